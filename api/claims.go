package api

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// claimRoutes are the operations on claims.
func (a *API) claimRoutes() []route {
	return []route{
		get("/claims", "searchClaims", "Search claims",
			"All parameters that are given must hold; of a parameter that is given several times, any value. Claims that a person rejected are found only where review asks for them.", searchClaims),
		get("/claims/counts", "countClaims", "Count claims by their properties",
			"Counting stops at the 10,000 claims that were added last, and says so in complete.", countClaims),
		get("/claims/{report}/{claim}", "getClaim", "A claim with all that is known of it",
			"As it counts, with people’s corrections in force and the reading beside them, the reasons for each value, and who decided what.", getClaim).with(missing),
		get("/claims/facets", "getFacets", "Count claims by whom and what they name",
			"As counts, with the actors and places that most name, countries and years; of the claims that were added last, most at first.", getFacets),
		get("/ties", "listTies", "Who does what to whom",
			"Of the claims that pass the filter: pairs of actors with how many claims tie them, of which types, how surely told and by how many; the strongest first. It is at most some seconds old.", listTies),
		get("/disputes", "listDisputes", "Claims on which reviewers differ", "Those judged last first.", listDisputes),
		operation(http.MethodPost, "/reports/{report}/claims", "addClaim", Judge, http.StatusCreated, "Add a claim that the reading missed",
			"value is the type of an event, or the kind; the words that it rests on are named by quotes, which must occur once, or by spans. The other values are then corrected as any claim’s. Location is the claim’s.", addClaim).with(decides),
		operation(http.MethodPost, "/claims/{report}/{claim}/judgements", "judgeClaim", Judge, http.StatusCreated, "Judge a claim",
			"accept: it was read rightly. reject: it was read wrongly and no longer counts. correct: field gets value. note: value is the note. Everything can be undone.", judgeClaim).with(decides),
	}
}

// missing marks a route to what may not be there.
func missing(rt *route) { rt.also = append(rt.also, http.StatusNotFound) }

// decides marks a route that judges something that may not be there, or be other than
// who judges thinks.
func decides(rt *route) {
	rt.also = append(rt.also, http.StatusNotFound, http.StatusConflict, http.StatusPreconditionFailed)
	if rt.status == http.StatusCreated {
		rt.headers = append(rt.headers, "Location")
		rt.other = "What would become of it: nothing was decided."
	}
}

// trying is the parameter of decisions that are only tried.
type trying struct {
	DryRun bool `query:"dry_run" doc:"Only tell what would become of it."`
}

// paging are the parameters of lists.
type paging struct {
	Cursor string `query:"cursor" doc:"Where the page begins: next of the page before, for the same question."`
	Limit  int    `query:"limit" min:"1" max:"1000" doc:"How many at most, 50 where it isn’t given." example:"20"`
}

func (p paging) page() store.Page { return store.Page{After: store.Cursor(p.Cursor), Limit: p.Limit} }

// days are the parameters for when something happened.
type days struct {
	Since string `query:"since" doc:"What happened on that day or later, as far as is known: a day, month or year." example:"2016-11"`
	Until string `query:"until" doc:"What happened on that day or earlier; all of a month or year is meant." example:"2016-12-18"`
}

func (d days) bounds() (since, until time.Time, err error) {
	day := func(name, s string, of func(edtf.Value) edtf.Day) (time.Time, error) {
		if s == "" {
			return time.Time{}, nil
		}
		v, err := edtf.Published(s)
		if err != nil {
			return time.Time{}, &faulty{[]Fault{{Parameter: name, Detail: fmt.Sprintf("%s is %q", name, cut(s)), Hint: "write 2016-11-03, 2016-11 or 2016"}}}
		}
		y, m, d := of(v).Civil()
		return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC), nil
	}
	if since, err = day("since", d.Since, edtf.Value.First); err != nil {
		return
	}
	if until, err = day("until", d.Until, edtf.Value.Last); err != nil {
		return
	}
	if !since.IsZero() && !until.IsZero() && until.Before(since) {
		err = wrong("until", "until %s lies before since %s", d.Until, d.Since)
	}
	return
}

