package reportedly

import "github.com/reportedly/reportedly/text"

// ActorKind is the kind of an actor (codebook, "Participants").
type ActorKind string

// The kinds of actor.
const (
	Person     ActorKind = "person"
	Government ActorKind = "government"
	Party      ActorKind = "party"
	ArmedGroup ActorKind = "armed-group"
	Military   ActorKind = "military"
	Police     ActorKind = "police"
	IGO        ActorKind = "igo"
	NGO        ActorKind = "ngo"
	Company    ActorKind = "company"
	Media      ActorKind = "media"
	Population ActorKind = "population"
	OtherActor ActorKind = "other"
)

// Participant is an actor or recipient as a claim names it.
type Participant struct {
	Span      text.Span // the noun phrase's words in the text; empty where implied
	Text      string
	Name      string // the fullest form in the document
	ID        string // the registry's identity, where one is known
	Kind      ActorKind
	Country   string // ISO 3166-1 alpha-3
	Sector    string // PLOVER sector: GOV, MIL, REB …
	Title     string
	Implied   bool    // not stated in the clause; taken from the document
	Qualifier string  // "nominally", "on paper"
	LinkScore float64 // probability that ID is right, [0, 1]; 0 where there is none
}

// SpeakerKind is the kind of who says a claim.
type SpeakerKind string

// The kinds of speaker.
const (
	NamedSpeaker        SpeakerKind = "named"
	NamedOfficial       SpeakerKind = "named-official"
	UnnamedSpeaker      SpeakerKind = "unnamed"
	MediaSpeaker        SpeakerKind = "media"
	OrganisationSpeaker SpeakerKind = "organisation"
	DocumentSpeaker     SpeakerKind = "document"
)

// Speaker is one link of the chain of who says a claim.
type Speaker struct {
	Span text.Span
	Text string
	Kind SpeakerKind
	Name string // the fullest form in the document, where named

	ID        string  // the registry's identity, or "local:…"; "" where nobody is named
	LinkScore float64 // probability that ID is right, [0, 1]; 0 where there is none
}
