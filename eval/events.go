package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// MainEvent is what a short text was read to be above all about.
type MainEvent struct {
	Event   reportedly.Event // as PLOVER's manual has it
	Parties ActorSpans
}

// EventReader annotates a short text and gives its main event, and whether it has
// one.
type EventReader func(context.Context, *ling.Document) (MainEvent, bool, error)

// Events scores main events by docs/evaluation.md, "Events". N counts records.
func Events(ctx context.Context, files []string, records []EventRecord, read EventReader, r Resampling) (*Scores, error) {
	s := &Scores{Task: "events", Files: files, N: len(records)}
	log := &eventLog{confusions: confusions{}, types: map[string]*tally{}}
	parts := make([]eventTally, len(records))
	for i, rec := range records {
		d := sentenceDocument(rec.ID, rec.Text)
		got, ok, err := read(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", rec.ID, err)
		}
		if err := inRange(d); err != nil {
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
			s.Rows = append(s.Rows, t.row("type."+string(e)))
		}
	}
	s.Confusions, s.Mistakes = log.confusions.sorted(), log.mistakes
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
	typ                                    share
	source, target, sourceHead, targetHead tally
}

func eventRows(parts []eventTally, r Resampling) []Row {
	sum := func(drawn []int) (t eventTally) {
		for _, i := range drawn {
			p := parts[i]
			t.typ.sum(p.typ)
			t.source.add(p.source)
			t.target.add(p.target)
			t.sourceHead.add(p.sourceHead)
			t.targetHead.add(p.targetHead)
		}
		return t
	}
	t := sum(upTo(len(parts)))
	rows := []Row{t.typ.row("type"), t.source.row("source"), t.target.row("target"), t.sourceHead.row("source.same_head"), t.targetHead.row("target.same_head")}
	return append(rows, r.rows(len(parts), []string{"type", "source", "target"}, func(drawn []int) []float64 {
		t := sum(drawn)
		_, _, source := t.source.ratios()
		_, _, target := t.target.ratios()
		return []float64{ratio(t.typ.right, t.typ.n), source, target}
	})...)
}

// eventLog collects what was wrong over the records.
type eventLog struct {
	confusions confusions
	types      map[string]*tally
	mistakes   []string
}

func (l *eventLog) compare(rec EventRecord, d *ling.Document, got MainEvent) eventTally {
	var t eventTally
	want, read := string(rec.Event), string(got.Event)
	t.typ.add(want == read)
	l.count(want, read)
	if want != read {
		l.confusions.add("type", want, read, rec.Text)
		l.mistakes = append(l.mistakes, fmt.Sprintf("%s: type %s → %s: %s", rec.ID, want, dash(read), clip(rec.Text, 160)))
	}
	sides := []side{{"source", rec.Sources, got.Parties.Source}, {"target", rec.Targets, got.Parties.Target}}
	if len(got.Parties.Mutual) > 0 || len(rec.Targets) == 0 && len(rec.Sources) > 1 {
		// Parties that act on each other are sources, whichever side lists them.
		sides = []side{{"source", slices.Concat(rec.Sources, rec.Targets), slices.Concat(got.Parties.Mutual, got.Parties.Source, got.Parties.Target)}}
	}
	for _, x := range sides {
		near, strict := x.compare(d)
		for _, missed := range x.missed(d) {
			l.confusions.add(x.name, "somebody", "", missed)
		}
		if near.fn+near.fp > 0 {
			l.mistakes = append(l.mistakes, fmt.Sprintf("%s: %s «%s» → «%s»: %s", rec.ID, x.name, strings.Join(x.gold, "; "), strings.Join(wordsOf(d, x.read), "; "), clip(rec.Text, 160)))
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
			l.types[e] = &tally{}
		}
	}
	if want == read {
		l.types[want].tp++
		return
	}
	l.types[want].fn++
	l.types[read].fp++
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
func (x side) compare(d *ling.Document) (near, strict tally) {
	count := func(meets func(*ling.Document, text.Span, []text.Span) bool) tally {
		var t tally
		for _, g := range x.gold {
			found := slices.ContainsFunc(x.read, func(r text.Span) bool { return meetsAny(d, r, g, meets) })
			t.add(tally{tp: number(found), fn: number(!found)})
		}
		for _, r := range x.read {
			if !slices.ContainsFunc(x.gold, func(g string) bool { return meetsAny(d, r, g, meets) }) {
				t.fp++
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
	h, g := headOf(d, []text.Span{read}), headOf(d, gold)
	switch {
	case h < 0 || g < 0:
		return false
	case h == g:
		return true
	}
	return d.Tokens[h].UPOS == "PROPN" && d.Tokens[g].UPOS == "PROPN" && within(d, h, gold) && d.Tokens[g].Span.Overlaps(read)
}

// namesSame tells whether the gold's words hold the head of the phrase that was
// read, or name it by a modifier: "Greek" of "Greek officials".
func namesSame(d *ling.Document, read text.Span, gold []text.Span) bool {
	h, g := headOf(d, []text.Span{read}), headOf(d, gold)
	if h < 0 || g < 0 {
		return false
	}
	if within(d, h, gold) {
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
		if headOf(d, []text.Span{sp}) >= 0 {
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
