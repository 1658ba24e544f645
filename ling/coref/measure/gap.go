package measure

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// GAPScore is the result on GAP (Webster et al. 2018): one decision for each of
// the two names of a row.
type GAPScore struct {
	Rows                int
	TP, FP, FN, TN      int
	Masculine, Feminine [3]int // true positives, false positives, false negatives
}

// F1 is the overall F1 in [0, 1].
func (g GAPScore) F1() float64 { return f1(g.TP, g.FP, g.FN) }

// Bias is the F1 on feminine pronouns divided by that on masculine ones.
func (g GAPScore) Bias() float64 {
	return ratio(f1(g.Feminine[0], g.Feminine[1], g.Feminine[2]), f1(g.Masculine[0], g.Masculine[1], g.Masculine[2]))
}

func f1(tp, fp, fn int) float64 { return ratio(2*float64(tp), float64(2*tp+fp+fn)) }

// Annotator annotates a plain text up to and with mentions and entities.
type Annotator func(source string) (*ling.Document, error)

// GAP measures an annotator on the first limit rows (all where 0) of a table of
// GAP; offsets there count characters.
func GAP(table io.Reader, limit int, annotate Annotator) (GAPScore, error) {
	var g GAPScore
	sc := bufio.NewScanner(table)
	sc.Buffer(make([]byte, 1<<16), 1<<20)
	for line := 0; sc.Scan(); line++ {
		if line == 0 || limit > 0 && line > limit {
			continue
		}
		f := strings.Split(sc.Text(), "\t")
		if len(f) < 10 {
			return g, fmt.Errorf("row %d: %d columns, not 11", line, len(f))
		}
		d, err := annotate(f[1])
		if err != nil {
			return g, fmt.Errorf("row %s: %w", f[0], err)
		}
		if err := g.row(d, f); err != nil {
			return g, fmt.Errorf("row %s: %w", f[0], err)
		}
	}
	return g, sc.Err()
}

func (g *GAPScore) row(d *ling.Document, f []string) error {
	g.Rows++
	pronoun, err := spanAt(f[1], f[3], f[2])
	if err != nil {
		return err
	}
	feminine := strings.HasPrefix(strings.ToLower(f[2]), "s") || strings.HasPrefix(strings.ToLower(f[2]), "her")
	for k := 4; k <= 7; k += 3 {
		name, err := spanAt(f[1], f[k+1], f[k])
		if err != nil {
			return err
		}
		g.count(Corefer(d, pronoun, name), strings.EqualFold(f[k+2], "true"), feminine)
	}
	return nil
}

func (g *GAPScore) count(got, gold, feminine bool) {
	k := -1
	switch {
	case got && gold:
		g.TP++
		k = 0
	case got:
		g.FP++
		k = 1
	case gold:
		g.FN++
		k = 2
	default:
		g.TN++
	}
	if k >= 0 && feminine {
		g.Feminine[k]++
	} else if k >= 0 {
		g.Masculine[k]++
	}
}

// spanAt is the bytes of word, which begins at an offset counted in characters.
func spanAt(s, offset, word string) (text.Span, error) {
	n, err := strconv.Atoi(offset)
	if err != nil {
		return text.Span{}, fmt.Errorf("offset %q: %w", offset, err)
	}
	for i := range s {
		if n == 0 {
			return text.Span{Start: i, End: min(i+len(word), len(s))}, nil
		}
		n--
	}
	return text.Span{}, fmt.Errorf("offset %s is past the text", offset)
}

// Corefer tells whether mentions whose words overlap the two spans refer to a
// common entity.
func Corefer(d *ling.Document, a, b text.Span) bool {
	in := map[int]bool{}
	for _, e := range entitiesIn(d, a) {
		in[e] = true
	}
	for _, e := range entitiesIn(d, b) {
		if in[e] {
			return true
		}
	}
	return false
}

// entitiesIn are the entities of mentions that are headed within the span.
func entitiesIn(d *ling.Document, s text.Span) []int {
	var out []int
	for _, m := range d.Mentions {
		if s.Overlaps(d.Tokens[m.Head].Span) {
			out = append(out, m.Entities...)
		}
	}
	return out
}
