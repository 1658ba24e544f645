package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of who has somebody in his hands: what befalls a prisoner without a doer is done by
// those who took him, and who sets a captive free or hands him over had held him.
//
//   - "Soldiers arrested two clerks. They were beaten and released after a night."
//   - "Gunmen stopped a lorry; the driver was tied up."
//   - "The Front handed over a nurse who had been abducted in May."

// takes are verbs and nouns by which somebody comes, or is, into somebody's hands.
var takes = []string{"arrest", "detain", "seize", "capture", "abduct", "kidnap", "hold", "take", "stop", "intercept", "imprison", "jail", "hijack", "round", "grab", "snatch", "apprehend", "ambush"}

// handles are verbs for what is done to somebody in one's hands.
var handles = []string{"arrest", "beat", "torture", "release", "free", "let", "take", "question", "interrogate", "hold", "detain", "keep", "move", "transfer", "execute", "behead", "strip", "blindfold", "tie", "rob",
	"abduct", "kidnap", "seize", "flog", "whip", "mistreat", "abuse", "whisk", "bundle", "hand", "drive", "transport"}

// customs are nouns for being held.
var customs = []string{"custody", "detention", "captivity"}

// gives are verbs by which one parts with a captive.
var gives = []string{"release", "free", "hand", "surrender", "deliver", "return", "swap", "exchange"}

// held are words for people in somebody's hands.
var held = []string{"captive", "hostage", "detainee", "prisoner", "abductee", "suspect"}

// reachCaptor is how many sentences back somebody was taken.
const reachCaptor = 4

// captors fills the missing doers of what is done to somebody who was told to be taken by
// somebody, and the other way round.
func (p *pass) captors() {
	order := slices.Clone(p.drafts)
	slices.SortStableFunc(order, func(a, b *draft) int { return a.trigger - b.trigger })
	for i, c := range order {
		if !p.undone(c) {
			continue
		}
		o := p.takerOf(c, order[:i])
		if o == nil {
			o = p.giverOf(c, order, i)
		}
		if o == nil {
			continue
		}
		for _, a := range o.actors {
			c.actors = append(c.actors, party{token: a.token, implied: true})
			p.because(c, "actors", p.Words[a.token], p.word(a.token), "not said here, but in whose hands they were by the “%s” told of", p.Words[o.trigger])
		}
	}
}

// undone tells whether a draft tells of what befalls somebody in custody without a doer.
func (p *pass) undone(c *draft) bool {
	switch c.event {
	case reportedly.Assault, reportedly.Coerce, reportedly.Retreat:
	default:
		return false
	}
	if len(c.actors) > 0 || c.polarity == reportedly.Denied && c.event != reportedly.Retreat {
		return false
	}
	if !p.Verb(c.trigger) {
		return slices.Contains(customs, p.Lemma(c.trigger)) || p.Lemma(c.trigger) == "release" && p.Child(c.trigger, "nmod:poss") < 0
	}
	if !slices.Contains(handles, p.Lemma(c.trigger)) {
		return false
	}
	return (p.Passive(c.trigger) || p.Tokens[c.trigger].XPOS == "VBN" && p.Child(c.trigger, "aux", "obj") < 0) && p.Agent(c.trigger) < 0
}

// takerOf is the last draft before, in the same voice, by which somebody took those whom c is
// about, nil where there is none.
func (p *pass) takerOf(c *draft, before []*draft) *draft {
	for i := len(before) - 1; i >= 0; i-- {
		o := before[i]
		if p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence > reachCaptor || p.Tokens[o.trigger].Sentence != p.Tokens[c.trigger].Sentence && p.otherItem(c, o) {
			return nil
		}
		if o.event != reportedly.Assault && o.event != reportedly.Coerce || len(o.actors) == 0 || !slices.Contains(takes, p.Lemma(o.trigger)) || !p.sameVoice(o, c) {
			continue
		}
		if p.sameVictims(o, c) {
			return o
		}
	}
	return nil
}

// otherItem tells whether two drafts stand in items of a list or log, each of which is told
// for itself.
func (p *pass) otherItem(c, o *draft) bool {
	a, b := p.sentence(c.trigger).Block, p.sentence(o.trigger).Block
	if a == b {
		return false
	}
	first := c.trigger
	for first > 0 && p.sentence(first-1).Block == a {
		first--
	}
	return p.Blocks[a].Kind == ling.ListItem || p.timed[first] >= 0 || p.Upos(first) == "NUM"
}

