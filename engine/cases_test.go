package engine_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/internal/golden"
)

// TestCases freezes what is read from one sentence of each construction.
func TestCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	e := mustEngine(t)
	var b strings.Builder
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := ingest.Read(context.Background(), "case", strings.NewReader(line), ingest.Options{Published: "2021-03-10"})
		if err != nil {
			t.Fatal(err)
		}
		result, err := e.Read(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, line)
		for _, c := range result.Claims {
			fmt.Fprintln(&b, "   ", summary(c))
		}
	}
	golden.Check(t, "testdata/cases.golden", b.String())
}

// summary is a claim on one line.
func summary(c reportedly.Claim) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s «%s» %s → %s", c.Kind, c.Event, c.Trigger.Quote, parties(c.Actors), parties(c.Recipients))
	for _, p := range c.Places {
		fmt.Fprintf(&b, " | %s %s", p.Relation, p.Text)
	}
	if c.Time != nil {
		fmt.Fprintf(&b, " | %s %s %s", c.Time.Relation, c.Time.Text, c.Time.EDTF)
	}
	for _, n := range c.Numbers {
		fmt.Fprintf(&b, " | %s %d–%d", n.Field, n.Min, n.Max)
	}
	fmt.Fprintf(&b, " | %s", c.Basis)
	for _, s := range c.SaidBy {
		fmt.Fprintf(&b, " by %s (%s)", s.Text, s.Kind)
	}
	for _, v := range []string{string(c.Likelihood), string(c.Polarity), string(c.Reality), string(c.Verification)} {
		if v != "" && v != "affirmed" && v != "actual" && v != "none" {
			b.WriteString(" " + v)
		}
	}
	for _, l := range c.Links {
		fmt.Fprintf(&b, " | %s %s", l.Type, l.Claim)
	}
	return b.String()
}

func parties(list []reportedly.Participant) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = p.Name
		if p.Kind != "" {
			names[i] += "/" + string(p.Kind)
		}
		if p.Country != "" {
			names[i] += "/" + p.Country
		}
	}
	return strings.Join(names, ", ")
}

// TestKernelsAgree reads the cases with another kernel: what is read may not hang on
// the processor.
func TestKernelsAgree(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	other, err := engine.New(engine.Options{Kernel: "avx2"})
	if err != nil {
		t.Skip("this processor has no AVX2")
	}
	read := func(e *engine.Engine) string {
		r, err := ingest.Read(t.Context(), "cases", strings.NewReader(string(raw)), ingest.Options{Published: "2021-03-10"})
		if err != nil {
			t.Fatal(err)
		}
		result, err := e.Read(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, c := range result.Claims {
			fmt.Fprintln(&b, summary(c))
		}
		return b.String()
	}
	if diff := cmp.Diff(read(mustEngine(t)), read(other)); diff != "" {
		t.Errorf("the kernels read differently (-default +avx2):\n%s", diff)
	}
}
