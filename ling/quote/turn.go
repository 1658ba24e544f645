package quote

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling"
)

// maxLabel is how many words the label of a transcript's turn has at most.
const maxLabel = 4

// turn is a block that begins with a name and a colon.
type turn struct {
	first, colon, end int // tokens
	label             string
	person            bool
}

// turns finds the turns of a transcript ("HOST: Who was there?", "Omar Said: We
// left at dawn."): the label names a person or opens several blocks, for there
// are also "Background: …" and "Qadra: Shops stayed shut."
func (r *reader) turns() []ling.Quote {
	var found []turn
	count := map[string]int{}
	for k := 0; k < len(r.Sentences); {
		end, next := r.blockEnd(k)
		if x, ok := r.turn(r.Sentences[k], end); ok {
			found = append(found, x)
			count[x.label]++
		}
		k = next
	}
	var out []ling.Quote
	for _, x := range found {
		if x.person || count[x.label] > 1 {
			out = append(out, ling.Quote{First: x.colon + 1, End: x.end, Speaker: r.Top(x.first, x.colon), Kind: ling.TurnQuote, Fragment: !r.clause(x.colon+1, x.end)})
		}
	}
	return out
}

// turn reads the beginning of a block that ends before token end.
func (r *reader) turn(s ling.Sentence, end int) (turn, bool) {
	switch r.Blocks[s.Block].Kind {
	case ling.Body, ling.ListItem:
	default:
		return turn{}, false
	}
	first := s.First
	if closer, mark := r.opens(first); mark && !single(closer) {
		first++ // a transcript that is quoted as a whole
	}
	last := -1 // the end of the label before what is in brackets: "CALLER (Osk): …"
	for i := first; i < min(s.End, first+2*maxLabel); i++ {
		if r.Words[i] == "(" && i > first && i <= first+maxLabel && last < 0 {
			last = i
		}
		if last < 0 && i > first+maxLabel {
			break
		}
		if last >= 0 && (r.Words[i] != ":" || r.Words[i-1] != ")") {
			continue
		}
		if r.Words[i] != ":" {
			if !capital(r.Form(i)) || r.Upos(i) == "NUM" {
				return turn{}, false
			}
			continue
		}
		if i == first || i+1 >= end {
			return turn{}, false
		}
		if last < 0 {
			last = i
		}
		person, ok := r.labels(first, last)
		return turn{first, i, end, strings.ToLower(r.Slice(first, last)), person}, ok
	}
	return turn{}, false
}

// labels tells whether tokens [first, end) may label a turn, and whether they name
// a person. A place or a date at the head of a line says where and when.
func (r *reader) labels(first, end int) (person, ok bool) {
	at := sort.Search(len(r.Names), func(k int) bool { return r.Names[k].End > first })
	for ; at < len(r.Names) && r.Names[at].First < end; at++ {
		switch r.Names[at].Label {
		case ling.PersonName:
			person = true
		case ling.Location, ling.Temporal, ling.EventName:
			if !r.surname(first, end) {
				return false, false
			}
			person = true
		}
	}
	return person, true
}

// surname tells whether a word is the last of a person's name told elsewhere, whatever it is
// taken for here: "Our guest is Pablo Rios." before "RIOS: …".
func (r *reader) surname(first, end int) bool {
	return end == first+1 && r.FullName(first) >= 0
}

// capital tells whether a word begins with a capital letter.
func capital(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}
