// Package overlay says which words of a report's text play which part in its claims, and
// divides the text where they begin and end.
//
// In: claims and spans of the text that they were read from. Out: labels in the order of
// the text, and for each run of text the labels that lie over it. It makes no markup, and
// decides neither what is shown nor how. It may assume that spans to be divided come in
// order, and nothing of the claims: a label may lie anywhere, and thousands over one word.
package overlay

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Role is a part that words play in a claim, as pages' scripts and styles name it.
type Role string

// The roles.
const (
	Trigger  Role = "trigger" // they stand for the claim: see [Anchor]
	Evidence Role = "evidence"
	Who      Role = "who"
	Whom     Role = "whom"
	Where    Role = "where"
	When     Role = "when"
	Says     Role = "says"
	Count    Role = "count"
)

// Label is a span that plays a role in a claim.
type Label struct {
	Span  text.Span
	Claim int // the claim's place in the list that was labelled
	Role  Role
}

// Labels are the labelled spans of claims for which keep says so, by their start.
func Labels(claims []*reportedly.Claim, keep func(text.Span, Role) bool) []Label {
	var out []Label
	for i, c := range claims {
		add := func(sp text.Span, r Role) {
			if !sp.Empty() && keep(sp, r) {
				out = append(out, Label{sp, i, r})
			}
		}
		for _, e := range c.Evidence {
			add(e.Span, Evidence)
		}
		add(Anchor(c), Trigger)
		for _, p := range c.Actors {
			add(p.Span, Who)
		}
		for _, p := range c.Recipients {
			add(p.Span, Whom)
		}
		for _, p := range c.Places {
			add(p.Span, Where)
		}
		if c.Time != nil {
			add(c.Time.Span, When)
		}
		for _, n := range c.Numbers {
			add(n.Span, Count)
		}
		for _, s := range c.SaidBy {
			add(s.Span, Says)
		}
	}
	slices.SortStableFunc(out, func(a, b Label) int { return cmp.Or(a.Span.Start-b.Span.Start, a.Claim-b.Claim) })
	return out
}

// Anchor is the words that stand for a claim in the text: its trigger, else its first
// actor, else its evidence; empty where it has none of these.
func Anchor(c *reportedly.Claim) text.Span {
	switch {
	case !c.Trigger.Span.Empty():
		return c.Trigger.Span
	case len(c.Actors) > 0 && !c.Actors[0].Span.Empty():
		return c.Actors[0].Span
	case len(c.Evidence) > 0:
		return c.Evidence[0].Span
	}
	return text.Span{}
}

// Cutter divides spans of a text where labels begin and end.
type Cutter struct {
	labels []Label // not yet begun
	active []Label // begun, and not known to have ended
	most   int
}

// NewCutter makes a cutter of labels, which are in the order of their start. At most so
// many count over one word: phrases nest a few deep, and only a hostile text has hundreds.
func NewCutter(labels []Label, most int) *Cutter { return &Cutter{labels: labels, most: most} }

// Cut calls each with the runs of a span, in order, and the labels that lie over them.
// The spans that it is given come in order and don't overlap; the labels are valid until
// each returns.
func (c *Cutter) Cut(sp text.Span, each func(run text.Span, labels []Label)) {
	c.Advance(sp.Start)
	for at := sp.Start; at < sp.End; {
		end := sp.End
		if len(c.labels) > 0 && c.labels[0].Span.Start > at {
			end = min(end, c.labels[0].Span.Start)
		}
		for _, l := range c.active {
			end = min(end, l.Span.End)
		}
		each(text.Span{Start: at, End: end}, c.active)
		at = end
		c.Advance(at)
	}
}

// Advance passes over the text up to a position: it drops the labels that end there or
// before, and takes up those that begin there or before.
func (c *Cutter) Advance(at int) {
	c.active = slices.DeleteFunc(c.active, func(l Label) bool { return l.Span.End <= at })
	for len(c.labels) > 0 && c.labels[0].Span.Start <= at {
		if c.labels[0].Span.End > at && len(c.active) < c.most {
			c.active = append(c.active, c.labels[0])
		}
		c.labels = c.labels[1:]
	}
}
