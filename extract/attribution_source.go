package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of who speaks at a cue of saying:
//
//   - The one that the cue's slots name; evidential nouns name themselves: "reports
//     that …" are the speaker.
//   - Of "quoted by the paper" the paper; and the guard that it quotes as saying something
//     says it too.
//   - "In its view" is the view of whom "its" stands for.
//   - Who is cited by a speaker stands behind him: "Radio Osk, citing elders, said …".

// cueSpeaker is the head word of who speaks at a cue, -1 where it names nobody.
func (p *pass) cueSpeaker(c cue[lexicon.Reporting]) int {
	if s := p.goesOn(c); s >= 0 {
		return s
	}
	if p.toldBefore(c) || slices.Contains(rebuts, p.Lemma(c.word)) && p.Passive(c.word) {
		return p.Agent(c.word)
	}
	if s := c.entry.SpeakerAt(p.Tree, c.word); s >= 0 {
		return s
	}
	if c.entry.Class == lexicon.Attribution {
		return p.besideSpeaker(c)
	}
	if w := p.subjectless(c); w >= 0 {
		return w
	}
	if w := p.sharer(c.word); w >= 0 && (c.entry.Class == lexicon.Say || slices.Contains(rebuts, p.Lemma(c.word))) {
		return w
	}
	if w := p.lastWord(c); w >= 0 {
		return w
	}
	if first := p.closing(c); first >= 0 {
		return p.Top(first, c.word)
	}
	if p.Upos(c.word) == "NOUN" && c.entry.Class == lexicon.Hearsay && p.tellsNews(c.word) || p.hearsayNoun(c.word) {
		return c.word // nobody is behind "word of a raid", "gossip"
	}
	return -1
}

// related is who a relative pronoun stands for that is the subject of a verb of saying, or of the one
// that this is joined to: "the envoy, who warned of cholera and who suspects that …".
func (p *pass) related(w, verb int) int {
	if w < 0 || p.Words[w] != "who" && p.Words[w] != "which" && p.Words[w] != "that" || p.Upos(w) != "PRON" {
		return w
	}
	for n := 0; verb >= 0 && n < 8; n++ {
		h := p.Head(verb)
		if p.Is(verb, "acl:relcl") {
			return h
		}
		if !p.Is(verb, "conj", "ccomp") {
			break
		}
		verb = h
	}
	return w
}

// whole is who is meant by a word that only tells how many: "most of the southern press".
func (p *pass) whole(w int) int {
	if w >= 0 && p.Upos(w) != "PRON" && slices.Contains([]string{"most", "many", "some", "several", "much"}, p.Words[w]) {
		return p.wholeOf(w)
	}
	return w
}

// toldBefore tells whether a cue is a participle by which a report points to where something
// was told: "As reported last week, gunmen came", of which the gunmen say nothing.
func (p *pass) toldBefore(c cue[lexicon.Reporting]) bool {
	return c.entry.Class == lexicon.Say && p.Tokens[c.word].XPOS == "VBN" && p.Is(c.word, "advcl") && p.markWord(c.word) == "as" && p.Child(c.word, "nsubj") < 0
}

// goesOn is who said the clause that a participle of saying hangs on, and now says more, -1 where
// a cue is none: "The chief said that soldiers had shut the road, adding that it was mined".
func (p *pass) goesOn(c cue[lexicon.Reporting]) int {
	w := c.word
	if c.entry.Class != lexicon.Say || p.Tokens[w].XPOS != "VBG" || !p.Is(w, "advcl") || p.Child(w, "nsubj", "mark") >= 0 || w == 0 || p.Words[w-1] != "," {
		return -1
	}
	at := p.Head(w)
	for n := 0; at >= 0 && n < 4; n++ {
		h := p.Head(at)
		if p.Is(at, "ccomp") && h >= 0 && (p.telling(h) || slices.Contains(rebuts, p.Lemma(h))) && p.within[h] == p.within[w] {
			if s := p.Subject(h, 0); s >= 0 {
				return s
			}
			return -1
		}
		if !p.Is(at, "conj", "xcomp", "advcl") {
			return -1
		}
		at = h
	}
	return -1
}

