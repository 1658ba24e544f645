package engine

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/coref"
	"github.com/reportedly/reportedly/ling/naming"
	"github.com/reportedly/reportedly/ling/quote"
	"github.com/reportedly/reportedly/ling/sentence"
	"github.com/reportedly/reportedly/ling/syntax"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// Version is the program's version; together with the model's it tells which
// reading a claim comes from.
const Version = "0.3.1"

// Options choose how to read. The zero Options are the defaults.
type Options struct {
	Kernel   string   // one of model.KernelNames; "" for the best that the machine has
	Lexicons []string // files of further predicates, in the form of data/lexicon/predicates.tsv

	// Gazetteer is where places are looked up; nil for the embedded gazetteer.
	Gazetteer gazetteer.Source

	// Actors are the user's edits of the registry of actors; nil for none.
	Actors *actor.Journal

	// Propositions asks for the layers Propositions and Negations, which claims
	// don't need.
	Propositions bool
}

// Engine reads reports. It is immutable and safe for concurrent use.
type Engine struct {
	model     *model.Model
	lex       *lexicon.Lexicon
	extractor *extract.Extractor
	places    *place.Resolver
	linker    *actor.Linker
	steps     []ling.Analyzer
}

// Result is a report that was read.
type Result struct {
	Report   *reportedly.Report
	Document *ling.Document
	Claims   []reportedly.Claim
	Places   *place.Decisions // what the names of places in the document mean
}

// New loads the embedded model and lexicon.
func New(opt Options) (*Engine, error) {
	words := later(func() (*lexicon.Lexicon, error) { return loadLexicon(data.Lexicon, opt.Lexicons) })
	linker := later(func() (*actor.Linker, error) {
		lex, err := words()
		if err != nil {
			return nil, err
		}
		return makeLinker(lex, opt.Actors)
	})
	options := []model.Option{withKernel(opt.Kernel)}
	if opt.Propositions {
		options = append(options, model.WithPropositions())
	}
	m, err := model.Load(data.Model, options...)
	if err != nil {
		return nil, fmt.Errorf("load the model: %w", err)
	}
	lex, err := words()
	if err != nil {
		return nil, err
	}
	e := &Engine{model: m, lex: lex, extractor: extract.New(lex, extract.Default())}
	if e.places, err = openPlaces(opt.Gazetteer, lex); err != nil {
		return nil, err
	}
	e.steps = []ling.Analyzer{sentence.Analyzer(), m.Analyzer(), syntax.Mending(), lemmaAnalyzer(lex), naming.Analyzer(known(lex)), placeNamesAnalyzer(e.places), quote.Analyzer(lex.Saying), timesAnalyzer(), coref.Analyzer(countries{lex})}
	if e.linker, err = linker(); err != nil {
		return nil, err
	}
	return e, validate(e.steps)
}

func loadLexicon(fsys fs.FS, more []string) (*lexicon.Lexicon, error) {
	lex, err := lexicon.Load(fsys)
	if err != nil {
		return nil, fmt.Errorf("load the lexicon: %w", err)
	}
	for _, name := range more {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("open the lexicon: %w", err)
		}
		lex, err = lex.Extend(name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
	}
	return lex, nil
}

// validate checks that what a step requires is assigned before it. Blocks come
// from ingest.
func validate(steps []ling.Analyzer) error {
	have := map[ling.Layer]bool{ling.LayerBlocks: true}
	for _, s := range steps {
		for _, need := range s.Requires {
			if !have[need] {
				return fmt.Errorf("step %s requires %s, which no step before it assigns", s.Name, need)
			}
		}
		for _, layer := range s.Assigns {
			have[layer] = true
		}
	}
	return nil
}

// Plan lists the steps with what each requires and assigns.
func (e *Engine) Plan() string {
	var b strings.Builder
	for i, s := range e.steps {
		fmt.Fprintf(&b, "%d. %s: %s\n   requires %s; assigns %s\n", i+1, s.Name, s.Doc, layers(s.Requires), layers(s.Assigns))
	}
	fmt.Fprintf(&b, "%d. extract: %s\n   requires all of them; gives the claims\n", len(e.steps)+1, "finds who is said to have done what, who says so, and how firmly")
	return b.String()
}

