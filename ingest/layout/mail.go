package layout

import (
	"regexp"
	"strings"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ling"
)

// mailField is a line of an e-mail's header as mail programs print it.
var mailField = regexp.MustCompile(`^(?i:(from|to|cc|bcc|sent|date|subject|reply-to|importance|attachments?)):\s+\S`)

// mail knows an e-mail that was pasted as text by its header: two or more of
// its fields in the first lines, among them the sender or the subject. The
// subject is the title; it says what the mail is about.
func (r *reader) mail() {
	n, told := 0, false
	for n < len(r.units) && n < headLines {
		m := mailField.FindStringSubmatch(r.units[n].s)
		if m == nil {
			break
		}
		name := strings.ToLower(m[1])
		told = told || name == "from" || name == "subject"
		n++
	}
	if n < 2 || !told {
		return
	}
	for i := range r.units[:n] {
		u := &r.units[i]
		name, _, _ := strings.Cut(strings.ToLower(u.s), ":")
		switch name {
		case "subject":
			u.Kind = ling.Title
			r.cutField(u)
		case "from":
			u.Kind = ling.Byline
		case "date", "sent":
			u.Kind = ling.Date
		default:
			u.Kind = ling.Contact
		}
	}
	r.lead = max(r.lead, n)
}

// maxSignature is the number of lines that a signature below two dashes has.
const maxSignature = 8

// cutOff marks what stands below a line of two dashes, by which mail programs
// set off a signature.
func (r *reader) cutOff() {
	n := len(r.units)
	for i := max(r.lead, n-maxSignature-1); i < n; i++ {
		if s := r.units[i].s; s != "--" && s != "—" {
			continue
		}
		for j := i; j < n; j++ {
			if u := &r.units[j]; u.Kind == "" && u.words <= 25 {
				u.Kind = ling.Contact
			}
		}
		return
	}
}

// cutField takes the field's name and the marks of answers from the subject:
// "Subject: RE: Fwd: Road closed".
func (r *reader) cutField(u *unit) {
	rest := answer.ReplaceAllString(strings.TrimLeftFunc(u.s[len("subject:"):], isSpace), "")
	if rest != "" {
		u.Span.Start = u.Span.End - len(rest)
		u.s = rest
	}
}

var answer = regexp.MustCompile(`^(?i:(?:re|aw|fwd?|wg)\s*:\s*)+`)

// sender is the name in a From field: "Jane Doe <jane@example.org>".
func sender(s string) string {
	rest, ok := cutPrefixFold(s, "from:")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "<")
	name = strings.Trim(name, " \t\"'")
	if name == "" || strings.Contains(name, "@") || !imprint.Capitalised(name) {
		return ""
	}
	return name
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
