package coref_test

import (
	"context"
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
	"github.com/reportedly/reportedly/text"
)

var (
	fuzzForms  = strings.Fields(`The the He they It We " ( ) “ ” : , - al Qadra Omar Said two both sides brigade GNA National Accord of minister 's said Russian support which his men 12 Moscow who . called`)
	fuzzUPOS   = strings.Fields(`NOUN PROPN PRON DET ADJ VERB ADP PUNCT NUM AUX CCONJ PART`)
	fuzzXPOS   = strings.Fields(`NN NNP NNS PRP PRP$ DT JJ VBD IN CD WDT POS`)
	fuzzRels   = strings.Fields(`nsubj obj obl nmod nmod:poss compound flat appos conj cc det case amod nummod root acl:relcl cop xcomp ccomp parataxis punct nmod:desc`)
	fuzzLabels = []ling.NameLabel{ling.PersonName, ling.Group, ling.Location, ling.Nationality, ling.Temporal, ling.EventName, ""}
)

// scramble makes a document of any bytes: trees with cycles, names anywhere.
func scramble(b []byte) *ling.Document {
	d := &ling.Document{}
	var s strings.Builder
	first := 0
	close := func() {
		if n := len(d.Tokens); n > first {
			d.Sentences = append(d.Sentences, ling.Sentence{Span: text.Span{Start: d.Tokens[first].Span.Start, End: s.Len()}, First: first, End: n})
			first = n
		}
	}
	for i := 0; i+4 < len(b) && len(d.Tokens) < 400; i += 5 {
		if b[i]%4 > 0 {
			s.WriteByte(' ')
		}
		start := s.Len()
		form := fuzzForms[int(b[i])%len(fuzzForms)]
		s.WriteString(form)
		d.Tokens = append(d.Tokens, ling.Token{
			Span: text.Span{Start: start, End: s.Len()}, Sentence: len(d.Sentences), Lemma: strings.ToLower(form),
			UPOS: fuzzUPOS[int(b[i+1])%len(fuzzUPOS)], XPOS: fuzzXPOS[int(b[i+1]/13)%len(fuzzXPOS)],
			Head: first + int(b[i+2])%24 - 1, Deprel: fuzzRels[int(b[i+3])%len(fuzzRels)],
		})
		if b[i+4]%16 == 0 {
			close()
		}
	}
	close()
	for i := 0; i+1 < len(d.Tokens); i += 3 {
		if k := int(b[i]); k%3 == 0 {
			d.Names = append(d.Names, ling.Name{First: i, End: min(i+1+k%3+k%2, len(d.Tokens)), Label: fuzzLabels[k%len(fuzzLabels)], Score: 0.5})
		}
	}
	for i := range d.Tokens {
		if d.Tokens[i].Head >= len(d.Tokens) {
			d.Tokens[i].Head = -1
		}
	}
	d.Text = text.New(s.String())
	d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: s.Len()}}}
	return d
}

// FuzzAnalyzer checks that no document, however broken its tree, panics or
// yields a mention, entity or reference out of range.
func FuzzAnalyzer(f *testing.F) {
	f.Add([]byte(strings.Repeat("The two men said that he left", 20)))
	f.Add([]byte(strings.Repeat("\x00\x01\x02\x05\x07\x0b\x11\x13", 40)))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := scramble(b)
		if err := run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		for i, m := range d.Mentions {
			if m.First < 0 || m.First >= m.End || m.End > len(d.Tokens) || m.Head < 0 || m.Head >= len(d.Tokens) {
				t.Fatalf("mention %d out of range: %+v", i, m)
			}
			for _, e := range m.Entities {
				if e < 0 || e >= len(d.Entities) {
					t.Fatalf("mention %d refers to entity %d of %d", i, e, len(d.Entities))
				}
			}
		}
		for i, e := range d.Entities {
			for _, m := range e.Mentions {
				if m < 0 || m >= len(d.Mentions) {
					t.Fatalf("entity %d holds mention %d", i, m)
				}
			}
			if e.Name == "" {
				t.Fatalf("entity %d has no name", i)
			}
		}
		x := coref.NewIndex(d)
		for i := range d.Tokens {
			x.At(i)
		}
	})
}

