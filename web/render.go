package web

import (
	"bytes"
	"cmp"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/reportedly/reportedly/web/shared"
)

//go:embed *.tmpl
var layout embed.FS

// parse reads the templates: one set for each page, of the layout, the shared parts,
// the section's parts and the page's own file.
func (s *Site) parse(sections []Section) (map[string]*template.Template, error) {
	base, err := template.New("").Funcs(shared.Functions()).Funcs(template.FuncMap{"asset": s.assets.path}).ParseFS(layout, "layout.tmpl")
	if err != nil {
		return nil, err
	}
	if base, err = base.ParseFS(shared.Templates, "*.tmpl"); err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	if out["site/error.page"], err = pageOf(base, layout, "error.page"); err != nil {
		return nil, err
	}
	for _, section := range sections {
		if err := parseSection(out, base, section); err != nil {
			return nil, fmt.Errorf("section %s: %w", section.Name, err)
		}
	}
	return out, nil
}

func parseSection(out map[string]*template.Template, base *template.Template, section Section) error {
	if section.Files == nil {
		return nil
	}
	files, err := fs.Glob(section.Files, "*.tmpl")
	if err != nil {
		return err
	}
	own, err := base.Clone()
	if err != nil {
		return err
	}
	for _, f := range files {
		if strings.HasPrefix(f, "_") {
			if own, err = own.ParseFS(section.Files, f); err != nil {
				return err
			}
		}
	}
	for _, f := range files {
		if strings.HasPrefix(f, "_") {
			continue
		}
		name := strings.TrimSuffix(path.Base(f), ".tmpl")
		if out[section.Name+"/"+name], err = pageOf(own, section.Files, name); err != nil {
			return err
		}
	}
	return nil
}

func pageOf(base *template.Template, files fs.FS, name string) (*template.Template, error) {
	t, err := base.Clone()
	if err != nil {
		return nil, err
	}
	return t.ParseFS(files, name+".tmpl")
}

// Render answers with a page.
func (s *Site) Render(w http.ResponseWriter, r *http.Request, p Page) error {
	return s.render(w, r, p, "layout", cmp.Or(p.head().Status, http.StatusOK))
}

// RenderPart answers with one of the parts that the page's template defines. Messages
// that wait for the visitor come along, for the script to show.
func (s *Site) RenderPart(w http.ResponseWriter, r *http.Request, p Page, part string) error {
	return s.render(w, r, p, part, http.StatusOK)
}

func (s *Site) render(w http.ResponseWriter, r *http.Request, p Page, part string, status int) error {
	t := s.pages[p.Template()]
	if t == nil {
		return fmt.Errorf("there is no template %s", p.Template())
	}
	h := p.head()
	h.site, h.visitor, h.path, h.theme, h.noKeys = s, s.Visitor(r), r.URL.RequestURI(), themeOf(r), noKeys(r)
	h.notices = append(h.notices, takeNotices(w, r)...)
	b := &bytes.Buffer{}
	if err := t.ExecuteTemplate(b, part, p); err != nil {
		return fmt.Errorf("show the page: %w", err)
	}
	if part != "layout" && len(h.notices) > 0 {
		if err := t.ExecuteTemplate(b, "notices-out-of-band", p); err != nil {
			return fmt.Errorf("show the messages: %w", err)
		}
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // whoever has gone away gets nothing
	return nil
}

// Notify adds a message to a page before it is rendered.
func (h *Head) Notify(n Notice) { h.notices = append(h.notices, n) }

// themeOf is the theme that the visitor chose.
func themeOf(r *http.Request) string {
	if c, err := r.Cookie(themeCookie); err == nil && (c.Value == "light" || c.Value == "dark") {
		return c.Value
	}
	return ""
}

// noKeys tells whether the visitor switched keys of one letter off.
func noKeys(r *http.Request) bool {
	c, err := r.Cookie(keysCookie)
	return err == nil && c.Value == "off"
}

// SetKeys keeps whether keys of one letter do anything for the visitor (WCAG 2.2,
// 2.1.4).
func SetKeys(w http.ResponseWriter, on bool) {
	c := &http.Cookie{Name: keysCookie, Value: "off", Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600}
	if on {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
}

const keysCookie = "reportedly_keys"

const themeCookie = "reportedly_theme"

// SetTheme keeps the theme that the visitor chose: "light", "dark", or "" for the
// system's.
func SetTheme(w http.ResponseWriter, theme string) {
	c := &http.Cookie{Name: themeCookie, Value: theme, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: 365 * 24 * 3600}
	if theme != "light" && theme != "dark" {
		c.Value, c.MaxAge = "", -1
	}
	http.SetCookie(w, c)
}
