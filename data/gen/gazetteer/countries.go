package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly/resolve/place/gazetteer"
)

// readJSON reads a file of a package.
func readJSON(path string, v any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// readCountries takes the codes and names of countries from countries-list and from
// the project's own table.
func (w *world) readCountries(dir, own string) error {
	if err := readJSON(filepath.Join(dir, "minimal", "countries.2to3.min.json"), &w.alpha3); err != nil {
		return err
	}
	var listed map[string]struct {
		Name, Native string
		Alias        []string
	}
	if err := readJSON(filepath.Join(dir, "countries.min.json"), &listed); err != nil {
		return err
	}
	for _, alpha2 := range sorted(listed) {
		c := listed[alpha2]
		if alpha2 == "AC" || alpha2 == "TA" { // Ascension, Tristan da Cunha: parts of Saint Helena in ISO 3166-1
			continue
		}
		e := gazetteer.Entry{ID: "iso:" + w.alpha3[alpha2], Name: c.Name, Kind: gazetteer.Country, Code: "PCLI", Country: w.alpha3[alpha2], Source: "countries-list"}
		for _, n := range append(c.Alias, c.Native) {
			e.Names = append(e.Names, gazetteer.Name{Text: n})
		}
		w.countries[alpha2] = &place{entry: e}
	}
	rows, err := readTable(own, "alpha3", "alpha2", "name", "others")
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := w.countries[r.cell["alpha2"]]
		if p == nil {
			return fmt.Errorf("%s:%d: country %s isn't in countries-list", own, r.line, r.cell["alpha2"])
		}
		if p.entry.Name != r.cell["name"] {
			p.entry.Names = append(p.entry.Names, gazetteer.Name{Text: p.entry.Name})
			p.entry.Name = r.cell["name"]
		}
		for _, n := range r.list("others") {
			p.entry.Names = append(p.entry.Names, gazetteer.Name{Text: n})
		}
	}
	return nil
}

// row is a line of a hand-written table.
type row struct {
	path string
	line int
	cell map[string]string
}

// list cuts a cell at its bars.
func (r row) list(column string) []string {
	var parts []string
	for p := range strings.SplitSeq(r.cell[column], "|") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.path, r.line, fmt.Errorf(format, args...))
}

// readTable reads tab-separated lines under a header that has at least the wanted
// columns. "-" is an empty cell; lines that begin with "#" are comments.
func readTable(path string, want ...string) ([]row, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var header []string
	var rows []row
	for i, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
			for _, c := range want {
				if !strings.Contains("\t"+line+"\t", "\t"+c+"\t") {
					return nil, fmt.Errorf("%s:%d: column %q is missing", path, i+1, c)
				}
			}
			continue
		}
		if len(cells) != len(header) {
			return nil, fmt.Errorf("%s:%d: %d cells, the header has %d", path, i+1, len(cells), len(header))
		}
		r := row{path, i + 1, map[string]string{}}
		for j, c := range cells {
			if c = strings.TrimSpace(c); c != "-" {
				r.cell[header[j]] = c
			}
		}
		rows = append(rows, r)
	}
	return rows, nil
}
