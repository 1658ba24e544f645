package engine

import (
	"fmt"
	"sync"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/actor"
)

// Actors is the registry of actors: that of the embedded tables with a user's
// edits, which may be nil, and what of the edits could not be carried out, in
// plain words. It needs no model.
func Actors(edits *actor.Journal) (*actor.Registry, []string, error) {
	lex, err := lexicon.Load(data.Lexicon)
	if err != nil {
		return nil, nil, fmt.Errorf("load the lexicon: %w", err)
	}
	return actorsWith(lex, edits)
}

func actorsWith(lex *lexicon.Lexicon, edits *actor.Journal) (*actor.Registry, []string, error) {
	r, err := actor.Load(data.Actors, lex)
	if err != nil || edits == nil {
		return r, nil, err
	}
	r, warnings := r.With(edits)
	return r, warnings, nil
}

// makeLinker makes the linker. The registry's indexes are made beside what follows:
// whoever needs them first waits for them.
func makeLinker(lex *lexicon.Lexicon, edits *actor.Journal) (*actor.Linker, error) {
	r, _, err := actorsWith(lex, edits)
	if err != nil {
		return nil, err
	}
	go r.Prepare()
	return actor.NewLinker(r), nil
}

// later runs f beside what follows; the function it returns waits for the result.
func later[T any](f func() (T, error)) func() (T, error) {
	once := sync.OnceValues(f)
	go once()
	return once
}

// countryOf is the alpha-3 code of the country that a place of the document lies
// in, "" where that isn't known.
func (r *Result) countryOf(name string) string {
	if d, ok := r.Places.Named(name); ok && d.Resolved {
		return d.Entry.Country
	}
	return ""
}
