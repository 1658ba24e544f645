package happening

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
)

// party is a participant made ready to be compared.
type party struct {
	id, country string
	words       []word // of the name, by key
	weight      float32
	named       bool // by a name, not only by what it is
	person      bool
	head        uint64
	groups      []int16 // of the head, in the table of parties
	label       string
}

// local begins the identities that hold within one report only.
const local = "local:"

func (m *Model) partyOf(p *reportedly.Participant) party {
	out := party{country: p.Country, person: p.Kind == reportedly.Person, label: p.Name}
	if !strings.HasPrefix(p.ID, local) {
		out.id = p.ID
	}
	b := m.wordsOf(". x " + p.Name) // a name's first capital counts
	b.words = slices.DeleteFunc(b.words, func(w word) bool { return w.stem == "x" })
	out.words = b.words
	for _, w := range b.words {
		out.weight += w.weight
		out.named = out.named || w.name && !unicode.IsDigit(rune(w.stem[0]))
	}
	if h := headOf(p.Text); h != "" {
		st := stem(h)
		out.head, out.groups = keyOf(st), partyOf[st]
	}
	return out
}

// headOf is the last word of a noun phrase before what follows its head.
func headOf(s string) string {
	s = strings.ToLower(s)
	for _, cut := range []string{" of ", " in ", " from ", " at ", " near ", " who ", " that ", " with ", ","} {
		s, _, _ = strings.Cut(s, cut)
	}
	words := fields(s)
	for i := len(words) - 1; i >= 0; i-- {
		if words[i] != "." && words[i] != "s" {
			return words[i]
		}
	}
	return ""
}

// alike is how surely two parties are the same, 0 to 1, and whether they are known
// to be different.
func (p *party) alike(q *party) (same float32, differ bool) {
	if p.id != "" && q.id != "" {
		switch {
		case p.id == q.id:
			return 1, false
		case p.country != "" && p.country == q.country:
			return 0.5, false // a government and its army
		}
		return 0, true
	}
	if p.named && q.named {
		if s := p.sharedName(q); s > 0 {
			return s, false
		}
		return 0, p.country == "" || p.country != q.country
	}
	switch {
	case p.head != 0 && p.head == q.head:
		return 0.6, false
	case sharesGroup(p.groups, q.groups):
		return 0.5, false
	case p.named != q.named:
		return 0, false // "the brigade" may be any
	}
	return 0, len(p.groups) > 0 && len(q.groups) > 0
}

// sharedName is the weight of the words that two names share, of that of the shorter.
func (p *party) sharedName(q *party) float32 {
	var both float32
	for x := range common(p.words, q.words) {
		both += x.weight
	}
	least := min(p.weight, q.weight)
	if least == 0 || both < 0.4*least {
		return 0
	}
	return both / least
}

func sharesGroup(a, b []int16) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}

// agreement compares two lists of parties: how alike the most alike two are, and
// whether all are known to be different.
func agreement(a, b []party) (same float32, differ bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	differ = true
	for i := range a {
		for k := range b {
			s, d := a[i].alike(&b[k])
			same = max(same, s)
			differ = differ && d
		}
	}
	return same, differ
}

// allNamedPeople tells whether a list names people, each of them.
func allNamedPeople(list []party) bool {
	for i := range list {
		if !list[i].named || !list[i].person {
			return false
		}
	}
	return len(list) > 0
}
