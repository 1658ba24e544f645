package syntax

import (
	"strings"
	"unicode"

	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Words of two analyses of one text are compared by the characters that they
// cover, white space left out, as in the CoNLL 2018 shared task (Zeman et al.
// 2018, section 5):
//
//   - tokens and sentences are right where they cover the same characters;
//   - words are aligned where they do;
//   - within a gold multiword token, whose words have no characters of their
//     own, they are aligned by their forms: the longest common subsequence.

// places maps each byte offset of a text to the number of characters before
// it, white space left out.
type places []int

func newPlaces(t *text.Text) places {
	s := t.String()
	out := make(places, len(s)+1)
	n, at := 0, 0
	for i, r := range s {
		for ; at <= i; at++ {
			out[at] = n
		}
		if !unicode.IsSpace(r) {
			n++
		}
	}
	for ; at < len(out); at++ {
		out[at] = n
	}
	return out
}

// of is sp in characters; spans out of range are cut.
func (p places) of(sp text.Span) text.Span {
	last := len(p) - 1
	start := min(max(sp.Start, 0), last)
	return text.Span{Start: p[start], End: p[min(max(sp.End, start), last)]}
}

func tokenSpans(d *ling.Document, at places) []text.Span {
	out := make([]text.Span, len(d.Tokens))
	for i, t := range d.Tokens {
		out[i] = at.of(t.Span)
	}
	return out
}

func sentenceSpans(d *ling.Document, at places) []text.Span {
	var out []text.Span
	for _, s := range d.Sentences {
		if s.First < s.End {
			out = append(out, at.of(d.SpanOf(s.First, s.End)))
		}
	}
	return out
}

// alignWords pairs the words of a gold document, made from the sentences of
// part, with those that were read.
func alignWords(part []conllu.Sentence, gold, read *ling.Document, at places) []wordPair {
	goldSpans, readSpans := tokenSpans(gold, at), tokenSpans(read, at)
	var out []wordPair
	word, r := 0, 0 // the next gold word, the next word read
	for _, s := range part {
		for _, t := range s.Tokens {
			n := t.End - t.First
			span := goldSpans[word].Union(goldSpans[word+n-1])
			for r < len(readSpans) && readSpans[r].Start < span.Start {
				r++
			}
			first := r
			for r < len(readSpans) && readSpans[r].End <= span.End {
				r++
			}
			switch {
			case n > 1:
				out = append(out, alignForms(gold, read, word, word+n, first, r)...)
			case r == first+1 && readSpans[first] == span:
				out = append(out, wordPair{word, first})
			}
			word += n
		}
	}
	return out
}

// alignForms pairs gold words [g0, g1) with words [r0, r1) that were read by the
// longest common subsequence of their forms, in lower case.
func alignForms(gold, read *ling.Document, g0, g1, r0, r1 int) []wordPair {
	rows, columns := g1-g0, r1-r0
	equal := func(g, r int) bool { return strings.EqualFold(gold.Form(g0+g), read.Form(r0+r)) }
	length := make([][]int, rows+1) // length[g][r]: of what is common from g and r on
	length[rows] = make([]int, columns+1)
	for g := rows - 1; g >= 0; g-- {
		length[g] = make([]int, columns+1)
		for r := columns - 1; r >= 0; r-- {
			length[g][r] = max(length[g+1][r], length[g][r+1])
			if equal(g, r) {
				length[g][r] = max(length[g][r], 1+length[g+1][r+1])
			}
		}
	}
	var out []wordPair
	for g, r := 0, 0; g < rows && r < columns; {
		switch {
		case equal(g, r):
			out = append(out, wordPair{g0 + g, r0 + r})
			g++
			r++
		case length[g][r] == length[g+1][r]:
			g++
		default:
			r++
		}
	}
	return out
}

// wordPair is a word of the gold and the one that was read for it, by their numbers.
type wordPair struct{ gold, pred int }
