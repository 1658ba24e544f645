package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// ReadDocument is Read for a document whose words are given, as a corpus has them.
// The claims carry the document's spans; the result has no report.
func (e *Engine) ReadDocument(ctx context.Context, d *ling.Document) (*Result, error) {
	if err := e.Annotate(ctx, d); err != nil {
		return nil, fmt.Errorf("read %s: %w", d.ID, err)
	}
	result := &Result{Document: d, Claims: e.extractor.Claims(d), Places: e.places.Names(d)}
	e.resolve(result, result.Claims)
	return result, nil
}

func (e *Engine) resolve(r *Result, claims []reportedly.Claim) {
	e.places.Fill(r.Places, claims)
	e.linker.Link(r.Document, claims, r.countryOf)
}

// Words are a mention of something that happens: its tokens, in order, and the head
// among them.
type Words struct {
	Head int
	All  []int
}

// Mentions gives words of a document that was read the form of claims, one for each
// mention: the claim that is read at its head, the surest of several, or else one that
// has only the word's own participants, places and time by its semantic roles
// (Options.Propositions), and no kind. So words that are no claims, as a corpus marks
// them, can be compared as claims are.
func (e *Engine) Mentions(r *Result, mentions []Words) []reportedly.Claim {
	m := newMentions(r.Document)
	out := make([]reportedly.Claim, len(mentions))
	for i, w := range mentions {
		out[i] = m.claim(w, fmt.Sprintf("m%d", i+1))
	}
	e.resolve(r, out)
	for i, w := range mentions {
		best := -1
		for k := range r.Claims {
			c := &r.Claims[k]
			if c.Trigger.Span.Overlaps(r.Document.Tokens[w.Head].Span) && (best < 0 || c.Score > r.Claims[best].Score) {
				best = k
			}
		}
		if best >= 0 {
			out[i] = with(out[i], r.Claims[best])
		}
	}
	return out
}

// with is a claim that was read, with what the roles tell where it has nothing.
func with(roles, read reportedly.Claim) reportedly.Claim {
	read.ID, read.Trigger = roles.ID, roles.Trigger
	if len(read.Actors)+len(read.Recipients) == 0 {
		read.Actors, read.Recipients = roles.Actors, roles.Recipients
	}
	if len(read.Places) == 0 {
		read.Places = roles.Places
	}
	if read.Time == nil {
		read.Time = roles.Time
	}
	return read
}

// mentions is a document's roles, ready to be looked up.
type mentions struct {
	*ling.Document
	at     map[int]int // token -> index of Propositions
	head   map[int]int // token -> index of the mention that it heads
	named  map[int]int // token -> index of Names
	timeAt map[int]int // token -> index of Times
}

func newMentions(d *ling.Document) *mentions {
	m := &mentions{Document: d, at: map[int]int{}, head: map[int]int{}, named: map[int]int{}, timeAt: map[int]int{}}
	for i, p := range d.Propositions {
		m.at[p.Token] = i
	}
	for i, x := range d.Mentions {
		m.head[x.Head] = i
	}
	for i, n := range d.Names {
		for t := n.First; t < n.End; t++ {
			m.named[t] = i
		}
	}
	for i, n := range d.Times {
		for t := n.First; t < n.End; t++ {
			m.timeAt[t] = i
		}
	}
	return m
}

