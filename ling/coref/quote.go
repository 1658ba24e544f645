package coref

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling"
)

// quotation is a stretch of tokens between quotation marks, or a turn of a
// transcript.
type quotation struct {
	first, end int // tokens, marks included
	block      int
	turn       int // for a transcript's turn: the token before its colon, else -1
}

// quotes knows for every token in which quotation it stands.
type quotes struct {
	list  []quotation
	at    []int        // token → index into list, -1 outside
	turns map[int]bool // tokens that label a transcript's turns
}

// findQuotes pairs quotation marks block by block. A quotation that isn't
// closed runs to the end of its block, as in quotations of several paragraphs,
// where only the last is closed.
func findQuotes(d *ling.Document) *quotes {
	q := &quotes{at: make([]int, len(d.Tokens)), turns: map[int]bool{}}
	for i := range q.at {
		q.at[i] = -1
	}
	open, block, closer := -1, -1, ""
	flush := func(end int) {
		if open >= 0 && end > open+1 {
			q.add(quotation{first: open, end: end, block: block, turn: -1})
		}
		open = -1
	}
	for i := range d.Tokens {
		if b := d.Sentences[d.Tokens[i].Sentence].Block; b != block {
			flush(i)
			block = b
		}
		f := d.Form(i)
		switch {
		case open >= 0 && f == closer && (closer != "'" && closer != "’" || closesSingle(d, i)):
			flush(i + 1)
		case open < 0:
			if c, ok := opens(d, i, f); ok {
				open, closer = i, c
			}
		}
	}
	flush(len(d.Tokens))
	q.addTurns(d)
	return q
}

func (q *quotes) add(x quotation) {
	for i := x.first; i < x.end; i++ {
		if q.at[i] < 0 {
			q.at[i] = len(q.list)
		}
	}
	q.list = append(q.list, x)
}

// opens tells whether token i is an opening mark, and which mark closes it.
func opens(d *ling.Document, i int, f string) (closer string, ok bool) {
	switch f {
	case "“", "„":
		return "”", true
	case "\"":
		return "\"", true
	case "``":
		return "''", true
	case "«":
		return "»", true
	case "‘":
		return "’", true
	case "'":
		// an apostrophe is joined to what goes before: "the rebels' camp"
		free := i == 0 || d.Tokens[i-1].Span.End < d.Tokens[i].Span.Start
		joined := i+1 < len(d.Tokens) && d.Tokens[i].Span.End == d.Tokens[i+1].Span.Start
		return "'", free && joined && d.Tokens[i].XPOS != "POS"
	}
	return "", false
}

// closesSingle tells a closing single mark from an apostrophe.
func closesSingle(d *ling.Document, i int) bool {
	if d.Tokens[i].XPOS == "POS" {
		return false
	}
	rest := d.Text.String()[d.Tokens[i].Span.End:]
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r)
}

// addTurns adds the turns of a transcript: a block that begins with a name and
// a colon ("HOST: Who was there?", "Omar Said: We left at dawn.").
func (q *quotes) addTurns(d *ling.Document) {
	for s := 0; s < len(d.Sentences); s++ {
		first := d.Sentences[s]
		if s > 0 && d.Sentences[s-1].Block == first.Block {
			continue
		}
		colon := turnColon(d, first)
		if colon < 0 {
			continue
		}
		end := first.End
		for k := s + 1; k < len(d.Sentences) && d.Sentences[k].Block == first.Block; k++ {
			end = d.Sentences[k].End
		}
		for i := first.First; i < colon; i++ {
			q.turns[i] = true
		}
		q.add(quotation{first: colon, end: end, block: first.Block, turn: colon - 1})
	}
}

// turnColon is the colon after a speaker's name of at most four words at the
// beginning of a sentence, or -1.
func turnColon(d *ling.Document, s ling.Sentence) int {
	for i := s.First; i < s.End && i < s.First+5; i++ {
		switch {
		case d.Form(i) == ":":
			if i > s.First && i+1 < s.End || i > s.First && i+1 == s.End {
				return i
			}
			return -1
		case !isTitleCase(d.Form(i)) || d.Tokens[i].UPOS == "NUM":
			return -1
		}
	}
	return -1
}

