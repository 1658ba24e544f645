package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/store"
)

// How the program speaks:
//
//   - Results go to standard output, everything else to standard error.
//   - An error is one line, "reportedly: FILE: what is wrong", lower case, no
//     full stop; what to do about it follows as "hint: …".
//   - Words of files and their names are escaped (phrase.Clean).
//   - A reader that goes away (| head) is no error.

// The exit statuses, as `reportedly help status` lists them.
const (
	statusSome        = 1 // some file couldn't be read
	statusUsage       = 2
	statusNothing     = 3   // nothing could be read
	statusInterrupted = 130 // as shells have it for Ctrl-C
)

// failed is an exit status whose reason was printed already.
type failed int

func (f failed) Error() string { return fmt.Sprintf("exit status %d", int(f)) }

// usageError is a wrong call of the program.
type usageError struct {
	verb string // "" where not known
	err  error
}

func (u *usageError) Error() string { return u.err.Error() }
func (u *usageError) Unwrap() error { return u.err }

func wrong(format string, args ...any) error {
	return &usageError{"", fmt.Errorf(format, args...)}
}

// close prints the error that ended a run, and returns its exit status.
func (e *env) close(err error) int {
	var status failed
	var u *usageError
	switch {
	case err == nil, brokenPipe(err):
		return 0
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, context.Canceled):
		e.complain("", errors.New("interrupted"))
		if h := hint(err); h != "" {
			e.hint(h)
		}
		return statusInterrupted
	case errors.As(err, &u):
		if u.verb != "" && hint(err) == "" {
			err = reportedly.WithHint(err, "reportedly help "+u.verb)
		}
		e.complain("", err)
		return statusUsage
	}
	e.complain("", err)
	return statusNothing
}

func brokenPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// complain prints an error about a file, or about the run as a whole, and its
// hint.
func (e *env) complain(file string, err error) {
	what := say(file, err)
	if file != "" {
		what = file + ": " + what
	}
	fmt.Fprintln(e.Err, "reportedly: "+phrase.Clean(what))
	if h := hint(err); h != "" {
		e.hint(h)
	}
}

// note prints what a reader should know of a file that was read.
func (e *env) note(file, what string) {
	fmt.Fprintln(e.Err, "reportedly: "+phrase.Clean(file+": "+what))
}

func (e *env) hint(h string) { fmt.Fprintln(e.Err, "hint: "+phrase.Clean(h)) }

func hint(err error) string {
	var h *reportedly.HintError
	if errors.As(err, &h) {
		return h.Hint
	}
	return ""
}

// say is an error in plain words. The file's name stands before it, so that it
// is cut from the front, as are the kinds that errors wrap.
func say(file string, err error) string {
	where := ""
	if p := (*fs.PathError)(nil); file == "" && errors.As(err, &p) {
		where = p.Path + ": "
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			if info, e := os.Lstat(p.Path); e == nil && info.Mode()&fs.ModeSymlink != 0 {
				return where + "it is a link to a file that isn't there"
			}
		}
		return where + "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		does := "read"
		if errors.Is(err, store.ErrReadOnly) {
			does = "write to"
		}
		return where + "no permission to " + does + " it"
	}
	s := err.Error()
	for _, kind := range []error{reportedly.ErrInvalid, reportedly.ErrUnsupported, reportedly.ErrNotFound} {
		s = strings.Replace(s, kind.Error()+": ", "", 1)
		s = strings.TrimSuffix(s, ": "+kind.Error())
	}
	if file == label("-") {
		file = "-"
	}
	if file != "" {
		s = strings.TrimPrefix(s, "read "+file+": ")
		s = strings.TrimPrefix(s, file+": ")
		if rest, ok := strings.CutPrefix(s, file+" "); ok {
			s = "it " + rest
		}
	}
	return s
}

// maxProse is the widest that text is set on a wide terminal, unless asked.
const maxProse = 110

// options are how to print to standard output. colour is auto, always or never.
func (e *env) options(colour string, width int) terminal.Options {
	opt := terminal.Options{Width: width, Color: colour == "always"}
	if colour == "auto" {
		opt.Color = e.OutTerminal && e.Getenv("NO_COLOR") == "" && e.Getenv("TERM") != "dumb"
	}
	if width == 0 {
		opt.Width = min(e.Width, maxProse)
	}
	return opt
}
