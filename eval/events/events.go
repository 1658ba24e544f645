package events

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// MainEvent is what a short text was read to be above all about.
type MainEvent struct {
	Event   reportedly.Event // as PLOVER's manual has it
	Parties ActorSpans
}

// Reader annotates a short text and gives its main event, and whether it has
// one.
type Reader func(context.Context, *ling.Document) (MainEvent, bool, error)

// Score scores main events by docs/evaluation.md, "Events". N counts records.
func Score(ctx context.Context, files []string, records []Record, read Reader, r score.Resampling) (*score.Scores, error) {
	s := &score.Scores{Task: "events", Files: files, N: len(records)}
	log := &eventLog{confusions: score.Confusions{}, types: map[string]*score.Tally{}}
	parts := make([]eventTally, len(records))
	for i, rec := range records {
		d := sentenceDocument(rec.ID, rec.Text)
		got, ok, err := read(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		if err := corpus.InRange(d); err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		if !ok {
			got.Event = ""
		}
		parts[i] = log.compare(rec, d, got)
	}
	s.Rows = eventRows(parts, r)
	for _, e := range reportedly.Events {
		if t := log.types[string(e)]; t != nil {
			s.Rows = append(s.Rows, t.Row("type."+string(e)))
		}
	}
	s.Confusions, s.Mistakes = log.confusions.Sorted(), log.mistakes
	return s, nil
}

// sentenceDocument is a text of one block.
func sentenceDocument(id, s string) *ling.Document {
	t := text.New(s)
	return &ling.Document{ID: id, Text: t, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: t.Len()}}}}
}

// eventTally are one record's counts: parties by their head or a word that names
// them, and strictly by the same head.
type eventTally struct {
	typ                                    score.Share
	source, target, sourceHead, targetHead score.Tally
}

func eventRows(parts []eventTally, r score.Resampling) []score.Row {
	sum := func(drawn []int) (t eventTally) {
		for _, i := range drawn {
			p := parts[i]
			t.typ.Sum(p.typ)
			t.source.Add(p.source)
			t.target.Add(p.target)
			t.sourceHead.Add(p.sourceHead)
			t.targetHead.Add(p.targetHead)
		}
		return t
	}
	t := sum(score.UpTo(len(parts)))
	rows := []score.Row{t.typ.Row("type"), t.source.Row("source"), t.target.Row("target"), t.sourceHead.Row("source.same_head"), t.targetHead.Row("target.same_head")}
	return append(rows, r.Rows(len(parts), []string{"type", "source", "target"}, func(drawn []int) []float64 {
		t := sum(drawn)
		_, _, source := t.source.Ratios()
		_, _, target := t.target.Ratios()
		return []float64{score.Ratio(t.typ.Right, t.typ.N), source, target}
	})...)
}

// eventLog collects what was wrong over the records.
type eventLog struct {
	confusions score.Confusions
	types      map[string]*score.Tally
	mistakes   []string
}

func (l *eventLog) compare(rec Record, d *ling.Document, got MainEvent) eventTally {
	var t eventTally
	want, read := string(rec.Event), string(got.Event)
	t.typ.Add(want == read)
	l.count(want, read)
	if want != read {
		l.confusions.Add("type", want, read, rec.Text)
		l.mistakes = append(l.mistakes, fmt.Sprintf("%s: type %s → %s: %s", rec.ID, want, score.Dash(read), score.Clip(rec.Text, 160)))
	}
	sides := []side{{"source", rec.Sources, got.Parties.Source}, {"target", rec.Targets, got.Parties.Target}}
	if len(got.Parties.Mutual) > 0 || len(rec.Targets) == 0 && len(rec.Sources) > 1 {
		// Parties that act on each other are sources, whichever side lists them.
		sides = []side{{"source", slices.Concat(rec.Sources, rec.Targets), slices.Concat(got.Parties.Mutual, got.Parties.Source, got.Parties.Target)}}
	}
	for _, x := range sides {
		near, strict := x.compare(d)
		for _, missed := range x.missed(d) {
			l.confusions.Add(x.name, "somebody", "", missed)
		}
		if near.FN+near.FP > 0 {
			l.mistakes = append(l.mistakes, fmt.Sprintf("%s: %s «%s» → «%s»: %s", rec.ID, x.name, strings.Join(x.gold, "; "), strings.Join(wordsOf(d, x.read), "; "), score.Clip(rec.Text, 160)))
		}
		if x.name == "source" {
			t.source, t.sourceHead = near, strict
		} else {
			t.target, t.targetHead = near, strict
		}
	}
	return t
}

