package syntax_test

import (
	"testing"

	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/syntax"
)

// find is the token of a form, the last where there are several.
func find(t *testing.T, d *ling.Document, form string) int {
	t.Helper()
	for i := len(d.Tokens) - 1; i >= 0; i-- {
		if d.Form(i) == form {
			return i
		}
	}
	t.Fatalf("no word %q", form)
	return -1
}

func TestSubjectAndObject(t *testing.T) {
	for _, c := range []struct{ name, table, word, subject, object string }{
		{"active", `
The the DET DT 2 det
army army NOUN NN 3 nsubj
shelled shell VERB VBD 0 root
the the DET DT 5 det
port port NOUN NN 3 obj`, "shelled", "army", "port"},
		{"passive with agent", `
The the DET DT 2 det
port port NOUN NN 4 nsubj:pass
was be AUX VBD 4 aux:pass
shelled shell VERB VBN 0 root
by by ADP IN 6 case
militias militia NOUN NNS 4 obl:agent`, "shelled", "militias", "port"},
		{"agentless passive", `
Two two NUM CD 2 nummod
guards guard NOUN NNS 4 nsubj:pass
were be AUX VBD 4 aux:pass
shot shoot VERB VBN 0 root`, "shot", "", "guards"},
		{"relative clause", `
Fighters fighter NOUN NNS 5 nsubj
who who PRON WP 3 nsubj
fled flee VERB VBD 1 acl:relcl
have have AUX VBP 5 aux
returned return VERB VBN 0 root`, "fled", "Fighters", ""},
		{"object control", `
The the DET DT 2 det
council council NOUN NN 3 nsubj
ordered order VERB VBD 0 root
the the DET DT 5 det
militia militia NOUN NN 3 obj
to to PART TO 7 mark
leave leave VERB VB 3 xcomp`, "leave", "militia", ""},
		{"subject control", `
Rebels rebel NOUN NNS 2 nsubj
vowed vow VERB VBD 0 root
to to PART TO 4 mark
retake retake VERB VB 2 xcomp
Homs Homs PROPN NNP 4 obj`, "retake", "Rebels", "Homs"},
		{"raising under a passive belief", `
The the DET DT 2 det
envoy envoy NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
understood understand VERB VBN 0 root
to to PART TO 7 mark
have have AUX VB 7 aux
met meet VERB VBN 4 xcomp
Saleh Saleh PROPN NNP 7 obj`, "met", "envoy", "Saleh"},
		{"coordinated verbs", `
Delegates delegate NOUN NNS 2 nsubj
met meet VERB VBD 0 root
and and CCONJ CC 4 cc
issued issue VERB VBD 2 conj
demands demand NOUN NNS 4 obj`, "issued", "Delegates", "demands"},
		{"passives share their subject", `
He he PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
arrested arrest VERB VBN 0 root
and and CCONJ CC 5 cc
beaten beat VERB VBN 3 conj`, "beaten", "", "He"},
		{"participle after its noun", `
A a DET DT 2 det
convoy convoy NOUN NN 5 nsubj
carrying carry VERB VBG 2 acl
aid aid NOUN NN 3 obj
left leave VERB VBD 0 root`, "carrying", "convoy", "aid"},
		{"infinitive of a noun", `
Egypt Egypt PROPN NNP 3 nmod:poss
's 's PART POS 1 case
plan plan NOUN NN 6 nsubj
to to PART TO 5 mark
mediate mediate VERB VB 3 acl
failed fail VERB VBD 0 root`, "mediate", "Egypt", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := treetest.Doc(t, c.table)
			tree := syntax.New(d)
			w := find(t, d, c.word)
			form := func(slot string) string {
				if f := tree.Fill(w, slot); len(f) > 0 {
					return d.Form(f[0])
				}
				return ""
			}
			if got := form("subj"); got != c.subject {
				t.Errorf("subject of %s is %q, want %q", c.word, got, c.subject)
			}
			if got := form("obj"); got != c.object {
				t.Errorf("object of %s is %q, want %q", c.word, got, c.object)
			}
		})
	}
}

// A tree with a loop, which no parser should give, must end all the same.
func TestLoops(t *testing.T) {
	d := treetest.Doc(t, "a a VERB VB 2 conj\nb b VERB VB 1 conj")
	tree := syntax.New(d)
	for i := range d.Tokens {
		tree.Fill(i, "subj")
		tree.Fill(i, "obj")
		tree.Conjuncts(i)
		tree.Under(i, 5)
	}
}

func TestPrepositionalOfAdjective(t *testing.T) {
	d := treetest.Doc(t, `
Gunmen gunman NOUN NNS 6 nsubj
loyal loyal ADJ JJ 1 amod
to to ADP IN 5 case
the the DET DT 5 det
colonel colonel NOUN NN 1 nmod
left leave VERB VBD 0 root`)
	tree := syntax.New(d)
	if got := tree.Prepositional(1, "to"); len(got) != 1 || d.Form(got[0]) != "colonel" {
		t.Errorf("loyal to: %v", got)
	}
	if got := tree.Prepositional(1, "with"); len(got) != 0 {
		t.Errorf("loyal with: %v", got)
	}
}
