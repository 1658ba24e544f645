package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

func actorsVerb() verb {
	return group("actors", "search the registry of actors, add to it and mend it",
		`The registry holds who acts: armed groups, parties, organisations, office-holders
and the parts of governments, with their names, codes and dates. Commands that
read reports link participants to it. Your own edits lie in the file actors.jsonl
of your data's folder (REPORTEDLY_DATA names another); each can be undone, and
every name and value keeps the file and row that it came from.

Identities: reportedly:NAME of the built-in tables, RUS:army and the like for a
part of a government, user:NAME, wikidata:Q…, ftm:… and petrarch:… of what you
imported. local:NAME is known to one report only.

Kinds: `+wrapList(words(actor.Kinds), 7),
		actorsSearch(), actorsShow(), actorsList(), actorsImport(), actorsMerge(), actorsSplit(), actorsUndo(), actorsLog(), actorsExport(), actorsTold(), actorsClaims())
}

// actorFlags narrow a list of actors.
type actorFlags struct {
	kinds     list
	countries countryCodes
	own       bool
	rows      rows
	limit     int
}

func (f *actorFlags) define(fs *flag.FlagSet) {
	f.kinds.allowed = words(actor.Kinds)
	fs.Var(&f.kinds, "kind", "only actors of these `KINDS`: person, armed-group …")
	fs.Var(&f.countries, "country", "only actors of these countries, by `CODES`: LBY,TUN")
}

func (f *actorFlags) takes(a *actor.Actor) bool {
	return (len(f.kinds.values) == 0 || slices.Contains(f.kinds.values, string(a.Kind))) &&
		(len(f.countries.values) == 0 || slices.ContainsFunc(f.countries.values, a.ActsIn))
}

func actorsSearch() verb {
	return verb{
		name: "search", args: "[flags] NAME",
		summary: "find actors by name",
		help: `Prints the actors that a name may mean, in whatever script or spelling, those
that it fits best first, with how it met.

The exit status is 3 where nothing was found.

  reportedly actors search "Khalifa Hifter"
  reportedly actors search RSF --country SDN --json`,
		setup: func(fs *flag.FlagSet) action {
			f := &actorFlags{}
			f.define(fs)
			fs.IntVar(&f.limit, "limit", 10, "print at most `N` actors")
			f.rows.define(fs, "print as JSON, one actor a line")
			return f.search
		},
	}
}

func (f *actorFlags) search(ctx context.Context, e *env, args []string) error {
	name := strings.TrimSpace(strings.Join(args, " "))
	if name == "" {
		return &usageError{"", errors.New("no name to look for")}
	}
	if f.limit < 1 || f.limit > 1000 {
		return wrong("--limit %d lies outside 1 to 1000", f.limit)
	}
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	kind := reportedly.ActorKind("")
	if len(f.kinds.values) == 1 {
		kind = reportedly.ActorKind(f.kinds.values[0])
	}
	hits := slices.DeleteFunc(r.Search(name, kind, 1000), func(h actor.Hit) bool { return !f.takes(h.Actor) })
	hits = hits[:min(len(hits), f.limit)]
	if len(hits) == 0 {
		return fmt.Errorf("%w: no actor is called %q", reportedly.ErrNotFound, name)
	}
	if f.rows.json {
		encode, end := f.rows.encoder(e.Out)
		for _, h := range hits {
			if err := encode(foundActor{actorRow(h.Actor), h.Score, h.Why}); err != nil {
				return err
			}
		}
		return end()
	}
	t := actorTable()
	for _, h := range hits {
		t.add([]string{cutTo(fmt.Sprintf("%s (%.2f)", h.Why, h.Score), 77)}, actorCells(h.Actor)...)
	}
	t.write(e.Out)
	return nil
}

func actorsList() verb {
	return verb{
		name: "list", args: "[flags]",
		summary: "list actors",
		help: `Prints all actors by identity, or those of some kinds and countries.

  reportedly actors list --kind armed-group --country SYR
  reportedly actors list --own --json`,
		setup: func(fs *flag.FlagSet) action {
			f := &actorFlags{}
			governments := false
			f.define(fs)
			fs.BoolVar(&f.own, "own", false, "only those that you imported or edited")
			fs.BoolVar(&governments, "governments", false, "the parts of governments too")
			fs.IntVar(&f.limit, "limit", 0, "print at most `N` actors; 0 for all")
			f.rows.define(fs, "print as JSON, one actor a line")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				if f.limit < 0 {
					return wrong("--limit %d is less than none", f.limit)
				}
				return f.list(e, governments)
			}
		},
	}
}

func (f *actorFlags) list(e *env, governments bool) error {
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	t, n := actorTable(), 0
	encode, end := f.rows.encoder(e.Out)
	put := func(a *actor.Actor) error {
		if !f.takes(a) || f.own && !r.own(a) {
			return nil
		}
		if n++; f.limit > 0 && n > f.limit {
			return nil
		}
		if f.rows.json {
			return encode(actorRow(a))
		}
		t.add(nil, actorCells(a)...)
		return nil
	}
	for a := range r.All() {
		if err := put(a); err != nil {
			return err
		}
	}
	if governments {
		for a := range r.Governments() {
			if err := put(a); err != nil {
				return err
			}
		}
	}
	if !f.rows.json {
		t.write(e.Out)
	} else if err := end(); err != nil {
		return err
	}
	if f.limit > 0 && n > f.limit {
		e.say(fmt.Sprintf("%d of %s", f.limit, plural(n, "actor")))
	}
	return nil
}

// own tells whether an edit of the user's gave an actor any of its names.
func (r *registry) own(a *actor.Actor) bool {
	return slices.ContainsFunc(r.journal.InForce(), func(e actor.Entry) bool {
		switch e.Op {
		case actor.Merge, actor.Split:
			return e.Keep == a.ID || e.Gone == a.ID
		}
		return slices.ContainsFunc(a.Names, func(n actor.Name) bool { return n.From.File == e.File })
	})
}

func actorTable() table {
	return table{columns: []column{{head: "name", most: 34}, {head: "kind"}, {head: "country"}, {head: "sector"}, {head: "identity", most: 40}}}
}

func actorCells(a *actor.Actor) []string {
	return []string{a.Name, string(a.Kind), a.Country, a.Sector, a.ID}
}
