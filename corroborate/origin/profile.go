package origin

import (
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Profile is what a report's text says about where its words come from. It is made
// from the text alone and must not be changed.
type Profile struct {
	ID        string // the report's
	Publisher string
	Author    string
	Published string // EDTF, a time of day may follow; "" where unknown
	// Outlet tells that the publisher is a paper, an agency or a broadcaster, which may
	// only pass on what others know; else it is taken to speak for itself.
	Outlet    bool
	Credits   []Credit
	Eyes      []text.Span // words that say that the publisher's own people were there
	Speeches  []Speech    // who is cited, by the text's words alone, in order
	Withdraws []Withdrawal

	text      string
	sentences []text.Span
	quoted    []text.Span
}

// Speech is a sentence with who is cited in it.
type Speech struct {
	Sentence text.Span
	Speaker  text.Span
	Who      string // the speaker's words
	Direct   bool   // told to this very publisher: "told us", "told this newspaper"
}

// Withdrawal is a passage that takes back what was published.
type Withdrawal struct {
	Words text.Span
	Who   string // who takes back; "" for the publisher itself
}

// maxText bounds the text that is looked through, in bytes.
const maxText = 1 << 20

// maxName bounds a publisher's name, in bytes.
const maxName = 300

// Study makes a report's profile. It takes time linear in the text, of which it
// looks through the first mebibyte.
func Study(r *reportedly.Report) *Profile {
	p := &Profile{ID: r.SHA256, Publisher: r.Publisher, Author: r.Author, Published: r.Published}
	if p.ID == "" {
		p.ID = r.Name
	}
	p.Publisher = strings.ToValidUTF8(p.Publisher[:min(len(p.Publisher), maxName)], "")
	if r.Text == nil {
		return p
	}
	p.text = r.Text.String()
	p.quoted = marked(p.text)
	p.sentences = sentences(p.text[:min(len(p.text), maxText)])
	p.Outlet = p.outlet()
	p.findCredits(r)
	p.findEyes()
	p.findSpeeches()
	p.findWithdrawals()
	return p
}

// sentences cuts a text at line ends and at full stops before a capital; what
// abbreviations cut in two does no harm here.
func sentences(s string) (out []text.Span) {
	start := 0
	flush := func(end int) {
		for start < end && (s[start] == ' ' || s[start] == '\n' || s[start] == '\r' || s[start] == '\t') {
			start++
		}
		if start < end {
			out = append(out, text.Span{Start: start, End: end})
		}
		start = end
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			flush(i)
		case '.', '!', '?':
			end := i + 1
			for end < len(s) && (strings.HasPrefix(s[end:], "\"") || strings.HasPrefix(s[end:], "”") || strings.HasPrefix(s[end:], "’") || s[end] == ')') {
				if s[end] < 0x80 {
					end++
				} else {
					end += len("”")
				}
			}
			if end < len(s) && s[end] == ' ' && !abbreviated(s[start:i]) && startsSentence(s[end+1:]) {
				flush(end)
				i = end
			}
		}
	}
	flush(len(s))
	return out
}

func startsSentence(s string) bool {
	s = strings.TrimLeft(s, "\"“‘'( ")
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] >= 0x80 || s[0] >= '0' && s[0] <= '9')
}

// abbreviated tells whether a full stop after these words is a title's or an
// initial's: "Gen. Haftar", "J. Smith".
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " \n(\"")+1:]
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Maj", "Capt", "Lt", "Sgt", "Sen", "Rep", "Gov", "St", "No", "no", "Brig", "Prof", "Adm", "Cmdr":
		return true
	}
	return len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z'
}

// marked are the runs between quotation marks.
func marked(s string) (out []text.Span) {
	for _, m := range quotation.FindAllStringIndex(s, -1) {
		out = append(out, text.Span{Start: m[0], End: m[1]})
	}
	return out
}

var quotation = regexp.MustCompile(`"[^"\n]{1,1000}"|“[^”\n]{1,1000}”|«[^»\n]{1,1000}»`)

// inQuotes tells whether a byte stands between quotation marks.
func (p *Profile) inQuotes(at int) bool {
	i, found := slices.BinarySearchFunc(p.quoted, at, func(q text.Span, at int) int {
		switch {
		case q.End <= at:
			return -1
		case q.Start > at:
			return 1
		}
		return 0
	})
	return found && p.quoted[i].Start <= at
}

