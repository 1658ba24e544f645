package account

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// ownPage is a visitor's own account.
type ownPage struct {
	web.Head
	RoleSays string
	Session  *access.Session
	Sessions []session
	Tokens   []token
	Scopes   []scopeChoice
	Least    int // characters of a password
}

func (*ownPage) Template() string { return "account/own" }

// session is a session in the list.
type session struct {
	access.Session
	Browser string
	Here    bool
}

// token is a token in the list.
type token struct {
	access.Token
	Holds bool
	Why   string // why it doesn't
}

// scopeChoice is a scope to choose.
type scopeChoice struct {
	Scope access.Scope
	Says  string
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	p := &ownPage{Head: web.Head{Title: "Your account", At: "/account", Styles: []string{"account/account.css"}}, Session: s.gate.Session(r), Least: access.MinPassword}
	if p.Session == nil {
		return fmt.Errorf("%w: nobody is signed in", reportedly.ErrNotFound)
	}
	visitor := s.site.Visitor(r)
	p.RoleSays = mayAll(visitor.Role)
	list, err := s.accounts.Sessions(r.Context(), p.Session.Name)
	if err != nil {
		return err
	}
	for _, x := range list {
		p.Sessions = append(p.Sessions, session{x, browser(x.Agent), x.ID == p.Session.ID})
	}
	if p.Tokens, err = s.tokens(r, p.Session.Name); err != nil {
		return err
	}
	for _, scope := range access.Scopes() {
		if visitor.May(scope.Needs()) {
			p.Scopes = append(p.Scopes, scopeChoice{scope, scopeSays(scope)})
		}
	}
	return s.site.Render(w, r, p)
}

func scopeSays(scope access.Scope) string {
	switch scope {
	case access.Read:
		return "see everything, export it"
	case access.Judge:
		return "accept, reject, correct, note, undo"
	case access.Add:
		return "add reports, join and split, grade sources"
	}
	return "forget reports, and what else your role alone may"
}

// tokens are an account's tokens; those that ended long ago are left out.
func (s *section) tokens(r *http.Request, name string) ([]token, error) {
	list, err := s.accounts.Tokens(r.Context(), name)
	if err != nil {
		return nil, err
	}
	var out []token
	now := s.accounts.Now()
	for _, t := range list {
		x := token{Token: t, Holds: t.Revoked.IsZero() && now.Before(t.Ends)}
		switch ended := t.Ends; {
		case x.Holds:
		case !t.Revoked.IsZero():
			x.Why, ended = "revoked", t.Revoked
			fallthrough
		default:
			if x.Why == "" {
				x.Why = "ended"
			}
			if now.Sub(ended) > 90*24*time.Hour {
				continue
			}
		}
		out = append(out, x)
	}
	return out, nil
}

func (s *section) password(w http.ResponseWriter, r *http.Request) error {
	session := s.gate.Session(r)
	if session == nil {
		return web.ErrForbidden
	}
	next := r.PostFormValue("new")
	if next != r.PostFormValue("again") {
		return reportedly.WithHint(fmt.Errorf("%w: the new password was typed in two ways", reportedly.ErrInvalid), "go back and type it again")
	}
	if err := s.accounts.ChangePassword(r.Context(), session, s.gate.From(r), r.PostFormValue("present"), next); err != nil {
		return err
	}
	return s.site.Redirect(w, r, "/account", web.Notice{Kind: "done", Text: "Your password is changed. You are signed out everywhere else."})
}

func (s *section) endSession(w http.ResponseWriter, r *http.Request) error {
	session := s.gate.Session(r)
	if session == nil {
		return web.ErrForbidden
	}
	id := r.PostFormValue("id")
	if id == "" {
		return fmt.Errorf("%w: which session?", reportedly.ErrInvalid)
	}
	if id == "all" {
		id = ""
	}
	if err := s.accounts.SignOut(r.Context(), s.by(r), session.Name, id); err != nil {
		return err
	}
	if id == "" || id == session.ID {
		return s.site.Redirect(w, r, Login, web.Notice{Kind: "done", Text: "You are signed out."})
	}
	return s.site.Redirect(w, r, "/account", web.Notice{Kind: "done", Text: "That browser is signed out."})
}

// oncePage shows a secret, once.
type oncePage struct {
	web.Head
	What   string
	Secret string
	Say    string
	Back   string
}

func (*oncePage) Template() string { return "account/once" }

func (s *section) makeToken(w http.ResponseWriter, r *http.Request) error {
	session := s.gate.Session(r)
	if session == nil {
		return web.ErrForbidden
	}
	days, err := strconv.Atoi(r.PostFormValue("days"))
	if err != nil {
		return fmt.Errorf("%w: a number of days, please", reportedly.ErrInvalid)
	}
	req := access.TokenRequest{Label: r.PostFormValue("label"), Days: days}
	for _, v := range r.PostForm["scope"] {
		req.Scopes = append(req.Scopes, access.Scope(v))
	}
	// A server for reading alone makes no token that could do more elsewhere.
	for _, scope := range req.Scopes {
		if v := s.site.Visitor(r); !v.May(scope.Needs()) {
			return fmt.Errorf("%w: the scope %s takes the role of %s", web.ErrForbidden, scope, scope.Needs())
		}
	}
	secret, t, err := s.accounts.MakeToken(r.Context(), s.by(r), session.Name, req)
	if err != nil {
		return err
	}
	return s.site.Render(w, r, &oncePage{
		Head: web.Head{Title: "Your new token", At: "/account", Styles: []string{"account/account.css"}}, What: t.Label, Secret: secret, Back: "/account",
		Say: "A program sends it with each request, as “Authorization: Bearer …”. It isn’t kept here and can’t be shown again. Whoever has it may do in your name what its scopes allow, until " + t.Ends.Format("2 January 2006") + ".",
	})
}

func (s *section) revokeToken(w http.ResponseWriter, r *http.Request) error {
	session := s.gate.Session(r)
	if session == nil {
		return web.ErrForbidden
	}
	if err := s.accounts.Revoke(r.Context(), s.by(r), session.Name, r.PostFormValue("id")); err != nil {
		return err
	}
	return s.site.Redirect(w, r, "/account", web.Notice{Kind: "done", Text: "The token is revoked: it holds no more."})
}
