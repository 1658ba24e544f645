package duplicate

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// Document is a report as it is compared: the words of what it tells, without its
// byline, rights, navigation and the like. It must not be changed.
type Document struct {
	ID        string // the report's: its SHA-256
	Publisher string
	Published string // EDTF, a time of day may follow; "" where unknown
	Title     string
	URL       string
	// Prints are its fingerprints, sorted, each once: what an index keeps.
	Prints []uint64

	text   string
	words  []word
	quoted []text.Span // what stands in quotation marks, in order
}

// New makes a report comparable.
func New(r *reportedly.Report) *Document {
	d := &Document{ID: r.SHA256, Publisher: r.Publisher, Published: r.Published, Title: r.Title, URL: r.URL, text: r.Text.String()}
	if d.ID == "" {
		d.ID = r.Name
	}
	for _, b := range r.Blocks {
		if b.Kind.Claims() {
			d.words = appendWords(d.words, d.text, b.Span)
		}
	}
	if len(r.Blocks) == 0 {
		d.words = appendWords(nil, d.text, text.Span{End: len(d.text)})
	}
	d.quoted = quotedSpans(d.text)
	d.Prints = distinct(winnow(shingles(d.words)))
	return d
}

// Words is how many words of the report are compared.
func (d *Document) Words() int { return len(d.words) }

// Run is how many words make a fingerprint; two texts that share Run+window-1
// words in a row have one in common.
const (
	run    = 4
	window = 5
	// dense is up to how many runs a text keeps all as fingerprints: in a short one
	// a shared sentence would else fall between them.
	dense = 100
)

// shingles are the hashes of all runs of words; a text with fewer words than a
// run has one.
func shingles(words []word) []uint64 {
	if len(words) == 0 {
		return nil
	}
	if len(words) < run {
		return []uint64{runHash(words)}
	}
	out := make([]uint64, 0, len(words)-run+1)
	for i := 0; i+run <= len(words); i++ {
		out = append(out, runHash(words[i:i+run]))
	}
	return out
}

func runHash(words []word) uint64 {
	h := uint64(len(words))
	for _, w := range words {
		h = mix(h*0x9e3779b97f4a7c15 + w.key)
	}
	return h
}

// winnow keeps of every window of hashes the least one.
func winnow(hashes []uint64) []uint64 {
	if len(hashes) <= dense {
		return hashes
	}
	var out []uint64
	last := -1
	for i := 0; i+window <= len(hashes); i++ {
		least := i
		for j := i + 1; j < i+window; j++ {
			if hashes[j] <= hashes[least] {
				least = j
			}
		}
		if least != last {
			out = append(out, hashes[least])
			last = least
		}
	}
	return out
}

func distinct(hashes []uint64) []uint64 {
	out := slices.Clone(hashes)
	slices.Sort(out)
	return slices.Compact(out)
}
