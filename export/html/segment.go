package html

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/text"
)

// role is a part that words play in a claim, as the page's script knows it.
type role string

const (
	trigger role = "trigger"
	who     role = "who"
	whom    role = "whom"
	where   role = "where"
	when    role = "when"
	says    role = "says"
)

// label is a span that plays a role in a claim.
type label struct {
	span  text.Span
	claim int // index into the document's claims
	role  role
}

// segment is a run of text in which the same claims' words overlap.
type segment struct {
	Text  string
	Roles string // "3-who 4-where": claim numbers with roles, for the script
	Mark  *mark  // where the words tell of claims
}

// mark is a segment that tells of claims.
type mark struct {
	Class  string   // of the first claim
	First  []int    // numbers of the claims whose mark begins here
	Claims string   // numbers of all claims, "1 2"
	Target int      // number of the first claim
	Labels []string // "c1", for those that begin here
}

// labels are all labelled spans of the claims, by start.
func labels(claims []reportedly.Claim) []label {
	var out []label
	for i := range claims {
		c := &claims[i]
		add := func(sp text.Span, r role) {
			if !sp.Empty() {
				out = append(out, label{sp, i, r})
			}
		}
		add(anchor(c), trigger)
		for _, a := range c.Actors {
			add(a.Span, who)
		}
		for _, a := range c.Recipients {
			add(a.Span, whom)
		}
		for _, p := range c.Places {
			add(p.Span, where)
		}
		if c.Time != nil {
			add(c.Time.Span, when)
		}
		for _, s := range c.SaidBy {
			add(s.Span, says)
		}
	}
	slices.SortStableFunc(out, func(a, b label) int {
		return cmp.Or(a.span.Start-b.span.Start, a.claim-b.claim)
	})
	return out
}

// anchor is the words that stand for a claim in the text.
func anchor(c *reportedly.Claim) text.Span {
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

// maxLabels bounds how many roles a segment carries. Phrases nest a few deep; only
// a hostile text has hundreds over one word.
const maxLabels = 100

// cutter cuts spans of the text into segments. Its spans must come in order.
type cutter struct {
	doc    Document
	labels []label // not yet begun
	active []label // begun, and not known to have ended
	marked map[int]bool
}

func newCutter(d Document) *cutter {
	return &cutter{doc: d, labels: labels(d.Claims), marked: map[int]bool{}}
}

// cut divides a span where labels begin and end.
func (c *cutter) cut(sp text.Span) []segment {
	c.enter(sp.Start)
	var out []segment
	for at := sp.Start; at < sp.End; {
		end := sp.End
		if len(c.labels) > 0 && c.labels[0].span.Start > at {
			end = min(end, c.labels[0].span.Start)
		}
		for _, l := range c.active {
			end = min(end, l.span.End)
		}
		out = append(out, c.segment(text.Span{Start: at, End: end}))
		at = end
		c.enter(at)
	}
	return out
}

// enter drops the labels that end up to a position and takes up those that
// begin there or before it.
func (c *cutter) enter(at int) {
	c.active = slices.DeleteFunc(c.active, func(l label) bool { return l.span.End <= at })
	for len(c.labels) > 0 && c.labels[0].span.Start <= at {
		if c.labels[0].span.End > at && len(c.active) < maxLabels {
			c.active = append(c.active, c.labels[0])
		}
		c.labels = c.labels[1:]
	}
}

func (c *cutter) segment(sp text.Span) segment {
	s := segment{Text: phrase.Clean(c.doc.Report.Text.Slice(sp))}
	var roles, numbers []string
	for _, l := range c.active {
		n := l.claim + 1
		if l.role != trigger {
			roles = append(roles, fmt.Sprintf("%d-%s", n, l.role))
			continue
		}
		claim := &c.doc.Claims[l.claim]
		if s.Mark == nil {
			s.Mark = &mark{Class: key(phrase.ClassOf(claim)), Target: n}
		}
		numbers = append(numbers, fmt.Sprint(n))
		if !c.marked[l.claim] {
			c.marked[l.claim] = true
			s.Mark.First = append(s.Mark.First, n)
			s.Mark.Labels = append(s.Mark.Labels, claim.ID)
		}
	}
	s.Roles = strings.Join(roles, " ")
	if s.Mark != nil {
		s.Mark.Claims = strings.Join(numbers, " ")
	}
	return s
}
