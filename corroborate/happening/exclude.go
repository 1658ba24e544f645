package happening

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Exclusion is why two claims cannot be about one happening; zero where they can.
type Exclusion int8

// The exclusions.
const (
	// OtherKind: a taking and a holding, an event and an office.
	OtherKind Exclusion = iota + 1
	// OtherAct: abduction and release, a meeting and the agreement reached there.
	OtherAct
	// OtherDays: both state days, and those are too far from each other.
	OtherDays
	// OtherPlaces: both are placed closely, and far from each other.
	OtherPlaces
	// OtherVictims: both name those to whom it was done, and share none.
	OtherVictims
	// TallyOf: one sums up several happenings, the other is a single one.
	TallyOf
)

// String is the exclusion in plain words.
func (e Exclusion) String() string {
	switch e {
	case OtherKind:
		return "claims of different kinds"
	case OtherAct:
		return "acts that are developments of their own"
	case OtherDays:
		return "the stated days are too far apart"
	case OtherPlaces:
		return "the places are too far apart"
	case OtherVictims:
		return "it was done to other people, by name"
	case TallyOf:
		return "one sums up several happenings"
	}
	return ""
}

// maxGapDays is how far stated days of one happening may differ: reports that put it
// a few days apart contradict each other, and more is another happening.
const maxGapDays = 5

func exclusion(a, b *Features, p placing) Exclusion {
	switch {
	case otherKind(a.claim.Kind, b.claim.Kind):
		return OtherKind
	case otherAct(a.claim, b.claim) || otherAct(b.claim, a.claim):
		return OtherAct
	case a.tally != b.tally && a.report != b.report && a.claim.Event == b.claim.Event:
		return TallyOf
	case a.when.exact() && b.when.exact() && a.when.gap(b.when) > maxGapDays:
		return OtherDays
	case p.apart:
		return OtherPlaces
	case otherVictims(a, b):
		return OtherVictims
	}
	return 0
}

func otherKind(a, b reportedly.Kind) bool { return a != "" && b != "" && a != b }

// otherAct holds pairs that are told of the same people at nearly the same place and
// time and yet are two happenings (counting rule 13).
func otherAct(a, b *reportedly.Claim) bool {
	switch a.Event {
	case reportedly.Consult:
		return b.Event == reportedly.Agree
	case reportedly.Retreat:
		release := slices.Contains(a.Modes, "release")
		return release && (slices.Contains(b.Modes, "abduct") || slices.Contains(b.Modes, "arrest"))
	}
	return false
}

// otherVictims compares those to whom it was done where all are people with names:
// two abductions on one day in one town are two when other people were taken.
func otherVictims(a, b *Features) bool {
	if a.claim.Event != b.claim.Event || !allNamedPeople(a.recipients) || !allNamedPeople(b.recipients) {
		return false
	}
	switch a.claim.Event {
	case reportedly.Assault, reportedly.Coerce, reportedly.Sanction, reportedly.Retreat:
		same, _ := agreement(a.recipients, b.recipients)
		return same == 0
	}
	return false
}
