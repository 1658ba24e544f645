// Command pack writes the tables of a folder into a zip file, which is what the program carries.
//
//	go run ./data/gen/pack FOLDER FILE.zip
//
// In: the folder's .tsv files. Out: the zip file, the same for the same tables. It leaves the
// tables as they are; it may assume nothing of what they hold.
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack FOLDER FILE.zip")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func pack(folder, to string) error {
	paths, err := filepath.Glob(filepath.Join(folder, "*.tsv"))
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("%s has no tables", folder)
	}
	slices.Sort(paths)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestCompression) })
	for _, path := range paths {
		table, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		w, err := z.Create(filepath.Base(path))
		if err != nil {
			return err
		}
		if _, err := w.Write(table); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, b.Bytes(), 0o644)
}
