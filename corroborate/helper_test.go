package corroborate_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/text"
)

// claim is a claim of an invented report, by its words.
type claim struct {
	trigger    string // the word; its sentence is the evidence
	event      reportedly.Event
	kind       reportedly.Kind // event where empty
	who, whom  string
	place, on  string
	killed     string // words of the number, before its value: "four=4", "at least five=5+"
	number     string // field, words and value: "detained:forty=40"
	by         string
	denied     bool
	modes      []string
	links      []reportedly.Link
	speakersIs reportedly.SpeakerKind
}

// towns are invented places with what a gazetteer would give.
func towns(name string) (string, orb.Point) {
	switch name {
	case "Harn":
		return "test:1", orb.Point{10, 20}
	case "Velm":
		return "test:2", orb.Point{13, 22}
	case "Osk":
		return "test:3", orb.Point{10.02, 20.02} // a suburb of Harn
	}
	return "", orb.Point{}
}

// report makes a reading of an invented report.
func report(id, source, published, body string, claims ...claim) corroborate.Reading {
	r := &reportedly.Report{Name: id, SHA256: id, Publisher: source, Published: published, Text: text.New(body)}
	out := corroborate.Reading{Report: r}
	for i, c := range claims {
		out.Claims = append(out.Claims, c.read(fmt.Sprintf("c%d", i+1), body))
	}
	return out
}

func (c claim) read(id, body string) reportedly.Claim {
	at := strings.Index(body, c.trigger)
	if at < 0 {
		panic("no " + c.trigger + " in " + body)
	}
	from := strings.LastIndex(body[:at], ". ") + 1
	for from < at && body[from] == ' ' {
		from++
	}
	to := len(body)
	if end := strings.Index(body[at:], ". "); end >= 0 {
		to = at + end + 1
	}
	out := reportedly.Claim{
		ID: id, Kind: c.kind, Event: c.event, Modes: c.modes, Links: c.links,
		Trigger:  reportedly.Evidence{Span: text.Span{Start: at, End: at + len(c.trigger)}, Quote: c.trigger},
		Evidence: []reportedly.Evidence{{Span: text.Span{Start: from, End: to}, Quote: body[from:to]}},
		Basis:    reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Score: 1,
	}
	if c.kind == "" {
		out.Kind = reportedly.KindEvent
	}
	if c.denied {
		out.Polarity = reportedly.Denied
	}
	span := func(s string) text.Span {
		if i := strings.Index(body[from:to], s); i >= 0 {
			return text.Span{Start: from + i, End: from + i + len(s)}
		}
		return text.Span{}
	}
	if c.who != "" {
		out.Actors = []reportedly.Participant{{Text: c.who, Name: c.who, Span: span(c.who)}}
	}
	if c.whom != "" {
		out.Recipients = []reportedly.Participant{{Text: c.whom, Name: c.whom, Span: span(c.whom)}}
	}
	if c.place != "" {
		p := reportedly.Place{Text: c.place, Span: span(c.place), Relation: reportedly.In, Names: []reportedly.PlaceName{{Name: c.place}}}
		if id, point := towns(c.place); id != "" {
			p.Names[0].ID, p.Names[0].Resolved = id, true
			p.Geometry, p.Precision, p.UncertaintyKM = point, reportedly.Town, 5
		}
		out.Places = []reportedly.Place{p}
	}
	if c.on != "" {
		out.Time = &reportedly.When{Text: c.on, EDTF: c.on, Relation: reportedly.OnTime}
	}
	if c.by != "" {
		kind := c.speakersIs
		if kind == "" {
			kind = reportedly.NamedSpeaker
		}
		out.Basis, out.SaidBy = reportedly.Reported, []reportedly.Speaker{{Text: c.by, Name: c.by, Kind: kind, Span: span(c.by)}}
	}
	if c.killed != "" {
		out.Numbers = append(out.Numbers, number("killed", c.killed, span))
	}
	if field, rest, ok := strings.Cut(c.number, ":"); ok {
		out.Numbers = append(out.Numbers, number(field, rest, span))
	}
	return out
}

func number(field, s string, span func(string) text.Span) reportedly.Number {
	words, value, _ := strings.Cut(s, "=")
	n := reportedly.Number{Field: field, Text: words, Span: span(words)}
	open := strings.HasSuffix(value, "+")
	fmt.Sscanf(strings.TrimSuffix(value, "+"), "%d", &n.Min)
	if !open {
		n.Max = n.Min
	}
	return n
}

// of is the development that holds a claim.
func of(t *testing.T, list []reportedly.Development, claim string) reportedly.Development {
	t.Helper()
	for _, d := range list {
		for _, m := range d.Members {
			if m.Claim == claim {
				return d
			}
		}
	}
	t.Fatalf("no development holds %s", claim)
	return reportedly.Development{}
}

// memory adds readings one after another.
func memory(t *testing.T, list ...corroborate.Reading) *corroborate.InMemory {
	t.Helper()
	m := corroborate.NewInMemory()
	for i, r := range list {
		r.Added = int64(i + 1)
		if err := m.Add(context.Background(), r); err != nil {
			t.Fatal(err)
		}
	}
	return m
}
