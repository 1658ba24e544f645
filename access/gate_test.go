package access_test

import (
	"crypto/tls"

	"net/http"
	"net/http/httptest"

	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// through sends a request through a gate, and gives what do makes of it there.
func through(g *access.Gate, r *http.Request, do func(http.ResponseWriter, *http.Request)) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	g.Wrap(http.HandlerFunc(do)).ServeHTTP(w, r)
	return w
}

func request(method, target string, header ...string) *http.Request {
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = "203.0.113.5:4000"
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	return r
}

func gate(t *testing.T, o access.GateOptions) (*access.Gate, *access.Accounts, *clock) {
	t.Helper()
	a, c := open(t)
	o.Accounts, o.Now = a, c.now
	return access.NewGate(o), a, c
}

func cookies(w *httptest.ResponseRecorder) map[string]*http.Cookie {
	out := map[string]*http.Cookie{}
	for _, c := range w.Result().Cookies() {
		out[c.Name] = c
	}
	return out
}

func TestCookies(t *testing.T) {
	g, _, _ := gate(t, access.GateOptions{})
	for _, secure := range []bool{false, true} {
		for _, keep := range []bool{false, true} {
			r := request("POST", "/login")
			name := "reportedly"
			if secure {
				r.TLS, name = &tls.ConnectionState{}, "__Host-reportedly"
			}
			through(g, r, func(w http.ResponseWriter, r *http.Request) {
				_, err := g.SignIn(w, r, "ann", good, keep)
				is(t, "without the guest's cookie", err, access.ErrNoCookie)
			})
			r.AddCookie(&http.Cookie{Name: name + "-guest", Value: strings.Repeat("A", 26)})
			w := through(g, r, func(w http.ResponseWriter, r *http.Request) {
				_, err := g.SignIn(w, r, "ann", good, keep)
				check(t, err)
			})
			c := cookies(w)[name]
			if c == nil || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure != secure || c.Path != "/" || c.Domain != "" || (c.MaxAge > 0) != keep {
				t.Fatalf("secure %v, keep %v: %+v", secure, keep, c)
			}
			if hsts := w.Header().Get("Strict-Transport-Security"); (hsts != "") != secure {
				t.Errorf("secure %v: HSTS %q", secure, hsts)
			}
			r = request("GET", "/", "Cookie", name+"="+c.Value)
			r.TLS = map[bool]*tls.ConnectionState{true: {}}[secure]
			through(g, r, func(w http.ResponseWriter, r *http.Request) {
				if v := g.Visit(r); v.Name != "ann" || v.Role != web.Admin || v.Local {
					t.Errorf("visitor %+v", v)
				}
				check(t, g.SignOut(w, r))
			})
			through(g, r, func(w http.ResponseWriter, r *http.Request) {
				if v := g.Visit(r); v.Role != web.Nobody {
					t.Errorf("after signing out: %+v", v)
				}
			})
		}
	}
}

// A cookie that was set without TLS, by whoever sits on the line, is nobody's over TLS.
func TestPlainCookieOverTLS(t *testing.T) {
	g, a, _ := gate(t, access.GateOptions{})
	_, secret := signIn(t, a, "ann")
	r := request("GET", "/", "Cookie", "reportedly="+secret)
	r.TLS = &tls.ConnectionState{}
	through(g, r, func(_ http.ResponseWriter, r *http.Request) {
		if g.Visit(r).Role != web.Nobody {
			t.Error("it counts")
		}
	})
}

// Each browser that nobody signed in with has a forgery token of its own.
func TestGuest(t *testing.T) {
	g, _, _ := gate(t, access.GateOptions{})
	visit := func(header ...string) (web.Visitor, map[string]*http.Cookie) {
		var v web.Visitor
		w := through(g, request("GET", "/login", header...), func(w http.ResponseWriter, r *http.Request) {
			g.Guest(w, r)
			v = g.Visit(r)
		})
		return v, cookies(w)
	}
	one, set := visit()
	other, _ := visit()
	if one.Session == other.Session || len(one.Session) < 26 {
		t.Errorf("sessions %q and %q", one.Session, other.Session)
	}
	again, none := visit("Cookie", "reportedly-guest="+set["reportedly-guest"].Value)
	if again.Session != one.Session || len(none) != 0 {
		t.Errorf("the same browser has %q, then %q, and %v", one.Session, again.Session, none)
	}
}

