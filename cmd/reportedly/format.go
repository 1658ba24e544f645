package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/html"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/text"
)

// formats are the forms of output.
var formats = []string{"text", "json", "jsonl", "html"}

// sink takes the results in order and writes them: one by one where the form
// allows it, else at the end.
type sink interface {
	add(*engine.Result) error
	end() error
}

// newSink makes the sink of a format. Its coder is that of r.
func newSink(format string, w io.Writer, r reader, opt terminal.Options, elapsed func() time.Duration) sink {
	switch format {
	case "jsonl":
		return &lineSink{w, r.Coder()}
	case "json":
		return &jsonSink{w: w, coder: r.Coder()}
	case "html":
		return &pageSink{w: w, coder: r.Coder()}
	}
	return &textSink{w: w, opt: opt, elapsed: elapsed}
}

type textSink struct {
	w       io.Writer
	opt     terminal.Options
	tally   terminal.Tally
	elapsed func() time.Duration
	begun   bool
}

// add prints a report, parted from the one before it by two blank lines.
func (s *textSink) add(r *engine.Result) error {
	if s.begun {
		if _, err := io.WriteString(s.w, "\n\n"); err != nil {
			return err
		}
	}
	s.begun = true
	d := terminalDocument(r)
	s.tally.Add(d)
	return terminal.Write(s.w, d, s.opt)
}

func (s *textSink) end() error {
	if !s.begun {
		return nil
	}
	return s.tally.Write(s.w, s.elapsed(), s.opt)
}

func terminalDocument(r *engine.Result) terminal.Document {
	d := terminal.Document{Report: r.Report, Sentences: sentences(r), Claims: r.Claims}
	for _, s := range d.Sentences {
		d.Words += len(strings.Fields(r.Report.Text.Slice(s)))
	}
	return d
}

func sentences(r *engine.Result) []text.Span {
	if r.Document == nil {
		return nil
	}
	out := make([]text.Span, len(r.Document.Sentences))
	for i, s := range r.Document.Sentences {
		out[i] = s.Span
	}
	return out
}

type lineSink struct {
	w     io.Writer
	coder jsonl.Coder
}

func (s *lineSink) add(r *engine.Result) error { return jsonl.Encode(s.w, r.Claims, s.coder) }
func (s *lineSink) end() error                 { return nil }

type jsonSink struct {
	w     io.Writer
	coder jsonl.Coder
	docs  []jsonl.Document
}

func (s *jsonSink) add(r *engine.Result) error {
	s.docs = append(s.docs, jsonl.Document{Report: r.Report, Claims: r.Claims})
	return nil
}

func (s *jsonSink) end() error { return jsonl.EncodeDocuments(s.w, s.docs, s.coder) }

type pageSink struct {
	w     io.Writer
	coder jsonl.Coder
	docs  []html.Document
}

func (s *pageSink) add(r *engine.Result) error {
	s.docs = append(s.docs, html.Document{Report: r.Report, Sentences: sentences(r), Claims: r.Claims})
	return nil
}

func (s *pageSink) end() error {
	if len(s.docs) == 0 {
		return nil
	}
	return html.Write(s.w, s.docs, html.Options{Reader: fmt.Sprintf("%s %s, model %s", s.coder.Name, s.coder.Version, s.coder.Model)})
}
