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
	c.voices = slices.DeleteFunc(p.voices(c.trigger), func(v voice) bool { return c.act > 0 && v.words.Overlaps(p.word(c.act)) })
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
	for _, v := range c.voices {
		if ruled != reportedly.Reported {
			ruled = v.basis
		}
	}
	switch {
	case ruled != "":
		want[ruled] += p.w.Basis
	case c.act > 0:
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

// chain sets the speakers of a draft whose basis is known, and says why.
func (p *pass) chain(c *draft) {
	if c.basis == reportedly.Asserted {
		return
	}
	for _, v := range c.voices {
		p.because(c, "basis", string(v.basis), v.words, "%s", v.rule)
		if c.basis == reportedly.Reported && v.speaker >= 0 && !slices.ContainsFunc(c.speakers, func(s int) bool { return p.sameSpeaker(s, v.speaker) }) {
			c.speakers = append(c.speakers, v.speaker)
		}
	}
	if len(c.voices) == 0 {
		p.because(c, "basis", string(c.basis), text.Span{}, "the model's basis head")
	}
	if c.basis != reportedly.Reported || len(c.speakers) > 0 {
		return
	}
	hearsay := slices.ContainsFunc(c.voices, func(v voice) bool { return v.speaker < 0 })
	best, score := -1, p.w.Speaker
	if hearsay {
		score = 0.7 // "reportedly" needs no speaker
	}
	for a := range p.args(c.trigger, ling.SpeakerRole) {
		if a.Score > score && a.Token != c.trigger && !p.harms(a.Token) && p.Noun(a.Token) && !p.ownVoice(a.Token) && !p.saysOther(a.Token, c.trigger) {
			best, score = a.Token, a.Score
		}
	}
	if best >= 0 {
		c.speakers = []int{best}
		p.because(c, "said_by", p.Words[best], p.word(best), "the model's argument head (%.0f %%)", 100*score)
	}
}

// sameSpeaker tells whether two words stand for one speaker: "Residents said they had
// heard that …".
func (p *pass) sameSpeaker(a, b int) bool {
	if a == b {
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
	for _, c := range p.near(t).reporting {
		if c.word == t || !p.reports(c, t) {
			continue
		}
		sp := p.cueSpeaker(c)
		if sp >= 0 && (p.ownVoice(sp) || p.emptied(sp) >= 0) {
			continue // "we", "nobody said that …"
		}
		if sp >= 0 && (p.issues(sp, c.word) || p.ours(sp)) {
			continue // a release in the third person: "The Council regrets that …"; "our correspondent says"
		}
		v := voice{basis: c.entry.Basis, likelihood: c.entry.Likelihood, speaker: sp, depth: p.depth(c.word), words: c.span(p), rule: "“" + c.entry.String() + "” covers it"}
		if v.basis == "" || v.basis == reportedly.Asserted {
			if sp < 0 {
				continue
			}
			v.basis = reportedly.Reported
		}
		if v.basis == reportedly.Inferred && sp >= 0 && p.isSomebody(sp) {
			v.basis = reportedly.Reported
		}
		out = append(out, v)
	}
	for _, v := range p.actsAbout(t) {
		if !slices.ContainsFunc(out, func(o voice) bool { return o.speaker == v.speaker }) {
			out = append(out, v)
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
	return out
}

// isSomebody tells whether a speaker is somebody, not a thing such as "evidence" or
// "the statement".
func (p *pass) isSomebody(w int) bool {
	_, role := p.role(w)
	return role || p.Upos(w) == "PROPN" || p.Upos(w) == "PRON" || p.named[w] >= 0
}

// cueSpeaker is the head word of who speaks at a cue, -1 where it names nobody.
// Evidential nouns name themselves: "reports that …" are the speaker.
func (p *pass) cueSpeaker(c cue[lexicon.Reporting]) int {
	for _, slot := range c.entry.Speaker {
		for _, w := range p.Fill(c.word, string(slot)) {
			if w != c.word && p.Noun(w) {
				return w
			}
		}
	}
	if c.entry.Class == lexicon.Attribution {
		if p.Upos(c.word) == "NOUN" && p.Child(c.word, "case") < 0 {
			return c.word // "six dead (hospital source)"
		}
		if h := p.Head(c.word); h >= 0 && p.Noun(h) {
			return h // "according to the mayor"
		}
		return -1
	}
	if p.Upos(c.word) == "NOUN" && c.entry.Class == lexicon.Hearsay {
		return c.word
	}
	return -1
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

// reports tells whether a reporting cue covers a trigger.
func (p *pass) reports(c cue[lexicon.Reporting], t int) bool {
	w := c.word
	if p.apart(w, t) {
		return false
	}
	switch p.Upos(w) {
	case "ADV":
		return p.inScope(w, lexicon.OfHead, t)
	case "ADJ":
		h := p.Head(w)
		return h == t && p.Is(w, "amod") || p.complement(w, t)
	}
	if c.entry.Class == lexicon.Attribution {
		x := w
		if !p.Noun(w) || p.Child(w, "case") < 0 {
			x = p.Head(w) // "according" marks the speaker's noun
		}
		if x < 0 || p.Under(t, x) {
			return false
		}
		h := p.Head(x)
		return h >= 0 && p.Under(t, h) && !p.background(t, h)
	}
	if c.entry.Class == lexicon.Belief && p.Is(t, "obj") && p.Head(t) == w && p.Child(w, "xcomp") >= 0 {
		return true // "Analysts expect attacks to increase"
	}
	return p.complement(w, t) || p.saidObject(w, t) || p.parenthetical(w, t)
}

// apart tells whether a semicolon parts a cue from a trigger. What comes before one is
// never said by a verb behind it ("Rebels withdrew; the mayor dismissed the move"), and
// what comes after one isn't where it has a voice of its own: "Medics reported that nine
// died; elders are said to have met."
func (p *pass) apart(w, t int) bool {
	if !p.near(t).semicolons {
		return false
	}
	at := p.semicolon(w, t)
	if at < 0 || p.within[w] >= 0 && p.within[w] == p.within[t] {
		return false
	}
	if t < w || p.Verb(w) && p.Upos(w) != "VERB" || p.Upos(w) == "ADV" {
		return true
	}
	for i := at + 1; i < p.sentence(t).End && p.Words[i] != ";"; i++ {
		if i == at+1 && p.Words[i] == "that" {
			return false // "said that the road was shut; that nobody had come"
		}
		for _, c := range p.near(t).reporting {
			if c.first == i && c.word != t {
				return true
			}
		}
	}
	return false
}

// semicolon is the last semicolon between two words, -1 where there is none. One in a
// list that a colon opens parts nothing: "Police said: two men fled; one was caught".
func (p *pass) semicolon(a, b int) int {
	at := -1
	for i := min(a, b) + 1; i < max(a, b); i++ {
		switch p.Words[i] {
		case ":":
			return -1
		case ";":
			at = i
		}
	}
	return at
}

// complement tells whether a trigger stands in what a verb or noun of saying
// introduces.
func (p *pass) complement(w, t int) bool {
	for _, k := range p.Kids(w) {
		ok := p.Is(k, "ccomp", "xcomp") || p.Is(k, "acl") && !p.Is(k, "acl:relcl") && !p.Verb(w) ||
			p.Is(k, "parataxis") && k < w ||
			p.Is(k, "advcl") && p.caseOrMark(k) == "for" || // "criticised him for ignoring …"
			p.Is(k, "advcl") && p.caseOrMark(k) == "as" ||
			p.Is(k, "nmod", "obl") && p.Upos(w) == "NOUN" && (p.CaseWord(k) == "of" || p.CaseWord(k) == "about") ||
			p.Is(k, "csubj") && p.Upos(w) != "VERB"
		if ok && p.Under(t, k) && !p.background(t, k) {
			return true
		}
	}
	if p.Is(w, "acl") && p.Tokens[w].XPOS == "VBN" && p.Head(w) == t {
		return true // "an attack blamed on the group"
	}
	if p.Verb(w) && p.Passive(w) {
		if s := p.Child(w, "nsubj:pass"); s >= 0 && slices.Contains(p.Conjuncts(s), t) {
			return true // "shelling was reported"
		}
	}
	return false
}

// caseOrMark is the preposition or conjunction that opens a clause.
func (p *pass) caseOrMark(v int) string {
	if m := p.markWord(v); m != "" {
		return m
	}
	return p.CaseWord(v)
}

// parenthetical tells whether a verb of saying stands beside the trigger's clause:
// "P, the mayor said"; "The road, residents said, was closed".
func (p *pass) parenthetical(w, t int) bool {
	h := p.Head(w)
	// "as he is thought to be ill" says why, "as the mayor announced" who says so.
	as := p.markWord(w) == "as" && p.Child(w, "xcomp", "ccomp") < 0
	return h >= 0 && p.Is(w, "parataxis", "advcl") && (p.Is(w, "parataxis") || as) && p.Under(t, h) && !p.Under(t, w) && !p.background(t, h)
}

// background tells whether between a trigger and the word top there is an
// apposition or a relative clause set off by a comma.
func (p *pass) background(t, top int) bool {
	for at := t; at >= 0 && at != top; at = p.Head(at) {
		if p.Is(at, "appos") {
			return true
		}
		if p.Is(at, "acl:relcl") {
			first, _ := p.Run(p.Subtree(at, nil), at)
			if first > 0 && (p.Words[first] == "," || p.Words[first-1] == ",") {
				return true
			}
		}
	}
	return false
}

func (p *pass) depth(w int) int {
	n := 0
	p.Ancestors(w, func(int) bool { n++; return n < 256 })
	return n
}
