package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/reportedly/reportedly"
)

// output is where results go: standard output, or a file that appears only once
// everything is written.
type output struct {
	io.Writer
	path   string
	file   *os.File
	buffer *bufio.Writer
}

// output opens the output. An empty path is standard output.
func (e *env) output(path string) (*output, error) {
	if path == "" || path == "-" {
		return &output{Writer: e.Out}, nil
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, &usageError{"", reportedly.WithHint(fmt.Errorf("--output %s is a folder", path), "name a file in it")}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".reportedly-*")
	if err != nil {
		return nil, wrong("--output %s: nothing can be written in its folder: %v", path, errors.Unwrap(err))
	}
	b := bufio.NewWriter(named{f, path})
	return &output{b, path, f, b}, nil
}

// named writes to a file that has another name until it is whole: errors name the file that was
// asked for.
type named struct {
	file *os.File
	path string
}

func (n named) Write(b []byte) (int, error) {
	k, err := n.file.Write(b)
	return k, unwritten(n.path, err)
}

// unwritten is an error about a file's writing.
func unwritten(path string, err error) error {
	if err == nil {
		return nil
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		err = p.Err
	}
	err = fmt.Errorf("write %s: %w", path, err)
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		err = reportedly.WithHint(err, "make room on the disk, or name a file elsewhere; nothing was left behind")
	}
	return err
}

// keep makes the file appear under its name.
func (o *output) keep() error {
	if o.file == nil {
		return nil
	}
	if err := o.buffer.Flush(); err != nil {
		return err
	}
	err := o.file.Chmod(0o644)
	if err = errors.Join(err, o.file.Close()); err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		return unwritten(o.path, err)
	}
	o.file = nil
	return nil
}

// drop takes away what was not kept.
func (o *output) drop() {
	if o.file != nil {
		o.file.Close()
		os.Remove(o.file.Name())
	}
}
