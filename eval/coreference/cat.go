package coreference

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
)

// The XML of the CAT tool, in which ECB+ and MEANTIME are:
//
//   - token elements with their number (t_id) and sentence, the word inside;
//   - Markables: mentions that list their tokens (token_anchor), and instances
//     without tokens that several mentions refer to;
//   - Relations from mentions (source) to one instance (target): CROSS_DOC_COREF and
//     INTRA_DOC_COREF in ECB+, REFERS_TO in MEANTIME.
//
// The mentions of events are ECB+'s ACTION_… and NEG_ACTION_… and MEANTIME's
// EVENT_MENTION. What an instance is called in all documents is its instance_id, or
// the relation's note in ECB+.

func readCAT(path string) ([]Document, error) {
	content, err := corpus.ReadFile(path, corpus.MaxBytes)
	if err != nil {
		return nil, err
	}
	d, err := DecodeCAT(path, content)
	if err != nil {
		return nil, err
	}
	return []Document{*d}, nil
}

// creation is the function of the expression that dates a document.
const creation = "CREATION_TIME"

// DecodeCAT reads one document of ECB+ or MEANTIME. The folder is its topic; a
// mention without an instance is an event of its own.
func DecodeCAT(path string, content []byte) (*Document, error) {
	r := catReader{path: path, numbers: map[string]int{}, markables: map[string]*markable{}, refers: map[string]string{}, notes: map[string]string{}}
	decoder := xml.NewDecoder(bytes.NewReader(content))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w: %w", path, reportedly.ErrInvalid, err)
		}
		r.token(token)
	}
	if r.count == 0 {
		err := fmt.Errorf("read %s: %w: no tokens", path, reportedly.ErrInvalid)
		return nil, reportedly.WithHint(err, "it must be XML as ECB+ and MEANTIME have it: token, Markables, Relations")
	}
	return r.document(), nil
}

type catReader struct {
	path, name, published string

	words     wordLists
	count     int
	numbers   map[string]int // t_id -> token
	markables map[string]*markable
	order     []string          // of the markables, by m_id
	refers    map[string]string // m_id of a mention -> m_id of its instance
	notes     map[string]string // m_id of an instance -> the note of its relation

	section  string // Markables or Relations
	sentence string
	id       string // of the token
	word     strings.Builder
	inToken  bool
	mark     *markable
	sources  []string
	note     string
	same     bool // the relation says who is who; others are read over
}

// markable is a mention, or an instance, which has no tokens.
type markable struct {
	tag, instance string
	tokens        []int
}

func (r *catReader) token(t xml.Token) {
	switch t := t.(type) {
	case xml.StartElement:
		r.start(t.Name.Local, attributes(t))
	case xml.EndElement:
		switch {
		case t.Name.Local == "token" && r.inToken:
			r.numbers[r.id] = r.words.add(r.sentence, r.word.String(), &r.count)
			r.inToken = false
		case t.Name.Local == r.section:
			r.section = ""
		}
	case xml.CharData:
		if r.inToken {
			r.word.Write(t)
		}
	}
}

func attributes(t xml.StartElement) map[string]string {
	out := map[string]string{}
	for _, a := range t.Attr {
		out[a.Name.Local] = a.Value
	}
	return out
}

func (r *catReader) start(tag string, attr map[string]string) {
	switch {
	case tag == "Document":
		r.name = attr["doc_name"]
	case tag == "token":
		r.inToken, r.id, r.sentence = true, attr["t_id"], attr["sentence"]
		r.word.Reset()
	case tag == "Markables" || tag == "Relations":
		r.section = tag
	case tag == "token_anchor" && r.mark != nil:
		if n, ok := r.numbers[attr["t_id"]]; ok {
			r.mark.tokens = append(r.mark.tokens, n)
		}
	case r.section == "Markables" && attr["m_id"] != "":
		r.mark = &markable{tag: tag, instance: attr["instance_id"]}
		r.markables[attr["m_id"]] = r.mark
		r.order = append(r.order, attr["m_id"])
		if attr["functionInDocument"] == creation && r.published == "" {
			r.published, _, _ = strings.Cut(attr["value"], "T")
		}
	case r.section == "Relations" && tag == "source" && r.same:
		r.sources = append(r.sources, attr["m_id"])
	case r.section == "Relations" && tag == "target" && r.same:
		for _, s := range r.sources {
			r.refers[s] = attr["m_id"]
		}
		r.notes[attr["m_id"]] = r.note
	case r.section == "Relations" && attr["r_id"] != "":
		r.sources, r.note = nil, attr["note"]
		r.same = tag == "CROSS_DOC_COREF" || tag == "INTRA_DOC_COREF" || tag == "REFERS_TO"
	}
}

// isEvent tells whether a markable's tag is that of events' mentions.
func isEvent(tag string) bool {
	return tag == "EVENT_MENTION" || strings.HasPrefix(tag, "ACTION_") || strings.HasPrefix(tag, "NEG_ACTION_")
}

func (r *catReader) document() *Document {
	name := cmp.Or(r.name, filepath.Base(r.path))
	d := &Document{Doc: corpus.Tokenized(name, r.words.sentences), Topic: filepath.Base(filepath.Dir(r.path))}
	d.Doc.Published = r.published
	for _, id := range r.order {
		m := r.markables[id]
		if !isEvent(m.tag) || len(m.tokens) == 0 {
			continue
		}
		slices.Sort(m.tokens)
		d.Gold = append(d.Gold, EventMention{Tokens: slices.Compact(m.tokens), Chain: r.chain(id)})
	}
	byPlace(d.Gold)
	return d
}

// chain names the event that a mention refers to.
func (r *catReader) chain(mention string) string {
	target, ok := r.refers[mention]
	if !ok {
		return r.path + "#" + mention
	}
	if m := r.markables[target]; m != nil && m.instance != "" {
		return m.instance
	}
	return cmp.Or(r.notes[target], r.path+"#"+target)
}
