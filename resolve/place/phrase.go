package place

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// phrase is what the words around a place's names say of where it lies to them.
type phrase struct {
	how      spatial
	side     side
	far      bool    // "the far north of"
	km       float64 // the distance that is given; 0 for none
	kmSpread float64 // how far off the distance may be
	road     bool    // of a road, street or route
	words    string  // what was read, for the reason
}

// spatial is how a place lies to what its names name.
type spatial int

const (
	itself    spatial = iota
	part              // "southern Libya", "the north of Aleppo province"
	displaced         // "12 km north of Sirte", "east of Mosul"
	outskirts         // "the outskirts of", "the countryside of"
	coast             // "the coast of", "off Benghazi"
	border            // "the border with", "the Syrian-Turkish border"
	near
	around
	between
	along
)

const (
	sideWords = `north-?east|north-?west|south-?east|south-?west|north|south|east|west`
	partWords = `north-?eastern|north-?western|south-?eastern|south-?western|northern|southern|eastern|western|central`
	unitWords = `km|kms|kilomet(?:er|re)s?|miles?|nautical miles|met(?:er|re)s|yards`
	countWord = `[0-9][0-9.,]*|a few|several|some|a couple of|dozens of|tens of|hundreds of|a|an|half a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred`
	// kindLead is what may stand between the words of place and the name: "the
	// rebel-held town of". Its one group holds the free words, which [lead] looks over.
	kindLead = `(?:the )?((?:[a-z-]+ ){0,3}?)(?:(?:city|town|village|capital|province|governorate|state|region|district|county|port|camp|suburb|island|valley|neighbou?rhood|country|base|airport|crossing) (?:of )?(?:the )?)?`
	edgeWord = `outskirts|suburbs|edges?|periphery|countryside|environs|surroundings|vicinity|hinterland|approaches|perimeter`
)

var (
	distanceLead = regexp.MustCompile(`(?:^| )(?:(` + countWord + `) ?(?:to|or|-|–) ?)?(` + countWord + `) ?(` + unitWords + `) (?:(?:to|in) the )?(?:(?:due )?(` + sideWords + `) )?(?:away )?(?:of|from|outside|off|inside|into|beyond|away from) ` + kindLead + `$`)
	outsideLead  = regexp.MustCompile(`(?:^| )(to the |in the |from the |the )?(?:just |further |immediately )?(` + sideWords + `) of ` + kindLead + `$`)
	insideLead   = regexp.MustCompile(`(?:^| )the (far |extreme |deep )?(?:(` + sideWords + `|centre|center|heart|middle) of|(` + partWords + `) (?:parts?|half|tip|end|reaches|areas?|regions?|provinces) of) ` + kindLead + `$`)
	partLead     = regexp.MustCompile(`(?:^| )(far |extreme |deep )?(` + partWords + `|north|south|east|west)(?: and (?:` + partWords + `))? ` + `(?:the )?$`)
	edgeLead     = regexp.MustCompile(`(?:^| )(?:(` + partWords + `) )?(?:` + edgeWord + `) of ` + kindLead + `$`)
	edgeTail     = regexp.MustCompile(`^(?:'s |’s )?(?:(` + partWords + `) )?(?:` + edgeWord + `)(?: |$)`)
	coastLead    = regexp.MustCompile(`(?:^| )(?:off|(?:coast|coastline|shores|waters) of|off the .{0,20}coast of) ` + kindLead + `$`)
	coastTail    = regexp.MustCompile(`^(?:'s |’s )?(?:(?:` + partWords + `|mediterranean|atlantic|pacific) )?(?:coast|coastline|coastal (?:areas?|strip|waters|road)|shores|territorial waters)(?: |$)`)
	borderLead   = regexp.MustCompile(`(?:^| )(?:border|frontier|borders|boundary)(?: \S+){0,2}? (?:with|of|between|from|to) ` + kindLead + `$`)
	borderTail   = regexp.MustCompile(`^(?:'s |’s |- ?\S+ |– ?\S+ )?(?:\S+ )?(?:border|frontier)(?: |$)`)
	nearLead     = regexp.MustCompile(`(?:^| )(?:near|close to|next to|nearby|beside|outside|opposite|off) ` + kindLead + `$`)
	aroundLead   = regexp.MustCompile(`(?:^| )(?:around|surrounding) ` + kindLead + `$`)
	tailSide     = regexp.MustCompile(`^(?:'s |’s )(far |extreme )?(` + partWords + `|north|south|east|west|center|centre)(?: |$)`)
	placedLead   = regexp.MustCompile(`(?:^| )(?:in|at|inside|near|outside) (?:the )?$`)
	splitSide    = regexp.MustCompile(`\b(north|south) ?- ?(east|west)`)
	roadWord     = regexp.MustCompile(`(?:^| |-)(?:roads?|highways?|motorways?|route|axis|corridor|railway|line)(?: |$)`)
)

