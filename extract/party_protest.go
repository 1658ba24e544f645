package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of whom a protest or a demand is directed at where another clause tells.
//
//   - "Farmers blocked the bridge to demand lower taxes from the ministry"
//   - "Shops stayed shut in protest at the fee that the Front charges"

// protestAims are verbs for what protesters want by what they do.
var protestAims = []string{"protest", "demand", "press", "pressure", "denounce", "condemn", "oppose", "force", "urge", "show", "express", "call", "make", "get", "reject", "resist"}

// protestWords are nouns for why people protest.
var protestWords = []string{"protest", "defiance", "opposition", "anger", "response", "outrage", "disapproval", "retaliation"}

// protested gives a protest without anybody to whom it is directed those whom its purpose
// names: first a body, person or state by its name, else one by its noun.
func (p *pass) protested(c *draft) {
	if c.event != reportedly.Protest || slices.ContainsFunc(c.recipients, p.somebodyAt) {
		return
	}
	var roots []int
	for _, g := range p.carriers(c.trigger) {
		for _, k := range p.Kids(g) {
			switch cw := p.CaseWord(k); {
			case p.Is(k, "advcl") && p.markWord(k) == "to" && slices.Contains(protestAims, p.Lemma(k)),
				p.Is(k, "obl", "nmod") && (cw == "against" || (cw == "in" || cw == "over") && slices.Contains(protestWords, p.Lemma(k))):
				roots = append(roots, k)
			}
		}
	}
	for _, byName := range []bool{true, false} {
		for _, root := range roots {
			for _, w := range p.Subtree(root, nil) {
				if w != root && p.addressable(w, byName) && !slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, w) }) {
					c.recipients = []party{{token: w}}
					p.because(c, "recipients", p.Words[w], p.words(c.trigger, w), "named in what the protest is about")
					return
				}
			}
		}
	}
}

// addressable tells whether a word is for somebody whom protesters turn against: by name, or
// by a noun for those who govern, employ or use force.
func (p *pass) addressable(w int, byName bool) bool {
	if !p.Noun(w) || p.Upos(w) == "PRON" || p.spot(party{token: w}) || !p.canAct(w) {
		return false
	}
	if n := p.named[w]; n >= 0 {
		if !byName || p.nameHead(p.Names[n]) != w && !p.Is(w, "compound", "nmod:poss") {
			return false
		}
		switch p.Names[n].Label {
		case ling.Group, ling.PersonName:
			return true
		case ling.Location:
			return p.somebodyAt(party{token: w}) && !p.Is(w, "obl")
		}
		return false
	}
	r, ok := p.role(w)
	return !byName && ok && slices.Contains([]reportedly.ActorKind{reportedly.Government, reportedly.Police, reportedly.Military, reportedly.Company, reportedly.ArmedGroup}, r.Kind)
}

// related are nouns for those who stand beside somebody without being his: "its partners".
var related = []string{"partner", "ally", "neighbour", "neighbor", "rival", "opponent", "counterpart", "critic", "enemy", "foe", "friend", "backer", "creditor", "lender", "predecessor", "successor"}
