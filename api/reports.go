package api

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// reportRoutes are the operations on reports.
func (a *API) reportRoutes() []route {
	return []route{
		get("/reports", "listReports", "List reports", "Last added first.", listReports),
		get("/reports/{report}", "getReport", "A report with its text, claims, and what it shares with others",
			"The claims in the order of the text, as they count. shared_words has the passages that it and another report have in common, and which was first.", getReport).with(missing),
		stream("/reports/{report}/text", "getText", map[string]string{"text/plain": "The text that is read, in UTF-8. Offsets count its bytes."}, "A report’s text", "", getText).with(missing),
		stream("/reports/{report}/original", "getOriginal", map[string]string{"application/octet-stream": "The bytes as they were taken in."}, "A report’s original",
			"Byte for byte; its SHA-256 is the report’s ID. It is sent as a file to be kept, not shown: anybody may have written it.", getOriginal).with(missing),
		operation(http.MethodPatch, "/reports/{report}", "amendReport", Add, http.StatusOK, "Say who published a report, when, and its title",
			"Fields that aren’t given stay. Another date has it read again, because relative times depend on it.", amendReport).with(decides),
		operation(http.MethodDelete, "/reports/{report}", "forgetReport", Forget, http.StatusOK, "Remove a report for good",
			"Its bytes, text and claims go, and what they add to developments. That somebody judged stays in the log, without words. It can’t be undone; dry_run only tells what would go.", forgetReport).with(decides),
		operation(http.MethodPost, "/reports/{report}/reread", "rereadReport", Add, http.StatusOK, "Read a report again",
			"Tells how a new reading differs; with replace it counts from now on. Claims on the same words keep their ID and what people decided about them.", rereadReport).with(decides),
		get("/passages", "searchPassages", "Find passages of reports by their words", "Blocks of text, also those that hold no claims. Last added first.", searchPassages),
		get("/pairs", "listPairs", "What reports share with others", "Copies, quotations and versions: each pair with its passages, who was first where that is known, and why.", listPairs).with(missing),
	}
}

type reportQuery struct {
	Q        string         `query:"q" doc:"Words that must all occur in its title, its name or its source’s name; beginnings of words are enough."`
	Sources  []string       `query:"source" doc:"Who published it." example:"Coast Monitor"`
	Progress store.Progress `query:"progress" values:"none|some|all" doc:"How far the review of its claims has come."`
	Order    string         `query:"order" values:"added|published|claims" doc:"added (the default: last added first), published (latest first) or claims (most first)."`
	Reverse  bool           `query:"reverse" doc:"Turn the order round."`
	paging
}

func listReports(c *call, in *reportQuery) (List[jsonl.Report], error) {
	found, err := c.options.Memory.Reports(c.ctx(), store.ReportFilter{Text: in.Q, Sources: in.Sources, Progress: in.Progress, Order: store.ReportOrder(strings.TrimPrefix(in.Order, "added")), OldestFirst: in.Reverse}, in.page())
	if err != nil {
		return List[jsonl.Report]{}, err
	}
	return listed(c, found, sure(jsonl.ToReport))
}

type reportID struct {
	Report string `path:"report" doc:"The report’s ID, or its beginning." example:"3f2a9c1d07be"`
}

func getReport(c *call, in *reportID) (jsonl.ReportPage, error) {
	p, err := c.options.Memory.Report(c.ctx(), in.Report)
	if err != nil {
		return jsonl.ReportPage{}, err
	}
	return jsonl.ToReportPage(p)
}

// kept is a report as it is kept, without its claims.
func (c *call) kept(prefix string) (*store.Report, error) {
	id, err := c.options.Memory.ReportID(c.ctx(), prefix)
	if err != nil {
		return nil, err
	}
	return c.options.Memory.Store().Report(c.ctx(), id)
}

func getText(c *call, in *reportID) error {
	r, err := c.kept(in.Report)
	if err != nil {
		return err
	}
	return c.write("text/plain; charset=utf-8", []byte(r.Text.String()))
}

func getOriginal(c *call, in *reportID) error {
	r, err := c.kept(in.Report)
	if err != nil {
		return err
	}
	c.w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s.bin"`, memory.ShortID(r.SHA256)))
	return c.write("application/octet-stream", r.Original)
}

type amendment struct {
	reportID
	Body struct {
		Source    string `json:"source" doc:"Who published it." example:"Coast Monitor"`
		Title     string `json:"title" doc:"Its title."`
		Published string `json:"published" doc:"When: 2021-03-09, 2021-03, 2021-03-09T14:00:00Z." example:"2021-03-09"`
	}
}

