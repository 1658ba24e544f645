package independence

import (
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// givenReadings makes one claim of each quote of the gold in place of those that
// were read, so that what is missed in reading doesn't count. The gold tells no more
// than the words and the type: who, where, when, how many and who says so come from
// the claims that were read within the quote, the one that stands for it first.
func givenReadings(s *Scenario, read []ScenarioReading) []ScenarioReading {
	out := slices.Clone(read)
	at := map[string]int{}
	for i, r := range read {
		at[r.Gold.ID] = i
		out[i].Claims = nil
	}
	give := func(q ScenarioQuote, event string) {
		i := at[q.Report]
		c := givenClaim(read[i], q, event)
		c.ID = fmt.Sprintf("g%d", len(out[i].Claims)+1)
		out[i].Claims = append(out[i].Claims, c)
	}
	var listed []ScenarioQuote
	for _, d := range s.Developments {
		for _, q := range d.Claims {
			give(q, d.Event)
			listed = append(listed, q)
		}
	}
	for _, l := range s.NotSame {
		for _, q := range []ScenarioQuote{l.A, l.B} {
			if !slices.ContainsFunc(listed, func(o ScenarioQuote) bool { return o.Report == q.Report && o.Span.Overlaps(q.Span) }) {
				give(q, "")
				listed = append(listed, q)
			}
		}
	}
	return out
}

// givenClaim makes a claim of a quote; an event of "" stands for the type as read.
func givenClaim(r ScenarioReading, q ScenarioQuote, event string) reportedly.Claim {
	c := reportedly.Claim{
		Document: q.Report, Kind: reportedly.KindEvent, Event: reportedly.Assault,
		Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Score: 1,
	}
	if best := standsFor(r.Claims, q.Span, event); best >= 0 {
		c = r.Claims[best]
		for i, o := range r.Claims {
			if i != best && !o.Trigger.Span.Empty() && q.Span.Contains(o.Trigger.Span) {
				c = fillIn(c, o)
			}
		}
	}
	if event != "" {
		kind, typ := kindAndEvent(event)
		if c.Kind != kind || c.Event != typ {
			c.Kind, c.Event, c.Modes = kind, typ, nil
		}
	}
	c.Evidence = []reportedly.Evidence{evidenceOf(r, q.Span)}
	if c.Trigger.Span.Empty() || !q.Span.Contains(c.Trigger.Span) {
		c.Trigger = triggerOf(r, q)
	}
	c.Links = nil
	return c
}

// fillIn adds what another claim of the same quote tells where c says nothing.
func fillIn(c, o reportedly.Claim) reportedly.Claim {
	if len(c.Actors) == 0 {
		c.Actors = o.Actors
	}
	if len(c.Recipients) == 0 {
		c.Recipients = o.Recipients
	}
	if len(c.Places) == 0 {
		c.Places = o.Places
	}
	if c.Time == nil || c.Time.EDTF == "" && o.Time != nil {
		c.Time = o.Time
	}
	if len(c.SaidBy) == 0 && len(o.SaidBy) > 0 {
		c.SaidBy, c.Basis = o.SaidBy, o.Basis
	}
	for _, n := range o.Numbers {
		if !slices.ContainsFunc(c.Numbers, func(m reportedly.Number) bool { return m.Span == n.Span && m.Field == n.Field }) {
			c.Numbers = append(slices.Clip(c.Numbers), n)
		}
	}
	return c
}

// triggerOf is the word of a quote on which its others depend, rather a verb, or the
// quote itself where its words weren't annotated.
func triggerOf(r ScenarioReading, q ScenarioQuote) reportedly.Evidence {
	d := r.Document
	best := text.Span{}
	if d != nil {
		inside := func(i int) bool { return i >= 0 && q.Span.Contains(d.Tokens[i].Span) }
		for i, t := range d.Tokens {
			if !inside(i) || inside(t.Head) || t.UPOS == "PUNCT" {
				continue
			}
			if best.Empty() || t.UPOS == "VERB" {
				best = t.Span
			}
			if t.UPOS == "VERB" {
				break
			}
		}
	}
	if best.Empty() {
		best = q.Span
	}
	return evidenceOf(r, best)
}

func evidenceOf(r ScenarioReading, at text.Span) reportedly.Evidence {
	if r.Report == nil {
		return reportedly.Evidence{Span: at, Quote: r.Gold.Text[at.Start:at.End]}
	}
	return reportedly.Evidence{Span: at, Quote: r.Report.Text.Slice(at)}
}

// Labels are, for claims across reports, the developments of the gold whose quotes they
// stand for, by index; each quote of a look-alike that isn't listed has a number of its
// own beyond. It is what weights are fitted on.
func (s *Scenario) Labels(told []ScenarioReading) map[string][]int {
	out := map[string][]int{}
	put := func(q ScenarioQuote, event string, label int) {
		for _, t := range told {
			if t.Gold.ID != q.Report {
				continue
			}
			if i := standsFor(t.Claims, q.Span, event); i >= 0 {
				id := reportedly.TellingID(q.Report, t.Claims[i].ID)
				out[id] = append(out[id], label)
			}
		}
	}
	var listed []ScenarioQuote
	for i, d := range s.Developments {
		for _, q := range d.Claims {
			put(q, d.Event, i)
			listed = append(listed, q)
		}
	}
	next := len(s.Developments)
	for _, l := range s.NotSame {
		for _, q := range []ScenarioQuote{l.A, l.B} {
			if !slices.ContainsFunc(listed, func(o ScenarioQuote) bool { return o.Report == q.Report && o.Span.Overlaps(q.Span) }) {
				put(q, "", next)
				next++
			}
		}
	}
	return out
}
