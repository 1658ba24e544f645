package api

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// Facets are numbers of claims by property, with whom and what they name.
type Facets struct {
	Counts
	Actors    []Facet `json:"actors"`
	Places    []Facet `json:"places"`
	Countries []Facet `json:"countries"`
	Years     []Facet `json:"years"`
}

// Facet is a value with the number of claims that have it.
type Facet struct {
	Key    string `json:"key"`
	Name   string `json:"name"`
	Claims int    `json:"claims"`
}

type facetQuery struct {
	claimFilter
	Most int `query:"at_most" min:"1" max:"10000" doc:"Go over so many claims at most, 5,000 where it isn’t given."`
}

func getFacets(c *call, in *facetQuery) (Facets, error) {
	req, err := in.request()
	if err != nil {
		return Facets{}, err
	}
	most := in.Most
	if most == 0 {
		most = 5000
	}
	f, err := c.options.Memory.Facets(c.ctx(), req, most)
	if err != nil {
		return Facets{}, err
	}
	return Facets{toCounts(f.Counts), toFacets(f.Actors), toFacets(f.Places), toFacets(f.Countries), toFacets(f.Years)}, nil
}

func toFacets(list []store.Facet) []Facet {
	out := make([]Facet, len(list))
	for i, f := range list {
		out[i] = Facet(f)
	}
	return out
}

// DevelopmentCounts are numbers of developments by their properties.
type DevelopmentCounts struct {
	Developments int            `json:"developments"`
	Complete     bool           `json:"complete"`
	States       map[string]int `json:"states"`
	Events       map[string]int `json:"events"`
	Kinds        map[string]int `json:"kinds"`
}

func countDevelopments(c *call, in *developmentFilter) (DevelopmentCounts, error) {
	f, err := in.filter()
	if err != nil {
		return DevelopmentCounts{}, err
	}
	n, err := c.options.Memory.CountDevelopments(c.ctx(), f, 0)
	return DevelopmentCounts{n.N, n.Complete, whole(n.States), whole(n.Events), whole(n.Kinds)}, err
}

// Neighbour is a development that comes near another.
type Neighbour struct {
	jsonl.DevelopmentRow
	Score  float64          `json:"same_happening"`
	Mine   string           `json:"mine"`
	Theirs string           `json:"theirs"`
	Why    string           `json:"why,omitempty"`
	Parted *jsonl.Judgement `json:"parted,omitempty"`
}

// mostNeighbours is how many are shown.
const mostNeighbours = 20

func getNeighbours(c *call, in *developmentID) (List[Neighbour], error) {
	found, err := c.options.Memory.Neighbours(c.ctx(), in.Development, mostNeighbours)
	if err != nil {
		return List[Neighbour]{}, err
	}
	return listed(c, store.List[memory.Neighbour]{Items: found}, sure(func(n memory.Neighbour) Neighbour {
		out := Neighbour{jsonl.ToDevelopmentRow(n.DevelopmentRow), n.Score, n.Mine, n.Theirs, n.Why, nil}
		if n.Parted != nil {
			j := jsonl.ToJudgement(*n.Parted, true)
			out.Parted = &j
		}
		return out
	}))
}

// Record is how a source stands among the others.
type Record struct {
	Developments int   `json:"developments"`
	Corroborated int   `json:"corroborated"`
	Contested    int   `json:"contested"`
	First        int   `json:"first"`
	Copies       []Tie `json:"copies"`
	CopiedBy     []Tie `json:"copied_by"`
}

// Tie is a source whose reports share text with those of another.
type Tie struct {
	Source  string `json:"source"`
	Reports int    `json:"reports"`
}

func getRecord(c *call, in *sourceID) (Record, error) {
	r, err := c.options.Memory.Record(c.ctx(), in.Source)
	if err != nil {
		return Record{}, err
	}
	return Record{r.Developments, r.Corroborated, r.Contested, r.First, toTies(r.Copies), toTies(r.CopiedBy)}, nil
}

func toTies(list []store.Tie) []Tie {
	out := make([]Tie, len(list))
	for i, t := range list {
		out[i] = Tie{t.Source, t.Reports}
	}
	return out
}

// Dispute is a claim on which reviewers differ.
type Dispute struct {
	Claim     string             `json:"claim"`
	Now       *jsonl.StoredClaim `json:"now,omitempty"`
	Conflicts []jsonl.Conflict   `json:"conflicts"`
}

func listDisputes(c *call, in *paging) (List[Dispute], error) {
	found, err := c.options.Memory.Disputes(c.ctx(), in.page())
	if err != nil {
		return List[Dispute]{}, err
	}
	return listed(c, found, func(d memory.Dispute) (Dispute, error) {
		out := Dispute{Claim: d.Anchor.ID(), Conflicts: []jsonl.Conflict{}}
		for _, x := range d.Conflicts {
			out.Conflicts = append(out.Conflicts, jsonl.ToConflict(x))
		}
		if d.Claim == nil {
			return out, nil
		}
		now, err := jsonl.ToStored(*d.Claim)
		out.Now = &now
		return out, err
	})
}

type newClaim struct {
	reportID
	trying
	Body struct {
		Value   string   `json:"value" need:"true" doc:"The type of an event, or the kind: ASSAULT, presence." example:"AID"`
		Quotes  []string `json:"quotes" doc:"The words that it rests on, of which each occurs once in the text." example:"Traders carried the wounded to the mosque"`
		Spans   [][2]int `json:"spans" doc:"Instead of quotes: [START, END] in bytes of the text."`
		Trigger *[2]int  `json:"trigger" doc:"The word that names it, [START, END]."`
		Why     string   `json:"why" doc:"The reason, where there is one to give." example:"the reading missed it"`
	}
}

func addClaim(c *call, in *newClaim) (jsonl.Judged, error) {
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getReport(c, &in.reportID) }); err != nil {
		return jsonl.Judged{}, err
	}
	r, err := c.kept(in.Report)
	if err != nil {
		return jsonl.Judged{}, err
	}
	b := in.Body
	d := memory.Decision{Act: judgement.Add, Report: r.SHA256, Value: b.Value, Why: b.Why, Words: spans(b.Spans)}
	for i, quote := range b.Quotes {
		at, err := memory.FindWords(r.Text, quote)
		if err != nil {
			return jsonl.Judged{}, reportedly.WithHint(wrongBody(fmt.Sprintf("quotes/%d", i), "%s", strings.TrimPrefix(err.Error(), reportedly.ErrInvalid.Error()+": ")), hintOf(err))
		}
		d.Words = append(d.Words, at)
	}
	if len(d.Words) == 0 {
		return jsonl.Judged{}, wrongBody("quotes", "quotes or spans name the words that it rests on")
	}
	if b.Trigger != nil {
		d.Trigger = text.Span{Start: b.Trigger[0], End: b.Trigger[1]}
	}
	out, err := c.judge(d, in.trying)
	if err == nil && !in.DryRun && len(out.Claims) > 0 {
		c.w.Header().Set("Location", Base+"/claims/"+out.Claims[0])
	}
	return out, err
}
