package api

import (
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
)

// table is all there is.
func (a *API) table() []route {
	var out []route
	for _, part := range []struct {
		tag  string
		list []route
	}{
		{"reports", a.reportRoutes()}, {"runs", a.runRoutes()}, {"claims", a.claimRoutes()}, {"developments", a.developmentRoutes()},
		{"sources", a.sourceRoutes()}, {"names", a.nameRoutes()}, {"judgements", a.judgementRoutes()}, {"views", a.viewRoutes()}, {"export", a.exportRoutes()}, {"about", a.aboutRoutes()},
	} {
		for _, rt := range part.list {
			rt.tag = part.tag
			out = append(out, rt)
		}
	}
	return out
}

// aboutRoutes are the operations on what answers.
func (a *API) aboutRoutes() []route {
	open := func(rt *route) { rt.need = "" }
	return []route{
		get("/", "getIndex", "What there is", "The operations with their addresses.", index).with(open),
		get("/openapi.json", "getDocument", "This document", "", func(*call, *nothing) (map[string]any, error) { return nil, nil }).with(open).with(func(rt *route) {
			rt.run = func(c *call) error { return c.write("application/json", c.API.document) }
		}),
		get("/version", "getVersion", "What answers", "The program, and the coder and model that read new reports.", getVersion).with(open),
		get("/health", "getHealth", "Whether it answers", "ok where the database can be read.", getHealth).with(open).with(func(rt *route) { rt.also = []int{503} }),
		get("/stats", "getStats", "Numbers of what is remembered", "They may be a moment old.", getStats),
		get("/check", "checkStore", "Check all that is kept", "Originals against their hashes, and whatever else the store knows of. It takes long where there is much.", checkStore).with(func(rt *route) { rt.need = Admin }),
		get("/terms", "listTerms", "What the words of claims mean", "The terms of the codebook, all or of a field.", listTerms),
		get("/terms/{term}", "getTerm", "What one word means", "All terms of that name: “arrest” is a mode of THREATEN and of COERCE; “COERCE/arrest”, with %2F for the slash, is one.", getTerm).with(missing),
		get("/fields", "listFields", "What can be corrected of a claim", "Each field’s name, with its values or their form.", listFields),
		get("/problems", "listProblems", "The types of problem", "", listProblems).with(open),
		get("/problems/{problem}", "getProblem", "What a type of problem means", "", getProblem).with(open).with(missing),
	}
}

// Index is what there is.
type Index struct {
	Name       string      `json:"name"`
	Document   string      `json:"document"`
	Operations []Operation `json:"operations"`
}

// Operation is a method at an address.
type Operation struct {
	ID      string `json:"id"`
	Method  string `json:"method"`
	Path    string `json:"path"`
	Summary string `json:"summary"`
}

func index(c *call, _ *nothing) (Index, error) {
	out := Index{Name: "Reportedly", Document: Base + "/openapi.json", Operations: []Operation{}}
	for _, rt := range c.routes {
		out.Operations = append(out.Operations, Operation{rt.id, rt.method, Base + rt.path, rt.summary})
	}
	return out, nil
}

// About is what answers.
type About struct {
	Version
	API string `json:"api"`
	Go  string `json:"go"`
}

func getVersion(c *call, _ *nothing) (About, error) {
	return About{c.options.Version, Base, runtime.Version()}, nil
}

// Health tells whether it answers.
type Health struct {
	Status string `json:"status"`
}

func getHealth(c *call, _ *nothing) (Health, error) {
	if _, err := c.options.Memory.Store().About(c.ctx()); err != nil {
		return Health{}, reportedly.WithHint(&statusError{http.StatusServiceUnavailable, "the database can’t be read"}, "look at the server’s log")
	}
	return Health{"ok"}, nil
}

