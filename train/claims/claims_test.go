// Package claims_test checks the coded claims beside it. In: the texts (t*.txt),
// their codings (*.gold.json) and the second codings (second/). Out: test results:
// every offset, quotation, name and value is as docs/evaluation.md and the codebook
// say. It doesn't judge whether a coding is right; package apart compares the texts with
// those of the evaluation. It may assume that the working directory is this
// folder.
package claims_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

type coding struct {
	Document  string
	Title     string
	Published string
	Note      string
	NotClaims []struct{ Text, Kind string } `json:"not_claims"`
	Aliases   [][]string
	Offices   []struct{ Person, Title string }
	Claims    []claim
}

type claim struct {
	ID           string
	Kind         reportedly.Kind
	Event        reportedly.Event
	Mode         []string
	AlsoOK       []reportedly.Event `json:"also_ok"`
	Quote        string
	Start, End   int
	Trigger      string
	TriggerStart *int `json:"trigger_start"`
	TriggerEnd   *int `json:"trigger_end"`
	Actor        []string
	Recipient    []string
	Place        []struct {
		Text, Relation string
		Names          []string
	}
	Time         *struct{ Text, EDTF, Relation string }
	Basis        string
	SaidBy       []struct{ Text, Kind, Name string } `json:"said_by"`
	Likelihood   reportedly.Likelihood
	Polarity     string
	Reality      string
	Verification string
	Numbers      map[string]struct {
		Text     string
		Min, Max *int
		Approx   bool
	}
	Links    []struct{ Type, Claim string }
	Optional bool
	Note     string
}

var legal = map[string]string{
	"basis":        "asserted reported inferred",
	"polarity":     "affirmed denied",
	"reality":      "actual ongoing habitual prospective conditional hypothetical",
	"verification": " none unverified verified disputed",
	"speaker":      "named named-official unnamed media organisation document",
	"place":        "at in near between along from to within around",
	"time":         " on before after during since until before-or-during",
	"link":         "caused-by purpose-of before after during before-or-during coincides-with part-of undermines confirms contradicts restates",
}

func read(t *testing.T, path string) (coding, string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var c coding
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	text, err := os.ReadFile(filepath.Join(filepath.Dir(path), c.Document))
	if err != nil {
		t.Fatal(err)
	}
	return c, string(text)
}

func golds(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: no codings (%v)", pattern, err)
	}
	return paths
}

func TestCodings(t *testing.T) {
	for _, path := range append(golds(t, "*.gold.json"), golds(t, filepath.Join("second", "*.gold.json"))...) {
		t.Run(path, func(t *testing.T) {
			c, text := read(t, path)
			for _, n := range c.NotClaims {
				within(t, "not_claims", text, n.Text)
			}
			ids := map[string]bool{}
			for _, k := range c.Claims {
				if ids[k.ID] {
					t.Errorf("%s: twice", k.ID)
				}
				ids[k.ID] = true
			}
			for _, k := range c.Claims {
				t.Run(k.ID, func(t *testing.T) {
					checkWords(t, k, text)
					checkValues(t, k)
					checkNames(t, k, c, text)
					for _, l := range k.Links {
						if l.Claim == k.ID || !ids[l.Claim] {
							t.Errorf("link to %q", l.Claim)
						}
					}
				})
			}
		})
	}
}

// checkWords holds quotations to the text, byte by byte.
func checkWords(t *testing.T, k claim, text string) {
	if k.Start < 0 || k.End > len(text) || k.Start >= k.End || text[k.Start:k.End] != k.Quote {
		t.Fatalf("[%d, %d) is not the quotation %q", k.Start, k.End, k.Quote)
	}
	at := k.Start + strings.Index(k.Quote, k.Trigger)
	if k.TriggerStart != nil {
		at = *k.TriggerStart
		if *k.TriggerEnd != at+len(k.Trigger) {
			t.Errorf("trigger ends at %d", *k.TriggerEnd)
		}
	}
	if k.Trigger == "" || at < k.Start || at+len(k.Trigger) > k.End || text[at:at+len(k.Trigger)] != k.Trigger {
		t.Errorf("trigger %q is not in its quotation", k.Trigger)
	}
	for _, p := range k.Place {
		within(t, "place", text, p.Text)
	}
	if k.Time != nil {
		within(t, "time", text, k.Time.Text)
	}
	for _, s := range k.SaidBy {
		within(t, "said_by", text, s.Text)
	}
	for name, n := range k.Numbers {
		within(t, name, text, n.Text)
	}
}

