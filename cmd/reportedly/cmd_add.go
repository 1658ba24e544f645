package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
)

// addFlags are the flags of the verb add.
type addFlags struct {
	source source
	view   view
	note   string
	fetch  bool
}

func addVerb() verb {
	return verb{
		name: "add", args: "[flags] FILE|FOLDER|ADDRESS|- ...",
		summary: "read reports and remember them",
		help: `Reads reports and keeps them: their bytes, with hash, time and way of acquisition,
their text, and their claims, which are set against those of the reports that are
there. Each report is printed once it is safe; what is broken off leaves nothing half
done. The same bytes again are not read again.

The database is one file, which is made where it isn't there: --db or REPORTEDLY_DB
name it. Folders are searched for reports, and - is standard input. Of a table (.csv,
.tsv) each row is a report, of an e-mail (.eml) its text and each attachment that can be
read (help files).

  reportedly add report.txt --source "Daily Star" --published 2016-12-27
  reportedly add reports/
  reportedly add --fetch pages.urls        # get the addresses listed there, one a line
  reportedly developments list             # what they tell, and who else tells it

Addresses (https://…, or files .urls, .url and .webloc with them) are got from the
network with --fetch alone; without it nothing is sent or got.

The exit status is as for read (help status). reportedly forget removes a report.`,
		setup: func(fs *flag.FlagSet) action {
			f := &addFlags{}
			f.source.define(fs)
			fs.BoolVar(&f.fetch, "fetch", false, "get addresses from the network")
			fs.StringVar(&f.note, "note", "", "`WORDS` for the chain of custody: how the reports came here")
			f.view.define(fs, "text", "json", "jsonl", "csv")
			return f.run
		},
	}
}

func (f *addFlags) run(ctx context.Context, e *env, args []string) error {
	if err := firstError(checkInputs(args), f.source.check(), checkWidth(f.view.width)); err != nil {
		return err
	}
	args, network, err := addresses(args)
	if err != nil {
		return &usageError{"", err}
	}
	if network && !f.fetch {
		return errNoFetch()
	}
	inputs := e.cut(ctx, args, expand(args), f.source.options)
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	s, err := f.view.open(ctx, e, forAdding, r)
	if err != nil {
		return err
	}
	defer s.close()
	job := &addJob{env: e, session: s, flags: f, reader: engineReader{r}, fetcher: newFetcher(), bar: e.progress(len(inputs)), total: len(inputs)}
	if err := job.begin(); err != nil {
		return err
	}
	work := func(ctx context.Context, in input) (*engine.Result, error) {
		defer job.bar.step()
		return job.read(ctx, in)
	}
	job.adder = s.Adder(ctx)
	err = inOrder(ctx, inputs, f.source.workers(), work, func(o outcome) error { return job.take(ctx, o) })
	job.adder.Close()
	if err == nil {
		err = job.broken
	}
	return job.finish(err)
}

// addJob keeps reports as they are read, and tells of each.
type addJob struct {
	env     *env
	session *session
	flags   *addFlags
	reader  engineReader
	fetcher *fetcher
	notes   sync.Map // of what was fetched, by address
	bar     *progress
	total   int
	adder   *memory.Adder

	mu                           sync.Mutex // guards what follows: reports are told of as they are safe
	broken                       error      // what ended the run
	table                        *csv.Writer
	rows                         []jsonl.Added
	added, again, failed, claims int
	undated                      int
}

func (j *addJob) begin() (err error) {
	if j.flags.view.format.value == "csv" {
		j.table, err = csv.New(j.env.Out, addedColumns)
	}
	return err
}

// read reads a report, unless it is there already: then the result has no document.
func (j *addJob) read(ctx context.Context, in input) (*engine.Result, error) {
	report, err := j.acquire(ctx, in)
	if err != nil {
		return nil, err
	}
	known, err := j.session.Has(ctx, report.SHA256)
	if err != nil {
		return nil, err
	}
	if known {
		return &engine.Result{Report: report}, nil
	}
	return j.reader.r.Read(ctx, report)
}

// acquire takes an input in, from the network where it is an address.
func (j *addJob) acquire(ctx context.Context, in input) (*reportedly.Report, error) {
	if !isAddress(in.name) {
		return j.flags.source.take(ctx, j.env, in)
	}
	opt := j.flags.source.options
	opt.Acquired = j.env.Now()
	report, note, err := j.fetcher.report(ctx, in.name, opt)
	if err != nil {
		return nil, err
	}
	j.notes.Store(in.name, note)
	return report, j.flags.source.readable(report)
}