// ownBody are words by which a body speaks of its people, which no outlet has.
var ownBody = regexp.MustCompile(`(?i)\b(?:our|we)\s+(?:\w+\s+)?(?:forces|fighters|troops|members|comrades?|volunteers|branch(?:es)?|mission|teams?|patients|party|movement|front|soldiers|delegates|partners|officers|staff|commissioners|inspectors|lawyers|hotline|hospital|clinic|wards?|count|records|register|crew|vessel|ships?|client|union|church|people|sons|daughters|land|town|village|condemn|demand|denounce|urge|call on|appeal)\b`)

// outlet tells whether the publisher may only pass on what others know. The words
// of its name decide, those of outlets before those of bodies: "Union Daily", but
// "Union of Port Workers"; who puts out a statement, and whose name says of what it
// is, is a body. Where the name says nothing, who speaks of its own forces or members
// is a body too.
func (p *Profile) outlet() bool {
	name := p.Publisher
	if mouthpiece.MatchString(name) {
		return false
	}
	if cut := strings.IndexAny(name, "(,:"); cut > 0 {
		if release.MatchString(name[cut:]) {
			return false
		}
		name = name[:cut]
	}
	outlet, body := sortOfPublisher(name)
	if !outlet && !body {
		outlet, body = sortOfPublisher(p.Publisher) // "Rector, University of the South"
	}
	switch {
	case outlet && body && officeOf(name):
		return false
	case outlet && body:
		return !ownBody.MatchString(p.text[:min(len(p.text), maxText)]) && !strings.Contains(name, " of ")
	case body:
		return false
	case outlet:
		return true
	case strings.Contains(name, " of the ") || strings.HasSuffix(strings.ToLower(p.Publisher), "bulletin") && p.us():
		return false
	}
	return !p.us()
}

// officeOf tells whether a name ends in a word of offices, of which what is before it only tells
// the matter: "the Media Council", "the Provincial Press Office"; not "News Network".
func officeOf(name string) bool {
	list := words(name)
	if len(list) == 0 {
		return false
	}
	switch list[len(list)-1] {
	case "council", "office", "ministry", "directorate", "commission", "authority", "department", "committee", "federation", "syndicate", "command", "secretariat", "presidency", "embassy", "administration", "inspectorate", "guild", "ombudsman", "regulator", "police", "army", "government", "municipality", "hospital":
		return true
	}
	return false
}

// sortOfPublisher tells whether a name has words of outlets, and of bodies.
func sortOfPublisher(name string) (outlet, body bool) {
	list := words(name)
	for _, w := range list {
		kind := publisherWords()[w]
		if w == "agency" && slices.ContainsFunc(list, agencyOfState) {
			kind = "body"
		}
		sort := roles()[w]
		outlet = outlet || kind == "outlet"
		body = body || kind == "body" || kind == "" && sort != "" && sort != "-"
	}
	return outlet, body
}

// agencyOfState tells whether a word says of an agency that it is an office and no publisher:
// "the State Investigation Agency".
func agencyOfState(w string) bool {
	switch w {
	case "investigation", "investigations", "intelligence", "security", "protection", "development", "aid", "relief", "health", "environment", "environmental",
		"energy", "space", "nuclear", "border", "corruption", "refugee", "refugees", "disaster", "crime", "drug", "drugs", "food", "water", "migration",
		"customs", "revenue", "land", "forest", "fisheries", "aviation", "transport", "port", "ports", "roads", "medicines", "safety", "rescue", "atomic", "emergency", "management", "welfare":
		return true
	}
	return false
}

// release are words for what bodies put out.
var release = regexp.MustCompile(`(?i)\b(?:press|media|statement|note|communiqu[eé]|release|spokes|readout|minutes|notice|bulletin|summary|digest|sheet|sitrep|communications|public affairs|branch|committee|records|department|desk|unit|secretariat|service|office|section|log|transcript|delegation)\b`)

// mouthpiece is an office through which a body speaks.
var mouthpiece = regexp.MustCompile(`(?i)\b(?:media|press|information) (?:office|cell|desk|team|cent(?:re|er)|service|section|secretary|unit|bureau|department)\b|\bspokes|\bpublic affairs\b|\bcommunications\b|\bstate (?:news|television|tv|radio|media|agency|gazette)\b|\b(?:official|government|federal) gazette\b`)

