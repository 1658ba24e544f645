package claims

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/eval/score"
)

// claimLog collects what was confused, missed and false over the documents.
type claimLog struct {
	confusions score.Confusions
	types      map[string]*score.Tally // typed matches by event type or kind
	mistakes   []string
}

func (l *claimLog) attribute(field, want, read string, right bool, g *item) {
	if !right {
		l.confusions.Add(field, want, read, g.quote)
	}
}

func (l *claimLog) speakers(right bool, g, p *item) {
	said := func(names []name) string {
		if len(names) == 0 {
			return ""
		}
		return "somebody"
	}
	if !right {
		l.confusions.Add("said_by", said(g.speakers), said(p.speakers), g.quote)
	}
}

// add notes a document's claims that were missed, false or of a wrong type.
func (l *claimLog) add(document string, gold, pred []item, found, typed []pair) {
	goldFound, predFound := sides(found)
	goldTyped, predTyped := sides(typed)
	for _, m := range found {
		if g, p := &gold[m.gold], &pred[m.pred]; !typeRight(g, p) {
			l.confusions.Add("type", g.label, p.label, g.quote)
		}
	}
	for i, g := range gold {
		if g.optional {
			continue
		}
		l.tally(g.label, score.Tally{TP: score.Bit(goldTyped[i]), FN: 1 - score.Bit(goldTyped[i])})
		if !goldTyped[i] {
			l.mistake("MISSED", document+" "+g.id, g)
		}
		if !goldFound[i] {
			l.confusions.Add("claim", g.label, "", g.quote)
		}
	}
	for j, p := range pred {
		if !predTyped[j] {
			l.tally(p.label, score.Tally{FP: 1})
			l.mistake("FALSE ", document, p)
		}
		if !predFound[j] {
			l.confusions.Add("claim", "", p.label, p.quote)
		}
	}
}

// sides are the gold and the read claims that a matching takes.
func sides(matched []pair) (gold, pred map[int]bool) {
	gold, pred = map[int]bool{}, map[int]bool{}
	for _, m := range matched {
		gold[m.gold], pred[m.pred] = true, true
	}
	return gold, pred
}

func (l *claimLog) tally(label string, t score.Tally) {
	if l.types[label] == nil {
		l.types[label] = &score.Tally{}
	}
	l.types[label].Add(t)
}

func (l *claimLog) mistake(what, where string, it item) {
	l.mistakes = append(l.mistakes,
		fmt.Sprintf("%s %s %s %s «%s» %s", what, where, it.kind, it.event, clipRaw(it.triggerWords), score.Clip(it.quote, 90)))
}

// clipRaw keeps a trigger on one line.
func clipRaw(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// typeRows are the figures of each event type, then of the other kinds.
func (l *claimLog) typeRows() []score.Row {
	var labels []string
	for label := range l.types {
		labels = append(labels, label)
	}
	slices.Sort(labels) // event types are upper case and come first
	var out []score.Row
	for _, label := range labels {
		out = append(out, l.types[label].Row("type."+label))
	}
	return out
}
