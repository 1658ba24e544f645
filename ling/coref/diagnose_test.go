package coref_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
	"github.com/reportedly/reportedly/ling/coref/measure"
)

type goldDoc struct {
	doc  *ling.Document
	gold []measure.Chain
}

func loadGUM(t *testing.T, trees string) []goldDoc {
	var out []goldDoc
	for _, d := range readTrees(t, trees) {
		f, err := os.Open(filepath.Join(shared(t, "gum-open-xml", "coref", "ontogum", "conll"), d.ID+".conll"))
		if err != nil {
			continue
		}
		gold, err := measure.ReadChains(f, d)
		f.Close()
		if err == nil {
			out = append(out, goldDoc{d, gold})
		}
	}
	return out
}

// links counts, by kind of mention, how often the nearest earlier mention of
// the found chain is in the same gold chain.
type linkCount struct{ right, wrong, missed, spurious int }

func countLinks(docs []goldDoc, report func(d *ling.Document, what string, m, ante ling.Mention)) map[string]*linkCount {
	out := map[string]*linkCount{}
	for _, g := range docs {
		if err := run(context.Background(), g.doc); err != nil {
			panic(err)
		}
		goldOf, firstOf := map[int]int{}, map[int]bool{}
		for i, c := range g.gold {
			min := c[0]
			for _, m := range c {
				goldOf[m] = i + 1
				if m < min {
					min = m
				}
			}
			firstOf[min] = true
		}
		last := map[string]ling.Mention{}
		for _, m := range g.doc.Mentions {
			id := fmt.Sprint(m.Entities)
			ante, ok := last[id]
			d := g.doc
			x := d.Tokens[m.Head].XPOS
			if d.Is(m.Head, "appos") || strings.HasPrefix(x, "W") || d.Child(m.Head, "cop") >= 0 {
				continue
			}
			last[id] = m
			kind := string(m.Kind)
			if m.Kind == ling.PronounMention {
				kind = "pronoun " + d.Lower(m.Head)
			}
			if out[kind] == nil {
				out[kind] = &linkCount{}
			}
			c := out[kind]
			gid := goldOf[m.Head]
			anaphoric := gid > 0 && !firstOf[m.Head]
			switch {
			case ok && anaphoric && goldOf[ante.Head] == gid:
				c.right++
			case ok && anaphoric:
				c.wrong++
				report(d, "wrong", m, ante)
			case ok:
				c.spurious++
				report(d, "spurious", m, ante)
			case anaphoric:
				c.missed++
				report(d, "missed", m, ante)
			}
		}
	}
	return out
}

func TestDiagnose(t *testing.T) {
	want := os.Getenv("COREF_ERRORS") // e.g. "wrong pronoun"
	if want == "" {
		t.Skip("set COREF_ERRORS")
	}
	docs := loadGUM(t, shared(t, "ud-english-gum", "en_gum-ud-train-rebuilt-noreddit.conllu.gz"))
	counts := countLinks(docs, func(d *ling.Document, what string, m, ante ling.Mention) {
		kind := what + " " + string(m.Kind)
		if !strings.HasPrefix(kind, want) || !strings.HasPrefix(d.ID, os.Getenv("COREF_DOC")) {
			return
		}
		a := ""
		if what != "missed" {
			a = d.Slice(ante.First, ante.End)
		}
		fmt.Printf("%s %s: %q → %q   | %s\n", d.ID, what, d.Slice(m.First, m.End), a, strings.ReplaceAll(d.Text.Slice(d.Sentences[d.Tokens[m.Head].Sentence].Span), "\n", " "))
	})
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		c := counts[k]
		if c.right+c.wrong+c.missed+c.spurious > 40 {
			t.Logf("%-20s right %4d wrong %4d missed %4d spurious %4d", k, c.right, c.wrong, c.missed, c.spurious)
		}
	}
}

func TestTune(t *testing.T) {
	if os.Getenv("COREF_TUNE") == "" {
		t.Skip("set COREF_TUNE")
	}
	docs := loadGUM(t, shared(t, "ud-english-gum", "en_gum-ud-train-rebuilt-noreddit.conllu.gz"))
	coref.Tune(t, func() float64 {
		counts := countLinks(docs, func(*ling.Document, string, ling.Mention, ling.Mention) {})
		right, all := 0, 0
		for k, c := range counts {
			switch k {
			case "pronoun he", "pronoun him", "pronoun his", "pronoun she", "pronoun her", "pronoun it", "pronoun its", "pronoun they", "pronoun them", "pronoun their":
				right += c.right
				all += c.right + c.wrong + c.missed
			}
		}
		return float64(right) / float64(all)
	})
}
