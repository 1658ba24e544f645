package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/spelling"
)

// group is a verb that has commands of its own: "gazetteer import". Each is a
// verb whose name is given here as one word and becomes the whole of what is
// typed. summary and help are those of the group.
func group(name, summary, help string, subs ...verb) verb {
	for i := range subs {
		subs[i].name = name + " " + subs[i].name
	}
	return verb{name: name, args: "COMMAND [arguments]", summary: summary, help: help, subs: subs}
}

// word is the last word of the verb's name.
func (v verb) word() string { return v.name[strings.LastIndexByte(v.name, ' ')+1:] }

// sub finds a command of a group.
func (v verb) sub(word string) (verb, bool) {
	for _, s := range v.subs {
		if s.word() == word {
			return s, true
		}
	}
	return verb{}, false
}

// dispatch runs a command of a group.
func (v verb) dispatch(ctx context.Context, e *env, args []string) error {
	if len(args) == 0 {
		if err := v.print(e.Err); err != nil {
			return err
		}
		return failed(statusUsage)
	}
	switch args[0] {
	case "-h", "-help", "--help":
		return v.print(e.Out)
	case "help":
		if len(args) == 2 {
			return helpOn(e.Out, v.name, args[1])
		}
		return v.print(e.Out)
	}
	if s, ok := v.sub(args[0]); ok {
		return s.run(ctx, e, args[1:])
	}
	return v.unknown(args[0])
}

func (v verb) unknown(word string) error {
	err := fmt.Errorf("there is no command %q of %s", word, v.name)
	if near := spelling.Near(word, v.subWords(), 1); len(near) > 0 {
		err = reportedly.WithHint(err, "did you mean: reportedly "+v.name+" "+near[0])
	}
	return &usageError{v.name, err}
}

func (v verb) subWords() []string {
	var out []string
	for _, s := range v.subs {
		out = append(out, s.word())
	}
	return out
}

// printGroup prints a group's help: what it is for, and its commands.
func (v verb) printGroup(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "usage: reportedly %s %s\n\n%s\n\ncommands:\n", v.name, v.args, v.help)
	for _, s := range v.subs {
		fmt.Fprintf(b, "  %-12s %s\n", s.word(), s.summary)
	}
	fmt.Fprintf(b, "\nreportedly help %s COMMAND tells more.\n", v.name)
	return b.Flush()
}

// leaves are all verbs that take arguments of their own: those of groups, and
// those that stand alone.
func leaves() []verb {
	var out []verb
	for _, v := range verbs() {
		if len(v.subs) > 0 {
			out = append(out, v.subs...)
		} else {
			out = append(out, v)
		}
	}
	return out
}

// findVerb finds a verb by what is typed: "read", "gazetteer", "gazetteer import".
func findVerb(words ...string) (verb, bool) {
	if len(words) == 0 {
		return verb{}, false
	}
	for _, v := range verbs() {
		switch {
		case v.name != words[0]:
		case len(words) == 1:
			return v, true
		case len(words) == 2:
			return v.sub(words[1])
		}
	}
	return verb{}, false
}
