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

// input is something to read: a file, standard input, or an error found on the
// way to a file.
type input struct {
	name string // "-" for standard input
	err  error
}

// extensions are the names of files that are read where a folder is given. Files
// that are named themselves are read whatever their name.
var extensions = []string{".txt", ".text", ".html", ".htm", ".xhtml"}

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
			found = []input{{arg, reportedly.WithHint(errors.New("the folder holds no reports"),
				"in folders, files that end in "+strings.Join(extensions, ", ")+" are read; name other files themselves")}}
		}
		out = append(out, found...)
	}
	return out
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
			out = append(out, input{path, err})
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
