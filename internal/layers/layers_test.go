// Package layers holds the import policy as text and checks it, after
// go/build's deps_test. It goes over the source files and knows nothing of what
// they do.
package layers_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/reportedly/reportedly"

// policy says what each package of the project may import of the project. A
// package that isn't listed is an error: say here what it is allowed before you
// write it. Stages (ling/..., extract, resolve/...) don't import each other; they
// meet in engine. Don't widen a line to make a build pass: change the design or
// explain in docs/architecture.md.
//
// To come: corroborate (.), api and web (. text store export/...; not engine).
var policy = map[string]string{
	"text": "",
	"ling": "text",
	".":    "text ling",

	"ling/token":         "text",
	"ling/sentence":      "text ling ling/token",
	"ling/syntax":        "text ling",
	"ling/quote":         "text ling ling/syntax",
	"ling/naming":        "text ling",
	"ling/coref":         "text ling ling/syntax",
	"ling/coref/measure": "text ling",

	"lexicon": ". text ling ling/syntax",
	"extract": ". text ling ling/syntax lexicon",

	"model":           ". text ling model/kernel model/wordpiece",
	"model/kernel":    ".",
	"model/wordpiece": "text",

	"resolve/name":                 "text resolve/name/translit",
	"resolve/name/translit":        "",
	"resolve/place/gazetteer":      ". resolve/name",
	"resolve/place/source":         ". resolve/name resolve/place/gazetteer",
	"resolve/place/source/imports": ". resolve/name resolve/place/gazetteer resolve/place/source",
	"resolve/place":                ". text ling ling/syntax resolve/name resolve/place/gazetteer",
	"resolve/actor":                ". text ling lexicon resolve/name resolve/when/edtf",
	"resolve/actor/source":         ". resolve/name resolve/actor resolve/when/edtf",

	"resolve/when":          ". text ling resolve/when/edtf resolve/when/calendar",
	"resolve/when/calendar": "resolve/when/edtf",
	"resolve/when/edtf":     ".",
	"resolve/when/timex":    "text resolve/when resolve/when/edtf",

	"store":                     ". text ling",
	"store/internal/relational": ". text ling store resolve/when/edtf internal/geometry",
	"store/sqlite":              ". store store/internal/relational",
	"store/postgres":            ". store store/internal/relational",
	"store/storetest":           ". text ling store store/storetest/generate",
	"store/storetest/generate":  ". text ling store",
	"store/storetest/curve":     ". store store/sqlite store/storetest/generate",

	// Dates are compared by the one reader of EDTF, names as everywhere by resolve/name:
	// neither knows anything of reports.
	"corroborate": ". text resolve/name resolve/when/edtf corroborate/happening corroborate/origin corroborate/duplicate",

	"corroborate/happening": ". text resolve/when/edtf",
	"corroborate/standing":  ". text resolve/when/edtf",

	"codebook": "internal/spelling",

	"judgement": ". internal/spelling resolve/when/edtf",
	"memory":    ". text internal/spelling judgement store corroborate corroborate/duplicate corroborate/happening corroborate/origin corroborate/standing internal/geometry",

	"memory/table": ". store",

	"corroborate/duplicate": ". text",
	"corroborate/origin":    ". text resolve/name corroborate/duplicate",

	// Who may come in is said in the frame's words: roles and visitors.
	"access": ". web",

	// Pages are each other's strangers: what several show alike is in web/shared.
	"web":               ". store memory memory/table web/shared",
	"web/shared":        ". memory export/phrase",
	"web/page":          "web web/page/home web/page/reports web/page/desk web/page/add web/page/help web/page/settings web/page/account web/page/about web/page/developments web/page/search web/page/sources web/page/timeline web/page/actors web/page/network web/page/map memory/table",
	"web/page/home":     ". memory store web web/shared",
	"web/page/reports":  ". memory store judgement web web/shared",
	"web/page/desk":     ". text ling memory store judgement codebook export/overlay export/phrase web web/shared",
	"web/page/add":      ". memory store ingest intake web web/shared",
	"web/page/help":     "codebook web web/shared",
	"web/page/settings": "memory web web/shared",
	"web/page/account":  ". access web web/shared",
	"web/page/about":    "memory web web/shared",

	"web/page/developments": ". memory store judgement export/csv export/jsonl export/phrase web web/shared",
	"web/page/search":       ". memory store export/csv export/geojson export/jsonl web web/shared web/shared/sift",
	"web/page/sources":      ". memory store judgement web web/shared",

	// Times are drawn by the one reader of EDTF.
	"web/shared/sift":   ". store",
	"web/shared/axis":   ". resolve/when/edtf",
	"web/page/timeline": ". memory memory/table store resolve/when/edtf export/phrase web web/shared web/shared/sift web/shared/axis",
	"web/page/actors":   ". memory memory/table store resolve/when/edtf corroborate/standing export/phrase web web/shared web/shared/sift web/shared/axis",
	"web/page/map":      ". memory memory/table store data/map export/phrase export/geojson web web/shared web/shared/sift",
	"web/page/network":  ". memory memory/table store export/phrase web web/shared web/shared/sift",

	// The API writes what it shows by the exporters, so that a claim looks alike everywhere.
	"intake": ". ingest memory store",
	"api":    ". text internal/spelling judgement store memory memory/table intake ingest codebook corroborate/duplicate corroborate/standing resolve/when/edtf export/jsonl export/csv export/geojson internal/geometry",

	"examples": "",
	"data":     "",
	"data/map": "",
	"engine":   ". text ling ling/token ling/sentence ling/syntax ling/quote ling/naming ling/coref model lexicon extract resolve/when resolve/place resolve/place/gazetteer resolve/actor data export/jsonl",

	// One family of tasks doesn't know the others, save where it reads their gold.
	"eval/independence": ". text ling eval/score eval/corpus",
	"eval/score":        "text",
	"eval/corpus":       ". text ling",
	"eval/claims":       ". text eval/score eval/corpus",
	"eval/syntax":       ". text ling export/conllu eval/score eval/corpus",
	"eval/propositions": ". text ling export/conllu eval/score eval/corpus eval/syntax",
	"eval/names":        ". text ling eval/score eval/corpus",
	"eval/places":       ". text ling eval/score eval/corpus",
	"eval/events":       ". text ling eval/score eval/corpus eval/names",
	"eval/coreference":  ". ling eval/score eval/corpus",
	"eval/duplicates":   ". eval/score eval/corpus",
	"eval/times":        ". text ling eval/score eval/corpus resolve/when resolve/when/edtf resolve/when/timex",
}

