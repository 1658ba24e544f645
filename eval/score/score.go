package score

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Scores are the figures of one evaluation.
type Scores struct {
	Task  string   // "claims", "parse", "names"
	Files []string // the gold files, in order
	N     int      // gold items scored: claims, words or names
	Note  string   // how the gold's labels were understood, or ""
	Rows  []Row    // in the order of printing

	Confusions []Confusion // by falling count
	Mistakes   []string    // every mistake on a line of its own, in order of the files
}

// Row is a line of the table.
type Row struct {
	Name  string
	Cells []Cell
}

// Cell is one figure. Its metric's name is the row's and its own, with a dot
// between: "found.f1".
type Cell struct {
	Name  string
	Value float64 // a share in [0, 1], rounded to 4 decimals, or a count
	Count bool
}

// Line is a row of a name and its cells.
func Line(name string, cells ...Cell) Row { return Row{name, cells} }

// Rate is a cell with a share, rounded to 4 decimals.
func Rate(name string, value float64) Cell { return Cell{name, Round4(value), false} }

// Number is a cell with a count.
func Number[N int | float64](name string, n N) Cell { return Cell{name, float64(n), true} }

// Confusion is a mistake that occurred Count times: Gold is what people coded
// and Pred what was read, "" where either side has nothing.
type Confusion struct {
	Field, Gold, Pred string
	Count             int
	Example           string // the words of the first one
}

// Metric is the figure of a name such as "found.f1", and whether there is one.
func (s *Scores) Metric(name string) (float64, bool) {
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if r.Name+"."+c.Name == name {
				return c.Value, true
			}
		}
	}
	return 0, false
}

// MarshalJSON writes {"task","files","n","metrics":{name: value}}, the metrics
// in the order of the rows.
func (s *Scores) MarshalJSON() ([]byte, error) {
	var metrics bytes.Buffer
	metrics.WriteByte('{')
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			if metrics.Len() > 1 {
				metrics.WriteByte(',')
			}
			name, err := json.Marshal(r.Name + "." + c.Name)
			if err != nil {
				return nil, err
			}
			metrics.Write(name)
			metrics.WriteByte(':')
			metrics.WriteString(strconv.FormatFloat(c.Value, 'f', -1, 64))
		}
	}
	metrics.WriteByte('}')
	return json.Marshal(struct {
		Task    string          `json:"task"`
		Files   []string        `json:"files"`
		N       int             `json:"n"`
		Metrics json.RawMessage `json:"metrics"`
	}{s.Task, append([]string{}, s.Files...), s.N, metrics.Bytes()})
}

// maxConfusions is how many confusions WriteTable prints.
const maxConfusions = 20

// WriteTable prints the figures in aligned columns, and below them the most
// frequent confusions. Rows with the same columns share one heading.
func (s *Scores) WriteTable(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d files, %d gold items\n", s.Task, len(s.Files), s.N)
	if s.Note != "" {
		fmt.Fprintf(&b, "%s\n", s.Note)
	}
	width := 0
	for _, r := range s.Rows {
		width = max(width, utf8.RuneCountInString(r.Name))
	}
	for i, r := range s.Rows {
		if i == 0 || !sameColumns(s.Rows[i-1], r) {
			fmt.Fprintf(&b, "\n%*s", width, "")
			for _, c := range r.Cells {
				fmt.Fprintf(&b, "  %7s", c.Name)
			}
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%-*s", width, r.Name)
		for _, c := range r.Cells {
			if c.Count {
				fmt.Fprintf(&b, "  %7.0f", c.Value)
			} else {
				fmt.Fprintf(&b, "  %7.4f", c.Value)
			}
		}
		b.WriteByte('\n')
	}
	s.confusions(&b)
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("write scores: %w", err)
	}
	return nil
}

func sameColumns(a, b Row) bool {
	return slices.EqualFunc(a.Cells, b.Cells, func(x, y Cell) bool { return x.Name == y.Name })
}

func (s *Scores) confusions(b *strings.Builder) {
	if len(s.Confusions) == 0 {
		return
	}
	b.WriteString("\nmost frequent confusions (gold → read)\n")
	for _, c := range s.Confusions[:min(len(s.Confusions), maxConfusions)] {
		fmt.Fprintf(b, "%6d  %s: %s → %s", c.Count, c.Field, Dash(c.Gold), Dash(c.Pred))
		if c.Example != "" {
			fmt.Fprintf(b, "  «%s»", c.Example)
		}
		b.WriteByte('\n')
	}
}

func Dash(s string) string { return cmp.Or(s, "–") }

// WriteMistakes prints every mistake, one a line.
func (s *Scores) WriteMistakes(w io.Writer) error {
	for _, m := range s.Mistakes {
		if _, err := fmt.Fprintln(w, m); err != nil {
			return fmt.Errorf("write mistakes: %w", err)
		}
	}
	return nil
}

// Confusions counts mistakes of the same sort.
type Confusions map[[3]string]*Confusion

func (c Confusions) Add(field, gold, pred, example string) {
	key := [3]string{field, gold, pred}
	if c[key] == nil {
		c[key] = &Confusion{Field: field, Gold: gold, Pred: pred, Example: Clip(example, 60)}
	}
	c[key].Count++
}

// Sorted are the confusions by falling count, then by their words.
func (c Confusions) Sorted() []Confusion {
	var out []Confusion
	for _, v := range c {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b Confusion) int {
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Field, b.Field), strings.Compare(a.Gold, b.Gold), strings.Compare(a.Pred, b.Pred))
	})
	return out
}

// Clip is the first n characters of s, on one line.
func Clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Tally counts what was found: true and false positives, and false negatives.
type Tally struct{ TP, FP, FN int }

func (t *Tally) Add(o Tally) {
	t.TP += o.TP
	t.FP += o.FP
	t.FN += o.FN
}

// Ratios are precision, recall and F1; 0 where they have no denominator.
func (t Tally) Ratios() (p, r, f1 float64) {
	p, r = Ratio(t.TP, t.TP+t.FP), Ratio(t.TP, t.TP+t.FN)
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return p, r, f1
}

func (t Tally) Row(name string) Row {
	p, r, f1 := t.Ratios()
	return Row{name, []Cell{
		{"p", Round4(p), false}, {"r", Round4(r), false}, {"f1", Round4(f1), false},
		{"tp", float64(t.TP), true}, {"fp", float64(t.FP), true}, {"fn", float64(t.FN), true},
	}}
}

// Share counts how many of n are right.
type Share struct{ Right, N int }

func (s *Share) Add(right bool) {
	s.N++
	if right {
		s.Right++
	}
}

func (s *Share) Sum(o Share) {
	s.Right += o.Right
	s.N += o.N
}

func (s Share) Row(name string) Row {
	return Row{name, []Cell{{"acc", Round4(Ratio(s.Right, s.N)), false}, {"n", float64(s.N), true}}}
}

func Ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Round4 rounds the exact value half to even, as Python's round does.
func Round4(x float64) float64 {
	v, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64) // always parses
	return v
}

// Bit is 1 for what holds and 0 for what doesn't.
func Bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
