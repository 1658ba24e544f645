// Package help says what the values of claims mean, and which keys there are.
//
// In: the codebook's table. Out: one page, with a place for each term that other pages
// link to (shared.TermID). It holds no words of its own about values. It assumes that
// the table is the one the program was built with.
package help

import (
	"embed"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

//go:embed *.tmpl *.css
var files embed.FS

// New is the section of help.
func New() web.Section {
	return web.Section{Name: "help", Files: files, Routes: func(site *web.Site) []web.Route {
		fields := read(codebook.New())
		return []web.Route{{Pattern: "GET /help", Handle: func(w http.ResponseWriter, r *http.Request) error {
			q := strings.ToLower(strings.TrimSpace(r.FormValue("q")))
			p := &page{Head: web.Head{Title: "Help", At: "/help", Styles: []string{"help/help.css"}}, Query: r.FormValue("q"), Fields: matching(fields, q), All: fields}
			return site.Render(w, r, p)
		}}}
	}}
}

// page is the help.
type page struct {
	web.Head
	Query  string
	Fields []field // those with terms that match the query
	All    []field
}

func (*page) Template() string { return "help/help" }

// field is a field of claims with its values.
type field struct {
	Name, ID string
	Terms    []term
}

type term struct {
	codebook.Term
	ID string
}

func read(book *codebook.Book) []field {
	var out []field
	for _, name := range book.Fields() {
		f := field{Name: name, ID: "field-" + strings.ReplaceAll(name, " ", "-")}
		for _, t := range book.Values(name) {
			f.Terms = append(f.Terms, term{t, shared.TermID(t.Field, t.Name)})
		}
		out = append(out, f)
	}
	return out
}

// matching are the fields with the terms that have the words.
func matching(fields []field, words string) []field {
	if words == "" {
		return fields
	}
	var out []field
	for _, f := range fields {
		some := field{Name: f.Name, ID: f.ID}
		for _, t := range f.Terms {
			if strings.Contains(strings.ToLower(t.Name+" "+t.Meaning+" "+t.Example), words) {
				some.Terms = append(some.Terms, t)
			}
		}
		if len(some.Terms) > 0 {
			out = append(out, some)
		}
	}
	return out
}
