package coref

import "github.com/reportedly/reportedly/ling"

// uttering are verbs of saying, by lemma and, where a lemmatiser leaves that, by form.
var uttering = set(`say said says deny claim insist announce confirm add warn maintain state declare acknowledge admit argue
	allege report reiterate stress assert emphasise emphasize explain note`)

// utterer is the mention that a neuter pronoun stands for which heads what somebody is said to have
// said, or owns what heads it: of "Osk denied that it had paid" Osk, whatever sort of name the tagger
// takes it for, and of "The mayor was heard. Osk said that its guards had left" Osk again. A person
// speaks so of his body: "a spokesman for the League said it would stay". -1 where there is none.
func (w *walker) utterer(i int) int {
	at := w.ms[i].head
	switch w.doc.Lower(at) {
	case "it":
	case "its":
		at = w.tree.Head(at)
	default:
		return -1
	}
	if at < 0 || !w.doc.Is(at, "nsubj", "nsubj:pass") {
		return -1
	}
	v := w.tree.Head(at)
	if v < 0 || !w.doc.Is(v, "ccomp") {
		return -1
	}
	h := w.tree.Head(v)
	if h < 0 || h > w.ms[i].head || !uttering[lower(w.doc.Tokens[h].Lemma)] || w.tree.Child(h, "obj") >= 0 || w.tree.Child(h, "iobj") >= 0 {
		return -1 // "informed the league that it must leave"
	}
	s := w.tree.subject(h)
	if s < 0 || s > h || !w.isMention(s) {
		return -1
	}
	j := w.byHead[s]
	n := w.ms[j]
	switch {
	case n.kind == ling.PronounMention || n.number&singular == 0 || n.members != nil:
		return -1
	case n.kind == ling.NameMention && w.onePlainWord(j), n.class&person == 0 && n.lemma != "source":
		return j
	}
	return w.bodyBehind(s, h)
}

// onePlainWord tells whether a name is a single word that no name with a given name goes by in the
// text, no title or office stands with and no "he" or "she" takes up, so that it needn't be a person's.
func (w *walker) onePlainWord(i int) bool {
	n := w.ms[i]
	if n.name < 0 || w.names[n.name].end-w.names[n.name].first > 1 || w.clusters.of(i).gender == masculine || w.clusters.of(i).gender == feminine {
		return false
	}
	for k := max(0, i-8*maxCandidates); k <= i; k++ {
		m := w.ms[k]
		if w.clusters.same(i, k) && (m.kind == ling.NominalMention || m.name >= 0 && w.names[m.name].end-w.names[m.name].first > 1) {
			return false
		}
	}
	return len(w.nameRoles(&w.names[n.name])) == 0
}

// bodyBehind is the only body or state that is named in the phrase of a sayer before verb h: of "a
// source close to the League" the League. -1 where none is, or several are.
func (w *walker) bodyBehind(s, h int) int {
	found := -1
	for k := w.first[w.ms[w.byHead[s]].sentence]; k < len(w.ms) && w.ms[k].head < h; k++ {
		n := w.ms[k]
		if n.head == s || n.kind != ling.NameMention || n.class&(group|place) == 0 || n.class&person != 0 || !w.tree.Under(n.head, s) {
			continue
		}
		if found >= 0 && !w.clusters.same(found, k) {
			return -1
		}
		found = k
	}
	return found
}

// speaksOfOthers are the clusters that "he" or "she" who says a quotation can't be: whom its words
// name. In "“Norvane must free the crew,” he said" he isn't Norvane. Of a body whose people speak of
// it as "we" in the quotation, as in "“We regret that Norvane left,” its ministry said", the same.
func (w *walker) speaksOfOthers(i int, barred map[int]bool) map[int]bool {
	m := w.ms[i]
	owned := w.doc.Is(m.head, "nmod:poss")
	if w.quotes.at[m.head] >= 0 || m.number == plural && !owned {
		return barred
	}
	says := i
	if h := w.tree.Head(m.head); owned && h >= 0 && w.isMention(h) {
		says = w.byHead[h]
	} else if owned || m.class != person {
		return barred
	}
	for _, q := range w.said[says] {
		x := w.doc.Quotes[q]
		if w.doc.Tokens[x.First].Sentence > w.doc.Tokens[m.head].Sentence {
			continue
		}
		if owned && !w.weIn(x) {
			continue
		}
		for k := w.first[w.doc.Tokens[x.First].Sentence]; k < len(w.ms) && w.ms[k].head < x.End; k++ {
			if n := w.ms[k]; n.head >= x.First && n.kind != ling.PronounMention {
				if barred == nil {
					barred = map[int]bool{}
				}
				barred[w.clusters.find(k)] = true
			}
		}
	}
	return barred
}

// weIn tells whether a quotation's speaker says "we" in it.
func (w *walker) weIn(q ling.Quote) bool {
	for i := q.First; i < q.End; i++ {
		if l := w.doc.Lower(i); l == "we" || l == "our" || l == "us" {
			return true
		}
	}
	return false
}
