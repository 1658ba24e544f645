// Package desk is the reading desk: a report's text with its claims highlighted, the
// coding of the claim that is open beside it, and what a reviewer decides about it.
//
// In: a report and a claim by their IDs, a person's decisions as forms. Out: the page,
// the part of it beside the text, and entries of the log of judgements. It reads no
// text itself: words that a person chose become values as they stand, or as the
// functions of [Options] read them. It assumes that the report's text is hostile and
// shows it as text alone; offsets in its markup are bytes into the report's text, which
// the page shows unchanged but for characters that would steer how others are shown.
package desk

import (
	"embed"
	"net/http"

	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css *.js
var files embed.FS

// Options are what the desk needs beside the memory.
type Options struct {
	// When reads words of time: their value in EDTF, by the report's date of
	// publication; "" where they have none. Nil reads none.
	When func(words, published string) string
}

// New is the section of the reading desk.
func New(opt Options) web.Section {
	return web.Section{Name: "desk", Files: files, Routes: func(site *web.Site) []web.Route {
		d := &desk{site: site, book: codebook.New(), options: opt}
		return []web.Route{
			{Pattern: "GET /reports/{report}", Handle: d.show},
			{Pattern: "GET /reports/{report}/original", Handle: d.original},
			{Pattern: "GET /review/next", Handle: d.nextReport},
			{Pattern: "POST /reports/{report}/claims", Need: web.Reviewer, Handle: d.add},
			{Pattern: "POST /reports/{report}/claims/{claim}/judge", Need: web.Reviewer, Handle: d.judge},
			{Pattern: "POST /reports/{report}/claims/{claim}/correct", Need: web.Reviewer, Handle: d.correct},
			{Pattern: "POST /reports/{report}/undo", Need: web.Reviewer, Handle: d.undo},
			{Pattern: "POST /judgements/{number}/undo", Need: web.Reviewer, Handle: d.undoNumber},
		}
	}}
}

type desk struct {
	site    *web.Site
	book    *codebook.Book
	options Options
}

func (d *desk) memory() *memory.Memory { return d.site.Memory() }

// keys are the keys of the page.
var keys = []web.Key{
	{Key: "→ j", Does: "next claim"}, {Key: "← k", Does: "claim before"}, {Key: "n", Does: "next claim that nobody reviewed"},
	{Key: "a", Does: "accept: it was read rightly"}, {Key: "r", Does: "reject: the report doesn’t say this"},
	{Key: "u", Does: "undo your latest decision"}, {Key: "w", Does: "write a note"}, {Key: "x", Does: "to the words in the text"}, {Key: "m", Does: "add a missed claim"},
}

// original sends a report's bytes as they were taken in, for keeping, never to be shown.
func (d *desk) original(w http.ResponseWriter, r *http.Request) error {
	p, err := d.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+memory.ShortID(p.SHA256)+extension(p.Media)+`"`)
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = w.Write(p.Original) // whoever has gone away gets nothing
	return nil
}

func extension(media string) string {
	switch media {
	case "text/html":
		return ".html"
	case "text/csv":
		return ".csv"
	case "message/rfc822":
		return ".eml"
	}
	return ".txt"
}
