package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// region is the part of a page that a paragraph stands in.
type region int

const (
	article region = iota
	navigation
	footer
)

// para is a paragraph of a page, by its tags.
type para struct {
	kind   ling.BlockKind // by the tags; "" where they don't say
	region region
	item   bool
	pre    bool // white space is kept
	parts  []part
	size   int // bytes of text
	links  int // of these, within links
}

// part is a text token, or a break or separator that a tag stands for.
type part struct {
	token int       // index into scanned.tokens; -1 for a tag's own text
	span  text.Span // of the source
	own   string    // a tag's own text: "\n" for br, " | " between cells
}

// scanned is what one pass over a page's tokens finds.
type scanned struct {
	source string
	paras  []para
	tokens []text.Span // the visible text tokens, in order
	tags   int
	depth  int         // of the deepest element
	long   []text.Span // start tags with very long attributes
	title  string
	meta   metadata
}

// element is an open element, with what it and those around it say.
type element struct {
	name   string
	kind   ling.BlockKind
	region region
	hidden bool
	pre    bool
	link   bool
	item   bool
}

type scanner struct {
	scanned
	z     *html.Tokenizer
	open  []element
	count map[string]int // of open elements by name
	cur   para
	at    int  // where in the source the current token begins
	row   bool // a cell of the current row has gone before
}

// maxTag is the length above which a tag's attributes are not looked at.
const maxTag = 1 << 16

// scan reads a page in one pass. Elements are kept on a stack of its own, so
// that nesting costs memory but no recursion.
func scan(s string) *scanned {
	sc := &scanner{z: html.NewTokenizer(strings.NewReader(s)), count: map[string]int{}}
	sc.source = s
	sc.meta = metadata{values: map[string]string{}}
	sc.open = append(sc.open, element{})
	for {
		tt := sc.z.Next()
		n := len(sc.z.Raw())
		if tt == html.ErrorToken {
			break
		}
		sc.token(tt, span(sc.at, min(sc.at+n, len(s))))
		sc.at += n
	}
	sc.flush()
	return &sc.scanned
}

func (sc *scanner) token(tt html.TokenType, sp text.Span) {
	switch tt {
	case html.TextToken:
		sc.text(sp)
	case html.StartTagToken, html.SelfClosingTagToken:
		sc.tags++
		name, more := sc.z.TagName()
		if sp.Len() > maxTag {
			sc.long = append(sc.long, sp)
			more = false
		}
		sc.start(string(name), sc.attributes(more), sp)
	case html.EndTagToken:
		sc.tags++
		name, _ := sc.z.TagName()
		sc.end(string(name), sp)
	}
}

// attributes are the attributes that matter; the first of a name counts.
func (sc *scanner) attributes(more bool) map[string]string {
	var out map[string]string
	for more {
		var k, v []byte
		k, v, more = sc.z.TagAttr()
		switch string(k) {
		case "hidden", "style", "aria-hidden", "class", "id", "itemprop", "rel", "role", "datetime", "name", "property", "content", "http-equiv", "href", "lang", "xml:lang", "open", "type", "pubdate":
			if out == nil {
				out = map[string]string{}
			}
			if _, ok := out[string(k)]; !ok {
				out[string(k)] = string(v)
			}
		}
	}
	return out
}

func (sc *scanner) top() *element { return &sc.open[len(sc.open)-1] }

// text takes a text token. What is in title, script and the like comes as one
// token of raw text, which the element's name tells.
func (sc *scanner) text(sp text.Span) {
	e := sc.top()
	raw := sc.source[sp.Start:sp.End]
	switch {
	case e.name == "title" && sc.count["svg"] == 0:
		if sc.title == "" {
			sc.title = html.UnescapeString(raw)
		}
		return
	case e.name == "script":
		if sc.meta.structured {
			sc.meta.jsonLD(raw)
		}
		return
	case e.hidden:
		return
	}
	n := len(strings.TrimSpace(raw))
	if n == 0 {
		if sc.cur.size > 0 {
			sc.cur.parts = append(sc.cur.parts, part{token: -1, span: sp})
		}
		return
	}
	if sc.cur.size == 0 {
		sc.cur = para{kind: e.kind, region: e.region, item: e.item, pre: e.pre}
	} else if e.kind != sc.cur.kind {
		// Only a part of the paragraph is a date or names the author.
		sc.cur.kind = sc.block().kind
	}
	sc.cur.size += n
	if e.link {
		sc.cur.links += n
	}
	sc.cur.parts = append(sc.cur.parts, part{token: len(sc.tokens), span: sp})
	sc.tokens = append(sc.tokens, sp)
}

// block is the innermost open block element.
func (sc *scanner) block() *element {
	for i := len(sc.open) - 1; i > 0 && i > len(sc.open)-64; i-- {
		if isBlock(sc.open[i].name) {
			return &sc.open[i]
		}
	}
	return &sc.open[0]
}

// own adds a tag's own text.
func (sc *scanner) own(s string, sp text.Span) {
	if sc.cur.size > 0 && !sc.top().hidden {
		sc.cur.parts = append(sc.cur.parts, part{token: -1, span: sp, own: s})
	}
}

// flush ends the current paragraph.
func (sc *scanner) flush() {
	if sc.cur.size > 0 {
		sc.paras = append(sc.paras, sc.cur)
	}
	sc.cur = para{}
	sc.row = false
}

// plain is a paragraph's text, roughly: with entities as they stand.
func (p *para) plain(sc *scanned) string {
	var b strings.Builder
	for _, part := range p.parts {
		if b.Len() > 2000 {
			break
		}
		if part.own != "" {
			b.WriteString(part.own)
		} else {
			b.WriteString(html.UnescapeString(sc.source[part.span.Start:part.span.End]))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
