// Package csv writes claims and developments as tables for spreadsheets.
//
// In: stored claims and developments. Out: CSV in UTF-8 with one header line (RFC
// 4180), the same for the same values; several values of one cell are parted by "; ".
// It leaves out what a table has no place for: reasons, links, second places. It assumes
// nothing of the words: a cell that a spreadsheet would take for a formula gets an
// apostrophe in front.
package csv

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb/planar"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Writer writes a table.
type Writer struct{ w *csv.Writer }

// New begins a table with its header.
func New(w io.Writer, columns []string) (*Writer, error) {
	t := &Writer{csv.NewWriter(w)}
	return t, t.w.Write(columns)
}

// Row writes a line.
func (t *Writer) Row(cells []string) error {
	safe := make([]string, len(cells))
	for i, c := range cells {
		safe[i] = harmless(c)
	}
	return t.w.Write(safe)
}

// End writes what is left to write.
func (t *Writer) End() error {
	t.w.Flush()
	return t.w.Error()
}

// harmless is a cell that no spreadsheet computes: one that begins as a formula does
// gets an apostrophe, but for numbers.
func harmless(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}

// ClaimColumns are the columns of claims.
var ClaimColumns = []string{"id", "source", "published", "title", "kind", "event", "modes", "actors", "actor_ids", "recipients", "recipient_ids",
	"place", "place_id", "country", "lat", "lon", "precision", "uncertainty_km", "time", "relation", "killed", "injured", "detained", "displaced", "size",
	"basis", "said_by", "likelihood", "polarity", "reality", "verification", "quote", "trigger", "score", "development", "review", "report", "url"}

// Claim is a claim's cells.
func Claim(s *store.Claim) []string {
	c := &s.Claim
	when, relation := "", ""
	if c.Time != nil {
		when, relation = c.Time.EDTF, string(c.Time.Relation)
	}
	cells := []string{s.ID, s.Report.Source, s.Report.Published, s.Report.Title, string(c.Kind), string(c.Event), strings.Join(c.Modes, "; "),
		each(c.Actors, name), each(c.Actors, identity), each(c.Recipients, name), each(c.Recipients, identity)}
	cells = append(cells, where(c)...)
	cells = append(cells, when, relation)
	for _, f := range []string{"killed", "injured", "detained", "displaced", "size"} {
		cells = append(cells, phrase.Figure(c, f))
	}
	quotes := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		quotes[i] = strings.Join(strings.Fields(e.Quote), " ")
	}
	return append(cells, string(c.Basis), each(c.SaidBy, speaker), string(c.Likelihood), string(c.Polarity), string(c.Reality), string(c.Verification),
		strings.Join(quotes, " … "), c.Trigger.Quote, strconv.FormatFloat(c.Score, 'f', 3, 64), s.Development, string(s.Review), s.Report.ID, s.Report.URL)
}

func each[T any](list []T, f func(T) string) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return strings.Join(out, "; ")
}

func name(p reportedly.Participant) string {
	if p.Name != "" {
		return p.Name
	}
	return p.Text
}

func identity(p reportedly.Participant) string { return p.ID }

func speaker(s reportedly.Speaker) string {
	if s.Name != "" {
		return s.Name
	}
	return s.Text
}

// where is the first place: its words, identity, country and a point of it.
func where(c *reportedly.Claim) []string {
	cells := make([]string, 7)
	if len(c.Places) == 0 {
		return cells
	}
	p := c.Places[0]
	cells[0] = p.Text
	if len(p.Names) > 0 {
		cells[1], cells[2] = p.Names[0].ID, p.Names[0].Country
	}
	if p.Geometry != nil {
		at, _ := planar.CentroidArea(p.Geometry)
		cells[3], cells[4] = strconv.FormatFloat(at.Lat(), 'f', 5, 64), strconv.FormatFloat(at.Lon(), 'f', 5, 64)
		cells[5], cells[6] = string(p.Precision), strconv.FormatFloat(p.UncertaintyKM, 'f', 1, 64)
	}
	return cells
}

// DevelopmentColumns are the columns of developments.
var DevelopmentColumns = []string{"id", "what", "kind", "event", "state", "independent_sources", "reports", "sources", "claims", "first_day", "last_day", "killed", "credibility", "credibility_suggested", "actors", "places"}

// Development is a development's cells.
func Development(d *memory.DevelopmentRow) []string {
	return []string{d.ID, d.What, string(d.Kind), string(d.Event), string(d.State), strconv.Itoa(d.Independent), strconv.Itoa(d.Reports), strconv.Itoa(d.Sources), strconv.Itoa(d.Claims),
		day(d.Days.First), day(d.Days.Last), d.Toll, degree(d.Degree()), degree(d.Credibility), strings.Join(d.Actors, "; "), strings.Join(d.Places, "; ")}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}

func degree(c reportedly.Credibility) string {
	if c == 0 {
		return ""
	}
	return strconv.Itoa(int(c))
}
