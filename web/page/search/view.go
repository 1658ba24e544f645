package search

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
)

// keep saves a search under a name, for the visitor alone.
func (s *section) keep(w http.ResponseWriter, r *http.Request) error {
	to := web.LocalPath(r.FormValue("path"), "")
	if to != "/search" && !strings.HasPrefix(to, "/search?") {
		return fmt.Errorf("%w: %q is no search", reportedly.ErrInvalid, r.FormValue("path"))
	}
	v := memory.View{By: s.site.Visitor(r).Name, Name: r.FormValue("name"), Path: to}
	if err := s.memory().SaveView(r.Context(), v); err != nil {
		return err
	}
	return s.site.Redirect(w, r, to, web.Notice{Kind: "done", Text: "Saved as “" + strings.TrimSpace(v.Name) + "”."})
}

// remove drops a saved search.
func (s *section) remove(w http.ResponseWriter, r *http.Request) error {
	name := r.FormValue("name")
	if err := s.memory().DropView(r.Context(), s.site.Visitor(r).Name, name); err != nil {
		return err
	}
	return s.site.Redirect(w, r, web.LocalPath(r.FormValue("back"), "/search"), web.Notice{Kind: "done", Text: "“" + name + "” is no longer saved."})
}
