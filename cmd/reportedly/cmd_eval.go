package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

type evalFlags struct {
	source            source
	json, types, list bool
	resamples         int
	seed              uint64
	scheme            string
	threshold         float64
}

func evalVerb() verb {
	return verb{
		name: "eval", args: "[flags] TASK GOLD ...",
		summary: "score what is read against gold that people made",
		help: taskHelp() + `
What is counted, how, and the form of each gold file is in docs/evaluation.md.

  reportedly eval claims gold/*.gold.json --types
  reportedly eval parse en_ewt-ud-dev.conllu --json`,
		setup: func(fs *flag.FlagSet) action {
			f := &evalFlags{}
			f.source.bare = true
			defineJSON(fs, &f.json, "print the figures as JSON")
			fs.BoolVar(&f.list, "mistakes", false, "print every mistake, one a line")
			fs.BoolVar(&f.types, "types", false, "claims: figures for each event type and kind")
			fs.IntVar(&f.resamples, "resamples", 0, "95 % intervals from `N` resamples of the documents")
			fs.Uint64Var(&f.seed, "seed", 1, "the `NUMBER` that the resampling starts from")
			fs.StringVar(&f.scheme, "scheme", "", "names: the `SCHEME` of labels; chosen by the labels if not given")
			fs.Float64Var(&f.threshold, "threshold", 0.5, "name-pairs: names that score this `SHARE` or more are of one bearer")
			fs.Var(&f.source.lexicons, "lexicon", "further predicates from `FILE`")
			f.source.defineKernel(fs)
			return f.run
		},
	}
}

// taskHelp lists the tasks.
func taskHelp() string {
	b := strings.Builder{}
	b.WriteString("TASK is what is compared with the gold:\n\n")
	for _, t := range tasks() {
		fmt.Fprintf(&b, "  %-12s %s\n", t.name, strings.Join(wrapped(t.summary, helpWidth-15), "\n               "))
	}
	return b.String()
}

func (f *evalFlags) run(ctx context.Context, e *env, args []string) error {
	canMeasure := "what can be measured: " + taskNames(", ")
	if len(args) == 0 {
		return &usageError{"", reportedly.WithHint(errors.New("no task named"), canMeasure)}
	}
	all := tasks()
	i := slices.IndexFunc(all, func(t task) bool { return t.name == args[0] })
	switch {
	case i < 0:
		return &usageError{"", reportedly.WithHint(fmt.Errorf("there is no task %q", args[0]), canMeasure)}
	case len(args) == 1:
		return &usageError{"", reportedly.WithHint(errors.New("no gold files named"), "reportedly eval "+args[0]+" GOLD ...")}
	case f.resamples < 0:
		return wrong("--resamples %d is less than none", f.resamples)
	}
	scores, err := all[i].score(ctx, f, e, args[1:])
	switch {
	case err != nil:
		return err
	case f.json:
		return json.NewEncoder(e.Out).Encode(scores)
	}
	if err := scores.WriteTable(e.Out); err != nil || !f.list {
		return err
	}
	fmt.Fprintln(e.Out)
	return scores.WriteMistakes(e.Out)
}
