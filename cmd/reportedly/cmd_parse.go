package main

import (
	"context"
	"flag"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/conllu"
)

func parseVerb() verb {
	return verb{
		name: "parse", args: "[flags] FILE|FOLDER|- ...",
		summary: "print the annotated text as CoNLL-U",
		help: `Prints what claims are found from: sentences, words, lemmas, parts of speech and
syntax after Universal Dependencies, one word a line. The last column holds each
word's bytes of the text, its name (NER), and what it may trigger.

  reportedly parse report.txt | less -S`,
		setup: func(fs *flag.FlagSet) action {
			s := &source{}
			s.define(fs)
			return func(ctx context.Context, e *env, args []string) error { return parseFiles(ctx, e, s, args) }
		},
	}
}

// conlluSink writes the annotation of each report.
type conlluSink struct{ env *env }

func (s conlluSink) add(r *engine.Result) error { return conllu.Encode(s.env.Out, r.Document) }
func (s conlluSink) end() error                 { return nil }

func parseFiles(ctx context.Context, e *env, s *source, args []string) error {
	if err := firstError(checkInputs(args), s.check()); err != nil {
		return err
	}
	inputs := e.cut(ctx, args, expand(args), s.options)
	r, err := s.open(e)
	if err != nil {
		return err
	}
	job := &readJob{env: e, total: len(inputs), bar: e.progress(len(inputs)), sink: conlluSink{e}}
	work := func(ctx context.Context, in input) (*engine.Result, error) {
		defer job.bar.step()
		report, err := e.ingest(ctx, in, s.options)
		if err != nil {
			return nil, err
		}
		d := engine.Document(report)
		return &engine.Result{Report: report, Document: d}, r.Annotate(ctx, d)
	}
	err = inOrder(ctx, inputs, s.workers(), work, job.take)
	return job.finish(err, &output{})
}