func (m *mentions) claim(w Words, id string) reportedly.Claim {
	t := w.Head
	s := m.Sentences[m.Tokens[t].Sentence]
	var trigger []string
	for _, k := range w.All {
		trigger = append(trigger, m.Form(k))
	}
	c := reportedly.Claim{
		ID: id, Document: m.ID, Score: 1,
		Trigger:  reportedly.Evidence{Span: m.Tokens[t].Span, Quote: strings.Join(trigger, " ")},
		Evidence: []reportedly.Evidence{{Span: s.Span, Quote: m.Text.Slice(s.Span)}},
		Basis:    reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual,
	}
	p, ok := m.at[t]
	if !ok {
		m.modifiers(&c, t)
		return c
	}
	for _, a := range m.Propositions[p].Arguments {
		switch {
		case a.Token == t:
		case a.Role == "ARGM-TMP":
			m.time(&c, a.Token)
		case a.Role == "ARGM-LOC" || a.Role == "ARGM-DIR" || a.Role == "ARGM-GOL":
			m.place(&c, a.Token)
		case a.Role == "ARG0":
			c.Actors = append(c.Actors, m.participant(a.Token))
		case a.Role == "ARG1" || a.Role == "ARG2":
			c.Recipients = append(c.Recipients, m.participant(a.Token))
		}
	}
	return c
}

// modifiers reads a noun that has no roles by what depends on it: "the quake on
// Monday", "the Bolan bombing".
func (m *mentions) modifiers(c *reportedly.Claim, t int) {
	for _, k := range m.Children(t) {
		_, timed := m.timeAt[k]
		switch {
		case timed:
			m.time(c, k)
		case m.Is(k, "nmod", "compound", "nmod:poss", "amod"):
			if n, ok := m.named[k]; ok && m.Names[n].Label == ling.Location {
				m.place(c, k)
			} else if ok || m.Is(k, "nmod") {
				c.Recipients = append(c.Recipients, m.participant(k))
			}
		}
	}
}

// phrase is a head word with the words before it that belong to it.
func (m *mentions) phrase(t int) (first, end int) {
	if n, ok := m.named[t]; ok {
		return m.Names[n].First, m.Names[n].End
	}
	first = t
	for first > 0 && m.Tokens[first-1].Head == t && m.Is(first-1, "compound", "amod", "nummod", "det", "flat", "nmod:poss") {
		first--
	}
	return first, t + 1
}

func (m *mentions) participant(t int) reportedly.Participant {
	first, end := m.phrase(t)
	out := reportedly.Participant{Span: m.SpanOf(first, end), Text: m.Slice(first, end)}
	out.Name = out.Text
	if i, ok := m.head[t]; ok && len(m.Mentions[i].Entities) > 0 {
		if name := m.Entities[m.Mentions[i].Entities[0]].Name; name != "" {
			out.Name = name
		}
	}
	return out
}

// place adds the names of places in a phrase.
func (m *mentions) place(c *reportedly.Claim, t int) {
	s := m.Sentences[m.Tokens[t].Sentence]
	for w := s.First; w < s.End; w++ {
		n, ok := m.named[w]
		if !ok || m.Names[n].First != w || m.Names[n].Label != ling.Location || !m.under(w, t) {
			continue
		}
		sp := m.SpanOf(m.Names[n].First, m.Names[n].End)
		name := reportedly.PlaceName{Span: sp, Name: ling.Unbroken(m.Text.Slice(sp))}
		if !slices.ContainsFunc(c.Places, func(p reportedly.Place) bool { return p.Span == sp }) {
			c.Places = append(c.Places, reportedly.Place{Span: sp, Text: name.Name, Relation: reportedly.In, Names: []reportedly.PlaceName{name}})
		}
	}
}

// under tells whether a token is another's or depends on it.
func (m *mentions) under(t, top int) bool {
	for n := 0; t >= 0 && n < 20; n++ {
		if t == top {
			return true
		}
		t = m.Tokens[t].Head
	}
	return false
}

func (m *mentions) time(c *reportedly.Claim, t int) {
	if c.Time != nil {
		return
	}
	for _, k := range append([]int{t}, m.Children(t)...) {
		if i, ok := m.timeAt[k]; ok {
			x := m.Times[i]
			c.Time = &reportedly.When{Span: x.Span, Text: m.Text.Slice(x.Span), EDTF: x.EDTF, Relation: reportedly.TimeRelation(x.Relation), Why: x.Why}
			return
		}
	}
}
