package corroborate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// likeness is how probable it is that two accounts tell of one happening, with the
// reasons, strongest first; never says that they can't.
type likeness struct {
	p     float64
	never bool
	sum   float64
	why   []reason
}

// reason is one weight of evidence in logits, with its words. Words are made only
// where weight speaks for joining.
type reason struct {
	weight float64
	words  string
}

// threshold is the probability from which two groups are one.
const threshold = 0.5

func (l *likeness) add(weight float64, words string) {
	l.sum += weight
	if weight > 0 && words != "" {
		l.why = append(l.why, reason{weight, words})
	}
}

// because is the reasons in plain words, the strongest first.
func (l *likeness) because() string {
	why := slices.Clone(l.why)
	slices.SortStableFunc(why, func(a, b reason) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return 0
	})
	parts := make([]string, len(why))
	for i, r := range why {
		parts[i] = r.words
	}
	return strings.Join(parts, ", ")
}

// compare weighs two accounts. It is symmetric. The weights were set by hand and then
// drawn halfway towards those of a logistic regression on pairs of accounts of the
// scenarios (docs/evaluation.md, "Independence"), both the project's own and the dev
// set; what is lent was kept higher than fitted, since reports in a scenario nearly
// always share a setting.
func compare(a, b *account) likeness {
	f, g := &a.facts, &b.facts
	var l likeness
	if f.plural != g.plural || f.unreal != g.unreal && f.kind != reportedly.KindEvent {
		return likeness{never: true}
	}
	l.add(-1.2, "")
	l.types(f, g)
	l.when(f, g)
	l.where(f, g)
	l.parties(f, g)
	l.wording(f, g)
	l.figures(f, g)
	if a.told[0].Report.ID == b.told[0].Report.ID {
		l.oneReport(f, g)
	}
	if f.unreal != g.unreal {
		l.add(-0.9, "")
	}
	l.p = 1 / (1 + math.Exp(-l.sum))
	if l.never {
		l.p = 0
	}
	return l
}

func (l *likeness) types(f, g *facts) {
	k := akin(f, g)
	switch {
	case k < 0:
		l.never = true
	case k >= 1:
		l.add(1.5, "the same "+typeName(f))
	case k >= 0.5:
		l.add(-0.3, "types that are told for each other ("+typeName(f)+", "+typeName(g)+")")
	case k > 0:
		l.add(-1.2, "")
	default:
		l.add(-2.3, "")
	}
}

func typeName(f *facts) string {
	if f.kind == reportedly.KindEvent {
		return "type (" + string(f.event) + ")"
	}
	return "kind (" + string(f.kind) + ")"
}

// akin is how near two types are: 1 for the same, above 0 for types that one
// happening may be told by, below 0 for happenings that are separate by rule 13.
func akin(f, g *facts) float64 {
	if f.kind != g.kind {
		return akinKinds(f, g)
	}
	if f.kind != reportedly.KindEvent {
		return 1
	}
	if f.event == g.event {
		if slices.Contains(f.modes, "abduct") != slices.Contains(g.modes, "abduct") && len(f.modes) > 0 && len(g.modes) > 0 {
			return 0.5
		}
		return 1
	}
	if slices.Contains(f.modes, "release") != slices.Contains(g.modes, "release") && (forceful(f.event) || forceful(g.event)) {
		return -1
	}
	k := akinEvents(f.event, g.event)
	if k >= 0 && f.word != "" && f.word == g.word {
		return 0.7
	}
	return k
}

func akinKinds(f, g *facts) float64 {
	if f.kind > g.kind {
		f, g = g, f
	}
	switch {
	case f.kind == reportedly.KindCondition && g.kind == reportedly.KindEvent:
		if f.harm && forceful(g.event) {
			return 0.6
		}
		if f.word == g.word {
			return 0.5
		}
		return 0.2
	case f.kind == reportedly.KindControl && g.kind == reportedly.KindPresence:
		return 0.5
	case f.kind == reportedly.KindControl || g.kind == reportedly.KindControl:
		return -1 // taking a town and holding it
	}
	return 0.1
}

// akinEvents tells which types are told for each other: an abduction is an arrest
// to one reporter, a march with stones a riot to another. Talks and the
// agreement reached there, an abduction and the release, are separate (rule 13).
func akinEvents(e, f reportedly.Event) float64 {
	if e > f {
		e, f = f, e
	}
	type pair struct{ a, b reportedly.Event }
	switch (pair{e, f}) {
	case pair{reportedly.Agree, reportedly.Consult}, pair{reportedly.Consult, reportedly.Support}:
		return -1
	case pair{reportedly.Assault, reportedly.Coerce}, pair{reportedly.Aid, reportedly.Cooperate},
		pair{reportedly.Agree, reportedly.Support}, pair{reportedly.Agree, reportedly.Concede},
		pair{reportedly.Assault, reportedly.Protest}, pair{reportedly.Coerce, reportedly.Protest},
		pair{reportedly.Coerce, reportedly.Sanction}, pair{reportedly.Assault, reportedly.Mobilize},
		pair{reportedly.Coerce, reportedly.Mobilize}, pair{reportedly.Concede, reportedly.Retreat}:
		return 0.5
	case pair{reportedly.Reject, reportedly.Request}, pair{reportedly.Accuse, reportedly.Reject},
		pair{reportedly.Accuse, reportedly.Request}, pair{reportedly.Request, reportedly.Threaten},
		pair{reportedly.Mobilize, reportedly.Retreat}, pair{reportedly.Agree, reportedly.Cooperate},
		pair{reportedly.Agree, reportedly.Aid}, pair{reportedly.Reject, reportedly.Sanction}, pair{reportedly.Mobilize, reportedly.Protest}:
		return 0.3
	}
	return 0
}

