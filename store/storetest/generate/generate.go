// Package generate makes reports with claims, as many as one likes, to try a
// store with.
//
// In: a seed. Out: report by report the same texts for the same seed: invented
// groups and persons who do something to somebody somewhere, spread over ten
// years, some actors, places and words far more often than others, every offset
// right. The sentences are of a few patterns and the coding is made with them, not
// read from them: this says how fast a store is, and nothing about reading. It
// reads no clock and assumes nothing.
package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

const (
	actors     = 3000
	places     = 6000
	sources    = 400
	dimensions = 384 // of the vectors
	days       = 3650
)

// Maker makes reports. It isn't safe for use by several goroutines.
type Maker struct {
	// Claims is how many claims a report has: 20 where 0.
	Claims int
	// Small leaves out vectors and keys.
	Small bool

	seed   uint64
	actors []name
	places []spot
}

type name struct {
	text, id string
	kind     reportedly.ActorKind
}

type spot struct {
	text, id, country string
	lat, lon          float64
}

// New is a maker of reports.
func New(seed uint64) *Maker {
	m := &Maker{seed: seed}
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range actors {
		kind := []reportedly.ActorKind{reportedly.ArmedGroup, reportedly.Government, reportedly.Person, reportedly.Military, reportedly.NGO}[i%5]
		n := name{text: word(r) + " " + []string{"Brigade", "Ministry", "Front", "Army", "Council"}[i%5], kind: kind}
		if i%3 > 0 {
			n.id = fmt.Sprintf("test:actor-%d", i)
		}
		m.actors = append(m.actors, n)
	}
	for i := range places {
		m.places = append(m.places, spot{
			text: word(r), id: fmt.Sprintf("test:place-%d", i), country: string([]byte{'A' + byte(i%12), 'Q', 'Z'}),
			lat: math.Round((float64(i%12)*5+r.Float64()*5-30)*1e4) / 1e4, lon: math.Round((r.Float64()*60-20)*1e4) / 1e4,
		})
	}
	return m
}

// word is an invented name.
func word(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(3) {
		b.WriteByte("bdfghklmnprstvz"[r.IntN(15)])
		b.WriteByte("aeiou"[r.IntN(5)])
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:]
}

var deeds = []struct {
	event        reportedly.Event
	words, mode  string
	verb, object string
}{
	{reportedly.Assault, "attacked fighters of", "firearms", "attacked", ""},
	{reportedly.Assault, "shelled positions of", "heavy-weapons", "shelled", ""},
	{reportedly.Consult, "met envoys of", "visit", "met", ""},
	{reportedly.Coerce, "arrested members of", "arrest", "arrested", ""},
	{reportedly.Retreat, "handed over a checkpoint to", "withdraw", "handed over", ""},
	{reportedly.Accuse, "accused", "allege", "accused", ""},
	{reportedly.Aid, "sent food and medicine to", "", "sent", ""},
	{reportedly.Protest, "demonstrated against", "demo", "demonstrated", ""},
	{reportedly.Agree, "signed a truce with", "", "signed", ""},
	{reportedly.Mobilize, "moved armoured vehicles against", "troops", "moved", ""},
}

// Index is what a duplicate index would keep of the nth report: as many keys as of
// one of its length, few of them shared with others.
func (m *Maker) Index(n int) store.Index {
	r := rand.New(rand.NewPCG(m.seed, uint64(n)+1<<40))
	var x store.Index
	for i := range 50 {
		if k := r.Uint64(); i < 3 {
			x.Keys = append(x.Keys, k%10_000)
		} else {
			x.Keys = append(x.Keys, k)
		}
	}
	return x
}

// Words are words that reports of this seed hold: often and seldom ones.
func (m *Maker) Words() (often, seldom []string) {
	for i := range 20 {
		often = append(often, m.actors[i].text, m.places[i].text)
	}
	for i := range 200 {
		seldom = append(seldom, m.actors[actors-1-i].text, m.places[places-1-i].text)
	}
	return append(often, "attacked", "fighters", "said", "army"), seldom
}

// Report is the nth report of this seed, from 0, with its claims.
func (m *Maker) Report(n int) (*store.Report, []store.Claim) {
	r := rand.New(rand.NewPCG(m.seed, uint64(n)+1000))
	at := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(days))
	d := &draft{m: m, r: r, at: at, founds: 1<<16 + n*7919%(1<<16)}
	title := fmt.Sprintf("Situation report %d from %s", n, m.places[skewed(r, places)].text)
	d.block(ling.Title, title)
	count := m.Claims
	if count == 0 {
		count = 20
	}
	for left := count; left > 0; left -= 4 {
		d.paragraph(min(4, left))
	}
	whole := d.b.String()
	sum := sha256.Sum256([]byte(whole))
	source := fmt.Sprintf("Source %d", skewed(r, sources))
	rep := &store.Report{
		Report: reportedly.Report{
			Name: fmt.Sprintf("report-%d.txt", n), Original: []byte(whole), SHA256: hex.EncodeToString(sum[:]), Media: "text/plain", Encoding: "utf-8",
			Acquired: at.Add(30 * time.Hour), Text: text.New(whole), Blocks: d.blocks, Title: title, Publisher: source,
			Published: at.AddDate(0, 0, 1).Format(time.DateOnly), PublishedFrom: "the text's first line", Language: "en",
		},
		Source:       source,
		Acquisitions: []store.Acquisition{{At: at.Add(30 * time.Hour), From: fmt.Sprintf("report-%d.txt", n), How: "file", With: "generate"}},
	}
	for i := range d.claims {
		d.claims[i].Claim.Document = rep.Name
	}
	return rep, d.claims
}

