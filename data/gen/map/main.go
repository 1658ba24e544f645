// Map builds the base map that the workbench embeds: land, borders, rivers, lakes and
// names, cut into tiles of four scales.
//
// In: a folder with layers of Natural Earth made from packages as data/map/README.md
// says, data/map/disputed.tsv and seas.tsv, written by hand, and the gazetteer, which
// gives most names. Out: data/map/world.tiles, as package data/map describes it, and manifest.tsv,
// which counts what it holds. It fetches nothing and draws nothing. It may assume that
// the layers are as published: what is odd in them stops it.
//
//	go run ./data/gen/map -layers DIR
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	layers := flag.String("layers", "", "`folder` with Natural Earth's layers")
	places := flag.String("gazetteer", filepath.Join("data", "gazetteer", "world.gaz"), "`file` with places")
	data := flag.String("data", filepath.Join("data", "map"), "`folder` to write to, with disputed.tsv and seas.tsv")
	flag.Parse()
	if err := run(*layers, *places, *data); err != nil {
		fmt.Fprintln(os.Stderr, "map:", err)
		os.Exit(1)
	}
}

func run(layers, places, data string) error {
	if layers == "" {
		return fmt.Errorf("-layers is missing: a folder made as in data/map/README.md")
	}
	w, err := readWorld(layers, data, places)
	if err != nil {
		return err
	}
	var all []tile
	for _, s := range scales {
		all = append(all, w.tiles(s)...)
	}
	file, err := pack(all)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(data, "world.tiles"), file, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(data, "manifest.tsv"), manifest(all, file), 0o644)
}
