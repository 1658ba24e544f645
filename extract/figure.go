package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Rules of games and stories, which aren't political life ("Not claims"):
//
//   - Players who attack, beat and crush each other play: "The strikers attacked from the
//     start and beat the champions in the final". A player who is shot is no player's doing.
//   - What happens in a novel or on the stage didn't happen: "In the novel, a colonel orders a
//     murder", "She plays a guerrilla who kidnaps an envoy".

// played tells whether a draft is of a game: players do it, to players or to nobody, or it is
// done in a match.
func (p *pass) played(c *draft) bool {
	if c.kind != reportedly.KindEvent || !p.Verb(c.trigger) || !c.deed() && c.event != reportedly.Support {
		return false
	}
	t := c.trigger
	s := p.Subject(t, 0)
	if s < 0 || !p.inGame(s) && !p.matched(t) || p.Passive(t) {
		return false
	}
	o := p.Child(t, "obj")
	return o < 0 || p.inGame(o) || slices.Contains(prizes, p.Lemma(o)) || p.matched(t) && p.named[o] >= 0
}

// prizes are nouns for what players hit, win and beat.
var prizes = []string{"shot", "ball", "goal", "title", "team", "side", "club", "champion", "champions", "defence", "defense", "lead"}

// inGame tells whether a word is for somebody who plays: "the striker", "the grandmaster".
func (p *pass) inGame(w int) bool { return p.lex.InClass("player", p.Lemma(w)) }

// ofGame tells whether a word is for a game or a stage of one.
func (p *pass) ofGame(w int) bool { return p.lex.InClass("match", p.Lemma(w)) }

// matched tells whether a verb tells of what is done in a match: "in the final".
func (p *pass) matched(t int) bool {
	for _, k := range p.Children(t, "obl", "xcomp", "advcl", "conj") {
		if p.Is(k, "obl") && p.ofGame(k) && slices.Contains([]string{"in", "during", "into", "at"}, p.CaseWord(k)) {
			return true
		}
		if !p.Is(k, "obl") && p.Verb(k) && slices.ContainsFunc(p.Children(k, "obl"), func(o int) bool { return p.ofGame(o) && p.CaseWord(o) == "in" }) {
			return true
		}
	}
	return false
}

// inStory tells whether a draft stands in what a work of fiction tells or an actor plays.
func (p *pass) inStory(c *draft) bool {
	for at, n := c.trigger, 0; at >= 0 && n < 12; at, n = p.Head(at), n+1 {
		for _, k := range p.Children(at, "obl") {
			if p.CaseWord(k) == "in" && p.lex.InClass("fiction", p.Lemma(k)) && !p.Under(c.trigger, k) {
				return true
			}
		}
		h := p.Head(at)
		if h >= 0 && p.Is(at, "acl:relcl", "acl") {
			if p.lex.InClass("fiction", p.Lemma(h)) {
				return true // "a novel in which rebels take the city"
			}
			if v := p.Head(h); v >= 0 && p.Verb(v) && p.Lemma(v) == "play" && p.Is(h, "obj") && p.isSomebody(h) {
				return true
			}
		}
	}
	return false
}
