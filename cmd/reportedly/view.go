package main

import (
	"flag"
	"fmt"
	"io"

	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/store"
)

// view is how the answers of memory are printed; its verbs share it.
type view struct {
	database
	format choice
	colour choice
	width  int
}

// define defines the flags. forms are the formats of the verb, the first its default.
func (v *view) define(fs *flag.FlagSet, forms ...string) {
	v.database.define(fs)
	v.format = choice{forms[0], forms}
	v.format.defineFormat(fs, "the `FORM` of output: "+orList(forms))
	v.colour = choice{"auto", colours}
	fs.Var(&v.colour, "color", "`WHEN` to colour text: auto, always or never; NO_COLOR is heeded")
	fs.IntVar(&v.width, "width", 0, "`COLUMNS` of text; the terminal's, or 80")
}

func orList(words []string) string {
	s := words[0]
	for i, w := range words[1:] {
		if i == len(words)-2 {
			s += " or " + w
		} else {
			s += ", " + w
		}
	}
	return s
}

func (v *view) options(e *env) terminal.Options { return e.options(v.colour.value, v.width) }

// paging is a part of a list.
type paging struct {
	limit  int
	cursor string
}

// maxLimit is the most items of one page.
const maxLimit = 1000

func (p *paging) define(fs *flag.FlagSet, limit int) {
	fs.IntVar(&p.limit, "limit", limit, "print at most `N` items")
	fs.StringVar(&p.cursor, "cursor", "", "go on after an earlier page, by its `CURSOR`")
}

func (p *paging) check() error {
	if p.limit < 1 || p.limit > maxLimit {
		return wrong("--limit %d lies outside 1 to %d", p.limit, maxLimit)
	}
	return nil
}

func (p *paging) page() store.Page { return store.Page{After: store.Cursor(p.cursor), Limit: p.limit} }

// listing says how a list is printed in each form.
type listing[T, W any] struct {
	text    func(io.Writer, []T) error
	wire    func(T) (W, error)
	columns []string
	cells   func(*T) []string
	none    string // what to say where there is nothing
}

// print prints a page of a list, and says how to get the next one.
func (l listing[T, W]) print(e *env, v *view, list store.List[T]) error {
	err := l.body(e, v, list)
	if err != nil || v.format.value == "json" {
		return err
	}
	switch {
	case len(list.Items) == 0 && l.none != "":
		e.say(l.none)
	case list.Next != "":
		e.hint("there is more: --cursor " + string(list.Next))
	}
	return nil
}

func (l listing[T, W]) body(e *env, v *view, list store.List[T]) error {
	switch v.format.value {
	case "csv":
		t, err := csv.New(e.Out, l.columns)
		if err != nil {
			return err
		}
		for i := range list.Items {
			if err := t.Row(l.cells(&list.Items[i])); err != nil {
				return err
			}
		}
		return t.End()
	case "json", "jsonl":
		items := make([]W, 0, len(list.Items))
		for _, item := range list.Items {
			w, err := l.wire(item)
			if err != nil {
				return err
			}
			items = append(items, w)
		}
		if v.format.value == "jsonl" {
			return jsonl.Lines(e.Out, items)
		}
		return jsonl.Pretty(e.Out, jsonl.Page[W]{Items: items, Next: string(list.Next)})
	}
	return l.text(e.Out, list.Items)
}

// say prints something about the run to standard error.
func (e *env) say(what string) { fmt.Fprintln(e.Err, "reportedly: "+what) }
