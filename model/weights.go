package model

import (
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/model/kernel"
)

// norm is the weights of a layer norm.
type norm struct{ weight, bias []float32 }

// layer is one layer of the encoder, packed for the kernel.
type layer struct {
	qkv, attn, up, down product
	attnNorm, ffnNorm   norm
}

// product is a matrix of the encoder, in floats or, with WithInt8, in bytes.
type product struct {
	floats kernel.Matrix
	bytes  kernel.ByteMatrix
}

// The three mixtures of the layers' outputs.
const (
	syntaxMix = iota
	namesMix
	claimsMix
	mixes
)

// weights is the whole network.
type weights struct {
	word            tensor // rows are converted when they are looked up
	position, shape []float32
	embedNorm       norm
	layers          []layer
	mix             [mixes][]float32

	upos, xpos, lemma kernel.Matrix
	arcDep, arcHead   kernel.Matrix
	arc               kernel.Matrix
	arcRoot           []float32
	relDep, relHead   kernel.Matrix
	rel               kernel.Matrix // to [label][head + 1]
	names             kernel.Matrix
	claim, trigger    kernel.Matrix
	facts             [4]kernel.Matrix // basis, polarity, reality, likelihood
	argTrigger        kernel.Matrix
	argWord           kernel.Matrix
	arg               kernel.Matrix // to [role][word + 1]
	predicate, cue    kernel.Matrix
	phrases           kernel.Matrix
	fact              kernel.Matrix
	proposition       kernel.Matrix // to [role][word + 1]
	vector            kernel.Matrix // where Config.Vector is over 0
}

// loader takes tensors out of a file. It keeps the first error, after which its
// results mean nothing.
type loader struct {
	file         *weightsSource
	tensors      map[string]tensor
	kernel       *kernel.Kernel
	bytes        bool // pack the encoder in bytes
	propositions bool // take the heads for them
	checking     bool // only look at shapes
	err          error

	// Memory that every tensor uses again.
	raw             []byte
	weights, turned []float32
}

// tensor finds a tensor of a shape in which -1 stands for any size over 0.
func (l *loader) tensor(name string, shape ...int) tensor {
	t, ok := l.tensors[name]
	if !ok {
		l.fail("tensor %s is missing", name)
		t = tensor{kind: "F32"}
	} else if !slices.EqualFunc(t.shape, shape, func(got, want int) bool { return got == want || want < 0 && got > 0 }) {
		l.fail("tensor %s has shape %v, want %v (-1: any)", name, t.shape, shape)
	}
	return t
}

func (l *loader) fail(format string, args ...any) {
	if l.err == nil {
		l.err = fmt.Errorf(format, args...)
	}
}

// fetch finds a tensor and reads its bytes into dst's memory.
func (l *loader) fetch(dst []byte, name string, shape ...int) tensor {
	t := l.tensor(name, shape...)
	if l.err != nil {
		return t
	}
	t.data = resize(dst, t.size)
	if err := l.file.fetch(t.data, t.at); err != nil {
		l.fail("tensor %s: %w", name, err)
	}
	return t
}

// floats is a tensor of its own memory.
func (l *loader) floats(name string, shape ...int) []float32 { return l.into(nil, name, shape...) }

// into reads a tensor's numbers into dst's memory.
func (l *loader) into(dst []float32, name string, shape ...int) []float32 {
	t := l.fetch(l.raw, name, shape...)
	if l.err != nil {
		return nil
	}
	l.raw, dst = t.data, resize(dst, t.len())
	t.read(dst, 0)
	return dst
}

// borrow is a tensor that is valid until the next one is borrowed.
func (l *loader) borrow(name string, shape ...int) []float32 {
	l.weights = l.into(l.weights, name, shape...)
	return l.weights
}

func (l *loader) norm(name string, n int) norm {
	return norm{l.floats(name+".weight", n), l.floats(name+".bias", n)}
}

// linear packs NAME.weight and NAME.bias; out may be -1 for any. It returns out.
func (l *loader) linear(m *kernel.Matrix, name string, out, in int) int {
	out = l.rows(name+".weight", out, in)
	if l.checking {
		l.tensor(name+".bias", out)
		return out
	}
	bias, w := l.floats(name+".bias", out), l.borrow(name+".weight", out, in)
	if l.err == nil {
		l.kernel.Pack(m, w, in, out, in, 1, bias)
	}
	return out
}

// product is linear for a matrix of the encoder.
func (l *loader) product(p *product, name string, out, in int) {
	if !l.bytes {
		l.linear(&p.floats, name, out, in)
		return
	}
	bias, w := l.floats(name+".bias", out), l.borrow(name+".weight", out, in)
	if l.err == nil {
		l.kernel.PackBytes(&p.bytes, w, out, in, bias)
	}
}

