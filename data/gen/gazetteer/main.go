// Gazetteer builds the gazetteer of the world that the program embeds.
//
// In: a folder of unpacked npm packages (data/gazetteer/README.md names their
// versions), data/gazetteer's hand-written supplement.tsv and overrides.tsv, and
// data/lexicon/countries.tsv. Out: data/gazetteer/world.gaz and manifest.tsv,
// which counts what it holds; what couldn't be joined is printed. It fetches
// nothing. It may assume that the packages are as published: what is odd in them
// stops it.
//
//	go run ./data/gen/gazetteer -packages DIR
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

func main() {
	packages := flag.String("packages", "", "`folder` with the unpacked packages, each as NAME-VERSION/package")
	data := flag.String("data", "data", "the repository's data `folder`")
	out := flag.String("out", "", "`file` to write, instead of DATA/gazetteer/world.gaz")
	bare := flag.Bool("bare", false, "leave out supplement.tsv and overrides.tsv")
	reindex := flag.Bool("reindex", false, "only key the names of the file anew")
	flag.Parse()
	run := func() error { return run(*packages, *data, *out, *bare) }
	if *reindex {
		run = func() error { return again(*data) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func run(packages, data, out string, bare bool) error {
	if packages == "" {
		return fmt.Errorf("-packages is missing: a folder made with npm pack, see data/gazetteer/README.md")
	}
	w, err := readWorld(packages, data)
	if err != nil {
		return err
	}
	if !bare {
		if err := w.readSupplement(filepath.Join(data, "gazetteer", "supplement.tsv")); err != nil {
			return err
		}
		if err := w.readPoints(filepath.Join(data, "gazetteer", "points.tsv")); err != nil {
			return err
		}
		if err := w.readOverrides(filepath.Join(data, "gazetteer", "overrides.tsv")); err != nil {
			return err
		}
	}
	w.duplicates()
	b, err := w.build()
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := b.Write(&file); err != nil {
		return err
	}
	return write(file.Bytes(), data, out)
}

// again writes the embedded file with the keys of the program as it is now.
func again(data string) error {
	old, err := os.ReadFile(filepath.Join(data, "gazetteer", "world.gaz"))
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := gazetteer.Reindex(&file, old); err != nil {
		return err
	}
	return write(file.Bytes(), data, "")
}

// write writes the file, and the manifest if it is the embedded one.
func write(file []byte, data, out string) error {
	g, err := gazetteer.Open(file)
	if err != nil {
		return err
	}
	if out == "" {
		out = filepath.Join(data, "gazetteer", "world.gaz")
		if err := writeManifest(filepath.Join(data, "gazetteer", "manifest.tsv"), file); err != nil {
			return err
		}
	}
	s := g.Stats()
	fmt.Printf("%s: %d bytes, %d places, %d names, %d outlines\n", out, len(file), s.Entries, s.Names, s.Outlines)
	fmt.Print(gazetteer.Sizes(file))
	return os.WriteFile(out, file, 0o644)
}
