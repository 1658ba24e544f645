package extract

import (
	"cmp"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Rules of attribution (codebook, "How the report knows"):
//
//   - What stands in the complement of a verb of saying, or beside it ("P, X
//     said"), is X's. The chain runs from the outermost speaker inwards.
//   - "according to X" covers its clause; "reportedly" its verb and what is
//     coordinated with it; "reports of a raid" the raid.
//   - "we" outside quotation marks is the publisher itself: no speaker.
//   - A speaker's own belief is reported; a belief without a speaker ("is
//     understood to") is the report's inference (rule 25).
//   - A background apposition or relative clause set off by a comma is the
//     report's own voice (rule 26).

// attribute fills basis and speakers of every draft.
func (p *pass) attribute() {
	for _, c := range p.drafts {
		p.attributeOne(c)
	}
}

// voice is one reason to think that a claim isn't the report's own.
type voice struct {
	basis      reportedly.Basis
	likelihood reportedly.Likelihood
	speaker    int // -1 where unnamed and wordless: "reportedly"
	depth      int // of the governing word in the tree
	words      text.Span
	rule       string
}

func (p *pass) attributeOne(c *draft) {
	own := false
	c.voices = slices.DeleteFunc(p.voices(c.trigger), func(v voice) bool {
		own = own || p.commits(c, v)
		return c.act > 0 && v.words.Overlaps(p.word(c.act)) || p.commits(c, v)
	})
	if v, ok := p.toldByTrigger(c); ok {
		c.voices = append(c.voices, v)
	}
	if v, ok := p.guess(c.trigger); ok && len(c.voices) == 0 {
		c.voices = append(c.voices, v)
	}
	want := map[reportedly.Basis]float64{}
	for _, b := range []reportedly.Basis{reportedly.Asserted, reportedly.Reported, reportedly.Inferred} {
		want[b] = math.Log(0.02)
	}
	if k, ok := p.at[c.trigger]; ok {
		for _, s := range p.Document.Predicates[k].Basis {
			want[reportedly.Basis(s.Value)] = math.Log(max(s.Score, 0.02))
		}
	} else {
		want[reportedly.Asserted] = math.Log(0.9)
	}
	ruled := reportedly.Basis("")
	if len(c.voices) == 0 && (own || p.ownCues(c.trigger) || p.ownedBy(c.trigger) >= 0 || p.added(c.trigger) || p.told(c) || p.aside(c.trigger) || p.ownSentence(c.trigger) || p.ownRelease(c.trigger)) {
		ruled = reportedly.Asserted
	}
	for _, v := range c.voices {
		if ruled != reportedly.Reported {
			ruled = v.basis
		}
	}
	switch {
	case ruled != "":
		want[ruled] += p.w.Basis
	case c.act > 0 || p.saysItself(c):
		want[reportedly.Asserted] += 2 * p.w.Basis // the report tells that it was said
	default:
		want[reportedly.Asserted] += p.w.Silence
	}
	c.basis = reportedly.Asserted
	for _, b := range []reportedly.Basis{reportedly.Reported, reportedly.Inferred} {
		if want[b] > want[c.basis] {
			c.basis = b
		}
	}
	p.chain(c)
}

// saysItself tells whether the only one whom the model takes for the speaker is who does the deed
// with words itself: "The committee put the toll at nine, dismissed the story and pledged a list".
func (p *pass) saysItself(c *draft) bool {
	if c.kind != reportedly.KindEvent || !slices.Contains(verbal, c.event) || p.within[c.trigger] >= 0 {
		return false
	}
	w, _ := p.modelSpeaker(c.trigger, p.w.Speaker)
	return w >= 0 && slices.ContainsFunc(c.actors, func(a party) bool { return p.sameEntity(a.token, w) })
}

// chain sets the speakers of a draft whose basis is known, and says why.
func (p *pass) chain(c *draft) {
	if c.basis == reportedly.Asserted {
		return
	}
	for _, v := range c.voices {
		p.because(c, "basis", string(v.basis), v.words, "%s", v.rule)
		if c.basis != reportedly.Reported || v.speaker < 0 {
			continue
		}
		for _, w := range p.tellers(v.speaker) {
			if !slices.ContainsFunc(c.speakers, func(s int) bool { return p.sameSpeaker(s, w) || p.Is(w, "compound", "amod") && p.Head(w) == s }) && !p.ownMedium(w, c.speakers) {
				c.speakers = append(c.speakers, w)
			}
		}
	}
	if c.basis != reportedly.Reported || len(c.speakers) > 0 {
		if len(c.voices) == 0 {
			p.because(c, "basis", string(c.basis), text.Span{}, "the model's basis head")
		}
		return
	}
	hearsay := slices.ContainsFunc(c.voices, func(v voice) bool { return v.speaker < 0 })
	least := p.w.Speaker
	if hearsay {
		least = 0.7 // "reportedly" needs no speaker
	}
	best, score := p.modelSpeaker(c.trigger, least)
	if len(c.voices) == 0 && best < 0 && len(p.near(c.trigger).reporting) == 0 {
		c.basis = reportedly.Asserted // no word of its sentence is one of saying, and nobody says so
		return
	}
	if len(c.voices) == 0 {
		p.because(c, "basis", string(c.basis), text.Span{}, "the model's basis head")
	}
	if best >= 0 {
		c.speakers = []int{best}
		p.because(c, "said_by", p.Words[best], p.word(best), "the model's argument head (%.0f %%)", 100*score)
	}
}

// ownMedium tells whether a word is for the words by which the speaker before it speaks, and so is
// no further speaker (codebook, rule 47): "The league issued a statement saying that …".
func (p *pass) ownMedium(w int, speakers []int) bool {
	v := p.Head(w)
	return v >= 0 && p.Verb(v) && p.Is(w, "obj") && p.lex.InClass("statement", p.Lemma(w)) &&
		slices.Contains([]string{"issue", "release", "make", "send", "give", "write", "put", "post"}, p.Lemma(v)) && slices.Contains(speakers, p.Subject(v, 0))
}

// canTell tells whether a word names somebody or something that tells: no deed.
func (p *pass) canTell(w int) bool {
	return p.isSomebody(w) || p.tellsNews(w) || !p.thing(w) || p.lex.InClass("statement", p.Lemma(w)) || p.lex.InClass("document", p.Lemma(w))
}

// sameSpeaker tells whether two words stand for one speaker: "Residents said they had
// heard that …".
func (p *pass) sameSpeaker(a, b int) bool {
	if a, b = p.utterer(a), p.utterer(b); a == b {
		return true
	}
	m, o := p.mentionOf(a), p.mentionOf(b)
	return m != nil && o != nil && len(m.Entities) == 1 && slices.Equal(m.Entities, o.Entities)
}

// saysOther tells whether a word is who says something else in the trigger's sentence: in
// "The force is thought to have got arms, though its chief has denied any link" the chief
// doesn't tell of the arms. Of whom something is said, as in "elders are said to have met",
// says nothing.
func (p *pass) saysOther(w, t int) bool {
	return slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool {
		if c.word == t || p.Head(w) != c.word {
			return false
		}
		return p.Is(w, "nsubj:pass") || p.Is(w, "nsubj") && !p.reports(c, t) && !p.Under(t, c.word)
	})
}

