package naming

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// Scores below which names of people, bodies, places and things are left out: a name costs
// more than it brings where it is right less often than half of the F1 that is reached, and on texts
// that the model never saw (UNER's and CrossNER's) hardly a tenth with less than 0.6 are. A name without a
// capital needs more. A proper noun in capitals amid a sentence surely names something, and needs less.
const (
	least      = 0.6
	leastSmall = 0.75
	leastAmid  = 0.4
)

// posts are abbreviations of posts and degrees, which aren't bodies: "she is now CEO".
var posts = []string{"CEO", "CFO", "COO", "CTO", "VP", "SVP", "EVP", "MP", "MEP", "PM", "PhD", "Dr", "Dr.", "Gov", "Govt", "Capt.", "Gen."}

// doubtful leaves out what is more likely no name, or not one of its class.
func (m mender) doubtful() {
	m.Names = slices.DeleteFunc(m.Names, func(n ling.Name) bool {
		words := m.Slice(n.First, n.End)
		small := words == strings.ToLower(words)
		switch n.Label {
		case ling.PersonName, ling.Group, ling.Location:
			if m.opener(n) || n.Label == ling.Group && slices.Contains(posts, words) || small && n.Score < leastSmall {
				return true
			}
		case ling.Nationality, ling.Product, ling.OtherName:
		default:
			return false
		}
		return n.Score < leastAmid || n.Score < least && !m.amid(n)
	})
}

// opener tells whether a name is only the first word of a sentence, an adjective before its noun:
// "Federal forces entered the town". Those of nations may be names: "Omani", "Japanese".
func (m mender) opener(n ling.Name) bool {
	t := m.Tokens[n.First]
	if n.End != n.First+1 || t.UPOS != "ADJ" || !m.Is(n.First, "amod") || t.Head != n.First+1 || m.Sentences[t.Sentence].First != n.First || m.Tokens[t.Head].UPOS != "NOUN" {
		return false
	}
	w := m.Lower(n.First)
	return !slices.ContainsFunc([]string{"an", "en", "ese", "ish", "i", "ch", "sh"}, func(end string) bool { return strings.HasSuffix(w, end) })
}

// amid tells whether a name is one of proper nouns in capitals amid a sentence.
func (m mender) amid(n ling.Name) bool {
	for k := n.First; k < n.End; k++ {
		if w := m.Form(k); m.Tokens[k].UPOS != "PROPN" || strings.ToLower(w[:1]) == w[:1] {
			return false
		}
	}
	return m.within(n.First-1, n.First)
}
