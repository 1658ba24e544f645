package extract

import (
	"cmp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// speaker is the finished form of a speaker, given the head word.
func (p *pass) speaker(w int) reportedly.Speaker {
	first, end := p.phrase(w)
	for first < w && (p.Upos(first) == "PUNCT" || p.Verb(first)) {
		first++ // "…, said a woman who had fled"
	}
	for end-1 > w && p.Upos(end-1) == "PUNCT" {
		end--
	}
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
	if k := p.sameMedium(w); out.Kind == reportedly.MediaSpeaker && !body && p.named[w] < 0 && k >= 0 {
		n := p.Names[p.named[k]]
		out.Name = p.Slice(n.First, n.End)
	}
	if out.Name == "" && p.Upos(w) == "PRON" {
		if k := p.spokeBefore(w); k >= 0 {
			earlier := p.speaker(k)
			out.Kind, out.Name = earlier.Kind, cmp.Or(earlier.Name, earlier.Text)
		}
	}
	return out
}

// trailingSource is the head of the source that stands behind what it tells, as in
// headlines and logs: "Blast rocks Osk, four killed – police", "6 dead (hospital
// source)". -1 where there is none.
func (p *pass) trailingSource(t int) int {
	s := p.sentence(t)
	end := s.End
	for end > t && (p.Words[end-1] == "." || p.Words[end-1] == ")") {
		end--
	}
	open := end - 1
	for open > t && end-open < 6 && (p.Noun(open) || p.Upos(open) == "ADJ") {
		open--
	}
	if open <= t || open == end-1 || !slices.Contains([]string{"(", "-", "–", "—"}, p.Words[open]) || p.word(open-1).End == p.word(open).Start && p.Words[open] == "-" {
		return -1
	}
	if w := end - 1; p.tellsNews(w) {
		return w
	}
	return -1
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
