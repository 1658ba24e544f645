package naming

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// least is the score below which names of people, bodies, places and things are left out: a
// name costs more than it brings where it is right less often than half of the F1 that is
// reached, and by their scores of less than this a third are right. A name without a capital
// needs more.
const (
	least      = 0.4
	leastSmall = 0.6
)

// posts are abbreviations of posts and degrees, which aren't bodies: "she is now CEO".
var posts = []string{"CEO", "CFO", "COO", "CTO", "VP", "SVP", "EVP", "MP", "MEP", "PM", "PhD", "Dr", "Dr.", "Gov", "Govt", "Capt.", "Gen."}

// doubtful leaves out what is more likely no name, or not one of its class.
func (m mender) doubtful() {
	m.Names = slices.DeleteFunc(m.Names, func(n ling.Name) bool {
		switch n.Label {
		case ling.PersonName, ling.Group, ling.Location:
			words := m.Slice(n.First, n.End)
			return n.Score < least || n.Score < leastSmall && words == strings.ToLower(words) || n.Label == ling.Group && slices.Contains(posts, words)
		case ling.Nationality, ling.Product, ling.OtherName:
			return n.Score < least
		}
		return false
	})
}
