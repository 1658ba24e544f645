package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
	b := bufio.NewWriter(f)
	return &output{b, path, f, b}, nil
}

// keep makes the file appear under its name.
func (o *output) keep() error {
	if o.file == nil {
		return nil
	}
	err := o.buffer.Flush()
	if err == nil {
		err = o.file.Chmod(0o644)
	}
	if err = errors.Join(err, o.file.Close()); err == nil {
		err = os.Rename(o.file.Name(), o.path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", o.path, err)
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
