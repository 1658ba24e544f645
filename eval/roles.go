package eval

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
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
func Roles(ctx context.Context, banks []*Treebank, read Annotator, r Resampling) (*Scores, error) {
	s := &Scores{Task: "roles"}
	c := roleCount{confusions: confusions{}, byRole: map[string]*tally{}}
	for _, bank := range banks {
		s.Files = append(s.Files, bank.Path)
		for _, part := range conllu.Split(bank.Sentences) {
			gold := conllu.Document(part)
			frames, err := goldFrames(bank.Path, part)
			if err != nil {
				return nil, err
			}
			d := tokensOnly(gold)
			if err := annotate(ctx, read, d); err != nil {
				return nil, err
			}
			c.document(frames, d)
		}
	}
	total := roleTally{}
	for _, d := range c.documents {
		total.predicates.add(d.predicates)
		total.given.add(d.given)
		total.found.add(d.found)
	}
	s.N = total.found.tp + total.found.fn
	s.Rows = []Row{total.predicates.row("predicates"), total.given.row("given"), total.found.row("found")}
	s.Rows = append(s.Rows, r.f1(len(c.documents),
		namedTally{"given", func(d int) tally { return c.documents[d].given }},
		namedTally{"found", func(d int) tally { return c.documents[d].found }})...)
	for _, role := range slices.Sorted(maps.Keys(c.byRole)) {
		s.Rows = append(s.Rows, c.byRole[role].row("role."+role))
	}
	s.Confusions = c.confusions.sorted()
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
type roleTally struct{ predicates, given, found tally }

type roleCount struct {
	documents  []roleTally
	byRole     map[string]*tally
	confusions confusions
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
			t.predicates.fn++
			t.found.fn += len(g.args)
			for a := range g.args {
				c.role(a.Role).fn++
			}
			c.confusions.add("predicate", d.Form(g.word), "", d.Form(g.word))
			continue
		}
		delete(read, g.word)
		t.predicates.tp++
		one := c.arguments(g, p, d)
		t.given.add(one)
		t.found.add(one)
	}
	for _, p := range read {
		t.predicates.fp++
		t.found.fp += len(p.Arguments)
		for _, a := range p.Arguments {
			c.role(a.Role).fp++
		}
	}
	c.documents = append(c.documents, t)
}

// arguments compares the arguments of one predicate.
func (c *roleCount) arguments(g frame, p *ling.Proposition, d *ling.Document) tally {
	var t tally
	wrong := map[int]string{} // role read by word, where it is false
	for _, a := range p.Arguments {
		a.Score = 0
		if g.args[a] {
			t.tp++
			c.role(a.Role).tp++
		} else {
			t.fp++
			c.role(a.Role).fp++
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
			t.fn++
			c.role(a.Role).fn++
			c.confusions.add("role", a.Role, wrong[a.Token], d.Form(g.word)+" … "+d.Form(a.Token))
		}
	}
	return t
}

func (c *roleCount) role(name string) *tally {
	if c.byRole[name] == nil {
		c.byRole[name] = &tally{}
	}
	return c.byRole[name]
}
