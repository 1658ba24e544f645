// Package settings is what a visitor chooses for themselves: colours, and whether keys
// of one letter do anything.
//
// In: forms. Out: cookies of this browser, and the page that shows what is set. It
// changes nothing that others see, and knows no accounts. It assumes nothing.
package settings

import (
	"embed"
	"net/http"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl
var files embed.FS

// New is the section of settings.
func New() web.Section {
	return web.Section{Name: "settings", Files: files, Routes: func(site *web.Site) []web.Route {
		s := &section{site}
		return []web.Route{
			{Pattern: "GET /settings", Handle: s.show},
			{Pattern: "POST /settings/theme", Need: web.Nobody, Handle: s.theme},
			{Pattern: "POST /settings/keys", Need: web.Nobody, Handle: s.keys},
		}
	}}
}

type section struct{ site *web.Site }

// page shows what is set.
type page struct {
	web.Head
	Stats memory.Stats
}

func (*page) Template() string { return "settings/settings" }

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	p := &page{Head: web.Head{Title: "Settings", At: "/settings"}}
	if s.site.Visitor(r).May(web.Admin) {
		var err error
		if p.Stats, err = s.site.Stats(r.Context()); err != nil {
			return err
		}
	}
	return s.site.Render(w, r, p)
}

func (s *section) theme(w http.ResponseWriter, r *http.Request) error {
	web.SetTheme(w, r.FormValue("theme"))
	return s.site.Redirect(w, r, web.LocalPath(r.FormValue("back"), "/settings"))
}

func (s *section) keys(w http.ResponseWriter, r *http.Request) error {
	web.SetKeys(w, r.FormValue("keys") != "off")
	return s.site.Redirect(w, r, "/settings", web.Notice{Kind: "done", Text: "Kept for this browser."})
}
