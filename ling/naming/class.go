package naming

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly/ling"
)

// told is the least score of a name whose class its words tell.
const told = 0.5

// countries makes a place of a body that bears a country's name: "the US has sent ships".
func (m mender) countries() {
	if m.opt.Country == nil {
		return
	}
	for i := range m.Names {
		n := &m.Names[i]
		if n.Label != ling.Group && n.Label != ling.OtherName || n.End-n.First > 4 {
			continue
		}
		if words := m.Slice(n.First, n.End); words != strings.ToLower(words) && m.opt.Country(words) {
			n.Label, n.Score = ling.Location, max(n.Score, told)
		}
	}
}

// bodies makes a body of what bears the name of a known one: "Xinhua reported" tells of no
// person. A name that is more likely than not something else stays that: the letters SF
// are a city's too.
func (m mender) bodies() {
	if m.opt.Body == nil {
		return
	}
	for i := range m.Names {
		n := &m.Names[i]
		switch n.Label {
		case ling.PersonName, ling.Location:
			if n.Score > 0.9 && (m.Tokens[n.End-1].Span.End-m.Tokens[n.First].Span.Start <= 2 || n.Label == ling.Location && m.placed(n.First)) {
				continue
			}
		case ling.EventName, ling.Weapon, ling.Platform, ling.Product, ling.OtherName:
			if n.Score > 0.5 {
				continue
			}
		default:
			continue
		}
		if m.opt.Body(m.Slice(n.First, n.End)) {
			n.Label, n.Score = ling.Group, max(n.Score, told)
		}
	}
}

// longestBody bounds the words of a body's name that are looked up together.
const longestBody = 8

// wholeBodies makes one name of the words of a known body that the model read as several, or
// as a part: "Harakat al-Shams", where only the sun was taken for a place.
func (m mender) wholeBodies() {
	if m.opt.Body == nil {
		return
	}
	for i := 0; i < len(m.Names); i++ {
		n := &m.Names[i]
		if !proper(n) {
			continue
		}
		before := n.First // where no other name may begin
		for before > max(0, n.First-longestBody) && m.within(before-1, n.First) && (i == 0 || before > m.Names[i-1].End) {
			before--
		}
		first, end := m.body(before, n)
		if end == 0 {
			continue
		}
		last := i + 1
		for last < len(m.Names) && m.Names[last].First < end {
			last++
		}
		if m.Names[last-1].End > end {
			continue // a longer name goes on behind it
		}
		*n = ling.Name{First: first, End: end, Label: ling.Group, Score: max(n.Score, told)}
		m.Names = slices.Delete(m.Names, i+1, last)
	}
}

// body is the longest known body whose words hold a name and more, 0, 0 for none. It begins
// and ends with a capital.
func (m mender) body(before int, n *ling.Name) (first, end int) {
	for a := before; a <= n.First; a++ {
		if !upper(m.Form(a)) || m.Lower(a) == "the" {
			continue
		}
		for b := a + longestBody; b >= n.End; b-- {
			if b-a > n.End-n.First && m.within(b-1, a) && upper(m.Form(b-1)) && b-a > end-first && m.opt.Body(m.Slice(a, b)) {
				first, end = a, b
				break
			}
		}
	}
	return first, end
}

// upper tells whether a word begins with a capital.
func upper(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

// placed tells whether a word follows a preposition of place.
func (m mender) placed(first int) bool {
	k := first - 1
	if m.within(k, first) && m.Lower(k) == "the" {
		k--
	}
	return m.within(k, first) && slices.Contains([]string{"in", "at", "near", "from", "around", "outside", "inside", "into", "to", "towards"}, m.Lower(k))
}

// initials are people who are known by their initials alone.
var initials = []string{"JFK", "FDR", "LBJ", "MBS", "MBZ", "AMLO"}

// acronyms makes a body of a person's name that is a word of capitals among others in small
// letters: in "the NVRA accuses the mayor" nobody is called so, save for a few.
func (m mender) acronyms() {
	for i := range m.Names {
		n := &m.Names[i]
		if n.Label != ling.PersonName || n.End-n.First != 1 {
			continue
		}
		if w := m.Form(n.First); len(w) >= 3 && len(w) <= 6 && capitals(w) && m.mixed(n.First) && !slices.Contains(initials, w) {
			n.Label, n.Score = ling.Group, max(n.Score, told)
		}
	}
}

func capitals(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// mixed tells whether a sentence has words in small letters.
func (m mender) mixed(i int) bool {
	s := m.Sentences[m.Tokens[i].Sentence]
	for k := s.First; k < s.End; k++ {
		if w := m.Form(k); len(w) > 2 && w == strings.ToLower(w) && unicode.IsLower(rune(w[0])) {
			return true
		}
	}
	return false
}

// storms makes an event of the name of a storm, wherever it stands in the document: after
// "Hurricane Odette" nobody is called Odette in "Odette made landfall".
func (m mender) storms() {
	called := map[string]bool{}
	for i := 0; i+1 < len(m.Tokens); i++ {
		switch m.Lower(i) {
		case "hurricane", "typhoon", "cyclone", "hurricanes", "typhoons", "cyclones":
			if m.within(i+1, i) && m.Tokens[i+1].UPOS == "PROPN" {
				called[m.Form(i+1)] = true
			}
		}
	}
	if len(called) == 0 {
		return
	}
	for i := range m.Names {
		n := &m.Names[i]
		if n.End-n.First == 1 && called[m.Form(n.First)] && (n.Label == ling.PersonName || n.Label == ling.Location && !m.placed(n.First)) {
			n.Label = ling.EventName
		}
	}
}

// peoples makes a people or following of a plural that was taken for one person or for a
// place: "Methodists", "Venetians".
func (m mender) peoples() {
	for i := range m.Names {
		n := &m.Names[i]
		if n.Label != ling.PersonName && n.Label != ling.Location || n.End-n.First != 1 {
			continue
		}
		if x := m.Tokens[n.First].XPOS; x != "NNPS" && x != "NNS" {
			continue
		}
		w := m.Lower(n.First)
		for _, ending := range []string{"ists", "ians", "ites"} {
			if strings.HasSuffix(w, ending) {
				n.Label = ling.Nationality
			}
		}
	}
}
