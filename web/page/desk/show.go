package desk

import (
	"cmp"
	"math"
	"net/http"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// page is the reading desk with a report on it.
type page struct {
	web.Head
	ID     string // the report's
	Source string
	Dated  string // when it was published, in words
	Name   string // how the user named it
	Lang   string
	Facts  []fact
	Shared []sharing
	Blocks []block

	Lines  []*line
	Review progress
	Open   *coding // the open claim; nil where the report has none
	Prev   string  // the claim's before the open one, "" for none
	Next   string
	Todo   string // the next that nobody reviewed
	Types  []option
	Agreed *agreed // how far reviewers agree on this report; nil where only one judged

}

func (*page) Template() string { return "desk/desk" }

// fact is a name with its value.
type fact struct{ Name, Value string }

// sharing is a report that shares words with this one.
type sharing struct{ ID, Title, Source, How string } // How: "copy of", "copied by", or the relation

// block is a paragraph of the text.
type block struct {
	Kind     string
	Title    bool
	Metadata bool
	Segments []segment
}

// line is a claim in the list of all.
type line struct {
	claim  reportedly.Claim
	ID     string
	Class  string
	Symbol string
	Label  string
	Gist   string // who does it to whom
	Review store.Review
	Own    bool // a person found it
	Notes  int
	Differ bool // reviewers differ on it
	Open   bool
	start  int
}

// agreed is how far reviewers agree.
type agreed struct {
	Reviewers []string
	Shared    int    // claims that several accepted or rejected
	Differ    int    // claims on which they differ
	Alpha     string // Krippendorff's, "" where it has no meaning
}

// progress is how far the review has come.
type progress struct{ All, Done, Accepted, Rejected, Corrected int }

func (d *desk) show(w http.ResponseWriter, r *http.Request) error {
	rep, err := d.memory().Desk(r.Context(), r.PathValue("report"), func(claims []store.Claim) string { return chosen(claims, r.FormValue("claim")) })
	if err != nil {
		return err
	}
	if id := r.PathValue("report"); id != memory.ShortID(rep.SHA256) && id != rep.SHA256 {
		http.Redirect(w, r, address(rep.SHA256, r.FormValue("claim")), http.StatusSeeOther)
		return nil
	}
	p := d.page(rep)
	if open := p.open(); open != nil {
		p.Open = d.coding(p, rep, open)
	}
	if web.IsPart(r) {
		return d.site.RenderPart(w, r, p, "side")
	}
	p.read(rep)
	return d.site.Render(w, r, p)
}

// address is a claim's on the desk.
func address(report, claim string) string {
	a := "/reports/" + memory.ShortID(report)
	if claim != "" {
		a += "?claim=" + claim + "#m-" + claim
	}
	return a
}

// inOrder are the indices of claims in the order of the text.
func inOrder(claims []store.Claim) []int {
	out := make([]int, len(claims))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Compare(overlay.Anchor(&claims[a].Claim).Start, overlay.Anchor(&claims[b].Claim).Start)
	})
	return out
}

// chosen is the claim to open: the one that is asked for, else the first that nobody
// reviewed, else the first; "" where there are none.
func chosen(claims []store.Claim, id string) string {
	if slices.ContainsFunc(claims, func(c store.Claim) bool { return c.Claim.ID == id }) {
		return id
	}
	order := inOrder(claims)
	for _, i := range order {
		if claims[i].Review == store.NotReviewed {
			return claims[i].Claim.ID
		}
	}
	if len(order) > 0 {
		return claims[order[0]].Claim.ID
	}
	return ""
}

// page is the desk without the text and without the open claim's coding.
func (d *desk) page(rep *memory.DeskPage) *page {
	p := &page{
		Head: web.Head{Title: titleOf(&rep.Report.Report), At: "/reports", Styles: []string{"desk/desk.css"}, Scripts: []string{"desk/desk.js"}, Wide: true, Keys: keys},
		ID:   memory.ShortID(rep.SHA256), Source: rep.Source, Dated: phrase.Published(&rep.Report.Report), Name: path.Base(filepath.ToSlash(rep.Name)), Lang: rep.Language,
		Types: d.types(""), Agreed: agreement(rep),
	}
	for _, i := range inOrder(rep.Claims) {
		c := &rep.Claims[i]
		l := &line{claim: c.Claim, ID: c.Claim.ID, Class: shared.ClassKey(&c.Claim), Symbol: phrase.ClassOf(&c.Claim).Symbol(), Label: phrase.Label(&c.Claim), Gist: phrase.Who(&c.Claim), Review: c.Review, start: overlay.Anchor(&c.Claim).Start}
		if s := rep.States[l.ID]; s != nil {
			l.Own, l.Notes, l.Differ = s.Added != nil, len(s.Notes), len(s.Conflicts) > 0
		}
		p.Lines = append(p.Lines, l)
		p.Review.add(c.Review)
	}
	if rep.Open != nil {
		p.choose(rep.Open.Claim.Claim.ID)
	}
	return p
}

