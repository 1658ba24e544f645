package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Rules of what limits a tie (codebook, rules 45 and 55): a word or phrase beside the trigger says
// how far somebody belongs to, holds or leads something, which the claim keeps with who does.
//
//   - "The Shield is nominally affiliated with the council"
//   - "On paper the militia answers to the ministry"
//   - "Its loyalty to the council is on paper only"
//   - "once close to the governor"

// limits are adverbs and adjectives that limit a tie.
var limits = []string{"nominally", "nominal", "officially", "official", "formally", "formal", "technically", "theoretically", "ostensibly", "notionally", "notional", "titular",
	"formerly", "previously", "once", "loosely", "loose", "partly", "partially", "temporarily", "briefly", "effectively", "unofficially", "informally", "informal", "tacitly", "tacit", "self-declared", "self-styled"}

// limitNouns are nouns of phrases that do, with their preposition.
var limitNouns = map[string]string{"paper": "on", "name": "in", "theory": "in", "principle": "in", "face": "on"}

// limit gives the first actor of a tie the words that limit it.
func (p *pass) limit(c *draft, actors []reportedly.Participant) {
	switch c.kind {
	case reportedly.KindAffiliation, reportedly.KindMembership, reportedly.KindControl:
	default:
		return
	}
	if len(actors) == 0 || actors[0].Qualifier != "" {
		return
	}
	actors[0].Qualifier = p.limitOf(c.trigger)
}

// limitOf are the words that limit what a trigger tells, "" where none do.
func (p *pass) limitOf(t int) string {
	heads := []int{t}
	for at, n := t, 0; n < 3; n++ {
		h := p.Head(at)
		if h < 0 || !p.Is(at, "nsubj", "nsubj:pass", "xcomp", "obj", "obl") || p.Is(at, "obl") && at != t || p.Is(at, "xcomp") && p.telling(h) {
			break // "his claim that it was nominally theirs" limits nothing outside
		}
		heads = append(heads, h)
		at = h
	}
	for _, h := range heads {
		if prep, ok := limitNouns[p.Lemma(h)]; ok && p.CaseWord(h) == prep && p.plainLimit(h) {
			return p.limitPhrase(h)
		}
		for _, k := range p.Kids(h) {
			switch prep, ok := limitNouns[p.Lemma(k)]; {
			case slices.Contains(limits, p.Words[k]) && p.Is(k, "advmod", "amod") && !(p.Words[k] == "once" && k > h):
				return p.Form(k)
			case ok && p.Is(k, "obl", "nmod", "advmod", "parataxis") && p.CaseWord(k) == prep && p.plainLimit(k):
				return p.limitPhrase(k)
			}
		}
	}
	return ""
}

// plainLimit tells whether such a noun stands alone: "on paper", "on the face of it", but not "in the
// governor's name".
func (p *pass) plainLimit(noun int) bool {
	if p.Lemma(noun) == "face" {
		of := p.Prepositional(noun, "of")
		return len(of) == 1 && p.Words[of[0]] == "it"
	}
	return p.Child(noun, "nmod", "nmod:poss", "amod", "compound") < 0
}

// limitPhrase is such a phrase as it stands, with "only" behind it: "in name only".
func (p *pass) limitPhrase(noun int) string {
	first := p.Child(noun, "case")
	if first < 0 || first > noun {
		return p.Form(noun)
	}
	end := noun + 1
	switch {
	case p.Lemma(noun) == "face":
		end = p.Prepositional(noun, "of")[0] + 1
	case end < len(p.Words) && p.Words[end] == "only":
		end++
	}
	return strings.ToLower(p.Slice(first, end))
}
