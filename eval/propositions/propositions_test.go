package propositions_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/propositions"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/syntax"
	"github.com/reportedly/reportedly/internal/evaltest"
	"github.com/reportedly/reportedly/ling"
)

const rolesGold = `# newdoc id = a
# sent_id = a1
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_	_	ARG0	_
2	shelled	shell	VERB	VBD	_	0	root	_	_	shell.01	V	_
3	a	a	DET	DT	_	4	det	_	_	_	_	_
4	town	town	NOUN	NN	_	2	obj	_	_	_	ARG1	R-ARG1
5	holding	hold	VERB	VBG	_	4	acl	_	_	hold.01	_	V
6	out	out	ADP	RP	_	5	compound:prt	_	_	_	_	C-V

`

func TestRoles(t *testing.T) {
	bank, err := syntax.ReadTreebank(evaltest.File(t, "roles.conllu", rolesGold))
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) error {
		d.Propositions = []ling.Proposition{
			{Token: 1, Arguments: []ling.PropArgument{{Role: "ARG0", Token: 0, Score: 0.9}, {Role: "ARG2", Token: 3, Score: 0.6}}},
			{Token: 5, Arguments: []ling.PropArgument{{Role: "ARG1", Token: 3}}},
		}
		return nil
	}
	s, err := propositions.Roles(t.Context(), []*syntax.Treebank{bank}, read, score.Resampling{Times: 20, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	// "shelled" is found and "holding" is missed; the relative and the second part don't count.
	evaltest.WantMetrics(t, s, map[string]float64{
		"predicates.tp": 1, "predicates.fp": 1, "predicates.fn": 1,
		"given.tp": 1, "given.fp": 1, "given.fn": 1, "found.fp": 2, "role.ARG0.f1": 1, "given.ci95.low": 0.5,
	})
}

func TestFactuality(t *testing.T) {
	path := evaltest.File(t, "facts.jsonl", `{"text": "They failed to agree", "targets": [{"span1": [1, 2], "label": 3}, {"span1": [3, 4], "label": -3.0}]}`+"\n")
	c, err := propositions.ReadFacts(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) error {
		d.Happened = []float64{0, 3, 0, -1}
		return nil
	}
	s, err := propositions.Factuality(t.Context(), []*propositions.FactCorpus{c}, read, score.Resampling{})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"all.mae": 1, "all.pearson": 1, "all.n": 2})
	none := func(context.Context, *ling.Document) error { return nil }
	if _, err := propositions.Factuality(t.Context(), []*propositions.FactCorpus{c}, none, score.Resampling{}); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("without factuality: %v", err)
	}
}

const negationGold = "c1\t0\t0\tNobody\tnobody\tNN\t*\tNobody\t_\t_\n" +
	"c1\t0\t1\tleft\tleave\tVBD\t*\t_\tleft\tleft\n" +
	"c1\t0\t2\ttown\ttown\tNN\t*\t_\ttown\t_\n" +
	"c1\t0\t3\t.\t.\t.\t*\t_\t_\t_\n\n" +
	"c1\t1\t0\tRain\train\tNN\t*\t***\n"

func TestNegations(t *testing.T) {
	c, err := propositions.ReadNegations(evaltest.File(t, "negation.txt", negationGold))
	if err != nil {
		t.Fatal(err)
	}
	read := func(_ context.Context, d *ling.Document) error {
		d.Negations = []ling.Negation{{Cue: 0, Scope: []int{1, 3}}, {Cue: 4}}
		return nil
	}
	s, err := propositions.Negations(t.Context(), []*propositions.NegationCorpus{c}, read, score.Resampling{})
	if err != nil {
		t.Fatal(err)
	}
	evaltest.WantMetrics(t, s, map[string]float64{"cues.tp": 1, "cues.fp": 1, "scope.tp": 1, "scope.fp": 1, "scope.fn": 1, "exact.acc": 0})
}

func TestPropositionsGoldInvalid(t *testing.T) {
	for name, c := range map[string]struct {
		read    func(string) error
		content string
		want    string
	}{
		"word outside": {func(p string) error { _, err := propositions.ReadFacts(p); return err }, `{"text":"a b","targets":[{"span1":[2,3],"label":1}]}`, ":1: "},
		"no JSON":      {func(p string) error { _, err := propositions.ReadFacts(p); return err }, "\n{", ":2: "},
		"columns":      {func(p string) error { _, err := propositions.ReadNegations(p); return err }, "a\tb\n", ":1: "},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.read(evaltest.File(t, "gold", c.content))
			if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one of %q", err, c.want)
			}
		})
	}
}
