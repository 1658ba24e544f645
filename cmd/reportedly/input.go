package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest"
)

// input is something to read: a file, one of several reports in a file, standard input, or
// an error found on the way to a file.
type input struct {
	name string // "-" for standard input
	err  error
	part *ingest.Part
	from string // the file that the part is of
}

// extensions are the names of files that are read where a folder is given. Files
// that are named themselves are read whatever their name.
var extensions = []string{".txt", ".text", ".html", ".htm", ".xhtml", ".eml", ".mbox", ".csv", ".tsv"}

// expand lists the files that arguments name: files as they are, the reports of
// folders and their folders in order of their names.
func expand(args []string) []input {
	var out []input
	for _, arg := range args {
		if dir, all := strings.CutSuffix(arg, "/..."); all && dir != "" {
			arg = dir // as Go names a folder with all below it
		}
		info, err := os.Stat(arg)
		if arg == "-" || err != nil || !info.IsDir() {
			out = append(out, input{name: arg}) // opening it says what is wrong
			continue
		}
		found := folder(arg)
		if len(found) == 0 {
			found = []input{{name: arg, err: errNoReports()}}
		}
		out = append(out, found...)
	}
	return out
}

// cut opens the inputs that hold several reports, tables and e-mails with attachments, and
// puts these in their place. What it passes over it tells. A table that was found in a folder
// and has no text to read is passed over too.
func (e *env) cut(ctx context.Context, args []string, inputs []input, opt ingest.Options) []input {
	var out []input
	for _, in := range inputs {
		if in.err != nil || in.name != "-" && !ingest.Holds(in.name) {
			out = append(out, in)
			continue
		}
		parts, left, err := e.split(ctx, in.name, opt)
		switch {
		case errors.Is(err, ingest.ErrNoTable) && !slices.Contains(args, in.name):
			e.say(in.name + " is passed over: it has no column with a text to read")
			continue
		case err != nil:
			out = append(out, input{name: in.name, err: err})
			continue
		}
		for i := range parts {
			out = append(out, input{name: parts[i].Name, part: &parts[i], from: in.name})
		}
		if len(left) > 0 {
			more := ""
			if n := len(left) - 3; n > 0 {
				left, more = left[:3], fmt.Sprintf(" and %d more", n)
			}
			e.say(label(in.name) + ": passed over: " + strings.Join(left, "; ") + more)
		}
	}
	if len(out) == 0 && len(inputs) > 0 {
		return []input{{name: args[0], err: errNoReports()}}
	}
	return out
}

func (e *env) split(ctx context.Context, name string, opt ingest.Options) ([]ingest.Part, []string, error) {
	if name == "-" {
		return ingest.Split(ctx, name, e.In, opt)
	}
	return ingest.SplitFile(ctx, files{}, name, opt)
}

func errNoReports() error {
	return reportedly.WithHint(errors.New("the folder holds no reports"),
		"in folders, files that end in "+strings.Join(extensions, ", ")+" are read; name other files themselves")
}

// folder lists the reports below a folder. Hidden files and folders are passed
// over, links to folders not followed.
func folder(root string) []input {
	var out []input
	// The function below never returns an error other than to skip.
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(filepath.Base(path), ".")
		switch {
		case err != nil:
			out = append(out, input{name: path, err: err})
			return fs.SkipDir
		case d.IsDir() && hidden:
			return fs.SkipDir
		case d.IsDir() || hidden || !slices.Contains(extensions, strings.ToLower(filepath.Ext(path))):
			return nil
		}
		out = append(out, input{name: path})
		return nil
	})
	return out
}

// ingest takes an input in.
func (e *env) ingest(ctx context.Context, in input, opt ingest.Options) (*reportedly.Report, error) {
	opt.Acquired = e.Now()
	switch {
	case in.err != nil:
		return nil, in.err
	case in.part != nil:
		return in.part.Read(ctx, opt)
	case in.name == "-":
		return ingest.Read(ctx, "-", e.In, opt)
	}
	return ingest.File(ctx, files{}, in.name, opt)
}

// check refuses arguments that can't mean anything.
func checkInputs(args []string) error {
	stdin := 0
	for _, a := range args {
		if a == "-" {
			stdin++
		}
	}
	switch {
	case len(args) == 0:
		return &usageError{"", reportedly.WithHint(errors.New("no file to read"), "name files or folders, or - for standard input")}
	case stdin > 1:
		return wrong("standard input (-) can be read only once")
	}
	return nil
}

// plural is "1 file" or "3 files".
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
