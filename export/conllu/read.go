package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
)

// Sentence is a sentence as a CoNLL-U file gives it.
type Sentence struct {
	Line         int    // the file's line of its first word, from 1
	Document     string // id of the document that it belongs to, "" where none is named
	NewDocument  bool   // the first of a document
	NewParagraph bool   // the first of a paragraph
	ID           string // "# sent_id"
	Text         string // "# text"
	Words        []Word // syntactic words; at least one
	Tokens       []Token
}

// Word is a syntactic word. "_" in the file is "" here, save for a form or lemma that
// is an underscore.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int // index into Words, Root or NoHead
	Deprel                  string
	Misc                    string
	Extra                   []string // columns after the tenth, as in CoNLL-U Plus
}

// What a Head can be besides an index.
const (
	Root   = -1
	NoHead = -2 // the file leaves the head open
)

// Token is a run of text between white space or other tokens: one word, or
// several for a multiword token ("didn't": did, n't).
type Token struct {
	Form       string
	First, End int // words [First, End)
	SpaceAfter bool
}

// maxLine is the longest line that Read takes, in bytes.
const maxLine = 1 << 20

// Read reads a CoNLL-U file to its end. Errors wrap [reportedly.ErrInvalid] and
// begin with name and the line's number.
func Read(name string, r io.Reader) ([]Sentence, error) {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 64<<10), maxLine)
	p := reader{}
	for in.Scan() {
		p.line++
		line := strings.TrimSuffix(in.Text(), "\r")
		if p.line == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if err := p.read(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", name, p.line, reportedly.ErrInvalid, err)
		}
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: %w: a line of over %d bytes", name, p.line+1, reportedly.ErrInvalid, maxLine)
	} else if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if err := p.end(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w: %w", name, p.line, reportedly.ErrInvalid, err)
	}
	return p.out, nil
}

type reader struct {
	line     int
	document string
	sentence Sentence
	heads    []int // of sentence.Words as the file counts them, -1 for "_"
	out      []Sentence
}

func (p *reader) read(line string) error {
	if !utf8.ValidString(line) {
		return errors.New("not UTF-8")
	}
	switch {
	case strings.TrimSpace(line) == "":
		return p.end()
	case line[0] == '#':
		p.comment(line[1:])
		return nil
	}
	columns := strings.Split(line, "\t")
	if len(columns) < 10 {
		return fmt.Errorf("%d columns separated by tabs instead of 10", len(columns))
	}
	if p.sentence.Line == 0 {
		p.sentence.Line = p.line
	}
	id := columns[0]
	if strings.Contains(id, ".") { // an empty node: part of the enhanced graph only
		return nil
	}
	if columns[1] == "" || strings.ContainsFunc(columns[1], func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return fmt.Errorf("the form %q is empty or holds a control character", columns[1])
	}
	if first, last, ok := strings.Cut(id, "-"); ok {
		return p.multiword(first, last, columns)
	}
	return p.word(id, columns)
}

func (p *reader) comment(s string) {
	key, value, _ := strings.Cut(s, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch key {
	case "newdoc", "newdoc id":
		p.document = value
		p.sentence.NewDocument, p.sentence.NewParagraph = true, true
	case "newpar", "newpar id":
		p.sentence.NewParagraph = true
	case "sent_id":
		p.sentence.ID = value
	case "text":
		p.sentence.Text = value
	}
}

func (p *reader) multiword(first, last string, columns []string) error {
	s := &p.sentence
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from != len(s.Words)+1 || to < from || p.open() {
		return fmt.Errorf("the range %q doesn't begin at word %d, which is next", columns[0], len(s.Words)+1)
	}
	s.Tokens = append(s.Tokens, Token{Form: columns[1], First: from - 1, End: to, SpaceAfter: spaceAfter(columns[9])})
	return nil
}

// open tells whether words of the last multiword token are still to come.
func (p *reader) open() bool {
	t := p.sentence.Tokens
	return len(t) > 0 && t[len(t)-1].End > len(p.sentence.Words)
}

func (p *reader) word(id string, columns []string) error {
	s := &p.sentence
	if n, err := strconv.Atoi(id); err != nil || n != len(s.Words)+1 {
		return fmt.Errorf("the word's number is %q instead of %d", id, len(s.Words)+1)
	}
	head := -1
	if columns[6] != "_" {
		var err error
		if head, err = strconv.Atoi(columns[6]); err != nil || head < 0 {
			return fmt.Errorf("the head %q is no number of a word", columns[6])
		}
	}
	if !p.open() {
		s.Tokens = append(s.Tokens, Token{columns[1], len(s.Words), len(s.Words) + 1, spaceAfter(columns[9])})
	}
	w := Word{
		Form: columns[1], Lemma: columns[2], UPOS: value(columns[3]), XPOS: value(columns[4]),
		Deprel: value(columns[7]), Misc: value(columns[9]), Extra: append([]string(nil), columns[10:]...),
	}
	if w.Form != "_" {
		w.Lemma = value(w.Lemma)
	}
	s.Words = append(s.Words, w)
	p.heads = append(p.heads, head)
	return nil
}

func value(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

func spaceAfter(misc string) bool {
	for attribute := range strings.SplitSeq(misc, "|") {
		if attribute == "SpaceAfter=No" {
			return false
		}
	}
	return true
}

// end closes the sentence that was read, if there is one.
func (p *reader) end() error {
	s := &p.sentence
	if len(s.Words) == 0 {
		if len(s.Tokens) > 0 {
			return errors.New("a multiword token without its words")
		}
		s.Line = 0 // comments before a blank line hold for the next sentence
		return nil
	}
	if p.open() {
		return errors.New("a multiword token without all its words")
	}
	for i, h := range p.heads {
		if h > len(s.Words) || h == i+1 {
			return fmt.Errorf("word %d of the sentence above has head %d, of %d words", i+1, h, len(s.Words))
		}
		s.Words[i].Head = h - 1
	}
	s.Document = p.document
	p.out = append(p.out, *s)
	p.sentence, p.heads = Sentence{}, nil
	return nil
}
