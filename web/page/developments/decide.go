package developments

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// grade sets the credibility otherwise than suggested.
func (s *section) grade(w http.ResponseWriter, r *http.Request) error {
	why := strings.TrimSpace(r.FormValue("why"))
	if why == "" {
		return reportedly.WithHint(fmt.Errorf("%w: a credibility other than the suggested one needs a reason", reportedly.ErrInvalid), "say in a few words what it rests on")
	}
	out, err := s.memory().Judge(r.Context(), memory.Decision{Act: judgement.Credibility, By: s.by(r), Development: r.PathValue("id"), Value: r.FormValue("value"), Why: why})
	if err != nil {
		return err
	}
	return s.done(w, r, r.PathValue("id"), out, "Credibility set to "+out.Entry.Value+".")
}

// note keeps a note.
func (s *section) note(w http.ResponseWriter, r *http.Request) error {
	out, err := s.memory().Judge(r.Context(), memory.Decision{Act: judgement.Note, By: s.by(r), Development: r.PathValue("id"), Value: strings.TrimSpace(r.FormValue("value"))})
	if err != nil {
		return err
	}
	return s.done(w, r, r.PathValue("id"), out, "Note kept.")
}

// done leads to a development with what became of a decision, and its undo.
func (s *section) done(w http.ResponseWriter, r *http.Request, id string, out *memory.Judged, text string) error {
	n := web.Notice{Kind: "done", Text: text, Undo: out.Entry.Seq}
	if len(out.Conflicts) > 0 {
		n.Kind = "warning"
		n.Text += " Reviewers differ here; the latest decision holds."
	}
	return s.site.Redirect(w, r, address(id), n)
}

func (s *section) by(r *http.Request) string { return s.site.Visitor(r).Name }

// joinPage is where a development is joined with another: first which, then whether.
type joinPage struct {
	web.Head
	One     *card
	Query   string
	Found   []memory.DevelopmentRow
	Near    []neighbour
	Other   *card                    // the one chosen; nil while none is
	Outcome []reportedly.Development // what there would be
}

func (*joinPage) Template() string { return "developments/join" }

// card is a development beside another.
type card struct {
	*memory.DevelopmentPage
	Label  string
	Where  string
	When   string
	Quotes []cardQuote
	More   int // reports that aren't shown
}

// cardQuote is a report with its first words.
type cardQuote struct {
	In    shared.Publication
	Words string
}

// maxQuotes is how many reports a card quotes.
const maxQuotes = 6

func cardOf(d *memory.DevelopmentPage) *card {
	c := &card{DevelopmentPage: d, Label: typeOf(d.Kind, d.Event)}
	for _, t := range d.Places {
		if !t.Within && len(c.Where) < 80 {
			c.Where = strings.TrimPrefix(c.Where+", "+t.Value, ", ")
		}
	}
	if len(d.Dates) > 0 {
		c.When = shared.Period(d.Dates[0].Value)
	}
	for _, id := range d.Reports {
		at := slices.IndexFunc(d.Members, func(m reportedly.Member) bool { return m.Report == id })
		if at < 0 {
			continue
		}
		if len(c.Quotes) == maxQuotes {
			c.More++
			continue
		}
		m := d.Members[at]
		claim := d.Claims[m.Claim]
		c.Quotes = append(c.Quotes, cardQuote{linkTo(d, m.Claim), shared.Words(&claim.Told.Claim)})
	}
	return c
}

// chooseJoin finds what a development may be joined with, and shows what would come of it.
func (s *section) chooseJoin(w http.ResponseWriter, r *http.Request) error {
	d, err := s.memory().Development(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	p := &joinPage{Head: web.Head{Title: "Join developments", At: "/developments", Styles: styles(), Scripts: []string{"site/rows.js"}, Keys: rowKeys()}, One: cardOf(d), Query: strings.TrimSpace(r.FormValue("q"))}
	if with := r.FormValue("with"); with != "" {
		other, err := s.memory().Development(r.Context(), with)
		if err != nil {
			return err
		}
		p.Other = cardOf(other)
		p.Outcome, err = s.would(r.Context(), memory.Decision{Act: judgement.Join, By: s.by(r), Development: d.ID, With: []string{other.ID}})
		if err != nil {
			return err
		}
		return s.site.Render(w, r, p)
	}
	if p.Near, err = s.near(r.Context(), d); err != nil {
		return err
	}
	if p.Query != "" {
		if p.Found, err = s.find(r.Context(), d.ID, p.Query); err != nil {
			return err
		}
	}
	return s.site.Render(w, r, p)
}

// find searches developments beside one.
func (s *section) find(ctx context.Context, but, words string) ([]memory.DevelopmentRow, error) {
	list, err := s.memory().Developments(ctx, memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{Text: words}, Page: store.Page{Limit: 20}})
	return slices.DeleteFunc(list.Items, func(d memory.DevelopmentRow) bool { return d.ID == but }), err
}

