package mail

import (
	"bytes"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Limits of what is taken apart.
const (
	maxDepth = 8   // of parts within parts
	maxParts = 500 // of a message
)

// Message is an e-mail.
type Message struct {
	Subject, Sender string
	Day             string // EDTF, "" where it doesn't say
	Saved           bool   // it is a web page that a browser saved, on that day
	URL             string // of such a page

	Header      []Field  // sender, date and subject, as mail programs show them
	Text        []Entity // the sections of its text, all plain or all HTML
	Attachments []Entity
	Left        []string // what is neither, in plain words
}

// Field is a line of the header in plain words, and where it stands.
type Field struct {
	Line string // "Subject: Road closed"
	Span text.Span
}

// Entity is a part of a message, decoded from what it was sent in.
type Entity struct {
	Name    string // of its file, "" where it has none
	Media   string // "text/plain"
	Charset string // as it says, "" where it doesn't
	Bytes   []byte
	Pieces  []reportedly.Piece // from Bytes to the message; none where they can't be told
}

// Parse takes a message apart.
func Parse(raw []byte) *Message {
	h, at, body := readHeader(raw)
	m := &Message{Subject: h.decoded("subject"), Sender: h.sender(), Day: h.day()}
	if m.URL = h.decoded("snapshot-content-location"); m.URL != "" || strings.HasPrefix(strings.ToLower(h["from"]), "<saved by") {
		m.Saved, m.Sender = true, ""
	}
	for _, name := range []string{"From", "Date", "Subject"} {
		if low := strings.ToLower(name); h[low] != "" && !m.Saved {
			m.Header = append(m.Header, Field{name + ": " + h.decoded(low), at[low]})
		}
	}
	t := taker{raw: raw, message: m}
	t.take(h, body, len(raw), 0, false)
	return m
}

// taker goes over a message's parts.
type taker struct {
	raw     []byte
	message *Message
	parts   int
}

// take takes the part whose body lies at [start, end). beside tells that it stands beside
// others as a picture in a page does.
func (t *taker) take(h header, start, end, depth int, beside bool) {
	if t.parts++; t.parts > maxParts || depth > maxDepth {
		t.leave("parts within parts")
		return
	}
	kind, params, name := h.media()
	if rest, ok := strings.CutPrefix(kind, "multipart/"); ok && params["boundary"] != "" {
		t.several(rest, params["boundary"], start, end, depth)
		return
	}
	disposition, _, _ := strings.Cut(strings.ToLower(h["content-disposition"]), ";")
	attached := strings.TrimSpace(disposition) == "attachment" || name != ""
	e := t.entity(h, kind, params["charset"], name, start, end)
	m := t.message
	switch {
	case kind == "message/rfc822", attached && !beside:
		m.Attachments = append(m.Attachments, e)
	case beside && !strings.HasPrefix(kind, "text/html"), kind == "text/css", strings.HasPrefix(kind, "multipart/"):
		// what a page is made of
	case kind != "text/plain" && kind != "text/html":
		t.leave("a part of the kind " + kind)
	case len(bytes.TrimSpace(e.Bytes)) == 0:
	case len(m.Text) > 0 && m.Text[0].Media != kind:
		t.leave("a text of the kind " + kind)
	default:
		m.Text = append(m.Text, e)
	}
}

// several takes what lies between boundaries.
func (t *taker) several(kind, boundary string, start, end, depth int) {
	type part struct {
		h          header
		start, end int
	}
	var list []part
	for _, sp := range t.between(boundary, start, end) {
		h, _, n := readHeader(t.raw[sp[0]:sp[1]])
		list = append(list, part{h, sp[0] + n, sp[1]})
	}
	switch kind {
	case "alternative":
		// The same in several forms: the plain one, unless it is blank.
		had, left := len(t.message.Text), len(t.message.Left)
		for _, p := range list {
			if len(t.message.Text) == had {
				t.take(p.h, p.start, p.end, depth+1, false)
			}
		}
		if len(t.message.Text) > had {
			t.message.Left = t.message.Left[:left]
		}
	default:
		for i, p := range list {
			t.take(p.h, p.start, p.end, depth+1, kind == "related" && i > 0)
		}
	}
}

// between are the spans between the lines of a boundary; what is cut off ends the last.
func (t *taker) between(boundary string, start, end int) [][2]int {
	var out [][2]int
	mark := []byte("--" + boundary)
	from := -1
	for at := start; at < end; {
		next := end
		if i := bytes.IndexByte(t.raw[at:end], '\n'); i >= 0 {
			next = at + i + 1
		}
		if rest, ok := bytes.CutPrefix(t.raw[at:next], mark); ok {
			rest = bytes.TrimRight(rest, " \t\r\n")
			if len(rest) == 0 || string(rest) == "--" {
				if from >= 0 {
					out = append(out, [2]int{from, at})
				}
				from = next
				if string(rest) == "--" || len(out) > maxParts {
					return out
				}
			}
		}
		at = next
	}
	if from >= 0 && from < end {
		out = append(out, [2]int{from, end})
	}
	return out
}

func (t *taker) leave(what string) { t.message.Left = append(t.message.Left, what) }