// outside are packages of the standard library that only the outer rim may
// import: nothing below reads files, the network or the clock by itself.
var outside = map[string]string{
	"net/http": "cmd/reportedly api access web web/page/home web/page/reports web/page/desk web/page/add web/page/help web/page/settings web/page/about web/page/developments web/page/search web/page/sources web/page/timeline web/page/actors web/page/network web/page/map web/page/account", "database/sql": "access store/internal/relational store/sqlite store/postgres", "log": "", "log/slog": "engine cmd/reportedly", "os": "access engine eval/corpus eval/coreference eval/duplicates eval/events eval/independence eval/names eval/propositions eval/syntax eval/times resolve/place/gazetteer resolve/place/source resolve/place/source/imports ingest store/sqlite store/storetest/curve cmd/reportedly cmd/reportedly/command",
}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		if e.IsDir() {
			switch e.Name() {
			case ".git", "testdata", "node_modules", "run", "venv":
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			check(t, path, filepath.ToSlash(filepath.Dir(rel)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func check(t *testing.T, path, pkg string) {
	if free(pkg) {
		return
	}
	allowed, listed := policy[pkg]
	if !listed {
		t.Errorf("%s: package %q is not in the import policy (internal/layers/layers_test.go)", path, pkg)
		return
	}
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	for _, i := range f.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		if own, ok := strings.CutPrefix(p, module); ok {
			own = strings.TrimPrefix(own, "/")
			if own == "" {
				own = "."
			}
			if !slices.Contains(strings.Fields(allowed), own) {
				t.Errorf("%s imports %s, which %q may not", path, own, pkg)
			}
		}
		if who, rim := outside[p]; rim && !slices.Contains(strings.Fields(who), pkg) {
			t.Errorf("%s imports %s, which only %q may", path, p, who)
		}
	}
}

// free packages are the outer rim, generators and tools, which may import
// everything; nothing of the product imports them.
func free(pkg string) bool {
	for _, prefix := range []string{"cmd/", "train/", "internal/", "ingest", "export/", "data/gen/"} {
		if strings.HasPrefix(pkg, prefix) {
			return true
		}
	}
	return strings.HasSuffix(pkg, "/gen")
}

// TestPackageComments checks that every package says what goes in and what comes
// out.
func TestPackageComments(t *testing.T) {
	root := filepath.Join("..", "..")
	documented := map[string]bool{}
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			return err
		}
		dir := filepath.Dir(path)
		documented[dir] = documented[dir] || f.Doc != nil && len(f.Doc.Text()) > 80
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("%s: no package comment that says what goes in and comes out", dir)
		}
	}
}

// TestFileSizes holds files to 600 lines, so that a reader knows where to look.
func TestFileSizes(t *testing.T) {
	root := filepath.Join("..", "..")
	_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if n := strings.Count(string(b), "\n"); n > 600 {
			t.Errorf("%s has %d lines, over 600: split it", path, n)
		}
		return nil
	})
}
