package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// ClaimReader turns a text file into claims. Published is the document's EDTF
// date, or "" where it is unknown.
type ClaimReader func(ctx context.Context, path, published string) ([]reportedly.Claim, error)

// Case is a document's gold and the claims that were read from it.
type Case struct {
	Gold *Gold
	Pred []reportedly.Claim
}

// ClaimOptions say what Claims adds to the figures. The zero value adds
// nothing.
type ClaimOptions struct {
	Resampling Resampling // of documents, for the intervals of found, typed and full F1
	Types      bool       // figures for each event type and kind
}

// ReadClaims reads gold files and, by read, the claims of the texts beside them.
func ReadClaims(ctx context.Context, goldPaths []string, read ClaimReader) ([]Case, error) {
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

// Claims scores claims against gold by the rules of docs/evaluation.md,
// "Claims". N counts gold claims that are neither optional nor offices.
func Claims(cases []Case, opt ClaimOptions) *Scores {
	s := &Scores{Task: "claims"}
	var total counts
	var perDocument []counts
	log := claimLog{confusions: confusions{}, types: map[string]*tally{}}
	for _, c := range cases {
		s.Files = append(s.Files, c.Gold.Path)
		n := countCase(c, &log)
		s.N += n.typed.tp + n.typed.fn
		total.add(n)
		perDocument = append(perDocument, n)
	}
	s.Rows = total.rows()
	s.Rows = append(s.Rows, opt.Resampling.f1(len(perDocument),
		namedTally{"found", func(d int) tally { return perDocument[d].found }},
		namedTally{"typed", func(d int) tally { return perDocument[d].typed }},
		namedTally{"full", func(d int) tally { return perDocument[d].full }})...)
	if opt.Types {
		s.Rows = append(s.Rows, log.typeRows()...)
	}
	s.Confusions, s.Mistakes = log.confusions.sorted(), log.mistakes
	return s
}

// counts are the figures of one or several documents.
type counts struct {
	office, found, typed, full  tally
	actors, recipients, places  tally
	time, basis, polarity, real share
	likelihood, speakers        share
}

func (c *counts) tallies() []*tally {
	return []*tally{&c.office, &c.found, &c.typed, &c.full, &c.actors, &c.recipients, &c.places}
}

func (c *counts) shares() []*share {
	return []*share{&c.time, &c.basis, &c.polarity, &c.real, &c.likelihood, &c.speakers}
}

func (c *counts) add(o counts) {
	theirs := o.tallies()
	for i, t := range c.tallies() {
		t.add(*theirs[i])
	}
	others := o.shares()
	for i, s := range c.shares() {
		s.right += others[i].right
		s.n += others[i].n
	}
}

func (c *counts) rows() []Row {
	var out []Row
	for i, t := range c.tallies() {
		out = append(out, t.row([]string{"office", "found", "typed", "full", "actors", "recipients", "places"}[i]))
	}
	for i, s := range c.shares() {
		if s.n > 0 {
			out = append(out, s.row([]string{"time", "basis", "polarity", "reality", "likelihood", "said_by"}[i]))
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
	n.full = tally{tp: right, fp: len(pred) - optional - right, fn: wanted - right}
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

func offices(gold []Office, read [][]name) tally {
	hits := 0
	for _, o := range gold {
		person := newName(o.Person)
		if slices.ContainsFunc(read, func(names []name) bool {
			return slices.ContainsFunc(names, func(n name) bool { return same(person, n) })
		}) {
			hits++
		}
	}
	return tally{tp: hits, fp: max(0, len(read)-hits), fn: len(gold) - hits}
}

// level counts a matching: a pair with an optional gold claim is neither right
// nor false.
func level(gold, pred []item, matched []pair, wanted int) tally {
	tp := 0
	for _, m := range matched {
		if !gold[m.gold].optional {
			tp++
		}
	}
	return tally{tp: tp, fp: len(pred) - len(matched), fn: wanted - tp}
}

// attributes compares the values of a typed match. It tells whether those that
// `full` asks for are right: all participants, basis and polarity.
func (c *counts) attributes(g, p *item, log *claimLog) bool {
	good := sets(&c.actors, g.actors, p.actors)
	good = sets(&c.recipients, g.recipients, p.recipients) && good
	sets(&c.places, g.places, p.places)
	if g.edtf != "" {
		c.time.add(sameTime(g.edtf, p.edtf))
		log.attribute("time", g.edtf, p.edtf, sameTime(g.edtf, p.edtf), g)
	}
	for _, v := range []struct {
		to         *share
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
		v.to.add(right)
		log.attribute(v.field, v.want, v.read, right, g)
		good = good && (right || !v.full)
	}
	if len(g.speakers)+len(p.speakers) > 0 {
		right := paired(g.speakers, p.speakers) > 0
		c.speakers.add(right)
		log.speakers(right, g, p)
	}
	return good
}

// sets adds what two lists of names share, and tells whether they agree.
func sets(t *tally, gold, pred []name) bool {
	hits := paired(gold, pred)
	t.add(tally{tp: hits, fp: len(pred) - hits, fn: len(gold) - hits})
	return hits == len(gold) && hits == len(pred)
}

// sameTime tells whether EDTF values agree; one day within a span ([a..b]) and
// the span itself (a/b) count as the same.
func sameTime(a, b string) bool {
	plain := func(s string) string { return strings.ReplaceAll(strings.Trim(s, "[]{}"), "..", "/") }
	return plain(a) == plain(b)
}
