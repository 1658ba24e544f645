package names

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
)

// ReadPairs reads a CSV file of judged pairs, or a list of romanisations
// (docs/evaluation.md, "Name pairs").
func ReadPairs(path string) (*PairFile, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	return DecodePairs(path, content)
}

// DecodePairs reads what ReadPairs reads.
func DecodePairs(path string, content []byte) (*PairFile, error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	first, _, _ := bytes.Cut(content, []byte("\n"))
	if !utf8.Valid(content) {
		return nil, fmt.Errorf("read pairs %s: %w: not UTF-8", path, reportedly.ErrInvalid)
	}
	f := &PairFile{Path: path}
	var err error
	if bytes.Count(first, []byte("\t")) == 2 && !bytes.Contains(first, []byte("is_match")) {
		f.List, err = romanisations(string(content))
	} else {
		f.Pairs, err = judgedPairs(bytes.NewReader(content))
	}
	if err != nil {
		return nil, fmt.Errorf("read pairs %s: %w", path, err)
	}
	return f, nil
}

// judgedPairs reads columns by their header.
func judgedPairs(r io.Reader) ([]Pair, error) {
	c := csv.NewReader(r)
	c.FieldsPerRecord = -1
	head, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("header: %w: %v", reportedly.ErrInvalid, err)
	}
	column := func(name string) int {
		return slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
	}
	schema, a, b, same := column("schema"), column("name1"), column("name2"), column("is_match")
	if a < 0 || b < 0 || same < 0 {
		return nil, reportedly.WithHint(fmt.Errorf("%w: no columns name1, name2 and is_match", reportedly.ErrInvalid), "the first line names the columns")
	}
	var out []Pair
	for {
		rec, err := c.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", reportedly.ErrInvalid, err)
		}
		line, _ := c.FieldPos(0)
		if len(rec) <= max(a, b, same, schema) {
			return nil, fmt.Errorf("line %d: %w: %d columns", line, reportedly.ErrInvalid, len(rec))
		}
		p := Pair{A: rec[a], B: rec[b]}
		if schema >= 0 {
			p.Schema = strings.TrimSpace(rec[schema])
		}
		switch strings.ToLower(strings.TrimSpace(rec[same])) {
		case "true", "1", "t", "yes":
			p.Same = true
		case "false", "0", "f", "no":
		default:
			return nil, fmt.Errorf("line %d: %w: is_match is %q", line, reportedly.ErrInvalid, score.Clip(rec[same], 20))
		}
		out = append(out, p)
	}
}

// romanisations reads lines of a name in Latin letters, its Arabic letters with
// spaces between, and a count, separated by tabs.
func romanisations(content string) ([]Pair, error) {
	var out []Pair
	n := 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			return nil, fmt.Errorf("line %d: %w: no tab", n, reportedly.ErrInvalid)
		}
		out = append(out, Pair{Schema: sameList, A: f[0], B: strings.ReplaceAll(f[1], " ", ""), Same: true})
	}
	return out, nil
}
