package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// participant is the finished form of a party: one for each entity that its
// mention refers to.
func (p *pass) participant(a party) []reportedly.Participant {
	first, end := p.phrase(a.token)
	base := reportedly.Participant{Span: p.SpanOf(first, end), Implied: a.implied}
	base.Text = p.Text.Slice(base.Span)
	if a.implied {
		base.Span = text.Span{} // the words stand in another clause
	}
	base.Qualifier = p.qualifier(a.token)
	if e := p.bodyOf(a.token); e >= 0 {
		base.Name = p.canonical(p.Entities[e].Name)
		p.describe(&base, a.token, p.Entities[e].Label)
		return []reportedly.Participant{base}
	}
	m := p.mentionOf(a.token)
	if p.someMembers(a.token) { // "nine of the guild's forty members"
		if m = nil; !a.implied {
			base.Span = p.SpanOf(first, p.Prepositional(a.token, "of")[0]+1)
			base.Text = p.Text.Slice(base.Span)
		}
	}
	if names := p.shared(a.token); names != nil && (m == nil || p.named[a.token] >= 0 || len(m.Entities) < 2) {
		out := make([]reportedly.Participant, len(names))
		for i, name := range names {
			out[i] = base
			out[i].Name = name
		}
		return out
	}
	if m == nil || len(m.Entities) == 0 {
		base.Name = p.withoutPrefix(a.token, concise(base.Text))
		p.describe(&base, a.token, "")
		return []reportedly.Participant{base}
	}
	var out []reportedly.Participant
	for _, e := range m.Entities {
		q := base
		if name := p.postHolder(e); name != "" {
			q.Name, q.Kind = name, reportedly.Person
			out = append(out, q)
			continue
		}
		q.Name = p.ourOwn(a.token, p.ofPeoples(e, p.withoutPrefix(a.token, p.canonical(p.Entities[e].Name))))
		p.describe(&q, a.token, p.Entities[e].Label)
		out = append(out, q)
	}
	return out
}

// bodyOf is the entity of the named body whose people a noun stands for: of "ISIS
// fighters", "members of the Security Council", "a police officer of the Third
// Brigade" the body. -1 where the noun names no such people.
func (p *pass) bodyOf(w int) int {
	if they := p.Words[w]; p.Upos(w) == "PRON" && (they == "they" || they == "them" || they == "their") {
		if w = p.nounFor(w); w < 0 || !p.lex.InClass("member", p.Lemma(w)) {
			return -1 // "Members of the Council said they …"
		}
	}
	if p.Upos(w) != "NOUN" && (p.named[w] >= 0 || !p.lex.InClass("member", p.Lemma(w))) || p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.PersonName || p.nameBeside(w) >= 0 {
		return -1
	}
	if e := p.ownSide(w); e >= 0 {
		return e
	}
	if !p.lex.InClass("member", p.Lemma(w)) {
		return p.ownerOf(w)
	}
	for _, c := range p.Kids(w) {
		if !p.Is(c, "compound", "amod", "nmod:poss", "nmod:desc") && !(p.Is(c, "nmod") && slices.Contains([]string{"of", "from", "in", "with"}, p.CaseWord(c))) {
			continue
		}
		if e := p.namedBody(c); e >= 0 && !p.severalPeoples(c) {
			return e
		}
	}
	return p.membersOf(w)
}

// ownerOf is the entity of the named group that a thing before which it stands
// belongs to: of "Kestrel Front positions", "14 Front tanks" the front. -1 where the
// noun means somebody itself or no group stands before it.
func (p *pass) ownerOf(w int) int {
	if p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.Group || !p.lex.InClass("asset", p.Lemma(w)) && !p.lex.InClass("vehicle", p.Lemma(w)) {
		return -1
	}
	for _, c := range p.Children(w, "compound", "amod", "nmod:desc", "nmod:poss") {
		if e := p.namedBody(c); e >= 0 && c < w {
			return e
		}
	}
	return -1
}

// namedBody is the entity that a word names if it is a group, -1 otherwise.
func (p *pass) namedBody(w int) int {
	m := p.mentionOf(w)
	if m == nil || len(m.Entities) != 1 {
		return -1
	}
	e := m.Entities[0]
	if p.Entities[e].Label == ling.Group {
		return e
	}
	if r, ok := p.role(w); ok && p.Entities[e].Label == "" && p.Upos(w) == "PROPN" && r.Denotes == lexicon.Body {
		return e // "members of the Council"
	}
	return -1
}

// canonical is a state's usual name for its abbreviation, and the United Nations
// written out: "UK", "UN Security Council".
func (p *pass) canonical(name string) string {
	if c, ok := p.lex.Country(name); ok && strings.ToUpper(name) == name && len(name) <= 6 {
		return c.Name
	}
	if name == "UN" || name == "U.N." {
		return "United Nations"
	}
	for _, short := range []string{"UN ", "U.N. "} {
		if rest, ok := strings.CutPrefix(name, short); ok && unicode.IsUpper(firstOfLast(rest)) { // not "a UN panel"
			return "United Nations " + rest
		}
	}
	return name
}

