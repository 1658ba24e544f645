package duplicates

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
)

// ReadTexts reads the texts of a file or of all files below a folder, in the order
// of their names: plain text, JSON with a "text" or with "reports" that have one,
// JSON lines of such, and XML whose words are "token" elements. Files of other
// sorts, and those called README, LICENSE or NOTE, are passed over.
func ReadTexts(path string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("open %s: %w", name, err)
		}
		if e.IsDir() || notice(name) {
			return nil
		}
		texts, err := textsOf(name)
		if err != nil {
			return err
		}
		out = append(out, texts...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func notice(path string) bool {
	name := strings.ToUpper(filepath.Base(path))
	return slices.ContainsFunc([]string{"README", "LICENSE", "NOTE", "ATTRIBUTION"}, func(p string) bool { return strings.HasPrefix(name, p) })
}

func textsOf(path string) ([]string, error) {
	decode := map[string]func([]byte) ([]string, error){".txt": plainText, ".json": jsonTexts, ".jsonl": jsonTexts, ".xml": tokenText}[filepath.Ext(path)]
	if decode == nil {
		return nil, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if info.Size() == 0 {
		return nil, nil
	}
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	texts, err := decode(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", path, reportedly.ErrInvalid, err)
	}
	return texts, nil
}

func plainText(content []byte) ([]string, error) {
	return []string{strings.ToValidUTF8(string(content), "\uFFFD")}, nil
}

// jsonTexts reads one object after the other; those without a text give none.
func jsonTexts(content []byte) (out []string, err error) {
	d := json.NewDecoder(bytes.NewReader(content))
	for {
		var raw json.RawMessage
		if err := d.Decode(&raw); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("decode JSON: %w", err)
		}
		var o struct {
			Text    string                  `json:"text"`
			Reports []struct{ Text string } `json:"reports"`
		}
		if json.Unmarshal(raw, &o) != nil {
			continue // a list or another shape
		}
		if o.Text != "" {
			out = append(out, o.Text)
		}
		for _, r := range o.Reports {
			out = append(out, r.Text)
		}
	}
}

// tokenText joins the words of a file in the form of MEANTIME, a sentence a line.
func tokenText(content []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(content))
	var b strings.Builder
	sentence := ""
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("decode XML: %w", err)
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "token" {
			continue
		}
		for _, a := range e.Attr {
			if a.Name.Local == "sentence" && a.Value != sentence {
				sentence = a.Value
				b.WriteByte('\n')
			}
		}
		var word string
		if err := d.DecodeElement(&word, &e); err != nil {
			return nil, fmt.Errorf("decode XML: %w", err)
		}
		b.WriteString(word)
		b.WriteByte(' ')
	}
	if b.Len() == 0 {
		return nil, nil
	}
	return []string{b.String()}, nil
}
