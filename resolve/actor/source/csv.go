package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// csv reads a table with a header row. Several values in a cell have a | between
// them.
func (f *file) csv() error {
	first, _, _ := bytes.Cut(f.content, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(f.content))
	if c := separator(string(first)); c != 0 {
		r.Comma = c
	}
	r.FieldsPerRecord, r.LazyQuotes = -1, false
	header, err := r.Read()
	if err != nil {
		return f.csvError(err)
	}
	columns := make([]string, len(header))
	var unused []string
	for i, h := range header {
		if columns[i] = column(h); !slices.Contains(Columns, columns[i]) {
			unused = append(unused, h)
		}
	}
	if !slices.Contains(columns, "name") {
		return f.errorAt(1, "the columns that are read are "+strings.Join(Columns, ", "), "there is no column name")
	}
	if len(unused) > 0 {
		f.note(1, "columns that are not read: %s", strings.Join(unused, ", "))
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return f.csvError(err)
		}
		line, _ := r.FieldPos(0)
		if len(row) > len(columns) {
			return f.errorAt(line, "put values that hold the separator in quotation marks", "%d cells under %d columns", len(row), len(columns))
		}
		v := values{}
		for i, cell := range row {
			if slices.Contains([]string{"aliases", "acronyms", "native", "country", "affiliated"}, columns[i]) {
				v[columns[i]] = append(v[columns[i]], list(cell)...)
			} else if cell = strings.TrimSpace(cell); cell != "" && cell != "-" {
				v[columns[i]] = append(v[columns[i]], cell)
			}
		}
		if len(v) == 0 {
			continue
		}
		if err := f.record(line, v); err != nil {
			return err
		}
	}
}

func (f *file) csvError(err error) error {
	if p := (*csv.ParseError)(nil); errors.As(err, &p) {
		return f.errorAt(p.Line, "", "%v", p.Err)
	}
	return f.errorAt(1, "", "%v", err)
}

// list are a cell's values.
func list(cell string) []string {
	var out []string
	for v := range strings.SplitSeq(cell, "|") {
		if v = strings.TrimSpace(v); v != "" && v != "-" {
			out = append(out, v)
		}
	}
	return out
}
