package jsonl

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"io"
)

// Development is all that is known of a development.
type Development struct {
	ID    string   `json:"id"`
	What  string   `json:"what"`
	Kind  string   `json:"kind"`
	Event string   `json:"event,omitempty"`
	Modes []string `json:"mode,omitempty"`
	State string   `json:"state"`

	Independent int      `json:"independent_sources"`
	Least       int      `json:"independent_sources_least"`
	Most        int      `json:"independent_sources_most"`
	Sources     []string `json:"sources,omitempty"`

	Origins        []origin        `json:"origins"`
	Contradictions []contradiction `json:"contradictions"`
	Numbers        []numberRange   `json:"numbers,omitempty"`
	Dates          []telling       `json:"dates,omitempty"`
	Places         []telling       `json:"places,omitempty"`

	Credibility degree        `json:"credibility"`
	Members     []member      `json:"members"`
	Reports     []Publication `json:"reports"`
	History     []step        `json:"history"`
	Parts       []string      `json:"sums_up,omitempty"`
	PartOf      []string      `json:"part_of,omitempty"`

	Shared      []sharing    `json:"shared_words,omitempty"`
	Corrections []correction `json:"corrections,omitempty"`
	Notes       []Judgement  `json:"notes,omitempty"`
	Conflicts   []conflict   `json:"conflicts,omitempty"`
}

