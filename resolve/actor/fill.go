package actor

import (
	"cmp"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
)

// fill writes what was found into a claim.
func (w *linking) fill(c *reportedly.Claim) {
	for i := range c.Actors {
		w.fillParticipant(c, &c.Actors[i], "actors", false)
	}
	for i := range c.Recipients {
		w.fillParticipant(c, &c.Recipients[i], "recipients", true)
	}
	for i := range c.SaidBy {
		s := &c.SaidBy[i]
		if b := w.bearers[s.Name]; b != nil && s.Name != "" {
			s.ID, s.LinkScore = b.id.id, linkScore(b.id.score)
			c.Why = append(c.Why, reportedly.Reason{Field: "said_by", Value: s.Name, Words: s.Span, Rule: b.id.why})
		}
	}
}

// linkScore rounds a probability; no link is certain.
func linkScore(p float64) float64 { return min(math.Round(1000*p)/1000, 0.999) }

func (w *linking) fillParticipant(c *reportedly.Claim, p *reportedly.Participant, field string, recipient bool) {
	b := w.bearers[p.Name]
	if b == nil {
		return
	}
	id := b.id
	if recipient && w.onlyPlace(c, b) {
		p.Country = cmp.Or(id.country, p.Country)
		c.Why = append(c.Why, reportedly.Reason{Field: field, Value: p.Name, Words: p.Span,
			Rule: "identity unknown: as what an act of force befalls, a capital is a place and not the state"})
		return
	}
	p.ID, p.LinkScore = id.id, linkScore(id.score)
	if id.actor != nil {
		p.Country = cmp.Or(id.country, p.Country)
		p.Sector = cmp.Or(id.sector, p.Sector)
		if id.named || !(p.Kind == reportedly.Person && id.kind != reportedly.Person) {
			p.Kind = cmp.Or(id.kind, p.Kind)
		}
	}
	p.Country = cmp.Or(p.Country, cmp.Or(b.code.Country, b.country))
	p.Sector = cmp.Or(p.Sector, b.code.Sector)
	if p.Kind == "" || p.Kind == reportedly.OtherActor {
		p.Kind = cmp.Or(b.code.Kind, p.Kind)
	}
	c.Why = append(c.Why, reportedly.Reason{Field: field, Value: p.Name, Words: p.Span, Rule: id.why})
}

// onlyPlace tells whether a capital stands for the town itself: "rockets hit
// Kabul" (codebook, rule 60 gives the acts in which it is the state).
func (w *linking) onlyPlace(c *reportedly.Claim, b *bearer) bool {
	if _, ok := w.lex.Capital(b.name); !ok {
		return false
	}
	if _, state := w.lex.Country(b.name); state {
		return false
	}
	return c.Kind != reportedly.KindEvent || slices.Contains([]reportedly.Event{reportedly.Assault, reportedly.Coerce, reportedly.Mobilize, reportedly.Protest, reportedly.Retreat}, c.Event)
}
