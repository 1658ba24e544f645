package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"
)

// examples are what the operations answer for the sample, by their ID; the tests make
// them (UPDATE=1) and check that they hold.
//
//go:embed examples.json
var examples []byte

// describe makes the OpenAPI document of the table of routes.
func (a *API) describe() ([]byte, error) {
	var shown map[string]json.RawMessage
	if err := json.Unmarshal(examples, &shown); err != nil {
		return nil, fmt.Errorf("the examples: %w", err)
	}
	s := newSchemas()
	paths := object{}
	for i := range a.routes {
		rt := &a.routes[i]
		item, _ := paths[rt.path].(object)
		if item == nil {
			item = object{}
			paths[rt.path] = item
		}
		item[strings.ToLower(rt.method)] = s.operation(rt, shown[rt.id])
	}
	s.of(reflect.TypeFor[Problem]())
	doc := object{
		"openapi":           "3.1.0",
		"jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
		"info": object{
			"title": "Reportedly", "version": a.options.Version.Program, "summary": "Who reported what, how surely, and who else says so.",
			"description": about, "license": object{"name": "Apache License 2.0", "identifier": "Apache-2.0"},
		},
		"servers": []any{object{"url": Base, "description": "This server."}},
		"tags":    tags(), "paths": paths,
		"security": []any{object{"token": []string{}}, object{"session": []string{}}},
		"components": object{
			"schemas": s.named, "responses": problems(), "headers": headers(),
			"securitySchemes": object{
				"token":   object{"type": "http", "scheme": "bearer", "description": "An API token, with the scopes that an operation names."},
				"session": object{"type": "apiKey", "in": "cookie", "name": "reportedly", "description": "The session of who is signed in in the browser; over TLS its name begins with __Host-. On the machine itself nobody needs to sign in where there are no accounts."},
			},
		},
	}
	out := &bytes.Buffer{}
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(doc)
	return out.Bytes(), err
}

const about = "Claims that reports make, with who says so and how surely, set against each other. " +
	"Nothing here says what is true.\n\n" +
	"IDs of reports and developments may be cut to a beginning that is unique. Lists come page by page: next, and the header Link, lead to the next page. " +
	"Texts are UTF-8, and offsets count its bytes from 0; ends are exclusive. Times of claims are EDTF (ISO 8601-2).\n\n" +
	"Answers have an entity tag: with If-None-Match they come again only where they changed, and with If-Match a decision is refused (412) where somebody decided meanwhile. " +
	"A parameter or field that there isn’t is an error, not silently left out."

func tags() []any {
	var out []any
	for _, t := range [][2]string{
		{"reports", "What was published, with the claims that were read from it."},
		{"runs", "Adding reports: they are read in the background."},
		{"claims", "One proposition of one report each, with how the report knows it."},
		{"developments", "What several claims are about, who knows of it, and where they differ."},
		{"sources", "Who publishes, and how reliable a person thinks them."},
		{"names", "Actors and places that claims name, and who held what when."},
		{"judgements", "The log of what people decided. It only grows."},
		{"views", "Questions that people keep under a name of their own."},
		{"export", "All that passes a filter, in one answer."},
		{"about", "What answers, what is in it, and what its words mean."},
	} {
		out = append(out, object{"name": t[0], "description": t[1]})
	}
	return out
}

// headers are those of answers.
func headers() object {
	text := func(doc string) object {
		return object{"description": doc, "schema": object{"type": "string"}}
	}
	return object{
		"ETag":               text("Changes with the answer. An answer that is compressed has one of its own; both are taken."),
		"Link":               text(`Where there is more: <…>; rel="next".`),
		"Location":           text("The address of what was made."),
		"X-Request-Id":       text("Names the request in the log: the one that was sent, or a new one."),
		"Retry-After":        text("How many seconds to wait."),
		"Allow":              text("The methods that there are."),
		"WWW-Authenticate":   text("How to sign in."),
		"Preference-Applied": text("wait, where the answer waited for the end."),
	}
}

// problems are the answers to what can't be done.
func problems() object {
	out := object{}
	for _, k := range kinds() {
		h := object{"X-Request-Id": ref("headers", "X-Request-Id")}
		switch k.status {
		case 401:
			h["WWW-Authenticate"] = ref("headers", "WWW-Authenticate")
		case 405:
			h["Allow"] = ref("headers", "Allow")
		case 429, 503:
			h["Retry-After"] = ref("headers", "Retry-After")
		}
		out[k.name] = object{"description": k.title + ". " + k.means, "headers": h, "content": object{"application/problem+json": object{
			"schema":  ref("schemas", "Problem"),
			"example": object{"type": Base + "/problems/" + k.name, "title": k.title, "status": k.status, "detail": k.title + ".", "request_id": "x5tq3n7cz2vb6a4d"},
		}}}
	}
	return out
}

