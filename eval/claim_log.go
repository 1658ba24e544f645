package eval

import (
	"fmt"
	"slices"
	"strings"
)

// claimLog collects what was confused, missed and false over the documents.
type claimLog struct {
	confusions confusions
	types      map[string]*tally // typed matches by event type or kind
	mistakes   []string
}

func (l *claimLog) attribute(field, want, read string, right bool, g *item) {
	if !right {
		l.confusions.add(field, want, read, g.quote)
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
		l.confusions.add("said_by", said(g.speakers), said(p.speakers), g.quote)
	}
}

// add notes a document's claims that were missed, false or of a wrong type.
func (l *claimLog) add(document string, gold, pred []item, found, typed []pair) {
	goldFound, predFound := sides(found)
	goldTyped, predTyped := sides(typed)
	for _, m := range found {
		if g, p := &gold[m.gold], &pred[m.pred]; !typeRight(g, p) {
			l.confusions.add("type", g.label, p.label, g.quote)
		}
	}
	for i, g := range gold {
		if g.optional {
			continue
		}
		l.tally(g.label, tally{tp: number(goldTyped[i]), fn: 1 - number(goldTyped[i])})
		if !goldTyped[i] {
			l.mistake("MISSED", document+" "+g.id, g)
		}
		if !goldFound[i] {
			l.confusions.add("claim", g.label, "", g.quote)
		}
	}
	for j, p := range pred {
		if !predTyped[j] {
			l.tally(p.label, tally{fp: 1})
			l.mistake("FALSE ", document, p)
		}
		if !predFound[j] {
			l.confusions.add("claim", "", p.label, p.quote)
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

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (l *claimLog) tally(label string, t tally) {
	if l.types[label] == nil {
		l.types[label] = &tally{}
	}
	l.types[label].add(t)
}

func (l *claimLog) mistake(what, where string, it item) {
	l.mistakes = append(l.mistakes,
		fmt.Sprintf("%s %s %s %s «%s» %s", what, where, it.kind, it.event, clipRaw(it.triggerWords), clip(it.quote, 90)))
}

// clipRaw keeps a trigger on one line.
func clipRaw(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// typeRows are the figures of each event type, then of the other kinds.
func (l *claimLog) typeRows() []Row {
	var labels []string
	for label := range l.types {
		labels = append(labels, label)
	}
	slices.Sort(labels) // event types are upper case and come first
	var out []Row
	for _, label := range labels {
		out = append(out, l.types[label].row("type."+label))
	}
	return out
}
