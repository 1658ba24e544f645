package origin

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/text"
)

// saying tells whether a word is a form of a verb that only introduces what somebody
// says. "Report" and "claim" may be nouns: their neighbours decide.
func saying(w string) bool {
	switch strings.ToLower(w) {
	case "say", "says", "said", "saying", "tells", "told", "announced", "announces", "states", "stated", "reports", "reported", "report", "adds", "added",
		"claims", "claimed", "confirmed", "confirms", "declared", "declares", "explained", "related", "recounted", "recalls", "recalled", "writes", "wrote",
		"noted", "testified", "warned", "insisted", "acknowledged", "admitted", "posted", "tweeted", "agree", "agrees", "agreed":
		return true
	}
	return false
}

// sayings are the verbs of saying in a text.
func sayings(s string) (out []text.Span) {
	start := -1
	for i := 0; i <= len(s); i++ {
		letter := i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] >= utf8.RuneSelf)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			if saying(s[start:i]) {
				out = append(out, text.Span{Start: start, End: i})
			}
			start = -1
		}
	}
	return out
}

var according = regexp.MustCompile(`\b(?i:according to|in the words of|citing|quoting|quoted|cited|attributed to|on the authority of|reported by|as told by|data from|figures from)\s+`)

// heard is whom somebody told: the publisher itself.
var heard = regexp.MustCompile(`(?i)\btold (?:us|me|this (?:newspaper|paper|agency|reporter|website|publication|magazine|station|broadcaster|correspondent|writer)|our (?:reporter|correspondent|newspaper|team|stringer|contributor)s?)\b`)

// findSpeeches looks in each sentence for who is cited.
func (p *Profile) findSpeeches() {
	var direct *regexp.Regexp
	if len(core(p.Publisher)) > 0 {
		direct = regexp.MustCompile(`(?i)\b(?:told|tells|speaking to|interview with) (?:the )?` + regexp.QuoteMeta(strings.TrimSpace(p.Publisher)))
	}
	for _, s := range p.sentences {
		sentence := p.text[s.Start:s.End]
		told := hasAny(sentence, "told", "tells", "speaking", "interview") && (heard.MatchString(sentence) || direct != nil && direct.MatchString(sentence))
		sp, ok := p.speaker(s)
		if !ok {
			if sp, ok = p.talker(s); ok {
				told = true
			}
		}
		if !ok {
			sp, ok = p.witness(s)
		}
		if !ok {
			sp, ok = p.script(s)
		}
		if ok {
			p.Speeches = append(p.Speeches, Speech{Sentence: s, Speaker: sp, Who: p.text[sp.Start:sp.End], Direct: told})
		}
	}
}

// talks are how somebody speaks to the publisher without a word of saying: "The widow spoke
// to us by the gate", "The clerk read us a list".
var talks = regexp.MustCompile(`(?i)\b(?:(?:spoke|talked) (?:to|with)|read|showed|gave|handed) (?:us|me|this (?:newspaper|paper|agency|reporter|station|correspondent)|our (?:reporter|correspondent|team))\b`)

// talker finds who talked to the publisher in a sentence.
func (p *Profile) talker(s text.Span) (text.Span, bool) {
	sentence := p.text[s.Start:s.End]
	if !hasAny(sentence, "spoke", "talked", "read", "showed", "gave", "handed") {
		return text.Span{}, false
	}
	m := talks.FindStringIndex(sentence)
	if m == nil || p.inQuotes(s.Start+m[0]) {
		return text.Span{}, false
	}
	sp := p.subject(p.leftPhrase(s.Start, s.Start+m[0]))
	return sp, plausible(p.text[sp.Start:sp.End])
}

// perceives are verbs of what somebody witnessed: the report has it from nobody else.
var perceives = regexp.MustCompile(`\b(?:heard|saw|watched|felt|smelled|counted) (?:the|a|an|two|three|four|five|six|several|how|shots|gunfire|explosions?|smoke|flames|men|soldiers|people|them|him|her|as|from)\b`)

// witness finds a person, by name, whose senses a sentence tells of: "Rosa Cubas heard the
// two shots from her kitchen".
func (p *Profile) witness(s text.Span) (text.Span, bool) {
	sentence := p.text[s.Start:s.End]
	if !hasAny(sentence, "heard", "saw", "watched", "felt", "smelled", "counted") {
		return text.Span{}, false
	}
	m := perceives.FindStringIndex(sentence)
	if m == nil || p.inQuotes(s.Start+m[0]) {
		return text.Span{}, false
	}
	sp := p.subject(p.leftPhrase(s.Start, s.Start+m[0]))
	return sp, personIn(p.text[sp.Start:sp.End]) != ""
}

// scripted is a speaker before a colon and his words: "Radio Halden, in Norse: “We hold the
// pass.”", "Capt Ruun: “They fled.”"
var scripted = regexp.MustCompile(`(?:^|[.!?;]\s|\d\s|\)\s)((?:\p{Lu}[\p{L}.'’-]*|of|the|and|for|service)(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|and|for|service|radio)){0,6})(?:, (?:in|on|by) [^:;.“"]{2,40})?:\s*$`)

