package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// said is what a run prints, which may be read while it goes on.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// served is a running server.
type served struct {
	url    string
	client *http.Client
	said   *said
	stop   func() int // gives the exit status
}

var openAt = regexp.MustCompile(`(https?://\S+)/(?: in your browser)?; Ctrl-C ends it`)

// serve starts the verb on a port of this machine, in a folder with its data.
func serve(t *testing.T, dir string, args ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	s := &served{said: &said{}}
	e := standIn(&env{In: strings.NewReader(""), Out: io.Discard, Err: s.said, Getenv: func(name string) string {
		return map[string]string{"REPORTEDLY_DATA": dir, "REPORTEDLY_USER": "desk"}[name]
	}})
	e.Now = time.Now // sessions and certificates are of today
	status := make(chan int, 1)
	go func() { status <- run(ctx, e, append([]string{"serve"}, args...)) }()
	s.stop = sync.OnceValue(func() int {
		cancel()
		return <-status
	})
	t.Cleanup(func() { s.stop() })
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if m := openAt.FindStringSubmatch(s.said.String()); m != nil {
			s.url = m[1]
			break
		}
		if time.Now().After(end) {
			t.Fatalf("it doesn't start: %s", s.said)
		}
	}
	jar, _ := cookiejar.New(nil)
	s.client = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 20 * time.Second,
		Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, DisableKeepAlives: true}}
	return s
}

// ask sends a request; header are pairs, "Host" among them.
func (s *served) ask(t *testing.T, method, path, body string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	resp, err := s.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(b)
}

func (s *served) status(t *testing.T, want int, method, path, body string, header ...string) string {
	t.Helper()
	resp, got := s.ask(t, method, path, body, header...)
	if resp.StatusCode != want {
		t.Errorf("%s %s %v: %d, want %d\n%.300s", method, path, header, resp.StatusCode, want, got)
	}
	return got
}

func TestServeLocal(t *testing.T) {
	s := serve(t, t.TempDir(), "--addr", "127.0.0.1:0")
	s.status(t, 200, "GET", "/settings", "")
	s.status(t, 200, "GET", "/api/v1/reports", "")
	s.status(t, 404, "GET", "/login", "")
	for _, path := range []string{"/settings", "/api/v1/reports"} {
		s.status(t, 421, "GET", path, "", "Host", "evil.example")
		s.status(t, 403, "GET", path, "", "X-Forwarded-For", "192.0.2.1")
	}
	s.status(t, 403, "POST", "/settings/theme", "theme=dark", "Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example")
	long, err := http.NewRequestWithContext(t.Context(), "GET", s.url+"/settings", nil)
	if err != nil {
		t.Fatal(err)
	}
	long.Header.Set("X-Long", strings.Repeat("x", 100<<10))
	// The server may hang up before it is through.
	if resp, err := s.client.Do(long); err == nil && resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a header of 100 KiB: %d", resp.StatusCode)
	}
	// A connection that says nothing doesn't hold up the end.
	c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	began := time.Now()
	if status := s.stop(); status != 0 || time.Since(began) > lastTime+3*time.Second {
		t.Errorf("it ends with %d after %s: %s", status, time.Since(began), s.said)
	}
}

// people makes accounts in a folder: ann an admin, rd a reader, and a token of each.
func people(t *testing.T, dir string) (tokens map[string]string) {
	t.Helper()
	a, err := access.Open(t.Context(), filepath.Join(dir, "reportedly.accounts.db"), access.Options{Cost: access.Cost{Memory: 64, Passes: 1, Threads: 1}})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	tokens = map[string]string{}
	for name, role := range map[string]web.Role{"ann": web.Admin, "rd": web.Reader} {
		by := access.By{Name: name, Via: "command"}
		if _, err := a.Add(t.Context(), by, name, role, "four words apart here"); err != nil {
			t.Fatal(err)
		}
		if tokens[name], _, err = a.MakeToken(t.Context(), by, name, access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read}, Days: 1}); err != nil {
			t.Fatal(err)
		}
	}
	return tokens
}

