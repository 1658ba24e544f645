package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// samePerson tells whether the shorter list of name words is a form of the
// longer.
//   - "Tarek Benali" … "Benali": the family name
//   - "Saddam Hussein" … "Saddam": the given name
//   - "Ramón Ortega Luna" … "Ortega": the first of two family names
//   - "J. Benali" … "Tarek J. Benali": initials
func samePerson(short, long []string) bool {
	if len(short) == 0 || len(short) > len(long) {
		return false
	}
	if len(short) == 1 {
		for _, w := range long {
			if w == short[0] {
				return len(w) > 1
			}
		}
		return false
	}
	k := 0
	for _, w := range long {
		if k < len(short) && sameNamePart(short[k], w) {
			k++
		}
	}
	return k == len(short) && (short[len(short)-1] == long[len(long)-1] || short[0] == long[0])
}

func sameNamePart(a, b string) bool {
	return a == b || len(a) == 1 && strings.HasPrefix(b, a) || len(b) == 1 && strings.HasPrefix(a, b)
}

// sameBody tells whether the shorter list of words is a form of an
// organisation's longer name.
//   - "Northern Plains Security Council" … "Security Council": its end
//   - "Alwadi News" … "Alwadi": its beginning, unless that is a place or a
//     people that it only belongs to ("Basra Chamber" is not Basra)
//   - "Global Coalition to Restore Calm" … "Global Coalition"
func sameBody(shortForm, longForm *form, isPlace func(string) bool) bool {
	short, long, plain := shortForm.words, longForm.words, shortForm.plain
	n, m := len(short), len(long)
	if n == 0 || n >= m {
		return false
	}
	if equal(short, long[m-n:]) {
		return n > 1 || !generic(plain[0]) && !isPlace(plain[0])
	}
	if equal(short, long[:n]) && (n > 1 || shortForm.label == ling.Group) {
		for _, w := range plain {
			if !isPlace(w) && !generic(w) {
				return true
			}
		}
		return n > 1 && groupNouns[plain[n-1]]
	}
	return false
}

// generic tells whether a word by itself names nobody in particular.
func generic(w string) bool {
	return groupNouns[w] || personNouns[w] || placeNouns[w] || titleWords[w] || len(w) < 3
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// famous are the few bodies and states that reports call by names of which
// neither is a short form of the other.
var famous = [][]string{
	{"islamic state", "islamic state of iraq and the levant", "islamic state of iraq and syria", "islamic state in iraq and syria", "islamic state of iraq and al sham", "islamic state in iraq and the levant", "isis", "isil", "daesh", "daish", "islamic state group"},
	{"united states", "united states of america", "us", "usa", "america"},
	{"united kingdom", "uk", "britain", "great britain"},
	{"united arab emirates", "uae", "emirates"},
	{"european union", "eu"},
	{"united nations", "un"},
	{"hezbollah", "hizbollah", "hizbullah", "hizballah", "hizb allah"},
	{"al qaeda", "al qaida", "al qaeda network", "qaeda", "qaida"},
	{"houthis", "huthis", "ansar allah", "ansarallah"},
	{"taliban", "taleban", "islamic emirate of afghanistan"},
	{"nato", "north atlantic treaty organization", "north atlantic treaty organisation"},
	{"burma", "myanmar"}, {"czechia", "czech republic"}, {"turkey", "turkiye"}, {"ivory coast", "cote divoire"},
	{"democratic republic of the congo", "dr congo", "drc", "congo kinshasa"},
}

// famousKey is the key that all of a famous body's names share, or "".
var famousKey = func() map[string]string {
	m := map[string]string{}
	for i, row := range famous {
		for _, n := range row {
			m[strings.Join(even(nameWords(n)), " ")] = "famous " + famous[i][0]
		}
	}
	return m
}()

// famousFirst are the first words of famous names.
var famousFirst = func() words {
	w := words{}
	for _, row := range famous {
		for _, n := range row {
			first, _, _ := strings.Cut(n, " ")
			w[first] = true
		}
	}
	return w
}()

// key is the string under which a name's mentions are the same without doubt.
func (r *resolver) key(p *properName) string {
	k := strings.Join(even(p.words), " ")
	if isAcronym(p.text) || p.end-p.first > 1 || len(k) > 3 {
		if f := famousKey[k]; f != "" && p.label != ling.PersonName {
			return f
		}
	}
	if p.label == ling.Location || p.label == "" || p.label == ling.Group {
		if name, ok := r.country(p.text); ok {
			k = strings.Join(even(nameWords(name)), " ")
			if f := famousKey[k]; f != "" {
				return f
			}
		}
	}
	if p.label == ling.PersonName && len(p.words) == 1 {
		return "person " + k
	}
	if p.label == ling.Nationality {
		return "people " + k
	}
	return k
}