func TestOrigin(t *testing.T) {
	for name, c := range map[string]struct {
		behind       bool
		peer         string
		header       []string
		address      string
		secure, near bool
	}{
		"direct":                  {false, "203.0.113.5:1", nil, "203.0.113.5", false, false},
		"this machine":            {false, "[::1]:1", nil, "::1", false, true},
		"no proxy meant":          {false, "127.0.0.1:1", []string{"X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https"}, "127.0.0.1", false, true},
		"behind a proxy":          {true, "127.0.0.1:1", []string{"X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https"}, "198.51.100.1", true, true},
		"a visitor's own words":   {true, "127.0.0.1:1", []string{"X-Forwarded-For", "10.0.0.1, 198.51.100.1"}, "198.51.100.1", false, false},
		"in two headers":          {true, "10.0.0.2:1", []string{"X-Forwarded-For", "10.0.0.1", "X-Forwarded-For", "2001:db8::1"}, "2001:db8::1", false, false},
		"past the proxy":          {true, "203.0.113.5:1", []string{"X-Forwarded-For", "127.0.0.1", "X-Forwarded-Proto", "https"}, "203.0.113.5", false, false},
		"a proxy without TLS":     {true, "127.0.0.1:1", []string{"X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "http"}, "198.51.100.1", false, false},
		"a proxy's bad address":   {true, "127.0.0.1:1", []string{"X-Forwarded-For", "unknown"}, "127.0.0.1", false, true},
		"claims of a proxy's TLS": {true, "127.0.0.1:1", []string{"X-Forwarded-For", "198.51.100.1", "X-Forwarded-Proto", "https, http"}, "198.51.100.1", false, false},
	} {
		g, _, _ := gate(t, access.GateOptions{BehindProxy: c.behind})
		r := request("GET", "/", c.header...)
		r.RemoteAddr = c.peer
		w := through(g, r, func(w http.ResponseWriter, r *http.Request) {
			if got := g.From(r).Address; got != c.address {
				t.Errorf("%s: address %q, want %q", name, got, c.address)
			}
			if g.Secure(r) != (c.secure || c.near) {
				t.Errorf("%s: secure %v", name, g.Secure(r))
			}
		})
		if (w.Header().Get("Strict-Transport-Security") != "") != c.secure {
			t.Errorf("%s: HSTS %q", name, w.Header())
		}
	}
}

func TestPrincipal(t *testing.T) {
	g, a, _ := gate(t, access.GateOptions{})
	_, secret := signIn(t, a, "rd")
	token, _, err := a.MakeToken(t.Context(), boss, "ann", access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read, access.Add}, Days: 1})
	check(t, err)
	cookie := []string{"Cookie", "reportedly=" + secret}
	for name, c := range map[string]struct {
		method string
		header []string
		who    string
		want   error
	}{
		"nobody":                     {"GET", nil, "", access.ErrNoAccess},
		"nobody's form":              {"POST", nil, "", access.ErrNoAccess},
		"a session":                  {"GET", cookie, "rd", nil},
		"a session's form":           {"POST", append(cookie, "Sec-Fetch-Site", "same-origin"), "rd", nil},
		"a session's form, by name":  {"POST", append(cookie, "Origin", "http://example.com"), "rd", nil},
		"another site":               {"POST", append(cookie, "Sec-Fetch-Site", "cross-site"), "", web.ErrForbidden},
		"another site of the domain": {"POST", append(cookie, "Sec-Fetch-Site", "same-site"), "", web.ErrForbidden},
		"another origin":             {"POST", append(cookie, "Origin", "https://evil.example"), "", web.ErrForbidden},
		"from nowhere":               {"DELETE", cookie, "", web.ErrForbidden},
		"a token":                    {"POST", []string{"Authorization", "bearer " + token}, "ann", nil},
		"a token before a cookie":    {"POST", append(cookie, "Authorization", "Bearer "+token), "ann", nil},
		"a bad token with a cookie":  {"GET", append(cookie, "Authorization", "Bearer rpt_x"), "", access.ErrNoAccess},
		"another kind":               {"GET", []string{"Authorization", "Basic " + token}, "", access.ErrNoAccess},
		"a password in place of it":  {"GET", []string{"Authorization", "Bearer " + good}, "", access.ErrNoAccess},
		"a token as a cookie":        {"GET", []string{"Cookie", "reportedly=" + token}, "", access.ErrNoAccess},
		"a session as a token":       {"GET", []string{"Authorization", "Bearer " + secret}, "", access.ErrNoAccess},
	} {
		through(g, request(c.method, "http://example.com/api/v1/claims", c.header...), func(_ http.ResponseWriter, r *http.Request) {
			p, err := g.Principal(r)
			is(t, name, err, c.want)
			if p.Name != c.who {
				t.Errorf("%s: %+v", name, p)
			}
			if p.Token != "" && (!p.May(web.Editor, access.Add) || p.May(web.Reviewer, access.Judge) || p.May(web.Admin, access.Administer)) {
				t.Errorf("%s: the token's scopes don't hold: %+v", name, p)
			}
			if c.who == "rd" && (!p.May(web.Reader, access.Read) || p.May(web.Reviewer, access.Judge)) {
				t.Errorf("%s: the session's role doesn't hold: %+v", name, p)
			}
		})
	}
	// Pages take no tokens: a link can't carry one, and a form would.
	through(g, request("GET", "/reports", "Authorization", "Bearer "+token), func(_ http.ResponseWriter, r *http.Request) {
		if g.Visit(r).Role != web.Nobody {
			t.Error("a page takes a token")
		}
	})
}