// voices are the cues and quotations that cover a trigger, outermost first.
func (p *pass) voices(t int) []voice {
	var out []voice
	rebutted := p.rebutted(t)
	for _, c := range p.near(t).reporting {
		if rebutted >= 0 && p.Upos(c.word) == "NOUN" && p.Head(c.word) == rebutted || p.alsoAlleged(c, t) {
			continue // "rejected claims by villagers that …": who rejects them says that it isn't so
		}
		if v, ok := p.cueVoice(c, t); ok {
			out = append(out, v)
		}
	}
	if v, ok := p.accountHas(t); ok && len(out) == 0 {
		out = append(out, v)
	}
	for _, v := range p.documented(t) {
		if !slices.ContainsFunc(out, func(o voice) bool { return o.speaker == v.speaker }) {
			out = append(out, v)
		}
	}
	if v, ok := p.claimant(t); ok && !slices.ContainsFunc(out, func(o voice) bool { return o.speaker == v.speaker }) {
		out = append(out, v)
	}
	for _, v := range p.actsAbout(t) {
		if !slices.ContainsFunc(out, func(o voice) bool { return o.speaker == v.speaker }) {
			out = append(out, v)
		}
	}
	for _, v := range slices.Clone(out) {
		if q, ok := p.passesOn(v.speaker); ok && !slices.ContainsFunc(out, func(o voice) bool { return o.speaker == q.speaker }) {
			out = append(out, q)
		}
	}
	if v, ok := p.before(t); ok && len(out) == 0 {
		out = append(out, v)
	}
	if q := p.quoteAt(t); q != nil && q.Speaker >= 0 && !p.ownVoice(q.Speaker) {
		rule := "it stands in a quotation"
		switch q.Kind {
		case ling.AnnouncedQuote:
			rule = "it follows an announced statement"
		case ling.TurnQuote:
			rule = "it stands in a turn of a transcript"
		}
		if !slices.ContainsFunc(out, func(v voice) bool { return v.speaker == q.Speaker }) {
			out = append(out, voice{basis: reportedly.Reported, speaker: q.Speaker, depth: -1, words: p.word(q.Speaker), rule: rule})
		}
	}
	if w := p.trailingSource(t); w >= 0 && !slices.ContainsFunc(out, func(v voice) bool { return v.speaker >= 0 }) {
		out = append(out, voice{basis: reportedly.Reported, speaker: w, depth: -1, words: p.word(w), rule: "its source is named behind it"})
	}
	slices.SortStableFunc(out, func(a, b voice) int { return cmp.Compare(a.depth, b.depth) })
	w := p.cited(t)
	if q := p.quoteAt(t); w < 0 && q != nil && q.Speaker >= 0 && q.Speaker != t {
		w = p.cited(q.Speaker) // "The radio, quoting a resident, says: “They left.”"
	}
	if w >= 0 && slices.ContainsFunc(out, func(v voice) bool { return v.speaker >= 0 && v.speaker != w }) {
		out = append(out, voice{basis: reportedly.Reported, speaker: w, words: p.word(w), rule: "who is cited for it"})
	}
	return out
}

