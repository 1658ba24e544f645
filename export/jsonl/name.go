package jsonl

import (
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
)

// Name is an actor or a place that claims name.
type Name struct {
	Key     string   `json:"key"`
	Name    string   `json:"name"`
	Kind    string   `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"`
	Lat     *float64 `json:"lat,omitempty"`
	Lon     *float64 `json:"lon,omitempty"`
	Claims  int      `json:"claims"`
	Names   []string `json:"names,omitempty"`
}

// ToName is an actor or a place as JSON.
func ToName(n store.Name) Name {
	out := Name{Key: n.Key, Name: n.Name, Kind: n.Kind, Country: n.Country, Claims: n.Claims, Names: n.Names}
	if n.Known {
		out.Lat, out.Lon = &n.Lat, &n.Lon
	}
	return out
}

// NamePage is what reports tell of an actor or a place.
type NamePage struct {
	Name
	Involved map[string]int `json:"claims_by_kind"`
	Said     int            `json:"claims_said,omitempty"`
	Latest   []StoredClaim  `json:"latest"`
	Cited    []StoredClaim  `json:"latest_said,omitempty"`
	States   []held         `json:"states_over_time"`
}

// held is a state over time: who was where, held what, belonged to whom or had which
// office, with the days that claims tell of.
type held struct {
	Kind      string  `json:"kind"`
	Holder    party   `json:"holder"`
	Held      party   `json:"held"`
	Spells    []spell `json:"spells"`
	Denied    []seen  `json:"denied,omitempty"`
	Conflicts []clash `json:"conflicts,omitempty"`
}

type party struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

type spell struct {
	Began string `json:"began,omitempty"` // EDTF; absent where unknown
	Ended string `json:"ended,omitempty"`
	Seen  []seen `json:"seen"`
}

type seen struct {
	First  string   `json:"first"`
	Last   string   `json:"last"`
	Within bool     `json:"some_day_within,omitempty"`
	Claims []string `json:"claims"`
	Why    string   `json:"why,omitempty"`
}

type clash struct {
	First   string   `json:"first"`
	Last    string   `json:"last"`
	For     []string `json:"for"`
	Against []string `json:"against"`
	Why     string   `json:"why,omitempty"`
}

func toHeld(s standing.Standing) held {
	out := held{Kind: string(s.Kind), Holder: party{s.Holder.Key, s.Holder.Name}, Held: party{s.Held.Key, s.Held.Name}, Spells: []spell{}, Denied: each(s.Denials, toSeen)}
	for _, sp := range s.Spells {
		out.Spells = append(out.Spells, spell{sp.Begin.EDTF(), sp.End.EDTF(), append([]seen{}, each(sp.Seen, toSeen)...)})
	}
	for _, c := range s.Conflicts {
		out.Conflicts = append(out.Conflicts, clash{civil(c.First), civil(c.Last), c.For, c.Against, c.Why})
	}
	return out
}

func toSeen(s standing.Sighting) seen {
	return seen{civil(s.First), civil(s.Last), s.Within, s.Claims, s.Why}
}

func civil(d edtf.Day) string { return d.Date().Of().String() }

// ToActorPage is an actor's page as JSON.
func ToActorPage(a *memory.ActorPage) (NamePage, error) {
	out := NamePage{Name: ToName(a.Name), Involved: a.Involved.Kinds, Said: a.Said.Claims, States: append([]held{}, each(a.Standings, toHeld)...)}
	var err error
	if out.Latest, err = toHits(a.Latest); err != nil {
		return out, err
	}
	out.Cited, err = toHits(a.Cited)
	return out, err
}

// ToPlacePage is a place's page as JSON.
func ToPlacePage(p *memory.PlacePage) (NamePage, error) {
	out := NamePage{Name: ToName(p.Name), Involved: p.Counts.Kinds, States: append([]held{}, each(p.Standings, toHeld)...)}
	var err error
	out.Latest, err = toHits(p.Latest)
	return out, err
}

func toHits(list []store.Hit) ([]StoredClaim, error) {
	out := make([]StoredClaim, 0, len(list))
	for _, h := range list {
		w, err := ToStored(h.Claim)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}
