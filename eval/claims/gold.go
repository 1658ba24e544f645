package claims

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
)

// Gold is a document's hand-coded claims. Fields of the file that scoring
// doesn't use are left out.
type Gold struct {
	Path      string // of the gold file
	Document  string // name of the text file beside it
	Published string // EDTF, "" where unknown
	Offices   []Office
	Claims    []GoldClaim
}

// Office is a person who holds a position, as the gold lists them.
type Office struct {
	Person string `json:"person"`
	Title  string `json:"title"`
}

// GoldClaim is a hand-coded claim.
type GoldClaim struct {
	ID         string      `json:"id"`
	Kind       string      `json:"kind"`
	Event      string      `json:"event"`
	AlsoOK     []string    `json:"also_ok"` // event types that are right too
	Quote      string      `json:"quote"`
	Start      int         `json:"start"` // bytes of the text, half-open
	End        int         `json:"end"`
	Trigger    string      `json:"trigger"`
	TriggerAt  *int        `json:"trigger_start"` // absent: the trigger's first place in Quote
	TriggerEnd *int        `json:"trigger_end"`
	Actors     []GoldParty `json:"actor"`
	Recipients []GoldParty `json:"recipient"`
	Places     []GoldPlace `json:"place"`
	SaidBy     []GoldParty `json:"said_by"`
	Time       *struct {
		EDTF string `json:"edtf"`
	} `json:"time"`
	Basis      string `json:"basis"`
	Polarity   string `json:"polarity"`
	Reality    string `json:"reality"`
	Likelihood string `json:"likelihood"`
	Optional   bool   `json:"optional"` // neither missed nor false
	Links      []struct {
		Type string `json:"type"`
	} `json:"links"`
}

// GoldPlace is where a gold claim is placed.
type GoldPlace struct {
	Text  string   `json:"text"`
	Names []string `json:"names"` // nil, as opposed to empty: the text is the name
}

// GoldParty is the name of who takes part or speaks, given as a string or as {"name","text"}.
type GoldParty string

// UnmarshalJSON reads either form.
func (n *GoldParty) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*n = GoldParty(s)
		return nil
	}
	var object struct{ Name, Text string }
	if err := json.Unmarshal(b, &object); err != nil {
		return err
	}
	*n = GoldParty(object.Name)
	if object.Name == "" {
		*n = GoldParty(object.Text)
	}
	return nil
}

// ReadGold reads a gold file (docs/evaluation.md, "Claims").
func ReadGold(path string) (*Gold, error) {
	b, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	return DecodeGold(path, b)
}

// DecodeGold reads the content of the gold file at path. The error wraps
// [reportedly.ErrInvalid].
func DecodeGold(path string, content []byte) (*Gold, error) {
	var file struct {
		Document  string      `json:"document"`
		Published *string     `json:"published"`
		Offices   []Office    `json:"offices"`
		Claims    []GoldClaim `json:"claims"`
	}
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("read gold claims %s: %w: %w", path, reportedly.ErrInvalid, err)
	}
	if file.Document == "." || !filepath.IsLocal(file.Document) || file.Document != filepath.Base(file.Document) {
		err := fmt.Errorf("read gold claims %s: %w: \"document\" is %q", path, reportedly.ErrInvalid, file.Document)
		return nil, reportedly.WithHint(err, `"document" names the text file in the same folder`)
	}
	g := &Gold{Path: path, Document: file.Document, Offices: file.Offices, Claims: file.Claims}
	if file.Published != nil {
		g.Published = *file.Published
	}
	return g, nil
}

// TextPath is the path of the text that the gold was coded on.
func (g *Gold) TextPath() string { return filepath.Join(filepath.Dir(g.Path), g.Document) }

// Publisher is who published the text at path, as a file NAME.meta.json beside NAME.txt says
// in its field "sourceName"; "" where there is none.
func Publisher(path string) string {
	content, err := corpus.ReadFile(strings.TrimSuffix(path, filepath.Ext(path))+".meta.json", corpus.MaxBytes)
	if err != nil {
		return ""
	}
	var meta struct{ SourceName string }
	if json.Unmarshal(content, &meta) != nil {
		return ""
	}
	return strings.TrimSpace(meta.SourceName)
}
