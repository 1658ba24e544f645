package jsonl

import (
	"time"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Source is who publishes reports.
type Source struct {
	Name    string   `json:"name"`
	Grade   string   `json:"grade,omitempty"`
	Kind    string   `json:"kind,omitempty"`
	Country string   `json:"country,omitempty"`
	Owner   string   `json:"owner,omitempty"`
	Note    string   `json:"description,omitempty"`
	Aliases []string `json:"aliases,omitempty"`
	Reports int      `json:"reports"`
}

// ToSource is a source as JSON.
func ToSource(s store.Source) Source {
	return Source{s.Name, s.Grade, s.Kind, s.Country, s.Owner, s.Note, s.Aliases, s.Reports}
}

// SourcePage is all that is known of a source.
type SourcePage struct {
	Source
	Grades    []Judgement    `json:"grades"`
	Notes     []Judgement    `json:"notes,omitempty"`
	Conflicts []conflict     `json:"conflicts,omitempty"`
	Claims    int            `json:"claims"`
	States    map[string]int `json:"claims_by_state,omitempty"`
	Listed    []Publication  `json:"latest_reports"`
	Next      string         `json:"next,omitempty"`
}

// ToSourcePage is a source's page as JSON.
func ToSourcePage(s *memory.SourcePage) SourcePage {
	out := SourcePage{Source: ToSource(s.Source), Grades: []Judgement{}, Claims: s.Counts.Claims, States: s.Counts.States, Listed: []Publication{}, Next: string(s.Reports.Next)}
	if s.State != nil {
		for _, j := range s.State.History {
			out.Grades = append(out.Grades, ToJudgement(j, true))
		}
		for _, j := range s.State.Notes {
			out.Notes = append(out.Notes, ToJudgement(j, true))
		}
		out.Conflicts = each(s.State.Conflicts, toConflict)
	}
	for i := range s.Reports.Items {
		out.Listed = append(out.Listed, ToPublication(s.Reports.Items[i].Publication()))
	}
	return out
}

// Report is a stored report.
type Report struct {
	Publication
	Claims       int           `json:"claims"`
	Coder        string        `json:"coder,omitempty"`
	Model        string        `json:"model,omitempty"`
	Acquisitions []acquisition `json:"acquisitions"`
}

type acquisition struct {
	At   string `json:"at"`
	From string `json:"from"`
	How  string `json:"how,omitempty"`
	By   string `json:"by,omitempty"`
	With string `json:"with,omitempty"`
	Note string `json:"note,omitempty"`
}

// ToReport is a stored report as JSON.
func ToReport(r store.Report) Report {
	out := Report{Publication: ToPublication(r.Publication()), Claims: r.Claims, Coder: r.By.Coder, Model: r.By.Model, Acquisitions: []acquisition{}}
	for _, a := range r.Acquisitions {
		out.Acquisitions = append(out.Acquisitions, acquisition{a.At.UTC().Format(time.RFC3339), a.From, a.How, a.By, a.With, a.Note})
	}
	return out
}

// ReportPage is a stored report with its text and claims.
type ReportPage struct {
	Report
	Text   string        `json:"text"`
	Listed []StoredClaim `json:"claims_list"`
	Shared []sharing     `json:"shared_words"`
}

// ToReportPage is a report's page as JSON.
func ToReportPage(r *memory.ReportPage) (ReportPage, error) {
	out := ReportPage{Report: ToReport(*r.Report), Text: r.Text.String(), Listed: []StoredClaim{}, Shared: []sharing{}}
	for _, c := range r.Claims {
		w, err := ToStored(c)
		if err != nil {
			return out, err
		}
		out.Listed = append(out.Listed, w)
	}
	for _, p := range r.Shared {
		w, err := toSharing(p)
		if err != nil {
			return out, err
		}
		out.Shared = append(out.Shared, w)
	}
	return out, nil
}
