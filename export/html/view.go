package html

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// documentView is a report as the template shows it.
type documentView struct {
	Number       int // from 1
	Name, Origin string
	Title        []segment
	Publisher    string
	Published    string
	Language     string
	Facts        []fact
	Blocks       []blockView
	Claims       []claimView
}

// fact is a name with its value.
type fact struct{ Name, Value string }

// blockView is a block of the report's text.
type blockView struct {
	Kind      string
	Sentences []sentenceView
}

// sentenceView is a sentence; claims refer to it by its number.
type sentenceView struct {
	Number   int
	Segments []segment
}

func newDocumentView(d Document, number int, used *glossary) documentView {
	r := d.Report
	v := documentView{
		Number: number, Name: phrase.Clean(documentName(r)), Origin: phrase.Clean(r.Name), Language: r.Language,
		Publisher: phrase.Clean(r.Publisher), Published: phrase.Clean(phrase.Published(r)), Facts: facts(r),
	}
	cut := newCutter(d)
	evidence := newSentences(d)
	for _, b := range r.Blocks {
		switch {
		case b.Kind == ling.Title && v.Title == nil:
			v.Title = cut.cut(b.Span)
		case phrase.Metadata(b.Kind):
			cut.runs.Advance(b.Span.End)
		default:
			v.Blocks = append(v.Blocks, blockView{string(b.Kind), evidence.block(b, cut)})
		}
	}
	if v.Title == nil {
		v.Title = []segment{{Text: v.Name}}
	}
	x := &context{d, map[string]int{}, evidence, used}
	for i := range d.Claims {
		x.numbers[d.Claims[i].ID] = i + 1
	}
	for i := range d.Claims {
		v.Claims = append(v.Claims, x.claim(i))
	}
	return v
}

// documentName is the report's title, or the file's name.
func documentName(r *reportedly.Report) string {
	for _, b := range r.Blocks {
		if b.Kind == ling.Title {
			return r.Text.Slice(b.Span)
		}
	}
	if r.Title != "" {
		return r.Title
	}
	return path.Base(filepath.ToSlash(r.Name))
}

// facts are what the report says of itself.
func facts(r *reportedly.Report) []fact {
	var out []fact
	for _, f := range []fact{
		{"publisher", r.Publisher}, {"author", r.Author}, {"address", r.URL}, {"language", r.Language},
		{"media type", r.Media}, {"encoding", r.Encoding}, {"SHA-256", r.SHA256},
	} {
		if f.Value != "" {
			out = append(out, fact{f.Name, phrase.Clean(f.Value)})
		}
	}
	for _, b := range r.Blocks {
		if phrase.Metadata(b.Kind) {
			out = append(out, fact{string(b.Kind), phrase.Clean(r.Text.Slice(b.Span))})
		}
	}
	return out
}

// sentences hands out the sentences of blocks, in order.
type sentences struct {
	spans []text.Span
	next  int
}

// newSentences completes the document's sentences: a block without any is one.
func newSentences(d Document) *sentences {
	s := &sentences{}
	given := d.Sentences
	for _, b := range d.Report.Blocks {
		first := len(s.spans)
		for len(given) > 0 && given[0].Start < b.Span.End {
			s.spans = append(s.spans, given[0])
			given = given[1:]
		}
		if len(s.spans) == first {
			s.spans = append(s.spans, b.Span)
		}
	}
	return s
}

// block is the sentences of a block.
func (s *sentences) block(b ling.Block, cut *cutter) []sentenceView {
	for s.next < len(s.spans) && s.spans[s.next].End <= b.Span.Start {
		s.next++
	}
	var out []sentenceView
	for ; s.next < len(s.spans) && s.spans[s.next].Start < b.Span.End; s.next++ {
		out = append(out, sentenceView{s.next + 1, cut.cut(s.spans[s.next])})
	}
	return out
}

// maxEvidence bounds the sentences that a piece of evidence lights up.
const maxEvidence = 20

// covering are the numbers of the sentences that spans overlap: "3 4".
func (s *sentences) covering(evidence []reportedly.Evidence) string {
	var out []string
	for _, e := range evidence {
		i, _ := slices.BinarySearchFunc(s.spans, e.Span.Start, func(sp text.Span, at int) int {
			if sp.End <= at {
				return -1
			}
			return 1
		})
		for ; i < len(s.spans) && s.spans[i].Start < e.Span.End && len(out) < maxEvidence; i++ {
			if n := fmt.Sprint(i + 1); !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return strings.Join(out, " ")
}

// glossary collects the terms that a page uses.
type glossary struct {
	book *codebook.Book
	used map[[2]string]bool
}

func newGlossary() *glossary { return &glossary{codebook.New(), map[[2]string]bool{}} }

func (g *glossary) use(field, name string) { g.used[[2]string{field, name}] = true }

// terms are the used terms in the order of the codebook.
func (g *glossary) terms() []codebook.Term {
	return slices.DeleteFunc(g.book.Terms(), func(t codebook.Term) bool { return !g.used[[2]string{t.Field, t.Name}] })
}
