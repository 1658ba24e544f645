package web_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/web"
)

// testPage is a page of the test's section.
type testPage struct {
	web.Head
	Word string
}

func (*testPage) Template() string { return "test/page" }

var files = fstest.MapFS{
	"page.tmpl": {Data: []byte(`{{define "main"}}<h1>{{clean .Word}}</h1>{{template "part" .}}<form method="post" action="/act">{{template "token" .}}</form>{{end}}{{define "part"}}<p id="part" dir="auto">{{clean .Word}}</p>{{end}}`)},
	"_own.tmpl": {Data: []byte(`{{define "own"}}own{{end}}`)},
	"test.js":   {Data: []byte(strings.Repeat("// words\n", 100))},
}

func section() web.Section {
	return web.Section{
		Name: "test", Files: files, Links: []web.Link{{Name: "Test", Path: "/test", Key: "t"}, {Name: "Accounts", Path: "/accounts", Need: web.Admin, Menu: true}},
		Routes: func(s *web.Site) []web.Route {
			return []web.Route{
				{Pattern: "GET /test", Handle: func(w http.ResponseWriter, r *http.Request) error {
					p := &testPage{Head: web.Head{Title: "A <b>test</b>", At: "/test", Scripts: []string{"test/test.js"}}, Word: r.FormValue("word")}
					if web.IsPart(r) {
						return s.RenderPart(w, r, p, "part")
					}
					return s.Render(w, r, p)
				}},
				{Pattern: "POST /act", Need: web.Reviewer, Limit: 2000, Handle: func(w http.ResponseWriter, r *http.Request) error {
					return s.Redirect(w, r, r.FormValue("back"), web.Notice{Kind: "done", Text: "It is <done>.", Undo: 7})
				}},
				{Pattern: "GET /export", Audit: "export", Handle: func(w http.ResponseWriter, r *http.Request) error {
					if r.FormValue("word") == "" {
						return fmt.Errorf("%w: what?", reportedly.ErrInvalid)
					}
					return s.Render(w, r, &testPage{Head: web.Head{Title: "Made", Status: http.StatusCreated}})
				}},
				{Pattern: "GET /fails/{how}", Handle: func(w http.ResponseWriter, r *http.Request) error {
					switch r.PathValue("how") {
					case "gone":
						return reportedly.WithHint(fmt.Errorf("%w: there is no report 77", reportedly.ErrNotFound), "did you mean 78?")
					case "wrong":
						return fmt.Errorf("%w: <script>alert(1)</script>", reportedly.ErrInvalid)
					}
					return errors.New("secret path /home/x")
				}},
			}
		},
	}
}

type browser struct {
	t      *testing.T
	server *httptest.Server
	client *http.Client
}

func start(t *testing.T, opt web.Options) *browser {
	t.Helper()
	opt.Sections = append(opt.Sections, section())
	site, err := web.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	jar := &jar{}
	return &browser{t, server, &http.Client{Jar: jar}}
}

// jar keeps the cookies of one host.
type jar struct{ cookies []*http.Cookie }

func (j *jar) SetCookies(_ *url.URL, set []*http.Cookie) {
	for _, c := range set {
		keep := j.cookies[:0]
		for _, old := range j.cookies {
			if old.Name != c.Name {
				keep = append(keep, old)
			}
		}
		j.cookies = keep
		if c.MaxAge >= 0 {
			j.cookies = append(j.cookies, c)
		}
	}
}
func (j *jar) Cookies(*url.URL) []*http.Cookie { return j.cookies }

func (b *browser) do(method, path string, form url.Values, header ...string) (int, string, http.Header) {
	b.t.Helper()
	req, err := http.NewRequest(method, b.server.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := b.client.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, string(body), resp.Header
}

var tokenPattern = regexp.MustCompile(`name="_token" value="([^"]+)"`)

func (b *browser) token() string {
	b.t.Helper()
	_, body, _ := b.do("GET", "/test", nil)
	m := tokenPattern.FindStringSubmatch(body)
	if m == nil {
		b.t.Fatal("the page has no token")
	}
	return m[1]
}

func has(t *testing.T, body string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(body, w) {
			t.Errorf("no %q in\n%s", w, body)
		}
	}
}

func TestPage(t *testing.T) {
	b := start(t, web.Options{Local: "ann"})
	code, body, header := b.do("GET", "/test?word=%3Cscript%3E%E2%80%AE", nil)
	if code != 200 {
		t.Fatal(code)
	}
	has(t, body, "<h1>&lt;script&gt;\\u202e</h1>", "A &lt;b&gt;test&lt;/b&gt; – Reportedly", `aria-current="page"`, `<bdi>ann</bdi>`, ">Accounts<", `/test/test.js" defer`)
	if strings.Contains(body, "style=") || regexp.MustCompile(`<script(>| [^s])`).MatchString(body) {
		t.Error("inline script or style")
	}
	if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
	code, body, _ = b.do("GET", "/test?word=w", nil, "HX-Request", "true")
	if code != 200 || body != `<p id="part" dir="auto">w</p>` {
		t.Errorf("part: %d %s", code, body)
	}
}

