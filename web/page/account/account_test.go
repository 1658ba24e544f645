package account_test

import (
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/page"
	"github.com/reportedly/reportedly/web/page/account"
	"github.com/reportedly/reportedly/web/page/add"
)

const good = "four words apart here"

var boss = access.By{Name: "root", Via: "command"}

// bench is a workbench on which people sign in: rd reads, rev reviews, ed edits, ann
// looks after accounts; all have the same password.
func bench(t *testing.T) (*webtest.Bench, *access.Accounts) {
	t.Helper()
	now := func() time.Time { return webtest.Noon }
	a, err := access.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), access.Options{Now: now, Cost: access.Cost{Memory: 64, Passes: 1, Threads: 1}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for name, role := range map[string]web.Role{"rd": web.Reader, "rev": web.Reviewer, "ed": web.Editor, "ann": web.Admin} {
		// Each is told to have chosen the password.
		if _, err := a.Add(t.Context(), access.By{Name: name, Via: "command"}, name, role, good); err != nil {
			t.Fatal(err)
		}
	}
	gate := access.NewGate(access.GateOptions{Accounts: a, Now: now, Failed: func(r *http.Request, err error) { t.Errorf("%s: %v", r.URL, err) }})
	b := webtest.NewBehind(t, web.Options{
		Visit: gate.Visit, Login: account.Login, Logout: account.Logout, Audit: gate.Record,
		Sections: page.All(page.Options{Add: add.Options{Now: now}, Account: account.Options{Accounts: a, Gate: gate}}),
	}, gate.Wrap)
	return b, a
}

// as signs a bench's browser in.
func as(b *webtest.Bench, name string) {
	b.T.Helper()
	b.Get("/login")
	if b.Cookie("reportedly") != "" {
		b.Post("/logout", nil)
		b.Get("/login")
	}
	code, body := b.Post("/login", url.Values{"name": {name}, "password": {good}, "next": {"/account"}})
	if code != 200 || !strings.Contains(body, "<h1>Your account</h1>") {
		b.T.Fatalf("%s can't sign in: %d\n%s", name, code, body)
	}
}

func TestSignIn(t *testing.T) {
	b, _ := bench(t)
	_, body := b.Get("/reports?progress=open")
	b.Has(body, "<h1>Sign in</h1>", `name="next" value="/reports?progress=open"`, `autocomplete="current-password"`)
	b.Lacks(body, `href="/reports"`, `role="search"`, "Sign out", "isn’t encrypted")
	for name, password := range map[string]string{"rd": "not this one either", "nobody": good, "<script>": "x", "": ""} {
		code, body := b.Post("/login", url.Values{"name": {name}, "password": {password}})
		if code != 401 {
			t.Errorf("%q: %d", name, code)
		}
		b.Has(body, "The name or the password is wrong.")
		b.Lacks(body, `password" value`, "<script>\"")
	}
	code, body := b.Post("/login", url.Values{"name": {" RD "}, "password": {good}, "next": {"/sources"}})
	b.Has(body, "<h1>Sources</h1>", "<bdi>rd</bdi>", "Sign out", `href="/account"`)
	b.Lacks(body, `href="/accounts"`, `href="/audit"`)
	if code != 200 {
		t.Error(code)
	}
	_, body = b.Get("/login?next=/developments")
	b.Has(body, "<h1>Developments</h1>") // who is signed in isn't asked again
	_, body = b.Post("/logout", nil)
	b.Has(body, "You are signed out.", "<h1>Sign in</h1>")
	if code, body = b.Get("/reports"); !strings.Contains(body, "<h1>Sign in</h1>") {
		t.Errorf("signed out, and still: %d", code)
	}
}

// After signing in the page leads on within this site alone.
func TestNext(t *testing.T) {
	for next, want := range map[string]string{"https://evil.example/": "/", "//evil.example": "/", "/\\evil.example": "/", "/login?next=/login": "/", "/logout": "/", "javascript:alert(1)": "/", "/sources?x=1": "/sources?x=1"} {
		b, _ := bench(t)
		b.Get("/login")
		b.Client.CheckRedirect = func(r *http.Request, _ []*http.Request) error {
			if got := r.URL.RequestURI(); got != want || "http://"+r.URL.Host != b.URL {
				t.Errorf("next=%s leads to %s", next, r.URL)
			}
			return http.ErrUseLastResponse
		}
		if code, _ := b.Post("/login", url.Values{"name": {"rd"}, "password": {good}, "next": {next}}); code != 303 {
			t.Errorf("next=%s: %d", next, code)
		}
	}
}

