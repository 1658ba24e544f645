package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/spelling"
)

func gazetteerRemove() verb {
	return verb{
		name: "remove", args: "[flags] GAZETTEER ...",
		summary: "take away gazetteers that were imported",
		help: `Takes away gazetteers by the names that reportedly gazetteer stats lists. The
built-in one stays. What was imported can be imported again from its files.`,
		setup: func(fs *flag.FlagSet) action {
			rest := fs.Bool("unfinished", false, "take away what interrupted imports have left")
			return func(ctx context.Context, e *env, args []string) error { return removeSets(e, args, *rest) }
		},
	}
}

func removeSets(e *env, names []string, rest bool) error {
	if len(names) == 0 && !rest {
		return &usageError{"", reportedly.WithHint(errors.New("no gazetteer named"), "reportedly gazetteer stats lists them")}
	}
	dir, err := e.gazetteerDir()
	if err != nil {
		return err
	}
	sets, err := listSets(dir)
	if err != nil {
		return err
	}
	byName := map[string]gazetteerSet{}
	var known []string
	for _, s := range sets {
		byName[s.name] = s
		known = append(known, s.name)
	}
	for _, n := range names {
		if _, ok := byName[n]; !ok {
			return noSet(n, known)
		}
	}
	for _, n := range names {
		for _, p := range byName[n].paths {
			if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
				return fmt.Errorf("remove %s: %w", n, err)
			}
		}
		fmt.Fprintf(e.Out, "%s is removed\n", n)
	}
	if rest {
		for _, path := range unfinished(dir) {
			if err := os.RemoveAll(path); err != nil {
				return fmt.Errorf("remove %s: %w", path, err)
			}
		}
	}
	return nil
}

func noSet(name string, known []string) error {
	if name == builtIn {
		return wrong("the built-in gazetteer can't be removed")
	}
	err := fmt.Errorf("%w: no gazetteer is called %q", reportedly.ErrNotFound, name)
	if near := spelling.Near(name, known, 1); len(near) > 0 {
		return reportedly.WithHint(err, "did you mean "+near[0]+"?")
	}
	return reportedly.WithHint(err, "reportedly gazetteer stats lists them")
}
