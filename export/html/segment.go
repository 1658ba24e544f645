package html

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/text"
)

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

// mostLabels bounds how many roles a segment carries.
const mostLabels = 100

// cutter cuts spans of the text into segments. Its spans must come in order.
type cutter struct {
	doc    Document
	runs   *overlay.Cutter
	marked map[int]bool
}

func newCutter(d Document) *cutter {
	claims := make([]*reportedly.Claim, len(d.Claims))
	for i := range d.Claims {
		claims[i] = &d.Claims[i]
	}
	labels := overlay.Labels(claims, func(_ text.Span, r overlay.Role) bool { return r != overlay.Evidence && r != overlay.Count })
	return &cutter{doc: d, runs: overlay.NewCutter(labels, mostLabels), marked: map[int]bool{}}
}

// cut divides a span where labels begin and end.
func (c *cutter) cut(sp text.Span) []segment {
	var out []segment
	c.runs.Cut(sp, func(run text.Span, labels []overlay.Label) { out = append(out, c.segment(run, labels)) })
	return out
}

func (c *cutter) segment(sp text.Span, labels []overlay.Label) segment {
	s := segment{Text: phrase.Clean(c.doc.Report.Text.Slice(sp))}
	var roles, numbers []string
	for _, l := range labels {
		n := l.Claim + 1
		if l.Role != overlay.Trigger {
			roles = append(roles, fmt.Sprintf("%d-%s", n, l.Role))
			continue
		}
		claim := &c.doc.Claims[l.Claim]
		if s.Mark == nil {
			s.Mark = &mark{Class: key(phrase.ClassOf(claim)), Target: n}
		}
		numbers = append(numbers, fmt.Sprint(n))
		if !c.marked[l.Claim] {
			c.marked[l.Claim] = true
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
