package events

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
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
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
	limited := &io.LimitedReader{R: lines, N: corpus.MaxBytes}
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
	at := corpus.Characters(raw.Text)
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
func EventPlaces(ctx context.Context, files []string, records []EventPlaceRecord, read EventPlaceReader, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "event-place", Files: files}
	log := score.Confusions{}
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
		if parts[i].all.FP+parts[i].all.FN > 0 {
			s.Mistakes = append(s.Mistakes, eventPlaceMistake(rec, got, claimed))
		}
	}
	var total eventPlaceTally
	for _, p := range parts {
		total.all.Add(p.all)
		total.claims.Add(p.claims)
		total.syntax.Add(p.syntax)
		total.none.Right += p.none.Right
		total.none.N += p.none.N
	}
	s.Rows = []score.Row{total.all.Row("place"), total.claims.Row("place.claim"), total.syntax.Row("place.syntax"), total.none.Row("none")}
	s.Rows = append(s.Rows, r.F1(len(parts), score.NamedTally{Name: "place", Of: func(i int) score.Tally { return parts[i].all }})...)
	s.Confusions = log.Sorted()
	return s, nil
}

// eventPlaceTally are one record's counts: of all verbs, of those that a claim is
// read at, of the others; and whether nothing is read where there is no place.
type eventPlaceTally struct {
	all, claims, syntax score.Tally
	none                score.Share
}

func compareEventPlaces(rec EventPlaceRecord, got []reportedly.Place, claimed bool, log score.Confusions) eventPlaceTally {
	var t eventPlaceTally
	for _, sp := range rec.Places {
		found := slices.ContainsFunc(got, func(p reportedly.Place) bool { return namesPlace(p, sp) })
		t.all.Add(score.Tally{TP: score.Bit(found), FN: score.Bit(!found)})
		if !found {
			log.Add("place", "a place", orElse(len(got) > 0, "another", ""), rec.Text.Slice(sp))
		}
	}
	for _, p := range got {
		if !slices.ContainsFunc(rec.Places, func(sp text.Span) bool { return namesPlace(p, sp) }) {
			t.all.FP++
			if len(rec.Places) == 0 {
				log.Add("place", "", "a place", p.Text)
			}
		}
	}
	if len(rec.Places) == 0 {
		t.none.Add(len(got) == 0)
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
			out = append(out, score.Clip(rec.Text.Slice(sp), 60))
		}
		return score.Dash(strings.Join(out, "; "))
	}
	var read []text.Span
	for _, p := range got {
		read = append(read, p.Span)
	}
	return fmt.Sprintf("%s: %s «%s»: %s → %s: %s", rec.ID, orElse(claimed, "claim", "syntax"), score.Clip(rec.Text.Slice(rec.Verb), 60), list(rec.Places), list(read), score.Clip(rec.Text.String(), 300))
}
