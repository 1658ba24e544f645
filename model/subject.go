package model

import (
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// costliest is how much less likely, as the logarithm of the odds, another reading of a second
// subject may be for it to be taken.
const costliest = 4

const subjectRelation = "nsubj"

// oneSubject leaves each word of a sentence one subject, as Universal Dependencies has it: where
// the likeliest tree gives one more ("One, the labour minister, returned the compliment"), that of them
// changes head and relation that by the scores of both does so most easily. dep and head are
// the unit's.
func (m *Model) oneSubject(s *scratch, d *ling.Document, u unit, dep, head []float32, sent words) {
	first, n := u.first+sent.first, sent.len()
	s.subjects = resize(s.subjects, n)
	clear(s.subjects)
	for _, t := range d.Tokens[first:][:n] {
		if isSubject(t.Deprel) {
			s.subjects[t.Head-first]++
		}
	}
	var arcs []float32
	for h := range n {
		if s.subjects[h] < 2 {
			continue
		}
		if arcs == nil {
			arcs = m.arcs(s, dep, head, sent)
		}
		m.moveSubject(s, d, u, sent, arcs, h)
	}
}

// isSubject tells whether a relation is one that a word has once. That of a whole clause that is said of
// a subject ("nsubj:outer") isn't.
func isSubject(relation string) bool {
	return relation == subjectRelation || relation == "nsubj:pass"
}

// move is another head and relation for a word of a sentence.
type move struct {
	word, head int
	label      string
	cost       float32
}

// moveSubject takes from the word h, counted in the sentence, the subject that goes most easily.
func (m *Model) moveSubject(s *scratch, d *ling.Document, u unit, sent words, arcs []float32, h int) {
	first, n := u.first+sent.first, sent.len()
	top := move{cost: costliest}
	for i := range n {
		if t := d.Tokens[first+i]; t.Head != first+h || !isSubject(t.Deprel) {
			continue
		}
		row := arcs[i*n:][:n]
		product := m.lin(&s.relations, &m.weights.rel, s.relDep[(sent.first+i)*m.weights.rel.In():], 1)
		now := s.chance(m.likeliest(s, product, sent.first+h, func(l string) bool { return l == d.Tokens[first+i].Deprel }))
		for other := range n {
			drop := row[h] - row[other]
			if other == i || drop+now > top.cost || !s.free(sent, i, other) {
				continue
			}
			taken := s.subjects[other] > 0
			l := m.likeliest(s, product, sent.first+other, func(l string) bool { return !taken || !strings.HasPrefix(l, subjectRelation) })
			if cost := drop + now - s.chance(l); cost < top.cost {
				top = move{i, other, m.manifest.Labels.Deprel[l], cost}
			}
		}
	}
	if top.label != "" {
		t := &d.Tokens[first+top.word]
		t.Head, t.Deprel = first+top.head, top.label
		s.heads[sent.first+top.word] = top.head
		s.subjects[h]--
		if isSubject(top.label) {
			s.subjects[top.head]++
		}
	}
}

// likeliest is the likeliest of the relations that may be to a head, counted in the unit; s.labels is how
// well each fits. product is what the weights make of the word. -1 where none may be.
func (m *Model) likeliest(s *scratch, product []float32, head int, may func(string) bool) int {
	labels, high := m.manifest.Labels.Deprel, m.weights.relHead.Out()
	x := s.relHead[head*high:][:high]
	s.labels = resize(s.labels, len(labels))
	top := -1
	for l, label := range labels {
		p := product[l*(high+1):][:high+1]
		s.labels[l] = m.kernel.Dot(x, p) + p[high]
		if label != rootRelation && may(label) && (top < 0 || s.labels[l] > s.labels[top]) {
			top = l
		}
	}
	return top
}

// chance is the logarithm of the probability of one of the relations of s.labels.
func (s *scratch) chance(label int) float32 {
	if label < 0 {
		return float32(math.Inf(-1))
	}
	most, sum := slices.Max(s.labels), 0.0
	for _, v := range s.labels {
		sum += math.Exp(float64(v - most))
	}
	return s.labels[label] - most - float32(math.Log(sum))
}

// free tells whether a word may hang on another: that isn't beneath it, and the arc crosses none.
func (s *scratch) free(sent words, word, head int) bool {
	heads := s.heads[sent.first:sent.end]
	for k := head; k >= 0; k = heads[k] {
		if k == word {
			return false
		}
	}
	low, high := min(word, head), max(word, head)
	for k, p := range heads {
		if k == word || p < 0 {
			continue
		}
		a, b := min(k, p), max(k, p)
		if low < a && a < high && high < b || a < low && low < b && b < high {
			return false
		}
	}
	return true
}
