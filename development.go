package reportedly

// Publication is what a claim brings along of its report when it is set against
// claims of others: who published it and when, without its text.
type Publication struct {
	ID        string // the report's: its SHA-256 in lower-case hexadecimal
	Name      string // how the user named it: a path, or "-"
	Title     string
	Source    string // who published it, as the user or the report names it; "" where unknown
	Author    string // the byline, "" where none
	Published string // EDTF, "" where unknown; a time of day may follow: 2025-03-12T09:10:00Z
	URL       string
	// Added is the report's place in the order in which reports were taken in, from
	// 1; 0 where it doesn't matter.
	Added int64
	// Names are words written as names in the report's title, source and text, folded,
	// in their order, each once: what else the report speaks of. nil where they weren't
	// looked for.
	Names []string
}

// Told is a claim together with the report that tells it: what memory sets
// against what other reports tell.
type Told struct {
	ID     string // unique across reports: the report's ID, "/", the claim's
	Report Publication
	Claim  Claim
	// Vector is the claim's embedding, nil where none was made; vectors are
	// comparable only where the same model made them.
	Vector []float32
}

// TellingID is the ID of a claim across reports.
func TellingID(report, claim string) string { return report + "/" + claim }

// Development is what several claims of one or many reports are about: one
// happening or one state of affairs, with who tells it, who knows it, and where
// they differ (docs/corroboration.md). It says nothing about what is true.
type Development struct {
	ID    string   // stable: made from the first claim that was taken in, kept as it grows
	What  string   // a headline in the words of its best claim
	Best  string   // the ID of the claim whose words they are
	Kind  Kind     // of most of its claims
	Event Event    // where Kind is event
	Modes []string // all modes told, sorted

	Members []Member // its claims: by publication, then by ID
	Reports []string // IDs of the reports that tell it, in the same order
	Sources []string // who published them, each once, sorted
	First   string   // ID of the report that was published first

	// Origins are those who know, and those who deny. Independent counts those that
	// tell; where it can't be told whether two are one and the same, Least and Most
	// say between which numbers it lies.
	Origins     []Origin
	Independent int
	Least, Most int
	State       State

	Contradictions []Contradiction
	Toll           *Range  // people killed; nil where nobody gives a figure
	Numbers        []Range // the other figures, by Field
	Dates          []Telling
	Places         []Telling
	History        []Step // how the picture changed, a step for each report

	Parts  []string // of a tally: the developments that it sums up
	PartOf []string // the tallies that sum it up

	// Credibility is suggested from the state alone; a person may override it.
	Credibility    Credibility
	CredibilityWhy string

	Corrections []Correction // by persons, which hold for later claims too
}

// Member is a claim that belongs to a development.
type Member struct {
	Claim  string // Told.ID
	Report string
	With   string  // the claim that it is most like; "" for a development of one
	Score  float64 // probability that both tell the same happening, [0, 1]
	Why    string  // joined because …
	Pinned bool    // a person put it here
}

// Stance is how somebody who knows stands to a development.
type Stance string

// The stances.
const (
	Tells     Stance = "tells"
	Denies    Stance = "denies"
	Withdrawn Stance = "withdrawn"
)

// OriginKind is what sort of knower an origin is.
type OriginKind string

// The kinds of origin.
const (
	OwnVoice       OriginKind = "own-voice"
	NamedOrigin    OriginKind = "named"
	UnnamedOrigin  OriginKind = "unnamed"
	BodyOrigin     OriginKind = "body"
	DocumentOrigin OriginKind = "document"
	AuthorOrigin   OriginKind = "author"
	UnknownOrigin  OriginKind = "unknown"
)

// Origin is somebody who knows, or a document, with the reports through which it
// speaks: the unit in which independent sources are counted.
type Origin struct {
	Who     string // in the words of the report: "the district police chief"
	ID      string // the registry's identity, "" where unknown
	Kind    OriginKind
	Stance  Stance
	Reports []string // through which it speaks, by publication
	Claims  []string // Told.ID
	Why     []string // why it is one origin, and why it is another than the rest
	// MaybeSame is the index of another origin of the same development that it may be
	// one with, as an unnamed official may be the named one; -1 where none.
	MaybeSame int
}

// State is how a development stands (docs/corroboration.md, rule 12).
type State string

// The states.
const (
	SingleSource State = "single-source"
	Corroborated State = "corroborated"
	Contested    State = "contested"
)

// Matter is what two tellings of one happening may differ about.
type Matter string

// The matters.
const (
	AboutPolarity    Matter = "polarity"
	AboutToll        Matter = "toll"
	AboutPerpetrator Matter = "perpetrator"
	AboutPlace       Matter = "place"
	AboutDate        Matter = "date"
	AboutSize        Matter = "size"
	AboutReason      Matter = "reason"
)

// Contradiction is where sides that don't depend on each other exclude each
// other.
type Contradiction struct {
	About Matter
	Sides []Side
	Why   string // why both cannot be so
}

// Side is one side of a contradiction, in its own words.
type Side struct {
	Claim  string // Told.ID
	Report string
	Origin int    // index in the development's Origins, -1 where unknown
	Value  string // "12", "the army", "2025-03-12", "denied"
	Quote  Evidence
}

// Range is what the origins of a development give for one number, by rule 11: the
// least and the greatest over each origin's latest figure.
type Range struct {
	Field    string // "killed", "injured", "detained", "displaced", "size"
	Min, Max int
	Open     bool // the greatest is a lower bound: "at least", "dozens"
	Figures  []Figure
}

// Figure is one figure as one claim gives it.
type Figure struct {
	Claim  string // Told.ID
	Report string
	Origin int // index in the development's Origins, -1 where unknown
	Words  string
	Min    int
	Max    int // 0 where it stays open
	// Part marks a figure for some of those concerned ("three of them children");
	// Replaced one that the same origin or publisher later gave anew. Neither counts.
	Part, Replaced bool
}

// Telling is one value of a development's date or place with who says so.
type Telling struct {
	Value  string // EDTF, or a place's name
	Words  string // as the first claim has it
	Claims []string
	// Within says that another telling is closer and allowed by this one: a province
	// and a town in it, a month and a day of it.
	Within bool
}

// Step is what one report changed in the picture.
type Step struct {
	Report      string
	Published   string
	State       State // after it
	Independent int   // after it
	Changes     []Change
}

// Change is one difference that a report made.
type Change struct {
	What string // "first told", "independent sources", "state", "toll", "date", "place", "contradiction", "withdrawn"
	Was  string
	Now  string
}

// Credibility is the Admiralty scale's credibility of information, 1 to 6; 0 stands
// for none. It is suggested from corroboration and contradiction alone.
type Credibility int

// The degrees of credibility.
const (
	Confirmed      Credibility = 1
	ProbablyTrue   Credibility = 2
	PossiblyTrue   Credibility = 3
	Doubtful       Credibility = 4
	Improbable     Credibility = 5
	CannotBeJudged Credibility = 6
)

// Words are the scale's own words for a degree; "" for what is none.
func (c Credibility) Words() string {
	switch c {
	case Confirmed:
		return "confirmed by other sources"
	case ProbablyTrue:
		return "probably true"
	case PossiblyTrue:
		return "possibly true"
	case Doubtful:
		return "doubtful"
	case Improbable:
		return "improbable"
	case CannotBeJudged:
		return "truth cannot be judged"
	}
	return ""
}

// Correction is a person's decision about who belongs together, as a constraint
// between two claims that the grouping keeps.
type Correction struct {
	A, B     string // Told.IDs
	Together bool   // they tell of the same happening; otherwise they don't
	Reason   string
}
