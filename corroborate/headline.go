package corroborate

import (
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// maxHeadline bounds a headline, in bytes.
const maxHeadline = 160

// headline is a claim in the report's own words: from the first to the last of the
// words that it rests on, without the rest of its sentence.
func headline(c *reportedly.Claim) string {
	if len(c.Evidence) == 0 {
		return c.Trigger.Quote
	}
	e := c.Evidence[0]
	span := c.Trigger.Span
	for _, s := range spansOf(c) {
		if !s.Empty() && e.Span.Contains(s) {
			span = span.Union(s)
		}
	}
	from, to := span.Start-e.Span.Start, span.End-e.Span.Start
	if from < 0 || to > len(e.Quote) || from >= to {
		from, to = 0, len(e.Quote)
	}
	if from < 48 {
		from = 0 // a subject that wasn't read stands before its verb
	}
	if len(e.Quote)-to < 12 {
		to = len(e.Quote)
	}
	words := strings.Fields(e.Quote[from:to])
	if len(words) < fewest || strings.Count(e.Quote[from:to], `"`)%2 == 1 {
		words = strings.Fields(e.Quote) // "refused" says nothing by itself
	}
	return shorten(strings.Trim(strings.Join(words, " "), " .,;:—–-"))
}

// fewest is how many words of a sentence tell something by themselves.
const fewest = 4

func spansOf(c *reportedly.Claim) []text.Span {
	var out []text.Span
	for _, list := range [][]reportedly.Participant{c.Actors, c.Recipients} {
		for _, p := range list {
			out = append(out, p.Span)
		}
	}
	for _, p := range c.Places {
		out = append(out, p.Span)
	}
	for _, n := range c.Numbers {
		out = append(out, n.Span)
	}
	if c.Time != nil {
		out = append(out, c.Time.Span)
	}
	return out
}

func shorten(s string) string {
	if len(s) <= maxHeadline {
		return s
	}
	cut := maxHeadline
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	s = s[:cut]
	if space := strings.LastIndexByte(s, ' '); space > maxHeadline/2 {
		s = s[:space]
	}
	return strings.TrimRight(s, " .,;:") + " …"
}