// findSpeakers finds who utters each quotation.
func (r *resolver) findSpeakers() {
	r.speakers = make([]int, len(r.quotes.list))
	turns := map[string]int{}
	for k := range r.quotes.list {
		r.speakers[k] = r.speakerOf(k)
		if q := &r.quotes.list[k]; q.turn >= 0 && r.speakers[k] >= 0 {
			label := r.doc.Lower(q.turn)
			if first, ok := turns[label]; ok {
				r.tie(r.speakers[k], first, "the same speaker's turn")
			} else {
				turns[label] = r.speakers[k]
			}
		}
	}
	// "… ," she said. "…": what follows in the same block is the same
	// speaker's, as is a quotation that continues the one before it
	for k := range r.quotes.list {
		if r.speakers[k] >= 0 || r.quotes.list[k].turn >= 0 {
			continue
		}
		q := &r.quotes.list[k]
		if k > 0 && r.quotes.list[k-1].block == q.block {
			r.speakers[k] = r.speakers[k-1]
		}
		if r.speakers[k] < 0 && k+1 < len(r.quotes.list) && r.quotes.list[k+1].block == q.block && r.quotes.list[k+1].turn < 0 {
			r.speakers[k] = r.speakers[k+1]
		}
		if r.speakers[k] < 0 {
			r.speakers[k] = r.announced(q)
		}
	}
}

// speakerOf is the mention that utters quotation k, by the sentence's grammar.
//   - `"We left," said Omar.`: the verb of saying governs the quoted clause
//   - `Omar said: "We left."`: it stands before it
func (r *resolver) speakerOf(k int) int {
	q := &r.quotes.list[k]
	if q.turn >= 0 {
		return r.mentionOf(q.turn)
	}
	for i := q.first; i < q.end; i++ {
		h := r.tree.head[i]
		for n := 0; h >= 0 && n < 3; n++ {
			if r.quotes.at[h] != k && r.says(h) {
				if m := r.sayer(h); m >= 0 {
					return m
				}
			}
			h = r.tree.head[h]
		}
		for _, c := range r.tree.kids[i] {
			if r.quotes.at[c] != k && r.doc.Is(c, "parataxis", "ccomp", "advcl", "dep") && r.says(c) {
				if m := r.sayer(c); m >= 0 {
					return m
				}
			}
		}
	}
	s := r.doc.Sentences[r.doc.Tokens[q.first].Sentence]
	for i := q.first - 1; i >= max(s.First, q.first-60); i-- {
		if r.says(i) {
			return r.sayer(i)
		}
	}
	if last := r.doc.Sentences[r.doc.Tokens[q.end-1].Sentence]; q.end < last.End {
		for i := q.end; i < last.End && i < q.end+8; i++ {
			if r.says(i) {
				return r.sayer(i)
			}
		}
	}
	return -1
}

func (r *resolver) says(i int) bool {
	t := r.doc.Tokens[i]
	if lower(t.Lemma) == "accord" {
		return true
	}
	return t.UPOS == "VERB" && sayingVerbs[lower(t.Lemma)]
}

// sayer is the mention of who says verb v: its subject, for "said to have" in
// the passive its agent, for "according to" its object.
func (r *resolver) sayer(v int) int {
	if lower(r.doc.Tokens[v].Lemma) == "accord" {
		if h := r.tree.head[v]; r.isMention(h) {
			return r.byHead[h]
		}
		return r.mentionUnder(r.tree.child(v, "obl"))
	}
	s := r.tree.subject(v)
	if s >= 0 && r.doc.Is(s, "nsubj:pass") {
		s = r.tree.child(v, "obl:agent")
	}
	return r.mentionUnder(s)
}

func (r *resolver) mentionUnder(i int) int {
	if r.isMention(i) {
		return r.byHead[i]
	}
	return -1
}

// announced is the speaker that the sentence before a quotation names: "The
// ministry said:" on a line of its own, "The mayor was blunt." before it.
func (r *resolver) announced(q *quotation) int {
	s := r.doc.Tokens[q.first].Sentence - 1
	if s < 0 || r.doc.Sentences[s].Block < q.block-1 {
		return -1
	}
	prev := r.doc.Sentences[s]
	if !strings.HasSuffix(strings.TrimSpace(r.doc.Text.Slice(prev.Span)), ":") && prev.Block != q.block {
		return -1
	}
	for i := prev.End - 1; i >= prev.First; i-- {
		if r.says(i) {
			return r.sayer(i)
		}
	}
	return -1
}

// mentionOf is the mention that token i belongs to, or -1.
func (r *resolver) mentionOf(i int) int {
	for n := 0; i >= 0 && n < 6; n++ {
		if r.byHead[i] >= 0 {
			return r.byHead[i]
		}
		if !r.doc.Is(i, "compound", "flat", "nmod:desc", "det", "amod", "goeswith", "fixed", "nummod") {
			return -1
		}
		i = r.tree.head[i]
	}
	return -1
}