func ref(kind, name string) object { return object{"$ref": "#/components/" + kind + "/" + name} }

// operation is one entry of the document.
func (s *schemas) operation(rt *route, example json.RawMessage) object {
	out := object{"operationId": rt.id, "tags": []string{rt.tag}, "summary": rt.summary, "responses": s.responses(rt, example)}
	if rt.doc != "" {
		out["description"] = rt.doc
	}
	if rt.need == "" {
		out["security"] = []any{object{}}
	} else {
		out["security"] = []any{object{"token": []string{string(rt.need)}}, object{"session": []string{string(rt.need)}}}
	}
	var params []any
	for _, x := range rt.in.params {
		p := object{"name": x.name, "in": x.in, "description": x.doc, "schema": s.input(x)}
		if x.required {
			p["required"] = true
		}
		if x.example != "" {
			p["example"] = sampleOf(x)
		}
		params = append(params, p)
	}
	if rt.method == http.MethodGet && rt.media == nil {
		params = append(params, tagParam("If-None-Match", "The entity tag of what is known already: 304 where it still holds."))
	}
	if hasMatch(rt) {
		params = append(params, tagParam("If-Match", "The entity tag of what the decision rests on, as its GET gave it: 412 where it no longer holds."))
	}
	if params != nil {
		out["parameters"] = params
	}
	if rt.in.body != nil {
		out["requestBody"] = s.body(rt)
	}
	return out
}

// hasMatch tells whether a route takes If-Match.
func hasMatch(rt *route) bool {
	for _, status := range rt.also {
		if status == http.StatusPreconditionFailed {
			return true
		}
	}
	return false
}

func tagParam(name, doc string) object {
	return object{"name": name, "in": "header", "description": doc, "schema": object{"type": "string"}}
}

// sampleOf is a parameter's example as the value that it is.
func sampleOf(x param) any {
	var v any = x.example
	if n, err := strconv.ParseFloat(x.example, 64); err == nil && x.typ.Kind() >= 2 && x.typ.Kind() <= 14 {
		v = n
	}
	if x.list {
		return []any{v}
	}
	return v
}

// body is what an operation takes.
func (s *schemas) body(rt *route) object {
	properties, required, example := object{}, []string{}, object{}
	for _, x := range rt.in.body {
		p := s.input(x)
		p["description"] = x.doc
		properties[x.name] = p
		if x.required {
			required = append(required, x.name)
		}
		if x.example != "" {
			example[x.name] = sampleOf(x)
		}
	}
	schema := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	content := object{"application/json": object{"schema": schema, "example": example}}
	if rt.method == http.MethodPatch {
		content["application/merge-patch+json"] = object{"schema": schema, "example": example}
	}
	if rt.forms {
		form := object{"files": object{"type": "array", "minItems": 1, "items": object{"type": "string", "contentMediaType": "application/octet-stream"}, "description": "Files of plain text or HTML."}}
		for _, name := range []string{"source", "published", "note"} {
			form[name] = properties[name]
		}
		content["multipart/form-data"] = object{"schema": object{"type": "object", "properties": form, "required": []string{"files"}}}
	}
	return object{"required": len(required) > 0, "content": content}
}

// responses are what an operation answers.
func (s *schemas) responses(rt *route, example json.RawMessage) object {
	h := object{"X-Request-Id": ref("headers", "X-Request-Id")}
	for _, name := range rt.headers {
		h[name] = ref("headers", name)
	}
	good := object{"description": "As asked.", "headers": h}
	content := object{}
	if rt.out != nil {
		of := object{"schema": s.of(rt.out)}
		if example != nil {
			of["example"] = example
		}
		content["application/json"] = of
		if rt.out.Kind() == reflect.Struct && strings.HasSuffix(nameOf(rt.out), "List") {
			h["Link"] = ref("headers", "Link")
		}
	}
	for media, doc := range rt.media {
		form := "string"
		if media == mapMedia {
			form = "object"
		}
		content[media] = object{"schema": object{"type": form, "description": doc}}
	}
	if len(content) > 0 {
		good["content"] = content
	}
	out := object{strconv.Itoa(rt.status): good}
	if rt.other != "" {
		out["200"] = object{"description": rt.other, "headers": h, "content": content}
	}
	if rt.method == http.MethodGet && rt.media == nil {
		out["304"] = object{"description": "What is known already still holds.", "headers": object{"ETag": ref("headers", "ETag")}}
	}
	common := []int{400, 405, 429, 500}
	if rt.need != "" {
		common = append(common, 401, 403)
	}
	if rt.method != http.MethodGet {
		common = append(common, 403, 413, 415, 503, 507)
	}
	for _, k := range kinds() {
		for _, status := range append(common, rt.also...) {
			if k.status == status {
				out[strconv.Itoa(status)] = ref("responses", k.name)
			}
		}
	}
	return out
}
