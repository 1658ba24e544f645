package terminal_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/internal/sample"
)

func TestExplain(t *testing.T) {
	s := sample.New()
	for _, c := range []struct {
		name string
		opt  terminal.Options
	}{{"explain-80", terminal.Options{}}, {"explain-36", terminal.Options{Width: 36, Color: true}}} {
		var b bytes.Buffer
		for i := range s.Claims {
			if err := terminal.Explain(&b, s.Report, &s.Claims[i], codebook.New(), c.opt); err != nil {
				t.Fatal(err)
			}
		}
		golden.Check(t, "testdata/"+c.name+".golden", strings.ReplaceAll(b.String(), "\x1b", "␛"))
	}
}

// Every term is explained, those that name a field with its values.
func TestTerms(t *testing.T) {
	book := codebook.New()
	for _, term := range book.Terms() {
		var b bytes.Buffer
		if err := terminal.ExplainTerms(&b, book, book.Find(term.Name), terminal.Options{Width: 60}); err != nil {
			t.Fatal(err)
		}
		if got := squeeze(b.String()); !strings.Contains(got, squeeze(term.Meaning)) {
			t.Errorf("%s isn't explained:\n%s", term.Name, b.String())
		}
	}
	var b bytes.Buffer
	for _, name := range []string{"basis", "places", "ASSAULT", "near"} {
		if err := terminal.ExplainTerms(&b, book, book.Find(name), terminal.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := terminal.ListTerms(&b, book, terminal.Options{}); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/terms.golden", b.String())
}
