package conllu_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// line is a CoNLL-U line of a word with nothing but what matters here.
func line(id, form, head, deprel, misc string) string {
	return strings.Join([]string{id, form, "_", "_", "_", "_", head, deprel, "_", misc}, "\t") + "\n"
}

var sample = "# newdoc id = d1\n# newpar\n# sent_id = a\n# text = They didn't shell Osk.\n" +
	line("1", "They", "4", "nsubj", "_") +
	line("2-3", "didn't", "_", "_", "_") + line("2", "did", "4", "aux", "_") + line("3", "n't", "4", "advmod", "_") +
	line("4", "shell", "0", "root", "_") + line("4.1", "it", "_", "_", "_") +
	line("5", "Osk", "4", "obj", "SpaceAfter=No|X=1") + line("6", ".", "4", "punct", "SpaceAfter=No") +
	"\n# text = Quiet since\n" + line("1", "Quiet", "0", "root", "_") + line("2", "since", "_", "_", "_") +
	"\n# newpar\n\n" + line("1-2", "au", "_", "_", "_") + line("1", "à", "0", "root", "_") + line("2", "le", "1", "fixed", "_") +
	"\n# newdoc\n" + line("1", "_", "0", "root", "_")

func read(t *testing.T, in string) []conllu.Sentence {
	t.Helper()
	got, err := conllu.Read("test.conllu", strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRead(t *testing.T) {
	got := read(t, "\ufeff"+strings.ReplaceAll(sample, "\n", "\r\n"))
	if len(got) != 4 {
		t.Fatalf("%d sentences", len(got))
	}
	want := conllu.Sentence{
		Line: 5, Document: "d1", NewDocument: true, NewParagraph: true, ID: "a", Text: "They didn't shell Osk.",
		Words: []conllu.Word{
			{Form: "They", Head: 3, Deprel: "nsubj"}, {Form: "did", Head: 3, Deprel: "aux"},
			{Form: "n't", Head: 3, Deprel: "advmod"}, {Form: "shell", Head: conllu.Root, Deprel: "root"},
			{Form: "Osk", Head: 3, Deprel: "obj", Misc: "SpaceAfter=No|X=1"},
			{Form: ".", Head: 3, Deprel: "punct", Misc: "SpaceAfter=No"},
		},
		Tokens: []conllu.Token{
			{"They", 0, 1, true}, {"didn't", 1, 3, true}, {"shell", 3, 4, true}, {"Osk", 4, 5, false}, {".", 5, 6, false},
		},
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	if h := got[1].Words[1].Head; h != conllu.NoHead {
		t.Errorf("a head left open: %d", h)
	}
	if got[1].NewParagraph || !got[2].NewParagraph || got[2].Document != "d1" || got[3].Document != "" || !got[3].NewDocument {
		t.Errorf("paragraphs and documents: %+v", got[1:])
	}
}

func TestDocument(t *testing.T) {
	parts := conllu.Split(read(t, sample))
	if len(parts) != 2 || len(parts[0]) != 3 {
		t.Fatalf("parts: %v", parts)
	}
	d := conllu.Document(parts[0])
	if got, want := d.Text.String(), "They didn't shell Osk.Quiet since\n\nàle"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	var forms []string
	for i := range d.Tokens {
		forms = append(forms, d.Form(i))
	}
	if got, want := strings.Join(forms, "|"), "They|did|n't|shell|Osk|.|Quiet|since|à|le"; got != want {
		t.Errorf("forms %s, want %s", got, want)
	}
	if d.Tokens[9].Head != 8 || d.Tokens[3].Head != -1 || d.Sentences[2].Block != 1 || d.ID != "d1" {
		t.Errorf("document %+v", d)
	}
}

func TestReadErrors(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"columns":     {"1\ta\n", "f.conllu:1: invalid input: 2 columns separated by tabs instead of 10"},
		"number":      {line("2", "a", "0", "root", "_"), `f.conllu:1: invalid input: the word's number is "2" instead of 1`},
		"head":        {line("1", "a", "x", "root", "_"), `head "x" is no number`},
		"head range":  {line("1", "a", "7", "root", "_") + "\n", "f.conllu:2: invalid input: word 1 of the sentence above has head 7, of 1 words"},
		"own head":    {line("1", "a", "1", "root", "_"), "has head 1"},
		"form":        {line("1", "", "0", "root", "_"), `the form "" is empty`},
		"control":     {line("1", "a\x01", "0", "root", "_"), "control character"},
		"encoding":    {line("1", "a\xff", "0", "root", "_"), "not UTF-8"},
		"range":       {line("3-4", "a", "_", "_", "_"), "doesn't begin at word 1"},
		"open range":  {line("1-2", "a", "_", "_", "_") + line("1", "a", "0", "root", "_") + "\n", "without all its words"},
		"bare range":  {line("1-2", "a", "_", "_", "_"), "without its words"},
		"inner range": {line("1-2", "a", "_", "_", "_") + line("1-2", "a", "_", "_", "_"), "doesn't begin at word 1"},
		"long line":   {"# " + strings.Repeat("x", 2<<20), "f.conllu:1: invalid input: a line of over"},
	} {
		_, err := conllu.Read("f.conllu", strings.NewReader(c.in))
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

// report is a short annotated document.
func report() *ling.Document {
	d := &ling.Document{
		ID: "night log.txt", Text: text.New("Rebels  shelled\tOsk's port.\nCalm."),
		Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{Start: 0, End: 27}}, {Kind: ling.Body, Span: text.Span{Start: 28, End: 33}}},
		Sentences: []ling.Sentence{
			{Span: text.Span{Start: 0, End: 27}, First: 0, End: 6}, {Span: text.Span{Start: 28, End: 33}, Block: 1, First: 6, End: 8},
		},
		Names: []ling.Name{{First: 2, End: 3, Label: ling.Location, Score: 0.9}},
		Predicates: []ling.Predicate{{
			Token: 1, Labels: []ling.Scored{{Value: "ASSAULT", Score: 0.931}, {Value: "presence", Score: 0.2}},
			Args:  []ling.Argument{{Role: ling.ActorRole, Token: 0, Score: 0.9}, {Role: ling.PlaceRole, Token: 6, Score: 0.1}},
			Basis: []ling.Scored{{Value: "asserted", Score: 0.8}},
		}},
	}
	for _, t := range []struct {
		start, end, sentence  int
		lemma, upos, xpos, dr string
		head                  int
	}{
		{0, 6, 0, "rebel", "NOUN", "NNS", "nsubj", 1}, {8, 15, 0, "shell", "VERB", "VBD", "root", -1},
		{16, 19, 0, "Osk", "PROPN", "NNP", "nmod:poss", 4}, {19, 21, 0, "'s", "PART", "POS", "case", 2},
		{22, 26, 0, "port", "NOUN", "NN", "obj", 1}, {26, 27, 0, ".", "PUNCT", ".", "punct", 1},
		{28, 32, 1, "", "", "", "", 0}, {32, 33, 1, "", "", "", "", 0},
	} {
		d.Tokens = append(d.Tokens, ling.Token{
			Span: text.Span{Start: t.start, End: t.end}, Sentence: t.sentence,
			Lemma: t.lemma, UPOS: t.upos, XPOS: t.xpos, Head: t.head, Deprel: t.dr,
		})
	}
	return d
}

func TestEncode(t *testing.T) {
	var b bytes.Buffer
	if err := conllu.Encode(&b, report()); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/report.conllu", b.String())
	got := conllu.Document(read(t, b.String()))
	for i, want := range report().Tokens[:6] {
		want.Span, got.Tokens[i].Span = text.Span{}, text.Span{}
		if diff := cmp.Diff(want, got.Tokens[i]); diff != "" {
			t.Errorf("token %d (-written +read):\n%s", i, diff)
		}
	}
}

func TestEncodeRefusesBrokenDocuments(t *testing.T) {
	for name, change := range map[string]func(*ling.Document){
		"span":   func(d *ling.Document) { d.Tokens[1].Span.End = 99 },
		"order":  func(d *ling.Document) { d.Tokens[1].Span = text.Span{Start: 2, End: 4} },
		"head":   func(d *ling.Document) { d.Tokens[1].Head = 7 },
		"tokens": func(d *ling.Document) { d.Sentences[1].End = 99 },
	} {
		d := report()
		change(d)
		if err := conllu.Encode(&bytes.Buffer{}, d); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Treebanks read without an error, and their text is what "# text" says.
func TestTreebanks(t *testing.T) {
	for _, path := range []string{
		golden.Shared(t, "corpora", "ud-english-ewt", "en_ewt-ud-dev.conllu"),
		golden.Shared(t, "corpora", "ud-english-gum", "en_gum-ud-dev.conllu"),
	} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		sentences, err := conllu.Read(path, f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range conllu.Split(sentences) {
			d := conllu.Document(part)
			for i, s := range d.Sentences {
				if got := d.Text.Slice(s.Span); got != part[i].Text {
					t.Fatalf("%s:%d: text %q, want %q", path, part[i].Line, got, part[i].Text)
				}
			}
			if err := conllu.Encode(&bytes.Buffer{}, d); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add(line("1-2", "K\ufffd", "_", "_", "_") + line("1", "\u212a", "0", "root", "_") + line("2", "\ufffd", "1", "x", "_"))
	f.Fuzz(func(t *testing.T, in string) {
		sentences, err := conllu.Read("fuzz", strings.NewReader(in))
		if err != nil {
			return
		}
		for _, part := range conllu.Split(sentences) {
			d := conllu.Document(part)
			var b bytes.Buffer
			if err := conllu.Encode(&b, d); err != nil {
				t.Fatal(err)
			}
			again := conllu.Document(read(t, b.String()))
			if len(again.Tokens) != len(d.Tokens) || len(again.Sentences) != len(d.Sentences) {
				t.Fatalf("written and read again:\n%s", b.String())
			}
		}
	})
}
