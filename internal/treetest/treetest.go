// Package treetest builds annotated documents from tables written by hand, so that
// a linguistic rule can be tested without a model.
//
// In: a table of words. Out: a ling.Document with one block. For tests only; it
// ends the test on a table that it can't read.
package treetest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Doc reads a table with a word a line: form, lemma, UPOS, XPOS, head (counted
// from 1 in the sentence, 0 for the root), relation; and optionally a name tag
// such as B-PER. "_" stands for a lemma like the form. A blank line ends a
// sentence. Words are joined with spaces, save before punctuation and clitics.
func Doc(t testing.TB, table string) *ling.Document {
	t.Helper()
	d := &ling.Document{ID: "test"}
	var b strings.Builder
	first := 0
	flush := func() {
		if len(d.Tokens) > first {
			d.Sentences = append(d.Sentences, ling.Sentence{First: first, End: len(d.Tokens)})
			first = len(d.Tokens)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Fields(line)
		if len(f) == 0 {
			flush()
			continue
		}
		if len(f) < 6 {
			t.Fatalf("treetest: %q has %d columns, not 6", line, len(f))
		}
		if b.Len() > 0 && !glued(f[0]) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(f[0])
		tok, err := word(f, first)
		if err != nil {
			t.Fatal(err)
		}
		tok.Span, tok.Sentence = text.Span{Start: start, End: b.Len()}, len(d.Sentences)
		d.Tokens = append(d.Tokens, tok)
		if len(f) > 6 {
			name(d, f[6])
		}
	}
	flush()
	d.Text = text.New(b.String())
	d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: b.Len()}}}
	for i, s := range d.Sentences {
		d.Sentences[i].Span = d.SpanOf(s.First, s.End)
	}
	return d
}

func word(f []string, first int) (ling.Token, error) {
	head, err := strconv.Atoi(f[4])
	if err != nil {
		return ling.Token{}, fmt.Errorf("treetest: head %q of %q is no number", f[4], f[0])
	}
	lemma := f[1]
	if lemma == "_" {
		lemma = strings.ToLower(f[0])
	}
	tok := ling.Token{Lemma: lemma, UPOS: f[2], XPOS: f[3], Deprel: f[5], Head: -1}
	if head > 0 {
		tok.Head = first + head - 1
	}
	return tok, nil
}

func glued(form string) bool {
	return strings.ContainsAny(form[:1], ".,:;?!)”") || strings.HasPrefix(form, "'s") || strings.HasPrefix(form, "’s") || form == "n't"
}

// name begins or goes on with a named entity on the last word.
func name(d *ling.Document, tag string) {
	i := len(d.Tokens) - 1
	prefix, label, ok := strings.Cut(tag, "-")
	if !ok {
		return
	}
	if prefix == "I" && len(d.Names) > 0 && d.Names[len(d.Names)-1].End == i {
		d.Names[len(d.Names)-1].End = i + 1
		return
	}
	d.Names = append(d.Names, ling.Name{First: i, End: i + 1, Label: ling.NameLabel(label), Score: 1})
}
