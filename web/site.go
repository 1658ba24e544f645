package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"sync"

	"github.com/klauspost/compress/gzhttp"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
)

// Site serves the workbench. It is safe for concurrent use.
type Site struct {
	options Options
	assets  *assets
	pages   map[string]*template.Template // by page name: "sources/list"
	secret  []byte                        // of the forgery tokens; one for each start of the program
	handler http.Handler
	stats   *table.Kept[memory.Stats]

	life context.Context // ends with the site
	end  context.CancelFunc
	work sync.WaitGroup // what goes on in the background
}

// New makes a site of its sections. It reads all templates and assets, and reports
// what is wrong with them.
func New(opt Options) (*Site, error) {
	s := &Site{options: opt, secret: make([]byte, 32), stats: newStats(opt.Memory)}
	s.life, s.end = context.WithCancel(context.Background())
	rand.Read(s.secret)
	var err error
	if s.assets, err = newAssets(opt.Sections); err != nil {
		return nil, fmt.Errorf("prepare the workbench: %w", err)
	}
	if s.pages, err = s.parse(opt.Sections); err != nil {
		return nil, fmt.Errorf("prepare the workbench: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /static/", s.assets)
	for _, section := range opt.Sections {
		if section.Routes == nil {
			continue
		}
		for _, route := range section.Routes(s) {
			mux.Handle(route.Pattern, s.answer(route))
		}
	}
	mux.Handle("/", s.answer(Route{Need: Nobody, Handle: noPage}))
	// Server-sent events must not wait for a block to fill, and what is compressed
	// already gains nothing. The jitter keeps the length of a compressed page from telling
	// its secrets (BREACH).
	wrap, err := gzhttp.NewWrapper(gzhttp.ExceptContentTypes([]string{"text/event-stream", "image/png", "application/gzip"}), gzhttp.RandomJitter(32, 0, false))
	if err != nil {
		return nil, fmt.Errorf("prepare the workbench: %w", err)
	}
	s.handler = protect(wrap(mux))
	return s, nil
}

// ServeHTTP implements [http.Handler].
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Go does work that outlives the request that began it. f must return soon after its
// context ends.
func (s *Site) Go(f func(context.Context)) { s.work.Go(func() { f(s.life) }) }

// Close ends what goes on in the background, and waits for it. It is called once no
// request is served any more, and before the memory's store is closed.
func (s *Site) Close() {
	s.end()
	s.work.Wait()
}

// Memory is what the site shows.
func (s *Site) Memory() *memory.Memory { return s.options.Memory }

// Options are what the site was made with.
func (s *Site) Options() Options { return s.options }

// Visitor is who makes a request.
func (s *Site) Visitor(r *http.Request) Visitor {
	if s.options.Visit != nil {
		return s.options.Visit(r)
	}
	return Visitor{Name: s.options.Local, Role: Admin, Local: true}
}

// protect sets the headers that keep a page to itself, and refuses what other sites
// make a browser send.
func protect(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if err := cross.Check(r); err != nil {
			http.Error(w, "This request comes from another site.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// policy lets a page load nothing but the site's own files, and run no inline script.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// answer makes an http.Handler of a route: it checks the role, the size of the body and
// the forgery token, and turns errors into pages.
func (s *Site) answer(route Route) http.Handler {
	limit := route.Limit
	if limit == 0 {
		limit = 1 << 20
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Add("Vary", "Cookie, HX-Request")
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		if err := s.admit(r, route); err != nil {
			s.fail(w, r, err)
			return
		}
		if err := route.Handle(w, r); err != nil {
			s.fail(w, r, err)
		} else if route.Audit != "" && s.options.Audit != nil {
			s.options.Audit(r, route.Audit, r.URL.RequestURI())
		}
	})
}

func (s *Site) admit(r *http.Request, route Route) error {
	v := s.Visitor(r)
	need := route.Need
	if need == "" {
		need = Reader
	}
	if !v.May(need) {
		if v.Role == Nobody && s.options.Login != "" {
			return errSignIn
		}
		return &needError{need}
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return nil
	}
	return s.checkToken(r, v)
}

// errSignIn has the visitor sign in first.
var errSignIn = errors.New("sign in first")
