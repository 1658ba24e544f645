// Package webtest serves the workbench to tests: a memory in a temporary database, a
// reader whose claims the test gives, a server, and a headless Chromium.
//
// In: reports with claims, sections of the site. Out: an address, answers to requests,
// and what a browser shows. It holds no expectations of its own. It assumes a Chromium
// on the machine where a browser is asked for; where there is none the test is skipped,
// or failed if REPORTEDLY_REQUIRE names "chromium".
package webtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
)

// Noon is the clock of tests.
var Noon = time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)

// Reader reads what the test gives it: claims by the report's text.
type Reader struct {
	Claims map[string][]reportedly.Claim
	// Find finds claims in texts that Claims lacks; nil finds none.
	Find func(*reportedly.Report) []reportedly.Claim
}

// Read implements [memory.Reader].
func (r *Reader) Read(_ context.Context, rep *reportedly.Report) (memory.Reading, error) {
	if c, ok := r.Claims[rep.Text.String()]; ok {
		return memory.Reading{Claims: c}, nil
	}
	if r.Find != nil {
		return memory.Reading{Claims: r.Find(rep)}, nil
	}
	return memory.Reading{}, nil
}

// Version implements [memory.Reader].
func (r *Reader) Version() store.Version { return store.Version{Coder: "reader 1"} }

// Bench is a workbench with its memory.
type Bench struct {
	T      testing.TB
	Memory *memory.Memory
	Reader *Reader
	URL    string
	Client *http.Client
}

// New serves a site over an empty memory. opt.Memory is set; sections come from opt.
func New(t testing.TB, opt web.Options) *Bench {
	t.Helper()
	return NewBehind(t, opt, func(h http.Handler) http.Handler { return h })
}

// NewBehind is New with something before the site.
func NewBehind(t testing.TB, opt web.Options, wrap func(http.Handler) http.Handler) *Bench {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	b := &Bench{T: t, Reader: &Reader{Claims: map[string][]reportedly.Claim{}}}
	b.Memory = memory.New(memory.Options{Store: s, Reader: b.Reader, Now: func() time.Time { return Noon }, Who: "rd"})
	opt.Memory = b.Memory
	if opt.Local == "" {
		opt.Local = "rd"
	}
	if opt.Failed == nil {
		opt.Failed = func(r *http.Request, _ string, err error) { t.Errorf("%s %s: %v", r.Method, r.URL, err) }
	}
	site, err := web.New(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	server := httptest.NewServer(wrap(site))
	t.Cleanup(server.Close)
	b.URL = server.URL
	b.Client = &http.Client{Jar: &jar{}}
	return b
}

// Sample adds the invented report of package sample with its claims, and gives its ID.
func (b *Bench) Sample() string {
	b.T.Helper()
	s := sample.New()
	b.Reader.Claims[s.Report.Text.String()] = s.Claims
	sum := sha256.Sum256(s.Report.Original)
	s.Report.SHA256, s.Report.Acquired = hex.EncodeToString(sum[:]), Noon
	return b.Add(s.Report)
}

// Report is a report of one paragraph.
func Report(name, source, published, body string) *reportedly.Report {
	sum := sha256.Sum256([]byte(body))
	t := text.New(body)
	return &reportedly.Report{
		Name: name, Original: []byte(body), SHA256: hex.EncodeToString(sum[:]), Media: "text/plain", Encoding: "utf-8", Acquired: Noon,
		Text: t, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: t.Len()}}}, Publisher: source, Published: published,
	}
}

// Add adds a report and gives its ID.
func (b *Bench) Add(r *reportedly.Report) string {
	b.T.Helper()
	a, err := b.Memory.Add(b.T.Context(), memory.AddRequest{Report: r, How: "file"})
	if err != nil {
		b.T.Fatal(err)
	}
	return a.Report.ID
}

// Get answers a request for a path with status and body. header are pairs of names and
// values.
func (b *Bench) Get(path string, header ...string) (int, string) {
	b.T.Helper()
	return b.do(http.MethodGet, path, nil, header)
}

// Post sends a form with the forgery token, and follows where the answer leads.
func (b *Bench) Post(path string, form url.Values, header ...string) (int, string) {
	b.T.Helper()
	with := url.Values{"_token": {b.Token()}}
	for k, v := range form {
		with[k] = v
	}
	return b.do(http.MethodPost, path, with, header)
}

var tokenPattern = regexp.MustCompile(`name="token" content="([^"]+)"`)

// Token is the forgery token of the bench's visitor.
func (b *Bench) Token() string {
	b.T.Helper()
	_, body := b.Get("/nowhere")
	m := tokenPattern.FindStringSubmatch(body)
	if m == nil {
		b.T.Fatal("no token on the page")
	}
	return m[1]
}

func (b *Bench) do(method, path string, form url.Values, header []string) (int, string) {
	b.T.Helper()
	req, err := http.NewRequestWithContext(b.T.Context(), method, b.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.T.Fatal(err)
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := b.Client.Do(req)
	if err != nil {
		b.T.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.T.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// Cookie is the value of a cookie that the bench's browser has, "" for none.
func (b *Bench) Cookie(name string) string {
	for _, c := range b.Client.Jar.Cookies(nil) {
		if c.Name == name {
			return c.Value
		}
	}
	return ""
}

// Has fails the test where a body lacks words.
func (b *Bench) Has(body string, words ...string) {
	b.T.Helper()
	for _, w := range words {
		if !strings.Contains(body, w) {
			b.T.Errorf("no %q in\n%s", w, body)
			return
		}
	}
}

// Lacks fails the test where a body has words.
func (b *Bench) Lacks(body string, words ...string) {
	b.T.Helper()
	for _, w := range words {
		if strings.Contains(body, w) {
			b.T.Errorf("there is %q in\n%s", w, body)
			return
		}
	}
}

// jar keeps the cookies of one server.
type jar struct{ cookies []*http.Cookie }

// SetCookies implements [http.CookieJar].
func (j *jar) SetCookies(_ *url.URL, set []*http.Cookie) {
	for _, c := range set {
		var keep []*http.Cookie
		for _, old := range j.cookies {
			if old.Name != c.Name {
				keep = append(keep, old)
			}
		}
		if j.cookies = keep; c.MaxAge >= 0 {
			j.cookies = append(j.cookies, c)
		}
	}
}

// Cookies implements [http.CookieJar].
func (j *jar) Cookies(*url.URL) []*http.Cookie { return j.cookies }
