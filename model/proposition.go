package model

import (
	"math"

	"github.com/reportedly/reportedly/ling"
)

// sense is what the heads of PropBank's roles, factuality, negation and phrases
// find in a unit.
type sense struct {
	propositions []ling.Proposition
	negations    []ling.Negation
	phrases      []ling.Name
	happened     []float64
}

// findPropositions reads predicates with their arguments and words of negation
// with their scope. It needs the words' claim vectors of findPredicates.
func (m *Model) findPropositions(s *scratch, u unit) sense {
	w := m.weights
	x := s.mix[claimsMix]
	m.gelu(&s.argWord, &w.argWord, x, u.len())
	out := sense{happened: make([]float64, u.len()), phrases: m.findTagged(s, u, "phrases", &w.phrases, m.phraseTags)}
	for i, v := range m.lin(&s.facts, &w.fact, s.claim, u.len()) {
		out.happened[i] = 3 * math.Max(-1, math.Min(1, float64(v)))
	}
	roles := m.manifest.Labels.Proposition
	last := len(roles) - 1
	for _, at := range m.positive(s, x, u, false) {
		p := ling.Proposition{Token: u.first + at.word, Score: at.score}
		m.link(s, u, at.word, func(role, token int, score float64) {
			if role < last {
				p.Arguments = append(p.Arguments, ling.PropArgument{Role: roles[role], Token: token, Score: score})
			}
		})
		out.propositions = append(out.propositions, p)
	}
	for _, at := range m.positive(s, x, u, true) {
		n := ling.Negation{Cue: u.first + at.word, Score: at.score}
		m.link(s, u, at.word, func(role, token int, _ float64) {
			if role == last {
				n.Scope = append(n.Scope, token)
			}
		})
		out.negations = append(out.negations, n)
	}
	return out
}

// scoredWord is a word of a unit with its probability.
type scoredWord struct {
	word  int
	score float64
}

// positive are the words that more likely than not are predicates, or words of
// negation.
func (m *Model) positive(s *scratch, x []float32, u unit, cue bool) []scoredWord {
	head, name := &m.weights.predicate, "predicate"
	if cue {
		head, name = &m.weights.cue, "cue"
	}
	var out []scoredWord
	inverse := m.manifest.Config.inverse(name)
	for word, logit := range m.lin(&s.facts, head, x, u.len()) {
		if logit > 0 {
			out = append(out, scoredWord{word, sigmoid(logit * inverse)})
		}
	}
	return out
}

// link calls yield for every role and word of the sentence that more likely than
// not belong to a word.
func (m *Model) link(s *scratch, u unit, word int, yield func(role, token int, score float64)) {
	w, d := m.weights, m.manifest.Config.Hidden
	inverse := m.manifest.Config.inverse("proposition")
	dep := m.gelu(&s.argDep, &w.argTrigger, s.mix[claimsMix][word*d:][:d], 1)
	product := m.lin(&s.arguments, &w.proposition, dep, 1)
	high := w.argWord.Out()
	sent := u.sentenceOf(u.first + word)
	for r := range m.manifest.Labels.Proposition {
		p := product[r*(high+1):][:high+1]
		for t := sent.first; t < sent.end; t++ {
			if logit := m.kernel.Dot(p[:high], s.argWord[(t-u.first)*high:]) + p[high]; logit > 0 {
				yield(r, t, sigmoid(logit*inverse))
			}
		}
	}
}
