package actor

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits on a table, so that a wrong file fails quickly.
const (
	maxTableBytes = 16 << 20
	maxLineBytes  = 256 << 10
	maxProblems   = 20
)

// Problem is a fault in a table.
type Problem struct {
	File   string
	Line   int // from 1; 0 where it is the whole table's
	What   string
	Remedy string
}

func (p Problem) String() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s: %s", p.File, p.What, p.Remedy)
	}
	return fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.What, p.Remedy)
}

// Problems are the faults found in tables, at most twenty.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, q := range p {
		lines[i] = q.String()
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) add(file string, line int, what, remedy string) {
	if len(*p) < maxProblems {
		*p = append(*p, Problem{file, line, what, remedy})
	}
}

// row is a line of a table.
type row struct {
	file     string
	line     int
	columns  []string
	fields   []string
	problems *Problems
}

// readTable reads a tab-separated table. Lines that are empty or begin with # are
// passed over; the first other line names the columns, in any order, of which
// those in need must be there. A - stands for an empty cell.
func readTable(file string, r io.Reader, need []string, problems *Problems) []row {
	sc := bufio.NewScanner(io.LimitReader(r, maxTableBytes))
	sc.Buffer(make([]byte, 0, 64<<10), maxLineBytes)
	var columns []string
	var rows []row
	line := 0
	for sc.Scan() && len(*problems) < maxProblems {
		line++
		s := strings.TrimSuffix(sc.Text(), "\r")
		switch {
		case strings.TrimSpace(s) == "" || s[0] == '#':
		case !utf8.ValidString(s):
			problems.add(file, line, "not UTF-8 text", "save the file as UTF-8")
		case columns == nil:
			columns = cells(strings.TrimPrefix(s, "\ufeff"))
			for _, c := range need {
				if !slices.Contains(columns, c) {
					problems.add(file, line, fmt.Sprintf("there is no column %q", c), "name the columns "+strings.Join(need, "⇥"))
					return nil
				}
			}
		default:
			f := cells(s)
			if len(f) != len(columns) {
				problems.add(file, line, fmt.Sprintf("%d cells instead of %d", len(f), len(columns)), "put one tab between cells and - in those that are not used")
				continue
			}
			rows = append(rows, row{file, line, columns, f, problems})
		}
	}
	if err := sc.Err(); err != nil {
		problems.add(file, line+1, err.Error(), "check that it is a tab-separated text file")
	}
	if columns == nil {
		problems.add(file, 0, "no line with the columns' names", "begin the table with "+strings.Join(need, "⇥"))
	}
	return rows
}

func cells(s string) []string {
	f := strings.Split(strings.TrimRight(s, " "), "\t")
	for i, v := range f {
		if f[i] = strings.TrimSpace(v); f[i] == "-" {
			f[i] = ""
		}
	}
	return f
}

// field is the cell of a column, "" where it is empty or the table lacks it.
func (r row) field(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 {
		return r.fields[i]
	}
	return ""
}

// list is a cell's values, separated by |.
func (r row) list(column string) []string {
	s := r.field(column)
	if s == "" {
		return nil
	}
	out := strings.Split(s, "|")
	for i, v := range out {
		if out[i] = strings.TrimSpace(v); out[i] == "" {
			r.problem(fmt.Sprintf("an empty value among %q in column %s", s, column), "take out the extra |")
		}
	}
	return out
}

func (r row) problem(what, remedy string) { r.problems.add(r.file, r.line, what, remedy) }

func (r row) source() Source { return Source{r.file, r.line} }

// oneOf is the cell of a column that holds one of some words or nothing.
func oneOf[S ~string](r row, column string, known []S) string {
	s := r.field(column)
	if s != "" && !slices.Contains(known, S(s)) {
		r.problem(fmt.Sprintf("unknown %s %q", column, s), "use one of "+joined(known))
		return ""
	}
	return s
}

func joined[S ~string](list []S) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}