func getStats(c *call, _ *nothing) (jsonl.Stats, error) {
	s, err := c.options.Stats(c.ctx())
	if err != nil {
		return jsonl.Stats{}, err
	}
	out := jsonl.ToStats(s)
	out.Kinds, out.Events, out.Bases, out.States = whole(out.Kinds), whole(out.Events), whole(out.Bases), whole(out.States)
	if !c.may(Admin) {
		out.Database = "" // where it lies is the administrator's
	}
	return out, nil
}

// Checked is what a check found.
type Checked struct {
	OK       bool     `json:"ok"`
	Problems []Damage `json:"problems"`
}

// Damage is something wrong in the store.
type Damage struct {
	What   string `json:"what"`
	Remedy string `json:"remedy,omitempty"`
	Report string `json:"report,omitempty"`
}

func checkStore(c *call, _ *nothing) (Checked, error) {
	found, err := c.options.Memory.Check(c.ctx(), nil)
	if err != nil {
		return Checked{}, err
	}
	c.audit(c.r, "check", "")
	out := Checked{len(found) == 0, []Damage{}}
	for _, p := range found {
		out.Problems = append(out.Problems, Damage{p.What, p.Remedy, p.Report})
	}
	return out, nil
}

// Term is a word of the codebook.
type Term struct {
	Field   string `json:"field"`
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
	Example string `json:"example,omitempty"`
}

type termQuery struct {
	Field string `query:"field" doc:"Of this field alone: kind, event, basis, state …" example:"basis"`
}

func listTerms(c *call, in *termQuery) (List[Term], error) {
	out := List[Term]{Items: []Term{}}
	for _, t := range c.book.Terms() {
		if in.Field == "" || t.Field == in.Field {
			out.Items = append(out.Items, Term(t))
		}
	}
	if len(out.Items) == 0 {
		return out, &faulty{[]Fault{{Parameter: "field", Detail: fmt.Sprintf("there is no field %q", cut(in.Field)), Hint: "there are " + strings.Join(c.book.Fields(), ", ")}}}
	}
	return out, nil
}

type termID struct {
	Term string `path:"term" doc:"The term, in any case." example:"roughly-even"`
}

func getTerm(c *call, in *termID) (List[Term], error) {
	out := List[Term]{Items: []Term{}}
	for _, t := range c.book.Find(in.Term) {
		out.Items = append(out.Items, Term(t))
	}
	if len(out.Items) > 0 {
		return out, nil
	}
	err := fmt.Errorf("%w: the codebook has no term %q", reportedly.ErrNotFound, cut(in.Term))
	if near := c.book.Near(cut(in.Term), 3); len(near) > 0 {
		err = reportedly.WithHint(err, "did you mean "+strings.Join(near, ", ")+"?")
	}
	return out, err
}

// Field is what can be corrected of a claim.
type Field struct {
	Name   string `json:"name"`
	Values string `json:"values"`
}

func listFields(*call, *nothing) (List[Field], error) {
	out := List[Field]{Items: []Field{}}
	for _, f := range judgement.FieldHelp() {
		out.Items = append(out.Items, Field{f[0], f[1]})
	}
	return out, nil
}

// ProblemType is a type of problem.
type ProblemType struct {
	Type   string `json:"type"`
	Status int    `json:"status"`
	Title  string `json:"title"`
	Means  string `json:"meaning"`
}

func listProblems(*call, *nothing) (List[ProblemType], error) {
	out := List[ProblemType]{Items: []ProblemType{}}
	for _, k := range kinds() {
		out.Items = append(out.Items, ProblemType{Base + "/problems/" + k.name, k.status, k.title, k.means})
	}
	return out, nil
}

type problemID struct {
	Problem string `path:"problem" doc:"The end of its address." example:"not-found"`
}

func getProblem(c *call, in *problemID) (ProblemType, error) {
	list, err := listProblems(c, nil)
	i := slices.IndexFunc(list.Items, func(p ProblemType) bool { return p.Type == Base+"/problems/"+in.Problem })
	if i < 0 {
		return ProblemType{}, fmt.Errorf("%w: there is no type of problem %q", reportedly.ErrNotFound, cut(in.Problem))
	}
	return list.Items[i], err
}
