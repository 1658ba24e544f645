package standing

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// What a claim tells of a state:
//
//   - that it is so, on the day of the report where no time is given: "Mayor Salim
//     Haddad said", "the town is in rebel hands";
//   - that it is so since, until, or from one day to another;
//   - that it began: "took the town on 3 March", "was appointed in May";
//   - that it ended: "lost it in May", "resigned", and a denied state with "since";
//   - that it was so before: "the former minister";
//   - that it is not so: "doesn't control".
type sort int

const (
	holds sort = iota
	began
	ended
	former
	lacks
)

// observation is what one claim tells of one standing.
type observation struct {
	kind         reportedly.Kind
	holder, held Party
	claim        string
	sort         sort
	first, last  edtf.Day // of the beginning, the end, or the days on which it was so
	within       bool     // on some day among them
	begin        Edge     // of "since 2019", "from May to July"
	end          Edge
	why          string
}

// Stand-ins for open ends.
const (
	earliest edtf.Day = -4_000_000
	latest   edtf.Day = 4_000_000
)

// observe reads one claim.
func observe(t *reportedly.Told) []observation {
	c := &t.Claim
	switch c.Reality {
	case reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical:
		return nil
	}
	var out []observation
	for _, p := range pairs(c) {
		o := p
		o.claim = t.ID
		if o.time(c, published(t.Report.Published)) {
			out = append(out, o)
		}
	}
	return out
}

// pairs are a claim's holders with what they hold, and what the claim says of it.
func pairs(c *reportedly.Claim) []observation {
	switch c.Kind {
	case reportedly.KindPresence, reportedly.KindControl:
		return cross(c, c.Actors, placesOf(c, false), sortOf(c, c.Kind))
	case reportedly.KindAffiliation, reportedly.KindMembership:
		if len(c.Recipients) == 0 {
			return mutual(c)
		}
		return cross(c, c.Actors, bodies(c.Recipients), sortOf(c, c.Kind))
	case reportedly.KindOffice:
		return offices(c)
	case reportedly.KindEvent:
		return events(c)
	}
	return nil
}

// events are those that end a state: leaving an office, withdrawing from a place.
func events(c *reportedly.Claim) []observation {
	if c.Event != reportedly.Retreat || c.Polarity == reportedly.Denied {
		return nil
	}
	if slices.Contains(c.Modes, "resign") {
		var out []observation
		for _, a := range c.Actors {
			out = append(out, office(a, titleOf(a, c), ended)...)
		}
		return out
	}
	if slices.Contains(c.Modes, "withdraw") {
		return cross(&reportedly.Claim{Kind: reportedly.KindPresence}, c.Actors, placesOf(c, true), ended)
	}
	return nil
}

func cross(c *reportedly.Claim, holders []reportedly.Participant, held []Party, s sort) []observation {
	var out []observation
	for _, a := range holders {
		for _, b := range held {
			if h := partyKey(a.ID, a.Name); h.Key != "" && h.Key != b.Key {
				out = append(out, observation{kind: c.Kind, holder: h, held: b, sort: s})
			}
		}
	}
	return out
}

// mutual are allies of which none is the other's part: each with each, the lesser key
// first.
func mutual(c *reportedly.Claim) []observation {
	list := bodies(c.Actors)
	slices.SortFunc(list, func(a, b Party) int { return strings.Compare(a.Key, b.Key) })
	var out []observation
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.Key != b.Key {
				out = append(out, observation{kind: c.Kind, holder: a, held: b, sort: sortOf(c, c.Kind)})
			}
		}
	}
	return out
}

func bodies(list []reportedly.Participant) []Party {
	var out []Party
	for _, p := range list {
		if k := partyKey(p.ID, p.Name); k.Key != "" {
			out = append(out, k)
		}
	}
	return out
}

// placesOf are the names of a claim's places; of a withdrawal only those that are
// left.
func placesOf(c *reportedly.Claim, from bool) []Party {
	var out []Party
	for _, p := range c.Places {
		if (p.Relation == reportedly.To) || from && p.Relation != reportedly.From {
			continue
		}
		// Of "Derna in eastern Libya" only the first name is held.
		for _, n := range p.Names {
			k := partyKey(n.ID, n.Name)
			if n.Official != "" {
				k.Name = n.Official
			}
			if !slices.ContainsFunc(out, func(o Party) bool { return o.Key == k.Key }) {
				out = append(out, k)
			}
			break
		}
	}
	return out
}