// pair writes a certificate with its key, for a name.
func pair(t *testing.T, dir, name string) (cert, key string) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serial, _ := rand.Int(rand.Reader, big.NewInt(1<<62))
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}, &x509.Certificate{SerialNumber: serial, Subject: pkix.Name{CommonName: name}}, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return cert, key
}

var formToken = regexp.MustCompile(`name="_token" value="([^"]+)"`)

func (s *served) signIn(t *testing.T, name string, header ...string) {
	t.Helper()
	body := s.status(t, 200, "GET", "/login", "", header...)
	m := formToken.FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("no form: %s", body)
	}
	form := url.Values{"_token": {m[1]}, "name": {name}, "password": {"four words apart here"}, "next": {"/settings"}}
	s.status(t, 303, "POST", "/login", form.Encode(), append(header, "Content-Type", "application/x-www-form-urlencoded")...)
}

func TestServeTLS(t *testing.T) {
	dir := t.TempDir()
	tokens := people(t, dir)
	cert, key := pair(t, dir, "reports.example.org")
	s := serve(t, dir, "--addr", "127.0.0.1:0", "--cert", cert, "--key", key)
	if !strings.HasPrefix(s.url, "https://") {
		t.Fatal(s.url)
	}
	resp, _ := s.ask(t, "GET", "/reports", "")
	if at := resp.Header.Get("Location"); resp.StatusCode != 303 || at != "/login?next=%2Freports" {
		t.Errorf("nobody: %d %s", resp.StatusCode, at)
	}
	s.status(t, 200, "GET", "/login", "", "Host", "reports.example.org")
	s.status(t, 421, "GET", "/login", "", "Host", "evil.example")
	s.signIn(t, "rd")
	at, _ := url.Parse(s.url)
	for _, c := range s.client.Jar.Cookies(at) {
		if !strings.HasPrefix(c.Name, "__Host-") && c.Name != "reportedly_notice" {
			t.Errorf("cookie %s", c.Name)
		}
	}
	resp, body := s.ask(t, "GET", "/settings", "")
	if resp.StatusCode != 200 || !strings.Contains(body, "with the role of reader") || resp.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("signed in: %d %v", resp.StatusCode, resp.Header)
	}
	s.status(t, 403, "GET", "/accounts", "")
	s.status(t, 200, "GET", "/api/v1/reports", "") // the cookie lets pages' scripts in
	s.status(t, 403, "POST", "/api/v1/reports", "{}", "Content-Type", "application/json", "Origin", "https://evil.example")
	s.status(t, 403, "POST", "/api/v1/reports", `{"text":"x"}`, "Content-Type", "application/json", "Origin", s.url)

	s.client.Jar, _ = cookiejar.New(nil)
	s.closedAPI(t)
	s.status(t, 401, "GET", "/api/v1/reports", "")
	s.status(t, 401, "GET", "/api/v1/reports", "", "Authorization", "Bearer rpt_x")
	s.status(t, 200, "GET", "/api/v1/reports", "", "Authorization", "Bearer "+tokens["rd"])
	// The administrator's token reads alone, whatever its account may.
	s.status(t, 403, "POST", "/api/v1/reports", `{"text":"Rebels attacked soldiers."}`, "Content-Type", "application/json", "Authorization", "Bearer "+tokens["ann"])
	if status := s.stop(); status != 0 {
		t.Errorf("it ends with %d: %s", status, s.said)
	}
}

