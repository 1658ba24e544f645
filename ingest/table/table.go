package table

import (
	"strings"

	"github.com/reportedly/reportedly/text"
)

// Cell is a field of a record.
type Cell struct {
	Span   text.Span // what stands between the separators, without quotes
	Quoted bool      // two quotes stand for one
}

// Record is a line of a table, or several where a quoted field has line breaks.
type Record struct {
	Span  text.Span // with its line break
	Cells []Cell
}

// Known is how many columns have a name that is understood.
func (t *Table) Known() int {
	n := 0
	for _, r := range t.columns {
		if r != other {
			n++
		}
	}
	return n
}

// separators are what may stand between fields, the likelier first.
const separators = ",;\t|"

// sample is how many records a separator is judged by.
const sample = 20

// Table is where a table's records lie.
type Table struct {
	Head text.Span // of the line that names the columns, with what stands before it
	Rows []Record

	s       string
	columns []role
	numbers []int // of the rows, as spreadsheets count
}

// Number is a row's number as spreadsheets count, from 1 and with the line that names the
// columns.
func (t *Table) Number(row int) int { return t.numbers[row] }

// Find reads a table. ok is false where no separator makes one of the text: no line has a
// second field, or none that names its columns.
func Find(s string) (t *Table, ok bool) {
	start := strings.Index(s, "\n") + 1
	given := byte(0)
	// "sep=;" in a line of its own tells spreadsheets the separator.
	if line := strings.TrimRight(s[:start], "\r\n"); len(line) == len("sep=;") && strings.HasPrefix(strings.ToLower(line), "sep=") {
		given = line[4]
	} else {
		start = 0
	}
	sep := given
	if sep == 0 {
		sep = separator(s)
	}
	if sep == 0 || sep == '"' || sep == '\n' {
		return nil, false
	}
	t = &Table{s: s}
	for at, n := start, 1; at < len(s); n++ {
		var r Record
		r, at = record(s, at, sep)
		if blank(s, r) {
			continue
		}
		if t.columns == nil {
			if t.columns = roles(s, r); t.columns == nil {
				return nil, false
			}
			t.Head = text.Span{End: r.Span.End}
			continue
		}
		t.Rows, t.numbers = append(t.Rows, r), append(t.numbers, n)
	}
	return t, t.columns != nil
}

// separator is the one that cuts the first lines into the most fields, as many in most
// lines as in the first; 0 where none cuts them.
func separator(s string) byte {
	best, most := byte(0), 0
	for i := range len(separators) {
		sep := separators[i]
		first, alike, n := 0, 0, 0
		for at := 0; at < len(s) && n < sample; n++ {
			var r Record
			r, at = record(s, at, sep)
			if n == 0 {
				first = len(r.Cells)
			}
			if len(r.Cells) == first {
				alike++
			}
		}
		if first > 1 && alike*first > most {
			best, most = sep, alike*first
		}
	}
	return best
}

// record reads the record at a place, and says where the next begins. A quote that isn't
// closed ends with its line, so that it can't swallow what follows.
func record(s string, at int, sep byte) (Record, int) {
	r := Record{Span: text.Span{Start: at}}
	for {
		var c Cell
		c, at = cell(s, at, sep)
		r.Cells = append(r.Cells, c)
		if at >= len(s) || s[at] != sep {
			break
		}
		at++
	}
	at = lineBreak(s, at)
	r.Span.End = at
	return r, at
}

// lineBreak is the place after the line break that stands at a place.
func lineBreak(s string, at int) int {
	if at < len(s) && s[at] == '\r' {
		at++
	}
	if at < len(s) && s[at] == '\n' {
		at++
	}
	return at
}

// cell reads the field at a place, and says where it ends: at a separator, a line break or
// the end.
func cell(s string, at int, sep byte) (Cell, int) {
	if at < len(s) && s[at] == '"' {
		if end := closing(s, at+1); end >= 0 {
			rest := end + 1 + fieldEnd(s[end+1:], sep)
			return Cell{text.Span{Start: at + 1, End: end}, true}, rest
		}
	}
	end := at + fieldEnd(s[at:], sep)
	return Cell{Span: text.Span{Start: at, End: end}}, end
}

// maxQuoted is the most bytes of a quoted field: no note is longer, and an open quote
// mustn't be sought to the end of the table for every row.
const maxQuoted = 1 << 20

// closing is where a quoted field's closing quote stands, -1 where it has none.
func closing(s string, at int) int {
	last := min(len(s), at+maxQuoted)
	for at < last {
		i := strings.IndexByte(s[at:last], '"')
		if i < 0 {
			return -1
		}
		at += i
		if at+1 < len(s) && s[at+1] == '"' {
			at += 2
			continue
		}
		return at
	}
	return -1
}

func fieldEnd(s string, sep byte) int {
	for i := range len(s) {
		if c := s[i]; c == sep || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(s)
}

func blank(s string, r Record) bool {
	for _, c := range r.Cells {
		if strings.TrimSpace(s[c.Span.Start:c.Span.End]) != "" {
			return false
		}
	}
	return true
}
