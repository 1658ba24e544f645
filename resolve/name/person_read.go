package name

import "strings"

type wordKind uint8

const (
	fullName wordKind = iota
	initial
	patronymic
)

type personWord struct {
	word
	kind     wordKind
	groups   []int // of given names
	endsTold bool  // in a script that tells Karim from Karima
	article  bool  // stood after one
}

type person struct {
	words  []personWord
	number int  // "II"
	junior int  // 1 junior, 2 senior
	son    bool // has bin, ibn, ould: order counts
}

// maxWords is how many words of a name are compared.
const maxWords = 10

func newPerson(s string) person {
	s = cut(s)
	words := Words(reorder(s))
	for len(words) > 1 && honorifics()[words[0]] {
		words = words[1:]
	}
	p := person{}
	for i := 0; i < len(words) && len(p.words) < maxWords; i++ {
		w, last := words[i], i == len(words)-1
		switch {
		case i > 0 && (w == "jr" || w == "junior" || w == "fils"):
			p.junior = 1
			continue
		case i > 0 && (w == "sr" || w == "senior"):
			p.junior = 2
			continue
		case i > 0 && roman(w) > 0 && (len(w) > 1 || last) && strings.Contains(s, strings.ToUpper(w)): // but Jinping Xi
			p.number = roman(w)
			continue
		case i > 0 && isNumber(w):
			continue
		case !last && isParticle(w, words[i+1], i > 0):
			p.son = p.son || sonOf[w]
			continue
		}
		after := i > 0 && isArticle(words[i-1], w)
		w, i = compound(words, i)
		if n := len(p.words); n > 0 && isSuffix(w) { // "Salah al-Din", "Nasr Allah"
			p.words[n-1] = newPersonWord(canonical(p.words[n-1].text + suffixes[w]))
			continue
		}
		word := newPersonWord(canonical(w))
		word.article = after
		p.words = append(p.words, word)
	}
	if len(p.words) == 0 && len(words) > 0 {
		p.words = append(p.words, newPersonWord(words[0]))
	}
	for i := range p.words {
		p.words[i].among = len(p.words) > 1
	}
	p.patronymics()
	return p
}

// reorder puts the family name of "Putin, Vladimir" last.
func reorder(s string) string {
	family, rest, ok := strings.Cut(s, ",")
	if !ok {
		return s
	}
	switch strings.TrimRight(strings.ToLower(strings.TrimSpace(rest)), ".") {
	case "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq":
		return s
	}
	return rest + " " + family
}

func newPersonWord(w string) personWord {
	p := personWord{word: newWord(w)}
	p.endsTold = w[0] < 0xD6 // Latin, Greek, Cyrillic in UTF-8
	if len(p.sounds) <= 1 && len([]rune(w)) == 1 {
		p.kind = initial
	} else if !p.abjad {
		latin := w
		if !isASCII(w) {
			latin = strings.ReplaceAll(Latin(w), " ", "")
		}
		p.groups = groupsOf(latin)
	}
	return p
}

var sonOf = map[string]bool{"bin": true, "ibn": true, "ben": true, "ould": true, "wuld": true, "bint": true, "بن": true, "ابن": true, "بنت": true}

// isParticle tells whether a word that isn't a name's last is a particle before
// the next; inside
// says that it isn't the first either, where "Ben" and "Le" are names.
func isParticle(w, next string, inside bool) bool {
	if isArticle(w, next) {
		return w != "la" && w != "le" && w != "les" || inside
	}
	switch w {
	case "ibn", "bin", "bint",
		"von", "van", "de", "der", "بن", "ابن", "بنت":
		return true
	case "ben", "ould", "wuld", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "les", "den", "ter", "ten", "zu", "zum",
		"zur", "y", "e", "af", "oglu", "ogly", "qizi", "kyzy", "o", "i":
		return inside
	}
	return false
}

