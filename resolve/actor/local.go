package actor

import (
	"cmp"
	"fmt"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// local is an actor that only the document knows.
type local struct {
	id, name string
	kind     reportedly.ActorKind
	person   bool
}

// sameLocal is how alike two names of one document must be to be one actor's:
// "604th Brigade" and "Brigade 604".
const sameLocal = 0.85

// local gives a named bearer that the registry doesn't know an identity within the
// document.
func (w *linking) local(b *bearer, list []Candidate) {
	why := "no actor of this name is known"
	if len(list) > 0 {
		why = unknownWhy(list, b)
	}
	kind := b.code.Kind
	person := b.label == ling.PersonName
	if person {
		kind = reportedly.Person
		b.code.Kind = cmp.Or(b.code.Kind, kind)
	}
	for _, l := range w.locals {
		if l.person != person {
			continue
		}
		if m := compare(b.full, l.name, kind, l.kind); m.Score >= sameLocal {
			b.id = identity{id: l.id, score: m.Score, why: fmt.Sprintf("%s; in this report the same as “%s” (%s)", why, l.name, m.Why)}
			return
		}
	}
	slug := Slug(b.full)
	if slug == "" {
		b.id.why = why
		return
	}
	l := &local{id: "local:" + slug, name: b.full, kind: kind, person: person}
	for n := 2; w.hasLocal(l.id); n++ {
		l.id = fmt.Sprintf("local:%s-%d", slug, n)
	}
	w.locals = append(w.locals, l)
	b.id = identity{id: l.id, score: 1, why: why + "; " + l.id + " within this report"}
}

func (w *linking) hasLocal(id string) bool {
	for _, l := range w.locals {
		if l.id == id {
			return true
		}
	}
	return false
}
