package api

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/ingest"
	"github.com/reportedly/reportedly/intake"
)

// Limits of one upload.
const (
	maxUpload = 128 << 20 // bytes
	maxWait   = 60        // seconds that an answer waits for the end of a run
)

// runRoutes are the operations of adding.
func (a *API) runRoutes() []route {
	return []route{
		operation(http.MethodPost, "/reports", "addReports", Add, http.StatusAccepted, "Add reports",
			"A text as JSON, or files as a form. They are read in the background: the answer is a run, whose state and events tell what becomes of them. "+
				"With Prefer: wait=30 the answer waits up to so many seconds for the end (60 at most) and is 200 where it came. The same bytes again add nothing.", addReports).with(func(rt *route) {
			rt.forms, rt.limit, rt.other = true, maxUpload, "The run has ended: the answer waited for it."
			rt.headers = append(rt.headers, "Location", "Preference-Applied")
		}),
		get("/runs", "listRuns", "List the latest runs of adding", "The latest first. They are kept while the program lives.", listRuns),
		get("/runs/{run}", "getRun", "Where a run of adding stands", "", getRun).with(missing),
		stream("/runs/{run}/events", "watchRun", map[string]string{"text/event-stream": "Events: reading and failed with a RunReport, claim with a StoredClaim for each claim that was found, added with a RunReport, and at the end done with the Run."}, "Watch a run of adding",
			"Server-sent events from the beginning, or after the one that Last-Event-ID names. Comments keep the connection open.", watchRun).with(missing),
	}
}

// Run is a run of adding.
type Run struct {
	ID      string      `json:"id"`
	By      string      `json:"by"`
	Began   string      `json:"began"`
	Done    bool        `json:"done"`
	Reports []RunReport `json:"reports"`
	Events  string      `json:"events"`
}

// RunReport is what became of a report of a run.
type RunReport struct {
	Name    string             `json:"name"`
	State   string             `json:"state"`
	Report  *jsonl.Publication `json:"report,omitempty"`
	Claims  int                `json:"claims,omitempty"`
	New     int                `json:"new_developments,omitempty"`
	Changed []string           `json:"developments,omitempty"`
	Gone    []string           `json:"developments_gone,omitempty"`
	Shares  []Relation         `json:"shares_words_with,omitempty"`
	Problem *Problem           `json:"problem,omitempty"`
}

// Relation is how another report is related.
type Relation struct {
	Report   string `json:"report"`
	Relation string `json:"relation"`
}

func toRun(r *intake.Run) Run {
	items, done := r.State()
	out := Run{ID: r.ID, By: r.By, Began: r.Began.UTC().Format(time.RFC3339), Done: done, Reports: []RunReport{}, Events: Base + "/runs/" + r.ID + "/events"}
	for _, it := range items {
		out.Reports = append(out.Reports, toRunReport(it))
	}
	return out
}

func toRunReport(it intake.Item) RunReport {
	out := RunReport{Name: strings.ToValidUTF8(it.Name, "\uFFFD"), Claims: it.Claims, New: it.New, Changed: it.Changed, Gone: it.Gone}
	switch it.State {
	case intake.Already:
		out.State = "already"
	case intake.Failed:
		out.State = "failed"
		p := problemOf(it.Err)
		out.Problem = &p
	default:
		out.State = string(it.State)
	}
	if it.Report.ID != "" {
		p := jsonl.ToPublication(it.Report)
		out.Report = &p
	}
	for _, p := range it.Pairs {
		other := p.A
		if other == it.Report.ID {
			other = p.B
		}
		out.Shares = append(out.Shares, Relation{other, p.Relation})
	}
	return out
}

type adding struct {
	Prefer string `header:"Prefer" doc:"wait=30 has the answer wait up to so many seconds for the end of the run (RFC 7240)." example:"wait=30"`
	Body   struct {
		Text      string `json:"text" need:"true" doc:"The report’s text, or its page as HTML." example:"Gunmen attacked a police post near Qaminis late on Monday, residents said."`
		Name      string `json:"name" doc:"How to name it: a file’s name, an address." example:"night.txt"`
		Media     string `json:"media" values:"text/plain|text/html|text/csv|message/rfc822" doc:"What it is; found out where it isn’t given."`
		Source    string `json:"source" doc:"Who published it; else as the report says." example:"Coast Monitor"`
		Published string `json:"published" doc:"When it was published; else as the report says. Relative times depend on it." example:"2021-03-09"`
		Note      string `json:"note" doc:"What else is to be said of how it came here."`
	}
}

