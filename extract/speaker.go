package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// speaker is the finished form of a speaker, given the head word.
func (p *pass) speaker(w int) reportedly.Speaker {
	if k := p.latter(w); k >= 0 {
		out := p.speaker(k)
		out.Name = cmp.Or(out.Name, concise(out.Text))
		out.Span, out.Text = p.SpanOf(w-1, w+1), p.Slice(w-1, w+1)
		return out
	}
	if k := p.labelled(w); k >= 0 {
		out := p.speaker(k)
		out.Span, out.Text = p.word(w), p.Form(w)
		return out
	}
	if p.Upos(w) == "PRON" {
		if out, ok := p.pronounSpeaker(w); ok {
			return out
		}
	}
	first, end := p.speakerPhrase(w)
	span := p.SpanOf(first, end)
	out := reportedly.Speaker{Span: span, Text: p.Text.Slice(span), Kind: reportedly.UnnamedSpeaker}
	if handle, ok := strings.CutPrefix(p.Form(w), "@"); ok && handle != "" {
		out.Name, out.Kind = handle, reportedly.OrganisationSpeaker
		return out
	}
	var label ling.NameLabel
	if m := p.mentionOf(w); m != nil && len(m.Entities) > 0 {
		e := p.Entities[m.Entities[0]]
		out.Name, label = e.Name, e.Label
	}
	role, known := p.role(p.Antecedent(w))
	org, body := p.lex.Organisation(out.Name)
	_, state := p.lex.Country(out.Name)
	switch {
	case body && org.Kind == reportedly.Media, known && role.Kind == reportedly.Media && role.Denotes == lexicon.Body,
		p.named[w] >= 0 && label != ling.PersonName && p.medium(w):
		out.Kind = reportedly.MediaSpeaker
	case label == ling.PersonName:
		out.Kind = reportedly.NamedSpeaker
		if p.official(w, out.Text) {
			out.Kind = reportedly.NamedOfficial
		}
	case p.hearsayNoun(w) && label == "":
		out.Name = "" // "unconfirmed reports" are nobody's
	case p.lex.InClass("document", p.Lemma(w)) || slices.Contains(papers, p.Lemma(w)) && label == "":
		out.Kind = reportedly.DocumentSpeaker
	case body, state, label == ling.Group, label == ling.Location, known && role.Denotes == lexicon.Body,
		known && role.Denotes == lexicon.People && role.Kind == reportedly.Police: // "the police said"
		out.Kind = reportedly.OrganisationSpeaker
	}
	if k := p.sameMedium(w); out.Kind == reportedly.MediaSpeaker && !body && p.named[w] < 0 && k >= 0 {
		n := p.Names[p.named[k]]
		out.Name = p.Slice(n.First, n.End)
	}
	if out.Kind == reportedly.UnnamedSpeaker && label == "" {
		described := out.Name // what "he" stands for
		if p.Upos(w) != "PRON" || strings.EqualFold(described, p.Form(w)) {
			described = ""
		}
		if out.Name = p.holder(w); out.Name != "" {
			out.Kind = reportedly.NamedOfficial
		}
		out.Name = cmp.Or(out.Name, p.knownAs(w), p.spokenFor(w), p.kinOf(w), described)
	}
	return out
}

// labelled is the last word of the person's name that the label of a turn stands for though it is
// taken for a place: "RIOS: …" where the text tells of Pablo Rios; -1 for any other word.
func (p *pass) labelled(w int) int {
	if n := p.named[w]; n < 0 || p.Names[n].Label != ling.Location || w+1 >= len(p.Words) || p.Words[w+1] != ":" {
		return -1
	}
	if k := p.FullName(w); k >= 0 {
		return p.nameHead(p.Names[k])
	}
	return -1
}

// papers are further nouns for documents that speak: "the indictment says".
var papers = []string{"indictment", "charge-sheet", "verdict", "judgment", "judgement", "affidavit", "resolution", "communiqué", "release", "memorandum", "cable", "dispatch", "message", "bulletin", "briefing", "transcript", "declaration", "decree"}