// context are the words before and after a span, in its sentence, in lower case.
func (r *reader) context(sp text.Span) (before, after string) {
	first, end := r.tokensOf(sp)
	if first >= end {
		return "", ""
	}
	sentence := r.Sentences[r.Tokens[first].Sentence]
	const most = 14
	from, to := max(sentence.First, first-most), min(sentence.End, end+6)
	if from < first {
		before = splitSide.ReplaceAllString(strings.Join(r.Words[from:first], " "), "$1-$2") + " "
	}
	if end < to {
		after = splitSide.ReplaceAllString(strings.Join(r.Words[end:to], " "), "$1-$2")
	}
	return before, after
}

// lead matches the words before a name with an expression that ends in kindLead, nil
// where a preposition, conjunction or comma parts them from the name: in "300 metres
// into hostile territory near Osk" the distance is none from Osk.
func lead(e *regexp.Regexp, before string) []string {
	for at := 0; ; {
		m := e.FindStringSubmatchIndex(before[at:])
		if m == nil {
			return nil
		}
		out := make([]string, len(m)/2)
		for i := range out {
			if m[2*i] >= 0 {
				out[i] = before[at+m[2*i] : at+m[2*i+1]]
			}
		}
		if !slices.ContainsFunc(strings.Fields(out[len(out)-1]), startsPhrase) {
			return out
		}
		// "South of a camp and east of Osk" is east of Osk.
		next := strings.IndexByte(before[at+m[0]+1:], ' ')
		if next < 0 {
			return nil
		}
		at += m[0] + 1 + next
	}
}

// startsPhrase tells whether a word starts another phrase or clause.
func startsPhrase(w string) bool {
	switch w {
	case "near", "in", "at", "on", "by", "with", "from", "to", "into", "inside", "outside", "towards", "toward", "around", "along",
		"between", "beside", "behind", "beyond", "across", "through", "over", "under", "for", "against", "after", "before", "during",
		"since", "until", "and", "or", "but", "as", "that", "which", "who", "where", "when", "while", "is", "was", "are", "were", "had", "has", "have":
		return true
	}
	return false
}

// phraseOf reads the words around a place's first name. Where the place has several
// names the relation that package extract read decides between them.
func (r *reader) phraseOf(p reportedly.Place, name text.Span, several bool) phrase {
	before, after := r.context(name)
	ph := phrase{how: itself}
	// "A road in Osk" is in Osk; "the road to Osk" and "the Osk road" only lead there.
	ph.road = roadWord.MatchString(strings.ToLower(p.Text)) && !placedLead.MatchString(before)
	switch {
	case p.Relation == reportedly.Between && several:
		ph.how = between
		return ph
	case several && (ph.road || p.Relation == reportedly.Along):
		ph.how = along
		return ph
	}
	if r.distance(before, &ph) || r.edges(before, after, &ph) || r.parts(before, after, &ph) || r.beyond(before, &ph) {
		return ph
	}
	// The place's own preposition may be another: "at a post near Osk".
	switch {
	case lead(nearLead, before) != nil, p.Relation == reportedly.Near:
		ph.how = near
	case lead(aroundLead, before) != nil, p.Relation == reportedly.Around:
		ph.how = around
	}
	return ph
}

// distance reads "12 km north of" and "a few miles from".
func (r *reader) distance(before string, ph *phrase) bool {
	if m := lead(distanceLead, before); m != nil {
		ph.how, ph.side, ph.words = displaced, sideOf(m[4]), strings.TrimSpace(m[0])
		ph.km, ph.kmSpread = kilometresOf(m[1], m[2], m[3])
		return true
	}
	return false
}

