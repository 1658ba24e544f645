package store

import (
	"time"

	"github.com/reportedly/reportedly"
)

// Claim is a claim of a stored report.
//
// Of Told, PutClaims needs Claim and Vector; ID and Report are the store's. The
// vector is kept with eight bits a number, so that what is read may differ from
// what was put; [Rounded] tells beforehand.
type Claim struct {
	reportedly.Told

	// Days are when it happened, as far as is known. Where they are zero, PutClaims
	// takes them from the claim's own time.
	Days Days
	// Keys are what claims that may tell of the same happening have in common: opaque
	// words, for Near and Neighbours. Where they end in "|" and a number of a time (a
	// week's), a store keeps those of one time together.
	Keys []string

	By          Version
	Review      Review
	Development string // the ID of the development that it belongs to, "" for none

	Ready any // what Store.Prepare made of it; nil where nothing was
}

// Days are a run of days, both included, as midnights in UTC. A zero First or
// Last is an open end; both zero are unknown days.
type Days struct {
	First, Last time.Time
}

// IsZero tells whether nothing is known of the days.
func (d Days) IsZero() bool { return d.First.IsZero() && d.Last.IsZero() }

// Review is how persons judged a claim.
type Review string

// The reviews; "" is that of a claim that nobody judged.
const (
	NotReviewed Review = ""
	Accepted    Review = "accepted"
	Rejected    Review = "rejected"
	Corrected   Review = "corrected"
)

// ClaimFilter chooses claims; its zero value chooses all. A claim passes where it
// passes every field that is set; a list is passed by what is any of it.
type ClaimFilter struct {
	// Text holds words that must all occur in what the claim is told by: its evidence,
	// the names of its participants and places. "quoted words" must stand together,
	// word* stands for its endings, -word must not occur. Letters' case and accents
	// don't count.
	Text string

	Kinds        []reportedly.Kind
	Events       []reportedly.Event
	Bases        []reportedly.Basis
	Polarities   []reportedly.Polarity
	Realities    []reportedly.Reality
	Likelihoods  []reportedly.Likelihood
	Actors       []string // who takes part on either side: identities, or names as texts have them
	Places       []string // the same for places
	Countries    []string // of its places, ISO 3166-1 alpha-3
	Speakers     []string // who says it, as Actors
	Doers        []string // who does it, as Actors; with Recipients, both must fit
	Recipients   []string // to whom it is done
	Sources      []string
	Reports      []string // report IDs
	Developments []string // development IDs

	// Within and Near choose claims that have a place whose geometry lies there
	// altogether: a country doesn't lie within twenty kilometres of its capital.
	Within *Box
	Near   *Near

	// Since and Until choose claims whose days overlap [Since, Until]; either may be
	// zero. Claims of unknown days don't.
	Since, Until time.Time

	// Undated chooses claims of unknown days, or of known ones.
	Undated *bool

	States   []reportedly.State // of the development that it belongs to
	Reviews  []Review
	Reviewed *bool // whether anybody judged it

	MinScore float64
}

// Box is a part of the earth's surface between two latitudes and two longitudes,
// in degrees, edges included. West > East lies across the antimeridian.
type Box struct {
	South, West, North, East float64
}

// Near is a circle on the earth's surface.
type Near struct {
	Lat, Lon float64 // degrees, WGS 84
	KM       float64
}

// Order is how what was found is sorted.
type Order string

// The orders. In all of them ties are broken so that paging holds.
const (
	ByAdded Order = ""    // last added first
	ByDay   Order = "day" // earliest first day first; unknown days last
	// ByRelevance sorts by the words of Text, the best first, over the 2,000 matches
	// that were added last. Without Text it is ByAdded.
	ByRelevance Order = "relevance"
)

// Hit is a claim that was found.
type Hit struct {
	Claim
	Score float64 // of relevance, the higher the better; 0 in other orders
}

// Counts are numbers of claims by property. Complete is false where counting
// stopped early: then Claims is how many were gone over.
type Counts struct {
	Claims   int
	Complete bool

	Kinds, Events, Bases, Polarities, Realities, States, Reviews, Sources map[string]int
}

// Neighbourhood is what Neighbours looks for: claims with any of the keys whose
// days lie no further than Slack days from Days. Claims of unknown days, and any
// claim where Days is zero, are as near as can be.
type Neighbourhood struct {
	Keys  []string
	Days  Days
	Slack int
	// Not is a report whose claims are left out, "" for none.
	Not string
	// AtMost is how many claims come back at most, 200 where it is 0; for each key the
	// nearest ones are looked at, four times as many at most.
	AtMost int
}

// Name is an actor or a place that claims name.
type Name struct {
	Key     string  // the identity, or "name:" and the name in lower case where there is none
	Name    string  // as first met
	Country string  // ISO 3166-1 alpha-3, "" where unknown
	Kind    string  // the actor's or the place's kind
	Lat     float64 // of a place that resolves
	Lon     float64
	Known   bool     // Lat and Lon are known
	Claims  int      // how many claims name it
	Names   []string // all spellings in texts, sorted, at most 50
}

// NameFilter chooses actors or places; a list chooses what is any of it.
type NameFilter struct {
	Prefix    string   // of any of its names, in any case
	Words     string   // each begins a word of one of its names, in any case and without accents
	Key       string   // exactly this one
	Keys      []string // exactly these, at most 1,000
	Kinds     []string
	Countries []string // ISO 3166-1 alpha-3
}
