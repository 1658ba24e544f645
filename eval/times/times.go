package times

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

// Corpus is a file of gold times.
type Corpus struct {
	Path    string
	Docs    []*Document // of TimeML: texts with all their times
	Phrases []Phrase    // of other files: phrases, each with what it means
}

// Document is a text with its gold times.
type Document struct {
	Doc  *ling.Document // text and publication
	Gold []GoldTime     // in order
}

// GoldTime is a TIMEX3 of the gold.
type GoldTime struct {
	Span  text.Span // bytes of the document's text
	Type  string    // DATE, TIME, DURATION or SET
	Value string
}

// Phrase is a phrase with the days that it means.
type Phrase struct {
	Set      string // what is counted together: "duckling", "recognizers"
	Kind     string // "date", "daterange", "day", "clock" …
	Language string // ISO 639-1
	Doc      *ling.Document
	Span     text.Span // of the phrase in the text
	Want     []Stretch // any of them is right
	Gold     string    // as the file writes it
}

// maxTimeFiles is how many files of a folder are read.
const maxTimeFiles = 20_000

// Read reads gold times: a TimeML file, a JSON file of the Recognizers'
// specifications, a table of Duckling's examples, or a folder of such, by what
// they hold (docs/evaluation.md, "Times"). Other files of a folder are left out.
func Read(path string) ([]*Corpus, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	if !info.IsDir() {
		c, err := readTimeFile(path)
		if err == nil && c == nil {
			err = fmt.Errorf("read times %s: %w: neither TimeML nor a specification nor a table of phrases", path, reportedly.ErrInvalid)
		}
		return []*Corpus{c}, err
	}
	var out []*Corpus
	err = filepath.WalkDir(path, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !e.Type().IsRegular() {
			return err
		}
		if len(out) == maxTimeFiles {
			return fmt.Errorf("read times %s: %w: over %d files", path, reportedly.ErrInvalid, maxTimeFiles)
		}
		c, err := readTimeFile(name)
		if c != nil {
			out = append(out, c)
		}
		return err
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("read times %s: no files of times: %w", path, reportedly.ErrNotFound)
	}
	return out, err
}

// readTimeFile reads a file by what it holds; nil where that is something else.
func readTimeFile(path string) (*Corpus, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	head := strings.TrimSpace(strings.TrimPrefix(string(content[:min(len(content), 4096)]), "\ufeff"))
	switch {
	case strings.HasPrefix(head, "<") && strings.Contains(head, "<TimeML"):
		doc, err := DecodeTimeML(path, content)
		if err != nil {
			return nil, err
		}
		return &Corpus{Path: path, Docs: []*Document{doc}}, nil
	case strings.HasPrefix(head, "[") && strings.Contains(head, `"Input"`):
		phrases, err := DecodeTimeSpecs(path, content)
		return &Corpus{Path: path, Phrases: phrases}, err
	case strings.HasPrefix(head, "value\tphrase"):
		phrases, err := DecodeDuckling(path, content)
		return &Corpus{Path: path, Phrases: phrases}, err
	}
	return nil, nil
}

// languageOf is the language of a file by its name or its folder's: EN.tsv,
// EN_GB.tsv, French/DateTimeModel.json. It is English where neither tells.
func languageOf(path string) string {
	stem, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), "_")
	if len(stem) == 2 && stem == strings.ToUpper(stem) {
		return strings.ToLower(stem)
	}
	for dir := range strings.SplitSeq(filepath.ToSlash(path), "/") {
		if code := languageCode(dir); code != "" {
			return code
		}
	}
	return "en"
}

func languageCode(name string) string {
	names := []string{"Arabic", "ar", "Chinese", "zh", "Dutch", "nl", "English", "en", "French", "fr", "German", "de", "Hindi", "hi",
		"Italian", "it", "Japanese", "ja", "Korean", "ko", "Portuguese", "pt", "Spanish", "es", "Swedish", "sv", "Turkish", "tr"}
	for i := 0; i < len(names); i += 2 {
		if names[i] == name {
			return names[i+1]
		}
	}
	return ""
}

// Options say how [Score] reads and counts.
type Options struct {
	// Read finds and resolves the times of a document that has text and
	// publication.
	Read       func(context.Context, *ling.Document) ([]when.Reading, error)
	Resampling score.Resampling // of documents; a thousand times where it has no number
}

// Score scores the finding and resolving of times by the rules of
// docs/evaluation.md, "Times". N counts gold expressions and phrases.
func Score(ctx context.Context, corpora []*Corpus, opt Options) (*score.Scores, error) {
	s := &score.Scores{Task: "time"}
	whole, phrases := newTimexCount(), newPhraseCount()
	for _, c := range corpora {
		s.Files = append(s.Files, c.Path)
		for _, d := range c.Docs {
			s.N += len(d.Gold)
			read, err := opt.Read(ctx, corpus.TextOnly(d.Doc))
			if err != nil {
				return nil, fmt.Errorf("read the times of %s: %w", d.Doc.ID, err)
			}
			whole.document(d, read)
		}
		for _, p := range c.Phrases {
			s.N++
			read, err := readPhrase(ctx, p, opt)
			if err != nil {
				return nil, err
			}
			phrases.phrase(p, read)
		}
	}
	if len(whole.documents) > 0 {
		s.Rows = append(s.Rows, whole.rows(opt)...)
	}
	s.Rows = append(s.Rows, phrases.rows()...)
	reasons := tallied{}
	reasons.merge(whole.reasons)
	reasons.merge(phrases.reasons)
	s.Rows = append(s.Rows, reasons.rows("differs.")...)
	s.Confusions = whole.types.Sorted()
	s.Mistakes = append(whole.mistakes, phrases.mistakes...)
	return s, nil
}

// readPhrase reads a phrase in its sentence, or one that stands alone. That is
// read as if somebody planned, since such phrases are said to an assistant and
// have no verb. Only English is read.
func readPhrase(ctx context.Context, p Phrase, opt Options) ([]when.Reading, error) {
	switch {
	case p.Language != "en":
		return nil, nil
	case p.Span.Len() == p.Doc.Text.Len():
		return when.ReadPhrase(p.Doc.Text.String(), p.Doc.Published, when.Future), nil
	}
	read, err := opt.Read(ctx, corpus.TextOnly(p.Doc))
	if err != nil {
		return nil, fmt.Errorf("read the times of %s: %w", p.Doc.ID, err)
	}
	return read, nil
}
