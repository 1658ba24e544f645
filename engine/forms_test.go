package engine_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/export/html"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/text"
)

// TestForms reads the project's own texts, every fifth of the coded passages and all examples,
// and holds what is read against what every user of it relies on: claims are sound (see
// soundness_test.go), every form of output takes them, what was written as JSON is read back as
// it was, and so is what went through a memory, alone and as developments.
func TestForms(t *testing.T) {
	e := mustEngine(t)
	results := append(readAll(t, e, ownTexts(t)), readSentences(t, e)...)
	sound := newSoundness(t)
	for _, r := range results {
		sound.check(t, r)
		checkText(t, r)
		checkLines(t, e.Coder(), r)
		checkLabels(t, r)
		checkGrammar(t, r)
	}
	checkDocuments(t, e.Coder(), results)
	remember(t, e, results)
}

// ownTexts are paths of texts of the project.
func ownTexts(t *testing.T) []string {
	t.Helper()
	passages, err := filepath.Glob("../train/claims/t*.txt")
	if err != nil || len(passages) == 0 {
		t.Fatalf("no coded passages: %v", err)
	}
	var out []string
	for i := 0; i < len(passages); i += 5 {
		out = append(out, passages[i])
	}
	for _, pattern := range []string{"*.txt", "*.html"} {
		more, err := filepath.Glob("../examples/" + pattern)
		if err != nil || len(more) == 0 {
			t.Fatalf("no examples %s: %v", pattern, err)
		}
		out = append(out, more...)
	}
	return out
}

// sentences are of the sorts that forms of output were wrong about, or might be: places of several
// countries, lines and areas, letters of several bytes, odd line ends and signs of markup.
var sentences = []string{
	"Smugglers carried rifles across Syria and Iraq in May. Clashes broke out in Mali, Niger and Burkina Faso.",
	"A convoy was shelled between Agadez and the border with Libya, along the road from Sabha to Tripoli, and around Lake Chad.",
	"Der Bürgermeister Jürgen Größe met “élites” in Yaoundé – the café’s owner, Nguyễn Văn Tú, said 👋🏽 that 1½ dozen were hurt.",
	"\ufeffPolice arrested Ali <b>Hassan</b> & \"two others\" in Mosul on 3 May 2020.\r\n\r\nNobody was killed, =SUM(A1) said.\r\n",
	"وقال the spokesman of حركة الشباب that fighters left Kismaayo after the meeting.\nBefore that they had burned three houses.",
}

func readSentences(t *testing.T, e *engine.Engine) []*engine.Result {
	t.Helper()
	var out []*engine.Result
	for i, s := range sentences {
		r, err := ingest.Read(t.Context(), fmt.Sprintf("sentence %d", i+1), strings.NewReader(s), ingest.Options{Published: "2020-05-07"})
		if err != nil {
			t.Fatal(err)
		}
		result, err := e.Read(t.Context(), r)
		if err != nil || len(result.Claims) == 0 {
			t.Fatalf("%q: %d claims, %v", s, len(result.Claims), err)
		}
		out = append(out, result)
	}
	return out
}

// published is the day that stands beside a coded passage; an example says its own.
func published(path string) string {
	var about struct{ Published string }
	raw, err := os.ReadFile(strings.TrimSuffix(path, ".txt") + ".meta.json")
	if err != nil || json.Unmarshal(raw, &about) != nil {
		return ""
	}
	return about.Published
}

// readAll reads texts on all processors; the results are in the order of the paths.
func readAll(t *testing.T, e *engine.Engine, paths []string) []*engine.Result {
	t.Helper()
	out, faults := make([]*engine.Result, len(paths)), make([]error, len(paths))
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(paths); i += workers {
				var r *reportedly.Report
				if r, faults[i] = ingested(t.Context(), paths[i], published(paths[i])); faults[i] == nil {
					out[i], faults[i] = e.Read(t.Context(), r)
				}
			}
		})
	}
	group.Wait()
	for i, err := range faults {
		if err != nil {
			t.Fatalf("%s: %v", paths[i], err)
		}
	}
	return out
}

// asWritten is a claim without what JSON has no place for.
func asWritten(c reportedly.Claim) reportedly.Claim {
	c.Why = nil
	c.Score = rounded(c.Score)
	if c.Time != nil {
		when := *c.Time
		when.Why = ""
		c.Time = &when
	}
	var numbers []reportedly.Number
	for _, n := range c.Numbers {
		n.Span = text.Span{}
		if !slices.ContainsFunc(numbers, func(m reportedly.Number) bool { return m.Field == n.Field }) {
			numbers = append(numbers, n)
		}
	}
	slices.SortFunc(numbers, func(a, b reportedly.Number) int { return strings.Compare(a.Field, b.Field) })
	c.Numbers = numbers
	return c
}

// rounded is a score with the three decimals that are written.
func rounded(x float64) float64 {
	var out float64
	fmt.Sscan(fmt.Sprintf("%.3f", x), &out)
	return out
}