// us tells whether the publisher speaks of its own people who are no reporters.
func (p *Profile) us() bool {
	for _, m := range ownBody.FindAllStringIndex(p.text[:min(len(p.text), maxText)], -1) {
		if !p.inQuotes(m[0]) {
			return true
		}
	}
	return false
}

// The publisher's own people who were there, and where it speaks of itself at the
// scene: "Our reporter saw …", "We are on the road to …".
var ownEyes = regexp.MustCompile(`(?i)\b(?:our|this newspaper's|this paper's|this agency's|the newspaper's own|the paper's own)\s+(?:own\s+)?(?:\w+\s+)?(?:reporters?|correspondents?|contributors?|journalists?|photographers?|stringers?|crew|focal points?|monitors?|observers?|teams?|staff|fixer|presenter|man|woman|network|enumerators?|volunteers?|drivers?|field ?workers?|researchers?|investigators?|medics?|doctors?|nurses?|delegates?|(?:night )?editor|columnist|camera|microphone|hotline|informants?)\b|\b(?:an?|the|two|three|four)\s+(?:reporters?|correspondents?|journalists?|photographers?|stringers?|crew) (?:for|of|from|with) (?:this|the|our) (?:newspaper|agency|paper|station|broadcaster|magazine|radio)\b|\bthis (?:reporter|correspondent)\b|\bthis (?:agency|newspaper|paper|station|publication|website|magazine) (?:\w+ )?(?:found|saw|visited|counted|watched|observed|verified|inspected|has seen|heard)\b|\bwe (?:\w+ )?(?:are|were|stood|saw|watched|counted|visited|drove|arrived|met|spoke|talked|found|heard|walked|waited|asked|followed|reached|went|came|passed|climbed|crossed|looked|sat)(?: (?:on|at|in|into|inside|over|past|round|around|near|by|the|as|how|to|with|allowed|there|able|a|an|one|two|\w+teen|\w+ty|him|her|them|only|no|people|through|along|from))\b|\bwe (?:have (?:seen|counted|verified|confirmed|obtained|checked|examined|spoken|reviewed|geolocated|the names)|can (?:show|confirm)|(?:verified|confirmed|obtained|examined|reviewed|geolocated) )|\bI (?:[\p{L}’']+ ){0,8}?(?:saw|see|watched|stood|counted|heard|visited|met|spoke|walked|got there|arrived)\b|\b(?:in front of|next to|beside|behind|above) (?:me|us)\b|\b(?:showed|led|guided|accompanied|walked|took) (?:us|me|our (?:reporter|correspondent|team))\b|\bfrom my (?:balcony|window|roof|rooftop|house|car|door|garden|yard|shop|stall|boat)\b`)

// eyeDenied says that nobody was there: "found nobody who had seen it".
var eyeDenied = regexp.MustCompile(`(?i)\b(?:could not|couldn't|cannot|unable to|not been able to)\b`)

func (p *Profile) findEyes() {
	named := p.ownReporters()
	for _, s := range p.sentences {
		sentence := p.text[s.Start:s.End]
		if !hasAny(sentence, "our ", "this ", "his ", " own ", "we ", "i ", "report", "correspondent", "journalist", "photograph", "stringer", "crew", "contributor", " us", " me") || eyeDenied.MatchString(sentence) {
			continue
		}
		for _, m := range ownEyes.FindAllStringIndex(sentence, -1) {
			if !p.inQuotes(s.Start + m[0]) {
				p.Eyes = append(p.Eyes, text.Span{Start: s.Start + m[0], End: s.Start + m[1]})
			}
		}
		if named == nil || !hasAny(sentence, "report", "correspondent", "journalist", "photograph", "stringer", "crew", "contributor") {
			continue
		}
		for _, m := range named.FindAllStringIndex(sentence, -1) {
			p.Eyes = append(p.Eyes, text.Span{Start: s.Start + m[0], End: s.Start + m[1]})
		}
	}
}

