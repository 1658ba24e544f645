package lexicon_test

import "testing"

func TestLemma(t *testing.T) {
	l := mustLoad(t)
	for _, test := range []struct{ form, upos, xpos, guess, want string }{
		{"withdrew", "VERB", "VBD", "withdrew", "withdraw"},
		{"postponed", "VERB", "VBD", "postponed", "postpone"},
		{"banned", "VERB", "VBN", "bann", "ban"},
		{"carried", "VERB", "VBD", "carrie", "carry"},
		{"seizing", "VERB", "VBG", "", "seize"},
		{"redeployed", "VERB", "VBD", "ridiculous", "redeploy"},
		{"found", "VERB", "VBD", "found", "find"},
		{"found", "VERB", "VB", "find", "found"},
		{"lay", "VERB", "VBD", "lie", "lie"},
		{"panicked", "VERB", "VBD", "", "panic"},
		{"zigzagged", "VERB", "VBD", "", "zigzag"},
		{"oxidizes", "VERB", "VBZ", "oxidize", "oxidize"},
		{"Militants", "NOUN", "NNS", "militants", "militant"},
		{"parties", "NOUN", "NNS", "parties", "party"},
		{"churches", "NOUN", "NNS", "", "church"},
		{"headquarters", "NOUN", "NNS", "headquarters", "headquarters"},
		{"spokeswoman", "NOUN", "NN", "spokeswoma", "spokeswoman"},
		{"spokesmen", "NOUN", "NNS", "", "spokesman"},
		{"shelling", "NOUN", "NN", "shell", "shelling"},
		{"complicit", "ADJ", "JJ", "comply", "complicit"},
		{"worse", "ADJ", "JJR", "bad", "bad"},
		{"Sirte", "PROPN", "NNP", "Sirte", "Sirte"},
		{"him", "PRON", "PRP", "he", "he"},
		{"s", "VERB", "VBZ", "", "s"},
		{"", "VERB", "VBD", "", ""},
	} {
		if got := l.Lemma(test.form, test.upos, test.xpos, test.guess); got != test.want {
			t.Errorf("Lemma(%q, %s, %s, %q) = %q, want %q", test.form, test.upos, test.xpos, test.guess, got, test.want)
		}
	}
}

func FuzzLemma(f *testing.F) {
	l := mustLoad(f)
	f.Add("Carried", "VERB", "VBD", "carrie")
	f.Add("é", "NOUN", "NNS", "")
	f.Fuzz(func(t *testing.T, form, upos, xpos, guess string) {
		if got := l.Lemma(form, upos, xpos, guess); got == "" && form != "" && len(form) < 100 && form != "\x00" {
			t.Errorf("Lemma(%q) is empty", form)
		}
	})
}