// rows is the first size of a matrix whose second one is known.
func (l *loader) rows(name string, out, in int) int {
	if t := l.tensor(name, out, in); l.err == nil {
		return t.shape[0]
	}
	return 0
}

// bilinear packs a tensor [count, dep+1, head] so that a product with a vector
// of dep gives [dep; 1]ᵀ W for every one of count, head numbers each.
func (l *loader) bilinear(m *kernel.Matrix, name string, count, dep, head int) {
	shape := []int{count, dep + 1, head}
	if count == 0 {
		shape, count = shape[1:], 1
	}
	if l.checking {
		l.tensor(name, shape...)
		return
	}
	w := l.borrow(name, shape...)
	if l.err != nil {
		return
	}
	out := count * head
	l.turned = resize(l.turned, (dep+1)*out) // [dep+1][count][head]
	turned := l.turned
	for c := range count {
		for d := range dep + 1 {
			copy(turned[d*out+c*head:][:head], w[(c*(dep+1)+d)*head:])
		}
	}
	l.kernel.PackTransposed(m, turned, out, out, dep, turned[dep*out:])
}

// load takes every tensor that docs/model-format.md names.
func (l *loader) load(c Config, labels Labels, vocabulary int) *weights {
	w := &weights{word: l.fetch(nil, "embed.word", vocabulary, c.Hidden)}
	w.position = l.floats("embed.position", -1, c.Hidden)
	w.shape = l.floats("embed.shape", shapes, c.Hidden)
	w.embedNorm = l.norm("embed.norm", c.Hidden)
	w.layers = make([]layer, c.Layers)
	for i := range w.layers {
		l.layer(&w.layers[i], fmt.Sprintf("layer.%d.", i), c)
	}
	for i, name := range [mixes]string{"mix.syntax", "mix.names", "mix.claims"} {
		w.mix[i] = l.floats(name, c.Layers+1)
	}
	l.syntax(w, c.Hidden, labels)
	l.linear(&w.names, "head.names", len(labels.Names), c.Hidden)
	if c.Vector > 0 {
		l.linear(&w.vector, "head.vector", c.Vector, c.Hidden)
	}
	l.claims(w, c.Hidden, labels)
	return w
}

func (l *loader) layer(to *layer, name string, c Config) {
	d := c.Hidden
	l.product(&to.qkv, name+"qkv", 3*d, d)
	l.product(&to.attn, name+"attn", d, d)
	to.attnNorm = l.norm(name+"attn_norm", d)
	l.product(&to.up, name+"up", c.FFN, d)
	l.product(&to.down, name+"down", d, c.FFN)
	to.ffnNorm = l.norm(name+"ffn_norm", d)
}

func (l *loader) syntax(w *weights, d int, labels Labels) {
	l.linear(&w.upos, "head.upos", len(labels.UPOS), d)
	l.linear(&w.xpos, "head.xpos", len(labels.XPOS), d)
	l.linear(&w.lemma, "head.lemma", len(labels.Lemma), d)
	dep := l.linear(&w.arcDep, "head.arc_dep", -1, d)
	head := l.linear(&w.arcHead, "head.arc_head", -1, d)
	l.bilinear(&w.arc, "head.arc.weight", 0, dep, head)
	w.arcRoot = l.floats("head.arc.root", head)
	dep = l.linear(&w.relDep, "head.rel_dep", -1, d)
	head = l.linear(&w.relHead, "head.rel_head", -1, d)
	l.bilinear(&w.rel, "head.rel.weight", len(labels.Deprel), dep, head+1)
}

func (l *loader) claims(w *weights, d int, labels Labels) {
	hidden := l.linear(&w.claim, "head.claim", -1, d)
	l.linear(&w.trigger, "head.trigger", len(labels.Trigger), hidden)
	l.linear(&w.facts[0], "head.basis", len(labels.Basis), hidden)
	l.linear(&w.facts[1], "head.polarity", len(labels.Polarity), hidden)
	l.linear(&w.facts[2], "head.reality", len(labels.Reality), hidden)
	l.linear(&w.facts[3], "head.likelihood", len(labels.Likelihood), hidden)
	trigger := l.linear(&w.argTrigger, "head.arg_trigger", -1, d)
	word := l.linear(&w.argWord, "head.arg_word", -1, d)
	l.bilinear(&w.arg, "head.arg.weight", len(labels.Role), trigger, word+1)
	if len(labels.Proposition) == 0 {
		return
	}
	l.checking = !l.propositions // they are a third of the heads' memory
	l.linear(&w.phrases, "head.phrases", len(labels.Phrases), d)
	l.linear(&w.predicate, "head.predicate", 1, d)
	l.linear(&w.cue, "head.cue", 1, d)
	l.linear(&w.fact, "head.fact", 1, hidden)
	l.bilinear(&w.proposition, "head.proposition.weight", len(labels.Proposition), trigger, word+1)
}
