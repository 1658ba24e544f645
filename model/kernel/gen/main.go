// Command gen writes the assembly of package kernel.
//
// In: nothing but the constants here; out: avx2_amd64.s, avx512_amd64.s and
// stub_amd64.go in the folder above. It chooses nothing at run time (package
// kernel does) and assumes the instruction sets that package kernel asks the
// processor for. With -check it writes nothing and fails where a file differs.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/buildtags"
	"github.com/mmcloughlin/avo/ir"
	"github.com/mmcloughlin/avo/pass"
	"github.com/mmcloughlin/avo/printer"
)

func main() {
	dir := flag.String("dir", ".", "folder of package kernel")
	check := flag.Bool("check", false, "only compare with the files there")
	flag.Parse()
	if err := run(*dir, *check); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(dir string, check bool) error {
	files, err := generate()
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if !check {
			if err := os.WriteFile(path, f.data, 0o666); err != nil {
				return err
			}
			continue
		}
		old, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if !bytes.Equal(old, f.data) {
			return fmt.Errorf("%s is stale: run go generate in model/kernel", f.name)
		}
	}
	return nil
}

type file struct {
	name string
	data []byte
}

// generate makes the files' contents; the stubs are those of both instruction
// sets in one file.
func generate() ([]file, error) {
	config := printer.Config{Name: "go generate (model/kernel/gen)", Pkg: "kernel"}
	var files []file
	stubs := &ir.File{}
	for _, set := range []*set{avx2(), avx512()} {
		for _, rows := range set.rows {
			set.tile(rows)
		}
		set.gelu()
		set.softmax()
		set.addNorm()
		set.axpy()
		set.dot()
		for _, rows := range set.byteRows {
			set.byteTile(rows)
		}
		set.quantize()
		f, err := set.Result()
		if err != nil {
			return nil, fmt.Errorf("build %s: %w", set.name, err)
		}
		if err := pass.Compile.Execute(f); err != nil {
			return nil, fmt.Errorf("compile %s: %w", set.name, err)
		}
		data, err := printer.NewGoAsm(config).Print(f)
		if err != nil {
			return nil, err
		}
		files = append(files, file{set.name + "_amd64.s", data})
		stubs.Constraints = f.Constraints
		stubs.Sections = append(stubs.Sections, f.Sections...)
	}
	data, err := printer.NewStubs(config).Print(stubs)
	if err != nil {
		return nil, err
	}
	return append(files, file{"stub_amd64.go", data}), nil
}

func newContext() *build.Context {
	c := build.NewContext()
	c.Constraint(buildtags.Term("amd64"))
	return c
}
