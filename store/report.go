package store

import (
	"time"

	"github.com/reportedly/reportedly"
)

// Report is a report with how it came here and what was made of it.
type Report struct {
	reportedly.Report // SHA256 is its ID

	// Source is who published it, as the user or the report names it; "" where
	// unknown. It is the name of a [Source], which needn't have been put.
	Source string

	// Acquisitions tell each time these bytes were taken in, the oldest first; at
	// least one.
	Acquisitions []Acquisition

	// Added is the report's place in the order in which reports were added, from 1.
	// The store gives it.
	Added int64
	// Claims is how many claims it has; By the coder and model that made them, zero
	// before PutClaims. The store counts and keeps them.
	Claims int
	By     Version
	// Reviewed is how many of its claims somebody judged; the store counts it.
	Reviewed int

	// Indexed is a caller's own mark of what has been made of the report beyond its
	// claims ("", or the version of the clustering); Reports filters by it.
	Indexed string

	Ready any // what Store.Prepare made of it; nil where nothing was
}

// Publication is what the report's claims bring along of it.
func (r *Report) Publication() reportedly.Publication {
	return reportedly.Publication{
		ID: r.SHA256, Name: r.Name, Title: r.Title, Source: r.Source, Author: r.Author,
		Published: r.Published, URL: r.URL, Added: r.Added,
	}
}

// Acquisition is one time that bytes were taken in, a link of their chain of
// custody: when, from where and how, by whom, with what.
type Acquisition struct {
	At   time.Time // kept to the microsecond, in UTC
	From string    // as the user named it: a path, a URL, "-"
	How  string    // "file", "standard input", "url", "restored" …
	By   string    // who: a user's name, "" where unknown
	With string    // the program and its version
	Note string
}

// Version names the coder and the model that made a row.
type Version struct {
	Coder string // "reportedly 0.3.0"
	Model string // "reportedly-en-small 0.2.0", "" where none took part
}

// ReportFilter chooses reports; its zero value chooses all. A list chooses what
// is in it.
type ReportFilter struct {
	Sources []string
	Indexed *string // those with this mark
	// NotBy chooses reports whose claims another coder or model made, or nobody: what
	// is to be read again. Not used where zero.
	NotBy Version
	// AddedAfter chooses reports that were added later than this place in the order.
	AddedAfter int64
	// Text holds words that must all occur in its title, its name or its source's name;
	// letters' case and accents don't count, and a beginning of a word is enough.
	Text        string
	Progress    Progress
	Order       ReportOrder
	OldestFirst bool // turns the order round: first added, first published, fewest claims first
}

// Progress is how far the review of a report's claims has come.
type Progress string

// The steps of progress; "" is any of them. A report without claims is done.
const (
	NotBegun Progress = "none" // it has claims, and nobody judged any
	Begun    Progress = "some" // some were judged, and others weren't
	Done     Progress = "all"
)

// ReportOrder is how reports are sorted. Ties are broken by the order of adding.
type ReportOrder string

// The orders.
const (
	ReportsByAdded     ReportOrder = ""          // last added first
	ReportsByPublished ReportOrder = "published" // last published first, unknown dates last
	ReportsByClaims    ReportOrder = "claims"    // most claims first
)

// Passage is a block of a report that was found by its words.
type Passage struct {
	Report reportedly.Publication
	Block  int // its index among the report's blocks
	Start  int // offsets of the block in the report's text, in bytes, half-open
	End    int
	Text   string
}

// PassageFilter chooses passages by their words, as [ClaimFilter].Text does.
type PassageFilter struct {
	Text    string // required
	Sources []string
}

// Index is a report's part of the duplicate index. The keys are opaque: buckets
// of a MinHash, hashes of shingles.
type Index struct {
	Keys   []uint64
	Sketch []byte // what comparing two reports needs beside their text; may be nil
}

// Shared is a report that shares keys of the duplicate index.
type Shared struct {
	Report string
	Keys   int // how many of those asked for
	Sketch []byte
}

// Holding is which reports have a key of the duplicate index.
type Holding struct {
	Key     uint64
	Reports []string // at most as many as were asked for
	More    bool     // there are others
}

// Pair says how two reports' texts relate.
type Pair struct {
	A, B     string // report IDs, A < B
	Relation string // "same", "near", "quotes" …
	// From is the report that the other one's text was taken from, "" where unknown.
	From  string
	Score float64
	Body  []byte // what is known beyond: the shared passages, reasons
}
