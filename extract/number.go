package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// numbers fills the numbers of the drafts that are kept.
func (p *pass) numbers() {
	for _, c := range p.drafts {
		p.numbersOf(c)
	}
	p.tolled()
}

// numbersOf reads the counts of a draft's participants, "at least five soldiers
// were killed", and of the harm that it is said to have done beside: "gunmen attacked
// the mosque, killing six and injuring nine others".
func (p *pass) numbersOf(c *draft) {
	field, ok := p.toll(c.trigger)
	if !ok {
		field = "size"
	}
	if field == "detained" && (slices.ContainsFunc(c.recipients, func(r party) bool { return p.abstract(r.token) }) || slices.ContainsFunc(p.sufferers(c.trigger), p.abstract)) {
		return // "seized three lorries" counts no detained
	}
	var words []int
	if ok {
		words = p.sufferers(c.trigger)
	}
	words = append(words, c.trigger)
	for _, r := range append(slices.Clone(c.recipients), c.actors...) {
		words = append(words, r.token)
	}
	if field == "detained" {
		words = slices.DeleteFunc(words, func(w int) bool {
			n := p.named[w]
			thing := n >= 0 && p.Upos(w) == "NOUN" && !slices.Contains([]ling.NameLabel{ling.PersonName, ling.Group, ling.Nationality}, p.Names[n].Label)
			_, role := p.role(w)
			return w != c.trigger && p.Upos(w) != "NUM" && !role && !p.lex.InClass(lexicon.PersonClass, p.Lemma(w)) && (thing || !p.somebodyAt(party{token: w})) // "seized twelve vehicles"
		})
	}
	if field == "size" {
		words = slices.DeleteFunc(words, func(w int) bool {
			return w != c.trigger && !slices.ContainsFunc(c.actors, func(a party) bool { return a.token == w })
		})
	}
	p.counted(c, field, words)
	if c.event == reportedly.Assault && p.Lemma(c.trigger) == "toll" {
		p.counted(c, "killed", p.tollWords(c.trigger))
	}
}

// counts are those of some words that give a count.
func (p *pass) counts(words []int) []int {
	return slices.DeleteFunc(slices.Clone(words), func(w int) bool {
		_, ok := p.countOf(w)
		return !ok
	})
}

// counted adds the count that the first of the words that has one gives.
func (p *pass) counted(c *draft, field string, words []int) {
	for _, w := range words {
		n, ok := p.countOf(w)
		if !ok && p.Is(w, "nmod") {
			n, ok = p.countOf(p.Head(w)) // "dozens of guards"
		}
		if ok {
			n = p.summed(w, n)
			n.Field, n.Text = field, p.Text.Slice(n.Span)
			c.numbers = append(c.numbers, n)
			p.because(c, "numbers", n.Field, n.Span, "a count of who is concerned")
			return
		}
	}
}

// summed is the count of all whom a list counts, given that of one of them: "two guards and one
// attacker" are three, "a nurse and several children" one or more.
func (p *pass) summed(w int, n reportedly.Number) reportedly.Number {
	list := p.Conjuncts(p.First(w))
	if len(list) < 2 || !slices.Contains(list, w) {
		return n
	}
	sum := reportedly.Number{Span: n.Span}
	open := false
	for _, k := range list {
		m, ok := p.countOf(k)
		switch tag := p.Tokens[k].XPOS; {
		case ok:
		case p.Upos(k) == "NUM" || p.timeAt(k) >= 0:
			return n
		case p.Has(k, "a", "an") >= 0 || p.Upos(k) == "PROPN" && tag == "NNP" && p.named[k] >= 0 && p.Names[p.named[k]].Label == ling.PersonName:
			m = reportedly.Number{Min: 1, Max: 1, Span: p.word(k)}
		case p.Upos(k) == "NOUN" && (tag == "NNS" || tag == "NNPS"):
			m.Span = p.word(k) // "several children"
		default:
			return n // "nine guards and the chief"
		}
		sum.Min, sum.Max, open = sum.Min+m.Min, sum.Max+m.Max, open || m.Max == 0
		sum.Span = sum.Span.Union(m.Span)
	}
	if open {
		sum.Max = 0
	}
	return sum
}

