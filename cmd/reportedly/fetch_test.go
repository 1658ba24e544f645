package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// page is a server with a report, a redirection to it, and something that isn't there.
func page(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/report", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.Header().Set("Last-Modified", "Tue, 09 Mar 2021 10:00:00 GMT")
		_, _ = w.Write([]byte("On Tuesday gunmen attacked officers near Galkayo.\n"))
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/report", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	server, dir := page(t), t.TempDir()
	list := filepath.Join(dir, "pages.urls")
	write(t, list, "# reports\n"+server.URL+"/moved\n\n"+server.URL+"/none\n"+server.URL+"/loop\n")
	shortcut := filepath.Join(dir, "page.url")
	write(t, shortcut, "[InternetShortcut]\r\nURL="+server.URL+"/report\r\n")
	bad := filepath.Join(dir, "bad.urls")
	write(t, bad, "ftp://example.org/x\n")
	db := filepath.Join(dir, "m.db")
	for _, c := range []struct {
		args   string
		status int
		says   string // on either output
	}{
		{"add " + list, statusUsage, "only with --fetch"},
		{"add --fetch " + bad, statusUsage, "is no address"},
		{"add --fetch " + list, statusSome, "1 claim · 1 development"},
		{"add --fetch " + shortcut, 0, "already there"},
		{"reports show 1", statusUsage, "too short"},
		{"reports list --format jsonl", 0, "answered 200 OK from " + server.URL + "/report; Date: "},
		{"reports list --format jsonl", 0, "Last-Modified: Tue, 09 Mar 2021 10:00:00 GMT"},
	} {
		var out bytes.Buffer
		e := standIn(process())
		e.Out, e.Err, e.OutTerminal, e.ErrTerminal = &out, &out, false, false
		status := run(t.Context(), e, append(strings.Fields(c.args), "--db", db))
		if status != c.status || !strings.Contains(out.String(), c.says) {
			t.Errorf("%s: status %d, want %d, with %q:\n%s", c.args, status, c.status, c.says, out.String())
		}
	}
}