// Another site can't have a browser signed in, nor out, nor change anything.
func TestForgery(t *testing.T) {
	b, a := bench(t)
	form := url.Values{"name": {"rd"}, "password": {good}}
	if code, _ := b.Post("/login", form); code != 403 {
		t.Errorf("a browser that has no cookie yet: %d", code)
	}
	b.Get("/login")
	if code, _ := b.Post("/login", form, "Sec-Fetch-Site", "cross-site"); code != 403 {
		t.Errorf("from another site: %d", code)
	}
	if code, _ := b.Post("/login", form, "Origin", "https://evil.example"); code != 403 {
		t.Errorf("from another origin: %d", code)
	}
	elsewhere, _ := bench(t)
	elsewhere.Get("/login")
	if code, _ := b.Post("/login", form, "X-Token", elsewhere.Token()); code != 403 {
		t.Errorf("with another browser's token: %d", code)
	}
	as(b, "ann")
	for _, path := range []string{"/logout", "/account/password", "/account/sessions", "/account/tokens", "/account/tokens/revoke", "/accounts", "/accounts/rd/role", "/accounts/rd/password", "/accounts/rd/close", "/accounts/rd/signout"} {
		if code, _ := b.Post(path, url.Values{"id": {"all"}, "role": {"admin"}, "name": {"x"}}, "X-Token", "forged"); code != 403 {
			t.Errorf("%s with a forged token: %d", path, code)
		}
	}
	if list, err := a.Sessions(t.Context(), "ann"); err != nil || len(list) != 1 {
		t.Errorf("%d sessions, %v", len(list), err)
	}
}

// A session that somebody planted in the browser is not the one that signing in gives.
func TestFixation(t *testing.T) {
	b, a := bench(t)
	_, planted, err := a.SignIn(t.Context(), "rd", good, access.From{Address: "192.0.2.1"}, false, "")
	if err != nil {
		t.Fatal(err)
	}
	at, _ := url.Parse(b.URL)
	b.Client.Jar.SetCookies(at, []*http.Cookie{{Name: "reportedly", Value: planted}})
	_, body := b.Get("/account")
	b.Has(body, "<bdi>rd</bdi>")
	if code, _ := b.Post("/login", url.Values{"name": {"ann"}, "password": {good}}); code != 200 {
		t.Fatal(code)
	}
	_, body = b.Get("/account")
	b.Has(body, "<bdi>ann</bdi>")
	if secret := b.Cookie("reportedly"); secret == planted || secret == "" {
		t.Error("the planted secret stays")
	}
	if _, err := a.Session(t.Context(), planted); err == nil {
		t.Error("the planted session goes on")
	}
}

func TestTooManyTries(t *testing.T) {
	b, _ := bench(t)
	b.Get("/login")
	for range 10 {
		b.Post("/login", url.Values{"name": {"rd"}, "password": {"not this one either"}})
	}
	code, body := b.Post("/login", url.Values{"name": {"rd"}, "password": {good}})
	if code != 429 {
		t.Errorf("the eleventh try: %d", code)
	}
	b.Has(body, "There were too many tries; try again in")
}

// roles says what each role gets where.
var roles = []struct {
	method, path               string
	nobody, rd, rev, ed, admin int
}{
	{"GET", "/reports", 303, 200, 200, 200, 200},
	{"GET", "/reports/{id}", 303, 200, 200, 200, 200},
	{"POST", "/reports/{id}/claims/c1/judge", 401, 403, 303, 303, 303},
	{"GET", "/add", 303, 403, 403, 200, 200},
	{"POST", "/add", 401, 403, 403, 400, 400},
	{"GET", "/account", 303, 200, 200, 200, 200},
	{"POST", "/account/sessions", 401, 400, 400, 400, 400},
	{"GET", "/accounts", 303, 403, 403, 403, 200},
	{"POST", "/accounts", 401, 403, 403, 403, 400},
	{"GET", "/accounts/rd", 303, 403, 403, 403, 200},
	{"POST", "/accounts/rev/role", 401, 403, 403, 403, 400},
	{"POST", "/accounts/rev/password", 401, 403, 403, 403, 200},
	{"POST", "/accounts/rev/close", 401, 403, 403, 403, 303},
	{"POST", "/accounts/ed/signout", 401, 403, 403, 403, 303},
	{"GET", "/audit", 303, 403, 403, 403, 200},
	{"GET", "/login", 200, 303, 303, 303, 303},
	{"GET", "/static/x", 404, 404, 404, 404, 404},
}

