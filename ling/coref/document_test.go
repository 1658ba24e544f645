package coref_test

import (
	"context"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
)

const release = `
We/PRON/PRP/2/nsubj condemn/VERB/VBP/0/root the/DET/DT/4/det attack/NOUN/NN/2/obj ~./PUNCT/./2/punct
Our/PRON/PRP$/2/nmod:poss staff/NOUN/NN/4/nsubj are=be/AUX/VBP/4/cop safe/ADJ/JJ/0/root ~./PUNCT/./4/punct`

// "We" outside quotations is who publishes, also where the text never names it.
func TestPublisher(t *testing.T) {
	d := build(t, release)
	d.Publisher = "Plains Relief Union"
	resolved(t, d)
	for _, w := range []string{"We", "Our"} {
		if got := nameOf(t, d, w, 1); got != "Plains Relief Union" {
			t.Errorf("%s: %q", w, got)
		}
	}
	if got := nameOf(t, d, "staff", 1); got != "Plains Relief Union's staff" && got != "staff" {
		t.Errorf("staff: %q", got)
	}
}

// "I" in a transcript's turn is the name before the colon.
func TestTurns(t *testing.T) {
	d := resolved(t, build(t, `
HOST/NOUN/NN/0/root ~:/PUNCT/:/1/punct Who/PRON/WP/4/nsubj fired=fire/VERB/VBD/1/parataxis ~?/PUNCT/./4/punct

NOOR/PROPN/NNP/0/root ~:/PUNCT/:/1/punct I/PRON/PRP/4/nsubj saw=see/VERB/VBD/1/parataxis nobody/PRON/NN/4/obj ~./PUNCT/./4/punct

Karim/PROPN/NNP/3/nsubj Noor/PROPN/NNP/1/flat spoke=speak/VERB/VBD/0/root in/ADP/IN/5/case Qadra/PROPN/NNP/3/obl ~./PUNCT/./3/punct`,
		"PER NOOR", "PER Karim Noor", "LOC Qadra"))
	if got := nameOf(t, d, "I", 1); got != "Karim Noor" {
		t.Errorf("I: %q", got)
	}
}

// A headline's office is named only further down.
func TestNamedLater(t *testing.T) {
	d := resolved(t, build(t, `
The/DET/DT/3/det Trade/PROPN/NNP/3/compound Secretary/PROPN/NNP/4/nsubj flew=fly/VERB/VBD/0/root home/ADV/RB/4/advmod ~./PUNCT/./4/punct

Trade/PROPN/NNP/2/compound Secretary/PROPN/NNP/3/nmod:desc Ann/PROPN/NNP/5/nsubj Poole/PROPN/NNP/3/flat thanked=thank/VERB/VBD/0/root the/DET/DT/7/det crew/NOUN/NN/5/obj ~./PUNCT/./5/punct`,
		"PER Ann Poole"))
	if got := nameOf(t, d, "Secretary", 1); got != "Ann Poole" {
		t.Errorf("Secretary: %q", got)
	}
}

// Two names for one body, the second in brackets.
func TestBracketedName(t *testing.T) {
	d := resolved(t, build(t, `
The/DET/DT/2/det Front/PROPN/NNP/9/nsubj of/ADP/IN/4/case Light/PROPN/NNP/2/nmod (/PUNCT/-LRB-/6/punct ~Jabhat/PROPN/NNP/2/appos Nur/PROPN/NNP/6/flat ~)/PUNCT/-RRB-/6/punct fled=flee/VERB/VBD/0/root ~./PUNCT/./9/punct`,
		"ORG Front of Light", "ORG Jabhat Nur"))
	if got := nameOf(t, d, "Jabhat", 1); got != "Front of Light" {
		t.Errorf("Jabhat: %q", got)
	}
}

// Index finds the mention of a title, of a determiner and of a name's words.
func TestIndex(t *testing.T) {
	d := resolved(t, build(t, `
General/PROPN/NNP/2/nmod:desc Omar/PROPN/NNP/4/nsubj Said/PROPN/NNP/2/flat saw=see/VERB/VBD/0/root the/DET/DT/6/det men/NOUN/NNS/4/obj ~./PUNCT/./4/punct`, "PER Omar Said"))
	x := coref.NewIndex(d)
	for i, want := range []string{"Omar Said", "Omar Said", "Omar Said", "", "men", "men", ""} {
		if got := x.Name(i); got != want {
			t.Errorf("token %d: %q, want %q", i, got, want)
		}
	}
}

// The analyser stops when its context ends, and leaves an empty document alone.
func TestRun(t *testing.T) {
	run := coref.Analyzer(nil).Run
	if err := run(context.Background(), build(t, release)); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := run(ctx, build(t, release)); err == nil {
		t.Error("no error for a context that has ended")
	}
	empty := &ling.Document{}
	if err := run(context.Background(), empty); err != nil || len(empty.Mentions) != 0 {
		t.Errorf("%v, %d mentions", err, len(empty.Mentions))
	}
}
