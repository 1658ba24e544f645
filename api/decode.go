package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly/internal/spelling"
)

// Limits of what requests say.
const (
	maxValues = 100    // of one parameter
	maxValue  = 10_000 // bytes
)

// decode reads the request into v, which is of the route's type.
func (c *call) decode(v reflect.Value) error {
	p := c.route.in
	query, err := url.ParseQuery(c.r.URL.RawQuery)
	if err != nil {
		return wrong("", "the query can't be read")
	}
	faults := p.unknown(query)
	for _, x := range p.params {
		var given []string
		switch x.in {
		case "path":
			given = []string{c.r.PathValue(x.name)}
		case "query":
			given = query[x.name]
		case "header":
			given = c.r.Header.Values(x.name)
		}
		if f := x.set(v.FieldByIndex(x.index), given); f != nil {
			f.Parameter = x.name
			faults = append(faults, *f)
		}
	}
	if len(faults) > 0 {
		return &faulty{faults}
	}
	if p.body == nil {
		return nil
	}
	if media, _, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type")); media == "multipart/form-data" {
		return nil // the handler reads it
	}
	return p.readBody(c.r.Body, v.FieldByIndex(p.index))
}

// unknown are the query's parameters that there aren't.
func (p *plan) unknown(query url.Values) []Fault {
	var names []string
	for _, x := range p.params {
		if x.in == "query" {
			names = append(names, x.name)
		}
	}
	var out []Fault
	for name := range query {
		if slices.Contains(names, name) {
			continue
		}
		f := Fault{Parameter: cut(name), Detail: fmt.Sprintf("there is no parameter %q here", cut(name)), Hint: "there are " + strings.Join(names, ", ")}
		if len(names) == 0 {
			f.Hint = "leave it out"
		} else if near := spelling.Near(cut(name), names, 1); len(near) > 0 {
			f.Hint = "did you mean " + near[0] + "?"
		}
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b Fault) int { return strings.Compare(a.Parameter, b.Parameter) })
	return out
}

// set puts what was given into a field, or says what is wrong with it.
func (x *param) set(to reflect.Value, given []string) *Fault {
	switch {
	case len(given) == 0 && x.required:
		return &Fault{Detail: x.name + " is missing"}
	case len(given) == 0:
		return nil
	case len(given) > 1 && !x.list:
		return &Fault{Detail: x.name + " is given more than once"}
	case len(given) > maxValues:
		return &Fault{Detail: fmt.Sprintf("%s has over %d values", x.name, maxValues)}
	}
	if x.list {
		out := reflect.MakeSlice(to.Type(), len(given), len(given))
		for i, s := range given {
			if f := x.one(out.Index(i), s); f != nil {
				return f
			}
		}
		to.Set(out)
		return nil
	}
	return x.one(to, given[0])
}

func (x *param) one(to reflect.Value, s string) *Fault {
	if len(s) > maxValue || !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
		return &Fault{Detail: x.name + " is too long, or no text"}
	}
	if to.Kind() == reflect.Pointer {
		to.Set(reflect.New(x.typ))
		to = to.Elem()
	}
	switch x.typ.Kind() {
	case reflect.String:
		if x.required && strings.TrimSpace(s) == "" {
			return &Fault{Detail: x.name + " is empty"}
		}
		return x.word(to, s)
	case reflect.Bool:
		b, err := strconv.ParseBool(s)
		if err != nil {
			return &Fault{Detail: fmt.Sprintf("%s is %q", x.name, cut(s)), Hint: "use true or false"}
		}
		to.SetBool(b)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || !x.within(float64(n)) {
			return &Fault{Detail: fmt.Sprintf("%s is %q", x.name, cut(s)), Hint: "use a whole number" + x.span()}
		}
		to.SetInt(n)
	case reflect.Float64:
		n, err := strconv.ParseFloat(s, 64)
		if err != nil || n != n || !x.within(n) {
			return &Fault{Detail: fmt.Sprintf("%s is %q", x.name, cut(s)), Hint: "use a number" + x.span()}
		}
		to.SetFloat(n)
	default:
		return &Fault{Detail: x.name + " can't be read"}
	}
	return nil
}

// word puts a string, which may have to be one of a few, in any case of letters.
func (x *param) word(to reflect.Value, s string) *Fault {
	if x.values == nil {
		to.SetString(s)
		return nil
	}
	for _, v := range x.values {
		if strings.EqualFold(v, s) {
			to.SetString(v)
			return nil
		}
	}
	hint := "use one of " + strings.Join(x.values, ", ")
	if near := spelling.Near(cut(s), x.values, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "? " + hint
	}
	return &Fault{Detail: fmt.Sprintf("%s has no value %q", x.name, cut(s)), Hint: hint}
}

func (x *param) within(n float64) bool {
	return (x.min == nil || n >= *x.min) && (x.max == nil || n <= *x.max)
}

