package layout

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// ending finds what stands below a text: a signature, and everything under a
// heading like "About us".
func (r *reader) ending() {
	n := len(r.units)
	for i := n - 1; i > r.lead && i >= n-tailLines; i-- {
		u := &r.units[i]
		if u.Kind.Claims() || u.Kind == "" {
			if !r.signature(i) {
				break
			}
			u.Kind = ling.Byline
		}
	}
	for i := max(r.lead, n-tailLines-2); i+1 < n; i++ {
		if r.units[i].Kind == ling.About && r.units[i].words <= 5 && !r.units[i].stop {
			for j := i + 1; j < n && (r.units[j].Kind == "" || r.units[j].Kind == ling.Heading); j++ {
				r.units[j].Kind = ling.About
			}
		}
	}
}

// signature tells whether a paragraph at the end signs the text: "The Press
// Office", "– Jane Doe, president", "For the Committee, the chair: J. Doe". It is
// short, without a full stop, its words begin with capitals, and prose goes
// before it, so that the last of a list of headlines is none.
func (r *reader) signature(i int) bool {
	u, before := &r.units[i], &r.units[i-1]
	if u.preset || u.words > 12 || verdict.MatchString(u.s) || u.stop && !initials.MatchString(u.s) || turn.MatchString(u.s) && !strings.HasPrefix(u.s, "For ") || (before.Item || before.Kind == ling.ListItem) && !before.stop {
		return false
	}
	if u.Item && !dashed(r.s, u.Span.Start) || before.Group == u.Group && !strings.HasSuffix(before.s, ",") && before.Kind == "" {
		return false
	}
	name, _, _ := strings.Cut(u.s, ",")
	return imprint.Capitalised(u.s) || u.Item && imprint.Capitalised(name) || strings.HasPrefix(u.s, "For the ") && strings.Contains(u.s, ":")
}

var initials = regexp.MustCompile(`^(?:\p{Lu}\. ?){2,3}$`)

// dashed tells whether the item that begins at start is set off by a dash.
func dashed(s string, start int) bool {
	before := strings.TrimRightFunc(s[:start], isSpace)
	return strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "-")
}

// peel makes blocks of a paragraph of kind whose last sentences may be
// metadata: "… the army said. (Reporting by J. Doe)". Sentences that go on from
// a statement about the publisher or author belong to it: "It is run by …".
func (r *reader) peel(kind ling.BlockKind, sp text.Span, i int) []ling.Block {
	body := r.s[sp.Start:sp.End]
	parts := lastSentences(body)
	kinds := make([]ling.BlockKind, len(parts))
	from := len(parts)
	for from > 0 {
		kinds[from-1] = r.sentenceKind(body, parts, from-1, i)
		if kinds[from-1] == "" {
			break
		}
		from--
	}
	var out []ling.Block
	if from > 0 {
		out = trimmed(r.s, kind, sp.Start, sp.Start+parts[from-1].End)
	}
	for j := from; j < len(parts); j++ {
		if n := len(out); j > from && out[n-1].Kind == kinds[j] {
			out[n-1].Span.End = sp.Start + parts[j].End
			continue
		}
		out = append(out, ling.Block{Kind: kinds[j], Span: text.Span{Start: sp.Start + parts[j].Start, End: sp.Start + parts[j].End}})
	}
	return out
}

// sentenceKind is the kind of metadata that sentence j of paragraph i is, or "".
func (r *reader) sentenceKind(body string, parts []text.Span, j, i int) ling.BlockKind {
	s := body[parts[j].Start:parts[j].End]
	kind := metadata(s, i < r.lead, r.inTail(i))
	if kind == "" && j > 0 && r.inTail(i) && goesOn.MatchString(s) && r.sentenceKind(body, parts, j-1, i) == ling.About {
		return ling.About
	}
	for ; kind == "" && j >= 0 && r.inTail(i); j-- {
		kind = labelOf(body[parts[j].Start:parts[j].End])
	}
	return kind
}

var (
	// "About: Coast Weekly is written by volunteers. It takes no money."
	aboutLabel = regexp.MustCompile(`^(?i:about(?: (?:us|the (?:authors?|publishers?)|this \w+))?|(?:editors['’]? )?disclaimer|notes? (?:to|for) (?:the )?editors)\s*:\s`)
	// "Rights: for members. Do not forward." "Rights: two lawyers were arrested"
	// is news.
	rightsLabel = regexp.MustCompile(`^(?i:(?:rights|copyright|licen[cs]e|terms|distribution|handling)\s*:\s+(?:for|all|no|not|none|may|free|freely|public|open|©|cc|creative|reproduc|please|do not|this|the text|text|limited|restricted|internal)\b)`)
)

// labelOf is the kind that a sentence's label gives it and all that follow in
// its paragraph, or "".
func labelOf(s string) ling.BlockKind {
	switch {
	case aboutLabel.MatchString(s):
		return ling.About
	case rightsLabel.MatchString(s):
		return ling.Rights
	}
	return ""
}

var goesOn = regexp.MustCompile(`^(?:It|He|She|They|We|Its|His|Her|Their|Our|Views|Opinions)\b`)

// trimmed is a block of s[start:end] without white space around it; none where
// nothing is left.
func trimmed(s string, kind ling.BlockKind, start, end int) []ling.Block {
	part := strings.TrimLeftFunc(s[start:end], isSpace)
	start = end - len(part)
	end = start + len(strings.TrimRightFunc(part, isSpace))
	if start == end {
		return nil
	}
	return []ling.Block{{Kind: kind, Span: text.Span{Start: start, End: end}}}
}
