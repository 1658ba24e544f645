package naming_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling/naming"
)

// arc hangs a token on another.
type arc struct {
	token, head int
	deprel      string
}

func TestPeople(t *testing.T) {
	for _, tt := range []struct {
		name, source string
		verb         int
		arcs         []arc
		want         []string
	}{
		{"object", "Police arrest [LOC Houston Vell] .\n[LOC Vell] denied it in [LOC Vell] .", 1, []arc{{2, 1, "obj"}, {3, 2, "flat"}}, []string{"PER Houston Vell", "PER Vell", "LOC Vell"}},
		{"passive", "[LOC Camden Rowe] was kill in [LOC Osk] .", 3, []arc{{0, 3, "nsubj:pass"}, {1, 0, "flat"}, {5, 3, "obl"}, {4, 5, "case"}}, []string{"PER Camden Rowe", "LOC Osk"}},
		{"a town taken", "Rebels capture [LOC Tarn] .", 1, []arc{{2, 1, "obj"}}, []string{"LOC Tarn"}},
		{"a country", "The league expel [LOC Tarnia] .", 2, []arc{{3, 2, "obj"}}, []string{"LOC Tarnia"}},
		{"an adjective", "Tarnian jets arrest nobody .", 2, []arc{{0, 1, "amod"}}, []string{"NORP Tarnian"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := document(tt.source)
			d.Tokens[tt.verb].UPOS, d.Tokens[tt.verb].Lemma = "VERB", d.Form(tt.verb)
			for _, a := range tt.arcs {
				d.Tokens[a.token].Head, d.Tokens[a.token].Deprel = a.head, a.deprel
			}
			a := naming.Analyzer(naming.Options{
				Country:   func(s string) bool { return s == "Tarnia" },
				Adjective: func(s string) bool { return s == "Tarnian" },
			})
			if err := a.Run(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, names(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
