package main

import (
	"context"
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/jsonl"
)

func versionVerb() verb {
	return verb{
		name: "version", args: "[flags]", summary: "print the program's version",
		help: "Prints the version, the commit that it was built from where that is known, and\nthe platform.",
		setup: func(fs *flag.FlagSet) action {
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				if *asJSON {
					return jsonl.Pretty(e.Out, struct {
						Version  string `json:"version"`
						Commit   string `json:"commit,omitempty"`
						Go       string `json:"go"`
						Platform string `json:"platform"`
					}{engine.Version, strings.Trim(commit(), " ()"), runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH})
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
