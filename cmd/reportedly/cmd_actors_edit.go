package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/actor"
	actorsource "github.com/reportedly/reportedly/resolve/actor/source"
)

func actorsImport() verb {
	return verb{
		name: "import", args: "[flags] FILE ...",
		summary: "add the actors of files",
		help: `Adds the actors of files to yours: CSV and YAML with the columns or keys name, aliases,
acronyms, native, kind, country, sector, wikidata, active, office, from, to and so on;
results of Wikidata queries as JSON; FollowTheMoney entities, one a line; PETRARCH
dictionaries of actors. The form is found out from the content. A record with the
identity or the Wikidata item of an actor joins it; others are new.

A faulty file is refused as a whole, with the row. Each file is one edit.

  reportedly actors import militias.csv
  reportedly actors import query.json --as wikidata`,
		setup: func(fs *flag.FlagSet) action {
			as := &choice{allowed: words(actorsource.Forms)}
			fs.Var(as, "as", "read the files as this `FORM`: "+strings.Join(as.allowed, ", "))
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) == 0 {
					return wrong("no files named")
				}
				return importActors(ctx, e, actorsource.Form(as.value), args)
			}
		},
	}
}

func importActors(ctx context.Context, e *env, as actorsource.Form, files []string) error {
	for _, name := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := importFile(e, as, name); err != nil {
			e.complain("", err) // names the file
			return failed(statusNothing)
		}
	}
	return nil
}

func importFile(e *env, as actorsource.Form, name string) error {
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	var content []byte
	if name == "-" {
		content, err = io.ReadAll(e.In)
	} else {
		content, err = os.ReadFile(name)
	}
	if err != nil {
		return err
	}
	read, err := actorsource.Read(name, bytes.NewReader(content), actorsource.Options{As: as, Country: r.Country})
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	edit, err := r.journal.NewImport(e.Now().UTC().Truncate(time.Second), name, string(read.Form), hex.EncodeToString(sum[:]), read.Actors)
	if err != nil {
		return err
	}
	if err := r.append(e, edit); err != nil {
		return err
	}
	for _, n := range read.Notes {
		e.note("passed over", n)
	}
	if more := read.Passed - len(read.Notes); more > 0 {
		e.note("passed over", fmt.Sprintf("%s more", thousands(more)))
	}
	names := 0
	for _, a := range read.Actors {
		names += len(a.Names)
	}
	_, err = fmt.Fprintf(e.Out, "edit %d: %s with %s from %s (%s)\n", edit.Seq, counted(len(read.Actors), "actor"), counted(names, "name"), phrase.Clean(name), read.Form)
	return err
}

func actorsMerge() verb {
	return verb{
		name: "merge", args: "ID OTHER",
		summary: "make one actor of two",
		help: `Makes OTHER a part of the actor ID: its names, values, offices and ties are added,
each with its source. Where both have a value, that of ID stays in force. OTHER's
identity goes on to name the actor. reportedly actors undo takes it back.`,
		setup: func(fs *flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 2 {
					return wrong("name two identities")
				}
				return edit(e, func(r *registry, at time.Time) (actor.Entry, string, error) {
					entry, err := r.journal.NewMerge(at, r.Registry, args[0], args[1])
					return entry, fmt.Sprintf("%s is now a part of %s", entry.Gone, entry.Keep), err
				})
			}
		},
	}
}

func actorsSplit() verb {
	return verb{
		name: "split", args: "ID NAME ...",
		summary: "part an actor from some of its names",
		help: `Makes a new actor of the names: they leave the actor ID and take along what their
sources say besides. Where a source's other names stay, both actors keep what it
says. reportedly actors undo takes it back.`,
		setup: func(fs *flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) < 2 {
					return wrong("name an identity and the names that are another's")
				}
				return edit(e, func(r *registry, at time.Time) (actor.Entry, string, error) {
					entry, err := r.journal.NewSplit(at, r.Registry, args[0], args[1:])
					return entry, fmt.Sprintf("%s is parted from %s", entry.Gone, entry.Keep), err
				})
			}
		},
	}
}

