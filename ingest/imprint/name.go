package imprint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bodies are the words by which an organisation's name is known, at its end
// ("Foreign Ministry", "Example News") or before what it is of ("Ministry of …",
// "Office of …").
var bodies = regexp.MustCompile(`(?i)\b(ministry|department|directorate|secretariat|embassy|commission|committee|council|agency|authority|bureau|office|mission|observatory|institute|institution|foundation|centre|center|association|union|federation|confederation|forum|league|society|campaign|coalition|alliance|brigade|command|headquarters|press service|press office|network|initiative|watch|monitor|news|press|wire|radio|television|tv|times|herald|tribune|gazette|courier|chronicle|municipality|governorate|prefecture|collective|syndicate|chamber|organi[sz]ation|communities|municipalities)(?:$|,| of | for | on | in |\s*\()|^(?:radio|television|agence|voice of)\s`)

// headlineVerb is a verb that makes a headline of capitalised words: "Foreign
// Ministry Condemns Attack", "Gunmen Storm Army Headquarters".
var headlineVerb = regexp.MustCompile(`(?i)\b(?:says?|said|tells?|told|attacks?|kills?|killed|die[sd]?|dead|seizes?|captures?|retakes?|takes?|took|enters?|storms?|raids?|bombs?|shells?|hits?|strikes?|fires?|meets?|visits?|calls?|urges?|warns?|vows?|rejects?|denies|accuses?|blames?|condemns?|welcomes?|praises?|backs?|supports?|joins?|leaves?|quits?|resigns?|votes?|signs?|agrees?|adopts?|holds?|gets?|gives?|sends?|deploys?|withdraws?|returns?|elects?|names?|appoints?|arrests?|detains?|frees?|releases?|opens?|reopens?|closes?|shuts?|blocks?|bans?|halts?|ends?|begins?|starts?|resumes?|suspends?|threatens?|faces?|fears?|seeks?|plans?|wins?|loses?|falls?|flees?|protests?|demands?|announces?|launches?|is|are|was|were|has|have|will|to|from|after|as|amid|over|against)\b`)

// genres are the words by which a series or a kind of report is known:
// "SITUATION REPORT No. 4", "Press release".
var genres = regexp.MustCompile(`(?i)\b(situation (?:report|update)|sitrep|flash(?: update| alert)?|(?:press |media |news )?(?:release|statement|note|bulletin|briefing|brief|advisory|summary|digest|review|communiqu[eé]s?|readout|alert|update|log|chronology|newsletter|monitor|watch|barometer|transcript|commentary|opinion|analysis|editorial|snapshot|notebook|headlines|overview|assessment|chronicle|dispatch|letter|report|notes|weekly|monthly|daily|fortnightly|quarterly|at a glance|in brief))(?:\b|$|\s)`)

// Genre tells whether a line holds a word for a kind of report ("bulletin",
// "readout") that stands as a label: at the end of the line or before a number,
// a date, a mark or "of", "from" and "by". In "UN report says troops left" the
// report is the subject of a sentence.
func Genre(line string) bool {
	for _, m := range genres.FindAllStringIndex(line, -1) {
		if label.MatchString(line[m[1]:]) {
			return true
		}
	}
	return false
}

var label = regexp.MustCompile(`(?i)^\s*(?:$|[-–—:,;.|/([\]0-9]|no\b|n°|#|issue\b|week\b|of\b|from\b|by\b|on\b|as of\b)`)

// Body tells whether a line looks like the name of an organisation and nothing
// else: every word of weight begins with a capital, one is a word like
// "Ministry" or "Press", and none is a verb.
func Body(line string) bool {
	return len(line) <= 100 && bodies.MatchString(line) && Capitalised(line) && !strings.ContainsAny(line, "?!0123456789") && !headlineVerb.MatchString(line)
}

// Capitalised tells whether all words of a line begin with a capital letter or
// a digit, save for the small words that names hold.
func Capitalised(line string) bool {
	any := false
	for _, w := range strings.Fields(line) {
		w = strings.TrimLeft(w, "(\"“'‘[")
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsLetter(r) && !unicode.IsLower(r):
			any = true
		case !unicode.IsLower(r) || smallWord(w):
		default:
			return false
		}
	}
	return any
}

// smallWord tells whether a lower-case word may stand in a name: "Ministry of
// the Interior", "Saleh al-Masri", "Jean de la Croix".
func smallWord(w string) bool {
	switch strings.Trim(w, ".,;:)") {
	case "of", "the", "for", "and", "in", "on", "to", "at", "by", "a", "an", "de", "la", "le", "les", "du", "des", "del", "da", "dos", "el", "al", "bin", "ibn", "ben", "abu", "ould", "ag", "van", "von", "der", "den", "y", "e", "zu", "ul", "d":
		return true
	}
	for _, p := range []string{"al-", "el-", "as-", "ad-", "an-", "ar-", "ash-", "at-", "az-", "d'", "d’", "l'", "l’", "e-", "ul-", "i-"} {
		if strings.HasPrefix(w, p) {
			return true
		}
	}
	return false
}

var (
	byLine   = regexp.MustCompile(`^(?i:by|text by|words by|story by)\s+(.+)$`)
	inPlace  = regexp.MustCompile(`^(\p{Lu}[^\s,]*(?:\s+\S+){1,3}?)\s+in\s+\p{Lu}`)
	roleWord = regexp.MustCompile(`(?i)\b(staff|desk|correspondents?|reporters?|editors?|team|writer|agenc(?:y|ies)|newsroom|bureau)\b`)
)

// Author is whom a byline names: "By Jane Doe", "Jane Doe in Cairo". It is ""
// where the line is no byline, or names nobody ("By our correspondent").
func Author(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > 150 {
		return ""
	}
	if m := byLine.FindStringSubmatch(line); m != nil {
		return Name(cutRole(m[1]))
	}
	if m := inPlace.FindStringSubmatch(line); m != nil && Capitalised(line) && len(strings.Fields(line)) <= 8 && !bodies.MatchString(m[1]) {
		return m[1]
	}
	return ""
}

// Name is a person's name as a byline or an attribute gives it, without "By"
// before it and a date after it ("By Jane Doe4 May 2019"); "" where it can't be
// one, as with "Staff writer".
func Name(s string) string {
	s = byPrefix.ReplaceAllString(strings.TrimSpace(s), "")
	if m := dated.FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	s = strings.TrimRight(strings.TrimSpace(s), " ,|·•–-")
	if !Capitalised(s) || roleWord.MatchString(s) || strings.Contains(s, "@") || len(s) > 120 {
		return ""
	}
	return s
}

var (
	byPrefix = regexp.MustCompile(`^(?i:by)\b:?\s*`)
	dated    = regexp.MustCompile(`[0-9]|(?i:\b(?:january|february|march [0-9]|april [0-9]|july|august [0-9]|september|october|november|december)\b)`)
)

// cutRole takes the name from the front of a byline: "Jane Doe, Cairo", "Jane
// Doe | 3 May 2019", "Jane Doe in Cairo".
func cutRole(s string) string {
	if i := strings.IndexAny(s, ",|;(/·•"); i > 0 {
		s = s[:i]
	}
	for _, sep := range []string{" in ", " – ", " — ", " - ", " at ", " for "} {
		if i := strings.Index(s, sep); i > 0 {
			s = s[:i]
		}
	}
	return strings.TrimRight(strings.TrimSpace(s), ".")
}
