package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/reportedly/reportedly/engine"
)

// readJob hands results on to the sink, tells what went wrong, and keeps count.
type readJob struct {
	env    *env
	sink   sink
	bar    *progress
	total  int
	read   int
	failed int
	// Reports without a date, and their times that have no value.
	undated, openTimes int
}

// take handles what became of one input. Only an error of the output ends the
// run.
func (j *readJob) take(o outcome) error {
	j.bar.hold()
	defer j.bar.release()
	if o.err != nil {
		j.failed++
		j.env.complain(label(o.input.name), o.err)
		return nil
	}
	j.read++
	j.count(o.result)
	return j.sink.add(o.result)
}

// label is an input's name in messages.
func label(name string) string {
	if rest, ok := strings.CutPrefix(name, "-"); ok && (rest == "" || rest[0] == ',') {
		return "standard input" + rest
	}
	return name
}

func (j *readJob) count(r *engine.Result) {
	if r.Report.Published != "" {
		return
	}
	n := 0
	for _, c := range r.Claims {
		if c.Time != nil && c.Time.Text != "" && c.Time.EDTF == "" {
			n++
		}
	}
	if n > 0 {
		j.undated++
		j.openTimes += n
	}
}

// finish closes the output and turns the counts into the run's error.
func (j *readJob) finish(err error, out *output) error {
	j.bar.hold() // for good
	if err == nil && j.read > 0 {
		if err = j.sink.end(); err == nil {
			err = out.keep()
		}
	}
	if err != nil {
		return err
	}
	if j.env.ErrTerminal && j.openTimes > 0 {
		j.env.hint(fmt.Sprintf("no value for %s in %s without a publication date; give it with --published", plural(j.openTimes, "time"), plural(j.undated, "report")))
	}
	switch {
	case j.read == 0:
		return failed(statusNothing)
	case j.failed > 0:
		j.env.complain("", fmt.Errorf("%d of %d files could not be read", j.failed, j.total))
		return failed(statusSome)
	}
	return nil
}

var colours = []string{"auto", "always", "never"}

// minColumns and maxColumns are the widths that text can be set to.
const (
	minColumns = 20
	maxColumns = 1000
)

func checkWidth(n int) error {
	if n != 0 && (n < minColumns || n > maxColumns) {
		return wrong("--width %d lies outside %d to %d", n, minColumns, maxColumns)
	}
	return nil
}

// checkOutput refuses to write over what is read, be it named or found in a
// folder.
func checkOutput(output string, inputs []input) error {
	if output == "" {
		return nil
	}
	to, err := os.Stat(output)
	if err != nil {
		return nil // it isn't there yet
	}
	for _, in := range inputs {
		if from, err := os.Stat(in.name); err == nil && os.SameFile(from, to) {
			return wrong("--output %s would overwrite what is read", output)
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			if u := (*usageError)(nil); !errors.As(err, &u) {
				err = &usageError{"", err}
			}
			return err
		}
	}
	return nil
}
