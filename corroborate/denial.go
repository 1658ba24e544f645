package corroborate

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Reading sometimes takes for told what a sentence denies with a word that is no
// verb's own negation: "None of our staff entered the yard", "No shell fell there",
// "News that he was freed is a lie". Such words are looked for around the trigger.

var (
	// nots deny what comes after them in their clause.
	nots = []string{"no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "denied", "denies", "deny", "refuted", "refutes", "didn't", "wasn't", "weren't", "hasn't", "haven't", "isn't", "aren't", "didn’t", "wasn’t", "weren’t", "hasn’t", "haven’t", "isn’t", "aren’t"}
	// clauses begin another clause, which a word of denial before it doesn't reach.
	clauses = []string{"that", "which", "who", "whom", "when", "where", "while", "after", "before", "because", "since", "until", "unless", "if", "as", "but", "and", "claimed", "responsibility", "for"}
	// falsities after a clause take it back: "… is a lie".
	falsities = []string{"false", "lie", "lies", "untrue", "fabricated", "fabrication", "baseless", "fake", "hoax", "invented", "unfounded", "propaganda", "slander", "disinformation"}
)

// denied tells whether the words around a claim's trigger deny it.
func denied(c *reportedly.Claim) bool {
	if len(c.Evidence) == 0 {
		return false
	}
	e := c.Evidence[0]
	t := tokens(e.Quote)
	at := slices.IndexFunc(t, func(x token) bool { return e.Span.Start+x.start >= c.Trigger.Span.Start })
	if at < 0 {
		return false
	}
	return deniedBefore(t, at) || deniedAfter(t, at)
}

func deniedBefore(t []token, at int) bool {
	for k, steps := at-1, 0; k >= 0 && steps < 7; k, steps = k-1, steps+1 {
		if t[k+1].breaks || t[k+1].comma || slices.Contains(clauses, t[k].word) {
			return false
		}
		if !slices.Contains(nots, t[k].word) {
			continue
		}
		switch next := t[k+1].word; {
		case t[k].word == "no" && (next == "longer" || next == "less" || next == "fewer"), // "no longer holds" is a change
			t[k].word == "not" && (next == "only" || next == "just" || next == "yet"),
			ban(t, k):
			return false
		}
		return true
	}
	return false
}

// ban tells whether a word of denial forbids: "no one may enter".
func ban(t []token, at int) bool {
	for _, x := range t[at+1 : min(len(t), at+3)] {
		switch x.word {
		case "may", "can", "must", "should", "shall":
			return true
		}
	}
	return false
}

func deniedAfter(t []token, at int) bool {
	for k := at + 1; k < min(len(t), at+14); k++ {
		if t[k].breaks {
			return false
		}
		if !slices.Contains(falsities, t[k].word) {
			continue
		}
		for _, x := range t[max(at+1, k-3):k] {
			switch x.word {
			case "is", "are", "was", "were":
				return true
			}
		}
	}
	return false
}
