// Package html reads a web page: the text of its article, the blocks by its
// tags, and what the page says of itself in its markup.
//
// In: the page's source as UTF-8. Out: text without tags, its blocks, and a map
// back to the source. Scripts, styles, what is hidden, menus and side columns
// are left out. It does not fetch, follow links or run scripts. It may assume
// valid UTF-8 and nothing else: tags may be unbalanced, nested without end or
// endless; time and memory are linear in the length.
//
// Which part of a page is its article is told by the readability method; where
// that fails, or keeps too little of the prose, the whole body is read.
package html

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Read lays out a page. It reports an error that wraps
// [reportedly.ErrUnsupported] where the page has more than maxBlocks blocks;
// maxBlocks 0 stands for no limit.
func Read(s string, maxBlocks int) (*layout.Page, error) {
	sc := scan(s)
	paras := choose(sc, readable(s, sc))
	b := assemble(s, paras)
	if n := len(b.paragraphs); maxBlocks > 0 && n > maxBlocks {
		return nil, fmt.Errorf("%w: %d paragraphs, more than the limit of %d", reportedly.ErrUnsupported, n, maxBlocks)
	}
	out := b.text.String()
	b.title(out, sc)
	blocks, about := layout.Read(out, b.paragraphs)
	return &layout.Page{Text: out, Blocks: blocks, Pieces: b.pieces.Pieces(), About: describe(sc, about, out, blocks)}, nil
}

// title marks the paragraph that is the page's title: the first heading that
// the page's own title begins with or equals, or else the first h1.
func (b *assembly) title(out string, sc *scanned) {
	best := -1
	want := squash(sc.meta.first("og:title") + "\x00" + sc.title)
	for i := range b.paragraphs {
		p := &b.paragraphs[i]
		if p.Kind != ling.Title && p.Kind != ling.Heading {
			continue
		}
		if h := squash(out[p.Span.Start:p.Span.End]); h != "" && len(h) > 8 && strings.Contains(want, h) {
			best = i
			break
		}
		if best < 0 && p.Kind == ling.Title {
			best = i
		}
	}
	for i := range b.paragraphs {
		if p := &b.paragraphs[i]; p.Kind == ling.Title && i != best {
			p.Kind = ling.Heading
		} else if i == best {
			p.Kind = ling.Title
		}
	}
}

// squash makes titles comparable.
func squash(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// choose keeps the paragraphs of the article, with what the page says of it
// around it: title, byline, date, rights.
func choose(sc *scanned, kept []bool) []para {
	whole := !enough(sc, kept)
	var out []para
	for _, p := range sc.paras {
		s := squash(p.plain(sc))
		switch keep := whole && p.main() || !whole && p.keptBy(kept); {
		case s == "":
		case p.region == navigation && !keep, p.region == footer:
			// Of a page's foot only what says who publishes is of use.
			if k := layout.Metadata(p.plain(sc)); k != "" && k != ling.Navigation && p.links*2 < p.size {
				p.kind = k
				out = append(out, p)
			}
		case keep, p.kind == ling.Title:
			out = append(out, p)
		case p.region == article && (p.kind == ling.Byline || p.kind == ling.Date) && len(s) < 200:
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return sc.paras // a page that is all menu, by its tags
	}
	return out
}

// enough tells whether readability kept a fair part of the page's prose: at
// least a third of the paragraphs that end as sentences do, by length. Teasers
// of other articles are links, or end without a stop.
func enough(sc *scanned, kept []bool) bool {
	all, got := 0, 0
	for _, p := range sc.paras {
		if !p.main() || p.size < 60 || p.links*3 > p.size || !p.stops(sc) {
			continue
		}
		all += p.size
		if p.keptBy(kept) {
			got += p.size
		}
	}
	return got > 0 && got*3 >= all
}

// main tells whether a paragraph belongs to the body of a page: not to a menu,
// a side column or the foot, and no list of links.
func (p *para) main() bool {
	return p.region == article && (p.links*10 < p.size*7 || p.kind == ling.Title || p.kind == ling.Heading)
}

// stops tells whether a paragraph ends with the point of a sentence.
func (p *para) stops(sc *scanned) bool {
	last := p.parts[len(p.parts)-1].span
	for i := len(p.parts) - 1; i >= 0 && p.parts[i].token < 0; i-- {
		last = p.parts[max(i-1, 0)].span
	}
	return layout.Stops(strings.TrimSpace(sc.source[last.Start:last.End]))
}

func (p *para) keptBy(kept []bool) bool {
	if kept == nil {
		return false
	}
	n := 0
	for _, part := range p.parts {
		if part.token >= 0 && kept[part.token] {
			n += part.span.Len()
		}
	}
	return n*2 > p.size
}

// describe puts what the markup says of the page before what its text says.
func describe(sc *scanned, about layout.About, out string, blocks []ling.Block) layout.About {
	m := sc.meta
	a := layout.About{
		Title:     pageTitle(sc, about.Title),
		Publisher: m.name("og:site_name", "ld:publisher", "publisher", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"),
		Author:    imprint.Name(m.name("ld:author", "author", "article:author", "dc.creator", "dcterms.creator", "byl", "parsely-author", "sailthru.author", "citation_author")),
		URL:       m.url(),
		Language:  m.language(),
	}
	a.Published, a.PublishedFrom = m.published()
	if a.Author == "" {
		a.Author = byline(out, blocks)
	}
	for _, f := range []struct{ to, from *string }{{&a.Publisher, &about.Publisher}, {&a.Author, &about.Author}} {
		if *f.to == "" {
			*f.to = *f.from
		}
	}
	if a.Published == "" {
		a.Published, a.PublishedFrom = about.Published, about.PublishedFrom
	}
	return a
}

// byline is the author that a block marked as byline names.
func byline(out string, blocks []ling.Block) string {
	for _, b := range blocks {
		if b.Kind == ling.Byline {
			if name := imprint.Author(out[b.Span.Start:b.Span.End]); name != "" {
				return name
			}
		}
	}
	return ""
}

// pageTitle is the title without the name of the site that follows it.
func pageTitle(sc *scanned, heading string) string {
	if t := sc.meta.name("og:title", "ld:headline", "twitter:title", "dc.title"); t != "" {
		return t
	}
	t := clean(sc.title)
	switch {
	case t == "":
		return heading
	case heading != "" && strings.Contains(squash(t), squash(heading)):
		return heading
	}
	site := squash(sc.meta.name("og:site_name", "ld:publisher", "application-name"))
	for _, sep := range []string{" | ", " – ", " — ", " - ", " :: ", " » "} {
		if i := strings.LastIndex(t, sep); i > 0 && site != "" && squash(t[i+len(sep):]) == site {
			return strings.TrimSpace(t[:i])
		}
	}
	return t
}

// span is short for a span of the source.
func span(start, end int) text.Span { return text.Span{Start: start, End: end} }
