package account

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// signInPage asks for name and password.
type signInPage struct {
	web.Head
	Next   string
	Name   string // as typed before
	Wrong  string // why it didn't work
	InOpen bool   // the password would travel in the clear
}

func (*signInPage) Template() string { return "account/signin" }

func (s *section) signInForm(w http.ResponseWriter, r *http.Request) error {
	next := nextPath(r)
	if s.gate.Session(r) != nil {
		return s.site.Redirect(w, r, next)
	}
	s.gate.Guest(w, r)
	return s.site.Render(w, r, s.form(r, next))
}

func (s *section) form(r *http.Request, next string) *signInPage {
	return &signInPage{Head: web.Head{Title: "Sign in", Styles: []string{"account/account.css"}}, Next: next, InOpen: !s.gate.Secure(r)}
}

// nextPath is where to go after signing in: a path of this site, and not back here.
func nextPath(r *http.Request) string {
	next := web.LocalPath(r.FormValue("next"), "/")
	if strings.HasPrefix(next, Login) || strings.HasPrefix(next, Logout) {
		return "/"
	}
	return next
}

func (s *section) signIn(w http.ResponseWriter, r *http.Request) error {
	next := nextPath(r)
	session, err := s.gate.SignIn(w, r, r.PostFormValue("name"), r.PostFormValue("password"), r.PostFormValue("keep") != "")
	if err != nil {
		return s.refused(w, r, next, err)
	}
	if session.Given {
		return s.site.Redirect(w, r, "/account#password", web.Notice{Kind: "warning", Text: "Somebody else chose your password. Choose your own now, so that nobody but you knows it."})
	}
	return s.site.Redirect(w, r, next)
}

// refused shows the form again. It says the same whatever was wrong.
func (s *section) refused(w http.ResponseWriter, r *http.Request, next string, err error) error {
	p := s.form(r, next)
	p.Name = r.PostFormValue("name")
	slow := (*access.SlowError)(nil)
	switch {
	case errors.Is(err, access.ErrWrong):
		p.Status, p.Wrong = http.StatusUnauthorized, "The name or the password is wrong."
	case errors.As(err, &slow):
		w.Header().Set("Retry-After", strconv.Itoa(int(slow.After/time.Second)+1))
		p.Status, p.Wrong = http.StatusTooManyRequests, "There were "+slow.Error()+"."
	case errors.Is(err, access.ErrNoCookie):
		p.Status, p.Wrong = http.StatusForbidden, "Your browser sent no cookie. Allow cookies of this site, and sign in once more."
	case errors.Is(err, access.ErrBusy):
		w.Header().Set("Retry-After", "2")
		p.Status, p.Wrong = http.StatusServiceUnavailable, "Too many people sign in at this moment. Try again."
	default:
		return err
	}
	s.gate.Guest(w, r)
	return s.site.Render(w, r, p)
}

func (s *section) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := s.gate.SignOut(w, r); err != nil {
		return err
	}
	return s.site.Redirect(w, r, Login, web.Notice{Kind: "done", Text: "You are signed out."})
}
