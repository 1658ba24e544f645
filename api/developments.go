package api

import (
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// developmentRoutes are the operations on developments.
func (a *API) developmentRoutes() []route {
	return []route{
		get("/developments", "listDevelopments", "List developments", "", listDevelopments),
		get("/timeline", "getTimeline", "What happened, day by day",
			"Developments in the order of the days on which they happened, the earliest first. What nobody dates comes last.", timeline),
		get("/developments/{development}", "getDevelopment", "A development with all that is known of it",
			"Who tells it in which words, who knows of it, where they exclude each other, the ranges of its figures, and how the picture changed.", getDevelopment).with(missing),
		get("/developments/counts", "countDevelopments", "Count developments by their properties", "Counting stops at the 10,000 that were changed last, and says so in complete.", countDevelopments),
		get("/developments/{development}/neighbours", "getNeighbours", "Developments that come near and weren’t joined", "The likeliest first, with what speaks against it.", getNeighbours).with(missing),
		operation(http.MethodPost, "/developments/{development}/judgements", "judgeDevelopment", Judge, http.StatusCreated, "Judge a development",
			"credibility: value is 1 to 6. join: with are the developments that are one with it. split: claims are those that are another one. note: value is the note. All but a note take the scope add too.", judgeDevelopment).with(decides),
	}
}

// developmentFilter are the parameters that choose developments.
type developmentFilter struct {
	Q              string             `query:"q" doc:"Words that must all occur in one of its claims, as in the search for claims." example:"market"`
	Kinds          []reportedly.Kind  `query:"kind" values:"@kind" doc:"What it is of."`
	Events         []reportedly.Event `query:"event" values:"@event" doc:"The type of event."`
	States         []reportedly.State `query:"state" values:"@state" doc:"How it stands." example:"contested"`
	Actors         []string           `query:"actor" doc:"Who takes part in one of its claims: an identity or a name."`
	Places         []string           `query:"place" doc:"Where: an identity or a name."`
	Countries      []string           `query:"country" doc:"The country of a place of it, ISO 3166-1 alpha-3."`
	Sources        []string           `query:"source" doc:"A source that tells it."`
	MinReports     int                `query:"min_reports" min:"0" max:"1000000" doc:"At least so many reports tell it."`
	MinIndependent int                `query:"min_independent_sources" min:"0" max:"1000000" doc:"At least so many independent sources tell it." example:"2"`
	days
	where
}

func (f *developmentFilter) filter() (store.DevelopmentFilter, error) {
	since, until, err := f.bounds()
	if err != nil {
		return store.DevelopmentFilter{}, err
	}
	near, box, err := f.shapes()
	if err != nil {
		return store.DevelopmentFilter{}, err
	}
	out := store.DevelopmentFilter{
		Text: strings.TrimSpace(f.Q), Kinds: f.Kinds, Events: f.Events, States: f.States, Actors: f.Actors, Places: f.Places, Sources: f.Sources,
		Near: near, Within: box, Since: since, Until: until, MinReports: f.MinReports, MinIndependent: f.MinIndependent,
	}
	for _, c := range f.Countries {
		out.Countries = append(out.Countries, strings.ToUpper(c))
	}
	return out, nil
}

type timelineQuery struct {
	developmentFilter
	paging
}

type developmentQuery struct {
	developmentFilter
	Order string `query:"order" values:"changed|last-day|first-day|independent" doc:"changed (the default: last changed first), last-day (latest first), first-day (earliest first), independent (most independent sources first)."`
	paging
}

func listDevelopments(c *call, in *developmentQuery) (List[jsonl.DevelopmentRow], error) {
	return c.developments(&in.developmentFilter, store.DevelopmentOrder(strings.TrimPrefix(in.Order, "changed")), in.page())
}

func timeline(c *call, in *timelineQuery) (List[jsonl.DevelopmentRow], error) {
	return c.developments(&in.developmentFilter, store.ByFirstDay, in.page())
}

func (c *call) developments(in *developmentFilter, order store.DevelopmentOrder, page store.Page) (List[jsonl.DevelopmentRow], error) {
	f, err := in.filter()
	if err != nil {
		return List[jsonl.DevelopmentRow]{}, err
	}
	f.Order = order
	found, err := c.options.Memory.Developments(c.ctx(), memory.DevelopmentsRequest{Filter: f, Page: page})
	if err != nil {
		return List[jsonl.DevelopmentRow]{}, err
	}
	return listed(c, found, sure(jsonl.ToDevelopmentRow))
}

type developmentID struct {
	Development string `path:"development" doc:"The development’s ID, or its beginning; the whole ID of one that became one with another stands for that one." example:"d3f2a9c1d"`
}

func getDevelopment(c *call, in *developmentID) (jsonl.Development, error) {
	p, err := c.options.Memory.Development(c.ctx(), in.Development)
	if err != nil {
		return jsonl.Development{}, err
	}
	return jsonl.ToDevelopment(p)
}

type developmentDecision struct {
	developmentID
	trying
	Body struct {
		Act    judgement.Act `json:"act" need:"true" values:"credibility|join|split|note" doc:"What is decided." example:"credibility"`
		Value  string        `json:"value" doc:"Of credibility: 1 to 6. Of note: the note." example:"2"`
		With   []string      `json:"with" doc:"Of join: the other developments, by the beginnings of their IDs."`
		Claims []string      `json:"claims" doc:"Of split: the claims that are another development, by their IDs."`
		Why    string        `json:"why" doc:"The reason, where there is one to give." example:"two agencies that don’t copy each other"`
	}
}

func judgeDevelopment(c *call, in *developmentDecision) (jsonl.Judged, error) {
	b := in.Body
	if b.Act != judgement.Note && !c.may(Add) {
		return jsonl.Judged{}, lacks(Add)
	}
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getDevelopment(c, &in.developmentID) }); err != nil {
		return jsonl.Judged{}, err
	}
	return c.judge(memory.Decision{Act: b.Act, Development: in.Development, Value: b.Value, With: b.With, Claims: b.Claims, Why: b.Why}, in.trying)
}