// TestLinear checks that a text a hundred times as long takes no more than a
// few hundred times as long: names, brackets, pronouns and groups en masse, in
// many sentences and in one.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	for _, one := range []bool{false, true} {
		start := time.Now()
		d := mass(40_000, one)
		if err := run(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("one sentence %v: %v for %d tokens", one, took, len(d.Tokens))
		} else {
			t.Logf("one sentence %v: %v for %d tokens", one, took, len(d.Tokens))
		}
	}
}

// mass repeats a sentence with new names n/20 times.
func mass(n int, oneSentence bool) *ling.Document {
	d := &ling.Document{}
	var s strings.Builder
	first := 0
	for k := 0; len(d.Tokens) < n; k++ {
		name := "Q" + strings.Repeat(string(rune('a'+k%26)), 1+k/26%20) + string(rune('a'+k/520%26))
		at := len(d.Tokens)
		if !oneSentence {
			first = at
		}
		for i, w := range strings.Fields(name + " Front ( QF ) told Omar that the two said they met his men and the brigade called it .") {
			s.WriteByte(' ')
			start := s.Len()
			s.WriteString(w)
			tok := ling.Token{Span: text.Span{Start: start, End: s.Len()}, Lemma: strings.ToLower(w), Sentence: len(d.Sentences), Head: first + 5, Deprel: "obl", UPOS: "NOUN", XPOS: "NN"}
			switch w {
			case "(", ")", ".":
				tok.UPOS, tok.XPOS, tok.Deprel = "PUNCT", w, "punct"
			case "told", "said", "met", "called":
				tok.UPOS, tok.XPOS, tok.Deprel = "VERB", "VBD", "conj"
			case "they", "his", "it":
				tok.UPOS, tok.XPOS, tok.Deprel = "PRON", "PRP", "nsubj"
			case "two":
				tok.UPOS, tok.XPOS, tok.Deprel = "NUM", "CD", "nsubj"
			case "the":
				tok.UPOS, tok.XPOS, tok.Deprel, tok.Head = "DET", "DT", "det", at+i+1
			case "Front", "QF", "Omar", name:
				tok.UPOS, tok.XPOS, tok.Deprel = "PROPN", "NNP", "nsubj"
			}
			if i == 0 {
				tok.Deprel, tok.Head = "compound", at+1
			}
			d.Tokens = append(d.Tokens, tok)
		}
		d.Names = append(d.Names, ling.Name{First: at, End: at + 2, Label: ling.Group, Score: 1}, ling.Name{First: at + 6, End: at + 7, Label: ling.PersonName, Score: 1})
		if !oneSentence {
			d.Sentences = append(d.Sentences, ling.Sentence{First: first, End: len(d.Tokens), Span: text.Span{Start: d.Tokens[first].Span.Start, End: s.Len()}})
		}
	}
	if oneSentence {
		d.Sentences = []ling.Sentence{{End: len(d.Tokens), Span: text.Span{End: s.Len()}}}
	}
	d.Text = text.New(s.String())
	d.Blocks = []ling.Block{{Kind: ling.Body, Span: text.Span{End: s.Len()}}}
	return d
}

// TestScrambled runs the analyser on documents of noise and checks that none
// takes long.
func TestScrambled(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	b := make([]byte, 2000)
	var slowest time.Duration
	for n := 0; n < 300; n++ {
		rng.Read(b)
		start := time.Now()
		if err := run(context.Background(), scramble(b)); err != nil {
			t.Fatal(err)
		}
		slowest = max(slowest, time.Since(start))
	}
	if slowest > 5*time.Second {
		t.Errorf("the slowest took %v", slowest)
	}
	t.Logf("the slowest took %v", slowest)
}