// where are the parameters for a part of the earth.
type where struct {
	Near string `query:"near" doc:"A place of it lies within so many kilometres of a point: LAT,LON,KM." example:"31.2,16.6,50"`
	Box  string `query:"bbox" doc:"A place of it lies between these degrees: WEST,SOUTH,EAST,NORTH (RFC 7946); west > east lies across the antimeridian." example:"16,30.5,17.5,31.5"`
}

func (w where) shapes() (*store.Near, *store.Box, error) {
	var near *store.Near
	var box *store.Box
	if w.Near != "" {
		v, ok := numbers(w.Near, 3)
		if !ok || !(v[0] >= -90 && v[0] <= 90) || !(v[1] >= -180 && v[1] <= 180) || !(v[2] > 0 && v[2] <= 20_000) {
			return nil, nil, wrong("near", "near is %q; write latitude, longitude and kilometres, as in 31.2,16.6,50", cut(w.Near))
		}
		near = &store.Near{Lat: v[0], Lon: v[1], KM: v[2]}
	}
	if w.Box != "" {
		v, ok := numbers(w.Box, 4)
		if !ok || !(v[0] >= -180 && v[0] <= 180) || !(v[2] >= -180 && v[2] <= 180) || !(v[1] >= -90 && v[3] <= 90 && v[1] <= v[3]) {
			return nil, nil, wrong("bbox", "bbox is %q; write west, south, east, north in degrees, as in 16,30.5,17.5,31.5", cut(w.Box))
		}
		box = &store.Box{West: v[0], South: v[1], East: v[2], North: v[3]}
	}
	return near, box, nil
}

// numbers reads n numbers that are parted by commas.
func numbers(s string, n int) ([]float64, bool) {
	parts := strings.Split(s, ",")
	if len(parts) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i, p := range parts {
		x, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || x != x {
			return nil, false
		}
		out[i] = x
	}
	return out, true
}

// claimFilter are the parameters that choose claims.
type claimFilter struct {
	Q            string                  `query:"q" doc:"Words that must all occur in its sentence or in the names of who and where: “quoted words” together, word* with any ending, -word not at all." example:"market"`
	Kinds        []reportedly.Kind       `query:"kind" values:"@kind" doc:"What it claims." example:"event"`
	Events       []reportedly.Event      `query:"event" values:"@event" doc:"The type of event." example:"ASSAULT"`
	Bases        []reportedly.Basis      `query:"basis" values:"@basis" doc:"How the report knows." example:"reported"`
	Polarities   []reportedly.Polarity   `query:"polarity" values:"@polarity" doc:"Whether it is affirmed or denied."`
	Realities    []reportedly.Reality    `query:"reality" values:"@reality" doc:"Its standing in the world as the report puts it."`
	Likelihoods  []reportedly.Likelihood `query:"likelihood" values:"@likelihood" doc:"The report’s word of probability, on the ICD 203 scale."`
	Actors       []string                `query:"actor" doc:"Who takes part on either side: an identity, or a name as texts have it."`
	Doers        []string                `query:"doer" doc:"Who does it, is it or holds it, as actor."`
	Recipients   []string                `query:"recipient" doc:"To whom it is done, as actor."`
	Speakers     []string                `query:"said_by" doc:"Who says it: an identity or a name."`
	Places       []string                `query:"place" doc:"Where: an identity or a name."`
	Countries    []string                `query:"country" doc:"The country of a place of it, ISO 3166-1 alpha-3." example:"LBY"`
	Sources      []string                `query:"source" doc:"Who published the report."`
	Reports      []string                `query:"report" doc:"The report, by the beginning of its ID."`
	Developments []string                `query:"development" doc:"The development that it belongs to, by the beginning of its ID."`
	States       []reportedly.State      `query:"state" values:"@state" doc:"How that development stands."`
	Reviews      []string                `query:"review" values:"none|accepted|rejected|corrected" doc:"How a person judged it; none: nobody did."`
	Undated      *bool                   `query:"undated" doc:"Whether its days are unknown."`
	MinScore     float64                 `query:"min_score" min:"0" max:"1" doc:"The least score." example:"0.5"`
	days
	where
}

