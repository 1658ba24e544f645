package places

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"iter"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/eval/score"
)

// VariantPlace is a place of a gazetteer, with the other names that may be held out.
type VariantPlace struct {
	ID, Country string // the country as ISO 3166-1 alpha-3
	Name        string
	Others      []string
}

// Variant is a name that was held out: the gazetteer that is searched lacks it.
type Variant struct {
	VariantPlace
	Held string // one of Others
}

// VariantOptions say how variants are sought and compared.
type VariantOptions struct {
	// Search gives the IDs of at most 10 populated places of a country that a name may
	// mean, the best first, from a gazetteer without the held names. With strict it
	// also lacks the names that are the same as a held one once folded.
	Search func(strict bool, name, country string) []string
	// Letters is a name in Latin letters, without case and accents.
	Letters func(name string) string
}

// arabCountries are those whose names romanisations write most variously.
const arabCountries = "ARE BHR DZA EGY IRQ JOR KWT LBN LBY MAR MRT OMN PSE QAT SAU SDN SYR TUN YEM"

// worldShare is the share of the other countries' places that are tried: one in so
// many.
const worldShare = 12

// HoldOut chooses of places the names to hold out: in Arab countries one of each
// place that has other names, elsewhere one of each twelfth. The choice hangs on the
// places' IDs alone.
func HoldOut(places iter.Seq[VariantPlace]) []Variant {
	var held []Variant
	for p := range places {
		n := hashID(p.ID)
		if len(p.Others) == 0 || !isArab(p.Country) && n%worldShare != 0 {
			continue
		}
		held = append(held, Variant{p, p.Others[int(n/worldShare%uint32(len(p.Others)))]})
	}
	return held
}

func isArab(country string) bool {
	return len(country) == 3 && strings.Contains(arabCountries, country)
}

func hashID(id string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	return h.Sum32()
}

// alikeVariant is the share of letters from which two names are taken for spellings
// of one, rather than two names of one place.
const alikeVariant = 0.5

// Variants scores how often a name that the gazetteer lacks finds its place
// (docs/evaluation.md, "Variants"). N counts the held names.
func Variants(ctx context.Context, files []string, held []Variant, opt VariantOptions) (*score.Scores, error) {
	s := &score.Scores{Task: "variants", Files: files, N: len(held)}
	for _, strict := range []bool{false, true} {
		rows := map[string]*variantTally{}
		for i, v := range held {
			if i%256 == 0 && ctx.Err() != nil {
				return nil, fmt.Errorf("score variants: %w", ctx.Err())
			}
			set := "world"
			if isArab(v.Country) {
				set = "arab"
			}
			found := opt.Search(strict, v.Held, v.Country)
			at := slices.Index(found, v.ID)
			sets := []string{set}
			if strict {
				sets = []string{set + ".strict"}
				if v.isSpelling(opt.Letters) {
					sets = append(sets, set+".strict.spellings")
				}
				if at != 0 {
					s.Mistakes = append(s.Mistakes, fmt.Sprintf("%s: %q, held out of %q: place %d of %d", v.ID, v.Held, v.Name, at+1, len(found)))
				}
			}
			for _, set := range sets {
				if rows[set] == nil {
					rows[set] = &variantTally{}
				}
				rows[set].add(at, len(found))
			}
		}
		for _, set := range []string{"arab", "arab.strict", "arab.strict.spellings", "world", "world.strict", "world.strict.spellings"} {
			if t := rows[set]; t != nil {
				s.Rows = append(s.Rows, t.row(set))
			}
		}
	}
	slices.SortStableFunc(s.Rows, func(a, b score.Row) int {
		return cmp.Compare(strings.Count(a.Name, "world"), strings.Count(b.Name, "world"))
	})
	return s, nil
}

// isSpelling tells whether the held name is much like one that the place keeps.
func (v Variant) isSpelling(letters func(string) string) bool {
	held := letters(v.Held)
	for _, other := range append([]string{v.Name}, v.Others...) {
		if l := letters(other); l != held && shareOfLetters(held, l) >= alikeVariant {
			return true
		}
	}
	return false
}

// shareOfLetters is one less the edit distance over the length of the longer name.
func shareOfLetters(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			change := diagonal
			if x[i] != y[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(max(1, len(x), len(y)))
}

type variantTally struct{ n, answered, first, ten int }

func (t *variantTally) add(at, found int) {
	t.n++
	if found > 0 {
		t.answered++
	}
	if at == 0 {
		t.first++
	}
	if at >= 0 && at < 10 {
		t.ten++
	}
}

func (t *variantTally) row(name string) score.Row {
	share := func(n, of int) float64 { return score.Round4(float64(n) / float64(max(1, of))) }
	return score.Line(name,
		score.Number("n", t.n),
		score.Rate("r@10", share(t.ten, t.n)),
		score.Rate("r@1", share(t.first, t.n)),
		score.Rate("p@1", share(t.first, t.answered)),
	)
}
