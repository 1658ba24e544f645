package actor

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/name"
)

// Registry is all actors that are known. It is immutable and safe for concurrent
// use. The parts of governments ("Foreign Ministry of Chad") are not listed: they
// follow from the country and a table of parts.
type Registry struct {
	lex    *lexicon.Lexicon
	parts  *parts
	terms  *terms
	actors []*Actor // by ID
	byID   map[string]int32
	moved  map[string]string // merged identities
	find   lookup
}

// Len is how many actors are listed.
func (r *Registry) Len() int { return len(r.actors) }

// All yields the listed actors by ID.
func (r *Registry) All() iter.Seq[*Actor] { return slices.Values(r.actors) }

// Governments yields the parts of all governments, by country and part.
func (r *Registry) Governments() iter.Seq[*Actor] {
	return func(yield func(*Actor) bool) {
		for _, c := range r.lex.Countries() {
			for i := range r.parts.list {
				if !yield(r.parts.actor(c, i)) {
					return
				}
			}
		}
	}
}

// Actor is the actor with an ID, also one that was merged into another, or a part
// of a government.
func (r *Registry) Actor(id string) (*Actor, bool) {
	for range len(r.moved) + 1 {
		next, ok := r.moved[id]
		if !ok {
			break
		}
		id = next
	}
	if i, ok := r.byID[id]; ok {
		return r.actors[i], true
	}
	if a := r.parts.byID(r.lex, id); a != nil {
		return a, true
	}
	return nil, false
}

// own is a listed actor: one that can be merged and split.
func (r *Registry) own(id string) (*Actor, error) {
	a, ok := r.Actor(id)
	if !ok {
		return nil, reportedly.WithHint(fmt.Errorf("there is no actor %q: %w", id, reportedly.ErrNotFound), "reportedly actors search NAME finds the identity of a name")
	}
	if _, listed := r.byID[a.ID]; !listed {
		return nil, fmt.Errorf("%s is a part of a government, which follows from tables and can't be edited: %w", id, reportedly.ErrUnsupported)
	}
	return a, nil
}

func (r *Registry) taken(id string) bool {
	_, ok := r.Actor(id)
	_, moved := r.moved[id]
	return ok || moved
}

// Hit is an actor that was found by a name.
type Hit struct {
	Actor *Actor
	Name  Name    // the name of its that was met
	Score float64 // how alike the names are, [0, 1]
	Why   string
}

// Named are the actors with this very name, but for case, accents, punctuation
// and a leading article, by ID.
func (r *Registry) Named(s string) []Hit {
	key := plainKey(s)
	var out []Hit
	found := r.find.plain.find(key)
	if script := ScriptOf(s); script != "Latn" && script != "" {
		found = r.find.other().find(key)
	}
	for _, h := range found {
		a := r.actors[h.actor]
		n := a.Names[h.name]
		if plainKey(n.Text) != key || len(out) > 0 && out[len(out)-1].Actor == a {
			continue
		}
		if n.Acronym != isAcronym(s) && n.Acronym && !strings.ContainsFunc(s, isCapital) {
			continue // "who" is not WHO
		}
		out = append(out, Hit{a, n, 1, "the name " + quoted(n.Text)})
	}
	// "Libyan National Army" is one that calls itself so before it is Libya's army.
	own := slices.ContainsFunc(out, func(h Hit) bool { return h.Actor.Kind != reportedly.Person && !h.Name.Acronym })
	if a := r.parts.named(r.lex, s); a != nil && !own {
		if i, ok := r.byID[a.ID]; ok {
			a = r.actors[i]
		}
		out = append(out, Hit{a, Name{Text: s}, 1, "the country and " + quoted(r.parts.label(a.ID))})
	}
	return out
}

// maxHits bounds how many names are compared at length.
const maxHits = 400

// Like are the actors with a name that may be another spelling or form of s, the
// best first, at most limit of them. Those of [Registry.Named] come first.
func (r *Registry) Like(s string, kind reportedly.ActorKind, limit int) []Hit {
	out := r.Named(s)
	seen := map[string]bool{}
	for _, h := range out {
		seen[h.Actor.ID] = true
	}
	best := map[int32]Hit{}
	compared := 0
	consider := func(h hashed) {
		a := r.actors[h.actor]
		n := a.Names[h.name]
		if compared++; seen[a.ID] || n.Acronym || compared > maxHits {
			return
		}
		if m := compare(s, n.Text, kind, a.Kind); m.Score >= minLike && m.Score > best[h.actor].Score {
			best[h.actor] = Hit{a, n, m.Score, m.Why + ": " + quoted(n.Text)}
		}
	}
	for _, h := range r.find.skeleton().find(name.Skeleton(s)) {
		consider(h)
	}
	for _, w := range r.telling(s) {
		for _, h := range w {
			consider(h)
		}
	}
	var like []Hit
	for _, h := range best {
		like = append(like, h)
	}
	slices.SortFunc(like, func(a, b Hit) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return strings.Compare(a.Actor.ID, b.Actor.ID)
	})
	out = append(out, like...)
	return out[:min(len(out), limit)]
}

// Search are the actors that a name may mean, for somebody who looks for one: those
// of [Registry.Like], and the people who bear it as their family name.
func (r *Registry) Search(s string, kind reportedly.ActorKind, limit int) []Hit {
	out := r.Like(s, kind, limit)
	if kind == "" {
		seen := map[string]bool{}
		for _, h := range out {
			seen[h.Actor.ID] = true
		}
		for _, h := range r.Like(s, reportedly.Person, limit) {
			if h.Actor.Kind == reportedly.Person && !seen[h.Actor.ID] {
				out = append(out, h)
			}
		}
	}
	if words := name.Words(s); len(words) == 1 {
		for _, h := range r.family(words[0], out) {
			h.Score = minLike
			out = append(out, h)
		}
	}
	return out[:min(len(out), limit)]
}

// Country is the alpha-3 code of a country by any of its codes and names.
func (r *Registry) Country(s string) (string, bool) {
	if len(s) == 2 {
		for _, c := range r.lex.Countries() {
			if strings.EqualFold(c.Alpha2, s) {
				return c.Alpha3, true
			}
		}
	}
	if c, ok := r.lex.Country(s); ok {
		return c.Alpha3, true
	}
	c, ok := r.lex.Country(strings.ToUpper(s))
	return c.Alpha3, ok
}

// minLike is how alike two names must be to be offered at all.
const minLike = 0.5

// telling are, for the rarest words of a name, the names that hold them: the
// rarest first, as many as are worth comparing.
func (r *Registry) telling(s string) [][]hashed {
	var lists [][]hashed
	for _, w := range name.Words(s) {
		if l := r.find.words().find(w); len(l) > 0 && len(l) <= maxHits {
			lists = append(lists, l)
		}
	}
	slices.SortStableFunc(lists, func(a, b []hashed) int { return len(a) - len(b) })
	return lists[:min(len(lists), 3)]
}

func quoted(s string) string { return "“" + s + "”" }

func isCapital(r rune) bool { return 'A' <= r && r <= 'Z' }

// isAcronym tells whether a name is written as an acronym: a word of at least two
// capitals, perhaps with full stops or a small s.
func isAcronym(s string) bool {
	capitals := 0
	for i, r := range s {
		switch {
		case isCapital(r):
			capitals++
		case r == '.' || r == '-' || '0' <= r && r <= '9':
		case r == 's' && i == len(s)-1:
		default:
			return false
		}
	}
	return capitals >= 2 && len(s) <= 12
}
