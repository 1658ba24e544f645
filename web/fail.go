package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// errorPage says what went wrong and what to do about it.
type errorPage struct {
	Head
	Status int
	What   string
	Do     string // what the visitor can do
	Number string // under which the log has it, "" for what isn't the program's fault
}

func (*errorPage) Template() string { return "site/error.page" }

func noPage(http.ResponseWriter, *http.Request) error {
	return reportedly.WithHint(fmt.Errorf("%w: there is no page at this address", reportedly.ErrNotFound), "the navigation above leads to all there are")
}

// fail answers with an error.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, errSignIn) && !IsPart(r) && r.Method == http.MethodGet {
		http.Redirect(w, r, s.options.Login+"?next="+url.QueryEscape(r.URL.RequestURI()), http.StatusSeeOther)
		return
	}
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // the visitor has gone away
	}
	p := describe(err)
	if p.Status == http.StatusInternalServerError {
		p.Number = strings.ToLower(rand.Text()[:8])
		if s.options.Failed != nil {
			s.options.Failed(r, p.Number, err)
		}
	}
	part := "layout"
	if IsPart(r) {
		part = "message"
	}
	if again := s.render(w, r, p, part, p.Status); again != nil {
		http.Error(w, p.Title, p.Status)
	}
}

// describe says an error in words for a visitor. Only what is the visitor's own is
// quoted; the program's faults go to the log.
func describe(err error) *errorPage {
	p := &errorPage{Status: http.StatusInternalServerError, What: "Something went wrong in the program itself. Nothing was changed.", Do: "Try again. If it comes back, the log has it under the number below."}
	tooLarge := (*http.MaxBytesError)(nil)
	switch {
	case errors.Is(err, errSignIn):
		p.Status, p.What, p.Do = http.StatusUnauthorized, "You aren’t signed in any more.", "Sign in again; then send it once more."
	case errors.As(err, &tooLarge):
		p.Status, p.What, p.Do = http.StatusRequestEntityTooLarge, "That is too large.", fmt.Sprintf("At most %d MiB are taken at once.", max(1, tooLarge.Limit>>20))
	case errors.Is(err, ErrForbidden):
		p.Status, p.What, p.Do = http.StatusForbidden, sentence(err), "Ask whoever runs this server for the role."
	case errors.Is(err, reportedly.ErrNotFound):
		p.Status, p.What, p.Do = http.StatusNotFound, sentence(err), "It may have been forgotten, or the address is mistyped."
	case errors.Is(err, reportedly.ErrInvalid):
		p.Status, p.What, p.Do = http.StatusBadRequest, sentence(err), "Go back, and change what is said above."
	case errors.Is(err, reportedly.ErrUnsupported):
		p.Status, p.What, p.Do = http.StatusUnsupportedMediaType, sentence(err), "Text and HTML pages in English are read."
	case errors.Is(err, store.ErrLocked):
		p.Status, p.What, p.Do = http.StatusServiceUnavailable, "Another program is writing to the database.", "Try again in a moment. Nothing was changed."
	case errors.Is(err, store.ErrReadOnly):
		p.Status, p.What, p.Do = http.StatusForbidden, "This server only shows; nothing can be changed here.", "Ask whoever runs it."
	case errors.Is(err, store.ErrFull):
		p.Status, p.What, p.Do = http.StatusInsufficientStorage, "There is no room left to write.", "Free some space on the disk. Nothing was changed."
	}
	if h := (*reportedly.HintError)(nil); errors.As(err, &h) && p.Status < 500 {
		p.Do = hint(h.Hint)
	}
	p.Title = http.StatusText(p.Status)
	return p
}

// sentence is an error as a sentence, without the word of its kind.
func sentence(err error) string {
	s := err.Error()
	for _, kind := range []error{reportedly.ErrNotFound, reportedly.ErrInvalid, reportedly.ErrUnsupported, ErrForbidden} {
		s = strings.Replace(s, kind.Error()+": ", "", 1)
	}
	return hint(s)
}

func hint(s string) string {
	if s == "" {
		return ""
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return s
}