func amendReport(c *call, in *amendment) (jsonl.Report, error) {
	date := strings.TrimSpace(in.Body.Published)
	if date != "" {
		var err error
		if date, err = ingest.ParsePublished(date); err != nil {
			return jsonl.Report{}, wrongBody("published", "published is %q, which is no date", cut(in.Body.Published))
		}
	}
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getReport(c, &in.reportID) }); err != nil {
		return jsonl.Report{}, err
	}
	r, err := c.kept(in.Report)
	if err != nil {
		return jsonl.Report{}, err
	}
	if _, err := c.options.Memory.Amend(c.ctx(), memory.Amendment{Report: r.SHA256, Source: strings.TrimSpace(in.Body.Source), Title: strings.TrimSpace(in.Body.Title), Published: date}); err != nil {
		return jsonl.Report{}, err
	}
	c.audit(c.r, "amend", r.SHA256)
	if r, err = c.kept(r.SHA256); err != nil {
		return jsonl.Report{}, err
	}
	return jsonl.ToReport(*r), nil
}

type forgetting struct {
	reportID
	DryRun bool `query:"dry_run" doc:"Only tell what would go." example:"true"`
}

// Loss is what goes with a report.
type Loss struct {
	Forgotten    bool              `json:"forgotten"`
	Report       jsonl.Publication `json:"report"`
	Bytes        int               `json:"bytes"`
	Claims       int               `json:"claims"`
	Judged       int               `json:"claims_judged"`
	Judgements   []int64           `json:"judgements"`
	Developments []string          `json:"developments"`
	Alone        int               `json:"developments_gone"`
	Pairs        int               `json:"pairs"`
}

func forgetReport(c *call, in *forgetting) (Loss, error) {
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getReport(c, &in.reportID) }); err != nil {
		return Loss{}, err
	}
	forget := c.options.Memory.WouldForget
	if !in.DryRun {
		forget = c.options.Memory.Forget
	}
	l, err := forget(c.ctx(), in.Report)
	if err != nil {
		return Loss{}, err
	}
	if !in.DryRun {
		c.audit(c.r, "forget", l.Report.ID)
	}
	out := Loss{!in.DryRun, jsonl.ToPublication(l.Report), l.Bytes, l.Claims, l.Judged, append([]int64{}, l.Judgements...), []string{}, l.Alone, l.Pairs}
	for _, d := range l.Developments {
		out.Developments = append(out.Developments, d.ID)
	}
	return out, nil
}

type rereading struct {
	reportID
	Body struct {
		Replace bool `json:"replace" doc:"Have the new reading count." example:"false"`
	}
}

func rereadReport(c *call, in *rereading) (jsonl.Difference, error) {
	if c.options.Runs == nil {
		return jsonl.Difference{}, errNoRuns()
	}
	c.judging.Lock()
	defer c.judging.Unlock()
	if err := c.unchanged(func() (any, error) { return getReport(c, &in.reportID) }); err != nil {
		return jsonl.Difference{}, err
	}
	d, err := c.options.Memory.Reread(c.ctx(), in.Report)
	if err != nil {
		return jsonl.Difference{}, err
	}
	if in.Body.Replace {
		if _, err := c.options.Memory.Replace(c.ctx(), d); err != nil {
			return jsonl.Difference{}, err
		}
		c.audit(c.r, "reread", d.Report.ID)
	}
	return jsonl.ToDifference(d, in.Body.Replace)
}

// Passage is a block of a report.
type Passage struct {
	Report jsonl.Publication `json:"report"`
	Start  int               `json:"start"`
	End    int               `json:"end"`
	Text   string            `json:"text"`
}

type passageQuery struct {
	Q       string   `query:"q" need:"true" doc:"Words that must all occur in it, as in the search for claims." example:"market"`
	Sources []string `query:"source" doc:"Who published the report."`
	paging
}

func searchPassages(c *call, in *passageQuery) (List[Passage], error) {
	found, err := c.options.Memory.Passages(c.ctx(), store.PassageFilter{Text: in.Q, Sources: in.Sources}, in.page())
	if err != nil {
		return List[Passage]{}, err
	}
	return listed(c, found, sure(func(p store.Passage) Passage {
		return Passage{jsonl.ToPublication(p.Report), p.Start, p.End, p.Text}
	}))
}

type pairQuery struct {
	Reports []string `query:"report" need:"true" doc:"Reports, by the beginnings of their IDs: pairs that any of them belongs to." example:"3f2a9c1d07be"`
}

func listPairs(c *call, in *pairQuery) (List[jsonl.SharedWords], error) {
	var ids []string
	for _, prefix := range in.Reports {
		id, err := c.options.Memory.ReportID(c.ctx(), prefix)
		if err != nil {
			return List[jsonl.SharedWords]{}, err
		}
		ids = append(ids, id)
	}
	pairs, err := c.options.Memory.Store().Pairs(c.ctx(), ids)
	if err != nil {
		return List[jsonl.SharedWords]{}, err
	}
	return listed(c, store.List[store.Pair]{Items: pairs}, jsonl.ToSharedWords)
}

// errNoRuns says that nothing can be added.
func errNoRuns() error {
	return reportedly.WithHint(fmt.Errorf("%w: this server reads no reports", ErrForbidden), "add reports by reportedly add")
}
