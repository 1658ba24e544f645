package api

import (
	_ "embed"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/internal/geometry"
)

// words say what the fields of answers mean: type, field, meaning, and what holds of the
// values.
//
//go:embed words.tsv
var words string

// schemas makes JSON Schemas of Go types.
type schemas struct {
	words map[[2]string][2]string // type and field → meaning and what holds
	named map[string]object
	types map[string]reflect.Type // of a name
}

// object is an object of JSON whose names are in no order.
type object = map[string]any

func newSchemas() *schemas {
	s := &schemas{words: map[[2]string][2]string{}, named: map[string]object{}, types: map[string]reflect.Type{}}
	for _, line := range strings.Split(strings.TrimSpace(words), "\n")[1:] {
		c := append(strings.Split(line, "\t"), "", "", "")
		s.words[[2]string{c[0], c[1]}] = [2]string{c[2], c[3]}
	}
	return s
}

// rename are the components whose Go names say less than is needed outside.
func rename(name string) string {
	switch name {
	case "held":
		return "Standing"
	case "change":
		return "FieldChange"
	case "changed":
		return "ClaimChange"
	case "stepPart":
		return "PictureChange"
	case "degree":
		return "Credibility"
	case "numberRange":
		return "Range"
	case "sharing":
		return "SharedWords"
	case "passage":
		return "SharedPassage"
	case "when":
		return "Time"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// nameOf is the component's name of a struct type: "StoredClaim", "StoredClaimList".
func nameOf(t reflect.Type) string {
	name, of, generic := strings.Cut(t.Name(), "[")
	if !generic {
		return rename(name)
	}
	of = strings.TrimSuffix(of, "]")
	return rename(of[strings.LastIndex(of, ".")+1:]) + name
}

// of is the schema of a type; that of a struct is a component that it refers to.
func (s *schemas) of(t reflect.Type) object {
	if t == reflect.TypeFor[geometry.JSON]() {
		return geometrySchema()
	}
	switch t.Kind() {
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Slice:
		return object{"type": "array", "items": s.of(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": s.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": s.of(t.Elem())}
	case reflect.Struct:
		return s.component(t)
	}
	return object{}
}

func geometrySchema() object {
	return object{"type": "object", "description": "A geometry of GeoJSON (RFC 7946): longitude first, WGS 84.", "required": []string{"type"},
		"properties": object{"type": object{"type": "string"}, "coordinates": object{"type": "array"}}}
}

func (s *schemas) component(t reflect.Type) object {
	name := nameOf(t)
	ref := object{"$ref": "#/components/schemas/" + name}
	if known, ok := s.types[name]; ok {
		if known != t {
			panic("two types are called " + name)
		}
		return ref
	}
	s.types[name] = t
	s.named[name] = object{} // it may hold itself
	out := object{"type": "object"}
	if w, ok := s.words[[2]string{name, ""}]; ok {
		out["description"] = w[0]
	}
	properties, required := object{}, []string{}
	s.fields(t, name, properties, &required)
	out["properties"] = properties
	if len(required) > 0 {
		slices.Sort(required)
		out["required"] = required
	}
	s.named[name] = out
	return ref
}

// fields are a struct's, with those of structs that it embeds, which its own hide.
func (s *schemas) fields(t reflect.Type, owner string, properties object, required *[]string) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous {
			s.fields(f.Type, nameOf(f.Type), properties, required)
		}
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() || name == "-" || name == "" {
			continue
		}
		must := option != "omitempty"
		*required = slices.DeleteFunc(*required, func(r string) bool { return r == name })
		if must {
			*required = append(*required, name)
		}
		properties[name] = s.field(owner, name, f.Type, must)
	}
}

func (s *schemas) field(owner, name string, t reflect.Type, must bool) object {
	out := s.of(t)
	if must && t.Kind() == reflect.Pointer {
		out["type"] = []any{out["type"], "null"}
	}
	w, ok := s.words[[2]string{owner, name}]
	if !ok {
		w = s.words[[2]string{"", name}]
	}
	if w[0] != "" {
		out["description"] = w[0]
	}
	constrain(out, w[1])
	return out
}

// constrain adds what holds of values: "@kind" (those of the codebook), "a|b", "0..1",
// "format date-time", "pattern …".
func constrain(to object, rule string) {
	if items, ok := to["items"].(object); ok && rule != "" {
		constrain(items, rule)
		return
	}
	low, high, between := strings.Cut(rule, "..")
	switch {
	case rule == "":
	case strings.HasPrefix(rule, "format "):
		to["format"] = strings.TrimPrefix(rule, "format ")
	case strings.HasPrefix(rule, "pattern "):
		to["pattern"] = strings.TrimPrefix(rule, "pattern ")
	case between:
		if x, err := strconv.ParseFloat(low, 64); err == nil {
			to["minimum"] = x
		}
		if x, err := strconv.ParseFloat(high, 64); err == nil {
			to["maximum"] = x
		}
	default:
		to["enum"] = valuesOf(rule)
	}
}

// input is the schema of a parameter or of a body's field.
func (s *schemas) input(x param) object {
	out := s.of(x.typ)
	if x.values != nil {
		out["enum"] = x.values
	}
	if x.min != nil {
		out["minimum"] = *x.min
	}
	if x.max != nil {
		out["maximum"] = *x.max
	}
	if x.typ.Kind() == reflect.String {
		if x.required && x.values == nil {
			out["minLength"] = 1
		}
		if x.in != "body" {
			out["maxLength"] = maxValue
		}
	}
	if x.list {
		out = object{"type": "array", "items": out, "maxItems": maxValues}
	}
	return out
}
