// Package spelling finds the words that a mistyped one may stand for.
//
// In: a query and the words there are. Out: the few most alike. It knows no
// language, only letters, and bounds the length that it compares.
package spelling

import (
	"slices"
	"strings"
)

// Near returns up to n of the words that are spelt like the query, the most
// alike first; none where nothing comes close. Case doesn't matter. Words that
// begin with the query, or that it begins with, come close too.
func Near(query string, words []string, n int) []string {
	q := strings.ToLower(strings.TrimSpace(query))
	type candidate struct {
		word string
		far  int
	}
	var found []candidate
	for _, word := range words {
		w := strings.ToLower(word)
		far := distance(q, w)
		if strings.HasPrefix(w, q) && len(q) > 2 || strings.HasPrefix(q, w) && len(w) > 2 {
			far = min(far, 1)
		}
		if far <= max(1, min(len(q), len(w))/3) && !slices.ContainsFunc(found, func(c candidate) bool { return c.word == word }) {
			found = append(found, candidate{word, far})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return a.far - b.far })
	var out []string
	for _, c := range found[:min(n, len(found))] {
		out = append(out, c.word)
	}
	return out
}

// maxLetters is the number of characters of a word that are compared.
const maxLetters = 64

// distance is the number of characters to insert, remove or change, or of
// neighbours to swap, to get from one word to the other (optimal string
// alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	x, y = x[:min(len(x), maxLetters)], y[:min(len(y), maxLetters)]
	before, row, next := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		next[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(y)]
}
