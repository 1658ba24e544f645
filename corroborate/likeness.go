package corroborate

import (
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
)

// threshold is the probability from which two groups are one: somewhat below even, as
// what reading has missed makes two accounts less alike than the words are.
const threshold = 0.45

// likeness is how probable it is that two accounts tell of one happening: what package
// happening finds alike in their claims, and what only whole accounts show. never says
// that they can't be one.
type likeness struct {
	p      float64
	never  bool
	claims happening.Score
	values values
	table  *weighting
}

// signal is what two accounts are weighed by beyond their claims' features.
type signal int

const (
	typeSame  signal = iota
	typeNear         // types that one happening is often told by
	typeFar          // … now and then
	typeOther        // types of different happenings
	daySame          // one stated day
	daySameLent
	dayMeets // wider stretches meet
	dayMeetsLent
	dayNext // a day apart
	dayNextLent
	dayNear // up to three days apart
	dayNearLent
	dayApart // more
	dayApartLent
	newsToday // no day told by one, and published on the day that the other tells
	newsYesterday
	newsFresh // … up to three days later, or neither tells one, and both were published within two
	newsLater // … a week or more apart
	newsOld   // … a month or more apart
	newsEarly // told before it was
	placeSame
	placeSameLent
	placeHolds // one holds the other, or is close by
	placeHoldsLent
	placeOther // other names, not far
	placeOtherLent
	placeApart
	placeApartLent
	namesAround // log of the names that the reports share
	namesShare  // … of the names of the report that has fewer
	harmAndAct  // one tells only whom it harmed
	otherReality
	againDiffers  // one says that it is one more
	bothFirst     // each is the first thing that its report tells
	onlyOnes      // each is the only one of this type in its report
	firstOnMatter // … times the log of the names that the reports share
	onlyOnMatter
	oneDenied
	signals
)

type values [signals]float32

// weighting are the weights of accounts: those of their claims' features, and those of the
// signals.
type weighting struct {
	claims  *happening.Model
	signals [signals]float64
}

// signalNames are the reasons in plain words; "" for what can only speak against.
var signalNames = [signals]string{
	typeSame: "the same type", typeNear: "types that are told for each other", typeFar: "types that are sometimes told for each other",
	daySame: "the same day", daySameLent: "the same day, as their reports have it", dayMeets: "days overlap", dayMeetsLent: "days overlap, as their reports have it",
	newsToday: "told on the day", newsYesterday: "told on the day after", newsFresh: "told within days", placeSame: "the same place", placeSameLent: "the same place, as their reports have it",
	placeHolds: "one place within or beside the other", placeHoldsLent: "one place within or beside the other, as their reports have it",
	namesAround: "the same names in both reports", harmAndAct: "one tells what the other's act did", bothFirst: "each what its report tells first",
	onlyOnes: "each the only one of its type in its report", oneDenied: "one denies what the other tells",
}

