package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of who is said to be one of many by the word "among" alone, which the model passes over:
//
//   - "The raid killed seven, among them a midwife."
//   - "Her brother is among the missing."

// amongScore is the score of such a membership.
const amongScore = 0.6

// amongThem adds a membership for each.
func (p *pass) amongThem() {
	for i := range p.Tokens {
		if (p.Words[i] != "among" && p.Words[i] != "amongst") || !p.Blocks[p.sentence(i).Block].Kind.Claims() || i+1 >= p.sentence(i).End {
			continue
		}
		member, group := p.amongWhom(i)
		if member < 0 || group < 0 || member == group {
			continue
		}
		c := newDraft(i, string(reportedly.KindMembership))
		c.score = amongScore
		c.recipients = []party{{token: group}}
		for _, m := range append([]int{member}, p.Children(member, "conj")...) {
			if p.isSomebody(m) {
				c.actors = append(c.actors, party{token: m})
			}
		}
		p.because(c, "kind", c.label, p.words(min(i, member), max(i, member)), "“among” tells who is one of them")
		p.drafts = append(p.drafts, c)
	}
}

// amongWhom are the member and the group of "among", -1 where it tells of none.
func (p *pass) amongWhom(i int) (member, group int) {
	h := p.Head(i)
	if slices.Contains([]string{"them", "whom", "these", "those"}, p.Words[i+1]) {
		if h == i+1 {
			h = p.Head(h)
		}
		if h <= i+1 || !p.isSomebody(h) {
			return -1, -1
		}
		up := p.Head(h)
		switch {
		case up < 0 || up > i:
			return -1, -1
		case p.Verb(up):
			return h, p.manyOf(up, i)
		}
		return h, up
	}
	if h < 0 || p.Child(h, "cop") < 0 || p.Has(h, "the") < 0 {
		return -1, -1
	}
	who := p.Subject(h, 0)
	if who < 0 || !p.isSomebody(who) || !p.isSomebody(h) && p.Upos(h) != "NUM" && !slices.Contains(stricken, p.Words[h]) {
		return -1, -1
	}
	return who, h
}

// manyOf is the last noun or number with a verb, before a word, that stands for more than
// one, -1 where there is none: "admitted to four dead, among them", "killed nine, among them".
func (p *pass) manyOf(v, before int) int {
	last := -1
	for _, k := range p.Children(v, "nsubj", "nsubj:pass", "obj", "obl") {
		if k < before && (p.Upos(k) == "NUM" || p.Tokens[k].XPOS == "NNS" || p.Child(k, "nummod") >= 0) {
			last = k
		}
	}
	return last
}

// stricken are adjectives that stand for people: "the dead".
var stricken = []string{"dead", "wounded", "injured", "missing", "detained", "arrested", "killed", "fallen", "accused", "captured"}
