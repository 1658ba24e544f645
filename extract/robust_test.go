package extract_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

var (
	vocabulary = strings.Fields(`army/NN rebels=rebel/NNS Malvera/NNP/B-LOC Karim/NNP/B-PER Sadeh/NNP/I-PER Front/NNP/B-ORG Monday/NNP/B-TIME they/PRP who/WP
		we/PRP that/DT minister/NN attack/NN raid/NN talks=talk/NNS visit/NN said=say/VBD denied=deny/VBD shelled=shell/VBD captured=capture/VBD met=meet/VBD
		held=hold/VBD insisted=insist/VBD verified=verify/VBN fled=flee/VBD reports=report/NNS five/CD dozens=dozen/NNS 1,200/CD hundred/CD least/JJS not/NEG may/MD
		will/MD must/MD reportedly/RB likely/JJ in/IN of/IN between/IN after/IN because/IN if/IN according=accord/VBG to/TO as/IN at/IN the/DT and/CC
		,/PUNCT ./PUNCT :/PUNCT “/PUNCT ”/PUNCT '/PUNCT |/PUNCT –/PUNCT`)
	relations = strings.Fields(`nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod compound flat appos acl acl:relcl advcl ccomp xcomp csubj conj parataxis
		aux aux:pass cop mark case fixed det nummod advmod compound:prt dep punct`)
	labels = []string{"ASSAULT", "CONSULT", "COERCE", "REJECT", "RETREAT", "presence", "control", "affiliation", "membership", "condition", "verification", "office"}
	roles  = []ling.Role{ling.ActorRole, ling.RecipientRole, ling.PlaceRole, ling.TimeRole, ling.SpeakerRole}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// anyTree writes sentences of random words with a random tree each.
func anyTree(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		n := 1 + r.IntN(14)
		order := r.Perm(n) // a word's head comes before it in this order
		head := make([]int, n)
		for k := 1; k < n; k++ {
			head[order[k]] = order[r.IntN(k)] + 1
		}
		for i := range n {
			word, tag, _ := strings.Cut(pick(r, vocabulary), "/")
			xpos, name, named := strings.Cut(tag, "/")
			rel := pick(r, relations)
			if head[i] == 0 {
				rel = "root"
			}
			fmt.Fprintf(&b, "%s/%s/%d/%s", word, xpos, head[i], rel)
			if named {
				b.WriteString("/" + name)
			}
			b.WriteByte(' ')
		}
		b.WriteByte('\n')
		if r.IntN(3) == 0 {
			b.WriteString("---\n")
		}
	}
	return strings.TrimSuffix(strings.TrimSpace(b.String()), "---")
}

func anyPredicates(r *rand.Rand, d *ling.Document) {
	distribution := func(values ...string) []ling.Scored {
		var out []ling.Scored
		for _, v := range values {
			out = append(out, ling.Scored{Value: v, Score: r.Float64()})
		}
		return out
	}
	for i := range d.Tokens {
		if r.IntN(3) > 0 {
			continue
		}
		q := ling.Predicate{Token: i, Labels: []ling.Scored{{Value: pick(r, labels), Score: r.Float64()}, {Value: pick(r, labels), Score: r.Float64()}}}
		for range r.IntN(5) {
			q.Args = append(q.Args, ling.Argument{Role: pick(r, roles), Token: r.IntN(len(d.Tokens)), Score: r.Float64()})
		}
		if r.IntN(2) == 0 {
			q.Basis = distribution("asserted", "reported", "inferred")
			q.Polarity = distribution("affirmed", "denied")
			q.Reality = distribution("actual", "ongoing", "prospective")
			q.Likelihood = distribution("none", "likely")
		}
		d.Predicates = append(d.Predicates, q)
	}
}

// TestAnyTree reads nonsense, which a parser may well give for nonsense.
func TestAnyTree(t *testing.T) {
	lex, err := load()
	if err != nil {
		t.Fatal(err)
	}
	e := extract.New(lex, extract.Default())
	total := 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := document(t, anyTree(r), "")
		anyPredicates(r, d)
		claims := e.Claims(d)
		total += len(claims)
		if err := sound(d, claims); err != nil {
			t.Fatalf("seed %d: %v in %q", seed, err, d.Text.String())
		}
	}
	if total == 0 {
		t.Error("no claims in any of the texts")
	}
}

// sound tells what is wrong with a document's claims.
func sound(d *ling.Document, claims []reportedly.Claim) error {
	ids := map[string]bool{}
	for i, c := range claims {
		if want := fmt.Sprintf("c%d", i+1); c.ID != want {
			return fmt.Errorf("claim %d has ID %s", i, c.ID)
		}
		ids[c.ID] = true
		if i > 0 && c.Trigger.Span.Start < claims[i-1].Trigger.Span.Start {
			return fmt.Errorf("%s comes before the claim in front of it", c.ID)
		}
	}
	for _, c := range claims {
		for _, l := range c.Links {
			if !ids[l.Claim] || l.Claim == c.ID {
				return fmt.Errorf("%s is linked to %q", c.ID, l.Claim)
			}
		}
		if c.Time != nil && c.Time.Claim != "" && !ids[c.Time.Claim] {
			return fmt.Errorf("%s has the time of %q", c.ID, c.Time.Claim)
		}
		if len(c.Evidence) == 0 || c.Kind == "" || c.Basis == "" || c.Polarity == "" || c.Reality == "" || c.Score < 0 || c.Score > 1 {
			return fmt.Errorf("%s is incomplete: %+v", c.ID, c)
		}
		for _, sp := range spans(c) {
			if err := d.Text.Check(sp); err != nil {
				return fmt.Errorf("%s: %w", c.ID, err)
			}
		}
		if c.Basis != reportedly.Reported && len(c.SaidBy) > 0 {
			return fmt.Errorf("%s is %s, but said by somebody", c.ID, c.Basis)
		}
	}
	return nil
}

// spans are all spans of a claim.
func spans(c reportedly.Claim) []text.Span {
	out := []text.Span{c.Trigger.Span}
	for _, e := range c.Evidence {
		out = append(out, e.Span)
	}
	for _, a := range append(c.Actors, c.Recipients...) {
		out = append(out, a.Span)
	}
	for _, p := range c.Places {
		out = append(out, p.Span)
	}
	for _, n := range c.Numbers {
		out = append(out, n.Span)
	}
	for _, s := range c.SaidBy {
		out = append(out, s.Span)
	}
	for _, w := range c.Why {
		out = append(out, w.Words)
	}
	if c.Time != nil {
		out = append(out, c.Time.Span)
	}
	return out
}
