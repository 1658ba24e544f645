package api

import (
	"context"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
)

// nameRoutes are the operations on actors and places.
func (a *API) nameRoutes() []route {
	return []route{
		get("/actors", "listActors", "List the actors that claims name", "Those of most claims first.", listActors),
		get("/actors/{actor}", "getActor", "What reports tell of an actor", "By its key, its identity or its name.", getActor).with(missing),
		get("/places", "listPlaces", "List the places that claims name", "Those of most claims first.", listPlaces),
		get("/places/{place}", "getPlace", "What reports tell of a place", "By its key, its identity or its name.", getPlace).with(missing),
		get("/places/{place}/holders", "getHolders", "Who controlled a place on a day, as told",
			"A day that no claim speaks of is unknown, even between two that agree: before and after are the nearest that are known.", getHolders).with(missing),
	}
}

type nameQuery struct {
	Prefix    string   `query:"prefix" doc:"One of its names begins so, in any case." example:"mar"`
	Q         string   `query:"q" doc:"Words, each of which begins a word of one of its names, in any case and without accents."`
	Kinds     []string `query:"kind" doc:"What it is: armed-group, town …"`
	Countries []string `query:"country" doc:"Its country, ISO 3166-1 alpha-3."`
	paging
}

type names func(context.Context, store.NameFilter, store.Page) (store.List[store.Name], error)

func (c *call) names(in *nameQuery, list names) (List[jsonl.Name], error) {
	f := store.NameFilter{Prefix: in.Prefix, Words: in.Q, Kinds: in.Kinds}
	for _, country := range in.Countries {
		f.Countries = append(f.Countries, strings.ToUpper(country))
	}
	found, err := list(c.ctx(), f, in.page())
	if err != nil {
		return List[jsonl.Name]{}, err
	}
	return listed(c, found, sure(jsonl.ToName))
}

func listActors(c *call, in *nameQuery) (List[jsonl.Name], error) {
	return c.names(in, c.options.Memory.Actors)
}

func listPlaces(c *call, in *nameQuery) (List[jsonl.Name], error) {
	return c.names(in, c.options.Memory.Places)
}

type actorID struct {
	Actor string `path:"actor" doc:"Its key, identity or name." example:"reportedly:hezbollah"`
}

func getActor(c *call, in *actorID) (jsonl.NamePage, error) {
	p, err := c.options.Memory.Actor(c.ctx(), in.Actor)
	if err != nil {
		return jsonl.NamePage{}, err
	}
	out, err := jsonl.ToActorPage(p)
	out.Involved = whole(out.Involved)
	return out, err
}

type placeID struct {
	Place string `path:"place" doc:"Its key, identity or name." example:"geonames:2210247"`
}

func getPlace(c *call, in *placeID) (jsonl.NamePage, error) {
	p, err := c.options.Memory.Place(c.ctx(), in.Place)
	if err != nil {
		return jsonl.NamePage{}, err
	}
	out, err := jsonl.ToPlacePage(p)
	out.Involved = whole(out.Involved)
	return out, err
}

// Holders tell who controlled a place on a day.
type Holders struct {
	On        string   `json:"on"`
	Knowledge string   `json:"knowledge"`
	Holders   []Holder `json:"holders"`
	Against   []string `json:"denied_by,omitempty"`
	Before    *Holder  `json:"before,omitempty"`
	After     *Holder  `json:"after,omitempty"`
}

// Holder is who controlled it on some days, and which claims tell so.
type Holder struct {
	Key    string   `json:"key"`
	Name   string   `json:"name"`
	First  string   `json:"first"`
	Last   string   `json:"last"`
	Claims []string `json:"claims"`
}

type holdersQuery struct {
	placeID
	On   string          `query:"on" need:"true" doc:"The day." example:"2016-12-18"`
	Kind reportedly.Kind `query:"kind" values:"control|presence" doc:"control (the default), or presence: who was there."`
}

func getHolders(c *call, in *holdersQuery) (Holders, error) {
	v, err := edtf.Published(in.On)
	if err != nil || v.First() != v.Last() {
		return Holders{}, wrong("on", "on is %q; write a day, as in 2016-12-18", cut(in.On))
	}
	p, err := c.options.Memory.Place(c.ctx(), in.Place)
	if err != nil {
		return Holders{}, err
	}
	kind := in.Kind
	if kind == "" {
		kind = reportedly.KindControl
	}
	out := Holders{On: civil(v.First()), Knowledge: string(standing.Unknown), Holders: []Holder{}}
	if len(p.Standings) == 0 {
		return out, nil
	}
	// The memory gives the standings of this one place, whatever its key in each.
	for i := range p.Standings {
		p.Standings[i].Held.Key = p.Key
	}
	at := standing.At(p.Standings, kind, p.Key, v.First())
	out.Knowledge, out.Against = string(at.Knowledge), at.Against
	for _, h := range at.Holders {
		out.Holders = append(out.Holders, *toHolder(&h))
	}
	out.Before, out.After = toHolder(at.Before), toHolder(at.After)
	return out, nil
}

func toHolder(h *standing.Holding) *Holder {
	if h == nil {
		return nil
	}
	return &Holder{h.Holder.Key, h.Holder.Name, civil(h.First), civil(h.Last), h.Claims}
}

func civil(d edtf.Day) string { return d.Date().Of().String() }
