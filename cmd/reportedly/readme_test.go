package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestReadme runs the program on the README's sample report and compares with the
// claims that the README shows. UPDATE=1 writes them anew.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// after the mark: a fenced report, then its fenced claims
	_, rest, ok := strings.Cut(string(raw), "<!-- sample -->")
	parts := strings.SplitN(rest, "```", 5)
	if !ok || len(parts) != 5 {
		t.Fatal("README.md has no sample report with its claims")
	}
	report := strings.TrimPrefix(parts[1], "text\n")
	want := strings.TrimPrefix(parts[3], "text\n")
	var out, errs bytes.Buffer
	e := process()
	e.In, e.Out, e.Err, e.OutTerminal, e.ErrTerminal = strings.NewReader(report), &out, &errs, false, false
	if status := run(t.Context(), e, []string{"read", "--published", "2021-03-10", "--width", "80", "-"}); status != 0 {
		t.Fatalf("exit status %d\n%s", status, errs.String())
	}
	got := withoutSeconds(out.String())
	if got == withoutSeconds(want) {
		return
	}
	if os.Getenv("UPDATE") == "" {
		t.Fatalf("README.md shows other claims than the program finds (UPDATE=1 go test ./cmd/reportedly -run Readme writes them); it finds\n%s", got)
	}
	parts[3] = "text\n" + got
	head, _, _ := strings.Cut(string(raw), "<!-- sample -->")
	if err := os.WriteFile(path, []byte(head+"<!-- sample -->"+strings.Join(parts, "```")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withoutSeconds leaves out what changes from run to run and stray blanks.
func withoutSeconds(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if strings.HasPrefix(line, "time ") {
			continue
		}
		lines = append(lines, strings.TrimRight(line, " \n"))
	}
	return strings.TrimSpace(strings.Join(lines, "\n")) + "\n"
}
