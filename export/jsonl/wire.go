package jsonl

import "github.com/reportedly/reportedly/internal/geometry"

// The structs below follow docs/claim.schema.json; their order is the order of
// the keys in the output. A pointer tells "absent" from zero.

type claim struct {
	ID         string        `json:"id"`
	Document   string        `json:"document"`
	Evidence   []span        `json:"evidence"`
	Kind       string        `json:"kind"`
	Event      string        `json:"event,omitempty"`
	Mode       []string      `json:"mode,omitempty"`
	Contexts   []string      `json:"contexts,omitempty"`
	Trigger    *span         `json:"trigger,omitempty"`
	Actors     []participant `json:"actors,omitempty"`
	Recipients []participant `json:"recipients,omitempty"`
	Places     []place       `json:"places,omitempty"`
	Time       *when         `json:"time,omitempty"`
	Numbers    numbers       `json:"numbers,omitempty"`

	Basis        string    `json:"basis"`
	SaidBy       []speaker `json:"said_by,omitempty"`
	Likelihood   string    `json:"likelihood,omitempty"`
	Polarity     string    `json:"polarity"`
	Reality      string    `json:"reality"`
	Verification string    `json:"verification,omitempty"`

	Links []link  `json:"links,omitempty"`
	Score float64 `json:"score"`
	Coder *Coder  `json:"coder,omitempty"`
}

// Coder names the program that read a claim: its version and the model that it
// read with. Empty fields are left out.
type Coder struct {
	Name    string `json:"name,omitempty"`
	Version string `json:"version,omitempty"`
	Model   string `json:"model,omitempty"`
}

type span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
}

type participant struct {
	Text      string  `json:"text"`
	Start     *int    `json:"start,omitempty"`
	End       *int    `json:"end,omitempty"`
	Name      string  `json:"name"`
	ID        string  `json:"id,omitempty"`
	Kind      string  `json:"kind,omitempty"`
	Country   string  `json:"country,omitempty"`
	Sector    string  `json:"sector,omitempty"`
	Title     string  `json:"title,omitempty"`
	Implied   bool    `json:"implied,omitempty"`
	Qualifier string  `json:"qualifier,omitempty"`
	LinkScore float64 `json:"link_score,omitempty"`
}

// place gives more than the schema asks for: ACLED's and UCDP's precision codes,
// and how surely and why it was resolved.
type place struct {
	Text          string         `json:"text"`
	Start         *int           `json:"start,omitempty"`
	End           *int           `json:"end,omitempty"`
	Relation      string         `json:"relation"`
	Names         []placeName    `json:"names,omitempty"`
	Geometry      *geometry.JSON `json:"geometry,omitempty"`
	Precision     string         `json:"precision,omitempty"`
	UncertaintyKM *float64       `json:"uncertainty_km,omitempty"`
	ACLED         int            `json:"acled_precision,omitempty"`
	UCDP          int            `json:"ucdp_precision,omitempty"`
	Score         float64        `json:"score,omitempty"`
	Why           string         `json:"why,omitempty"`
}

type placeName struct {
	Name     string   `json:"name"`
	Start    *int     `json:"start,omitempty"`
	End      *int     `json:"end,omitempty"`
	ID       string   `json:"id,omitempty"`
	Official string   `json:"official,omitempty"`
	Kind     string   `json:"kind,omitempty"`
	Geoname  int      `json:"geoname,omitempty"`
	Country  string   `json:"country,omitempty"`
	Score    float64  `json:"score,omitempty"`
	Why      string   `json:"why,omitempty"`
	Lat      *float64 `json:"lat,omitempty"`
	Lon      *float64 `json:"lon,omitempty"`
}

type when struct {
	Text     string `json:"text,omitempty"`
	Start    *int   `json:"start,omitempty"`
	End      *int   `json:"end,omitempty"`
	EDTF     string `json:"edtf,omitempty"`
	Relation string `json:"relation,omitempty"`
	Claim    string `json:"claim,omitempty"`
}

// numbers are keyed by field; encoding/json writes the keys in order.
type numbers map[string]number

type number struct {
	Text string `json:"text"`
	Min  int    `json:"min"`
	Max  *int   `json:"max,omitempty"` // absent where it stays open
}

type speaker struct {
	Text  string `json:"text"`
	Start *int   `json:"start,omitempty"`
	End   *int   `json:"end,omitempty"`
	Kind  string `json:"kind"`
	Name  string `json:"name,omitempty"`

	ID        string  `json:"id,omitempty"`
	LinkScore float64 `json:"link_score,omitempty"`
}

type link struct {
	Type  string `json:"type"`
	Claim string `json:"claim"`
}

// document is the envelope of a report: who published what and when, the text
// that is no claim, and the claims.
type document struct {
	Document      string  `json:"document"`
	SHA256        string  `json:"sha256,omitempty"`
	Media         string  `json:"media,omitempty"`
	Encoding      string  `json:"encoding,omitempty"`
	Title         string  `json:"title,omitempty"`
	Publisher     string  `json:"publisher,omitempty"`
	Author        string  `json:"author,omitempty"`
	Published     string  `json:"published,omitempty"`
	PublishedFrom string  `json:"published_from,omitempty"`
	Language      string  `json:"language,omitempty"`
	URL           string  `json:"url,omitempty"`
	Metadata      []block `json:"metadata"`
	Claims        []claim `json:"claims"`
}

// block is a run of the report's text that isn't read for claims.
type block struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}
