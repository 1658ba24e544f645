package terminal

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/ling"
)

// maxMetadata is the number of characters of a block of metadata that are
// shown.
const maxMetadata = 240

// header prints the title, who published when, and what the report says of
// itself.
func (p *printer) header(d Document, metadata bool) {
	r := d.Report
	if title := title(r); title != "" {
		p.flow(run{}, "", run{title, bold})
	}
	var parts []part
	add := func(s string, st style) {
		if s = phrase.Clean(s); s != "" {
			parts = append(parts, part{dot, []run{{s, st}}})
		}
	}
	add(r.Publisher, plain)
	add(phrase.Published(r), plain)
	add(origin(r), quiet)
	p.parts(run{}, "", parts...)
	if metadata {
		p.metadata(r)
	}
}

// title is the report's title: its own words in the text, or what a page calls
// itself.
func title(r *reportedly.Report) string {
	for _, b := range r.Blocks {
		if b.Kind == ling.Title {
			return strings.TrimSpace(phrase.Clean(r.Text.Slice(b.Span)))
		}
	}
	return strings.TrimSpace(phrase.Clean(r.Title))
}

// origin is the file, and the encoding where it isn't the usual one.
func origin(r *reportedly.Report) string {
	name := r.Name
	if name == "-" {
		name = "standard input"
	}
	if r.Encoding != "" && r.Encoding != "utf-8" {
		name += " (" + r.Encoding + ")"
	}
	return name
}

// metadata prints the blocks that hold no claims, each with its kind. Menus and
// adverts are only counted.
func (p *printer) metadata(r *reportedly.Report) {
	menus := 0
	if r.Author != "" && !has(r, ling.Byline) {
		p.fact("author", r.Author)
	}
	for _, b := range r.Blocks {
		switch {
		case !phrase.Metadata(b.Kind):
		case b.Kind == ling.Navigation:
			menus++
		default:
			p.fact(string(b.Kind), clip(r.Text.Slice(b.Span), maxMetadata))
		}
	}
	if menus > 0 {
		p.fact(string(ling.Navigation), fmt.Sprintf("%s left out", plural(menus, "block")))
	}
	if r.URL != "" {
		p.fact("address", r.URL)
	}
}

func has(r *reportedly.Report, k ling.BlockKind) bool {
	for _, b := range r.Blocks {
		if b.Kind == k {
			return true
		}
	}
	return false
}

func (p *printer) fact(name, value string) {
	p.flow(run{fmt.Sprintf("  %-10s ", name), quiet}, strings.Repeat(" ", 13), run{strings.TrimSpace(phrase.Clean(value)), quiet})
}

// clip is the beginning of s, of at most n characters.
func clip(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	for i := range s {
		if n--; n < 0 {
			return s[:i] + " …"
		}
	}
	return s
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