// besideSpeaker is the one whom a phrase such as "according to" names.
func (p *pass) besideSpeaker(c cue[lexicon.Reporting]) int {
	if p.Verb(c.word) && c.end > c.first+1 {
		if a := p.Agent(c.word); a >= 0 {
			return a // "quoted by the paper"
		}
	}
	if p.Upos(c.word) == "NOUN" {
		if s := p.Child(c.word, "nmod:poss"); s >= 0 {
			if h := p.Head(c.word); p.Has(c.word, "own") >= 0 && h >= 0 && p.Child(h, "nsubj") > s {
				return p.Child(h, "nsubj") // "By his own account, the colonel gave the order"
			}
			return s // "in its view"
		}
		if of := p.Prepositional(c.word, "of"); len(of) > 0 {
			return of[0] // "in the view of the mayor"
		}
		if p.Child(c.word, "case") < 0 {
			return c.word // "six dead (hospital source)"
		}
	}
	if h := p.keeper(p.whole(p.Head(c.word))); h >= 0 && p.Noun(h) && (h < c.first || h >= c.end) {
		return h // "according to the mayor", but not the condition of "on condition of anonymity"
	}
	return -1
}

// facts are nouns for what somebody knows, which isn't itself a document that speaks.
var facts = []string{"information", "data", "figure", "number", "statistic", "intelligence", "estimate", "count", "tally", "detail", "finding"}

// keeper is who has what a report rests on, where it says so: of "according to information available to
// the service", "data obtained by the ministry", "figures from the Red Cross" the service, the ministry and the Red
// Cross. Other words are returned as they are.
func (p *pass) keeper(w int) int {
	if w < 0 || p.named[w] >= 0 || !slices.Contains(facts, p.Lemma(w)) {
		return w
	}
	heads := append([]int{w}, p.Children(w, "acl", "amod", "acl:relcl")...)
	for _, h := range heads {
		for _, prep := range []string{"from", "by", "of", "to"} {
			if prep == "to" && (h == w || p.Lemma(h) != "available" && p.Lemma(h) != "known") {
				continue
			}
			for _, k := range p.Prepositional(h, prep) {
				if p.isSomebody(k) && p.canTell(k) && p.timeAt(k) < 0 {
					return k
				}
			}
		}
	}
	return w
}

// cited is the head word of who is cited in a word's sentence: "citing elders", "quoting a
// resident"; -1 where nobody is.
func (p *pass) cited(t int) int {
	s := p.sentence(t)
	for i := s.First; i < s.End; i++ {
		if !citing(p.Words[i]) || p.within[i] >= 0 {
			continue
		}
		w := p.Object(i, 0)
		if w < 0 && p.Is(i, "case", "acl", "amod") {
			w = p.Head(i) // "Local media, citing police, reported …"
		}
		if w > i && w != t && (!p.Under(t, w) || p.hungOn(t, w)) && (p.isSomebody(w) || p.tellsNews(w)) {
			return w
		}
	}
	return -1
}

// citing tells whether a word introduces who is cited.
func citing(word string) bool { return word == "citing" || word == "quoting" }

// hungOn tells whether a trigger stands in a clause with "that" which the tree hangs on
// somebody before it: "The paper wrote, citing two elders, that the port had fallen".
func (p *pass) hungOn(t, w int) bool {
	return slices.ContainsFunc(p.Children(w, "acl"), func(k int) bool { return p.markWord(k) == "that" && p.Under(t, k) })
}

// tellers are the speaker and those who speak with him: "The governor and the bishop said".
func (p *pass) tellers(w int) []int {
	if p.Upos(w) == "PRON" || p.hearsayNoun(w) {
		return []int{w}
	}
	out := []int{w}
	list := p.Conjuncts(w)[1:]
	if h := p.Head(w); h >= 0 && p.Is(w, "nsubj") {
		for _, k := range p.Children(h, "nsubj") {
			if k != w && (p.Child(k, "cc") >= 0 || k > w && k < h && slices.Contains(p.Words[w:k], "and")) {
				list = append(list, k) // of which the tree makes a second subject
			}
		}
	}
	for _, k := range list {
		if p.isSomebody(k) && p.Noun(k) {
			out = append(out, k)
		}
	}
	return out
}