func (x *param) span() string {
	num := func(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
	switch {
	case x.min != nil && x.max != nil:
		return " from " + num(*x.min) + " to " + num(*x.max)
	case x.min != nil:
		return " of at least " + num(*x.min)
	}
	return ""
}

// optional tells whether a request may go without a body.
func (p *plan) optional() bool {
	return !slices.ContainsFunc(p.body, func(x param) bool { return x.required })
}

// readBody reads an object of JSON into a struct, field by field, so that what is wrong
// is named by its pointer.
func (p *plan) readBody(r io.Reader, to reflect.Value) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if len(raw) == 0 && p.optional() {
		return nil
	}
	fields, err := objectOf(raw)
	if err != nil {
		return &faulty{[]Fault{{Pointer: "#", Detail: err.Error(), Hint: "the body is one object of JSON"}}}
	}
	var faults []Fault
	var names []string
	for _, x := range p.body {
		names = append(names, x.name)
		v, given := fields[x.name]
		if !given || string(v) == "null" {
			if x.required {
				faults = append(faults, Fault{Pointer: "#/" + x.name, Detail: x.name + " is missing"})
			}
			continue
		}
		if f := x.read(to.FieldByIndex(x.index), v); f != nil {
			f.Pointer = "#/" + x.name + f.Pointer
			faults = append(faults, *f)
		}
	}
	for name := range fields {
		if slices.Contains(names, name) {
			continue
		}
		f := Fault{Pointer: "#/" + pointer(cut(name)), Detail: fmt.Sprintf("there is no field %q here", cut(name)), Hint: "there are " + strings.Join(names, ", ")}
		if near := spelling.Near(cut(name), names, 1); len(near) > 0 {
			f.Hint = "did you mean " + near[0] + "?"
		}
		faults = append(faults, f)
	}
	if len(faults) > 0 {
		slices.SortFunc(faults, func(a, b Fault) int { return strings.Compare(a.Pointer, b.Pointer) })
		return &faulty{faults}
	}
	return nil
}

// objectOf reads one object of JSON, whose names are there once.
func objectOf(raw []byte) (map[string]json.RawMessage, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, errors.New("the body is no object of JSON")
	}
	out := map[string]json.RawMessage{}
	for d.More() {
		t, err := d.Token()
		name, ok := t.(string)
		if err != nil || !ok {
			return nil, errors.New("the body is broken JSON")
		}
		if _, twice := out[name]; twice {
			return nil, fmt.Errorf("the body has %q twice", cut(name))
		}
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			return nil, errors.New("the body is broken JSON")
		}
		if out[name] = v; len(out) > maxValues {
			return nil, errors.New("the body has too many fields")
		}
	}
	if _, err := d.Token(); err != nil {
		return nil, errors.New("the body is broken JSON")
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the body's object")
	}
	return out, nil
}

// read puts a value of JSON into a field.
func (x *param) read(to reflect.Value, v json.RawMessage) *Fault {
	if !x.list {
		return x.scalar(to, v)
	}
	var items []json.RawMessage
	if json.Unmarshal(v, &items) != nil {
		return &Fault{Detail: x.name + " is no list"}
	}
	if len(items) > maxValues {
		return &Fault{Detail: fmt.Sprintf("%s has over %d values", x.name, maxValues)}
	}
	out := reflect.MakeSlice(to.Type(), len(items), len(items))
	for i, item := range items {
		if f := x.scalar(out.Index(i), item); f != nil {
			f.Pointer = "/" + strconv.Itoa(i)
			return f
		}
	}
	to.Set(out)
	return nil
}

func (x *param) scalar(to reflect.Value, v json.RawMessage) *Fault {
	if to.Kind() == reflect.Pointer {
		to.Set(reflect.New(x.typ))
		to = to.Elem()
	}
	if x.typ.Kind() == reflect.Array {
		return x.pair(to, v)
	}
	if err := json.Unmarshal(v, to.Addr().Interface()); err != nil {
		return &Fault{Detail: fmt.Sprintf("%s is no %s", x.name, x.typ.Kind())}
	}
	switch x.typ.Kind() {
	case reflect.String:
		s := to.String()
		if strings.ContainsRune(s, 0) && x.values == nil {
			return &Fault{Detail: x.name + " is no text"}
		}
		if x.required && strings.TrimSpace(s) == "" {
			return &Fault{Detail: x.name + " is empty"}
		}
		return x.word(to, s)
	case reflect.Int, reflect.Int64:
		if !x.within(float64(to.Int())) {
			return &Fault{Detail: fmt.Sprintf("%s is %d", x.name, to.Int()), Hint: "use a whole number" + x.span()}
		}
	}
	return nil
}

// pair reads [start, end].
func (x *param) pair(to reflect.Value, v json.RawMessage) *Fault {
	var list []int
	if json.Unmarshal(v, &list) != nil || len(list) != to.Len() || list[0] < 0 || list[1] < list[0] {
		return &Fault{Detail: x.name + " has what is no span", Hint: "write [START, END] in bytes of the report’s text, the end exclusive"}
	}
	to.Set(reflect.ValueOf([2]int(list)))
	return nil
}

// pointer is a name as RFC 6901 writes it.
func pointer(name string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}
