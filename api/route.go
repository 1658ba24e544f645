package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// route is an operation: what answers a method at a path, and all that the document
// says of it.
type route struct {
	method, path string // the path below Base: "/reports/{report}"
	id           string // in the document: "getReport"
	tag          string
	summary, doc string
	need         Scope // "" for what is open to all
	status       int   // of success
	in           *plan
	out          reflect.Type      // of the answer's JSON; nil for none
	media        map[string]string // of answers that are no JSON: what each media type holds
	headers      []string          // of success, by the names of headers()
	also         []int             // the errors that it may have beside those of all
	other        string            // what 200 says where status is another, "" where it doesn't come
	forms        bool              // it takes multipart/form-data too
	limit        int64             // of the body, in bytes
	run          func(*call) error
}

// call is a request while it is answered.
type call struct {
	*API
	w      http.ResponseWriter
	r      *http.Request
	who    Principal
	route  *route
	status int
}

func (c *call) ctx() context.Context { return c.r.Context() }

func (c *call) may(s Scope) bool { return c.who.May != nil && c.who.May(s) }

// get is a route that shows something as JSON.
func get[I, O any](path, id, summary, doc string, f func(*call, *I) (O, error)) route {
	return operation(http.MethodGet, path, id, Read, http.StatusOK, summary, doc, f)
}

// operation is a route that takes parameters and a body as the type I says, and answers
// with O as JSON.
func operation[I, O any](method, path, id string, need Scope, status int, summary, doc string, f func(*call, *I) (O, error)) route {
	rt := route{method: method, path: path, id: id, need: need, status: status, summary: summary, doc: doc, in: planOf(reflect.TypeFor[I]()), out: reflect.TypeFor[O](), limit: 1 << 20}
	if method == http.MethodGet {
		rt.headers = append(rt.headers, "ETag")
	}
	rt.run = func(c *call) error {
		in := new(I)
		if err := c.decode(reflect.ValueOf(in).Elem()); err != nil {
			return err
		}
		out, err := f(c, in)
		if err != nil {
			return err
		}
		return c.answer(out)
	}
	return rt
}

// stream is a route that writes something else than one value of JSON.
func stream[I any](path, id string, media map[string]string, summary, doc string, f func(*call, *I) error) route {
	return route{method: http.MethodGet, path: path, id: id, need: Read, status: http.StatusOK, summary: summary, doc: doc, in: planOf(reflect.TypeFor[I]()), media: media,
		run: func(c *call) error {
			in := new(I)
			if err := c.decode(reflect.ValueOf(in).Elem()); err != nil {
				return err
			}
			return f(c, in)
		}}
}

// with changes a route.
func (rt route) with(change func(*route)) route {
	change(&rt)
	return rt
}

// answer writes a value as JSON, or that who asks has it already.
func (c *call) answer(v any) error {
	body := &bytes.Buffer{}
	if err := encode(body, v); err != nil {
		return fmt.Errorf("encode the answer: %w", err)
	}
	return c.write("application/json", body.Bytes())
}

func (c *call) write(media string, body []byte) error {
	h := c.w.Header()
	if c.route.method == http.MethodGet {
		tag := tagOf(body)
		h.Set("Etag", tag)
		if known := matching(strings.Join(c.r.Header.Values("If-None-Match"), ","), tag); known != "" {
			h.Set("Etag", known)
			c.w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	h.Set("Content-Type", media)
	c.w.WriteHeader(c.status)
	_, _ = c.w.Write(body) // who asked may have gone away
	return nil
}

// gzipped ends the entity tag of a compressed answer.
const gzipped = "-gzip"

// tagOf is the entity tag of a representation.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
}

// matching is that of a list of entity tags which names the given one, whichever its
// compression; "" where none does.
func matching(list, tag string) string {
	for given := range strings.SplitSeq(list, ",") {
		given = strings.TrimPrefix(strings.TrimSpace(given), "W/")
		switch {
		case given == "*":
			return tag
		case strings.Replace(given, gzipped+`"`, `"`, 1) == tag:
			return given
		}
	}
	return ""
}

// unchanged refuses a request whose If-Match names another state than the present one,
// which show gives as the resource's GET does.
func (c *call) unchanged(show func() (any, error)) error {
	want := c.r.Header.Values("If-Match")
	if len(want) == 0 {
		return nil
	}
	now, err := show()
	if err != nil {
		return err
	}
	body := &bytes.Buffer{}
	if err := encode(body, now); err != nil {
		return err
	}
	if matching(strings.Join(want, ","), tagOf(body.Bytes())) == "" {
		return reportedly.WithHint(&statusError{412, "it is no longer as If-Match has it"}, "read it again and decide anew")
	}
	return nil
}

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// listed is a page of a list as JSON, with where the next one is in the header Link.
func listed[A, B any](c *call, from store.List[A], to func(A) (B, error)) (List[B], error) {
	out := List[B]{Items: make([]B, 0, len(from.Items)), Next: string(from.Next)}
	for _, item := range from.Items {
		w, err := to(item)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, w)
	}
	c.link(out.Next)
	return out, nil
}

// link names the next page.
func (c *call) link(next string) {
	if next == "" {
		return
	}
	q := c.r.URL.Query()
	q.Set("cursor", next)
	u := url.URL{Path: c.r.URL.Path, RawPath: c.r.URL.RawPath, RawQuery: q.Encode()}
	c.w.Header().Add("Link", "<"+u.String()+`>; rel="next"`)
}