func TestRoles(t *testing.T) {
	b, _ := bench(t)
	id := b.Sample()
	b.Client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	for i, name := range []string{"", "rd", "rev", "ed", "ann"} {
		if name != "" {
			b.Post("/logout", nil)
			b.Get("/login")
			if code, _ := b.Post("/login", url.Values{"name": {name}, "password": {good}}); code != 303 {
				t.Fatalf("%s can't sign in: %d", name, code)
			}
		}
		for _, r := range roles {
			path, want := strings.ReplaceAll(r.path, "{id}", id), []int{r.nobody, r.rd, r.rev, r.ed, r.admin}[i]
			code := 0
			if r.method == "GET" {
				code, _ = b.Get(path)
			} else {
				code, _ = b.Post(path, url.Values{"act": {"accept"}})
			}
			if code != want {
				t.Errorf("%q: %s %s: %d, want %d", name, r.method, r.path, code, want)
			}
		}
	}
}

func TestOwnAccount(t *testing.T) {
	b, a := bench(t)
	as(b, "rev")
	_, body := b.Get("/account")
	b.Has(body, "<b>reviewer</b>: you see everything, judge claims", "(this one)", `value="judge"`, `minlength="12"`)
	b.Lacks(body, `value="add"`, `value="admin"`)
	for what, form := range map[string]url.Values{
		"two ways":      {"present": {good}, "new": {"zebra lamp onion tide"}, "again": {"zebra lamp onion"}},
		"too short":     {"present": {good}, "new": {"zebra"}, "again": {"zebra"}},
		"wrong present": {"present": {"no"}, "new": {"zebra lamp onion tide"}, "again": {"zebra lamp onion tide"}},
	} {
		if code, _ := b.Post("/account/password", form); code != 400 {
			t.Errorf("%s: %d", what, code)
		}
	}
	_, body = b.Post("/account/password", url.Values{"present": {good}, "new": {"zebra lamp onion tide"}, "again": {"zebra lamp onion tide"}})
	b.Has(body, "Your password is changed.")

	code, body := b.Post("/account/tokens", url.Values{"label": {"<i>night</i>"}, "scope": {"read", "judge"}, "days": {"30"}})
	m := regexp.MustCompile(`rpt_[a-z2-7]{10}_[A-Z2-7]{26}`).FindString(body)
	if code != 200 || m == "" {
		t.Fatalf("no token: %d\n%s", code, body)
	}
	if _, err := a.Token(t.Context(), m, access.From{}); err != nil {
		t.Error(err)
	}
	if code, _ := b.Post("/account/tokens", url.Values{"label": {"x"}, "scope": {"add"}, "days": {"30"}}); code != 403 {
		t.Errorf("a token that may more than its account: %d", code)
	}
	for _, form := range []url.Values{{}, {"label": {"x"}, "days": {"30"}}, {"label": {"x"}, "scope": {"read"}, "days": {"soon"}}, {"label": {"x"}, "scope": {"root"}, "days": {"3"}}} {
		if code, _ := b.Post("/account/tokens", form); code != 400 && code != 403 {
			t.Errorf("%v: %d", form, code)
		}
	}
	_, body = b.Get("/account")
	b.Has(body, "&lt;i&gt;night&lt;/i&gt;", "read, judge")
	b.Lacks(body, m, m[15:])
	id, _, _ := access.ParseToken(m)
	_, body = b.Post("/account/tokens/revoke", url.Values{"id": {id}})
	b.Has(body, "it holds no more", ">revoked<")
	if _, err := a.Token(t.Context(), m, access.From{}); err == nil {
		t.Error("it holds still")
	}
}

func TestSessions(t *testing.T) {
	b, a := bench(t)
	as(b, "rd")
	other, secret, err := a.SignIn(t.Context(), "rd", good, access.From{Address: "192.0.2.9", Agent: "Mozilla/5.0 (iPhone) Safari/1 <script>"}, true, "")
	if err != nil {
		t.Fatal(err)
	}
	_, body := b.Get("/account")
	b.Has(body, "Safari on iPhone", "192.0.2.9")
	b.Lacks(body, "<script>\"", secret)
	theirs, _, err := a.SignIn(t.Context(), "ann", good, access.From{Address: "192.0.2.9"}, true, "")
	if err != nil {
		t.Fatal(err)
	}
	b.Post("/account/sessions", url.Values{"id": {theirs.ID}})
	if list, _ := a.Sessions(t.Context(), "ann"); len(list) != 1 {
		t.Error("a reader ended the administrator's session")
	}
	_, body = b.Post("/account/sessions", url.Values{"id": {other.ID}})
	b.Has(body, "That browser is signed out.")
	if _, err := a.Session(t.Context(), secret); err == nil {
		t.Error("it isn’t")
	}
	_, body = b.Post("/account/sessions", url.Values{"id": {"all"}})
	b.Has(body, "<h1>Sign in</h1>")
}

// What who isn't signed in may ask for is listed here; all else takes a role.
// Where nobody signs in there are no such pages.