// skewed is a number below n; small ones are far more frequent.
func skewed(r *rand.Rand, n int) int {
	return min(n-1, int(math.Exp(r.Float64()*math.Log(float64(n)+1)))-1)
}

// draft is a report in the making.
type draft struct {
	m      *Maker
	r      *rand.Rand
	at     time.Time
	b      strings.Builder
	blocks []ling.Block
	claims []store.Claim
	lead   []string // whom and where it names first
	founds int      // the part of the keys in which those lie that its claims alone have
}

func (d *draft) block(k ling.BlockKind, s string) {
	if d.b.Len() > 0 {
		d.b.WriteString("\n\n")
	}
	start := d.b.Len()
	d.b.WriteString(s)
	d.blocks = append(d.blocks, ling.Block{Kind: k, Span: text.Span{Start: start, End: d.b.Len()}})
}

func (d *draft) paragraph(sentences int) {
	if d.b.Len() > 0 {
		d.b.WriteString("\n\n")
	}
	start := d.b.Len()
	for i := range sentences {
		if i > 0 {
			d.b.WriteByte(' ')
		}
		d.sentence()
	}
	d.blocks = append(d.blocks, ling.Block{Kind: ling.Body, Span: text.Span{Start: start, End: d.b.Len()}})
}

// piece writes words and tells where they stand.
func (d *draft) piece(s string) text.Span {
	start := d.b.Len()
	d.b.WriteString(s)
	return text.Span{Start: start, End: d.b.Len()}
}

func (d *draft) sentence() {
	r := d.r
	deed := deeds[skewed(r, len(deeds))]
	from, to, spot := d.m.actors[skewed(r, actors)], d.m.actors[skewed(r, actors)], d.m.places[skewed(r, places)]
	day := d.at.AddDate(0, 0, -r.IntN(5))
	c := reportedly.Claim{
		ID: fmt.Sprintf("c%d", len(d.claims)+1), Kind: reportedly.KindEvent, Event: deed.event, Basis: reportedly.Asserted,
		Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Score: math.Round((0.5+r.Float64()/2)*1000) / 1000,
	}
	if deed.mode != "" {
		c.Modes = []string{deed.mode}
	}
	start := d.b.Len()
	if r.IntN(4) == 0 {
		who := d.m.actors[skewed(r, actors)]
		sp := d.piece("The " + who.text)
		d.piece(" said that ")
		c.Basis = reportedly.Reported
		c.SaidBy = []reportedly.Speaker{{Span: sp, Text: "The " + who.text, Kind: reportedly.OrganisationSpeaker, Name: who.text, ID: who.id}}
	}
	c.Actors = []reportedly.Participant{d.participant(from)}
	d.piece(" ")
	c.Trigger.Span = text.Span{Start: d.b.Len(), End: d.b.Len() + len(deed.verb)}
	c.Trigger.Quote = deed.verb
	d.piece(deed.words + " ")
	c.Recipients = []reportedly.Participant{d.participant(to)}
	d.piece(" in ")
	c.Places = []reportedly.Place{d.place(spot)}
	d.piece(" on ")
	words := day.Format("2 January")
	c.Time = &reportedly.When{Span: d.piece(words), Text: words, EDTF: day.Format(time.DateOnly), Relation: reportedly.OnTime, Why: "the day of the month nearest to the date of publication"}
	if r.IntN(3) == 0 {
		n := 1 + r.IntN(30)
		d.piece(", killing ")
		c.Numbers = []reportedly.Number{{Field: "killed", Span: d.piece(fmt.Sprint(n)), Text: fmt.Sprint(n), Min: n, Max: n}}
		d.piece(" people")
	}
	if r.IntN(20) == 0 {
		c.Polarity = reportedly.Denied
	}
	d.piece(".")
	whole := d.b.String()[start:]
	c.Evidence = []reportedly.Evidence{{Span: text.Span{Start: start, End: d.b.Len()}, Quote: whole}}
	c.Why = []reportedly.Reason{
		{Field: "kind", Value: "event", Words: c.Trigger.Span, Rule: "the model's head of triggers and the lexicon agree"},
		{Field: "event", Value: string(deed.event), Words: c.Trigger.Span, Rule: "the lexicon's sense of the word"},
		{Field: "actors", Value: from.text, Words: c.Actors[0].Span, Rule: "the subject of the trigger"},
		{Field: "recipients", Value: to.text, Words: c.Recipients[0].Span, Rule: "the object of the trigger"},
	}
	d.add(c, day, spot, from, to)
}

