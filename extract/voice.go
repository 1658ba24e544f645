package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of voices that no verb of saying tells (codebook, "How the report knows"):
//
//   - What somebody demands or threatens is that one's: "Tenants threaten a boycott",
//     "The clinic wants the road reopened".
//   - An institution that tells of itself in the third person and the present tense is
//     the report's own voice: "The Council regrets that the envoy has left" (rule 47).

// wishes are verbs of which the object isn't so yet, but wanted or threatened.
var wishes = []string{"want", "demand", "threaten", "request", "seek", "ask", "urge", "call", "order", "instruct", "tell"}

// actsAbout are the voices of those whose act in words is about a trigger. Who calls a
// strike or a meeting only has it held.
func (p *pass) actsAbout(t int) []voice {
	h := p.Head(t)
	if h < 0 || !p.Verb(h) || p.Lemma(h) == "call" && p.Is(t, "obj") || p.Passive(h) || !p.Is(t, "obj", "xcomp", "ccomp") || p.Is(t, "obj") && p.Has(t, "the", "this", "these", "that", "those") >= 0 {
		return nil
	}
	if p.surmised(h) {
		return nil
	}
	var out []voice
	for _, c := range p.drafts {
		if c.trigger != h {
			continue
		}
		switch c.event {
		case reportedly.Request, reportedly.Threaten:
		default:
			continue
		}
		if !slices.Contains(wishes, p.Lemma(h)) {
			continue
		}
		for _, w := range p.Fill(h, "subj") {
			if m := p.mentionOf(w); m != nil && slices.Contains(m.Entities, p.issuer) {
				continue // the report's own wish
			}
			if p.canAct(w) && p.somebodyAt(party{token: w}) && !p.ownVoice(w) {
				out = append(out, voice{basis: reportedly.Reported, speaker: w, depth: p.depth(h), words: p.word(h), rule: "it is what “" + p.Words[h] + "” is about"})
				break
			}
		}
	}
	return out
}

// issues tells whether a speaker is the institution that issues the document, telling of
// itself in the present tense.
func (p *pass) issues(speaker, verb int) bool {
	if tag := p.Tokens[verb].XPOS; p.issuer < 0 || tag != "VBZ" && tag != "VBP" {
		return false
	}
	m := p.mentionOf(speaker)
	return m != nil && slices.Contains(m.Entities, p.issuer) && (p.issuerActs >= 3 || p.ownWords >= 2)
}

// countOwnWords is how often the document says "we" or "our" in its own voice.
func (p *pass) countOwnWords() int {
	n := 0
	for i := range p.Tokens {
		if plural(p.Words[i]) && p.within[i] < 0 {
			n++
		}
	}
	return n
}

// ours tells whether a speaker is one of the publisher's own people: "our correspondent"
// (rule 47), "our monitors".
func (p *pass) ours(w int) bool {
	own := []string{"monitor", "team", "staff", "researcher", "observer", "crew", "mission", "delegate", "volunteer", "office", "enumerator", "investigator"}
	return p.Has(w, "our", "we") >= 0 && p.within[w] < 0 && (p.journalist(p.Lemma(w)) || slices.Contains(own, p.Lemma(w)))
}

// sameMedium is the medium named last before a noun such as "the paper" or "the same
// agency", as a word of it, -1 where there is none.
func (p *pass) sameMedium(w int) int {
	if p.Has(w, "the", "this", "that", "same") < 0 {
		return -1
	}
	for i := w - 1; i >= 0 && p.Tokens[w].Sentence-p.Tokens[i].Sentence <= 6; i-- {
		if n := p.named[i]; n >= 0 && (p.Names[n].Label == ling.Group && p.medium(i) || (p.Names[n].Label != ling.PersonName || p.Has(w, "same") >= 0) && p.hasSpoken(i)) {
			return i
		}
	}
	return -1
}

// hasSpoken tells whether a word is the speaker at a cue of its sentence.
func (p *pass) hasSpoken(i int) bool {
	return slices.ContainsFunc(p.near(i).reporting, func(c cue[lexicon.Reporting]) bool {
		return c.entry.Class == lexicon.Say && p.Verb(c.word) && p.cueSpeaker(c) == i
	})
}

// mastheads are the last words of the names of newspapers: "the Osk Times".
var mastheads = []string{"times", "post", "herald", "tribune", "gazette", "journal", "telegraph", "chronicle", "courier", "daily", "weekly"}

// medium tells whether a name is a medium's: a listed one's, or one beside a noun for
// media: "the daily Osk Times", "Radio Osk".
func (p *pass) medium(i int) bool {
	n := p.Names[p.named[i]]
	if o, ok := p.lex.Organisation(p.Slice(n.First, n.End)); ok && o.Kind == reportedly.Media {
		return true
	}
	isMedia := func(k int) bool {
		r, ok := p.lex.Role(p.Lemma(k))
		return ok && r.Kind == reportedly.Media && r.Denotes == lexicon.Body
	}
	if h := p.Head(i); h >= 0 && p.Noun(h) && isMedia(h) && p.Is(i, "appos", "compound", "flat", "nmod:desc") {
		return true
	}
	if slices.Contains(mastheads, p.Words[n.End-1]) {
		return true
	}
	for k := n.First; k < n.End; k++ {
		if isMedia(k) || slices.ContainsFunc(p.Kids(k), func(c int) bool { return p.Noun(c) && isMedia(c) && p.Is(c, "appos", "compound", "flat", "nmod:desc") }) {
			return true
		}
	}
	return false
}

