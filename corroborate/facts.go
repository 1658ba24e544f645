package corroborate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// facts are what an account says, made ready for comparing.
type facts struct {
	kind   reportedly.Kind
	event  reportedly.Event
	events []reportedly.Event
	modes  []string
	word   string // the stem of the main claim's trigger

	harm     bool // tells only whom it harmed
	plural   bool // tells of several acts together
	again    bool // says that it is one more
	first    bool // the first thing that its report tells
	only     bool // the only thing of its type that its report tells
	pursuit  bool // of what was done to the doers of another act
	denied   bool
	unreal   bool // planned, possible or conditional
	staff    bool // done by the publisher's own people, who are there to tell
	sentence int  // number of its first sentence
	entry    bool // its sentence begins an entry of a log or a list
	last     int  // number of its last

	days       []stretch
	places     []spot
	who, whom  []party
	lentDays   bool
	lentPlaces bool

	words  []string // stems of its sentences' words
	names  []string // folded names in its sentences, sorted
	around []string // those in the other sentences of its report
	lead   []string // the first of these
	told   edtf.Day // the day of publication
	dated  bool     // that is known
}

// read makes the facts of one claim.
func read(t *reportedly.Told) facts {
	c := &t.Claim
	f := facts{kind: c.Kind, event: c.Event, modes: slices.Clone(c.Modes)}
	if c.Event != "" {
		f.events = []reportedly.Event{c.Event}
	}
	trigger := stems(c.Trigger.Quote)
	if len(trigger) > 0 {
		f.word = trigger[0]
	}
	if patients(t) {
		f.event, f.events, f.modes = reportedly.Assault, []reportedly.Event{reportedly.Assault}, nil // it tells whom an act harmed
		f.harm = true
	}
	f.harm = f.harm || harming(c)
	f.staff = byStaff(c)
	f.pursuit = pursuit(t)
	f.denied = c.Polarity == reportedly.Denied
	f.unreal = unreal(c)
	f.again, f.plural = multiple(c)
	f.days = daysOf(c)
	f.placed(c)
	f.who, f.whom = partiesOf(t, c.Actors), partiesOf(t, c.Recipients)
	if f.event == reportedly.Retreat && returnWords.has(f.word) && slices.ContainsFunc(c.Actors, armed) {
		f.event, f.modes = reportedly.Mobilize, nil // an army that returns to a town comes there
	}
	for _, e := range c.Evidence {
		f.names = append(f.names, namesIn(e.Quote)...)
		f.words = append(f.words, stems(e.Quote)...)
	}
	if day, ok := published(t.Report.Published); ok {
		f.told, f.dated = day, true
	}
	return f
}

// placed takes in a claim's places. The town of a dateline is where the report was filed, and
// weighs as one that is lent: "OSK - The first lorry came over the pass".
func (f *facts) placed(c *reportedly.Claim) {
	var filed []spot
	for i := range c.Places {
		if p := &c.Places[i]; datelined(c, p) {
			filed = append(filed, spotsOf(p)...)
		} else {
			f.places = append(f.places, spotsOf(p)...)
		}
	}
	if len(f.places) == 0 && len(filed) > 0 {
		f.places, f.lentPlaces = filed, true
	}
}

// datelined tells whether a place is the town in capitals with which its sentence begins.
func datelined(c *reportedly.Claim, p *reportedly.Place) bool {
	if len(c.Evidence) == 0 || p.Span.Start != c.Evidence[0].Span.Start || strings.ToUpper(p.Text) != p.Text {
		return false
	}
	rest := c.Evidence[0].Quote[min(len(p.Text), len(c.Evidence[0].Quote)):]
	return dateline.MatchString(rest)
}

var dateline = regexp.MustCompile(`^(?:, [^:–—(-]{2,30})?(?: \([^()]{2,40}\))?(?::| ?[–—-]) `)

func armed(p reportedly.Participant) bool {
	return p.Kind == reportedly.Military || p.Kind == reportedly.ArmedGroup || p.Kind == reportedly.Police
}

// harming tells whether a claim only tells whom an act harmed. Lorries that burn are no
// victims.
func harming(c *reportedly.Claim) bool {
	return c.Event == reportedly.Assault && harmOf(c) && !slices.Contains(c.Modes, "destroy") || c.Kind == reportedly.KindCondition && mournful(c)
}

// mournful tells whether a condition's sentence tells of dead or hurt people, whichever
// of its words the claim hangs on: "Six people died, two of them aged nine."
func mournful(c *reportedly.Claim) bool {
	return slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool {
		return slices.ContainsFunc(stems(e.Quote), harmWords.has)
	})
}

// add takes in another claim of the same account.
func (f *facts) add(g *facts) {
	looted := f.event == reportedly.Coerce && g.event == reportedly.Assault && lootWords.has(f.word)
	arrived := f.event == reportedly.Mobilize && forceful(g.event)
	if f.harm && !g.harm || looted || arrived {
		f.kind, f.event, f.word = g.kind, g.event, g.word
	}
	f.harm = f.harm && g.harm
	f.last = max(f.last, g.sentence)
	f.events = union(f.events, g.events)
	f.modes = union(f.modes, g.modes)
	f.days = append(f.days, g.days...)
	f.places = append(f.places, g.places...)
	f.who, f.whom = append(f.who, g.who...), append(f.whom, g.whom...)
	f.names = append(f.names, g.names...)
	f.words = append(f.words, g.words...)
}

// finish sorts the names, after which the facts don't change.
func (f *facts) finish() {
	slices.Sort(f.names)
	f.names = slices.Compact(f.names)
}

