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

// verb is one of the program's commands.
type verb struct {
	name    string
	args    string // after the name: "[flags] FILE ..."
	summary string // for the list of commands
	help    string // further paragraphs
	// setup defines the flags and returns what runs once they are parsed.
	setup func(*flag.FlagSet) action
	subs  []verb // of a group, which has no setup
}

// action runs a verb on its arguments.
type action func(ctx context.Context, e *env, args []string) error

// verbs are all commands in the order of the help.
func verbs() []verb {
	return []verb{
		readVerb(), explainVerb(), parseVerb(), serveVerb(), userVerb(),
		addVerb(), searchVerb(), developmentsVerb(), claimVerb(), timelineVerb(), sourcesVerb(), reportsVerb(), placesVerb(), judgementsVerb(),
		statsVerb(), exportVerb(), rereadVerb(), forgetVerb(), backupVerb(), restoreVerb(), checkVerb(), migrateVerb(),
		gazetteerVerb(), actorsVerb(), evalVerb(), modelVerb(), versionVerb(), helpVerb(), completionVerb(),
	}
}

// run runs the program and returns its exit status. Errors are printed.
func run(ctx context.Context, e *env, args []string) int {
	err := dispatch(ctx, e, args)
	if ctx.Err() != nil && err != nil && !errors.Is(err, context.Canceled) {
		err = context.Canceled
	}
	return e.close(err)
}

func dispatch(ctx context.Context, e *env, args []string) error {
	if len(args) == 0 {
		if err := usage(e.Err); err != nil {
			return err
		}
		return failed(statusUsage)
	}
	name := args[0]
	switch name {
	case "-h", "-help", "--help":
		name = "help"
	case "-V", "-version", "--version":
		name = "version"
	}
	for _, v := range verbs() {
		if v.name == name {
			return v.run(ctx, e, args[1:])
		}
	}
	return unknownVerb(name)
}

func (v verb) run(ctx context.Context, e *env, args []string) error {
	if len(v.subs) > 0 {
		return v.dispatch(ctx, e, args)
	}
	flags := v.flags()
	act := v.setup(flags)
	rest, err := parse(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return v.print(e.Out)
	case err != nil:
		return &usageError{v.name, err}
	}
	err = act(ctx, e, rest)
	if u := (*usageError)(nil); errors.As(err, &u) && u.verb == "" {
		u.verb = v.name
	}
	return err
}

func unknownVerb(name string) error {
	err := fmt.Errorf("there is no command %q", name)
	if near := spelling.Near(name, verbNames(), 1); len(near) > 0 {
		err = reportedly.WithHint(err, "did you mean: reportedly "+near[0])
	} else if _, stat := os.Stat(name); stat == nil {
		err = reportedly.WithHint(err, "to read a file: reportedly read "+name)
	} else {
		err = reportedly.WithHint(err, "reportedly help lists the commands")
	}
	return &usageError{"", err}
}