// because is the reasons in plain words, the strongest first.
func (l *likeness) because(f, g *facts) string {
	why := slices.DeleteFunc(l.claims.Reasons(), func(r happening.Reason) bool { return r.Weight <= 0 })
	for s, x := range l.values {
		if w := l.table.signals[s] * float64(x); w > 0 && signalNames[s] != "" {
			words := signalNames[s]
			if signal(s) == typeSame || signal(s) == typeNear || signal(s) == typeFar {
				words += " (" + typesOf(f, g) + ")"
			}
			why = append(why, happening.Reason{Weight: w, Words: words})
		}
	}
	slices.SortStableFunc(why, func(a, b happening.Reason) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	parts := make([]string, len(why))
	for i, r := range why {
		parts[i] = r.Words
	}
	return strings.Join(parts, ", ")
}

func typesOf(f, g *facts) string {
	name := func(f *facts) string {
		if f.kind == reportedly.KindEvent {
			return string(f.event)
		}
		return string(f.kind)
	}
	if a, b := name(f), name(g); a != b {
		return a + ", " + b
	}
	return name(f)
}

// compare weighs two accounts. It is symmetric.
func compare(a, b *account) likeness {
	f, g := &a.facts, &b.facts
	if f.plural != g.plural || f.staff != g.staff || f.pursuit != g.pursuit || f.unreal != g.unreal && (f.kind != reportedly.KindEvent || g.kind != reportedly.KindEvent) {
		return likeness{never: true}
	}
	k := akin(f, g)
	if k < 0 {
		return likeness{never: true}
	}
	if otherSide(f, g) || oneMore(f, g) || a.told[0].Report.ID != b.told[0].Report.ID && strangers(f, g) {
		return likeness{never: true}
	}
	l := likeness{table: &acrossReports}
	if a.told[0].Report.ID == b.told[0].Report.ID {
		l.table = &insideReport
	}
	l.claims = l.table.claims.Compare(a.claims, b.claims)
	l.types(k)
	l.when(f, g)
	l.where(f, g)
	l.around(f, g)
	l.p = 1 / (1 + math.Exp(-l.logit()))
	return l
}

// logit is the sum of all that speaks for and against.
func (l *likeness) logit() float64 {
	sum := l.claims.Logit()
	for s, x := range l.values {
		sum += l.table.signals[s] * float64(x)
	}
	return sum
}

func (l *likeness) set(s signal, on bool) {
	if on {
		l.values[s] = 1
	}
}

// otherSide tells whether two accounts are of opposite sides where that makes two
// happenings: who holds a place is what a claim of control is about, and a town that one
// side takes on one day and the other on another is taken twice.
func otherSide(f, g *facts) bool {
	a, b := sideIn(f.who), sideIn(g.who)
	if a == noSide || b == noSide || a == b {
		return false
	}
	if f.kind == reportedly.KindControl && g.kind == reportedly.KindControl {
		return !bothHold(f, g)
	}
	return days(f.days, g.days) < 0
}

// bothHold tells whether two sides say at one time that they hold a place, which is one hold
// that they contest: "The town is ours", "The army is in full control". Where the days that
// they tell are apart, or the reports, the place has changed hands.
func bothHold(f, g *facts) bool {
	d := days(f.days, g.days)
	return d > 0 || d == 0 && f.dated && g.dated && f.told-g.told <= 3 && g.told-f.told <= 3
}

// oneMore tells whether one of two accounts says that it is one more, on another day than
// the other tells: "The town was attacked again on Tuesday".
func oneMore(f, g *facts) bool {
	return f.again != g.again && !f.lentDays && !g.lentDays && days(f.days, g.days) < 0
}

// strangers tells whether two accounts of different reports are of doers of other kinds and
// share nothing that tells one happening from another: no place, no name in them or around
// them, and no word but those of harm and of who bears arms. "Gunmen attacked the market of
// Osk, killing three" and "Villagers attacked a mill, killing two" may be of one Monday and
// are two attacks.
func strangers(f, g *facts) bool {
	if len(f.who) == 0 || len(g.who) == 0 {
		return false
	}
	for i := range f.who {
		for j := range g.who {
			if p, q := &f.who[i], &g.who[j]; p.kind == q.kind || p.kind == reportedly.OtherActor || q.kind == reportedly.OtherActor || sharesWord(p, q) {
				return false
			}
		}
	}
	switch whereabouts(f.places, g.places) {
	case samePlace, holds:
		return false
	}
	if shared(f.names, g.names) > 0 || shared(f.around, g.around) > 0 {
		return false
	}
	return !slices.ContainsFunc(f.words, func(w string) bool { return tells(w) && slices.Contains(g.words, w) })
}

// sideIn is the one side that parties are on, noSide where there is none or both.
func sideIn(list []party) side {
	s := noSide
	for i := range list {
		switch x := list[i].side; {
		case x == noSide || x == s:
		case s == noSide:
			s = x
		default:
			return noSide
		}
	}
	return s
}

func (l *likeness) types(k float64) {
	l.set(typeSame, k >= 1)
	l.set(typeNear, k >= 0.5 && k < 1)
	l.set(typeFar, k > 0 && k < 0.5)
	l.set(typeOther, k == 0)
}

func (l *likeness) when(f, g *facts) {
	lent := signal(0)
	if f.lentDays || g.lentDays {
		lent = 1
	}
	switch d := days(f.days, g.days); {
	case d == 2:
		l.values[daySame+lent] = 1
	case d == 1:
		l.values[dayMeets+lent] = 1
	case d == 0:
		l.publication(f, g)
	case d == -1:
		l.values[dayNext+lent] = 1
	case d >= -3:
		l.values[dayNear+lent] = 1
	default:
		l.values[dayApart+lent] = 1
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
	known := true
	switch {
	case len(f.days) > 0:
		gap = int(g.told - f.days[0].first)
	case len(g.days) > 0:
		gap = int(f.told - g.days[0].first)
	default:
		known = false
	}
	switch {
	case gap < 0:
		l.values[newsEarly] = 1
	case known && gap == 0:
		l.values[newsToday] = 1
	case known && gap == 1:
		l.values[newsYesterday] = 1
	case gap <= 2, known && gap == 3:
		l.values[newsFresh] = 1
	case gap > 30:
		l.values[newsOld] = 1
	case gap > 7:
		l.values[newsLater] = 1
	}
}

func (l *likeness) where(f, g *facts) {
	lent := signal(0)
	if f.lentPlaces || g.lentPlaces {
		lent = 1
	}
	switch whereabouts(f.places, g.places) {
	case samePlace:
		l.values[placeSame+lent] = 1
	case holds:
		l.values[placeHolds+lent] = 1
	case otherName:
		l.values[placeOther+lent] = 1
	case apart:
		l.values[placeApart+lent] = 1
	}
}

// around is how the accounts stand in their reports.
func (l *likeness) around(f, g *facts) {
	if l.table == &acrossReports {
		n := shared(f.around, g.around)
		matter := float32(math.Log1p(float64(n)))
		l.values[namesAround] = matter
		if least := min(len(f.around), len(g.around)); least > 0 {
			l.values[namesShare] = float32(n) / float32(least)
		}
		if f.first && g.first {
			l.values[bothFirst], l.values[firstOnMatter] = 1, matter
		}
		if f.only && g.only && l.values[typeSame] == 1 {
			l.values[onlyOnes], l.values[onlyOnMatter] = 1, matter
		}
	}
	l.set(harmAndAct, f.harm != g.harm)
	l.set(otherReality, f.unreal != g.unreal)
	l.set(againDiffers, f.again != g.again)
	l.set(oneDenied, f.denied != g.denied)
}

// shared counts what two sorted lists share.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch strings.Compare(a[i], b[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			n++
			i, j = i+1, j+1
		}
	}
	return n
}
