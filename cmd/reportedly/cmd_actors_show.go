package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/resolve/actor"
)

// shownActor is an actor as JSON.
type shownActor struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Kind         string        `json:"kind,omitempty"`
	Country      string        `json:"country,omitempty"`
	Sector       string        `json:"sector,omitempty"`
	PLOVER       string        `json:"plover,omitempty"`
	CAMEO        string        `json:"cameo,omitempty"`
	Wikidata     string        `json:"wikidata,omitempty"`
	Active       string        `json:"active,omitempty"`
	Names        []shownName   `json:"names"`
	Offices      []shownOffice `json:"offices,omitempty"`
	Affiliations []shownTie    `json:"affiliations,omitempty"`
	Values       []shownValue  `json:"values,omitempty"`
	Merged       []string      `json:"merged,omitempty"`
}

type shownName struct {
	Text    string `json:"text"`
	Lang    string `json:"lang,omitempty"`
	Script  string `json:"script,omitempty"`
	Acronym bool   `json:"acronym,omitempty"`
	From    string `json:"from"`
}

type shownOffice struct {
	Office  string `json:"office"`
	Body    string `json:"body,omitempty"`
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	During  string `json:"during,omitempty"`
	From    string `json:"from"`
}

type shownTie struct {
	Tie    string `json:"tie"`
	To     string `json:"to"`
	During string `json:"during,omitempty"`
	From   string `json:"from"`
}

type shownValue struct {
	Field string `json:"field"`
	Value string `json:"value"`
	From  string `json:"from"`
}

// foundActor is an actor that a search found.
type foundActor struct {
	shownActor
	Score float64 `json:"score"`
	Why   string  `json:"why"`
}

// from is a source in words: "groups.tsv:12".
func from(s actor.Source) string {
	if s.Row == 0 {
		return s.File
	}
	return fmt.Sprintf("%s:%d", s.File, s.Row)
}

// actorRow is an actor without its provenance but that of names.
func actorRow(a *actor.Actor) shownActor {
	out := shownActor{ID: a.ID, Name: a.Name, Kind: string(a.Kind), Country: a.Country, Sector: a.Sector, PLOVER: a.PLOVER(),
		CAMEO: a.CAMEO, Wikidata: a.Wikidata, Active: a.Active, Names: []shownName{}, Merged: a.Merged}
	for _, n := range a.Names {
		out.Names = append(out.Names, shownName{n.Text, n.Lang, n.Script, n.Acronym, from(n.From)})
	}
	for _, o := range a.Offices {
		out.Offices = append(out.Offices, shownOffice{o.Office, o.Body, o.Country, o.Sector, o.During, from(o.From)})
	}
	for _, t := range a.Affiliations {
		out.Affiliations = append(out.Affiliations, shownTie{string(t.Tie), t.To, t.During, from(t.From)})
	}
	return out
}

func actorsShow() verb {
	return verb{
		name: "show", args: "[flags] ID|NAME",
		summary: "print all that is known of an actor",
		help: `Prints an actor's names, codes, offices and ties, each with the file and row that
it comes from. A name will do where one actor alone bears it letter by letter;
reportedly actors search NAME finds the identities of all that it may mean.

  reportedly actors show reportedly:rapid-support-forces
  reportedly actors show RUS:foreign-ministry --json`,
		setup: func(fs *flag.FlagSet) action {
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return &usageError{"", reportedly.WithHint(fmt.Errorf("name one actor"), "reportedly actors search NAME finds its identity")}
				}
				return showActor(e, args[0], *asJSON)
			}
		},
	}
}

func showActor(e *env, id string, asJSON bool) error {
	r, err := e.openRegistry()
	if err != nil {
		return err
	}
	a, err := oneActor(r, id)
	if err != nil {
		return err
	}
	if !asJSON {
		_, err := io.WriteString(e.Out, actorText(r, a))
		return err
	}
	out := actorRow(a)
	for _, v := range a.Values {
		out.Values = append(out.Values, shownValue{string(v.Field), v.Text, from(v.From)})
	}
	enc := json.NewEncoder(e.Out)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// oneActor finds an actor by its identity, or by a name that no other bears.
func oneActor(r *registry, id string) (*actor.Actor, error) {
	if a, ok := r.Actor(id); ok {
		return a, nil
	}
	var found []*actor.Actor
	var ids []string
	for _, h := range r.Search(id, "", 1000) {
		named := func(n actor.Name) bool { return strings.EqualFold(n.Text, id) }
		if slices.ContainsFunc(h.Actor.Names, named) && !slices.Contains(ids, h.Actor.ID) {
			found, ids = append(found, h.Actor), append(ids, h.Actor.ID)
		}
	}
	switch len(found) {
	case 0:
		return nil, noActor(id)
	case 1:
		return found[0], nil
	}
	return nil, reportedly.WithHint(fmt.Errorf("%w: %d actors are called %q", reportedly.ErrNotFound, len(found), id), "name one by its identity: "+strings.Join(ids[:min(len(ids), 5)], ", "))
}

func noActor(id string) error {
	return reportedly.WithHint(fmt.Errorf("%w: there is no actor %q", reportedly.ErrNotFound, id), "reportedly actors search NAME finds identities")
}

// actorText is an actor as text.
func actorText(r *registry, a *actor.Actor) string {
	var b strings.Builder
	row := func(name, value, from string) {
		if value == "" {
			return
		}
		line := fmt.Sprintf("%-9s %s", name, phrase.Clean(value))
		if from != "" {
			line += "  [" + phrase.Clean(from) + "]"
		}
		b.WriteString(line + "\n")
	}
	row("identity", a.ID, "")
	for _, id := range a.Merged {
		row("merged", id, "")
	}
	for _, n := range a.Names {
		kind := "name"
		if n.Acronym {
			kind = "acronym"
		}
		row(kind, n.Text, from(n.From))
	}
	for _, f := range actor.Fields {
		for _, v := range a.Values {
			if v.Field == f {
				row(string(f), v.Text, from(v.From))
			}
		}
	}
	row("plover", a.PLOVER(), "")
	for _, o := range a.Offices {
		row("office", strings.TrimSpace(o.Office+" "+inBrackets(o.Country)+" "+o.During), from(o.From))
	}
	for _, t := range a.Affiliations {
		to := t.To
		if other, ok := r.Actor(t.To); ok {
			to = other.Name + " " + inBrackets(other.ID)
		}
		row(strings.ReplaceAll(string(t.Tie), "-", " "), strings.TrimSpace(to+" "+t.During), from(t.From))
	}
	return b.String()
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return "(" + s + ")"
}
