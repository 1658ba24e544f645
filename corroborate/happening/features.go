package happening

import (
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Features is a claim made ready to be compared: made once, never changed, safe for
// concurrent use.
type Features struct {
	id, report string
	claim      *reportedly.Claim

	trigger  []word // the telling words of the trigger
	vague    []word // its vague ones, where it has no others
	families []int16
	tally    bool
	quad     int8 // 1 to 4, 0 where there is no event type

	actors, recipients []party
	places             []spot
	when               stretch
	published          stretch

	text    bag // of the evidence
	context *Context
	vector  []float32
}

// Context is the words of a whole report or of its beginning, against which those of
// others are set. Make one for each report and hand it to all of its claims.
type Context struct{ words bag }

// Context reads a report's text; what stands after the first words of it, some 160,
// is passed over.
func (m *Model) Context(text string) *Context {
	b := m.wordsOf(text)
	for i := range b.words {
		if b.words[i].name {
			b.words[i].weight *= nameShare
		}
	}
	b.norm, b.names = 0, 0
	b.finish()
	return &Context{b}
}

// nameShare is how much more the names and numbers of a report tell about its matter
// than its other words: two arrests differ in who and where.
const nameShare = 1.5

// Together is the words of several reports on one matter, each report counting alike.
// Setting reports against it, rather than against one another, brings out what the
// matter is about where each by itself is short.
func Together(list []*Context) *Context {
	sum := map[uint64]*word{}
	out := &Context{}
	for _, c := range list {
		if c.words.norm == 0 {
			continue
		}
		for _, w := range c.words.words {
			x := sum[w.key]
			if x == nil {
				y := w
				y.weight = 0
				x = &y
				sum[w.key] = x
			}
			x.weight += w.weight / c.words.norm
			x.name = x.name || w.name
		}
	}
	for _, w := range sum {
		out.words.words = append(out.words.words, *w)
	}
	out.words.finish()
	return out
}

// Prepare makes a claim ready with the default model.
func Prepare(t *reportedly.Told) *Features { return Default().Prepare(t, nil) }

// Prepare makes a claim ready. context may be nil. Features of models with different
// rarities shouldn't be compared with each other.
func (m *Model) Prepare(t *reportedly.Told, context *Context) *Features {
	c := &t.Claim
	f := &Features{
		id: t.ID, report: t.Report.ID, claim: c, vector: t.Vector, context: context,
		quad: quadOf(c.Event), when: statedTime(c.Time), published: publishedOn(t.Report.Published),
	}
	var quotes []string
	for _, e := range c.Evidence {
		quotes = append(quotes, e.Quote)
	}
	evidence := strings.Join(quotes, "\n")
	f.text = m.wordsOf(evidence)
	f.triggerWords(m)
	f.tally = isTally(c, evidence)
	for _, p := range c.Actors {
		f.actors = append(f.actors, m.partyOf(&p))
	}
	for _, p := range c.Recipients {
		f.recipients = append(f.recipients, m.partyOf(&p))
	}
	for i := range c.Places {
		f.places = append(f.places, spotsOf(&c.Places[i])...)
	}
	return f
}

// PrepareAll makes several claims of one report ready as one telling: the first is the
// main one, and the others give what it lacks: parties, places, the day, figures, words.
// It panics where there is no claim.
func (m *Model) PrepareAll(told []*reportedly.Told, context *Context) *Features {
	all := *told[0]
	c := &all.Claim
	c.Evidence, c.Numbers = slices.Clone(c.Evidence), slices.Clone(c.Numbers)
	for _, t := range told[1:] {
		o := &t.Claim
		if len(c.Actors) == 0 {
			c.Actors = o.Actors
		}
		if len(c.Recipients) == 0 {
			c.Recipients = o.Recipients
		}
		if len(c.Places) == 0 {
			c.Places = o.Places
		}
		if c.Time == nil {
			c.Time = o.Time
		}
		if all.Vector == nil {
			all.Vector = t.Vector
		}
		c.Numbers = append(c.Numbers, o.Numbers...)
		for _, e := range o.Evidence {
			if !slices.ContainsFunc(c.Evidence, func(x reportedly.Evidence) bool { return x.Span == e.Span }) {
				c.Evidence = append(c.Evidence, e)
			}
		}
	}
	return m.Prepare(&all, context)
}

// ID is the claim's across reports.
func (f *Features) ID() string { return f.id }

// triggerWords finds stems and families of the trigger. Of "took place" and "carried
// out" the vague words stay, for want of others.
func (f *Features) triggerWords(m *Model) {
	for _, w := range fields(f.claim.Trigger.Quote) {
		lower := strings.ToLower(w)
		st := stem(lower)
		x := word{key: keyOf(st), weight: float32(m.rarityOf(st, false)), stem: st}
		switch {
		case vagueStems[st] != nil:
			f.vague = append(f.vague, x)
		case w == "." || unweighedWords[lower]:
			continue
		default:
			f.trigger = append(f.trigger, x)
		}
		f.families = append(f.families, familyOf[st]...)
	}
	slices.Sort(f.families)
	f.families = slices.Compact(f.families)
}

// quadOf is the quad class of an event type: verbal and material cooperation, verbal
// and material conflict.
func quadOf(e reportedly.Event) int8 {
	switch e {
	case reportedly.Agree, reportedly.Consult, reportedly.Support, reportedly.Concede:
		return 1
	case reportedly.Cooperate, reportedly.Aid, reportedly.Retreat:
		return 2
	case reportedly.Request, reportedly.Accuse, reportedly.Reject, reportedly.Threaten:
		return 3
	case reportedly.Protest, reportedly.Sanction, reportedly.Mobilize, reportedly.Coerce, reportedly.Assault:
		return 4
	}
	return 0
}

// collective are words before "of" that make a tally: "a string of attacks".
var collective = []string{"string", "series", "wave", "spate", "number", "dozens", "scores", "hundreds", "succession", "rash", "list", "total", "flurry", "handful", "couple"}

// counts before a plural trigger make a tally too: "three attacks", "several blasts".
var counts = []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "several", "many", "numerous", "multiple", "various", "repeated", "countless", "few", "recent", "earlier", "previous", "past"}

// isTally tells whether a claim sums up several happenings: its trigger is a plural
// noun with a count or a collective before it (counting rule 9).
func isTally(c *reportedly.Claim, evidence string) bool {
	trigger := strings.ToLower(c.Trigger.Quote)
	if !strings.HasSuffix(trigger, "s") || strings.HasSuffix(trigger, "ss") || strings.ContainsRune(trigger, ' ') {
		return false
	}
	at := strings.Index(strings.ToLower(evidence), trigger)
	if len(c.Evidence) == 1 {
		if k := c.Trigger.Span.Start - c.Evidence[0].Span.Start; k >= 0 && k <= len(evidence) {
			at = k
		}
	}
	if at < 0 {
		return false
	}
	before := fields(strings.ToLower(evidence[:at]))
	before = before[max(0, len(before)-5):]
	for i, w := range before {
		switch {
		case slices.Contains(collective, w) && slices.Contains(before[i:], "of"):
			return true
		case i < len(before)-2 || w == ".":
		case slices.Contains(counts, w) || i >= len(before)-2 && isCount(w):
			return true
		}
	}
	return false
}

// isCount tells whether a word is a number over one, and no year.
func isCount(w string) bool {
	return len(w) <= 3 && strings.Trim(w, "0123456789") == "" && w != "1" && w != "0"
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }
