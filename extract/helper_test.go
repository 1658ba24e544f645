package extract_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
	"github.com/reportedly/reportedly/ling/quote"
)

var load = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(data.Lexicon) })

func newExtractor(t testing.TB) *extract.Extractor {
	t.Helper()
	lex, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(lex, ruling())
}

// ruling are weights by which the rules decide where the model is silent, so that
// tuning the real ones doesn't touch the tests of the rules.
func ruling() extract.Weights {
	return extract.Weights{
		Trigger: 0.3, Second: 0.4, SenseAgrees: 1.5, SenseDiffers: 0.5, WordCeiling: 9, SenseDenies: 1, Unseen: 0.05, UnseenPlain: 0.05, UnseenStated: 0.05, Named: 2,
		Argument: 0.5, FrameAgrees: 4, FrameDirect: 1, FrameDiffers: 2, UnseenArgument: 0.04, Conjunct: 0.03,
		Place: 0.5, Time: 0.5, Speaker: 0.4,
		Basis: 4, Polarity: 3, Reality: 1, Silence: 1, Affirmed: 0.5,
	}
}

// sample is a text with its tree and triggers.
//
// tree has a sentence a line with its words as form=lemma/XPOS/head/relation and
// optionally a name tag (/B-LOC); the lemma may be left out. A line "---" begins a
// new block. triggers are "word:LABEL"; after a comma follow values of the model's
// other heads: "denied=0.9", "reported=0.8", "actor=rebels".
type sample struct {
	name     string
	tree     string
	triggers string
	want     []string
}

// run compares the claims of each sample, as show puts them.
func run(t *testing.T, show func(reportedly.Claim) string, samples []sample) {
	t.Helper()
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			var got []string
			for _, c := range newExtractor(t).Claims(document(t, s.tree, s.triggers)) {
				got = append(got, show(c))
			}
			if diff := cmp.Diff(s.want, got); diff != "" {
				t.Errorf("claims (-want +got):\n%s", diff)
			}
		})
	}
}

// document builds the annotated document of a sample.
func document(t testing.TB, tree, triggers string) *ling.Document {
	t.Helper()
	var table strings.Builder
	var blocks []int // of each sentence
	block := 0
	for line := range strings.Lines(strings.TrimSpace(tree)) {
		if line = strings.TrimSpace(line); line == "---" {
			block++
			continue
		}
		blocks = append(blocks, block)
		for _, w := range strings.Fields(line) {
			table.WriteString(row(t, w) + "\n")
		}
		table.WriteString("\n")
	}
	d := treetest.Doc(t, table.String())
	d.Blocks = make([]ling.Block, block+1)
	for i := range d.Sentences {
		b := &d.Blocks[blocks[i]]
		d.Sentences[i].Block, b.Kind = blocks[i], ling.Body
		b.Span = b.Span.Union(d.Sentences[i].Span)
		if i == 0 || blocks[i-1] != blocks[i] {
			b.Span = d.Sentences[i].Span
		}
	}
	for _, n := range d.Names {
		if n.Label == ling.Temporal {
			d.Times = append(d.Times, ling.Time{First: n.First, End: n.End, Span: d.SpanOf(n.First, n.End), Relation: "on"})
		}
	}
	lex, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []ling.Analyzer{quote.Analyzer(lex.Saying), coref.Analyzer(nil)} {
		if err := a.Run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range strings.Fields(triggers) {
		d.Predicates = append(d.Predicates, predicate(t, d, s))
	}
	return d
}

// row is a word in treetest's form.
func row(t testing.TB, w string) string {
	t.Helper()
	f := strings.Split(w, "/")
	if len(f) < 4 {
		t.Fatalf("word %q has %d parts, not 4", w, len(f))
	}
	form, lemma, ok := strings.Cut(f[0], "=")
	if !ok {
		if lemma = strings.ToLower(form); strings.HasPrefix(f[1], "NNP") {
			lemma = form
		}
	}
	return strings.Join(append([]string{form, lemma, universal(f[1], f[3]), f[1], f[2], f[3]}, f[4:]...), " ")
}

// universal is the universal part of speech of a Penn tag.
func universal(xpos, rel string) string {
	switch {
	case xpos == "NNP" || xpos == "NNPS":
		return "PROPN"
	case xpos == "MD", strings.HasPrefix(rel, "aux"), rel == "cop":
		return "AUX"
	case xpos == "DT" && rel != "det":
		return "PRON"
	case rel == "mark" && xpos != "TO":
		return "SCONJ"
	case xpos == "TO" && rel == "case":
		return "ADP"
	}
	for prefix, u := range map[string]string{"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "DT": "DET", "PRP": "PRON",
		"CD": "NUM", "CC": "CCONJ", "TO": "PART", "POS": "PART", "W": "PRON", "EX": "PRON", "NEG": "PART"} {
		if strings.HasPrefix(xpos, prefix) {
			return u
		}
	}
	return "PUNCT"
}

// predicate reads "word:LABEL,value=score …" for the first such word.
func predicate(t testing.TB, d *ling.Document, s string) ling.Predicate {
	t.Helper()
	f := strings.Split(s, ",")
	word, label, _ := strings.Cut(f[0], ":")
	q := ling.Predicate{Token: tokenOf(t, d, word), Labels: []ling.Scored{{Value: label, Score: 0.9}}}
	for _, x := range f[1:] {
		value, arg, _ := strings.Cut(x, "=")
		sure := []ling.Scored{{Value: value, Score: 0.97}}
		switch value {
		case "reported", "inferred", "asserted":
			q.Basis = sure
		case "denied", "affirmed":
			q.Polarity = sure
		case "ongoing", "habitual", "prospective", "conditional", "hypothetical", "actual":
			q.Reality = sure
		case "likely", "unlikely":
			q.Likelihood = sure
		default:
			q.Args = append(q.Args, ling.Argument{Role: ling.Role(value), Token: tokenOf(t, d, arg), Score: 0.95})
		}
	}
	return q
}

func tokenOf(t testing.TB, d *ling.Document, form string) int {
	t.Helper()
	for i := range d.Tokens {
		if d.Form(i) == form {
			return i
		}
	}
	t.Fatalf("no word %q in %q", form, d.Text.String())
	return -1
}

// typed is a claim's event type or kind with its trigger.
func typed(c reportedly.Claim) string {
	if c.Event != "" {
		return c.Trigger.Quote + ": " + strings.Join(append([]string{string(c.Event)}, c.Modes...), "/")
	}
	return c.Trigger.Quote + ": " + string(c.Kind)
}

// actors are the names of participants.
func actors(list []reportedly.Participant) string {
	var out []string
	for _, a := range list {
		out = append(out, a.Name)
	}
	return strings.Join(out, " + ")
}
