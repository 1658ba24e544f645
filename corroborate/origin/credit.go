package origin

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Credit is a passage that names where the words come from.
type Credit struct {
	Words text.Span
	Name  string // whom; "" for "agencies", which names nobody
	Why   string
}

// Where credits stand. The name is the first group; where it is lacking, nobody is
// named.
var (
	// MASTUNG (BPA) - …; BEIRUT, March 3 (Reuters) — …
	datelineCredit = regexp.MustCompile(`^[^a-z\n]{0,4}[\p{Lu}][^()\n]{1,60}\(([^()\n]{2,40})\)\s*[-–—:]`)
	// AFP - …, Agencies — …
	leadCredit = regexp.MustCompile(`^(?:[\p{Lu} ,.'’-]{2,40}[,:]? )?([\p{Lu}][\p{L}.& ]{1,40}?)\s*(?:[-–—]|/|\|)\s`)
	// (Lake Agency) Fishermen have …; not "(Update)", "(Corrects spelling)".
	bracketCredit = regexp.MustCompile(`^\(([\p{Lu}][\p{L}'’.& -]{2,40})\)\s+["“«]?\p{Lu}`)
	notCredited   = regexp.MustCompile(`(?i)^(?:updat|correct|adds?\b|recast|refil|exclusive|breaking|live\b|video|photo|graphic|opinion|analysis|advisory|note\b|embargo|translat|continued|file\b|day\b|part\b)`)
	// Source: X; Via X; (With information from X); additional reporting by X
	namedCredit = regexp.MustCompile(`(?i:\b(?:source|sources|credit|via)\s*:\s*|\(?\bwith (?:additional )?(?:information|files|material|reports?|reporting|input|inputs) (?:from|by|of) |\b(?:additional reporting|reporting) by |\b(?:courtesy|copyright) (?:of )?(?:©\s*)?|\bsister (?:paper|newspaper|publication|title|station|site|channel|magazine|agency),? |\[from |\bcourtesy of |\bcompiled from |\bfirst (?:published|reported|appeared) (?:by|in|on) )(?:the )?([\p{Lu}][^().;\]\n]{1,60})`)
	// … at the end: (BPA), - Reuters, BPA/Daily
	endCredit = regexp.MustCompile(`(?:\(([\p{Lu}][\p{L}.&/ -]{1,40})\)|[-–—]\s?([\p{Lu}][\p{L}.&]{1,30}))\s*$`)
	// as first reported by X
	firstCredit = regexp.MustCompile(`(?:as|was|were) first (?:reported|published) (?:by|in) (?:the )?([\p{Lu}][\p{L}\p{N}'’.& -]{1,50}?)(?:[,.;)]|$)`)
)

// maxCredit is how long a credit at the end of a paragraph may be, in bytes.
const maxCredit = 60

// findCredits looks at the places where credits stand: the beginning of a
// paragraph, the end of one, and formulas anywhere.
func (p *Profile) findCredits(r *reportedly.Report) {
	at := 0
	for _, line := range strings.SplitAfter(p.text[:min(len(p.text), maxText)], "\n") {
		trimmed := strings.TrimRight(line, "\r\n ")
		if m := datelineCredit.FindStringSubmatchIndex(trimmed); m != nil && agencyLike(trimmed[m[2]:m[3]]) {
			p.credit(at+m[2], at+m[3], "credited in the dateline")
		} else if m := leadCredit.FindStringSubmatchIndex(trimmed); m != nil && (unnamedAgencies(trimmed[m[2]:m[3]]) || agencyLike(trimmed[m[2]:m[3]])) {
			p.credit(at+m[2], at+m[3], "credited at the head")
		}
		if m := bracketCredit.FindStringSubmatchIndex(trimmed); m != nil && !notCredited.MatchString(trimmed[m[2]:m[3]]) {
			p.credit(at+m[2], at+m[3], "credited in brackets at the head")
		}
		tail := max(0, len(trimmed)-maxCredit)
		if m := endCredit.FindStringSubmatchIndex(trimmed[tail:]); m != nil {
			from, to := tail+m[2], tail+m[3]
			if m[2] < 0 {
				from, to = tail+m[4], tail+m[5]
			}
			if agencyLike(trimmed[from:to]) || unnamedAgencies(trimmed[from:to]) {
				p.credit(at+from, at+to, "credited at the end")
			}
		}
		for _, re := range []*regexp.Regexp{namedCredit, firstCredit} {
			if !hasAny(trimmed, "source", "credit", "via", "with ", "reporting by", "courtesy", "copyright", "compiled", "first ", "sister ", "[from ") {
				break
			}
			for _, m := range re.FindAllStringSubmatchIndex(trimmed, -1) {
				p.credit(at+m[2], at+m[3], "credited by name")
			}
		}
		at += len(line)
	}
	if by := strings.ToLower(r.Author); strings.Contains(by, "agencies") || strings.Contains(by, "wire") {
		p.Credits = append(p.Credits, Credit{Why: "the byline names agencies"})
	} else if agencyLike(r.Author) {
		p.Credits = append(p.Credits, Credit{Name: r.Author, Why: "the byline is an agency's"})
	}
}

// credit notes a credit, unless it is the publisher's own name.
func (p *Profile) credit(from, to int, why string) {
	name := strings.TrimSpace(p.text[from:to])
	if unnamedAgencies(name) {
		name = ""
	} else if sameOutlet(name, p.Publisher) {
		return
	}
	p.Credits = append(p.Credits, Credit{Words: text.Span{Start: from, End: to}, Name: name, Why: why})
}

// unnamedAgencies tells whether a credit names nobody: "Agencies", "Wire reports".
func unnamedAgencies(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "agencies", "agency", "news agencies", "agency reports", "wire services", "wires", "wire reports", "wire service", "combined agencies", "web desk", "monitoring desk", "staff and agencies":
		return true
	}
	return false
}

// agencyLike tells whether a name may be an agency's: a known one, a siglum in
// capitals, or a name with an agency's words.
func agencyLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	if newOutlet(s).agency != "" {
		return true
	}
	for _, w := range words(s) {
		switch w {
		case "agency", "agencia", "agence", "press", "newswire", "news", "wire", "dispatches":
			return true
		}
	}
	return siglum(s)
}

// siglum tells whether a name is written as sigla are: two to six capitals.
func siglum(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 6
}
