package measure

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

func sortBy[T any](s []T, less func(a, b T) bool) {
	sort.SliceStable(s, func(i, j int) bool { return less(s[i], s[j]) })
}

// ReadCoNLLU reads documents of a CoNLL-U file: their trees, one block a
// paragraph, and, where the file has GUM's Entity annotation, the names in it.
func ReadCoNLLU(in io.Reader) ([]*ling.Document, error) {
	var docs []*ling.Document
	b := &builder{}
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 1<<20), 1<<24)
	flush := func() {
		if b.doc != nil && len(b.doc.Tokens) > 0 {
			docs = append(docs, b.finish())
		}
	}
	for line := 1; sc.Scan(); line++ {
		s := sc.Text()
		switch {
		case strings.HasPrefix(s, "# newdoc id = "):
			flush()
			b = &builder{doc: &ling.Document{ID: strings.TrimPrefix(s, "# newdoc id = ")}}
		case strings.HasPrefix(s, "# newpar"):
			b.par = true
		case strings.HasPrefix(s, "#"):
		case s == "":
			b.endSentence()
		default:
			if b.doc == nil {
				b.doc = &ling.Document{}
			}
			if err := b.token(strings.Split(s, "\t")); err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
		}
	}
	b.endSentence()
	flush()
	return docs, sc.Err()
}

// builder puts a document together from rows.
type builder struct {
	doc   *ling.Document
	text  strings.Builder
	par   bool
	first int // of the sentence being read, -1 for none
	in    bool
	space bool
	open  []span // GUM entities that are open
	spans []span
	multi int // last id that a multiword token covers
}

type span struct {
	id, kind   string
	first, end int
}

