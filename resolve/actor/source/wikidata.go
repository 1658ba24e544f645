package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// binding is a value of a query's result.
type binding struct {
	Type  string `json:"type"`
	Value string `json:"value"`
	Lang  string `json:"xml:lang"`
}

// wikidata reads the results of a SPARQL query as JSON: the standard's form, or
// the list of plain objects that the query service saves. The subject is ?item,
// ?actor, ?person or ?org, else the first variable that holds items. Of the other
// variables these are read: ?itemLabel, ?itemAltLabel (parted by commas), ?alias,
// ?acronym, ?kind, ?country (a code, a name, or an item with ?countryLabel),
// ?position or ?office (or their Label), ?start, ?end, ?inception, ?dissolved.
func (f *file) wikidata() error {
	rows, err := f.bindings()
	if err != nil {
		return err
	}
	subject := subjectOf(rows)
	if subject == "" {
		return f.errorAt(1, "SELECT ?item ?itemLabel … names them", "no variable holds Wikidata items")
	}
	for i, row := range rows {
		q, ok := item(row[subject].Value)
		if !ok {
			f.note(i+1, "row without an item in ?%s", subject)
			continue
		}
		if err := f.wikidataRow(i+1, q, subject, row); err != nil {
			return err
		}
	}
	for _, a := range f.result.Actors {
		if a.Name == "" {
			return f.errorAt(a.Values[0].From.Row, "SELECT ?"+subject+"Label too, with the label service", "item %s has no label", a.Wikidata)
		}
	}
	return nil
}

func (f *file) bindings() ([]map[string]binding, error) {
	if bytes.HasPrefix(bytes.TrimSpace(f.content), []byte("[")) {
		var flat []map[string]any
		if err := f.decode(f.content, 0, &flat); err != nil {
			return nil, err
		}
		rows := make([]map[string]binding, len(flat))
		for i, o := range flat {
			rows[i] = map[string]binding{}
			for k, v := range o {
				if s := fmt.Sprint(v); v != nil && s != "" {
					rows[i][k] = binding{Value: s}
				}
			}
		}
		return rows, nil
	}
	var doc struct {
		Results struct {
			Bindings []map[string]binding `json:"bindings"`
		} `json:"results"`
	}
	if err := f.decode(f.content, 0, &doc); err != nil {
		return nil, err
	}
	return doc.Results.Bindings, nil
}

// decode reads JSON that begins at an offset of the file.
func (f *file) decode(b []byte, offset int64, v any) error {
	err := json.Unmarshal(b, v)
	switch e := err.(type) {
	case nil:
		return nil
	case *json.SyntaxError:
		return f.errorAt(f.line(offset+e.Offset), "", "%v", err)
	case *json.UnmarshalTypeError:
		return f.errorAt(f.line(offset+e.Offset), "", "%s is a %s, which is not what belongs there", e.Field, e.Value)
	}
	return f.errorAt(f.line(offset), "", "%v", err)
}

// item is the item that an address or a bare identifier names.
func item(s string) (string, bool) {
	q := s[strings.LastIndexByte(s, '/')+1:]
	return q, wikidataForm.MatchString(q)
}

func subjectOf(rows []map[string]binding) string {
	holds := func(v string) bool {
		return slices.ContainsFunc(rows[:min(len(rows), 50)], func(r map[string]binding) bool { _, ok := item(r[v].Value); return ok })
	}
	for _, v := range []string{"item", "actor", "person", "org", "organization", "organisation", "group"} {
		if len(rows) > 0 && holds(v) {
			return v
		}
	}
	if len(rows) == 0 {
		return ""
	}
	var vars []string
	for v := range rows[0] {
		vars = append(vars, v)
	}
	slices.Sort(vars)
	for _, v := range vars {
		if holds(v) {
			return v
		}
	}
	return ""
}

func (f *file) wikidataRow(n int, q, subject string, row map[string]binding) error {
	a, from := f.actor("wikidata:"+q), f.from(n)
	if a.Wikidata == "" {
		a.Add(actor.FieldWikidata, q, from)
	}
	seen := func(text string) bool {
		return slices.ContainsFunc(a.Names, func(x actor.Name) bool { return x.Text == text })
	}
	name := func(b binding, acronym bool) {
		if _, bare := item(b.Value); b.Value != "" && !bare && !seen(b.Value) {
			a.AddName(actor.Name{Text: b.Value, Lang: b.Lang, Acronym: acronym, From: from})
		}
	}
	name(row[subject+"Label"], false)
	name(row["label"], false)
	name(row["name"], false)
	for alias := range strings.SplitSeq(row[subject+"AltLabel"].Value, ", ") {
		name(binding{Value: alias, Lang: row[subject+"AltLabel"].Lang}, false)
	}
	for _, v := range []string{"alias", "aliasLabel", "altLabel", "nativeLabel", "native"} {
		name(row[v], false)
	}
	for _, v := range []string{"acronym", "shortName"} {
		name(row[v], true)
	}
	if k := row["kind"].Value; k != "" && a.Kind == "" {
		kind, ok := kindOf(k)
		if !ok {
			return f.errorAt(n, "use one of "+joined(actor.Kinds), "unknown kind %q", k)
		}
		a.Add(actor.FieldKind, string(kind), from)
	}
	f.wikidataCountry(a, n, row)
	return f.wikidataTerm(a, n, row)
}

func (f *file) wikidataCountry(a *actor.Actor, n int, row map[string]binding) {
	for _, v := range []string{"iso3", "countryCode", "countryLabel", "country"} {
		s := row[v].Value
		if _, isItem := item(s); s == "" || isItem {
			continue
		}
		code, ok := f.country(s)
		if !ok {
			f.note(n, "country %q is not known and left out", s)
		} else if !a.ActsIn(code) {
			a.Add(actor.FieldCountry, code, f.from(n))
		}
		return
	}
}

// wikidataTerm reads an office with its dates, or the dates of a body.
func (f *file) wikidataTerm(a *actor.Actor, n int, row map[string]binding) error {
	day := func(v string) string {
		s, _, _ := strings.Cut(row[v].Value, "T")
		return strings.TrimPrefix(s, "+")
	}
	office := ""
	for _, v := range []string{"positionLabel", "officeLabel", "position", "office"} {
		if _, isItem := item(row[v].Value); office == "" && !isItem {
			office = row[v].Value
		}
	}
	if office != "" {
		v := values{"office": {office}}
		for key, name := range map[string]string{"from": "start", "to": "end"} {
			if d := day(name); d != "" {
				v[key] = []string{d}
			}
		}
		if a.Country != "" {
			v["country"] = []string{a.Country}
		}
		had := len(a.Offices)
		if err := f.officeOf(a, n, v); err != nil {
			return err
		}
		if a.Kind == "" {
			a.Add(actor.FieldKind, string(reportedly.Person), f.from(n))
		}
		last := a.Offices[len(a.Offices)-1]
		if slices.ContainsFunc(a.Offices[:had], func(o actor.Office) bool { return o.Office == last.Office && o.During == last.During }) {
			a.Offices = a.Offices[:had] // a row more for another alias
		}
		return nil
	}
	if from, to := day("inception"), day("dissolved"); a.Active == "" && (from != "" || to != "") {
		during, err := f.interval(n, "inception", span(from, to))
		if err != nil {
			return err
		}
		a.Add(actor.FieldActive, during, f.from(n))
	}
	return nil
}
