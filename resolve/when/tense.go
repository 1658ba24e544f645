package when

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// reach is the most words that are looked through for a verb on either side of
// an expression.
const reach = 18

// TenseAt tells from the words around an expression whether its verb speaks of
// the past or of what is to come. It goes by the nearest verb before the
// expression in its clause, else the next one after it, by parts of speech where
// the document has them and by the words' form where not. An expression that
// says nothing of tense has NoTense.
func TenseAt(doc *ling.Document, sentence int, span text.Span) Tense {
	return wordsOf(doc, sentence).verbAt(span).tense()
}

// verbForm is the form of the verb that an expression goes with.
type verbForm int

const (
	noVerb     verbForm = iota
	present             // or present perfect: "is held", "has given"
	simplePast          // "was held"
	pluperfect          // "had pulled out"
	toCome              // "will meet", "is due", "agreed to meet"
)

// tense is what a form says of the time that goes with it; the present says
// nothing: "is closed until Monday", "has been shut since March".
func (v verbForm) tense() Tense {
	switch v {
	case simplePast, pluperfect:
		return Past
	case toCome:
		return Future
	}
	return NoTense
}

// clauseWords is a sentence's words with their tags, by offset, where there are
// any.
type clauseWords struct {
	items []item
	tags  map[int]string
}

func wordsOf(doc *ling.Document, sentence int) clauseWords {
	s := doc.Sentences[sentence]
	c := clauseWords{items: lex(doc.Text.Slice(s.Span), s.Span.Start), tags: map[int]string{}}
	for i := s.First; i < s.End && i < len(doc.Tokens); i++ {
		if x := doc.Tokens[i].XPOS; x != "" {
			c.tags[doc.Tokens[i].Span.Start] = x
		}
	}
	return c
}

// verbAt is the form of the verb that an expression at span goes with.
func (c clauseWords) verbAt(span text.Span) verbForm {
	before := sort.Search(len(c.items), func(i int) bool { return c.items[i].span.End > span.Start }) - 1
	after := sort.Search(len(c.items), func(i int) bool { return c.items[i].span.Start >= span.End })
	for i := before; i >= 0 && i > before-reach && !boundary(c.items[i]); i-- {
		if v := c.verb(i); v != noVerb {
			return v
		}
	}
	for i := after; i < len(c.items) && i < after+reach && !boundary(c.items[i]); i++ {
		if v := c.ahead(i); v != noVerb {
			return v
		}
	}
	return noVerb
}

// fills tells whether the word before an expression says that it was filled:
// "spent last week in hiding".
func (c clauseWords) fills(span text.Span) bool {
	i := sort.Search(len(c.items), func(i int) bool { return c.items[i].span.End > span.Start }) - 1
	return i >= 0 && lookup(c.items[i].lower, "spent|spend|spends|spending|lasted|took|takes|throughout|during|over|whole|entire") > 0
}

// scheduled tells whether the words after an expression name something that has
// its day beforehand: "will decide Sunday's run-off", unlike "will discuss
// Friday's raid".
func (c clauseWords) scheduled(span text.Span) bool {
	after := sort.Search(len(c.items), func(i int) bool { return c.items[i].span.Start >= span.End })
	for i := after; i < len(c.items) && i < after+4 && c.items[i].kind == word; i++ {
		if lookup(c.items[i].lower, "vote|votes|election|elections|poll|polls|ballot|referendum|run|runoff|debate|talks|meeting|summit|session|"+
			"conference|hearing|trial|deadline|ceremony|match|game|launch|visit|inauguration|congress|sitting|deadline") > 0 {
			return true
		}
	}
	return false
}

// boundary tells whether a mark parts clauses that have their own tense.
func boundary(it item) bool {
	return it.kind == mark && lookup(it.lower, ";|:|“|”|\"|(|)") > 0
}

// verb is the form of the verb that a word at i ends, read from the right: of
// "will be buried", with i at "buried", what is to come.
func (c clauseWords) verb(i int) verbForm {
	w := c.items[i]
	switch {
	case w.kind != word:
		return noVerb
	case planned(w.lower), w.lower == "set" && i+1 < len(c.items) && lookup(c.items[i+1].lower, "for|to") > 0: // "due on Monday", "set for May"
		return toCome
	case lookup(w.lower, "threatens|vows|pledges|promises|plans|intends|proposes|offers|hopes") > 0: // "threatens a walk-out from Monday"
		return toCome
	case lookup(w.lower, "expires|expire|begins|begin|starts|start|resumes|resume|ends|end|opens|open|reopens|reopen") > 0 && lookup(c.tags[w.span.Start], "VBZ|VBP") > 0:
		return toCome // "the truce expires on Thursday"
	case modal(w.lower):
		return toCome
	case c.past(i):
		return c.auxiliary(i)
	case i > 0 && c.items[i-1].lower == "to" && c.base(i):
		return c.infinitive(i - 1)
	case c.base(i) && c.tags[w.span.Start] == "VB":
		return c.auxiliary(i)
	}
	return noVerb
}

// ahead is the form of the first verb read from the left: "on Friday the court
// will rule".
func (c clauseWords) ahead(i int) verbForm {
	w := c.items[i]
	switch {
	case w.kind != word:
		return noVerb
	case modal(w.lower):
		return toCome
	case lookup(w.lower, "is|are") > 0 && i+1 < len(c.items) && (planned(c.items[i+1].lower) || c.items[i+1].lower == "to"):
		return toCome
	case c.past(i):
		return simplePast
	}
	return noVerb
}

