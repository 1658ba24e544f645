package desk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/text"
)

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

// mostLabels bounds how many roles a segment carries.
const mostLabels = 60

// cutter cuts spans of the text into segments. Its spans must come in order.
type cutter struct {
	text   *text.Text
	lines  []*line
	open   int // index of the open claim, -1 for none
	runs   *overlay.Cutter
	marked []bool // by claim: its mark has begun
}

func newCutter(t *text.Text, lines []*line, open int) *cutter {
	claims := make([]*reportedly.Claim, len(lines))
	for i, l := range lines {
		claims[i] = &l.claim
	}
	labels := overlay.Labels(claims, func(sp text.Span, _ overlay.Role) bool { return t.Check(sp) == nil })
	return &cutter{text: t, lines: lines, open: open, runs: overlay.NewCutter(labels, mostLabels), marked: make([]bool, len(lines))}
}

// cut divides a span where labels begin and end.
func (c *cutter) cut(sp text.Span) []segment {
	var out []segment
	c.runs.Cut(sp, func(run text.Span, labels []overlay.Label) { out = append(out, c.segments(run, labels)...) })
	return out
}

// segments is a run of text as one segment, or as several where characters of it must
// not be shown as they are.
func (c *cutter) segments(sp text.Span, labels []overlay.Label) []segment {
	base := c.labelled(labels)
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
func (c *cutter) labelled(labels []overlay.Label) segment {
	var s segment
	var roles, on, marked []string
	for _, l := range labels {
		line := c.lines[l.Claim]
		roles = append(roles, line.ID+":"+string(l.Role))
		if l.Claim == c.open && !slices.Contains(on, string(l.Role)) {
			on = append(on, string(l.Role))
		}
		if l.Role != overlay.Trigger {
			continue
		}
		if s.Mark == nil {
			s.Mark = &mark{Target: line}
		}
		if !c.marked[l.Claim] {
			c.marked[l.Claim] = true
			s.Mark.Begins = append(s.Mark.Begins, line)
		}
		if l.Claim == c.open {
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