// beyond reads "east of", of what lies outside the place that is named.
func (r *reader) beyond(before string, ph *phrase) bool {
	if m := lead(outsideLead, before); m != nil && m[1] != "the " && m[1] != "in the " && m[1] != "from the " {
		ph.how, ph.side, ph.words = displaced, sideOf(m[2]), strings.TrimSpace(m[0])
		return true
	}
	return false
}

// edges reads outskirts, coasts and borders.
func (r *reader) edges(before, after string, ph *phrase) bool {
	switch {
	case lead(edgeLead, before) != nil:
		m := lead(edgeLead, before)
		ph.how, ph.side, ph.words = outskirts, sideOf(m[1]), strings.TrimSpace(m[0])
	case edgeTail.MatchString(after):
		m := edgeTail.FindStringSubmatch(after)
		ph.how, ph.side, ph.words = outskirts, sideOf(m[1]), strings.TrimSpace(m[0])
	case lead(coastLead, before) != nil:
		ph.how, ph.words = coast, strings.TrimSpace(lead(coastLead, before)[0])
	case coastTail.MatchString(after):
		ph.how, ph.words = coast, strings.TrimSpace(coastTail.FindString(after))
	case lead(borderLead, before) != nil:
		ph.how, ph.words = border, strings.TrimSpace(lead(borderLead, before)[0])
	case borderTail.MatchString(after):
		ph.how, ph.words = border, strings.TrimSpace(borderTail.FindString(after))
	default:
		return false
	}
	return true
}

// parts reads "southern X", "the north of X", "X's east".
func (r *reader) parts(before, after string, ph *phrase) bool {
	out := lead(outsideLead, before)
	switch {
	case out != nil && out[1] == "to the ":
		return false // "to the south of" is beyond it
	case lead(insideLead, before) != nil:
		m := lead(insideLead, before)
		ph.how, ph.far, ph.side, ph.words = part, m[1] != "", sideOf(m[2]+m[3]), strings.TrimSpace(m[0])
	case partLead.MatchString(before):
		m := partLead.FindStringSubmatch(before)
		ph.how, ph.far, ph.side, ph.words = part, m[1] != "", sideOf(m[2]), strings.TrimSpace(m[0])
	case tailSide.MatchString(after):
		m := tailSide.FindStringSubmatch(after)
		ph.how, ph.far, ph.side, ph.words = part, m[1] != "", sideOf(m[2]), strings.TrimSpace(m[0])
	default:
		return false
	}
	return ph.side.given
}

// kilometresOf reads a distance, with how vague its words are: a number is as vague
// as its last digit that isn't 0, at least a tenth of it; "a few" much more.
func kilometresOf(low, high, unit string) (km, spread float64) {
	a, va := number(low)
	b, vb := number(high)
	if low == "" {
		a, va = b, vb
	}
	factor := 1.0
	switch {
	case strings.HasPrefix(unit, "nautical"):
		factor = 1.852
	case strings.HasPrefix(unit, "mile"):
		factor = 1.609344
	case strings.HasPrefix(unit, "met"):
		factor = 0.001
	case strings.HasPrefix(unit, "yard"):
		factor = 0.0009144
	}
	return (a + b) / 2 * factor, max(va, vb, (b-a)/2) * factor
}

var countWords = map[string][2]float64{
	"a": {1, 0.5}, "an": {1, 0.5}, "one": {1, 0.5}, "half a": {0.5, 0.2}, "a couple of": {2, 1}, "a few": {4, 3}, "several": {6, 4},
	"some": {6, 5}, "two": {2, 0.5}, "three": {3, 0.5}, "four": {4, 0.5}, "five": {5, 1}, "six": {6, 1}, "seven": {7, 1},
	"eight": {8, 1}, "nine": {9, 1}, "ten": {10, 2}, "twelve": {12, 2}, "fifteen": {15, 2}, "twenty": {20, 3}, "thirty": {30, 4},
	"forty": {40, 5}, "fifty": {50, 6}, "sixty": {60, 7}, "seventy": {70, 8}, "eighty": {80, 9}, "ninety": {90, 10},
	"a hundred": {100, 12}, "tens of": {40, 30}, "dozens of": {50, 30}, "hundreds of": {400, 300},
}

func number(s string) (value, spread float64) {
	if x, ok := countWords[s]; ok {
		return x[0], x[1]
	}
	v, err := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(s, ",", ""), "."), 64)
	if err != nil || v > 20000 {
		return 0, 0
	}
	return v, max(0.5, v/10)
}
