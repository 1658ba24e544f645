package corroborate

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly"
)

// Reading is a report with the claims that were read from it.
type Reading struct {
	Report  *reportedly.Report
	Claims  []reportedly.Claim
	Vectors [][]float32 // the claims' embeddings, or nil
	Added   int64       // the report's place in the order of adding, 0 where it doesn't matter
}

// Tell makes a reading's claims ready to be set against those of other reports.
func Tell(r Reading) []reportedly.Told {
	pub := Publication(r.Report, r.Added)
	out := make([]reportedly.Told, len(r.Claims))
	for i, c := range r.Claims {
		out[i] = reportedly.Told{ID: reportedly.TellingID(pub.ID, c.ID), Report: pub, Claim: c}
		if i < len(r.Vectors) {
			out[i].Vector = r.Vectors[i]
		}
	}
	return out
}

// Publication is what claims bring along of a report: its ID is its hash, or its
// name where it has none.
func Publication(r *reportedly.Report, added int64) reportedly.Publication {
	id := r.SHA256
	if id == "" {
		id = r.Name
	}
	return reportedly.Publication{
		ID: id, Name: r.Name, Title: r.Title, Source: r.Publisher, Author: r.Author,
		Published: r.Published, URL: r.URL, Added: added, Names: Names(r),
	}
}

const (
	// opening is how much of a report's text is looked through for names, in bytes.
	opening = 6000
	// mostNames bounds how many of them are kept.
	mostNames = 60
)

// Names are the words that are written as names in a report's source, title and the
// first pages of its text, folded, each once, in their order: by them, too, reports
// on one matter find each other.
func Names(r *reportedly.Report) []string {
	var out []string
	body := ""
	if r.Text != nil {
		body = r.Text.String()
		body = body[:min(len(body), opening)]
	}
	text := append(namesIn(r.Title), namesIn(body)...)
	first := min(len(text), 8)
	for _, list := range [][]string{text[:first], namesIn(r.Publisher), text[first:]} {
		for _, n := range list {
			if len(out) < mostNames && !slices.Contains(out, n) && !slices.Contains(mediaKeys, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Memory is what grouping needs to know of what was added before. All answers come
// from one moment's state.
type Memory interface {
	// Near gives the IDs of developments that hold a claim with one of the keys, those
	// that share most keys first, then by ID, at most limit.
	Near(ctx context.Context, keys []string, limit int) ([]string, error)
	// Development gives a development as it was saved. The error is an ErrNotFound
	// where there is none.
	Development(ctx context.Context, id string) (reportedly.Development, error)
	// Claims are all claims of a report, in the order of its reading; none where the
	// report isn't known.
	Claims(ctx context.Context, report string) ([]reportedly.Told, error)
	// Corrections are the persons' decisions in force that touch one of the claims.
	Corrections(ctx context.Context, claims []string) ([]reportedly.Correction, error)
	// Knowers tells who knows what a development's claims tell.
	Knowers(ctx context.Context, told []reportedly.Told) (Knowers, error)
}

// Outcome is what adding a report, or looking again, changes.
type Outcome struct {
	Changed []reportedly.Development // to be saved whole, by ID
	Gone    []string                 // IDs of developments that are no more, sorted
}
