package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
)

// Rules of what documents and those who hold them say:
//
//   - What stands in a document that somebody publishes is told by both: "The site reprinted a
//     leaflet that threatens a strike", "a letter in which he admits the killing".
//   - Who has or finds evidence says so: "The panel has evidence that they fled" is the panel's
//     inference, not the report's.
//   - "One account has them fleeing, another has them shot."

// publishing are verbs of making known what others wrote or said.
var publishing = []string{"publish", "reproduce", "print", "reprint", "carry", "circulate", "share", "post", "air", "broadcast", "run", "show", "release", "leak", "cite", "quote", "obtain", "read"}

// documented are the voices of a document that a trigger stands in and of who publishes it.
func (p *pass) documented(t int) []voice {
	for at, n := t, 0; at >= 0 && n < 8; at, n = p.Head(at), n+1 {
		d := p.Head(at)
		if d < 0 || !p.Is(at, "acl:relcl") || !p.document(d) {
			continue
		}
		if !p.standsIn(at, d) {
			return nil
		}
		var out []voice
		if v := p.Head(d); v >= 0 && p.Verb(v) && p.Is(d, "obj") && slices.Contains(publishing, p.Lemma(v)) {
			if s := p.Subject(v, 0); s >= 0 && !p.ownVoice(s) && p.emptied(s) < 0 {
				out = append(out, voice{basis: reportedly.Reported, speaker: s, depth: p.depth(v), words: p.word(v), rule: "it stands in what “" + p.Words[v] + "” makes known"})
			}
			out = append(out, voice{basis: reportedly.Reported, speaker: d, depth: p.depth(v) + 1, words: p.word(d), rule: "it stands in a document"})
		} else if p.inWhich(at) {
			out = append(out, voice{basis: reportedly.Reported, speaker: d, depth: p.depth(d), words: p.word(d), rule: "it stands in a document"})
		}
		return out
	}
	return nil
}

// passesOn is the voice of who cites the speaker of a relative clause, and whether somebody does:
// "The paper interviewed two guards who said that …".
func (p *pass) passesOn(speaker int) (voice, bool) {
	if speaker < 0 {
		return voice{}, false
	}
	v := p.Head(speaker)
	if v < 0 || !p.Verb(v) || !p.Is(speaker, "obj") || !slices.Contains([]string{"quote", "cite", "interview", "speak"}, p.Lemma(v)) || p.Child(speaker, "acl:relcl") < 0 {
		return voice{}, false
	}
	s := p.Subject(v, 0)
	if s < 0 || p.ownVoice(s) || p.ours(s) || p.emptied(s) >= 0 || !p.canTell(s) {
		return voice{}, false
	}
	return voice{basis: reportedly.Reported, speaker: s, depth: p.depth(v), words: p.word(v), rule: "who “" + p.Words[v] + "” who says it"}, true
}

// document tells whether a noun is for something written or recorded.
func (p *pass) document(d int) bool {
	return p.Upos(d) == "NOUN" && (p.lex.InClass("document", p.Lemma(d)) || p.lex.InClass("statement", p.Lemma(d)) || slices.Contains(papers, p.Lemma(d)))
}

// standsIn tells whether a relative clause tells what its document says: "a leaflet that
// threatens a strike", "in which he resigns", but not "a leaflet that angered the court".
func (p *pass) standsIn(v, d int) bool {
	if p.inWhich(v) {
		return true
	}
	s := p.Child(v, "nsubj")
	return s >= 0 && p.Antecedent(s) == d && (len(p.lex.Reporting(p.Lemma(v), "VERB")) > 0 || slices.Contains(wishes, p.Lemma(v)))
}

// inWhich tells whether a relative clause begins with "in which" or "where".
func (p *pass) inWhich(v int) bool {
	return slices.ContainsFunc(p.Kids(v), func(k int) bool {
		return p.Words[k] == "which" && p.CaseWord(k) == "in" || p.Words[k] == "where" || p.Words[k] == "wherein"
	})
}

// holding are the verbs by which somebody has what bears a claim out.
var holding = []string{"have", "find", "see", "gather", "collect", "obtain", "uncover", "present", "produce", "cite", "hold", "provide", "offer", "possess", "publish", "receive"}

// indicating are verbs of saying by which a fact, too, lets conclude something.
var indicating = []string{"suggest", "indicate", "imply", "hint"}