// request is what the parameters ask for.
func (f *claimFilter) request() (memory.SearchRequest, error) {
	since, until, err := f.bounds()
	if err != nil {
		return memory.SearchRequest{}, err
	}
	near, box, err := f.shapes()
	if err != nil {
		return memory.SearchRequest{}, err
	}
	out := memory.SearchRequest{Filter: store.ClaimFilter{
		Text: strings.TrimSpace(f.Q), Kinds: f.Kinds, Events: f.Events, Bases: f.Bases, Polarities: f.Polarities, Realities: f.Realities,
		Likelihoods: f.Likelihoods, Actors: f.Actors, Doers: f.Doers, Recipients: f.Recipients, Undated: f.Undated, Places: f.Places, Speakers: f.Speakers, Sources: f.Sources, Reports: f.Reports,
		Developments: f.Developments, States: f.States, MinScore: f.MinScore, Since: since, Until: until, Near: near, Within: box,
	}}
	for _, c := range f.Countries {
		out.Filter.Countries = append(out.Filter.Countries, strings.ToUpper(c))
	}
	for _, r := range f.Reviews {
		out.Filter.Reviews = append(out.Filter.Reviews, store.Review(strings.TrimPrefix(r, "none")))
	}
	return out, nil
}

type claimQuery struct {
	claimFilter
	Order string `query:"order" values:"relevance|added|day" doc:"relevance (the default with q), added (last first) or day (earliest first)."`
	paging
}

func (q *claimQuery) search() (memory.SearchRequest, error) {
	req, err := q.request()
	req.Page = q.page()
	switch {
	case q.Order == "relevance" || q.Order == "" && req.Filter.Text != "":
		req.Order = store.ByRelevance
	case q.Order == "day":
		req.Order = store.ByDay
	}
	return req, err
}

func searchClaims(c *call, in *claimQuery) (List[jsonl.StoredClaim], error) {
	req, err := in.search()
	if err != nil {
		return List[jsonl.StoredClaim]{}, err
	}
	found, err := c.options.Memory.Search(c.ctx(), req)
	if err != nil {
		return List[jsonl.StoredClaim]{}, err
	}
	return listed(c, found, hit)
}

func hit(h store.Hit) (jsonl.StoredClaim, error) { return jsonl.ToStored(h.Claim) }

// Counts are numbers of claims by their properties.
type Counts struct {
	Claims     int            `json:"claims"`
	Complete   bool           `json:"complete"`
	Kinds      map[string]int `json:"kinds"`
	Events     map[string]int `json:"events"`
	Bases      map[string]int `json:"bases"`
	Polarities map[string]int `json:"polarities"`
	Realities  map[string]int `json:"realities"`
	States     map[string]int `json:"states"`
	Reviews    map[string]int `json:"reviews"`
	Sources    map[string]int `json:"sources"`
}

func countClaims(c *call, in *claimFilter) (Counts, error) {
	req, err := in.request()
	if err != nil {
		return Counts{}, err
	}
	n, err := c.options.Memory.Count(c.ctx(), req, 0)
	if err != nil {
		return Counts{}, err
	}
	return toCounts(n), nil
}

func toCounts(n store.Counts) Counts {
	return Counts{n.Claims, n.Complete, whole(n.Kinds), whole(n.Events), whole(n.Bases), whole(n.Polarities), whole(n.Realities), whole(n.States), named(n.Reviews, "none"), whole(n.Sources)}
}