// take has kept what was read of one input. A full disk or a locked database ends the
// run; an input that can't be read or kept doesn't.
func (j *addJob) take(ctx context.Context, o outcome) error {
	if o.err != nil {
		j.complain(o.input.name, o.err)
		return nil
	}
	req := memory.AddRequest{Report: o.result.Report, Source: j.flags.source.options.Publisher, Published: j.flags.source.options.Published, How: "file", Note: j.flags.note}
	if o.input.name == "-" || o.input.from == "-" {
		req.How = "standard input"
	}
	if note, ok := j.notes.LoadAndDelete(o.input.name); ok {
		req.How, req.Note = "url", strings.TrimPrefix(req.Note+"; "+note.(string), "; ")
	}
	if o.result.Document != nil {
		reading, err := j.reader.reading(ctx, o.result)
		if err != nil {
			return err
		}
		req.Reading = &reading
	}
	if err := j.adder.Add(req, func(k memory.Kept) { j.kept(o.input.name, k) }); err != nil {
		return fmt.Errorf("add %s: %w", label(o.input.name), err)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.broken
}

// complain tells of an input that wasn't kept.
func (j *addJob) complain(name string, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.bar.hold()
	defer j.bar.release()
	j.failed++
	j.env.complain(label(name), err)
}

// kept tells what became of a report.
func (j *addJob) kept(name string, k memory.Kept) {
	if k.Err != nil && !k.All {
		j.complain(name, k.Err)
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case j.broken != nil:
		return
	case k.Err != nil:
		j.broken = fmt.Errorf("add %s: %w", label(name), k.Err)
		return
	}
	if k.Already {
		j.again++
	} else {
		j.added++
		j.claims += k.Claims
	}
	if k.Report.Published == "" {
		j.undated++
	}
	j.bar.hold()
	defer j.bar.release()
	j.broken = j.print(name, k.Added)
}

func (j *addJob) print(name string, a *memory.Added) error {
	row := jsonl.ToAdded(a)
	switch j.flags.view.format.value {
	case "jsonl":
		return jsonl.Lines(j.env.Out, []jsonl.Added{row})
	case "json":
		j.rows = append(j.rows, row)
		return nil
	case "csv":
		err := j.table.Row([]string{row.Report.ID, name, row.Report.Source, row.Report.Published, fmt.Sprint(row.Already), fmt.Sprint(row.Claims), fmt.Sprint(len(row.Changed)), fmt.Sprint(row.New)})
		if err != nil {
			return err
		}
		return j.table.End()
	}
	_, err := fmt.Fprintln(j.env.Out, addedLine(label(name), a))
	return err
}

var addedColumns = []string{"id", "name", "source", "published", "already", "claims", "developments", "new_developments"}

// addedLine is what became of a report in a line.
func addedLine(name string, a *memory.Added) string {
	b := &strings.Builder{}
	fmt.Fprintf(b, "%s  %s: ", memory.ShortID(a.Report.ID), phrase.Clean(name))
	if a.Already {
		b.WriteString("already there")
		if a.Amended {
			b.WriteString("; now " + phrase.Clean(strings.TrimSpace(a.Report.Source+" "+a.Report.Published)))
		}
		return b.String()
	}
	b.WriteString(plural(a.Claims, "claim"))
	if n := len(a.Changed); n > 0 {
		fmt.Fprintf(b, " · %s", plural(n, "development"))
		if old := n - a.New; old > 0 {
			fmt.Fprintf(b, ", %d of them told before", old)
		}
	}
	for i, p := range a.Pairs {
		if i == 3 {
			fmt.Fprintf(b, " · and %d more", len(a.Pairs)-i)
			break
		}
		other := p.A
		if other == a.Report.ID {
			other = p.B
		}
		fmt.Fprintf(b, " · %s %s", relationWords(p.Relation), memory.ShortID(other))
	}
	return b.String()
}

// relationWords says how a report stands to another: "the same text as".
func relationWords(relation string) string {
	switch relation {
	case "same":
		return "the same text as"
	case "update":
		return "another version of"
	case "copy":
		return "a copy of or by"
	case "excerpt":
		return "shares passages with"
	case "quotation":
		return "quotes the same words as"
	}
	return relation + " with"
}

func (j *addJob) finish(err error) error {
	j.bar.hold() // for good
	kept := fmt.Sprintf("%s added, %s, %d already there", plural(j.added, "report"), plural(j.claims, "claim"), j.again)
	if err != nil {
		if j.added+j.again > 0 {
			return reportedly.WithHint(err, kept+" before it ended; these are safe, and the same command goes on")
		}
		return err
	}
	if j.flags.view.format.value == "json" {
		if err := jsonl.Pretty(j.env.Out, append([]jsonl.Added{}, j.rows...)); err != nil {
			return err
		}
	}
	switch {
	case j.added+j.again == 0:
		return failed(statusNothing)
	case j.total > 1:
		j.env.say(kept)
	}
	if j.undated > 0 && j.env.ErrTerminal {
		j.env.hint(fmt.Sprintf("%s without a publication date: relative times have no value there; give it with --published", plural(j.undated, "report")))
	}
	if j.failed > 0 {
		j.env.complain("", fmt.Errorf("%d of %d files could not be read", j.failed, j.total))
		return failed(statusSome)
	}
	return nil
}
