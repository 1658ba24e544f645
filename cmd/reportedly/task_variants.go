package main

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"unicode"

	"github.com/reportedly/reportedly/eval/places"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// populated are the kinds of place whose names are held out and sought.
var populated = []gazetteer.Kind{gazetteer.Town, gazetteer.Quarter}

// scoreVariants measures how often a name that was taken out of a gazetteer still
// finds its place.
func scoreVariants(ctx context.Context, _ *evalFlags, _ *env, gold []string) (*score.Scores, error) {
	if len(gold) != 1 {
		return nil, fmt.Errorf("eval variants takes one gazetteer file, not %d", len(gold))
	}
	g, err := gazetteer.OpenFile(gold[0])
	if err != nil {
		return nil, err
	}
	defer g.Close()
	held := places.HoldOut(variantPlaces(g))
	byID := map[string]string{}
	for _, v := range held {
		byID[v.ID] = v.Held
	}
	var lacking [2]*gazetteer.Gazetteer
	for i := range lacking {
		if lacking[i], err = without(ctx, g, byID, i == 1); err != nil {
			return nil, err
		}
	}
	return places.Variants(ctx, gold, held, places.VariantOptions{
		Letters: name.Latin,
		Search: func(strict bool, text, country string) []string {
			g := lacking[0]
			if strict {
				g = lacking[1]
			}
			var ids []string
			for _, h := range g.Search(text, gazetteer.Query{Countries: []string{country}, Kinds: populated, How: gazetteer.Typing, Limit: 10}) {
				ids = append(ids, h.Entry.ID)
			}
			return ids
		},
	})
}

// variantPlaces are the towns, with their other names in Latin letters.
func variantPlaces(g *gazetteer.Gazetteer) iter.Seq[places.VariantPlace] {
	return func(yield func(places.VariantPlace) bool) {
		for e := range g.All {
			if e.Kind != gazetteer.Town || e.Country == "" {
				continue
			}
			p := places.VariantPlace{ID: e.ID, Country: e.Country, Name: e.Name}
			for _, n := range e.Names {
				if !n.Historic && n.Lang != "abbr" && isLatin(n.Text) {
					p.Others = append(p.Others, n.Text)
				}
			}
			if !yield(p) {
				return
			}
		}
	}
}

func isLatin(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Lm, r) {
			return false
		}
	}
	return true
}

// without builds the gazetteer again without the held names; with strict also
// without those that are the same once folded.
func without(ctx context.Context, g *gazetteer.Gazetteer, held map[string]string, strict bool) (*gazetteer.Gazetteer, error) {
	var b gazetteer.Builder
	for e := range g.All {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if drop, ok := held[e.ID]; ok {
			var names []gazetteer.Name
			for _, n := range e.Names {
				if n.Text != drop && !(strict && name.Fold(n.Text) == name.Fold(drop)) {
					names = append(names, n)
				}
			}
			e.Names = names
			if strict && name.Fold(e.Name) == name.Fold(drop) && len(names) > 0 {
				e.Name, e.Names = names[0].Text, names[1:]
			}
		}
		if err := b.Add(e); err != nil {
			return nil, err
		}
	}
	var buf bytes.Buffer
	if err := b.Write(&buf); err != nil {
		return nil, err
	}
	return gazetteer.Open(buf.Bytes())
}
