package main

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// source is how reports are taken in and read; verbs that read share it.
type source struct {
	options  ingest.Options
	threads  int
	lexicons list
	bare     bool   // without the user's actors and places, so that figures are the program's
	language string // "en" where the user vouches for it
	kernel   choice

	propositions bool // read what claims don't need
}

func (s *source) define(fs *flag.FlagSet) {
	fs.StringVar(&s.options.Publisher, "source", "", "the `NAME` of who published the reports; else what they say themselves")
	fs.StringVar(&s.options.Publisher, "publisher", "", hidden) // its name before 0.5
	fs.StringVar(&s.options.Published, "published", "", "the `DATE` of publication: 2016-12-27, 2016-12 or 2016")
	fs.StringVar(&s.options.Encoding, "encoding", "", "the text's `ENCODING`, like windows-1256; found out if not given")
	fs.Var(&s.lexicons, "lexicon", "further predicates from `FILE`, in the form of data/lexicon/predicates.tsv")
	fs.StringVar(&s.language, "language", "", "the texts' `LANGUAGE`: en, to read even what doesn't seem to be English")
	fs.IntVar(&s.threads, "threads", 0, "use at most `N` threads; all the machine has")
	s.defineKernel(fs)
}

func (s *source) defineKernel(fs *flag.FlagSet) {
	s.kernel.allowed = model.KernelNames()
	fs.Var(&s.kernel, "kernel", "`KERNEL` that computes: plain, avx2 or avx512, each with +int8 or without; the processor's best")
}

func (s *source) check() error {
	if s.threads < 0 {
		return wrong("--threads %d is less than one", s.threads)
	}
	if l := strings.ToLower(s.language); l != "" && l != "en" && !strings.HasPrefix(l, "en-") {
		return &usageError{"", reportedly.WithHint(fmt.Errorf("--language %q: %w", s.language, reportedly.ErrUnsupported), "only English is read: --language en")}
	}
	if s.options.Encoding != "" {
		if e, _ := charset.Lookup(s.options.Encoding); e == nil {
			return &usageError{"", reportedly.WithHint(fmt.Errorf("--encoding %q is not known", s.options.Encoding), "use a name like utf-8, utf-16le, windows-1252 or windows-1256")}
		}
	}
	if s.options.Published == "" {
		return nil
	}
	date, err := ingest.ParsePublished(s.options.Published)
	s.options.Published = date
	return err
}

func (s *source) workers() int { return runtime.GOMAXPROCS(0) }

// open loads the engine.
func (s *source) open(e *env) (reader, error) {
	if s.threads > 0 {
		runtime.GOMAXPROCS(s.threads)
	}
	var edits *actor.Journal
	var places gazetteer.Source
	if !s.bare {
		var err error
		if edits, err = e.readJournal(); err != nil {
			return nil, err
		}
		if places, err = usersPlaces(e); err != nil {
			return nil, fmt.Errorf("start: %w", err)
		}
	}
	r, err := e.Open(engine.Options{Kernel: s.kernel.value, Lexicons: s.lexicons.values, Actors: edits, Gazetteer: places, Propositions: s.propositions})
	if err != nil {
		return nil, fmt.Errorf("start: %w", err)
	}
	return r, nil
}

func (s *source) read(ctx context.Context, e *env, r reader, in input) (*engine.Result, error) {
	report, err := s.take(ctx, e, in)
	if err != nil {
		return nil, err
	}
	return r.Read(ctx, report)
}

// take takes an input in and refuses what can't be read.
func (s *source) take(ctx context.Context, e *env, in input) (*reportedly.Report, error) {
	report, err := e.ingest(ctx, in, s.options)
	if err != nil {
		return nil, err
	}
	if err := s.readable(report); err != nil {
		return nil, err
	}
	return report, nil
}

// readable refuses a report in another language, unless the user vouches for it.
func (s *source) readable(r *reportedly.Report) error {
	if lang := ingest.Foreign(r); lang != "" && s.language == "" {
		err := fmt.Errorf("it seems to be in %s, and only English is read: %w", lang, reportedly.ErrUnsupported)
		return reportedly.WithHint(err, "--language en reads it all the same")
	}
	return nil
}
