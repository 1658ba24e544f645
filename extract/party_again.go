package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of parties that a text takes up again by what it told of before.

// takeUpAgain fills, for the whole document, those who are meant by words for both or all of
// whom something was told.
func (p *pass) takeUpAgain() {
	order := slices.Clone(p.drafts)
	slices.SortStableFunc(order, func(a, b *draft) int { return a.trigger - b.trigger })
	for i, c := range order {
		p.whoMet(c, order[:i])
		p.helpOf(c, order[:i])
	}
}

// reachMeeting is how many sentences back a meeting or signing was told of.
const reachMeeting = 4

// jointly are verbs and nouns for what several do with each other.
var jointly = []string{"discuss", "agree", "meet", "talk", "speak", "exchange", "review", "confer", "cooperate", "co-operate", "work", "pledge", "reaffirm", "sign", "express", "underline", "stress", "call", "urge", "welcome", "condemn", "commit", "hope"}

// whoMet makes those who met or signed before the actors of what "they", "the two" or "both
// countries" do jointly: "The minister received the envoy. They discussed the border."
func (p *pass) whoMet(c *draft, before []*draft) {
	if len(c.actors) != 1 || c.kind != reportedly.KindEvent {
		return
	}
	w := c.actors[0].token
	states := slices.Contains([]string{"country", "nation", "state", "government"}, p.Lemma(w)) && p.Upos(w) == "NOUN"
	both := p.Has(w, "both", "two") >= 0 && (states || slices.Contains([]string{"leader", "side", "minister", "official", "man", "president", "party"}, p.Lemma(w)))
	if p.Words[w] != "they" && p.Words[w] != "two" && p.Words[w] != "both" && !both || !states && !slices.Contains(jointly, p.Lemma(c.trigger)) {
		return
	}
	if len(p.participant(c.actors[0])) > 1 {
		return // "the two" stands for two already
	}
	many := p.nounFor(w)
	if p.Words[w] != "they" || many >= 0 && (!p.Is(many, "nsubj") || !p.several(many)) {
		many = -1
	}
	for k := len(before) - 1; k >= 0; k-- {
		o := before[k]
		if p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence > reachMeeting && !(states && p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence <= 2*reachMeeting) {
			return
		}
		if o.event != reportedly.Consult && o.event != reportedly.Agree && o.event != reportedly.Support && o.event != reportedly.Cooperate || p.Tokens[o.trigger].Sentence == p.Tokens[c.trigger].Sentence {
			continue
		}
		if o.event == reportedly.Agree && len(o.actors) < 2 {
			continue // a promise is one's
		}
		all := slices.Concat(o.actors, o.recipients)
		if o.event == reportedly.Support && p.Lemma(o.trigger) != "sign" || len(p.partyNames(all)) < 2 {
			continue
		}
		if p.Words[w] != "they" && len(p.partyNames(all)) != 2 || states && slices.ContainsFunc(p.partyNames(all), func(name string) bool { return !p.isCountryName(name) }) {
			continue
		}
		if many >= 0 && (p.Tokens[many].XPOS == "NNS" || p.Tokens[many].Sentence >= p.Tokens[o.trigger].Sentence) {
			return // "Nurses met the mayor. They called a strike."
		}
		c.actors = nil
		for _, a := range all {
			c.actors = append(c.actors, party{token: a.token, implied: a.implied})
			p.because(c, "actors", p.Words[a.token], p.words(a.token, w), "of whom the “%s” was told", p.Words[o.trigger])
		}
		return
	}
}

// helpOf gives help that does something those for its actors who gave it, as told before:
// "Oman sent tents. This aid will shelter the families." What does something by itself does
// nobody's deed otherwise: a thing is no actor of help.
func (p *pass) helpOf(c *draft, before []*draft) {
	if c.event != reportedly.Aid && c.event != reportedly.Support || len(c.actors) == 0 || slices.ContainsFunc(c.actors, func(a party) bool { return !p.isThing(a) || !p.inert(p.Antecedent(a.token)) }) {
		return
	}
	w := p.Antecedent(c.actors[0].token)
	if p.Has(w, "this", "that", "the", "such", "these") < 0 {
		return
	}
	for k := 2*len(before) - 1; k >= 0; k-- { // first what was told by the same noun
		o := before[k%len(before)]
		if p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence > reachMeeting || k >= len(before) && p.Lemma(o.trigger) != p.Lemma(w) {
			continue
		}
		if o.event == reportedly.Aid && len(o.actors) > 0 && slices.ContainsFunc(o.actors, p.somebodyAt) && (p.within[o.trigger] < 0 || p.sameVoice(o, c)) {
			c.actors = nil
			for _, a := range o.actors {
				c.actors = append(c.actors, party{token: a.token, implied: true})
				p.because(c, "actors", p.Words[a.token], p.words(a.token, w), "who gave the “%s” told of before", p.Words[w])
			}
			return
		}
	}
}

// notBoth leaves out whom a claim has on both sides by one name, for nobody does to himself what
// is told of: of words, where what is said is surely his, on the other side; of deeds, where
// whom they befall is told more surely than who does them, on the doer's.
func notBoth(c *draft, out *reportedly.Claim) {
	same := func(list []reportedly.Participant) func(reportedly.Participant) bool {
		return func(a reportedly.Participant) bool {
			return slices.ContainsFunc(list, func(b reportedly.Participant) bool { return a.Name == b.Name && !b.Implied })
		}
	}
	switch q := c.event.Quad(); {
	case q == reportedly.VerbalConflict || q == reportedly.VerbalCooperation && c.event != reportedly.Support:
		out.Recipients = slices.DeleteFunc(out.Recipients, same(out.Actors))
	default:
		out.Recipients = slices.DeleteFunc(out.Recipients, func(r reportedly.Participant) bool { return r.Implied && same(out.Actors)(r) })
		out.Actors = slices.DeleteFunc(out.Actors, same(out.Recipients))
	}
}