// script finds whose words stand in quotation marks after a colon.
func (p *Profile) script(s text.Span) (text.Span, bool) {
	sentence := p.text[s.Start:s.End]
	for _, mark := range []string{`: "`, `: “`, `: «`} {
		at := strings.Index(sentence, mark)
		if at < 0 || p.inQuotes(s.Start+at) {
			continue
		}
		if m := scripted.FindStringSubmatchIndex(sentence[:at+1]); m != nil {
			return text.Span{Start: s.Start + m[2], End: s.Start + m[3]}, true
		}
	}
	return text.Span{}, false
}

// speaker finds who is cited in a sentence.
func (p *Profile) speaker(s text.Span) (text.Span, bool) {
	sentence := p.text[s.Start:s.End]
	cites := hasAny(sentence, "according", "words of", "citing", "quot", "cited", "attributed", "authority", "by ", "from ")
	var m []int
	if cites {
		m = according.FindStringIndex(sentence)
	}
	if m != nil && !p.inQuotes(s.Start+m[0]) {
		if sp := p.rightPhrase(s.Start+m[1], s.End); !sp.Empty() {
			return sp, true
		}
	}
	for _, m := range sayings(p.text[s.Start:s.End]) {
		from, to := s.Start+m.Start, s.Start+m.End
		if p.inQuotes(from) || !p.verb(s, from, to) {
			continue
		}
		left := p.subject(p.leftPhrase(s.Start, from))
		if plausible(p.text[left.Start:left.End]) {
			return left, true
		}
		if !inverted(p.text[s.Start:from]) || strings.HasPrefix(strings.ToLower(p.text[from:to]), "t") && objects.MatchString(p.text[to:s.End]) {
			continue
		}
		if right := p.rightPhrase(to, s.End); plausible(p.text[right.Start:right.End]) {
			return right, true
		}
	}
	return text.Span{}, false
}

// objects are those that are told, where a speaker may stand: "told us".
var objects = regexp.MustCompile(`^ (?:us|me|reporters|journalists|the|this|our|a|an|him|her|them|[\p{Lu}])`)

// adverbials stand before a speaker: "In a letter the league said".
var adverbials = regexp.MustCompile(`^(?:[Ii]n (?:a|an|its|his|her|their) (?:\w+ )?(?:statement|release|post|message|letter|interview|report|communiqué|speech),? (?:on \w+,? )?|[Oo]n \w+day,? |[Ee]arlier,? |[Ll]ater,? |[Mm]eanwhile,? |[Aa]nd )`)

// subject takes adverbials off a phrase, and what follows the first verb of a
// phrase that ends in "and": "the channel deleted its message and wrote".
func (p *Profile) subject(sp text.Span) text.Span {
	s := p.text[sp.Start:sp.End]
	if m := adverbials.FindStringIndex(s); m != nil {
		sp.Start += m[1]
		s = p.text[sp.Start:sp.End]
	}
	if strings.HasSuffix(s, " and") {
		at := 0
		for i, w := range strings.Fields(s) {
			if i > 0 && strings.HasSuffix(w, "ed") {
				return trimmed(p.text, sp.Start, sp.Start+at)
			}
			at = strings.Index(s[at:], w) + at + len(w)
		}
	}
	return sp
}

// verb tells whether a form is used as a verb of saying: not "media reports said",
// "claimed responsibility", "was told", "did not say", "a report".
func (p *Profile) verb(s text.Span, from, to int) bool {
	after := strings.TrimLeft(p.text[to:s.End], " ")
	before := strings.ToLower(lastWord(p.text[s.Start:from]))
	form := strings.ToLower(p.text[from:to])
	switch {
	case strings.HasPrefix(after, "responsibility"), before == "not", before == "been", before == "to":
		return false
	case saying(firstWord(after)):
		return false
	case strings.HasPrefix(form, "agree"):
		return strings.HasPrefix(after, "that ")
	case form == "report" || form == "reports" || form == "claims":
		switch before {
		case "", "the", "a", "an", "this", "that", "its", "their", "our", "media", "news", "of", "earlier", "unconfirmed", "some", "other", "press", "in",
			"deny", "denies", "denied", "denying", "reject", "rejects", "rejected", "dismiss", "dismisses", "dismissed", "confirms", "confirmed", "received", "many", "several", "no", "any", "all", "these", "those", "such", "recent", "his", "her", "false", "by", "from", "on", "about", "with", "for":
			return false
		}
	case before == "was" || before == "were" || before == "is" || before == "are":
		return false
	}
	return true
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string {
	s = strings.TrimRight(s, " ")
	return s[strings.LastIndexAny(s, " \"“(")+1:]
}

// inverted tells whether a verb of saying follows what is said: after a comma or a
// closing quotation mark.
func inverted(before string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, ",") || strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "”") || strings.HasSuffix(before, "»")
}