func union[T ~string](a, b []T) []T {
	for _, x := range b {
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// allows tells whether a claim of the same report may tell of the same happening:
// no other day, place or standing.
func (f *facts) allows(g *facts) bool {
	if f.denied != g.denied && !g.harm || f.unreal != g.unreal || f.plural != g.plural {
		return false
	}
	return days(f.days, g.days) >= 0 && whereabouts(f.places, g.places) > apart
}

// multiple tells whether a claim says that it is one more of its sort, and whether
// it tells of several acts together.
func multiple(c *reportedly.Claim) (again, plural bool) {
	if len(c.Evidence) == 0 {
		return false, false
	}
	e := c.Evidence[0]
	before := ""
	if n := c.Trigger.Span.Start - e.Span.Start; n > 0 && n <= len(e.Quote) {
		before = e.Quote[:n]
	}
	near := name.Words(before)
	near = near[max(0, len(near)-5):]
	for i, w := range near {
		// "The mayor also reported the attack" tells of the same one.
		also := w == "also" && i+1 < len(near) && sayWords.has(stem(near[i+1]))
		again = again || againWords.has(stem(w)) && !also
	}
	trigger := strings.ToLower(c.Trigger.Quote)
	plural = c.Kind == reportedly.KindEvent && slices.Contains(actPlurals, trigger) && !oneBout(trigger, near)
	if !plural && len(near) > 0 {
		// "a row of such explosions", "three attacks"
		for i, w := range near {
			plural = plural || seriesWords.has(stem(w)) && i+1 < len(near) && near[i+1] == "of" && strings.HasSuffix(trigger, "s")
		}
	}
	return again, plural
}

// oneBout tells whether a plural is of one happening: fights, shots and arrests come in
// the plural where nobody counts them ("Clashes broke out in the old town").
func oneBout(trigger string, near []string) bool {
	return slices.Contains(boutPlurals, trigger) && !slices.ContainsFunc(near[max(0, len(near)-2):], func(w string) bool {
		return manyWords.has(stem(w)) || strings.Trim(w, "0123456789") == ""
	})
}

// party is a participant.
type party struct {
	id       string
	name     string   // folded; of the publisher where the claim says "we"
	label    string   // as told
	stems    []string // of its words
	specific bool     // bears a name
	side     side
	kind     reportedly.ActorKind
}

// side is for whom a party bears arms.
type side int

const (
	noSide side = iota
	stateSide
	rebelSide
)

func partiesOf(t *reportedly.Told, list []reportedly.Participant) []party {
	var out []party
	for _, p := range list {
		own := p.Name
		if own == "" {
			own = p.Text
		}
		if (firstPerson(own) || firstPerson(p.Text)) && t.Report.Source != "" {
			own = t.Report.Source
		}
		id := p.ID
		if strings.HasPrefix(id, "local:") {
			id = "" // holds within one report only
		}
		out = append(out, party{
			id: id, name: name.Fold(own), label: own, stems: stems(own), specific: named(own) || id != "",
			side: sideOf(&p, own), kind: p.Kind,
		})
	}
	return out
}

// alike tells whether two named parties may be one: one identity, or one name
// whose words are all in the other.
func alike(x, y *party) bool {
	if x.id != "" && x.id == y.id || x.name == y.name {
		return true
	}
	a, b := x.stems, y.stems
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, st := range a {
		if !slices.Contains(b, st) {
			return false
		}
	}
	return true
}

// named tells whether words hold a name: a capital after the first word, or a
// first word that isn't a common one.
func named(s string) bool {
	for i, w := range strings.Fields(s) {
		r := w[0]
		if (r >= 'A' && r <= 'Z' || r >= 0x80) && (i > 0 || !common(w)) {
			return true
		}
	}
	return false
}

func common(w string) bool {
	st := stem(name.Fold(w))
	return stopWords.has(st) || stateWords.has(st) || rebelWords.has(st) || harmWords.has(st) ||
		slices.Contains([]string{"gunm", "gunmen", "men", "arm", "peopl", "secur", "resid", "both", "famil", "protest", "unidentifi", "unknown", "mask", "hood", "suspect", "heavil", "sever", "unnam", "plainclothe"}, st)
}

// sideOfWords is the side that the first word to tell one is of. "Armed" isn't of the
// army.
func sideOfWords(s string) side {
	for _, w := range name.Words(s) {
		switch st := stem(w); {
		case w == "armed":
		case rebelWords.has(st):
			return rebelSide
		case stateWords.has(st):
			return stateSide
		}
	}
	return noSide
}

// ownArmy is an army named after something other than a state: "Karen Hill Army".
var ownArmy = regexp.MustCompile(`\b(?:\p{Lu}[\p{L}'’-]+ ){2,}Army\b`)

// stateForces are a state's by what they are called.
var stateForces = regexp.MustCompile(`(?i)\b(?:security|government|armed|federal|state) forces\b`)

// sideOf reads a side from the words, and from kind and sector only where a name
// says who it is: what reading makes of "armed men" is a guess.
func sideOf(p *reportedly.Participant, own string) side {
	if m := ownArmy.FindString(own); m != "" && origin.Nation(m) == "" {
		return rebelSide
	}
	if stateForces.MatchString(own) {
		return stateSide
	}
	if s := sideOfWords(own); s != noSide {
		return s
	}
	if !named(own) {
		return noSide
	}
	switch p.Sector {
	case "MIL", "GOV", "COP", "JUD", "SPY":
		return stateSide
	case "REB", "INS", "UAF", "SEP":
		return rebelSide
	}
	switch p.Kind {
	case reportedly.Military, reportedly.Police, reportedly.Government:
		return stateSide
	case reportedly.ArmedGroup:
		return rebelSide
	}
	return noSide
}
