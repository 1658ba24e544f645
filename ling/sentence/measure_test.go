package sentence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

// score counts spans as the CoNLL 2018 shared task does: right where both ends
// are.
type score struct{ gold, found, right int }

func (s *score) add(gold, found []text.Span) {
	s.gold += len(gold)
	s.found += len(found)
	for i, j := 0, 0; i < len(gold) && j < len(found); {
		switch {
		case gold[i] == found[j]:
			s.right++
			i, j = i+1, j+1
		case gold[i].End <= found[j].End:
			i++
		default:
			j++
		}
	}
}

func (s *score) f1() float64 { return 200 * float64(s.right) / float64(s.gold+s.found) }

// TestTreebanks measures tokens and sentences against the development parts of
// two treebanks (UD English EWT 2.16 and GUM) and holds them to a floor.
func TestTreebanks(t *testing.T) {
	corpora := filepath.Join("..", "..", "..", "shared", "corpora")
	for _, tt := range []struct {
		name, path        string
		keep              func(string) bool
		tokens, sentences float64
	}{
		{"EWT", filepath.Join(corpora, "ud-english-ewt", "en_ewt-ud-dev.conllu"), all, 98.9, 84.5},
		{"GUM", filepath.Join(corpora, "ud-english-gum", "en_gum-ud-dev.conllu"), open, 99.8, 95},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tokens, sentences := measure(treebank(t, tt.path, tt.keep))
			t.Logf("tokens F1 %.2f (gold %d), sentences F1 %.2f (gold %d)", tokens.f1(), tokens.gold, sentences.f1(), sentences.gold)
			if tokens.f1() < tt.tokens || sentences.f1() < tt.sentences {
				t.Errorf("below the floor of %.2f and %.2f", tt.tokens, tt.sentences)
			}
		})
	}
}

func all(string) bool { return true }

// open tells whether a GUM document's genre has a licence that permits use.
func open(id string) bool {
	for _, g := range strings.Fields("news interview bio voyage speech academic court textbook vlog") {
		if strings.HasPrefix(id, "GUM_"+g+"_") {
			return true
		}
	}
	return false
}

func measure(pars []paragraph) (tokens, sentences score) {
	for _, p := range pars {
		t := text.New(p.text)
		whole := text.Span{End: t.Len()}
		toks := token.Tokenize(t, whole)
		var sents []text.Span
		for _, r := range sentence.Split(t, whole, toks) {
			sents = append(sents, toks[r.First].Union(toks[r.End-1]))
		}
		tokens.add(p.tokens, toks)
		sentences.add(p.sentences, sents)
	}
	return tokens, sentences
}

// TestShowTreebankErrors prints every difference from the treebank named by
// TREEBANK; it is for study and checks nothing.
func TestShowTreebankErrors(t *testing.T) {
	path := os.Getenv("TREEBANK")
	if path == "" {
		t.Skip("TREEBANK names no file")
	}
	keep := all
	if strings.Contains(path, "gum") {
		keep = open
	}
	pars := treebank(t, path, keep)
	for _, p := range pars {
		show(t, p)
	}
	tokens, sentences := measure(pars)
	t.Logf("tokens F1 %.3f, sentences F1 %.3f", tokens.f1(), sentences.f1())
}

func show(t *testing.T, p paragraph) {
	tx := text.New(p.text)
	whole := text.Span{End: tx.Len()}
	toks := token.Tokenize(tx, whole)
	for _, d := range differences(p.tokens, toks) {
		t.Logf("token: gold %s found %s", words(tx, d[0]), words(tx, d[1]))
	}
	ends := map[int]int{}
	for _, s := range p.sentences {
		ends[s.End] |= 1
	}
	for _, r := range sentence.Split(tx, whole, toks) {
		ends[toks[r.End-1].End] |= 2
	}
	for at := 0; at <= len(p.text); at++ {
		if k := ends[at]; k == 1 || k == 2 {
			t.Logf("%s: …%s ## %s…", []string{"missed", "false"}[k-1], p.text[max(0, at-40):at], p.text[at:min(len(p.text), at+30)])
		}
	}
}

// differences are the runs of tokens that aren't alike.
func differences(gold, found []text.Span) (out [][2][]text.Span) {
	for i, j := 0, 0; i < len(gold) && j < len(found); {
		if gold[i] == found[j] {
			i, j = i+1, j+1
			continue
		}
		gi, fj := i, j
		i, j = i+1, j+1
		for i <= len(gold) && j <= len(found) && gold[i-1].End != found[j-1].End {
			if gold[i-1].End < found[j-1].End {
				if i == len(gold) {
					break
				}
				i++
			} else {
				if j == len(found) {
					break
				}
				j++
			}
		}
		out = append(out, [2][]text.Span{gold[gi:i], found[fj:j]})
	}
	return out
}

func words(t *text.Text, spans []text.Span) string {
	var out []string
	for _, sp := range spans {
		out = append(out, t.Slice(sp))
	}
	return strings.Join(out, "|")
}