func sure[A, B any](f func(A) B) func(A) (B, error) {
	return func(a A) (B, error) { return f(a), nil }
}

// mux leads requests to routes. Paths are given without methods, so that other methods
// are refused in the same form as everything else.
func (a *API) mux(page []byte) http.Handler {
	paths := map[string]map[string]*route{}
	for i := range a.routes {
		rt := &a.routes[i]
		if paths[rt.path] == nil {
			paths[rt.path] = map[string]*route{}
		}
		paths[rt.path][rt.method] = rt
	}
	mux := http.NewServeMux()
	for path, methods := range paths {
		pattern := Base + path
		if strings.HasSuffix(path, "/") {
			pattern += "{$}"
		}
		mux.Handle(pattern, a.at(methods))
	}
	for _, at := range []string{"GET /api/{$}", "GET /api/page.css"} {
		mux.HandleFunc(at, func(w http.ResponseWriter, r *http.Request) { a.servePage(w, r, page) })
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		a.fail(w, r, reportedly.WithHint(fmt.Errorf("%w: the API has nothing at %s", reportedly.ErrNotFound, cut(r.URL.Path)), "GET "+Base+"/ lists all there is"))
	})
	return mux
}

// cut is the beginning of words of whoever asks.
func cut(s string) string {
	if len(s) > 100 {
		s = s[:100] + "…"
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}

// at answers requests for one path.
func (a *API) at(methods map[string]*route) http.Handler {
	var allow []string
	for m := range methods {
		allow = append(allow, m)
		if m == http.MethodGet {
			allow = append(allow, http.MethodHead)
		}
	}
	allow = append(allow, http.MethodOptions)
	slices.Sort(allow)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		method := r.Method
		if method == http.MethodHead {
			method = http.MethodGet
		}
		rt := methods[method]
		if rt != nil {
			a.serve(w, r, rt)
			return
		}
		w.Header().Set("Allow", strings.Join(allow, ", "))
		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		a.fail(w, r, reportedly.WithHint(&statusError{http.StatusMethodNotAllowed, cut(r.Method) + " isn't for this address"}, "use "+strings.Join(allow, ", ")))
	})
}

// serve answers a request by its route.
func (a *API) serve(w http.ResponseWriter, r *http.Request, rt *route) {
	c := &call{API: a, w: w, r: r, route: rt, status: rt.status}
	// A fault of the program on one request must not cost the connection's others.
	defer func() {
		if p := recover(); p != nil && p != http.ErrAbortHandler {
			a.fail(w, r, fmt.Errorf("panic: %v", p))
		} else if p != nil {
			panic(p)
		}
	}()
	limit := rt.limit
	r.Body = http.MaxBytesReader(w, r.Body, max(limit, 1))
	if err := c.admit(); err != nil {
		a.fail(w, r, err)
		return
	}
	if err := rt.run(c); err != nil {
		a.fail(w, r, err)
	}
}

// admit checks who asks, and that a write isn't made by another site in a visitor's
// name.
func (c *call) admit() error {
	if c.route.need != "" {
		who, err := c.options.Who(c.r)
		if err != nil {
			return err
		}
		if c.who = who; !c.may(c.route.need) {
			if who.Name == "" {
				return ErrNobody
			}
			return lacks(c.route.need)
		}
	}
	if c.route.method == http.MethodGet {
		return nil
	}
	if err := c.cross.Check(c.r); err != nil {
		return fmt.Errorf("%w: this request comes from another site", ErrForbidden)
	}
	return c.form()
}

// form checks the body's media type. A browser sends JSON to another site only with that
// site's leave, which none has here; a form it sends without, so that a form needs to say
// where it comes from, unless a token does.
func (c *call) form() error {
	given := c.r.Header.Get("Content-Type")
	media, _, err := mime.ParseMediaType(given)
	switch {
	case given == "" && c.r.ContentLength == 0 && (!c.who.Cookie || c.route.method == http.MethodDelete) && c.route.in.optional():
		return nil
	case err == nil && (media == "application/json" || c.route.method == http.MethodPatch && media == "application/merge-patch+json"):
		return nil
	case err == nil && media == "multipart/form-data" && c.route.forms:
		if c.who.Cookie && c.r.Header.Get("Sec-Fetch-Site") == "" && c.r.Header.Get("Origin") == "" {
			return reportedly.WithHint(fmt.Errorf("%w: a form in the name of a signed-in visitor must say which site it comes from", ErrForbidden), "send the header Origin with this server's address, or JSON, or a token")
		}
		return nil
	}
	takes := []string{"application/json"}
	if c.route.method == http.MethodPatch {
		takes = append(takes, "application/merge-patch+json")
	}
	if c.route.forms {
		takes = append(takes, "multipart/form-data")
	}
	c.w.Header().Set("Accept-Post", strings.Join(takes, ", "))
	detail := fmt.Sprintf("the body is of type %q", cut(given))
	if given == "" {
		detail = "the body has no Content-Type"
	}
	return reportedly.WithHint(&statusError{http.StatusUnsupportedMediaType, detail}, "send "+strings.Join(takes, " or "))
}

// lacks says which scope is missing.
func lacks(s Scope) error {
	return reportedly.WithHint(fmt.Errorf("%w: this takes the scope %q", ErrForbidden, s), "ask whoever runs this server for the role or a token that has it")
}

// goneAway tells whether an error comes from who asked going away.
func (c *call) goneAway(err error) bool {
	return errors.Is(err, context.Canceled) || c.ctx().Err() != nil
}
