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
	c.voices = p.voices(c.trigger)
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
	if ruled != "" {
		want[ruled] += p.w.Basis
	} else {
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
		if c.basis == reportedly.Reported && v.speaker >= 0 && !slices.Contains(c.speakers, v.speaker) {
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
		if a.Score > score && p.Noun(a.Token) && !p.ownVoice(a.Token) {
			best, score = a.Token, a.Score
		}
	}
	if best >= 0 {
		c.speakers = []int{best}
		p.because(c, "said_by", p.Words[best], p.word(best), "the model's argument head (%.0f %%)", 100*score)
	}
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
	return p.complement(w, t) || p.saidObject(w, t) || p.parenthetical(w, t)
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

// speaker is the finished form of a speaker, given the head word.
func (p *pass) speaker(w int) reportedly.Speaker {
	first, end := p.phrase(w)
	span := p.SpanOf(first, end)
	out := reportedly.Speaker{Span: span, Text: p.Text.Slice(span), Kind: reportedly.UnnamedSpeaker}
	var label ling.NameLabel
	if m := p.mentionOf(w); m != nil && len(m.Entities) > 0 {
		e := p.Entities[m.Entities[0]]
		out.Name, label = e.Name, e.Label
	}
	role, known := p.role(p.Antecedent(w))
	org, body := p.lex.Organisation(out.Name)
	_, state := p.lex.Country(out.Name)
	switch {
	case body && org.Kind == reportedly.Media, known && role.Kind == reportedly.Media && role.Denotes == lexicon.Body:
		out.Kind = reportedly.MediaSpeaker
	case label == ling.PersonName:
		out.Kind = reportedly.NamedSpeaker
		if p.official(w, out.Text) {
			out.Kind = reportedly.NamedOfficial
		}
	case p.lex.InClass("document", p.Lemma(w)):
		out.Kind = reportedly.DocumentSpeaker
	case body, state, label == ling.Group, label == ling.Location, known && role.Denotes == lexicon.Body,
		known && role.Denotes == lexicon.People && role.Kind == reportedly.Police: // "the police said"
		out.Kind = reportedly.OrganisationSpeaker
	}
	if out.Kind == reportedly.UnnamedSpeaker && label == "" {
		out.Name = p.spokenFor(w)
	}
	return out
}

// spokenFor is the name of the body that an unnamed speaker belongs to (codebook,
// rule 27): "a spokesman of the brigade", "its medic". "" where there is none.
func (p *pass) spokenFor(w int) string {
	for _, c := range p.Kids(w) {
		if p.Is(c, "compound", "amod", "nmod:poss", "nmod:desc") || p.Is(c, "nmod") && slices.Contains([]string{"of", "from", "in", "for", "with", "at"}, p.CaseWord(c)) {
			if e := p.namedBody(c); e >= 0 {
				return p.Entities[e].Name
			}
		}
	}
	return ""
}

// official tells whether a named person speaks as the holder of a public office:
// the title stands in the phrase or anywhere the document names him with it.
func (p *pass) official(w int, phrase string) bool {
	m := p.mentionOf(w)
	if m == nil {
		return false
	}
	for _, e := range m.Entities {
		for _, k := range p.Entities[e].Mentions {
			if t := p.title(p.Mentions[k].Head); t != "" && p.office(t) {
				return true
			}
		}
	}
	return p.office(p.title(w))
}