func addReports(c *call, in *adding) (Run, error) {
	if c.options.Runs == nil {
		return Run{}, errNoRuns()
	}
	g, inputs, err := c.uploads(in)
	if err != nil {
		return Run{}, err
	}
	run, err := c.options.Runs.Begin(g, inputs)
	if err != nil {
		return Run{}, err
	}
	c.audit(c.r, "add", fmt.Sprintf("run %s of %d", run.ID, len(inputs)))
	c.w.Header().Set("Location", Base+"/runs/"+run.ID)
	if s := waitOf(in.Prefer); s > 0 {
		ctx, cancel := context.WithTimeout(c.ctx(), time.Duration(s)*time.Second)
		defer cancel()
		for range run.Watch(ctx, 0) {
		}
		if _, done := run.State(); done {
			c.w.Header().Set("Preference-Applied", "wait")
			c.status = http.StatusOK
		}
	}
	return toRun(run), nil
}

// waitOf reads wait=SECONDS.
func waitOf(prefer string) int {
	for part := range strings.SplitSeq(prefer, ",") {
		if s, ok := strings.CutPrefix(strings.TrimSpace(part), "wait="); ok {
			n, _ := strconv.Atoi(s)
			return min(n, maxWait)
		}
	}
	return 0
}

// uploads are the reports of a request, as JSON or as a form.
func (c *call) uploads(in *adding) (intake.Given, []intake.Input, error) {
	b := in.Body
	var inputs []intake.Input
	g := intake.Given{By: c.who.Name, Source: strings.TrimSpace(b.Source), Note: b.Note}
	published := b.Published
	if media, _, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type")); media == "multipart/form-data" {
		form, err := c.files()
		if err != nil {
			return g, nil, err
		}
		inputs, g.Source, g.Note, published = form.inputs, form.source, form.note, form.published
	} else {
		name := strings.TrimSpace(b.Name)
		if name == "" {
			name = "sent text"
		}
		inputs = []intake.Input{input(name, "api", []byte(b.Text))}
	}
	g.Options = ingest.Options{Publisher: g.Source, Acquired: c.options.Now(), Media: b.Media}
	if published = strings.TrimSpace(published); published != "" {
		date, err := ingest.ParsePublished(published)
		if err != nil {
			return g, nil, wrongBody("published", "published is %q, which is no date", cut(published))
		}
		g.Options.Published = date
	}
	return g, inputs, nil
}

func input(name, how string, b []byte) intake.Input {
	return intake.Input{Name: name, How: how, Size: int64(len(b)), Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}
}

// upload is a form with files.
type upload struct {
	inputs                  []intake.Input
	source, published, note string
}

// files reads a form part by part, so that nothing of it goes to the disk.
func (c *call) files() (*upload, error) {
	parts, err := c.r.MultipartReader()
	if err != nil {
		return nil, &faulty{[]Fault{{Pointer: "#", Detail: "the form can’t be read"}}}
	}
	out := &upload{}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, brokenForm(err)
		}
		body, err := io.ReadAll(part)
		if err != nil {
			return nil, brokenForm(err)
		}
		switch name := part.FormName(); name {
		case "source":
			out.source = strings.TrimSpace(cutForm(body))
		case "published":
			out.published = cutForm(body)
		case "note":
			out.note = cutForm(body)
		case "files":
			file := part.FileName()
			if file == "" {
				file = "sent file"
			}
			out.inputs = append(out.inputs, input(file, "uploaded", body))
		default:
			return nil, &faulty{[]Fault{{Pointer: "#/" + pointer(cut(name)), Detail: fmt.Sprintf("there is no field %q here", cut(name)), Hint: "there are files, source, published, note"}}}
		}
		if len(out.inputs) > intake.MaxInputs {
			break // Begin says so
		}
	}
	if len(out.inputs) == 0 {
		return nil, wrongBody("files", "files is missing")
	}
	return out, nil
}

// brokenForm is what is wrong with a form; that it is too large goes on as it is.
func brokenForm(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	return &faulty{[]Fault{{Pointer: "#", Detail: "the form is broken off, or no form"}}}
}

func cutForm(b []byte) string {
	return strings.ToValidUTF8(string(b[:min(len(b), maxValue)]), "\uFFFD")
}

func listRuns(c *call, _ *nothing) (List[Run], error) {
	out := List[Run]{Items: []Run{}}
	if c.options.Runs == nil {
		return out, nil
	}
	for _, r := range c.options.Runs.List() {
		out.Items = append(out.Items, toRun(r))
	}
	return out, nil
}

type runID struct {
	Run string `path:"run" doc:"The run’s ID." example:"k3v9q2m7x1ab"`
}

func (c *call) run(id string) (*intake.Run, error) {
	if c.options.Runs == nil {
		return nil, fmt.Errorf("%w: there are no runs", reportedly.ErrNotFound)
	}
	return c.options.Runs.Find(id)
}

func getRun(c *call, in *runID) (Run, error) {
	r, err := c.run(in.Run)
	if err != nil {
		return Run{}, err
	}
	return toRun(r), nil
}
