package mail

import (
	"bytes"
	"regexp"

	"github.com/reportedly/reportedly/text"
)

// postmark matches the line that mailboxes put before a message ("From jane@example.org Tue May  7
// 23:30:00 2019"), with the beginning of the header that follows. A sentence that begins
// so ("From then on …") has no year at its end and no header after it.
var postmark = regexp.MustCompile(`^From [^ \r\n]+ [^\r\n]{0,200}\b\d{4}\b[^\r\n]{0,40}\r?\n[!-9;-~]+[ \t]*:`)

// IsBox tells whether a file is a mailbox of several messages.
func IsBox(raw []byte) bool {
	n := 0
	eachMessage(raw, func(text.Span) bool { n++; return n < 2 })
	return n > 1
}

// Messages are where the messages of a mailbox lie (mbox, RFC 4155), without the line before each and
// the blank line after it; none where it isn't one.
func Messages(raw []byte) (out []text.Span) {
	eachMessage(raw, func(sp text.Span) bool { out = append(out, sp); return true })
	return out
}

// eachMessage calls f with each message until it says false. A message begins at the file's
// beginning or after a blank line.
func eachMessage(raw []byte, f func(text.Span) bool) {
	at := 0
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) {
		at = 3
	}
	if !postmark.Match(raw[at:min(len(raw), at+2048)]) {
		return
	}
	start, blank := -1, true
	for at < len(raw) {
		next := len(raw)
		if i := bytes.IndexByte(raw[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		line := raw[at:next]
		if blank && bytes.HasPrefix(line, []byte("From ")) && postmark.Match(raw[at:min(len(raw), at+2048)]) {
			if start >= 0 && !f(text.Span{Start: start, End: before(raw, start, at)}) {
				return
			}
			start = next
		}
		blank = len(bytes.TrimRight(line, "\r\n")) == 0
		at = next
	}
	if start < len(raw) {
		f(text.Span{Start: start, End: before(raw, start, len(raw))})
	}
}

// before is where the blank line begins that ends a message at a place.
func before(raw []byte, start, end int) int {
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		if bytes.HasSuffix(raw[start:end], []byte(blank)) {
			return end - len(blank)/2
		}
	}
	return end
}

// quoted matches a line that would begin a message, were it not marked.
var quoted = regexp.MustCompile(`(?m)^>(>*From )`)

// Unquoted is a message of a mailbox as it was sent: there lines of it that begin with "From "
// have a mark before them.
func Unquoted(raw []byte) []byte {
	if !bytes.Contains(raw, []byte("\n>")) {
		return raw
	}
	return quoted.ReplaceAll(raw, []byte("$1"))
}
