package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/text"
)

// Document is a report that was read.
type Document struct {
	Report    *reportedly.Report
	Sentences []text.Span // in order; blocks without any are shown as one
	Claims    []reportedly.Claim
}

// Options add to the page.
type Options struct {
	Reader string // what read the claims, for the foot of the page: "reportedly 0.1.0, model small 0.1.0"
}

//go:embed page.tmpl
var pageTemplate string

//go:embed page.css
var style string

//go:embed page.js
var script string

// Write writes the page. The error is the writer's.
func Write(w io.Writer, docs []Document, opt Options) error {
	t, err := template.New("page").Funcs(template.FuncMap{"of": newPart}).Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("parse the page's template: %w", err)
	}
	if err := t.Execute(w, newPage(docs, opt)); err != nil {
		return fmt.Errorf("write page: %w", err)
	}
	return nil
}

// part is a piece of a document for a template of its own.
type part struct {
	Document int
	Value    any
}

func newPart(document int, value any) part { return part{document, value} }

// page is what the template shows.
type page struct {
	Title, Policy, Reader string
	Style, Script         template.HTML // whole elements
	Documents             []documentView
	Several               bool
	Claims                int
	Classes               []classView
	Terms                 []codebook.Term
}

// classView is an entry of the legend.
type classView struct {
	Key, Symbol, Name string
	Count             int
}

func newPage(docs []Document, opt Options) page {
	p := page{
		Reader: opt.Reader, Several: len(docs) > 1,
		Policy: "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style) + "; script-src " + hash(script),
		// The files are the package's own. The policy's hashes are of the exact
		// text between the tags.
		Style:  template.HTML("<style>" + style + "</style>"),
		Script: template.HTML("<script>" + script + "</script>"),
	}
	counts := map[phrase.Class]int{}
	used := newGlossary()
	for i, d := range docs {
		v := newDocumentView(d, i+1, used)
		p.Documents = append(p.Documents, v)
		p.Claims += len(v.Claims)
		for j := range d.Claims {
			counts[phrase.ClassOf(&d.Claims[j])]++
		}
	}
	for _, c := range phrase.Classes {
		if counts[c] > 0 {
			p.Classes = append(p.Classes, classView{key(c), c.Symbol(), string(c), counts[c]})
		}
	}
	p.Terms = used.terms()
	p.Title = "Claims of " + fmt.Sprint(len(docs)) + " reports"
	if len(docs) == 1 {
		p.Title = p.Documents[0].Name
	}
	return p
}

// hash is a source of a content security policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// key is a class as a CSS class.
func key(c phrase.Class) string {
	switch c {
	case phrase.VerbalCooperation:
		return "q1"
	case phrase.MaterialCooperation:
		return "q2"
	case phrase.VerbalConflict:
		return "q3"
	case phrase.MaterialConflict:
		return "q4"
	}
	return "state"
}
