package quote_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/reportedly/reportedly/internal/treetest"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/quote"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/text"
)

// say knows three words of saying; only "accuse" is an act of its own.
func say(t *syntax.Tree, i int) (word, speaker int, plain bool) {
	switch t.Lemma(i) {
	case "say", "add":
		return i, t.Subject(i, 0), true
	case "accuse":
		return i, t.Subject(i, 0), false
	}
	return -1, -1, false
}

// document reads sentences, one a line, of words as form=lemma/UPOS/head/relation
// and optionally a name tag; "---" begins a new block, of the kind after it.
func document(t testing.TB, source string) *ling.Document {
	t.Helper()
	var table strings.Builder
	kinds, blockOf := []ling.BlockKind{ling.Body}, []int{}
	for line := range strings.Lines(strings.TrimSpace(source)) {
		line = strings.TrimSpace(line)
		if kind, ok := strings.CutPrefix(line, "---"); ok {
			kinds = append(kinds, ling.BlockKind(strings.TrimSpace(kind)))
			if kind == "" {
				kinds[len(kinds)-1] = ling.Body
			}
			continue
		}
		blockOf = append(blockOf, len(kinds)-1)
		for _, w := range strings.Fields(line) {
			f := strings.Split(w, "/")
			form, lemma, ok := strings.Cut(f[0], "=")
			if !ok {
				lemma = "_"
			}
			xpos := "X"
			if f[1] == "PART" {
				xpos = "POS"
			}
			fmt.Fprintln(&table, form, lemma, f[1], xpos, strings.Join(f[2:], " "))
		}
		table.WriteString("\n")
	}
	d := treetest.Doc(t, table.String())
	d.Blocks = make([]ling.Block, len(kinds))
	for i := range d.Sentences {
		d.Sentences[i].Block = blockOf[i]
	}
	for i, k := range kinds {
		d.Blocks[i] = ling.Block{Kind: k}
	}
	return d
}

// show is a quotation as "kind, speaker: words", with a star for a fragment.
func show(d *ling.Document, q ling.Quote) string {
	speaker := "?"
	if q.Speaker >= 0 {
		speaker = d.Form(q.Speaker)
	}
	if q.Fragment {
		speaker += "*"
	}
	var words []string
	for i := q.First; i < q.End; i++ {
		words = append(words, d.Form(i))
	}
	return fmt.Sprintf("%s, %s: %s", q.Kind, speaker, strings.Join(words, " "))
}