// indicates tells whether a verb of saying concludes from what its sentence, or the one before,
// tells, and nobody speaks: "The army has sent tanks to the border, which suggests that …",
// "Recruits are drilling, which may indicate that …", "This implies that …". Of "the ministry, which
// indicated that talks had begun" the ministry speaks.
func (p *pass) indicates(c cue[lexicon.Reporting]) bool {
	w := c.word
	if c.entry.Class != lexicon.Say || !p.Verb(w) || p.Passive(w) || !slices.Contains(indicating, p.Lemma(w)) {
		return false
	}
	s := p.Child(w, "nsubj")
	if s < 0 || p.Upos(s) != "PRON" && p.Upos(s) != "DET" {
		return false
	}
	switch p.Words[s] {
	case "this", "that", "all":
		return !p.Is(w, "acl:relcl") || p.Words[s] != "that"
	case "which":
		return p.Is(w, "advcl:relcl") || p.Tokens[w].XPOS == "VBZ" || p.Has(w, "may", "might", "could", "would") >= 0
	}
	return false
}

// bearer is who has the evidence that a cue names, -1 where nobody is told or it is the report
// itself: "The panel has evidence that they fled", "signs that" seen by monitors.
func (p *pass) bearer(c cue[lexicon.Reporting]) int {
	h := p.Head(c.word)
	if c.entry.Class != lexicon.Evidential || p.Upos(c.word) != "NOUN" || h < 0 || !p.Verb(h) || !p.Is(c.word, "obj", "nsubj:pass") || !slices.Contains(holding, p.Lemma(h)) {
		return -1
	}
	if p.negated(h) >= 0 || p.emptied(c.word) >= 0 {
		return -1
	}
	s := p.Subject(h, 0)
	if s < 0 || p.ownVoice(s) || p.emptied(s) >= 0 || !p.canTell(s) {
		return -1
	}
	return s
}

// accounts are nouns of which a clause with "has" tells what they say.
var accounts = []string{"account", "version", "story", "report", "rumour", "rumor", "source", "witness"}

// accountHas is the voice of an account by which something was so, and whether there is one: "One
// account has him fleeing, another has him shot". The tree makes "has" an auxiliary.
func (p *pass) accountHas(t int) (voice, bool) {
	a := p.Has(t, "have")
	if a < 0 || p.Tokens[a].XPOS != "VBZ" && p.Tokens[a].XPOS != "VBP" {
		return voice{}, false
	}
	subjects := p.Children(t, "nsubj", "nsubj:pass", "obl:unmarked", "obj")
	if len(subjects) < 2 || subjects[0] > a || subjects[1] < a || subjects[1] > t {
		return voice{}, false
	}
	s := subjects[0]
	first := slices.Contains(accounts, p.Lemma(s))
	if !first && p.Words[s] == "another" {
		for i := p.sentence(t).First; i < s; i++ {
			first = first || slices.Contains(accounts, p.Lemma(i))
		}
	}
	return voice{basis: reportedly.Reported, speaker: s, depth: p.depth(t), words: p.words(s, a), rule: "so an account has it"}, first
}

// before a verb of saying that the tree leaves without a subject stands who says it: "A trader in
// Osk, reached by phone, said that …". subjectless is that one, -1 where there is none.
func (p *pass) subjectless(c cue[lexicon.Reporting]) int {
	w, s := c.word, p.sentence(c.word)
	if c.entry.Class != lexicon.Say || !p.finite(w) || p.Child(w, "nsubj", "nsubj:pass", "csubj", "expl") >= 0 || p.Child(w, "ccomp") < w || p.Is(w, "conj", "xcomp") {
		return -1
	}
	end := w
	if w > s.First && p.Words[w-1] == "," {
		if end = p.commaBefore(w-1, s.First) - 1; end <= s.First || w-end > 12 {
			return -1
		}
	}
	first := end
	for first > s.First && slices.Contains([]string{"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART"}, p.Upos(first-1)) {
		first--
	}
	if first == end || first > s.First && p.Words[first-1] != "," && p.Upos(first-1) != "CCONJ" || p.Upos(first) == "ADP" {
		return -1
	}
	if k := p.Top(first, end); p.Noun(k) && (p.isSomebody(k) || p.tellsNews(k)) {
		return k
	}
	return -1
}
