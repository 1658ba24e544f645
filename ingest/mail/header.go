package mail

import (
	"bytes"
	"mime"
	"net/mail"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/html/charset"

	"github.com/reportedly/reportedly/text"
)

// maxHeader is the most bytes of a header that are read.
const maxHeader = 256 << 10

// header is a message's or a part's: the first field of each name, in lower case.
type header map[string]string

// spans are where the fields of a header stand, by their names in lower case.
type spans map[string]text.Span

var fieldName = regexp.MustCompile(`^[!-9;-~]+[ \t]*:`)

// readHeader reads the fields at the beginning of a message, and says where they stand and
// where its body begins. The line that mailboxes put before a message ("From jane@example.org …") is none.
func readHeader(raw []byte) (header, spans, int) {
	h, where := header{}, spans{}
	last := ""
	for at := 0; at < len(raw) && at < maxHeader; {
		end := len(raw)
		if i := bytes.IndexByte(raw[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := strings.TrimRight(string(raw[at:end]), "\r\n")
		switch {
		case line == "":
			return h, where, end
		case line[0] == ' ' || line[0] == '\t':
			if last != "" {
				h[last] += " " + strings.TrimSpace(line)
				where[last] = text.Span{Start: where[last].Start, End: at + len(line)}
			}
		case fieldName.MatchString(line):
			name, value, _ := strings.Cut(line, ":")
			last = strings.ToLower(strings.TrimSpace(name))
			if _, known := h[last]; known {
				last = "" // the first is the one; "Received" comes many times
			} else {
				h[last] = strings.TrimSpace(value)
				where[last] = text.Span{Start: at, End: at + len(line)}
			}
		case at == 0 && strings.HasPrefix(line, "From "):
		default:
			return h, where, at // no header line: the blank line is missing
		}
		at = end
	}
	return h, where, min(len(raw), maxHeader)
}

// telling are the fields that only stored messages have; what is pasted from a mail program
// has sender, date and subject at most.
var telling = []string{"mime-version", "content-type", "content-transfer-encoding", "message-id", "received", "return-path", "delivered-to"}

// Is tells by its header whether a file is a stored message.
func Is(raw []byte) bool {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	h, _, body := readHeader(raw[:min(len(raw), maxHeader)])
	if len(h) < 2 || body < len(raw) && body > 0 && raw[body-1] != '\n' {
		return false
	}
	for _, name := range telling {
		if _, ok := h[name]; ok {
			return true
		}
	}
	return false
}

var words = mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// decoded is a field's value in plain words: "=?utf-8?Q?M=C3=A9naka?=" is "Ménaka".
func (h header) decoded(name string) string {
	s, err := words.DecodeHeader(h[name])
	if err != nil {
		s = h[name]
	}
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\ufffd")), " ")
}

// sender is the name of who sent a message, or else the address.
func (h header) sender() string {
	p := mail.AddressParser{WordDecoder: &words}
	for _, field := range []string{"from", "sender"} {
		if h[field] == "" {
			continue
		}
		list, err := p.ParseList(h[field])
		switch {
		case err == nil && list[0].Name != "":
			return strings.Join(strings.Fields(list[0].Name), " ")
		case err == nil:
			return list[0].Address
		}
		// "From: Jane Doe, Field Office <jane@example.org>": commas without quotes.
		if name, _, ok := strings.Cut(h.decoded(field), "<"); ok && strings.Trim(name, `" `) != "" {
			return strings.Trim(name, `" `)
		}
	}
	return ""
}

// day is the day on which a message was sent, where it was sent; "" where it doesn't say.
func (h header) day() string {
	t, err := mail.ParseDate(h["date"])
	if err != nil || t.Year() < 1970 {
		return ""
	}
	return t.Format(time.DateOnly)
}

// media is the kind of a part, its parameters, and its file's name.
func (h header) media() (kind string, params map[string]string, name string) {
	kind, params, err := mime.ParseMediaType(h["content-type"])
	if err != nil && kind == "" || !strings.Contains(kind, "/") {
		kind = "text/plain"
		if params == nil {
			params = map[string]string{}
		}
	}
	name = params["name"]
	if _, p, err := mime.ParseMediaType(h["content-disposition"]); err == nil && p["filename"] != "" {
		name = p["filename"]
	}
	if s, err := words.DecodeHeader(name); err == nil {
		name = s
	}
	return kind, params, strings.Join(strings.Fields(strings.ToValidUTF8(name, "\ufffd")), " ")
}
