package times

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// creationTime is the function of the expression that dates the document.
const creationTime = "CREATION_TIME"

// DecodeTimeML reads a TimeML document: what stands in its TEXT is the text, the
// document creation time the publication, and its TIMEX3 the gold. Marks of
// events and relations are read over.
func DecodeTimeML(path string, content []byte) (*Document, error) {
	r := timeMLReader{decoder: xml.NewDecoder(bytes.NewReader(content))}
	r.decoder.Strict = false // entities of HTML
	r.decoder.Entity = xml.HTMLEntity
	r.decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for {
		token, err := r.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w: %w", path, reportedly.ErrInvalid, err)
		}
		r.token(token)
	}
	if !r.hasText {
		return nil, fmt.Errorf("read %s: %w: no TEXT", path, reportedly.ErrInvalid)
	}
	return &Document{
		Doc:  &ling.Document{ID: filepath.Base(path), Text: text.New(r.text.String()), Published: r.published},
		Gold: r.gold,
	}, nil
}

type timeMLReader struct {
	decoder   *xml.Decoder
	text      strings.Builder
	published string
	gold      []GoldTime
	open      []int // gold that has begun and not ended
	inText    bool
	hasText   bool
}

func (r *timeMLReader) token(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "TEXT":
			r.inText, r.hasText = true, true
		case "TIMEX3":
			r.begin(t)
		}
	case xml.EndElement:
		switch {
		case t.Name.Local == "TEXT":
			r.inText = false
		case t.Name.Local == "TIMEX3" && len(r.open) > 0:
			r.gold[r.open[len(r.open)-1]].Span.End = r.text.Len()
			r.open = r.open[:len(r.open)-1]
		}
	case xml.CharData:
		if r.inText {
			r.text.Write(t)
		}
	}
}

func (r *timeMLReader) begin(t xml.StartElement) {
	attr := map[string]string{}
	for _, a := range t.Attr {
		attr[a.Name.Local] = a.Value
	}
	if attr["functionInDocument"] == creationTime && r.published == "" {
		r.published, _, _ = strings.Cut(attr["value"], "T")
	}
	if r.inText {
		r.open = append(r.open, len(r.gold))
		at := r.text.Len()
		r.gold = append(r.gold, GoldTime{text.Span{Start: at, End: at}, attr["type"], attr["value"]})
	}
}
