package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of "we" (codebook, rule 2):
//
//   - "We" in an institution's own release is the institution. Where the document
//     doesn't name its publisher, a lead such as "The League condemns the arrests" is
//     the League's own.
//   - "We" in a quotation of somebody who speaks for a body is the body: "We regret the
//     confusion," the police spokesman said.

// plural tells whether a word is a pronoun of the first person plural.
func plural(w string) bool { return w == "we" || w == "us" || w == "our" || w == "ours" }

// ourselves is the entity that "we" stands for, -1 where the text doesn't tell. w is
// the pronoun.
func (p *pass) ourselves(w int) int {
	if q := p.quoteAt(w); q != nil {
		if q.Speaker < 0 {
			return -1
		}
		return p.represented(q.Speaker)
	}
	return p.issuer
}

// represented is the entity of the body that a speaker speaks for by his title:
// "police spokesman Ann Lee", "Omar Said, a commander of the Kestrel Front". -1
// where the words don't tell, as for witnesses and ministers, whose "we" may be
// anybody.
func (p *pass) represented(w int) int {
	if e := p.wordOfRelease(w); e >= 0 {
		return e
	}
	titles := p.titleWords(w)
	for _, t := range titles {
		if !p.lex.InClass("speaker", p.Lemma(t)) || p.governs(t) && p.ofState(t) >= 0 {
			continue // "the country's president": his "we" is the state
		}
		for _, c := range p.Kids(t) {
			if !p.Is(c, "compound", "amod", "nmod:poss", "nmod:desc") && !(p.Is(c, "nmod") && slices.Contains([]string{"of", "for"}, p.CaseWord(c))) {
				continue
			}
			if e := p.namedBody(c); e >= 0 {
				return e
			}
			if e := p.bodyCalled(c); e >= 0 {
				return e
			}
		}
	}
	return p.statesman(w, titles)
}

// findIssuer is the entity that issues a document of which "we" is said to be no
// publisher: the body or state that does something with words in the present tense in
// one of its first sentences. -1 where there is none.
func (p *pass) findIssuer() int {
	for k := 0; k < min(len(p.Sentences), 6); k++ {
		s := p.Sentences[k]
		for i := s.First; i < s.End; i++ {
			if e := p.performer(i); e >= 0 && p.within[i] < 0 {
				return e
			}
			if e := p.announcer(i); e >= 0 && p.ownWords >= 2 {
				return e
			}
			if e := p.resumed(i); e >= 0 && p.ownWords >= 2 {
				return e
			}
		}
	}
	return p.standing()
}

// performer is the entity of the body or state that is the subject of a verb by which
// something is done in saying it, -1 for any other word: "The League condemns …".
func (p *pass) performer(v int) int {
	if tag := p.Tokens[v].XPOS; tag != "VBZ" && tag != "VBP" || !p.Is(v, "root", "conj", "parataxis", "appos") && !p.barelyTold(v) || p.Child(v, "aux") >= 0 {
		return -1
	}
	sense, ok := p.lex.Match(p.Tree, v)
	if !ok {
		return -1
	}
	switch sense.Event {
	case reportedly.Accuse, reportedly.Support, reportedly.Request, reportedly.Reject:
		return p.acting(v)
	}
	return -1
}

// announcer is the entity of the body that makes something known in the present tense,
// as releases that go on with "we" do: "The Alliance announces that …". -1 for any other
// word.
func (p *pass) announcer(v int) int {
	if p.Tokens[v].XPOS != "VBZ" || p.within[v] >= 0 || !slices.Contains([]string{"announce", "inform", "confirm", "regret", "declare"}, p.Lemma(v)) {
		return -1
	}
	return p.acting(v)
}

// resumed is the entity of the body or state of whose deed a sentence tells and then goes on
// with "we": "The League will send blankets, bringing to 900 what we have given". -1 for any
// other verb.
func (p *pass) resumed(v int) int {
	if !p.Is(v, "root") || !p.Verb(v) || p.within[v] >= 0 {
		return -1
	}
	for i := v + 1; i < p.sentence(v).End; i++ {
		if p.Words[i] == "we" && p.within[i] < 0 && p.Under(i, v) && !p.Is(p.Head(i), "conj", "ccomp", "parataxis") {
			return p.acting(v)
		}
	}
	return -1
}

// acting is the entity of the body or state that is a verb's subject, -1 for others.
func (p *pass) acting(v int) int {
	s := p.Subject(v, 0)
	if s < 0 && p.barelyTold(v) {
		s = p.Head(v)
	}
	return p.actingBody(s)
}

// actingBody is the entity of the body or state that a subject names, -1 for others.
func (p *pass) actingBody(s int) int {
	if s < 0 || p.Upos(s) == "PRON" {
		return -1
	}
	m := p.mentionOf(s)
	if m == nil || len(m.Entities) != 1 {
		return -1
	}
	switch e := p.Entities[m.Entities[0]]; e.Label {
	case ling.Group:
		return m.Entities[0]
	case "":
		if p.Upos(s) == "PROPN" {
			return m.Entities[0]
		}
	case ling.Location:
		if _, state := p.lex.Country(e.Name); state {
			return m.Entities[0]
		}
	}
	return -1
}
