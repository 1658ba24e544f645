package names

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Column files hold a word a line and blank lines between sentences:
//
//   - Universal NER: number, word, tag and more, separated by tabs, with
//     comments ("# newdoc id = …", "# text = …");
//   - otherwise the first column is the word and the last the tag, separated by
//     tabs or, in lines without a tab, by spaces (CrossNER, WNUT, CoNLL-2003
//     with its -DOCSTART- lines).
//
// Tags are O, B-label and I-label. An I- that continues nothing of its label
// begins a name, so that IOB1 is read too.

// row is a word's line: its number in the file and its columns.
type row struct {
	line    int
	columns []string
}

// column sentences as a file gives them.
type sentence struct {
	newDocument bool
	document    string
	text        string
	rows        []row
}

const maxNamesLine = 1 << 20

// DecodeColumns reads the content of a column file; path names it in errors,
// which wrap [reportedly.ErrInvalid] and begin with path and line.
func DecodeColumns(path string, content []byte) (*Corpus, error) {
	sentences, err := scanColumns(path, content)
	if err != nil {
		return nil, err
	}
	word, tag := func(c []string) string { return c[0] }, func(c []string) string { return c[len(c)-1] }
	if numbered(sentences) {
		word, tag = func(c []string) string { return c[1] }, func(c []string) string { return c[2] }
	}
	corpus := &Corpus{Path: path, Tokenized: true}
	documents := false // does the file say where documents begin?
	for _, s := range sentences {
		documents = documents || s.newDocument
	}
	var current *nameBuilder
	for _, s := range sentences {
		if current == nil || s.newDocument || !documents {
			current = newNameBuilder(s.document, len(corpus.Docs), path)
			corpus.Docs = append(corpus.Docs, current.out)
		}
		if err := current.add(path, s, word, tag); err != nil {
			return nil, err
		}
	}
	for _, d := range corpus.Docs {
		d.finish()
	}
	return corpus, nil
}

func scanColumns(path string, content []byte) ([]sentence, error) {
	in := bufio.NewScanner(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	in.Buffer(make([]byte, 0, 64<<10), maxNamesLine)
	var out []sentence
	var s sentence
	line := 0
	flush := func() {
		if len(s.rows) > 0 {
			out = append(out, s)
			s = sentence{}
		}
	}
	for in.Scan() {
		line++
		t := strings.TrimRight(in.Text(), " \r")
		switch {
		case !utf8.ValidString(t):
			return nil, fmt.Errorf("%s:%d: %w: not UTF-8", path, line, reportedly.ErrInvalid)
		case strings.TrimSpace(t) == "":
			flush()
		case len(s.rows) == 0 && strings.HasPrefix(t, "# "):
			s.comment(t[2:])
		case strings.HasPrefix(t, "-DOCSTART-"):
			flush()
			s.newDocument = true
		default:
			columns := columnsOf(t)
			if len(columns) < 2 {
				return nil, fmt.Errorf("%s:%d: %w: %q is no word with a tag", path, line, reportedly.ErrInvalid, score.Clip(t, 40))
			}
			s.rows = append(s.rows, row{line, columns})
		}
	}
	if err := in.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("%w: a line of over %d bytes", reportedly.ErrInvalid, maxNamesLine)
		}
		return nil, fmt.Errorf("%s:%d: %w", path, line+1, err)
	}
	flush()
	return out, nil
}

func columnsOf(line string) []string {
	if strings.Contains(line, "\t") {
		return strings.Split(line, "\t")
	}
	return strings.Fields(line)
}

func (s *sentence) comment(c string) {
	key, value, _ := strings.Cut(c, "=")
	switch strings.TrimSpace(key) {
	case "newdoc", "newdoc id":
		s.newDocument, s.document = true, strings.TrimSpace(value)
	case "text":
		s.text = strings.TrimSpace(value)
	}
}

// numbered tells whether every line begins with the word's number in its
// sentence.
func numbered(sentences []sentence) bool {
	for _, s := range sentences {
		for i, r := range s.rows {
			if len(r.columns) < 3 || r.columns[0] != strconv.Itoa(i+1) {
				return false
			}
		}
	}
	return len(sentences) > 0
}

// nameBuilder makes a document of column sentences.
type nameBuilder struct {
	out  *Document
	doc  *ling.Document
	b    strings.Builder
	open string // label of the name that the last word is in
}

func newNameBuilder(id string, n int, path string) *nameBuilder {
	if id == "" {
		id = fmt.Sprintf("%s#%d", path, n+1)
	}
	d := &ling.Document{ID: id}
	nb := &nameBuilder{doc: d}
	nb.out = &Document{Doc: d, text: &nb.b}
	return nb
}

// add appends a sentence: its words, and the names that its tags mark.
func (nb *nameBuilder) add(path string, s sentence, word, tag func([]string) string) error {
	d := nb.doc
	if nb.b.Len() > 0 {
		nb.b.WriteByte(' ')
	}
	base, first := nb.b.Len(), len(d.Tokens)
	words := make([]string, len(s.rows))
	for i, r := range s.rows {
		if words[i] = word(r.columns); words[i] == "" {
			return fmt.Errorf("%s:%d: %w: a tag without a word", path, r.line, reportedly.ErrInvalid)
		}
	}
	sentenceText, spans := place(words, s.text)
	nb.b.WriteString(sentenceText)
	for i, r := range s.rows {
		sp := text.Span{Start: base + spans[i].Start, End: base + spans[i].End}
		d.Tokens = append(d.Tokens, ling.Token{Span: sp, Sentence: len(d.Sentences), Head: -1})
		if err := nb.tag(tag(r.columns), sp, i == 0); err != nil {
			return fmt.Errorf("%s:%d: %w: %w", path, r.line, reportedly.ErrInvalid, err)
		}
	}
	d.Sentences = append(d.Sentences, ling.Sentence{
		Span: text.Span{Start: base, End: nb.b.Len()}, First: first, End: len(d.Tokens),
	})
	return nil
}

// tag begins, continues or ends a name at the word that sp covers.
func (nb *nameBuilder) tag(t string, sp text.Span, first bool) error {
	if first || t == "O" {
		nb.open = ""
	}
	if t == "O" {
		return nil
	}
	prefix, label, _ := strings.Cut(t, "-")
	if label == "" || prefix != "B" && prefix != "I" {
		return fmt.Errorf("the tag %q is neither O nor B- or I- with a label", t)
	}
	if prefix == "I" && nb.open == label {
		nb.out.Gold[len(nb.out.Gold)-1].Span.End = sp.End
		return nil
	}
	nb.out.Gold = append(nb.out.Gold, GoldName{sp, label})
	nb.open = label
	return nil
}

// place finds words in the text of their sentence, in order; where they aren't
// all there, or no text is given, it joins them with spaces.
func place(words []string, given string) (string, []text.Span) {
	spans := make([]text.Span, len(words))
	at := 0
	for i, w := range words {
		rest := given[at:]
		skipped := len(rest) - len(strings.TrimLeft(rest, " \u00a0"))
		if !strings.HasPrefix(rest[skipped:], w) {
			return joined(words)
		}
		at += skipped
		spans[i] = text.Span{Start: at, End: at + len(w)}
		at += len(w)
	}
	return given, spans
}

func joined(words []string) (string, []text.Span) {
	spans := make([]text.Span, len(words))
	at := 0
	for i, w := range words {
		spans[i] = text.Span{Start: at, End: at + len(w)}
		at += len(w) + 1
	}
	return strings.Join(words, " "), spans
}