func find(t testing.TB, d *ling.Document) []string {
	t.Helper()
	if err := quote.Analyzer(say).Run(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, q := range d.Quotes {
		out = append(out, show(d, q))
	}
	return out
}

const (
	omarSaid   = `Omar/PROPN/2/nsubj/B-PER said=say/VERB/0/root :/PUNCT/2/punct`
	theyFled   = `They/PRON/2/nsubj fled=flee/VERB/0/root ./PUNCT/2/punct`
	quotedFled = `“/PUNCT/3/punct They/PRON/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct`
	leftSaid   = `“/PUNCT/3/punct We/PRON/3/nsubj left=leave/VERB/0/root ,/PUNCT/3/punct ”/PUNCT/3/punct said=say/VERB/3/parataxis Omar/PROPN/6/nsubj/B-PER ./PUNCT/3/punct`
)

func TestQuotes(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"no marks", theyFled, nil},
		{"the verb hangs below the words", leftSaid, []string{"marked, Omar: We left ,"}},
		{"the verb governs the words",
			`Omar/PROPN/2/nsubj said=say/VERB/0/root "/PUNCT/5/punct they/PRON/5/nsubj fled=flee/VERB/2/ccomp "/PUNCT/5/punct`,
			[]string{"marked, Omar: they fled"}},
		{"the tree has lost the subject behind the words",
			`"/PUNCT/3/punct We/PRON/3/nsubj left=leave/VERB/6/ccomp "/PUNCT/3/punct drivers/NOUN/3/dep added=add/VERB/0/root ./PUNCT/6/punct`,
			[]string{"marked, drivers: We left"}},
		{"who is said to speak inside isn't the speaker",
			`“/PUNCT/3/punct He/PRON/3/nsubj said=say/VERB/0/root so/ADV/3/advmod ,/PUNCT/3/punct ”/PUNCT/3/punct added=add/VERB/3/parataxis Omar/PROPN/7/nsubj`,
			[]string{"marked, Omar: He said so ,"}},
		{"a sentence before ends with a colon", omarSaid + "\n---\n" + quotedFled, []string{"marked, Omar: They fled ."}},
		{"it goes on", leftSaid + "\n" + quotedFled, []string{"marked, Omar: We left ,", "marked, Omar: They fled ."}},
		{"it goes on in the next block", leftSaid + "\n---\n" + quotedFled, []string{"marked, Omar: We left ,", "marked, Omar: They fled ."}},
		{"somebody else has spoken in between",
			leftSaid + "\n---\n" + `Ziad/PROPN/2/nsubj said=say/VERB/0/root no/INTJ/2/obj` + "\n---\n" + quotedFled,
			[]string{"marked, Omar: We left ,", "marked, ?: They fled ."}},
		{"the sentence before tells who speaks",
			`Ziad/PROPN/2/nsubj said=say/VERB/0/root no/INTJ/2/obj` + "\n" + quotedFled, []string{"marked, Ziad: They fled ."}},
		{"an accusation doesn't interrupt",
			leftSaid + "\n---\n" + `Ziad/PROPN/2/nsubj accused=accuse/VERB/0/root him/PRON/2/obj` + "\n---\n" + quotedFled,
			[]string{"marked, Omar: We left ,", "marked, Omar: They fled ."}},
		{"a word in marks cites nobody",
			leftSaid + "\n---\n" + `The/DET/2/det town/NOUN/5/nsubj is/AUX/5/cop “/PUNCT/5/punct safe/ADJ/0/root ”/PUNCT/5/punct`,
			[]string{"marked, Omar: We left ,", "marked, ?*: safe"}},
		{"a paragraph that doesn't close its marks",
			omarSaid + ` “/PUNCT/5/punct Go/VERB/2/ccomp` + "\n" + theyFled + "\n---\n" + theyFled,
			[]string{"marked, Omar: Go They fled ."}},
		{"signed behind a dash",
			`“/PUNCT/3/punct They/PRON/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct –/PUNCT/3/punct Omar/PROPN/3/parataxis/B-PER`, []string{"marked, Omar: They fled ."}},
		{"who does something behind a dash signs nothing",
			`“/PUNCT/3/punct They/PRON/3/nsubj fled=flee/VERB/0/root ./PUNCT/3/punct ”/PUNCT/3/punct –/PUNCT/8/punct Omar/PROPN/8/nsubj/B-PER left=leave/VERB/3/parataxis`, []string{"marked, ?: They fled ."}},
		{"who stands before the colon",
			`Omar/PROPN/0/root/B-PER on/ADP/3/case Radio/PROPN/1/nmod :/PUNCT/7/punct "/PUNCT/7/punct They/PRON/7/nsubj fled=flee/VERB/1/parataxis "/PUNCT/7/punct`, []string{"marked, Omar: They fled"}},
		{"who does something before the colon",
			`Omar/PROPN/2/nsubj/B-PER shrugged=shrug/VERB/0/root :/PUNCT/6/punct "/PUNCT/6/punct They/PRON/6/nsubj fled=flee/VERB/2/parataxis "/PUNCT/6/punct`, []string{"marked, Omar: They fled"}},
		{"a place before the colon",
			`Qadra/PROPN/0/root/B-LOC :/PUNCT/5/punct "/PUNCT/5/punct They/PRON/5/nsubj fled=flee/VERB/1/parataxis "/PUNCT/5/punct`, []string{"marked, ?: They fled"}},
		{"an apostrophe", `The/DET/2/det rebels=rebel/NOUN/4/nmod:poss '/PART/2/case camp/NOUN/5/nsubj burned=burn/VERB/0/root`, nil},
		{"an apostrophe within single marks",
			`Omar/PROPN/2/nsubj said=say/VERB/0/root ‘/PUNCT/6/punct rebels=rebel/NOUN/5/nmod:poss ’/PART/4/case left=leave/VERB/2/ccomp ’/PUNCT/6/punct`,
			[]string{"marked, Omar: rebels ’ left"}},
		{"a single mark that isn't closed", `The/DET/3/det ‘/PUNCT/3/punct nineties/NOUN/4/nsubj ended=end/VERB/0/root` + "\n" + theyFled, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, find(t, document(t, test.source))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAnnounced(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"blocks until he is spoken of again",
			omarSaid + "\n---\n" + theyFled + "\n" + theyFled + "\n---\n" + theyFled + "\n---\n" +
				`He/PRON/2/nsubj added=add/VERB/0/root they/PRON/4/nsubj left=leave/VERB/2/ccomp` + "\n---\n" + theyFled,
			[]string{"announced, Omar: They fled . They fled .", "announced, Omar: They fled ."}},
		{"what he says first of others' words",
			omarSaid + "\n---\n" + `Ziad/PROPN/2/nsubj says=say/VERB/0/root they/PRON/4/nsubj left=leave/VERB/2/ccomp` + "\n" + theyFled,
			[]string{"announced, Omar: Ziad says they left They fled ."}},
		{"until somebody else speaks",
			omarSaid + "\n---\n" + theyFled + "\n---\n" + `It/PRON/2/nsubj rained=rain/VERB/0/root ,/PUNCT/2/punct Ziad/PROPN/5/nsubj said=say/VERB/2/parataxis`,
			[]string{"announced, Omar: They fled ."}},
		{"until he is named again",
			omarSaid + "\n---\n" + theyFled + "\n---\n" + `Omar/PROPN/2/nsubj/B-PER fled=flee/VERB/0/root`,
			[]string{"announced, Omar: They fled ."}},
		{"his own we said",
			omarSaid + "\n---\n" + `We/PRON/2/nsubj said=say/VERB/0/root they/PRON/4/nsubj left=leave/VERB/2/ccomp`,
			[]string{"announced, Omar: We said they left"}},
		{"a caption stands beside, a heading ends",
			omarSaid + "\n---\n" + theyFled + "\n---caption\n" + theyFled + "\n---\n" + theyFled + "\n---heading\n" + theyFled + "\n---\n" + theyFled,
			[]string{"announced, Omar: They fled .", "announced, Omar: They fled ."}},
		{"marks take its place", omarSaid + "\n---\n" + quotedFled + "\n---\n" + theyFled, []string{"marked, Omar: They fled ."}},
		{"one block in a speech",
			`My/PRON/2/nmod:poss friend/NOUN/3/nsubj said=say/VERB/0/root :/PUNCT/3/punct` + "\n---\n" + theyFled + "\n---\n" + theyFled,
			[]string{"announced, friend: They fled ."}},
		{"the report's own we",
			`We/PRON/2/nsubj said=say/VERB/0/root :/PUNCT/2/punct` + "\n---\n" + theyFled, nil},
		{"a colon after a clause of its own",
			`Omar/PROPN/2/nsubj said=say/VERB/0/root they/PRON/4/nsubj left=leave/VERB/2/ccomp things=thing/NOUN/4/obj :/PUNCT/2/punct` + "\n---\n" + theyFled, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, find(t, document(t, test.source))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTurns(t *testing.T) {
	const host = `HOST/NOUN/0/root :/PUNCT/1/punct Who/PRON/4/nsubj fled=flee/VERB/1/parataxis ?/PUNCT/4/punct`
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"a person's name", `Omar/PROPN/0/root/B-PER Said/PROPN/1/flat/I-PER :/PUNCT/1/punct They/PRON/5/nsubj fled=flee/VERB/1/parataxis` + "\n" + theyFled,
			[]string{"turn, Omar: They fled They fled ."}},
		{"a label that comes back", host + "\n---\n" + theyFled + "\n---\n" + host, []string{"turn, HOST: Who fled ?", "turn, HOST: Who fled ?"}},
		{"a label that doesn't", host, nil},
		{"a label with the place in brackets", host + "\n---\n" + `HOST/NOUN/0/root (/PUNCT/3/punct Qadra/PROPN/1/appos/B-LOC )/PUNCT/3/punct :/PUNCT/1/punct They/PRON/7/nsubj fled=flee/VERB/1/parataxis`,
			[]string{"turn, HOST: Who fled ?", "turn, HOST: They fled"}},
		{"a place", `Qadra/PROPN/0/root/B-LOC :/PUNCT/1/punct They/PRON/4/nsubj fled=flee/VERB/1/parataxis` + "\n---\n" +
			`Qadra/PROPN/0/root/B-LOC :/PUNCT/1/punct They/PRON/4/nsubj fled=flee/VERB/1/parataxis`, nil},
		{"marks within a turn", `Omar/PROPN/0/root/B-PER :/PUNCT/1/punct Noor/PROPN/4/nsubj said=say/VERB/1/parataxis “/PUNCT/6/punct Go/VERB/4/ccomp ”/PUNCT/6/punct`,
			[]string{"turn, Omar: Noor said “ Go ”", "marked, Noor: Go"}},
		{"a transcript within marks", `"/PUNCT/4/punct Omar/PROPN/0/root/B-PER :/PUNCT/2/punct They/PRON/5/nsubj fled=flee/VERB/2/parataxis`,
			[]string{"marked, ?: Omar : They fled", "turn, Omar: They fled"}},
		{"a title", "---title\n" + `Omar/PROPN/0/root/B-PER :/PUNCT/1/punct They/PRON/4/nsubj fled=flee/VERB/1/parataxis`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, find(t, document(t, test.source))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzAnalyzer checks that no document, however broken its tree, panics or yields
// a quotation that is empty or out of range.
func FuzzAnalyzer(f *testing.F) {
	f.Add([]byte("\x00\x11\x22\x33\x44\x55\x66\x77\x88\x99 say : \" noise"))
	forms := strings.Fields(`“ ” " ' ‘ ’ « » : say add Omar We fled . `)
	rels := strings.Fields(`nsubj ccomp parataxis root punct conj obl`)
	f.Fuzz(func(t *testing.T, b []byte) {
		d := &ling.Document{Blocks: []ling.Block{{Kind: ling.Body}}}
		var s strings.Builder
		for i := 0; i+2 < len(b) && i < 3000; i += 3 {
			form := forms[int(b[i])%len(forms)]
			if b[i]%2 == 0 {
				s.WriteByte(' ')
			}
			from := s.Len()
			s.WriteString(form)
			if len(d.Sentences) == 0 || b[i+1]%7 == 0 {
				if b[i+2]%2 == 0 {
					d.Blocks = append(d.Blocks, ling.Block{Kind: ling.Body})
				}
				d.Sentences = append(d.Sentences, ling.Sentence{First: len(d.Tokens), Block: len(d.Blocks) - 1})
			}
			d.Tokens = append(d.Tokens, ling.Token{Span: text.Span{Start: from, End: s.Len()}, Sentence: len(d.Sentences) - 1,
				Lemma: strings.ToLower(form), UPOS: "VERB", Head: i/3 - 12 + int(b[i+2]%24), Deprel: rels[int(b[i+1])%len(rels)]})
			d.Sentences[len(d.Sentences)-1].End = len(d.Tokens)
		}
		d.Text = text.New(s.String())
		find(t, d)
		for _, q := range d.Quotes {
			if q.First < 0 || q.First >= q.End || q.End > len(d.Tokens) || q.Speaker < -1 || q.Speaker >= len(d.Tokens) {
				t.Fatalf("out of range: %+v", q)
			}
		}
	})
}

// TestLinear reads many marks without a speaker in time.
func TestLinear(t *testing.T) {
	d := document(t, strings.Repeat(quotedFled+"\n---\n"+`It/PRON/2/nsubj ‘/PUNCT/2/punct rained=rain/VERB/0/root`+"\n---\n", 20_000)+theyFled)
	if got := find(t, d); len(got) != 20_000 {
		t.Errorf("%d quotations", len(got))
	}
}
