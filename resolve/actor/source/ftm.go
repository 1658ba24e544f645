package source

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
)

// entity is a FollowTheMoney entity.
type entity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Caption    string              `json:"caption,omitempty"`
	Properties map[string][]string `json:"properties"`
}

// schemas are the schemas that are actors, with the kind of each.
var schemas = map[string]reportedly.ActorKind{
	"Person": reportedly.Person, "Organization": reportedly.OtherActor, "Company": reportedly.Company, "PublicBody": reportedly.Government,
	"LegalEntity": "", "Thing": "",
}

// ftm reads entities, one a line or as a list. Occupancies with their positions
// become offices; other entities that are no actors are passed over and told.
func (f *file) ftm() error {
	type at struct {
		entity
		row int
	}
	var all []at
	positions := map[string]string{}
	take := func(b []byte, offset int64, row int) error {
		var e entity
		if err := f.decode(b, offset, &e); err != nil {
			return err
		}
		if e.Schema == "Position" && len(e.Properties["name"]) > 0 {
			positions[e.ID] = e.Properties["name"][0]
		}
		all = append(all, at{e, row})
		return nil
	}
	if err := f.eachObject(take); err != nil {
		return err
	}
	skipped := map[string]int{}
	for _, e := range all {
		kind, isActor := schemas[e.Schema]
		switch {
		case isActor:
			if err := f.ftmActor(e.entity, kind, e.row); err != nil {
				return err
			}
		case e.Schema != "Occupancy" && e.Schema != "Position":
			if skipped[e.Schema]++; skipped[e.Schema] == 1 {
				f.note(e.row, "entities of schema %s are no actors and passed over", e.Schema)
			}
		}
	}
	for _, e := range all {
		if e.Schema == "Occupancy" {
			if err := f.occupancy(e.entity, positions, e.row); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachObject goes over the objects of a list, or of lines.
func (f *file) eachObject(take func(b []byte, offset int64, row int) error) error {
	if bytes.HasPrefix(bytes.TrimSpace(f.content), []byte("[")) {
		var list []json.RawMessage
		if err := f.decode(f.content, 0, &list); err != nil {
			return err
		}
		for i, b := range list {
			if err := take(b, 0, i+1); err != nil {
				return err
			}
		}
		return nil
	}
	offset := int64(0)
	row := 0
	for line := range bytes.Lines(f.content) {
		row++
		if len(bytes.TrimSpace(line)) > 0 {
			if err := take(line, offset, row); err != nil {
				return err
			}
		}
		offset += int64(len(line))
	}
	return nil
}

// ftmID is the identity of an entity: its own where an export wrote it, so that what
// is exported and imported again is not doubled.
func ftmID(id string) string {
	for _, own := range [...]string{"user:", "reportedly:", "wikidata:", "petrarch:"} {
		if strings.HasPrefix(id, own) {
			return id
		}
	}
	return "ftm:" + id
}

func (f *file) ftmActor(e entity, kind reportedly.ActorKind, row int) error {
	names := e.Properties["name"]
	if len(names) == 0 && e.Caption != "" {
		names = []string{e.Caption}
	}
	if e.ID == "" || len(names) == 0 {
		return f.errorAt(row, "", "an entity needs an id and a name")
	}
	a, from := f.actor(ftmID(e.ID)), f.from(row)
	add := func(list []string, acronym bool) {
		for _, n := range list {
			a.AddName(actor.Name{Text: n, Acronym: acronym, From: from})
		}
	}
	add(names, false)
	add(e.Properties["alias"], false)
	add(e.Properties["previousName"], false)
	add(e.Properties["weakAlias"], false)
	add(e.Properties["abbreviation"], true)
	a.Add(actor.FieldKind, string(kind), from)
	for _, property := range []string{"nationality", "citizenship", "jurisdiction", "country"} {
		for _, c := range e.Properties[property] {
			if code, ok := f.country(c); ok && !a.ActsIn(code) {
				a.Add(actor.FieldCountry, code, from)
			} else if !ok {
				f.note(row, "country %q is not known and left out", c)
			}
		}
	}
	for _, q := range e.Properties["wikidataId"] {
		if wikidataForm.MatchString(q) {
			a.Add(actor.FieldWikidata, q, from)
		}
	}
	if wikidataForm.MatchString(e.ID) {
		a.Add(actor.FieldWikidata, e.ID, from)
	}
	for _, p := range e.Properties["position"] {
		a.Offices = append(a.Offices, actor.Office{Office: p, Country: a.Country, From: from})
	}
	for _, n := range append(e.Properties["summary"], e.Properties["notes"]...) {
		a.Add(actor.FieldNote, n, from)
	}
	from1, to := first(e.Properties["incorporationDate"]), first(e.Properties["dissolutionDate"])
	if kind != reportedly.Person && (from1 != "" || to != "") {
		during, err := f.interval(row, "incorporationDate", span(from1, to))
		if err != nil {
			return err
		}
		a.Add(actor.FieldActive, during, from)
	}
	return nil
}

func (f *file) occupancy(e entity, positions map[string]string, row int) error {
	holder, post := f.byID[ftmID(first(e.Properties["holder"]))], positions[first(e.Properties["post"])]
	if holder == nil || post == "" {
		f.note(row, "the holder or the position of an occupancy is not in the file")
		return nil
	}
	during := ""
	if s, t := first(e.Properties["startDate"]), first(e.Properties["endDate"]); s != "" || t != "" {
		var err error
		if during, err = f.interval(row, "startDate", span(s, t)); err != nil {
			return err
		}
	}
	holder.Offices = append(holder.Offices, actor.Office{Office: strings.TrimSpace(post), Country: holder.Country, During: during, From: f.from(row)})
	return nil
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}
