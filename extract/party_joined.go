package extract

import "slices"

// Rules of what the tree has joined to a party though it is none.

// loneCase tells whether a conjunct has a preposition that what it is joined to lacks, so that
// it joins another phrase: of "gunmen on horses and in two cars fled" the cars don't flee.
func (p *pass) loneCase(w, k int) bool {
	return p.CaseWord(w) == "" && slices.Contains([]string{"in", "on", "with", "from", "near"}, p.CaseWord(k))
}

// setOff tells whether what is read as joined to a name only says what it is: a noun between
// commas without "and". "The Front, dissidents of the League, freed her"
func (p *pass) setOff(w, k int) bool {
	if p.named[w] < 0 || p.named[k] >= 0 || p.Upos(k) != "NOUN" || k < w || p.Child(k, "cc") >= 0 || !p.afterComma(k) {
		return false
	}
	if all := p.Conjuncts(p.First(w)); len(all) != 2 && !slices.ContainsFunc(all, func(o int) bool { return o < k && p.Child(o, "cc") >= 0 }) {
		return false // "the Front, dissidents and monks"; but "troops and the Scouts, a clan force,"
	}
	_, end := p.Run(p.Subtree(k, nil), k)
	return end < len(p.Tokens) && (p.Words[end-1] == "," || p.Words[end] == ",")
}
