package api

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"
)

//go:embed page.tmpl page.css
var pageFiles embed.FS

// pageSection is a tag with its operations.
type pageSection struct {
	Name, About string
	Operations  []pageOperation
}

type pageOperation struct {
	ID, Method, Path, Summary, About, Scope, Answer string
	List                                            bool
	Params                                          []pageField
}

type pageField struct{ Name, In, Type, About string }

type pageType struct {
	Name, About string
	Fields      []pageField
}

// page is the document for people: one page without any script.
func (a *API) page(named map[string]any) ([]byte, error) {
	t, err := template.ParseFS(pageFiles, "page.tmpl")
	if err != nil {
		return nil, err
	}
	sections := []pageSection{}
	for _, tag := range tags() {
		t := tag.(object)
		sections = append(sections, pageSection{Name: t["name"].(string), About: t["description"].(string)})
	}
	for i := range a.routes {
		rt := &a.routes[i]
		at := slices.IndexFunc(sections, func(s pageSection) bool { return s.Name == rt.tag })
		sections[at].Operations = append(sections[at].Operations, operationOf(rt))
	}
	var types []pageType
	for _, name := range slices.Sorted(maps.Keys(named)) {
		if !strings.HasSuffix(name, "List") {
			types = append(types, typeOf(name, named[name].(object)))
		}
	}
	out := &bytes.Buffer{}
	err = t.Execute(out, map[string]any{"Base": Base, "About": strings.Split(about, "\n\n"), "Sections": sections, "Types": types, "Problems": kindRows()})
	return out.Bytes(), err
}

func operationOf(rt *route) pageOperation {
	op := pageOperation{ID: rt.id, Method: rt.method, Path: rt.path, Summary: rt.summary, About: rt.doc, Scope: string(rt.need)}
	for _, x := range append(slices.Clone(rt.in.params), rt.in.body...) {
		kind := x.typ.Kind().String()
		switch {
		case len(x.values) > 0:
			kind = strings.Join(x.values, " · ")
		case kind == "array":
			kind = "[start, end]"
		case kind == "int64" || kind == "float64":
			kind = "number"
		}
		if x.list {
			kind += ", any number of times"
			if x.in == "body" {
				kind = strings.Replace(kind, ", any number of times", ", a list", 1)
			}
		}
		if x.required && x.in != "path" {
			kind += ", needed"
		}
		op.Params = append(op.Params, pageField{x.name, x.in, kind, x.doc})
	}
	switch {
	case rt.out != nil && rt.out.Name() != "":
		op.Answer, op.List = strings.CutSuffix(nameOf(rt.out), "List")
	case len(rt.media) > 0:
		op.About = strings.TrimSpace(op.About + " Answers in " + strings.Join(slices.Sorted(maps.Keys(rt.media)), ", ") + ".")
	}
	return op
}

func typeOf(name string, schema object) pageType {
	out := pageType{Name: name}
	out.About, _ = schema["description"].(string)
	properties, _ := schema["properties"].(object)
	for _, field := range slices.Sorted(maps.Keys(properties)) {
		p := properties[field].(object)
		about, _ := p["description"].(string)
		out.Fields = append(out.Fields, pageField{Name: field, Type: wordOf(p), About: about})
	}
	return out
}

// wordOf says a schema in a word.
func wordOf(p object) string {
	if r, ok := p["$ref"].(string); ok {
		return r[strings.LastIndex(r, "/")+1:]
	}
	if items, ok := p["items"].(object); ok {
		return "list of " + wordOf(items)
	}
	if values, ok := p["enum"].([]any); ok {
		words := make([]string, len(values))
		for i, v := range values {
			words[i] = fmt.Sprint(v)
		}
		return strings.Join(words, " · ")
	}
	switch t := p["type"].(type) {
	case string:
		return t
	case []any:
		return fmt.Sprint(t[0]) + " or null"
	}
	return ""
}

func kindRows() []ProblemType {
	list, _ := listProblems(nil, nil)
	return list.Items
}

// servePage serves the page and its style.
func (a *API) servePage(w http.ResponseWriter, r *http.Request, page []byte) {
	media := "text/html; charset=utf-8"
	if strings.HasSuffix(r.URL.Path, ".css") {
		page, _ = pageFiles.ReadFile("page.css")
		media = "text/css; charset=utf-8"
	}
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	tag := tagOf(page)
	h.Set("Etag", tag)
	if known := matching(r.Header.Get("If-None-Match"), tag); known != "" {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = w.Write(page) // who asked may have gone away
}

// componentsOf are the document's types.
func componentsOf(document []byte) (map[string]any, error) {
	var doc struct {
		Components struct{ Schemas map[string]any }
	}
	err := json.Unmarshal(document, &doc)
	return doc.Components.Schemas, err
}
