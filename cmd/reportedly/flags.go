package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/internal/spelling"
)

// flags is an empty set for a verb.
func (v verb) flags() *flag.FlagSet {
	f := flag.NewFlagSet(v.name, flag.ContinueOnError)
	f.SetOutput(io.Discard) // errors are printed by env.close
	f.Usage = func() {}
	return f
}

// parse reads flags wherever they stand among the arguments, up to "--".
func parse(f *flag.FlagSet, args []string) (rest []string, err error) {
	var tail []string
	if i := slices.Index(args, "--"); i >= 0 {
		args, tail = args[:i], args[i+1:]
	}
	for {
		if err := f.Parse(args); err != nil {
			return nil, flagError(f, err)
		}
		if f.NArg() == 0 {
			return append(rest, tail...), nil
		}
		rest = append(rest, f.Arg(0))
		args = f.Args()[1:]
	}
}

// hidden is the usage of a flag that goes on working and isn't told of: an older name.
const hidden = ""

// visit goes over the flags that are told of, in order of their names.
func visit(f *flag.FlagSet, do func(*flag.Flag)) {
	f.VisitAll(func(g *flag.Flag) {
		if g.Usage != hidden {
			do(g)
		}
	})
}

var undefined = regexp.MustCompile(`^flag provided but not defined: -+(.*)$`)

// "parse error" is all that the package says of a number that is none.
var notNumber = regexp.MustCompile(`^invalid value (".*") for flag -(\S+): (?:parse error|value out of range)$`)

// flagError says the package flag's errors in this program's words.
func flagError(f *flag.FlagSet, err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return err
	}
	if m := notNumber.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Errorf("--%s takes a number, not %s", m[2], m[1])
	}
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: -"); ok {
		return fmt.Errorf("--%s needs a value", name)
	}
	m := undefined.FindStringSubmatch(err.Error())
	if m == nil {
		return errors.New(strings.Replace(err.Error(), " for flag -", " for --", 1))
	}
	var names []string
	visit(f, func(g *flag.Flag) { names = append(names, g.Name) })
	unknown := fmt.Errorf("there is no flag --%s", m[1])
	if near := spelling.Near(m[1], names, 1); len(near) > 0 {
		return reportedly.WithHint(unknown, "did you mean --"+near[0])
	}
	return unknown
}

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.allowed, s) {
		return fmt.Errorf("use one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = s
	return nil
}

// defineFormat defines --format with the forms of a verb's output, and --json, which is
// short for --format json.
func (c *choice) defineFormat(fs *flag.FlagSet, usage string) {
	fs.Var(c, "format", usage)
	if slices.Contains(c.allowed, "json") {
		fs.BoolFunc("json", "short for --format json", func(string) error { return c.Set("json") })
	}
}

// defineJSON defines --json, as usage tells it, and --format with text and json, which
// is the same.
func defineJSON(fs *flag.FlagSet, asJSON *bool, usage string) {
	fs.BoolVar(asJSON, "json", false, usage)
	c := &formChoice{choice{"text", []string{"text", "json"}}, asJSON}
	fs.Var(c, "format", "the `FORM` of output: text or json")
}

// rows are things that are printed as text, as JSON one a line, or as one array of JSON.
type rows struct{ json, array bool }

// define defines --json, as usage tells it, and --format.
func (r *rows) define(fs *flag.FlagSet, usage string) {
	fs.BoolVar(&r.json, "json", false, usage)
	fs.Var(&rowsChoice{choice{"text", []string{"text", "json", "jsonl"}}, r}, "format", "the `FORM` of output: text, json (one array) or jsonl (one a line)")
}

// encoder writes values as JSON; close ends the array where it is one.
func (r *rows) encoder(w io.Writer) (encode func(any) error, end func() error) {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if !r.array {
		return enc.Encode, func() error { return nil }
	}
	all := []any{}
	return func(v any) error { all = append(all, v); return nil }, func() error { return jsonl.Pretty(w, all) }
}

// rowsChoice is the choice of rows' form.
type rowsChoice struct {
	choice
	rows *rows
}

func (c *rowsChoice) Set(s string) error {
	err := c.choice.Set(s)
	c.rows.json, c.rows.array = err == nil && s != "text", s == "json"
	return err
}

// formChoice is a choice between text and a form of JSON.
type formChoice struct {
	choice
	json *bool
}

func (c *formChoice) Set(s string) error {
	err := c.choice.Set(s)
	*c.json = err == nil && s != "text"
	return err
}

// list is a flag that takes several words of a set, separated by commas.
type list struct {
	values  []string
	allowed []string // any, where empty
}

func (l *list) String() string { return strings.Join(l.values, ",") }

func (l *list) Set(s string) error {
	for v := range strings.SplitSeq(s, ",") {
		v = strings.TrimSpace(v)
		i := slices.IndexFunc(l.allowed, func(a string) bool { return strings.EqualFold(a, v) })
		switch {
		case len(l.allowed) == 0:
			l.values = append(l.values, v)
		case i < 0:
			return fmt.Errorf("%q is none of %s", v, strings.Join(l.allowed, ", "))
		default:
			l.values = append(l.values, l.allowed[i])
		}
	}
	return nil
}

// words are strings of one of the vocabulary's types.
func words[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
