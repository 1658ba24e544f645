package lexicon

import (
	"slices"

	"github.com/reportedly/reportedly/ling/syntax"
)

// Saying is the expression of saying that begins at token first: the head of its
// words, -1 where there is none; the head of who speaks, -1 where it names nobody;
// and whether it does nothing but introduce what is said ("said", but not
// "accused"). Hearsay and evidence are nobody's words.
func (l *Lexicon) Saying(t *syntax.Tree, first int) (word, speaker int, plain bool) {
	c, n := l.MatchReporting(t, first)
	if n == 0 || c.Class == Hearsay || c.Class == Evidential {
		return -1, -1, false
	}
	word = CueHead(t, first, n)
	if s := c.SpeakerAt(t, word); s >= 0 {
		return word, s, c.Class == Say
	}
	if h := t.Head(word); n > 1 && c.Class == Attribution && h >= 0 && t.Noun(h) {
		return word, h, false // "according to the mayor"
	}
	return word, -1, c.Class == Say
}

// CueHead is the head of the n words of a cue that begins at token first. A preposition of
// several words is headed by its first, however the tree hangs the others: "as of 2008,
// according to the mayor".
func CueHead(t *syntax.Tree, first, n int) int {
	if n > 1 && t.Is(first, "case") {
		return first
	}
	return t.Top(first, first+n)
}

// utter are the verbs that give a noun of saying to its subject: "issued a statement".
var utter = []string{"issue", "release", "make", "give", "provide", "publish", "read", "deliver", "post", "circulate", "put", "send", "broadcast", "air",
	"carry", "offer", "sign", "adopt", "submit", "write", "share"}

// SpeakerAt is the head of who speaks at the cue of which word is the head, -1 where the
// grammar names nobody.
func (r Reporting) SpeakerAt(t *syntax.Tree, word int) int {
	for _, slot := range r.Speaker {
		for _, w := range t.Fill(word, string(slot)) {
			if w == word || !t.Noun(w) && !t.Is(w, "nsubj") { // "each said", "the latter say"
				continue
			}
			if s := quotedSource(t, word); s >= 0 {
				return s
			}
			return nearer(t, word, w)
		}
	}
	switch {
	case t.Verb(word) && slices.Contains(r.Speaker, "subj"):
		return fronted(t, word)
	case t.Upos(word) == "NOUN" && (r.Class == Say || r.Class == SpeechAct):
		return uttered(t, word)
	}
	return -1
}

// nearer is the name beside a verb where the tree gives it two subjects: "The task force
// commander, Gen. Ann Bole, said". w is the first of them.
func nearer(t *syntax.Tree, verb, w int) int {
	if t.Head(w) != verb || !t.Is(w, "nsubj") {
		return w
	}
	for _, k := range t.Children(verb, "nsubj") {
		if k > verb && w < verb && closes(t.Words[verb-1]) {
			return k // `"The rebels," said a clerk, "have left"`: the first is their subject
		}
		if k > w && k < verb && (t.Upos(k) == "PROPN" && t.Child(k, "case", "cc") < 0 || t.Words[w+1] == ":") {
			w = k // also behind a dateline: "Osk: Two killed, police say"
		}
	}
	return w
}

// closes tells whether a word is a mark that may end a quotation.
func closes(word string) bool { return word == "\"" || word == "”" || word == "’" || word == "»" }

// quotedSource is the one whose words a paper passes on: of "The paper quoted a guard as
// saying that the gate was shut" the guard, at "saying". -1 for any other word.
func quotedSource(t *syntax.Tree, word int) int {
	h := t.Head(word)
	if h < 0 || t.Tokens[word].XPOS != "VBG" || !t.Is(word, "advcl", "xcomp", "acl", "obl") || !slices.Contains([]string{"quote", "cite"}, t.Lemma(h)) {
		return -1
	}
	if g := t.Child(h, "iobj"); g >= 0 {
		return g
	}
	return t.Object(h, 0)
}

// fronted is the subject that a participle beside it has drawn to itself: "Residents
// reached by phone spoke of a raid".
func fronted(t *syntax.Tree, verb int) int {
	for _, k := range t.Children(verb, "advcl") {
		if tag := t.Tokens[k].XPOS; k > verb || tag != "VBN" && tag != "VBD" && tag != "VBG" || t.Child(k, "mark", "aux") >= 0 {
			continue
		}
		if s := t.Child(k, "nsubj", "nsubj:pass"); s >= 0 && s < k {
			return s
		}
	}
	return -1
}

// uttered is who utters what a noun of saying stands for: "The envoy issued a statement",
// "a statement that was issued by the envoy".
func uttered(t *syntax.Tree, noun int) int {
	h := t.Head(noun)
	if h >= 0 && t.Verb(h) && t.Is(noun, "obj", "nsubj:pass") && slices.Contains(utter, t.Lemma(h)) {
		s := t.Subject(h, 0)
		if s >= 0 && !t.Passive(h) {
			s = nearer(t, h, s)
		}
		return s
	}
	for _, k := range t.Children(noun, "acl") {
		if slices.Contains(utter, t.Lemma(k)) && t.Tokens[k].XPOS == "VBN" {
			return t.Agent(k)
		}
	}
	return -1
}
