package memory

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/geometry"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// payload is what a judgement keeps beside the log's columns. Its names are part of
// the stored form: fields are added and never renamed.
type payload struct {
	Claims      []anchor `json:"claims,omitempty"`
	Others      []anchor `json:"others,omitempty"`
	Development string   `json:"development,omitempty"`
	Source      string   `json:"source,omitempty"`
	Field       string   `json:"field,omitempty"`
	Value       string   `json:"value,omitempty"`
	Quotes      []piece  `json:"quotes,omitempty"`
	Trigger     *piece   `json:"trigger,omitempty"`
}

// piece is words of a report with their offsets in its text, in bytes, half-open.
type piece struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

func toPiece(e reportedly.Evidence) piece { return piece{e.Span.Start, e.Span.End, e.Quote} }

func (p piece) evidence() reportedly.Evidence {
	return reportedly.Evidence{Span: text.Span{Start: p.Start, End: p.End}, Quote: p.Quote}
}

type anchor struct {
	Report  string `json:"report"`
	Claim   string `json:"claim"`
	Quote   string `json:"quote,omitempty"`
	Trigger string `json:"trigger,omitempty"`
	Kind    string `json:"kind,omitempty"`
	Nth     int    `json:"nth,omitempty"`
	Hash    string `json:"hash,omitempty"`
	Own     bool   `json:"own,omitempty"`
}

// toRow is a judgement as the store keeps it.
func toRow(j judgement.Judgement) (store.Judgement, error) {
	p := payload{Claims: toAnchors(j.Claims), Others: toAnchors(j.Others), Development: j.Development, Source: j.Source, Field: j.Field, Value: j.Value}
	for _, q := range j.Quotes {
		p.Quotes = append(p.Quotes, toPiece(q))
	}
	if j.Trigger.Quote != "" {
		t := toPiece(j.Trigger)
		p.Trigger = &t
	}
	body, err := json.Marshal(p)
	if err != nil {
		return store.Judgement{}, fmt.Errorf("keep the judgement: %w", err)
	}
	target := j.Development
	switch {
	case target != "":
	case len(j.Claims) > 0:
		target = j.Claims[0].ID()
	default:
		target = j.Source
	}
	return store.Judgement{At: j.At, Who: j.By, Action: string(j.Act), Target: target, Payload: body, Why: j.Why, Undoes: j.Of}, nil
}

// fromRow reads a judgement from the log. One whose report was forgotten has lost its
// payload, and is about nothing any more.
func fromRow(row store.Judgement) (judgement.Judgement, error) {
	j := judgement.Judgement{Seq: row.Number, At: row.At, By: row.Who, Act: judgement.Act(row.Action), Why: row.Why, Of: row.Undoes}
	if len(row.Payload) == 0 {
		if j.Act != judgement.Undo {
			j.Act = forgotten
		}
		return j, nil
	}
	var p payload
	if err := json.Unmarshal(row.Payload, &p); err != nil {
		return j, fmt.Errorf("judgement %d: %w: %w", row.Number, store.ErrDamaged, err)
	}
	j.Claims, j.Others = fromAnchors(p.Claims), fromAnchors(p.Others)
	j.Development, j.Source, j.Field, j.Value = p.Development, p.Source, p.Field, p.Value
	for _, q := range p.Quotes {
		j.Quotes = append(j.Quotes, q.evidence())
	}
	if p.Trigger != nil {
		j.Trigger = p.Trigger.evidence()
	}
	return j, nil
}

// forgotten is the act of a judgement that lost its words with its report.
const forgotten judgement.Act = "forgotten"

func toAnchors(in []judgement.Anchor) []anchor {
	var out []anchor
	for _, a := range in {
		out = append(out, anchor{a.Report, a.Claim, a.Quote, a.Trigger, string(a.Kind), a.Nth, a.Hash, a.Own})
	}
	return out
}

func fromAnchors(in []anchor) []judgement.Anchor {
	var out []judgement.Anchor
	for _, a := range in {
		out = append(out, judgement.Anchor{Report: a.Report, Claim: a.Claim, Quote: a.Quote, Trigger: a.Trigger, Kind: reportedly.Kind(a.Kind), Nth: a.Nth, Hash: a.Hash, Own: a.Own})
	}
	return out
}

// asRead is a claim as it was read, kept while the store has it as corrected. A
// geometry is an interface, which JSON needs help with.
type asRead struct {
	Claim      reportedly.Claim
	Geometries []*geometry.JSON // of its places, null for none
}

// readName is the name under which the store keeps a claim as it was read.
func readName(claim string) string { return "read/" + claim }

func encodeRead(c reportedly.Claim) ([]byte, error) {
	kept := asRead{Claim: c}
	kept.Claim.Places = append([]reportedly.Place(nil), c.Places...)
	for i, p := range c.Places {
		var g *geometry.JSON
		if p.Geometry != nil {
			g = geometry.New(p.Geometry)
		}
		kept.Geometries = append(kept.Geometries, g)
		kept.Claim.Places[i].Geometry = nil
	}
	return json.Marshal(kept)
}

func decodeRead(b []byte) (reportedly.Claim, error) {
	var kept asRead
	if err := json.Unmarshal(b, &kept); err != nil {
		return reportedly.Claim{}, fmt.Errorf("a claim as it was read: %w: %w", store.ErrDamaged, err)
	}
	for i := range kept.Claim.Places {
		if i < len(kept.Geometries) && kept.Geometries[i] != nil {
			kept.Claim.Places[i].Geometry = orb.Geometry(kept.Geometries[i].Geometry)
		}
	}
	return kept.Claim, nil
}

// reportOf is the report's part of a claim's ID.
func reportOf(claim string) string {
	report, _, _ := strings.Cut(claim, "/")
	return report
}
