package reportedly

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/text"
)

// Kind is what a claim claims (codebook, "Kinds").
type Kind string

// The eight kinds.
const (
	KindEvent        Kind = "event"
	KindPresence     Kind = "presence"
	KindControl      Kind = "control"
	KindAffiliation  Kind = "affiliation"
	KindMembership   Kind = "membership"
	KindOffice       Kind = "office"
	KindCondition    Kind = "condition"
	KindVerification Kind = "verification"
)

// Event is a PLOVER event type (codebook, "Event types").
type Event string

// The sixteen types, by quad class: verbal and material cooperation, verbal
// and material conflict.
const (
	Agree     Event = "AGREE"
	Consult   Event = "CONSULT"
	Support   Event = "SUPPORT"
	Concede   Event = "CONCEDE"
	Cooperate Event = "COOPERATE"
	Aid       Event = "AID"
	Retreat   Event = "RETREAT"
	Request   Event = "REQUEST"
	Accuse    Event = "ACCUSE"
	Reject    Event = "REJECT"
	Threaten  Event = "THREATEN"
	Protest   Event = "PROTEST"
	Sanction  Event = "SANCTION"
	Mobilize  Event = "MOBILIZE"
	Coerce    Event = "COERCE"
	Assault   Event = "ASSAULT"
)

// Basis is how the report knows (codebook, "How the report knows").
type Basis string

// The three bases.
const (
	Asserted Basis = "asserted"
	Reported Basis = "reported"
	Inferred Basis = "inferred"
)

// Polarity tells whether the report affirms or denies the proposition.
type Polarity string

// The polarities.
const (
	Affirmed Polarity = "affirmed"
	Denied   Polarity = "denied"
)

// Reality is the proposition's standing in the world as the report puts it.
type Reality string

// The realities.
const (
	Actual       Reality = "actual"
	Ongoing      Reality = "ongoing"
	Habitual     Reality = "habitual"
	Prospective  Reality = "prospective"
	Conditional  Reality = "conditional"
	Hypothetical Reality = "hypothetical"
)

// Likelihood is a degree on the ICD 203 scale; "" where the report uses no word
// of probability.
type Likelihood string

// The seven degrees.
const (
	AlmostNoChance Likelihood = "almost-no-chance"
	VeryUnlikely   Likelihood = "very-unlikely"
	Unlikely       Likelihood = "unlikely"
	RoughlyEven    Likelihood = "roughly-even"
	Likely         Likelihood = "likely"
	VeryLikely     Likelihood = "very-likely"
	AlmostCertain  Likelihood = "almost-certain"
)

// Verification is what the report itself says of a claim's confirmation; ""
// stands for none.
type Verification string

// The states of verification.
const (
	NoVerification Verification = "none"
	Unverified     Verification = "unverified"
	Verified       Verification = "verified"
	Disputed       Verification = "disputed"
)

// LinkType is a relation between claims that the text states.
type LinkType string

// The types of link.
const (
	CausedBy       LinkType = "caused-by"
	PurposeOf      LinkType = "purpose-of"
	BeforeClaim    LinkType = "before"
	AfterClaim     LinkType = "after"
	DuringClaim    LinkType = "during"
	BeforeOrDuring LinkType = "before-or-during"
	CoincidesWith  LinkType = "coincides-with"
	PartOf         LinkType = "part-of"
	Undermines     LinkType = "undermines"
	Confirms       LinkType = "confirms"
	Contradicts    LinkType = "contradicts"
	Restates       LinkType = "restates"
)

// Evidence is a piece of the report's text, kept with its exact words.
type Evidence struct {
	Span  text.Span
	Quote string // Text.Slice(Span)
}

// Claim is one proposition that a report puts forward, with how the report
// knows it (codebook, "The unit is a claim"). The three doubts are kept apart:
// Basis to Verification are the report's own, Score is the machine's doubt about
// its reading; trust in the source is no part of a claim.
type Claim struct {
	ID       string // unique within its document: "c1", "c2" …
	Document string // the document's name

	Evidence []Evidence // at least one
	Kind     Kind
	Event    Event    // where Kind is event
	Modes    []string // PLOVER modes of the event type
	Contexts []string
	Trigger  Evidence

	Actors     []Participant
	Recipients []Participant
	Places     []Place
	Time       *When
	Numbers    []Number

	Basis        Basis
	SaidBy       []Speaker // outermost first
	Likelihood   Likelihood
	Polarity     Polarity
	Reality      Reality
	Verification Verification

	Links []Link
	Score float64 // probability that a coder would sign this reading, [0, 1]
	Why   []Reason
}

// Reason says, for one value of a claim, which words and which rule or model
// head decided.
type Reason struct {
	Field string // "kind", "actors", "basis" …
	Value string
	Words text.Span // the words it rests on; empty where the value is the default
	Rule  string    // in plain words
}

// Corrected tells whether a person gave a field its value, which then holds against
// whatever the sentence says. field is as in Reason.
func (c *Claim) Corrected(field string) bool {
	return slices.ContainsFunc(c.Why, func(r Reason) bool { return r.Field == field && strings.HasPrefix(r.Rule, CorrectedRule) })
}

// CorrectedRule begins the rule of a reason that is a person's correction.
const CorrectedRule = "corrected: "

// Link is a relation to another claim of the same document.
type Link struct {
	Type  LinkType
	Claim string // the other claim's ID
}

// Number is a count in a claim: killed, injured, detained, displaced or size.
// Max is 0 where it stays open.
type Number struct {
	Field    string
	Span     text.Span
	Text     string
	Min, Max int
}
