package corroborate

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
	"github.com/reportedly/reportedly/text"
)

// account is what one report tells of one happening: the unit that is compared
// and grouped. Its claims are told in one breath ("A bomb struck a van, killing
// four. Two more died later.").
type account struct {
	id    string // of its first claim
	told  []*reportedly.Told
	facts facts
	// claims are its claims made ready to be compared.
	claims *happening.Features
	words  []*reportedly.Told // verifications: the report\'s word on its confirmation
	spare  []figure           // tolls in its sentences that no claim of the report gives
}

// accounts gathers a report's claims by happening. Offices and verifications tell
// of none and are left out. Which claims go together depends on the report alone,
// and on a person's word that two of its claims are apart.
func accounts(told []reportedly.Told, corrections []reportedly.Correction) []*account {
	told = slices.Clone(told)
	order := make([]*reportedly.Told, 0, len(told))
	for i := range told {
		told[i].Claim.Polarity = polarityOf(&told[i].Claim)
		if groups(&told[i].Claim) {
			order = append(order, &told[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *reportedly.Told) int {
		return cmp.Or(
			cmp.Compare(sentenceOf(&a.Claim).Start, sentenceOf(&b.Claim).Start),
			cmp.Compare(a.Claim.Trigger.Span.Start, b.Claim.Trigger.Span.Start),
			cmp.Compare(a.ID, b.ID))
	})
	var out []*account
	var index sentences
	for _, t := range order {
		f := read(t)
		f.sentence, f.entry = index.of(sentenceOf(&t.Claim)), saysIn(&t.Claim, logEntry)
		if home := homeOf(out, t, &f); home != nil && !parted(home, t, corrections) {
			home.told = append(home.told, t)
			home.facts.add(&f)
			continue
		}
		out = append(out, &account{id: t.ID, told: []*reportedly.Told{t}, facts: f})
	}
	var around, lead []string
	if len(told) > 0 {
		around = slices.Clone(told[0].Report.Names)
		lead = around[:min(len(around), maxNames)]
	}
	for _, a := range out {
		a.facts.finish()
		around = append(around, a.facts.names...)
	}
	if len(lead) == 0 {
		lead = around[:min(len(around), maxNames)]
	}
	lead = slices.Clone(lead)
	slices.Sort(around)
	around = slices.Compact(around)
	for _, a := range out {
		a.facts.around, a.facts.lead = around, lead
	}
	out = backwards(out, corrections)
	lend(out)
	place(out)
	verifications(out, told)
	out = assign(out)
	return out
}

// place tells how the accounts stand among those of their report, and makes their
// claims ready to be compared.
func place(list []*account) {
	type sort struct {
		kind   reportedly.Kind
		event  reportedly.Event
		unreal bool
	}
	count := map[sort]int{}
	for i, a := range list {
		f := &a.facts
		f.first = i == 0
		count[sort{f.kind, f.event, f.unreal}]++
		a.claims = acrossReports.claims.PrepareAll(mainFirst(a.told), nil)
	}
	for _, a := range list {
		a.facts.only = count[sort{a.facts.kind, a.facts.event, a.facts.unreal}] == 1
	}
}

// mainFirst puts the claim that tells the act before those that tell whom it harmed.
func mainFirst(told []*reportedly.Told) []*reportedly.Told {
	i := slices.IndexFunc(told, func(t *reportedly.Told) bool { return !harming(&t.Claim) && !patients(t) })
	if i < 1 {
		return told
	}
	out := append([]*reportedly.Told{told[i]}, told[:i]...)
	return append(out, told[i+1:]...)
}

// verifications gives each verification of a report to the account that it is on:
// that of the claim that it is linked to, else the last one told before it in this
// sentence or the one before.
func verifications(list []*account, told []reportedly.Told) {
	for i := range told {
		t := &told[i]
		if t.Claim.Kind != reportedly.KindVerification || len(t.Claim.Evidence) == 0 {
			continue
		}
		if home := verified(list, t); home != nil {
			home.words = append(home.words, t)
		}
	}
}

func verified(list []*account, t *reportedly.Told) *account {
	var before *account
	end := -1
	for _, a := range list {
		for _, o := range a.told {
			if slices.ContainsFunc(t.Claim.Links, func(l reportedly.Link) bool { return l.Claim == o.Claim.ID }) {
				return a
			}
			// The sentences between hold no claim: two hundred bytes are one or two.
			s := sentenceOf(&o.Claim)
			if o.Claim.Trigger.Span.Start < t.Claim.Trigger.Span.Start && s.End > end && t.Claim.Trigger.Span.Start-s.End < 200 {
				before, end = a, s.End
			}
		}
	}
	return before
}

// assign gives each toll in the sentences to the account whose claim it stands
// nearest to, among acts by force, what they did, and accidents.
func assign(list []*account) []*account {
	seen := map[text.Span]bool{}
	for _, a := range list {
		for _, t := range a.told {
			for _, f := range sentenceFigures(t) {
				if seen[f.span] {
					continue
				}
				seen[f.span] = true
				home, claim := nearest(list, f.span)
				if home != nil {
					f.Claim = claim
					home.spare = append(home.spare, f)
				}
			}
		}
	}
	return list
}

// nearest is the account, and its claim, whose trigger stands nearest to a span of
// the same sentence.
func nearest(list []*account, span text.Span) (*account, string) {
	var home *account
	var claim string
	best := -1
	for _, a := range list {
		// Words and deeds of goodwill kill nobody: a toll in their sentence is background.
		if a.facts.event != "" && a.facts.event.Quad() != reportedly.MaterialConflict && !a.facts.harm {
			continue
		}
		for _, t := range a.told {
			if s := sentenceOf(&t.Claim); !s.Contains(span) {
				continue
			}
			trigger := t.Claim.Trigger.Span
			gap := max(trigger.Start-span.End, span.Start-trigger.End, 0)
			if best < 0 || gap < best {
				home, claim, best = a, t.ID, gap
			}
		}
	}
	return home, claim
}

// parted tells whether a person has said that a claim tells of something else than
// one of the account's.
func parted(a *account, t *reportedly.Told, corrections []reportedly.Correction) bool {
	for _, c := range corrections {
		if c.Together || c.A != t.ID && c.B != t.ID {
			continue
		}
		for _, x := range a.told {
			if x.ID != t.ID && (c.A == x.ID || c.B == x.ID) {
				return true
			}
		}
	}
	return false
}

// groups tells whether a claim tells of a happening or a state of affairs that may
// be set against others.
func groups(c *reportedly.Claim) bool {
	switch c.Kind {
	case reportedly.KindOffice, reportedly.KindVerification:
		return false
	}
	return len(c.Evidence) > 0
}

func sentenceOf(c *reportedly.Claim) text.Span {
	if len(c.Evidence) == 0 {
		return c.Trigger.Span
	}
	return c.Evidence[0].Span
}

// sentences numbers the sentences of a report that hold claims.
type sentences struct {
	starts []int
}

func (s *sentences) of(span text.Span) int {
	if n := len(s.starts); n > 0 && s.starts[n-1] == span.Start {
		return n - 1
	}
	s.starts = append(s.starts, span.Start)
	return len(s.starts) - 1
}

// lend gives accounts without a day or place of their own those of the account
// before them, or of the first that has one: a report's sentences share a setting
// until it names another. What is lent weighs less than what is told.
func lend(list []*account) {
	var day, place *facts
	for _, pass := range []bool{false, true} {
		for _, a := range list {
			f := &a.facts
			if f.plural {
				continue // a tally's days are its own
			}
			if len(f.days) > 0 && !f.lentDays {
				day = f
			} else if len(f.days) == 0 && day != nil {
				f.days, f.lentDays = day.days, true
			}
			if located(f.places) && !f.lentPlaces {
				place = f
			} else if !located(f.places) && place != nil && !f.entry {
				f.places, f.lentPlaces = append(slices.Clone(f.places), place.places...), true
			}
		}
		if pass || (day == nil && place == nil) {
			return
		}
	}
}
