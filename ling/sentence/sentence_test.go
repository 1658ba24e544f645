package sentence_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

// sentences is the sentences of a block, as they are written, joined with two
// bars.
func sentences(s string) string {
	t := text.New(s)
	whole := text.Span{End: t.Len()}
	toks := token.Tokenize(t, whole)
	var out []string
	for _, r := range sentence.Split(t, whole, toks) {
		out = append(out, t.Slice(toks[r.First].Union(toks[r.End-1])))
	}
	return strings.Join(out, " || ")
}

func TestSplit(t *testing.T) {
	// A case is its sentences joined with bars: the text is it without them.
	for name, want := range map[string]string{
		"plain":                "The army left. || It returned at dawn.",
		"empty":                "",
		"question":             "Who fired? || Nobody knows! || The army denies it.",
		"several marks":        "What?! || They left.",
		"title":                "Gen. al-Amin met Lt. Col. Musa in Kosti.",
		"initials":             "John B. Garang and A. B. Yusuf spoke.",
		"decimal":              "Some 3.5 million fled. || The rest stayed.",
		"abbreviation inside":  "The U.S. Army and the U.N. mission left.",
		"abbreviation at end":  "They fled to the U.S. || The army stayed.",
		"hour":                 "It began at 5 p.m. Monday and ended at 6 a.m. || Police came.",
		"company":              "Acme Corp. said so. || It belongs to Acme Corp. || The rest is not known.",
		"closing quote":        "“We won.” || The general left.",
		"closing bracket":      "(It rained.) || They left.",
		"bracket inside":       "The town (pop. 5,000) fell.",
		"speaker after quote":  "“Why now?” Musa asked. || Nobody answered.",
		"he after quote":       "“Stop!” he shouted.",
		"reference":            "The town fell.[3] || It was retaken.[4][5] || Nobody says when. [citation needed] || Next.",
		"footnote":             "They took the road.2 || The army left in 4.5 hours.³ || Next.",
		"date before a dash":   "25.03. – The mayor resigns.",
		"ellipsis inside":      "He said ... nothing at all.",
		"ellipsis at end":      "He waited... || Then he left.",
		"spaced ellipsis":      "He waited . . . || Then he left.",
		"semicolon":            "The army won; the rebels fled: all of them.",
		"list number":          "2. Both sides withdraw. || 3. They hand over arms.",
		"figure":               "Map 3. Lines of control.",
		"name with a mark":     "Yahoo! reported it.",
		"lower case":           "they came. they left.",
		"no space":             "The army left.The rebels came.",
		"date":                 "On Sept. 11 they met. || On Wed. they parted.",
		"letter at the end":    "They took hill B. || The army kept hill A.",
		"article in lowercase": "Gen. al-Burhan spoke.",
	} {
		if name == "lower case" {
			want = "they came. || they left."
		}
		t.Run(name, func(t *testing.T) {
			in := strings.ReplaceAll(want, "|| ", "")
			if name == "no space" {
				want = "The army left. || The rebels came."
			}
			if got := sentences(in); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{
			"wrapped", "The convoy left Kosti on Monday morning and reached the camp near the\nWhite Nile late at night with food for\nthe people there. It returned.",
			"The convoy left Kosti on Monday morning and reached the camp near the\nWhite Nile late at night with food for\nthe people there. || It returned.",
		},
		{
			"heading", "SECURITY\nThe convoy left Kosti on Monday morning.",
			"SECURITY || The convoy left Kosti on Monday morning.",
		},
		{
			"list", "The parties agreed on these steps, which begin on Monday:\n- a truce\n- an exchange of prisoners",
			"The parties agreed on these steps, which begin on Monday: || - a truce || - an exchange of prisoners",
		},
		{"a wrapped name", "The convoy of the World Food Programme left the town of Kosti with\nMusa.", "The convoy of the World Food Programme left the town of Kosti with\nMusa."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := sentences(tt.in); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestMaxTokens(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		first    int // tokens of the first sentence
	}{
		{"no mark", strings.Repeat("word ", 450), sentence.MaxTokens},
		{"semicolon over comma", strings.Repeat("word ", 120) + "; " + strings.Repeat("word ", 40) + ", " + strings.Repeat("word ", 90), 121},
		{"last of equals", strings.Repeat("word , ", 200), sentence.MaxTokens},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tx := text.New(tt.in)
			whole := text.Span{End: tx.Len()}
			toks := token.Tokenize(tx, whole)
			got := sentence.Split(tx, whole, toks)
			if got[0].End != tt.first {
				t.Errorf("first sentence has %d tokens, want %d", got[0].End, tt.first)
			}
			covered(t, got, len(toks))
		})
	}
}

// covered checks that the ranges cover n tokens in order and that none is empty
// or too long.
func covered(t *testing.T, ranges []sentence.Range, n int) {
	t.Helper()
	at := 0
	for _, r := range ranges {
		if r.First != at || r.End <= r.First || r.End-r.First > sentence.MaxTokens {
			t.Fatalf("range %v after token %d", r, at)
		}
		at = r.End
	}
	if at != n {
		t.Fatalf("ranges end at token %d of %d", at, n)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Gen. Musa left. “Why?” he asked.[3]\nNEXT\n- a\n- b ... 5 p.m. U.S. The end")
	f.Add("1. A. B.) ] ]] [1 ] . ! ? ?\n\n\n.")
	f.Fuzz(func(t *testing.T, s string) {
		tx := text.New(s)
		whole := text.Span{End: tx.Len()}
		toks := token.Tokenize(tx, whole)
		covered(t, sentence.Split(tx, whole, toks), len(toks))
	})
}
