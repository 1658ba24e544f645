package api

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/codebook"
)

// plan is how a request is read into a type: its parameters and its body's fields, from
// the fields' tags (path, query, header or json; doc, example, values, min, max, need).
type plan struct {
	params []param
	body   []param // nil where there is no body
	index  []int   // of the field that holds the body
	typ    reflect.Type
}

// param is a parameter, or a field of a body.
type param struct {
	in, name     string // in: "path", "query", "header", "body"
	index        []int
	typ          reflect.Type
	list         bool
	required     bool
	doc, example string
	values       []string
	min, max     *float64
}

func planOf(t reflect.Type) *plan {
	p := &plan{typ: t}
	p.add(t, nil)
	return p
}

func (p *plan) add(t reflect.Type, at []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(slices.Clone(at), i)
		if f.Anonymous {
			p.add(f.Type, index)
			continue
		}
		if f.Name == "Body" {
			p.index, p.body = index, []param{}
			for j := range f.Type.NumField() {
				p.body = append(p.body, paramOf(f.Type.Field(j), "body", "json", []int{j}))
			}
			continue
		}
		for _, in := range []string{"path", "query", "header"} {
			if _, ok := f.Tag.Lookup(in); ok {
				p.params = append(p.params, paramOf(f, in, in, index))
			}
		}
	}
}

func paramOf(f reflect.StructField, in, tag string, index []int) param {
	name, _, _ := strings.Cut(f.Tag.Get(tag), ",")
	x := param{in: in, name: name, index: index, typ: f.Type, doc: f.Tag.Get("doc"), example: f.Tag.Get("example"), required: in == "path" || f.Tag.Get("need") == "true"}
	if f.Type.Kind() == reflect.Slice {
		x.list, x.typ = true, f.Type.Elem()
	}
	if x.typ.Kind() == reflect.Pointer {
		x.typ = x.typ.Elem()
	}
	x.values = valuesOf(f.Tag.Get("values"))
	x.min, x.max = bound(f.Tag.Get("min")), bound(f.Tag.Get("max"))
	return x
}

// valuesOf are the values of a tag: "a|b", or all of a field of the codebook: "@kind".
func valuesOf(tag string) []string {
	if tag == "" {
		return nil
	}
	field, ok := strings.CutPrefix(tag, "@")
	if !ok {
		return strings.Split(tag, "|")
	}
	var out []string
	for _, t := range codebook.New().Values(field) {
		out = append(out, t.Name)
	}
	return out
}

func bound(tag string) *float64 {
	x, err := strconv.ParseFloat(tag, 64)
	if err != nil {
		return nil
	}
	return &x
}
