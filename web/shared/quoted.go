package shared

import (
	"cmp"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
)

// Publication is a report as others name it, with its page.
type Publication struct {
	ID        string // the report's
	Name      string // its source, else its title, else its file's name
	Title     string
	Source    string // "" where unknown
	Published string // EDTF
	Path      string // of the reading desk
}

// Published is a report as others name it, opened at one of its claims ("c4"; "" for
// none).
func Published(p reportedly.Publication, claim string) Publication {
	title := cmp.Or(p.Title, path.Base(filepath.ToSlash(p.Name)))
	return Publication{ID: p.ID, Name: cmp.Or(p.Source, title), Title: title, Source: p.Source, Published: p.Published, Path: DeskPath(p.ID, claim)}
}

// DeskPath is where a report is read, with a claim open ("" for none).
func DeskPath(report, claim string) string {
	to := "/reports/" + memory.ShortID(report)
	if claim != "" {
		to += "?claim=" + url.QueryEscape(claim)
	}
	return to
}

// ClaimOf is a claim's ID within its report, and ReportOf the report's.
func ClaimOf(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// ReportOf is the report of a claim by its ID.
func ReportOf(id string) string { return id[:max(0, strings.LastIndexByte(id, '/'))] }

// Words are a claim's own words: the pieces of its evidence, one after the other.
func Words(c *reportedly.Claim) string {
	quotes := make([]string, len(c.Evidence))
	for i, e := range c.Evidence {
		quotes[i] = phrase.Clean(e.Quote)
	}
	return strings.Join(quotes, " … ")
}

// Surety is how a claim is known, and how surely: "reported by residents (unnamed)",
// "likely", "denied".
func Surety(c *reportedly.Claim) string { return phrase.Clean(strings.Join(phrase.Known(c), ", ")) }

// Setting is when and where a claim says that it happened: "2016-11-03, near Sirte".
func Setting(c *reportedly.Claim) string {
	var out []string
	if w := phrase.When(c.Time); w != "" {
		out = append(out, w)
	}
	for _, p := range c.Places {
		if w := phrase.Where(p); w != "" && len(out) < 3 {
			out = append(out, w)
		}
	}
	return phrase.Clean(strings.Join(out, ", "))
}

// StateMeans says in a sentence what a development's state means.
func StateMeans(s reportedly.State) string {
	switch s {
	case reportedly.Corroborated:
		return "two or more who know it independently tell it, and nobody independent contradicts"
	case reportedly.Contested:
		return "an independent side says otherwise"
	case reportedly.SingleSource:
		return "all reports of it go back to one who knows"
	}
	return ""
}

// SourcePath is the page of a source.
func SourcePath(name string) string { return "/sources/" + url.PathEscape(name) }

// SharedPath is where what two reports share is shown.
func SharedPath(a, b string) string {
	return "/reports/" + memory.ShortID(a) + "/shared/" + memory.ShortID(b)
}

// Relation says how a report's text stands to another's, for "A is … B".
func Relation(relation string) string {
	switch relation {
	case "same":
		return "the same text"
	case "update":
		return "another version"
	case "copy":
		return "a copy"
	case "excerpt":
		return "a shared passage"
	case "quotation":
		return "the same quotation"
	case "common":
		return "words that many reports have"
	}
	return relation
}
