// Package phrase says the values of a claim in a few words, for people:
// "Dawn Brigade → villagers", "near Sirte", "reported by residents (unnamed)".
//
// In: claims. Out: plain strings without markup, one for each thing that is
// said. It neither wraps nor escapes ([Clean] does, for who prints them), and leaves
// nothing out that a reader needs in order to judge the claim. It assumes no
// more than that a claim is of a known kind; missing values give "".
package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Class is the group that a claim is coloured and sorted by: the quad class of
// an event, or State for all other kinds.
type Class string

// The classes. VerbalCooperation to MaterialConflict are PLOVER's Q1 to Q4.
const (
	VerbalCooperation   Class = "verbal cooperation"
	MaterialCooperation Class = "material cooperation"
	VerbalConflict      Class = "verbal conflict"
	MaterialConflict    Class = "material conflict"
	State               Class = "state of affairs"
)

// Classes are all classes in the order of the codebook.
var Classes = []Class{VerbalCooperation, MaterialCooperation, VerbalConflict, MaterialConflict, State}

// ClassOf is the class of a claim.
func ClassOf(c *reportedly.Claim) Class {
	if c.Kind != reportedly.KindEvent {
		return State
	}
	switch c.Event {
	case reportedly.Agree, reportedly.Consult, reportedly.Support, reportedly.Concede:
		return VerbalCooperation
	case reportedly.Cooperate, reportedly.Aid, reportedly.Retreat:
		return MaterialCooperation
	case reportedly.Request, reportedly.Accuse, reportedly.Reject, reportedly.Threaten:
		return VerbalConflict
	}
	return MaterialConflict
}

// Symbol is a character that tells classes apart without colour: hollow for
// words, filled for deeds, a diamond for states.
func (c Class) Symbol() string {
	switch c {
	case VerbalCooperation, VerbalConflict:
		return "○"
	case State:
		return "◆"
	}
	return "●"
}

// Label is what a claim claims: "ASSAULT/firearms, explosives" or "presence".
func Label(c *reportedly.Claim) string {
	if c.Kind != reportedly.KindEvent {
		return string(c.Kind)
	}
	if len(c.Modes) == 0 {
		return string(c.Event)
	}
	return string(c.Event) + "/" + strings.Join(c.Modes, ", ")
}

// Who is the participants: "A, B → C". An event without an actor says "? → C".
func Who(c *reportedly.Claim) string {
	actors, recipients := Participants(c.Actors), Participants(c.Recipients)
	if c.Kind == reportedly.KindOffice && len(c.Actors) == 1 && c.Actors[0].Title != "" {
		actors += ", " + Value(c.Actors[0].Title)
	}
	switch {
	case recipients == "":
		return actors
	case actors == "":
		actors = "?"
	}
	return actors + " → " + recipients
}

// Participants are names with what limits them, separated by commas.
func Participants(list []reportedly.Participant) string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = Participant(p)
	}
	return strings.Join(out, ", ")
}

// Participant is a name: "the Guard (nominally)".
func Participant(p reportedly.Participant) string {
	s := p.Name
	if s == "" {
		s = p.Text
	}
	s = Value(s)
	if p.Qualifier != "" {
		s += " (" + Value(p.Qualifier) + ")"
	}
	if p.Implied {
		s += " (implied)"
	}
	return s
}

// Where is a place with its relation: "near Sirte".
func Where(p reportedly.Place) string {
	if p.Relation == "" {
		return Value(p.Text)
	}
	text := Value(p.Text)
	if strings.Contains(text, " "+string(p.Relation)+" ") && p.Relation == reportedly.Between {
		return "in " + text // "the area between Brak and Sabha" says it itself
	}
	return string(p.Relation) + " " + text
}

// When is a time: its value in words ([Period]), else the report's words in
// quotation marks, with the relation unless it is "on".
func When(t *reportedly.When) string {
	if t == nil {
		return ""
	}
	value := Period(t.EDTF)
	switch {
	case value != "":
	case t.Text != "":
		value = "“" + Value(t.Text) + "”"
	case t.Claim != "":
		value = t.Claim
	default:
		return ""
	}
	// Words of their own hold the relation: “since the spring”.
	if t.Relation == "" || t.Relation == reportedly.OnTime || t.EDTF == "" && t.Text != "" {
		return value
	}
	value = afterRelation(value)
	if t.Relation == reportedly.BeforeOrDuringTime {
		return "by " + value
	}
	return string(t.Relation) + " " + value
}

