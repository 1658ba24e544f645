package when_test

import (
	"context"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

// BenchmarkRead reads prose with one time in two sentences, and reports words a
// second. The whole program reads some thousands.
func BenchmarkRead(b *testing.B) {
	prose := []string{
		"The convoy left Dirna on 12 November with forty trucks of flour and medicine for the camps in the south of the province.",
		"Drivers who had waited at the crossing said that soldiers of the Second Brigade let them pass after a short search.",
		"Two days later the bridge was shelled again, and residents of the villages nearby fled to the coast.",
		"The governor told reporters that no decision had been taken, but that talks with the union would resume next week.",
		"According to the ministry, at least nine people were wounded and several houses damaged by the fire.",
		"Since March 2016 the road has been closed to trade, which the merchants of the town call a blockade.",
	}
	doc := &ling.Document{Published: "2016-12-27"}
	var s strings.Builder
	words := 0
	for range 50 {
		for _, line := range prose {
			start := s.Len()
			s.WriteString(line)
			doc.Sentences = append(doc.Sentences, ling.Sentence{Span: text.Span{Start: start, End: s.Len()}})
			s.WriteString(" ")
			words += len(strings.Fields(line))
		}
	}
	doc.Text = text.New(s.String())
	b.ReportAllocs()
	for b.Loop() {
		when.Read(context.Background(), doc)
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