type origin struct {
	Who       string   `json:"who"`
	ID        string   `json:"id,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	Stance    string   `json:"stance"`
	Reports   []string `json:"reports"`
	Claims    []string `json:"claims"`
	Why       []string `json:"why,omitempty"`
	MaybeSame *int     `json:"maybe_same_as,omitempty"` // an index of origins
}

type contradiction struct {
	About string `json:"about"`
	Why   string `json:"why,omitempty"`
	Sides []side `json:"sides"`
}

type side struct {
	Value  string `json:"value"`
	Claim  string `json:"claim"`
	Report string `json:"report"`
	Origin *int   `json:"origin,omitempty"`
	Quote  span   `json:"quote"`
}

// numberRange is a number with its range and who gives which.
type numberRange struct {
	Field   string   `json:"field"`
	Min     int      `json:"min"`
	Max     int      `json:"max"`
	Open    bool     `json:"or_more,omitempty"`
	Figures []figure `json:"figures"`
}

type figure struct {
	Claim    string `json:"claim"`
	Report   string `json:"report"`
	Origin   *int   `json:"origin,omitempty"`
	Words    string `json:"words"`
	Min      int    `json:"min"`
	Max      *int   `json:"max,omitempty"` // absent where it stays open
	Part     bool   `json:"part,omitempty"`
	Replaced bool   `json:"replaced,omitempty"`
}

type telling struct {
	Value  string   `json:"value"`
	Words  string   `json:"words,omitempty"`
	Claims []string `json:"claims"`
	Wider  bool     `json:"wider,omitempty"`
}

type degree struct {
	Value     int        `json:"value,omitempty"`
	Words     string     `json:"words,omitempty"`
	Suggested int        `json:"suggested,omitempty"`
	Why       string     `json:"why,omitempty"`
	Override  *Judgement `json:"override,omitempty"`
}

type member struct {
	StoredClaim
	With   string  `json:"with,omitempty"`
	Same   float64 `json:"same_happening,omitempty"`
	Why    string  `json:"joined_because,omitempty"`
	Pinned bool    `json:"pinned,omitempty"`
}

type step struct {
	Report      string     `json:"report"`
	Published   string     `json:"published,omitempty"`
	State       string     `json:"state"`
	Independent int        `json:"independent_sources"`
	Changes     []stepPart `json:"changes"`
}

type stepPart struct {
	What string `json:"what"`
	Was  string `json:"was,omitempty"`
	Now  string `json:"now,omitempty"`
}

type sharing struct {
	A        string    `json:"a"`
	B        string    `json:"b"`
	Relation string    `json:"relation"`
	From     string    `json:"first,omitempty"`
	Why      string    `json:"why,omitempty"`
	Passages []passage `json:"passages,omitempty"`
}

type passage struct {
	A [2]int `json:"a"` // bytes of a's text, half-open
	B [2]int `json:"b"`
}

type correction struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Together bool   `json:"together"`
	Reason   string `json:"reason,omitempty"`
}

// DevelopmentLine writes a development's page as a line.
func DevelopmentLine(w io.Writer, d *memory.DevelopmentPage) error {
	line, err := ToDevelopment(d)
	if err != nil {
		return err
	}
	return Lines(w, []Development{line})
}

// ToDevelopment is a development's page as JSON.
func ToDevelopment(d *memory.DevelopmentPage) (Development, error) {
	out := Development{
		ID: d.ID, What: d.What, Kind: string(d.Kind), Event: string(d.Event), Modes: d.Modes, State: string(d.State),
		Independent: d.Independent, Least: d.Least, Most: d.Most, Sources: d.Sources,
		Origins: []origin{}, Contradictions: []contradiction{}, Members: []member{}, Reports: []Publication{}, History: []step{},
		Dates: each(d.Dates, toTelling), Places: each(d.Places, toTelling), Parts: d.Parts, PartOf: d.PartOf,
	}
	for _, o := range d.Origins {
		out.Origins = append(out.Origins, origin{o.Who, o.ID, string(o.Kind), string(o.Stance), o.Reports, o.Claims, o.Why, index(o.MaybeSame)})
	}
	for _, c := range d.Contradictions {
		out.Contradictions = append(out.Contradictions, contradiction{string(c.About), c.Why, each(c.Sides, func(s reportedly.Side) side {
			return side{s.Value, s.Claim, s.Report, index(s.Origin), toSpan(s.Quote)}
		})})
	}
	if d.Toll != nil {
		out.Numbers = append(out.Numbers, toRange(*d.Toll))
	}
	out.Numbers = append(out.Numbers, each(d.Numbers, toRange)...)
	for _, s := range d.History {
		changes := []stepPart{}
		for _, c := range s.Changes {
			changes = append(changes, stepPart{c.What, c.Was, c.Now})
		}
		out.History = append(out.History, step{s.Report, s.Published, string(s.State), s.Independent, changes})
	}
	out.judged(d)
	return out, out.told(d)
}

// judged is what people decided, and what was suggested to them.
func (out *Development) judged(d *memory.DevelopmentPage) {
	out.Credibility = degree{Value: int(d.Degree()), Words: d.Degree().Words(), Suggested: int(d.Credibility), Why: d.CredibilityWhy}
	if d.Override != nil {
		j := ToJudgement(*d.Override, true)
		out.Credibility.Override = &j
	}
	for _, c := range d.Corrections {
		out.Corrections = append(out.Corrections, correction{c.A, c.B, c.Together, c.Reason})
	}
	for _, n := range d.Notes {
		out.Notes = append(out.Notes, ToJudgement(n, true))
	}
	out.Conflicts = each(d.Conflicts, toConflict)
}

// told is who tells it, in which words.
func (out *Development) told(d *memory.DevelopmentPage) error {
	for _, m := range d.Members {
		c, ok := d.Claims[m.Claim]
		if !ok {
			continue
		}
		w, err := ToStored(c)
		if err != nil {
			return err
		}
		out.Members = append(out.Members, member{w, m.With, round3(m.Score), m.Why, m.Pinned})
	}
	for _, id := range d.Reports {
		if p, ok := d.Publications[id]; ok {
			out.Reports = append(out.Reports, ToPublication(p))
		}
	}
	for _, p := range d.Shared {
		s, err := toSharing(p)
		if err != nil {
			return err
		}
		out.Shared = append(out.Shared, s)
	}
	return nil
}

func toSharing(p store.Pair) (sharing, error) {
	found, err := memory.Passages(p)
	if err != nil {
		return sharing{}, err
	}
	// The pair's own order is that of publication; passages follow it.
	s := sharing{A: found.A, B: found.B, Relation: p.Relation, From: p.From, Why: found.Why}
	for _, x := range found.Passages {
		s.Passages = append(s.Passages, passage{[2]int{x.A.Start, x.A.End}, [2]int{x.B.Start, x.B.End}})
	}
	return s, nil
}

// index is an index into a list, absent where it is none.
func index(i int) *int {
	if i < 0 {
		return nil
	}
	return &i
}

func toTelling(t reportedly.Telling) telling { return telling{t.Value, t.Words, t.Claims, t.Within} }

func toRange(r reportedly.Range) numberRange {
	return numberRange{r.Field, r.Min, r.Max, r.Open, each(r.Figures, func(f reportedly.Figure) figure {
		w := figure{Claim: f.Claim, Report: f.Report, Origin: index(f.Origin), Words: f.Words, Min: f.Min, Part: f.Part, Replaced: f.Replaced}
		if f.Max > 0 {
			w.Max = &f.Max
		}
		return w
	})}
}
