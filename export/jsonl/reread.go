package jsonl

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// Orphan is a judged claim that the present reading doesn't have.
type Orphan struct {
	Claim   string   `json:"claim"` // as it was called when it was judged
	Kind    string   `json:"kind"`
	Quote   string   `json:"quote"`
	Trigger string   `json:"trigger,omitempty"`
	Why     string   `json:"why"`
	Near    []string `json:"near,omitempty"`
}

// ToOrphan is a judged claim without a claim as JSON.
func ToOrphan(o judgement.Orphan) Orphan {
	return Orphan{o.Anchor.ID(), string(o.Anchor.Kind), o.Anchor.Quote, o.Anchor.Trigger, o.Why, o.Near}
}

// Difference is how a new reading of a report differs from the one that is kept.
type Difference struct {
	Report   Publication `json:"report"`
	Was      Coder       `json:"was"`
	Now      Coder       `json:"now"`
	Same     int         `json:"same"`
	Added    []claim     `json:"added"`
	Dropped  []claim     `json:"dropped"`
	Changed  []changed   `json:"changed"`
	Kept     int         `json:"judged_claims_found_again"`
	Orphans  []Orphan    `json:"orphans,omitempty"`
	Replaced bool        `json:"replaced"`
}

type changed struct {
	Claim  claim    `json:"claim"`
	Fields []change `json:"fields"`
}

// ToDifference is a difference of readings as JSON.
func ToDifference(d *memory.Difference, replaced bool) (Difference, error) {
	out := Difference{Report: ToPublication(d.Report), Was: coderOf(d.Was), Now: coderOf(d.Now),
		Same: d.Same, Added: []claim{}, Dropped: []claim{}, Changed: []changed{}, Kept: d.Kept, Orphans: each(d.Orphans, ToOrphan), Replaced: replaced}
	for _, list := range []struct {
		from []reportedly.Claim
		to   *[]claim
	}{{d.Added, &out.Added}, {d.Dropped, &out.Dropped}} {
		for _, c := range list.from {
			w, err := toWire(c, Coder{})
			if err != nil {
				return out, err
			}
			*list.to = append(*list.to, w)
		}
	}
	for _, c := range d.Changed {
		w, err := toWire(c.Now, Coder{})
		if err != nil {
			return out, err
		}
		out.Changed = append(out.Changed, changed{w, each(c.Fields, func(f memory.FieldChange) change { return change{f.Field, f.Was, f.Now} })})
	}
	return out, nil
}
