package syntax

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// mendTwins makes one phrase of two nouns side by side that the parser took for two subjects
// or two objects of one verb, as no verb has:
//
//   - "Opposition figure Vahan Manu offered talks": the figure is called so
//   - "handed schoolteacher Marla Quin to the guards": one is handed over
//   - "the premier and his Angolan counterpart João Lourenço": two, not three
//   - "The inspector-general promised", "Coal diggers left": the first modifies the second
func mendTwins(d *ling.Document) {
	for a := range d.Tokens {
		h := d.Tokens[a].Head
		if h < 0 || !nominal(d, a) || !d.Is(a, "nsubj", "nsubj:pass", "obj") && !calledSo(d, a) {
			continue
		}
		b := a + 1
		if b+1 < len(d.Tokens) && d.Tokens[b].XPOS == "HYPH" {
			b++
		}
		for b < len(d.Tokens) && d.Tokens[b].Head != h && nominal(d, b) && d.Tokens[b].Head > b && d.Tokens[b].Head-a < 6 && sameSentence(d, a, b) {
			b = d.Tokens[b].Head // modifiers of the second: "envoy Prime Minister Kuol"
		}
		if b >= len(d.Tokens) || d.Tokens[b].Head != h || !nominal(d, b) || !sameSentence(d, a, b) || d.Tokens[a].Deprel != d.Tokens[b].Deprel {
			continue
		}
		name := d.Tokens[b].UPOS == "PROPN"
		if d.Is(a, "obj") && (!name || d.Tokens[a].UPOS != "NOUN" || d.Tokens[a].XPOS == "NNS") {
			continue // "gave soldiers rifles"
		}
		if d.Tokens[a].UPOS == "PROPN" && name {
			continue // two names, which may be a list
		}
		rel := "compound"
		if name && d.Tokens[a].UPOS == "NOUN" {
			rel = "nmod:desc"
		}
		d.Tokens[a].Head, d.Tokens[a].Deprel = b, rel
	}
}

// calledSo tells whether a noun in a list is followed by the name of who is called so, which the parser
// took for the next of the list: "the premier and his Angolan counterpart João Lourenço".
func calledSo(d *ling.Document, a int) bool {
	return d.Is(a, "conj") && d.Tokens[a].XPOS == "NN" && a+1 < len(d.Tokens) && d.Tokens[a+1].UPOS == "PROPN" && d.Is(a+1, "conj") && d.Tokens[a+1].Head == d.Tokens[a].Head
}

// nominal tells whether a word is a noun or a name.
func nominal(d *ling.Document, i int) bool {
	return d.Tokens[i].UPOS == "NOUN" || d.Tokens[i].UPOS == "PROPN"
}

// done are verbs of what is done to somebody, who is always named with them: where one stands
// without an object, its subject undergoes it.
var done = strings.Fields(`abduct acquit ambush apprehend arrest assassinate behead capture convict deport detain disarm displace evict
	execute exile expel extradite free hospitalise hospitalize imprison indict injure intercept jail kidnap kill lynch manhandle massacre murder
	oust pardon poison repatriate rescue reinstate sanction sentence tear-gas torture wound overrun rob violate loot torch raid seize`)

// mendHeadlines reads a bare past tense without an object as the passive that it is in
// headlines and notes: "Paramedic killed in Osk", "Two editors arrested".
func mendHeadlines(d *ling.Document) {
	kids := map[int][]int{}
	for i := range d.Tokens {
		if h := d.Tokens[i].Head; h >= 0 {
			kids[h] = append(kids[h], i)
		}
	}
	for v := range d.Tokens {
		if x := d.Tokens[v].XPOS; x != "VBD" && x != "VBN" || !slices.Contains(done, strings.ToLower(d.Tokens[v].Lemma)) || d.Is(v, "acl:relcl", "xcomp") {
			continue
		}
		s, whole := -1, true
		for _, k := range kids[v] {
			switch {
			case d.Is(k, "nsubj"):
				s = k
			case d.Is(k, "obj", "iobj", "ccomp", "xcomp", "aux", "cop", "nsubj:pass", "expl"):
				whole = false
			case d.Is(k, "conj"):
				// "killed or wounded six"
				whole = whole && !slices.ContainsFunc(kids[k], func(o int) bool { return d.Is(o, "obj") })
			}
		}
		if s >= 0 && s < v && whole && d.Tokens[s].UPOS != "PRON" {
			d.Tokens[s].Deprel, d.Tokens[v].XPOS = "nsubj:pass", "VBN"
		}
	}
}
