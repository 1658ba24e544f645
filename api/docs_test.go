package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly/api"
)

const (
	docsPath = "../docs/api.md"
	docsHost = "http://127.0.0.1:8642"
)

// fence is a fenced block of the page.
type fence struct {
	lang, body string
	start, end int // of the body in the page, in bytes
}

func fences(page string) []fence {
	var out []fence
	at := 0
	for {
		i := strings.Index(page[at:], "\n```")
		if i < 0 {
			return out
		}
		start := at + i + 4
		lang, _, _ := strings.Cut(page[start:], "\n")
		start += len(lang) + 1
		n := 0
		if !strings.HasPrefix(page[start:], "```") {
			n = strings.Index(page[start:], "\n```") + 1
		}
		out = append(out, fence{lang, page[start : start+n], start, start + n})
		at = start + n + 3
	}
}

// program is what runs a block; "" where it is absent here.
func program(t *testing.T, lang string) string {
	t.Helper()
	name := map[string]string{"sh": "curl", "python": "python3"}[lang]
	if _, err := exec.LookPath(name); err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), name) {
			t.Fatalf("REPORTEDLY_REQUIRE asks for %s, which is absent", name)
		}
		t.Logf("there is no %s: its examples are skipped", name)
		return ""
	}
	return map[string]string{"sh": "bash", "python": "python3"}[lang]
}

// TestDocs runs the examples of docs/api.md against a served sample and compares what
// they print. UPDATE=1 writes it anew.
func TestDocs(t *testing.T) {
	s := full(t)
	raw, err := os.ReadFile(docsPath)
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	host := strings.TrimSuffix(s.url, api.Base)
	blocks := fences(page)
	replaced := map[int]string{}
	ran := 0
	for i, b := range blocks {
		if b.lang != "sh" && b.lang != "python" {
			continue
		}
		runs := program(t, b.lang)
		if runs == "" {
			continue
		}
		got := script(t, runs, strings.ReplaceAll(b.body, docsHost, host))
		ran++
		if i+1 >= len(blocks) || blocks[i+1].lang != "text" {
			continue
		}
		if got == "" {
			t.Errorf("example %d prints nothing", i+1)
		}
		replaced[i+1] = got
		if os.Getenv("UPDATE") == "" && got != blocks[i+1].body {
			t.Errorf("the example prints\n%s\nand the page says\n%s\n(UPDATE=1 go test ./api -run Docs writes it)", got, blocks[i+1].body)
		}
	}
	if ran == 0 {
		t.Skip("neither curl nor python3 is there: no example was run")
	}
	if len(s.faults) > 0 {
		t.Errorf("faults: %q", s.faults)
	}
	if os.Getenv("UPDATE") == "" {
		return
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		if got, ok := replaced[i]; ok {
			page = page[:blocks[i].start] + got + page[blocks[i].end:]
		}
	}
	if err := os.WriteFile(docsPath, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
}

// script runs a program on a text and gives what it prints.
func script(t *testing.T, program, text string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	args := []string{"-"}
	if program == "bash" {
		args = []string{"-e", "-o", "pipefail"}
		text = strings.ReplaceAll(text, "| head -2 |", "| sed -n 1,2p |") // head ends curl with an error
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdin = strings.NewReader(text)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8", "no_proxy=127.0.0.1")
	errs := &bytes.Buffer{}
	cmd.Stderr = errs
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s: %v\n%s\n%s\n%s", program, err, text, out, errs)
	}
	if s := string(out); s != "" && !strings.HasSuffix(s, "\n") {
		return s + "\n"
	}
	return string(out)
}

// TestDocsTable has the page's table be that of the document.
func TestDocsTable(t *testing.T) {
	s := empty(t)
	var doc struct {
		Tags  []struct{ Name, Description string }
		Paths map[string]map[string]struct {
			Tags     []string
			Summary  string
			Security []map[string][]string
		}
	}
	if err := json.Unmarshal(s.api.Document(), &doc); err != nil {
		t.Fatal(err)
	}
	b := &strings.Builder{}
	for _, tag := range doc.Tags {
		var rows []string
		for path, item := range doc.Paths {
			for method, op := range item {
				if op.Tags[0] != tag.Name {
					continue
				}
				scope := "–"
				if of := op.Security[0]["token"]; of != nil {
					scope = of[0]
				}
				rows = append(rows, path+"\x00"+fmt.Sprintf("| `%s %s` | %s | %s |\n", strings.ToUpper(method), path, op.Summary, scope))
			}
		}
		slices.Sort(rows)
		for i := range rows {
			_, rows[i], _ = strings.Cut(rows[i], "\x00")
		}
		fmt.Fprintf(b, "\n**%s.** %s\n\n| | | scope |\n|---|---|---|\n%s", tag.Name, tag.Description, strings.Join(rows, ""))
	}
	raw, err := os.ReadFile(docsPath)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(raw), "<!-- operations -->\n")
	was, tail, ok2 := strings.Cut(rest, "<!-- end -->")
	if !ok || !ok2 {
		t.Fatal("docs/api.md has no place for the table")
	}
	if was == b.String()[1:] {
		return
	}
	if os.Getenv("UPDATE") == "" {
		t.Fatal("the table of docs/api.md is out of date: UPDATE=1 go test ./api -run Docs writes it")
	}
	if err := os.WriteFile(docsPath, []byte(head+"<!-- operations -->\n"+b.String()[1:]+"<!-- end -->"+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}