func TestAssets(t *testing.T) {
	b := start(t, web.Options{})
	_, body, _ := b.do("GET", "/test", nil)
	for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`).FindAllStringSubmatch(body, -1) {
		code, content, header := b.do("GET", m[1], nil)
		if code != 200 || content == "" || !strings.Contains(header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, %d bytes, %v", m[1], code, len(content), header)
		}
	}
	if code, _, _ := b.do("GET", "/static/x/site/site.css", nil); code != 404 {
		t.Errorf("an asset under another hash: %d", code)
	}
	bad := section()
	bad.Name, bad.Files = "bad", fstest.MapFS{"x.tmpl": {Data: []byte(`{{define "main"}}{{nothing .}}{{end}}`)}}
	if _, err := web.New(web.Options{Sections: []web.Section{bad}}); err == nil || !strings.Contains(err.Error(), "section bad") {
		t.Errorf("a broken template: %v", err)
	}
}

func TestForms(t *testing.T) {
	b := start(t, web.Options{Local: "ann"})
	token := b.token()
	code, body, _ := b.do("POST", "/act", url.Values{"_token": {token}, "back": {"/test?word=after"}})
	if code != 200 {
		t.Fatal(code, body)
	}
	has(t, body, "<h1>after</h1>", "It is &lt;done&gt;.", `action="/judgements/7/undo"`)
	if _, body, _ = b.do("GET", "/test", nil); strings.Contains(body, "done&gt;") {
		t.Error("the message comes twice")
	}
	if code, _, _ := b.do("POST", "/act", url.Values{"back": {"/test"}}, "X-Token", token); code != 200 {
		t.Errorf("with the token in the header: %d", code)
	}
	for name, c := range map[string]struct {
		form   url.Values
		header []string
		want   int
	}{
		"no token":      {url.Values{}, nil, 403},
		"other token":   {url.Values{"_token": {"x"}}, nil, 403},
		"other site":    {url.Values{"_token": {token}}, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"other origin":  {url.Values{"_token": {token}}, []string{"Origin", "https://elsewhere.example"}, 403},
		"too large":     {url.Values{"_token": {token}, "x": {strings.Repeat("x", 3000)}}, nil, 413},
		"no other site": {url.Values{"_token": {token}, "back": {"//elsewhere.example"}}, nil, 404}, // it leads to "/", which this site lacks
	} {
		if code, body, _ := b.do("POST", "/act", c.form, c.header...); code != c.want {
			t.Errorf("%s: %d, want %d\n%s", name, code, c.want, body)
		}
	}
}

func TestRoles(t *testing.T) {
	who := web.Visitor{Name: "rd", Role: web.Reader, Session: "s1"}
	b := start(t, web.Options{Visit: func(*http.Request) web.Visitor { return who }, Login: "/login"})
	token := b.token()
	code, body, _ := b.do("POST", "/act", url.Values{"_token": {token}})
	has(t, body, "role of reviewer")
	if code != 403 {
		t.Error(code)
	}
	if _, body, _ := b.do("GET", "/test", nil); strings.Contains(body, ">Accounts<") {
		t.Error("a reader sees the link to accounts")
	}
	who.Role = web.Reviewer
	if code, _, _ := b.do("POST", "/act", url.Values{"_token": {token}, "back": {"/test"}}); code != 200 {
		t.Errorf("reviewer: %d", code)
	}
	who.Session = "s2"
	if code, _, _ := b.do("POST", "/act", url.Values{"_token": {token}}); code != 403 {
		t.Errorf("the token of another session: %d", code)
	}
	who = web.Visitor{Role: web.Nobody}
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	code, _, header := b.do("GET", "/test?word=x", nil)
	if at := header.Get("Location"); code != 303 || at != "/login?next=%2Ftest%3Fword%3Dx" {
		t.Errorf("nobody: %d %s", code, at)
	}
	if code, _, _ = b.do("GET", "/test", nil, "HX-Request", "true"); code != 401 {
		t.Errorf("nobody's script: %d", code)
	}
}

// What a route did is told the audit log, what it refused isn't.
func TestAudit(t *testing.T) {
	var told []string
	b := start(t, web.Options{Audit: func(_ *http.Request, act, about string) { told = append(told, act+" "+about) }})
	for path, want := range map[string]int{"/export": 400, "/export?word=x": 201, "/test": 200} {
		if code, _, _ := b.do("GET", path, nil); code != want {
			t.Errorf("%s: %d", path, code)
		}
	}
	if len(told) != 1 || told[0] != "export /export?word=x" {
		t.Errorf("told %q", told)
	}
}

func TestErrors(t *testing.T) {
	var told string
	b := start(t, web.Options{Failed: func(_ *http.Request, number string, err error) { told = number + " " + err.Error() }})
	code, body, _ := b.do("GET", "/fails/gone", nil)
	has(t, body, "There is no report 77.", "Did you mean 78?", "<nav")
	if code != 404 {
		t.Error(code)
	}
	code, body, _ = b.do("GET", "/fails/wrong", nil)
	has(t, body, "&lt;script&gt;")
	if code != 400 {
		t.Error(code)
	}
	code, body, _ = b.do("GET", "/fails/else", nil)
	if code != 500 || strings.Contains(body, "secret") || !strings.Contains(told, "secret") || !strings.Contains(body, told[:8]) {
		t.Errorf("%d, told %q\n%s", code, told, body)
	}
	if code, body, _ = b.do("GET", "/nowhere", nil); code != 404 {
		t.Error(code)
	}
	has(t, body, "There is no page at this address.")
	code, body, _ = b.do("GET", "/fails/gone", nil, "HX-Request", "true")
	if code != 404 || strings.Contains(body, "<html") {
		t.Errorf("part of an error: %d %s", code, body)
	}
}

func TestLocalPath(t *testing.T) {
	for path, want := range map[string]string{"/a?b=1#c": "/a?b=1#c", "": "/", "//x": "/", "https://x": "/", "/\\x": "/", "a": "/", "/a\r\nSet-Cookie: x": "/"} {
		if got := web.LocalPath(path, "/"); got != want {
			t.Errorf("LocalPath(%q) = %q, want %q", path, got, want)
		}
	}
}

var _ fs.FS = files
