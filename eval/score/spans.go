package score

import "github.com/reportedly/reportedly/text"

// SameSpans counts the spans of two ordered lists that are equal.
func SameSpans(gold, read []text.Span) Tally {
	hits := 0
	for g, r := 0, 0; g < len(gold) && r < len(read); {
		switch {
		case gold[g].Start < read[r].Start:
			g++
		case read[r].Start < gold[g].Start:
			r++
		default:
			if gold[g].End == read[r].End {
				hits++
			}
			g++
			r++
		}
	}
	return Tally{hits, len(read) - hits, len(gold) - hits}
}
