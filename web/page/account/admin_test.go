package account_test

import (
	"fmt"
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

var secretPattern = regexp.MustCompile(`class="secret"[^>]*>([a-z2-7-]+)<`)

func TestAdministering(t *testing.T) {
	b, a := bench(t)
	as(b, "ann")
	_, body := b.Get("/accounts")
	b.Has(body, `href="/accounts/rd"`, "reviewer", `href="/audit"`)
	code, body := b.Post("/accounts", url.Values{"name": {"Zoë"}, "role": {"reviewer"}})
	m := secretPattern.FindStringSubmatch(body)
	if code != 200 || m == nil {
		t.Fatalf("no password: %d\n%s", code, body)
	}
	s, secret, err := a.SignIn(t.Context(), "zoë", m[1], access.From{}, false, "")
	if err != nil || !s.Given || s.Role != web.Reviewer {
		t.Fatalf("%+v %v", s, err)
	}
	for form, want := range map[string]int{"name=zoë&role=reader": 400, "name=a/b&role=reader": 400, "name=x&role=king": 400} {
		v, _ := url.ParseQuery(form)
		if code, _ := b.Post("/accounts", v); code != want {
			t.Errorf("%s: %d", form, code)
		}
	}
	at := "/accounts/" + url.PathEscape("zoë")
	_, body = b.Post(at+"/role", url.Values{"role": {"editor"}})
	b.Has(body, "The role is changed", "<dd>editor</dd>", "chosen by somebody else")
	if s, err := a.Session(t.Context(), secret); err != nil || s.Role != web.Editor {
		t.Errorf("%+v %v", s, err)
	}
	_, body = b.Post(at+"/password", nil)
	if again := secretPattern.FindStringSubmatch(body); again == nil || again[1] == m[1] {
		t.Error("no new password")
	}
	if _, err := a.Session(t.Context(), secret); err == nil {
		t.Error("the session outlives the password")
	}
	_, body = b.Post(at+"/close", nil)
	b.Has(body, "is closed", "<h2>Closed</h2>")
	_, body = b.Get(at)
	b.Has(body, "Open it again")
	_, body = b.Post(at+"/password", nil)
	b.Has(body, "Password for zoë")
	for _, path := range []string{"/accounts/ann/close", "/accounts/ann/password"} {
		if code, _ := b.Post(path, nil); code != 400 {
			t.Errorf("%s of one's own: %d", path, code)
		}
	}
	code, body = b.Post("/accounts/ann/role", url.Values{"role": {"reader"}})
	if code != 400 {
		t.Errorf("the last administrator: %d", code)
	}
	b.Has(body, "last administrator")
	if code, _ := b.Get("/accounts/nobody"); code != 404 {
		t.Errorf("nobody's page: %d", code)
	}
	_, body = b.Get("/audit?who=ann")
	b.Has(body, "add account", "zoë as reviewer", "close account", "reopen account", "change role", "zoë from reviewer to editor")
	b.Lacks(body, m[1])
	if code, _ := b.Get("/audit?before=x"); code != 400 {
		t.Errorf("a mistyped page: %d", code)
	}
	_, body = b.Get("/audit?act=failed+sign-in")
	b.Has(body, "Nothing of that kind.")
}

func TestAuditPages(t *testing.T) {
	b, a := bench(t)
	as(b, "ann")
	for i := range 120 {
		if err := a.Record(t.Context(), boss, "export", fmt.Sprintf("<b>%d", i)); err != nil {
			t.Fatal(err)
		}
	}
	_, body := b.Get("/audit?act=export")
	b.Has(body, "&lt;b&gt;119", `rel="next"`)
	b.Lacks(body, "<b>119")
	next := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(body)
	_, body = b.Get(strings.ReplaceAll(next[1], "&amp;", "&"))
	b.Has(body, "&lt;b&gt;19", "&lt;b&gt;0<")
	b.Lacks(body, "&lt;b&gt;20<", `rel="next"`)
}

func TestOpenRoutes(t *testing.T) {
	a, err := access.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), access.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	gate := access.NewGate(access.GateOptions{Accounts: a})
	sections := page.All(page.Options{Add: add.Options{Now: time.Now}, Account: account.Options{Accounts: a, Gate: gate}})
	site, err := web.New(web.Options{Sections: sections, Memory: webtest.New(t, web.Options{}).Memory})
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	open := map[string]bool{"GET /about": true, "GET /login": true, "POST /login": true, "POST /logout": true, "POST /settings/theme": true, "POST /settings/keys": true}
	routes := 0
	for _, s := range sections {
		if s.Routes == nil {
			continue
		}
		for _, r := range s.Routes(site) {
			routes++
			if r.Need == web.Nobody && !open[r.Pattern] {
				t.Errorf("%s is open to everybody", r.Pattern)
			}
			if r.Need == "" && !strings.HasPrefix(r.Pattern, "GET ") && !strings.HasPrefix(r.Pattern, "POST /search/views") {
				t.Errorf("%s changes something, and says no role", r.Pattern)
			}
			if strings.HasSuffix(r.Pattern, "forget") && strings.HasPrefix(r.Pattern, "POST ") && r.Audit == "" {
				t.Errorf("%s isn't in the audit log", r.Pattern)
			}
		}
	}
	if routes < 30 {
		t.Errorf("%d routes", routes)
	}
}

func TestLocal(t *testing.T) {
	b := webtest.New(t, web.Options{Sections: page.All(page.Options{})})
	for _, path := range []string{"/login", "/account", "/accounts", "/audit"} {
		if code, _ := b.Get(path); code != 404 {
			t.Errorf("%s: %d", path, code)
		}
	}
	_, body := b.Get("/")
	b.Lacks(body, "Sign out", "Sign in", `href="/account"`)
}