// join makes two developments one.
func (s *section) join(w http.ResponseWriter, r *http.Request) error {
	out, err := s.memory().Judge(r.Context(), memory.Decision{Act: judgement.Join, By: s.by(r), Development: r.PathValue("id"), With: r.Form["with"], Why: strings.TrimSpace(r.FormValue("why"))})
	if err != nil {
		return err
	}
	return s.done(w, r, landing(out, r.PathValue("id")), out, "Joined: what was told of the other stands here now.")
}

// landing is the development that a decision leads to: the one that it was about, or
// what became of it.
func landing(out *memory.Judged, id string) string {
	gone := slices.ContainsFunc(out.Gone, func(g string) bool { return strings.HasPrefix(g, id) })
	if gone && len(out.Changed) > 0 {
		best := slices.MaxFunc(out.Changed, func(a, b reportedly.Development) int { return cmp.Compare(len(a.Members), len(b.Members)) })
		return best.ID
	}
	return id
}

// splitPage is where claims are taken out of a development: first which, then whether.
type splitPage struct {
	web.Head
	*memory.DevelopmentPage
	Groups  []group // all its claims, report by report
	Chosen  map[string]bool
	Off     []quoted // the claims that are taken out
	Rest    int
	Outcome []reportedly.Development
}

func (*splitPage) Template() string { return "developments/split" }

// quoted is a claim in its report's words.
type quoted struct {
	line
	Words string
	In    shared.Publication
}

// chooseSplit shows the claims to choose from, and what would come of the choice.
func (s *section) chooseSplit(w http.ResponseWriter, r *http.Request) error {
	d, err := s.memory().Development(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	p := &splitPage{Head: web.Head{Title: "Split a development", At: "/developments", Styles: styles()}, DevelopmentPage: d, Chosen: map[string]bool{}}
	var all []string
	for _, m := range d.Members {
		all = append(all, m.Claim)
	}
	p.Groups = []group{{Via: vias(d, d.Reports, all)}}
	chosen := r.URL.Query()["claim"]
	for _, m := range d.Members {
		c, ok := d.Claims[m.Claim]
		if !ok || !slices.Contains(chosen, m.Claim) {
			continue
		}
		p.Chosen[m.Claim] = true
		p.Off = append(p.Off, quoted{line{Claim: c, Path: linkTo(d, m.Claim).Path}, shared.Words(&c.Told.Claim), linkTo(d, m.Claim)})
	}
	p.Rest = len(d.Members) - len(p.Off)
	switch {
	case len(chosen) == 0:
	case len(p.Off) == 0:
		p.Notify(web.Notice{Kind: "error", Text: "The development has none of these claims any more. Choose again."})
	case p.Rest == 0:
		p.Notify(web.Notice{Kind: "error", Text: "Nothing would be left. Leave out at least one claim."})
		p.Off = nil
	default:
		p.Outcome, err = s.would(r.Context(), memory.Decision{Act: judgement.Split, By: s.by(r), Development: d.ID, Claims: chosen})
	}
	if err != nil {
		return err
	}
	return s.site.Render(w, r, p)
}

// split takes claims out of a development.
func (s *section) split(w http.ResponseWriter, r *http.Request) error {
	out, err := s.memory().Judge(r.Context(), memory.Decision{Act: judgement.Split, By: s.by(r), Development: r.PathValue("id"), Claims: r.Form["claim"], Why: strings.TrimSpace(r.FormValue("why"))})
	if err != nil {
		return err
	}
	n := len(out.Entry.Claims)
	return s.done(w, r, landing(out, r.PathValue("id")), out, fmt.Sprintf("Split: %s told of something else and stands apart now.", shared.Plural(n, "claim")))
}

// joinPath is where a development is set beside another before they are joined.
func joinPath(id, with string) string {
	return address(id) + "/join?" + url.Values{"with": {with}}.Encode()
}
