package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	const s = "\ufeffThe army left. It returned.\n\n \t\r\n\nCalm.\n"
	name := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(name, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := run([]string{name}, false, &out); err != nil {
		t.Fatal(err)
	}
	var got line
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil {
		t.Fatal(err)
	}
	want := []struct {
		block int
		words string
	}{{0, "The|army|left|."}, {0, "It|returned|."}, {1, "Calm|."}}
	if got.File != name || len(got.Sentences) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, st := range got.Sentences {
		var words []string
		for _, tok := range st.Tokens {
			words = append(words, s[tok[0]:tok[1]])
		}
		if w := strings.Join(words, "|"); st.Block != want[i].block || w != want[i].words {
			t.Errorf("sentence %d: got %s in block %d", i, w, st.Block)
		}
	}
}

func TestRunWithoutFile(t *testing.T) {
	if err := run([]string{filepath.Join(t.TempDir(), "none.txt")}, true, &strings.Builder{}); err == nil {
		t.Error("no error for a file that isn't there")
	}
}
