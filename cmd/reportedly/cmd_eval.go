package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
)

// tasks are what can be measured.
var tasks = []string{"claims", "parse", "names"}

const canMeasure = "what can be measured: claims, parse, names"

type evalFlags struct {
	source            source
	json, types, list bool
	resamples         int
	seed              uint64
	scheme            string
}

func evalVerb() verb {
	return verb{
		name: "eval", args: "[flags] claims|parse|names GOLD ...",
		summary: "score what is read against gold that people made",
		help: `claims compares claims with GOLD.gold.json; the text lies beside it, as its
"document" names it. parse compares tags and trees with CoNLL-U files, names
compares names with column files or re3d folders. What is counted, and how, is in
docs/evaluation.md.

  reportedly eval claims gold/*.gold.json --types
  reportedly eval parse en_ewt-ud-dev.conllu --json`,
		setup: func(fs *flag.FlagSet) action {
			f := &evalFlags{}
			fs.BoolVar(&f.json, "json", false, "print the figures as JSON")
			fs.BoolVar(&f.list, "mistakes", false, "print every mistake, one a line")
			fs.BoolVar(&f.types, "types", false, "claims: figures for each event type and kind")
			fs.IntVar(&f.resamples, "resamples", 0, "claims: 95 % intervals from `N` resamples of the documents")
			fs.Uint64Var(&f.seed, "seed", 1, "claims: the `NUMBER` that the resampling starts from")
			fs.StringVar(&f.scheme, "scheme", "", "names: the `SCHEME` of labels; chosen by the labels if not given")
			fs.Var(&f.source.lexicons, "lexicon", "further predicates from `FILE`")
			return f.run
		},
	}
}

func (f *evalFlags) run(ctx context.Context, e *env, args []string) error {
	switch {
	case len(args) == 0:
		return &usageError{"", reportedly.WithHint(errors.New("no task named"), canMeasure)}
	case !slices.Contains(tasks, args[0]):
		return &usageError{"", reportedly.WithHint(fmt.Errorf("there is no task %q", args[0]), canMeasure)}
	case len(args) == 1:
		return &usageError{"", reportedly.WithHint(errors.New("no gold files named"), "reportedly eval "+args[0]+" GOLD ...")}
	case f.resamples < 0:
		return wrong("--resamples %d is less than none", f.resamples)
	}
	r, err := f.source.open(e)
	if err != nil {
		return err
	}
	scores, err := f.score(ctx, e, r, args[0], args[1:])
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
