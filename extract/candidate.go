package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// kindOf splits a model's label into kind and event.
func kindOf(label string) (reportedly.Kind, reportedly.Event) {
	if slices.Contains(reportedly.Events, reportedly.Event(label)) {
		return reportedly.KindEvent, reportedly.Event(label)
	}
	return reportedly.Kind(label), ""
}

// newDraft is a draft of one label on one word.
func newDraft(trigger int, label string) *draft {
	c := &draft{trigger: trigger, label: label}
	c.kind, c.event = kindOf(label)
	return c
}

// field is the field of a claim that a draft's label is the value of.
func (c *draft) field() string {
	if c.event != "" {
		return "event"
	}
	return "kind"
}

func labelOf(s lexicon.Predicate) string {
	if s.Kind == reportedly.KindEvent {
		return string(s.Event)
	}
	return string(s.Kind)
}

func logit(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// candidates makes a draft for every word that triggers a claim.
func (p *pass) candidates() {
	for _, s := range p.Sentences {
		if !p.Blocks[s.Block].Kind.Claims() {
			continue
		}
		for i := s.First; i < s.End; i++ {
			p.candidate(i)
		}
	}
	p.mergeLight()
}

func (p *pass) candidate(i int) {
	switch p.Upos(i) {
	case "PUNCT", "SYM", "CCONJ", "ADP", "SCONJ":
		return
	}
	sense, known := p.lex.Match(p.Tree, i)
	var got []ling.Scored
	if k, ok := p.at[i]; ok {
		got = slices.Clone(p.Document.Predicates[k].Labels)
	}
	if slices.Contains(breaches, p.Lemma(i)) && p.breaksTruce(i) {
		got = fought(got)
	}
	label := labelOf(sense)
	if known && sense.Kind != "" {
		got = atLeast(got, ling.Scored{Value: label, Score: p.unseen(i, sense)})
	}
	var events, others []*draft
	for _, g := range got {
		c := p.weigh(i, g, sense, known)
		if c.kind == reportedly.KindOffice {
			continue // office.go reads titles
		}
		if c.kind == reportedly.KindEvent {
			events = append(events, c)
		} else {
			others = append(others, c)
		}
	}
	// A word triggers one event at most, and one claim of another kind beside it.
	both := slices.Concat(best(events), best(others))
	if slices.SortStableFunc(both, byScore); len(both) == 0 || both[0].score < p.w.Trigger {
		return
	}
	p.drafts = append(p.drafts, both[0])
	if len(both) > 1 && both[1].score >= p.w.Second && !both[0].sameReading(both[1]) && !(both[0].ofDeath() && both[1].ofDeath() && (p.harms(i) || both[0].listed && particular(sense))) {
		p.drafts = append(p.drafts, both[1])
	}
}

// fought reads the end of a ceasefire as fighting: who breaks one fights (codebook, rule 24).
func fought(list []ling.Scored) []ling.Scored {
	k := slices.IndexFunc(list, func(s ling.Scored) bool { return s.Value == string(reportedly.Retreat) })
	if k < 0 {
		return list
	}
	broken := list[k]
	broken.Value = string(reportedly.Assault)
	return atLeast(slices.Delete(list, k, k+1), broken)
}

// atLeast gives a label the score that it has without the model, where the model's is
// lower or there is none.
func atLeast(list []ling.Scored, own ling.Scored) []ling.Scored {
	if k := slices.IndexFunc(list, func(s ling.Scored) bool { return s.Value == own.Value }); k >= 0 {
		list[k].Score = max(list[k].Score, own.Score)
		return list
	}
	return append(list, own)
}

func byScore(a, b *draft) int { return cmp.Compare(b.score, a.score) }

// best is the first of the highest score, if there is one.
func best(list []*draft) []*draft {
	slices.SortStableFunc(list, byScore)
	return list[:min(1, len(list))]
}

// weigh makes a draft of one label of one word.
func (p *pass) weigh(i int, g ling.Scored, sense lexicon.Predicate, known bool) *draft {
	c := newDraft(i, g.Value)
	x, words, field := logit(g.Score), p.triggerSpan(i), c.field()
	switch agrees := labelOf(sense) == g.Value; {
	case known && agrees:
		x += p.w.SenseAgrees
		c.sense, c.modes, c.listed = sense, sense.Modes, true
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%, and the lexicon has “%s” so (%s:%d)", 100*g.Score, sense.Lemma, sense.File, sense.Line)
	case (!known || !sense.Claims()) && c.deed() && p.tells(i):
		x -= tellsNoDeed
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%, although the word only introduces what is said", 100*g.Score)
	case known && !sense.Claims():
		x -= p.w.SenseDenies
		if particular(sense) && !slices.Contains(selfTold, p.Lemma(i)) { // "claimed responsibility" tells an act where nothing else does
			x -= p.w.WordDenies
		}
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%, although the lexicon has this sense of “%s” as no claim (%s:%d)", 100*g.Score, sense.Lemma, sense.File, sense.Line)
	case known && sense.Claims() && p.harms(i) && c.ofDeath() && (sense.Event == reportedly.Assault || sense.Kind == reportedly.KindCondition):
		if particular(sense) {
			x = min(x, p.w.WordCeiling)
		}
		x -= tellsNoDeed // whether a death has a cause (codebook, rule 22) is what the sense says
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%, although the lexicon has this sense of “%s” as %s (%s:%d)", 100*g.Score, sense.Lemma, labelOf(sense), sense.File, sense.Line)
	case known && sense.Kind != "":
		if particular(sense) {
			x = min(x, p.w.WordCeiling) - p.w.WordDiffers
		}
		x -= p.w.SenseDiffers
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%, although the lexicon has “%s” as %s (%s:%d)", 100*g.Score, sense.Lemma, labelOf(sense), sense.File, sense.Line)
	default:
		p.because(c, field, g.Value, words, "the model's trigger head gives %.0f %%", 100*g.Score)
	}
	if p.Upos(i) == "PROPN" && p.Head(i) >= 0 && (p.named[i] >= 0 || p.Upos(p.Head(i)) == "PROPN" && p.Is(i, "compound", "flat")) {
		x -= p.w.Named // "the Libyan Political Agreement" is a document, no agreeing
		p.because(c, field, g.Value, words, "less likely as part of a name")
	}
	switch {
	case p.passingTie(c):
		x -= p.w.PassingTie
		p.because(c, field, g.Value, words, "less likely where the word only names somebody")
	case p.statedHold(c):
		x += p.w.StatedHold
		p.because(c, field, g.Value, words, "likelier where the sentence says who holds it")
	}
	c.score = sigmoid(x)
	return c
}

// passingTie tells whether a tie is only told of in passing, by the noun that names
// somebody who does or suffers something else: "beat supporters of the opposition",
// "ten members of the militia were freed". "They are supporters of the opposition"
// and "Lee, a member of the council" state it.
func (p *pass) passingTie(c *draft) bool {
	if c.kind != reportedly.KindMembership && c.kind != reportedly.KindAffiliation || p.Upos(c.trigger) != "NOUN" {
		return false
	}
	h := p.Head(c.trigger)
	return h >= 0 && p.Verb(h) && p.Is(c.trigger, "nsubj", "obj", "obl", "iobj") && p.CaseWord(c.trigger) != "as" && !p.light(h) && p.Lemma(h) != "include"
}

// statedHold tells whether a place is said to be in somebody's hands with the one
// who holds it: "a village held by the rebels" (codebook, rule 29).
func (p *pass) statedHold(c *draft) bool {
	return c.kind == reportedly.KindControl && p.Verb(c.trigger) && p.Child(c.trigger, "obl:agent") >= 0 && labelOf(c.sense) == string(reportedly.KindControl)
}

// tellsNoDeed is taken off, in logits, where a word that only introduces what is said
// is read as a deed: of "They claimed the shells hit a camp" the claiming is no attack.
const tellsNoDeed = 3

// deed tells whether a draft is of something done, not said.
func (c *draft) deed() bool {
	q := c.event.Quad()
	return q == reportedly.MaterialCooperation || q == reportedly.MaterialConflict
}

// ofDeath tells whether a draft is of what deaths are coded as.
func (c *draft) ofDeath() bool {
	return c.event == reportedly.Assault || c.kind == reportedly.KindCondition
}

// tells tells whether a verb of saying or belief introduces a clause, or a noun names what
// was said: "The claim about the vehicles".
func (p *pass) tells(i int) bool {
	if p.Verb(i) && p.Child(i, "ccomp") < 0 {
		return false
	}
	c, n := p.lex.MatchReporting(p.Tree, i)
	return n > 0 && (c.Class == lexicon.Say || c.Class == lexicon.Belief || c.Class == lexicon.Hearsay)
}

// mergeLight joins a light verb and its noun where both were taken for the same
// claim: "carried out an attack", "held talks". The better one stays.
func (p *pass) mergeLight() {
	by := map[int]*draft{}
	for _, c := range p.drafts {
		by[c.trigger] = c
	}
	drop := map[*draft]bool{}
	for _, c := range p.drafts {
		h := p.Head(c.trigger)
		o := by[h]
		if h < 0 || o == nil || o.label != c.label || drop[o] || drop[c] || !p.Is(c.trigger, "obj", "compound", "xcomp", "nsubj:pass", "fixed") {
			continue
		}
		if p.Is(c.trigger, "xcomp") && p.Verb(c.trigger) && !p.lex.InClass("light", p.Lemma(h)) {
			continue // "agreed to accept" may be two claims
		}
		if o.score > c.score {
			drop[c] = true
		} else {
			drop[o] = true
		}
	}
	p.drafts = slices.DeleteFunc(p.drafts, func(c *draft) bool { return drop[c] })
}
