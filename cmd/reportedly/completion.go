package main

import (
	"flag"
	"fmt"
	"strconv"
	"strings"
)

// words are what completes a verb beside files: its flags, and what it takes.
func (v verb) words() (flags, out []string) {
	if len(v.subs) > 0 {
		return []string{"--help"}, v.subWords()
	}
	set := v.flags()
	v.setup(set)
	visit(set, func(f *flag.Flag) { flags = append(flags, "--"+f.Name) })
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

// flagCases are what completes the word after a flag of a verb, as cases of the
// shell: files, one of a few words, or nothing that can be listed.
func flagCases(b *strings.Builder) {
	var files, others []string
	for _, v := range leaves() {
		set := v.flags()
		v.setup(set)
		visit(set, func(f *flag.Flag) {
			name, _ := flag.UnquoteUsage(f)
			key := strconv.Quote(v.name + " --" + f.Name)
			switch words := values(f); {
			case len(words) > 0:
				fmt.Fprintf(b, "\t%s) COMPREPLY=($(compgen -W %q -- \"$word\")); return ;;\n", key, strings.Join(words, " "))
			case name == "FILE":
				files = append(files, key)
			case name != "":
				others = append(others, key)
			}
		})
	}
	fmt.Fprintf(b, "\t%s) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n\t%s) return ;;\n", strings.Join(files, "|"), strings.Join(others, "|"))
}

// groupNames are the verbs that have commands of their own.
func groupNames() []string {
	var out []string
	for _, v := range verbs() {
		if len(v.subs) > 0 {
			out = append(out, v.name)
		}
	}
	return out
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
	case *formChoice:
		return v.allowed
	case *list:
		return v.allowed
	}
	return nil
}

func bashCompletion() string {
	var b strings.Builder
	b.WriteString("_reportedly() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}\n\tCOMPREPLY=()\n")
	fmt.Fprintf(&b, "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\tCOMPREPLY=($(compgen -W %q -- \"$word\"))\n\t\treturn\n\tfi\n", strings.Join(verbNames(), " "))
	if groups := groupNames(); len(groups) > 0 {
		groups := strings.Join(groups, "|")
		fmt.Fprintf(&b, "\tcase $verb,$COMP_CWORD,$before in\n\thelp,3,%s) verb=$before ;;\n\tesac\n", strings.ReplaceAll(groups, "|", "|help,3,"))
		fmt.Fprintf(&b, "\tcase $verb in\n\t%s) [ \"$COMP_CWORD\" -eq 2 ] || [ \"${COMP_WORDS[1]}\" = help ] || verb=\"$verb ${COMP_WORDS[2]}\" ;;\n\tesac\n", groups)
	}
	b.WriteString("\tcase \"$verb $before\" in\n")
	flagCases(&b)
	b.WriteString("\tesac\n\tcase $verb,$word in\n")
	for _, v := range verbs() {
		wordCases(&b, v)
		for _, s := range v.subs {
			wordCases(&b, s)
		}
	}
	b.WriteString("\tesac\n\t[ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n}\ncomplete -o filenames -F _reportedly reportedly\n")
	return b.String()
}

func wordCases(b *strings.Builder, v verb) {
	flags, plain := v.words()
	fmt.Fprintf(b, "\t%q,-*) COMPREPLY=($(compgen -W %q -- \"$word\")) ;;\n", v.name, strings.Join(flags, " "))
	fmt.Fprintf(b, "\t%q,*) COMPREPLY=($(compgen -W %q -- \"$word\")) ;;\n", v.name, strings.Join(plain, " "))
}

func fishCompletion() string {
	var b strings.Builder
	fmt.Fprintf(&b, "set -l verbs %s\n", strings.Join(verbNames(), " "))
	for _, v := range verbs() {
		fmt.Fprintf(&b, "complete -c reportedly -n \"not __fish_seen_subcommand_from $verbs\" -f -a %s -d '%s'\n", v.name, quoted(v.summary))
		for _, s := range v.subs {
			fmt.Fprintf(&b, "complete -c reportedly -n \"__fish_seen_subcommand_from %s; and not __fish_seen_subcommand_from %s\" -f -a %s -d '%s'\n", v.name, strings.Join(v.subWords(), " "), s.word(), quoted(s.summary))
			fishFlags(&b, s)
		}
		if len(v.subs) == 0 {
			fishFlags(&b, v)
		}
	}
	return b.String()
}

func fishFlags(b *strings.Builder, v verb) {
	seen := "__fish_seen_subcommand_from " + strings.ReplaceAll(v.name, " ", "; and __fish_seen_subcommand_from ")
	flags := v.flags()
	v.setup(flags)
	visit(flags, func(f *flag.Flag) {
		_, text := flag.UnquoteUsage(f)
		fmt.Fprintf(b, "complete -c reportedly -n \"%s\" -l %s -d '%s'", seen, f.Name, quoted(text))
		if words := values(f); len(words) > 0 {
			fmt.Fprintf(b, " -x -a '%s'", strings.Join(words, " "))
		}
		b.WriteByte('\n')
	})
}

// quoted is s for a string in single quotes of fish.
func quoted(s string) string { return strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) }
