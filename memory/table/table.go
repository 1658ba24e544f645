package table

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// Table is the claims of a memory at one moment. It never changes, and is safe for
// concurrent use.
type Table struct {
	rows    []row
	byDay   []int32 // indexes of rows by their first day, unknown ones last
	parties []party
	places  []int32 // indexes of placeNames

	actors, placeNames, sources dictionary // keys of actors and places, names of sources
	values                      dictionary // of all enumerated values
	reports                     []string   // SHA-256, in the order of rows
	locals                      dictionary // "c4"
	unnamed                     []bool     // by actor: told of without a name
}

// row is a claim.
type row struct {
	number      int64
	first, last int32 // days since 1970; unknown for both, open for either

	report, local, source                                int32
	kind, event, basis, polarity, reality, state, review uint8 // indexes of values

	party, place   int32 // where its parties and places begin
	parties, spots uint8
}

type party struct {
	actor int32 // index of actors
	roles uint8
}

const (
	unknown  = math.MinInt32
	openHead = math.MinInt32 + 1
	openTail = math.MaxInt32
)

// dictionary numbers texts.
type dictionary struct {
	names []string
	at    map[string]int32
}

func (d *dictionary) add(s string) int32 {
	if i, ok := d.at[s]; ok {
		return i
	}
	if d.at == nil {
		d.at = map[string]int32{}
	}
	s = strings.Clone(s)
	i := int32(len(d.names))
	d.names, d.at[s] = append(d.names, s), i
	return i
}

// Len is how many claims the table has.
func (t *Table) Len() int { return len(t.rows) }

// add adds a claim; they come by their rows, in order.
func (t *Table) add(l *store.Light) {
	if n := len(t.reports); n == 0 || t.reports[n-1] != l.Report {
		t.reports = append(t.reports, l.Report)
	}
	r := row{number: l.Row, report: int32(len(t.reports) - 1), local: t.locals.add(l.Claim), source: t.sources.add(l.Source)}
	r.first, r.last = daysOf(l.Days)
	r.kind, r.event, r.basis = t.value(string(l.Kind)), t.value(string(l.Event)), t.value(string(l.Basis))
	r.polarity, r.reality = t.value(string(l.Polarity)), t.value(string(l.Reality))
	r.state, r.review = t.value(string(l.State)), t.value(string(l.Review))
	r.party, r.place = int32(len(t.parties)), int32(len(t.places))
	for _, p := range l.Parties[:min(len(l.Parties), math.MaxUint8)] {
		t.parties = append(t.parties, party{t.actors.add(p.Key), uint8(p.Roles)})
	}
	for _, p := range l.Places[:min(len(l.Places), math.MaxUint8)] {
		if i := t.placeNames.add(p.Key); p.Key != "" && !slices.Contains(t.places[r.place:], i) {
			t.places = append(t.places, i)
		}
	}
	r.parties, r.spots = uint8(int32(len(t.parties))-r.party), uint8(int32(len(t.places))-r.place)
	t.rows = append(t.rows, r)
}

// value is the number of an enumerated value; the vocabulary has far fewer than 256.
func (t *Table) value(s string) uint8 {
	i := t.values.add(s)
	if i > math.MaxUint8 {
		return 0
	}
	return uint8(i)
}

func daysOf(d store.Days) (first, last int32) {
	if d.IsZero() {
		return unknown, unknown
	}
	first, last = openHead, openTail
	if !d.First.IsZero() {
		first = dayOf(d.First)
	}
	if !d.Last.IsZero() {
		last = dayOf(d.Last)
	}
	return first, last
}

func dayOf(t time.Time) int32 {
	s := t.Unix()
	d := s / 86400
	if s%86400 < 0 {
		d--
	}
	return int32(max(openHead+1, min(openTail-1, d)))
}

func timeOf(d int32) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func (t *Table) partiesOf(r *row) []party { return t.parties[r.party : r.party+int32(r.parties)] }
func (t *Table) placesOf(r *row) []int32  { return t.places[r.place : r.place+int32(r.spots)] }

// ID is a claim's ID across reports.
func (t *Table) id(r *row) string {
	return reportedly.TellingID(t.reports[r.report], t.locals.names[r.local])
}

// Found is a claim that was found.
type Found struct {
	ID   string
	Keys []string // of the lanes that it belongs to
}

// Find finds the claims that pass by their first day, unknown ones last, then by the
// order of adding: at most so many after the first skip ones.
func (t *Table) Find(f *Filter, by By, skip, atMost int) []Found {
	var out []Found
	d := density{t: t, by: by}
	for _, at := range t.byDay {
		r := &t.rows[at]
		if !f.passes(t, r) {
			continue
		}
		if skip--; skip >= 0 {
			continue
		}
		if len(out) == atMost {
			break
		}
		x := Found{ID: t.id(r)}
		for _, k := range d.lanes(r) {
			x.Keys = append(x.Keys, d.key(k))
		}
		out = append(out, x)
	}
	return out
}

// Last are the IDs of claims that pass, last added first.
func (t *Table) Last(f *Filter, atMost int) []string {
	var out []string
	for i := len(t.rows) - 1; i >= 0 && len(out) < atMost; i-- {
		if r := &t.rows[i]; f.passes(t, r) {
			out = append(out, t.id(r))
		}
	}
	return out
}

// sort puts the rows in the order of days.
func (t *Table) sort() {
	t.byDay = make([]int32, len(t.rows))
	for i := range t.byDay {
		t.byDay[i] = int32(i)
	}
	slices.SortStableFunc(t.byDay, func(a, b int32) int {
		x, y := &t.rows[a], &t.rows[b]
		return cmp.Or(cmp.Compare(x.order(), y.order()), cmp.Compare(x.last, y.last))
	})
}

// order sorts unknown days behind all others.
func (r *row) order() int64 {
	if r.first == unknown {
		return math.MaxInt64
	}
	return int64(r.first)
}

// Knows tells whether any claim names an actor of this key.
func (t *Table) Knows(actor string) bool {
	_, ok := t.actors.at[actor]
	return ok
}
