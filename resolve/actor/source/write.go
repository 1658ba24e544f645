package source

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// Write writes actors as CSV, YAML or FollowTheMoney entities. What is written as
// CSV or YAML can be read again without loss but for the sources of the values,
// which then are the file; CSV holds the first office only.
func Write(w io.Writer, form Form, actors iter.Seq[*actor.Actor]) error {
	var err error
	switch form {
	case CSV:
		err = writeCSV(w, actors)
	case YAML:
		err = writeYAML(w, actors)
	case FtM:
		err = writeFtM(w, actors)
	default:
		return fmt.Errorf("write actors as %s: %w", form, reportedly.ErrUnsupported)
	}
	if err != nil {
		return fmt.Errorf("write actors as %s: %w", form, err)
	}
	return nil
}

// texts are the distinct texts of the names that a test picks.
func texts(a *actor.Actor, pick func(actor.Name) bool) []string {
	var out []string
	for _, n := range a.Names {
		if n.Text != a.Name && pick(n) && !slices.Contains(out, n.Text) {
			out = append(out, n.Text)
		}
	}
	return out
}

// values is an actor by the columns.
func columnsOf(a *actor.Actor) values {
	latin := func(n actor.Name) bool { return n.Script == "Latn" || n.Script == "" }
	v := values{
		"id": {a.ID}, "name": {a.Name}, "kind": {string(a.Kind)}, "sector": {a.Sector}, "cameo": {a.CAMEO},
		"wikidata": {a.Wikidata}, "active": {a.Active}, "note": {a.Note},
		"aliases":  texts(a, func(n actor.Name) bool { return !n.Acronym && latin(n) }),
		"acronyms": texts(a, func(n actor.Name) bool { return n.Acronym }),
		"native":   texts(a, func(n actor.Name) bool { return !n.Acronym && !latin(n) }),
	}
	for _, x := range a.Values {
		if x.Field == actor.FieldCountry && !slices.Contains(v["country"], x.Text) {
			v["country"] = append(v["country"], x.Text)
		}
	}
	for _, t := range a.Affiliations {
		s := t.To
		if t.During != "" {
			s += "@" + t.During
		}
		if !slices.Contains(v["affiliated"], s) {
			v["affiliated"] = append(v["affiliated"], s)
		}
	}
	return v
}

func officeColumns(o actor.Office) map[string]string {
	out := map[string]string{"office": o.Office, "body": o.Body}
	if from, to, ok := strings.Cut(o.During, "/"); ok {
		out["from"], out["to"] = from, to
	} else if o.During != "" {
		out["from"], out["to"] = o.During, o.During
	}
	return out
}

func writeCSV(w io.Writer, actors iter.Seq[*actor.Actor]) error {
	out := csv.NewWriter(w)
	if err := out.Write(Columns); err != nil {
		return err
	}
	for a := range actors {
		v := columnsOf(a)
		if len(a.Offices) > 0 {
			for k, s := range officeColumns(a.Offices[0]) {
				v[k] = []string{s}
			}
		}
		row := make([]string, len(Columns))
		for i, c := range Columns {
			row[i] = strings.Join(v[c], "|")
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func writeYAML(w io.Writer, actors iter.Seq[*actor.Actor]) error {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for a := range actors {
		v := columnsOf(a)
		item := &yaml.Node{Kind: yaml.MappingNode}
		for _, c := range Columns {
			several := slices.Contains([]string{"aliases", "acronyms", "native", "country", "affiliated"}, c)
			addYAML(item, c, v[c], several && len(v[c]) > 1)
		}
		if len(a.Offices) > 0 {
			offices := &yaml.Node{Kind: yaml.SequenceNode}
			for _, o := range a.Offices {
				x := &yaml.Node{Kind: yaml.MappingNode}
				cells := officeColumns(o)
				for _, c := range []string{"office", "body", "from", "to"} {
					addYAML(x, c, []string{cells[c]}, false)
				}
				addYAML(x, "country", []string{o.Country}, false)
				addYAML(x, "sector", []string{o.Sector}, false)
				offices.Content = append(offices.Content, x)
			}
			item.Content = append(item.Content, scalar("offices"), offices)
		}
		list.Content = append(list.Content, item)
	}
	enc := yaml.NewEncoder(w)
	enc.SetIndent(2)
	if err := enc.Encode(list); err != nil {
		return err
	}
	return enc.Close()
}

func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func addYAML(item *yaml.Node, key string, list []string, several bool) {
	if len(list) == 0 || len(list) == 1 && list[0] == "" {
		return
	}
	value := scalar(list[0])
	if several {
		value = &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, s := range list {
			value.Content = append(value.Content, scalar(s))
		}
	}
	item.Content = append(item.Content, scalar(key), value)
}

// schemaOf is the FollowTheMoney schema of a kind.
func schemaOf(k reportedly.ActorKind) string {
	switch k {
	case reportedly.Person:
		return "Person"
	case reportedly.Government, reportedly.Military, reportedly.Police:
		return "PublicBody"
	case reportedly.Company, reportedly.Media:
		return "Company"
	case reportedly.Population, "":
		return "LegalEntity"
	}
	return "Organization"
}

func writeFtM(w io.Writer, actors iter.Seq[*actor.Actor]) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for a := range actors {
		e := entity{ID: strings.TrimPrefix(a.ID, "ftm:"), Schema: schemaOf(a.Kind), Caption: a.Name, Properties: map[string][]string{"name": {a.Name}}}
		put := func(property string, list ...string) {
			for _, s := range list {
				if s != "" && !slices.Contains(e.Properties[property], s) {
					e.Properties[property] = append(e.Properties[property], s)
				}
			}
		}
		put("alias", texts(a, func(n actor.Name) bool { return !n.Acronym })...)
		put("weakAlias", texts(a, func(n actor.Name) bool { return n.Acronym })...)
		put("country", columnsOf(a)["country"]...)
		put("wikidataId", a.Wikidata)
		put("notes", a.Note)
		for _, o := range a.Offices {
			if a.Kind == reportedly.Person {
				put("position", o.Office)
			}
		}
		if from, to, ok := strings.Cut(a.Active, "/"); ok && a.Kind != reportedly.Person {
			put("incorporationDate", plainDate(from))
			put("dissolutionDate", plainDate(to))
		}
		for k, list := range e.Properties {
			if k == "country" {
				for i := range list {
					list[i] = strings.ToLower(list[i])
				}
			}
		}
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	return nil
}

// plainDate is an EDTF date without marks of doubt, "" for an open end.
func plainDate(s string) string {
	s = strings.TrimRight(s, "~?%")
	if s == ".." {
		return ""
	}
	return s
}
