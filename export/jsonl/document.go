package jsonl

import (
	"fmt"
	"io"

	"github.com/reportedly/reportedly"
)

// Document is a report with the claims that were read from it.
type Document struct {
	Report *reportedly.Report
	Claims []reportedly.Claim
}

// EncodeDocuments writes an array with one pretty-printed object a document
// (the form `json`): the report's name, sha256 and what is known of its
// publication, the blocks that hold no claims ("metadata"), and its claims.
// The array is written for a single document too, and for none.
func EncodeDocuments(w io.Writer, docs []Document, by Coder) error {
	out := make([]document, 0, len(docs))
	for _, d := range docs {
		wire, err := toDocument(d, by)
		if err != nil {
			return err
		}
		out = append(out, wire)
	}
	b, err := plain(out, " ")
	if err != nil {
		return err
	}
	if _, err := w.Write(append(b, '\n')); err != nil {
		return fmt.Errorf("write documents: %w", err)
	}
	return nil
}

func toDocument(d Document, by Coder) (document, error) {
	r := d.Report
	out := document{
		Document: r.Name, SHA256: r.SHA256, Media: r.Media, Encoding: r.Encoding,
		Title: r.Title, Publisher: r.Publisher, Author: r.Author,
		Published: r.Published, PublishedFrom: r.PublishedFrom, Language: r.Language, URL: r.URL,
		Metadata: []block{}, Claims: []claim{},
	}
	for _, b := range r.Blocks {
		if b.Kind.Claims() {
			continue
		}
		if err := r.Text.Check(b.Span); err != nil {
			return document{}, fmt.Errorf("encode block of %s: %w", r.Name, err)
		}
		out.Metadata = append(out.Metadata, block{string(b.Kind), b.Span.Start, b.Span.End, r.Text.Slice(b.Span)})
	}
	for _, c := range d.Claims {
		w, err := toWire(c, by)
		if err != nil {
			return document{}, err
		}
		out.Claims = append(out.Claims, w)
	}
	return out, nil
}
