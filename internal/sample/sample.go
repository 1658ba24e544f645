// Package sample is an invented report with its claims, coded by hand, for
// tests of what prints them.
//
// In: nothing. Out: a report with every kind of block that printing treats
// apart, and claims with every form of doubt, overlapping words, several
// scripts, and characters that mean harm to a terminal or a page. It says
// nothing about how well claims are read. Callers own what they get.
package sample

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Sample is the report with its sentences and claims.
type Sample struct {
	Report    *reportedly.Report
	Sentences []text.Span
	Claims    []reportedly.Claim
}

// New makes the sample.
func New() Sample {
	s := Sample{Report: &reportedly.Report{
		Name: "night.txt", Media: "text/plain", Encoding: "utf-8", SHA256: strings.Repeat("0123456789abcdef", 4),
		Title: "Night of fire at Qaminis", Publisher: "Coast Monitor", Author: "Lina Haddad", Language: "en",
		Published: "2021-03-09", PublishedFrom: "a <time> element", URL: "https://coast-monitor.example/night",
	}}
	var b strings.Builder
	for _, block := range blocks() {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		for i, sentence := range block.sentences {
			if i > 0 {
				b.WriteByte(' ')
			}
			if block.kind.Claims() {
				s.Sentences = append(s.Sentences, text.Span{Start: b.Len(), End: b.Len() + len(sentence)})
			}
			b.WriteString(sentence)
		}
		s.Report.Blocks = append(s.Report.Blocks, ling.Block{Kind: block.kind, Span: text.Span{Start: start, End: b.Len()}})
	}
	s.Report.Original = []byte(b.String())
	s.Report.Text = text.New(b.String())
	s.Claims = s.claims()
	return s
}

type block struct {
	kind      ling.BlockKind
	sentences []string
}

func blocks() []block {
	return []block{
		{ling.Title, []string{"Night of fire at Qaminis"}},
		{ling.Byline, []string{"By Lina Haddad"}},
		{ling.Body, []string{
			"Gunmen attacked a police post near Qaminis late on Monday, residents told Coast Radio, and two officers may have been killed.",
			"The road was quiet the next morning.",
			"Nobody had slept.",
			"The Dawn Brigade denied any part in it\x1b[31m and\r\nsaid\u202e it would “hand over” the post if the elders asked.",
		}},
		{ling.Heading, []string{"What is known"}},
		{ling.Body, []string{
			"The post is nominally under الفرقة الثالثة, and tyre tracks suggest that its men left for 海岸 before the attack.",
			"Mayor <b>Rania Doss</b> appealed for calm.",
			"https://coast-monitor.example/a-very-long-address-that-does-not-fit-into-a-narrow-terminal-at-all",
		}},
		{ling.Credit, []string{"Photo: Sami Idris / CC BY 4.0"}},
		{ling.About, []string{"Coast Monitor is an invented publisher."}},
		{ling.Navigation, []string{"Read more <script>alert(1)</script>"}},
		{ling.Rights, []string{"© 2021 Coast Monitor"}},
	}
}

// find is the n-th occurrence of words in the text, counted from 0.
func (s Sample) find(words string, n int) text.Span {
	t, at := s.Report.Text.String(), 0
	for ; ; n-- {
		i := strings.Index(t[at:], words)
		if i < 0 {
			panic(fmt.Sprintf("the sample has no %q", words))
		}
		if n == 0 {
			return text.Span{Start: at + i, End: at + i + len(words)}
		}
		at += i + len(words)
	}
}

func (s Sample) words(words string, n int) reportedly.Evidence {
	return reportedly.Evidence{Span: s.find(words, n), Quote: words}
}

func (s Sample) party(words, name string, kind reportedly.ActorKind) reportedly.Participant {
	return reportedly.Participant{Span: s.find(words, 0), Text: words, Name: name, Kind: kind}
}

// sentence is the evidence of the sentence that holds a span.
func (s Sample) sentence(sp text.Span) []reportedly.Evidence {
	for _, sentence := range s.Sentences {
		if sentence.Contains(sp) {
			return []reportedly.Evidence{{Span: sentence, Quote: s.Report.Text.Slice(sentence)}}
		}
	}
	panic(fmt.Sprintf("no sentence holds %v", sp))
}
