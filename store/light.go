package store

import (
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
)

// Light is a claim without its words and reasons: what maps, times and networks of
// very many claims are drawn from.
type Light struct {
	// Row is the claim's number in this store: the report's place in the order of adding,
	// shifted left by 20 bits, and the claim's place there. A report that is read again
	// numbers its claims anew.
	Row    int64
	Report string // its ID
	Claim  string // "c4"

	Kind       reportedly.Kind
	Event      reportedly.Event
	Basis      reportedly.Basis
	Polarity   reportedly.Polarity
	Reality    reportedly.Reality
	Likelihood reportedly.Likelihood
	Score      float64

	State       reportedly.State // of the development that it belongs to
	Development string           // "" for none
	Review      Review
	Days        Days
	Source      string

	Parties []LightParty // whom it names, each once, in no order that means anything
	Places  []LightPlace
}

// ID is the claim's ID across reports.
func (l *Light) ID() string { return reportedly.TellingID(l.Report, l.Claim) }

// Added is the report's place in the order of adding.
func (l *Light) Added() int64 { return l.Row >> 20 }

// Role is what somebody has to do with a claim; several may be added together.
type Role int

// The roles.
const (
	Doer      Role = 1 // it is among the claim's actors
	Recipient Role = 2
	Speaker   Role = 8 // it says so
)

// LightParty is somebody whom a claim names.
type LightParty struct {
	Key   string // as Name.Key
	Roles Role
}

// LightPlace is a place of a claim.
type LightPlace struct {
	// Geometry is shared and never changed; nil where the place doesn't resolve.
	Geometry orb.Geometry
	Shape    string // the same for the same geometry, "" where it isn't kept by itself
	Text     string
	// Key, Name, Country and Kind are of the first name: its key as Name.Key, the
	// gazetteer's name for it, ISO 3166-1 alpha-3, and the gazetteer's kind.
	Key, Name, Country, Kind string

	Relation  reportedly.PlaceRelation
	Precision reportedly.Precision
	KM        float64 // how far from Geometry it may be
	Why       string  // how it was resolved, or why it wasn't
}

// NameCounts are numbers of actors or places by property, under a filter.
type NameCounts struct {
	All              int
	Kinds, Countries map[string]int
}

// Spelling is how texts write a name.
type Spelling struct {
	Form   string
	Claims int // how many claims write it so
}
