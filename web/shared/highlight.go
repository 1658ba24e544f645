package shared

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"

	"github.com/reportedly/reportedly/export/phrase"
)

// Piece is a part of a text; Hit marks a word that was searched for.
type Piece struct {
	Text string
	Hit  bool
}

// Highlighter marks the words of a search in texts, as the store finds them: in any
// case, without accents, with any English ending.
type Highlighter struct {
	stems    map[string]bool
	prefixes []string
}

// NewHighlighter reads the words of a search: "quoted words", word* and -word as the
// store does.
func NewHighlighter(query string) *Highlighter {
	h := &Highlighter{stems: map[string]bool{}}
	quoted := false
	for i, part := range strings.Split(query, `"`) {
		quoted = i%2 == 1
		for _, w := range strings.Fields(part) {
			if !quoted && strings.HasPrefix(w, "-") {
				continue
			}
			if !quoted && strings.HasSuffix(w, "*") {
				if p := foldWord(strings.TrimSuffix(w, "*")); p != "" {
					h.prefixes = append(h.prefixes, p)
				}
				continue
			}
			eachRun(w, func(from, to int, word bool) {
				if word {
					h.stems[stemOf(w[from:to])] = true
				}
			})
		}
	}
	return h
}

// Pieces are a text cut at the words that were searched for, cleaned for showing.
func (h *Highlighter) Pieces(s string) []Piece {
	s = phrase.Clean(s)
	if len(h.stems)+len(h.prefixes) == 0 {
		return []Piece{{Text: s}}
	}
	var out []Piece
	last := 0
	eachRun(s, func(from, to int, word bool) {
		if !word || !h.hits(s[from:to]) {
			return
		}
		if from > last {
			out = append(out, Piece{Text: s[last:from]})
		}
		out, last = append(out, Piece{s[from:to], true}), to
	})
	if last < len(s) || len(out) == 0 {
		out = append(out, Piece{Text: s[last:]})
	}
	return out
}

func (h *Highlighter) hits(w string) bool {
	if h.stems[stemOf(w)] {
		return true
	}
	if len(h.prefixes) == 0 {
		return false
	}
	f := foldWord(w)
	for _, p := range h.prefixes {
		if strings.HasPrefix(f, p) {
			return true
		}
	}
	return false
}

// eachRun calls f with each run of letters, marks and digits, and each run between.
func eachRun(s string, f func(from, to int, word bool)) {
	from, was := 0, false
	for i, r := range s {
		is := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if i > from && is != was {
			f(from, i, was)
			from = i
		}
		was = is
	}
	if from < len(s) {
		f(from, len(s), was)
	}
}

// foldWord is a word without case and accents.
func foldWord(w string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(w)))
}

func stemOf(w string) string {
	w = foldWord(w)
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf || w[i] < 'a' {
			return w
		}
	}
	return english.Stem(w, true)
}
