package model

import (
	"cmp"
	"fmt"
	"io/fs"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model/kernel"
	"github.com/reportedly/reportedly/model/wordpiece"
)

// The files of a model.
const (
	weightsFile    = "model.safetensors"
	packedFile     = weightsFile + ".zst" // read where there are no weights that aren't packed
	manifestFile   = "manifest.json"
	vocabularyFile = "vocab.txt"
)

// Model is a loaded language model. It is immutable and safe for concurrent
// use; calls at the same time take memory of their own from a pool.
type Model struct {
	manifest   Manifest
	vocabulary *wordpiece.Vocabulary
	kernel     *kernel.Kernel
	bytes      bool // the encoder multiplies bytes
	workers    int

	propositions bool // fill Propositions, Negations, Phrases and Happened

	weights    *weights
	lemmas     []lemmaRule
	nameTags   []nameTag
	phraseTags []nameTag
	scratch    sync.Pool
}

// Option is a choice about how a model computes.
type Option func(*options)

type options struct {
	kernel       string
	workers      int
	bytes        bool
	propositions bool
}

// WithKernel chooses the kernel, one of KernelNames. Without it, or with "", the
// processor's best is used, on floats.
func WithKernel(name string) Option { return func(o *options) { o.kernel = name } }

// WithWorkers lets n goroutines share the chunks of each document; without it a
// document is one goroutine's work. Results are the same to the bit.
func WithWorkers(n int) Option { return func(o *options) { o.workers = n } }

// WithInt8 lets the encoder multiply bytes instead of floats, which is faster and
// a little less exact; the heads keep floats. Every kernel can but that of AVX-512
// without VNNI.
func WithInt8() Option { return func(o *options) { o.bytes = true } }

// WithPropositions makes the model fill Document.Propositions, Negations, Phrases
// and Happened too, which reading for claims doesn't need.
func WithPropositions() Option { return func(o *options) { o.propositions = true } }

// Load reads a model from the root of fsys. It compares the weights with the
// manifest's checksum and every tensor with the shape that the manifest asks
// for. The error names the file and what is wrong with it; where it is the
// content, it wraps reportedly.ErrInvalid.
func Load(fsys fs.FS, opts ...Option) (*Model, error) {
	o := options{workers: 1}
	for _, f := range opts {
		f(&o)
	}
	k, err := o.chooseKernel()
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	m := &Model{kernel: k, bytes: o.bytes, workers: max(o.workers, 1), propositions: o.propositions}
	m.scratch.New = func() any { return m.newScratch() }
	for _, step := range []struct {
		file string
		read func([]byte) error
	}{{manifestFile, m.readManifest}, {vocabularyFile, m.readVocabulary}} {
		data, err := fs.ReadFile(fsys, step.file)
		if err != nil {
			return nil, fmt.Errorf("load model: %w", err)
		}
		if err := step.read(data); err != nil {
			return nil, fmt.Errorf("load model: %s: %w: %w", step.file, reportedly.ErrInvalid, err)
		}
	}
	file, err := openWeights(fsys)
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	defer file.Close()
	if err := m.readWeights(file); err != nil {
		return nil, fmt.Errorf("load model: %s: %w: %w", weightsFile, reportedly.ErrInvalid, err)
	}
	if m.propositions && len(m.manifest.Labels.Proposition) == 0 {
		return nil, fmt.Errorf("load model: propositions with %s %s: %w", m.manifest.Name, m.manifest.Version, reportedly.ErrUnsupported)
	}
	return m, nil
}

func (m *Model) readManifest(data []byte) (err error) {
	if m.manifest, err = parseManifest(data); err != nil {
		return err
	}
	for _, label := range m.manifest.Labels.Lemma {
		rule, err := parseLemmaRule(label)
		if err != nil {
			return err
		}
		m.lemmas = append(m.lemmas, rule)
	}
	m.nameTags = parseNameTags(m.manifest.Labels.Names)
	m.phraseTags = parseNameTags(m.manifest.Labels.Phrases)
	return nil
}

func (m *Model) readVocabulary(data []byte) (err error) {
	m.vocabulary, err = wordpiece.Parse(data)
	return err
}

// readWeights packs the network while the file's checksum is computed. An error
// of the checksum goes first: it is the reason of all others.
func (m *Model) readWeights(file *weightsSource) error {
	mismatch := make(chan error, 1)
	go func() {
		got, err := file.sha256()
		if err == nil && got != m.manifest.SHA256 {
			err = fmt.Errorf("sha256 is %s, the manifest says %s", got, m.manifest.SHA256)
		}
		mismatch <- err
	}()
	err := m.pack(file)
	return cmp.Or(<-mismatch, err)
}

func (m *Model) pack(file *weightsSource) error {
	tensors, err := parseTensors(file)
	if err != nil {
		return err
	}
	l := &loader{file: file, tensors: tensors, kernel: m.kernel, bytes: m.bytes, propositions: m.propositions}
	m.weights = l.load(m.manifest.Config, m.manifest.Labels, m.vocabulary.Len())
	if l.err == nil && m.positions() < minPositions {
		l.fail("tensor embed.position has %d rows, want at least %d", m.positions(), minPositions)
	}
	return l.err
}

// minPositions is room for [CLS], the pieces of one word, and [SEP].
const minPositions = maxWordPieces + 2

func (m *Model) positions() int { return len(m.weights.position) / m.manifest.Config.Hidden }

// Manifest is the model's description. Its maps and slices are the model's own.
func (m *Model) Manifest() Manifest { return m.manifest }

// KernelName is the name of the kernel in use, with "+int8" where the encoder
// multiplies bytes.
func (m *Model) KernelName() string {
	if m.bytes {
		return m.kernel.Name() + "+int8"
	}
	return m.kernel.Name()
}

// Analyzer is the model as a step of annotation.
func (m *Model) Analyzer() ling.Analyzer {
	return ling.Analyzer{
		Name:     "model",
		Doc:      "Gives every token its lemma, tags and head, and finds names and predicates, with the language model " + m.manifest.Name + " " + m.manifest.Version + ".",
		Requires: []ling.Layer{ling.LayerTokens},
		Assigns:  []ling.Layer{ling.LayerTags, ling.LayerTree, ling.LayerNames, ling.LayerPredicates},
		Run:      m.Annotate,
	}
}