// sayerMeant replaces a pronoun that stands for nobody known, in what somebody says, by who
// says it: "His deputy says she will sue".
func (p *pass) sayerMeant(list []party) []party {
	for i, a := range list {
		w := a.token
		v := p.Head(w)
		if p.Upos(w) != "PRON" || !slices.Contains([]string{"he", "she", "they", "it"}, p.Words[w]) || v < 0 || !p.Is(w, "nsubj") || !p.Is(v, "ccomp") || p.Antecedent(w) != w {
			continue
		}
		if m := p.mentionOf(w); m != nil && slices.ContainsFunc(m.Entities, func(e int) bool {
			return slices.ContainsFunc(p.Entities[e].Mentions, func(k int) bool { return p.Upos(p.Mentions[k].Head) != "PRON" })
		}) {
			continue
		}
		h := p.Head(v)
		s := p.Child(h, "nsubj")
		for n := 0; s < 0 && p.Is(h, "conj") && n < 4; n++ {
			if h = p.Head(h); p.Child(h, "nsubj") < 0 && p.Is(h, "advmod") {
				h = p.Head(h)
			}
			s = p.Child(h, "nsubj")
		}
		if s >= 0 && s < w && p.Upos(s) != "PRON" && p.canAct(s) && !p.isThing(party{token: s}) && (p.Words[w] == "they") == p.several(s) {
			list[i].token = s
		}
	}
	return list
}

// ofMany replaces a pronoun by those of whom the noun that it stands for is a count: "Dozens
// of clerks marched. Police beat them.": the clerks.
func (p *pass) ofMany(w int) int {
	if p.Upos(w) != "PRON" || p.Words[w] != "they" && p.Words[w] != "them" {
		return w
	}
	if n := p.nounFor(w); n >= 0 && p.wholeOf(n) != n && p.named[n] < 0 && p.Upos(n) != "NUM" {
		return p.wholeOf(n)
	}
	return w
}

// carriedOutBy makes doers of those by whom a noun's deed is led or carried out: "a rescue
// mounted by divers", "talks hosted by Oman".
func (p *pass) carriedOutBy(c *draft, a, r map[int]float64) {
	if p.Verb(c.trigger) || c.kind != reportedly.KindEvent {
		return
	}
	for _, v := range p.Children(c.trigger, "acl") {
		by := p.Agent(v)
		if by < 0 || !slices.Contains(carryOut, p.Lemma(v)) && !(c.event == reportedly.Consult && slices.Contains([]string{"host", "convene", "chair"}, p.Lemma(v))) {
			continue
		}
		for _, w := range p.Conjuncts(by) {
			if p.canAct(w) && p.somebodyAt(party{token: w}) {
				put(w, a, r)
			}
		}
	}
}

// releases names as the speaker who issued it, where a release is said to speak.
func (p *pass) releases() {
	for _, c := range p.drafts {
		for i, s := range c.speakers {
			if e := p.wordOfRelease(s); e >= 0 {
				c.speakers[i] = p.Mentions[p.Entities[e].Mentions[0]].Head
			}
		}
	}
}

// announced makes doers of those who announce what they do: "The minister announced new
// sanctions".
func (p *pass) announced(c *draft, a, r map[int]float64) {
	h := p.Head(c.trigger)
	if c.event != reportedly.Coerce && c.event != reportedly.Sanction && c.event != reportedly.Aid || h < 0 || p.Verb(c.trigger) || !p.Is(c.trigger, "obj") || !slices.Contains([]string{"announce", "unveil"}, p.Lemma(h)) {
		return
	}
	if p.Child(c.trigger, "nmod:poss") >= 0 || len(p.Prepositional(c.trigger, "by")) > 0 || p.Passive(h) {
		return
	}
	if s := p.Child(h, "nsubj"); s >= 0 {
		for _, w := range p.Conjuncts(s) {
			if p.canAct(w) && p.somebodyAt(party{token: w}) {
				a[w] = max(a[w], togetherScore)
				delete(r, w)
			}
		}
	}
}

// wordOfRelease is who issued the release or statement that is said to say something, where a
// sentence near by has somebody say something in it: "the command said in a release … the
// release added". -1 where nobody does.
func (p *pass) wordOfRelease(w int) int {
	if p.Upos(w) != "NOUN" || !slices.Contains([]string{"release", "statement", "communique", "communiqué", "letter", "message"}, p.Lemma(w)) {
		return -1
	}
	for k := w - 1; k >= 0 && p.Tokens[w].Sentence-p.Tokens[k].Sentence <= reachMeeting; k-- {
		h := p.Head(k)
		if p.Lemma(k) != p.Lemma(w) || h < 0 || !p.Is(k, "obl") || p.CaseWord(k) != "in" || !p.Verb(h) {
			continue
		}
		if s := p.Child(h, "nsubj"); s >= 0 {
			if m := p.mentionOf(s); m != nil && len(m.Entities) == 1 && p.Entities[m.Entities[0]].Label == ling.Group {
				return m.Entities[0]
			}
		}
	}
	return -1
}