// hearsayOf tells whether a cue says that the report itself was told something, with no
// word of who told it: "we are told", "I hear". It passes the claim on.
func (p *pass) hearsayOf(c cue[lexicon.Reporting]) bool {
	switch p.Lemma(c.word) {
	case "hear", "understand", "learn", "gather":
		return p.Tokens[c.word].XPOS != "NN"
	case "tell", "inform":
		return p.Passive(c.word)
	}
	return false
}

// ownCue tells whether a cue says what the report's own people know: "our correspondents
// confirm that …", "We said that …".
func (p *pass) ownCue(speaker int) bool { return p.ownVoice(speaker) || p.ours(speaker) }

// undergoes tells whether the subject of a cue is not who speaks but of whom something is
// said, in a passive that lacks its auxiliary: "Notables reported to have met".
func (p *pass) undergoes(c cue[lexicon.Reporting]) bool {
	tag := p.Tokens[c.word].XPOS
	k := p.Child(c.word, "xcomp")
	if k < 0 && c.word+1 < len(p.Words) && slices.Contains(fates, p.Words[c.word+1]) {
		k = c.word + 1
	}
	if k == c.word+1 && tag != "VBZ" && tag != "VBP" && slices.Contains(fates, p.Words[k]) {
		return true // "eight others reported missing"
	}
	return (tag == "VBD" || tag == "VBN") && k > c.word && p.Agent(c.word) < 0 && p.Has(k, "to") >= 0 && p.Child(c.word, "obj", "iobj") < 0 &&
		slices.Contains([]string{"say", "report", "allege", "believe", "think", "understand", "rumour", "rumor", "presume", "fear", "suspect", "consider"}, p.Lemma(c.word))
}

// fates are words for what has become of those of whom it is reported.
var fates = []string{"missing", "dead", "killed", "wounded", "injured", "hurt", "kidnapped", "abducted", "detained", "arrested", "displaced", "safe"}

// commits tells whether a claim is what its own speaker says to do with words, so that
// saying it is doing it: "The party has said that it will not accept the result".
func (p *pass) commits(c *draft, v voice) bool {
	if c.kind != reportedly.KindEvent || v.speaker < 0 || v.depth < 0 || p.within[c.trigger] >= 0 || !slices.Contains([]reportedly.Event{reportedly.Reject, reportedly.Agree, reportedly.Threaten}, c.event) {
		return false
	}
	s, h := p.Subject(c.trigger, 0), p.Head(p.First(c.trigger))
	if s < 0 || h < 0 || !p.Is(p.First(c.trigger), "ccomp") || !p.word(h).Overlaps(v.words) || p.Has(c.trigger, "will", "would", "wo", "'ll", "'d") < 0 {
		return false
	}
	return p.sameSpeaker(s, v.speaker) || p.Upos(s) == "PRON" && v.speaker < s && p.standsFor(p.Words[s], v.speaker) && p.Tokens[s].Sentence == p.Tokens[v.speaker].Sentence
}

// thing tells whether a word names words or a deed, from which only a conclusion is
// drawn, and nobody who could tell something.
func (p *pass) thing(w int) bool {
	if !p.abstract(w) {
		return false
	}
	l := p.Lemma(w)
	return p.lex.InClass("statement", l) || p.lex.InClass("document", l) || len(p.lex.Predicates(l, "NOUN")) > 0 || len(p.lex.Reporting(l, "NOUN")) > 0
}

// concludes are verbs that with a thing as their subject tell what follows from it: "The
// tracks suggest that they fled". "Reports suggest that …" only passes on.
func (p *pass) concludes(c cue[lexicon.Reporting], speaker int) bool {
	return slices.Contains([]string{"suggest", "indicate", "imply"}, p.Lemma(c.word)) && !p.hearsayNoun(speaker) &&
		(p.thing(speaker) || p.Upos(speaker) == "NOUN" && !p.isSomebody(speaker) && !p.tellsNews(speaker))
}

// hearsayNoun tells whether a noun in the plural is for what people tell: "reports",
// "rumours".
func (p *pass) hearsayNoun(w int) bool {
	return p.Tokens[w].XPOS == "NNS" && slices.Contains([]string{"report", "rumour", "rumor", "account", "claim"}, p.Lemma(w))
}
