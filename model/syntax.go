package model

import "github.com/reportedly/reportedly/ling"

// batch is the number of words whose wide outputs are computed at once, so that
// they stay in the processor's cache.
const batch = 48

const rootRelation = "root"

// syntax fills lemma, tags, head and relation of a unit's tokens.
func (m *Model) syntax(s *scratch, d *ling.Document, u unit) {
	for first := 0; first < u.len(); first += batch {
		m.tags(s, d, u, first, min(batch, u.len()-first))
	}
	w, x := m.weights, s.mix[syntaxMix]
	dep := m.gelu(&s.arcDep, &w.arcDep, x, u.len())
	head := m.gelu(&s.arcHead, &w.arcHead, x, u.len())
	s.heads = resize(s.heads, u.len())
	for _, sent := range u.sentences {
		m.tree(s, dep, head, words{sent.first - u.first, sent.end - u.first})
	}
	m.gelu(&s.relDep, &w.relDep, x, u.len())
	m.gelu(&s.relHead, &w.relHead, x, u.len())
	for first := 0; first < u.len(); first += batch {
		m.relate(s, d, u, first, min(batch, u.len()-first))
	}
}

// tags fills lemma and tags of n words from first on.
func (m *Model) tags(s *scratch, d *ling.Document, u unit, first, n int) {
	w, l := m.weights, m.manifest.Labels
	x := s.mix[syntaxMix][first*m.manifest.Config.Hidden:]
	upos := m.lin(&s.tags[0], &w.upos, x, n)
	xpos := m.lin(&s.tags[1], &w.xpos, x, n)
	lemma := m.lin(&s.tags[2], &w.lemma, x, n)
	for i := range n {
		at := u.first + first + i
		t := &d.Tokens[at]
		t.UPOS = l.UPOS[best(upos[i*len(l.UPOS):][:len(l.UPOS)])]
		t.XPOS = l.XPOS[best(xpos[i*len(l.XPOS):][:len(l.XPOS)])]
		t.Lemma = m.lemmas[best(lemma[i*len(l.Lemma):][:len(l.Lemma)])].apply(d.Form(at))
	}
}

// tree fills s.heads of a sentence, counted in the unit, with heads counted in
// the sentence.
func (m *Model) tree(s *scratch, dep, head []float32, sent words) {
	w, n := m.weights, sent.len()
	wide, high := w.arc.In(), w.arc.Out()
	product := m.lin(&s.relations, &w.arc, dep[sent.first*wide:], n)
	m.kernel.Pack(&s.headsPack, head[sent.first*high:], high, n, high, 1, nil)
	arcs := m.lin(&s.arcs, &s.headsPack, product, n)
	s.root = resize(s.root, n)
	for i := range s.root {
		s.root[i] = m.kernel.Dot(product[i*high:][:high], w.arcRoot)
	}
	heads := s.heads[sent.first:sent.end]
	s.arborist.solve(arcs, s.root, heads)
	if n <= longestProjective && crossing(heads) {
		s.projector.improve(arcs, s.root, heads)
	}
}

// relate fills head and relation of n words from first on.
func (m *Model) relate(s *scratch, d *ling.Document, u unit, first, n int) {
	w, labels := m.weights, m.manifest.Labels.Deprel
	high := w.relHead.Out()
	product := m.lin(&s.relations, &w.rel, s.relDep[first*w.rel.In():], n)
	for i := range n {
		word := first + i
		t := &d.Tokens[u.first+word]
		if s.heads[word] < 0 {
			t.Head, t.Deprel = -1, rootRelation
			continue
		}
		t.Head = u.sentenceOf(u.first+word).first + s.heads[word]
		head := s.relHead[(t.Head-u.first)*high:][:high]
		top, score := -1, float32(0)
		for l, label := range labels {
			p := product[(i*len(labels)+l)*(high+1):][:high+1]
			if v := m.kernel.Dot(head, p) + p[high]; label != rootRelation && (top < 0 || v > score) {
				top, score = l, v
			}
		}
		t.Deprel = labels[top]
	}
}

// sentenceOf is the sentence of a token of the unit.
func (u unit) sentenceOf(token int) words {
	for _, s := range u.sentences {
		if token < s.end {
			return s
		}
	}
	return u.words
}

// best is the place of the greatest number, the first of several.
func best(x []float32) int {
	top := 0
	for i, v := range x {
		if v > x[top] {
			top = i
		}
	}
	return top
}