func layers(list []ling.Layer) string {
	words := make([]string, len(list))
	for i, l := range list {
		words[i] = string(l)
	}
	return strings.Join(words, ", ")
}

// Coder identifies the reading.
func (e *Engine) Coder() jsonl.Coder {
	m := e.model.Manifest()
	return jsonl.Coder{Name: "reportedly", Version: Version, Model: m.Name + " " + m.Version}
}

// Model describes the language model.
func (e *Engine) Model() model.Manifest { return e.model.Manifest() }

// KernelName is the set of matrix kernels in use.
func (e *Engine) KernelName() string { return e.model.KernelName() }

// Document is a report's text, ready to be annotated.
func Document(r *reportedly.Report) *ling.Document {
	return &ling.Document{ID: r.Name, Text: r.Text, Blocks: r.Blocks, Published: r.Published, Publisher: r.Publisher}
}

// Read annotates a report and finds its claims.
func (e *Engine) Read(ctx context.Context, r *reportedly.Report) (*Result, error) {
	d := Document(r)
	if err := e.Annotate(ctx, d); err != nil {
		return nil, fmt.Errorf("read %s: %w", r.Name, err)
	}
	result := &Result{Report: r, Document: d, Claims: e.extractor.Claims(d)}
	result.Places = e.places.Names(d)
	e.places.Fill(result.Places, result.Claims)
	e.linker.Link(d, result.Claims, result.countryOf)
	return result, nil
}

// Annotate runs all steps on a document with blocks. Where tokens and sentences
// are given (gold tokens of a treebank) they are kept, and a text without blocks is
// read by paragraphs.
func (e *Engine) Annotate(ctx context.Context, d *ling.Document) error {
	if d.Text == nil {
		d.Text = text.New("")
	}
	given := len(d.Tokens) > 0
	if len(d.Blocks) == 0 {
		d.Blocks = sentence.Paragraphs(d.Text)
	}
	for _, s := range e.steps {
		if given && len(s.Assigns) > 0 && s.Assigns[0] == ling.LayerTokens {
			continue
		}
		if err := s.Run(ctx, d); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

// Attributions annotates a document and finds who says what in it.
func (e *Engine) Attributions(ctx context.Context, d *ling.Document) ([]ling.Attribution, error) {
	if err := e.Annotate(ctx, d); err != nil {
		return nil, err
	}
	return e.extractor.Attributions(d), nil
}

// Main annotates a short text and finds its main event, and whether it has one.
func (e *Engine) Main(ctx context.Context, d *ling.Document) (extract.MainEvent, bool, error) {
	if err := e.Annotate(ctx, d); err != nil {
		return extract.MainEvent{}, false, err
	}
	m, ok := e.extractor.Main(d)
	return m, ok, nil
}

// EventPlaces annotates a document and finds where the event is placed that words
// of it state, and whether a claim is read there.
func (e *Engine) EventPlaces(ctx context.Context, d *ling.Document, words text.Span) ([]reportedly.Place, bool, error) {
	if err := e.Annotate(ctx, d); err != nil {
		return nil, false, err
	}
	places, claimed := e.extractor.PlacesOf(d, words)
	return places, claimed, nil
}

// known lets naming look up bodies and countries.
func known(lex *lexicon.Lexicon) naming.Options {
	nation := nations(lex)
	country := func(name string) bool {
		x, ok := nation(name)
		return ok && !x.Adjective
	}
	adjective := func(word string) bool {
		x, ok := nation(word)
		return ok && x.Adjective
	}
	return naming.Options{Country: country, Adjective: adjective, Body: func(name string) bool {
		_, ok := lex.Organisation(name)
		return ok && !country(name)
	}}
}

// countries lets coref read nationalities and capitals.
type countries struct{ lex *lexicon.Lexicon }

func (c countries) Country(word string) (string, bool) {
	x, ok := c.lex.Country(word)
	return x.Name, ok
}

func (c countries) Capital(name string) (string, bool) {
	x, ok := c.lex.Capital(name)
	return x.Name, ok
}
