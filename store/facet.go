package store

// Facets are numbers of claims by property, with whom and what they name.
type Facets struct {
	Counts
	Actors    []Facet // who takes part on either side: most claims first, then by key
	Places    []Facet
	Countries []Facet // of places, by ISO 3166-1 alpha-3
	Years     []Facet // of the first day, the earliest first; unknown days are left out
}

// Facet is a value with the number of claims that have it.
type Facet struct {
	Key    string // as filters take it
	Name   string
	Claims int
}

// DevelopmentCounts are numbers of developments by property. Complete is false where
// counting stopped early: then N is how many were gone over.
type DevelopmentCounts struct {
	N        int
	Complete bool

	States, Events, Kinds map[string]int
}

// Record is how a source stands among the others: what it told first, and whose words
// it has.
type Record struct {
	Developments int // that several reports tell, one of them the source's
	Corroborated int // of these, by their state
	Contested    int
	// First is how many of these its report told first, by the dates of publication;
	// of reports of one date, or without one, the first that was added.
	First int

	Copies   []Tie // whose text its reports have, most reports first
	CopiedBy []Tie // who has text of its reports
}

// Tie is a source whose reports share text with those of another.
type Tie struct {
	Source  string // "" where it isn't known
	Reports int    // how many of the copying side
	Pairs   []Pair // at most 5, the last added first
}
