package claims

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
)

// Reader turns a text file into claims. Published is the document's EDTF
// date, or "" where it is unknown.
type Reader func(ctx context.Context, path, published string) ([]reportedly.Claim, error)

// Case is a document's gold and the claims that were read from it.
type Case struct {
	Gold *Gold
	Pred []reportedly.Claim
}

// Options say what Claims adds to the figures. The zero value adds
// nothing.
type Options struct {
	Resampling score.Resampling // of documents, for the intervals of found, typed and full F1
	Types      bool             // figures for each event type and kind
}

// Read reads gold files and, by read, the claims of the texts beside them.
func Read(ctx context.Context, goldPaths []string, read Reader) ([]Case, error) {
	var out []Case
	for _, path := range goldPaths {
		g, err := ReadGold(path)
		if err != nil {
			return nil, err
		}
		claims, err := read(ctx, g.TextPath(), g.Published)
		if err != nil {
			return nil, fmt.Errorf("read claims for %s: %w", path, err)
		}
		out = append(out, Case{g, claims})
	}
	return out, nil
}

// Score scores claims against gold by the rules of docs/evaluation.md,
// "Claims". N counts gold claims that are neither optional nor offices.
func Score(cases []Case, opt Options) *score.Scores {
	s := &score.Scores{Task: "claims"}
	var total counts
	var perDocument []counts
	log := claimLog{confusions: score.Confusions{}, types: map[string]*score.Tally{}}
	for _, c := range cases {
		s.Files = append(s.Files, c.Gold.Path)
		n := countCase(c, &log)
		s.N += n.typed.TP + n.typed.FN
		total.add(n)
		perDocument = append(perDocument, n)
	}
	s.Rows = total.rows()
	s.Rows = append(s.Rows, opt.Resampling.F1(len(perDocument),
		score.NamedTally{Name: "found", Of: func(d int) score.Tally { return perDocument[d].found }},
		score.NamedTally{Name: "typed", Of: func(d int) score.Tally { return perDocument[d].typed }},
		score.NamedTally{Name: "full", Of: func(d int) score.Tally { return perDocument[d].full }})...)
	if opt.Types {
		s.Rows = append(s.Rows, log.typeRows()...)
	}
	s.Confusions, s.Mistakes = log.confusions.Sorted(), log.mistakes
	return s
}

// counts are the figures of one or several documents.
type counts struct {
	office, found, typed, full  score.Tally
	actors, recipients, places  score.Tally
	time, basis, polarity, real score.Share
	likelihood, speakers        score.Share
}

func (c *counts) tallies() []*score.Tally {
	return []*score.Tally{&c.office, &c.found, &c.typed, &c.full, &c.actors, &c.recipients, &c.places}
}

func (c *counts) shares() []*score.Share {
	return []*score.Share{&c.time, &c.basis, &c.polarity, &c.real, &c.likelihood, &c.speakers}
}

func (c *counts) add(o counts) {
	theirs := o.tallies()
	for i, t := range c.tallies() {
		t.Add(*theirs[i])
	}
	others := o.shares()
	for i, s := range c.shares() {
		s.Right += others[i].Right
		s.N += others[i].N
	}
}

func (c *counts) rows() []score.Row {
	var out []score.Row
	for i, t := range c.tallies() {
		out = append(out, t.Row([]string{"office", "found", "typed", "full", "actors", "recipients", "places"}[i]))
	}
	for i, s := range c.shares() {
		if s.N > 0 {
			out = append(out, s.Row([]string{"time", "basis", "polarity", "reality", "likelihood", "said_by"}[i]))
		}
	}
	return out
}