// auxiliary looks left of a verb, over its other words, for what puts it in the
// future: "will have been moved", "is to be moved".
func (c clauseWords) auxiliary(i int) verbForm {
	if c.imperative(i) {
		return toCome
	}
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		w := c.items[j].lower
		switch {
		case modal(w):
			return toCome
		case w == "to":
			return c.infinitive(j)
		case w == "have" && j > 0 && lookup(c.items[j-1].lower, "will|shall") > 0:
			return toCome
		case lookup(w, "is|are|am|has|have|remains|remain|stays|stay") > 0:
			return present
		case w == "had":
			return pluperfect
		case lookup(w, "be|been|being|not|also|then|soon|only|now|still|never|again") == 0 && !strings.HasSuffix(w, "ly"):
			return simplePast
		}
	}
	return simplePast
}

// imperative tells whether a verb in its base form begins the sentence: "Meet on
// Friday", "Please send the list by Monday".
func (c clauseWords) imperative(i int) bool {
	if c.tags[c.items[i].span.Start] != "VB" {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if c.items[j].lower != "please" && c.items[j].kind != mark {
			return false
		}
	}
	return true
}

// infinitive is the form of "to" with a verb, by the word before it: what
// somebody agreed to do is to come, what he managed to do is past.
func (c clauseWords) infinitive(to int) verbForm {
	if to == 0 {
		return noVerb
	}
	w := c.items[to-1].lower
	switch {
	case planned(w), intends(w), lookup(w, "is|are|be|not") > 0:
		return toCome
	case c.past(to - 1):
		return simplePast
	}
	// "Staged a parade to mark the anniversary on Friday": a purpose of what was
	// done.
	for j := to - 1; j >= 0 && j > to-reach && !boundary(c.items[j]); j-- {
		if c.items[j].lower == "to" && c.base(j+1) {
			return c.infinitive(j)
		}
		if c.past(j) && !modal(c.items[max(j-1, 0)].lower) {
			if lookup(c.items[j].lower, "asked|urged|told|called|invited|ordered|instructed|warned|directed|allowed|authorised|authorized|summoned") > 0 && c.items[max(j-1, 0)].lower != "had" {
				return toCome // "urged the guards to leave on Sunday"
			}
			return c.auxiliary(j)
		}
	}
	return toCome // headlines: "Ministers to meet on Friday"
}

func modal(w string) bool {
	return lookup(w, "will|shall|would|won't|should|must|may|might|could|cannot") > 0 || strings.HasSuffix(w, "'ll")
}

func planned(w string) bool {
	return lookup(w, "planned|scheduled|due|payable|expected|slated|bound|expects|plans|forthcoming|upcoming|billed|tomorrow") > 0
}

func intends(w string) bool {
	return lookup(w, "proposal|proposals|offer|decision|agreement|pledge|promise|intention|deal|bid|threat|request|order|invitation|schedule|deadline|call|calls|"+
		"agreed|vowed|pledged|promised|intends|intended|plan|plans|ordered|threatened|decided|wants|wanted|hopes|hoped|going|"+
		"ready|about|set|prepared|asked|urged|told|called|demanded|offered|authorised|authorized|likely|supposed|vows|pledges|agrees|asks|needs|voted") > 0
}

// past tells whether a word is a verb in the past tense or its participle.
func (c clauseWords) past(i int) bool {
	w := c.items[i]
	if tag, ok := c.tags[w.span.Start]; ok {
		return tag == "VBD" || tag == "VBN"
	}
	if w.upper && i > 0 || w.kind != word {
		return false
	}
	switch {
	case lookup(w.lower, "was|were|had|did|said|told|quit|set|put|took|made|came|went|got|gave|found|left|held|met|fell|began|kept|brought|led|"+
		"sent|lost|shot|hit|struck|broke|saw|became|ran|stood|spoke|wrote|won|paid|rose|drove|flew|threw|drew|chose|fought|caught|taught|bought|"+
		"built|burnt|cut|blew|sank|spent|swept|fled|heard|stole|shut|taken|killed|seen|gone|been|done|given|known|held|torn|driven|beaten|thrown|"+
		"begun|stolen|flown|overran|withdrew|knew|thought|felt|grew|lay|sat|sought|rode|laid") > 0:
		return true
	case lookup(w.lower, "need|indeed|hundred|armed|united|red|bed|speed|feed|seed|shed|embed|exceed|proceed|succeed|agreed|breed|greed|"+
		"unprecedented|masked|so-called") > 0:
		return w.lower == "agreed"
	}
	return len(w.lower) > 4 && strings.HasSuffix(w.lower, "ed")
}

// base tells whether a word may be a verb's base form, as after "to".
func (c clauseWords) base(i int) bool {
	w := c.items[i]
	if tag, ok := c.tags[w.span.Start]; ok {
		return tag == "VB"
	}
	return w.kind == word && !w.upper && lookup(w.lower, "the|a|an|his|her|their|its|our|this|that|these|those|some|all|both|each|no|any|more|"+
		"at|end|january|monday|tuesday|wednesday|thursday|friday|saturday|sunday") == 0 &&
		!strings.HasSuffix(w.lower, "ing") && !strings.HasSuffix(w.lower, "s")
}
