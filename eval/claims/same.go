package claims

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// name is a name as scoring sees it: the set of its words without accents,
// punctuation, articles and common titles, and the set of their first five
// letters.
type name struct {
	words, stems map[string]bool
}

// unscored are words that a name may have or lack, unless it has no others.
const unscored = " the a an of al el mr gen general president minister "

func newName(s string) name {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r > unicode.MaxASCII: // accents and all that has no ASCII form
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	all := strings.Fields(b.String())
	n := name{map[string]bool{}, map[string]bool{}}
	for _, w := range all {
		if !strings.Contains(unscored, " "+w+" ") {
			n.words[w] = true
		}
	}
	if len(n.words) == 0 {
		for _, w := range all {
			n.words[w] = true
		}
	}
	for w := range n.words {
		n.stems[w[:min(len(w), 5)]] = true
	}
	return n
}

func newNames(list []string) []name {
	out := make([]name, len(list))
	for i, s := range list {
		out[i] = newName(s)
	}
	return out
}

// same tells whether two names agree: one's words are all in the other ("Abdi",
// "Musa Abdi"), or as many of their words begin alike as the shorter has,
// or half of all their words are shared.
func same(a, b name) bool {
	if len(a.words) == 0 || len(b.words) == 0 {
		return false
	}
	shared := common(a.words, b.words)
	shorter := min(len(a.words), len(b.words))
	return shared == shorter || common(a.stems, b.stems) >= shorter ||
		2*shared >= len(a.words)+len(b.words)-shared
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// paired is how many gold names find a predicted one of their own, each taking
// the first that agrees.
func paired(gold, pred []name) int {
	taken := make([]bool, len(pred))
	hits := 0
	for _, g := range gold {
		for j, p := range pred {
			if !taken[j] && same(g, p) {
				taken[j] = true
				hits++
				break
			}
		}
	}
	return hits
}