// afterRelation is a period as it stands behind a relation: "since 2020-03", not
// "since from 2020-03 on".
func afterRelation(value string) string {
	if from, ok := strings.CutPrefix(value, "from "); ok {
		return strings.TrimSuffix(from, " on")
	}
	if strings.HasPrefix(value, "between ") {
		return "a day " + value
	}
	return strings.TrimPrefix(value, "until ")
}

// Figure is a number of a claim as tables have it: "12", "3–5", "24+"; its words where it
// has no value, "" where the claim has none of the field.
func Figure(c *reportedly.Claim, field string) string {
	for _, n := range c.Numbers {
		switch {
		case n.Field != field:
		case n.Max == 0 && n.Min == 0:
			return n.Text
		case n.Max == 0:
			return strconv.Itoa(n.Min) + "+"
		case n.Min == n.Max:
			return strconv.Itoa(n.Min)
		default:
			return fmt.Sprintf("%d–%d", n.Min, n.Max)
		}
	}
	return ""
}

// Count is a number: "killed 12", "injured 3 to 5", "size 200 or more".
func Count(n reportedly.Number) string {
	switch {
	case n.Min == 0 && n.Max == 0:
		return n.Field + " “" + Value(n.Text) + "”"
	case n.Max == 0:
		return fmt.Sprintf("%s %d or more", n.Field, n.Min)
	case n.Min == n.Max:
		return fmt.Sprintf("%s %d", n.Field, n.Min)
	case n.Min == 0:
		return fmt.Sprintf("%s %d at most", n.Field, n.Max)
	}
	return fmt.Sprintf("%s %d to %d", n.Field, n.Min, n.Max)
}

// Known is how the report knows: the basis with who says so, then whatever is
// not the default of likelihood, polarity, reality and verification.
func Known(c *reportedly.Claim) []string {
	basis := string(c.Basis)
	if basis == "" {
		basis = string(reportedly.Asserted)
	}
	if len(c.SaidBy) > 0 {
		basis += " by " + speakers(c.SaidBy)
	}
	out := []string{basis}
	if c.Likelihood != "" {
		out = append(out, string(c.Likelihood))
	}
	if c.Polarity == reportedly.Denied {
		out = append(out, string(c.Polarity))
	}
	if c.Reality != "" && c.Reality != reportedly.Actual {
		out = append(out, string(c.Reality))
	}
	if c.Verification != "" && c.Verification != reportedly.NoVerification {
		out = append(out, string(c.Verification))
	}
	return out
}

func speakers(list []reportedly.Speaker) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = Speaker(s)
	}
	return strings.Join(out, ", ")
}

// Speaker is who says a claim: "residents (unnamed)", "Rania Doss (official)".
func Speaker(s reportedly.Speaker) string {
	name := s.Name
	// The unnamed spokesman of a body has the body as name.
	if name == "" || s.Kind == reportedly.UnnamedSpeaker && s.Text != "" {
		name = s.Text
	}
	switch s.Kind {
	case reportedly.UnnamedSpeaker:
		return Value(name) + " (unnamed)"
	case reportedly.NamedOfficial:
		return Value(name) + " (official)"
	}
	return Value(name)
}

// Tie is a link to another claim: "restates c2".
func Tie(l reportedly.Link) string { return string(l.Type) + " " + l.Claim }

const leftToRight = "\u200e" // left-to-right mark

// Value is words of the document as part of a line in English. White space is
// folded. Right-to-left words are put between marks, so that the arrow between
// an Arabic actor and an Arabic recipient doesn't turn round on the screen.
func Value(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if strings.ContainsFunc(s, rightToLeft) {
		return leftToRight + s + leftToRight
	}
	return s
}

func rightToLeft(r rune) bool {
	return r >= 0x590 && unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam)
}

// Published is when a report was published and how that is known.
func Published(r *reportedly.Report) string {
	switch {
	case r.Published == "":
		return "publication date unknown"
	case r.PublishedFrom == "":
		return "published " + r.Published
	}
	return fmt.Sprintf("published %s (%s)", r.Published, r.PublishedFrom)
}

// Metadata tells whether a block is shown as metadata of its document: it holds
// no claims, and is neither a heading nor a dateline, which belong to the text.
func Metadata(k ling.BlockKind) bool {
	return !k.Claims() && k != ling.Heading && k != ling.Dateline
}
