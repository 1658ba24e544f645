package extract

import (
	"slices"

	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Attributions are all passages of a document that are somebody's words or
// thoughts, claims or not, in the order of their cue: each with the expression that
// says so, and with who says it where the text tells. Rules are those of the
// claims' own basis and speakers.
func (e *Extractor) Attributions(d *ling.Document) []ling.Attribution {
	p := newPass(e.lex, e.w, d)
	p.readCues()
	p.readQuotes()
	var out []ling.Attribution
	for k, s := range p.Sentences {
		for _, c := range p.cues[k].reporting {
			if a, ok := p.attribution(c, s); ok {
				out = append(out, a)
			}
		}
	}
	for k := range p.Quotes {
		out = p.addQuote(out, k)
	}
	slices.SortStableFunc(out, func(a, b ling.Attribution) int { return a.First - b.First })
	return out
}

// attribution is what a cue of saying introduces in its own sentence.
func (p *pass) attribution(c cue[lexicon.Reporting], s ling.Sentence) (ling.Attribution, bool) {
	a := ling.Attribution{Source: p.cueSpeaker(c), First: c.first, End: c.end}
	if a.Source == c.word || a.Source >= 0 && p.ownVoice(a.Source) {
		a.Source = -1
	}
	if w := p.Child(c.word, "nsubj"); a.Source >= 0 && w >= 0 && w < c.word && p.Antecedent(w) == a.Source {
		a.Source = w // "a driver who said that …": the word that stands there
	}
	for t := s.First; t < s.End; t++ {
		if t >= c.first && t < c.end || t == a.Source || p.Upos(t) == "PUNCT" || p.aboutCue(c, t) {
			continue
		}
		if p.reports(c, t) {
			a.Content = append(a.Content, t)
		}
	}
	return a, len(a.Content) > 0
}

// aboutCue tells whether a word belongs to the cue itself rather than to what is
// said: its auxiliaries, its subject, whom it is said to.
func (p *pass) aboutCue(c cue[lexicon.Reporting], t int) bool {
	for _, k := range p.Kids(c.word) {
		if p.Is(k, "nsubj", "aux", "mark", "advmod", "iobj") && p.Under(t, k) {
			return true
		}
	}
	return false
}

// addQuote joins a quotation to the attribution of the same speaker whose words it
// overlaps or stands beside, or else adds one of its own.
func (p *pass) addQuote(out []ling.Attribution, k int) []ling.Attribution {
	q := p.Quotes[k]
	if q.Fragment || q.Speaker < 0 || q.Kind == ling.TurnQuote && p.newsroom(q.Speaker) {
		return out
	}
	at := slices.IndexFunc(out, func(a ling.Attribution) bool {
		return a.Source == q.Speaker && (a.First >= q.End || a.End <= q.First)
	})
	if at < 0 {
		out = append(out, ling.Attribution{Source: q.Speaker, First: q.Speaker, End: q.Speaker})
		at = len(out) - 1
	}
	a := &out[at]
	for t := q.First; t < q.End; t++ {
		if !slices.Contains(a.Content, t) && p.Upos(t) != "PUNCT" {
			a.Content = append(a.Content, t)
		}
	}
	slices.Sort(a.Content)
	return out
}
