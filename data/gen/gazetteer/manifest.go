package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// writeManifest writes what a file holds, a count or the hash in each line.
func writeManifest(path string, file []byte) error {
	g, err := gazetteer.Open(file)
	if err != nil {
		return err
	}
	s := g.Stats()
	var b strings.Builder
	b.WriteString("# Written by data/gen/gazetteer; do not edit.\n")
	fmt.Fprintf(&b, "sha256\t%x\nbytes\t%d\nplaces\t%d\nnames\t%d\noutlines\t%d\n", sha256.Sum256(file), len(file), s.Entries, s.Names, s.Outlines)
	for _, k := range s.Kinds {
		fmt.Fprintf(&b, "kind %s\t%d\n", k.Key, k.N)
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
