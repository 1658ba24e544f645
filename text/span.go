package text

import "fmt"

// Span is a half-open range of bytes [Start, End) of a Text. The zero Span is
// empty and stands at the beginning.
type Span struct {
	Start, End int
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Union is the smallest span that covers both.
func (s Span) Union(t Span) Span {
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// String prints the span as [start,end).
func (s Span) String() string { return fmt.Sprintf("[%d,%d)", s.Start, s.End) }
