package extract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Rules of implied parties: who is meant though the clause doesn't say so, since
// the document does (codebook, "Participants" and rule 4).
//
//   - A list goes on with what its first line began: "The coalition conducted twelve
//     strikes against the militia. Near Osk, one strike destroyed a depot."
//   - The noun of an event that was told of before: "The army shelled the port.
//     The shelling lasted an hour."

// imply fills the missing parties of events that are told of with the same noun as
// an earlier one in the same voice. Nothing is implied where the earlier ones had
// various parties.
func (p *pass) imply() {
	p.releases()
	told := map[string]*toldOf{} // what was told of before, by the noun's lemma
	for _, c := range p.drafts {
		if c.kind != reportedly.KindEvent {
			continue
		}
		for _, l := range p.eventWords(c) {
			if told[l] == nil {
				told[l] = new(toldOf)
			}
			earlier := told[l].list
			c.actors = p.impliedFrom(c, "actors", c.actors, earlier, func(o *draft) []party { return o.actors })
			c.recipients = p.impliedFrom(c, "recipients", c.recipients, earlier, func(o *draft) []party { return o.recipients })
			told[l].add(p, c)
		}
	}
	p.evaluators()
	p.takeUpAgain()
	p.brokered()
	p.blamed()
	p.threatened()
	p.pledged()
	p.answers()
	p.sameCampaign()
	p.enemies()
	p.attackers()
	p.captors()
}

// enemies fills the missing recipients of an attack whose attacker attacks nobody but
// one in the whole document, in the same voice: "The coalition struck the militia near
// Osk. On Monday it carried out nine strikes by the river."
func (p *pass) enemies() {
	var attacks []*draft
	for _, c := range p.drafts {
		if c.event == reportedly.Assault && len(c.actors) > 0 {
			attacks = append(attacks, c)
		}
	}
	slices.SortStableFunc(attacks, func(a, b *draft) int { return a.trigger - b.trigger })
	by := map[string]*toldOf{} // attacks before, by who attacks
	for _, c := range attacks {
		who := strings.Join(p.partyNames(c.actors), "\x00")
		if by[who] == nil {
			by[who] = new(toldOf)
		}
		if p.Has(c.trigger, "no") >= 0 {
			continue // "led no raids"
		}
		item := p.strikeItem(c)
		if len(c.recipients) == 0 && (item || !p.hitsThing(c.trigger)) || item && !slices.ContainsFunc(c.recipients, p.suffers) {
			own := c.recipients
			if c.recipients = p.impliedFrom(c, "recipients", nil, by[who].list, func(o *draft) []party { return o.recipients }); len(c.recipients) == 0 {
				c.recipients = own
			}
		} else if len(c.recipients) > 0 && !p.bystanders(c.recipients) {
			by[who].add(p, c)
		}
	}
}

// hitsThing tells whether it is said what an attack hit, though it is nobody: "shelled the
// clinic".
func (p *pass) hitsThing(t int) bool {
	o := p.Object(t, 0)
	return p.Verb(t) && o >= 0 && p.Upos(o) == "NOUN" && !p.spot(party{token: o}) && !p.lex.InClass("asset", p.Lemma(o))
}

// toldOf is what was told of one thing, each reading once.
type toldOf struct {
	seen map[string]bool
	list []*draft
}

// mostTold is how many readings are looked at again: so many disagree anyway.
const mostTold = 32

func (t *toldOf) add(p *pass, c *draft) {
	key := fmt.Sprintf("%s\x00%q\x00%q\x00%v", c.event, p.partyNames(c.actors), p.partyNames(c.recipients), c.speakers)
	if t.seen[key] || len(t.list) == mostTold {
		return
	}
	if t.seen == nil {
		t.seen = map[string]bool{}
	}
	t.seen[key] = true
	t.list = append(t.list, c)
}

// bystanders tells whether one of the parties is ordinary people, who suffer from an
// attack on somebody else too.
func (p *pass) bystanders(list []party) bool {
	return slices.ContainsFunc(list, func(a party) bool {
		r, ok := p.role(p.Antecedent(a.token))
		return ok && r.Kind == reportedly.Population
	})
}

// eventWords are the lemmas of the event nouns that a draft is told with: its own
// trigger, or the subject or means of a verb ("the strike destroyed a depot", "was
// destroyed in the strike").
func (p *pass) eventWords(c *draft) []string {
	if !p.Verb(c.trigger) {
		if !p.deed(c.trigger) && p.Has(c.trigger, "the", "this", "these") < 0 && len(c.actors) == 0 {
			return nil // "three students in custody" are no earlier ones
		}
		return []string{p.Lemma(c.trigger)}
	}
	var out []string
	for _, w := range p.Children(c.trigger, "nsubj", "obl", "obj") {
		if p.deed(w) {
			out = append(out, p.Lemma(w))
		}
	}
	if s := p.Subject(c.trigger, 0); s >= 0 && p.deed(s) && !slices.Contains(out, p.Lemma(s)) {
		out = append(out, p.Lemma(s))
	}
	return out
}

// deed tells whether a noun names what somebody does to somebody: "strike".
func (p *pass) deed(w int) bool {
	return p.Upos(w) == "NOUN" && p.lex.InClass("attack", p.Lemma(w))
}

// impliedFrom gives a draft without parties of one side those that all earlier drafts
// of the same type and voice have, if these agree.
func (p *pass) impliedFrom(c *draft, field string, own []party, earlier []*draft, side func(*draft) []party) []party {
	if slices.ContainsFunc(own, p.somebodyAt) {
		return own
	}
	var found []party
	for _, o := range earlier {
		theirs := side(o)
		if o.event != c.event || len(theirs) == 0 || !slices.ContainsFunc(theirs, p.suffers) || !p.sameVoice(o, c) {
			continue
		}
		if len(found) > 0 && !p.sameParties(found, theirs) {
			return own
		}
		if len(found) == 0 {
			found = theirs
		}
	}
	if len(found) == 0 {
		return own
	}
	var out []party
	for _, a := range found {
		out = append(out, party{token: a.token, implied: true})
		p.because(c, field, p.Words[a.token], p.word(a.token), "not said here, but of the “%s” told of before", p.Words[c.trigger])
	}
	return out
}

// sameParties tells whether two lists name the same ones.
func (p *pass) sameParties(a, b []party) bool {
	return slices.Equal(p.partyNames(a), p.partyNames(b))
}

func (p *pass) partyNames(list []party) []string {
	var out []string
	for _, a := range list {
		for _, q := range p.participant(a) {
			out = append(out, q.Name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
