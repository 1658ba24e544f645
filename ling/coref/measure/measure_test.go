package measure_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref/measure"
	"github.com/reportedly/reportedly/text"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The chains of Vilain et al.'s example: {a b c d} found as {a b} {c d} keeps
// two of three links.
func TestMetrics(t *testing.T) {
	gold := []measure.Chain{{1, 2, 3, 4}}
	got := []measure.Chain{{1, 2}, {3, 4}}
	m := measure.MUC(gold, got)
	if !near(m.Recall(), 2.0/3) || !near(m.Precision(), 1) {
		t.Errorf("MUC %v %v", m.Precision(), m.Recall())
	}
	b := measure.BCubed(gold, got)
	if !near(b.Recall(), 0.5) || !near(b.Precision(), 1) {
		t.Errorf("B3 %v %v", b.Precision(), b.Recall())
	}
	c := measure.CEAFe(gold, got)
	if !near(c.Recall(), 2.0/3) || !near(c.Precision(), 1.0/3) {
		t.Errorf("CEAFe %v %v", c.Precision(), c.Recall())
	}
	if s := measure.MUC(nil, nil); s.F1() != 0 {
		t.Errorf("nothing at all scores %v", s.F1())
	}
}

const sample = `# newdoc id = d1
# newpar
# sent_id = 1
1	Omar	Omar	PROPN	NNP	_	3	nsubj	_	Entity=(1-person-new-n-cf1-1-coref
2	Said	Said	PROPN	NNP	_	1	flat	_	Entity=1)
3	left	leave	VERB	VBD	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = 2
1	He	he	PRON	PRP	_	2	nsubj	_	Entity=(1-person-giv-n-cf1-1-ana)
2	slept	sleep	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
`

func TestReadCoNLLU(t *testing.T) {
	docs, err := measure.ReadCoNLLU(strings.NewReader(sample))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 {
		t.Fatalf("%d documents", len(docs))
	}
	d := docs[0]
	if got := d.Text.String(); got != "Omar Said left. He slept." {
		t.Errorf("text %q", got)
	}
	want := []ling.Name{{First: 0, End: 2, Label: ling.PersonName, Score: 1}}
	if diff := cmp.Diff(want, d.Names); diff != "" {
		t.Error(diff)
	}
	chains, err := measure.ReadChains(strings.NewReader("# begin\n0\tOmar\t(1\n1\tSaid\t1)\n2\tleft\t_\n3\t.\t_\n4\tHe\t(1)\n5\tslept\t_\n6\t.\t_\n"), d)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]measure.Chain{{4, 0}}, chains); diff != "" {
		t.Error(diff)
	}
	if _, err := measure.ReadChains(strings.NewReader("0\tOmar\t(1\n"), d); err == nil {
		t.Error("a chain file with too few tokens gives no error")
	}
}

// An annotator that ties every mention together finds all true pairs and all
// false ones.
func TestGAP(t *testing.T) {
	table := "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n" +
		"1\tAnna met Béa; she sat.\tshe\t14\tAnna\t0\tTRUE\tBéa\t9\tFALSE\tx\n"
	g, err := measure.GAP(strings.NewReader(table), 0, func(s string) (*ling.Document, error) {
		d := &ling.Document{Text: text.New(s), Entities: []ling.Entity{{Name: "Anna"}}}
		for _, w := range []string{"Anna", "Béa", "she"} {
			at := strings.Index(s, w)
			i := len(d.Tokens)
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: at, End: at + len(w)}})
			d.Mentions = append(d.Mentions, ling.Mention{Head: i, First: i, End: i + 1, Entities: []int{0}})
		}
		return d, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if g.TP != 1 || g.FP != 1 || g.FN != 0 || !near(g.F1(), 2.0/3) {
		t.Errorf("%+v", g)
	}
}

func TestAliases(t *testing.T) {
	s := "Omar Said left. Said slept."
	d := &ling.Document{Text: text.New(s), Entities: []ling.Entity{{Name: "Omar Said"}}}
	for _, sp := range []text.Span{{Start: 0, End: 4}, {Start: 5, End: 9}, {Start: 16, End: 20}} {
		d.Tokens = append(d.Tokens, ling.Token{Span: sp})
	}
	d.Mentions = []ling.Mention{{Head: 0, First: 0, End: 2, Entities: []int{0}}, {Head: 2, First: 2, End: 3, Entities: []int{0}}}
	var got measure.AliasScore
	got.Aliases(d, [][]string{{"Omar Said", "Said", "he"}, {"Nobody", "Said"}})
	if got.Forms != 1 || got.Right != 1 {
		t.Errorf("%+v", got)
	}
}
