// Package developments shows what several claims are about: who knows, in whose
// words, and where they differ.
//
// In: filters and cursors; a person's decisions as forms. Out: the list of
// developments, the page of one, those where two are joined and one is split, and
// entries of the log of judgements. It counts and compares nothing (package
// corroborate does) and says nothing about what is true. It assumes a memory, and that
// every word of a report is hostile.
package developments

import (
	"embed"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of developments.
func New() web.Section {
	return web.Section{
		Name: "developments", Files: files,
		Links: []web.Link{{Name: "Developments", Path: "/developments", Key: "d"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site}
			return []web.Route{
				{Pattern: "GET /developments", Handle: s.list},
				{Pattern: "GET /developments/export", Handle: s.export, Audit: "export"},
				{Pattern: "GET /developments/{id}", Handle: s.show},
				{Pattern: "GET /developments/{id}/join", Need: web.Editor, Handle: s.chooseJoin},
				{Pattern: "POST /developments/{id}/join", Need: web.Editor, Handle: s.join},
				{Pattern: "GET /developments/{id}/split", Need: web.Editor, Handle: s.chooseSplit},
				{Pattern: "POST /developments/{id}/split", Need: web.Editor, Handle: s.split},
				{Pattern: "POST /developments/{id}/credibility", Need: web.Editor, Handle: s.grade},
				{Pattern: "POST /developments/{id}/notes", Need: web.Reviewer, Handle: s.note},
			}
		},
	}
}

type section struct{ site *web.Site }

func (s *section) memory() *memory.Memory { return s.site.Memory() }

// styles are the section's own.
func styles() []string { return []string{"developments/developments.css"} }

// address is the page of a development.
func address(id string) string { return "/developments/" + id }
