package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// tolls are the number fields by what is done to the people counted.
var tolls = map[string]string{
	"kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "execute": "killed", "behead": "killed", "massacre": "killed", "murder": "killed",
	"assassinate": "killed", "slay": "killed", "slaughter": "killed", "fatality": "killed",
	"injure": "injured", "wound": "injured", "hurt": "injured", "injury": "injured", "maim": "injured",
	"arrest": "detained", "detain": "detained", "jail": "detained", "imprison": "detained", "capture": "detained", "abduct": "detained", "kidnap": "detained", "seize": "detained",
	"displace": "displaced", "flee": "displaced", "uproot": "displaced", "evacuate": "displaced",
}

// numbersOf reads the counts of a draft's participants: "at least five soldiers
// were killed".
func (p *pass) numbersOf(c *draft) {
	field, ok := tolls[p.Lemma(c.trigger)]
	if !ok {
		field = "size"
	}
	if field == "detained" && slices.ContainsFunc(c.recipients, func(r party) bool { return p.abstract(r.token) }) {
		return // "seized three lorries" counts no detained
	}
	words := []int{c.trigger}
	for _, r := range append(slices.Clone(c.recipients), c.actors...) {
		words = append(words, r.token)
	}
	for _, w := range words {
		num := p.Child(w, "nummod")
		if num < 0 && p.Upos(w) == "NUM" {
			num = w
		}
		vague, hasVague := vagueCounts[p.Lemma(w)]
		if num < 0 && !hasVague {
			continue
		}
		if field == "size" && w != c.trigger && !slices.ContainsFunc(c.actors, func(a party) bool { return a.token == w }) {
			continue
		}
		n, good := reportedly.Number{Field: field}, false
		if num >= 0 {
			n.Min, n.Max, n.Span, good = p.count(num)
		} else {
			n.Min, n.Span, good = vague, p.word(w), true
		}
		if good {
			n.Text = p.Text.Slice(n.Span)
			c.numbers = append(c.numbers, n)
			p.because(c, "numbers", n.Field, n.Span, "a count of who is concerned")
			return
		}
	}
}

// vagueCounts are the least numbers that plural count words stand for (codebook,
// rule 33).
var vagueCounts = map[string]int{"dozen": 24, "score": 40, "hundred": 200, "thousand": 2000, "million": 2000000}

var numberWords = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1000000, "dozen": 12, "score": 20}

// count reads a number with what bounds it: "at least five", "more than 30",
// "between 30 and 45", "up to 200".
func (p *pass) count(num int) (lo, hi int, span text.Span, ok bool) {
	n, ok := p.value(num)
	if !ok {
		return 0, 0, text.Span{}, false
	}
	// Of "with 30 to 45 men" the preposition is the men's, of "between 30 and 45" the number's.
	first, end := p.Run(p.Subtree(num, func(c int) bool { return p.Head(c) == num && p.Is(c, "case") && c < num && p.Words[c] != "between" }), num)
	s := p.sentence(num)
	before := func(k int) string {
		if num-k < s.First || first-k < s.First {
			return ""
		}
		return p.Words[first-k]
	}
	lo, hi = n, n
	phrase := strings.Join(p.Words[first:end], " ")
	lead := before(2) + " " + before(1) + " " + phrase
	switch {
	case strings.Contains(lead, "at least"), strings.Contains(lead, "no fewer than"), strings.Contains(lead, "no less than"):
		hi = 0
	case strings.Contains(lead, "more than"), strings.Contains(lead, "over "+phrase), strings.Contains(lead, "upwards of"):
		lo, hi = n+1, 0
	case strings.Contains(lead, "up to"), strings.Contains(lead, "at most"), strings.Contains(lead, "as many as"):
		lo = 0
	case strings.Contains(lead, "fewer than"), strings.Contains(lead, "less than"), strings.Contains(lead, "under "+phrase):
		lo, hi = 0, n-1
	}
	for _, c := range p.Children(num, "conj") {
		if m, good := p.value(c); good && strings.Contains(lead, "between") {
			hi = m
		}
	}
	return lo, hi, p.SpanOf(first, end), true
}

// value is the number that a word spells: "5,000", "forty", "two dozen".
func (p *pass) value(w int) (int, bool) {
	s := strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(p.Words[w])
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return p.scaled(w, n), true
	}
	if n, ok := numberWords[s]; ok {
		return p.scaled(w, n), true
	}
	return 0, false
}

// scaled multiplies by a following unit: "two hundred", "3 million".
func (p *pass) scaled(w, n int) int {
	if w+1 < p.sentence(w).End && n < 1_000_000 {
		switch next := p.Words[w+1]; next {
		case "hundred", "thousand", "million", "dozen":
			return n * numberWords[next]
		}
	}
	for _, c := range p.Kids(w) {
		if p.Is(c, "compound", "nummod") && c < w {
			if m, ok := numberWords[p.Words[c]]; ok && n >= 100 && m < n {
				return m * n
			}
		}
	}
	return n
}
