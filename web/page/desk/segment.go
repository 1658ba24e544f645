package desk

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/text"
)

// role is a part that words play in a claim.
type role string

const (
	trigger  role = "trigger"
	evidence role = "evidence"
	who      role = "who"
	whom     role = "whom"
	where    role = "where"
	when     role = "when"
	says     role = "says"
	count    role = "count"
)

// label is a span that plays a role in a claim.
type label struct {
	span  text.Span
	claim int // index into the page's claims
	role  role
}

// segment is a run of text over which the same labels lie.
type segment struct {
	Start int // in bytes of the report's text
	Text  string
	Odd   bool   // it shows a character that would steer others, as an escape
	Roles string // "c3:who c4:where", for the script
	On    string // the roles in the open claim, "evidence who"
	Mark  *mark  // where the words stand for claims
}

// mark is the words that stand for claims.
type mark struct {
	Target *line   // the first of the claims
	Claims string  // the IDs of all, "c3 c4"
	Begins []*line // those whose mark begins here
	Open   bool    // one of them is the open claim
}

// labelsOf are all labelled spans of the claims, by their start.
func labelsOf(t *text.Text, lines []*line) []label {
	var out []label
	for i, l := range lines {
		c := &l.claim
		add := func(sp text.Span, r role) {
			if !sp.Empty() && t.Check(sp) == nil {
				out = append(out, label{sp, i, r})
			}
		}
		for _, e := range c.Evidence {
			add(e.Span, evidence)
		}
		add(anchor(c), trigger)
		for _, p := range c.Actors {
			add(p.Span, who)
		}
		for _, p := range c.Recipients {
			add(p.Span, whom)
		}
		for _, p := range c.Places {
			add(p.Span, where)
		}
		if c.Time != nil {
			add(c.Time.Span, when)
		}
		for _, n := range c.Numbers {
			add(n.Span, count)
		}
		for _, s := range c.SaidBy {
			add(s.Span, says)
		}
	}
	slices.SortStableFunc(out, func(a, b label) int { return cmp.Or(a.span.Start-b.span.Start, a.claim-b.claim) })
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

// maxLabels bounds how many roles a segment carries. Phrases nest a few deep; only a
// hostile text has hundreds over one word.
const maxLabels = 60

// cutter cuts spans of the text into segments. Its spans must come in order.
type cutter struct {
	text   *text.Text
	lines  []*line
	open   int     // index of the open claim, -1 for none
	labels []label // not yet begun
	active []label // begun, and not known to have ended
	marked []bool  // by claim: its mark has begun
}

func newCutter(t *text.Text, lines []*line, open int) *cutter {
	return &cutter{text: t, lines: lines, open: open, labels: labelsOf(t, lines), marked: make([]bool, len(lines))}
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
		out = append(out, c.segments(text.Span{Start: at, End: end})...)
		at = end
		c.enter(at)
	}
	return out
}

// enter drops the labels that end up to a position and takes up those that begin there
// or before it.
func (c *cutter) enter(at int) {
	c.active = slices.DeleteFunc(c.active, func(l label) bool { return l.span.End <= at })
	for len(c.labels) > 0 && c.labels[0].span.Start <= at {
		if c.labels[0].span.End > at && len(c.active) < maxLabels {
			c.active = append(c.active, c.labels[0])
		}
		c.labels = c.labels[1:]
	}
}

// segments is a run of text as one segment, or as several where characters of it must
// not be shown as they are.
func (c *cutter) segments(sp text.Span) []segment {
	base := c.labelled()
	var out []segment
	s, from := c.text.Slice(sp), 0
	put := func(start int, words string, odd bool) {
		if words == "" {
			return
		}
		piece := base
		piece.Start, piece.Text, piece.Odd = sp.Start+start, words, odd
		if len(out) > 0 && piece.Mark != nil { // the labels stand at its beginning
			m := *piece.Mark
			m.Begins, piece.Mark = nil, &m
		}
		out = append(out, piece)
	}
	for i, r := range s {
		if shown, odd := escape(s[i:], r); odd {
			put(from, s[from:i], false)
			put(i, shown, true)
			_, size := utf8.DecodeRuneInString(s[i:])
			from = i + size
		}
	}
	put(from, s[from:], false)
	return out
}

// escape is what is shown for a character that would change how others are shown.
func escape(s string, r rune) (shown string, odd bool) {
	if r >= ' ' && r < 0x7f || unicode.IsSpace(r) {
		return "", false
	}
	_, size := utf8.DecodeRuneInString(s)
	shown = phrase.Clean(s[:size])
	return shown, shown != s[:size]
}

// labelled is an empty segment with the labels that lie over it.
func (c *cutter) labelled() segment {
	var s segment
	var roles, on, marked []string
	for _, l := range c.active {
		line := c.lines[l.claim]
		roles = append(roles, line.ID+":"+string(l.role))
		if l.claim == c.open && !slices.Contains(on, string(l.role)) {
			on = append(on, string(l.role))
		}
		if l.role != trigger {
			continue
		}
		if s.Mark == nil {
			s.Mark = &mark{Target: line}
		}
		if !c.marked[l.claim] {
			c.marked[l.claim] = true
			s.Mark.Begins = append(s.Mark.Begins, line)
		}
		if l.claim == c.open {
			s.Mark.Open, s.Mark.Target = true, line
		}
		marked = append(marked, line.ID)
	}
	if s.Mark != nil {
		s.Mark.Claims = strings.Join(marked, " ")
	}
	s.Roles, s.On = strings.Join(roles, " "), strings.Join(on, " ")
	return s
}