// cueVoice is the voice that a cue gives to a trigger, and whether it gives one.
func (p *pass) cueVoice(c cue[lexicon.Reporting], t int) (voice, bool) {
	if c.word == t || p.foreseen(c) || !p.reports(c, t) || p.parried(c) || p.supposed(c) {
		return voice{}, false
	}
	v := voice{basis: c.entry.Basis, likelihood: c.entry.Likelihood, speaker: p.whole(p.related(p.cueSpeaker(c), c.word)), depth: p.depth(c.word), words: c.span(p), rule: "“" + c.entry.String() + "” covers it"}
	if p.indicates(c) {
		v.speaker, v.basis = -1, reportedly.Inferred
	}
	if s := p.bearer(c); s >= 0 && s != t && v.speaker < 0 {
		v.speaker, v.basis = s, reportedly.Reported
	}
	if c.entry.Class == lexicon.Attribution && p.Verb(c.word) && p.within[c.word] < 0 {
		v.depth = -2 // "A guard, quoted by the paper, said": the paper passes on what he said
	}
	if v.speaker >= 0 && v.speaker != c.word && p.Under(t, v.speaker) && !p.Under(c.word, v.speaker) && !p.stray(c, t) {
		if p.Upos(c.word) == "NOUN" && c.entry.Class != lexicon.Hearsay && c.entry.Class != lexicon.SpeechAct || v.speaker != t {
			return voice{}, false // "the announcement of a truce", "the testimony of those who were held"
		}
		v.speaker = -1
	}
	if c.entry.Class == lexicon.Evidential && v.speaker < 0 && (p.emptied(c.word) >= 0 || p.Has(c.word, "little") >= 0) {
		return voice{}, false // "There is no evidence that they fled" concludes nothing
	}
	if p.undergoes(c) || p.saidToShow(c) {
		v.speaker = -1
		if c.entry.Class == lexicon.Belief {
			v.basis = reportedly.Inferred
		}
	}
	switch {
	case v.speaker < 0 && (v.basis == "" || v.basis == reportedly.Asserted):
		return voice{}, false
	case v.speaker < 0:
		return v, true
	case p.ownVoice(v.speaker):
		return p.ownWord(c, v)
	case p.emptied(v.speaker) >= 0, p.Words[v.speaker] == "you" && p.within[c.word] < 0, slices.Contains([]string{"which", "who", "what", "whoever"}, p.Words[v.speaker]), p.Lemma(c.word) == "know" && slices.Contains([]string{"everybody", "everyone", "all"}, p.Words[v.speaker]):
		return voice{}, false // "nobody said that …", "as everybody knows"
	case p.issues(v.speaker, c.word) || p.ours(v.speaker):
		return voice{}, false // a release in the third person: "The Council regrets that …"; "our correspondent says"
	case p.concludes(c, v.speaker):
		v.basis, v.speaker = reportedly.Inferred, -1
	case v.basis != reportedly.Inferred || p.isSomebody(v.speaker) || p.hearsayNoun(v.speaker):
		v.basis = reportedly.Reported
	}
	return v, true
}

// ownSentence tells whether a trigger stands in a sentence that "we" or "I" say of
// themselves: "We demand the release of the nine".
func (p *pass) ownSentence(t int) bool {
	if p.within[t] >= 0 {
		return false
	}
	top := t
	p.Ancestors(t, func(a int) bool { top = a; return true })
	s := p.Subject(top, 0)
	return s >= 0 && p.ownVoice(s)
}

// ownRelease tells whether a trigger stands in its issuer's own release, outside of quotation
// marks, where what nobody else is said to tell is the issuer's (codebook, rule 2).
func (p *pass) ownRelease(t int) bool {
	return p.issuer >= 0 && p.ownWords >= 2 && p.within[t] < 0
}