// ownReporters finds the publisher's own people by its name: "a Mirror reporter",
// "reporters of the Mirror"; nil where it has no name.
func (p *Profile) ownReporters() *regexp.Regexp {
	var names []string
	for _, w := range strings.Fields(p.Publisher) {
		if w = strings.Trim(w, ",.()"); len(w) > 2 && !small(strings.ToLower(w)) {
			names = append(names, regexp.QuoteMeta(w))
		}
	}
	if len(names) == 0 {
		return nil
	}
	any := "(?:" + strings.Join(names, "|") + ")"
	return regexp.MustCompile(`\b` + any + `(?:'s|’s)? (?:own )?(?:reporters?|correspondents?|journalists?|photographers?|crew|stringers?|contributors?)\b|\b(?:reporters?|correspondents?|journalists?|photographers?|crew) (?:for|of|from|with) (?:the )?(?:\S+ )?` + any)
}

// hasAny tells whether a text has one of some words, in small letters or with a
// capital: a quick look before a slow one.
func hasAny(s string, list ...string) bool {
	for _, w := range list {
		if strings.Contains(s, w) || strings.Contains(s, strings.ToUpper(w[:1])+w[1:]) {
			return true
		}
	}
	return false
}

// sentence is the sentence that holds a byte.
func (p *Profile) sentence(at int) (text.Span, bool) {
	i := p.sentenceIndex(at)
	if i < 0 {
		return text.Span{}, false
	}
	return p.sentences[i], true
}

func (p *Profile) sentenceIndex(at int) int {
	i, _ := slices.BinarySearchFunc(p.sentences, at, func(s text.Span, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	if i < len(p.sentences) && p.sentences[i].Start <= at {
		return i
	}
	return -1
}

// The publisher takes back, or somebody else does: "We withdraw the article", "The
// report was wrong", "The channel deleted its message". A correction of a detail
// ("an earlier version gave the wrong age") is none.
var takesBack = regexp.MustCompile(`(?i)\b(?:withdr[ae]ws?|withdrew|withdrawn|retract(?:s|ed|ion)?|take(?:s|n)? back|took back|deleted?|disown(?:s|ed)?|recant(?:s|ed)?)\s+(?:(?:the|its|their|his|her|that|this|our|a)\s+)?(?:\w+\s+)?(?:articles?|reports?|story|stories|claims?|message|post|statement|account|dispatch|item|announcement|communiqué|tweet|allegation|testimony)\b|\b(?:the|our|that|this) (?:report|story|article|claim|item|dispatch|news) (?:was|proved|turned out to be|is) (?:wrong|false|untrue|mistaken|unfounded|a hoax|in error)\b|\b(?:report|story|article|claim|statement) (?:has been|was|is) (?:withdrawn|retracted)\b|\b(?:thread|post|tweet|article|story|report|message|item|video) (?:is|was|has been|have been) (?:now )?(?:deleted|withdrawn|retracted|removed|taken down)\b|\b(?:taken|took|pulled) (?:the|our|that|its|this) (?:article|report|story|post|item|thread|video) (?:down|offline)\b|\bRETRACTION\b`)

// personal verbs whose subject is who takes back.
var subjectBack = regexp.MustCompile(`(?i)^(?:withdr|retract|take|took|delet|disown|recant|pull)`)

func (p *Profile) findWithdrawals() {
	for _, s := range p.sentences {
		sentence := p.text[s.Start:s.End]
		if !hasAny(sentence, "withdr", "retract", "RETRACT", "delet", "disown", "recant", "taken", "took", "take", "pulled", "wrong", "false", "untrue", "mistaken", "hoax", "error", "removed", "unfounded") {
			continue
		}
		for _, m := range takesBack.FindAllStringIndex(sentence, -1) {
			from, to := s.Start+m[0], s.Start+m[1]
			if p.inQuotes(from) {
				continue
			}
			w := Withdrawal{Words: text.Span{Start: from, End: to}}
			if subjectBack.MatchString(p.text[from:to]) {
				subject := p.leftPhrase(s.Start, from)
				who := p.text[subject.Start:subject.End]
				if who != "" && !firstPerson(who) && !sameOutlet(who, p.Publisher) {
					w.Who = who
				}
			}
			p.Withdraws = append(p.Withdraws, w)
		}
	}
}

func firstPerson(who string) bool {
	switch strings.ToLower(strings.TrimSpace(who)) {
	case "we", "i", "and we", "this newspaper", "this agency", "the editors", "the newspaper", "this paper", "and":
		return true
	}
	return false
}
