package names_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/ling"
)

// marked are a corpus's documents, each name as LABEL(words).
func marked(c *names.Corpus) []string {
	var out []string
	for _, d := range c.Docs {
		var b strings.Builder
		at := 0
		s := d.Doc.Text.String()
		for _, g := range d.Gold {
			b.WriteString(s[at:g.Span.Start] + g.Label + "(" + s[g.Span.Start:g.Span.End] + ")")
			at = g.Span.End
		}
		out = append(out, b.String()+s[at:])
	}
	return out
}

func TestColumnFiles(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"numbered, with text": {
			"# newdoc id = a\n# text = Mayor Li's out.\n1\tMayor\tO\t-\n2\tLi\tB-PER\t-\n3\t's\tO\t-\n4\tout\tO\t-\n5\t.\tO\t-\n\n" +
				"# text = Osk fell.\n1\tOsk\tB-LOC\t-\n2\tfell\tO\t-\n3\t.\tO\t-\n\n# newdoc id = b\n1\tCalm\tO\t-\n",
			[]string{"Mayor PER(Li)'s out. LOC(Osk) fell.", "Calm"},
		},
		"text of other words": {
			"# text = Something else\n1\tOld\tB-LOC\t-\n2\tOsk\tI-LOC\t-\n", []string{"LOC(Old Osk)"},
		},
		"two columns, each sentence for itself": {
			"\ufeffOsk\tB-location\r\nfell\tO\r\n\t\r\n#\tO\n1\tO\n", []string{"location(Osk) fell", "# 1"},
		},
		"CoNLL 2003": {
			"-DOCSTART- -X- O O\n\nLi NNP I-NP I-PER\nAdams NNP I-NP I-PER\nOsk NNP I-NP B-PER\n\nruns VB O O\n\n-DOCSTART- -X- O O\n\nNow RB O O\n",
			[]string{"PER(Li Adams) PER(Osk) runs", "Now"},
		},
		"another label begins a name": {
			"Osk\tB-LOC\nRovers\tI-ORG\nwin\tO\nLi\tI-PER\n\nLi\tI-PER\n", []string{"LOC(Osk) ORG(Rovers) win PER(Li)", "PER(Li)"},
		},
		"nothing": {"\n# text = x\n", nil},
	} {
		got, err := names.DecodeColumns("f", []byte(c.in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, marked(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestColumnErrors(t *testing.T) {
	for in, want := range map[string]string{
		"Osk\tB-LOC\nfell\n":                  `f:2: invalid input: "fell" is no word with a tag`,
		"Osk\tLOC\n":                          `f:1: invalid input: the tag "LOC"`,
		"Osk\tE-LOC\n":                        `the tag "E-LOC"`,
		"Osk\tB-\n":                           `the tag "B-"`,
		"\tB-LOC\n":                           "f:1: invalid input: a tag without a word",
		"a\xff\tO\n":                          "f:1: invalid input: not UTF-8",
		"a\tO\n" + strings.Repeat("x", 2<<20): "f:2: invalid input: a line of over",
	} {
		_, err := names.DecodeColumns("f", []byte(in))
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.30q: got %v, want %s", in, err, want)
		}
	}
}

const politics = "Mayor\tO\nLi\tB-politician\nof\tO\nOsk\tB-location\nleft\tO\nthe\tO\nHarbour\tB-politicalparty\nParty\tI-politicalparty\n.\tO\n\n" +
	"The\tO\n1901\tB-election\nOsk\tI-election\nvote\tI-election\nsplit\tO\nthe\tO\nMarish\tB-misc\nyouth\tO\n"

// find is an annotator that marks these runs of words, each a label and the
// words as the document has them.
func find(names ...[2]string) corpus.Annotator {
	return func(_ context.Context, d *ling.Document) error {
		for _, n := range names {
			for i := range d.Tokens {
				for j := i + 1; j <= len(d.Tokens); j++ {
					if d.Slice(i, j) == n[1] {
						d.Names = append(d.Names, ling.Name{First: i, End: j, Label: ling.NameLabel(n[0])})
					}
				}
			}
		}
		return nil
	}
}

func TestNameTable(t *testing.T) {
	corpus, err := names.DecodeColumns("politics.txt", []byte(politics))
	if err != nil {
		t.Fatal(err)
	}
	scores, err := names.Score(context.Background(), []*names.Corpus{corpus}, names.Options{
		Annotate: find([2]string{"PER", "Li"}, [2]string{"ORG", "Party"}, [2]string{"TIME", "1901"}, [2]string{"NORP", "Marish"},
			[2]string{"LOC", "Osk"}, [2]string{"PER", "youth"}),
	})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := scores.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	if err := scores.WriteMistakes(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/names.golden", b.String())
}

func TestFindScheme(t *testing.T) {
	for _, c := range []struct {
		labels []string
		want   string
	}{
		{[]string{"PER", "ORG"}, "uner"},
		{[]string{"PER", "MISC"}, "conll2003"},
		{[]string{"country", "misc"}, "crossner-politics"},
		{[]string{"creative-work"}, "wnut17"},
		{[]string{"Organisation", "Frequency"}, "re3d"},
		{[]string{"PER", "NORP"}, "own"},
		{nil, "uner"},
	} {
		if got, err := names.FindScheme("", c.labels); err != nil || got.Name != c.want {
			t.Errorf("%v: %s, %v", c.labels, got.Name, err)
		}
	}
	_, err := names.FindScheme("", []string{"genus"})
	var hint *reportedly.HintError
	if !errors.Is(err, reportedly.ErrUnsupported) || !errors.As(err, &hint) || !strings.Contains(hint.Hint, "uner, conll2003") {
		t.Errorf("unknown label: %v", err)
	}
	if _, err := names.FindScheme("uner", []string{"MISC"}); err == nil || !strings.Contains(err.Error(), `scheme uner: label "MISC"`) {
		t.Errorf("label of another scheme: %v", err)
	}
	if _, err := names.FindScheme("muc", nil); err == nil || !strings.Contains(err.Error(), "scheme muc") {
		t.Errorf("unknown scheme: %v", err)
	}
}

// phrases moves what an annotator finds to the layer of phrases.
func phrases(a corpus.Annotator) corpus.Annotator {
	return func(ctx context.Context, d *ling.Document) error {
		err := a(ctx, d)
		d.Names, d.Phrases = nil, d.Names
		return err
	}
}

func TestRe3D(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		path := filepath.Join(dir, "Paper [1]", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("documents.json", `{"_id":"d","text":"“Li” left Osk"}`+"\n")
	entities := `{"type":"Person","begin":1,"end":3,"documentId":"d","confidence":1}` + "\n" +
		`{"type":"Person","begin":1,"end":3,"documentId":"d","confidence":0.9}` + "\n" +
		`{"type":"Location","begin":10,"end":13,"documentId":"d","confidence":0.7}` + "\n" +
		`{"type":"Weapon","begin":0,"end":4,"documentId":"d","confidence":0}` + "\n"
	write("entities.json", entities)
	got, err := names.Read(dir)
	if err != nil || len(got) != 1 {
		t.Fatalf("got %v, %v", got, err)
	}
	if diff := cmp.Diff([]string{"“Person(Li)” left Location(Osk)"}, marked(got[0])); diff != "" {
		t.Error(diff)
	}
	scores, err := names.Score(context.Background(), got, names.Options{Tokenize: evaltest.Spaces(3, 5), Annotate: phrases(find([2]string{"Person", "Li"}))})
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := scores.Metric("micro.r"); r != 0.5 {
		t.Errorf("recall %v", r)
	}
	if _, err := names.Score(context.Background(), got, names.Options{Annotate: find()}); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("raw text without a tokenizer: %v", err)
	}
	write("entities.json", `{"type":"Person","begin":1,"end":99,"documentId":"d","confidence":1}`)
	if _, err := names.Read(filepath.Join(dir, "Paper [1]")); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("an entity out of range: %v", err)
	}
	if _, err := names.Read(t.TempDir()); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("an empty folder: %v", err)
	}
}

func FuzzDecodeColumns(f *testing.F) {
	f.Add([]byte(politics))
	f.Add([]byte("# newdoc id = a\n# text = Osk's\n1\tOsk\tB-LOC\n2\t's\tO\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		c, err := names.DecodeColumns("f", in)
		if err != nil {
			return
		}
		for _, d := range c.Docs {
			for _, g := range d.Gold {
				if err := d.Doc.Text.Check(g.Span); err != nil {
					t.Fatal(err)
				}
			}
			for _, tk := range d.Doc.Tokens {
				if err := d.Doc.Text.Check(tk.Span); err != nil || tk.Span.Empty() {
					t.Fatal(err, tk.Span)
				}
			}
		}
	})
}
