package layout

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
)

const (
	monthName = `(?:January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|September|Sept|Sep|October|Oct|November|Nov|December|Dec)\.?`
	dayName   = `(?:(?:Mon|Tues?|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?\s+)?`
	dayMonth  = dayName + `(?i:` + monthName + `\s+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th)?\s+` + monthName + `)(?:,?\s+\(?[0-9]{4}\)?)?`
	source    = `\([^()]{2,40}\)`
	dash      = `\s*(?:–|—|--|-)\s`
	// "TRIPOLI", "TRIPOLI, Libya", "AL-BAYDA/BENGHAZI", "NEW YORK"
	capsTown = `\p{Lu}[\p{Lu}'’.-]+(?:[ /]\p{Lu}[\p{Lu}'’.-]*){0,3}(?:,\s\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}){0,2}`
	town     = `\p{Lu}[\p{L}'’.-]+(?:[ -]\p{L}[\p{L}'’.-]*){0,3}(?:,\s\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,3}){0,2}`
)

var (
	// "TRIPOLI, Libya, 12 May (Agency) – ": capitals and a date or an agency.
	// "Tripoli, 12 May 2019 – ", "Tripoli (Agency) – " without capitals.
	fullDateline = regexp.MustCompile(`^(?:` + capsTown + `|` + town + `)(?:,?\s+` + dayMonth + `(?:\s*` + source + `)?(?:` + dash + `|:\s)|\s*` + source + dash + `)`)
	// "Tripoli, 12 May 2019. "
	stopDateline = regexp.MustCompile(`^(?:` + capsTown + `|` + town + `),?\s+` + dayMonth + `\.\s`)
	// "TRIPOLI – " alone
	bareDateline = regexp.MustCompile(`^` + capsTown + `\s*(?:–|—|--|-)\s`)
	// "(Tripoli, 12 May 2019) – "
	inBrackets = regexp.MustCompile(`^\((?:` + town + `,?\s+)?` + dayMonth + `\)\s*(?:(?:–|—|--|-|:)\s)?`)
	// A line of its own: "TRIPOLI, Libya, 12 May (Agency)", "TRIPOLI, 30 September"
	ownLine = regexp.MustCompile(`^` + capsTown + `(?:,?\s+` + dayMonth + `(?:\s*` + source + `)?|\s*` + source + `)$`)
	agency  = regexp.MustCompile(source)
	// "UPDATE - …", "BREAKING – …" are labels, not towns.
	labels = regexp.MustCompile(`^(?i:update|breaking|alert|urgent|flash|exclusive|analysis|opinion|summary|overview|highlights|background|outlook|conclusion|recommendations?|note|correction|corrected|factbox|timeline|explainer|what|who|why|how|where|when|key|security|access|politics|humanitarian|response|assessment|comment|advice|press|statement|situation|incident|weekly|daily|communiqu|readout|report|for immediate)\b`)
)

// dateline is the length of the dateline that a paragraph would open with at the
// head of a report, its dash and the white space after it included; the whole
// length where the line is nothing else; 0 where there is none.
func dateline(s string) int {
	head := s[:min(len(s), 160)]
	if m := stopDateline.FindString(head); m != "" && !labels.MatchString(head) && len(imprint.Dates(m)) == 1 {
		return len(m)
	}
	if !strings.ContainsAny(head, "–—-:)") && len(s) > len(head) || labels.MatchString(head) {
		return 0
	}
	if m := fullDateline.FindString(head); m != "" && !strings.ContainsAny(m, "!?") {
		return len(m)
	}
	if m := bareDateline.FindString(head); m != "" && len(s) > 80 {
		return len(m)
	}
	if m := inBrackets.FindString(head); m != "" {
		return len(m)
	}
	return len(ownLine.FindString(head))
}

// full tells whether the dateline of n bytes has a date or an agency. A bare
// town counts only at the head of a report: in a digest "TRIPOLI – …" opens an
// entry.
func full(s string, n int) bool { return s[0] != '(' && strings.ContainsAny(s[:n], "0123456789(") }
