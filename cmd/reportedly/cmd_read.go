package main

import (
	"context"
	"flag"
	"time"

	"github.com/reportedly/reportedly/engine"
)

// readFlags are the flags of the verb read.
type readFlags struct {
	source     source
	format     choice
	colour     choice
	filter     *filter
	output     string
	width      int
	noMetadata bool
}

func readVerb() verb {
	return verb{
		name: "read", args: "[flags] FILE|FOLDER|- ...",
		summary: "read reports and print their claims",
		help: `Prints each report's sentences with the claims that they hold, or the claims
alone as JSON, or a page to read in a browser. Folders are searched for reports,
and - is standard input; tables and e-mails are several (help files). A file that
can't be read is told on standard error and doesn't stop the others; the exit status
says so at the end (help status).

  reportedly read report.txt --published 2016-12-27
  reportedly read reports/ --format jsonl > claims.jsonl
  curl -s https://example.org/page | reportedly read - --format html --output page.html`,
		setup: func(fs *flag.FlagSet) action {
			f := &readFlags{format: choice{"text", formats}, colour: choice{"auto", colours}, filter: newFilter()}
			f.source.define(fs)
			f.format.defineFormat(fs, "the `FORM` of output: text, json, jsonl (one claim a line) or html")
			fs.StringVar(&f.output, "output", "", "write to `FILE` rather than standard output")
			fs.Var(&f.filter.kinds, "kind", "only claims of these `KINDS`: event, presence, control …")
			fs.Var(&f.filter.types, "type", "only events of these `TYPES`: ASSAULT, CONSULT …")
			fs.Float64Var(&f.filter.minScore, "min-score", 0, "only claims of at least this `SCORE`, 0 to 1")
			fs.Var(&f.colour, "color", "`WHEN` to colour text: auto, always or never; NO_COLOR is heeded")
			fs.IntVar(&f.width, "width", 0, "`COLUMNS` of text; the terminal's, or 80")
			fs.BoolVar(&f.noMetadata, "no-metadata", false, "leave out what a report says of itself")
			return f.run
		},
	}
}

func (f *readFlags) run(ctx context.Context, e *env, args []string) error {
	if err := firstError(checkInputs(args), f.source.check(), f.filter.check(), checkWidth(f.width)); err != nil {
		return err
	}
	inputs := e.cut(ctx, args, expand(args), f.source.options)
	if err := checkOutput(f.output, inputs); err != nil {
		return err
	}
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	out, err := e.output(f.output)
	if err != nil {
		return err
	}
	defer out.drop()
	began := e.Now()
	elapsed := func() time.Duration {
		if !e.OutTerminal || f.output != "" {
			return 0 // what is piped on is the same at every run
		}
		return e.Now().Sub(began)
	}
	opt := e.options(f.colour.value, f.width)
	opt.Metadata = !f.noMetadata
	opt.Color = opt.Color && (f.output == "" || f.colour.value == "always")
	job := &readJob{
		env: e, total: len(inputs), bar: e.progress(len(inputs)),
		sink: newSink(f.format.value, out, r, opt, elapsed),
	}
	work := func(ctx context.Context, in input) (*engine.Result, error) {
		defer job.bar.step()
		return f.source.read(ctx, e, r, in)
	}
	err = inOrder(ctx, inputs, f.source.workers(), work, func(o outcome) error {
		if o.result != nil {
			o.result.Claims = f.filter.claims(o.result.Claims)
		}
		return job.take(o)
	})
	return job.finish(err, out)
}
