package main

import (
	"flag"
	"fmt"
	"slices"
	"strings"
)

// words are what completes a verb beside files: its flags, and what it takes.
func (v verb) words() (flags, out []string) {
	set := v.flags()
	v.setup(set)
	set.VisitAll(func(f *flag.Flag) { flags = append(flags, "--"+f.Name) })
	switch v.name {
	case "eval":
		out = append(out, strings.Fields(taskNames(" "))...)
	case "completion":
		out = append(out, "bash", "zsh", "fish")
	case "help":
		out = append(out, verbNames()...)
		for _, t := range topicNames() {
			out = append(out, t[0])
		}
	}
	return flags, out
}

// openFlags are the flags of all verbs that take a file, and those that take
// anything else that can't be listed.
func openFlags() (files, others []string) {
	for _, v := range verbs() {
		set := v.flags()
		v.setup(set)
		set.VisitAll(func(f *flag.Flag) {
			name, _ := flag.UnquoteUsage(f)
			switch flag := "--" + f.Name; {
			case name == "", len(values(f)) > 0, slices.Contains(files, flag), slices.Contains(others, flag):
			case name == "FILE":
				files = append(files, flag)
			default:
				others = append(others, flag)
			}
		})
	}
	return files, others
}

func verbNames() []string {
	var out []string
	for _, v := range verbs() {
		out = append(out, v.name)
	}
	return out
}

// values are the words that a flag takes.
func values(f *flag.Flag) []string {
	switch v := f.Value.(type) {
	case *choice:
		return v.allowed
	case *list:
		return v.allowed
	}
	return nil
}

// allValues are the flags that take certain words.
func allValues() map[string][]string {
	out := map[string][]string{}
	flags := readVerb().flags()
	readVerb().setup(flags)
	flags.VisitAll(func(f *flag.Flag) {
		if v := values(f); len(v) > 0 {
			out[f.Name] = v
		}
	})
	return out
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("_reportedly() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n\tCOMPREPLY=()\n")
	fmt.Fprintf(&b, "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\tCOMPREPLY=($(compgen -W %q -- \"$word\"))\n\t\treturn\n\tfi\n\tcase $before in\n", strings.Join(verbNames(), " "))
	for _, name := range []string{"color", "format", "kind", "type"} {
		fmt.Fprintf(&b, "\t--%s) COMPREPLY=($(compgen -W %q -- \"$word\")); return ;;\n", name, strings.Join(allValues()[name], " "))
	}
	files, others := openFlags()
	fmt.Fprintf(&b, "\t%s) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n\t%s) return ;;\n", strings.Join(files, "|"), strings.Join(others, "|"))
	b.WriteString("\tesac\n\tcase ${COMP_WORDS[1]},$word in\n")
	for _, v := range verbs() {
		flags, plain := v.words()
		fmt.Fprintf(&b, "\t%s,-*) COMPREPLY=($(compgen -W %q -- \"$word\")) ;;\n", v.name, strings.Join(flags, " "))
		fmt.Fprintf(&b, "\t%s,*) COMPREPLY=($(compgen -W %q -- \"$word\")) ;;\n", v.name, strings.Join(plain, " "))
	}
	b.WriteString("\tesac\n\t[ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _reportedly reportedly\n")
	return b.String()
}

func fishCompletion() string {
	var b strings.Builder
	fmt.Fprintf(&b, "set -l verbs %s\n", strings.Join(verbNames(), " "))
	for _, v := range verbs() {
		fmt.Fprintf(&b, "complete -c reportedly -n \"not __fish_seen_subcommand_from $verbs\" -f -a %s -d '%s'\n", v.name, quoted(v.summary))
		flags := v.flags()
		v.setup(flags)
		flags.VisitAll(func(f *flag.Flag) {
			_, text := flag.UnquoteUsage(f)
			fmt.Fprintf(&b, "complete -c reportedly -n \"__fish_seen_subcommand_from %s\" -l %s -d '%s'", v.name, f.Name, quoted(text))
			if words := values(f); len(words) > 0 {
				fmt.Fprintf(&b, " -x -a '%s'", strings.Join(words, " "))
			}
			b.WriteByte('\n')
		})
	}
	return b.String()
}

// quoted is s for a string in single quotes of fish.
func quoted(s string) string { return strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) }