// latter is whom "the latter" stands for: the last of those named in the sentence before;
// -1 for any other word, and where there is nobody.
func (p *pass) latter(w int) int {
	if p.Words[w] != "latter" || w == 0 || p.Words[w-1] != "the" || p.Tokens[w].Sentence == 0 {
		return -1
	}
	if m := p.mentionOf(w); m != nil && len(m.Entities) == 1 && len(p.Entities[m.Entities[0]].Mentions) > 1 {
		if first := p.Mentions[p.Entities[m.Entities[0]].Mentions[0]].Head; first < w {
			return first
		}
	}
	s := p.Sentences[p.Tokens[w].Sentence-1]
	for i := s.End - 1; i >= s.First; i-- {
		if r, ok := p.role(i); (ok && r.Denotes != lexicon.Body || p.named[i] >= 0 && p.Names[p.named[i]].Label == ling.PersonName) && p.Noun(i) && !p.Is(i, "compound") {
			return i
		}
	}
	return -1
}

// pronounSpeaker is who a pronoun that says something stands for. "They" who say
// something are mostly those who said something before: "The governor and the bishop
// announced a truce with the gangs. It would begin on Sunday, they said."
func (p *pass) pronounSpeaker(w int) (reportedly.Speaker, bool) {
	m := p.mentionOf(w)
	earlier := p.spokeBefore(w)
	other := m != nil && len(m.Entities) > 0 && p.onlyQuoted(m.Entities[0], w)
	if earlier < 0 && other {
		earlier = p.subjectBefore(w)
	}
	switch word := p.Words[w]; {
	case word == "i" || word == "we" || word == "us":
		return reportedly.Speaker{}, false
	case earlier < 0:
		return reportedly.Speaker{}, false
	case other: // "The bishop rang. 'They shot my driver,' he said": no driver
	case m != nil && len(m.Entities) > 0 && word != "they":
		e := p.Entities[m.Entities[0]]
		if p.unheard(m.Entities[0], w) && p.Tokens[w].Sentence-p.Tokens[earlier].Sentence <= 1 && !p.namesPerson(earlier) {
			break // who has just spoken goes on: "One of them said that …. She added …"
		}
		if e.Label == ling.PersonName == (word != "it") || e.Label == "" {
			return reportedly.Speaker{}, false
		}
	}
	out := p.speaker(earlier)
	out.Name = cmp.Or(out.Name, concise(out.Text))
	if all := p.tellers(earlier); len(all) > 1 {
		_, end := p.speakerPhrase(all[len(all)-1])
		first, _ := p.speakerPhrase(earlier)
		out.Name = concise(p.Slice(first, end))
	}
	out.Span, out.Text = p.word(w), p.Form(w)
	return out, true
}

// onlyQuoted tells whether an entity is named only in what a pronoun's own quotation says, or by a
// full noun in what it says before, and so is none whom the pronoun stands for.
func (p *pass) onlyQuoted(e, w int) bool {
	inside := false
	for _, k := range p.Entities[e].Mentions {
		m := p.Mentions[k]
		if m.Kind == ling.PronounMention {
			continue
		}
		if p.insideOwn(m.Head, w) {
			return true
		}
		if q := p.quoteAt(m.Head); q == nil || q.Speaker != w {
			return false
		}
		inside = true
	}
	return inside
}

// insideOwn tells whether a noun stands in the words that a pronoun behind them says, where it
// can't be that one: "The rebels held the hospital, they said".
func (p *pass) insideOwn(noun, w int) bool {
	v := p.Head(w)
	if v < 0 || noun > w || p.Upos(noun) == "PRON" || !p.Is(w, "nsubj") || p.Tokens[noun].Sentence != p.Tokens[w].Sentence {
		return false
	}
	said := p.Child(v, "ccomp")
	if said < 0 && p.Is(v, "parataxis") {
		said = p.Head(v)
	}
	return said >= 0 && said < w && p.Under(noun, said) && !p.Under(noun, v)
}

