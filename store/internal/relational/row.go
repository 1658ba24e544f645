package relational

import (
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/store"
)

// Rows that belong to a report or a claim are numbered by it, so that what
// belongs together lies together and no index is needed to find it:
//
//	claim    = report << 20 | its place in the report
//	passage  = report << 20 | the block's place
//	box      = claim << 6 | the place's place in the claim
const (
	claimBits = 20
	boxBits   = 6

	maxClaims = 1 << claimBits // of one report, and its blocks
	maxBoxes  = 1 << boxBits   // of one claim; later places aren't found by where they lie
)

func claimRow(report int64, i int) int64 { return report<<claimBits | int64(i) }

// claimRange is the rows of a report's claims, half-open.
func claimRange(report int64) (from, to int64) {
	return report << claimBits, (report + 1) << claimBits
}

// clean makes a text fit for a column: databases refuse NUL and what is no UTF-8.
// The text itself is kept elsewhere, as it is.
func clean(s string) string {
	if strings.IndexByte(s, 0) < 0 && utf8.ValidString(s) {
		return s
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// daysOf are a claim's days as numbers: what the caller says, or else what its time
// says.
func daysOf(c *store.Claim) (first, last int64) {
	if !c.Days.IsZero() {
		first, last = beginning, end
		if !c.Days.First.IsZero() {
			first = day(c.Days.First)
		}
		if !c.Days.Last.IsZero() {
			last = day(c.Days.Last)
		}
		return first, last
	}
	if c.Claim.Time == nil || c.Claim.Time.EDTF == "" {
		return noDay, noDay
	}
	v, err := edtf.Parse(c.Claim.Time.EDTF)
	if err != nil {
		return noDay, noDay
	}
	first = min(max(int64(v.First()), beginning), end)
	last = min(max(int64(v.Last()), beginning), end)
	if last < first || first == beginning && last == end {
		return noDay, noDay
	}
	return first, last
}

func fromDays(first, last int64) store.Days {
	if first == noDay {
		return store.Days{}
	}
	return store.Days{First: fromDay(first), Last: fromDay(last)}
}

// entity is somebody or somewhere that a claim names.
type entity struct {
	sort          string // sortActor …
	key           string
	name          string
	country, kind string
	lat, lon      *float64
	spellings     []string
	roles         int // bits
}

// The sorts of entity.
const (
	sortActor   = "actor"
	sortPlace   = "place"
	sortCountry = "country"
)

// The roles of an entity in a claim.
const (
	roleActor     = 1
	roleRecipient = 2
	rolePlace     = 4
	roleSpeaker   = 8
)

// maxEntities is how many entities of one claim are found by.
const maxEntities = 200

// entities are whom and where a claim names, each once, in the order of its
// fields.
func entities(c *reportedly.Claim) []*entity {
	m := map[string]*entity{}
	var out []*entity
	add := func(e entity, spellings ...string) {
		if e.key == "" || len(out) >= maxEntities {
			return
		}
		old := m[e.sort+" "+e.key]
		if old == nil {
			old = &e
			m[e.sort+" "+e.key] = old
			out = append(out, old)
		}
		old.roles |= e.roles
		for _, s := range spellings {
			if f := fold(s); f != "" {
				old.spellings = append(old.spellings, clip(s))
			}
		}
	}
	for _, p := range c.Actors {
		add(actor(p, roleActor), p.Name, p.Text)
	}
	for _, p := range c.Recipients {
		add(actor(p, roleRecipient), p.Name, p.Text)
	}
	for _, p := range c.Places {
		for _, n := range p.Names {
			add(place(n), n.Official, n.Name)
			if n.Country != "" {
				add(entity{sort: sortCountry, key: strings.ToUpper(n.Country), roles: rolePlace})
			}
		}
	}
	for _, s := range c.SaidBy {
		if s.Name != "" || s.ID != "" {
			add(entity{sort: sortActor, key: key(s.ID, s.Name), name: clip(s.Name), roles: roleSpeaker}, s.Name)
		}
	}
	for _, e := range out {
		e.spellings = uniq(e.spellings)
	}
	return out
}

func actor(p reportedly.Participant, role int) entity {
	name := p.Name
	if name == "" {
		name = p.Text
	}
	return entity{sort: sortActor, key: key(p.ID, name), name: clip(name), country: p.Country, kind: string(p.Kind), roles: role}
}

func place(n reportedly.PlaceName) entity {
	e := entity{sort: sortPlace, key: key(n.ID, n.Name), name: n.Official, country: n.Country, kind: n.Kind, roles: rolePlace}
	if e.name == "" {
		e.name = n.Name
	}
	if n.Resolved {
		e.lat, e.lon = &n.Lat, &n.Lon
	}
	e.name = clip(e.name)
	return e
}

// key is an identity, or the name where there is none.
func key(id, name string) string {
	if id != "" {
		return clip(id)
	}
	if f := fold(name); f != "" {
		return clip("name:" + f)
	}
	return ""
}

// maxKey is the length in bytes that a text in an index may have: PostgreSQL's
// indices take about 2,700.
const maxKey = 600

// clip cuts a text to maxKey, between two characters.
func clip(s string) string {
	if len(s) <= maxKey {
		return s
	}
	n := maxKey
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// texts are what a claim is found by: its evidence, and the names of who and
// where that the evidence may lack.
func texts(c *reportedly.Claim) []string {
	var out []string
	for _, e := range c.Evidence {
		out = append(out, e.Quote)
	}
	has := strings.Join(out, "\n")
	add := func(s string) {
		if s != "" && !strings.Contains(has, s) {
			out = append(out, s)
			has += "\n" + s
		}
	}
	for _, ps := range [][]reportedly.Participant{c.Actors, c.Recipients} {
		for _, p := range ps {
			add(p.Name)
			add(p.Text)
		}
	}
	for _, p := range c.Places {
		for _, n := range p.Names {
			add(n.Name)
			add(n.Official)
		}
	}
	for _, s := range c.SaidBy {
		add(s.Name)
		add(s.Text)
	}
	return out
}

// boxes are where a claim's places lie, by the place's number.
func boxes(c *reportedly.Claim) map[int]Bounds {
	out := map[int]Bounds{}
	for i, p := range c.Places {
		if i >= maxBoxes || p.Geometry == nil {
			continue
		}
		if b, ok := bounds(p.Geometry); ok {
			out[i] = b
		}
	}
	return out
}

// bounds is the box of a geometry; ok is false for one that is empty, not finite
// or beyond the earth.
func bounds(g orb.Geometry) (b Bounds, ok bool) {
	o := g.Bound()
	b = Bounds{o.Min[0], o.Max[0], o.Min[1], o.Max[1]}
	for _, x := range []float64{b.West, b.East, b.South, b.North} {
		if math.IsNaN(x) || math.Abs(x) > 360 {
			return b, false
		}
	}
	return b, b.West <= b.East && b.South <= b.North
}

// hash is the number under which a key is kept. A key may end in a bar and a
// number, such as that of a week; then the number comes first, so that keys of one
// time lie together, and a report's few hundred keys on a few pages.
func hash(s string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	sum := h.Sum64()
	if i := strings.LastIndexByte(s, '|'); i >= 0 {
		if n, err := strconv.ParseUint(s[i+1:], 10, 20); err == nil {
			sum = n<<44 | sum&(1<<44-1)
		}
	}
	return int64(sum)
}

// facets are the properties that a claim is found by beside its words: a letter
// that says which, and the value in letters and digits.
func facets(c *store.Claim, ids []entityID, source, first, last int64) []string {
	k := &c.Claim
	out := []string{"all", facet('k', string(k.Kind)), facet('b', string(k.Basis)), facet('o', string(k.Polarity)), facet('r', string(k.Reality))}
	if k.Event != "" {
		out = append(out, facet('e', string(k.Event)))
	}
	if k.Likelihood != "" {
		out = append(out, facet('l', string(k.Likelihood)))
	}
	if source != 0 {
		out = append(out, number('s', source))
	}
	for _, e := range ids {
		if e.roles&(roleActor|roleRecipient|rolePlace) != 0 {
			out = append(out, number('n', e.id))
		}
		if e.roles&roleSpeaker != 0 {
			out = append(out, number('v', e.id))
		}
	}
	return append(out, calendar(first, last)...)
}

// entityID is an entity's row in a claim's role.
type entityID struct {
	id    int64
	roles int
}

func facet(letter byte, value string) string {
	var b strings.Builder
	b.WriteByte(letter)
	for _, r := range strings.ToLower(value) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func number(letter byte, n int64) string { return fmt.Sprintf("%c%d", letter, n) }

// maxMonths is how many months a run of days may touch to be found by them; a
// longer one is found by being long.
const maxMonths = 36

// calendar are the months that days touch.
func calendar(first, last int64) []string {
	if first == noDay {
		return nil
	}
	months := monthsOf(first, last)
	if months == nil {
		return []string{"long"}
	}
	return months
}

// monthsOf are the months that days touch, nil where they are more than maxMonths
// or the days are open.
func monthsOf(first, last int64) []string {
	if first <= beginning || last >= end || last-first > maxMonths*31 || last < first {
		return nil
	}
	a, b := fromDay(first), fromDay(last)
	from, to := monthNumber(a), monthNumber(b)
	if to-from >= maxMonths || a.Year() < 1 {
		return nil
	}
	var out []string
	for m := from; m <= to; m++ {
		out = append(out, number('m', int64(m)))
	}
	return out
}

func monthNumber(t time.Time) int { return t.Year()*12 + int(t.Month()) - 1 }
