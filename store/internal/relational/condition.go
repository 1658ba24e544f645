package relational

import (
	"slices"
	"strings"
)

// conditions are the terms of a WHERE clause with their parameters.
type conditions struct {
	terms []string
	args  []any
}

func (c *conditions) add(term string, args ...any) {
	c.terms = append(c.terms, term)
	c.args = append(c.args, args...)
}

// in adds that a column is one of some texts; nothing where there are none.
func (c *conditions) in(column string, values []string) {
	if len(values) == 0 {
		return
	}
	values = padded(values)
	c.add(column+` IN (`+marks(len(values))+`)`, anys(values)...)
}

func (c *conditions) in64(column string, values []int64) {
	if len(values) == 0 {
		return
	}
	values = padded(values)
	c.add(column+` IN (`+marks(len(values))+`)`, anys(values)...)
}

// padded repeats the last value up to one of a few lengths, so that there are few
// statements to keep prepared.
func padded[T any](values []T) []T {
	n := 1
	for n < len(values) {
		n += max(1, n/2)
	}
	values = slices.Clip(values)
	for n <= maxParameters && len(values) < n {
		values = append(values, values[len(values)-1])
	}
	return values
}

func (c *conditions) where() string {
	if len(c.terms) == 0 {
		return ""
	}
	return ` WHERE ` + strings.Join(c.terms, ` AND `)
}

// marks are n parameters.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat(`?, `, n), `, `) }

// tuples are n rows of width parameters.
func tuples(n, width int) string {
	return strings.TrimSuffix(strings.Repeat(`(`+marks(width)+`), `, n), `, `)
}

func anys[T any](in []T) []any {
	out := make([]any, len(in))
	for i, v := range in {
		switch s := any(v).(type) {
		case string:
			out[i] = clean(s)
		default:
			out[i] = v
		}
	}
	return out
}

func strs[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}

// eachChunk calls f with parts of at most n.
func eachChunk[T any](in []T, n int, f func([]T) error) error {
	for len(in) > 0 {
		k := min(n, len(in))
		if err := f(in[:k]); err != nil {
			return err
		}
		in = in[k:]
	}
	return nil
}

// maxParameters is how many parameters a statement takes at most here; SQLite
// takes 32,766 and PostgreSQL 65,535.
const maxParameters = 8000