// firstOfLast is the first letter of a name's last word.
func firstOfLast(name string) rune {
	r, _ := utf8.DecodeRuneInString(name[strings.LastIndexByte(name, ' ')+1:])
	return r
}

// mentionOf is the mention that a word heads or names, nil where there is none.
// "I" and "we" in a quotation are its speaker.
func (p *pass) mentionOf(w int) *ling.Mention {
	w = p.Antecedent(w)
	if plural(p.Words[w]) && !p.known(w) {
		if e := p.ourselves(w); e >= 0 {
			return &p.Mentions[p.Entities[e].Mentions[0]]
		}
	}
	switch p.Words[w] {
	case "i", "me", "my", "we", "us", "our":
		if q := p.quoteAt(w); q != nil && q.Speaker >= 0 {
			w = q.Speaker
		}
	}
	if n := p.nameBeside(w); n >= 0 {
		w = n
	}
	if k := p.mention[w]; k >= 0 {
		return &p.Mentions[k]
	}
	if k := p.naming[w]; k >= 0 {
		return &p.Mentions[k]
	}
	return nil
}

// known tells whether a pronoun's own mention refers to somebody outside any
// quotation who has a name.
func (p *pass) known(w int) bool {
	if p.within[w] >= 0 || p.mention[w] < 0 {
		return false
	}
	m := p.Mentions[p.mention[w]]
	return slices.ContainsFunc(m.Entities, func(e int) bool { return p.Entities[e].Label != "" })
}

// nameBeside is the head of the person's name that belongs to a title: "the
// minister, Tobias Wende, said", "Deputy Secretary of State Ann Bole". -1 where
// the word is no title or no name stands with it.
func (p *pass) nameBeside(w int) int {
	if tag := p.Tokens[w].XPOS; p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.PersonName || tag == "NNS" || tag == "NNPS" {
		return -1 // "inmates, among them Amel Kuri"
	}
	n := p.named[w]
	body := n >= 0 && (p.Names[n].Label == ling.Group || p.Names[n].Label == ling.Location)
	for _, c := range p.Children(w, "appos", "flat", "nmod:desc") {
		if n := p.named[c]; n < 0 || p.Names[n].Label != ling.PersonName || c < w {
			continue
		}
		// "a spokesman of the Front, Amel Kuri": the Front is no title; but "The Support Mission – Steady Hand Commander, Gen. Amel Kuri"
		if body && !p.postBetween(w, c) {
			continue
		}
		return c
	}
	return -1
}

// postBetween tells whether a post follows a body's name without a comma, before a person's.
func (p *pass) postBetween(body, person int) bool {
	for k := body + 1; k < person && p.Words[k] != ","; k++ {
		if p.Noun(k) && p.lex.InClass("post", p.Lemma(k)) {
			return true
		}
	}
	return false
}

// phrase is a participant's noun phrase: without relative clauses, appositions,
// further conjuncts and the preposition before it.
func (p *pass) phrase(w int) (first, end int) {
	words := p.Subtree(w, func(c int) bool {
		switch {
		case p.Is(c, "case") && p.Head(c) != w && c < w:
			return false // "at least four people"
		case p.Is(c, "acl:relcl", "appos", "parataxis", "conj", "cc", "case", "cop", "nsubj", "advcl", "aux", "mark", "discourse"):
			return true
		case p.Is(c, "acl", "advmod") && c > w:
			return true
		case p.Is(c, "nmod") && c > w:
			cw := p.CaseWord(c)
			return cw != "of" && cw != "for" && p.Tokens[c].Deprel != "nmod:poss"
		}
		return false
	})
	return p.Run(words, w)
}

// concise is a noun phrase without articles and quantifiers at its head.
func concise(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 {
		switch strings.ToLower(words[0]) {
		case "the", "a", "an", "some", "several", "various", "many", "these", "those", "this", "that", "all", "other", "any", "its", "their", "his", "her", "our", "most":
			words = words[1:]
			continue
		}
		break
	}
	return strings.Join(words, " ")
}

// qualifier is a word that weakens what a party is called: "suspected rebels".
func (p *pass) qualifier(w int) string {
	for _, c := range p.Kids(w) {
		switch p.Words[c] {
		case "nominal", "nominally", "former", "purported", "alleged", "suspected", "presumed":
			return p.Form(c)
		}
	}
	return ""
}

// describe fills the title, and the kind where the name's label tells it. Who it is
// and of what country and sector, package resolve/actor tells from the words.
func (p *pass) describe(q *reportedly.Participant, w int, label ling.NameLabel) {
	if label == ling.PersonName {
		q.Kind = reportedly.Person
		q.Title = p.title(p.Antecedent(w))
	}
}

// role looks a noun up among the role nouns, with its modifiers first: "prime
// minister" before "minister".
func (p *pass) role(w int) (lexicon.Role, bool) {
	for _, c := range p.Kids(w) {
		if c < w && p.Is(c, "compound", "amod") {
			if r, ok := p.lex.Role(p.Lemma(c) + " " + p.Lemma(w)); ok {
				return r, true
			}
		}
	}
	return p.lex.Role(p.Lemma(w))
}
