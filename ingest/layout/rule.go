package layout

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ling"
)

// zone is a part of a report.
type zone int

const (
	anywhere zone = iota
	edges         // before the first paragraph of prose, and the last paragraphs
	tail          // the last paragraphs
)

// rule says that a sentence or line of no more than so many words that matches
// is metadata. The sentence must match from its beginning, where the pattern
// says so: what a report says of itself it says in the subject.
type rule struct {
	kind   ling.BlockKind
	zone   zone
	words  int
	re     *regexp.Regexp
	unless *regexp.Regexp // nil: no exception
}

// longestRule is the highest number of words that a rule allows.
const longestRule = 60

const (
	thing = `(?:article|report|piece|note|story|text|analysis|post|blog ?post|commentary|essay|interview|translation|version|document|publication|paper|bulletin|newsletter|brief|briefing|update|column|dispatch|transcript|statement|website|site|page|map|photo|podcast)`
	maker = `(?:author|writer|columnist|contributor|blogger|reporter|translator)`
)

func re(pattern string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + pattern) }

// match tells whether the rule applies to a sentence in its zone.
func (r *rule) match(s string, words int, edge, end bool) bool {
	switch {
	case words > r.words, r.zone == edges && !edge && !end, r.zone == tail && !end:
		return false
	case !r.re.MatchString(s):
		return false
	}
	return r.unless == nil || !r.unless.MatchString(s)
}

// metadata is the kind of metadata that a sentence or line is, or "". A
// sentence that opens with a quotation mark is somebody's words and never
// metadata.
func metadata(s string, edge, end bool) ling.BlockKind {
	if len(s) > 600 || strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "“") {
		return ""
	}
	words := len(strings.Fields(s))
	if words > longestRule || !cued(s) && !end {
		return ""
	}
	for i := range rules {
		if rules[i].match(s, words, edge, end) {
			return rules[i].kind
		}
	}
	switch {
	case imageCredit(s, words):
		return ling.Credit
	case end && words <= 8 && strings.HasSuffix(s, ".") && imprint.Body(strings.TrimSuffix(s, ".")):
		// "Press Department, Example Alliance." below the text signs it.
		return ling.Byline
	}
	return ""
}

// Metadata is the kind of metadata that a short paragraph is, by itself, or ""
// where it isn't or where it is long.
func Metadata(s string) ling.BlockKind {
	if len(s) > 600 {
		return ""
	}
	if dateLine(s, false) {
		return ling.Date
	}
	parts := lastSentences(s)
	for _, p := range parts {
		if k := metadata(s[p.Start:p.End], true, true); k != "" {
			return k
		}
	}
	return ""
}
