package jsonl

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/geometry"
	"github.com/reportedly/reportedly/text"
)

// Marshal is one claim as one line of JSON, without the newline. The error
// wraps [reportedly.ErrInvalid] where the schema can't express the claim: no
// evidence, an unknown kind, an event without its type.
func Marshal(c reportedly.Claim, by Coder) ([]byte, error) {
	w, err := toWire(c, by)
	if err != nil {
		return nil, err
	}
	return plain(w, "")
}

// Encode writes one claim a line (the form `jsonl`).
func Encode(w io.Writer, claims []reportedly.Claim, by Coder) error {
	for _, c := range claims {
		line, err := Marshal(c, by)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write claim %s: %w", c.ID, err)
		}
	}
	return nil
}

// plain is v in JSON with <, > and & as they are: quotes are read by people.
func plain(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encode claims: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func toWire(c reportedly.Claim, by Coder) (claim, error) {
	if err := check(c); err != nil {
		return claim{}, fmt.Errorf("encode claim %s of %s: %w: %w", c.ID, c.Document, reportedly.ErrInvalid, err)
	}
	w := claim{
		ID: c.ID, Document: c.Document,
		Kind: string(c.Kind), Event: string(c.Event), Mode: c.Modes, Contexts: c.Contexts,
		Time: toWhen(c.Time), Numbers: toNumbers(c.Numbers),
		// The codebook's defaults for what an incomplete claim leaves open.
		Basis:      string(cmp.Or(c.Basis, reportedly.Asserted)),
		Polarity:   string(cmp.Or(c.Polarity, reportedly.Affirmed)),
		Reality:    string(cmp.Or(c.Reality, reportedly.Actual)),
		Likelihood: string(c.Likelihood),
		Score:      round3(c.Score),
	}
	w.Evidence = each(c.Evidence, toSpan)
	w.Actors, w.Recipients = each(c.Actors, toParticipant), each(c.Recipients, toParticipant)
	w.Places, w.SaidBy, w.Links = each(c.Places, toPlace), each(c.SaidBy, toSpeaker), each(c.Links, toLink)
	if c.Verification != reportedly.NoVerification {
		w.Verification = string(c.Verification)
	}
	if !c.Trigger.Span.Empty() {
		t := toSpan(c.Trigger)
		w.Trigger = &t
	}
	if by != (Coder{}) {
		w.Coder = &by
	}
	return w, nil
}

func check(c reportedly.Claim) error {
	if len(c.Evidence) == 0 {
		return fmt.Errorf("it has no evidence")
	}
	for _, e := range append(slices.Clip(c.Evidence), c.Trigger) {
		if e.Span.Start < 0 || e.Span.End < e.Span.Start {
			return fmt.Errorf("%v is no span", e.Span)
		}
	}
	if !slices.Contains(reportedly.Kinds, c.Kind) {
		return fmt.Errorf("its kind %q is unknown", c.Kind)
	}
	if (c.Kind == reportedly.KindEvent || c.Event != "") && !slices.Contains(reportedly.Events, c.Event) {
		return fmt.Errorf("its event type %q is unknown", c.Event)
	}
	return nil
}

func each[A, B any](in []A, f func(A) B) []B {
	if len(in) == 0 {
		return nil
	}
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = f(a)
	}
	return out
}

// round3 rounds a probability to 3 decimals, within [0, 1]; NaN is 0.
func round3(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	return math.Round(min(x, 1)*1000) / 1000
}

// bounds are a span's ends, absent where it covers nothing.
func bounds(sp text.Span) (start, end *int) {
	if sp.Empty() {
		return nil, nil
	}
	return &sp.Start, &sp.End
}

func toSpan(e reportedly.Evidence) span { return span{e.Span.Start, e.Span.End, e.Quote} }

func toParticipant(p reportedly.Participant) participant {
	w := participant{
		Text: p.Text, Name: cmp.Or(p.Name, p.Text), ID: p.ID, Kind: string(p.Kind), Country: p.Country,
		Sector: p.Sector, Title: p.Title, Implied: p.Implied, Qualifier: p.Qualifier, LinkScore: p.LinkScore,
	}
	w.Start, w.End = bounds(p.Span)
	return w
}

func toPlace(p reportedly.Place) place {
	w := place{Text: p.Text, Relation: string(cmp.Or(p.Relation, reportedly.At)), Names: each(p.Names, toPlaceName)}
	w.Start, w.End = bounds(p.Span)
	w.Why, w.Score = p.Why, p.Score
	if p.Geometry != nil {
		w.Geometry = geometry.New(p.Geometry)
		w.Precision, w.UncertaintyKM = string(p.Precision), &p.UncertaintyKM
		w.ACLED, w.UCDP = p.ACLED(), p.UCDP()
	}
	return w
}

func toPlaceName(n reportedly.PlaceName) placeName {
	w := placeName{
		Name: n.Name, ID: n.ID, Official: n.Official, Kind: n.Kind,
		Geoname: n.Geoname, Country: n.Country, Score: n.Score, Why: n.Why,
	}
	w.Start, w.End = bounds(n.Span)
	if n.Resolved {
		w.Lat, w.Lon = &n.Lat, &n.Lon
	}
	return w
}

func toWhen(t *reportedly.When) *when {
	if t == nil {
		return nil
	}
	w := when{Text: t.Text, EDTF: t.EDTF, Relation: string(t.Relation), Claim: t.Claim}
	w.Start, w.End = bounds(t.Span)
	return &w
}

// toNumbers keeps the first number of each field: a claim has one.
func toNumbers(in []reportedly.Number) numbers {
	if len(in) == 0 {
		return nil
	}
	out := numbers{}
	for _, n := range in {
		if _, ok := out[n.Field]; ok {
			continue
		}
		w := number{Text: n.Text, Min: n.Min}
		if n.Max > 0 {
			w.Max = &n.Max
		}
		out[n.Field] = w
	}
	return out
}

func toSpeaker(s reportedly.Speaker) speaker {
	w := speaker{Text: s.Text, Kind: string(cmp.Or(s.Kind, reportedly.UnnamedSpeaker)), Name: s.Name, ID: s.ID, LinkScore: s.LinkScore}
	w.Start, w.End = bounds(s.Span)
	return w
}

func toLink(l reportedly.Link) link { return link{string(l.Type), l.Claim} }
