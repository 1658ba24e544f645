package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

func gazetteerExplain() verb {
	return verb{
		name: "explain", args: "[flags] NAME",
		summary: "say how a name is looked up, and why the first place is first",
		help: `Prints what is made of a name to look it up, the ways that are tried, the surest
first, with what each finds, and why the first place stands before the others.

  reportedly gazetteer explain "Souk al Jouma" --country LBY`,
		setup: func(fs *flag.FlagSet) action {
			f := &searchFlags{kinds: list{allowed: placeKinds()}}
			f.define(fs)
			return f.explain
		},
	}
}

// shownOfWay is how many places are named for each way.
const shownOfWay = 3

func (f *searchFlags) explain(ctx context.Context, e *env, args []string) error {
	text, err := f.name(args)
	if err != nil {
		return err
	}
	all, err := openGazetteers(e)
	if err != nil {
		return err
	}
	defer all.Close()
	b := bufio.NewWriter(e.Out)
	for _, row := range [][2]string{
		{"name", text}, {"folded", name.Fold(text)}, {"fine key", name.Fine(text)}, {"skeleton key", name.Skeleton(text)},
	} {
		fmt.Fprintln(b, strings.TrimRight(fmt.Sprintf("%-13s %s", row[0], phrase.Clean(row[1])), " "))
	}
	q := gazetteer.Query{Countries: f.countries.values, Kinds: kindsOf(f.kinds), How: gazetteer.Typing, Limit: 500}
	hits := all.Search(text, q)
	fmt.Fprintln(b, "\nways tried, the surest first; a place counts once")
	short := utf8.RuneCountInString(name.Fold(text)) < 5 && len(q.Countries) == 0
	for how := gazetteer.SameName; how <= gazetteer.Typing; how++ {
		writeWay(b, how, hits, short && how >= gazetteer.FineKey)
	}
	fmt.Fprintln(b)
	for _, line := range wrapped(whyFirst(all, hits), 80) {
		fmt.Fprintln(b, phrase.Clean(line))
	}
	if len(hits) == 0 {
		if err := b.Flush(); err != nil {
			return err
		}
		return failed(statusNothing)
	}
	return b.Flush()
}

// writeWay prints a way with the first places that it finds.
func writeWay(b *bufio.Writer, how gazetteer.How, hits []gazetteer.Hit, skipped bool) {
	n := 0
	var shown []string
	for _, h := range hits {
		if h.How != how {
			continue
		}
		if n++; n <= shownOfWay {
			where := string(h.Entry.Kind)
			if h.Entry.Country != "" {
				where += ", " + h.Entry.Country
			}
			shown = append(shown, fmt.Sprintf("%s (%s)", cutTo(h.Entry.Name, 40), where))
		}
	}
	if n > shownOfWay {
		shown = append(shown, "…")
	}
	if n == 0 && skipped {
		shown = []string{"not tried: the name is short; with --country it is"}
	}
	fmt.Fprintf(b, "  %-21s %5d", howWords(how), n)
	for i, line := range wrapped(phrase.Clean(strings.Join(shown, ", ")), 48) {
		if i > 0 {
			fmt.Fprintf(b, "\n%29s", "")
		}
		fmt.Fprint(b, strings.TrimRight("  "+line, " "))
	}
	fmt.Fprintln(b)
}

// whyFirst says why the first place stands before the second.
func whyFirst(all *gazetteers, hits []gazetteer.Hit) string {
	if len(hits) == 0 {
		return "No place was found."
	}
	first := hits[0]
	s := fmt.Sprintf("First is %s (%s): ", describe(all, first.Entry), first.Entry.ID)
	if len(hits) == 1 {
		return s + "it is the only one."
	}
	second := hits[1]
	than := describe(all, second.Entry)
	switch {
	case first.How != second.How:
		s += fmt.Sprintf("it meets in a surer way (%s) than %s (%s).", howWords(first.How), than, howWords(second.How))
	case first.Near != second.Near:
		s += fmt.Sprintf("its name is nearer (%.2f) than that of %s (%.2f).", first.Near, than, second.Near)
	case first.Entry.Population > 0 && second.Entry.Population == 0:
		s += fmt.Sprintf("it meets in the same way as %s, of which no population is known.", than)
	case first.Entry.Population != second.Entry.Population:
		s += fmt.Sprintf("it meets in the same way as %s, and has more people (%s against %s).", than, thousands(first.Entry.Population), thousands(second.Entry.Population))
	default:
		s += fmt.Sprintf("nothing sets it above %s but its ID; a text's other places must decide.", than)
	}
	return s
}

// describe names a place with its kind and where it is.
func describe(all *gazetteers, e gazetteer.Entry) string {
	s := e.Name + ", " + string(e.Kind)
	var in []string
	if e.Admin1 != "" {
		in = append(in, all.nameOf(e.Admin1))
	}
	if e.Country != "" {
		in = append(in, e.Country)
	}
	if len(in) > 0 {
		s += " in " + strings.Join(in, ", ")
	}
	return s
}
