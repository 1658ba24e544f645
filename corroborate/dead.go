package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// lost tells whether a count is of those whom somebody lost: "claimed 14 lives", "It lost
// one soldier".
func (c *counted) lost(t []token, i, n int) bool {
	if c != &dead || i == 0 || i+n >= len(t) {
		return false
	}
	back := i - 1
	for back > 0 && slices.Contains([]string{"at", "least", "than", "more", "about", "some", "over"}, t[back].word) {
		back--
	}
	switch t[back].word {
	case "claimed", "claiming", "claims", "cost", "costing", "took", "taking", "lost":
	default:
		return false
	}
	next := stem(t[i+n].word)
	return t[i+n].word == "lives" || t[back].word == "lost" && (stateWords.has(next) || rebelWords.has(next) || comrades.has(next))
}

// put tells whether a count is what somebody puts the dead at: "put the dead of Sunday's
// massacre at eighteen".
func (c *counted) put(t []token, i int) bool {
	if c != &dead || i < 2 || t[i-1].word != "at" || t[i].breaks {
		return false
	}
	for k := i - 2; k > 0 && k > i-14; k-- {
		if t[k+1].breaks {
			return false
		}
		switch t[k].word {
		case "toll", "deaths":
			return true
		case "dead", "killed":
			return t[k-1].word == "the" || t[k-1].word == "of"
		}
	}
	return false
}

var comrades = words("men women people comrades guards friends colleagues workers civilians servicemen personnel members relatives")

// list adds up those who died together: "a woman and two children were killed", "killing
// two pilots and a mechanic". The list holds the number at token i; the sum is 0 where there
// is none.
func (c *counted) list(t []token, i int) (sum, first, end int) {
	if c != &dead {
		return 0, 0, 0
	}
	first = i
	for k := i - 1; k >= max(0, i-5); k-- {
		if t[k].word == "a" || t[k].word == "an" {
			first = k
			break
		}
		if t[k+1].breaks || slices.Contains(c.before, t[k].word) {
			break
		}
	}
	parts, at := 0, first
	for at < len(t) {
		n, next := member(t, at)
		if n == 0 {
			break
		}
		sum, parts, end = sum+n, parts+1, next
		if next >= len(t) || t[next].word != "and" {
			break
		}
		at = next + 1
	}
	if parts < 2 || i >= end || !c.follows(t, first) && !(end < len(t) && c.leads(t, end-1)) {
		return 0, 0, 0
	}
	return sum, first, end
}

// member is one of a list of people: a number or "a", then up to three words before
// "and" or the word of death; how many it is, and where it ends.
func member(t []token, i int) (n, end int) {
	lo, hi, taken := count(t, i)
	switch {
	case taken > 0 && lo == hi:
		n = lo
	case t[i].word == "a" || t[i].word == "an":
		n, taken = 1, 1
	default:
		return 0, 0
	}
	for end = i + taken; end < len(t) && end < i+taken+3; end++ {
		w := t[end].word
		if w == "and" || t[end].comma || t[end].breaks || slices.Contains(dead.after, w) || w == "were" || w == "was" || w == "have" || w == "died" || w == "in" || w == "on" {
			break
		}
		if slices.Contains(others, w) || harmWords.has(stem(w)) {
			return 0, 0
		}
		if _, _, x := count(t, end); x > 0 {
			return 0, 0
		}
	}
	if end == i+taken {
		return 0, 0
	}
	return n, end
}

// nobodyDead tells whether a sentence says that nobody died or was hurt: "no one was
// hurt", "no deaths", "without casualties"; not "no casualties among our troops".
func nobodyDead(t []token) bool {
	for i := range t {
		switch {
		case t[i].word == "nobody", t[i].word == "no" && i+1 < len(t) && t[i+1].word == "one",
			t[i].word == "without" && i+1 < len(t) && (t[i+1].word == "casualties" || t[i+1].word == "victims"):
		case t[i].word == "no" && i+1 < len(t) && slices.Contains([]string{"deaths", "casualties", "fatalities", "victims", "dead", "injuries", "people"}, t[i+1].word):
		default:
			continue
		}
		for _, x := range t[i:min(len(t), i+7)] {
			if harmWords.has(stem(x.word)) {
				return !ownSide(t[i:min(len(t), i+9)])
			}
		}
	}
	return false
}

// ownSide tells whether words speak of one side's people alone: "among our forces", "on our side".
func ownSide(t []token) bool {
	for i := 0; i+1 < len(t); i++ {
		switch t[i].word {
		case "among", "amongst", "of", "on", "to", "from":
			next := t[i+1].word
			if next == "the" && i+2 < len(t) {
				next = t[i+2].word
			}
			if next == "our" || stateWords.has(stem(next)) || rebelWords.has(stem(next)) || comrades.has(next) && t[i].word != "on" && next != "civilians" && next != "people" {
				return true
			}
		}
	}
	return false
}

// sentenceFigures are the counts in a claim's sentences.
func sentenceFigures(t *reportedly.Told) []figure {
	sorts := []*counted{&dead, &held}
	if t.Claim.Event == reportedly.Protest {
		sorts = []*counted{&dead, &crowd}
	}
	var out []figure
	for _, e := range t.Claim.Evidence {
		words := tokens(e.Quote)
		for _, c := range sorts {
			for _, w := range countsIn(words, c) {
				out = append(out, figure{reportedly.Figure{
					Claim: t.ID, Report: t.Report.ID, Origin: -1, Words: e.Quote[w.start:w.end], Min: w.lo, Max: w.hi, Part: w.part,
				}, c.field, text.Span{Start: e.Span.Start + w.start, End: e.Span.Start + w.end}, groupAfter(e.Quote, w.end)})
			}
		}
		if nobodyDead(words) {
			out = append(out, figure{reportedly.Figure{Claim: t.ID, Report: t.Report.ID, Origin: -1, Words: "nobody"}, killedField, e.Span, false})
		}
	}
	return out
}

var (
	careWords = regexp.MustCompile(`(?i)\b(?:received|receives|admitted|treated|treating|treats|took in|taken in|operated on|were brought|was brought)\b`)
	ofThem    = regexp.MustCompile(`(?i)\bof (?:them|whom|these|those)\b`)
)

// ofPatients tells whether a count is of some of those whom somebody took in.
func ofPatients(before, count string) bool {
	return careWords.MatchString(before) && ofThem.MatchString(count)
}
