package main

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/eval/coreference"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

var marked = regexp.MustCompile(`\{([^|{}]+)\|([^{}]+)\}`)

// tellings reads stories in the form of testdata/tellings-a.txt: "= topic", "== report
// date", and lines of text in which {event|words} marks a mention.
func tellings(ctx context.Context, e *engine.Engine, path string) ([]coreference.Document, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []coreference.Document
	topic, head, lines := "", "", []string(nil)
	flush := func() error {
		if head == "" {
			return nil
		}
		d, err := telling(ctx, e, topic, head, strings.Join(lines, "\n"))
		head, lines = "", nil
		out = append(out, d)
		return err
	}
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		name, isTopic := strings.CutPrefix(line, "= ")
		report, isReport := strings.CutPrefix(line, "== ")
		switch {
		case isTopic || isReport:
			if err := flush(); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			if isTopic {
				topic = name
			} else {
				head = report
			}
		case line != "" && head != "":
			lines = append(lines, line)
		}
	}
	return out, flush()
}

func telling(ctx context.Context, e *engine.Engine, topic, head, marks string) (coreference.Document, error) {
	id, date, _ := strings.Cut(head, " ")
	var plain strings.Builder
	type mark struct {
		span  text.Span
		event string
	}
	var found []mark
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(marks, -1) {
		plain.WriteString(marks[at:m[0]])
		start := plain.Len()
		plain.WriteString(marks[m[4]:m[5]])
		found = append(found, mark{text.Span{Start: start, End: plain.Len()}, marks[m[2]:m[3]]})
		at = m[1]
	}
	plain.WriteString(marks[at:])
	d := &ling.Document{ID: topic + "/" + id, Text: text.New(plain.String()), Published: date}
	out := coreference.Document{Doc: d, Topic: topic}
	if err := e.Annotate(ctx, d); err != nil {
		return out, err
	}
	for _, m := range found {
		mention := coreference.EventMention{Chain: topic + "/" + m.event}
		for t := range d.Tokens {
			if d.Tokens[t].Span.Overlaps(m.span) {
				mention.Tokens = append(mention.Tokens, t)
			}
		}
		if len(mention.Tokens) == 0 || slices.ContainsFunc(out.Gold, func(g coreference.EventMention) bool { return g.Tokens[0] == mention.Tokens[0] }) {
			return out, fmt.Errorf("%s: no words for the mark %q", d.ID, plain.String()[m.span.Start:m.span.End])
		}
		out.Gold = append(out.Gold, mention)
	}
	return out, nil
}