func (b *builder) token(f []string) error {
	if len(f) != 10 {
		return fmt.Errorf("%d columns, not 10", len(f))
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if strings.Contains(f[0], "-") {
		_, last, _ := strings.Cut(f[0], "-")
		b.multi, _ = strconv.Atoi(last)
		return nil // its words follow with forms of their own
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return fmt.Errorf("id %q: %w", f[0], err)
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return fmt.Errorf("head %q: %w", f[6], err)
	}
	d := b.doc
	if !b.in {
		b.startSentence()
	}
	if b.space {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(f[1])
	h := -1
	if head > 0 {
		h = b.first + head - 1
	}
	n := len(d.Tokens)
	d.Tokens = append(d.Tokens, ling.Token{
		Span: text.Span{Start: start, End: b.text.Len()}, Sentence: len(d.Sentences),
		Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: h, Deprel: f[7],
	})
	b.space = !strings.Contains(f[9], "SpaceAfter=No") && id >= b.multi
	b.entities(f[9], n)
	return nil
}

func (b *builder) startSentence() {
	d := b.doc
	b.in, b.first = true, len(d.Tokens)
	if b.par || len(d.Blocks) == 0 {
		if len(d.Blocks) > 0 {
			b.text.WriteByte('\n')
		}
		d.Blocks = append(d.Blocks, ling.Block{Kind: ling.Body, Span: text.Span{Start: b.text.Len()}})
		b.space = false
	}
	b.par = false
}

func (b *builder) endSentence() {
	if !b.in {
		return
	}
	d := b.doc
	b.in, b.multi = false, 0
	s := text.Span{Start: d.Tokens[b.first].Span.Start, End: d.Tokens[len(d.Tokens)-1].Span.End}
	d.Sentences = append(d.Sentences, ling.Sentence{Span: s, Block: len(d.Blocks) - 1, First: b.first, End: len(d.Tokens)})
	d.Blocks[len(d.Blocks)-1].Span.End = s.End
	b.space = true
}

// entities reads GUM's bracket notation: "Entity=(3-person-new(4-place-new)".
func (b *builder) entities(misc string, i int) {
	for _, kv := range strings.Split(misc, "|") {
		v, ok := strings.CutPrefix(kv, "Entity=")
		if !ok {
			continue
		}
		for v != "" {
			if v[0] == '(' {
				end := strings.IndexAny(v[1:], "()") + 1
				if end == 0 {
					end = len(v)
				}
				p := strings.Split(v[1:end], "-")
				s := span{id: p[0], first: i}
				if len(p) > 1 {
					s.kind = p[1]
				}
				b.open = append(b.open, s)
				v = v[end:]
				if strings.HasPrefix(v, ")") {
					b.close("", i)
					v = v[1:]
				}
				continue
			}
			id, rest, _ := strings.Cut(v, ")")
			if k := strings.IndexByte(id, '('); k >= 0 {
				return
			}
			b.close(id, i)
			v = rest
		}
	}
}

func (b *builder) close(id string, i int) {
	for k := len(b.open) - 1; k >= 0; k-- {
		if id == "" || b.open[k].id == id {
			s := b.open[k]
			s.end = i + 1
			b.spans = append(b.spans, s)
			b.open = append(b.open[:k], b.open[k+1:]...)
			return
		}
	}
}

var gumLabels = map[string]ling.NameLabel{
	"person": ling.PersonName, "organization": ling.Group, "place": ling.Location, "time": ling.Temporal,
	"event": ling.EventName, "object": ling.Product, "abstract": ling.OtherName,
}

func (b *builder) finish() *ling.Document {
	d := b.doc
	d.Text = text.New(b.text.String())
	sortBy(b.spans, func(x, y span) bool {
		return x.first < y.first || x.first == y.first && x.end < y.end
	})
	last := 0
	for _, s := range b.spans {
		h := headOf(d, s.first, s.end)
		if d.Tokens[h].UPOS != "PROPN" && s.kind != "time" || gumLabels[s.kind] == "" || s.first < last && s.kind != "time" {
			continue
		}
		first, end := core(d, s.first, s.end, h)
		if first >= last {
			d.Names = append(d.Names, ling.Name{First: first, End: end, Label: gumLabels[s.kind], Score: 1})
			last = end
		}
	}
	return d
}

// headOf is the token of [first, end) whose head lies outside.
func headOf(d *ling.Document, first, end int) int {
	for i := first; i < end; i++ {
		if h := d.Tokens[i].Head; (h < first || h >= end) && d.Tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return end - 1
}

// core narrows a gold phrase to the run of name words around its head.
func core(d *ling.Document, first, end, h int) (int, int) {
	part := func(i int) bool {
		t := d.Tokens[i]
		return t.UPOS == "PROPN" || t.UPOS == "NUM" || t.UPOS == "SYM" || strings.HasPrefix(t.XPOS, "NNP") || d.Form(i) == "-" || d.Form(i) == "&"
	}
	a, b := h, h+1
	for a > first && part(a-1) {
		a--
	}
	for b < end && (part(b) || b+1 < end && (d.Form(b) == "of" || d.Form(b) == "for") && part(b+1)) {
		b++
	}
	return a, b
}

// ReadChains reads coreference chains of one document in OntoGUM's form (a
// token a line, the last column the brackets) for a document with the same
// tokens. A mention is told by its head token; where two mentions have the same
// head, the shorter counts.
func ReadChains(in io.Reader, d *ling.Document) ([]Chain, error) {
	sc := bufio.NewScanner(in)
	sc.Buffer(make([]byte, 1<<16), 1<<22)
	open := map[string][]int{}
	var spans []span
	i := 0
	for sc.Scan() {
		f := strings.Fields(sc.Text())
		if len(f) < 3 || strings.HasPrefix(f[0], "#") {
			continue
		}
		if i >= len(d.Tokens) {
			return nil, fmt.Errorf("%s: more tokens than the tree has", d.ID)
		}
		for _, p := range strings.Split(f[len(f)-1], "|") {
			id := strings.Trim(p, "()")
			if id == "_" || id == "-" {
				continue
			}
			if strings.HasPrefix(p, "(") {
				open[id] = append(open[id], i)
			}
			if n := len(open[id]); strings.HasSuffix(p, ")") && n > 0 {
				spans = append(spans, span{id: id, first: open[id][n-1], end: i + 1})
				open[id] = open[id][:n-1]
			}
		}
		i++
	}
	if i != len(d.Tokens) {
		return nil, fmt.Errorf("%s: %d tokens, the tree has %d", d.ID, i, len(d.Tokens))
	}
	return chains(d, spans), sc.Err()
}

func chains(d *ling.Document, spans []span) []Chain {
	sortBy(spans, func(a, b span) bool { return a.end-a.first < b.end-b.first })
	taken := map[int]bool{}
	by := map[string]Chain{}
	var ids []string
	for _, s := range spans {
		h := headOf(d, s.first, s.end)
		if taken[h] {
			continue
		}
		taken[h] = true
		if by[s.id] == nil {
			ids = append(ids, s.id)
		}
		by[s.id] = append(by[s.id], h)
	}
	var out []Chain
	for _, id := range ids {
		if len(by[id]) > 1 {
			out = append(out, by[id])
		}
	}
	return out
}

// Chains are the chains of two or more mentions that an analyser found, after
// OntoNotes' rules: without appositions, predicate nouns and relative pronouns,
// which belong to a chain's other mentions there.
func Chains(d *ling.Document) []Chain {
	by := map[string]Chain{}
	var ids []string
	for _, m := range d.Mentions {
		t := d.Tokens[m.Head]
		if d.Is(m.Head, "appos") || m.Kind == ling.PronounMention && strings.HasPrefix(t.XPOS, "W") || d.Child(m.Head, "cop") >= 0 || m.Kind == ling.PronounMention && d.Lower(m.Head) == "that" {
			continue
		}
		id := fmt.Sprint(m.Entities)
		if by[id] == nil {
			ids = append(ids, id)
		}
		by[id] = append(by[id], m.Head)
	}
	var out []Chain
	for _, id := range ids {
		if len(by[id]) > 1 {
			out = append(out, by[id])
		}
	}
	return out
}
