package sentence_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/text"
)

// paragraph is raw text with its gold tokens and sentences.
type paragraph struct {
	text      string
	tokens    []text.Span
	sentences []text.Span
}

// treebank reads the paragraphs of a CoNLL-U file whose sentence's name keep
// accepts. Words that share one written form, which the format gives no place
// of their own, are found in it one after another.
func treebank(tb testing.TB, path string, keep func(id string) bool) []paragraph {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "shared") {
			tb.Fatal(err)
		}
		tb.Skipf("no treebank: %v", err)
	}
	defer f.Close()
	b := builder{keep: keep}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		b.line(in.Text())
	}
	if err := in.Err(); err != nil {
		tb.Fatal(err)
	}
	b.flush()
	return b.out
}

// builder joins the lines of a CoNLL-U file to paragraphs.
type builder struct {
	keep  func(string) bool
	out   []paragraph
	text  strings.Builder
	par   paragraph
	start int // of the sentence
	last  int // end of the last word written
	skip  bool
	multi int // last word of the multiword token being read
	space bool
}

func (b *builder) flush() {
	if b.text.Len() > 0 {
		b.par.text = b.text.String()
		b.out = append(b.out, b.par)
	}
	b.par = paragraph{}
	b.text.Reset()
	b.last, b.space = 0, false
}

func (b *builder) line(l string) {
	switch {
	case strings.HasPrefix(l, "# sent_id = "):
		b.skip = !b.keep(strings.TrimPrefix(l, "# sent_id = "))
	case strings.HasPrefix(l, "# newdoc"), strings.HasPrefix(l, "# newpar"):
		b.flush()
	case strings.HasPrefix(l, "#"):
	case l == "":
		if b.last > b.start {
			b.par.sentences = append(b.par.sentences, text.Span{Start: b.start, End: b.last})
		}
		b.start = b.last
		b.multi = 0
	case !b.skip:
		b.word(strings.Split(l, "\t"))
	}
}

// word adds a line of a word or of a multiword token.
func (b *builder) word(col []string) {
	id, _, multi := strings.Cut(col[0], "-")
	n, err := strconv.Atoi(id)
	if err != nil {
		return // an empty node, "8.1"
	}
	if b.space && n > b.multi {
		b.text.WriteByte(' ')
	}
	if n > b.multi {
		if n == 1 {
			b.start = b.text.Len()
		}
		b.last = b.text.Len()
		b.text.WriteString(col[1])
		b.space = !strings.Contains(col[9], "SpaceAfter=No")
	}
	if multi {
		_, to, _ := strings.Cut(col[0], "-")
		b.multi, _ = strconv.Atoi(to)
		return
	}
	end := min(b.last+len(col[1]), b.text.Len())
	if b.last < end {
		b.par.tokens = append(b.par.tokens, text.Span{Start: b.last, End: end})
	}
	b.last = end
}
