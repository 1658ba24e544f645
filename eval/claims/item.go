package claims

import (
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// item is a claim, gold or read, as scoring sees it.
type item struct {
	id, label             string // label is the event type, or the kind of others
	kind, event           string
	alsoOK                []string
	evidence              []text.Span
	trigger               text.Span // empty where there is none
	quote, triggerWords   string
	actors, recipients    []name
	places, speakers      []name
	edtf                  string
	basis, polarity, real string
	likelihood            string
	optional              bool
}

func (g GoldClaim) item() item {
	it := item{
		id: g.ID, kind: g.Kind, event: g.Event, alsoOK: g.AlsoOK,
		evidence: []text.Span{{Start: g.Start, End: g.End}}, quote: g.Quote, triggerWords: g.Trigger,
		actors: goldNames(g.Actors), recipients: goldNames(g.Recipients), speakers: goldNames(g.SaidBy),
		likelihood: g.Likelihood, optional: g.Optional,
	}
	it.defaults(g.Basis, g.Polarity, g.Reality)
	if g.TriggerAt != nil && g.TriggerEnd != nil {
		it.trigger = text.Span{Start: *g.TriggerAt, End: *g.TriggerEnd}
	} else if i := strings.Index(g.Quote, g.Trigger); i >= 0 && g.Trigger != "" {
		it.trigger = text.Span{Start: g.Start + i, End: g.Start + i + len(g.Trigger)}
	}
	if g.Time != nil {
		it.edtf = g.Time.EDTF
	}
	for _, p := range g.Places {
		if p.Names == nil {
			it.places = append(it.places, newName(p.Text))
		} else {
			it.places = append(it.places, newNames(p.Names)...)
		}
	}
	for _, l := range g.Links {
		it.optional = it.optional || l.Type == string(reportedly.Restates)
	}
	return it
}

// defaults sets the claim's label and the doubts, with the codebook's values
// for those left open.
func (it *item) defaults(basis, polarity, reality string) {
	it.label = it.kind
	if it.event != "" {
		it.label = it.event
	}
	it.basis, it.polarity, it.real = basis, polarity, reality
	if basis == "" {
		it.basis = string(reportedly.Asserted)
	}
	if polarity == "" {
		it.polarity = string(reportedly.Affirmed)
	}
	if reality == "" {
		it.real = string(reportedly.Actual)
	}
}

func goldNames(in []GoldParty) []name {
	out := make([]name, len(in))
	for i, n := range in {
		out[i] = newName(string(n))
	}
	return out
}

func readItem(c reportedly.Claim) item {
	it := item{
		id: c.ID, kind: string(c.Kind), event: string(c.Event), likelihood: string(c.Likelihood),
		trigger: c.Trigger.Span, triggerWords: c.Trigger.Quote,
		actors: participants(c.Actors), recipients: participants(c.Recipients),
	}
	it.defaults(string(c.Basis), string(c.Polarity), string(c.Reality))
	for _, e := range c.Evidence {
		it.evidence = append(it.evidence, e.Span)
	}
	if len(c.Evidence) > 0 {
		it.quote = c.Evidence[0].Quote
	}
	for _, s := range c.SaidBy {
		it.speakers = append(it.speakers, nameOr(s.Name, s.Text))
	}
	if c.Time != nil {
		it.edtf = c.Time.EDTF
	}
	for _, p := range c.Places {
		for _, n := range p.Names {
			it.places = append(it.places, newName(n.Name))
		}
		if len(p.Names) == 0 {
			it.places = append(it.places, newName(p.Text))
		}
	}
	return it
}

func participants(in []reportedly.Participant) []name {
	out := make([]name, len(in))
	for i, p := range in {
		out[i] = nameOr(p.Name, p.Text)
	}
	return out
}

func nameOr(s, otherwise string) name {
	if s == "" {
		s = otherwise
	}
	return newName(s)
}
