package jsonl

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Lines writes values one a line.
func Lines[T any](w io.Writer, list []T) error {
	for _, v := range list {
		line, err := plain(v, "")
		if err != nil {
			return err
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}

// Pretty writes one value over several lines.
func Pretty(w io.Writer, v any) error {
	b, err := plain(v, " ")
	if err != nil {
		return err
	}
	if _, err := w.Write(append(b, '\n')); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// Page is a list as one object of JSON, with the cursor of what follows.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// StoredClaim is a claim of a stored report: the claim's own fields, with its ID
// across reports, and what memory knows besides.
type StoredClaim struct {
	claim
	Report      Publication `json:"report"`
	Development string      `json:"development,omitempty"`
	Review      string      `json:"review,omitempty"`
}

// Publication is what is known of a report's publication.
type Publication struct {
	ID        string `json:"id"`
	Name      string `json:"name,omitempty"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	Author    string `json:"author,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
}

// ToPublication is a report's publication as JSON.
func ToPublication(p reportedly.Publication) Publication {
	return Publication{p.ID, p.Name, p.Title, p.Source, p.Author, p.Published, p.URL}
}

// coderOf is who read a claim, as claims that were never stored say it: the program with its version
// ("reportedly 0.3.0") in two fields; a person has a name alone.
func coderOf(v store.Version) Coder {
	if name, version, ok := strings.Cut(v.Coder, " "); ok && startsVersion(version) {
		return Coder{Name: name, Version: version, Model: v.Model}
	}
	return Coder{Name: v.Coder, Model: v.Model}
}

func startsVersion(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && !strings.Contains(s, " ")
}

// ToStored is a stored claim as JSON. Claims that it speaks of go by their IDs across reports, too.
func ToStored(c store.Claim) (StoredClaim, error) {
	w, err := toWire(c.Claim, coderOf(c.By))
	if err != nil {
		return StoredClaim{}, err
	}
	w.ID, w.Document = c.ID, c.Report.ID
	for i := range w.Links {
		w.Links[i].Claim = reportedly.TellingID(c.Report.ID, w.Links[i].Claim)
	}
	if w.Time != nil && w.Time.Claim != "" {
		w.Time.Claim = reportedly.TellingID(c.Report.ID, w.Time.Claim)
	}
	return StoredClaim{w, ToPublication(c.Report), c.Development, string(c.Review)}, nil
}

// Judgement is an entry of the log.
type Judgement struct {
	Number  int64    `json:"number"`
	At      string   `json:"at"`
	By      string   `json:"by"`
	Act     string   `json:"act"`
	Subject string   `json:"subject,omitempty"`
	Claims  []string `json:"claims,omitempty"`
	Others  []string `json:"others,omitempty"`
	Field   string   `json:"field,omitempty"`
	Value   string   `json:"value,omitempty"`
	Why     string   `json:"why,omitempty"`
	Undoes  int64    `json:"undoes,omitempty"`
	InForce bool     `json:"in_force"`
}

// ToJudgement is an entry of the log as JSON.
func ToJudgement(j judgement.Judgement, inForce bool) Judgement {
	id := func(a judgement.Anchor) string { return a.ID() }
	return Judgement{j.Seq, j.At.UTC().Format(time.RFC3339), j.By, string(j.Act), j.Subject(), each(j.Claims, id), each(j.Others, id),
		j.Field, j.Value, j.Why, j.Of, inForce}
}

// ClaimPage is all that is known of a claim.
type ClaimPage struct {
	StoredClaim
	Read      *claim      `json:"as_read,omitempty"`
	Changes   []change    `json:"corrected,omitempty"`
	Grade     string      `json:"source_grade,omitempty"`
	Log       []Judgement `json:"judgements"`
	Conflicts []conflict  `json:"conflicts,omitempty"`
	Why       []reason    `json:"reasons,omitempty"`
}

type change struct {
	Field string `json:"field"`
	Was   string `json:"was"`
	Now   string `json:"now"`
}

type conflict struct {
	Field  string      `json:"field"`
	Latest []Judgement `json:"latest"`
}

type reason struct {
	Field string `json:"field"`
	Value string `json:"value,omitempty"`
	Rule  string `json:"rule"`
}

// ToClaimPage is a claim's page as JSON.
func ToClaimPage(p *memory.ClaimPage) (ClaimPage, error) {
	stored, err := ToStored(p.Claim)
	if err != nil {
		return ClaimPage{}, err
	}
	out := ClaimPage{StoredClaim: stored, Log: []Judgement{}}
	if p.Read != nil {
		w, err := toWire(*p.Read, Coder{})
		if err != nil {
			return ClaimPage{}, err
		}
		out.Read = &w
	}
	for _, c := range p.Changes {
		out.Changes = append(out.Changes, change{c.Field, c.Was, c.Now})
	}
	if p.Source != nil {
		out.Grade = p.Source.Grade
	}
	for _, j := range p.Log {
		out.Log = append(out.Log, ToJudgement(j, p.InForce[j.Seq]))
	}
	if p.State != nil {
		out.Conflicts = each(p.State.Conflicts, toConflict)
	}
	for _, w := range p.Claim.Claim.Why {
		out.Why = append(out.Why, reason{w.Field, w.Value, w.Rule})
	}
	return out, nil
}

func toConflict(c judgement.Conflict) conflict {
	return conflict{c.Field, each(c.Latest, func(j judgement.Judgement) Judgement { return ToJudgement(j, true) })}
}

// DevelopmentRow is a development in a list.
type DevelopmentRow struct {
	ID          string   `json:"id"`
	What        string   `json:"what"`
	Kind        string   `json:"kind"`
	Event       string   `json:"event,omitempty"`
	State       string   `json:"state"`
	Claims      int      `json:"claims"`
	Reports     int      `json:"reports"`
	Sources     int      `json:"sources"`
	Independent int      `json:"independent_sources"`
	First       string   `json:"first_day,omitempty"`
	Last        string   `json:"last_day,omitempty"`
	Actors      []string `json:"actors,omitempty"`
	Places      []string `json:"places,omitempty"`
	Toll        string   `json:"killed,omitempty"`
	Credibility int      `json:"credibility,omitempty"`
	Suggested   int      `json:"credibility_suggested,omitempty"`
}

// ToDevelopmentRow is a development in a list as JSON.
func ToDevelopmentRow(d memory.DevelopmentRow) DevelopmentRow {
	return DevelopmentRow{d.ID, d.What, string(d.Kind), string(d.Event), string(d.State), d.Claims, d.Reports, d.Sources, d.Independent,
		dayText(d.Days.First), dayText(d.Days.Last), d.Actors, d.Places, d.Toll, int(d.Degree()), int(d.Credibility)}
}

func dayText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

// Number is a figure that may not be: JSON has no NaN.
func Number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	x = math.Round(x*10000) / 10000
	return &x
}

// Agreement is how far reviewers agree.
type Agreement struct {
	Reviewers []string    `json:"reviewers"`
	Units     int         `json:"units"`
	Shared    int         `json:"units_of_several"`
	Alpha     *float64    `json:"krippendorff_alpha"`
	Fleiss    *float64    `json:"fleiss_kappa"`
	Raters    int         `json:"fleiss_raters,omitempty"`
	FleissOn  int         `json:"fleiss_units,omitempty"`
	Pairs     []pairKappa `json:"cohen_kappa"`
}

type pairKappa struct {
	A     string   `json:"a"`
	B     string   `json:"b"`
	Units int      `json:"units"`
	Kappa *float64 `json:"kappa"`
}

// ToAgreement is an agreement as JSON.
func ToAgreement(a *memory.Agreement) Agreement {
	out := Agreement{Reviewers: append([]string{}, a.Reviewers...), Units: a.Units, Shared: a.Shared, Alpha: Number(a.Alpha), Fleiss: Number(a.Fleiss), Raters: a.FleissRaters, FleissOn: a.FleissUnits, Pairs: []pairKappa{}}
	for _, p := range a.Pairs {
		out.Pairs = append(out.Pairs, pairKappa{p.A, p.B, p.Units, Number(p.Kappa)})
	}
	return out
}

// Added is what became of a report that was added.
type Added struct {
	Report  Publication `json:"report"`
	Already bool        `json:"already,omitempty"`
	Claims  int         `json:"claims"`
	New     int         `json:"new_developments"`
	Changed []string    `json:"developments,omitempty"`
	Gone    []string    `json:"developments_gone,omitempty"`
	Shares  []related   `json:"shares_words_with,omitempty"`
}

type related struct {
	Report   string `json:"report"`
	Relation string `json:"relation"`
}

// ToAdded is what became of a report as JSON.
func ToAdded(a *memory.Added) Added {
	out := Added{Report: ToPublication(a.Report), Already: a.Already, Claims: a.Claims, New: a.New, Gone: a.Gone}
	for _, d := range a.Changed {
		out.Changed = append(out.Changed, d.ID)
	}
	for _, p := range a.Pairs {
		other := p.A
		if other == a.Report.ID {
			other = p.B
		}
		out.Shares = append(out.Shares, related{other, p.Relation})
	}
	return out
}

// Judged is what became of a decision.
type Judged struct {
	Judgement
	Undone    *Judgement `json:"undone,omitempty"`
	Changed   []string   `json:"developments,omitempty"`
	Gone      []string   `json:"developments_gone,omitempty"`
	Conflicts []conflict `json:"conflicts,omitempty"`
}

// ToJudged is what became of a decision as JSON.
func ToJudged(j *memory.Judged) Judged {
	out := Judged{Judgement: ToJudgement(j.Entry, true), Gone: j.Gone, Conflicts: each(j.Conflicts, toConflict)}
	if j.Undone != nil {
		u := ToJudgement(*j.Undone, false)
		out.Undone = &u
	}
	for _, d := range j.Changed {
		out.Changed = append(out.Changed, d.ID)
	}
	return out
}

// Stats are numbers of what is remembered.
type Stats struct {
	Database     string         `json:"database"`
	Store        string         `json:"store"`
	Schema       int            `json:"schema"`
	Bytes        int64          `json:"bytes"`
	Reports      int            `json:"reports"`
	Sources      int            `json:"sources"`
	Claims       int            `json:"claims"`
	Developments int            `json:"developments"`
	Actors       int            `json:"actors"`
	Places       int            `json:"places"`
	Pairs        int            `json:"pairs"`
	Judgements   int            `json:"judgements"`
	Kinds        map[string]int `json:"kinds"`
	Events       map[string]int `json:"events"`
	Bases        map[string]int `json:"bases"`
	States       map[string]int `json:"states"`
}

// ToStats are numbers of what is remembered as JSON.
func ToStats(s memory.Stats) Stats {
	return Stats{s.About.Where, s.About.Kind + " " + s.About.Program, s.About.Schema, s.About.Bytes, s.Reports, s.Sources, s.Claims, s.Developments,
		s.Actors, s.Places, s.Pairs, s.Judgements, s.Kinds, s.Events, s.Bases, s.States}
}
