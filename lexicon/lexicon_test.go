package lexicon_test

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
)

var embedded = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(data.Lexicon) })

func mustLoad(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const predicateHeader = "lemma\tpos\tpattern\tclaim\tmode\tframe\teffect\texample\n"

func TestPredicatesCoverEveryTypeAndKind(t *testing.T) {
	l := mustLoad(t)
	count := map[string]int{}
	for _, p := range l.AllPredicates() {
		if p.Kind == reportedly.KindEvent {
			count[string(p.Event)]++
			continue
		}
		count[string(p.Kind)]++
	}
	for _, e := range reportedly.Events {
		if count[string(e)] < 20 {
			t.Errorf("%s has %d senses, want at least 20", e, count[string(e)])
		}
	}
	for _, k := range reportedly.Kinds[1:] {
		if count[string(k)] < 10 {
			t.Errorf("%s has %d senses, want at least 10", k, count[string(k)])
		}
	}
}

func TestEveryModeHasAWord(t *testing.T) {
	l := mustLoad(t)
	seen := map[string]bool{}
	for _, p := range l.AllPredicates() {
		for _, m := range p.Modes {
			seen[string(p.Event)+"/"+m] = true
		}
	}
	for _, e := range slices.Sorted(maps.Keys(reportedly.Modes)) {
		for _, m := range reportedly.Modes[e] {
			if !seen[string(e)+"/"+m] {
				t.Errorf("no word for %s/%s", e, m)
			}
		}
	}
}

func TestPredicatesMostParticularFirst(t *testing.T) {
	l := mustLoad(t)
	got := l.Predicates("Pull", "VERB")
	if len(got) < 3 || len(got[0].Pattern) < 2 || len(got[len(got)-1].Pattern) > 1 {
		t.Fatalf("pull: %+v", got)
	}
	i := slices.IndexFunc(got, func(p lexicon.Predicate) bool { return len(p.Pattern) == 1 && p.Pattern[0].String() == "+back" })
	if i < 0 || got[i].Event != reportedly.Retreat {
		t.Fatalf("pull back: %+v", got)
	}
	want := lexicon.Frame{Actors: lexicon.Party{{lexicon.Subject}}}
	if diff := cmp.Diff(want, got[i].Frame); diff != "" {
		t.Error(diff)
	}
	if n := len(l.Predicates("Operation", "PROPN")); n == 0 {
		t.Error("a proper noun is not looked up as a noun")
	}
}

func TestCues(t *testing.T) {
	l := mustLoad(t)
	if c := l.Reporting("say", "VERB"); len(c) != 2 || c[0].Basis != reportedly.Reported || c[0].Pattern == nil {
		t.Errorf("say: %+v", c)
	}
	for _, c := range l.Reporting("believe", "VERB") {
		if c.Likelihood != reportedly.Likely {
			t.Errorf("believe %v: likelihood %q", c.Pattern, c.Likelihood)
		}
	}
	if c := l.Negation("refuse", "VERB"); len(c) == 0 || c[0].Event != reportedly.Reject || c[0].Polarity != reportedly.Denied {
		t.Errorf("refuse: %+v", c)
	}
	if c := l.Reality("will", "AUX"); len(c) != 1 || c[0].Reality != reportedly.Prospective {
		t.Errorf("will: %+v", c)
	}
	for _, test := range []struct {
		words string
		want  reportedly.Likelihood
		n     int
	}{
		{"probably attacked", reportedly.Likely, 1},
		{"highly unlikely to", reportedly.VeryUnlikely, 2},
		{"almost certainly fled", reportedly.AlmostCertain, 2},
		{"may well have", reportedly.Likely, 2},
		{"may have", reportedly.RoughlyEven, 1},
		{"a real possibility", reportedly.RoughlyEven, 3},
		{"an even chance", reportedly.RoughlyEven, 3},
		{"remote chance", reportedly.AlmostNoChance, 2},
		{"doubtful", reportedly.Unlikely, 1},
		{"confident that", "", 0}, // codebook, hard case 14
		{"can leave", "", 0},
	} {
		got, n := l.Likelihood(strings.Fields(test.words))
		if got.Likelihood != test.want || n != test.n {
			t.Errorf("Likelihood(%q) = %q, %d; want %q, %d", test.words, got.Likelihood, n, test.want, test.n)
		}
	}
}

func TestNames(t *testing.T) {
	l := mustLoad(t)
	for name, want := range map[string]string{
		"Syria": "SYR", "Syrian": "SYR", "Syrians": "SYR", "the Netherlands": "NLD", "Dutch": "NLD", "Frenchmen": "FRA",
		"U.S.": "USA", "British": "GBR", "Nigerien": "NER", "Nigerian": "NGA", "DR Congo": "COD", "PSE": "PSE", "Kosovar": "XKX", "Sahrawi": "ESH", "Lisbon": "",
	} {
		got, _ := l.Country(name)
		if got.Alpha3 != want {
			t.Errorf("Country(%q) = %q, want %q", name, got.Alpha3, want)
		}
	}
	if c, ok := l.Capital("Moscow"); !ok || c.Alpha3 != "RUS" {
		t.Errorf("Capital(Moscow) = %v, %v", c.Alpha3, ok)
	}
	for name, want := range map[string]string{
		"Daesh": "Islamic State", "ISIS": "Islamic State", "the UN": "United Nations", "U.N.": "United Nations", "al Shabaab": "Al-Shabaab",
		"AFP": "Agence France-Presse", "OSCE": "Organization for Security and Co-operation in Europe", "WHO": "World Health Organization", "who": "", "is": "",
	} {
		got, _ := l.Organisation(name)
		if got.Name != want {
			t.Errorf("Organisation(%q) = %q, want %q", name, got.Name, want)
		}
	}
	for phrase, want := range map[string]string{
		"Deputy Foreign Minister": "deputy foreign minister", "former deputy foreign minister": "deputy foreign minister",
		"rebel fighter": "rebel fighter", "veteran spokesman": "spokesman", "stone": "",
	} {
		got, _ := l.Role(phrase)
		if got.Phrase != want {
			t.Errorf("Role(%q) = %q, want %q", phrase, got.Phrase, want)
		}
	}
	if got, ok := l.Title("Gen."); !ok || got.Full != "General" || !got.Office {
		t.Errorf("Title(Gen.) = %+v, %v", got, ok)
	}
	if got, _ := l.Title("Mr"); got.Office {
		t.Error("Mr is an office")
	}
	if !l.InClass("weapon", "Rifle") || l.InClass("weapon", "talk") || !l.InClass("person", "minister") || !l.InClass("group", "militia") {
		t.Error("word classes")
	}
}

func TestSizes(t *testing.T) {
	l := mustLoad(t)
	if n := len(l.AllPredicates()); n < 900 {
		t.Errorf("%d predicates", n)
	}
	if n := len(l.Organisations()); n < 250 {
		t.Errorf("%d organisations", n)
	}
	if n := len(l.Countries()); n < 197 {
		t.Errorf("%d countries", n)
	}
}

func TestExtend(t *testing.T) {
	l := mustLoad(t)
	before := len(l.AllPredicates())
	x, err := l.Extend("mine.tsv", strings.NewReader(predicateHeader+
		"zorb\tVERB\t-\tCOERCE\trestrict\t-\t-\tPolice zorbed the marchers.\n"+
		"abduct\tVERB\t-\tCOERCE\tarrest\t-\t-\tAgents abducted him.\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := x.Predicates("zorb", "VERB"); len(got) != 1 || got[0].File != "mine.tsv" || got[0].Line != 2 {
		t.Errorf("zorb: %+v", got)
	}
	general := func(l *lexicon.Lexicon) reportedly.Event {
		for _, p := range l.Predicates("abduct", "VERB") {
			if len(p.Pattern) == 0 {
				return p.Event
			}
		}
		return ""
	}
	if general(x) != reportedly.Coerce || general(l) != reportedly.Assault {
		t.Errorf("abduct: %s in the extension, %s before", general(x), general(l))
	}
	if len(l.AllPredicates()) != before || l.Predicates("zorb", "VERB") != nil {
		t.Error("Extend changed its receiver")
	}
}

func TestExtendErrors(t *testing.T) {
	l := mustLoad(t)
	for _, test := range []struct{ name, table, want string }{
		{"no header", "", "mine.tsv: no line with the columns' names"},
		{"wrong columns", "word\tpos\n", "mine.tsv:1: the columns are"},
		{"too few columns", predicateHeader + "zorb\tVERB\n", "mine.tsv:2: 2 columns instead of 8; put one tab between columns and - in those that are not used"},
		{"unknown type", predicateHeader + "# a remark\nzorb\tVERB\t-\tCOERSE\t-\t-\t-\tPolice zorbed us.\n", `mine.tsv:3: unknown claim "COERSE"; use an event type (AGREE,`},
		{"unknown mode", predicateHeader + "zorb\tVERB\t-\tCOERCE\tjail\t-\t-\tPolice zorbed us.\n", `mine.tsv:2: "jail" is no mode of COERCE; use one of seize, restrict`},
		{"mode of a type without", predicateHeader + "zorb\tVERB\t-\tAID\tjail\t-\t-\tPolice zorbed us.\n", "leave the column unused (-)"},
		{"unknown pos", predicateHeader + "zorb\tADV\t-\tCOERCE\t-\t-\t-\tPolice zorbed us.\n", `unknown pos "ADV"; use one of VERB, NOUN, ADJ`},
		{"missing example", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\t-\t-\n", "column example is empty; fill it in"},
		{"example without the word", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\t-\tPolice held us.\n", "the example does not use “zorb”"},
		{"mark without the word", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\t-\tPolice [[held]] us by the zorb.\n", "the example does not use “zorb”"},
		{"open mark", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\t-\tPolice [[zorbed us.\n", "a mark [[…]] in the example is not closed"},
		{"example without the particle", predicateHeader + "zorb\tVERB\t+off\tCOERCE\t-\t-\t-\tPolice zorbed us.\n", "the example does not use “off”"},
		{"several words", predicateHeader + "zorb off\tVERB\t-\tCOERCE\t-\t-\t-\tThey zorb off.\n", `lemma "zorb off" has several words; write its head word`},
		{"unknown class", predicateHeader + "zorb\tVERB\tobj=@wepon\tCOERCE\t-\t-\t-\tPolice zorbed us.\n", `unknown word class "@wepon"`},
		{"unknown slot", predicateHeader + "zorb\tVERB\tobject=us\tCOERCE\t-\t-\t-\tPolice zorbed us.\n", `unknown slot "object"`},
		{"no condition", predicateHeader + "zorb\tVERB\toff\tCOERCE\t-\t-\t-\tPolice zorbed us off.\n", `"off" in the pattern is no condition`},
		{"bad frame", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\tsubj\t-\tPolice zorbed us.\n", `frame "subj" has no >`},
		{"unknown effect", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\tmaybe\tPolice zorbed us.\n", `unknown effect "maybe"`},
		{"twice", predicateHeader + "zorb\tVERB\t-\tCOERCE\t-\t-\t-\tPolice zorbed us.\nzorb\tVERB\t-\tnone\t-\t-\t-\tPolice zorbed us.\n", "mine.tsv:3: the same lemma, pos and pattern as line 2"},
		{"not text", predicateHeader + "zorb\xff\tVERB\n", "mine.tsv:2: not UTF-8 text"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := l.Extend("mine.tsv", strings.NewReader(test.table))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want …%s…", err, test.want)
			}
			if !errors.Is(err, reportedly.ErrInvalid) {
				t.Error("not ErrInvalid")
			}
		})
	}
}

func TestProblemsStopAtTwenty(t *testing.T) {
	table := predicateHeader + strings.Repeat("zorb\tVERB\n", 50)
	_, err := mustLoad(t).Extend("mine.tsv", strings.NewReader(table))
	var p *lexicon.Problems
	if !errors.As(err, &p) || len(p.List) != 20 {
		t.Fatalf("got %v", err)
	}
}

func TestLoadNamesMissingTable(t *testing.T) {
	_, err := lexicon.Load(fstest.MapFS{})
	if err == nil || !strings.Contains(err.Error(), "predicates.tsv") {
		t.Fatalf("got %v", err)
	}
}

func TestCurveIsWhole(t *testing.T) {
	files := fstest.MapFS{}
	names, err := fs.ReadDir(data.Lexicon, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		raw, err := fs.ReadFile(data.Lexicon, n.Name())
		if err != nil {
			t.Fatal(err)
		}
		files[n.Name()] = &fstest.MapFile{Data: raw}
	}
	for _, tc := range []struct{ table, want string }{
		{"base\t-1\tm\nstrength\t0.5\tm\nlisted\t0\tm\n", "2 of five features are missing"},
		{"base\t-1\tm\nbase\t0.5\tm\n", `feature "base" is unknown or given twice`},
		{"base\tmuch\tm\n", `weight "much"; write a number`},
	} {
		files["score.tsv"] = &fstest.MapFile{Data: []byte("feature\tweight\tmeaning\n" + tc.table)}
		if _, err := lexicon.Load(files); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q: got %v, want …%s…", tc.table, err, tc.want)
		}
	}
	if c := mustLoad(t).ScoreCurve(); c.Strength <= 0 {
		t.Errorf("the curve falls: %+v", c)
	}
}

// Every example must be a sentence: the loader checks that it uses the entry's
// words; here that it begins and ends like one.
func TestExamplesAreSentences(t *testing.T) {
	for _, p := range mustLoad(t).AllPredicates() {
		if strings.ToLower(p.Example[:1]) == p.Example[:1] || !strings.HasSuffix(p.Example, ".") || len(strings.Fields(p.Example)) < 2 {
			t.Errorf("%s:%d: %q is no sentence", p.File, p.Line, p.Example)
		}
	}
}

func FuzzExtend(f *testing.F) {
	l := mustLoad(f)
	raw, err := fs.ReadFile(data.Lexicon, "predicates.tsv")
	if err != nil {
		f.Fatal(err)
	}
	lines := strings.Split(string(raw), "\n")
	f.Add(predicateHeader + strings.Join(lines[10:14], "\n"))
	f.Add(predicateHeader + "a\tVERB\t+out obj=@weapon|x by!=* in=-\tASSAULT\tdrone|x\tsubj+by,>obj\tdenied\tA [[b]] c.\n")
	f.Fuzz(func(t *testing.T, table string) {
		x, err := l.Extend("fuzz.tsv", strings.NewReader(table))
		if (x == nil) != (err != nil) {
			t.Fatalf("got %v, %v", x, err)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load(data.Lexicon); err != nil {
			b.Fatal(err)
		}
	}
}
