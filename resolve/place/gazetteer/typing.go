package gazetteer

import (
	"slices"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/name"
)

const (
	maxTyping   = 2  // errors
	twoErrors   = 9  // letters from which two are admitted
	maxLookedUp = 48 // letters of a name that is sought so
	maxKeys     = 2000
)

// typeable tells whether a bare form is indexed for typing errors: one in plain
// Latin letters, of some length.
func typeable(bare string) bool {
	for i := range len(bare) {
		if bare[i] >= utf8.RuneSelf {
			return false
		}
	}
	return len(bare) >= shortName-1 && len(bare) <= maxLookedUp
}

// typing finds places one of whose Latin names is within the distance of a typing
// error, or two in long names. The first letter is taken to be right: errors there
// are rare, and the search is faster.
func (s *search) typing() {
	text := s.bare.text
	if len(text) < shortName || !typeable(text) {
		return
	}
	errors := 1
	if len(text) >= twoErrors {
		errors = 2
	}
	met := map[int][]string{}
	var places []int
	s.g.within(text, errors, func(key string) {
		if key == text {
			return
		}
		p := keyPair(key)
		s.g.skeletons.each(p.hash, p.tag, func(place int) {
			if _, known := s.at[place]; known {
				return
			}
			if met[place] == nil {
				places = append(places, place)
			}
			met[place] = append(met[place], key)
		})
	})
	for _, place := range s.largest(places) {
		for other := range s.g.namesOf(place) {
			if b := bare(name.Fold(other)).text; slices.Contains(met[place], b) {
				s.add(place, other, Typing, alike(text, b))
			}
		}
	}
}

// within passes the keys within some errors of a text, in alphabetical order.
func (g *Gazetteer) within(text string, errors int, yield func(key string)) {
	defer func() { _ = recover() }() // see loadKeys
	builder, err := g.typos[errors-1]()
	if err != nil {
		return
	}
	automaton, err := builder.BuildDfa(text, uint8(errors))
	if err != nil {
		return // too many states: a long name of repeated letters
	}
	end := []byte{text[0] + 1}
	i, err := g.keys.Search(automaton, []byte(text[:1]), end)
	for n := 0; err == nil && n < maxKeys; n++ {
		key, _ := i.Current()
		yield(string(key))
		err = i.Next()
	}
}
