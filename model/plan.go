package model

import (
	"errors"
	"fmt"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

const (
	maxWordPieces = 8   // pieces of a word; more are cut off
	maxRunPieces  = 510 // pieces between [CLS] and [SEP]
	// maxSentenceWords is where the heads cut a sentence in two: time and memory
	// for a tree are quadratic. Nothing that is a sentence has as many words.
	maxSentenceWords = 1024
)

// words is a run of a document's tokens [first, end).
type words struct{ first, end int }

func (w words) len() int { return w.end - w.first }

// unit is what is computed together: a chunk of sentences, or a long sentence
// that is encoded in several runs.
type unit struct {
	words
	sentences []words // for the heads
	runs      []words // for the encoder: pieces that attend to each other
}

// checkDocument makes sure that sentences and tokens are in order and within
// the text, so that nothing after it can be out of range.
func checkDocument(d *ling.Document) error {
	if d.Text == nil && len(d.Tokens) > 0 {
		return invalid(errors.New("document without text"))
	}
	end := 0
	for i, s := range d.Sentences {
		if s.First != end || s.End < s.First || s.End > len(d.Tokens) {
			return invalid(fmt.Errorf("sentence %d has tokens [%d,%d) after [0,%d) of %d", i, s.First, s.End, end, len(d.Tokens)))
		}
		end = s.End
	}
	if end != len(d.Tokens) {
		return invalid(fmt.Errorf("sentences have %d tokens of %d", end, len(d.Tokens)))
	}
	for i, t := range d.Tokens {
		if err := d.Text.Check(t.Span); err != nil {
			return invalid(fmt.Errorf("token %d: %w", i, err))
		}
	}
	return nil
}

func invalid(err error) error { return fmt.Errorf("%w: %w", reportedly.ErrInvalid, err) }

// planner packs sentences into units.
type planner struct {
	start []int // of each token: its first piece in the document; one more at the end
	chunk int   // most pieces of a chunk of several sentences, [CLS] and [SEP] counted
	run   int   // most pieces of a run, without them
	units []unit
	size  int // pieces of the last unit, 0 where it is closed
}

func (p *planner) pieces(w words) int { return p.start[w.end] - p.start[w.first] }

// add puts a sentence into the last unit, where it fits, or a new one.
func (p *planner) add(s words) {
	for ; s.len() > maxSentenceWords; s.first += maxSentenceWords {
		p.add(words{s.first, s.first + maxSentenceWords})
	}
	n := p.pieces(s) + 1
	switch {
	case s.len() == 0:
	case n > p.run+1:
		p.units = append(p.units, unit{words: s, sentences: []words{s}, runs: p.cut(s)})
		p.size = 0
	case p.size > 0 && p.size+n <= p.chunk:
		u := &p.units[len(p.units)-1]
		u.end, u.runs[0].end = s.end, s.end
		u.sentences = append(u.sentences, s)
		p.size += n
	default:
		p.units = append(p.units, unit{words: s, sentences: []words{s}, runs: []words{s}})
		p.size = n + 1
	}
}

// cut divides a long sentence between words into runs of as many pieces as are
// allowed.
func (p *planner) cut(s words) []words {
	var out []words
	now := words{s.first, s.first}
	for i := s.first; i < s.end; i++ {
		if p.pieces(words{now.first, i + 1}) > p.run {
			out = append(out, now)
			now.first = i
		}
		now.end = i + 1
	}
	return append(out, now)
}
