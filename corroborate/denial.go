package corroborate

import (
	"slices"
	"strings"

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
	falsities = []string{"false", "lie", "lies", "untrue", "fabricated", "fabrication", "baseless", "fake", "hoax", "invented", "unfounded", "propaganda", "slander", "disinformation", "distortion", "myth", "smear"}
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
	return deniedBefore(t, at) || deniedAfter(t, at) || c.Kind != reportedly.KindCondition && nothingDone(t, at)
}

// nothingDone tells whether nothing comes right after a trigger: "sworn nothing to
// anybody", "carried out no raid". Of a state of things it denies none: "the child weighed
// nothing".
func nothingDone(t []token, at int) bool {
	next := at + 1
	if next < len(t) && t[next].word == "out" {
		next++
	}
	if next >= len(t) || t[next].breaks || t[next].comma {
		return false
	}
	switch t[next].word {
	case "nothing", "nobody", "none", "neither":
		return true
	case "no":
		return next+1 < len(t) && t[next+1].word != "longer" && t[next+1].word != "less" && t[next+1].word != "fewer"
	}
	return false
}

func deniedBefore(t []token, at int) bool {
	for k, steps := at-1, 0; k >= 0 && steps < 7; k, steps = k-1, steps+1 {
		if t[k+1].breaks || t[k+1].comma || slices.Contains(clauses, t[k].word) {
			return false
		}
		if pronoun(t[k].word) && at-k > 2 && determiner(t[at-1].word) {
			return false // "nobody had owned up to the ambush"
		}
		if verbal(t[k].word) && otherVerb(t[k+1:at]) {
			return false // "who could not run were burned"
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

// pronoun tells whether a word of denial denies its own verb, not that verb's objects.
func pronoun(w string) bool {
	return w == "nobody" || w == "none" || w == "nothing" || w == "neither"
}

func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her":
		return true
	}
	return false
}

// verbal tells whether a word of denial denies the verb after it.
func verbal(w string) bool {
	return w == "not" || w == "never" || strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t")
}

// otherVerb tells whether a finite verb stands between a denial and the trigger, so that
// the denial is of another.
func otherVerb(between []token) bool {
	return slices.ContainsFunc(between, func(x token) bool {
		switch x.word {
		case "was", "were", "is", "are", "had", "has":
			return true
		}
		return false
	})
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
