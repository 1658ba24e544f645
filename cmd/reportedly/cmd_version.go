package main

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/reportedly/reportedly/engine"
)

func versionVerb() verb {
	return verb{
		name: "version", summary: "print the program's version",
		help: "Prints the version, the commit that it was built from where that is known, and\nthe platform.",
		setup: func(*flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				_, err := fmt.Fprintf(e.Out, "reportedly %s%s %s %s/%s\n", engine.Version, commit(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
				return err
			}
		},
	}
}

// commit is the commit of the build, with a mark where files were changed.
func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = "+changes"
		}
	}
	if revision == "" {
		return ""
	}
	return " (" + revision[:min(12, len(revision))] + changed + ")"
}
