package lexicon

import "github.com/reportedly/reportedly/ling/syntax"

// Saying is the expression of saying that begins at token first: the head of its
// words, -1 where there is none; the head of who speaks, -1 where it names nobody;
// and whether it does nothing but introduce what is said ("said", but not
// "accused"). Hearsay and evidence are nobody's words.
func (l *Lexicon) Saying(t *syntax.Tree, first int) (word, speaker int, plain bool) {
	c, n := l.MatchReporting(t, first)
	if n == 0 || c.Class == Hearsay || c.Class == Evidential {
		return -1, -1, false
	}
	word = t.Top(first, first+n)
	for _, slot := range c.Speaker {
		if f := t.Fill(word, string(slot)); len(f) > 0 {
			return word, f[0], c.Class == Say
		}
	}
	if h := t.Head(word); n > 1 && c.Class == Attribution && h >= 0 && t.Noun(h) {
		return word, h, false // "according to the mayor"
	}
	return word, -1, c.Class == Say
}
