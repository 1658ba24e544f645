package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

// Manifest tells what a model is, where it comes from and how good it is.
type Manifest struct {
	Name    string                        `json:"name"`
	Version string                        `json:"version"`
	SHA256  string                        `json:"sha256"` // of model.safetensors, in hexadecimal
	Licence string                        `json:"licence"`
	Base    string                        `json:"base"` // the pretrained encoder
	Corpora []Corpus                      `json:"corpora"`
	Scores  map[string]map[string]float64 `json:"scores"` // by task and metric
	Config  Config                        `json:"config"`
	Labels  Labels                        `json:"labels"`
}

// Corpus is a text collection that the model was trained on.
type Corpus struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
}

// Config holds the sizes of the network.
type Config struct {
	Layers      int `json:"layers"`
	Hidden      int `json:"hidden"`
	Heads       int `json:"heads"`
	FFN         int `json:"ffn"`
	ChunkPieces int `json:"chunk_pieces"` // most pieces of a chunk of several sentences
	// Vector is the width of the vectors that compare sentences; 0 for a model
	// without a head for them.
	Vector int `json:"vector"`
	// PredicateFloor is the least probability of a trigger label for which a
	// predicate is made; 0 stands for 0.1.
	PredicateFloor float64 `json:"predicate_floor"`
	// Temperature divides a head's logits, by the head's name; 1 where absent.
	Temperature map[string]float64 `json:"temperature"`
}

// Labels are the label lists of the heads, in the order of their outputs.
type Labels struct {
	UPOS       []string `json:"upos"`
	XPOS       []string `json:"xpos"`
	Lemma      []string `json:"lemma"`
	Deprel     []string `json:"deprel"`
	Names      []string `json:"names"`
	Trigger    []string `json:"trigger"`
	Basis      []string `json:"basis"`
	Polarity   []string `json:"polarity"`
	Reality    []string `json:"reality"`
	Likelihood []string `json:"likelihood"`
	Role       []string `json:"role"`
	// Proposition lists PropBank's roles, the last of them ScopeRole; empty in a
	// model without these heads.
	Proposition []string `json:"proposition,omitempty"`
	// Phrases lists the tags of whole phrases, as Names does those of names; given
	// where Proposition is.
	Phrases []string `json:"phrases,omitempty"`
}

// ScopeRole is the role that ties a word of negation to the words that it negates.
const ScopeRole = "SCOPE"

// Limits that no model of this kind reaches; they bound the memory that a
// damaged manifest can ask for.
const (
	maxLayers = 64
	maxWidth  = 1 << 14
	maxChunk  = 512
)

const defaultFloor = 0.1

func parseManifest(data []byte) (Manifest, error) {
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return m, err
	}
	if m.Config.PredicateFloor == 0 {
		m.Config.PredicateFloor = defaultFloor
	}
	if err := m.Config.check(); err != nil {
		return m, err
	}
	return m, m.Labels.check()
}

func (c Config) check() error {
	for _, f := range []struct {
		name       string
		value, max int
	}{
		{"layers", c.Layers, maxLayers}, {"hidden", c.Hidden, maxWidth}, {"heads", c.Heads, maxWidth},
		{"ffn", c.FFN, maxWidth}, {"chunk_pieces", c.ChunkPieces, maxChunk},
	} {
		if f.value < 1 || f.value > f.max {
			return fmt.Errorf("config.%s is %d, not in 1 … %d", f.name, f.value, f.max)
		}
	}
	if c.Vector < 0 || c.Vector > maxWidth {
		return fmt.Errorf("config.vector is %d, not in 0 … %d", c.Vector, maxWidth)
	}
	if c.Hidden%c.Heads != 0 {
		return fmt.Errorf("config.heads is %d and doesn't divide config.hidden %d", c.Heads, c.Hidden)
	}
	if !(c.PredicateFloor > 0 && c.PredicateFloor < 1) {
		return fmt.Errorf("config.predicate_floor is %g, not between 0 and 1", c.PredicateFloor)
	}
	for _, name := range slices.Sorted(maps.Keys(c.Temperature)) {
		if t := c.Temperature[name]; !(t > 0) || math.IsInf(t, 0) {
			return fmt.Errorf("config.temperature.%s is %g, not positive", name, t)
		}
	}
	return nil
}

// inverse is 1/temperature of a head.
func (c Config) inverse(head string) float32 {
	if t, ok := c.Temperature[head]; ok {
		return float32(1 / t)
	}
	return 1
}

func (l Labels) check() error {
	for _, f := range []struct {
		name   string
		labels []string
	}{
		{"upos", l.UPOS}, {"xpos", l.XPOS}, {"lemma", l.Lemma}, {"deprel", l.Deprel}, {"names", l.Names},
		{"trigger", l.Trigger}, {"basis", l.Basis}, {"polarity", l.Polarity}, {"reality", l.Reality},
		{"likelihood", l.Likelihood}, {"role", l.Role},
	} {
		if len(f.labels) == 0 {
			return fmt.Errorf("labels.%s is empty", f.name)
		}
		seen := map[string]bool{}
		for _, s := range f.labels {
			if seen[s] {
				return fmt.Errorf("labels.%s has %q twice", f.name, s)
			}
			seen[s] = true
		}
	}
	if !slices.ContainsFunc(l.Deprel, func(s string) bool { return s != rootRelation }) {
		return fmt.Errorf("labels.deprel has no relation but root")
	}
	if n := len(l.Proposition); n > 0 && l.Proposition[n-1] != ScopeRole {
		return fmt.Errorf("labels.proposition doesn't end with %s", ScopeRole)
	}
	if (len(l.Proposition) == 0) != (len(l.Phrases) == 0) {
		return fmt.Errorf("of labels.proposition and labels.phrases only one is given")
	}
	if len(l.Phrases) > 0 {
		if err := checkTags("phrases", l.Phrases); err != nil {
			return err
		}
	}
	return checkTags("names", l.Names)
}

// checkTags asks that every I-X have its B-X, without which no sequence is
// allowed to reach it.
func checkTags(list string, tags []string) error {
	if !slices.Contains(tags, "O") {
		return fmt.Errorf("labels.%s has no O", list)
	}
	for _, s := range tags {
		kind, inside := strings.CutPrefix(s, "I-")
		switch {
		case inside && !slices.Contains(tags, "B-"+kind):
			return fmt.Errorf("labels.%s has %s without B-%s", list, s, kind)
		case s != "O" && !inside && !strings.HasPrefix(s, "B-"):
			return fmt.Errorf("labels.%s has %q, not O, B-… or I-…", list, s)
		}
	}
	return nil
}
