package jsonl

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// MaxBytes is the most that Decode reads, in bytes.
const MaxBytes = 1 << 30

// Decode reads claims in any form that this package writes: one object a line,
// an array of claims, a document with its claims, or an array of documents.
// Fields that the schema doesn't know are read over. The error wraps
// [reportedly.ErrInvalid] for what is no claim, and counts
// the values up to it (in jsonl: the lines).
func Decode(r io.Reader) ([]reportedly.Claim, error) {
	d := &decoder{in: json.NewDecoder(&counter{r, MaxBytes})}
	for {
		var v json.RawMessage
		err := d.in.Decode(&v)
		if errors.Is(err, io.EOF) {
			return d.out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("decode claims: %w: %w", reportedly.ErrInvalid, err)
		}
		d.value++
		if err := d.add(v, 0); err != nil {
			return nil, fmt.Errorf("decode claims: value %d: %w: %w", d.value, reportedly.ErrInvalid, err)
		}
	}
}

type decoder struct {
	in    *json.Decoder
	value int
	out   []reportedly.Claim
}

// maxDepth is how deep arrays and documents may nest around a claim.
const maxDepth = 4

func (d *decoder) add(v json.RawMessage, depth int) error {
	if depth > maxDepth {
		return errors.New("too deep")
	}
	if bytes.HasPrefix(v, []byte("[")) {
		var items []json.RawMessage
		if err := json.Unmarshal(v, &items); err != nil {
			return err
		}
		return d.addAll(items, depth)
	}
	var doc struct {
		Claims *[]json.RawMessage `json:"claims"`
	}
	if err := json.Unmarshal(v, &doc); err != nil {
		return errors.New("not a claim, a document or an array of them")
	}
	if doc.Claims != nil {
		return d.addAll(*doc.Claims, depth)
	}
	var w claim
	if err := json.Unmarshal(v, &w); err != nil {
		return err
	}
	c, err := fromWire(w)
	if err != nil {
		return err
	}
	d.out = append(d.out, c)
	return nil
}

func (d *decoder) addAll(items []json.RawMessage, depth int) error {
	for i, item := range items {
		if err := d.add(item, depth+1); err != nil {
			return fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	return nil
}

// counter ends a stream that is longer than MaxBytes with an error instead of
// cutting it off silently.
type counter struct {
	r    io.Reader
	left int64
}

func (c *counter) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, fmt.Errorf("over %d bytes", MaxBytes)
	}
	n, err := c.r.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}

func fromWire(w claim) (reportedly.Claim, error) {
	c := reportedly.Claim{
		ID: w.ID, Document: w.Document,
		Kind: reportedly.Kind(w.Kind), Event: reportedly.Event(w.Event), Modes: w.Mode, Contexts: w.Contexts,
		Time: fromWhen(w.Time), Numbers: fromNumbers(w.Numbers),
		Basis:        cmp.Or(reportedly.Basis(w.Basis), reportedly.Asserted),
		Likelihood:   reportedly.Likelihood(w.Likelihood),
		Polarity:     cmp.Or(reportedly.Polarity(w.Polarity), reportedly.Affirmed),
		Reality:      cmp.Or(reportedly.Reality(w.Reality), reportedly.Actual),
		Verification: reportedly.Verification(w.Verification),
		Score:        w.Score,
	}
	if c.Verification == reportedly.NoVerification {
		c.Verification = ""
	}
	c.Evidence = each(w.Evidence, fromSpan)
	c.Actors, c.Recipients = each(w.Actors, fromParticipant), each(w.Recipients, fromParticipant)
	c.Places, c.SaidBy, c.Links = each(w.Places, fromPlace), each(w.SaidBy, fromSpeaker), each(w.Links, fromLink)
	if w.Trigger != nil {
		c.Trigger = fromSpan(*w.Trigger)
	}
	return c, check(c)
}

func spanOf(start, end *int) text.Span {
	if start == nil || end == nil || *start < 0 || *end < *start {
		return text.Span{}
	}
	return text.Span{Start: *start, End: *end}
}

func fromSpan(s span) reportedly.Evidence {
	return reportedly.Evidence{Span: text.Span{Start: s.Start, End: s.End}, Quote: s.Quote}
}

func fromParticipant(w participant) reportedly.Participant {
	return reportedly.Participant{
		Span: spanOf(w.Start, w.End), Text: w.Text, Name: w.Name, ID: w.ID, Kind: reportedly.ActorKind(w.Kind),
		Country: w.Country, Sector: w.Sector, Title: w.Title, Implied: w.Implied, Qualifier: w.Qualifier, LinkScore: w.LinkScore,
	}
}

func fromPlace(w place) reportedly.Place {
	p := reportedly.Place{
		Span: spanOf(w.Start, w.End), Text: w.Text,
		Relation: reportedly.PlaceRelation(w.Relation), Names: each(w.Names, fromPlaceName),
		Precision: reportedly.Precision(w.Precision), Score: w.Score, Why: w.Why,
	}
	if w.Geometry != nil {
		p.Geometry = w.Geometry.Geometry
	}
	if w.UncertaintyKM != nil {
		p.UncertaintyKM = *w.UncertaintyKM
	}
	return p
}

func fromPlaceName(w placeName) reportedly.PlaceName {
	n := reportedly.PlaceName{
		Span: spanOf(w.Start, w.End), Name: w.Name, ID: w.ID, Official: w.Official, Kind: w.Kind,
		Geoname: w.Geoname, Country: w.Country, Score: w.Score, Why: w.Why,
	}
	if w.Lat != nil && w.Lon != nil {
		n.Resolved, n.Lat, n.Lon = true, *w.Lat, *w.Lon
	}
	return n
}

func fromWhen(w *when) *reportedly.When {
	if w == nil {
		return nil
	}
	return &reportedly.When{
		Span: spanOf(w.Start, w.End), Text: w.Text, EDTF: w.EDTF,
		Relation: reportedly.TimeRelation(w.Relation), Claim: w.Claim,
	}
}

func fromNumbers(in numbers) []reportedly.Number {
	var out []reportedly.Number
	for field, w := range in {
		n := reportedly.Number{Field: field, Text: w.Text, Min: w.Min}
		if w.Max != nil {
			n.Max = *w.Max
		}
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b reportedly.Number) int { return strings.Compare(a.Field, b.Field) })
	return out
}

func fromSpeaker(w speaker) reportedly.Speaker {
	return reportedly.Speaker{
		Span: spanOf(w.Start, w.End), Text: w.Text, Kind: reportedly.SpeakerKind(w.Kind), Name: w.Name,
		ID: w.ID, LinkScore: w.LinkScore,
	}
}

func fromLink(w link) reportedly.Link {
	return reportedly.Link{Type: reportedly.LinkType(w.Type), Claim: w.Claim}
}
