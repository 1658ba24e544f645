package corroborate

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
)

// building is a development while it is made.
type building struct {
	d        reportedly.Development
	accounts []*account
	told     []*reportedly.Told // all claims: by publication, then in order of the text
	knowers  Knowers
	reports  map[string]*reportedly.Publication // made on demand
	rivals   map[string]bool                    // claims by which the other side holds the place
}

// build makes the development of a group.
func (p *pool) build(ctx context.Context, t *ties, members group, corrections []reportedly.Correction) (*building, error) {
	b := &building{}
	for _, i := range members {
		b.accounts = append(b.accounts, t.list[i])
		b.told = append(b.told, t.list[i].told...)
	}
	b.sayYes()
	b.hold()
	plain := make([]reportedly.Told, len(b.told))
	for i, x := range b.told {
		plain[i] = *x
		if b.rivals[x.ID] {
			plain[i].Claim.Polarity = reportedly.Denied
		}
	}
	var err error
	if b.knowers, err = p.m.Knowers(ctx, plain); err != nil {
		return nil, fmt.Errorf("find who knows: %w", err)
	}
	b.name()
	b.joined(t, members, corrections)
	b.sort()
	b.contradictions()
	b.state()
	b.suggest()
	b.history()
	return b, nil
}

// name gives the development its headline, and the reports and sources that tell it.
func (b *building) name() {
	best := slices.MinFunc(b.told, func(x, y *reportedly.Told) int { return cmp.Compare(fullness(y), fullness(x)) })
	b.d.Best, b.d.What = best.ID, headline(&best.Claim)
	for _, x := range b.told {
		if !slices.Contains(b.d.Reports, x.Report.ID) {
			b.d.Reports = append(b.d.Reports, x.Report.ID)
		}
		if s := x.Report.Source; s != "" && !slices.Contains(b.d.Sources, s) {
			b.d.Sources = append(b.d.Sources, s)
		}
		for _, m := range x.Claim.Modes {
			if !slices.Contains(b.d.Modes, m) {
				b.d.Modes = append(b.d.Modes, m)
			}
		}
	}
	slices.Sort(b.d.Sources)
	slices.Sort(b.d.Modes)
	b.d.First = b.d.Reports[0]
}

// fullness is how much a claim tells: who, whom, where, when, how many. A denial
// names a development only where nothing else does.
func fullness(t *reportedly.Told) int {
	c, n := &t.Claim, 0
	for _, told := range []bool{len(c.Actors) > 0, len(c.Recipients) > 0, len(c.Places) > 0, c.Time != nil, len(c.Numbers) > 0} {
		if told {
			n++
		}
	}
	if len(c.Evidence) > 0 && len(c.Evidence[0].Quote) < 200 {
		n++
	}
	if c.Polarity == reportedly.Denied {
		n -= 10
	}
	return n
}

// sort settles kind and type: those of most accounts, harm counting least; ties go
// to the earlier account.
func (b *building) sort() {
	type sort struct {
		kind  reportedly.Kind
		event reportedly.Event
	}
	count := map[sort]int{}
	var best sort
	for _, a := range b.accounts {
		f := &a.facts
		s := sort{f.kind, f.event}
		n := 2
		if f.harm || f.denied {
			n = 1
		}
		count[s] += n
	}
	for _, a := range b.accounts {
		if s := (sort{a.facts.kind, a.facts.event}); count[s] > count[best] {
			best = s
		}
	}
	b.d.Kind, b.d.Event = best.kind, best.event
}

// joined says of each claim why it belongs here: of an account, by the other
// account that it is most like; of a further claim, by its own account.
func (b *building) joined(t *ties, members group, corrections []reportedly.Correction) {
	pinned := map[string]bool{}
	for _, c := range corrections {
		pinned[c.A], pinned[c.B] = true, true
	}
	for _, i := range members {
		with, score, why := -1, 0.0, "the first that tells it"
		for _, j := range members {
			if j != i && t.p[i][j] > score {
				with, score = j, t.p[i][j]
			}
		}
		if with >= 0 {
			l := compare(t.list[i], t.list[with])
			why = "joined because " + l.because(&t.list[i].facts, &t.list[with].facts)
		}
		for k, x := range t.list[i].told {
			m := reportedly.Member{Claim: x.ID, Report: x.Report.ID, Score: score, Why: why, Pinned: pinned[x.ID]}
			if with >= 0 {
				m.With = t.list[with].id
			}
			if k > 0 {
				m.With, m.Score, m.Why = t.list[i].id, 1, "told in one breath with another claim of the same report"
			}
			b.d.Members = append(b.d.Members, m)
		}
		for _, x := range t.list[i].words {
			b.d.Members = append(b.d.Members, reportedly.Member{
				Claim: x.ID, Report: x.Report.ID, With: t.list[i].id, Score: 1, Why: "its report's word on the confirmation of this", Pinned: pinned[x.ID],
			})
		}
	}
	for _, c := range corrections {
		if slices.ContainsFunc(b.told, func(x *reportedly.Told) bool { return x.ID == c.A || x.ID == c.B }) {
			b.d.Corrections = append(b.d.Corrections, c)
		}
	}
}