func within(t *testing.T, what, text, part string) {
	t.Helper()
	if part == "" || !strings.Contains(text, part) {
		t.Errorf("%s: %q is not in the text", what, part)
	}
}

func checkValues(t *testing.T, k claim) {
	if !slices.Contains(reportedly.Kinds, k.Kind) {
		t.Errorf("kind %q", k.Kind)
	}
	if (k.Kind == reportedly.KindEvent) != slices.Contains(reportedly.Events, k.Event) {
		t.Errorf("kind %q with event %q", k.Kind, k.Event)
	}
	for _, e := range k.AlsoOK {
		if !slices.Contains(reportedly.Events, e) {
			t.Errorf("also_ok %q", e)
		}
	}
	for _, m := range k.Mode {
		if !slices.Contains(reportedly.Modes[k.Event], m) {
			t.Errorf("mode %q of %s", m, k.Event)
		}
	}
	if k.Likelihood != "" && !slices.Contains(reportedly.Likelihoods, k.Likelihood) {
		t.Errorf("likelihood %q", k.Likelihood)
	}
	if k.Kind != reportedly.KindEvent && k.Reality == "ongoing" {
		t.Error("ongoing is for events (codebook, hard case 30)")
	}
	if len(k.SaidBy) > 0 && k.Basis == "asserted" {
		t.Error("asserted, yet said by somebody")
	}
	value(t, "basis", k.Basis)
	value(t, "polarity", k.Polarity)
	value(t, "reality", k.Reality)
	value(t, "verification", k.Verification)
	for _, s := range k.SaidBy {
		value(t, "speaker", s.Kind)
	}
	for _, p := range k.Place {
		value(t, "place", p.Relation)
	}
	for _, l := range k.Links {
		value(t, "link", l.Type)
	}
	if k.Time != nil {
		value(t, "time", k.Time.Relation)
		if _, err := edtf.Parse(k.Time.EDTF); k.Time.EDTF != "" && err != nil {
			t.Errorf("time %q: %v", k.Time.EDTF, err)
		}
	}
	for name, n := range k.Numbers {
		if n.Min == nil || n.Max != nil && *n.Max < *n.Min {
			t.Errorf("%s: range of %q", name, n.Text)
		}
	}
}

func value(t *testing.T, name, v string) {
	t.Helper()
	if !slices.Contains(strings.Split(legal[name], " "), v) {
		t.Errorf("%s %q", name, v)
	}
}

// checkNames wants every participant to be in the text under one of its names.
func checkNames(t *testing.T, k claim, c coding, text string) {
	low := strings.ToLower(text)
	for _, name := range slices.Concat(k.Actor, k.Recipient) {
		in := func(s string) bool { return strings.Contains(low, strings.ToLower(s)) }
		if in(name) {
			continue
		}
		if !slices.ContainsFunc(c.Aliases, func(g []string) bool { return g[0] == name && slices.ContainsFunc(g[1:], in) }) {
			t.Errorf("%q is nowhere in the text", name)
		}
	}
}

// TestSecondCodings wants every twentieth text coded twice.
func TestSecondCodings(t *testing.T) {
	for i, path := range golds(t, "t*.gold.json") {
		if (i+1)%20 != 0 {
			continue
		}
		if _, err := os.Stat(filepath.Join("second", path)); err != nil {
			t.Errorf("%s has no second coding: %v", path, err)
		}
	}
}
