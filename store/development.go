package store

import (
	"time"

	"github.com/reportedly/reportedly"
)

// Summary is what a list shows of a development.
type Summary struct {
	ID    string
	What  string
	Kind  reportedly.Kind
	Event reportedly.Event
	State reportedly.State

	Claims, Reports, Sources, Independent int

	Days        Days     // from its members' earliest to their latest
	Actors      []string // keys of the actors that its claims name, most named first, at most 8
	Places      []string // the same for places
	Toll        string   // "12", "3–17", "20 or more"; "" where nobody gives a figure
	Credibility reportedly.Credibility
	// Changed is the place in the order of reports (Report.Added) of the last report
	// that tells it.
	Changed int64
}

// Nearby is a development whose claims share keys with what was asked.
type Nearby struct {
	Development string
	Shared      int // pairs of one of its claims and one of the keys that the claim has
}

// DevelopmentOrder is how developments are sorted.
type DevelopmentOrder string

// The orders.
const (
	ByChanged     DevelopmentOrder = ""            // last changed first
	ByLastDay     DevelopmentOrder = "last-day"    // latest last day first, unknown days last
	ByFirstDay    DevelopmentOrder = "first-day"   // earliest first day first, unknown days last
	ByIndependent DevelopmentOrder = "independent" // most independent sources first
)

// DevelopmentFilter chooses developments; its zero value chooses all. Text, Actors,
// Places, Countries, Sources, Within and Near together ask for one of its claims
// that is such, as [ClaimFilter] says; of very many such claims, the 2,000 that were
// added last are looked at.
type DevelopmentFilter struct {
	IDs            []string // exactly these, at most 1,000
	Text           string
	Kinds          []reportedly.Kind
	Events         []reportedly.Event
	States         []reportedly.State
	Actors, Places []string
	Countries      []string
	Sources        []string
	Within         *Box
	Near           *Near
	Since, Until   time.Time
	MinReports     int
	MinIndependent int
	Order          DevelopmentOrder
}
