package main

import (
	"bufio"
	"context"
	"embed"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
)

//go:embed topic/*.txt
var topics embed.FS

func helpVerb() verb {
	return verb{
		name: "help", args: "[COMMAND|TOPIC]",
		summary: "print help on a command or topic",
		help:    "Without an argument, lists commands and topics.",
		setup: func(*flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				switch len(args) {
				case 0:
					return usage(e.Out)
				case 1:
					return helpOn(e.Out, args[0])
				case 2:
					if v, ok := findVerb(args[0]); ok && len(v.subs) > 0 {
						return helpOn(e.Out, args...)
					}
				}
				return wrong("it takes one command or topic")
			}
		},
	}
}

// helpOn prints help on a command, a command of a group, or a topic.
func helpOn(w io.Writer, words ...string) error {
	if v, ok := findVerb(words...); ok {
		return v.print(w)
	}
	if v, ok := findVerb(words[0]); ok {
		return v.unknown(words[1])
	}
	name := words[0]
	text, err := topics.ReadFile("topic/" + name + ".txt")
	if err != nil {
		return &usageError{"", reportedly.WithHint(fmt.Errorf("there is no help on %q", name), "reportedly help lists commands and topics")}
	}
	_, err = w.Write(text)
	return err
}

// topicNames are the names of the topics with their first lines.
func topicNames() [][2]string {
	var out [][2]string
	entries, _ := topics.ReadDir("topic") // embedded
	for _, e := range entries {
		text, _ := topics.ReadFile("topic/" + e.Name()) // embedded
		first, _, _ := strings.Cut(string(text), "\n")
		out = append(out, [2]string{strings.TrimSuffix(e.Name(), ".txt"), first})
	}
	return out
}

// usage prints the program's help.
func usage(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprint(b, "Reportedly reads situation reports and prints the claims in them: who did what to\nwhom, where and when, who says so, and how surely. It works offline.\n\n")
	fmt.Fprint(b, "usage: reportedly COMMAND [arguments]\n\ncommands:\n")
	for _, v := range verbs() {
		fmt.Fprintf(b, "  %-12s %s\n", v.name, v.summary)
	}
	fmt.Fprint(b, "\ntopics:\n")
	for _, t := range topicNames() {
		fmt.Fprintf(b, "  %-12s %s\n", t[0], t[1])
	}
	fmt.Fprint(b, "\nreportedly help COMMAND or TOPIC tells more. To begin:\n\n  reportedly read report.txt --published 2016-12-27\n")
	return b.Flush()
}

// helpWidth is the number of columns of help.
const helpWidth = 80

// print prints a verb's help.
func (v verb) print(w io.Writer) error {
	if len(v.subs) > 0 {
		return v.printGroup(w)
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "usage: reportedly %s\n\n%s\n", strings.TrimSpace(v.name+" "+v.args), v.help)
	flags, any := v.flags(), false
	v.setup(flags)
	visit(flags, func(f *flag.Flag) {
		if !any {
			fmt.Fprint(b, "\nflags:\n")
		}
		any = true
		value, text := flag.UnquoteUsage(f)
		if value == "value" && !strings.Contains(f.Usage, "`") {
			value = "WORD"
		}
		name := strings.TrimSpace("--" + f.Name + " " + strings.ToUpper(value))
		if len(name) > 20 {
			fmt.Fprintf(b, "  %s\n", name)
			name = ""
		}
		for _, line := range wrapped(text, helpWidth-23) {
			fmt.Fprintf(b, "  %-20s %s\n", name, line)
			name = ""
		}
	})
	return b.Flush()
}
