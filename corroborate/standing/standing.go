package standing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Party is a holder or what is held.
type Party struct {
	Key  string // the identity, or the name in lower case where there is none
	Name string // as the first claim has it
}

// Standing is one holder's hold on one thing over time.
type Standing struct {
	Kind   reportedly.Kind // presence, control, affiliation, membership or office
	Holder Party
	Held   Party // the place, the body or the office
	Spells []Spell
	// Denials are days on which claims say that it was not so; they lie in no spell,
	// unless Conflicts says otherwise.
	Denials   []Sighting
	Conflicts []Conflict
}

// Spell is a stretch of time in which it was so. Days outside Seen aren't known, not
// even those between its beginning and its end.
type Spell struct {
	Begin, End Edge
	Seen       []Sighting // by day
}

// Edge is when a spell began or ended: some day from First to Last, both included.
type Edge struct {
	Known       bool
	First, Last edtf.Day
	Claims      []string // Told.IDs
}

// EDTF is the edge as a value: a day, one of several days ("[2017-03-01..2017-03-31]"),
// an open side where only "by then" is known; "" where it isn't known.
func (e Edge) EDTF() string {
	if !e.Known {
		return ""
	}
	return between(e.First, e.Last)
}

// Sighting is days on which claims see a state, or deny it. With Within it was so on
// some day among them, otherwise on all.
type Sighting struct {
	First, Last edtf.Day // both included
	Within      bool
	Claims      []string // Told.IDs
	Why         string   // what the days rest on, in plain words
}

// Conflict is claims on one standing that cannot both be so.
type Conflict struct {
	First, Last  edtf.Day // the days that they speak of
	For, Against []string // Told.IDs
	Why          string
}

// Of finds the standings in claims: by kind, holder and what is held. Claims that
// only expect, suppose or plan are passed over, and so are those of reports without a
// date that give none themselves.
func Of(told []reportedly.Told) []Standing {
	all := map[string]*history{}
	for i := range told {
		for _, o := range observe(&told[i]) {
			key := string(o.kind) + "\x00" + o.holder.Key + "\x00" + o.held.Key
			h := all[key]
			if h == nil {
				h = &history{kind: o.kind, holder: o.holder, held: o.held}
				all[key] = h
			}
			if o.claim < h.first || h.first == "" {
				h.first, h.holder, h.held = o.claim, o.holder, o.held
			}
			h.seen = append(h.seen, o)
		}
	}
	var out []Standing
	for _, h := range all {
		out = append(out, h.standing())
	}
	slices.SortFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Held.Key, b.Held.Key), cmp.Compare(a.Holder.Key, b.Holder.Key))
	})
	return out
}

// history is what claims tell of one standing.
type history struct {
	kind         reportedly.Kind
	holder, held Party
	first        string // the least claim, whose names are taken
	seen         []observation
}

func partyKey(id, name string) Party {
	if id == "" || strings.HasPrefix(id, "local:") {
		id = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	}
	return Party{Key: id, Name: name}
}

// between is an EDTF value for some day from first to last.
func between(first, last edtf.Day) string {
	switch {
	case first == last:
		return first.Date().Of().String()
	case first <= earliest:
		return "[.." + last.Date().Of().String() + "]"
	case last >= latest:
		return "[" + first.Date().Of().String() + "..]"
	}
	return "[" + first.Date().Of().String() + ".." + last.Date().Of().String() + "]"
}
