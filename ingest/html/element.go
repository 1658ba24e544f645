package html

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// start takes a start tag.
func (sc *scanner) start(name string, attr map[string]string, sp text.Span) {
	sc.meta.tag(name, attr, sc.top())
	switch name {
	case "br":
		sc.own("\n", sp)
		return
	case "hr":
		sc.flush()
		return
	case "td", "th":
		sc.implied(name)
		if sc.row {
			sc.own(" | ", sp)
		}
	default:
		sc.implied(name)
		if isBlock(name) {
			sc.flush()
		}
	}
	if isVoid(name) {
		return
	}
	e := *sc.top()
	e.name = name
	e.apply(name, attr)
	sc.open = append(sc.open, e)
	sc.count[name]++
	sc.depth = max(sc.depth, len(sc.open))
}

// end takes an end tag: it closes the innermost element of that name and all
// within it. An end tag without a start tag is nothing.
func (sc *scanner) end(name string, sp text.Span) {
	switch {
	case name == "br":
		sc.own("\n", sp)
		return
	case name == "p" && sc.count["p"] == 0:
		sc.flush()
		return
	}
	if sc.count[name] == 0 {
		return
	}
	if name == "td" || name == "th" {
		sc.row = sc.cur.size > 0
	} else if isBlock(name) {
		sc.flush()
	}
	for {
		e := sc.top().name
		sc.pop()
		if e == name {
			return
		}
	}
}

func (sc *scanner) pop() {
	sc.count[sc.top().name]--
	sc.open = sc.open[:len(sc.open)-1]
}

// implied closes the elements that a start tag ends without an end tag: a p
// before a block, an li before the next.
func (sc *scanner) implied(name string) {
	switch name {
	case "li":
		sc.closeUpTo("li", "ul", "ol", "menu")
	case "dt", "dd":
		sc.closeUpTo("dt", "dl")
		sc.closeUpTo("dd", "dl")
	case "tr":
		sc.closeUpTo("tr", "table")
	case "td", "th":
		sc.closeUpTo("td", "tr", "table")
		sc.closeUpTo("th", "tr", "table")
	default:
		if isBlock(name) {
			// A head that was never closed would hide the page.
			sc.closeUpTo("head")
			sc.closeUpTo("p", "td", "th", "li", "div", "section", "article", "button")
		}
	}
}

// closeUpTo closes the innermost element of a name, unless one of the bounds
// stands between. It looks no further than 64 elements.
func (sc *scanner) closeUpTo(name string, bounds ...string) {
	if sc.count[name] == 0 {
		return
	}
	for i := len(sc.open) - 1; i > 0 && i > len(sc.open)-64; i-- {
		n := sc.open[i].name
		if n == name {
			for len(sc.open) > i {
				sc.pop()
			}
			return
		}
		for _, b := range bounds {
			if n == b {
				return
			}
		}
	}
}

// apply puts on an element what its tag and attributes say. What is inside
// inherits it.
func (e *element) apply(name string, attr map[string]string) {
	switch name {
	case "head", "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "map", "select", "datalist", "button", "textarea", "noembed", "noframes", "frameset", "title", "progress", "meter":
		e.hidden = true
	case "dialog":
		_, open := attr["open"]
		e.hidden = e.hidden || !open
	case "h1":
		e.kind = ling.Title
	case "h2", "h3", "h4", "h5", "h6":
		e.kind = ling.Heading
	case "figcaption", "caption":
		e.kind = ling.Caption
	case "nav", "aside", "menu":
		e.region = navigation
	case "footer":
		// An article's own footer says who wrote it; the page's, who publishes.
		e.region = footer
	case "li", "tr":
		e.item = true
	case "time":
		e.kind = ling.Date
	case "pre", "xmp", "plaintext", "listing":
		e.pre = true
	case "a":
		e.link = true
		if strings.Contains(" "+attr["rel"]+" ", " author ") {
			e.kind = ling.Byline
		}
	}
	e.hidden = e.hidden || invisible(attr)
	e.byRole(attr)
	e.byClass(name, attr["class"]+" "+attr["itemprop"])
}

// invisible tells whether an element isn't shown.
func invisible(attr map[string]string) bool {
	if _, ok := attr["hidden"]; ok || strings.EqualFold(attr["aria-hidden"], "true") || strings.EqualFold(attr["type"], "hidden") {
		return true
	}
	style := attr["style"]
	if style == "" || len(style) > 4096 {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

func (e *element) byRole(attr map[string]string) {
	switch attr["role"] {
	case "navigation", "complementary", "menu", "menubar", "search", "dialog", "alertdialog", "banner":
		e.region = navigation
	case "contentinfo":
		e.region = footer
	}
}

// byClass reads the names that authors of pages give to their classes.
func (e *element) byClass(name, class string) {
	if len(class) > 1000 || name == "body" || name == "html" || name == "article" || name == "main" {
		return
	}
	for _, token := range strings.Fields(strings.ToLower(class)) {
		words := strings.FieldsFunc(token, func(r rune) bool { return r == '-' || r == '_' })
		if len(words) == 0 {
			continue
		}
		for _, w := range words {
			e.byWord(w)
		}
		switch words[0] {
		case "has", "with", "no", "without", "is", "show", "hide": // "has-sidebar": the part beside it
		default:
			if sideline(words[0]) || sideline(words[len(words)-1]) {
				e.region = navigation
			}
		}
	}
}

func (e *element) byWord(w string) {
	switch w {
	case "byline", "author", "authors":
		if e.kind == "" {
			e.kind = ling.Byline
		}
	case "dateline", "pubdate", "published", "datepublished", "timestamp", "postdate":
		if e.kind == "" {
			e.kind = ling.Date
		}
	case "caption", "figcaption":
		e.kind = ling.Caption
	case "credit", "credits", "copyright":
		e.kind = ling.Credit
	}
}

// sideline tells whether a class's word is one for what stands beside an
// article.
func sideline(w string) bool {
	switch w {
	case "menu", "navbar", "nav", "breadcrumb", "breadcrumbs", "share", "sharing", "social", "sidebar", "cookie", "cookies", "newsletter", "subscribe", "related", "advert", "advertisement", "promo", "comments", "pagination", "skip":
		return true
	}
	return false
}

// isBlock tells whether an element begins and ends a paragraph.
func isBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "caption", "tbody", "tfoot", "thead", "tr", "ul", "xmp":
		return true
	}
	return false
}

func isVoid(name string) bool {
	switch name {
	case "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
