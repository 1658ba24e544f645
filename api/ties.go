package api

import (
	"time"

	"github.com/reportedly/reportedly/memory/table"
)

// Ties are who does what to whom, by numbers of claims.
type Ties struct {
	Claims  int        `json:"claims"`
	Pairs   int        `json:"pairs"`
	Actors  int        `json:"actors"`
	Unnamed int        `json:"unnamed"`
	Items   []ActorTie `json:"items"`
}

// ActorTie is what claims tell of two actors.
type ActorTie struct {
	From    string         `json:"from"`
	To      string         `json:"to"`
	Claims  int            `json:"claims"`
	Mutual  int            `json:"mutual"`
	Denied  int            `json:"denied"`
	Kinds   map[string]int `json:"kinds"`
	Events  map[string]int `json:"events"`
	Bases   map[string]int `json:"bases"`
	States  map[string]int `json:"states"`
	Sources int            `json:"sources"`
	Reports int            `json:"reports"`
	First   string         `json:"first,omitempty"`
	Last    string         `json:"last,omitempty"`
}

type tieQuery struct {
	claimFilter
	Ego       string `query:"ego" doc:"The key of an actor whose ties alone are asked for." example:"reportedly:dawn-brigade"`
	Among     bool   `query:"among" doc:"With ego: the ties among its partners too."`
	All       bool   `query:"unnamed" doc:"Also ties to parties that are told of without a name, such as “armed men”."`
	MinClaims int    `query:"min_claims" min:"1" max:"1000000" doc:"How many claims a tie has at least, 1 where it isn’t given."`
	Most      int    `query:"at_most" min:"1" max:"1000" doc:"How many ties at most, the strongest first; 100 where it isn’t given."`
}

func listTies(c *call, in *tieQuery) (Ties, error) {
	req, err := in.request()
	if err != nil {
		return Ties{}, err
	}
	m := c.options.Memory
	t, err := c.options.Claims.Table(c.ctx(), m, nil)
	if err != nil {
		return Ties{}, err
	}
	f, err := t.Filter(c.ctx(), m, req.Filter)
	if err != nil {
		return Ties{}, err
	}
	got := t.Ties(f, table.TiesRequest{Ego: in.Ego, Among: in.Among, Named: !in.All, MinClaims: in.MinClaims, AtMost: in.Most})
	out := Ties{Claims: got.Claims, Pairs: got.Pairs, Actors: got.Actors, Unnamed: got.Unnamed, Items: []ActorTie{}}
	for _, tie := range got.Items {
		out.Items = append(out.Items, ActorTie{From: tie.From, To: tie.To, Claims: tie.Claims, Mutual: tie.Mutual, Denied: tie.Denied,
			Kinds: byName(tie.Kinds), Events: byName(tie.Events), Bases: byName(tie.Bases), States: byName(tie.States),
			Sources: tie.Sources, Reports: tie.Reports, First: dayOf(tie.First), Last: dayOf(tie.Last)})
	}
	return out, nil
}

// byName are counts by a type of string.
func byName[K ~string](m map[K]int) map[string]int {
	out := map[string]int{}
	for k, n := range m {
		out[string(k)] = n
	}
	return whole(out)
}

// dayOf is a day as EDTF, "" for none.
func dayOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
