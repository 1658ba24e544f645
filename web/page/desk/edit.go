package desk

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/judgement"
)

// edit is the form that corrects a field.
func (x *coder) edit(f field, r row) edit {
	e := edit{Value: judgement.Value(x.claim, f.name), List: f.name == "actors" || f.name == "recipients" || f.name == "places" || f.name == "said-by"}
	for _, h := range judgement.FieldHelp() {
		if h[0] == f.name {
			e.Form = h[1]
		}
	}
	if e.List || f.role == overlay.Count || f.name == "time" {
		e.Words = "Words of the report for it"
	}
	switch f.name {
	case "type":
		e.Options = x.desk.choices(f.book, e.Value)
		e.Words = "The word that says so"
	case "modes":
		e.Several = true
		for _, t := range x.desk.book.Modes(string(x.claim.Event)) {
			e.Options = append(e.Options, option{Value: t.Name, Meaning: t.Meaning, Chosen: slices.Contains(x.claim.Modes, t.Name)})
		}
	default:
		if f.book != "" {
			e.Options = x.desk.choices(f.book, e.Value)
		}
	}
	if f.name == "likelihood" || f.name == "type" {
		e.Options = append([]option{{Value: "", Meaning: "none", Chosen: e.Value == ""}}, e.Options...)
	}
	return e
}

// choices are the values of a field of the codebook.
func (d *desk) choices(field, chosen string) []option {
	var out []option
	for _, t := range d.book.Values(field) {
		out = append(out, option{Value: t.Name, Meaning: t.Meaning, Chosen: t.Name == chosen})
	}
	return out
}

// types are the types that a missed claim may have: those of events, then the other
// kinds.
func (d *desk) types(chosen string) []option {
	out := d.choices("event", chosen)
	for _, o := range d.choices("kind", chosen) {
		if o.Value != string(reportedly.KindEvent) {
			out = append(out, o)
		}
	}
	return out
}
