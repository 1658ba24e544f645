package extract

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
)

// Rules of quotation:
//
//   - Words inside quotation marks are the speaker's (codebook, "How the report
//     knows"), unless they hold no verb: “so-called ‘moderates’” are the author's.
//   - The speaker is the subject of the verb of saying that governs the quotation,
//     stands beside it, or ended the sentence or block before it with a colon.
//   - A quotation without one goes on with the speaker of the last, as long as
//     nobody else has spoken in between.
//   - After a block that ends in "X said:", blocks without quotation marks are X's
//     words too, until the report speaks of X again or somebody else speaks.

// quote is a quotation by tokens [first, end) with its speaker's head word.
type quote struct {
	first, end int
	speaker    int  // -1 where unknown
	marked     bool // with quotation marks
}

func (p *pass) readQuotes() {
	p.within = fillWith(len(p.Tokens), -1)
	p.markedQuotes()
	p.speakQuotes()
	p.colonQuotes()
}

// markedQuotes pairs quotation marks within a block; a paragraph that opens one
// and doesn't close it is quoted to its end.
func (p *pass) markedQuotes() {
	open, closing := -1, ""
	block := -1
	flush := func(end int) {
		if open >= 0 && end > open {
			p.addQuote(open, end)
		}
		open = -1
	}
	for i := range p.Tokens {
		if b := p.sentence(i).Block; b != block {
			if open >= 0 && closing != "'" && closing != "’" {
				flush(i)
			}
			open, block = -1, b
		}
		w := p.Words[i]
		switch {
		case open < 0 && (w == "“" || w == "‘" || w == "\"" || w == "«" || w == "``" || w == "„" || w == "'" && p.Upos(i) == "PUNCT"):
			open = i + 1
			closing = map[string]string{"“": "”", "‘": "’", "\"": "\"", "«": "»", "``": "''", "„": "“", "'": "'"}[w]
		case open >= 0 && (w == closing || closing == "”" && w == "\""):
			flush(i)
		}
	}
	if closing != "'" && closing != "’" {
		flush(len(p.Tokens))
	}
}

func (p *pass) addQuote(first, end int) {
	verb := false
	for i := first; i < end; i++ {
		verb = verb || p.Upos(i) == "VERB" || p.Upos(i) == "AUX"
	}
	if !verb {
		return
	}
	for i := first; i < end; i++ {
		p.within[i] = len(p.quotes)
	}
	p.quotes = append(p.quotes, quote{first, end, -1, true})
}

// speakQuotes finds the speakers of quotations in the order of the text.
func (p *pass) speakQuotes() {
	last, lastEnd := -1, -1
	for k := range p.quotes {
		q := &p.quotes[k]
		q.speaker = p.quoteSpeaker(q)
		if q.speaker < 0 && last >= 0 && !p.otherSpeaks(lastEnd, q.first) {
			q.speaker = last
		}
		if q.speaker >= 0 {
			last, lastEnd = q.speaker, q.end
		}
	}
}

// quoteSpeaker looks at the words that govern or neighbour a quotation.
func (p *pass) quoteSpeaker(q *quote) int {
	for i := q.first; i < q.end; i++ {
		if h := p.Head(i); h < q.first || h >= q.end {
			// The quotation's own head hangs on a verb of saying: "said that '…'".
			for at := h; at >= 0; at = p.Head(at) {
				if s := p.sayer(at); s >= 0 {
					return s
				}
			}
		}
		// "…", said the minister: the verb hangs below the quotation.
		for _, c := range p.Kids(i) {
			if (c < q.first || c >= q.end) && p.Is(c, "parataxis", "ccomp", "advcl", "dep") {
				if s := p.sayer(c); s >= 0 {
					return s
				}
			}
		}
	}
	s := p.sentence(q.first)
	for i := s.First; i < s.End; i++ { // the same sentence, however it was parsed
		if i < q.first || i >= q.end {
			if sp := p.sayer(i); sp >= 0 && (sp < q.first || sp >= q.end) {
				return sp
			}
		}
	}
	return p.before(p.Tokens[q.first].Sentence)
}

// sayer is the speaker at a reporting verb, -1 where the word is none.
func (p *pass) sayer(w int) int {
	for _, c := range p.cues.reporting {
		if c.word != w || c.entry.Class == lexicon.Hearsay || c.entry.Class == lexicon.Evidential {
			continue
		}
		for _, slot := range c.entry.Speaker {
			if f := p.Fill(w, string(slot)); len(f) > 0 {
				return f[0]
			}
		}
	}
	return -1
}

// before is who the sentence before speaks for, if it ends with a colon: "The
// envoy told reporters:".
func (p *pass) before(sentence int) int {
	if sentence == 0 {
		return -1
	}
	s := p.Sentences[sentence-1]
	if p.Words[s.End-1] != ":" {
		return -1
	}
	for i := s.End - 1; i >= s.First; i-- {
		if sp := p.sayer(i); sp >= 0 {
			return sp
		}
	}
	return -1
}

// otherSpeaks tells whether between two tokens somebody says something.
func (p *pass) otherSpeaks(from, to int) bool {
	return slices.ContainsFunc(p.cues.reporting, func(c cue[lexicon.Reporting]) bool {
		return c.word >= from && c.word < to && c.entry.Class == lexicon.Say && p.within[c.word] < 0 && p.sayer(c.word) >= 0
	})
}

// colonQuotes takes the blocks after "X said:" for X's words where they carry no
// quotation marks of their own.
func (p *pass) colonQuotes() {
	speaker := -1
	for k, s := range p.Sentences {
		newBlock := k == 0 || p.Sentences[k-1].Block != s.Block
		if newBlock && k > 0 {
			if sp := p.before(k); sp >= 0 {
				speaker = sp
			}
		}
		if speaker < 0 || p.Blocks[s.Block].Kind == ling.Caption {
			continue
		}
		if p.within[s.First] >= 0 || opensQuote(p.Words[s.First]) || p.speaksOf(s, speaker) {
			speaker = -1
			continue
		}
		for i := s.First; i < s.End; i++ {
			if p.within[i] < 0 {
				p.within[i] = len(p.quotes)
			}
		}
		p.quotes = append(p.quotes, quote{s.First, s.End, speaker, false})
	}
}

func opensQuote(w string) bool { return strings.ContainsAny(w, "“\"‘«„") }

// speaksOf tells whether a sentence reports the speaker's speech from outside, and
// so isn't part of an unmarked quotation: "The minister added that …".
func (p *pass) speaksOf(s ling.Sentence, speaker int) bool {
	return slices.ContainsFunc(p.cues.reporting, func(c cue[lexicon.Reporting]) bool {
		if c.word < s.First || c.word >= s.End || c.entry.Class != lexicon.Say {
			return false
		}
		sp := p.sayer(c.word)
		return sp >= 0 && p.entityName(sp) == p.entityName(speaker)
	})
}