func TestLocal(t *testing.T) {
	g := access.NewGate(access.GateOptions{Local: "me"})
	for site, want := range map[string]error{"": nil, "same-origin": nil, "cross-site": web.ErrForbidden} {
		r := request("POST", "/api/v1/reports")
		if site != "" {
			r.Header.Set("Sec-Fetch-Site", site)
		}
		through(g, r, func(_ http.ResponseWriter, r *http.Request) {
			p, err := g.Principal(r)
			is(t, site, err, want)
			if err == nil && (p.Name != "me" || !p.Local || !p.May(web.Admin, access.Administer)) {
				t.Errorf("%+v", p)
			}
		})
	}
	r := request("GET", "/api/v1/reports")
	r.Header.Set("Authorization", "Bearer rpt_x") // whoever sends it doesn't mean to be "me"
	through(g, r, func(_ http.ResponseWriter, r *http.Request) {
		_, err := g.Principal(r)
		is(t, "with a token", err, access.ErrNoAccess)
	})
	if v := g.Visit(request("GET", "/")); !v.Local || v.Role != web.Admin || v.Name != "me" {
		t.Errorf("%+v", v)
	}
}

func TestReadOnly(t *testing.T) {
	g, a, _ := gate(t, access.GateOptions{ReadOnly: true})
	_, secret := signIn(t, a, "ann")
	through(g, request("GET", "/api/x", "Cookie", "reportedly="+secret), func(_ http.ResponseWriter, r *http.Request) {
		p, err := g.Principal(r)
		check(t, err)
		if g.Visit(r).Role != web.Reader || p.Role != web.Reader {
			t.Errorf("%+v, %+v", g.Visit(r), p)
		}
	})
	through(g, request("GET", "/"), func(_ http.ResponseWriter, r *http.Request) {
		if g.Visit(r).Role != web.Nobody {
			t.Errorf("nobody reads: %+v", g.Visit(r))
		}
	})
}

