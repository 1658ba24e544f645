package naming

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// done are verbs for what is done to people alone.
var done = strings.Fields(`arrest detain jail imprison sentence convict charge acquit interrogate abduct kidnap behead execute murder kill
	extradite appoint nominate elect expel sack dismiss reappoint promote pardon`)

// persons makes people of places that something is done to as it is to people alone: "Police
// arrested Houston Vell", "Camden Rowe was killed in Osk". So are its last word and the same
// name wherever no place is asked for: "the party expelled Rowe", and where Rowe goes on.
func (m mender) persons() {
	found := map[string]bool{}
	for i := range m.Names {
		if n := &m.Names[i]; m.suffers(n) {
			n.Label, n.Score = ling.PersonName, max(n.Score, least)
			found[m.Slice(n.First, n.End)], found[m.Form(n.End-1)] = true, true
		}
	}
	if len(found) == 0 {
		return
	}
	for i := range m.Names {
		if n := &m.Names[i]; n.Label == ling.Location && !m.placed(n.First) && found[m.Slice(n.First, n.End)] && !m.isCountry(n) {
			n.Label = ling.PersonName
		}
	}
}

// suffers tells whether a name of a place, no country's, is the object of what is done to
// people.
func (m mender) suffers(n *ling.Name) bool {
	if n.Label != ling.Location || n.End-n.First > 4 || m.isCountry(n) {
		return false
	}
	top := n.First
	for m.Tokens[top].Head >= n.First && m.Tokens[top].Head < n.End {
		top = m.Tokens[top].Head
	}
	v := m.Tokens[top].Head
	if v < 0 || m.Tokens[v].UPOS != "VERB" || !slices.Contains(done, strings.ToLower(m.Tokens[v].Lemma)) {
		return false
	}
	for k := m.Sentences[m.Tokens[top].Sentence].First; k < n.First; k++ {
		if m.Tokens[k].Head == top && (m.Tokens[k].UPOS == "ADP" || m.Tokens[k].UPOS == "DET") {
			return false // "the Tarn was killed off"
		}
	}
	return m.Is(top, "obj") || m.Is(top, "nsubj:pass")
}

func (m mender) isCountry(n *ling.Name) bool {
	return m.opt.Country != nil && m.opt.Country(m.Slice(n.First, n.End))
}

// nationalities adds the adjectives of countries that stand before a noun, where the model
// passed one over: "Turkish jets" are somebody's.
func (m mender) nationalities() {
	if m.opt.Adjective == nil {
		return
	}
	var missed []ling.Name
	for i := range m.Tokens {
		if m.Is(i, "amod") && m.Tokens[i].Head > i && upper(m.Form(i)) && !m.inName(i) && m.opt.Adjective(m.Form(i)) {
			missed = append(missed, ling.Name{First: i, End: i + 1, Label: ling.Nationality, Score: least})
		}
	}
	if len(missed) > 0 {
		m.Names = append(m.Names, missed...)
		slices.SortStableFunc(m.Names, func(a, b ling.Name) int { return a.First - b.First })
	}
}

// inName tells whether a token is part of a name.
func (m mender) inName(i int) bool {
	at, found := slices.BinarySearchFunc(m.Names, i, func(n ling.Name, i int) int {
		if n.End <= i {
			return -1
		}
		if n.First > i {
			return 1
		}
		return 0
	})
	return found && at < len(m.Names)
}
