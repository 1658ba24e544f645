package wordpiece_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/model/wordpiece"
	"github.com/reportedly/reportedly/text"
)

func mustVocabulary(t testing.TB) *wordpiece.Vocabulary {
	t.Helper()
	data, err := os.ReadFile("testdata/vocab.txt")
	if err != nil {
		t.Fatal(err)
	}
	v, err := wordpiece.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// fixture is a text as the reference tokenizer splits it; spans are bytes
// (train/fixtures/wordpiece.py).
type fixture struct {
	Text  string
	IDs   []int32
	Spans [][2]int
}

func fixtures(t testing.TB, path string) []fixture {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []fixture
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var x fixture
		if err := json.Unmarshal(lines.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSplit(t *testing.T) {
	v := mustVocabulary(t)
	checkFixtures(t, v, "testdata/pieces.jsonl")
}

func checkFixtures(t *testing.T, v *wordpiece.Vocabulary, path string) {
	t.Helper()
	s := v.Splitter()
	for _, f := range fixtures(t, path) {
		want := []string{}
		for i, id := range f.IDs {
			want = append(want, v.Piece(id)+" "+f.Text[f.Spans[i][0]:f.Spans[i][1]])
		}
		got := []string{}
		for _, p := range s.Split(f.Text) {
			got = append(got, v.Piece(p.ID)+" "+f.Text[p.Span.Start:p.Span.End])
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q (-reference +ours):\n%s", f.Text, d)
		}
	}
}

func TestAppend(t *testing.T) {
	v := mustVocabulary(t)
	s := v.Splitter()
	tests := []struct{ word, want string }{
		{"forces", "forces"},
		{"Forces", "forces"},
		{"U.S.", "u . s ."},
		{"", "[UNK]"},
		{"\u200b\u0007", "[UNK]"},
		{"1.2.3.4.5.6.7", "1 . 2 . 3 . 4 ."},
		{"été", "ete"},
		{strings.Repeat("x", 101), "[UNK]"},
		{"[SEP]", "[ sep ]"},
	}
	for _, test := range tests {
		var got []string
		for _, id := range s.Append(nil, test.word, 8) {
			got = append(got, strings.TrimPrefix(v.Piece(id), "##"))
		}
		want := strings.Fields(test.want)
		if test.word == "été" || test.word == "[SEP]" { // in one piece or in several
			got, want = []string{strings.Join(got, "")}, []string{strings.Join(want, "")}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", test.word, d)
		}
	}
}

func TestParse(t *testing.T) {
	tests := []struct{ data, want string }{
		{"[UNK]\n[CLS]\na\n", "no piece [SEP]"},
		{"[UNK]\n[CLS]\n[SEP]\na\na\n", `line 5: empty or doubled piece "a"`},
		{"[UNK]\n\n[CLS]\n[SEP]\n", `line 2: empty or doubled piece ""`},
		{"", `line 1: empty or doubled piece ""`},
	}
	for _, test := range tests {
		if _, err := wordpiece.Parse([]byte(test.data)); err == nil || err.Error() != test.want {
			t.Errorf("%q: error %v, want %s", test.data, err, test.want)
		}
	}
	v, err := wordpiece.Parse([]byte("[UNK]\r\n[CLS]\r\n[SEP]\r\n##a\r\n"))
	if err != nil || v.Len() != 4 || v.SEP() != 2 || v.CLS() != 1 || v.Unknown() != 0 {
		t.Errorf("lines that end in CR LF: %v, %v", v, err)
	}
}

func FuzzSplit(f *testing.F) {
	for _, x := range fixtures(f, "testdata/pieces.jsonl") {
		f.Add(x.Text)
	}
	f.Add("\xff\xfe\xc3")
	v := mustVocabulary(f)
	f.Fuzz(func(t *testing.T, s string) {
		last := text.Span{}
		for _, p := range v.Splitter().Split(s) {
			sp := p.Span
			if sp.Start < 0 || sp.End > len(s) || sp.Empty() || p.ID < 0 || int(p.ID) >= v.Len() {
				t.Fatalf("%q: piece %v", s, p)
			}
			if sp.Start < last.End && !sp.Overlaps(last) || sp.Start < last.Start {
				t.Fatalf("%q: piece %v after %v", s, sp, last)
			}
			if utf8.ValidString(s) && text.New(s).Check(sp) != nil {
				t.Fatalf("%q: piece %v cuts a character", s, sp)
			}
			last = sp
		}
		if ids := v.Splitter().Append(nil, s, 8); len(ids) < 1 || len(ids) > 8 {
			t.Fatalf("%q: %d pieces", s, len(ids))
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	v := mustVocabulary(b)
	s := v.Splitter()
	words := strings.Fields("The U.N. envoy said that Yemeni forces near Ma'rib had re-deployed after Tuesday's shelling .")
	var ids []int32
	b.ReportAllocs()
	for b.Loop() {
		for _, w := range words {
			ids = s.Append(ids[:0], w, 8)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(words)), "ns/word")
}
