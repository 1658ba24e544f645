package conllu

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Encode writes a document as CoNLL-U. Layers that it lacks are "_". MISC
// holds, where they apply:
//
//	SpaceAfter=No            the next word follows without white space
//	Bytes=12:17              the word's bytes of the document's text, half-open
//	NER=B-PER                names, in IOB2
//	Trigger=ASSAULT:0.93,…   what the word may trigger, with probabilities
//	Args=actor:3:0.91,…      that claim's participants: role, word, probability
//	Basis=, Polarity=, Reality=, Likelihood=   its likeliest value each
//
// The error wraps [reportedly.ErrInvalid] for a document whose spans or heads
// aren't in range.
func Encode(w io.Writer, d *ling.Document) error {
	e := encoder{doc: d, names: nameTags(d), predicates: map[int]ling.Predicate{}}
	for _, p := range d.Predicates {
		e.predicates[p.Token] = p
	}
	if len(d.Sentences) > 0 {
		e.b.WriteString("# newdoc")
		if d.ID != "" {
			fmt.Fprintf(&e.b, " id = %s", clean(d.ID, "_"))
		}
		e.b.WriteByte('\n')
	}
	for i := range d.Sentences {
		if err := e.sentence(i); err != nil {
			return fmt.Errorf("write CoNLL-U of %s: sentence %d: %w: %w", d.ID, i+1, reportedly.ErrInvalid, err)
		}
		if _, err := io.WriteString(w, e.b.String()); err != nil {
			return fmt.Errorf("write CoNLL-U of %s: %w", d.ID, err)
		}
		e.b.Reset()
	}
	return nil
}

type encoder struct {
	doc        *ling.Document
	names      []string // IOB2 tag of each token, "" outside names
	predicates map[int]ling.Predicate
	b          strings.Builder
}

func nameTags(d *ling.Document) []string {
	tags := make([]string, len(d.Tokens))
	for _, n := range d.Names {
		for i := max(n.First, 0); i < min(n.End, len(tags)); i++ {
			tags[i] = "I-" + string(n.Label)
			if i == n.First {
				tags[i] = "B-" + string(n.Label)
			}
		}
	}
	return tags
}

func (e *encoder) sentence(i int) error {
	s := e.doc.Sentences[i]
	if err := e.check(s); err != nil {
		return err
	}
	if i > 0 && s.Block != e.doc.Sentences[i-1].Block {
		e.b.WriteString("# newpar\n")
	}
	e.b.WriteString("# sent_id = ")
	if e.doc.ID != "" {
		e.b.WriteString(clean(e.doc.ID, "_") + "-")
	}
	fmt.Fprintf(&e.b, "s%d\n# text = %s\n", i+1, e.text(s))
	for t := s.First; t < s.End; t++ {
		e.word(s, t)
	}
	e.b.WriteByte('\n')
	return nil
}

// check reports a sentence whose tokens, spans or heads aren't in range.
func (e *encoder) check(s ling.Sentence) error {
	if s.First < 0 || s.End > len(e.doc.Tokens) || s.First >= s.End {
		return fmt.Errorf("its tokens are [%d,%d) of %d", s.First, s.End, len(e.doc.Tokens))
	}
	end := 0
	for t := s.First; t < s.End; t++ {
		token := e.doc.Tokens[t]
		if err := e.doc.Text.Check(token.Span); err != nil {
			return err
		}
		if token.Span.Start < end {
			return fmt.Errorf("token %d begins before the one before it ends", t)
		}
		end = token.Span.End
		if token.Head != -1 && token.Deprel != "" && (token.Head < s.First || token.Head >= s.End) {
			return fmt.Errorf("the head of token %d lies outside", t)
		}
	}
	return nil
}

// text is the sentence as its words and SpaceAfter tell it: any white space is
// one space.
func (e *encoder) text(s ling.Sentence) string {
	var b strings.Builder
	for t := s.First; t < s.End; t++ {
		b.WriteString(e.form(t))
		if t+1 < s.End && e.spaceAfter(t) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func (e *encoder) form(t int) string { return clean(e.doc.Form(t), " ") }

func (e *encoder) spaceAfter(t int) bool {
	if t+1 >= len(e.doc.Tokens) {
		return true
	}
	return e.doc.Tokens[t].Span.End != e.doc.Tokens[t+1].Span.Start
}

func (e *encoder) word(s ling.Sentence, t int) {
	token := e.doc.Tokens[t]
	head, relation := "_", "_"
	if token.Deprel != "" {
		head, relation = "0", token.Deprel
		if token.Head >= 0 {
			head = strconv.Itoa(token.Head - s.First + 1)
		}
	}
	columns := []string{
		strconv.Itoa(t - s.First + 1), e.form(t), token.Lemma, token.UPOS, token.XPOS, "_",
		head, relation, "_", e.misc(s, t),
	}
	for i, c := range columns {
		if c = clean(c, " "); c == "" {
			c = "_"
		}
		columns[i] = c
	}
	e.b.WriteString(strings.Join(columns, "\t"))
	e.b.WriteByte('\n')
}

func (e *encoder) misc(s ling.Sentence, t int) string {
	var out []string
	if !e.spaceAfter(t) {
		out = append(out, "SpaceAfter=No")
	}
	span := e.doc.Tokens[t].Span
	out = append(out, bytesOf(span))
	if tag := e.names[t]; tag != "" {
		out = append(out, attribute("NER", tag))
	}
	if p, ok := e.predicates[t]; ok {
		out = append(out, predicate(p, s)...)
	}
	return strings.Join(out, "|")
}

func bytesOf(sp text.Span) string { return fmt.Sprintf("Bytes=%d:%d", sp.Start, sp.End) }

func predicate(p ling.Predicate, s ling.Sentence) []string {
	var out, labels, args []string
	for _, l := range p.Labels {
		labels = append(labels, scored(l))
	}
	for _, a := range p.Args {
		if a.Token >= s.First && a.Token < s.End {
			args = append(args, fmt.Sprintf("%s:%d:%.2f", a.Role, a.Token-s.First+1, a.Score))
		}
	}
	if len(labels) > 0 {
		out = append(out, attribute("Trigger", strings.Join(labels, ",")))
	}
	if len(args) > 0 {
		out = append(out, attribute("Args", strings.Join(args, ",")))
	}
	for _, v := range []struct {
		name   string
		values []ling.Scored
	}{{"Basis", p.Basis}, {"Polarity", p.Polarity}, {"Reality", p.Reality}, {"Likelihood", p.Likelihood}} {
		if len(v.values) > 0 {
			out = append(out, attribute(v.name, scored(v.values[0])))
		}
	}
	return out
}

func scored(s ling.Scored) string { return fmt.Sprintf("%s:%.2f", s.Value, s.Score) }

// attribute is a MISC attribute; "|" would begin another one.
func attribute(name, value string) string {
	return name + "=" + strings.ReplaceAll(clean(value, "_"), "|", "_")
}

// clean puts one replacement for each run of characters that would break a
// line or column, or, for "_", of any white space.
func clean(s, replacement string) string {
	bad := unicode.IsControl
	if replacement == "_" {
		bad = func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }
	}
	if !strings.ContainsFunc(s, bad) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, bad), replacement)
}
