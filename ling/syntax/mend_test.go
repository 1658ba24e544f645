package syntax_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

func TestMending(t *testing.T) {
	type edge struct {
		Head   int
		Deprel string
	}
	// "Tarhuna , Bani Walid and Sirte", the last one taken for a part of the second's name.
	in := []edge{{-1, "root"}, {2, "punct"}, {0, "conj"}, {2, "flat"}, {5, "cc"}, {2, "flat"}}
	want := []edge{{-1, "root"}, {2, "punct"}, {0, "conj"}, {2, "flat"}, {5, "cc"}, {0, "conj"}}
	d := &ling.Document{Text: text.New("")}
	for _, e := range in {
		d.Tokens = append(d.Tokens, ling.Token{Head: e.Head, Deprel: e.Deprel})
	}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	var got []edge
	for _, tok := range d.Tokens {
		got = append(got, edge{tok.Head, tok.Deprel})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges (-want +got):\n%s", diff)
	}
}

func TestMendingParticiples(t *testing.T) {
	// "Troops fired on towns held by rebels", with "held" hung on "fired".
	list := []ling.Token{
		{Head: 1, Deprel: "nsubj", UPOS: "NOUN"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBD"}, {Head: 3, Deprel: "case", UPOS: "ADP"},
		{Head: 1, Deprel: "obl", UPOS: "NOUN"}, {Head: 1, Deprel: "advcl", UPOS: "VERB", XPOS: "VBN"}, {Head: 6, Deprel: "case", UPOS: "ADP"},
		{Head: 4, Deprel: "obl:agent", UPOS: "NOUN"},
	}
	for _, tc := range []struct {
		name   string
		before int // what hangs on the participle before it, -1 for nothing
		head   int
		rel    string
	}{{"right after the noun", -1, 3, "acl"}, {"with a subject of its own", 0, 1, "advcl"}} {
		d := &ling.Document{Text: text.New(""), Tokens: append([]ling.Token(nil), list...)}
		if tc.before >= 0 {
			d.Tokens[tc.before].Head = 4
		}
		if err := syntax.Mending().Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if got := d.Tokens[4]; got.Head != tc.head || got.Deprel != tc.rel {
			t.Errorf("%s: %d %s, want %d %s", tc.name, got.Head, got.Deprel, tc.head, tc.rel)
		}
	}
}

func TestMendingPassives(t *testing.T) {
	// "Troops fired on towns" and "Troops were hit".
	d := &ling.Document{Text: text.New(""), Tokens: []ling.Token{
		{Head: 1, Deprel: "nsubj:pass", UPOS: "NOUN"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBD"},
		{Head: 4, Deprel: "nsubj:pass", UPOS: "NOUN"}, {Head: 4, Deprel: "aux:pass", UPOS: "AUX"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBD"},
	}}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if a, b := d.Tokens[0].Deprel, d.Tokens[2].Deprel; a != "nsubj" || b != "nsubj:pass" {
		t.Errorf("subjects are %s and %s, want nsubj and nsubj:pass", a, b)
	}
}

func TestMendingOutcomes(t *testing.T) {
	// "Gunmen shot dead elder", with "dead" hung on "elder".
	d := &ling.Document{Text: text.New(""), Tokens: []ling.Token{
		{Head: 1, Deprel: "nsubj", UPOS: "NOUN", Lemma: "gunman"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBD", Lemma: "shoot"},
		{Head: 3, Deprel: "amod", UPOS: "ADJ", Lemma: "dead"}, {Head: 1, Deprel: "obj", UPOS: "NOUN", Lemma: "elder"},
	}}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if got := d.Tokens[2]; got.Head != 1 || got.Deprel != "xcomp" {
		t.Errorf("dead: %d %s, want 1 xcomp", got.Head, got.Deprel)
	}
}

func TestMendingAsking(t *testing.T) {
	// "We call on sides to stop and urge guards", with "urge" hung on "stop".
	list := []ling.Token{
		{Head: 1, Deprel: "nsubj", UPOS: "PRON", Lemma: "we"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBP", Lemma: "call"},
		{Head: 3, Deprel: "case", UPOS: "ADP", Lemma: "on"}, {Head: 1, Deprel: "obl", UPOS: "NOUN", Lemma: "side"},
		{Head: 5, Deprel: "mark", UPOS: "PART", Lemma: "to"}, {Head: 1, Deprel: "advcl", UPOS: "VERB", XPOS: "VB", Lemma: "stop"},
		{Head: 7, Deprel: "cc", UPOS: "CCONJ", Lemma: "and"}, {Head: 5, Deprel: "conj", UPOS: "VERB", XPOS: "VB", Lemma: "urge"},
		{Head: 7, Deprel: "obj", UPOS: "NOUN", Lemma: "guard"},
	}
	for _, tc := range []struct {
		second string
		head   int
	}{{"urge", 1}, {"protect", 5}} {
		d := &ling.Document{Text: text.New(""), Tokens: append([]ling.Token(nil), list...), Sentences: []ling.Sentence{{End: len(list)}}}
		d.Tokens[7].Lemma = tc.second
		if err := syntax.Mending().Run(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		if got := d.Tokens[7].Head; got != tc.head {
			t.Errorf("%s hangs on %d, want %d", tc.second, got, tc.head)
		}
	}
}

func TestMendingNames(t *testing.T) {
	// "Members of the Security Council met Tarn and".
	d := &ling.Document{Text: text.New(""), Tokens: []ling.Token{
		{Head: 6, Deprel: "nsubj", UPOS: "PROPN", XPOS: "NNPS"}, {Head: 4, Deprel: "case", UPOS: "ADP"}, {Head: 4, Deprel: "det", UPOS: "DET"},
		{Head: 4, Deprel: "compound", UPOS: "PROPN"}, {Head: 0, Deprel: "nmod", UPOS: "PROPN"}, {Head: -1, Deprel: "root", UPOS: "VERB", XPOS: "VBD"},
		{Head: 5, Deprel: "obj", UPOS: "PROPN", XPOS: "NNP"}, {Head: 6, Deprel: "cc", UPOS: "CCONJ"},
	}, Names: []ling.Name{{First: 0, End: 3, Label: ling.Group}, {First: 3, End: 5, Label: ling.Group}, {First: 6, End: 8, Label: ling.Location}}}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	want := []ling.Name{{First: 3, End: 5, Label: ling.Group}, {First: 6, End: 7, Label: ling.Location}}
	if diff := cmp.Diff(want, d.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestMendingAppositions(t *testing.T) {
	// "premier and President Manu met", with "President" hung on "premier" as "Manu" is.
	d := &ling.Document{Text: text.New(""), Tokens: []ling.Token{
		{Head: 4, Deprel: "nsubj"}, {Head: 3, Deprel: "cc"}, {Head: 0, Deprel: "conj"}, {Head: 0, Deprel: "appos"}, {Head: -1, Deprel: "root"},
	}}
	if err := syntax.Mending().Run(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if a, b := d.Tokens[2], d.Tokens[3]; a.Head != 3 || a.Deprel != "nmod:desc" || b.Head != 0 || b.Deprel != "conj" {
		t.Errorf("title %d %s, name %d %s", a.Head, a.Deprel, b.Head, b.Deprel)
	}
}
