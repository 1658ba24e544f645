package plain_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ingest/plain"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// gold is what the hand-coded documents say that concerns layout.
type gold struct {
	Document  string
	Published string
	NotClaims []struct{ Text, Kind string } `json:"not_claims"`
	Claims    []struct {
		ID         string
		Start, End int
		Quote      string
	}
}

// tally counts over all documents.
type tally struct {
	claims, violated, uncovered int // evidence in blocks that aren't read, or outside of all blocks
	meta, silent, known         int // metadata; not read for claims; not read, or a title
	dated, right, wrong         int // publication dates
}

// metadataKinds are the kinds of not_claims that layout is to know. The others
// are sentences (weather, definitions) that are read and found to claim
// nothing.
const metadataKinds = "heading date dateline byline credit rights contact about subscribe subscription signature publisher caller readers next edition editors"

// No claim may be lost to a block that isn't read, and what a report says of
// itself is to be known. The floors are a little below what was measured.
func TestGold(t *testing.T) {
	files := goldFiles(t)
	var sum tally
	for _, f := range files {
		sum.add(t, f)
	}
	lost := 100 * float64(sum.violated) / float64(sum.claims)
	silent := 100 * float64(sum.silent) / float64(sum.meta)
	known := 100 * float64(sum.known) / float64(sum.meta)
	t.Logf("%d documents, %d claims: %d (%.2f %%) have evidence in a block that isn't read, %d outside of all blocks", len(files), sum.claims, sum.violated, lost, sum.uncovered)
	t.Logf("%d pieces of metadata: %.1f %% not read, %.1f %% with titles", sum.meta, silent, known)
	t.Logf("%d publication dates: %d found, %d wrong", sum.dated, sum.right, sum.wrong)
	if lost >= 0.3 {
		t.Errorf("%.2f %% of claims lost, want less than 0.3", lost)
	}
	if silent < 83 || known < 94 {
		t.Errorf("metadata known: %.1f %% and %.1f %% with titles, want 83 and 94", silent, known)
	}
	if sum.wrong > 0 || sum.right < 50 {
		t.Errorf("%d dates found, %d wrong; want 50 and none", sum.right, sum.wrong)
	}
}

// goldFiles are the hand-coded documents, beside the repository.
func goldFiles(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, p := range []string{"examples/*.gold.json", "examples/*/*.gold.json", "corpora/claims-train/*.gold.json"} {
		m, err := filepath.Glob(filepath.Join("../../../shared", p))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m...)
	}
	if len(out) == 0 {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			t.Fatal("no gold documents in ../shared")
		}
		t.Skip("no gold documents in ../shared beside the repository")
	}
	return out
}

func (sum *tally) add(t *testing.T, file string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	if err := json.Unmarshal(raw, &g); err != nil {
		t.Fatal(err)
	}
	s, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	page, err := plain.Read(string(s), 0)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Base(file)
	sum.claim(t, name, g, page)
	sum.metadata(t, name, g, page)
	if g.Published != "" {
		sum.dated++
		switch page.Published {
		case g.Published:
			sum.right++
		case "":
		default:
			sum.wrong++
			t.Logf("%s: published %s, read %s from %s", name, g.Published, page.Published, page.PublishedFrom)
		}
	}
}

func (sum *tally) claim(t *testing.T, name string, g gold, page *layout.Page) {
	for _, c := range g.Claims {
		sum.claims++
		sp := text.Span{Start: c.Start, End: c.End}
		covered := 0
		for _, b := range page.Blocks {
			if !b.Span.Overlaps(sp) {
				continue
			}
			covered++
			if !b.Kind.Claims() {
				sum.violated++
				t.Logf("%s %s: evidence in a block of kind %s: %.80q", name, c.ID, b.Kind, page.Text[b.Span.Start:b.Span.End])
				break
			}
		}
		if covered == 0 {
			sum.uncovered++
			t.Logf("%s %s: evidence outside of all blocks: %.80q", name, c.ID, c.Quote)
		}
	}
}

func (sum *tally) metadata(t *testing.T, name string, g gold, page *layout.Page) {
	for _, n := range g.NotClaims {
		if !isMetadata(n.Kind) {
			continue
		}
		for part := range strings.Lines(n.Text) {
			part = strings.TrimSpace(part)
			start := strings.Index(page.Text, part)
			if start < 0 || part == "" {
				continue
			}
			sum.meta++
			kind := kindAt(page, text.Span{Start: start, End: start + len(part)})
			if !kind.Claims() {
				sum.silent++
			}
			if !kind.Claims() || kind == ling.Title {
				sum.known++
			} else {
				t.Logf("%s: %s read as %s: %.100q", name, n.Kind, kind, part)
			}
		}
	}
}

func isMetadata(kind string) bool {
	for _, k := range strings.Fields(metadataKinds) {
		if strings.Contains(kind, k) {
			return true
		}
	}
	return false
}

// kindAt is the kind of the blocks that cover a span: body where they differ.
func kindAt(page *layout.Page, sp text.Span) ling.BlockKind {
	kind := ling.BlockKind("")
	for _, b := range page.Blocks {
		switch {
		case !b.Span.Overlaps(sp):
		case b.Kind.Claims() && b.Kind != ling.Title || kind == "":
			kind = b.Kind
		}
	}
	return kind
}
