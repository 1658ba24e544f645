package api

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Problem is an error as RFC 9457 has it.
type Problem struct {
	Type      string  `json:"type"`
	Title     string  `json:"title"`
	Status    int     `json:"status"`
	Detail    string  `json:"detail"`
	Hint      string  `json:"hint,omitempty"`
	RequestID string  `json:"request_id,omitempty"`
	Errors    []Fault `json:"errors,omitempty"`
}

// Fault is what is wrong with one part of a request.
type Fault struct {
	Pointer   string `json:"pointer,omitempty"`
	Parameter string `json:"parameter,omitempty"`
	Detail    string `json:"detail"`
	Hint      string `json:"hint,omitempty"`
}

// faulty is a request of which parts are wrong.
type faulty struct{ faults []Fault }

func (f *faulty) Error() string {
	words := make([]string, len(f.faults))
	for i, x := range f.faults {
		words[i] = x.Detail
	}
	return strings.Join(words, "; ")
}

func (f *faulty) Unwrap() error { return reportedly.ErrInvalid }

// wrong says what is wrong with a parameter.
func wrong(parameter, format string, args ...any) error {
	return &faulty{[]Fault{{Parameter: parameter, Detail: fmt.Sprintf(format, args...)}}}
}

// wrongBody says what is wrong with a field of the body.
func wrongBody(field, format string, args ...any) error {
	return &faulty{[]Fault{{Pointer: "#/" + field, Detail: fmt.Sprintf(format, args...)}}}
}

// kind is a type of problem.
type kind struct {
	name   string // the end of its address
	status int
	title  string
	means  string
}

// kinds are all types of problem.
func kinds() []kind {
	return []kind{
		{"invalid", 400, "The request isn’t understood", "A parameter or a field has a value that it can’t have; errors tells which. Change it and send again."},
		{"sign-in", 401, "Sign in first", "Send an API token: Authorization: Bearer TOKEN. Whoever runs the server makes them."},
		{"not-allowed", 403, "Not allowed", "The account or its token lacks the role or the scope that this takes, or the request was made by another site."},
		{"not-found", 404, "Not found", "Nothing has this address or this ID. It may have been forgotten."},
		{"method", 405, "No such method here", "The header Allow has those there are."},
		{"conflict", 409, "Changed meanwhile", "What the request rests on was changed by somebody else while it was answered. Read it again."},
		{"precondition", 412, "Changed meanwhile", "What If-Match names is no longer so: somebody judged or changed it. Read it again and decide anew."},
		{"too-large", 413, "Too large", "The body is larger than what is taken at once."},
		{"media", 415, "Not in this form", "The body has a media type that isn’t taken here, or holds what can’t be read: only English text and HTML pages are."},
		{"too-many", 429, "Too many requests", "Wait as long as the header Retry-After says."},
		{"internal", 500, "A fault of the program", "Nothing was changed. The log has it under request_id."},
		{"busy", 503, "Busy", "Another program is writing, or too much waits to be read. Nothing was changed; try again in a moment."},
		{"full", 507, "No room left", "There is no room left to write. Nothing was changed."},
	}
}

