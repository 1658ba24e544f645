package coref

// observing are words before a noun for a body that watches, helps or studies and takes no part in
// what it tells of: "a monitoring group", "two aid organisations".
var observing = set(`monitoring monitor rights human-rights humanitarian aid relief advocacy watchdog observer research tracking charity
	medical campaign press-freedom environmental conservation civil-society women's think`)

// telling are verbs whose subject such a body is again.
var telling = set(`say report tell add note warn estimate record document count verify confirm state write publish describe call urge
	claim allege believe put give quote cite accuse condemn criticise criticize track monitor work help provide deliver suspend run operate treat`)

// viewing are verbs of which the doer only sees what it passes on.
var viewing = set(`see obtain review view examine hear`)

// firms are nouns that also fit a body that publishes.
var firms = set("company firm corporation enterprise")

// passesOn tells whether a word is who saw or was told what the report rests on: "documents seen by Osk
// News", "a guard told Osk News".
func (w *walker) passesOn(head int) bool {
	v := w.tree.Head(head)
	if v < 0 || w.doc.Tokens[head].UPOS != "PROPN" {
		return false
	}
	l := w.tree.Lemma(v)
	return viewing[l] && w.doc.Is(v, "acl") && w.doc.Is(head, "obl:agent", "obl") || l == "tell" && w.doc.Is(head, "obj", "iobj")
}

// watches tells whether "the group" can't be the observers that mention j is of: "A monitoring group
// said the raiders killed eight … the government denied negotiating with the group". It can where it
// tells or helps again.
func (w *walker) watches(m *mention, j int) bool {
	if !anyBody[m.lemma] && !firms[m.lemma] || len(m.mods) > 0 {
		return false
	}
	root, watching := w.clusters.find(j), false
	for k := root; k <= j && !watching; k++ {
		if w.clusters.find(k) != root {
			continue
		}
		for _, x := range w.ms[k].mods {
			watching = watching || observing[x]
		}
		watching = watching || w.passesOn(w.ms[k].head)
	}
	h := w.tree.Head(m.head)
	return watching && !(h >= 0 && w.doc.Is(m.head, "nsubj") && telling[w.tree.Lemma(h)])
}
