package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of how far a cue of saying reaches where the tree alone would mislead:
//
//   - A clause with a tense but no subject isn't what somebody says: in "The pact announced by
//     the two unions has collapsed" nobody announced the collapse.
//   - "As agreed", "as promised" tell how something is done, not who says so.
//   - "What drivers tell us is that the bridge has gone" is what drivers tell.
//   - Who is said to fear or expect something under the report's own inference hasn't said so:
//     "It seems that the guild fears a raid".
//   - Of "Papers said to show" nobody says what they show.

// curtailed tells whether a trigger stands in such a clause behind a participle that the tree
// takes for a verb of saying.
func (p *pass) curtailed(w, t int) bool {
	if tag := p.Tokens[w].XPOS; t < w || tag != "VBD" && tag != "VBN" || p.Is(w, "acl:relcl", "advcl") || !p.Is(w, "acl") && p.Child(w, "nsubj", "nsubj:pass") < 0 || p.Child(w, "obj", "aux") >= 0 {
		return false
	}
	said := p.Children(w, "ccomp")
	return slices.ContainsFunc(said, func(k int) bool {
		if k != said[0] {
			return false // "said that he was alive, was in Osk and had met his lawyer"
		}
		tensed := p.finite(k) || p.Child(k, "aux", "aux:pass", "cop") >= 0
		return k > w && tensed && p.within[k] == p.within[w] && p.Child(k, "nsubj", "nsubj:pass", "csubj", "expl", "mark") < 0 && p.Under(t, k)
	})
}

// asAgreed tells whether a verb only says how something is done: "left on Friday, as agreed",
// "As the guild demanded, the tax was cut".
func (p *pass) asAgreed(w int) bool {
	return p.Is(w, "advcl") && p.markWord(w) == "as" && slices.Contains(foretelling, p.Lemma(w))
}

// foretelling are verbs of which the content is yet to be done when they are used.
var foretelling = []string{"agree", "promise", "pledge", "vow", "offer", "demand", "request", "ask", "order", "urge", "instruct", "propose", "recommend", "threaten", "want", "wish", "plan", "intend", "expect", "hope", "fear", "warn", "predict", "forecast", "foresee"}

// whatTheySay tells whether a verb of saying stands in a clause with "what" or "all" of which
// the trigger's clause is the predicate.
func (p *pass) whatTheySay(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if c.entry.Class != lexicon.Say && c.entry.Class != lexicon.Belief || !p.Verb(w) || w > t || p.Child(w, "ccomp", "obj") >= 0 {
		return false
	}
	top, what := w, p.Child(w, "obj", "nsubj:outer")
	if p.Is(w, "acl:relcl") {
		top, what = p.Head(w), p.Head(w)
	}
	if what < 0 || p.Words[what] != "what" && p.Words[what] != "all" || !p.Is(top, "nsubj", "csubj") {
		return false
	}
	h := p.Head(top)
	return h > w && p.Child(h, "cop") >= 0 && p.markWord(h) == "that" && p.Under(t, h) && !p.Under(t, top) && !p.background(t, h)
}

// supposed tells whether a cue is the verb of a belief which the report itself only infers.
func (p *pass) supposed(c cue[lexicon.Reporting]) bool {
	return c.entry.Class == lexicon.Belief && p.Verb(c.word) && p.surmised(c.word)
}

// surmised tells whether a verb stands in what the report itself infers, with nobody who says so:
// "It is believed that the guild wants a truce".
func (p *pass) surmised(v int) bool {
	return slices.ContainsFunc(p.near(v).reporting, func(o cue[lexicon.Reporting]) bool {
		return (o.entry.Class == lexicon.Evidential || o.entry.Class == lexicon.Belief) && o.entry.Basis == reportedly.Inferred &&
			p.Verb(o.word) && o.word < v && p.cueSpeaker(o) < 0 && p.reports(o, v)
	})
}

// saidToShow tells whether a verb of showing is what its subject is only said to do.
func (p *pass) saidToShow(c cue[lexicon.Reporting]) bool {
	h := p.Head(c.word)
	if c.entry.Class != lexicon.Evidential || h < 0 || !p.Is(c.word, "xcomp") || p.Has(c.word, "to") < 0 {
		return false
	}
	return slices.Contains([]string{"purport", "claim"}, p.Lemma(h)) || p.Passive(h) && p.telling(h) || slices.ContainsFunc(p.near(h).reporting, func(o cue[lexicon.Reporting]) bool {
		return o.word == h && o.entry.Class == lexicon.Say && p.undergoes(o)
	})
}

// sumsUp tells whether a trigger stands in a noun phrase behind a comma by which the report
// itself sums up what is said before it: "Nine men drowned, the harbour said, the second such
// loss in a month".
func (p *pass) sumsUp(comma, t int) bool {
	for at := t; at > comma; at = p.Head(at) {
		if p.summary(at) && p.Has(at, "the", "a") > comma {
			return true
		}
	}
	return false
}

