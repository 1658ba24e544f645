package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of quotation (who says what is found by package ling/quote):
//
//   - Words inside quotation marks are the speaker's (codebook, "How the report
//     knows"), unless they hold no verb: “so-called ‘moderates’” are the author's.
//   - So are the blocks after one that ends in "X said:", and a transcript's turns,
//     save those of the broadcaster's own people (rule 47).

// readQuotes notes for every token the innermost quotation that somebody is cited
// with.
func (p *pass) readQuotes() {
	p.within = slices.Repeat([]int{-1}, len(p.Tokens))
	for k, q := range p.Quotes {
		if q.Fragment || q.Kind == ling.TurnQuote && p.newsroom(q.Speaker) {
			continue
		}
		for i := q.First; i < q.End; i++ {
			p.within[i] = k
		}
	}
}

// quoteAt is the quotation that word i stands in, nil where it stands in none.
func (p *pass) quoteAt(i int) *ling.Quote {
	if p.within[i] < 0 {
		return nil
	}
	return &p.Quotes[p.within[i]]
}

// newsroom tells whether a turn's speaker is the broadcaster's: "PRESENTER", or
// somebody whom the text presents so: "our reporter Ann Noor".
func (p *pass) newsroom(w int) bool {
	if p.journalist(p.Words[w]) {
		return true
	}
	if p.presented(p.Words[w]) || p.colleague(p.Words[w]) {
		return true
	}
	m := p.mentionOf(w)
	if m == nil {
		return false
	}
	for _, e := range m.Entities {
		for _, k := range p.Entities[e].Mentions {
			x := p.Mentions[k]
			if words := p.Words[x.First:x.End]; slices.Contains(words, "our") && slices.ContainsFunc(words, p.journalist) {
				return true
			}
		}
	}
	return false
}

// presented tells whether the text presents a surname as one of its own people: "Our
// reporter Ann Noor is in Osk" before "NOOR: …".
func (p *pass) presented(surname string) bool {
	for _, n := range p.Names {
		if n.Label == ling.Location || p.Words[n.End-1] != surname {
			continue
		}
		for k := max(0, n.First-3); k < n.First; k++ {
			if plural(p.Words[k]) && slices.ContainsFunc(p.Words[k:n.First], p.journalist) {
				return true
			}
		}
	}
	return false
}

// colleague tells whether a broadcaster's own people call somebody of a surname by the
// first name alone, as they do with each other and with nobody they interview: "HOST: Ann
// Noor is in Osk. Ann, what do you see?" before "NOOR: …".
func (p *pass) colleague(surname string) bool {
	for _, n := range p.Names {
		if n.End-n.First < 2 || p.Words[n.End-1] != surname || n.Label != ling.PersonName && (n.End >= len(p.Words) || p.Words[n.End] != ":") {
			continue
		}
		if p.guest(n) {
			return false
		}
		for _, q := range p.Quotes {
			if q.Kind == ling.TurnQuote && p.journalist(p.Words[q.Speaker]) && p.calls(q, p.Words[n.First]) {
				return true
			}
		}
	}
	return false
}

// guest tells whether a name is told with whom it speaks for: "Ann Noor of the Peace
// League", "Ann Noor, a doctor".
func (p *pass) guest(n ling.Name) bool {
	if n.End+1 >= len(p.Tokens) {
		return false
	}
	switch p.Words[n.End] {
	case "of", "from":
		return true
	case ",":
		return p.Upos(n.End+1) == "DET" || p.Upos(n.End+1) == "NOUN"
	}
	return false
}

// calls tells whether a turn calls to somebody by a name: "Ann, what do you see?", "What do
// you see, Ann?"
func (p *pass) calls(q ling.Quote, name string) bool {
	breaks := []string{",", ".", "?", "!", ":"}
	for i := q.First; i < min(q.End, len(p.Tokens)-1); i++ {
		if p.Words[i] == name && (i == q.First || slices.Contains(breaks, p.Words[i-1])) && (p.Words[i+1] == "," || p.Words[i+1] == "?") {
			return true
		}
	}
	return false
}

// journalist tells whether a word names somebody who asks or tells for a medium.
func (p *pass) journalist(w string) bool {
	switch w {
	case "host", "moderator", "interviewer", "announcer", "narrator", "question", "q":
		return true
	}
	role, ok := p.lex.Role(w)
	return ok && role.Kind == reportedly.Media
}
