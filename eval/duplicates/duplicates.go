package duplicates

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/eval/score"
)

// MadeText is a report that was made to share words with others, or not to.
type MadeText struct {
	ID        string
	Publisher string
	Published string // EDTF
	Title     string
	Text      string

	made  string // how: "original", "copy", "lead" …
	units []madeUnit
	words int // of the text's sentences
}

// FoundPair is two texts that were found to share words.
type FoundPair struct{ A, B string }

// Found is what was found in a set of texts, and what it took.
type Found struct {
	Pairs    []FoundPair // in any order
	Lookups  int         // fingerprints looked up
	Listed   int         // reports listed for them
	Compared int         // texts laid beside another
}

// Options say what is measured.
type Options struct {
	// Find finds the pairs within a set of texts.
	Find func(ctx context.Context, docs []MadeText) (*Found, error)
	// Documents is how many are made of the texts; 0 for 2,000.
	Documents int
	Seed      uint64
}

// Score scores whether texts that share words are found (docs/evaluation.md,
// "Duplicates"). N counts the documents made.
func Score(ctx context.Context, files, texts []string, opt Options) (*score.Scores, error) {
	n := cmp.Or(opt.Documents, 2000)
	s := &score.Scores{Task: "duplicates", Files: files, N: n}
	var cost []score.Row
	for _, size := range []int{n / 8, n / 4, n / 2, n} {
		docs, err := Make(texts, size, opt.Seed)
		if err != nil {
			return nil, err
		}
		found, err := opt.Find(ctx, docs)
		if err != nil {
			return nil, err
		}
		cost = append(cost, costRow(len(docs), found))
		if size == n {
			scorePairsMade(s, docs, found.Pairs)
		}
	}
	s.Rows = append(s.Rows, cost...)
	return s, nil
}

// costRow tells what finding took for each document.
func costRow(n int, f *Found) score.Row {
	per := func(x int) float64 { return score.Round4(float64(x) / float64(max(1, n))) }
	return score.Line(fmt.Sprintf("cost for each of %d", n),
		score.Rate("lookups", per(f.Lookups)), score.Rate("listed", per(f.Listed)), score.Rate("compared", per(f.Compared)),
	)
}

// Two texts share words where at least this many of one's words are the other's,
// word for word in common sentences, or half of the shorter's. Pairs with fewer, but
// with more than sharedNone, count neither way.
const (
	sharedWords = 40
	sharedNone  = 10
)

// scorePairsMade compares the pairs found with those made.
func scorePairsMade(s *score.Scores, docs []MadeText, found []FoundPair) {
	index := map[string]int{}
	for i, d := range docs {
		index[d.ID] = i
	}
	type pair struct{ a, b int }
	has := map[pair]bool{}
	for _, p := range found {
		a, b := index[p.A], index[p.B]
		if a != b {
			has[pair{min(a, b), max(a, b)}] = true
		}
	}
	var all score.Tally
	open := 0
	by := map[string]*score.Share{}
	for a := range docs {
		for b := a + 1; b < len(docs); b++ {
			words := docs[a].shared(&docs[b])
			least := min(docs[a].words, docs[b].words)
			got := has[pair{a, b}]
			switch {
			case words >= sharedWords || 2*words >= least && words > sharedNone:
				for _, kind := range kindsOf(&docs[a], &docs[b]) {
					if by[kind] == nil {
						by[kind] = &score.Share{}
					}
					by[kind].Add(got)
				}
				if got {
					all.TP++
				} else {
					all.FN++
					s.Mistakes = append(s.Mistakes, fmt.Sprintf("MISSED %s %s: %d words of %d shared", describe(&docs[a]), describe(&docs[b]), words, least))
				}
			case words > sharedNone:
				open++
			case got:
				all.FP++
				s.Mistakes = append(s.Mistakes, fmt.Sprintf("FALSE  %s %s: %d words of %d shared", describe(&docs[a]), describe(&docs[b]), words, least))
			}
		}
	}
	s.Rows = append(s.Rows, all.Row("pairs"), score.Line("left open", score.Number("pairs", open)))
	for _, kind := range sortedKeys(by) {
		s.Rows = append(s.Rows, score.Line("found of "+kind, score.Rate("r", score.Ratio(by[kind].Right, by[kind].N)), score.Number("n", by[kind].N)))
	}
}

func describe(d *MadeText) string { return d.ID + " (" + d.made + ")" }

// kindsOf are the ways in which the texts of a pair were made, the original's left
// out where the other is none.
func kindsOf(a, b *MadeText) []string {
	if a.made == b.made || b.made == madeOriginal {
		return []string{a.made}
	}
	if a.made == madeOriginal {
		return []string{b.made}
	}
	return []string{a.made, b.made}
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// shared counts the words of common sentences that are the same in both.
func (d *MadeText) shared(o *MadeText) (n int) {
	for i, j := 0, 0; i < len(d.units) && j < len(o.units); {
		u, v := &d.units[i], &o.units[j]
		switch {
		case u.sentence < v.sentence:
			i++
		case u.sentence > v.sentence:
			j++
		default:
			for w := range min(len(u.kept), len(v.kept)) {
				if u.kept[w] && v.kept[w] {
					n++
				}
			}
			i, j = i+1, j+1
		}
	}
	return n
}
