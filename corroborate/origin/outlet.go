package origin

import (
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/resolve/name"
)

// possessives leaves possessive endings out.
var possessives = strings.NewReplacer("’s", "", "'s", "", "s’ ", "s ", "s' ", "s ")

// words are a name's words without case and accents, possessive endings left out.
func words(s string) []string { return name.Words(possessives.Replace(s + " ")) }

// small words are in many names and tell nothing.
func small(w string) bool {
	switch w {
	case "the", "of", "and", "for", "in", "on", "a", "an", "de", "del", "la", "le", "les", "el", "du", "des", "to", "at", "by", "from", "with", "his", "her", "its", "their", "our", "s", "who", "which", "that", "this", "two", "three", "one", "some", "other":
		return true
	}
	return false
}

// edition words tell editions of one publisher apart, not publishers.
func edition(w string) bool {
	switch w {
	case "online", "english", "edition", "sunday", "weekly", "daily", "tv", "radio", "live", "web", "automatic", "arabic", "french", "spanish", "com", "net", "org", "news", "evening", "morning", "weekend", "international", "plus", "digital", "app", "print":
		return true
	}
	return false
}

// outlet is a publisher's name, ready to be compared.
type outlet struct {
	raw    string
	core   []string // its words that aren't small
	joined string
	agency string // the well-known agency that it names
}

func newOutlet(s string) *outlet {
	o := &outlet{raw: strings.TrimSpace(s), core: core(s)}
	o.joined = strings.Join(o.core, " ")
	o.agency = agencyNames()[o.joined]
	if full, ok := agencies()[o.raw]; ok {
		o.agency = full
	}
	return o
}

// sameOutlet tells whether two names are of one publisher: the same words, one
// the siglum of the other, or one with words of an edition added.
func sameOutlet(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return newOutlet(a).same(newOutlet(b))
}

func (o *outlet) same(x *outlet) bool {
	if len(o.core) == 0 || len(x.core) == 0 {
		return false
	}
	if o.joined == x.joined || o.agency != "" && o.agency == x.agency {
		return true
	}
	if initials(o.raw, x.core) || initials(x.raw, o.core) {
		return true
	}
	return len(o.core) > 1 && len(x.core) > 1 && (subset(o.core, x.core) && sisterly(x.core, o.core) || subset(x.core, o.core) && sisterly(o.core, x.core))
}

// holds tells whether a description holds a publisher's whole name of two words or
// more: "the website of the Ibar Portal".
func (o *outlet) holds(publisher *outlet) bool {
	return len(publisher.core) > 1 && strings.Contains(" "+o.joined+" ", " "+publisher.joined+" ")
}

// core are a name's words that aren't small.
func core(s string) (out []string) {
	for _, w := range words(s) {
		if !small(w) {
			out = append(out, w)
		}
	}
	return out
}

// sisterly tells whether the words that the longer name has beyond the shorter are
// of an edition only.
func sisterly(longer, shorter []string) bool {
	for _, w := range longer {
		if !contains(shorter, w) && !edition(w) {
			return false
		}
	}
	return true
}

// sisters tells whether two publishers are editions of one house: what is left of
// their names without words of editions is the same.
func sisters(a, b string) bool {
	// "Lake Press House: Morning", "Lake Press House: Evening"
	if house, _, ok := strings.Cut(a, ": "); ok && len(core(house)) > 1 && strings.HasPrefix(b, house+": ") {
		return true
	}
	strip := func(s string) (out []string) {
		for _, w := range core(s) {
			if !edition(w) {
				out = append(out, w)
			}
		}
		return out
	}
	x, y := strip(a), strip(b)
	return len(x) > 0 && strings.Join(x, " ") == strings.Join(y, " ") && (len(x) > 1 || len(core(a)) == 1 || len(core(b)) == 1)
}

// initials tells whether a siglum stands for words.
func initials(s string, words []string) bool {
	s = strings.TrimSpace(s)
	if !siglum(s) || utf8.RuneCountInString(s) != len(words) {
		return false
	}
	i := 0
	for _, r := range strings.ToLower(s) {
		first, _ := utf8.DecodeRuneInString(words[i])
		if r != first {
			return false
		}
		i++
	}
	return true
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// subset tells whether all words of a are among those of b.
func subset(a, b []string) bool {
	for _, w := range a {
		if !contains(b, w) {
			return false
		}
	}
	return true
}
