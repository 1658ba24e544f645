package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/klauspost/compress/gzhttp"

	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/intake"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
)

// Base is the path under which the API is served.
const Base = "/api/v1"

// Scope is what a request needs leave for.
type Scope string

// The scopes. None of them includes another.
const (
	Read   Scope = "read"   // see everything
	Judge  Scope = "judge"  // judge claims, write notes, undo
	Add    Scope = "add"    // add and amend reports, join and split, grade
	Forget Scope = "forget" // remove reports for good
	Admin  Scope = "admin"  // check the store
)

// Principal is who makes a request.
type Principal struct {
	Name string // for the log of judgements
	// Cookie says that the browser adds by itself what tells who it is, a session's
	// cookie or its being on this machine: writes then need a proof that they come from
	// here.
	Cookie bool
	// May tells what it may do; nil may nothing.
	May func(Scope) bool
}

// Kinds of error that [Options].Who returns.
var (
	ErrNobody    = errors.New("nobody is signed in") // what follows it says why a token that was sent doesn't hold
	ErrForbidden = errors.New("not allowed")
)

// Version is what answers.
type Version struct {
	Program string `json:"program"`
	Coder   string `json:"coder,omitempty"`
	Model   string `json:"model,omitempty"`
	SHA256  string `json:"model_sha256,omitempty"`
}

// Options say what an API works with.
type Options struct {
	Memory *memory.Memory
	Runs   *intake.Runs // nil where nothing can be added
	// Who tells who makes a request; nil has everybody be nobody.
	Who func(*http.Request) (Principal, error)
	// Stats are numbers of what is remembered, which may be a moment old; nil counts.
	Stats   func(context.Context) (memory.Stats, error)
	Version Version
	// Claims are the claims that ties are counted over, which may be the workbench's; nil
	// keeps its own.
	Claims *table.Keeper
	Now    func() time.Time // the clock
	// Audit is told of what was done beyond reading: "add", "forget", "export" …
	Audit func(r *http.Request, act, about string)
	// Failed is told of errors that are the program's own, with the request's ID.
	Failed func(r *http.Request, id string, err error)
}

// API answers requests under [Base]. It is safe for concurrent use.
type API struct {
	options  Options
	book     *codebook.Book
	routes   []route
	document []byte // the OpenAPI document
	tag      string // its entity tag
	cross    *http.CrossOriginProtection
	handler  http.Handler

	judging sync.Mutex // from looking at what is judged to judging it
}

// New makes the table of routes and their document.
func New(opt Options) (*API, error) {
	if opt.Who == nil {
		opt.Who = func(*http.Request) (Principal, error) { return Principal{}, ErrNobody }
	}
	if opt.Stats == nil {
		opt.Stats = opt.Memory.Stats
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Claims == nil {
		opt.Claims = &table.Keeper{}
	}
	a := &API{options: opt, book: codebook.New(), cross: http.NewCrossOriginProtection()}
	a.routes = a.table()
	var err error
	if a.document, err = a.describe(); err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	a.tag = tagOf(a.document)
	// Events must not wait for a block to fill. The jitter keeps the length of a compressed
	// answer from telling its secrets (BREACH).
	wrap, err := gzhttp.NewWrapper(gzhttp.ExceptContentTypes([]string{"text/event-stream", "application/octet-stream"}), gzhttp.SuffixETag(gzipped), gzhttp.RandomJitter(32, 0, false))
	if err != nil {
		return nil, fmt.Errorf("prepare the API: %w", err)
	}
	components, err := componentsOf(a.document)
	if err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	page, err := a.page(components)
	if err != nil {
		return nil, fmt.Errorf("prepare the API's page: %w", err)
	}
	a.handler = wrap(a.mux(page))
	return a, nil
}

// ServeHTTP implements [http.Handler]. Beside what is under [Base], it has a page for
// people at /api/.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Request-Id", requestID(r))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Referrer-Policy", "same-origin")
	// It may be kept, and is asked for anew each time.
	h.Set("Cache-Control", "private, no-cache")
	h.Add("Vary", "Cookie, Authorization")
	a.handler.ServeHTTP(w, r)
}

// Document is the OpenAPI document.
func (a *API) Document() []byte { return a.document }

func (a *API) audit(r *http.Request, act, about string) {
	if a.options.Audit != nil {
		a.options.Audit(r, act, about)
	}
}
