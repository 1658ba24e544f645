package ingest_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/origin"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each sample is read and compared with what is kept of it: its metadata, and
// its blocks with their kinds.
func TestSamples(t *testing.T) {
	for _, name := range []string{"situation.txt", "article.html", "digest.txt", "plain.html"} {
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile("testdata/" + name)
			if err != nil {
				t.Fatal(err)
			}
			got := render(read(t, name, string(raw)))
			golden := "testdata/" + strings.ReplaceAll(name, ".", "-") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func render(r *reportedly.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\npublisher: %s\nauthor: %s\npublished: %s (%s)\nlanguage: %s\nurl: %s\nencoding: %s\n\n", r.Title, r.Publisher, r.Author, r.Published, r.PublishedFrom, r.Language, r.URL, r.Encoding)
	for _, k := range r.Blocks {
		fmt.Fprintf(&b, "%s | %s\n", k.Kind, strings.ReplaceAll(r.Text.Slice(k.Span), "\n", "⏎"))
	}
	return b.String()
}

// In a page every word of every block leads back to the source that spells it.
func TestOriginOfPage(t *testing.T) {
	raw, err := os.ReadFile("testdata/article.html")
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, "article.html", string(raw))
	words := 0
	for _, b := range r.Blocks {
		at := b.Span.Start
		for _, w := range strings.Fields(r.Text.Slice(b.Span)) {
			sp := b.Span
			sp.Start = at + strings.Index(r.Text.String()[at:], w)
			sp.End = sp.Start + len(w)
			at = sp.End
			from := origin.Original(r.Origin, sp)
			source := string(raw[from.Start:from.End])
			if source != w && w != "|" && !strings.ContainsAny(source, "&<") {
				t.Errorf("%q leads to %q", w, source)
			}
			words++
		}
	}
	if words < 100 {
		t.Errorf("only %d words", words)
	}
}
