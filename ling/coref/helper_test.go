package coref_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
	"github.com/reportedly/reportedly/ling/coref/measure"
	"github.com/reportedly/reportedly/ling/quote"
)

var load = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(data.Lexicon) })

// run finds quotations, then mentions and entities.
func run(ctx context.Context, d *ling.Document) error {
	lex, err := load()
	if err != nil {
		return err
	}
	if err := quote.Analyzer(lex.Saying).Run(ctx, d); err != nil {
		return err
	}
	return coref.Analyzer(demonyms{}).Run(ctx, d)
}

// demonyms is a small table in place of the real one.
type demonyms struct{}

func (demonyms) Country(w string) (string, bool) {
	c, ok := map[string]string{
		"russian": "Russia", "russia": "Russia", "libyan": "Libya", "libya": "Libya", "turkish": "Turkey", "turkey": "Turkey",
		"syrian": "Syria", "syria": "Syria", "u.s.": "United States", "us": "United States", "united states": "United States",
		"american": "United States", "egypt": "Egypt", "algeria": "Algeria", "oman": "Oman", "egyptian": "Egypt",
	}[strings.ToLower(w)]
	return c, ok
}

func (demonyms) Capital(w string) (string, bool) {
	c, ok := map[string]string{"moscow": "Russia", "ankara": "Turkey", "cairo": "Egypt"}[strings.ToLower(w)]
	return c, ok
}

// dump prints chains for reading, when asked to by COREF_DUMP.
func dump(d *ling.Document, gold, got []measure.Chain) {
	if os.Getenv("COREF_DUMP") == "" {
		return
	}
	goldOf := map[int]int{}
	for i, c := range gold {
		for _, m := range c {
			goldOf[m] = i + 1
		}
	}
	fmt.Println("=====", d.ID)
	for s, sen := range d.Sentences {
		fmt.Printf("--- %d %s\n", s, strings.ReplaceAll(d.Text.Slice(sen.Span), "\n", " "))
		for _, m := range d.Mentions {
			if d.Tokens[m.Head].Sentence != s {
				continue
			}
			names := []string{}
			for _, e := range m.Entities {
				names = append(names, fmt.Sprintf("%d:%s", e, d.Entities[e].Name))
			}
			fmt.Printf("    %-30q %-8s g%-3d %s  (%s)\n", d.Slice(m.First, m.End), m.Kind, goldOf[m.Head], strings.Join(names, " + "), m.Why)
		}
	}
}
