package independence

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/text"
)

// Scenario is some reports with the developments that people found in them
// (docs/evaluation.md, "Independence").
type Scenario struct {
	Path         string            `json:"-"` // of the file
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Reports      []ScenarioReport  `json:"reports"`
	Developments []GoldDevelopment `json:"developments"`
	NotSame      []Lookalikes      `json:"not_same"`
}

// ScenarioReport is one report of a scenario.
type ScenarioReport struct {
	ID        string `json:"id"`
	Source    string `json:"source"`    // who published it
	Published string `json:"published"` // RFC 3339, or a date alone
	Text      string `json:"text"`
}

// Day is the report's date of publication.
func (r ScenarioReport) Day() string { return r.Published[:len(time.DateOnly)] }

// GoldDevelopment is a happening or a state of affairs with who knows of it.
type GoldDevelopment struct {
	ID                 string              `json:"id"`
	What               string              `json:"what"`
	Event              string              `json:"event"` // an event type, or a kind other than event
	Claims             []ScenarioQuote     `json:"claims"`
	IndependentSources int                 `json:"independent_sources"`
	Why                string              `json:"why"`
	State              reportedly.State    `json:"state"`
	Contradictions     []GoldContradiction `json:"contradictions"`
	Toll               *GoldToll           `json:"toll"`
	Fair               []int               `json:"fair"` // the least and the most that another coder could defend; nil for IndependentSources alone
	Origins            []GoldOrigin        `json:"origins"`
}

// fairly is the least and the most number of independent sources that is right.
func (d GoldDevelopment) fairly() (least, most int) {
	if d.Fair != nil {
		return d.Fair[0], d.Fair[1]
	}
	return d.IndependentSources, d.IndependentSources
}

// reports is how many reports tell the development.
func (d GoldDevelopment) reports() int {
	ids := map[string]bool{}
	for _, q := range d.Claims {
		ids[q.Report] = true
	}
	return len(ids)
}

// ScenarioQuote is words of a report, which stand for a claim.
type ScenarioQuote struct {
	Report string `json:"report"`
	Quote  string `json:"quote"`

	Span text.Span `json:"-"` // the first place of the words in the report's text
}

// GoldContradiction is a matter about which two sides exclude each other.
type GoldContradiction struct {
	About  string          `json:"about"`
	AlsoOK []string        `json:"also_ok"` // matters that are right too
	Sides  []ScenarioQuote `json:"sides"`
}

// GoldToll is the least and the greatest number of people killed.
type GoldToll struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// GoldOrigin is somebody who knows, with the reports through which they speak.
type GoldOrigin struct {
	Who     string   `json:"who"`
	Reports []string `json:"reports"`
}

// Lookalikes are two quotes of different happenings, and why they differ.
type Lookalikes struct {
	A, B ScenarioQuote
	Why  string
}

// UnmarshalJSON reads an array of two quotes and a reason.
func (l *Lookalikes) UnmarshalJSON(b []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	if len(parts) != 3 {
		return fmt.Errorf("not_same holds %d values where two quotes and a reason belong", len(parts))
	}
	return errors.Join(json.Unmarshal(parts[0], &l.A), json.Unmarshal(parts[1], &l.B), json.Unmarshal(parts[2], &l.Why))
}

// maxScenarios is how many files of a folder are read.
const maxScenarios = 10_000

// ReadScenarios reads a scenario, or all files of a folder that end in ".json", in
// order of their names. Errors wrap [reportedly.ErrInvalid] and name the file and
// the place in it.
func ReadScenarios(path string) ([]Scenario, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	files := []string{path}
	if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(escapeGlob(path), "*.json")); err != nil {
			return nil, fmt.Errorf("open %s: %w", path, err)
		}
	}
	switch {
	case len(files) == 0:
		return nil, fmt.Errorf("read scenarios %s: no file ends in .json: %w", path, reportedly.ErrNotFound)
	case len(files) > maxScenarios:
		return nil, fmt.Errorf("read scenarios %s: %w: over %d files", path, reportedly.ErrInvalid, maxScenarios)
	}
	return readAllScenarios(files)
}

func readAllScenarios(files []string) ([]Scenario, error) {
	out := make([]Scenario, len(files))
	for i, name := range files {
		b, err := corpus.ReadFile(name, corpus.MaxBytes)
		if err != nil {
			return nil, err
		}
		if out[i], err = parseScenario(name, b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func parseScenario(name string, b []byte) (Scenario, error) {
	s := Scenario{}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, reportedly.WithHint(fmt.Errorf("read scenario %s: %v: %w", name, err, reportedly.ErrInvalid), "docs/evaluation.md, \"Independence\", has the form")
	}
	s.Path = name
	if err := s.check(); err != nil {
		return s, fmt.Errorf("read scenario %s: %w: %w", name, reportedly.ErrInvalid, err)
	}
	return s, nil
}

// escapeGlob is a path in which no letter means anything to filepath.Glob.
func escapeGlob(path string) string {
	return strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(path)
}

// report is a report by its ID, nil where there is none.
func (s *Scenario) report(id string) *ScenarioReport {
	i := slices.IndexFunc(s.Reports, func(r ScenarioReport) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &s.Reports[i]
}
