package developments

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// showPage is the page of one development.
type showPage struct {
	web.Head
	*memory.DevelopmentPage
	Label      string // its type in words
	When       string
	Groups     []group
	Against    []contradiction
	Figures    []figures
	Days       []telling
	Spots      []telling
	Steps      []step
	Copies     []pair // of its reports, those that share most
	MoreCopies int
	Near       []neighbour
	Sums       []part // of a tally: what it sums up, and the tallies that sum it up
	SumOf      []part
	Scale      []degree
}

func (*showPage) Template() string { return "developments/show" }

// contradiction is one matter with its sides.
type contradiction struct {
	reportedly.Contradiction
	Sides []side
}

type side struct {
	reportedly.Side
	Who string
	In  shared.Publication
}

// figures are what is told of one number.
type figures struct {
	reportedly.Range
	Given []figure
}

// figure is a number with who gives it.
type figure struct {
	reportedly.Figure
	Who string // "" where the report's name says it
	In  shared.Publication
}

// telling is a day or a place with who tells it.
type telling struct {
	reportedly.Telling
	By []shared.Publication // each publisher once
}

// step is what one report changed.
type step struct {
	reportedly.Step
	In      shared.Publication
	Changed []string // in words
}

// pair is two of its reports with words in common.
type pair struct {
	A, B     shared.Publication
	Relation string
	Why      string
	Path     string
}

// part is another development by its ID.
type part struct{ ID, What string }

// degree is a degree of credibility.
type degree struct {
	Value     int
	Words     string
	Suggested bool
	Chosen    bool
}

