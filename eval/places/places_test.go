package places_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/places"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func TestPlaceFiles(t *testing.T) {
	for name, xml := range map[string]string{
		"characters from 1": `<articles><article><text>Ōsk and Brak burn.</text><locations><location><name>Brak</name><start>9</start><end>13</end><lat>12</lat><lon>14</lon></location></locations></article></articles>`,
		"characters from 0": `<articles><article><title>x</title><text>Ōsk and Brak burn.</text><toponyms><toponym><extractedName>Brak</extractedName><start>8</start><end>12</end><latitude>12</latitude><longitude>14</longitude><type>Literal</type></toponym></toponyms></article></articles>`,
		"gazetteer tags":    `<articles><article><text>Ōsk and Brak burn.</text><toponyms><toponym><phrase>Brak</phrase><start>8</start><end>12</end><gaztag geonameid="1"><name>Braak</name><lat>12</lat><lon>14</lon></gaztag></toponym></toponyms></article></articles>`,
	} {
		c, err := places.Decode("f", []byte(xml))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want := []places.Toponym{{Span: text.Span{Start: 9, End: 13}, Name: "Brak", Located: true, Lat: 12, Lon: 14}}
		if diff := cmp.Diff(want, c.Docs[0].Gold); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestOptionalToponyms(t *testing.T) {
	form := func(more string) string {
		return `<articles><article><text>Osk burns.</text><toponyms><toponym><extractedName>Osk</extractedName><start>0</start><end>3</end>` + more + `</toponym></toponyms></article></articles>`
	}
	const at = `<latitude>1</latitude><longitude>2</longitude>`
	for more, optional := range map[string]bool{
		at: false, at + `<type>Metonymic</type>`: false, at + `<modifierType>Adjective</modifierType>`: true,
		at + `<type>Embedded_Non_Lit</type>`: true, `<type>Literal_Expression</type>`: true, at + `<nonLocational>Yes</nonLocational>`: true,
	} {
		c, err := places.Decode("f", []byte(form(more)))
		if err != nil || c.Docs[0].Gold[0].Optional != optional {
			t.Errorf("%s: %+v, %v", more, c.Docs[0].Gold, err)
		}
	}
}

func TestBadPlaceFiles(t *testing.T) {
	place := func(s string) string {
		return `<articles><article><text>Osk</text><locations><location><name>Osk</name>` + s + `</location></locations></article></articles>`
	}
	for name, xml := range map[string]string{
		"no XML": "Osk\t1\t2", "no articles": "<articles></articles>", "no number": place("<start>x</start>"),
		"off the globe": place("<start>1</start><lat>91</lat><lon>0</lon>"), "no degrees": place("<start>1</start><lat>NaN</lat><lon>0</lon>"),
	} {
		if _, err := places.Decode("f", []byte(xml)); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c, err := places.Decode("f", []byte(strings.Replace(place("<start>1</start><lat>9</lat><lon>0</lon>"), "<name>Osk", "<name>Elsewhere", 1)))
	if err != nil || c.Lost != 1 || len(c.Docs[0].Gold) != 0 {
		t.Errorf("a name that the text doesn't have: %+v, %v", c, err)
	}
}

// TestPlaceScores counts by hand: of three given names one is near, one far and one
// unanswered; of those found one is right, one far, one false and one optional.
func TestPlaceScores(t *testing.T) {
	d := &places.Document{Doc: &ling.Document{ID: "d", Text: text.New("Osk, Brak, Tarn, Ule, Dorn")}}
	span := func(word string) text.Span {
		i := strings.Index(d.Doc.Text.String(), word)
		return text.Span{Start: i, End: i + len(word)}
	}
	d.Gold = []places.Toponym{
		{Span: span("Osk"), Name: "Osk", Located: true, Lat: 10, Lon: 10}, {Span: span("Brak"), Name: "Brak", Located: true, Lat: 20, Lon: 20},
		{Span: span("Tarn"), Name: "Tarn", Located: true, Lat: 30, Lon: 30}, {Span: span("Ule"), Name: "Ule", Optional: true},
	}
	at := func(word string, lat, lon float64, country string) places.ReadPlace {
		return places.ReadPlace{Span: span(word), Resolved: true, Lat: lat, Lon: lon, Country: country}
	}
	read := func(context.Context, *ling.Document, []text.Span) (told, own []places.ReadPlace, err error) {
		told = []places.ReadPlace{at("Osk", 10.5, 10, "MAL"), at("Brak", 25, 20, "MAL"), {Span: span("Tarn")}}
		own = []places.ReadPlace{at("Osk", 10.5, 10, "MAL"), at("Brak", 25, 20, "MAL"), at("Ule", 1, 1, "MAL"), at("Dorn", 1, 1, "MAL"), {Span: span("Tarn")}}
		return told, own, nil
	}
	s, err := places.Score(t.Context(), []*places.Corpus{{Path: "f", Docs: []*places.Document{d}}}, places.Options{
		Read: read, Resampling: score.Resampling{Times: 20}, Country: func(lat, lon float64) string { return "MAL" },
	})
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{
		"given.n": 3, "given.acc161": 0.3333, "given.answered": 0.6667, "given.country": 0.6667,
		"own161.tp": 1, "own161.fp": 2, "own161.fn": 2, "found.tp": 2, "found.fp": 1, "found.fn": 1, "own161.every.fp": 3,
		"acc161.ci95.low": 0.3333, "acc161.ci95.high": 0.3333,
	} {
		if got, ok := s.Metric(metric); !ok || got != want {
			t.Errorf("%s is %v, want %v", metric, got, want)
		}
	}
	if s.N != 3 {
		t.Errorf("n = %d", s.N)
	}
}
