package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of speakers before a colon:
//
//   - A person, a medium or an account before a colon says what comes after it: "Ann Lee,
//     40: Troops have left the port", "@osk_police: The bridge is shut".
//   - In a headline so does a body, or people: "Rebels: Army shelled market". In prose such a
//     word is the heading of what is told about it. An entry with its time of day is as a headline.
//   - So does a body's statement: "Falcons Brigade statement: regime forces hit the market".
//   - A place or a date is a dateline.

// before is the voice of somebody who stands with a colon before the sentence that a
// trigger is in, and whether there is one.
func (p *pass) before(t int) (voice, bool) {
	if p.within[t] >= 0 {
		return voice{}, false
	}
	colon, s := p.labelEnd(t), p.sentence(t)
	if first := p.post(t); colon < 0 && first < t {
		s = p.sentence(first) // "@osk_police: Nobody is held. A boy was hurt."
		colon = p.labelEnd(s.End - 1)
	}
	if colon < 0 {
		return voice{}, false
	}
	w := p.Top(s.First, colon)
	if o := p.statedBy(s, colon); o >= 0 {
		return voice{basis: reportedly.Reported, speaker: o, depth: -1, words: p.words(s.First, colon), rule: "whose statement stands before the colon"}, true
	}
	if !p.Noun(w) || p.Upos(w) == "PRON" || p.timeAt(w) >= 0 || p.newsroom(w) || !p.labels(w, s) {
		return voice{}, false
	}
	return voice{basis: reportedly.Reported, speaker: w, depth: -1, words: p.words(w, colon), rule: "who stands before the colon says so"}, true
}

// releases are nouns for what a body gives out.
var releases = []string{"statement", "communique", "communiqué", "declaration", "bulletin", "release", "message", "report", "letter"}

// statedBy is the last word of the name whose statement a label announces, -1 where it announces
// none: "Falcons Brigade statement (in full):", "Statement by the Falcons Brigade:".
func (p *pass) statedBy(s ling.Sentence, colon int) int {
	for i := s.First; i < colon; i++ {
		if !slices.Contains(releases, p.Lemma(i)) || p.Upos(i) != "NOUN" && p.Upos(i) != "PROPN" {
			continue
		}
		owner := i - 1
		if owner > s.First && p.Words[owner] == "press" {
			owner--
		}
		if owner >= s.First && p.named[owner] >= 0 && p.Names[p.named[owner]].Label == ling.Group && p.Names[p.named[owner]].First == s.First {
			return owner
		}
		for k := i + 1; k < colon; k++ {
			if n := p.named[k]; n >= 0 && p.Names[n].Label == ling.Group && k == p.Names[n].End-1 && slices.Contains([]string{"by", "from", "of"}, p.Words[i+1]) {
				return k
			}
		}
	}
	return -1
}

// post is the first word of the post that a word stands in: of its block, where that begins with
// the account that wrote it, else the word itself.
func (p *pass) post(w int) int {
	k := p.Tokens[w].Sentence
	for k > 0 && p.Sentences[k-1].Block == p.Sentences[k].Block {
		k--
	}
	if first := p.Sentences[k].First; strings.HasPrefix(p.Form(first), "@") {
		return first
	}
	return w
}

// labelEnd is the colon that ends the label at the head of a word's sentence, -1 where
// there is none.
func (p *pass) labelEnd(t int) int {
	s := p.sentence(t)
	for i := s.First; i < min(s.First+12, t); i++ {
		if p.Words[i] == ":" && i > s.First {
			return i
		}
		if u := p.Upos(i); u == "VERB" || u == "AUX" {
			return -1
		}
	}
	return -1
}

// labels tells whether the head word of a label speaks.
func (p *pass) labels(w int, s ling.Sentence) bool {
	if strings.HasPrefix(p.Form(w), "@") {
		return len(p.Form(w)) > 1
	}
	n := p.named[w]
	if n >= 0 && p.Names[n].Label == ling.PersonName {
		return strings.ToUpper(p.Form(w)) != p.Form(w)
	}
	r, known := p.role(w)
	if known && r.Kind == reportedly.Media && r.Denotes == lexicon.Body || n >= 0 && p.medium(w) {
		return strings.ToUpper(p.Form(w)) != p.Form(w) || n >= 0
	}
	if !p.headline(s) && !p.clocked(s) {
		return false
	}
	if k := p.Child(w, "nmod:poss"); k >= 0 && p.namedBody(k) >= 0 && p.Upos(w) == "PROPN" {
		return true // "The League's Manu: …"
	}
	if n >= 0 {
		org, ok := p.lex.Organisation(p.Slice(p.Names[n].First, p.Names[n].End))
		return p.Names[n].Label == ling.Group || ok && org.Kind != ""
	}
	return known && r.Kind != "other" && !p.isPlace(w) || p.lex.InClass("document", p.Lemma(w)) && p.Blocks[s.Block].Kind != ling.Title || slices.Contains([]string{"source", "witness"}, p.Lemma(w))
}

// headline tells whether a sentence is written as headlines are: without a full stop and
// not in capitals throughout.
func (p *pass) headline(s ling.Sentence) bool {
	last := p.Words[s.End-1]
	shouted := true
	for i := s.First; i < s.End; i++ {
		if f := p.Form(i); strings.ToUpper(f) != f {
			shouted = false
		}
	}
	return !shouted && !slices.Contains([]string{".", "?", "!", ":", ";"}, last) && s.End-s.First <= 24
}
