package access

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly/web"
)

// GateOptions say who may pass.
type GateOptions struct {
	// Accounts is nil where nobody signs in: everybody is the one local user then, whose
	// name is Local and who may do everything.
	Accounts *Accounts
	Local    string
	// ReadOnly lets nobody do more than read.
	ReadOnly bool
	// BehindProxy trusts what a proxy on this machine or in a private network says of
	// the visitor's address and of TLS.
	BehindProxy bool
	// Rate is how many requests a second a visitor may make over a while, 0 for any
	// number; four seconds' worth may come at once.
	Rate int
	// Now is the clock; time.Now where nil.
	Now func() time.Time
	// Failed is told of errors that are the program's own; nil tells nobody.
	Failed func(*http.Request, error)
}

// Gate finds out who makes a request, and holds back who makes too many.
type Gate struct {
	options GateOptions
	cross   *http.CrossOriginProtection
	rate    *Limiter
}

// NewGate makes a gate.
func NewGate(o GateOptions) *Gate {
	if o.Now == nil {
		o.Now = time.Now
	}
	g := &Gate{options: o, cross: http.NewCrossOriginProtection()}
	if o.Rate > 0 {
		g.rate = NewLimiter(time.Second/time.Duration(o.Rate), 4*o.Rate, 1<<14, o.Now)
	}
	return g
}

// request is what the gate knows of a request.
type request struct {
	from    From
	secure  bool // it came over TLS
	session *Session
	token   *Token
	bearer  string
	err     error  // why the bearer token doesn't hold
	guest   string // a secret of a browser that nobody signed in with yet
}

type requestKey struct{}

// of is what the gate knows of a request that it let pass.
func (g *Gate) of(r *http.Request) *request {
	if x, ok := r.Context().Value(requestKey{}).(*request); ok {
		return x
	}
	return &request{from: From{Address: "?"}}
}

// Wrap puts the gate before a handler.
func (g *Gate) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		x, err := g.identify(r)
		if err != nil && r.Context().Err() == nil {
			if g.options.Failed != nil {
				g.options.Failed(r, err)
			}
			refuse(w, r, http.StatusServiceUnavailable, "Who may come in can't be read just now. Try again in a moment.")
			return
		}
		if x.secure {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		}
		wait := time.Duration(0)
		if slow := refusal(x.err); slow != nil {
			wait = slow.After
		} else if g.rate != nil && !strings.HasPrefix(r.URL.Path, "/static/") {
			wait = g.rate.Take(x.whoFor())
		}
		if wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
			refuse(w, r, http.StatusTooManyRequests, "Too many requests; try again in "+span(wait)+".")
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, x)))
	})
}

func (g *Gate) identify(r *http.Request) (*request, error) {
	x := g.origin(r)
	a := g.options.Accounts
	if a == nil {
		return x, nil
	}
	if strings.HasPrefix(r.URL.Path, "/api/") {
		if x.bearer = bearer(r); x.bearer != "" {
			x.token, x.err = a.Token(r.Context(), x.bearer, x.from)
			if x.err != nil && !errors.Is(x.err, ErrNoAccess) && refusal(x.err) == nil {
				return x, x.err
			}
			return x, nil
		}
	}
	if c, err := r.Cookie(cookieName(x.secure, guestCookie)); err == nil && len(c.Value) == secretLength {
		x.guest = c.Value
	}
	c, err := r.Cookie(cookieName(x.secure, sessionCookie))
	if err != nil || strings.HasPrefix(r.URL.Path, "/static/") {
		return x, nil
	}
	x.session, err = a.Session(r.Context(), c.Value)
	if errors.Is(err, ErrNoAccess) {
		return x, nil
	}
	return x, err
}

// origin is where a request comes from. What a proxy says counts where one is meant to
// be and the request comes from this machine or a private network: others could write
// the same headers. The last entry is the one that the proxy itself added.
func (g *Gate) origin(r *http.Request) *request {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	x := &request{from: From{Address: host, Agent: r.UserAgent()}, secure: r.TLS != nil}
	peer, err := netip.ParseAddr(host)
	peer = peer.Unmap()
	if !g.options.BehindProxy || err != nil || !peer.IsLoopback() && !peer.IsPrivate() {
		return x
	}
	if ip, err := netip.ParseAddr(last(r.Header.Values("X-Forwarded-For"))); err == nil {
		x.from.Address = ip.Unmap().String()
	}
	x.secure = x.secure || last(r.Header.Values("X-Forwarded-Proto")) == "https"
	return x
}

func last(values []string) string {
	if len(values) == 0 {
		return ""
	}
	s := values[len(values)-1]
	return strings.TrimSpace(s[strings.LastIndexByte(s, ',')+1:])
}

