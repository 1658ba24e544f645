package api

import (
	"net/http"

	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// sourceRoutes are the operations on sources.
func (a *API) sourceRoutes() []route {
	return []route{
		get("/sources", "listSources", "List sources", "By name: those that somebody described, and those that a report names.", listSources),
		get("/sources/{source}", "getSource", "A source with its grades and latest reports", "cursor and limit page through its reports.", getSource).with(missing),
		get("/sources/{source}/record", "getRecord", "How a source stands among the others", "What it told first, whose words it has, and who has its.", getRecord).with(missing),
		operation(http.MethodPost, "/sources/{source}/judgements", "judgeSource", Judge, http.StatusCreated, "Grade or describe a source",
			"grade: value is A to F of the Admiralty scale; F is unknown, not worst. set: field (kind, country, owner, description, alias) gets value. note: value is the note. All but a note take the scope add too.", judgeSource).with(decides),
	}
}

func listSources(c *call, in *paging) (List[jsonl.Source], error) {
	found, err := c.options.Memory.Sources(c.ctx(), in.page())
	if err != nil {
		return List[jsonl.Source]{}, err
	}
	return listed(c, found, sure(jsonl.ToSource))
}

type sourceID struct {
	Source string `path:"source" doc:"The source’s name or one of its aliases; a slash in it is written %2F." example:"Coast Monitor"`
}

type sourceQuery struct {
	sourceID
	paging
}

func getSource(c *call, in *sourceQuery) (jsonl.SourcePage, error) {
	p, err := c.options.Memory.Source(c.ctx(), in.Source, in.page())
	if err != nil {
		return jsonl.SourcePage{}, err
	}
	c.link(string(p.Reports.Next))
	return jsonl.ToSourcePage(p), nil
}

type sourceDecision struct {
	sourceID
	trying
	Body struct {
		Act   judgement.Act `json:"act" need:"true" values:"grade|set|note" doc:"What is decided." example:"grade"`
		Field string        `json:"field" doc:"Of set: the field."`
		Value string        `json:"value" doc:"The new value, or the note." example:"B"`
		Why   string        `json:"why" doc:"The reason, where there is one to give." example:"its reporters were there"`
	}
}

func judgeSource(c *call, in *sourceDecision) (jsonl.Judged, error) {
	b := in.Body
	if b.Act != judgement.Note && !c.may(Add) {
		return jsonl.Judged{}, lacks(Add)
	}
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getSource(c, &sourceQuery{sourceID: in.sourceID}) }); err != nil {
		return jsonl.Judged{}, err
	}
	return c.judge(memory.Decision{Act: b.Act, Source: in.Source, Field: b.Field, Value: b.Value, Why: b.Why}, in.trying)
}
