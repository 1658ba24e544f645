// Package web is the workbench: the pages in which people read, review and follow
// what is remembered.
//
// In: a [memory.Memory], who visits, and the sections of the site with their
// templates, assets and routes. Out: an http.Handler. The package is the frame that
// all sections share: layout, navigation, access by role, forgery tokens, messages,
// errors as pages, assets. The pages themselves are in web/page/<name>, parts that
// several of them use in web/shared; package web/page lists them. It doesn't read
// reports, knows no database and no accounts: reading is the memory's, accounts are
// package access's. It assumes that whatever stands in a report, its names and its
// file's name included, is hostile: all of it is shown as text, by html/template.
//
// # How a section is made
//
// A section is a value of [Section]: its templates and assets (an embed.FS), its
// place in the navigation, and a function from the site to its routes. A page is a
// struct with typed fields that embeds [Head] and names its template:
//
//	type listPage struct {
//		web.Head
//		Items []item
//	}
//
//	func (*listPage) Template() string { return "sources/list" } // web/page/sources/list.tmpl
//
//	func (s *sources) list(w http.ResponseWriter, r *http.Request) error {
//		...
//		return s.site.Render(w, r, &listPage{Head: web.Head{Title: "Sources"}, Items: items})
//	}
//
// The template's file defines "main", and further parts that [Site.RenderPart] answers
// alone, for a script that replaces a part of the page. Files whose names begin with
// "_" are parts shared by the section's pages. In a template, the page's own fields
// stand beside what Head offers: {{.Title}}, {{.Visitor.Name}}, {{.May "reviewer"}},
// {{.Token}} (or {{template "token" .}}, the hidden field that every form needs), and
// the functions {{asset "desk/desk.js"}} and those of package shared.
//
// Everything works without script: what changes something is a form with
// method="post" whose handler ends with [Site.Redirect]; a script may do the same with
// htmx (hx-post, hx-get), for which [IsPart] is true and RenderPart answers. There are
// no inline scripts and no style attributes: the content security policy forbids them.
// A width that depends on data is a <progress>, a <meter> or an SVG attribute.
package web
