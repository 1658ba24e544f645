package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/html"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func document() html.Document {
	s := sample.New()
	return html.Document{Report: s.Report, Sentences: s.Sentences, Claims: s.Claims}
}

func write(t *testing.T, docs ...html.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(&b, docs, html.Options{Reader: "reportedly 0.0.0"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The golden page leaves out styles and script, whose files lie beside it.
func TestGolden(t *testing.T) {
	golden.Check(t, "testdata/one.golden.html", withoutAssets(write(t, document())))
	golden.Check(t, "testdata/two.golden.html", withoutAssets(write(t, document(), html.Document{
		Report: &reportedly.Report{Name: "-", Text: text.New("Nothing happened."), Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: 17}}}},
	})))
}

func withoutAssets(page string) string {
	for _, tag := range []string{"style", "script"} {
		start, end := strings.Index(page, "<"+tag+">"), strings.LastIndex(page, "</"+tag+">")
		page = page[:start] + "<" + tag + ">…" + page[end:]
	}
	for _, name := range []string{"style-src 'sha256-", "script-src 'sha256-"} {
		start := strings.Index(page, strings.ReplaceAll(name, "'", "&#39;"))
		end := start + strings.Index(page[start:], "=&#39;")
		page = page[:start] + name + "…" + page[end:]
	}
	return page
}

// walk calls f for every element of the page.
func walk(t *testing.T, page string, f func(n *nethtml.Node, attr func(string) string)) {
	t.Helper()
	root, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == nethtml.ElementNode {
			f(n, func(name string) string {
				for _, a := range n.Attr {
					if a.Key == name {
						return a.Val
					}
				}
				return ""
			})
		}
	}
}

// The policy allows the page's own style and script, by their hashes, and the
// page has nothing else that runs, loads or is styled in place.
func TestSelfContained(t *testing.T) {
	page := write(t, document(), document())
	policy, found := "", 0
	walk(t, page, func(n *nethtml.Node, attr func(string) string) {
		if attr("http-equiv") == "Content-Security-Policy" {
			policy = attr("content")
		}
		switch n.Data {
		case "style", "script":
			sum := sha256.Sum256([]byte(n.FirstChild.Data))
			if want := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, n.Data+"-src "+want) {
				t.Errorf("the policy %q doesn't allow %s", policy, n.Data)
			}
			found++
		case "img", "iframe", "object", "embed", "video", "audio", "source", "base":
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src", a.Key == "srcset", a.Key == "action":
				t.Errorf("%s has the attribute %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#") && a.Val != "data:,":
				t.Errorf("%s leads to %q", n.Data, a.Val)
			}
		}
	})
	if found != 2 || !strings.HasPrefix(policy, "default-src 'none';") {
		t.Errorf("%d styles and scripts, policy %q", found, policy)
	}
}

// Every link and description within the page leads somewhere, and no id is
// given twice.
func TestAnchors(t *testing.T) {
	page := write(t, document(), document())
	ids, wanted := map[string]bool{}, []string{}
	walk(t, page, func(n *nethtml.Node, attr func(string) string) {
		if id := attr("id"); id != "" {
			if ids[id] {
				t.Errorf("id %s is given twice", id)
			}
			ids[id] = true
		}
		if h, ok := strings.CutPrefix(attr("href"), "#"); ok {
			wanted = append(wanted, h)
		}
		for _, name := range []string{"aria-describedby", "aria-labelledby"} {
			wanted = append(wanted, strings.Fields(attr(name))...)
		}
	})
	for _, id := range wanted {
		if !ids[id] {
			t.Errorf("nothing has the id %q", id)
		}
	}
	for i := range document().Claims {
		for _, id := range []string{fmt.Sprintf("d1-c%d", i+1), fmt.Sprintf("d2-m%d", i+1)} {
			if !ids[id] {
				t.Errorf("no element has the id %s", id)
			}
		}
	}
}

// textOf is the words of an element without the claims' numbers.
func textOf(n *nethtml.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == nethtml.TextNode:
			b.WriteString(c.Data)
		case c.Data != "sup":
			b.WriteString(textOf(c))
		}
	}
	return b.String()
}

// Each sentence stands on the page word for word, however claims overlap.
func TestTextIsWhole(t *testing.T) {
	d := document()
	var got []string
	walk(t, write(t, d), func(n *nethtml.Node, attr func(string) string) {
		if attr("class") == "sentence" {
			got = append(got, textOf(n))
		}
	})
	all := strings.Join(got, "\n")
	for _, s := range d.Sentences[1:] { // the first is the title's
		if want := phrase.Clean(d.Report.Text.Slice(s)); !strings.Contains(all, want) {
			t.Errorf("%q is not among\n%s", want, all)
		}
	}
}

// Whatever a report and its claims hold, nothing of it becomes an element or
// attribute.
func TestInjection(t *testing.T) {
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>' javascript:alert(1) {{.}} </style></title>`
	d := document()
	r := d.Report
	r.Name, r.Title, r.Publisher, r.Author, r.Published, r.PublishedFrom, r.Language, r.URL = evil, evil, evil, evil, evil, evil, evil, "javascript:alert(1)"
	r.Text = text.New(evil + r.Text.String()[len(evil):])
	for i := range d.Claims {
		c := &d.Claims[i]
		c.ID, c.Kind, c.Event, c.Modes, c.Basis, c.Likelihood = evil, evil, evil, []string{evil}, evil, evil
		c.Actors = append(c.Actors, reportedly.Participant{Name: evil, Qualifier: evil})
		c.SaidBy = append(c.SaidBy, reportedly.Speaker{Text: evil, Kind: evil})
		c.Time = &reportedly.When{EDTF: evil, Relation: evil}
		c.Links = append(c.Links, reportedly.Link{Type: evil, Claim: evil})
		c.Why = append(c.Why, reportedly.Reason{Field: evil, Value: evil, Rule: evil})
	}
	scripts := 0
	walk(t, write(t, d), func(n *nethtml.Node, attr func(string) string) {
		switch {
		case n.Data == "script":
			scripts++
		case n.Data == "img" || attr("onerror") != "":
			t.Errorf("injected: %v", n)
		}
		if strings.HasPrefix(attr("href"), "javascript:") {
			t.Errorf("injected address: %v", n)
		}
	})
	if scripts != 1 {
		t.Errorf("%d scripts", scripts)
	}
}

func TestSparse(t *testing.T) {
	empty := html.Document{Report: &reportedly.Report{Name: "empty.txt", Text: text.New("")}}
	if got := write(t, empty); !strings.Contains(got, "0 claims") {
		t.Errorf("no claims: %s", got)
	}
	if got := write(t); !strings.Contains(got, "<main") {
		t.Errorf("no documents: %s", got)
	}
	d := document()
	d.Sentences = nil
	if got := write(t, d); strings.Count(got, `class="claim `) != len(d.Claims) {
		t.Error("claims are missing where there are no sentences")
	}
}
