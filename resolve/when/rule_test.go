package when

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// TestExamples checks every rule's examples: that the phrase is found as it is
// bracketed, and what it means. The value is "none" where there is none, "no"
// where nothing is to be found, and left open where it is "".
func TestExamples(t *testing.T) {
	n := 0
	for _, r := range rules() {
		for _, ex := range r.examples {
			n++
			t.Run(ex.text+" "+ex.ref, func(t *testing.T) { checkExample(t, ex) })
		}
	}
	if n < 150 {
		t.Errorf("%d examples", n)
	}
}

func checkExample(t *testing.T, ex example) {
	t.Helper()
	text := strings.NewReplacer("[", "", "]", "").Replace(ex.text)
	phrase := text
	if i := strings.Index(ex.text, "["); i >= 0 {
		phrase = ex.text[i+1 : strings.Index(ex.text, "]")]
	}
	found := FindText(text)
	if ex.want == "no" {
		if len(found) > 0 {
			t.Errorf("found %q", found[0].Text)
		}
		return
	}
	if len(found) == 0 || found[0].Text != phrase {
		t.Fatalf("found %q, want %q", texts(found), phrase)
	}
	got := Resolve(found[0], referenceOf(t, ex.ref))
	value, relation := got.EDTF, got.Relation
	if value == "" {
		value = "none"
	}
	want, wantRelation := ex.want, reportedly.OnTime
	if rel, v, ok := strings.Cut(ex.want, " "); ok {
		want, wantRelation = v, reportedly.TimeRelation(rel)
	}
	if want != "" && value != want || want != "" && relation != wantRelation {
		t.Errorf("%s %s, want %s %s (%s)", relation, value, wantRelation, want, got.Why)
	}
	if got.Why == "" {
		t.Error("no reason")
	}
}

func texts(found []Phrase) []string {
	var out []string
	for _, p := range found {
		out = append(out, p.Text)
	}
	return out
}

// referenceOf reads the notation of example.ref.
func referenceOf(t *testing.T, s string) Reference {
	t.Helper()
	var r Reference
	for _, f := range strings.Fields(s) {
		mentioned, isMentioned := strings.CutPrefix(f, "m:")
		switch {
		case f == "+":
			r.Tense = Future
		case f == "-":
			r.Tense = Past
		case f == "f":
			r.Fills = true
		case isMentioned:
			r.Mentioned = parsed(t, mentioned)
		default:
			r.Published = parsed(t, f)
		}
	}
	return r
}

func parsed(t *testing.T, s string) edtf.Value {
	t.Helper()
	v, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