func (l *eventLog) count(want, read string) {
	for _, e := range []string{want, read} {
		if l.types[e] == nil {
			l.types[e] = &score.Tally{}
		}
	}
	if want == read {
		l.types[want].TP++
		return
	}
	l.types[want].FN++
	l.types[read].FP++
}

func wordsOf(d *ling.Document, spans []text.Span) []string {
	var out []string
	for _, sp := range spans {
		out = append(out, d.Text.Slice(sp))
	}
	return out
}

// side are the parties on one side of an event, by the gold's words and as read.
type side struct {
	name string
	gold []string
	read []text.Span
}

// compare counts the parties of a side that were met, at their heads or by a word
// that names them, and at their heads alone. One phrase may name several parties:
// "Greek and Turkish officials".
func (x side) compare(d *ling.Document) (near, strict score.Tally) {
	count := func(meets func(*ling.Document, text.Span, []text.Span) bool) score.Tally {
		var t score.Tally
		for _, g := range x.gold {
			found := slices.ContainsFunc(x.read, func(r text.Span) bool { return meetsAny(d, r, g, meets) })
			t.Add(score.Tally{TP: score.Bit(found), FN: score.Bit(!found)})
		}
		for _, r := range x.read {
			if !slices.ContainsFunc(x.gold, func(g string) bool { return meetsAny(d, r, g, meets) }) {
				t.FP++
			}
		}
		return t
	}
	return count(namesSame), count(sameHead)
}

func (x side) missed(d *ling.Document) []string {
	return slices.DeleteFunc(slices.Clone(x.gold), func(g string) bool {
		return slices.ContainsFunc(x.read, func(r text.Span) bool { return meetsAny(d, r, g, namesSame) })
	})
}

// meetsAny tells whether a phrase that was read meets the gold's words where they
// stand in the text, anywhere.
func meetsAny(d *ling.Document, read text.Span, gold string, meets func(*ling.Document, text.Span, []text.Span) bool) bool {
	return slices.ContainsFunc(wordsIn(d, gold), func(spans []text.Span) bool { return meets(d, read, spans) })
}

// sameHead tells whether two phrases have one head word, or are headed by parts of
// one name.
func sameHead(d *ling.Document, read text.Span, gold []text.Span) bool {
	h, g := corpus.HeadOf(d, []text.Span{read}), corpus.HeadOf(d, gold)
	switch {
	case h < 0 || g < 0:
		return false
	case h == g:
		return true
	}
	return d.Tokens[h].UPOS == "PROPN" && d.Tokens[g].UPOS == "PROPN" && corpus.Within(d, h, gold) && d.Tokens[g].Span.Overlaps(read)
}

// namesSame tells whether the gold's words hold the head of the phrase that was
// read, or name it by a modifier: "Greek" of "Greek officials".
func namesSame(d *ling.Document, read text.Span, gold []text.Span) bool {
	h, g := corpus.HeadOf(d, []text.Span{read}), corpus.HeadOf(d, gold)
	if h < 0 || g < 0 {
		return false
	}
	if corpus.Within(d, h, gold) {
		return true
	}
	for steps := 0; g >= 0 && d.Tokens[g].Span.Overlaps(read) && steps < len(d.Tokens); steps++ {
		if g == h {
			return true
		}
		switch relation, _, _ := strings.Cut(d.Tokens[g].Deprel, ":"); {
		case slices.Contains([]string{"amod", "compound", "flat", "appos", "conj"}, relation), d.Tokens[g].Deprel == "nmod:poss", d.Tokens[g].Deprel == "nmod:desc":
			g = d.Tokens[g].Head
		default:
			return false
		}
	}
	return false
}

// wordsIn are the places where words stand in a text: as they are, or, where they
// were put together from several places, each word at its first place after the
// one before.
func wordsIn(d *ling.Document, words string) [][]text.Span {
	var out [][]text.Span
	full := d.Text.String()
	for at := 0; words != ""; {
		i := strings.Index(full[at:], words)
		if i < 0 {
			break
		}
		sp := text.Span{Start: at + i, End: at + i + len(words)}
		if corpus.HeadOf(d, []text.Span{sp}) >= 0 {
			out = append(out, []text.Span{sp})
		}
		at = sp.End
	}
	if len(out) > 0 {
		return out
	}
	var parts []text.Span
	t := 0
	for w := range strings.FieldsSeq(words) {
		for k := t; k < len(d.Tokens); k++ {
			if strings.EqualFold(d.Form(k), w) {
				parts, t = append(parts, d.Tokens[k].Span), k+1
				break
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return [][]text.Span{parts}
}