// endsQuotation tells whether a text ends in somebody's words: "… we stay,” said X". A
// name in quotation marks has no stop before the closing one.
func endsQuotation(s string) bool {
	for _, mark := range []string{`"`, "”", "»", "’"} {
		if body, ok := strings.CutSuffix(s, mark); ok {
			return strings.HasSuffix(body, ",") || strings.HasSuffix(body, ".") || strings.HasSuffix(body, "!") || strings.HasSuffix(body, "?") || strings.HasSuffix(body, "…")
		}
	}
	return false
}

// The longest phrases for a speaker, in words: of its own, and of what stands by it
// between commas.
const (
	maxPhrase     = 12
	maxApposition = 20
)

// leftPhrase is the phrase that ends before a byte: back to a mark, a conjunction
// or the sentence's beginning. After a comma, an apposition ("X, the mayor, said")
// is taken along with what it stands by.
func (p *Profile) leftPhrase(limit, end int) text.Span {
	s := p.text[limit:end]
	s = strings.TrimRight(s, " ")
	if endsQuotation(s) {
		return text.Span{Start: end, End: end} // what is said, not who says it
	}
	apposition := strings.HasSuffix(s, ",")
	if apposition {
		body := strings.TrimSuffix(s, ",")
		cut := strings.LastIndexAny(body, ",;:(\"“”")
		if cut < 0 || len(strings.Fields(body[cut+1:])) > maxApposition {
			return text.Span{Start: end, End: end}
		}
		first := p.phraseStart(body[:cut])
		return trimmed(p.text, limit+first, limit+len(body))
	}
	return trimmed(p.text, limit+p.phraseStart(s), limit+len(s))
}

// phraseStart is where the phrase begins that ends with a text.
func (p *Profile) phraseStart(s string) int {
	start, n := len(s), 0
	for start > 0 && n < maxPhrase {
		t := strings.TrimRight(s[:start], " ")
		i := strings.LastIndexByte(t, ' ') + 1
		w := t[i:]
		if w == "" || n > 0 && endsClause(w) || joins(strings.ToLower(strings.Trim(w, "\"“”'"))) {
			break
		}
		start = i
		n++
		if strings.ContainsAny(w[:1], "\"(") || strings.HasPrefix(w, "“") {
			break
		}
	}
	return start
}

func endsClause(w string) bool {
	last, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune(",;:\"”)–—", last)
}

// joins tells words that open a clause: a phrase doesn't reach beyond them.
func joins(w string) bool {
	switch w {
	case "that", "but", "while", "when", "as", "after", "because", "which", "where", "before", "since", "until", "if", "although", "though", "has", "have", "had", "also", "later", "then", "was", "were", "-", "–", "—":
		return true
	}
	return false
}

// rightPhrase is the phrase that begins at a byte.
func (p *Profile) rightPhrase(start, limit int) text.Span {
	end, n := start, 0
	for end < limit && n < maxPhrase {
		rest := p.text[end:limit]
		skip := len(rest) - len(strings.TrimLeft(rest, " "))
		word := rest[skip:]
		if i := strings.IndexByte(word, ' '); i >= 0 {
			word = word[:i]
		}
		bare := strings.TrimRight(word, ".,;:!?\"”")
		switch strings.ToLower(bare) {
		case "a", "an", "the":
			if n > 1 {
				return trimmed(p.text, start, end)
			}
		case "who", "that", "which", "when", "as", "after", "while", "and", "was", "were", "said", "says", "told", "to", "on", "in", "by", "with", "":
			if n > 0 {
				return trimmed(p.text, start, end)
			}
		}
		end += skip + len(bare)
		n++
		if bare != word || word == "" {
			break
		}
	}
	return trimmed(p.text, start, end)
}

func trimmed(s string, start, end int) text.Span {
	for start < end && strings.IndexByte(" ,\"'(", s[start]) >= 0 {
		start++
	}
	for start < end && strings.HasPrefix(s[start:end], "“") {
		start += len("“")
	}
	for start < end && strings.IndexByte(" ,.;:", s[end-1]) >= 0 {
		end--
	}
	return text.Span{Start: start, End: max(start, end)}
}

// plausible tells whether a phrase may be a speaker: it has a letter, isn't too
// long, and begins like a noun phrase.
func plausible(s string) bool {
	f := strings.Fields(s)
	if len(f) == 0 || len(f) > maxPhrase+maxApposition {
		return false
	}
	switch strings.ToLower(f[0]) {
	case "so", "anyone", "anybody", "everybody", "everyone", "those", "and", "or", "of", "it", "there", "nobody", "no", "what", "this", "who", "not", "never", "is", "are", "be", "been", "being", "would", "could", "will", "to":
		return false
	}
	if len(f) > 1 && (strings.EqualFold(f[0], "view") || strings.EqualFold(f[0], "light")) && f[1] == "of" {
		return false // "in view of the drought, the fair is off"
	}
	if strings.EqualFold(f[len(f)-1], "and") || len(f) > 1 && strings.HasSuffix(f[0], "ed") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
