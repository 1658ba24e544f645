package when_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/text"
)

// goldFile is what the evaluation reads of a file of hand-coded claims.
type goldFile struct {
	Published string
	Claims    []goldClaim
}

type goldClaim struct {
	Start, End int
	Reality    string
	Time       *struct{ Text, EDTF, Relation, Claim string }
}

// TestGold measures the package on hand-coded claims and fails where it falls
// below what it reached when the floors were set.
//
//	value   of the times that the coders gave an EDTF value, those whose text alone,
//	        with the document's references, resolves to it (the claim's
//	        reality stands in for the tense where the words tell none)
//	strict  the same, where 2014 and 2014/.. count as different
//	read    the same of what Read found there, with nothing from the coders
//	none    of the times without a value, those that resolve to none
//	found   of all times, those that a found phrase of the claim's text overlaps
func TestGold(t *testing.T) {
	files := goldFiles(t)
	var value, strict, read, empty, found ratio
	for _, f := range files {
		var gold goldFile
		mustDecode(t, f, &gold)
		body, err := os.ReadFile(strings.Replace(f, ".gold.json", ".txt", 1))
		if err != nil {
			t.Fatal(err)
		}
		doc := document(string(body), gold.Published)
		readings := when.Read(context.Background(), doc)
		for _, c := range gold.Claims {
			if c.Time == nil || c.End > len(body) {
				continue
			}
			at := place(string(body), c)
			found.add(overlapped(readings, at))
			got := resolved(doc, readings, c, at)
			ok := loosely(got) == loosely(c.Time.EDTF)
			if c.Time.EDTF == "" {
				empty.add(ok)
			} else {
				value.add(ok)
				read.add(readAs(readings, at, c.Time.EDTF))
				strict.add(spanwise(got) == spanwise(c.Time.EDTF))
			}
			if testing.Verbose() && (!ok || !overlapped(readings, at)) {
				t.Logf("%s %s: %q %s %s: got %q, found %v", filepath.Base(f), gold.Published, c.Time.Text, c.Time.EDTF, c.Time.Claim, got, overlapped(readings, at))
			}
		}
	}
	for _, m := range []struct {
		name  string
		got   ratio
		floor float64
	}{{"value", value, 0.88}, {"strict", strict, 0.81}, {"read", read, 0.84}, {"none", empty, 0.85}, {"found", found, 0.97}} {
		t.Logf("%-6s %5.1f %% of %d", m.name, 100*m.got.share(), m.got.of)
		if m.got.share() < m.floor {
			t.Errorf("%s fell below %.2f", m.name, m.floor)
		}
	}
}

type ratio struct{ hits, of int }

func (r *ratio) add(hit bool) {
	r.of++
	if hit {
		r.hits++
	}
}

func (r ratio) share() float64 { return float64(r.hits) / float64(max(r.of, 1)) }

func goldFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"examples/*.gold.json", "examples/*/*.gold.json", "corpora/claims-train/*.gold.json"} {
		found, err := filepath.Glob(filepath.Join("../../../shared", pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			t.Fatal("no gold files under ../shared")
		}
		t.Skip("no gold files under ../shared")
	}
	return files
}

func mustDecode(t *testing.T, name string, to any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, to); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// sentenceEnd is a crude end of a sentence or line, enough to measure with.
var sentenceEnd = regexp.MustCompile(`[.!?]["”’)]*\s+\p{Lu}|\n+`)

// document cuts a text into sentences without any tagger.
func document(s, published string) *ling.Document {
	doc := &ling.Document{Text: text.New(s), Published: published}
	start := 0
	for start < len(s) {
		end := len(s)
		for from := start; from < len(s); {
			m := sentenceEnd.FindStringIndex(s[from:])
			if m == nil {
				break
			}
			stop := from + m[0] + 1
			if !abbreviated(s[start:stop]) {
				end = stop
				break
			}
			from = stop
		}
		doc.Sentences = append(doc.Sentences, ling.Sentence{Span: doc.Text.Trim(text.Span{Start: start, End: end})})
		start = end
	}
	return doc
}

// abbreviated tells whether a stop belongs to a short form of a month, day or
// title.
func abbreviated(s string) bool {
	return regexp.MustCompile(`\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Gen|Col|Mr|Mrs|Dr|St|a\.m|p\.m|No)\.$`).MatchString(s)
}

// place is where a claim's time stands: in its own text, else the last place
// before it.
func place(body string, c goldClaim) text.Span {
	n := len(c.Time.Text)
	if i := strings.Index(body[c.Start:c.End], c.Time.Text); i >= 0 {
		return text.Span{Start: c.Start + i, End: c.Start + i + n}
	}
	if i := strings.LastIndex(body[:c.End], c.Time.Text); i >= 0 {
		return text.Span{Start: i, End: i + n}
	}
	return text.Span{}
}

func overlapped(readings []when.Reading, at text.Span) bool {
	for _, r := range readings {
		if r.Phrase.Span.Overlaps(at) {
			return true
		}
	}
	return false
}

// readAs tells whether a reading that overlaps a place has a value.
func readAs(readings []when.Reading, at text.Span, value string) bool {
	for _, r := range readings {
		if r.Phrase.Span.Overlaps(at) && loosely(r.When.EDTF) == loosely(value) {
			return true
		}
	}
	return false
}

// resolved is the value of a claim's time by its text alone, told from the
// document's publication, the date mentioned before it and the tense there.
func resolved(doc *ling.Document, readings []when.Reading, c goldClaim, at text.Span) string {
	published, err := edtf.Parse(doc.Published)
	if err != nil {
		published = edtf.Value{}
	}
	ref := when.Reference{Published: published}
	for _, r := range readings {
		if r.Phrase.Span.Start <= at.Start || r.Phrase.Span.Overlaps(at) {
			ref.Mentioned = r.Mentioned
		}
	}
	for i, s := range doc.Sentences {
		if s.Span.Contains(at) && !at.Empty() {
			ref.Tense = when.TenseAt(doc, i, at)
		}
	}
	if ref.Tense == when.NoTense && (c.Reality == "prospective" || c.Reality == "conditional") {
		ref.Tense = when.Future
	}
	value := ""
	for _, p := range when.FindText(c.Time.Text) {
		v := when.Resolve(p, ref).EDTF
		if v != "" && (value == "" || p.Class == when.Date) {
			value = v
		}
		if value != "" && p.Class == when.Date {
			break
		}
	}
	return value
}

// spanwise takes one of a set of days and the days themselves for the same, as
// the project's scorer does.
func spanwise(v string) string {
	return strings.ReplaceAll(strings.Trim(v, "[]{}"), "..", "/")
}

// loosely also takes the beginning of an open interval for the interval.
func loosely(v string) string {
	return strings.Trim(spanwise(v), "/")
}
