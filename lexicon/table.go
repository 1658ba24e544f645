package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Limits on a table, so that a wrong file given as --lexicon fails quickly.
const (
	maxTableBytes = 8 << 20
	maxLineBytes  = 64 << 10
)

// table is a table being read. Lines that are empty or begin with # are passed
// over; the first other line names the columns.
type table struct {
	file     string
	columns  []string
	problems *Problems
	rows     []row
}

// row is one entry's line.
type row struct {
	t      *table
	line   int
	fields []string // as many as columns, "" for an unused one
}

// readTable reads a table and checks its columns. Faults go to problems; rows
// with a wrong number of columns are left out.
func readTable(file string, r io.Reader, columns []string, problems *Problems) *table {
	t := &table{file: file, columns: columns, problems: problems}
	sc := bufio.NewScanner(io.LimitReader(r, maxTableBytes+1))
	sc.Buffer(make([]byte, 0, 64<<10), maxLineBytes)
	line, size, header := 0, 0, false
	for sc.Scan() && !problems.full() {
		line++
		s := strings.TrimSuffix(sc.Text(), "\r")
		size += len(s) + 1
		if line == 1 {
			s = strings.TrimPrefix(s, "\ufeff")
		}
		switch {
		case size > maxTableBytes:
			t.problem(line, fmt.Sprintf("the table is larger than %d MiB", maxTableBytes>>20), "split it or check that it is the right file")
			return t
		case strings.TrimSpace(s) == "" || s[0] == '#':
		case !utf8.ValidString(s):
			t.problem(line, "not UTF-8 text", "save the file as UTF-8")
		case !header:
			header = true
			t.checkHeader(line, s)
		default:
			t.addRow(line, s)
		}
	}
	if err := sc.Err(); err != nil {
		t.problem(line+1, err.Error(), "check that it is a tab-separated text file")
	}
	if !header && !problems.full() {
		t.problem(0, "no line with the columns' names", "begin the table with "+strings.Join(columns, "⇥"))
	}
	return t
}

func (t *table) checkHeader(line int, s string) {
	if got := split(s); !slices.Equal(got, t.columns) {
		t.problem(line, fmt.Sprintf("the columns are %q", strings.Join(got, " ")),
			fmt.Sprintf("they must be %q, with a tab between them", strings.Join(t.columns, " ")))
	}
}

func (t *table) addRow(line int, s string) {
	fields := split(s)
	if len(fields) != len(t.columns) {
		t.problem(line, fmt.Sprintf("%d columns instead of %d", len(fields), len(t.columns)),
			"put one tab between columns and - in those that are not used")
		return
	}
	t.rows = append(t.rows, row{t, line, fields})
}

// split cuts a line at its tabs; "-" stands for an unused column.
func split(s string) []string {
	fields := strings.Split(s, "\t")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
		if fields[i] == "-" {
			fields[i] = ""
		}
	}
	return fields
}

func (t *table) problem(line int, what, remedy string) {
	t.problems.add(Problem{File: t.file, Line: line, What: what, Remedy: remedy})
}

// field is the row's value in a column, "" for an unused one.
func (r row) field(column string) string {
	return r.fields[slices.Index(r.t.columns, column)]
}

// list is a column's values, separated by |.
func (r row) list(column string) []string {
	s := r.field(column)
	if s == "" {
		return nil
	}
	out := strings.Split(s, "|")
	for i, v := range out {
		out[i] = strings.TrimSpace(v)
		if out[i] == "" {
			r.problem(fmt.Sprintf("an empty name among %q in column %s", s, column), "take out the extra |")
		}
	}
	return out
}

func (r row) problem(what, remedy string) { r.t.problem(r.line, what, remedy) }

// need reports an empty column.
func (r row) need(columns ...string) {
	for _, c := range columns {
		if r.field(c) == "" {
			r.problem("column "+c+" is empty", "fill it in")
		}
	}
}

// oneOf reads a column whose value is one of a fixed set, or "" where the
// column is unused.
func oneOf[T ~string](r row, column string, known []T) T {
	s := T(r.field(column))
	if s == "" || slices.Contains(known, s) {
		return s
	}
	r.problem(fmt.Sprintf("unknown %s %q", column, s), "use one of "+join(known))
	return ""
}

// flag reads a column that holds yes or is unused.
func (r row) flag(column string) bool {
	s := r.field(column)
	if s != "" && s != "yes" && s != "no" {
		r.problem(fmt.Sprintf("%q in column %s", s, column), "write yes or -")
	}
	return s == "yes"
}

func join[T ~string](values []T) string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return strings.Join(out, ", ")
}
