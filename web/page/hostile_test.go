package page_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"github.com/reportedly/reportedly/internal/webtest"
	"github.com/reportedly/reportedly/memory"
)

// What stands in a report, its name, its source and a note runs nothing on any page.
func TestInjection(t *testing.T) {
	b := bench(t)
	evil := `<script>alert(1)</script><img src=x onerror=alert(2)> "' onmouseover=alert(3) {{.Token}} javascript:alert(4) attacked </textarea></title><svg onload=alert(5)>`
	_, body := b.Post("/add", url.Values{"text": {"On Monday gunmen of the town attacked a post, residents said. " + evil}, "name": {evil}, "source": {evil}, "note": {evil}})
	wait(t, b, body)
	list, err := b.Memory.Reports(t.Context(), noFilter, onePage)
	if err != nil || len(list.Items) != 1 {
		t.Fatal(err, len(list.Items))
	}
	at := "/reports/" + memory.ShortID(list.Items[0].SHA256)
	b.Post(at+"/claims/c1/judge", url.Values{"act": {"note"}, "value": {evil}})
	b.Post(at+"/claims/c1/correct", url.Values{"field": {"actors"}, "value": {evil}, "why": {evil}})
	w := webtest.Browse(t, b.URL)
	for _, path := range []string{"/", "/reports", at, at + "?claim=%3Cscript%3Ealert(6)%3C/script%3E", "/judgements", "/judgements?by=" + url.QueryEscape(evil), "/reports?source=" + url.QueryEscape(evil), "/help?q=" + url.QueryEscape(evil), "/review",
		"/developments", "/sources", "/sources/" + url.PathEscape(evil), "/search?q=zebra", "/search?q=" + url.QueryEscape(evil) + "&source=" + url.QueryEscape(evil)} {
		w.Open(path)
		if got := w.Eval(`document.querySelectorAll("main script, main img, main svg[onload], [onmouseover], [onerror]").length`); got != "0" {
			t.Errorf("%s: %s elements of the report's", path, got)
		}
	}
	w.Fine()
}

// Without script, the review and its undo work as forms.
func TestNoScript(t *testing.T) {
	b := bench(t)
	at := "/reports/" + memory.ShortID(b.Sample())
	w := webtest.Browse(t, b.URL)
	w.Do(webtest.Command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
	w.Open(at + "?claim=c1")
	w.ClickFor(".acts .accept", `document.readyState === "complete" && document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("c1 accepted")`)
	w.ClickFor(".notice button", `document.querySelector(".notice") && document.querySelector(".notice").textContent.includes("Undone: accept, claim c1")`)
	w.Fine()
}

// The first page and all that it loads stay below 400 kB.
func TestWeight(t *testing.T) {
	b := bench(t)
	at := "/reports/" + memory.ShortID(b.Sample())
	for _, path := range []string{"/", at} {
		body, sum := fetch(t, b, path)
		for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`).FindAllStringSubmatch(body, -1) {
			_, n := fetch(t, b, m[1])
			sum += n
		}
		t.Logf("%s: %d bytes", path, sum)
		if sum > 400_000 {
			t.Errorf("%s takes %d bytes", path, sum)
		}
	}
}

// fetch gives a body and the bytes that it took compressed.
func fetch(t *testing.T, b *webtest.Bench, path string) (string, int) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, b.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := b.Client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	c := &counter{r: resp.Body}
	var r io.Reader = c
	if resp.Header.Get("Content-Encoding") == "gzip" {
		if r, err = gzip.NewReader(c); err != nil {
			t.Fatal(err)
		}
	}
	body, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), c.n
}

// counter counts what is read.
type counter struct {
	r io.Reader
	n int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}

// A report without claims has a desk all the same.
func TestNoClaims(t *testing.T) {
	b := bench(t)
	id := b.Add(webtest.Report("calm.txt", "", "", "Nothing happened."))
	code, body := b.Get("/reports/" + memory.ShortID(id))
	if code != 200 {
		t.Fatal(code)
	}
	b.Has(body, "No claims were found in this report.", "Nothing happened.")
	_, body = b.Get("/review/next")
	b.Has(body, "Every claim has been reviewed.")
}