func (s *section) show(w http.ResponseWriter, r *http.Request) error {
	d, err := s.memory().Development(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if id := r.PathValue("id"); !strings.HasPrefix(d.ID, strings.ToLower(id)) {
		return s.site.Redirect(w, r, "/developments/"+d.ID, web.Notice{Kind: "info", Text: id + " became one with this development."})
	}
	p := s.page(d)
	p.Title, p.At, p.Styles, p.Keys = d.What, "/developments", styles(), pageKeys()
	if p.Near, err = s.near(r.Context(), d); err != nil {
		return err
	}
	for _, list := range []struct {
		ids []string
		to  *[]part
	}{{d.Parts, &p.Sums}, {d.PartOf, &p.SumOf}} {
		for _, id := range list.ids[:min(len(list.ids), maxParts)] {
			other, err := s.memory().Store().Development(r.Context(), id)
			if err != nil {
				continue // it was joined or forgotten since
			}
			*list.to = append(*list.to, part{id, other.What})
		}
	}
	return s.site.Render(w, r, p)
}

// maxParts is how many parts of a tally are named.
const maxParts = 30

func pageKeys() []web.Key {
	return []web.Key{{Key: "w", Does: "write a note"}, {Key: "c", Does: "set the credibility"}}
}

// page puts a development in the form that is shown.
func (s *section) page(d *memory.DevelopmentPage) *showPage {
	p := &showPage{DevelopmentPage: d, Label: typeOf(d.Kind, d.Event), Groups: groups(d), Scale: scale(d)}
	for _, c := range d.Contradictions {
		v := contradiction{Contradiction: c}
		for _, x := range c.Sides {
			v.Sides = append(v.Sides, side{x, who(d, x.Origin), linkTo(d, x.Claim)})
		}
		p.Against = append(p.Against, v)
	}
	if d.Toll != nil {
		p.Figures = append(p.Figures, figuresOf(d, *d.Toll))
	}
	for _, n := range d.Numbers {
		p.Figures = append(p.Figures, figuresOf(d, n))
	}
	p.Days, p.Spots = tellings(d, d.Dates), tellings(d, d.Places)
	if len(d.Dates) > 0 {
		p.When = shared.Period(d.Dates[0].Value)
	}
	for _, st := range d.History {
		p.Steps = append(p.Steps, step{st, shared.Published(d.Publications[st.Report], ""), changes(st.Changes)})
	}
	p.Copies, p.MoreCopies = copies(d)
	return p
}

// typeOf is a type in a word: "ASSAULT", "presence".
func typeOf(k reportedly.Kind, e reportedly.Event) string {
	if k == reportedly.KindEvent && e != "" {
		return string(e)
	}
	return string(k)
}

// who is an origin by its number, "" for none.
func who(d *memory.DevelopmentPage, origin int) string {
	if origin >= 0 && origin < len(d.Origins) {
		return d.Origins[origin].Who
	}
	return ""
}

// linkTo is a claim's report, opened at the claim.
func linkTo(d *memory.DevelopmentPage, claim string) shared.Publication {
	return shared.Published(d.Publications[shared.ReportOf(claim)], shared.ClaimOf(claim))
}

// linkIn is linkTo for a claim that may be told without its report.
func linkIn(d *memory.DevelopmentPage, report, claim string) shared.Publication {
	return shared.Published(d.Publications[report], shared.ClaimOf(claim))
}

func figuresOf(d *memory.DevelopmentPage, n reportedly.Range) figures {
	out := figures{Range: n}
	for _, f := range n.Figures {
		v := figure{f, who(d, f.Origin), linkIn(d, f.Report, f.Claim)}
		if v.Who == v.In.Name || v.Who == "the report" {
			v.Who = ""
		}
		if who, ok := strings.CutPrefix(v.Who, v.In.Name+" ("); ok { // "Daily Star (a clerk)"
			v.Who = strings.TrimSuffix(who, ")")
		}
		if !slices.ContainsFunc(out.Given, v.same) {
			out.Given = append(out.Given, v)
		}
	}
	return out
}

// same tells whether another figure would read alike.
func (f figure) same(other figure) bool {
	return f.Words == other.Words && f.Who == other.Who && f.In.Name == other.In.Name && f.Part == other.Part && f.Replaced == other.Replaced
}

func tellings(d *memory.DevelopmentPage, list []reportedly.Telling) []telling {
	var out []telling
	for _, t := range list {
		v := telling{Telling: t}
		for _, id := range t.Claims {
			p := linkTo(d, id)
			if !slices.ContainsFunc(v.By, func(x shared.Publication) bool { return x.Name == p.Name }) {
				v.By = append(v.By, p)
			}
		}
		out = append(out, v)
	}
	return out
}

// changes are what a report changed in the picture, in words.
func changes(list []reportedly.Change) []string {
	var out []string
	for _, c := range list {
		v := ""
		switch c.What {
		case "first told":
			v = "first told by " + c.Now
		case "independent sources":
			v = "independent sources " + c.Was + " → " + c.Now
		case "state":
			v = c.Was + " → " + c.Now
		case "toll":
			v = "killed " + strings.TrimPrefix(c.Was+" → "+c.Now, " → ")
		case "date":
			v = "also gives the day " + shared.Period(c.Now)
		case "place":
			v = "also places it: " + c.Now
		case "contradiction":
			v = "contradiction about its " + c.Now
		default:
			v = strings.TrimSpace(c.What + " " + c.Now)
		}
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// scale is the scale of credibility with what is suggested and what holds.
func scale(d *memory.DevelopmentPage) []degree {
	var out []degree
	for c := reportedly.Confirmed; c <= reportedly.CannotBeJudged; c++ {
		out = append(out, degree{int(c), c.Words(), c == d.Credibility, c == d.Degree()})
	}
	return out
}

// copies are the reports of a development that have words in common, those that share
// most first; notices that many reports have are left out.
func copies(d *memory.DevelopmentPage) (out []pair, more int) {
	rows := slices.DeleteFunc(slices.Clone(d.Shared), func(p store.Pair) bool { return p.Relation == "common" })
	slices.SortStableFunc(rows, func(a, b store.Pair) int { return cmp.Compare(b.Score, a.Score) })
	more = max(0, len(rows)-maxCopies)
	for _, row := range rows[:len(rows)-more] {
		v := pair{A: shared.Published(d.Publications[row.A], ""), B: shared.Published(d.Publications[row.B], ""), Relation: shared.Relation(row.Relation)}
		if row.From == row.B {
			v.A, v.B = v.B, v.A
		}
		if p, err := memory.Passages(row); err == nil {
			v.Why = p.Why
		}
		v.Path = shared.SharedPath(row.A, row.B)
		out = append(out, v)
	}
	return out, more
}

// maxCopies is how many pairs of reports with words in common are shown.
const maxCopies = 15

// maxPairs is how many decisions on who belongs together are told.
const maxPairs = 12

// Pairs are the decisions of people on which claims belong together, in words: one decision often is
// about many pairs, of which the first is named.
func (p *showPage) Pairs() []string {
	type decision struct {
		together bool
		reason   string
	}
	count := map[decision]int{}
	for _, c := range p.Corrections {
		count[decision{c.Together, c.Reason}]++
	}
	var out []string
	for _, c := range p.Corrections {
		d := decision{c.Together, c.Reason}
		n := count[d]
		if n == 0 {
			continue // told
		}
		if len(out) == maxPairs {
			return append(out, "and others")
		}
		count[d] = 0
		does := "kept apart from"
		if c.Together {
			does = "kept together with"
		}
		v := memory.ShortID(c.A) + " " + does + " " + memory.ShortID(c.B)
		if n == 2 {
			v += ", and 1 more pair"
		} else if n > 2 {
			v += fmt.Sprintf(", and %d more pairs", n-1)
		}
		if c.Reason != "" {
			v += ": " + phrase.Clean(c.Reason)
		}
		out = append(out, v)
	}
	return out
}
