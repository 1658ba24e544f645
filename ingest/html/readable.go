package html

import (
	"net/url"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"github.com/reportedly/reportedly/text"
)

// Beyond these a page is read whole: readability scores every element against
// those around it, and the parser refuses deep nesting.
const (
	maxReadableBytes = 4 << 20
	maxReadableTags  = 40_000
	maxReadableDepth = 400
)

// The marks that lead a text token through the parser: private characters
// around its number.
const (
	markStart = '\ue000'
	markEnd   = '\ue001'
)

// readable tells for each text token whether readability keeps it as part of
// the article; nil where it can't tell.
//
// Each token gets a mark with its number, which after parsing moves from the
// text into an attribute of the text node: attributes of text nodes are never
// rendered or looked at, but are copied with the node.
func readable(s string, sc *scanned) (kept []bool) {
	if len(s) > maxReadableBytes || sc.tags > maxReadableTags || sc.depth > maxReadableDepth || len(sc.tokens) == 0 {
		return nil
	}
	defer func() {
		// The method is a library's that walks untrusted trees; a page that
		// breaks it is read whole.
		if recover() != nil {
			kept = nil
		}
	}()
	doc, err := html.Parse(strings.NewReader(marked(s, sc)))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			unmark(n)
		}
	}
	p := readability.NewParser()
	base := &url.URL{Scheme: "https", Host: "report.invalid"}
	got, err := p.ParseAndMutate(doc, base)
	if err != nil || got.Node == nil {
		return nil
	}
	kept = make([]bool, len(sc.tokens))
	for n := range got.Node.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		for _, a := range n.Attr {
			if i, err := strconv.Atoi(a.Val); err == nil && i >= 0 && i < len(kept) {
				kept[i] = true
			}
		}
	}
	return kept
}

// marked is the page with a mark in each text token, after its leading white
// space, and without attributes of excessive length.
func marked(s string, sc *scanned) string {
	var b strings.Builder
	b.Grow(len(s) + 12*len(sc.tokens))
	at := 0
	long := sc.long
	for i, t := range sc.tokens {
		for len(long) > 0 && long[0].Start < t.Start {
			b.WriteString(s[at:long[0].Start])
			b.WriteString(bare(s, long[0]))
			at, long = long[0].End, long[1:]
		}
		raw := s[t.Start:t.End]
		white := len(raw) - len(strings.TrimLeft(raw, " \t\r\n\f"))
		b.WriteString(s[at : t.Start+white])
		b.WriteRune(markStart)
		b.WriteString(strconv.Itoa(i))
		b.WriteRune(markEnd)
		at = t.Start + white
	}
	b.WriteString(s[at:])
	return b.String()
}

// bare is a start tag without its attributes.
func bare(s string, sp text.Span) string {
	head := s[sp.Start:min(sp.End, sp.Start+40)]
	if i := strings.IndexAny(head[1:], " \t\r\n\f/>"); i > 0 {
		return head[:i+1] + ">"
	}
	return "<span>"
}

// unmark moves the marks of a text node to its attributes.
func unmark(n *html.Node) {
	var b strings.Builder
	rest := n.Data
	for {
		before, after, ok := strings.Cut(rest, string(markStart))
		if !ok {
			break
		}
		num, tail, ok := strings.Cut(after, string(markEnd))
		if !ok || len(num) > 9 {
			break
		}
		b.WriteString(before)
		n.Attr = append(n.Attr, html.Attribute{Key: "token", Val: num})
		rest = tail
	}
	b.WriteString(rest)
	n.Data = b.String()
}