func actorsUndo() verb {
	return verb{
		name: "undo", args: "",
		summary: "take the latest edit back",
		help: `Takes the latest import, merge or split back that is in force. It can be called
again, until nothing of yours is left. What is undone stays in the file's history
(reportedly actors log).`,
		setup: func(fs *flag.FlagSet) action {
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return edit(e, func(r *registry, at time.Time) (actor.Entry, string, error) {
					undo, undone, err := r.journal.NewUndo(at)
					return undo, "took back " + editText(undone), err
				})
			}
		},
	}
}

// edit makes an edit of the registry and says what it did.
func edit(e *env, make func(r *registry, at time.Time) (actor.Entry, string, error)) error {
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	entry, what, err := make(r, e.Now().UTC().Truncate(time.Second))
	if err != nil {
		return err
	}
	if err := r.append(e, entry); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Out, "edit %d: %s\n", entry.Seq, phrase.Clean(what))
	return err
}

// editText is an edit in a line.
func editText(e actor.Entry) string {
	switch e.Op {
	case actor.Import:
		return fmt.Sprintf("edit %d: import of %s actors from %s", e.Seq, thousands(len(e.Actors)), e.File)
	case actor.Merge:
		return fmt.Sprintf("edit %d: merge of %s into %s", e.Seq, e.Gone, e.Keep)
	case actor.Split:
		return fmt.Sprintf("edit %d: split of %s from %s", e.Seq, e.Gone, e.Keep)
	}
	return fmt.Sprintf("edit %d: undoing of edit %d", e.Seq, e.Of)
}

func actorsLog() verb {
	return verb{
		name: "log", args: "[flags]",
		summary: "list your edits",
		help:    `Prints all edits in their order, also those that were undone.`,
		setup: func(fs *flag.FlagSet) action {
			var form rows
			form.define(fs, "print as JSON, one edit a line")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return logActors(e, form)
			}
		},
	}
}

func logActors(e *env, form rows) error {
	r, err := e.openJournal()
	if err != nil {
		return err
	}
	inForce := map[int]bool{}
	for _, entry := range r.journal.InForce() {
		inForce[entry.Seq] = true
	}
	encode, end := form.encoder(e.Out)
	for _, entry := range r.journal.Entries {
		if form.json {
			if err := encode(struct {
				Edit    int       `json:"edit"`
				At      time.Time `json:"at"`
				What    string    `json:"what"`
				InForce bool      `json:"in_force"`
			}{entry.Seq, entry.At, editText(entry), inForce[entry.Seq]}); err != nil {
				return err
			}
			continue
		}
		state := ""
		if entry.Op != actor.Undo && !inForce[entry.Seq] {
			state = " (undone)"
		}
		fmt.Fprintf(e.Out, "%s  %s%s\n", entry.At.UTC().Format("2006-01-02 15:04"), phrase.Clean(editText(entry)), state)
	}
	if form.json {
		return end()
	}
	return nil
}

func actorsExport() verb {
	return verb{
		name: "export", args: "[flags]",
		summary: "write actors as CSV, YAML or FollowTheMoney entities",
		help: `Writes actors in a form that reportedly actors import reads.

  reportedly actors export --own --format yaml
  reportedly actors export --kind armed-group --format ftm --output groups.jsonl`,
		setup: func(fs *flag.FlagSet) action {
			f := &actorFlags{}
			form := &choice{"csv", []string{"csv", "yaml", "ftm"}}
			output := ""
			f.define(fs)
			fs.Var(form, "format", "the `FORM` of output: csv, yaml or ftm")
			fs.StringVar(&output, "output", "", "write to `FILE` rather than standard output")
			fs.BoolVar(&f.own, "own", false, "only those that you imported or edited")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return f.export(e, actorsource.Form(form.value), output)
			}
		},
	}
}

func (f *actorFlags) export(e *env, form actorsource.Form, path string) error {
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	out, err := e.output(path)
	if err != nil {
		return err
	}
	defer out.drop()
	chosen := func(yield func(*actor.Actor) bool) {
		for a := range r.All() {
			if f.takes(a) && (!f.own || r.own(a)) && !yield(a) {
				return
			}
		}
	}
	if err := actorsource.Write(out, form, chosen); err != nil {
		return err
	}
	return out.keep()
}
