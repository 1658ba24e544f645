package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/model"
)

func modelVerb() verb {
	return verb{
		name: "model", args: "[flags]",
		summary: "describe the language model that reads",
		help: `Prints the model's name, version and hash, what it was trained on, its scores as
its makers measured them, and the kernel that runs it on this machine.`,
		setup: func(fs *flag.FlagSet) action {
			s, asJSON := &source{bare: true}, new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			s.defineKernel(fs)
			return func(ctx context.Context, e *env, args []string) error { return describeModel(e, s, *asJSON, args) }
		},
	}
}

func describeModel(e *env, s *source, asJSON bool, args []string) error {
	if err := noArguments(args); err != nil {
		return err
	}
	r, err := s.open(e)
	if err != nil {
		return err
	}
	m := r.Model()
	if asJSON {
		enc := json.NewEncoder(e.Out)
		enc.SetIndent("", " ")
		return enc.Encode(struct {
			Name    string                        `json:"name"`
			Version string                        `json:"version"`
			SHA256  string                        `json:"sha256"`
			Licence string                        `json:"licence"`
			Base    string                        `json:"base"`
			Kernel  string                        `json:"kernel"`
			Corpora []model.Corpus                `json:"corpora"`
			Scores  map[string]map[string]float64 `json:"scores"`
		}{m.Name, m.Version, m.SHA256, m.Licence, m.Base, r.KernelName(), m.Corpora, m.Scores})
	}
	_, err = fmt.Fprint(e.Out, modelText(m, r.KernelName()))
	return err
}

func modelText(m model.Manifest, kernel string) string {
	var b strings.Builder
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-8s %s\n", name, strings.Join(wrapped(value, 71), "\n           "))
		}
	}
	row("name", m.Name)
	row("version", m.Version)
	row("sha256", m.SHA256)
	row("licence", m.Licence)
	row("base", m.Base)
	row("kernel", kernel)
	name := "corpora"
	for _, c := range m.Corpora {
		row(name, c.Name+" ("+c.Licence+")")
		name = ""
	}
	name = "scores"
	for _, task := range slices.Sorted(maps.Keys(m.Scores)) {
		var figures []string
		for _, metric := range slices.Sorted(maps.Keys(m.Scores[task])) {
			figures = append(figures, fmt.Sprintf("%s %.4g", metric, m.Scores[task][metric]))
		}
		row(name, task+": "+strings.Join(figures, ", "))
		name = ""
	}
	return b.String()
}