// appointing are triggers whose recipient comes to hold the office.
var appointing = newSet(`appoint appoints appointed name names named elect elects elected install installs installed nominate nominated crown crowned
	reinstate reinstated reappoint reappointed reelect reelected choose chose chosen pick picked select selected swear sworn inaugurate inaugurated promote promoted`)

func offices(c *reportedly.Claim) []observation {
	s := sortOf(c, c.Kind)
	holders := c.Actors
	if len(c.Recipients) > 0 && appointing[firstWord(c.Trigger.Quote)] {
		holders, s = c.Recipients, began
		if c.Polarity == reportedly.Denied {
			s = lacks
		}
	}
	var out []observation
	for _, a := range holders {
		out = append(out, office(a, titleOf(a, c), s)...)
	}
	return out
}

// officeWords end or qualify a title and are no part of it.
var formerWords = newSet("former ex ex- erstwhile then-former one-time onetime ousted deposed late outgoing-former previous")

var passedOver = newSet("the a an its his her their acting interim new newly incumbent current then")

// office is one holder's, with a title that may say that it is over: "former mayor",
// "ex-president".
func office(p reportedly.Participant, title string, s sort) []observation {
	holder := partyKey(p.ID, p.Name)
	var words []string
	for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(title, "ex-", "ex "))) {
		switch {
		case formerWords[w]:
			if s == holds {
				s = former
			}
		case !passedOver[w]:
			words = append(words, w)
		}
	}
	if holder.Key == "" || len(words) == 0 {
		return nil
	}
	held := Party{Key: strings.Join(words, " "), Name: strings.Join(words, " ")}
	if p.Country != "" {
		held.Key = p.Country + " " + held.Key
	}
	return []observation{{kind: reportedly.KindOffice, holder: holder, held: held, sort: s}}
}

// titleOf is the office that a person holds: the title, or the trigger where that is
// none of the words that begin or end an office.
func titleOf(p reportedly.Participant, c *reportedly.Claim) string {
	if p.Title != "" {
		return p.Title
	}
	first := firstWord(c.Trigger.Quote)
	if c.Kind != reportedly.KindOffice || beginning[first] || ending[first] || appointing[first] {
		return ""
	}
	return c.Trigger.Quote
}

// Words that say that a state began, or that it ended.
var (
	beginning = newSet(`take takes took taken capture captures captured recapture recaptured retake retook retaken seize seizes seized overrun overran conquer conquered
		occupy occupied win won regain regained reclaim reclaimed recover recovered liberate liberated gain gained assume assumed capture seizure takeover
		enter entered arrive arrived return returned deploy deployed move moved reach reached fall fell join joined pledge pledged ally allied merge merged
		become became appoint appointed elect elected inaugurate inaugurated swear sworn`)
	ending = newSet(`lose loses lost loss leave leaves left withdraw withdrew withdrawn withdrawal abandon abandoned cede ceded surrender surrendered flee fled
		evacuate evacuated vacate vacated relinquish relinquished quit quits resign resigns resigned resignation step steps stepped dismiss dismissed sack sacked
		fire fired oust ousted remove removed removal topple toppled depose deposed defect defected defection split splits break broke broken part parted
		expel expelled secede seceded secession end ended`)
)

// sortOf is what a claim of a state says by its polarity and trigger. A denied state
// with a word of ending is one that ended (codebook, rule 45), and so is one that is
// denied since some day.
func sortOf(c *reportedly.Claim, kind reportedly.Kind) sort {
	first := firstWord(c.Trigger.Quote)
	switch {
	case c.Polarity == reportedly.Denied && (ending[first] || c.Time != nil && c.Time.Relation == reportedly.SinceTime):
		return ended
	case c.Polarity == reportedly.Denied:
		return lacks
	case beginning[first] && c.Reality != reportedly.Ongoing && c.Reality != reportedly.Habitual:
		return began
	case ending[first] && kind != reportedly.KindOffice:
		return ended
	}
	return holds
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(s)), " ")
	return w
}

func newSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