// summary tells whether a noun is the head of such a phrase.
func (p *pass) summary(at int) bool {
	d := p.Has(at, "the", "a")
	return p.Noun(at) && d > 0 && p.Words[d-1] == "," && p.within[at] < 0 && p.Child(at, "case", "cop", "nsubj", "cc") < 0 &&
		p.Has(at, "such", "latest", "first", "second", "third", "fourth", "fifth", "sixth", "last", "bad", "worst", "deadliest") > d
}

// sharer is the subject that a verb of saying shares with a first clause which lacks its verb, as
// in "Her rival has not, and says she will appeal", or which is none: "A clerk reached by phone
// denied that …". -1 where there is none.
func (p *pass) sharer(w int) int {
	h := p.Head(w)
	if !p.finite(w) || h < 0 || p.Child(w, "nsubj", "nsubj:pass", "expl", "mark") >= 0 {
		return -1
	}
	if !p.Is(w, "conj") {
		s := p.Child(h, "nsubj")
		if s >= 0 && s < w && p.ownDoing(w, h) {
			return s
		}
		if tag := p.Tokens[h].XPOS; s < 0 || h > w || tag != "VBD" && tag != "VBN" || p.Child(h, "aux", "obj") >= 0 || p.Child(w, "cc") >= 0 || p.Words[w-1] == "," || !p.Is(w, "mark", "ccomp", "dep") {
			return -1
		}
		return s
	}
	for at, n := h, 0; at >= 0 && n < 3; at, n = p.Head(at), n+1 {
		if s := p.Child(at, "nsubj"); s >= 0 && s < w {
			return s
		}
		if !p.Is(at, "conj", "advmod", "xcomp") {
			break
		}
	}
	return -1
}

// bySpeaker is the least probability of a speaker by the model alone for who says something
// else in the trigger's sentence anyway.
const bySpeaker = 0.15

// modelSpeaker is who tells a trigger by the model alone, with the probability; -1 where there
// is nobody likelier than least, or than bySpeaker for who speaks in the sentence.
func (p *pass) modelSpeaker(t int, least float64) (best int, score float64) {
	best, top := -1, 0.0
	for a := range p.args(t, ling.SpeakerRole) {
		w := a.Token
		if p.Tokens[w].Sentence != p.Tokens[t].Sentence || w == t || p.harms(w) || !p.Noun(w) || !p.canTell(w) || p.ownCue(w) || p.saysOther(w, t) {
			continue
		}
		speaks := least < 0.5 && slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool {
			return (c.entry.Class != lexicon.SpeechAct || slices.Contains(rebuts, p.Lemma(c.word))) && p.cueSpeaker(c) == w
		})
		rank := a.Score
		if speaks {
			rank += least - bySpeaker
		}
		if rank > least && rank > top {
			best, score, top = w, a.Score, rank
		}
	}
	return best, score
}

// ownDoing tells whether a trigger is what somebody says of a deed of his own behind a verb of
// saying, whichever word the tree hangs it on: "a sum that the clerks deny having taken".
func (p *pass) ownDoing(w, t int) bool {
	a := p.Child(t, "aux")
	return p.Verb(w) && a == w+1 && p.Tokens[a].XPOS == "VBG" && p.saidHere(w)
}

// kinOf is what the kin or aide of a person is called by: of "his lawyer" the lawyer of whom
// "his" stands for. "" for other words.
func (p *pass) kinOf(w int) string {
	for _, c := range p.Children(w, "nmod:poss") {
		m := p.mentionOf(c)
		if p.Words[c] != "his" && p.Words[c] != "her" || m == nil || len(m.Entities) != 1 || p.Entities[m.Entities[0]].Label != ling.PersonName {
			continue
		}
		first, end := p.speakerPhrase(w)
		return concise(p.Slice(first, end)) + " of " + p.Entities[m.Entities[0]].Name
	}
	return ""
}

// finished are the finished forms of a speaker: one for each of those that "both", "each" or
// "they" stand for (codebook, rule 41).
func (p *pass) finished(w int) []reportedly.Speaker {
	one, m := p.speaker(w), p.mentionOf(w)
	if m == nil || len(m.Entities) < 2 || p.named[w] >= 0 || one.Name != p.Entities[m.Entities[0]].Name {
		return []reportedly.Speaker{one}
	}
	var out []reportedly.Speaker
	for _, k := range m.Entities {
		next, e := one, p.Entities[k]
		next.Name = e.Name
		switch {
		case e.Label == p.Entities[m.Entities[0]].Label:
		case e.Label == ling.PersonName:
			next.Kind = reportedly.NamedSpeaker
		case e.Label == ling.Group || e.Label == ling.Location:
			next.Kind = reportedly.OrganisationSpeaker
		default:
			next.Kind = reportedly.UnnamedSpeaker
		}
		out = append(out, next)
	}
	return out
}