// whole is a count without what has no name: claims that are no events have no type.
func whole(n map[string]int) map[string]int {
	out := make(map[string]int, len(n))
	for k, v := range n {
		if k != "" {
			out[k] = v
		}
	}
	return out
}

func named(n map[string]int, nothing string) map[string]int {
	out := whole(n)
	if v := n[""]; v > 0 {
		out[nothing] = v
	}
	return out
}

// claimID are the parameters that name a claim.
type claimID struct {
	Report string `path:"report" doc:"The report’s ID, or its beginning." example:"3f2a9c1d07be"`
	Claim  string `path:"claim" doc:"The claim’s ID within the report." example:"c4"`
}

func (c claimID) id() string { return reportedly.TellingID(c.Report, c.Claim) }

func getClaim(c *call, in *claimID) (jsonl.ClaimPage, error) {
	p, err := c.options.Memory.Claim(c.ctx(), in.id())
	if err != nil {
		return jsonl.ClaimPage{}, err
	}
	return jsonl.ToClaimPage(p)
}

type claimDecision struct {
	claimID
	trying
	Body struct {
		Act   judgement.Act `json:"act" need:"true" values:"accept|reject|correct|note" doc:"What is decided." example:"correct"`
		Field string        `json:"field" doc:"Of correct: the field, as claims’ JSON names it: event, killed, time, said_by …" example:"killed"`
		Value string        `json:"value" doc:"Of correct: the new value, in words; “” takes one away, or takes the words that spans name. Of note: the note." example:"3"`
		Spans [][2]int      `json:"spans" doc:"Of correct: where the report’s text has the value, as [START, END] in bytes; for names, one for each."`
		Why   string        `json:"why" doc:"The reason, where there is one to give." example:"the figure is that of the second day"`
	}
}

func judgeClaim(c *call, in *claimDecision) (jsonl.Judged, error) {
	c.judging.Lock()
	defer c.judging.Unlock()
	d := memory.Decision{Claim: in.id()}
	err := c.unchanged(func() (any, error) {
		p, err := c.options.Memory.Claim(c.ctx(), in.id())
		if err != nil {
			return nil, err
		}
		// The memory looks once more as it decides, for other programs decide too.
		d.Seen = new(int64)
		for _, j := range p.Log {
			*d.Seen = max(*d.Seen, j.Seq)
		}
		return jsonl.ToClaimPage(p)
	})
	if err != nil {
		return jsonl.Judged{}, err
	}
	b := in.Body
	if b.Act == judgement.Correct && b.Field == "" {
		return jsonl.Judged{}, wrongBody("field", "correct names a field: %s", strings.Join(judgement.FieldNames(), ", "))
	}
	d.Act, d.Field, d.Value, d.Why, d.Words = b.Act, b.Field, b.Value, b.Why, spans(b.Spans)
	return c.judge(d, in.trying)
}

func spans(list [][2]int) []text.Span {
	var out []text.Span
	for _, s := range list {
		out = append(out, text.Span{Start: s[0], End: s[1]})
	}
	return out
}

// judge decides in the name of who asks, or only tries to.
func (c *call) judge(d memory.Decision, try trying) (jsonl.Judged, error) {
	d.By = c.who.Name
	if try.DryRun {
		out, err := c.options.Memory.Would(c.ctx(), d)
		if err != nil {
			return jsonl.Judged{}, err
		}
		c.status = http.StatusOK
		return jsonl.ToJudged(out), nil
	}
	out, err := c.options.Memory.Judge(c.ctx(), d)
	if err != nil {
		return jsonl.Judged{}, err
	}
	return c.judged(out), nil
}

func (c *call) judged(j *memory.Judged) jsonl.Judged {
	c.w.Header().Set("Location", Base+"/judgements/"+strconv.FormatInt(j.Entry.Seq, 10))
	return jsonl.ToJudged(j)
}