func written(claims []reportedly.Claim) []reportedly.Claim {
	out := make([]reportedly.Claim, len(claims))
	for i, c := range claims {
		out[i] = asWritten(c)
	}
	return out
}

// checkLines writes claims one a line and reads them back.
func checkLines(t *testing.T, coder jsonl.Coder, r *engine.Result) {
	t.Helper()
	var b bytes.Buffer
	if err := jsonl.Encode(&b, r.Claims, coder); err != nil {
		t.Errorf("%s as lines: %v", r.Report.Name, err)
		return
	}
	compareRead(t, r.Report.Name+" as lines", &b, written(r.Claims))
}

func compareRead(t *testing.T, what string, in io.Reader, want []reportedly.Claim) {
	t.Helper()
	got, err := jsonl.Decode(in)
	if err != nil {
		t.Errorf("%s: read back: %v", what, err)
		return
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d claims became %d", what, len(want), len(got))
		return
	}
	for i := range want {
		if diff := cmp.Diff(want[i], got[i], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s became another (-want +got):\n%s", what, want[i].ID, diff)
		}
	}
}

// checkText prints a report for the terminal and as a page, and its claims' reasons.
func checkText(t *testing.T, r *engine.Result) {
	t.Helper()
	name := r.Report.Name
	sentences := make([]text.Span, len(r.Document.Sentences))
	for i, s := range r.Document.Sentences {
		sentences[i] = s.Span
	}
	var page, plain bytes.Buffer
	if err := html.Write(&page, []html.Document{{Report: r.Report, Sentences: sentences, Claims: r.Claims}}, html.Options{}); err != nil {
		t.Errorf("%s as a page: %v", name, err)
	}
	opt := terminal.Options{Width: 40, Metadata: true}
	if err := terminal.Write(&plain, terminal.Document{Report: r.Report, Sentences: sentences, Claims: r.Claims}, opt); err != nil {
		t.Errorf("%s as text: %v", name, err)
	}
	for i := range r.Claims {
		if err := terminal.Explain(&plain, r.Report, &r.Claims[i], codebook.New(), opt); err != nil {
			t.Errorf("%s, %s explained: %v", name, r.Claims[i].ID, err)
		}
	}
	for form, b := range map[string][]byte{"page": page.Bytes(), "text": plain.Bytes()} {
		if !utf8.Valid(b) {
			t.Errorf("%s as %s isn't UTF-8", name, form)
		}
	}
	for _, c := range r.Claims {
		if !bytes.Contains(plain.Bytes(), []byte(" "+c.ID+" ")) && !bytes.Contains(plain.Bytes(), []byte("\n"+c.ID+" ")) {
			t.Errorf("%s as text lacks claim %s", name, c.ID)
		}
	}
}

// checkLabels divides the text by what its claims mark; together the runs are the text.
func checkLabels(t *testing.T, r *engine.Result) {
	t.Helper()
	claims := make([]*reportedly.Claim, len(r.Claims))
	for i := range r.Claims {
		claims[i] = &r.Claims[i]
	}
	labels := overlay.Labels(claims, func(text.Span, overlay.Role) bool { return true })
	at := 0
	overlay.NewCutter(labels, 64).Cut(text.Span{End: r.Report.Text.Len()}, func(run text.Span, over []overlay.Label) {
		if run.Start != at || run.Empty() {
			t.Errorf("%s: a run at %v, not at %d", r.Report.Name, run, at)
		}
		for _, l := range over {
			if !l.Span.Contains(run) {
				t.Errorf("%s: the label %v lies over %v", r.Report.Name, l, run)
			}
		}
		at = run.End
	})
	if at != r.Report.Text.Len() {
		t.Errorf("%s: the runs end at %d of %d", r.Report.Name, at, r.Report.Text.Len())
	}
}

// checkGrammar writes the annotated text as CoNLL-U and reads it back.
func checkGrammar(t *testing.T, r *engine.Result) {
	t.Helper()
	var b bytes.Buffer
	if err := conllu.Encode(&b, r.Document); err != nil {
		t.Errorf("%s as CoNLL-U: %v", r.Report.Name, err)
		return
	}
	sentences, err := conllu.Read(r.Report.Name, &b)
	if err != nil || len(sentences) != len(r.Document.Sentences) {
		t.Errorf("%s as CoNLL-U: %d sentences became %d: %v", r.Report.Name, len(r.Document.Sentences), len(sentences), err)
	}
}

// checkDocuments writes all reports in one array and reads it back.
func checkDocuments(t *testing.T, coder jsonl.Coder, results []*engine.Result) {
	t.Helper()
	var docs []jsonl.Document
	var want []reportedly.Claim
	for _, r := range results {
		docs = append(docs, jsonl.Document{Report: r.Report, Claims: r.Claims})
		want = append(want, written(r.Claims)...)
	}
	var b bytes.Buffer
	if err := jsonl.EncodeDocuments(&b, docs, coder); err != nil {
		t.Fatal(err)
	}
	compareRead(t, "documents", &b, want)
}