// problemOf is an error in words for who asks. Only what is theirs is quoted.
func problemOf(err error) Problem {
	p := Problem{Status: http.StatusInternalServerError, Detail: "Something went wrong in the program itself."}
	var tooLarge *http.MaxBytesError
	var of *statusError
	switch {
	case errors.As(err, &of):
		p.Status, p.Detail = of.status, sentence(of)
	case errors.As(err, &tooLarge):
		p.Status, p.Detail = 413, fmt.Sprintf("At most %d bytes are taken.", tooLarge.Limit)
	case errors.Is(err, memory.ErrStale):
		p.Status, p.Detail = 409, sentence(err)
	case errors.Is(err, ErrNobody):
		p.Status, p.Detail, p.Hint = 401, "This takes a token.", "send it as Authorization: Bearer TOKEN"
		if _, why, ok := strings.Cut(err.Error(), ErrNobody.Error()+": "); ok {
			p.Detail, p.Hint = "The token isn’t taken: "+why+".", "ask whoever runs this server for another"
		}
	case errors.Is(err, ErrForbidden):
		p.Status, p.Detail = 403, sentence(err)
	case errors.Is(err, reportedly.ErrNotFound):
		p.Status, p.Detail = 404, sentence(err)
	case errors.Is(err, reportedly.ErrInvalid):
		p.Status, p.Detail = 400, sentence(err)
	case errors.Is(err, reportedly.ErrUnsupported):
		p.Status, p.Detail = 415, sentence(err)
	case errors.Is(err, intake.ErrBusy), errors.Is(err, store.ErrLocked):
		p.Status, p.Detail = 503, "Something else is being written or read."
	case errors.Is(err, store.ErrReadOnly):
		p.Status, p.Detail = 403, "The database is open for reading only."
	case errors.Is(err, store.ErrFull):
		p.Status, p.Detail = 507, "There is no room left to write."
	}
	var h *reportedly.HintError
	if errors.As(err, &h) && p.Status != 500 {
		p.Hint = h.Hint
	}
	var f *faulty
	if errors.As(err, &f) {
		p.Errors = f.faults
		if p.Hint == "" {
			p.Hint = f.faults[0].Hint
		}
	}
	p.of()
	return p
}

// of fills in a problem's type by its status.
func (p *Problem) of() {
	for _, k := range kinds() {
		if k.status == p.Status {
			p.Type, p.Title = Base+"/problems/"+k.name, k.title
			return
		}
	}
	p.Type, p.Title = "about:blank", http.StatusText(p.Status)
}

// statusError is an error of a status of its own.
type statusError struct {
	status int
	words  string
}

func (e *statusError) Error() string { return e.words }

// sentence is an error as a sentence, without the words of its kind.
func sentence(err error) string {
	s := err.Error()
	for _, kind := range []error{reportedly.ErrNotFound, reportedly.ErrInvalid, reportedly.ErrUnsupported, ErrForbidden} {
		s = strings.TrimPrefix(s, kind.Error()+": ")
		s = strings.Replace(s, ": "+kind.Error()+": ", ": ", 1)
	}
	if s == "" {
		return ""
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// fail answers with an error.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody waits for the answer
	}
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError && a.options.Failed != nil {
		a.options.Failed(r, w.Header().Get("X-Request-Id"), err)
	}
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	writeProblem(w, p)
}

func writeProblem(w http.ResponseWriter, p Problem) {
	h := w.Header()
	p.RequestID = h.Get("X-Request-Id")
	for _, name := range []string{"Etag", "Link", "Location", "Last-Modified", "Content-Disposition"} {
		h.Del(name)
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	if p.Status == http.StatusUnauthorized {
		h.Set("Www-Authenticate", `Bearer realm="reportedly"`)
	}
	w.WriteHeader(p.Status)
	_ = encode(w, p) // who asked has gone away
}

// Refuse answers a request under [Base] with a problem, for what stands before the API:
// limits of rates, unknown tokens.
func Refuse(w http.ResponseWriter, r *http.Request, status int, detail, hint string) {
	if w.Header().Get("X-Request-Id") == "" {
		w.Header().Set("X-Request-Id", requestID(r))
	}
	p := Problem{Status: status, Detail: detail, Hint: hint}
	p.of()
	writeProblem(w, p)
}

// requestID is the request's own, where it has a sound one, or a new one.
func requestID(r *http.Request) string {
	id := r.Header.Get("X-Request-Id")
	sound := len(id) > 0 && len(id) <= 64
	for _, c := range id {
		sound = sound && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.')
	}
	if sound {
		return id
	}
	return strings.ToLower(rand.Text()[:16])
}

// encode writes JSON with <, > and & as they are: quotes are read by people, and nothing
// here is taken for a page.
func encode(w interface{ Write([]byte) (int, error) }, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
