package propositions

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// AttributionGold is a text with its gold attributions.
type AttributionGold struct {
	Path string // of the annotations
	Text *text.Text
	Gold []GoldAttribution
}

// GoldAttribution is source, cue and content, each of any number of spans.
type GoldAttribution struct {
	Source, Cue, Content []text.Span
}

// ReadAttributions reads brat annotations (.ann) as PolNeAR has them: events
// "Attribution" with arguments Source, Cue and Content. A path is a file, or a
// folder with the folders attributions and text.
func ReadAttributions(path string) ([]*AttributionGold, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(corpus.EscapeGlob(path), "attributions", "*.ann")); err != nil {
			return nil, fmt.Errorf("list %s: %w", path, err)
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("read attributions %s: no folder attributions with .ann files: %w", path, reportedly.ErrNotFound)
	}
	var out []*AttributionGold
	for _, f := range files {
		g, err := readBrat(f)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// textFor finds the text of an annotation file: beside it, or in the folder text
// beside its own, under its name or its name without the last part ("…_1a2b.ann").
func textFor(ann string) (string, error) {
	base := strings.TrimSuffix(filepath.Base(ann), ".ann")
	names := []string{base}
	if i := strings.LastIndexByte(base, '_'); i > 0 {
		names = append(names, base[:i])
	}
	for _, folder := range []string{filepath.Dir(ann), filepath.Join(filepath.Dir(ann), "..", "text")} {
		for _, n := range names {
			p := filepath.Join(folder, n+".txt")
			if _, err := os.Stat(p); err == nil {
				return p, nil
			}
		}
	}
	return "", fmt.Errorf("read %s: no %s.txt beside it or in ../text: %w", ann, base, reportedly.ErrNotFound)
}

func readBrat(path string) (*AttributionGold, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	where, err := textFor(path)
	if err != nil {
		return nil, err
	}
	words, err := corpus.ReadFile(where, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	g := &AttributionGold{Path: path, Text: text.New(strings.ToValidUTF8(string(words), "\uFFFD"))}
	spans := map[string][]text.Span{}
	at := corpus.Characters(g.Text.String())
	for i, line := range strings.Split(string(content), "\n") {
		if err := g.line(strings.TrimRight(line, "\r"), spans, at); err != nil {
			return nil, fmt.Errorf("%s:%d: %w: %w", path, i+1, reportedly.ErrInvalid, err)
		}
	}
	return g, nil
}

// line reads "T1<tab>Source 10 20;25 30<tab>words" or "E1<tab>Attribution:T4 Source:T1 …".
func (g *AttributionGold) line(line string, spans map[string][]text.Span, at []int) error {
	id, rest, _ := strings.Cut(line, "\t")
	switch {
	case strings.HasPrefix(id, "T"):
		value, _, _ := strings.Cut(rest, "\t")
		_, offsets, _ := strings.Cut(value, " ")
		for part := range strings.SplitSeq(offsets, ";") {
			a, b, _ := strings.Cut(part, " ")
			first, err1 := strconv.Atoi(a)
			end, err2 := strconv.Atoi(b)
			if err1 != nil || err2 != nil || first < 0 || end < first || end >= len(at) {
				return fmt.Errorf("the span %q is not within the text", part)
			}
			spans[id] = append(spans[id], text.Span{Start: at[first], End: at[end]})
		}
	case strings.HasPrefix(id, "E"):
		var a GoldAttribution
		for arg := range strings.FieldsSeq(rest) {
			role, ref, _ := strings.Cut(arg, ":")
			switch strings.TrimRight(role, "0123456789") {
			case "Source":
				a.Source = append(a.Source, spans[ref]...)
			case "Cue":
				a.Cue = append(a.Cue, spans[ref]...)
			case "Content":
				a.Content = append(a.Content, spans[ref]...)
			}
		}
		g.Gold = append(g.Gold, a)
	}
	return nil
}

// AttributionReader reads a text with its attributions.
type AttributionReader func(context.Context, *ling.Document) ([]ling.Attribution, error)

// Attributions scores who says what (docs/evaluation.md, "Attribution"). N counts
// gold attributions.
func Attributions(ctx context.Context, gold []*AttributionGold, read AttributionReader, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "attribution"}
	log := score.Confusions{}
	var parts []attributionTally
	for _, g := range gold {
		s.Files = append(s.Files, g.Path)
		s.N += len(g.Gold)
		d := &ling.Document{ID: g.Path, Text: g.Text}
		found, err := read(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", g.Path, err)
		}
		if err := corpus.InRange(d); err != nil {
			return nil, fmt.Errorf("read %s: %w", g.Path, err)
		}
		parts = append(parts, compareAttributions(g, d, found, log))
	}
	var total attributionTally
	for _, p := range parts {
		total.found.Add(p.found)
		total.source.Add(p.source)
		total.cue.Add(p.cue)
		total.content.Add(p.content)
	}
	s.Rows = []score.Row{total.found.Row("found"), total.source.Row("source"), total.cue.Row("cue"), total.content.Row("content")}
	s.Rows = append(s.Rows, r.F1(len(parts),
		score.NamedTally{Name: "source", Of: func(d int) score.Tally { return parts[d].source }},
		score.NamedTally{Name: "content", Of: func(d int) score.Tally { return parts[d].content }})...)
	s.Confusions = log.Sorted()
	return s, nil
}

// attributionTally are one document's counts: attributions; sources by their head
// word; cues; words of content.
type attributionTally struct{ found, source, cue, content score.Tally }

func compareAttributions(g *AttributionGold, d *ling.Document, read []ling.Attribution, log score.Confusions) attributionTally {
	var t attributionTally
	goldOf := pairAttributions(g.Gold, d, read)
	taken := make([]bool, len(g.Gold))
	for i, a := range read {
		k := goldOf[i]
		if k < 0 && nested(g.Gold, d, a) {
			continue
		}
		if k < 0 {
			t.found.FP++
			if a.Source >= 0 {
				t.source.FP++
			}
			if a.First < a.End {
				t.cue.FP++
				log.Add("found", "", strings.ToLower(d.Slice(a.First, a.End)), d.Slice(a.First, a.End))
			}
			continue
		}
		taken[k] = true
		t.found.TP++
		t.source.Add(sameSource(g.Gold[k], d, a, log))
		t.cue.Add(cueMet(g.Gold[k].Cue, d, a.First, a.End))
	}
	for k, a := range g.Gold {
		if taken[k] {
			continue
		}
		t.found.FN++
		t.source.FN += min(len(a.Source), 1)
		t.cue.FN += min(len(a.Cue), 1)
		if len(a.Cue) > 0 {
			log.Add("found", strings.ToLower(score.Clip(g.Text.Slice(a.Cue[0]), 40)), "", g.Text.Slice(a.Cue[0]))
		}
	}
	t.content = saidWords(g.Gold, d, read)
	return t
}

// pairAttributions gives each attribution that was read the gold one that shares
// most words of cue and content with it, one to one, or -1.
func pairAttributions(gold []GoldAttribution, d *ling.Document, read []ling.Attribution) []int {
	type option struct{ read, gold, words int }
	var options []option
	for i, a := range read {
		for k, g := range gold {
			n := 0
			for _, t := range a.Content {
				n += score.Bit(corpus.Within(d, t, g.Content))
			}
			for t := a.First; t < a.End; t++ {
				n += 3 * score.Bit(corpus.Within(d, t, g.Cue)) // the same cue tells more than the same content
			}
			if n > 0 {
				options = append(options, option{i, k, n})
			}
		}
	}
	slices.SortStableFunc(options, func(a, b option) int { return b.words - a.words })
	out := slices.Repeat([]int{-1}, len(read))
	used := make([]bool, len(gold))
	for _, o := range options {
		if out[o.read] < 0 && !used[o.gold] {
			out[o.read], used[o.gold] = o.gold, true
		}
	}
	return out
}

// nested tells whether an attribution stands in what somebody says by the gold,
// which marks no attributions there.
func nested(gold []GoldAttribution, d *ling.Document, a ling.Attribution) bool {
	at := a.First
	if a.First == a.End {
		at = a.Content[0]
	}
	return slices.ContainsFunc(gold, func(g GoldAttribution) bool { return corpus.Within(d, at, g.Content) })
}

// sameSource compares the head word that was read with that of the gold's words
// in the tree that was read.
func sameSource(g GoldAttribution, d *ling.Document, a ling.Attribution, log score.Confusions) score.Tally {
	want := corpus.HeadOf(d, g.Source)
	switch {
	case want < 0 && a.Source < 0:
		return score.Tally{}
	case want < 0:
		return score.Tally{FP: 1}
	case a.Source < 0:
		log.Add("source", "somebody", "", d.Form(want))
		return score.Tally{FN: 1}
	case a.Source == want || corpus.Within(d, a.Source, g.Source) && d.Tokens[a.Source].UPOS == "PROPN" && d.Tokens[want].UPOS == "PROPN":
		return score.Tally{TP: 1} // the parts of one name
	}
	log.Add("source", "somebody", "somebody else", d.Form(want)+" / "+d.Form(a.Source))
	return score.Tally{FP: 1, FN: 1}
}

func cueMet(gold []text.Span, d *ling.Document, first, end int) score.Tally {
	switch {
	case first >= end:
		return score.Tally{FN: min(len(gold), 1)}
	case slices.ContainsFunc(gold, d.SpanOf(first, end).Overlaps):
		return score.Tally{TP: 1}
	}
	return score.Tally{FP: 1, FN: min(len(gold), 1)}
}

// saidWords counts words that are anybody's, on both sides.
func saidWords(gold []GoldAttribution, d *ling.Document, read []ling.Attribution) score.Tally {
	ours := make([]bool, len(d.Tokens))
	for _, a := range read {
		for _, t := range a.Content {
			ours[t] = true
		}
	}
	theirs := make([]bool, len(d.Tokens))
	for _, g := range gold {
		for _, sp := range g.Content {
			for t := range tokensIn(d, sp) {
				theirs[t] = true
			}
		}
	}
	var n score.Tally
	for t, tok := range d.Tokens {
		switch {
		case tok.UPOS == "PUNCT":
		case ours[t] && theirs[t]:
			n.TP++
		case ours[t]:
			n.FP++
		case theirs[t]:
			n.FN++
		}
	}
	return n
}

// tokensIn yields the tokens that overlap a span.
func tokensIn(d *ling.Document, sp text.Span) func(func(int) bool) {
	first, _ := slices.BinarySearchFunc(d.Tokens, sp.Start, func(t ling.Token, at int) int { return t.Span.End - at - 1 })
	return func(yield func(int) bool) {
		for t := first; t < len(d.Tokens) && d.Tokens[t].Span.Start < sp.End; t++ {
			if !yield(t) {
				return
			}
		}
	}
}
