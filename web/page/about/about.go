// Package about says what the program is, its version, and whose work it is built on.
//
// In: the version and the notice of the release. Out: the page. It assumes that the
// notice is complete.
package about

import (
	"embed"
	"net/http"

	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl
var files embed.FS

// New is the section about the program. notice is the release's notice of what is built
// in, with its licences.
func New(notice string) web.Section {
	return web.Section{Name: "about", Files: files, Routes: func(site *web.Site) []web.Route {
		return []web.Route{{Pattern: "GET /about", Need: web.Nobody, Handle: func(w http.ResponseWriter, r *http.Request) error {
			return site.Render(w, r, &page{Head: web.Head{Title: "About", At: "/about"}, Version: site.Options().Version, Text: notice})
		}}}
	}}
}

// page is the page about the program.
type page struct {
	web.Head
	Version string
	Text    string
}

func (*page) Template() string { return "about/about" }
