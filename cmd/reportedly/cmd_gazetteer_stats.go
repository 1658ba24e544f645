package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/resolve/place/source/imports"
)

func gazetteerStats() verb {
	return verb{
		name: "stats", args: "[flags]",
		summary: "count places, name their sources and where they lie",
		help: `Lists the gazetteers with what they hold, whom they credit, and where they lie;
then counts their places by kind and country. A place that several gazetteers
know is counted in each.`,
		setup: func(fs *flag.FlagSet) action {
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON, with all countries")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return printStats(e, *asJSON)
			}
		},
	}
}

// setStats are the facts about one gazetteer.
type setStats struct {
	Name        string         `json:"name"`
	Source      string         `json:"source,omitempty"`
	Attribution string         `json:"attribution,omitempty"`
	Licence     string         `json:"licence,omitempty"`
	Date        string         `json:"date,omitempty"`
	Inputs      []string       `json:"inputs,omitempty"`
	Places      int            `json:"places"`
	Names       int            `json:"names"`
	Areas       int            `json:"areas"`
	Bytes       int64          `json:"bytes"`
	Paths       []string       `json:"paths,omitempty"`
	Kinds       map[string]int `json:"kinds"`
	Countries   map[string]int `json:"countries"`
}

func printStats(e *env, asJSON bool) error {
	all, err := openGazetteers(e)
	if err != nil {
		return err
	}
	defer all.Close()
	var sets []setStats
	for _, s := range all.sets {
		sets = append(sets, s.stats(e))
	}
	dir, _ := e.gazetteerDir() // "" where there is none
	begun := unfinished(dir)
	if asJSON {
		enc := json.NewEncoder(e.Out)
		enc.SetIndent("", " ")
		return enc.Encode(struct {
			Folder     string     `json:"folder"`
			Gazetteers []setStats `json:"gazetteers"`
			Unfinished []string   `json:"unfinished,omitempty"`
		}{dir, sets, begun})
	}
	b := bufio.NewWriter(e.Out)
	writeSets(b, sets)
	kinds, countries := map[string]int{}, map[string]int{}
	for _, s := range sets {
		for k, n := range s.Kinds {
			kinds[k] += n
		}
		for c, n := range s.Countries {
			countries[c] += n
		}
	}
	writeCounts(b, "kinds", kinds, len(kinds))
	writeCounts(b, "countries", countries, 12)
	if dir != "" {
		fmt.Fprintf(b, "\nimports lie in %s\n", dir)
	}
	for _, path := range begun {
		fmt.Fprintf(b, "an import was interrupted; give its command again, or take away\n  %s\n", path)
	}
	return b.Flush()
}

func (s gazetteerSet) stats(e *env) setStats {
	out := setStats{Name: s.name, Paths: s.paths, Kinds: map[string]int{}, Countries: map[string]int{}}
	for i, g := range s.files {
		f := g.Stats()
		out.Places += f.Entries
		out.Names += f.Names
		out.Areas += f.Outlines
		for _, k := range f.Kinds {
			out.Kinds[k.Key] += k.N
		}
		for _, c := range f.Countries {
			out.Countries[c.Key] += c.N
		}
		if i == 0 {
			out.note(f.Notes)
		}
	}
	for _, p := range s.paths {
		if info, err := os.Stat(p); err == nil {
			out.Bytes += info.Size()
		}
	}
	if s.name == builtIn {
		out.Bytes = int64(len(e.World))
	}
	return out
}

// note takes the facts that a file says of itself. The built-in gazetteer has
// several sources.
func (s *setStats) note(notes []gazetteer.Note) {
	join := func(to *string, v string) {
		if *to != "" {
			*to += "; "
		}
		*to += v
	}
	for _, n := range notes {
		switch n.Key {
		case imports.NoteSource:
			join(&s.Source, n.Value)
		case imports.NoteAttribution, "sources": // of the built-in gazetteer
			join(&s.Attribution, n.Value)
		case imports.NoteLicence:
			join(&s.Licence, n.Value)
		case imports.NoteDate:
			join(&s.Date, n.Value)
		case imports.NoteInput:
			s.Inputs = append(s.Inputs, n.Value)
		}
	}
}

func writeSets(b *bufio.Writer, sets []setStats) {
	t := table{columns: []column{{head: "gazetteer", most: 30}, {head: "places", right: true}, {head: "names", right: true}, {head: "areas", right: true}, {head: "size", right: true}}}
	for _, s := range sets {
		about := ""
		if s.Attribution != "" {
			about = "credit " + s.Attribution
		}
		for _, part := range []string{s.Licence, s.Date} {
			if part != "" && about != "" {
				about += "; "
			}
			about += part
		}
		var more []string
		if about != "" {
			more = wrapped(phrase.Clean(about), 76)
		}
		for _, in := range s.Inputs {
			file, _, _ := strings.Cut(in, ", ")
			more = append(more, cutTo("from "+phrase.Clean(file), 77))
		}
		for _, p := range s.Paths {
			more = append(more, cutTo("in "+phrase.Clean(filepath.Base(p)), 77))
		}
		t.add(more, s.Name, thousands(s.Places), thousands(s.Names), thousands(s.Areas), bytesOf(s.Bytes))
	}
	t.write(b)
}

// writeCounts prints counts, the largest first, in as many columns as fit.
func writeCounts(b *bufio.Writer, what string, counts map[string]int, most int) {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(x, y string) int {
		if counts[x] != counts[y] {
			return counts[y] - counts[x]
		}
		return strings.Compare(x, y)
	})
	fmt.Fprintf(b, "\n%s\n", what)
	for i, k := range keys {
		if i == most {
			break
		}
		if k == "" {
			k = "none"
		}
		fmt.Fprintf(b, "  %-10s %11s", k, thousands(counts[keys[i]]))
		if i%3 == 2 || i == min(most, len(keys))-1 {
			b.WriteByte('\n')
		}
	}
	if rest := len(keys) - most; rest > 0 {
		fmt.Fprintf(b, "  and %d more, which --json lists\n", rest)
	}
}