// compound joins a word with those that it needs: "Abu Bakr", "Abd al-Rahman".
// It returns the place of the last word taken.
func compound(words []string, i int) (string, int) {
	first := ""
	switch words[i] {
	case "abu", "abou", "abo", "abi", "bu", "bou", "aboo", "ابو", "ابي":
		first = "abu"
	case "um", "umm", "om", "oum", "ام":
		first = "um"
	case "abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdu", "abed", "عبد":
		first = "abd"
	default:
		return words[i], i
	}
	next := i + 1
	for next < len(words)-1 && isArticle(words[next], words[next+1]) {
		next++
	}
	if next >= len(words) {
		return words[i], i
	}
	if isAbjad(words[i]) {
		return words[i] + withoutArticle(words[next]), next
	}
	if first == "abu" {
		return first + words[next], next
	}
	return first + withoutArticle(words[next]), next
}

// suffixes are words that end another: "Salah al-Din" is Salahuddin.
var suffixes = map[string]string{
	"din": "din", "deen": "din", "dine": "din", "aldin": "din", "eldin": "din", "uldin": "din", "addin": "din", "eddin": "din", "eddine": "din", "uddin": "din",
	"allah": "lah", "ullah": "lah", "ollah": "lah", "الله": "له", "الدين": "دين",
}

func isSuffix(w string) bool { return suffixes[w] != "" }

// canonical spells the compounds of Arabic names in one way: Abdurrahman,
// Abdelrahman; Salaheddine, Salahuddin; Nasrallah, Nasrullah.
func canonical(w string) string {
	if rest, ok := strings.CutPrefix(w, "عبدال"); ok && len(rest) >= 4 {
		return "عبد" + rest
	}
	if !isASCII(w) {
		return w
	}
	if rest, ok := strings.CutPrefix(w, "abd"); ok && len(rest) >= 4 && !isConsonant(rest[0]) {
		switch {
		case rest[1] == 'l' && len(rest) >= 5, rest[1] == rest[2] && isConsonant(rest[1]):
			w = "abd" + rest[2:]
		}
	}
	for _, end := range []string{"dine", "deen", "din"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 4 && (isConsonant(stem[len(stem)-1]) == (stem[len(stem)-1] == 'd' || stem[len(stem)-1] == 'l')) {
			stem = strings.TrimSuffix(strings.TrimSuffix(stem, "d"), "l")
			if n := len(stem); n > 3 && !isConsonant(stem[n-1]) {
				stem = stem[:n-1]
			}
			w = stem + "din"
			break
		}
	}
	if stem, ok := strings.CutSuffix(w, "llah"); ok && len(stem) >= 4 && !isConsonant(stem[len(stem)-1]) {
		w = stem[:len(stem)-1] + "lah"
	}
	return w
}

// patronymics marks what is left out as freely as it is put in: "Vladimir
// Vladimirovich Putin".
func (p *person) patronymics() {
	if len(p.words) < 3 {
		return
	}
	for i := range p.words[1:] {
		w := &p.words[i+1]
		latin := w.text
		if !isASCII(latin) {
			latin = Latin(latin)
		}
		for _, end := range []string{"ovich", "evich", "ovych", "evych", "yovych", "ovna", "evna", "ivna", "ovitch", "evitch", "owitsch", "ewitsch", "ovic", "evic"} {
			if strings.HasSuffix(latin, end) && (i+1 < len(p.words)-1 || end[len(end)-1] != 'c') {
				w.kind = patronymic
			}
		}
	}
}

func (p *person) texts() []string {
	out := make([]string, len(p.words))
	for i := range p.words {
		out[i] = p.words[i].text
	}
	return out
}

// allSoundsLike compares names that one side writes without spaces.
func (p *person) allSoundsLike(q *person) bool {
	return soundsLike(strings.Join(p.texts(), ""), strings.Join(q.texts(), "")) >= 0.9
}

func (p *person) same(q *person) bool {
	if len(p.words) != len(q.words) || p.number != q.number || p.junior != q.junior {
		return false
	}
	for i := range p.words {
		if p.words[i].text != q.words[i].text {
			return false
		}
	}
	return true
}
