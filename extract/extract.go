package extract

import (
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

// Extractor finds claims. It is immutable and safe for concurrent use.
type Extractor struct {
	lex *lexicon.Lexicon
	w   Weights
}

// New makes an extractor that reads with a lexicon and weights, usually those of
// [Default].
func New(lex *lexicon.Lexicon, w Weights) *Extractor { return &Extractor{lex, w} }

// Claims are the document's claims in the order of the text, with IDs c1, c2 …
func (e *Extractor) Claims(d *ling.Document) []reportedly.Claim {
	p := e.read(d)
	p.unarmed()
	out := make([]reportedly.Claim, len(p.drafts))
	for i, c := range p.drafts {
		out[i] = p.claim(c)
	}
	return out
}

// read makes the drafts of a document's claims, in order and linked.
func (e *Extractor) read(d *ling.Document) *pass {
	p := newPass(e.lex, e.w, d)
	p.readCues()
	p.readQuotes()
	p.ownWords = p.countOwnWords()
	p.issuer = p.findIssuer()
	p.issuerActs = p.countIssuerActs()
	p.candidates()
	p.demands()
	p.bareTolls()
	p.logEvents()
	p.existences()
	p.amongThem()
	p.causes()
	p.participants()
	p.outcomes()
	p.circumstances()
	p.thatOf()
	p.behindIt()
	p.logLines()
	p.decide()
	p.loom()
	p.attribute()
	p.imply()
	p.judge()
	p.deniedActs()
	p.prune()
	p.numbers()
	p.offices()
	p.order()
	p.link()
	p.toVerify()
	return p
}

// pass is the work on one document.
type pass struct {
	*syntax.Tree
	lex    *lexicon.Lexicon
	w      Weights
	at     map[int]int // token -> index of Predicates
	named  []int       // token -> index of Names, -1
	drafts []*draft

	mention    []int             // token -> index of the mention whose head it is, -1
	naming     []int             // token -> index of the mention by name that it is part of, -1
	timed      []int             // token -> index of Times, -1
	cues       []cues            // of each sentence
	saying     []int             // token -> head of the reporting cue that begins there, -1
	issuer     int               // index of the entity that "we" stands for outside quotations, -1
	ownWords   int               // how often the document says "we" in its own voice
	issuerActs int               // sentences in which it does something in the present tense
	titled     map[string]string // what titleHolders finds, once it is asked for
	within     []int             // token -> index of the innermost of Quotes that cites somebody, -1
}

func newPass(lex *lexicon.Lexicon, w Weights, d *ling.Document) *pass {
	none := func() []int { return slices.Repeat([]int{-1}, len(d.Tokens)) }
	p := &pass{Tree: syntax.New(d), lex: lex, w: w, at: map[int]int{}, named: none(), mention: none(), naming: none(), timed: none(), issuer: -1}
	for i, q := range d.Predicates {
		p.at[q.Token] = i
	}
	for i, n := range d.Names {
		for k := n.First; k < n.End; k++ {
			p.named[k] = i
		}
	}
	for i, m := range d.Mentions {
		p.mention[m.Head] = i
		for k := m.First; k < m.End && m.Kind == ling.NameMention; k++ {
			p.naming[k] = i
		}
	}
	for i, t := range d.Times {
		for k := t.First; k < t.End; k++ {
			p.timed[k] = i
		}
	}
	return p
}

// draft is a claim in the making. Participants are head words until the end.
type draft struct {
	trigger    int // token
	label      string
	act        int  // the verb of saying whose saying is the deed itself, 0 for none
	listed     bool // the lexicon has the trigger as what it is read as
	kind       reportedly.Kind
	event      reportedly.Event
	modes      []string
	sense      lexicon.Predicate
	score      float64
	actors     []party
	recipients []party
	places     []reportedly.Place
	time       *reportedly.When
	numbers    []reportedly.Number

	basis        reportedly.Basis
	voices       []voice // what says that it is not the report\'s own, outermost first
	speakers     []int   // head words, outermost first
	likelihood   reportedly.Likelihood
	polarity     reportedly.Polarity
	reality      reportedly.Reality
	verification reportedly.Verification
	links        []pendingLink
	why          []reportedly.Reason
	id           string
}

// pendingLink is a link to a draft that has no ID yet.
type pendingLink struct {
	kind reportedly.LinkType
	to   *draft
}

func (p *pass) because(c *draft, field, value string, words text.Span, rule string, args ...any) {
	c.why = append(c.why, reportedly.Reason{Field: field, Value: value, Words: words, Rule: fmt.Sprintf(rule, args...)})
}

// word is the span of one token.
func (p *pass) word(i int) text.Span { return p.Tokens[i].Span }

// words is the span from token a to token b, in either order.
func (p *pass) words(a, b int) text.Span {
	return p.word(min(a, b)).Union(p.word(max(a, b)))
}

// sentence is the sentence of a token.
func (p *pass) sentence(i int) ling.Sentence { return p.Sentences[p.Tokens[i].Sentence] }

// order sorts the drafts by their trigger and gives them their IDs.
func (p *pass) order() {
	slices.SortStableFunc(p.drafts, func(a, b *draft) int { return a.trigger - b.trigger })
	for i, c := range p.drafts {
		c.id = fmt.Sprintf("c%d", i+1)
	}
}

// claim turns a draft into the vocabulary's form.
func (p *pass) claim(c *draft) reportedly.Claim {
	out := reportedly.Claim{
		ID: c.id, Document: p.ID, Kind: c.kind, Event: c.event, Modes: c.modes,
		Places: c.places, Time: c.time, Numbers: c.numbers, Basis: c.basis, Likelihood: c.likelihood,
		Polarity: c.polarity, Reality: c.reality, Verification: c.verification,
	}
	out.Evidence = []reportedly.Evidence{p.evidence(p.sentence(c.trigger).Span)}
	out.Trigger = p.evidence(p.triggerSpan(c.trigger))
	for _, a := range c.actors {
		out.Actors = append(out.Actors, p.participant(a)...)
	}
	for _, a := range c.recipients {
		out.Recipients = append(out.Recipients, p.participant(a)...)
	}
	out.Actors, out.Recipients = distinct(out.Actors), distinct(out.Recipients)
	notBoth(c, &out)
	p.limit(c, out.Actors)
	p.calibrate(c, &out)
	for _, s := range c.speakers {
		out.SaidBy = append(out.SaidBy, p.finished(s)...)
	}
	for _, l := range c.links {
		out.Links = append(out.Links, reportedly.Link{Type: l.kind, Claim: l.to.id})
	}
	return out
}

func (p *pass) evidence(sp text.Span) reportedly.Evidence {
	return reportedly.Evidence{Span: sp, Quote: p.Text.Slice(sp)}
}

// triggerSpan is the trigger word with its particle where that stands next to it:
// "set up", "carried out".
func (p *pass) triggerSpan(t int) text.Span {
	sp := p.word(t)
	for _, c := range p.Children(t, "compound:prt") {
		if c == t+1 {
			sp = sp.Union(p.word(c))
		}
	}
	return sp
}

// distinct leaves out participants that repeat an earlier one's name.
func distinct(list []reportedly.Participant) []reportedly.Participant {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(a reportedly.Participant) bool {
		again := seen[a.Name]
		seen[a.Name] = true
		return again
	})
}
