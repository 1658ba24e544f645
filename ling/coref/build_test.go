package coref_test

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// build makes a document of lines: each line a sentence, an empty line between
// blocks, words as Form/UPOS/XPOS/head/relation with an optional =lemma after
// the form. A word that begins with ~ has no space before it. Names are written
// "PER Tarek Benali" and marked wherever their words occur.
func build(t *testing.T, source string, names ...string) *ling.Document {
	t.Helper()
	d := &ling.Document{ID: t.Name()}
	var b strings.Builder
	newBlock := true
	for _, line := range strings.Split(strings.TrimSpace(source), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			newBlock = true
			continue
		}
		if newBlock {
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			d.Blocks = append(d.Blocks, ling.Block{Kind: ling.Body, Span: text.Span{Start: b.Len()}})
		}
		first := len(d.Tokens)
		for i, w := range strings.Fields(line) {
			word(t, d, &b, w, first, i == 0 && newBlock)
		}
		newBlock = false
		s := text.Span{Start: d.Tokens[first].Span.Start, End: b.Len()}
		d.Sentences = append(d.Sentences, ling.Sentence{Span: s, Block: len(d.Blocks) - 1, First: first, End: len(d.Tokens)})
		d.Blocks[len(d.Blocks)-1].Span.End = b.Len()
	}
	d.Text = text.New(b.String())
	mark(d, names)
	return d
}

func word(t *testing.T, d *ling.Document, b *strings.Builder, w string, first int, start bool) {
	t.Helper()
	f := strings.Split(w, "/")
	if len(f) != 5 {
		t.Fatalf("%q has %d parts", w, len(f))
	}
	form, lemma, ok := strings.Cut(f[0], "=")
	glued := strings.HasPrefix(form, "~")
	form = strings.TrimPrefix(form, "~")
	if !ok {
		lemma = form
		if f[1] != "PROPN" {
			lemma = strings.ToLower(form)
		}
	}
	if !glued && !start {
		b.WriteByte(' ')
	}
	from := b.Len()
	b.WriteString(form)
	head, err := strconv.Atoi(f[3])
	if err != nil {
		t.Fatalf("%q: %v", w, err)
	}
	h := -1
	if head > 0 {
		h = first + head - 1
	}
	d.Tokens = append(d.Tokens, ling.Token{
		Span: text.Span{Start: from, End: b.Len()}, Sentence: len(d.Sentences),
		Lemma: lemma, UPOS: f[1], XPOS: f[2], Head: h, Deprel: f[4],
	})
}

func mark(d *ling.Document, names []string) {
	for i := 0; i < len(d.Tokens); i++ {
		for _, n := range names {
			label, words, _ := strings.Cut(n, " ")
			for end := i + 1; end <= len(d.Tokens) && end <= i+12; end++ {
				if d.Slice(i, end) == words {
					d.Names = append(d.Names, ling.Name{First: i, End: end, Label: ling.NameLabel(label), Score: 1})
					i = end - 1
				}
			}
		}
	}
}

// resolved runs the analyser.
func resolved(t *testing.T, d *ling.Document) *ling.Document {
	t.Helper()
	if err := run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// nameOf is the names of the entities of the n-th mention, from 1, whose head is
// the word.
func nameOf(t *testing.T, d *ling.Document, head string, n int) string {
	t.Helper()
	for _, m := range d.Mentions {
		if d.Form(m.Head) != head {
			continue
		}
		if n--; n > 0 {
			continue
		}
		var out []string
		for _, e := range m.Entities {
			out = append(out, d.Entities[e].Name)
		}
		return strings.Join(out, " + ")
	}
	t.Errorf("no mention headed by %q", head)
	return ""
}
