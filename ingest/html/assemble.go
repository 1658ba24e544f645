package html

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// assembly writes paragraphs one below the other, a blank line between them.
type assembly struct {
	source     string
	text       strings.Builder
	pieces     origin.Map
	paragraphs []layout.Paragraph
	group      int       // the next paragraph's
	end        int       // of the source that has been written or passed over
	space      text.Span // white space that waits for a character after it
	pre        bool
	fresh      bool // nothing of the paragraph has been written
}

func assemble(s string, paras []para) *assembly {
	b := &assembly{source: s}
	for i := range paras {
		b.para(&paras[i])
	}
	return b
}

func (b *assembly) para(p *para) {
	if b.text.Len() > 0 && len(p.parts) > 0 {
		b.write("\n\n", span(b.end, max(b.end, p.parts[0].span.Start)))
	}
	start := b.text.Len()
	b.pre, b.fresh, b.space = p.pre, true, text.Span{}
	for _, part := range p.parts {
		if part.own != "" {
			b.tag(part)
		} else {
			b.token(part.span)
		}
	}
	b.add(p, start)
}

// tag writes the text that a tag stands for.
func (b *assembly) tag(p part) {
	if b.fresh {
		return
	}
	b.space = text.Span{}
	b.write(p.own, p.span)
}

// token writes a text token: entities become characters, and a run of white
// space one space, save in pre.
func (b *assembly) token(sp text.Span) {
	for i := sp.Start; i < sp.End; {
		switch c := b.source[i]; {
		case c == '&':
			i = b.entity(i, sp.End)
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			i = b.white(i, sp.End)
		default:
			end := i + 1
			for end < sp.End && !strings.ContainsRune("& \t\n\r\f", rune(b.source[end])) {
				end++
			}
			b.run(i, end)
			i = end
		}
	}
}

// run writes source[start:end] as it is.
func (b *assembly) run(start, end int) {
	b.spaced()
	b.text.WriteString(b.source[start:end])
	b.pieces.AddRun(end-start, span(start, end))
	b.end = end
}

// white takes the white space that begins at i and returns its end.
func (b *assembly) white(i, limit int) int {
	end := i
	for end < limit && strings.ContainsRune(" \t\n\r\f", rune(b.source[end])) {
		end++
	}
	switch {
	case b.pre:
		b.run(i, end)
	case b.space.Empty():
		b.space = span(i, end)
	default:
		b.space.End = end
	}
	return end
}

// spaced writes the space that has been waiting; none at the beginning of a
// paragraph and after a line break.
func (b *assembly) spaced() {
	sp := b.space
	b.space = text.Span{}
	if !sp.Empty() && !b.fresh && !strings.HasSuffix(b.tail(), "\n") && !strings.HasSuffix(b.tail(), " ") {
		b.write(" ", sp)
	}
	b.fresh = false
}

// tail is the last byte written.
func (b *assembly) tail() string {
	s := b.text.String()
	return s[max(0, len(s)-1):]
}

func (b *assembly) write(s string, sp text.Span) {
	b.text.WriteString(s)
	b.pieces.Add(len(s), sp)
	b.end = max(b.end, sp.End)
}

// maxEntity is the length of the longest reference to a character, with room.
const maxEntity = 40

// entity writes the character that the reference at i stands for, and returns
// where it ends. An ampersand that begins no reference stands for itself.
func (b *assembly) entity(i, limit int) int {
	end := i + 1
	for end < limit && end < i+maxEntity && (isAlnum(b.source[end]) || b.source[end] == '#' && end == i+1) {
		end++
	}
	if end < limit && b.source[end] == ';' {
		end++
	}
	raw := b.source[i:end]
	out := html.UnescapeString(raw)
	if out == raw {
		b.run(i, i+1)
		return i + 1
	}
	// "&copy2016": only the front is a reference; the rest stands as it is.
	for len(out) > 0 && len(raw) > 1 && out[len(out)-1] == raw[len(raw)-1] && isAlnum(raw[len(raw)-1]) && len(out) > 1 {
		out, raw = out[:len(out)-1], raw[:len(raw)-1]
	}
	end = i + len(raw)
	switch {
	case out == "\u00ad": // a soft hyphen is none of the text
		b.end = end
	case out == " " || out == "\t" || out == "\n" || out == "\r":
		if b.space.Empty() {
			b.space = span(i, end)
		}
		b.space.End = end
	case utf8.ValidString(out) && !strings.ContainsRune(out, 0):
		b.spaced()
		b.write(out, span(i, end))
	default:
		b.spaced()
		b.write("\ufffd", span(i, end))
	}
	return end
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// add records the paragraph that begins at start. Lines within it, by br or in
// pre, are parted as those of plain text are.
func (b *assembly) add(p *para, start int) {
	s := b.text.String()[start:]
	kind := p.kind
	if kind == ling.Byline || kind == ling.Date || kind == ling.Credit {
		if len(strings.Fields(s)) > 30 {
			kind = "" // a class named "author" around a whole article
		}
	}
	if p.region == navigation && kind == "" && !p.main() && p.size < 60 {
		kind = ling.Navigation
	}
	for _, q := range layout.Split(s) {
		q.Span.Start += start
		q.Span.End += start
		q.Kind = kind
		q.Item = q.Item || p.item
		q.Group += b.group
		b.paragraphs = append(b.paragraphs, q)
	}
	if n := len(b.paragraphs); n > 0 {
		b.group = b.paragraphs[n-1].Group + 1
	}
}
