package webtest

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/chromedp/chromedp"
)

// axe is axe-core 4 (https://github.com/dequelabs/axe-core), MPL 2.0, compressed.
//
//go:embed axe.min.js.gz
var axe []byte

// Accessible fails the test for each violation of WCAG 2.2 AA that axe-core finds on
// the page as it is.
func (b *Browser) Accessible(what string) {
	b.T.Helper()
	z, err := gzip.NewReader(bytes.NewReader(axe))
	if err != nil {
		b.T.Fatal(err)
	}
	script, err := io.ReadAll(z)
	if err != nil {
		b.T.Fatal(err)
	}
	if _, err := chromedp.Run(b.Ctx, chromedp.Evaluate[string](string(script)+`;"loaded"`)); err != nil {
		b.T.Fatalf("load axe: %v", err)
	}
	found, err := chromedp.Run(b.Ctx, chromedp.Evaluate[string](audit, chromedp.EvalAwaitPromise))
	if err != nil {
		b.T.Fatalf("run axe: %v", err)
	}
	var violations []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(found), &violations); err != nil {
		b.T.Fatal(err)
	}
	for _, v := range violations {
		b.T.Errorf("%s: %s (%s): %s", what, v.Help, v.ID, strings.Join(v.Nodes[:min(4, len(v.Nodes))], "\n   "))
	}
}

var audit = fmt.Sprintf(`axe.run(document, { runOnly: %s }).then((r) => JSON.stringify(r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.map((n) => n.html.slice(0, 200) + " " + (n.any[0] ? n.any[0].message : "")) }))))`,
	`["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`)