// countOf is how many a word says that there are, without its field.
func (p *pass) countOf(w int) (reportedly.Number, bool) {
	num := p.Child(w, "nummod")
	if num < 0 && p.Upos(w) == "NUM" {
		num = w
	}
	if num >= 0 && p.onClock(num) {
		return reportedly.Number{}, false
	}
	if num >= 0 {
		lo, hi, span, ok := p.count(num)
		return reportedly.Number{Min: lo, Max: hi, Span: span}, ok
	}
	vague, ok := vagueCounts[p.Lemma(w)]
	return reportedly.Number{Min: vague, Span: p.word(w)}, ok
}

// onClock tells whether a number is an hour of the day: "nine in the morning", "at 5 p.m.".
func (p *pass) onClock(num int) bool {
	rest := strings.Join(p.Words[num+1:min(num+4, p.sentence(num).End)], " ")
	return slices.ContainsFunc([]string{"in the morning", "in the afternoon", "in the evening", "at night", "o'clock", "o’clock", "a.m", "p.m", "am ", "pm ", "gmt", "hours gmt"}, func(s string) bool { return strings.HasPrefix(rest, s) })
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

// value is the number that a word is part of: "5,000", "forty-four", "two dozen",
// "one hundred and twelve", "3 million".
func (p *pass) value(w int) (int, bool) {
	s := p.sentence(w)
	if !p.spells(w) {
		return 0, false
	}
	first, end := w, w+1
	for first > s.First && p.oneNumber(first-1, first) {
		first--
	}
	for end < s.End && p.oneNumber(end-1, end) {
		end++
	}
	return numeral(p.Words[first:end])
}

// spells tells whether a word is a figure or a word of number.
func (p *pass) spells(w int) bool {
	_, figure := figures(p.Words[w])
	_, word := numberWords[p.Words[w]]
	return figure || word
}

// oneNumber tells whether two neighbours belong to one number: "two hundred", "forty -",
// "- four", "hundred and", "and twelve". Two figures never do.
func (p *pass) oneNumber(a, b int) bool {
	s := p.sentence(a)
	unit := func(w int) bool { return numberWords[p.Words[w]] >= 100 }
	small := func(w int) bool { n := numberWords[p.Words[w]]; return n > 0 && n < 100 && p.Words[w] != "a" }
	switch {
	case p.Words[b] == "-" || p.Words[b] == "and":
		return b+1 < s.End && (p.Words[b] == "-" && small(a) || unit(a)) && small(b+1)
	case p.Words[a] == "-" || p.Words[a] == "and":
		return a > s.First && small(b) && p.oneNumber(a-1, a)
	case p.Words[a] == "a":
		return unit(b) || p.Words[b] == "dozen" || p.Words[b] == "score"
	}
	_, after := figures(p.Words[b])
	return !after && p.spells(a) && p.spells(b) && p.Words[b] != "a"
}

// figures is a number written in digits, with separators of thousands or without;
// "1.5" goes before a unit.
func figures(s string) (float64, bool) {
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0, false // "inf", "-3"
	}
	n, err := strconv.ParseFloat(strings.NewReplacer(",", "", " ", "", "\u00a0", "", "\u202f", "").Replace(s), 64)
	return n, err == nil && n < maxCount
}

// maxCount is more than the people there are.
const maxCount = 1e11

// numeral is the value of an English number's words.
func numeral(words []string) (int, bool) {
	total, now, any := 0.0, 0.0, false
	for _, w := range words {
		n, figure := figures(w)
		if !figure {
			n = float64(numberWords[w])
		}
		if n == 0 && !figure {
			continue // "-", "and"
		}
		any = true
		switch {
		case figure || n < 100 && w != "a" && w != "dozen" && w != "score":
			now += n
		case w == "a":
			now = 1
		case n >= 1000: // "thousand", "million"
			total, now = total+max(now, 1)*n, 0
		default: // "hundred", "dozen", "score"
			now = max(now, 1) * n
		}
	}
	total += now
	if n := int(total); any && total < maxCount && float64(n) == total {
		return n, true
	}
	return 0, false
}
