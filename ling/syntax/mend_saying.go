package syntax

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// utterance are verbs of saying and asking, which go on with one another where one speaks.
var utterance = strings.Fields(`say add call urge accuse demand warn condemn vow pledge promise praise criticise criticize appeal blame insist
	denounce thank voice express stress reiterate repeat note caution announce deny reject dismiss describe offer ask tell told claim said confirm acknowledge allege argue`) // irregular lemmas come later

// mendSpeaking ties a verb of saying without a subject, that the parser coordinated with the verb
// of what somebody said, to the verb of saying above: the speaker goes on. In "The army said it was
// holding the port and called on residents to stay" the tenses part, the army calls; in "said the
// guards had left the bridge and denied it" nobody can tell.
func mendSpeaking(d *ling.Document) {
	for v := range d.Tokens {
		h := d.Tokens[v].Head
		if h < 0 || h > v || d.Tokens[v].Deprel != "conj" || d.Tokens[h].Deprel != "ccomp" || d.Tokens[v].XPOS != "VBD" && d.Tokens[v].XPOS != "VBN" || !slices.Contains(utterance, d.Tokens[v].Lemma) || hasSubject(d, v) {
			continue
		}
		up := d.Tokens[h].Head
		if up < 0 || up > h || d.Tokens[up].XPOS != "VBD" || !slices.Contains(utterance, d.Tokens[up].Lemma) || !tensed(d, h, v) {
			continue
		}
		d.Tokens[v].Head, d.Tokens[v].XPOS = up, "VBD"
	}
}

// tensed tells whether a verb has an auxiliary that a verb in the past tense behind it can't share.
func tensed(d *ling.Document, v, past int) bool {
	s := d.Sentences[d.Tokens[v].Sentence]
	for w := s.First; w < v; w++ {
		if d.Tokens[w].Head != v || !d.Is(w, "aux", "aux:pass") {
			continue
		}
		if d.Tokens[past].XPOS == "VBD" || d.Tokens[w].Lemma == "be" && d.Tokens[v].XPOS == "VBG" || d.Tokens[w].XPOS == "MD" {
			return true // "had left and called": the tagger sees a past tense
		}
	}
	return false
}

// mendAccording hangs a participle behind the source that "according to" names on the source, and
// the source on the verb of the sentence: in "According to two clerks briefed on the talks, the
// truce failed" the clerks are briefed and tell of the truce.
func mendAccording(d *ling.Document) {
	for i := range d.Tokens {
		if d.Tokens[i].Lemma != "according" && !strings.EqualFold(d.Form(i), "according") || !d.Is(i, "case") {
			continue
		}
		who := d.Tokens[i].Head
		if who < i {
			continue
		}
		v := d.Tokens[who].Head
		if v != who+1 || !d.Is(who, "obl", "nsubj", "nsubj:pass") || !d.Is(v, "advcl") || d.Tokens[v].Head < v || d.Tokens[v].XPOS != "VBN" && d.Tokens[v].XPOS != "VBD" {
			continue
		}
		d.Tokens[who].Head, d.Tokens[who].Deprel = d.Tokens[v].Head, "obl"
		d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].XPOS = who, "acl", "VBN"
	}
}

// mendToBe makes the verb of a headline of the infinitive that the parser hung on the name or the
// bare plural before it: "Premier Manu to visit Osk", "Guards to leave port". In headlines it
// says what is to come.
func mendToBe(d *ling.Document) {
	for v := range d.Tokens {
		noun := d.Tokens[v].Head
		if noun < 0 || noun > v || d.Tokens[v].Deprel != "acl" || d.Tokens[v].XPOS != "VB" || !d.Is(noun, "root") || hasSubject(d, v) || !bareHead(d, noun, v) {
			continue
		}
		relink(d, noun, v, v+1)
		d.Tokens[noun].Head, d.Tokens[noun].Deprel = v, "nsubj"
		d.Tokens[v].Head, d.Tokens[v].Deprel = -1, "root"
	}
}

