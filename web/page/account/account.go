// Package account is where visitors sign in and out, look after their own password,
// sessions and tokens, and where administrators look after accounts and read the audit
// log.
//
// In: forms. Out: changes of package access's accounts, and pages. It checks no password
// and makes no secret itself: package access does; and what is shown once is shown on
// the answer to the form and kept nowhere. It assumes that the gate is before the site;
// where nobody signs in, the section has no pages.
package account

import (
	"embed"
	"net/http"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css
var files embed.FS

// Options are what the section works with; the zero value is for a server on which
// nobody signs in.
type Options struct {
	Accounts *access.Accounts
	Gate     *access.Gate
}

// The paths for [web.Options].
const (
	Login  = "/login"
	Logout = "/logout"
)

// New is the section of accounts.
func New(opt Options) web.Section {
	if opt.Accounts == nil {
		return web.Section{Name: "account"}
	}
	return web.Section{
		Name: "account", Files: files,
		Links: []web.Link{
			{Name: "Your account", Path: "/account", Menu: true},
			{Name: "Accounts", Path: "/accounts", Need: web.Admin, Menu: true},
			{Name: "Audit log", Path: "/audit", Need: web.Admin, Menu: true},
		},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site, opt.Accounts, opt.Gate}
			return append(s.own(), s.admin()...)
		},
	}
}

type section struct {
	site     *web.Site
	accounts *access.Accounts
	gate     *access.Gate
}

// formLimit is the most bytes of this section's forms.
const formLimit = 16 << 10

// own are the routes that are everybody's.
func (s *section) own() []web.Route {
	post := func(path string, need web.Role, f web.Handler) web.Route {
		return web.Route{Pattern: "POST " + path, Need: need, Limit: formLimit, Handle: f}
	}
	return []web.Route{
		{Pattern: "GET " + Login, Need: web.Nobody, Handle: s.signInForm},
		post(Login, web.Nobody, s.signIn),
		post(Logout, web.Nobody, s.signOut),
		{Pattern: "GET /account", Handle: s.show},
		post("/account/password", web.Reader, s.password),
		post("/account/sessions", web.Reader, s.endSession),
		post("/account/tokens", web.Reader, s.makeToken),
		post("/account/tokens/revoke", web.Reader, s.revokeToken),
	}
}

// admin are the routes that are for administrators.
func (s *section) admin() []web.Route {
	post := func(path string, f web.Handler) web.Route {
		return web.Route{Pattern: "POST " + path, Need: web.Admin, Limit: formLimit, Handle: f}
	}
	return []web.Route{
		{Pattern: "GET /accounts", Need: web.Admin, Handle: s.list},
		post("/accounts", s.add),
		{Pattern: "GET /accounts/{name}", Need: web.Admin, Handle: s.one},
		post("/accounts/{name}/role", s.setRole),
		post("/accounts/{name}/password", s.reset),
		post("/accounts/{name}/signout", s.signOutAll),
		post("/accounts/{name}/close", s.close),
		post("/accounts/{name}/tokens/revoke", s.revokeTheirs),
		{Pattern: "GET /audit", Need: web.Admin, Handle: s.log},
	}
}

// by is who fills the form in, for the log.
func (s *section) by(r *http.Request) access.By { return s.gate.By(r) }

// roleSays tells what a role may do.
func roleSays(role web.Role) string {
	switch role {
	case web.Reader:
		return "sees everything"
	case web.Reviewer:
		return "judges claims and writes notes"
	case web.Editor:
		return "adds and forgets reports, joins and splits, grades sources"
	case web.Admin:
		return "looks after accounts"
	}
	return ""
}

// mayAll tells all that a role may, to whom it is.
func mayAll(role web.Role) string {
	switch role {
	case web.Reader:
		return "see everything"
	case web.Reviewer:
		return "see everything, judge claims and write notes"
	case web.Editor:
		return "see everything, judge claims and write notes, add and forget reports, join and split, grade sources"
	}
	return "may do everything, and look after accounts"
}

// roleChoice is a role to choose from.
type roleChoice struct {
	Role web.Role
	Says string
	Is   bool
}

func roleChoices(is web.Role) []roleChoice {
	var out []roleChoice
	for _, r := range access.Roles() {
		out = append(out, roleChoice{r, roleSays(r), r == is})
	}
	return out
}
