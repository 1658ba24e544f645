package coref

// observing are words before a noun for a body that watches, helps or studies and takes no part in
// what it tells of: "a monitoring group", "two aid organisations".
var observing = set(`monitoring monitor rights human-rights humanitarian aid relief advocacy watchdog observer research tracking charity
	medical campaign press-freedom environmental conservation civil-society women's think`)

// telling are verbs whose subject such a body is again.
var telling = set(`say report tell add note warn estimate record document count verify confirm state write publish describe call urge
	claim allege believe put give quote cite accuse condemn criticise criticize track monitor work help provide deliver suspend run operate treat`)

// watches tells whether "the group" can't be the observers that mention j is of: "A monitoring group
// said the raiders killed eight … the government denied negotiating with the group". It can where it
// tells or helps again.
func (w *walker) watches(m *mention, j int) bool {
	if !anyBody[m.lemma] || len(m.mods) > 0 {
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
	}
	h := w.tree.Head(m.head)
	return watching && !(h >= 0 && w.doc.Is(m.head, "nsubj") && telling[w.tree.Lemma(h)])
}
