package translit_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/resolve/name/translit"
)

func TestUnits(t *testing.T) {
	for in, want := range map[string]string{
		"shukri": "sh u k r i", "hassan": "h a s a n", "gennaro": "g' e n a r o", "cecil": "c' e c' i l", "loon": "l oo n", "beau": "b eau",
		"tschad": "tsch a d", "": "", "meer": "m ee r",
	} {
		if got := strings.Join(translit.Latin(in), " "); got != want {
			t.Errorf("Latin(%q) = %q, want %q", in, got, want)
		}
	}
	if diff := cmp.Diff([]string{"تش", "ا", "د"}, translit.Arabic("تشاد")); diff != "" {
		t.Error(diff)
	}
	if n := len(translit.Latin(strings.Repeat("ab", 100))); n != translit.MaxUnits {
		t.Errorf("%d units of a long word", n)
	}
	if diff := cmp.Diff([]string{"الحرب", "حرب"}, translit.Forms("الحرب")); diff != "" {
		t.Error(diff)
	}
}

// TestScore checks what the fitted weights say of a few words.
func TestScore(t *testing.T) {
	m := translit.Fitted()
	for _, c := range []struct {
		latin, arabic string
		same          bool
	}{
		{"tarek", "طارق", true}, {"mustafa", "مصطفا", true}, {"petersen", "بيترسن", true}, {"charles", "تشارلز", true}, {"khalid", "خالد", true},
		{"tarek", "خالد", false}, {"petersen", "اندرسن", false}, {"karim", "كرم", false}, {"hasan", "حسين", false},
	} {
		best := -100.0
		for _, form := range translit.Forms(c.arabic) {
			best = max(best, m.Score(m.Latin(c.latin), m.Arabic(form)))
		}
		if best > 0 != c.same {
			t.Errorf("%s and %s: %.2f", c.latin, c.arabic, best)
		}
	}
	if s := m.Score(nil, m.Arabic("خالد")); s > -50 {
		t.Errorf("nothing and a word: %.2f", s)
	}
}

// TestTableAgrees checks that both ways to score give one result.
func TestTableAgrees(t *testing.T) {
	raw, err := os.ReadFile("weights.tsv")
	if err != nil {
		t.Fatal(err)
	}
	m, err := translit.Parse(string(raw))
	if err != nil {
		t.Fatal(err)
	}
	table := m.Compile()
	for _, latin := range []string{"tarek", "x", "chowdhury", "ng", "zzz", "qwertz"} {
		for _, arabic := range []string{"طارق", "ك", "شودري", "پچگ"} {
			want, steps := m.Align(translit.Latin(latin), translit.Arabic(arabic))
			got := table.Score(table.Latin(latin), table.Arabic(arabic))
			if math.Abs(got-want) > 1e-3 || len(steps) == 0 {
				t.Errorf("%s and %s: %.4f by the table, %.4f by the model, %d steps", latin, arabic, got, want, len(steps))
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for in, want := range map[string]string{"a\tb\n": "2 columns", "a\tb\ti\tx\n": "line 1", "\n#\na\tb\tz\t1\n": `line 3: place "z"`} {
		if _, err := translit.Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %s", in, err, want)
		}
	}
}

func BenchmarkScore(b *testing.B) {
	m := translit.Fitted()
	latin, arabic := m.Latin("abdelrahman"), m.Arabic("عبدالرحمن")
	for b.Loop() {
		m.Score(latin, arabic)
	}
}
