package actor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/lexicon"
)

// builder gathers actors. Those of a registry that is built upon are copied
// before they are changed.
type builder struct {
	actors   map[string]*Actor
	owned    map[string]bool   // may be changed in place
	moved    map[string]string // merged identities
	wikidata map[string]string // item -> ID
	warnings []string
}

func newBuilder() *builder {
	return &builder{actors: make(map[string]*Actor, 8192), owned: map[string]bool{}, moved: map[string]string{}, wikidata: map[string]string{}}
}

// id follows merges.
func (b *builder) id(id string) string {
	for range len(b.moved) + 1 {
		next, ok := b.moved[id]
		if !ok {
			return id
		}
		id = next
	}
	return id
}

// change is the actor of an ID, to be changed; nil where there is none.
func (b *builder) change(id string) *Actor {
	id = b.id(id)
	a := b.actors[id]
	if a != nil && !b.owned[id] {
		a = a.clone()
		b.actors[id], b.owned[id] = a, true
	}
	return a
}

// put adds a record: to the actor that has its ID or its Wikidata item, else as
// an actor of its own.
func (b *builder) put(rec *Actor) {
	home := b.id(rec.ID)
	if b.actors[home] == nil && rec.Wikidata != "" {
		if id, ok := b.wikidata[rec.Wikidata]; ok {
			b.moved[rec.ID] = id
			home = b.id(id)
		}
	}
	if a := b.change(home); a != nil {
		a.absorb(rec)
	} else {
		b.actors[home] = rec // copied before it is changed
	}
	if rec.Wikidata != "" {
		b.wikidata[rec.Wikidata] = home
	}
}

func (b *builder) warn(e Entry, format string, args ...any) {
	b.warnings = append(b.warnings, fmt.Sprintf("edit %d (%s): ", e.Seq, e.Op)+fmt.Sprintf(format, args...))
}

func (b *builder) apply(e Entry) {
	switch e.Op {
	case Import:
		for _, a := range e.Actors {
			b.put(a)
		}
	case Merge:
		b.merge(e)
	case Split:
		b.split(e)
	}
}

func (b *builder) merge(e Entry) {
	keep, gone := b.change(e.Keep), b.change(e.Gone)
	switch {
	case keep == nil:
		b.warn(e, "there is no actor %s any more", e.Keep)
	case gone == nil:
		b.warn(e, "there is no actor %s any more", e.Gone)
	case keep.ID != gone.ID:
		keep.absorb(gone)
		delete(b.actors, gone.ID)
		b.moved[gone.ID] = keep.ID
	}
}

// split moves names to a new actor. What else a source said goes with the names
// of that source's record; where some of them stay, both keep it.
func (b *builder) split(e Entry) {
	a := b.change(e.Keep)
	if a == nil {
		b.warn(e, "there is no actor %s any more", e.Keep)
		return
	}
	fresh := &Actor{ID: e.Gone}
	moves, stays := map[Source]bool{}, map[Source]bool{}
	rest := a.Names[:0:0]
	for _, n := range a.Names {
		if named(n.Text, e.Names) {
			fresh.AddName(n)
			moves[n.From] = true
		} else {
			rest = append(rest, n)
			stays[n.From] = true
		}
	}
	if len(rest) == 0 || len(fresh.Names) == 0 {
		b.warn(e, "the names of %s have changed; it stays whole", a.ID)
		return
	}
	goes := func(s Source) bool { return moves[s] }
	leaves := func(s Source) bool { return moves[s] && !stays[s] }
	for _, v := range a.Values {
		if goes(v.From) {
			fresh.Add(v.Field, v.Text, v.From)
		}
	}
	fresh.Offices = keepIf(a.Offices, func(o Office) bool { return goes(o.From) })
	fresh.Affiliations = keepIf(a.Affiliations, func(t Affiliation) bool { return goes(t.From) })
	a.Names = rest
	a.Offices = keepIf(a.Offices, func(o Office) bool { return !leaves(o.From) })
	a.Affiliations = keepIf(a.Affiliations, func(t Affiliation) bool { return !leaves(t.From) })
	values := keepIf(a.Values, func(v Value) bool { return !leaves(v.From) })
	a.Values = nil
	for _, f := range Fields {
		*a.single(f) = ""
	}
	for _, v := range values {
		a.Add(v.Field, v.Text, v.From)
	}
	if named(a.Name, e.Names) {
		a.Name = rest[0].Text
	}
	b.actors[fresh.ID], b.owned[fresh.ID] = fresh, true
}

func keepIf[T any](list []T, keep func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return !keep(x) })
}

// With is the registry with a journal's edits in force, and what of them could
// not be carried out, in plain words: an actor that an edit names may have left
// the tables. The receiver stays as it is.
func (r *Registry) With(j *Journal) (*Registry, []string) {
	edits := j.InForce()
	if len(edits) == 0 {
		return r, nil
	}
	b := newBuilder()
	for _, a := range r.actors {
		b.actors[a.ID] = a
		if a.Wikidata != "" {
			b.wikidata[a.Wikidata] = a.ID
		}
	}
	for from, to := range r.moved {
		b.moved[from] = to
	}
	for _, e := range edits {
		b.apply(e)
	}
	return b.registry(r.lex, r.parts, r.terms), b.warnings
}

// registry freezes what was gathered.
func (b *builder) registry(lex *lexicon.Lexicon, parts *parts, terms *terms) *Registry {
	r := &Registry{lex: lex, parts: parts, terms: terms, moved: b.moved, byID: make(map[string]int32, len(b.actors))}
	r.actors = make([]*Actor, 0, len(b.actors))
	for _, a := range b.actors {
		r.actors = append(r.actors, a)
	}
	slices.SortFunc(r.actors, func(x, y *Actor) int { return strings.Compare(x.ID, y.ID) })
	for i, a := range r.actors {
		r.byID[a.ID] = int32(i)
	}
	r.index()
	return r
}
