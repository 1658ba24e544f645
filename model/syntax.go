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
	for _, sent := range u.sentences {
		m.oneSubject(s, d, u, dep, head, words{sent.first - u.first, sent.end - u.first})
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
	arcs := m.arcs(s, dep, head, sent)
	heads := s.heads[sent.first:sent.end]
	s.arborist.solve(arcs, s.root, heads)
	if sent.len() <= longestProjective && crossing(heads) {
		s.projector.improve(arcs, s.root, heads)
	}
}

// arcs is how well each word of a sentence, a row, hangs on each, a column; s.root is how well on
// none. It stays valid until the next call.
func (m *Model) arcs(s *scratch, dep, head []float32, sent words) []float32 {
	w, n := m.weights, sent.len()
	wide, high := w.arc.In(), w.arc.Out()
	product := m.lin(&s.relations, &w.arc, dep[sent.first*wide:], n)
	m.kernel.Pack(&s.headsPack, head[sent.first*high:], high, n, high, 1, nil)
	arcs := m.lin(&s.arcs, &s.headsPack, product, n)
	s.root = resize(s.root, n)
	for i := range s.root {
		s.root[i] = m.kernel.Dot(product[i*high:][:high], w.arcRoot)
	}
	return arcs
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
		at := product[i*len(labels)*(high+1):]
		t.Deprel = labels[m.likeliest(s, at, t.Head-u.first, func(string) bool { return true })]
		if helping[t.Deprel] && t.UPOS == "VERB" && !auxiliaries[t.Lemma] {
			t.Deprel = labels[m.likeliest(s, at, t.Head-u.first, func(l string) bool { return clausal[l] })]
		}
	}
}

// auxiliaries are the lemmas that may help another verb: no other verb does, whatever the tree says
// ("A group that watches the strait said the raiders killed eight").
var auxiliaries = map[string]bool{
	"be": true, "have": true, "do": true, "get": true, "go": true, "let": true, "use": true, "will": true, "would": true, "can": true, "could": true, "may": true,
	"might": true, "must": true, "shall": true, "should": true, "ought": true, "need": true, "dare": true,
}

// helping are the relations of auxiliaries and copulas, clausal those of other verbs that have a clause
// of their own.
var (
	helping = map[string]bool{"cop": true, "aux": true, "aux:pass": true}
	clausal = map[string]bool{"parataxis": true, "advcl": true, "ccomp": true, "xcomp": true, "conj": true, "csubj": true, "acl": true, "acl:relcl": true}
)

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
