package account

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// listPage lists accounts.
type listPage struct {
	web.Head
	Open, Closed []access.Account
	Roles        []roleChoice
}

func (*listPage) Template() string { return "account/list" }

func (s *section) list(w http.ResponseWriter, r *http.Request) error {
	all, err := s.accounts.List(r.Context())
	if err != nil {
		return err
	}
	p := &listPage{Head: web.Head{Title: "Accounts", At: "/accounts", Styles: []string{"account/account.css"}}, Roles: roleChoices(web.Reader)}
	for _, a := range all {
		if a.Closed.IsZero() {
			p.Open = append(p.Open, a)
		} else {
			p.Closed = append(p.Closed, a)
		}
	}
	return s.site.Render(w, r, p)
}

// onePage is an account as an administrator sees it.
type onePage struct {
	web.Head
	*access.Account
	Self     bool
	Roles    []roleChoice
	Sessions []session
	Tokens   []token
	Events   []access.Event
}

func (*onePage) Template() string { return "account/one" }

func (s *section) one(w http.ResponseWriter, r *http.Request) error {
	a, err := s.accounts.Account(r.Context(), r.PathValue("name"))
	if err != nil {
		return err
	}
	p := &onePage{Head: web.Head{Title: a.Name, At: "/accounts", Styles: []string{"account/account.css"}}, Account: a, Roles: roleChoices(a.Role), Self: a.Name == s.site.Visitor(r).Name}
	list, err := s.accounts.Sessions(r.Context(), a.Name)
	if err != nil {
		return err
	}
	for _, x := range list {
		p.Sessions = append(p.Sessions, session{Session: x, Browser: browser(x.Agent)})
	}
	if p.Tokens, err = s.tokens(r, a.Name); err != nil {
		return err
	}
	if p.Events, err = s.accounts.Log(r.Context(), access.LogRequest{Who: a.Name, Limit: 20}); err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

func at(name string) string { return "/accounts/" + url.PathEscape(name) }

func (s *section) add(w http.ResponseWriter, r *http.Request) error {
	password := access.GeneratePassword()
	a, err := s.accounts.Add(r.Context(), s.by(r), r.PostFormValue("name"), web.Role(r.PostFormValue("role")), password)
	if err != nil {
		return err
	}
	return s.handOver(w, r, a.Name, password)
}

// handOver shows a password that was made up, once.
func (s *section) handOver(w http.ResponseWriter, r *http.Request, name, password string) error {
	return s.site.Render(w, r, &oncePage{
		Head: web.Head{Title: "Password for " + name, At: "/accounts", Styles: []string{"account/account.css"}}, What: name, Secret: password, Back: at(name),
		Say: "Hand it over in person, or by a way that others can’t read. It isn’t kept here and can’t be shown again. At the first sign-in the page asks for another one.",
	})
}

func (s *section) setRole(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if err := s.accounts.SetRole(r.Context(), s.by(r), name, web.Role(r.PostFormValue("role"))); err != nil {
		return err
	}
	back := at(name)
	if name == s.site.Visitor(r).Name { // who gave up the role sees the page no more
		back = "/account"
	}
	return s.site.Redirect(w, r, back, web.Notice{Kind: "done", Text: "The role is changed, and holds from the next request on."})
}

// reset makes up a new password; a closed account is opened by it.
func (s *section) reset(w http.ResponseWriter, r *http.Request) error {
	a, err := s.accounts.Account(r.Context(), r.PathValue("name"))
	if err != nil {
		return err
	}
	password := access.GeneratePassword()
	if a.Closed.IsZero() {
		if a.Name == s.site.Visitor(r).Name {
			return reportedly.WithHint(fmt.Errorf("%w: this is your own account", reportedly.ErrInvalid), "change your password on the page of your account")
		}
		err = s.accounts.SetPassword(r.Context(), s.by(r), a.Name, password, "")
	} else {
		err = s.accounts.Reopen(r.Context(), s.by(r), a.Name, password)
	}
	if err != nil {
		return err
	}
	return s.handOver(w, r, a.Name, password)
}

func (s *section) signOutAll(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if err := s.accounts.SignOut(r.Context(), s.by(r), name, ""); err != nil {
		return err
	}
	return s.site.Redirect(w, r, at(name), web.Notice{Kind: "done", Text: name + " is signed out everywhere."})
}

func (s *section) close(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if name == s.site.Visitor(r).Name {
		return reportedly.WithHint(fmt.Errorf("%w: this is your own account", reportedly.ErrInvalid), "another administrator can close it")
	}
	if err := s.accounts.CloseAccount(r.Context(), s.by(r), name); err != nil {
		return err
	}
	return s.site.Redirect(w, r, "/accounts", web.Notice{Kind: "done", Text: "The account " + name + " is closed. Its name stays taken, and its decisions stay."})
}

func (s *section) revokeTheirs(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if err := s.accounts.Revoke(r.Context(), s.by(r), name, r.PostFormValue("id")); err != nil {
		return err
	}
	return s.site.Redirect(w, r, at(name), web.Notice{Kind: "done", Text: "The token is revoked: it holds no more."})
}

// logPage is a part of the audit log.
type logPage struct {
	web.Head
	Who, Act string
	Acts     []string
	Events   []access.Event
	Next     string
}

func (*logPage) Template() string { return "account/log" }

const perPage = 100

func (s *section) log(w http.ResponseWriter, r *http.Request) error {
	p := &logPage{Head: web.Head{Title: "Audit log", At: "/audit", Styles: []string{"account/account.css"}}, Who: r.FormValue("who"), Act: r.FormValue("act")}
	before, err := strconv.ParseInt(r.FormValue("before"), 10, 64)
	if err != nil && r.FormValue("before") != "" {
		return fmt.Errorf("%w: the page’s address is mistyped", reportedly.ErrInvalid)
	}
	if p.Acts, err = s.accounts.Acts(r.Context()); err != nil {
		return err
	}
	if p.Events, err = s.accounts.Log(r.Context(), access.LogRequest{Who: p.Who, Act: p.Act, Before: before, Limit: perPage}); err != nil {
		return err
	}
	if len(p.Events) == perPage {
		p.Next = "/audit?" + url.Values{"who": {p.Who}, "act": {p.Act}, "before": {strconv.FormatInt(p.Events[perPage-1].Seq, 10)}}.Encode()
	}
	return s.site.Render(w, r, p)
}
