package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// Slot is a syntactic place beside a word: one of the names below or a
// preposition ("with" is the phrase that "with" introduces).
type Slot string

// The slots that are no preposition.
const (
	Subject    Slot = "subj"   // active subject; of a passive the by-phrase
	Object     Slot = "obj"    // active object; of a passive the subject
	Indirect   Slot = "iobj"   // "gave the rebels arms": the rebels
	Possessor  Slot = "poss"   // "the army's offensive": the army
	Modifier   Slot = "mod"    // "rebel attack", "Iranian support"
	Complement Slot = "xcomp"  // "ordered them to leave": to leave
	Clause     Slot = "ccomp"  // "demanded that it leave": it leave
	ClauseSubj Slot = "csubj"  // "demanded that it leave": it
	Governing  Slot = "case"   // the preposition before a noun: "in custody"
	Voice      Slot = "voice"  // passive or active
	Copula     Slot = "copula" // whether the word is a predicate with "be"
)

var namedSlots = []Slot{Subject, Object, Indirect, Possessor, Modifier, Complement, Clause, ClauseSubj, Governing, Voice, Copula}

// prepositions that may be slots.
var prepositions = []Slot{"about", "across", "after", "against", "alongside", "among", "around", "as", "at", "away",
	"back", "before", "behind", "between", "beyond", "by", "down", "during", "for", "forth", "from", "in", "inside", "into", "near",
	"of", "off", "on", "onto", "out", "outside", "over", "past", "through", "throughout", "to", "together", "toward", "towards",
	"under", "until", "up", "upon", "via", "with", "within", "without", "aside", "along", "apart", "ahead", "forward", "home", "open", "amid", "above"}

func knownSlot(s Slot) bool {
	return slices.Contains(namedSlots, s) || slices.Contains(prepositions, s)
}

// Party tells which slots hold one side of an event: the first alternative
// that is filled, all of its slots together.
type Party [][]Slot

// Frame tells which slots give the actors and the recipients.
type Frame struct {
	Actors, Recipients Party
}

// Default frames by part of speech.
//
//	VERB  The army attacked the rebels.
//	NOUN  the army's attack on the rebels, the attack by the army
//	ADJ   The brigade is loyal to the general.
var defaultFrames = []struct{ pos, frame string }{
	{"VERB", "subj>obj"},
	{"NOUN", "by,poss,mod>on,against,of"},
	{"ADJ", "subj>to,with"},
}

// parseFrame reads ACTORS>RECIPIENTS. Each side lists alternatives with a comma
// and joins slots that hold it together with +; "-" or nothing is nobody.
func parseFrame(s string) (Frame, error) {
	left, right, ok := strings.Cut(s, ">")
	if !ok {
		return Frame{}, fmt.Errorf("frame %q has no >", s)
	}
	actors, err := parseParty(left)
	if err != nil {
		return Frame{}, err
	}
	recipients, err := parseParty(right)
	return Frame{actors, recipients}, err
}

func parseParty(s string) (Party, error) {
	if s == "" || s == "-" {
		return nil, nil
	}
	var p Party
	for alternative := range strings.SplitSeq(s, ",") {
		var slots []Slot
		for name := range strings.SplitSeq(alternative, "+") {
			if !knownSlot(Slot(name)) {
				return nil, fmt.Errorf("unknown slot %q", name)
			}
			slots = append(slots, Slot(name))
		}
		p = append(p, slots)
	}
	return p, nil
}

// frameOf reads a row's frame, the default of its part of speech where it has
// none.
func (p *parser) frameOf(r row, pos string) Frame {
	s := r.field("frame")
	for _, d := range defaultFrames {
		if s == "" && d.pos == pos {
			s = d.frame
		}
	}
	if s == "" {
		return Frame{}
	}
	if f, ok := p.frames[s]; ok {
		return f
	}
	f, err := parseFrame(s)
	if err != nil {
		r.problem(err.Error(), "write ACTORS>RECIPIENTS with slots such as subj, obj, poss, mod or a preposition")
	}
	p.frames[s] = f
	return f
}