func (d *draft) participant(n name) reportedly.Participant {
	p := reportedly.Participant{Text: n.text, Name: n.text, ID: n.id, Kind: n.kind}
	p.Span = d.piece(n.text)
	if n.id != "" {
		p.LinkScore = 0.9
	}
	return p
}

func (d *draft) place(s spot) reportedly.Place {
	sp := d.piece(s.text)
	return reportedly.Place{
		Span: sp, Text: s.text, Relation: reportedly.In, Geometry: orb.Point{s.lon, s.lat}, Precision: reportedly.Town, UncertaintyKM: 3, Score: 0.9, Why: "in " + s.text,
		Names: []reportedly.PlaceName{{Span: sp, Name: s.text, ID: s.id, Official: s.text, Kind: "town", Country: s.country, Resolved: true, Lat: s.lat, Lon: s.lon, Score: 0.9, Why: s.text + ": by its name; the only place of the name"}},
	}
}

func (d *draft) add(c reportedly.Claim, day time.Time, s spot, from, to name) {
	out := store.Claim{Told: reportedly.Told{Claim: c}, Days: store.Days{First: day, Last: day}}
	if !d.m.Small {
		out.Vector = make([]float32, dimensions)
		for i := range out.Vector {
			out.Vector[i] = float32(d.r.NormFloat64() / 11.3)
		}
		// As corroboration has them: the place and its square of the map, who takes part,
		// the names that the report begins with, each within a week; and one of its own.
		week := int(day.Unix() / (7 * 24 * 60 * 60))
		if d.lead = append(d.lead, from.text, s.text); len(d.lead) > maxLead {
			d.lead = d.lead[:maxLead]
		}
		for _, k := range append([]string{"p:" + s.id, fmt.Sprintf("c:%.0f,%.0f", s.lon/1.5, s.lat/1.5), "n:" + from.text, "n:" + to.text}, leads(d.lead)...) {
			if k = fmt.Sprintf("%s|%d", k, week); !slices.Contains(out.Keys, k) {
				out.Keys = append(out.Keys, k)
			}
		}
		out.Keys = append(out.Keys, fmt.Sprintf("d:%x|%d", d.r.Uint64(), d.founds))
	}
	d.claims = append(d.claims, out)
}

// maxLead is how many names of its beginning a report is found by.
const maxLead = 8

func leads(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, "l:"+n)
	}
	return out
}

// Neighbours are the keys by which corroboration looks for those of some claims: those of
// the weeks before and after too.
func Neighbours(claims []store.Claim) []string {
	var out []string
	for _, c := range claims {
		for _, k := range c.Keys {
			i := strings.LastIndexByte(k, '|')
			if i < 0 {
				continue
			}
			week, err := strconv.Atoi(k[i+1:])
			if err != nil {
				continue
			}
			for w := week - 1; w <= week+1; w++ {
				out = append(out, fmt.Sprintf("%s|%d", k[:i], w))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Development is one of some stored claims of one happening, as corroboration
// would put it.
func Development(id string, claims []store.Claim) *reportedly.Development {
	d := &reportedly.Development{ID: id, Kind: reportedly.KindEvent, State: reportedly.SingleSource, What: claims[0].Claim.Evidence[0].Quote, Best: claims[0].ID, Event: claims[0].Claim.Event}
	seen, named := map[string]bool{}, map[string]bool{}
	for i, c := range claims {
		m := reportedly.Member{Claim: c.ID, Report: c.Report.ID, Score: 0.9, Why: "the same type of event, the same place, the same day"}
		if i > 0 {
			m.With = claims[0].ID
		}
		d.Members = append(d.Members, m)
		if !seen[c.Report.ID] {
			seen[c.Report.ID] = true
			d.Reports = append(d.Reports, c.Report.ID)
			d.Origins = append(d.Origins, reportedly.Origin{Who: c.Report.Source, Kind: reportedly.OwnVoice, Stance: reportedly.Tells, Reports: []string{c.Report.ID}, Claims: []string{c.ID}, MaybeSame: -1, Why: []string{"the report's own voice"}})
			d.History = append(d.History, reportedly.Step{Report: c.Report.ID, Published: c.Report.Published, State: reportedly.SingleSource, Independent: len(d.Origins), Changes: []reportedly.Change{{What: "first told", Now: c.Report.Published}}})
		}
		if !named[c.Report.Source] {
			named[c.Report.Source] = true
			d.Sources = append(d.Sources, c.Report.Source)
		}
	}
	d.First, d.Independent = d.Reports[0], len(d.Origins)
	d.Least, d.Most = d.Independent, d.Independent
	if d.Independent > 1 {
		d.State = reportedly.Corroborated
	}
	d.Credibility, d.CredibilityWhy = reportedly.CannotBeJudged, "a single source"
	return d
}
