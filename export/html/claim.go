package html

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
)

// claimView is a claim's coding as the template shows it.
type claimView struct {
	Number            int // from 1; anchors are made of it
	ID, Class, Symbol string
	Label             string
	Trigger           string
	Who, Whom         []string
	Office            string
	Where             []string
	When              string
	EDTF              string // where When says it in words
	Counts            []string
	Basis             string
	SaidBy            []string
	Doubts            []fact // field and value of what isn't the default
	Links             []linkView
	Score             string
	Sentences         string // numbers of the sentences it rests on
	Reasons           []reason
}

// linkView is a link to another claim of the page; Target is 0 where it isn't
// shown.
type linkView struct {
	Type, ID string
	Target   int
}

type reason struct{ Field, Value, Words, Rule string }

// context is what the claims of one document share.
type context struct {
	doc       Document
	numbers   map[string]int // by ID, from 1
	sentences *sentences
	used      *glossary
}

func (x *context) claim(i int) claimView {
	d := x.doc
	c := &d.Claims[i]
	class := phrase.ClassOf(c)
	v := claimView{
		Number: i + 1, ID: phrase.Clean(c.ID), Class: key(class), Symbol: class.Symbol(),
		Label: phrase.Clean(phrase.Label(c)), Trigger: phrase.Clean(d.Report.Text.Slice(c.Trigger.Span)),
		Who: parties(c.Actors), Whom: parties(c.Recipients), When: phrase.Clean(phrase.When(c.Time)),
		Basis: string(c.Basis), Score: fmt.Sprintf("%.2f", c.Score), Sentences: x.sentences.covering(c.Evidence),
	}
	if v.Basis == "" {
		v.Basis = string(reportedly.Asserted)
	}
	if c.Kind == reportedly.KindOffice && len(c.Actors) == 1 {
		v.Office = phrase.Clean(c.Actors[0].Title)
	}
	if c.Time != nil && phrase.Period(c.Time.EDTF) != c.Time.EDTF {
		v.EDTF = phrase.Clean(c.Time.EDTF)
	}
	for _, p := range c.Places {
		v.Where = append(v.Where, phrase.Clean(phrase.Found(p)))
	}
	for _, n := range c.Numbers {
		v.Counts = append(v.Counts, phrase.Clean(phrase.Count(n)))
	}
	for _, sp := range c.SaidBy {
		v.SaidBy = append(v.SaidBy, phrase.Clean(phrase.Speaker(sp)))
	}
	v.Doubts = doubts(c)
	v.Links, v.Reasons = x.links(c), reasons(d, c)
	note(x.used, c)
	return v
}

func parties(list []reportedly.Participant) []string {
	var out []string
	for _, p := range list {
		out = append(out, phrase.Clean(phrase.Participant(p)))
	}
	return out
}

// doubts are the values that aren't the default.
func doubts(c *reportedly.Claim) []fact {
	var out []fact
	add := func(field, value, usual string) {
		if value != "" && value != usual {
			out = append(out, fact{field, phrase.Clean(value)})
		}
	}
	add("likelihood", string(c.Likelihood), "")
	add("polarity", string(c.Polarity), string(reportedly.Affirmed))
	add("reality", string(c.Reality), string(reportedly.Actual))
	add("verification", string(c.Verification), string(reportedly.NoVerification))
	return out
}

func (x *context) links(c *reportedly.Claim) []linkView {
	var out []linkView
	for _, l := range c.Links {
		out = append(out, linkView{Type: string(l.Type), ID: phrase.Clean(l.Claim), Target: x.numbers[l.Claim]})
	}
	return out
}

func reasons(d Document, c *reportedly.Claim) []reason {
	var out []reason
	for _, r := range c.Why {
		words := ""
		if !r.Words.Empty() && d.Report.Text.Check(r.Words) == nil {
			words = d.Report.Text.Slice(r.Words)
		}
		out = append(out, reason{phrase.Clean(r.Field), phrase.Clean(r.Value), phrase.Clean(words), phrase.Clean(r.Rule)})
	}
	return out
}

// note adds a claim's terms to the glossary.
func note(used *glossary, c *reportedly.Claim) {
	used.use("kind", string(c.Kind))
	used.use("event", string(c.Event))
	for _, m := range c.Modes {
		used.use("mode of "+string(c.Event), m)
	}
	used.use("basis", string(c.Basis))
	for _, f := range doubts(c) {
		used.use(f.Name, f.Value)
	}
	for _, l := range c.Links {
		used.use("link", string(l.Type))
	}
	for _, n := range c.Numbers {
		used.use("number", strings.ToLower(n.Field))
	}
}
