package model

import (
	"cmp"
	"math"
	"slices"

	"github.com/reportedly/reportedly/ling"
)

// argumentFloor is the least probability of an argument that is told.
const argumentFloor = 0.1

// findPredicates appends the predicates of a unit.
func (m *Model) findPredicates(s *scratch, u unit, out []ling.Predicate) []ling.Predicate {
	w, c := m.weights, m.manifest.Config
	labels := m.manifest.Labels.Trigger
	m.gelu(&s.claim, &w.claim, s.mix[claimsMix], u.len())
	logits := m.lin(&s.trigger, &w.trigger, s.claim, u.len())
	first := len(out)
	s.candidates = s.candidates[:0]
	for word := range u.len() {
		row := logits[word*len(labels):][:len(labels)]
		scores := likely(labels, row, c.inverse("trigger"), c.PredicateFloor)
		if len(scores) > 0 {
			s.candidates = append(s.candidates, word)
			out = append(out, ling.Predicate{Token: u.first + word, Labels: scores})
		}
	}
	found := out[first:]
	for at := 0; at < len(found); at += batch {
		end := min(at+batch, len(found))
		m.facts(s, s.candidates[at:end], found[at:end])
		if at == 0 {
			m.gelu(&s.argWord, &w.argWord, s.mix[claimsMix], u.len())
		}
		m.arguments(s, u, s.candidates[at:end], found[at:end])
	}
	return out
}

// facts fills the distributions of basis, polarity, reality and likelihood.
func (m *Model) facts(s *scratch, candidates []int, found []ling.Predicate) {
	c, l := m.manifest.Config, m.manifest.Labels
	x := s.gather(s.claim, m.weights.claim.Out(), candidates)
	for f, head := range []struct {
		name   string
		labels []string
		put    func(*ling.Predicate, []ling.Scored)
	}{
		{"basis", l.Basis, func(p *ling.Predicate, v []ling.Scored) { p.Basis = v }},
		{"polarity", l.Polarity, func(p *ling.Predicate, v []ling.Scored) { p.Polarity = v }},
		{"reality", l.Reality, func(p *ling.Predicate, v []ling.Scored) { p.Reality = v }},
		{"likelihood", l.Likelihood, func(p *ling.Predicate, v []ling.Scored) { p.Likelihood = v }},
	} {
		n := len(head.labels)
		logits := m.lin(&s.facts, &m.weights.facts[f], x, len(candidates))
		for i := range found {
			head.put(&found[i], distribution(head.labels, logits[i*n:][:n], c.inverse(head.name)))
		}
	}
}

// gather copies rows of n floats one after the other.
func (s *scratch) gather(x []float32, n int, rows []int) []float32 {
	s.gathered = resize(s.gathered, len(rows)*n)
	for i, r := range rows {
		copy(s.gathered[i*n:][:n], x[r*n:])
	}
	return s.gathered
}

// arguments fills the arguments of the candidates, which are words of the unit.
func (m *Model) arguments(s *scratch, u unit, candidates []int, found []ling.Predicate) {
	w, d, roles := m.weights, m.manifest.Config.Hidden, m.manifest.Labels.Role
	inverse := m.manifest.Config.inverse("arg")
	x := s.gather(s.mix[claimsMix], d, candidates)
	dep := m.gelu(&s.argDep, &w.argTrigger, x, len(candidates))
	product := m.lin(&s.arguments, &w.arg, dep, len(candidates))
	high := w.argWord.Out()
	for i, word := range candidates {
		sent := u.sentenceOf(u.first + word)
		for r, role := range roles {
			p := product[(i*len(roles)+r)*(high+1):][:high+1]
			where := sent
			if ling.Role(role) == ling.SpeakerRole {
				where = u.words
			}
			for t := where.first; t < where.end; t++ {
				logit := m.kernel.Dot(p[:high], s.argWord[(t-u.first)*high:]) + p[high]
				if score := sigmoid(logit * inverse); score >= argumentFloor {
					found[i].Args = append(found[i].Args, ling.Argument{Role: ling.Role(role), Token: t, Score: score})
				}
			}
		}
		slices.SortStableFunc(found[i].Args, func(a, b ling.Argument) int { return cmp.Compare(b.Score, a.Score) })
	}
}

func sigmoid(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }

// likely lists the labels whose sigmoid reaches the floor, by falling score.
func likely(labels []string, logits []float32, inverse float32, floor float64) []ling.Scored {
	var out []ling.Scored
	for i, x := range logits {
		if p := sigmoid(x * inverse); p >= floor {
			out = append(out, ling.Scored{Value: labels[i], Score: p})
		}
	}
	sortScores(out)
	return out
}

// distribution is the softmax of all labels, by falling score.
func distribution(labels []string, logits []float32, inverse float32) []ling.Scored {
	out, sum := make([]ling.Scored, len(labels)), 0.0
	top := logits[best(logits)]
	for i, x := range logits {
		out[i] = ling.Scored{Value: labels[i], Score: math.Exp(float64((x - top) * inverse))}
		sum += out[i].Score
	}
	for i := range out {
		out[i].Score /= sum
	}
	sortScores(out)
	return out
}

// sortScores keeps the order of labels where scores are equal.
func sortScores(s []ling.Scored) {
	slices.SortStableFunc(s, func(a, b ling.Scored) int { return cmp.Compare(b.Score, a.Score) })
}