// countCase scores one document.
func countCase(c Case, log *claimLog) counts {
	var n counts
	gold, pred, officers := items(c)
	n.office = offices(c.Gold.Offices, officers)
	wanted := 0
	for _, g := range gold {
		if !g.optional {
			wanted++
		}
	}
	found, typed := match(gold, pred, false), match(gold, pred, true)
	n.found, n.typed = level(gold, pred, found, wanted), level(gold, pred, typed, wanted)
	right, optional := 0, 0
	for _, m := range typed {
		good := n.attributes(&gold[m.gold], &pred[m.pred], log)
		if gold[m.gold].optional {
			optional++
		} else if good {
			right++
		}
	}
	n.full = score.Tally{TP: right, FP: len(pred) - optional - right, FN: wanted - right}
	log.add(c.Gold.Document, gold, pred, found, typed)
	return n
}

// items prepares both sides; offices are scored apart. The third value holds
// the actors of each office claim that was read.
func items(c Case) (gold, pred []item, officers [][]name) {
	for _, g := range c.Gold.Claims {
		if g.Kind != string(reportedly.KindOffice) {
			gold = append(gold, g.item())
		}
	}
	for _, p := range c.Pred {
		if p.Kind == reportedly.KindOffice {
			officers = append(officers, participants(p.Actors))
		} else {
			pred = append(pred, readItem(p))
		}
	}
	return gold, pred, officers
}

func offices(gold []Office, read [][]name) score.Tally {
	hits := 0
	for _, o := range gold {
		person := newName(o.Person)
		if slices.ContainsFunc(read, func(names []name) bool {
			return slices.ContainsFunc(names, func(n name) bool { return same(person, n) })
		}) {
			hits++
		}
	}
	return score.Tally{TP: hits, FP: max(0, len(read)-hits), FN: len(gold) - hits}
}

// level counts a matching: a pair with an optional gold claim is neither right
// nor false.
func level(gold, pred []item, matched []pair, wanted int) score.Tally {
	tp := 0
	for _, m := range matched {
		if !gold[m.gold].optional {
			tp++
		}
	}
	return score.Tally{TP: tp, FP: len(pred) - len(matched), FN: wanted - tp}
}

// attributes compares the values of a typed match. It tells whether those that
// `full` asks for are right: all participants, basis and polarity.
func (c *counts) attributes(g, p *item, log *claimLog) bool {
	good := sets(&c.actors, g.actors, p.actors)
	good = sets(&c.recipients, g.recipients, p.recipients) && good
	sets(&c.places, g.places, p.places)
	if g.edtf != "" {
		c.time.Add(sameTime(g.edtf, p.edtf))
		log.attribute("time", g.edtf, p.edtf, sameTime(g.edtf, p.edtf), g)
	}
	for _, v := range []struct {
		to         *score.Share
		field      string
		want, read string
		full       bool
	}{
		{&c.basis, "basis", g.basis, p.basis, true},
		{&c.polarity, "polarity", g.polarity, p.polarity, true},
		{&c.real, "reality", g.real, p.real, false},
		{&c.likelihood, "likelihood", g.likelihood, p.likelihood, false},
	} {
		right := v.want == v.read
		if v.want == "" && v.read == "" {
			continue
		}
		v.to.Add(right)
		log.attribute(v.field, v.want, v.read, right, g)
		good = good && (right || !v.full)
	}
	if len(g.speakers)+len(p.speakers) > 0 {
		right := paired(g.speakers, p.speakers) > 0
		c.speakers.Add(right)
		log.speakers(right, g, p)
	}
	return good
}

// sets adds what two lists of names share, and tells whether they agree.
func sets(t *score.Tally, gold, pred []name) bool {
	hits := paired(gold, pred)
	t.Add(score.Tally{TP: hits, FP: len(pred) - hits, FN: len(gold) - hits})
	return hits == len(gold) && hits == len(pred)
}

// sameTime tells whether EDTF values agree; one day within a span ([a..b]) and
// the span itself (a/b) count as the same.
func sameTime(a, b string) bool {
	plain := func(s string) string { return strings.ReplaceAll(strings.Trim(s, "[]{}"), "..", "/") }
	return plain(a) == plain(b)
}