// giverOf is the draft near by, in the same voice, by which somebody parts with those whom c
// tells to have been taken, nil where there is none.
func (p *pass) giverOf(c *draft, order []*draft, at int) *draft {
	if !slices.Contains(takes, p.Lemma(c.trigger)) {
		if c.event == reportedly.Retreat && slices.Contains(gives, p.Lemma(c.trigger)) {
			return p.holderOf(c, order, at)
		}
		return nil
	}
	// who frees may have come to their rescue
	for k := max(0, at-6); k < min(len(order), at+6); k++ {
		o := order[k]
		if o == c || o.event != reportedly.Retreat || o.polarity == reportedly.Denied || len(o.actors) == 0 || !slices.Contains(gives, p.Lemma(o.trigger)) || p.Lemma(o.trigger) == "free" || !p.sameVoice(o, c) {
			continue
		}
		if d := p.Tokens[c.trigger].Sentence - p.Tokens[o.trigger].Sentence; d < 0 || d > 1 {
			continue
		}
		if p.sameVictims(o, c) {
			return o
		}
	}
	return nil
}

// holderOf is the draft of the same sentence that tells who has been holding those whom c
// sets free: "The nuns whom the Front had held were freed in a swap".
func (p *pass) holderOf(c *draft, order []*draft, at int) *draft {
	sentence := func(o *draft) int { return p.Tokens[o.trigger].Sentence }
	for at > 0 && sentence(order[at-1]) == sentence(c) {
		at--
	}
	for ; at < len(order) && sentence(order[at]) == sentence(c); at++ {
		if o := order[at]; o != c && len(o.actors) > 0 && slices.Contains(takes, p.Lemma(o.trigger)) && p.sameVictims(o, c) {
			return o
		}
	}
	return nil
}

// sameVictims tells whether whom c befalls are those whom o befell: the same, some of them by
// their number alone, those in a vehicle that was taken, or captives told of as such.
func (p *pass) sameVictims(o, c *draft) bool {
	victims := c.recipients
	if len(victims) == 0 {
		for _, w := range append(p.Children(c.trigger, "nsubj:pass", "nsubj", "nmod"), p.Object(c.trigger, 0)) {
			if w >= 0 && !p.Is(w, "obl:agent") {
				victims = append(victims, party{token: w})
			}
		}
	}
	for _, v := range victims {
		w := p.Antecedent(v.token)
		if slices.Contains(held, p.Lemma(w)) {
			return true
		}
		if p.Upos(w) == "NUM" || slices.Contains([]string{"all", "both", "some", "most", "other", "others"}, p.Words[w]) {
			if p.Child(w, "nmod", "acl", "appos") < 0 && p.Has(w, "the") < 0 && p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence <= 1 && slices.ContainsFunc(o.recipients, func(a party) bool { return p.several(a.token) }) {
				return true // "Six were freed the same day."
			}
			continue
		}
		if slices.ContainsFunc(o.recipients, func(a party) bool {
			return p.sameEntity(a.token, w) || p.aboard(a.token, w)
		}) {
			return true
		}
		if p.thosePeople(o, w) && p.Tokens[c.trigger].Sentence-p.Tokens[o.trigger].Sentence <= 2 {
			return true
		}
		if obj := p.Object(o.trigger, 0); obj >= 0 && (p.sameEntity(obj, w) || p.aboard(obj, w)) {
			return true
		}
	}
	return false
}

// thosePeople tells whether a noun with an article takes up several persons who were taken,
// by what they are: "arrested its editor and two reporters. The journalists were questioned".
func (p *pass) thosePeople(o *draft, w int) bool {
	if p.named[w] >= 0 || p.Tokens[w].XPOS != "NNS" || p.Has(w, "the", "these", "those") < 0 || p.Child(w, "nmod", "acl") >= 0 {
		return false
	}
	r, ok := p.role(w)
	if !ok && !p.lex.InClass("person", p.Lemma(w)) || ok && slices.Contains([]reportedly.ActorKind{reportedly.Police, reportedly.Military, reportedly.ArmedGroup}, r.Kind) {
		return false
	}
	return len(o.recipients) > 1 || len(o.recipients) == 1 && p.several(o.recipients[0].token)
}

// several tells whether a noun stands for more than one.
func (p *pass) several(w int) bool {
	tag := p.Tokens[w].XPOS
	return tag == "NNS" || tag == "NNPS" || p.Child(w, "nummod") >= 0 || p.Upos(w) == "NUM" || len(p.Conjuncts(w)) > 1 || p.lex.InClass("group", p.Lemma(w)) || p.Lemma(w) == "people"
}

// aboard tells whether somebody by his trade is in a vehicle: the driver of a lorry.
func (p *pass) aboard(vehicle, w int) bool {
	return p.named[w] < 0 && slices.Contains([]string{"driver", "crew", "passenger", "occupant", "pilot", "captain", "sailor"}, p.Lemma(w)) && p.lex.InClass("vehicle", p.Lemma(vehicle))
}