// closedAPI asks for each address that the API's own document tells of, as nobody.
func (s *served) closedAPI(t *testing.T) {
	t.Helper()
	var document struct {
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal([]byte(s.status(t, 200, "GET", "/api/v1/openapi.json", "")), &document); err != nil {
		t.Fatal(err)
	}
	open, closed := 0, 0
	for path, methods := range document.Paths {
		if !strings.HasPrefix(path, "/api/v1") {
			path = "/api/v1" + path
		}
		path = regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(path, "x")
		for method := range methods {
			if !strings.Contains(" get post put patch delete ", " "+method+" ") {
				continue
			}
			resp, _ := s.ask(t, strings.ToUpper(method), path, "{}", "Content-Type", "application/json")
			switch {
			case resp.StatusCode == http.StatusUnauthorized && resp.Header.Get("WWW-Authenticate") != "":
				closed++
			case method == "get" && slices.Contains([]string{"/api/v1/", "/api/v1/openapi.json", "/api/v1/version", "/api/v1/health", "/api/v1/problems", "/api/v1/problems/x"}, path):
				open++ // they tell of the API, and nothing of what is remembered
			default:
				t.Errorf("nobody gets %d for %s %s", resp.StatusCode, method, path)
			}
		}
	}
	if open > 6 || closed < 20 {
		t.Errorf("%d addresses are open, %d closed", open, closed)
	}
}

func TestServeBehindProxy(t *testing.T) {
	dir := t.TempDir()
	people(t, dir)
	s := serve(t, dir, "--addr", "127.0.0.1:0", "--behind-proxy", "--host", "reports.example.org", "--read-only=false", "--demo")
	header := []string{"Host", "reports.example.org", "X-Forwarded-For", "198.51.100.7", "X-Forwarded-Proto", "https"}
	resp, _ := s.ask(t, "GET", "/login", "", header...)
	if c := resp.Header.Get("Set-Cookie"); !strings.Contains(c, "__Host-") || !strings.Contains(c, "; Secure") {
		t.Errorf("the cookie %q", c)
	}
	_, body := s.ask(t, "GET", "/login", "", "Host", "reports.example.org", "X-Forwarded-For", "198.51.100.7", "X-Forwarded-Proto", "http")
	if !strings.Contains(body, "isn’t encrypted") {
		t.Error("a proxy without TLS isn't told of")
	}
}

func TestServeReadOnly(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), "Rebels attacked soldiers.\n")
	e := standIn(&env{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }})
	if status := run(t.Context(), e, []string{"add", "--db", filepath.Join(dir, "reportedly.db"), filepath.Join(dir, "a.txt")}); status != 0 {
		t.Fatal(status)
	}
	s := serve(t, dir, "--addr", "127.0.0.1:0", "--read-only")
	body := s.status(t, 200, "GET", "/reports", "")
	if strings.Contains(body, `href="/add"`) {
		t.Error("there is a link to add")
	}
	s.status(t, 403, "GET", "/add", "")
	s.status(t, 403, "POST", "/search/views", url.Values{"_token": {formToken.FindStringSubmatch(body)[1]}, "name": {"mine"}, "path": {"/search?q=x"}}.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	s.status(t, 403, "POST", "/api/v1/reports", `{"text":"Rebels attacked soldiers."}`, "Content-Type", "application/json", "Origin", s.url)
}

// A certificate that was renewed is used without a new start; one that doesn't fit its
// key isn't.
func TestCertificate(t *testing.T) {
	dir := t.TempDir()
	cert, key := pair(t, dir, "one.example")
	now := time.Now()
	c, err := readCertificate(cert, key, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	names := func() string { return strings.Join(c.current().Leaf.DNSNames, " ") }
	pair(t, dir, "two.example")
	later := now.Add(time.Minute)
	for _, path := range []string{cert, key} {
		if err := os.Chtimes(path, later, later); err != nil {
			t.Fatal(err)
		}
	}
	if got := names(); got != "one.example" {
		t.Errorf("at once: %s", got)
	}
	now = now.Add(time.Minute)
	if got := names(); got != "two.example" {
		t.Errorf("a minute later: %s", got)
	}
	if err := os.WriteFile(key, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Minute)
	if got := names(); got != "two.example" {
		t.Errorf("while it is replaced: %s", got)
	}
}