// bareHead tells whether a noun before a verb's "to" opens a sentence without a full stop, with no
// article and no preposition before it, and is a name or a plural.
func bareHead(d *ling.Document, noun, v int) bool {
	s := d.Sentences[d.Tokens[v].Sentence]
	if tag := d.Tokens[noun].XPOS; tag != "NNP" && tag != "NNPS" && tag != "NNS" || d.Form(s.End-1) == "." || d.Form(s.End-1) == "?" {
		return false
	}
	for w := s.First; w < v; w++ {
		switch u := d.Tokens[w].UPOS; {
		case u == "PART" && d.Tokens[w].Head == v:
			return w == v-1
		case u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "NUM" && u != "PUNCT" && u != "CCONJ" && d.Tokens[w].XPOS != "POS":
			return false
		}
	}
	return false
}

// mendFlatVerbs makes the verb of a headline of a finite verb that the parser took for part of the
// name between its subject and its object: "Mayor denies report that guards left".
func mendFlatVerbs(d *ling.Document) {
	for v := range d.Tokens {
		o := d.Tokens[v].Head
		if d.Tokens[v].XPOS != "VBZ" || o < v || d.Tokens[v].Deprel != "flat" || !d.Is(o, "root") {
			continue
		}
		s := d.Sentences[d.Tokens[v].Sentence]
		for w := s.First; w < v; w++ {
			if d.Tokens[w].Head == o {
				d.Tokens[w].Head = v
				if nominal(d, w) {
					d.Tokens[w].Deprel = "nsubj"
				}
			}
		}
		d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].UPOS = -1, "root", "VERB"
		d.Tokens[o].Head, d.Tokens[o].Deprel = v, "obj"
	}
}

// mendInfinitives reads "to" before a bare infinitive as the mark that it is where the parser took
// it for a preposition, and has who is asked do it: "ordered the envoy to leave".
func mendInfinitives(d *ling.Document) {
	for to := 0; to+1 < len(d.Tokens); to++ {
		v := d.Tokens[to].Head
		if mendDue(d, to) {
			continue
		}
		if v != to+1 || !d.Is(to, "case") || d.Tokens[v].XPOS != "VB" || !strings.EqualFold(d.Form(to), "to") || !d.Is(v, "nmod", "obl") {
			continue
		}
		h := d.Tokens[v].Head
		if h < 0 || h > to {
			continue
		}
		d.Tokens[to].UPOS, d.Tokens[to].XPOS, d.Tokens[to].Deprel = "PART", "TO", "mark"
		d.Tokens[v].UPOS, d.Tokens[v].Deprel = "VERB", "xcomp"
		switch up := d.Tokens[h].Head; {
		case nominal(d, h) && up >= 0 && d.Is(h, "obj") && slices.Contains(asking, d.Tokens[up].Lemma):
			d.Tokens[v].Head = up
		case nominal(d, h):
			d.Tokens[v].Deprel = "acl"
		}
	}
}

// mendDue makes the predicate of the clause of "due" before an infinitive that the parser took for
// a preposition with "to": "The envoy is due to meet the elders".
func mendDue(d *ling.Document, to int) bool {
	due := to - 1
	if due < 0 || to+1 >= len(d.Tokens) || d.Tokens[due].Lemma != "due" || d.Tokens[to].Head != due || !d.Is(to, "fixed") || !d.Is(due, "case") {
		return false
	}
	v := d.Tokens[due].Head
	if v != to+1 || d.Tokens[v].XPOS != "VB" {
		return false
	}
	head, rel := d.Tokens[v].Head, d.Tokens[v].Deprel
	for w := d.Sentences[d.Tokens[v].Sentence].First; w < due; w++ {
		if d.Tokens[w].Head == v && (d.Is(w, "nsubj", "nsubj:pass", "cop", "aux", "mark", "cc", "punct", "expl", "advmod")) {
			d.Tokens[w].Head = due
		}
	}
	d.Tokens[due].Head, d.Tokens[due].Deprel, d.Tokens[due].UPOS, d.Tokens[due].XPOS = head, rel, "ADJ", "JJ"
	d.Tokens[to].Head, d.Tokens[to].Deprel, d.Tokens[to].UPOS, d.Tokens[to].XPOS = v, "mark", "PART", "TO"
	d.Tokens[v].Head, d.Tokens[v].Deprel, d.Tokens[v].UPOS = due, "xcomp", "VERB"
	return true
}
