package source

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// Form is a form of file.
type Form string

// The forms.
const (
	CSV      Form = "csv"
	YAML     Form = "yaml"
	Wikidata Form = "wikidata" // results of a query as JSON
	FtM      Form = "ftm"      // FollowTheMoney entities, a JSON object a line
	PETRARCH Form = "petrarch" // a dictionary of actors
)

// Forms are all forms that can be read.
var Forms = []Form{CSV, YAML, Wikidata, FtM, PETRARCH}

// maxBytes bounds a file.
const maxBytes = 256 << 20

// maxNotes bounds what is told of what was passed over.
const maxNotes = 20

// Options tell how to read.
type Options struct {
	As Form // "" to find out from the content

	// Country is the alpha-3 code of a country by any of its codes and names.
	Country func(string) (alpha3 string, ok bool)
}

// Result is a file that was read.
type Result struct {
	Form   Form
	Actors []*actor.Actor
	Notes  []string // what was passed over and why, with file and row; the first twenty
	Passed int      // how much was passed over
}

// Read reads a file of actors. Its name is used in errors, which are of kind
// [reportedly.ErrInvalid] and name the row, and as the source of all values.
func Read(name string, r io.Reader, opt Options) (*Result, error) {
	content, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", name, err)
	case len(content) > maxBytes:
		return nil, fmt.Errorf("%s is larger than %d MiB: %w", name, maxBytes>>20, reportedly.ErrInvalid)
	}
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	form := opt.As
	if form == "" {
		if form = Detect(content); form == "" {
			return nil, reportedly.WithHint(fmt.Errorf("%s: the form of the file isn't known: %w", name, reportedly.ErrInvalid), "name it with --as: "+joined(Forms))
		}
	}
	if !utf8.Valid(content) {
		if form != PETRARCH {
			return nil, reportedly.WithHint(fmt.Errorf("%s is not UTF-8 text: %w", name, reportedly.ErrInvalid), "save it as UTF-8")
		}
		content = latin1(content) // dictionaries of the nineties
	}
	f := &file{name: name, content: content, opt: opt, result: &Result{Form: form}, byID: map[string]*actor.Actor{}}
	read := map[Form]func() error{CSV: f.csv, YAML: f.yaml, Wikidata: f.wikidata, FtM: f.ftm, PETRARCH: f.petrarch}[form]
	if read == nil {
		return nil, reportedly.WithHint(fmt.Errorf("there is no form %q: %w", form, reportedly.ErrInvalid), "use one of "+joined(Forms))
	}
	if err := read(); err != nil {
		return nil, err
	}
	return f.result, nil
}

// latin1 is ISO 8859-1 text as UTF-8.
func latin1(b []byte) []byte {
	out := make([]byte, 0, len(b)+len(b)/8)
	for _, c := range b {
		out = utf8.AppendRune(out, rune(c))
	}
	return out
}

var (
	dictionaryCode = regexp.MustCompile(`(?m)^[^#\n]*\[~?[A-Z]{3,}[^\]\n]*\]`)
	yamlName       = regexp.MustCompile(`(?m)^\s*(- )?name:\s`)
)

// Detect is the form of a file by its content, "" where it is none that is known.
func Detect(content []byte) Form {
	head := content[:min(len(content), 64<<10)]
	text := strings.TrimSpace(string(head))
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case strings.HasPrefix(text, "{") && strings.Contains(text, `"bindings"`):
		return Wikidata
	case strings.HasPrefix(text, "{") && strings.Contains(first, `"schema"`):
		return FtM
	case strings.HasPrefix(text, "["):
		if strings.Contains(text, `"schema"`) && strings.Contains(text, `"properties"`) {
			return FtM
		}
		if strings.Contains(text, "wikidata.org/entity/") {
			return Wikidata
		}
	case dictionaryCode.MatchString(text):
		return PETRARCH
	case separator(first) != 0 && slices.ContainsFunc(strings.FieldsFunc(first, func(r rune) bool { return strings.ContainsRune(",;\t", r) }), isNameColumn):
		return CSV
	case yamlName.MatchString(text):
		return YAML
	}
	return ""
}

// separator is what parts the columns of a header, 0 where it has one column.
func separator(header string) rune {
	best, most := rune(0), 0
	for _, c := range ",;\t" {
		if n := strings.Count(header, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

func isNameColumn(s string) bool { return column(s) == "name" }

// file is a file being read.
type file struct {
	name    string
	content []byte
	opt     Options
	result  *Result
	byID    map[string]*actor.Actor
}

func (f *file) from(row int) actor.Source { return actor.Source{File: f.name, Row: row} }

// errorAt is an error at a row.
func (f *file) errorAt(row int, hint, format string, args ...any) error {
	err := fmt.Errorf("%s:%d: %s: %w", f.name, row, fmt.Sprintf(format, args...), reportedly.ErrInvalid)
	if hint == "" {
		return err
	}
	return reportedly.WithHint(err, hint)
}

// note tells of what is passed over.
func (f *file) note(row int, format string, args ...any) {
	if f.result.Passed++; len(f.result.Notes) < maxNotes {
		f.result.Notes = append(f.result.Notes, fmt.Sprintf("%s:%d: %s", f.name, row, fmt.Sprintf(format, args...)))
	}
}

// actor is the record of an identity, a new one where there is none yet.
func (f *file) actor(id string) *actor.Actor {
	if a := f.byID[id]; a != nil {
		return a
	}
	a := &actor.Actor{ID: id}
	f.byID[id] = a
	f.result.Actors = append(f.result.Actors, a)
	return a
}

// country is a country's alpha-3 code.
func (f *file) country(s string) (string, bool) {
	if f.opt.Country == nil {
		return s, len(s) == 3 && strings.ToUpper(s) == s
	}
	if len(s) == 2 {
		s = strings.ToUpper(s)
	}
	return f.opt.Country(s)
}

// line is the line, from 1, of a byte of the content.
func (f *file) line(offset int64) int {
	return 1 + bytes.Count(f.content[:min(int(max(offset, 0)), len(f.content))], []byte("\n"))
}

func joined[S ~string](list []S) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}