// subjectBefore is the nearest subject before a pronoun, in its sentence or the two before and
// outside quotation marks, that it can stand for; -1 where there is none.
func (p *pass) subjectBefore(w int) int {
	for i := w - 1; i >= 0 && p.Tokens[w].Sentence-p.Tokens[i].Sentence <= 3; i-- {
		if p.within[i] < 0 && p.Noun(i) && p.Is(i, "nsubj") && p.isSomebody(i) && p.standsFor(p.Words[w], i) && !p.insideOwn(i, w) {
			return i
		}
	}
	return -1
}

// namesPerson tells whether a word stands for somebody whom the text names.
func (p *pass) namesPerson(w int) bool {
	m := p.mentionOf(w)
	return m != nil && slices.ContainsFunc(m.Entities, func(e int) bool { return p.Entities[e].Label == ling.PersonName })
}

// unheard tells whether an entity is named neither in a word's sentence before it nor in the
// sentence before.
func (p *pass) unheard(e, w int) bool {
	return !slices.ContainsFunc(p.Entities[e].Mentions, func(k int) bool {
		m := p.Mentions[k]
		return m.Kind != ling.PronounMention && m.Head < w && p.Tokens[w].Sentence-p.Tokens[m.Head].Sentence <= 1
	})
}

// speakerPhrase is the noun phrase of a speaker with what tells who he is: "the head of
// the regional administration", "residents reached by phone".
func (p *pass) speakerPhrase(w int) (first, end int) {
	words := p.Subtree(w, func(c int) bool {
		switch {
		case p.Head(c) == w && p.Is(c, "case", "conj", "cc", "cop", "nsubj", "aux", "mark"), p.Is(c, "acl:relcl", "parataxis", "advcl", "discourse", "appos"):
			return true
		case p.Is(c, "acl") && c > w:
			return p.Tokens[c].XPOS != "VBN" || p.Child(c, "xcomp", "ccomp", "mark", "nsubj", "aux") >= 0
		case p.Is(c, "advmod") && c > w:
			return true
		case p.Is(c, "nmod", "obl") && c > w:
			return p.timeAt(c) >= 0 || p.hearsayNoun(w) || p.lex.InClass("statement", p.Lemma(w)) && !p.Is(c, "nmod:poss") && p.CaseWord(c) != "by"
		}
		return false
	})
	first, end = p.Run(words, w)
	for k := first; k < w; k++ {
		if p.Upos(k) == "PUNCT" && !p.hyphen(k) && !inQuoteMark(p.Words[k]) || p.Verb(k) && !p.Is(k, "amod") {
			first = k + 1 // "…, said a woman who had fled"
		}
	}
	if first < w && p.Words[first] == "that" && p.Tokens[w].XPOS == "NNS" {
		first++ // "All that growers say is …"
	}
	if first < w && p.Upos(first) == "CCONJ" {
		first++ // which the tree hangs on the noun's own modifier
	}
	for k := w + 1; k < end; k++ {
		if p.Words[k] == "," || p.Words[k] == ":" || p.Words[k] == ";" {
			end = k
		}
	}
	for end-1 > w && p.Upos(end-1) == "PUNCT" && !inQuoteMark(p.Words[end-1]) {
		end--
	}
	return first, end
}

// hyphen tells whether a dash joins two words.
func (p *pass) hyphen(k int) bool {
	return p.Words[k] == "-" && k > 0 && k+1 < len(p.Tokens) && p.word(k-1).End == p.word(k).Start && p.word(k).End == p.word(k+1).Start
}

