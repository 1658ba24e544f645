package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/reportedly/reportedly/export/phrase"
)

// table is a table in columns of even width, as wide on a terminal as their widest
// value.
type table struct {
	columns []column
	rows    [][]string
	below   [][]string // lines that follow each row, set in from it, clean
}

type column struct {
	head  string
	right bool // figures end at the same column
	most  int  // columns that values are cut to, 0 for any
}

// add adds a row, and lines to print below it.
func (t *table) add(below []string, values ...string) {
	row := make([]string, len(values))
	for i, v := range values {
		row[i] = cutTo(phrase.Clean(v), t.columns[i].most)
	}
	t.rows, t.below = append(t.rows, row), append(t.below, below)
}

func (t *table) write(w io.Writer) {
	widths := make([]int, len(t.columns))
	head := make([]string, len(t.columns))
	for i, c := range t.columns {
		head[i] = c.head
		widths[i] = uniseg.StringWidth(c.head)
		for _, r := range t.rows {
			widths[i] = max(widths[i], uniseg.StringWidth(r[i]))
		}
	}
	line := func(values []string) {
		var b strings.Builder
		for i, v := range values {
			if i > 0 {
				b.WriteString("  ")
			}
			space := strings.Repeat(" ", widths[i]-uniseg.StringWidth(v))
			if t.columns[i].right {
				b.WriteString(space + v)
			} else {
				b.WriteString(v + space)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
	line(head)
	for i, r := range t.rows {
		line(r)
		for _, more := range t.below[i] {
			fmt.Fprintln(w, "  "+more)
		}
	}
}

// cutTo shortens a value to so many columns.
func cutTo(s string, columns int) string {
	if columns == 0 || uniseg.StringWidth(s) <= columns {
		return s
	}
	var b strings.Builder
	width := 0
	for g := uniseg.NewGraphemes(s); g.Next(); {
		if width += g.Width(); width > columns-1 {
			break
		}
		b.WriteString(g.Str())
	}
	return strings.TrimRight(b.String(), " ") + "…"
}

// wrapped sets words in lines of at most so many columns.
func wrapped(s string, columns int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		if line != "" && uniseg.StringWidth(line)+1+uniseg.StringWidth(word) > columns {
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}

// wrappedItems sets items parted by dots in lines of at most so many columns; a line breaks
// between items alone, and no line begins with a dot.
func wrappedItems(s string, columns int) []string {
	var lines []string
	line := ""
	for item := range strings.SplitSeq(s, " · ") {
		switch {
		case line == "":
			line = item
		case uniseg.StringWidth(line)+3+uniseg.StringWidth(item) > columns:
			lines, line = append(lines, line), item
		default:
			line += " · " + item
		}
	}
	return append(lines, line)
}

// thousands is a number with its thousands parted: "6,777,452".
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// counted is "1 place" or "6,777 places".
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return thousands(n) + " " + word + "s"
}

// bytesOf is a size in words: "147 kB".
func bytesOf(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " B"
	case n < 1_000_000:
		return strconv.FormatInt((n+500)/1000, 10) + " kB"
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
