package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	placesource "github.com/reportedly/reportedly/resolve/place/source"
	"github.com/reportedly/reportedly/resolve/place/source/imports"
)

// builtIn is the name of the embedded gazetteer among the sets.
const builtIn = "built-in"

// gazetteers are all gazetteers, searched as one.
type gazetteers struct {
	gazetteer.Source
	sets []gazetteerSet
}

// gazetteerSet is an import of the user's, or the built-in gazetteer.
type gazetteerSet struct {
	name  string
	paths []string // none for the built-in one
	files []*gazetteer.Gazetteer
}

// openGazetteers opens the built-in gazetteer and those of the user. Without any
// the error is of kind [reportedly.ErrNotFound]. A damaged one is an error too:
// reading on without it would quietly find fewer places.
func openGazetteers(e *env) (*gazetteers, error) {
	all := &gazetteers{}
	if len(e.World) > 0 {
		world, err := gazetteer.Open(e.World)
		if err != nil {
			return nil, fmt.Errorf("open the built-in gazetteer: %w", err)
		}
		all.sets = append(all.sets, gazetteerSet{name: builtIn, files: []*gazetteer.Gazetteer{world}})
	}
	if dir, err := e.gazetteerDir(); err == nil {
		if err := all.addFolder(dir); err != nil {
			all.Close()
			return nil, err
		}
	}
	if len(all.sets) == 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: there is no gazetteer", reportedly.ErrNotFound), "reportedly gazetteer import FILE makes one")
	}
	var sources []gazetteer.Source
	for _, s := range slices.SortedStableFunc(slices.Values(all.sets), func(a, b gazetteerSet) int { return cmp.Compare(a.rank(), b.rank()) }) {
		for _, g := range s.files {
			sources = append(sources, g)
		}
	}
	all.Source = gazetteer.Union(sources...)
	return all, nil
}

// usersPlaces are all gazetteers where the user has imported any, for reading; nil
// where there is only the built-in one, which the engine opens itself. They stay
// open as long as the program runs.
func usersPlaces(e *env) (gazetteer.Source, error) {
	dir, err := e.gazetteerDir()
	if err != nil {
		return nil, nil // without a home folder there are no imports
	}
	if sets, err := listSets(dir); err != nil || len(sets) == 0 {
		return nil, err
	}
	all, err := openGazetteers(e)
	if err != nil {
		return nil, err
	}
	return all.Source, nil
}

// rank orders the sets where they know the same place: a table of the user's own
// corrects the built-in gazetteer, which has been looked over more than the large
// collections.
func (s gazetteerSet) rank() int {
	switch {
	case s.name == builtIn:
		return 1
	case slices.Contains([]string{string(placesource.CSV), string(placesource.GeoJSON)}, s.note(imports.NoteSource)):
		return 0
	}
	return 2
}

// note is a fact about a set.
func (s gazetteerSet) note(key string) string {
	for _, n := range s.files[0].Stats().Notes {
		if n.Key == key {
			return n.Value
		}
	}
	return ""
}

// gazetteerDir is the folder of the user's gazetteers.
func (e *env) gazetteerDir() (string, error) {
	dir, err := e.dataDir()
	return filepath.Join(dir, "gazetteer"), err
}

func (g *gazetteers) addFolder(dir string) error {
	sets, err := listSets(dir)
	if err != nil {
		return err
	}
	for _, s := range sets {
		for _, path := range s.paths {
			f, err := gazetteer.OpenFile(path)
			if err != nil {
				for _, open := range s.files {
					open.Close()
				}
				return reportedly.WithHint(err, "import it again, or take it away: reportedly gazetteer remove "+s.name)
			}
			s.files = append(s.files, f)
		}
		g.sets = append(g.sets, s)
	}
	return nil
}

// "geonames.2.gaz" holds what is too much for "geonames.gaz".
var further = regexp.MustCompile(`\.[0-9]+$`)

// listSets lists the user's gazetteers by name, without opening them.
func listSets(dir string) ([]gazetteerSet, error) {
	files, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open gazetteers: %w", err)
	}
	var sets []gazetteerSet
	for _, f := range files {
		base, ok := strings.CutSuffix(f.Name(), imports.Extension)
		if !ok || f.IsDir() || strings.HasPrefix(base, ".") {
			continue
		}
		base = further.ReplaceAllString(base, "")
		path := filepath.Join(dir, f.Name())
		i := slices.IndexFunc(sets, func(s gazetteerSet) bool { return s.name == base })
		if i < 0 {
			sets = append(sets, gazetteerSet{name: base, paths: []string{path}})
			continue
		}
		sets[i].paths = append(sets[i].paths, path)
	}
	return sets, nil
}

// unfinished are the working folders of imports that were cut off.
func unfinished(dir string) []string {
	found, _ := filepath.Glob(filepath.Join(dir, ".import-*")) // the pattern is valid
	return found
}

// Close closes the files. The gazetteers must not be used after it.
func (g *gazetteers) Close() {
	for _, s := range g.sets {
		for _, f := range s.files {
			f.Close() // only read
		}
	}
}
