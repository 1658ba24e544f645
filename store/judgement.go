package store

import "time"

// Judgement is an entry of the log of what persons decided. Entries are never
// changed but for Undone, and never removed.
type Judgement struct {
	Number  int64 // the store gives it, from 1
	At      time.Time
	Who     string
	Action  string // "accept", "reject", "correct", "merge", "split", "grade", "undo" …
	Target  string // what was judged: a claim's, development's or report's ID, a source's name
	Payload []byte // JSON, what the action says beyond; nil for none
	Why     string
	// Undoes is the number of the entry that this one takes back, 0 for none. Undone is
	// the number of the entry that took this one back, which the store keeps; it is 0
	// again once that one is undone in turn.
	Undoes, Undone int64
}

// JudgementFilter chooses entries; its zero value chooses all.
type JudgementFilter struct {
	Targets []string
	// Within chooses entries whose target is this report or one of its claims.
	Within   string
	Actions  []string
	Who      []string
	After    int64 // later than this entry
	Standing bool  // neither undone nor an undoing
	Latest   bool  // the latest first, instead of the oldest
}

// Source is who publishes reports.
type Source struct {
	Name    string
	Grade   string // the Admiralty grade A to F, "" for none; its history is in the log
	Kind    string // "agency", "newspaper", "ministry" …
	Country string // ISO 3166-1 alpha-3
	Owner   string // another source's name: who owns it or runs it
	Note    string
	Aliases []string // other names, sorted
	Body    []byte   // JSON, whatever else is known

	// Reports is how many reports name it; Put is false where only reports do. Both
	// are the store's.
	Reports int
	Put     bool
}
