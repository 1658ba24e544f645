package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Whether a death is an assault is told by its cause, which often stands in the sentence
// before (codebook, rules 22 and 34): "A bomb went off in the market. Six people died",
// "The ferry sank, killing nine".

// losses are verbs with what is lost for words of death: "lost four soldiers", "gave their
// lives".
var losses = []string{"lose", "give", "claim", "cost"}

// lost are those whose death a verb with what is lost tells: "The brigade lost four
// soldiers", "Two guards gave their lives", "The blast claimed nine lives".
func (p *pass) lost(v int) []int {
	if !p.Verb(v) || !slices.Contains(losses, p.Lemma(v)) {
		return nil
	}
	for _, o := range p.Children(v, "obj") {
		l := p.Lemma(o)
		switch {
		case l == "life" && (p.Lemma(v) == "give" || p.Lemma(v) == "lose"):
			return p.Children(v, "nsubj")
		case l == "life":
			return []int{o}
		case p.Lemma(v) == "lose" && slices.Contains(comrades, l):
			return []int{o}
		}
	}
	return nil
}

// comrades are nouns for those whose loss is their death.
var comrades = []string{"soldier", "fighter", "man", "comrade", "policeman", "officer", "guard", "trooper", "serviceman", "son", "brother", "colleague", "peacekeeper"}

// causes makes deaths the assault that was told just before, and what an accident did
// no assault.
func (p *pass) causes() {
	by := p.bySentence()
	told := map[*draft]bool{}
	for _, c := range p.drafts {
		switch {
		case c.kind == reportedly.KindCondition && p.dies(c) && p.deedOf(c, by[p.Tokens[c.trigger].Sentence]):
			told[c] = true
		case c.kind == reportedly.KindCondition && p.dies(c) && !p.byNature(c.trigger) && p.afterAssault(c.trigger, by):
			p.relabel(c, reportedly.KindEvent, reportedly.Assault, "people were harmed, and an assault was told just before")
			slot := lexicon.Subject
			if p.Lemma(c.trigger) == "lose" && p.Child(c.trigger, "obj") >= 0 && p.Lemma(p.Child(c.trigger, "obj")) != "life" {
				slot = lexicon.Object
			}
			c.sense.Frame = lexicon.Frame{Recipients: lexicon.Party{{slot}}, Actors: lexicon.Party{}}
		case c.event == reportedly.Assault && p.harms(c.trigger) && p.byAccident(c.trigger):
			p.relabel(c, reportedly.KindCondition, "", "an accident did it")
			c.sense.Frame = lexicon.Frame{Actors: lexicon.Party{{lexicon.Object}}, Recipients: lexicon.Party{}}
		}
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool { return told[c] })
}

// deedOf tells whether an assault of a death's own sentence did it, so that the assault
// tells it, too: "Three villagers died when the army fired on a hamlet".
func (p *pass) deedOf(c *draft, list []*draft) bool {
	others := slices.DeleteFunc(slices.Clone(list), func(o *draft) bool { return o.trigger == c.trigger })
	k := p.doneBy(c.trigger, others)
	return k >= 0 && others[k].event == reportedly.Assault && p.Verb(others[k].trigger)
}

func (p *pass) relabel(c *draft, kind reportedly.Kind, event reportedly.Event, why string) {
	c.kind, c.event, c.modes, c.sense = kind, event, nil, lexicon.Predicate{}
	c.label = string(event)
	if event == "" {
		c.label = string(kind)
	}
	p.because(c, c.field(), c.label, p.word(c.trigger), "%s", why)
}

// dies tells whether a draft tells of deaths or of losses of life.
func (p *pass) dies(c *draft) bool {
	field, ok := p.toll(c.trigger)
	return ok && field == "killed" && len(p.sufferers(c.trigger)) > 0
}

// byNature tells whether a death's own sentence names another cause: "died of malaria".
func (p *pass) byNature(t int) bool {
	s := p.sentence(t)
	for i := s.First; i < s.End; i++ {
		if l := p.Lemma(i); p.lex.InClass("accident", l) || p.lex.InClass("illness", l) && l != "wound" && l != "injury" {
			return true
		}
	}
	return false
}

// byAccident tells whether harm hangs on an accident or has one for its subject: "The bridge
// collapsed, killing four", "The flood killed nine".
func (p *pass) byAccident(t int) bool {
	if s := p.Subject(t, 0); s >= 0 && p.lex.InClass("accident", p.Lemma(s)) {
		return true
	}
	h := p.Head(t)
	return h >= 0 && p.Is(t, "advcl", "acl", "acl:relcl", "conj") && (p.lex.InClass("accident", p.Lemma(h)) || slices.Contains([]string{"sink", "collapse", "capsize", "overturn", "derail"}, p.Lemma(h))) && p.Child(h, "obj") < 0
}

// outcomes leaves out the harm that only goes on telling of an assault by the same doer,
// which keeps the count and those harmed: "Gunmen fired on the bus, killing three guests".
func (p *pass) outcomes() {
	by := p.bySentence()
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool {
		h := p.Head(c.trigger)
		if c.event != reportedly.Assault || h < 0 || !p.harms(c.trigger) || !p.Is(c.trigger, "advcl") || p.Tokens[c.trigger].XPOS != "VBG" {
			return false
		}
		list := by[p.Tokens[h].Sentence]
		k := slices.IndexFunc(list, func(o *draft) bool { return o.trigger == h && o.event == reportedly.Assault })
		if k < 0 {
			return false
		}
		if o := list[k]; len(o.recipients) == 0 {
			o.recipients = c.recipients
		}
		return true
	})
}
