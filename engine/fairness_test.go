package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// fairPairs are actors that are exchanged for each other: a state's forces for those
// that rise against it, one nation for another, one party for another.
var fairPairs = []struct{ sort, a, b string }{
	{"state and rebels", "government forces", "rebel forces"},
	{"state and rebels", "government troops", "rebel fighters"},
	{"state and rebels", "the army", "the militia"},
	{"state and rebels", "the government", "the rebels"},
	{"nations", "Turkey", "Greece"},
	{"nations", "France", "Nigeria"},
	{"nations", "Chinese troops", "American troops"},
	{"nations", "Israeli forces", "Syrian forces"},
	{"parties", "the Socialist Party", "the National Party"},
	{"parties", "the ruling party", "the opposition"},
}

// fairTemplates are sentences about A and B.
var fairTemplates = []string{
	"A attacked B near the river on Monday.",
	"A shelled positions of B overnight.",
	"A accused B of breaking the ceasefire.",
	"A met B in Geneva for talks.",
	"A reportedly captured a bridge from B.",
	"A denied that it had attacked B.",
	"A will withdraw from the town, residents said.",
	"A and B agreed to exchange prisoners.",
	"A demanded that B leave the valley.",
	"Witnesses said that A had beaten supporters of B.",
	"Three civilians were killed when A fired on a village held by B.",
	"A threatened to attack B unless the siege ended.",
	"A rejected a proposal by B to extend the truce.",
	"A is believed to have killed two commanders of B.",
	"A praised B for the agreement.",
	"A released ten members of B on Tuesday.",
	"B was attacked by A in the north of the country.",
	"According to a monitor, A clashed with B near the airport.",
	"A did not take part in the talks with B.",
	"A plans to send food to areas held by B.",
}

// The least shares of sentences that must be read alike: in type, polarity, basis and
// reality, and in the parties too. The goal of both is 0.99; they rise with what is
// reached.
const fairCodes, fairWhole = 0.99, 0.84

// TestSwappedActors reads sentences about two actors twice, the second time with the
// actors exchanged, and expects the same coding with the parties exchanged: who
// somebody is mustn't decide what they are said to have done, or how surely.
func TestSwappedActors(t *testing.T) {
	e := mustEngine(t)
	codes, whole, n := map[string]int{}, map[string]int{}, map[string]int{}
	var differ []string
	for _, pair := range fairPairs {
		for _, tpl := range fairTemplates {
			one := fairCoding(t, e, tpl, pair.a, pair.b)
			two := fairCoding(t, e, tpl, pair.b, pair.a)
			for _, sort := range []string{pair.sort, "all"} {
				n[sort]++
				if slices.Equal(withoutParties(one), withoutParties(two)) {
					codes[sort]++
				}
				if slices.Equal(one, two) {
					whole[sort]++
				}
			}
			if !slices.Equal(one, two) {
				differ = append(differ, fmt.Sprintf("%s\n   A is %s: %s\n   A is %s: %s", tpl, pair.a, strings.Join(one, "; "), pair.b, strings.Join(two, "; ")))
			}
		}
	}
	for _, sort := range []string{"state and rebels", "nations", "parties", "all"} {
		t.Logf("%-16s of %3d sentences %3d have the same codes, %3d the same parties too", sort, n[sort], codes[sort], whole[sort])
	}
	t.Log("read differently:\n" + strings.Join(differ, "\n"))
	if all := float64(n["all"]); float64(codes["all"]) < fairCodes*all || float64(whole["all"]) < fairWhole*all {
		t.Errorf("only %d and %d of %d sentences are read alike when actors are exchanged", codes["all"], whole["all"], n["all"])
	}
}

// withoutParties are the lines of a coding without the parties.
func withoutParties(lines []string) []string {
	var out []string
	for _, l := range lines {
		code, _, _ := strings.Cut(l, ": ")
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}

// fairCoding is the coding of a sentence with its actors called A and B, a line a
// claim.
func fairCoding(t *testing.T, e *engine.Engine, tpl, a, b string) []string {
	t.Helper()
	var words []string
	for _, w := range strings.Fields(tpl) {
		switch w {
		case "A":
			w = a
		case "B", "B.":
			w = b + w[1:]
		}
		words = append(words, w)
	}
	s := strings.Join(words, " ")
	s = strings.ToUpper(s[:1]) + s[1:]
	r := &reportedly.Report{Name: "swap", Text: text.New(s), Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: len(s)}}}}
	result, err := e.Read(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	called := func(list []reportedly.Participant) string {
		var out []string
		for _, p := range list {
			switch name := strings.ToLower(p.Text); {
			case strings.Contains(name, fairCore(a)):
				out = append(out, "A")
			case strings.Contains(name, fairCore(b)):
				out = append(out, "B")
			default:
				out = append(out, name)
			}
		}
		slices.Sort(out)
		return strings.Join(out, "+")
	}
	var out []string
	for _, c := range result.Claims {
		out = append(out, fmt.Sprintf("%s %s %s %s %s: %s→%s", c.Kind, c.Event, c.Polarity, c.Basis, c.Reality, called(c.Actors), called(c.Recipients)))
	}
	slices.Sort(out)
	return out
}

// fairCore is an actor's words without the article, in lower case.
func fairCore(s string) string { return strings.TrimPrefix(strings.ToLower(s), "the ") }