func TestRate(t *testing.T) {
	g, a, c := gate(t, access.GateOptions{Rate: 5})
	_, secret := signIn(t, a, "rd")
	ok := func(http.ResponseWriter, *http.Request) {}
	count := func(n int, target string, header ...string) (passed int) {
		for range n {
			if w := through(g, request("GET", target, header...), ok); w.Code == 200 {
				passed++
			} else if w.Code != 429 || w.Header().Get("Retry-After") == "" {
				t.Fatalf("%d %v", w.Code, w.Header())
			}
		}
		return passed
	}
	if n := count(30, "/login"); n != 20 {
		t.Errorf("%d of 30 at once", n)
	}
	if n := count(30, "/static/x/site.css"); n != 30 {
		t.Errorf("%d of 30 assets", n)
	}
	if n := count(30, "/", "Cookie", "reportedly="+secret); n != 20 { // beside others of its address
		t.Errorf("%d of 30 of a session", n)
	}
	c.pass(time.Second)
	if n := count(30, "/login"); n != 5 {
		t.Errorf("%d of 30 a second later", n)
	}
	w := through(g, request("GET", "/api/v1/claims"), ok)
	if w.Header().Get("Content-Type") != "application/problem+json" || !strings.Contains(w.Body.String(), `"status":429`) {
		t.Errorf("the API: %v %s", w.Header(), w.Body)
	}
	for range 25 {
		w = through(g, request("GET", "/api/v1/claims", "Authorization", "Bearer x"), ok)
	}
	if w.Code != 429 {
		t.Errorf("guessing tokens: %d", w.Code)
	}
}

// Accounts that can't be read let nobody in, and don't look like a sign-in that failed.
func TestBroken(t *testing.T) {
	failed := 0
	g, a, _ := gate(t, access.GateOptions{Failed: func(*http.Request, error) { failed++ }})
	_, secret := signIn(t, a, "ann")
	check(t, a.Close())
	w := through(g, request("GET", "/", "Cookie", "reportedly="+secret), func(http.ResponseWriter, *http.Request) { t.Error("it passes") })
	if w.Code != 503 || failed != 1 || strings.Contains(w.Body.String(), "sql") {
		t.Errorf("%d %s, %d failures told", w.Code, w.Body, failed)
	}
	g.Record(request("GET", "/"), "export", "x")
	if failed != 2 {
		t.Error("that the audit log isn't written is told nobody")
	}
}

func TestHosts(t *testing.T) {
	local, open := access.Hosts{Local: true}, access.Hosts{Names: []string{"Reports.example.org.", "*.news.example"}}
	for host, want := range map[string][2]bool{
		"localhost:8642": {true, true}, "127.0.0.1:8642": {true, true}, "[::1]:8642": {true, true}, "127.9.9.9": {true, true}, "localhost.": {true, true},
		"192.0.2.1:8642": {false, true}, "[2001:db8::1]": {false, true}, "reports.example.org": {false, true}, "REPORTS.example.org:443": {false, true}, "desk.news.example": {false, true},
		"evil.example": {false, false}, "news.example": {false, false}, ".news.example": {false, false}, "evilnews.example": {false, false}, "": {false, false}, "localhost.evil.example": {false, false}, "127.0.0.1.evil.example": {false, false},
	} {
		for i, h := range []access.Hosts{local, open} {
			r := request("GET", "/")
			r.Host = host
			w := httptest.NewRecorder()
			h.Wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})).ServeHTTP(w, r)
			if (w.Code == 200) != want[i] || w.Code != 200 && w.Code != 421 {
				t.Errorf("%q, local %v: %d", host, h.Local, w.Code)
			}
		}
	}
	// A proxy in front of a server without accounts would make its visitors the local user.
	for _, name := range []string{"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host"} {
		r := request("GET", "/", name, "x")
		r.Host = "localhost"
		w := httptest.NewRecorder()
		local.Wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Errorf("%s passes", name) })).ServeHTTP(w, r)
		if w.Code != 403 {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}