func (l *likeness) when(f, g *facts) {
	lent, meet := 1.0, 1.0
	if f.lentDays || g.lentDays {
		lent, meet = 0.6, 0.35
	}
	switch d := days(f.days, g.days); {
	case d == 2:
		l.add(1.5*meet, "the same day")
	case d == 1:
		l.add(0.4*meet, "days overlap")
	case d == 0:
		l.publication(f, g)
	case d == -1:
		l.add(-1.5*lent, "")
	case d >= -3:
		l.add(-3*lent, "")
	default:
		l.add(-6*lent, "")
	}
}

// publication stands in for a day that isn't told: news is of the days before.
func (l *likeness) publication(f, g *facts) {
	if !f.dated || !g.dated {
		return
	}
	gap := int(f.told - g.told)
	if gap < 0 {
		gap = -gap
	}
	switch {
	case gap <= 2:
		l.add(0.5, "published within two days")
	case gap > 30:
		l.add(-2, "")
	case gap > 7:
		l.add(-0.8, "")
	}
	for _, x := range []struct{ told, other *facts }{{f, g}, {g, f}} {
		if len(x.told.days) > 0 && x.told.days[0].first > x.other.told {
			l.add(-3, "") // told before it was
		}
	}
}

func (l *likeness) where(f, g *facts) {
	lent, meet := 1.0, 1.0
	if f.lentPlaces || g.lentPlaces {
		lent, meet = 0.7, 0.35
	}
	switch near := whereabouts(f.places, g.places); {
	case near == samePlace:
		l.add(1.6*meet, "the same place")
	case near == apart:
		l.add(-4*lent, "")
	case l.sharedNames(f, g):
	case near == holds:
		l.add(0.6*lent, "one place within or beside the other")
	case near == otherName:
		l.add(-0.6*lent, "")
	}
}

// sharedNames stands in for places that weren't read: a name that stands in the
// sentences of both, or in the reports around them.
func (l *likeness) sharedNames(f, g *facts) bool {
	if n, ok := meet(f.names, g.names); ok {
		l.add(0.9, "the same name in both ("+n+")")
		return true
	}
	if n, ok := meet(f.around, g.around); ok {
		l.add(0.3, "the same name in both reports ("+n+")")
		return true
	}
	return false
}

func meet(a, b []string) (string, bool) {
	for _, x := range a {
		if _, ok := slices.BinarySearch(b, x); ok {
			return x, true
		}
	}
	return "", false
}

func (l *likeness) parties(f, g *facts) {
	act := f.event.Quad() == reportedly.MaterialConflict || f.kind != reportedly.KindEvent
	switch same, other, word := parties(f.who, g.who); {
	case same != "":
		l.add(0.7, "the same actor ("+same+")")
	case other && f.kind == reportedly.KindControl:
		l.add(-1.5, "") // who holds it is what the claim is about
	case other && !act:
		l.add(-2, "") // what somebody says is his alone
	case other:
		l.add(-0.4, "")
	case word != "":
		l.add(0.4, "actors alike ("+word+")")
	}
	switch same, other, word := parties(f.whom, g.whom); {
	case same != "":
		l.add(1.2, "the same recipient ("+same+")")
	case other:
		l.add(-0.2, "")
	case word != "":
		l.add(0.8, "recipients alike ("+word+")")
	}
}

// parties compares two lists: a name that both have, whether both have names and
// none in common, or a common word that both have.
func parties(a, b []party) (same string, other bool, word string) {
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.specific && y.specific && alike(&x, &y):
				return x.name, false, ""
			case x.specific && y.specific:
				other = true
			default:
				for _, st := range x.stems {
					if word == "" && slices.Contains(y.stems, st) {
						word = st
					}
				}
			}
		}
	}
	return "", other, word
}

// alike tells whether two named parties may be one: one identity, or one name
// whose words are all in the other.
func alike(x, y *party) bool {
	if x.id != "" && x.id == y.id || x.name == y.name {
		return true
	}
	a, b := x.stems, y.stems
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, st := range a {
		if !slices.Contains(b, st) {
			return false
		}
	}
	return true
}

func (l *likeness) wording(f, g *facts) {
	c := f.bag.cosine(g.bag)
	l.add(max(-0.6, min(4.5*(c-0.22), 3.2)), fmt.Sprintf("wording %.2f", c))
}

// oneReport takes back what two accounts of one report share by being told there:
// words, day and place. Its author told them as two.
func (l *likeness) oneReport(f, g *facts) {
	l.sum, l.why = -3.5, nil
	l.types(f, g)
	l.parties(f, g)
	if f.word != "" && f.word == g.word {
		l.add(1.5, "the same word")
	}
	if days(f.days, g.days) < 0 || whereabouts(f.places, g.places) == apart {
		l.add(-3, "")
	}
}

func (l *likeness) figures(f, g *facts) {
	for _, x := range f.numbers {
		for _, y := range g.numbers {
			if x.field == y.field && x.min == y.min && x.min >= 2 {
				l.add(0.6, fmt.Sprintf("the same figure (%d %s)", x.min, x.field))
				return
			}
		}
	}
}
