package source

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"bytes"

	"go.yaml.in/yaml/v3"
)

// yaml reads a list of records, or records by identity. Keys are those of the
// columns; a record may also hold offices: a list of records with office, body,
// country, sector, from and to.
func (f *file) yaml() error {
	dec := yaml.NewDecoder(bytes.NewReader(f.content))
	for {
		var doc yaml.Node
		err := dec.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return f.yamlError(err)
		}
		if len(doc.Content) != 1 {
			continue
		}
		if err := f.yamlRecords(doc.Content[0]); err != nil {
			return err
		}
	}
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

func (f *file) yamlError(err error) error {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1])
		return f.errorAt(line, "", "%s", m[2])
	}
	return f.errorAt(1, "", "%v", err)
}

func (f *file) yamlRecords(n *yaml.Node) error {
	const shape = "write a list of records with name, kind, country …"
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if err := f.yamlRecord(item, ""); err != nil {
				return err
			}
		}
		return nil
	case yaml.MappingNode:
		if slices.ContainsFunc(n.Content, func(k *yaml.Node) bool { return k.Value == "name" && k.Kind == yaml.ScalarNode }) {
			return f.yamlRecord(n, "")
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "actors" && n.Content[i+1].Kind == yaml.SequenceNode {
				if err := f.yamlRecords(n.Content[i+1]); err != nil {
					return err
				}
				continue
			}
			if err := f.yamlRecord(n.Content[i+1], n.Content[i].Value); err != nil {
				return err
			}
		}
		return nil
	}
	return f.errorAt(n.Line, shape, "no records")
}

func (f *file) yamlRecord(n *yaml.Node, id string) error {
	if n.Kind != yaml.MappingNode {
		return f.errorAt(n.Line, "", "a record must have keys such as name")
	}
	v := values{}
	if id != "" {
		v["id"] = []string{id}
	}
	var offices *yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := column(n.Content[i].Value), n.Content[i+1]
		if key == "offices" {
			offices = value
			continue
		}
		if !slices.Contains(Columns, key) {
			f.note(n.Content[i].Line, "key %s is not read", n.Content[i].Value)
			continue
		}
		list, err := f.yamlValues(value)
		if err != nil {
			return err
		}
		v[key] = append(v[key], list...)
	}
	if err := f.record(n.Line, v); err != nil {
		return err
	}
	if offices == nil {
		return nil
	}
	return f.yamlOffices(offices, n.Line, v)
}

// yamlValues are the strings of a scalar or a list of scalars.
func (f *file) yamlValues(n *yaml.Node) ([]string, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		if s := strings.TrimSpace(n.Value); s != "" && n.Tag != "!!null" {
			return []string{s}, nil
		}
		return nil, nil
	case yaml.SequenceNode:
		var out []string
		for _, c := range n.Content {
			if c.Kind != yaml.ScalarNode {
				return nil, f.errorAt(c.Line, "", "a list of words is needed here")
			}
			out = append(out, strings.TrimSpace(c.Value))
		}
		return out, nil
	}
	return nil, f.errorAt(n.Line, "", "a word or a list of words is needed here")
}

func (f *file) yamlOffices(n *yaml.Node, row int, of values) error {
	if n.Kind != yaml.SequenceNode {
		return f.errorAt(n.Line, "", "offices must be a list")
	}
	id, err := f.identity(row, of, of.one("name"))
	if err != nil {
		return err
	}
	for _, item := range n.Content {
		if item.Kind != yaml.MappingNode {
			return f.errorAt(item.Line, "", "an office must have the key office")
		}
		v := values{}
		for i := 0; i+1 < len(item.Content); i += 2 {
			list, err := f.yamlValues(item.Content[i+1])
			if err != nil {
				return err
			}
			v[column(item.Content[i].Value)] = list
		}
		if err := f.officeOf(f.actor(id), item.Line, v); err != nil {
			return err
		}
	}
	return nil
}
