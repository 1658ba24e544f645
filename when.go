package reportedly

import "github.com/reportedly/reportedly/text"

// TimeRelation is how a claim stands to its time.
type TimeRelation string

// The relations.
const (
	OnTime             TimeRelation = "on"
	BeforeTime         TimeRelation = "before"
	AfterTime          TimeRelation = "after"
	DuringTime         TimeRelation = "during"
	SinceTime          TimeRelation = "since"
	UntilTime          TimeRelation = "until"
	BeforeOrDuringTime TimeRelation = "before-or-during"
)

// When is what a claim says about its time.
type When struct {
	Span     text.Span
	Text     string
	EDTF     string // ISO 8601-2 value, "" where it has none
	Relation TimeRelation
	Claim    string // ID of the claim whose time this one's is told by
	Why      string // how the value was reached, or why there is none
}