// refuse answers in words, to the API as a problem (RFC 9457).
func refuse(w http.ResponseWriter, r *http.Request, status int, words string) {
	w.Header().Set("Cache-Control", "no-store")
	if !strings.HasPrefix(r.URL.Path, "/api/") {
		http.Error(w, words, status)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"title": http.StatusText(status), "status": status, "detail": words})
}

// Visit tells the pages who makes a request.
func (g *Gate) Visit(r *http.Request) web.Visitor {
	if g.options.Accounts == nil {
		return web.Visitor{Name: g.options.Local, Role: g.most(web.Admin), Local: true}
	}
	x := g.of(r)
	if x.session == nil {
		return web.Visitor{Role: web.Nobody, Session: "guest " + x.guest}
	}
	return web.Visitor{Name: x.session.Name, Role: g.most(x.session.Role), Session: x.session.ID}
}

// Session is the session of a request, nil for none.
func (g *Gate) Session(r *http.Request) *Session { return g.of(r).session }

// From is where a request comes from.
func (g *Gate) From(r *http.Request) From { return g.of(r).from }

// Secure tells whether a request came over TLS, or from this machine.
func (g *Gate) Secure(r *http.Request) bool {
	x := g.of(r)
	ip, err := netip.ParseAddr(x.from.Address)
	return x.secure || err == nil && ip.Unmap().IsLoopback()
}

// By is who makes a request, for the log.
func (g *Gate) By(r *http.Request) By {
	x := g.of(r)
	switch {
	case x.token != nil:
		return By{x.token.Name, "token " + x.token.ID, x.from.Address}
	case x.session != nil:
		return By{x.session.Name, "page", x.from.Address}
	}
	return By{g.options.Local, "page", x.from.Address}
}

// Record adds to the audit log what a request did. Where nobody signs in there is none.
func (g *Gate) Record(r *http.Request, act, about string) {
	a := g.options.Accounts
	if a == nil {
		return
	}
	if err := a.Record(context.WithoutCancel(r.Context()), g.By(r), act, about); err != nil && g.options.Failed != nil {
		g.options.Failed(r, fmt.Errorf("%s %s isn't in the audit log: %w", act, about, err))
	}
}

const (
	sessionCookie = "reportedly"
	guestCookie   = "reportedly-guest"
)

// cookieName is the name of a cookie. Over TLS the prefix has browsers take it from this
// host alone, never from one beside it.
func cookieName(secure bool, name string) string {
	if secure {
		return "__Host-" + name
	}
	return name
}

func (g *Gate) setCookie(w http.ResponseWriter, secure bool, name, value string, age int) {
	http.SetCookie(w, &http.Cookie{Name: cookieName(secure, name), Value: value, Path: "/", HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode, MaxAge: age})
}

// Guest makes sure that a browser which nobody signed in with has a secret of its own,
// from which the forgery token of the sign-in form is made: another site, which can't
// know it, can't have somebody signed in under the site's choice of name.
func (g *Gate) Guest(w http.ResponseWriter, r *http.Request) {
	x := g.of(r)
	if x.guest == "" && g.options.Accounts != nil {
		x.guest = rand.Text()
		g.setCookie(w, x.secure, guestCookie, x.guest, 0)
	}
}

// ErrNoCookie: the browser didn't send the secret that [Gate.Guest] gave it.
var ErrNoCookie = errors.New("the browser sent no cookie")

// SignIn signs a browser in: it checks the password, ends the session that the browser
// had, and sends it a new secret. Errors are those of [Accounts.SignIn] and
// [ErrNoCookie]: a form that another site has a browser send comes without cookies, and
// its forgery token would be that of all browsers without one.
func (g *Gate) SignIn(w http.ResponseWriter, r *http.Request, name, password string, keep bool) (*Session, error) {
	x := g.of(r)
	if x.guest == "" && x.session == nil {
		return nil, ErrNoCookie
	}
	old := ""
	if c, err := r.Cookie(cookieName(x.secure, sessionCookie)); err == nil {
		old = c.Value
	}
	s, secret, err := g.options.Accounts.SignIn(r.Context(), name, password, x.from, keep, old)
	if err != nil {
		return nil, err
	}
	age := 0 // until the browser is closed
	if keep {
		age = int(s.Ends.Sub(g.options.Now()).Seconds())
	}
	g.setCookie(w, x.secure, sessionCookie, secret, age)
	g.setCookie(w, x.secure, guestCookie, "", -1)
	return s, nil
}

// SignOut ends a browser's session.
func (g *Gate) SignOut(w http.ResponseWriter, r *http.Request) error {
	x := g.of(r)
	g.setCookie(w, x.secure, sessionCookie, "", -1)
	w.Header().Set("Clear-Site-Data", `"cache"`)
	if x.session == nil {
		return nil
	}
	return g.options.Accounts.SignOut(r.Context(), g.By(r), x.session.Name, x.session.ID)
}
