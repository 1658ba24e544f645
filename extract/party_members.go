package extract

import (
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// Rules of members: which body's they are, and when only some of them are meant.

// membersOf is the entity of the body whose members are spoken of as just "the members", the one
// named with them before: "Members of the Lake Council met in Osk. … The members urged Tarn to
// stop". -1 for others, as for "several members".
func (p *pass) membersOf(w int) int {
	if p.Lemma(w) != "member" || p.Tokens[w].XPOS != "NNS" || p.Has(w, "the") < 0 || p.Child(w, "nmod", "nmod:poss", "compound", "amod", "acl", "acl:relcl", "nummod") >= 0 {
		return -1
	}
	for k := w - 1; k >= 0; k-- {
		if p.Upos(k) != "NOUN" || p.Tokens[k].XPOS != "NNS" || p.Lemma(k) != "member" {
			continue
		}
		for _, c := range p.Children(k, "nmod", "nmod:poss", "compound") {
			if e := p.namedBody(c); e >= 0 && p.Entities[e].Label == ling.Group {
				return e
			}
		}
	}
	return -1
}

// someMembers tells whether word w counts some of the members of a body, who aren't the body: of
// "Nine of the guild's forty members want to leave" it isn't the guild that wants to.
func (p *pass) someMembers(w int) bool {
	if p.Upos(w) != "NUM" && !slices.Contains([]string{"some", "several", "few", "most", "half", "many", "one"}, p.Words[w]) {
		return false
	}
	of := p.Prepositional(w, "of")
	return len(of) > 0 && p.Lemma(of[0]) == "member" && p.Child(of[0], "nummod") >= 0
}
