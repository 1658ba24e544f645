package eval

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// EventPlaceRecord is a sentence with the verb of an event and the places where it
// is said to have happened.
type EventPlaceRecord struct {
	ID     string
	Text   *text.Text
	Verb   text.Span
	Places []text.Span
}

// ReadEventPlaces reads JSON lines as the event location corpus has them, packed by
// gzip or not.
func ReadEventPlaces(path string) ([]EventPlaceRecord, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer f.Close()
	in := bufio.NewReader(f)
	var lines io.Reader = in
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		if lines, err = gzip.NewReader(in); err != nil {
			return nil, fmt.Errorf("unpack %s: %w: %w", path, reportedly.ErrInvalid, err)
		}
	}
	limited := &io.LimitedReader{R: lines, N: maxGold}
	decoder := json.NewDecoder(limited)
	var out []EventPlaceRecord
	for n := 1; ; n++ {
		rec, err := decodeEventPlace(decoder)
		switch {
		case errors.Is(err, io.EOF) && limited.N > 0 && len(out) > 0:
			return out, nil
		case err != nil:
			err := fmt.Errorf("%s, record %d: %w: %w", path, n, reportedly.ErrInvalid, err)
			return nil, reportedly.WithHint(err, "it must hold one JSON object a line, with text and spans of the labels VERB and LOCATION")
		}
		if rec.ID == "" {
			rec.ID = fmt.Sprintf("%s:%d", path, n)
		}
		out = append(out, rec)
	}
}

func decodeEventPlace(in *json.Decoder) (EventPlaceRecord, error) {
	var raw struct {
		ID    json.RawMessage `json:"_id"`
		Text  string          `json:"text"`
		Spans []struct {
			Start, End int // characters
			Label      string
			Text       string
		} `json:"spans"`
	}
	if err := in.Decode(&raw); err != nil {
		return EventPlaceRecord{}, err
	}
	rec := EventPlaceRecord{ID: strings.Trim(string(raw.ID), `" `), Text: text.New(raw.Text)}
	at := characters(raw.Text)
	for _, s := range raw.Spans {
		if s.Start < 0 || s.End < s.Start || s.End >= len(at) {
			return rec, fmt.Errorf("the span %d to %d is not within the text", s.Start, s.End)
		}
		span := text.Span{Start: at[s.Start], End: at[s.End]}
		if i := strings.Index(raw.Text, s.Text); s.Text != "" && raw.Text[span.Start:span.End] != s.Text && i >= 0 {
			span = text.Span{Start: i, End: i + len(s.Text)} // the offsets count words in some records
		}
		switch s.Label {
		case "VERB":
			rec.Verb = span
		case "LOCATION":
			rec.Places = append(rec.Places, span)
		default:
			return rec, fmt.Errorf("the label %q is neither VERB nor LOCATION", s.Label)
		}
	}
	return rec, nil
}

// EventPlaceReader annotates a sentence and gives the places of the event that
// words state, and whether a claim is read there; where none is, the places are
// those that the sentence's syntax gives the words.
type EventPlaceReader func(context.Context, *ling.Document, text.Span) (places []reportedly.Place, claimed bool, err error)

// EventPlaces scores which place belongs to which event by docs/evaluation.md,
// "Places of events". N counts gold places.
func EventPlaces(ctx context.Context, files []string, records []EventPlaceRecord, read EventPlaceReader, r Resampling) (*Scores, error) {
	s := &Scores{Task: "event-place", Files: files}
	log := confusions{}
	parts := make([]eventPlaceTally, len(records))
	for i, rec := range records {
		s.N += len(rec.Places)
		d := &ling.Document{ID: rec.ID, Text: rec.Text, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: rec.Text.Len()}}}}
		got, claimed, err := read(ctx, d, rec.Verb)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		// The gold marks names: places without one count on neither side.
		got = slices.DeleteFunc(slices.Clone(got), func(p reportedly.Place) bool { return len(p.Names) == 0 })
		parts[i] = compareEventPlaces(rec, got, claimed, log)
		if parts[i].all.fp+parts[i].all.fn > 0 {
			s.Mistakes = append(s.Mistakes, eventPlaceMistake(rec, got, claimed))
		}
	}
	var total eventPlaceTally
	for _, p := range parts {
		total.all.add(p.all)
		total.claims.add(p.claims)
		total.syntax.add(p.syntax)
		total.none.right += p.none.right
		total.none.n += p.none.n
	}
	s.Rows = []Row{total.all.row("place"), total.claims.row("place.claim"), total.syntax.row("place.syntax"), total.none.row("none")}
	s.Rows = append(s.Rows, r.f1(len(parts), namedTally{"place", func(i int) tally { return parts[i].all }})...)
	s.Confusions = log.sorted()
	return s, nil
}

// eventPlaceTally are one record's counts: of all verbs, of those that a claim is
// read at, of the others; and whether nothing is read where there is no place.
type eventPlaceTally struct {
	all, claims, syntax tally
	none                share
}

func compareEventPlaces(rec EventPlaceRecord, got []reportedly.Place, claimed bool, log confusions) eventPlaceTally {
	var t eventPlaceTally
	for _, sp := range rec.Places {
		found := slices.ContainsFunc(got, func(p reportedly.Place) bool { return namesPlace(p, sp) })
		t.all.add(tally{tp: number(found), fn: number(!found)})
		if !found {
			log.add("place", "a place", orElse(len(got) > 0, "another", ""), rec.Text.Slice(sp))
		}
	}
	for _, p := range got {
		if !slices.ContainsFunc(rec.Places, func(sp text.Span) bool { return namesPlace(p, sp) }) {
			t.all.fp++
			if len(rec.Places) == 0 {
				log.add("place", "", "a place", p.Text)
			}
		}
	}
	if len(rec.Places) == 0 {
		t.none.add(len(got) == 0)
	}
	if claimed {
		t.claims = t.all
	} else {
		t.syntax = t.all
	}
	return t
}

func orElse(b bool, yes, no string) string {
	if b {
		return yes
	}
	return no
}

// namesPlace tells whether a place that was read shares words with a gold place.
func namesPlace(p reportedly.Place, gold text.Span) bool {
	return p.Span.Overlaps(gold) || slices.ContainsFunc(p.Names, func(n reportedly.PlaceName) bool { return n.Span.Overlaps(gold) })
}

func eventPlaceMistake(rec EventPlaceRecord, got []reportedly.Place, claimed bool) string {
	list := func(spans []text.Span) string {
		var out []string
		for _, sp := range spans {
			out = append(out, clip(rec.Text.Slice(sp), 60))
		}
		return dash(strings.Join(out, "; "))
	}
	var read []text.Span
	for _, p := range got {
		read = append(read, p.Span)
	}
	return fmt.Sprintf("%s: %s «%s»: %s → %s: %s", rec.ID, orElse(claimed, "claim", "syntax"), clip(rec.Text.Slice(rec.Verb), 60), list(rec.Places), list(read), clip(rec.Text.String(), 300))
}
