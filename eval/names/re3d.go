package names

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// minConfidence is the share of a re3d entity's checkers who must have agreed
// to it. Those below were rejected.
const minConfidence = 0.5

type re3dDocument struct {
	ID   string `json:"_id"`
	Text string `json:"text"`
}

type re3dEntity struct {
	Begin      int     `json:"begin"` // characters of the text, half-open
	End        int     `json:"end"`
	Type       string  `json:"type"`
	Document   string  `json:"documentId"`
	Confidence float64 `json:"confidence"`
}

// readRe3D reads a folder of the corpus re3d: documents.json and
// entities.json, each with one object a line.
func readRe3D(folder string) (*Corpus, error) {
	documents, err := readLines[re3dDocument](filepath.Join(folder, "documents.json"))
	if err != nil {
		return nil, err
	}
	entities, err := readLines[re3dEntity](filepath.Join(folder, "entities.json"))
	if err != nil {
		return nil, err
	}
	byDocument := map[string][]re3dEntity{}
	for _, e := range entities {
		if e.Confidence >= minConfidence {
			byDocument[e.Document] = append(byDocument[e.Document], e)
		}
	}
	out := &Corpus{Path: folder}
	for _, d := range documents {
		doc := &Document{Doc: &ling.Document{ID: d.ID, Text: text.New(d.Text)}}
		at, seen := corpus.Characters(d.Text), map[GoldName]bool{}
		for _, e := range byDocument[d.ID] {
			if e.Begin < 0 || e.End < e.Begin || e.End >= len(at) {
				return nil, fmt.Errorf("%s: document %s: %w: entity [%d,%d) of %d characters",
					folder, d.ID, reportedly.ErrInvalid, e.Begin, e.End, len(at)-1)
			}
			g := GoldName{text.Span{Start: at[e.Begin], End: at[e.End]}, e.Type}
			if !seen[g] { // several checkers may have marked the same words
				seen[g] = true
				doc.Gold = append(doc.Gold, g)
			}
		}
		out.Docs = append(out.Docs, doc)
	}
	return out, nil
}

func readLines[T any](path string) ([]T, error) {
	b, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	var out []T
	in := json.NewDecoder(bytes.NewReader(b))
	for {
		var v T
		if err := in.Decode(&v); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("read %s: object %d: %w: %w", path, len(out)+1, reportedly.ErrInvalid, err)
		}
		out = append(out, v)
	}
}
