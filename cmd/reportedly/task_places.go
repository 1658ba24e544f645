package main

import (
	"context"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly/eval/places"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// placeReader is an engine that resolves places.
type placeReader interface {
	Annotate(context.Context, *ling.Document) error
	Places(d *ling.Document, given []text.Span) (found, told *place.Decisions)
	Gazetteer() gazetteer.Source
}

// scorePlaces measures what names of places are taken to mean, both those that the
// gold gives and those that are found.
func scorePlaces(ctx context.Context, f *evalFlags, e *env, gold []string) (*score.Scores, error) {
	corpora, r, err := goldAnd(e, f.source.open, gold, places.Read)
	if err != nil {
		return nil, err
	}
	src := r.Gazetteer()
	return places.Score(ctx, corpora, places.Options{
		Read: readPlaces(r), Resampling: f.resampling(),
		Country: func(lat, lon float64) string {
			id, _ := src.Locate(orb.Point{lon, lat})
			c, _ := src.Entry(id)
			return c.Country
		},
	})
}

func readPlaces(r placeReader) places.Reader {
	src := r.Gazetteer()
	read := func(d place.Decision) places.ReadPlace {
		p := places.ReadPlace{Span: d.Span, Resolved: d.Resolved, Score: d.Score, Why: d.Why}
		if d.Resolved {
			p.Lat, p.Lon, p.Country, p.Official = d.Entry.Lat, d.Entry.Lon, d.Entry.Country, d.Entry.Name
			p.Area = src.Outline(d.Entry.ID)
		}
		return p
	}
	return func(ctx context.Context, d *ling.Document, given []text.Span) (told, own []places.ReadPlace, err error) {
		if err := r.Annotate(ctx, d); err != nil {
			return nil, nil, err
		}
		found, answers := r.Places(d, given)
		for _, x := range found.List {
			own = append(own, read(x))
		}
		for _, sp := range given {
			x, _ := answers.At(sp)
			told = append(told, read(x))
		}
		return told, own, nil
	}
}
