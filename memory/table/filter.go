package table

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/reportedly/reportedly/store"
)

// Filter is a filter made ready for one table.
type Filter struct {
	none bool // nothing can pass

	kinds, events, bases, polarities, realities, states, reviews *[256]bool // nil for all
	actors, doers, recipients, speakers, places, sources         map[int32]bool

	since, until int32
	dated        int // 1 known days only, -1 unknown days only
	days         bool
	from, to     int32 // with during
	during       bool
	reviewed     int // 1 judged, -1 not

	rows []int64 // the store's answer to what the table can't check, sorted; nil where nothing was asked
	pair [2]int32
	both bool // claims of the pair alone
}

// Filter makes a filter ready. What the table doesn't hold is asked of the store.
func (t *Table) Filter(ctx context.Context, src Source, f store.ClaimFilter) (*Filter, error) {
	out := &Filter{since: openHead, until: openTail}
	rest := store.ClaimFilter{Text: f.Text, Likelihoods: f.Likelihoods, Countries: f.Countries, Reports: f.Reports, Developments: f.Developments,
		Within: f.Within, Near: f.Near, MinScore: f.MinScore}
	out.kinds, out.events, out.bases = set(t, f.Kinds), set(t, f.Events), set(t, f.Bases)
	out.polarities, out.realities = set(t, f.Polarities), set(t, f.Realities)
	out.states, out.reviews = set(t, f.States), set(t, f.Reviews)
	for _, x := range []struct {
		names []string
		in    *dictionary
		to    *map[int32]bool
		rest  *[]string
	}{
		{f.Actors, &t.actors, &out.actors, &rest.Actors}, {f.Doers, &t.actors, &out.doers, &rest.Doers}, {f.Recipients, &t.actors, &out.recipients, &rest.Recipients},
		{f.Speakers, &t.actors, &out.speakers, &rest.Speakers}, {f.Places, &t.placeNames, &out.places, &rest.Places},
	} {
		if *x.to = x.in.of(x.names); *x.to == nil {
			*x.rest = x.names
		}
	}
	if len(f.Sources) > 0 {
		out.sources = map[int32]bool{}
		for _, s := range f.Sources {
			if i, ok := t.sources.at[s]; ok {
				out.sources[i] = true
			}
		}
	}
	out.days = !f.Since.IsZero() || !f.Until.IsZero()
	if !f.Since.IsZero() {
		out.since = dayOf(f.Since)
	}
	if !f.Until.IsZero() {
		out.until = dayOf(f.Until)
	}
	if f.Undated != nil {
		out.dated = sign(!*f.Undated)
	}
	if f.Reviewed != nil {
		out.reviewed = sign(*f.Reviewed)
	}
	return out, out.ask(ctx, src, rest)
}

// ask asks the store for the rows that pass what the table can't check.
func (f *Filter) ask(ctx context.Context, src Source, rest store.ClaimFilter) error {
	if !asks(&rest) {
		return nil
	}
	rows, _, err := src.Passing(ctx, rest, 0)
	if err != nil {
		return fmt.Errorf("find the claims: %w", err)
	}
	f.rows = append([]int64{}, rows...)
	slices.Sort(f.rows)
	f.none = f.none || len(rows) == 0
	return nil
}

func asks(f *store.ClaimFilter) bool {
	return f.Text != "" || f.Within != nil || f.Near != nil || f.MinScore > 0 ||
		len(f.Likelihoods)+len(f.Countries)+len(f.Reports)+len(f.Developments)+len(f.Actors)+len(f.Doers)+len(f.Recipients)+len(f.Speakers)+len(f.Places) > 0
}

func sign(b bool) int {
	if b {
		return 1
	}
	return -1
}

// of are the numbers of keys; nil where any of them is none: it is a name then, which
// the store knows.
func (d *dictionary) of(keys []string) map[int32]bool {
	if len(keys) == 0 {
		return nil
	}
	out := map[int32]bool{}
	for _, k := range keys {
		i, ok := d.at[k]
		if !ok {
			return nil
		}
		out[i] = true
	}
	return out
}

func set[T ~string](t *Table, values []T) *[256]bool {
	if len(values) == 0 {
		return nil
	}
	var out [256]bool
	for _, v := range values {
		if i, ok := t.values.at[string(v)]; ok && i < 256 {
			out[i] = true
		}
	}
	return &out
}

// Between narrows the filter to claims in which two actors, by their keys, stand on
// two sides, or side by side where there is but one.
func (t *Table) Between(f *Filter, a, b string) *Filter {
	out := *f
	i, ok := t.actors.at[a]
	j, ok2 := t.actors.at[b]
	out.none = out.none || !ok || !ok2
	out.pair, out.both = [2]int32{i, j}, true
	return &out
}

// During narrows the filter to claims that are counted within days, as Density does: of
// an open side the known day alone.
func (f *Filter) During(first, last time.Time) *Filter {
	out := *f
	out.from, out.to, out.during = dayOf(first), dayOf(last), true
	return &out
}

// AnyDay is the filter without the days that it asks for.
func (f *Filter) AnyDay() *Filter {
	out := *f
	out.days, out.during = false, false
	return &out
}

// Undated narrows the filter to claims of unknown days. The days that it asks for don't
// count.
func (f *Filter) Undated() *Filter {
	out := *f
	out.dated, out.days, out.during = -1, false, false
	return &out
}

func (f *Filter) passes(t *Table, r *row) bool {
	switch {
	case f.none,
		f.kinds != nil && !f.kinds[r.kind], f.events != nil && !f.events[r.event], f.bases != nil && !f.bases[r.basis],
		f.polarities != nil && !f.polarities[r.polarity], f.realities != nil && !f.realities[r.reality],
		f.states != nil && !f.states[r.state], f.reviews != nil && !f.reviews[r.review],
		f.sources != nil && !f.sources[r.source],
		f.days && (r.first == unknown || r.last < f.since || r.first > f.until),
		f.dated > 0 && r.first == unknown, f.dated < 0 && r.first != unknown:
		return false
	}
	if f.reviewed != 0 && (f.reviewed > 0) == (t.values.names[r.review] == "") {
		return false
	}
	if f.during {
		if first, last, _ := r.drawn(); r.first == unknown || last < f.from || first > f.to {
			return false
		}
	}
	if !f.partiesPass(t, r) {
		return false
	}
	if f.places != nil && !slices.ContainsFunc(t.placesOf(r), func(p int32) bool { return f.places[p] }) {
		return false
	}
	if f.rows == nil {
		return true
	}
	_, ok := slices.BinarySearch(f.rows, r.number)
	return ok
}

func (f *Filter) partiesPass(t *Table, r *row) bool {
	if f.actors == nil && f.doers == nil && f.recipients == nil && f.speakers == nil && !f.both {
		return true
	}
	list := t.partiesOf(r)
	return any(f.actors, list, doer|recipient) && any(f.doers, list, doer) && any(f.recipients, list, recipient) && any(f.speakers, list, speaker) &&
		(!f.both || between(list, f.pair[0], f.pair[1]))
}

// any tells whether one of the actors has one of the roles; true where none is asked
// for.
func any(want map[int32]bool, list []party, roles uint8) bool {
	return want == nil || slices.ContainsFunc(list, func(p party) bool { return p.roles&roles != 0 && want[p.actor] })
}

// between tells whether a claim ties two actors, as Ties counts it.
func between(list []party, a, b int32) bool {
	found := false
	ties(list, func(from, to int32, _ bool) {
		found = found || from == a && to == b || from == b && to == a
	})
	return found
}