// aside tells whether a trigger stands in the background of a sentence that is somebody
// else's (codebook, rule 26).
func (p *pass) aside(t int) bool {
	return p.within[t] < 0 && len(p.near(t).reporting) > 0 && p.background(t, -1)
}

// told tells whether a draft is what the main verb of its sentence says that somebody did
// with words, which is the report's own to tell: "The coup leader promises elections".
func (p *pass) told(c *draft) bool {
	return c.kind == reportedly.KindEvent && slices.Contains(verbal, c.event) && p.Is(c.trigger, "root") && p.Verb(c.trigger) &&
		!p.Passive(c.trigger) && p.within[c.trigger] < 0 && p.Child(c.trigger, "nsubj") >= 0
}

// toldByTrigger is the voice of a trigger that itself says how its claim is known: "The
// front claimed responsibility" tells of a deed, "The league is suspected" guesses at one.
// Whether there is one.
func (p *pass) toldByTrigger(c *draft) (voice, bool) {
	if c.kind != reportedly.KindEvent || slices.Contains(verbal, c.event) {
		return voice{}, false
	}
	for _, q := range p.near(c.trigger).reporting {
		if q.word != c.trigger || !p.Verb(q.word) || !slices.Contains(selfTold, p.Lemma(q.word)) || p.hasObject(q.word, "life", "victim") {
			continue
		}
		v := voice{basis: q.entry.Basis, likelihood: q.entry.Likelihood, speaker: p.cueSpeaker(q), depth: p.depth(q.word), words: q.span(p), rule: "“" + q.entry.String() + "” says so"}
		if v.speaker >= 0 && (p.ownVoice(v.speaker) || p.concludes(q, v.speaker)) || v.speaker < 0 && q.entry.Class == lexicon.Say {
			return voice{}, false
		}
		return v, true
	}
	return voice{}, false
}

// hasObject tells whether a verb's object is one of the lemmas: "Mines claimed nine lives".
func (p *pass) hasObject(v int, lemmas ...string) bool {
	o := p.Child(v, "obj")
	return o >= 0 && slices.Contains(lemmas, p.Lemma(o))
}

// selfTold are the verbs that may name a deed with their object or subject: "claimed
// responsibility", "is suspected", "is feared dead".
var selfTold = []string{"claim", "suspect", "believe", "fear", "presume", "allege", "rumour", "rumor", "think"}

// verbal are the events that consist in words.
var verbal = []reportedly.Event{reportedly.Agree, reportedly.Consult, reportedly.Support, reportedly.Concede, reportedly.Request, reportedly.Accuse, reportedly.Reject, reportedly.Threaten}

// ownWord is the voice of a cue of which the report itself is the speaker, and whether it
// is any but its own plain statement: "we are told that …" passes on, "our assessment is
// that …" concludes.
func (p *pass) ownWord(c cue[lexicon.Reporting], v voice) (voice, bool) {
	v.speaker = -1
	switch {
	case p.hearsayOf(c):
		v.basis, v.likelihood = reportedly.Reported, ""
		return v, true
	case c.entry.Class == lexicon.Belief && p.Upos(c.word) != "ADJ" && (c.entry.Likelihood != "" || slices.Contains([]string{"assessment", "conclusion", "assumption", "suspect"}, p.Lemma(c.word))):
		v.basis = reportedly.Inferred
		return v, true
	}
	return voice{}, false
}

// ownCues tells whether the report says of a trigger that its own people tell it.
func (p *pass) ownCues(t int) bool {
	if h := p.Head(t); h >= 0 && p.Is(t, "ccomp") {
		if s := p.Subject(h, 0); s >= 0 && p.ours(s) {
			return true // "Our team saw soldiers beating villagers"
		}
	}
	return slices.ContainsFunc(p.near(t).reporting, func(c cue[lexicon.Reporting]) bool {
		if c.word == t || !p.reports(c, t) {
			return false
		}
		s := p.cueSpeaker(c)
		return s >= 0 && p.ownCue(s)
	})
}

// isSomebody tells whether a speaker is somebody, not a thing such as "evidence" or
// "the statement".
func (p *pass) isSomebody(w int) bool {
	_, role := p.role(w)
	return role || p.Upos(w) == "PROPN" || p.Upos(w) == "PRON" || p.named[w] >= 0
}

// ownVoice tells whether a speaker is the publisher itself: "we" or "I" outside
// quotation marks (codebook, rule 2).
func (p *pass) ownVoice(w int) bool {
	switch p.Words[w] {
	case "we", "i", "us", "our", "my":
		return p.within[w] < 0
	}
	return false
}

func (p *pass) depth(w int) int {
	n := 0
	p.Ancestors(w, func(int) bool { n++; return n < 256 })
	return n
}