// knownAs is the name that a speaker is known by: "a leader known as Tall Omar", "the
// driver, who goes by the name Swift".
func (p *pass) knownAs(w int) string {
	for _, k := range p.Children(w, "acl") {
		if !slices.Contains([]string{"know", "name", "call", "identify", "go"}, p.Lemma(k)) {
			continue
		}
		for _, c := range p.Subtree(k, nil) {
			if n := p.named[c]; n >= 0 && p.Names[n].Label != ling.Temporal && p.Names[n].Label != ling.Location {
				return p.Slice(p.Names[n].First, p.Names[n].End)
			}
		}
	}
	return ""
}

// holder is the name of the one person whom the document gives the title that a speaker is
// called by: "the foreign secretary" where it told of "Foreign Secretary Ann Bole". "" where
// there is none, or where there are several.
func (p *pass) holder(w int) string {
	if p.Has(w, "the", "our", "this") < 0 || p.named[w] >= 0 && p.Names[p.named[w]].Label == ling.PersonName {
		return ""
	}
	if p.titled == nil {
		p.titled = p.titleHolders()
	}
	first, end := p.speakerPhrase(w)
	return p.titled[strings.ToLower(concise(p.Slice(first, end)))]
}

// titleHolders are the persons' names by the titles that the document gives them, and by
// the last words of these, in lower case; "" where several persons have one.
func (p *pass) titleHolders() map[string]string {
	out := map[string]string{}
	for _, n := range p.Names {
		if n.Label != ling.PersonName {
			continue
		}
		k := p.nameHead(n)
		title := strings.ToLower(concise(p.title(k)))
		e := p.Slice(n.First, n.End)
		if m := p.mentionOf(k); m != nil && len(m.Entities) == 1 {
			e = p.Entities[m.Entities[0]].Name
		}
		for more := title != ""; more; _, title, more = strings.Cut(title, " ") {
			if was, known := out[title]; known && was != e {
				out[title] = ""
			} else {
				out[title] = e
			}
		}
	}
	return out
}

// inQuoteMark tells whether a word is a quotation mark, which may stand within a name.
func inQuoteMark(s string) bool {
	return s == "“" || s == "”" || s == "\"" || s == "‘" || s == "’" || s == "."
}

// tellsNews tells whether a word is for those whom logs and headlines rest on: people by
// their role, bodies, news media.
func (p *pass) tellsNews(w int) bool {
	if n := p.named[w]; n >= 0 {
		org, ok := p.lex.Organisation(p.Text.Slice(p.SpanOf(p.Names[n].First, p.Names[n].End)))
		return ok && org.Kind == reportedly.Media
	}
	if slices.Contains([]string{"source", "witness", "report", "medium"}, p.Lemma(w)) {
		return true
	}
	r, ok := p.role(w)
	return ok && (r.Denotes == lexicon.Body && r.Kind != "other" || r.Denotes == lexicon.People || p.lex.InClass("speaker", p.Lemma(w)) || r.Office)
}

// spokenFor is the name of the body that an unnamed speaker belongs to (codebook,
// rule 27): "a spokesman of the brigade", "its medic". "" where there is none.
func (p *pass) spokenFor(w int) string {
	for _, c := range p.Kids(w) {
		if p.Is(c, "compound", "amod", "nmod:poss", "nmod:desc") || p.Is(c, "nmod") && slices.Contains([]string{"of", "from", "in", "for", "with", "at"}, p.CaseWord(c)) {
			if e := p.namedBody(c); e >= 0 {
				return p.Entities[e].Name
			}
			if name := p.ownBody(c); name != "" {
				return name
			}
		}
	}
	return ""
}

// ownBody is the name of what "its" stands for: of "its medic" the battalion. "" for other
// words.
func (p *pass) ownBody(c int) string {
	m := p.mentionOf(c)
	if p.Words[c] != "its" || m == nil || len(m.Entities) != 1 {
		return ""
	}
	e := p.Entities[m.Entities[0]]
	if first, _ := utf8.DecodeRuneInString(e.Name); e.Label != "" || !unicode.IsUpper(first) {
		return ""
	}
	return e.Name
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
