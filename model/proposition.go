package model

import (
	"cmp"
	"math"
	"slices"
	"strings"

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
func (m *Model) findPropositions(s *scratch, d *ling.Document, u unit) sense {
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
		var found []linked
		m.link(s, u, at.word, roleTied, func(role, token int, score float64) {
			t := &d.Tokens[token]
			if role < last && (score >= roleFree || t.Head == p.Token && isCore(t.Deprel) && !strings.HasPrefix(roles[role], modifier)) {
				found = append(found, linked{role, token, score})
			}
		})
		for _, x := range m.frame(found) {
			p.Arguments = append(p.Arguments, ling.PropArgument{Role: roles[x.role], Token: x.token, Score: x.score})
		}
		out.propositions = append(out.propositions, p)
	}
	for _, at := range m.positive(s, x, u, true) {
		n := ling.Negation{Cue: u.first + at.word, Score: at.score}
		m.link(s, u, at.word, scoped, func(role, token int, _ float64) {
			if role == last {
				n.Scope = append(n.Scope, token)
			}
		})
		out.negations = append(out.negations, n)
	}
	return out
}

// linked is a role that a word may play for another.
type linked struct {
	role, token int
	score       float64
}

// Probabilities from which a word plays a role: the best for F1 is half of the F1 that is
// reached; the subject or object of a verb plays some role anyway.
const (
	roleFree = 0.4
	roleTied = 0.2
)

// scoped is the probability from which a word is in a negation's scope.
const scoped = 0.5

// modifier begins the roles that several words may play.
const modifier = "ARGM"

// isCore tells whether a verb's dependents with this relation are told with it as a rule.
func isCore(relation string) bool {
	switch relation {
	case "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "csubj", "obl:agent":
		return true
	}
	return false
}

// frame chooses among the roles of one predicate, the likeliest first, so that no word plays
// two, and none but modifiers is played twice: a sale has one seller. They come in the order
// of roles.
func (m *Model) frame(found []linked) []linked {
	slices.SortStableFunc(found, func(a, b linked) int { return cmp.Compare(b.score, a.score) })
	var out []linked
	for _, x := range found {
		single := !strings.HasPrefix(m.manifest.Labels.Proposition[x.role], modifier)
		if !slices.ContainsFunc(out, func(y linked) bool { return y.token == x.token || single && y.role == x.role }) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b linked) int { return cmp.Or(a.role-b.role, a.token-b.token) })
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

// link calls yield for every role and word of the sentence that are likelier than
// least to belong to a word.
func (m *Model) link(s *scratch, u unit, word int, least float64, yield func(role, token int, score float64)) {
	w, d := m.weights, m.manifest.Config.Hidden
	inverse := m.manifest.Config.inverse("proposition")
	dep := m.gelu(&s.argDep, &w.argTrigger, s.mix[claimsMix][word*d:][:d], 1)
	product := m.lin(&s.arguments, &w.proposition, dep, 1)
	high := w.argWord.Out()
	sent := u.sentenceOf(u.first + word)
	for r := range m.manifest.Labels.Proposition {
		p := product[r*(high+1):][:high+1]
		for t := sent.first; t < sent.end; t++ {
			if score := sigmoid((m.kernel.Dot(p[:high], s.argWord[(t-u.first)*high:]) + p[high]) * inverse); score > least {
				yield(r, t, score)
			}
		}
	}
}
