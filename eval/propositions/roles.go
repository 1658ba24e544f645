package propositions

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/eval/syntax"
	"github.com/reportedly/reportedly/export/conllu"
	"github.com/reportedly/reportedly/ling"
)

// frame is a gold predicate: its word and its arguments' head words by role.
type frame struct {
	word int
	args map[ling.PropArgument]bool // without score
}

// Roles scores predicates and the heads of their arguments against treebanks
// with PropBank's columns (docs/evaluation.md, "Roles"). read fills
// Document.Propositions of gold tokens. N counts gold arguments.
func Roles(ctx context.Context, banks []*syntax.Treebank, read corpus.Annotator, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "roles"}
	c := roleCount{confusions: score.Confusions{}, byRole: map[string]*score.Tally{}}
	for _, bank := range banks {
		s.Files = append(s.Files, bank.Path)
		for _, part := range conllu.Split(bank.Sentences) {
			gold := conllu.Document(part)
			frames, err := goldFrames(bank.Path, part)
			if err != nil {
				return nil, err
			}
			d := corpus.TokensOnly(gold)
			if err := corpus.Annotate(ctx, read, d); err != nil {
				return nil, err
			}
			c.document(frames, d)
		}
	}
	total := roleTally{}
	for _, d := range c.documents {
		total.predicates.Add(d.predicates)
		total.given.Add(d.given)
		total.found.Add(d.found)
	}
	s.N = total.found.TP + total.found.FN
	s.Rows = []score.Row{total.predicates.Row("predicates"), total.given.Row("given"), total.found.Row("found")}
	s.Rows = append(s.Rows, r.F1(len(c.documents),
		score.NamedTally{Name: "given", Of: func(d int) score.Tally { return c.documents[d].given }},
		score.NamedTally{Name: "found", Of: func(d int) score.Tally { return c.documents[d].found }})...)
	for _, role := range slices.Sorted(maps.Keys(c.byRole)) {
		s.Rows = append(s.Rows, c.byRole[role].Row("role."+role))
	}
	s.Confusions = c.confusions.Sorted()
	return s, nil
}

// goldFrames reads PropBank's columns: the eleventh holds a predicate's sense, and
// the ones after it, one a predicate of the sentence in order, its arguments.
func goldFrames(path string, part []conllu.Sentence) ([]frame, error) {
	var out []frame
	base := 0
	for _, s := range part {
		first := len(out)
		for i, w := range s.Words {
			if len(w.Extra) > 0 && w.Extra[0] != "_" && w.Extra[0] != "" {
				out = append(out, frame{base + i, map[ling.PropArgument]bool{}})
			}
		}
		for i, w := range s.Words {
			for k := range len(out) - first {
				if 1+k >= len(w.Extra) {
					break
				}
				if role := plainRole(w.Extra[1+k]); role != "" {
					out[first+k].args[ling.PropArgument{Role: role, Token: base + i}] = true
				}
			}
			if len(w.Extra) > 1+len(out)-first && strings.Trim(strings.Join(w.Extra[1+len(out)-first:], ""), "_") != "" {
				return nil, fmt.Errorf("%s:%d: %w: arguments of more predicates than the sentence has", path, s.Line+i, reportedly.ErrInvalid)
			}
		}
		base += len(s.Words)
	}
	return out, nil
}

// plainRole is a role that is counted, "" for others: the predicate itself, the
// second part of one in two parts, and a relative pronoun beside what it stands
// for.
func plainRole(cell string) string {
	if cell == "_" || cell == "V" || strings.HasPrefix(cell, "C-") || strings.HasPrefix(cell, "R-") {
		return ""
	}
	return cell
}

// roleTally are one document's counts: predicates; arguments of predicates that
// were found; and all arguments.
type roleTally struct{ predicates, given, found score.Tally }

type roleCount struct {
	documents  []roleTally
	byRole     map[string]*score.Tally
	confusions score.Confusions
}

func (c *roleCount) document(gold []frame, d *ling.Document) {
	read := map[int]*ling.Proposition{}
	for i := range d.Propositions {
		read[d.Propositions[i].Token] = &d.Propositions[i]
	}
	var t roleTally
	for _, g := range gold {
		p := read[g.word]
		if p == nil {
			t.predicates.FN++
			t.found.FN += len(g.args)
			for a := range g.args {
				c.role(a.Role).FN++
			}
			c.confusions.Add("predicate", d.Form(g.word), "", d.Form(g.word))
			continue
		}
		delete(read, g.word)
		t.predicates.TP++
		one := c.arguments(g, p, d)
		t.given.Add(one)
		t.found.Add(one)
	}
	for _, p := range read {
		t.predicates.FP++
		t.found.FP += len(p.Arguments)
		for _, a := range p.Arguments {
			c.role(a.Role).FP++
		}
	}
	c.documents = append(c.documents, t)
}

// arguments compares the arguments of one predicate.
func (c *roleCount) arguments(g frame, p *ling.Proposition, d *ling.Document) score.Tally {
	var t score.Tally
	wrong := map[int]string{} // role read by word, where it is false
	for _, a := range p.Arguments {
		a.Score = 0
		if g.args[a] {
			t.TP++
			c.role(a.Role).TP++
		} else {
			t.FP++
			c.role(a.Role).FP++
			wrong[a.Token] = a.Role
		}
	}
	right := map[ling.PropArgument]bool{}
	for _, a := range p.Arguments {
		a.Score = 0
		right[a] = true
	}
	for a := range g.args {
		if !right[a] {
			t.FN++
			c.role(a.Role).FN++
			c.confusions.Add("role", a.Role, wrong[a.Token], d.Form(g.word)+" … "+d.Form(a.Token))
		}
	}
	return t
}

func (c *roleCount) role(name string) *score.Tally {
	if c.byRole[name] == nil {
		c.byRole[name] = &score.Tally{}
	}
	return c.byRole[name]
}
