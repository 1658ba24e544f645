package lexicon_test

import (
	"testing"

	"github.com/reportedly/reportedly/ling/syntax"
)

func TestSaying(t *testing.T) {
	l := mustLoad(t)
	for _, test := range []struct {
		sentence            string
		first, word, person int
		plain               bool
	}{
		{"Lind/Lind/PROPN/2/nsubj said/say/VERB/0/root so/so/ADV/2/advmod", 1, 1, 0, true},
		{"Lind/Lind/PROPN/2/nsubj accused/accuse/VERB/0/root Okoro/Okoro/PROPN/2/obj", 1, 1, 0, false},
		{"according/accord/VERB/3/case to/to/ADP/1/fixed Lind/Lind/PROPN/0/root", 0, 0, 2, false},
		{"He/he/PRON/3/nsubj reportedly/reportedly/ADV/3/advmod left/leave/VERB/0/root", 1, -1, -1, false},
		{"Lind/Lind/PROPN/2/nsubj left/leave/VERB/0/root", 1, -1, -1, false},
	} {
		word, speaker, plain := l.Saying(syntax.New(parsed(t, test.sentence)), test.first)
		if word != test.word || speaker != test.person || plain != test.plain {
			t.Errorf("%s: %d %d %v", test.sentence, word, speaker, plain)
		}
	}
}