// countIssuerActs is in how many sentences the issuer does something in the present tense:
// a report of several bodies' words is none of theirs.
func (p *pass) countIssuerActs() int {
	if p.issuer < 0 {
		return 0
	}
	n := 0
	for _, s := range p.Sentences {
		for i := s.First; i < s.End; i++ {
			if p.performer(i) == p.issuer {
				n++
				break
			}
		}
	}
	return n
}

// spokeBefore is the head word of the nearest speaker before a pronoun that says
// something, in its sentence or the two before, whom it can stand for: "Police said six
// men were held. Three had confessed, they added." -1 where there is none.
func (p *pass) spokeBefore(pronoun int) int {
	k := p.Tokens[pronoun].Sentence
	for s := k; s >= max(0, k-2); s-- {
		best, depth := -1, 256
		for _, c := range p.cues[s].reporting {
			w := p.cueSpeaker(c)
			if w < 0 || w >= pronoun || p.Upos(w) == "PRON" || !p.canAct(w) || !p.standsFor(p.Words[pronoun], w) {
				continue
			}
			if d := p.depth(c.word); d <= depth {
				best, depth = w, d // who tells of others' words comes before them
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// standsFor tells whether a pronoun's number and kind let it mean a noun.
func (p *pass) standsFor(pronoun string, w int) bool {
	r, known := p.role(w)
	person := p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.PersonName || known && r.Denotes == lexicon.OnePerson
	person = person || p.Words[w] == "one" || p.Words[w] == "another"
	many := p.Tokens[w].XPOS == "NNS" || p.Tokens[w].XPOS == "NNPS" || known && r.Denotes == lexicon.People || len(p.Conjuncts(w)) > 1
	switch pronoun {
	case "he":
		return person && !many && !slices.Contains(neverHe, p.Lemma(w))
	case "she":
		return person && !many && !slices.Contains(neverShe, p.Lemma(w))
	case "they":
		return many || known && r.Denotes == lexicon.Body
	case "it":
		return !person && !many
	}
	return false
}

// neverHe and neverShe are nouns for whom "he" or "she" can't stand.
var (
	neverHe  = []string{"woman", "girl", "mother", "sister", "daughter", "wife", "widow", "aunt", "niece", "grandmother", "nun", "spokeswoman", "policewoman", "queen", "princess"}
	neverShe = []string{"man", "boy", "father", "brother", "son", "husband", "widower", "uncle", "nephew", "grandfather", "monk", "imam", "spokesman", "policeman", "king", "prince"}
)

// rebuts are verbs that deny what the noun of saying behind them holds.
var rebuts = []string{"reject", "deny", "dismiss", "refute", "rebut", "repudiate"}

// rebutted is the verb that denies the words in which a trigger stands: "He rejected the
// allegation that the army had shelled civilians". -1 where there is none.
func (p *pass) rebutted(t int) int {
	for at, n := t, 0; at >= 0 && n < 4; at, n = p.Head(at), n+1 {
		h := p.Head(at)
		if h < 0 {
			break
		}
		if (p.Is(at, "ccomp") || p.contentClause(at)) && p.Upos(h) == "NOUN" && len(p.lex.Reporting(p.Lemma(h), "NOUN")) > 0 {
			v := p.Head(h)
			if v >= 0 && p.Verb(v) && p.negated(v) < 0 && (p.Is(h, "obj", "nsubj:pass") || p.Is(h, "obl") && p.CaseWord(h) == "") && (slices.Contains(rebuts, p.Lemma(v)) || p.callsFalse(v, h)) {
				return v
			}
			break
		}
		if !p.Is(at, "conj", "xcomp", "obj", "nsubj", "nsubj:pass") {
			break
		}
	}
	return -1
}

// alsoAlleged tells whether a cue only tells who says what somebody else denies: "The police
// denied that they had fled, as villagers alleged".
func (p *pass) alsoAlleged(c cue[lexicon.Reporting], t int) bool {
	if !p.Is(c.word, "advcl") || p.markWord(c.word) != "as" {
		return false
	}
	return slices.ContainsFunc(p.near(t).reporting, func(o cue[lexicon.Reporting]) bool {
		return slices.Contains(rebuts, p.Lemma(o.word)) && o.word < c.word && p.Verb(o.word) && p.complement(o.word, t)
	})
}

// callsFalse tells whether a verb gives a noun of saying the name of a lie: "called the report
// that it had sold arms a fabrication".
func (p *pass) callsFalse(v, noun int) bool {
	if !slices.Contains([]string{"call", "describe", "label", "brand", "dub", "denounce"}, p.Lemma(v)) {
		return false
	}
	for i := noun + 1; i < p.sentence(v).End; i++ {
		if p.Under(i, v) && slices.Contains(falsehood, p.Lemma(i)) {
			return true
		}
	}
	return false
}

// negated is the word that negates a verb, -1 where there is none.
func (p *pass) negated(v int) int { return p.Has(v, "not", "never", "n't") }
