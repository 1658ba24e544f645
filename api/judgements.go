package api

import (
	"net/http"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// judgementRoutes are the operations on the log.
func (a *API) judgementRoutes() []route {
	return []route{
		get("/judgements", "listJudgements", "The log of what people decided", "", listJudgements),
		get("/judgements/{number}", "getJudgement", "One entry of the log", "", getJudgement).with(missing),
		operation(http.MethodPost, "/judgements/{number}/undo", "undoJudgement", Judge, http.StatusCreated, "Undo a decision",
			"The log gets an entry that takes the other one back. An undo can be undone. What takes the scope add to decide takes it to undo.", undo).with(decides).with(func(rt *route) {
			rt.other = ""
			rt.also = slices.DeleteFunc(rt.also, func(s int) bool { return s == http.StatusPreconditionFailed })
		}),
		get("/agreement", "getAgreement", "How far reviewers agree", "On what several of them judged, beyond chance. Figures that have no meaning are null.", getAgreement),
		get("/orphans", "listOrphans", "Judged claims that the present reading doesn’t have", "What was decided about them is kept and counts again once a reading has them.", listOrphans),
	}
}

type logQuery struct {
	By     []string        `query:"by" doc:"Who decided."`
	Acts   []judgement.Act `query:"act" values:"add|accept|reject|correct|note|join|split|grade|credibility|set|undo" doc:"What was done." example:"reject"`
	Order  string          `query:"order" values:"oldest|latest" doc:"oldest (the default) or latest first." example:"latest"`
	Report string          `query:"report" doc:"Only about this report’s claims, by the beginning of its ID."`
	paging
}

func listJudgements(c *call, in *logQuery) (List[jsonl.Judgement], error) {
	found, err := c.options.Memory.Log(c.ctx(), memory.LogRequest{By: in.By, Acts: in.Acts, Report: in.Report, Latest: in.Order == "latest", Page: in.page()})
	if err != nil {
		return List[jsonl.Judgement]{}, err
	}
	return listed(c, found, sure(entry))
}

func entry(e memory.Entry) jsonl.Judgement { return jsonl.ToJudgement(e.Judgement, e.InForce) }

type judgementID struct {
	Number int64 `path:"number" min:"1" max:"9007199254740991" doc:"The entry’s number in the log." example:"1"`
}

func getJudgement(c *call, in *judgementID) (jsonl.Judgement, error) {
	e, err := c.entry(in.Number)
	if err != nil {
		return jsonl.Judgement{}, err
	}
	return entry(*e), nil
}

// entry finds an entry of the log.
func (c *call) entry(number int64) (*memory.Entry, error) {
	row, err := c.options.Memory.Store().Judgement(c.ctx(), number)
	if err != nil {
		return nil, err
	}
	// The log goes from the oldest on; who decided it narrows where to look.
	req := memory.LogRequest{By: []string{row.Who}, Acts: []judgement.Act{judgement.Act(row.Action)}, Page: store.Page{Limit: 1000}}
	for {
		found, err := c.options.Memory.Log(c.ctx(), req)
		if err != nil {
			return nil, err
		}
		for i := range found.Items {
			if found.Items[i].Seq == number {
				return &found.Items[i], nil
			}
		}
		if req.Page.After = found.Next; found.Next == "" {
			return nil, reportedly.ErrNotFound
		}
	}
}

type undoRequest struct {
	judgementID
	Body struct {
		Why string `json:"why" doc:"The reason, where there is one to give." example:"a slip of the key"`
	}
}

func undo(c *call, in *undoRequest) (jsonl.Judged, error) {
	c.judging.Lock()
	defer c.judging.Unlock()
	act, err := c.options.Memory.Undoes(c.ctx(), in.Number)
	if err != nil {
		return jsonl.Judged{}, err
	}
	if act.Editorial() && !c.may(Add) {
		return jsonl.Judged{}, lacks(Add)
	}
	out, err := c.options.Memory.Undo(c.ctx(), memory.UndoRequest{By: c.who.Name, Why: in.Body.Why, Number: in.Number})
	if err != nil {
		return jsonl.Judged{}, err
	}
	return c.judged(out), nil
}

type agreementQuery struct {
	On string `query:"on" values:"claims|sources|developments" doc:"On claims (accepted or rejected; the default), sources (grades) or developments (credibility)." example:"claims"`
}

func getAgreement(c *call, in *agreementQuery) (jsonl.Agreement, error) {
	acts := []judgement.Act{judgement.Accept, judgement.Reject}
	switch in.On {
	case "sources":
		acts = []judgement.Act{judgement.Grade}
	case "developments":
		acts = []judgement.Act{judgement.Credibility}
	}
	a, err := c.options.Memory.Agreement(c.ctx(), acts...)
	if err != nil {
		return jsonl.Agreement{}, err
	}
	return jsonl.ToAgreement(a), nil
}

// nothing are no parameters.
type nothing struct{}

func listOrphans(c *call, _ *nothing) (List[jsonl.Orphan], error) {
	found, err := c.options.Memory.Orphans(c.ctx())
	if err != nil {
		return List[jsonl.Orphan]{}, err
	}
	return listed(c, store.List[judgement.Orphan]{Items: found}, sure(jsonl.ToOrphan))
}