func agreement(rep *memory.DeskPage) *agreed {
	a := &agreed{Reviewers: rep.Agreement.Reviewers, Shared: rep.Agreement.Shared}
	for _, s := range rep.States {
		if len(s.Conflicts) > 0 {
			a.Differ++
		}
	}
	if len(a.Reviewers) < 2 && a.Differ == 0 {
		return nil
	}
	if rep.Agreement.AlphaUnits > 1 && !math.IsNaN(rep.Agreement.Alpha) {
		a.Alpha = strconv.FormatFloat(rep.Agreement.Alpha, 'f', 2, 64)
	}
	return a
}

func (p *progress) add(r store.Review) {
	p.All++
	switch r {
	case store.Accepted:
		p.Accepted++
	case store.Rejected:
		p.Rejected++
	case store.Corrected:
		p.Corrected++
	default:
		return
	}
	p.Done++
}

// choose opens a claim of the page.
func (p *page) choose(id string) {
	open := slices.IndexFunc(p.Lines, func(l *line) bool { return l.ID == id })
	if open < 0 {
		return
	}
	p.Lines[open].Open = true
	if open > 0 {
		p.Prev = p.Lines[open-1].ID
	}
	if open+1 < len(p.Lines) {
		p.Next = p.Lines[open+1].ID
	}
	p.Todo = todo(p.Lines, open)
}

// todo is the next claim after one, round to it again, that nobody reviewed.
func todo(lines []*line, after int) string {
	for k := 1; k < len(lines); k++ {
		if l := lines[(after+k)%len(lines)]; l.Review == store.NotReviewed {
			return l.ID
		}
	}
	return ""
}

func (p *page) open() *line {
	for _, l := range p.Lines {
		if l.Open {
			return l
		}
	}
	return nil
}

// read lays out the text.
func (p *page) read(rep *memory.DeskPage) {
	cut := newCutter(rep.Text, p.Lines, slices.IndexFunc(p.Lines, func(l *line) bool { return l.Open }))
	titled := false
	for _, b := range rep.Blocks {
		v := block{Kind: string(b.Kind), Metadata: phrase.Metadata(b.Kind), Segments: cut.cut(b.Span)}
		if b.Kind == ling.Title && !titled {
			titled, v.Title = true, true
		}
		p.Blocks = append(p.Blocks, v)
	}
	if !titled {
		p.Blocks = append([]block{{Kind: "title", Title: true, Segments: []segment{{Start: -1, Text: phrase.Clean(p.Title)}}}}, p.Blocks...)
	}
	p.Facts = facts(rep)
	for _, pair := range rep.Shared {
		other := pair.A
		if other == rep.SHA256 {
			other = pair.B
		}
		pub := rep.Others[other]
		how := pair.Relation
		switch {
		case how == "copy" && pair.From == other:
			how = "copy of"
		case how == "copy" && pair.From == rep.SHA256:
			how = "copied by"
		}
		p.Shared = append(p.Shared, sharing{memory.ShortID(other), cmp.Or(pub.Title, pub.Name), pub.Source, how})
	}
}

// titleOf is a report's title, or its file's name.
func titleOf(r *reportedly.Report) string {
	if r.Title != "" {
		return r.Title
	}
	if r.Text != nil {
		for _, b := range r.Blocks {
			if b.Kind == ling.Title {
				return strings.Join(strings.Fields(r.Text.Slice(b.Span)), " ")
			}
		}
	}
	return path.Base(filepath.ToSlash(r.Name))
}

// facts are what is known of the report: who published it, and how it came here.
func facts(rep *memory.DeskPage) []fact {
	var out []fact
	for _, f := range []fact{
		{"Source", rep.Source}, {"Author", rep.Author}, {"Published", phrase.Published(&rep.Report.Report)}, {"Date found in", rep.PublishedFrom}, {"Address", rep.URL},
		{"Language", rep.Language}, {"Encoding", rep.Encoding}, {"Media type", rep.Media}, {"SHA-256", rep.SHA256}, {"Read by", strings.TrimSpace(rep.By.Coder + " " + rep.By.Model)},
	} {
		if f.Value != "" {
			out = append(out, fact{f.Name, phrase.Clean(f.Value)})
		}
	}
	for _, a := range rep.Acquisitions {
		parts := []string{shared.Moment(a.At), a.How, a.From}
		if a.By != "" {
			parts = append(parts, "by "+a.By)
		}
		if a.Note != "" {
			parts = append(parts, a.Note)
		}
		out = append(out, fact{"Taken in", phrase.Clean(strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · "))})
	}
	return out
}

// nextReport leads to a report with claims that nobody reviewed: the one after the
// report that is asked for, in the order of the list, round to it again.
func (d *desk) nextReport(w http.ResponseWriter, r *http.Request) error {
	no := false
	list, err := d.memory().Search(r.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Reviewed: &no}, Page: store.Page{Limit: 1000}})
	if err != nil {
		return err
	}
	after := r.FormValue("after")
	for _, h := range list.Items {
		if memory.ShortID(h.Report.ID) != after {
			http.Redirect(w, r, "/reports/"+memory.ShortID(h.Report.ID), http.StatusSeeOther)
			return nil
		}
	}
	return d.site.Redirect(w, r, "/reports", web.Notice{Kind: "done", Text: "Every claim has been reviewed."})
}
