package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

func placesVerb() verb {
	return group("places", "the places that claims name, and what is told of them",
		`Places as the claims of the added reports name them. The gazetteer, in which they are
looked up, has commands of its own: reportedly gazetteer.`,
		namesList("list", "place", func(s *session) lister { return s.Places }), placesShow())
}

type lister = func(context.Context, store.NameFilter, store.Page) (store.List[store.Name], error)

// namesList is the verb that lists the actors or places that claims name.
func namesList(name, what string, of func(*session) lister) verb {
	return verb{
		name: name, args: "[flags] [NAME]", summary: "list the " + what + "s that claims name",
		help: "Prints " + what + "s with their identity and the number of claims that name them, the\nmost named first; with a NAME, those of which a name begins so.",
		setup: func(fs *flag.FlagSet) action {
			v, p := &view{}, &paging{}
			v.define(fs, "text", "json", "jsonl", "csv")
			p.define(fs, 50)
			return func(ctx context.Context, e *env, args []string) error {
				if err := cmpErr(p.check(), checkWidth(v.width)); err != nil {
					return err
				}
				s, err := v.open(ctx, e, forReading, nil)
				if err != nil {
					return err
				}
				defer s.close()
				found, err := of(s)(ctx, store.NameFilter{Prefix: strings.TrimSpace(strings.Join(args, " "))}, p.page())
				if err != nil {
					return refused(err)
				}
				if err := nameListing.print(e, v, found); err != nil || len(found.Items) > 0 {
					return err
				}
				return &notFoundError{errors.New("no claim names " + what + "s that begin so")}
			}
		},
	}
}

var nameListing = listing[store.Name, jsonl.Name]{
	text: func(w io.Writer, list []store.Name) error {
		t := table{columns: []column{{head: "name", most: 34}, {head: "claims", right: true}, {head: "kind", most: 14}, {head: "country"}, {head: "identity", most: 44}}}
		for _, n := range list {
			t.add(nil, n.Name, fmt.Sprint(n.Claims), n.Kind, n.Country, n.Key)
		}
		if len(list) > 0 {
			t.write(w)
		}
		return nil
	},
	wire:    func(n store.Name) (jsonl.Name, error) { return jsonl.ToName(n), nil },
	columns: []string{"key", "name", "kind", "country", "lat", "lon", "claims", "names"},
	cells: func(n *store.Name) []string {
		lat, lon := "", ""
		if n.Known {
			lat, lon = fmt.Sprintf("%.5f", n.Lat), fmt.Sprintf("%.5f", n.Lon)
		}
		return []string{n.Key, n.Name, n.Kind, n.Country, lat, lon, fmt.Sprint(n.Claims), strings.Join(n.Names, "; ")}
	},
}

func placesShow() verb {
	return verb{
		name: "show", args: "[flags] NAME", summary: "print what is told of a place",
		help: `Prints the claims that name a place, by its name or identity: how many of which kind,
and the latest.`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "places list", func(s *session, name string) error {
					p, err := s.Place(ctx, name)
					if err != nil {
						return refused(err)
					}
					if v.format.value == "json" {
						w, err := jsonl.ToPlacePage(p)
						if err != nil {
							return err
						}
						return jsonl.Pretty(e.Out, w)
					}
					fmt.Fprint(e.Out, nameText(p.Name))
					fmt.Fprintf(e.Out, "claims    %s\nstates    %s\n", tallied(p.Counts.Kinds), tallied(p.Counts.States))
					fmt.Fprint(e.Out, standingsText(p.Standings))
					return latestHits(e, v, "Latest claims", p.Latest)
				})
			}
		},
	}
}

func nameText(n store.Name) string {
	b := &strings.Builder{}
	line := n.Name
	for _, more := range []string{n.Kind, n.Country, n.Key} {
		if more != "" {
			line += " · " + more
		}
	}
	if n.Known {
		line += fmt.Sprintf(" · %.3f, %.3f", n.Lat, n.Lon)
	}
	fmt.Fprintln(b, phrase.Clean(line))
	if len(n.Names) > 1 {
		fmt.Fprintf(b, "named     %s\n", phrase.Clean(strings.Join(n.Names, "; ")))
	}
	return b.String()
}

func latestHits(e *env, v *view, head string, hits []store.Hit) error {
	if len(hits) == 0 {
		return nil
	}
	fmt.Fprintf(e.Out, "\n%s\n\n", head)
	return terminal.Hits(e.Out, hits, v.options(e))
}

// actorsTold lists the actors that claims name, and actorsClaims prints one's.
func actorsTold() verb {
	return namesList("told", "actor", func(s *session) lister { return s.Actors })
}

func actorsClaims() verb {
	return verb{
		name: "claims", args: "[flags] ID|NAME", summary: "print what reports tell of an actor",
		help: `Prints the claims of the added reports in which an actor takes part, and those for
which it is cited: how many of which kind, and the latest. reportedly actors told lists
the actors that claims name; search --actor and --said-by find all claims.

  reportedly actors claims reportedly:hezbollah`,
		setup: func(fs *flag.FlagSet) action {
			v := &view{}
			v.define(fs, "text", "json")
			return func(ctx context.Context, e *env, args []string) error {
				return withOne(ctx, e, v, args, "actors told", func(s *session, who string) error {
					a, err := s.Actor(ctx, who)
					if err != nil {
						return refused(err)
					}
					return showActorPage(e, v, a)
				})
			}
		},
	}
}

func showActorPage(e *env, v *view, a *memory.ActorPage) error {
	if v.format.value == "json" {
		w, err := jsonl.ToActorPage(a)
		if err != nil {
			return err
		}
		return jsonl.Pretty(e.Out, w)
	}
	fmt.Fprint(e.Out, nameText(a.Name))
	fmt.Fprintf(e.Out, "takes part in %s: %s\n", counted(a.Involved.Claims, "claim"), tallied(withTypes(a.Involved)))
	fmt.Fprintf(e.Out, "is cited for  %s\n", counted(a.Said.Claims, "claim"))
	fmt.Fprint(e.Out, standingsText(a.Standings))
	if err := latestHits(e, v, "Takes part in", a.Latest); err != nil {
		return err
	}
	return latestHits(e, v, "Is cited for", a.Cited)
}

// standingsText is who was where, held what and had which office, with the days that
// claims tell of; the rest is unknown.
func standingsText(list []standing.Standing) string {
	if len(list) == 0 {
		return ""
	}
	b := &strings.Builder{}
	fmt.Fprintln(b, "\nStates over time, as told; days that aren't named are unknown")
	for _, s := range list {
		line := fmt.Sprintf("%s: %s, %s", s.Kind, s.Holder.Name, s.Held.Name)
		for _, sp := range s.Spells {
			line += " · " + phrase.Spell(sp, 6)
		}
		if len(s.Denials) > 0 {
			line += fmt.Sprintf(" · denied in %s", plural(len(s.Denials), "telling"))
		}
		if len(s.Conflicts) > 0 {
			line += fmt.Sprintf(" · %s", plural(len(s.Conflicts), "conflict"))
		}
		fmt.Fprintln(b, "  "+strings.Join(wrapped(phrase.Clean(line), 76), "\n    "))
	}
	return b.String()
}

// withTypes counts events by type and other claims by kind.
func withTypes(c store.Counts) map[string]int {
	out := map[string]int{}
	for k, n := range c.Kinds {
		if k != string(reportedly.KindEvent) {
			out[k] = n
		}
	}
	for k, n := range c.Events {
		if k != "" {
			out[k] = n
		}
	}
	return out
}
