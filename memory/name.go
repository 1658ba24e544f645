package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/store"
)

// Actors lists the actors that claims name, those of most claims first.
func (m *Memory) Actors(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return m.store.Actors(ctx, f, p)
}

// Places lists the places that claims name, those of most claims first.
func (m *Memory) Places(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return m.store.Places(ctx, f, p)
}

// ActorPage is what reports tell of an actor, and what it tells itself.
type ActorPage struct {
	store.Name
	Involved store.Counts // claims that it takes part in
	Said     store.Counts // claims that it is cited for
	Latest   []store.Hit  // some of those, last added first
	Cited    []store.Hit
	// Standings are where it was, what it held, to whom it belonged and which office it
	// had, by its claims of such states; of many claims, by those that were added last.
	Standings []standing.Standing
}

// Actor gives an actor by its key, identity or name.
func (m *Memory) Actor(ctx context.Context, who string) (*ActorPage, error) {
	var out *ActorPage
	err := m.store.View(ctx, func(r store.Reader) error {
		n, err := findName(ctx, who, "actor", r.Actors)
		if err != nil {
			return err
		}
		out = &ActorPage{Name: n}
		mine := asked(n)
		if out.Involved, out.Latest, err = some(ctx, r, store.ClaimFilter{Actors: mine, Reviews: counted}); err != nil {
			return err
		}
		if out.Said, out.Cited, err = some(ctx, r, store.ClaimFilter{Speakers: mine, Reviews: counted}); err != nil {
			return err
		}
		out.Standings, err = standings(ctx, r, store.ClaimFilter{Actors: mine}, func(s *standing.Standing) bool { return names(n, s.Holder) || names(n, s.Held) })
		return err
	})
	return out, err
}

// PlacePage is what reports tell of a place.
type PlacePage struct {
	store.Name
	Counts store.Counts
	Latest []store.Hit
	// Standings are who was in the place and who controlled it, as of ActorPage.
	Standings []standing.Standing
}

// Place gives a place by its key, identity or name.
func (m *Memory) Place(ctx context.Context, where string) (*PlacePage, error) {
	var out *PlacePage
	err := m.store.View(ctx, func(r store.Reader) error {
		n, err := findName(ctx, where, "place", r.Places)
		if err != nil {
			return err
		}
		out = &PlacePage{Name: n}
		if out.Counts, out.Latest, err = some(ctx, r, store.ClaimFilter{Places: asked(n), Reviews: counted}); err != nil {
			return err
		}
		out.Standings, err = standings(ctx, r, store.ClaimFilter{Places: asked(n)}, func(s *standing.Standing) bool { return names(n, s.Held) })
		return err
	})
	return out, err
}

// asked is what a filter asks for to get all claims of a name: its identity, or the
// name where it has none.
func asked(n store.Name) []string {
	if name, ok := strings.CutPrefix(n.Key, "name:"); ok {
		return []string{name}
	}
	return []string{n.Key}
}

// latest is how many claims a page of an actor or a place shows.
const latest = 20

func some(ctx context.Context, r store.Reader, f store.ClaimFilter) (store.Counts, []store.Hit, error) {
	counts, err := r.Count(ctx, f, 0)
	if err != nil {
		return counts, nil, err
	}
	list, err := r.Search(ctx, f, store.ByAdded, store.Page{Limit: latest})
	return counts, list.Items, err
}

// states are the kinds of claim that standings are made of.
var states = []reportedly.Kind{reportedly.KindPresence, reportedly.KindControl, reportedly.KindAffiliation, reportedly.KindMembership, reportedly.KindOffice}

// standings are those of an actor or a place, from at most 500 claims of states and as
// many of the events that end one.
func standings(ctx context.Context, r store.Reader, f store.ClaimFilter, mine func(*standing.Standing) bool) ([]standing.Standing, error) {
	var told []reportedly.Told
	of, ends := f, f
	of.Kinds, ends.Kinds, ends.Events = states, []reportedly.Kind{reportedly.KindEvent}, []reportedly.Event{reportedly.Retreat}
	for _, f := range []store.ClaimFilter{of, ends} {
		f.Reviews = counted
		list, err := r.Search(ctx, f, store.ByAdded, store.Page{Limit: 500})
		if err != nil {
			return nil, err
		}
		for i := range list.Items {
			told = append(told, list.Items[i].Told)
		}
	}
	slices.SortStableFunc(told, func(a, b reportedly.Told) int { return cmp.Compare(b.Report.Added, a.Report.Added) })
	all := standing.Of(told)
	return slices.DeleteFunc(all, func(s standing.Standing) bool { return !mine(&s) }), nil
}

// names tells whether a party is the actor or place that a name stands for. One that is
// known to its report alone goes by its names.
func names(n store.Name, p standing.Party) bool {
	if p.Key == n.Key || p.Key == strings.TrimPrefix(n.Key, "name:") {
		return true
	}
	return strings.HasPrefix(n.Key, "local:") && slices.ContainsFunc(append(slices.Clone(n.Names), n.Name), func(name string) bool {
		return strings.EqualFold(strings.Join(strings.Fields(name), " "), p.Key)
	})
}

// findName finds what is meant by a key, an identity or a name: the one that is named
// so, else the one that most claims name among those that begin so.
func findName(ctx context.Context, typed, what string, list func(context.Context, store.NameFilter, store.Page) (store.List[store.Name], error)) (store.Name, error) {
	typed = strings.TrimSpace(typed)
	for _, f := range []store.NameFilter{{Key: typed}, {Key: "name:" + strings.ToLower(typed)}, {Prefix: typed}} {
		if f.Prefix == "" && f.Key == "" {
			continue
		}
		found, err := list(ctx, f, store.Page{Limit: 6})
		if err != nil {
			return store.Name{}, err
		}
		if n := len(found.Items); n == 1 || n > 0 && f.Prefix == "" {
			return found.Items[0], nil
		} else if n > 1 {
			return pick(typed, what, found.Items)
		}
	}
	return store.Name{}, reportedly.WithHint(fmt.Errorf("%w: no claim names the %s %q", reportedly.ErrNotFound, what, typed), "reportedly "+map[string]string{"actor": "actors told", "place": "places list"}[what]+" shows those that claims name")
}

// pick chooses the one that bears exactly the name, or says which there are.
func pick(typed, what string, found []store.Name) (store.Name, error) {
	var exact []store.Name
	var keys []string
	for _, n := range found {
		keys = append(keys, fmt.Sprintf("%s (%s)", n.Key, n.Name))
		for _, name := range append(n.Names, n.Name) {
			if strings.EqualFold(name, typed) {
				exact = append(exact, n)
				break
			}
		}
	}
	if len(exact) == 1 {
		return exact[0], nil
	}
	return store.Name{}, reportedly.WithHint(fmt.Errorf("%w: %q may be any of several %ss", reportedly.ErrInvalid, typed, what), strings.Join(keys, "; "))
}
