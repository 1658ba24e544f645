package conllu

import (
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Split cuts sentences into documents, where the file begins a new one.
func Split(sentences []Sentence) [][]Sentence {
	var out [][]Sentence
	first := 0
	for i := range sentences {
		if i > first && sentences[i].NewDocument {
			out = append(out, sentences[first:i])
			first = i
		}
	}
	if first < len(sentences) {
		out = append(out, sentences[first:])
	}
	return out
}

// Document makes an annotated document of the sentences of one document: its
// text from the tokens and the spaces between them, a block a paragraph, and a
// [ling.Token] a word, in order. The words of a multiword token share its text;
// where they aren't pieces of it ("au": à, le), the text holds the words
// instead.
func Document(sentences []Sentence) *ling.Document {
	d := &ling.Document{}
	var b strings.Builder
	for i, s := range sentences {
		if i == 0 {
			d.ID = s.Document
		} else if s.NewParagraph {
			b.WriteString("\n\n")
		} else if last := sentences[i-1].Tokens; last[len(last)-1].SpaceAfter {
			b.WriteByte(' ')
		}
		if i == 0 || s.NewParagraph {
			d.Blocks = append(d.Blocks, ling.Block{Kind: ling.Body, Span: text.Span{Start: b.Len()}})
		}
		addSentence(d, s, &b)
		d.Blocks[len(d.Blocks)-1].Span.End = b.Len()
	}
	d.Text = text.New(b.String())
	return d
}

func addSentence(d *ling.Document, s Sentence, b *strings.Builder) {
	first, start := len(d.Tokens), b.Len()
	for i, t := range s.Tokens {
		if i > 0 && s.Tokens[i-1].SpaceAfter {
			b.WriteByte(' ')
		}
		forms := forms(s, t)
		for j := t.First; j < t.End; j++ {
			w := s.Words[j]
			at := b.Len()
			b.WriteString(forms[j-t.First])
			token := ling.Token{
				Span: text.Span{Start: at, End: b.Len()}, Sentence: len(d.Sentences),
				Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Deprel: w.Deprel,
			}
			if w.Head >= 0 {
				token.Head += first
			} else {
				token.Head = -1
			}
			d.Tokens = append(d.Tokens, token)
		}
	}
	d.Sentences = append(d.Sentences, ling.Sentence{
		Span: text.Span{Start: start, End: b.Len()}, Block: len(d.Blocks) - 1, First: first, End: len(d.Tokens),
	})
}

// forms are the parts of a token's form that its words stand for; where they
// don't make it up, the words' own forms. Case is the token's: "Didn't" may
// have the words "did" and "n't".
func forms(s Sentence, t Token) []string {
	words := s.Words[t.First:t.End]
	out, own := make([]string, len(words)), make([]string, len(words))
	rest, fits := t.Form, true
	for i, w := range words {
		own[i] = w.Form
		n := len(w.Form)
		if fits = fits && n <= len(rest) && (n == len(rest) || utf8.RuneStart(rest[n])) && strings.EqualFold(rest[:n], w.Form); fits {
			out[i], rest = rest[:n], rest[n:]
		}
	}
	if fits && rest == "" {
		return out
	}
	return own
}
