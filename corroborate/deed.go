package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
)

// oneDeed tells whether two types are what reporters of different sides call one deed: who
// enters a town takes it, who sets lorries on fire destroys them, who bars a road closes it,
// who exchanges prisoners lets them go.
func oneDeed(f, g *facts) bool {
	switch {
	case f.event == reportedly.Mobilize && g.event == reportedly.Assault:
		return arriveWords.has(f.word) && slices.ContainsFunc(f.who, bearsArms) && captureWords.has(g.word) &&
			days(f.days, g.days) >= 0 && !rivals(f, g) && !otherSides(f, g)
	case f.event == reportedly.Protest && g.event == reportedly.Assault:
		return slices.Contains(f.modes, "vandalize") && (slices.Contains(g.modes, "destroy") || burnWords.has(g.word)) && !g.harm
	case f.event == reportedly.Protest && g.event == reportedly.Coerce:
		return slices.Contains(f.modes, "obstruct") && (closedWords.has(g.word) || occupyWords.has(g.word))
	case f.event == reportedly.Cooperate && g.event == reportedly.Retreat:
		return swapWords.has(f.word) && (slices.Contains(g.modes, "release") || returnWords.has(g.word) || slices.ContainsFunc(g.words, swapWords.has))
	}
	return false
}

// bearsArms tells whether a party is a force, or armed by its words.
func bearsArms(p party) bool {
	return p.kind == reportedly.Military || p.kind == reportedly.ArmedGroup || p.kind == reportedly.Police || p.side != noSide
}

// otherSides tells whether the doers of two acts are on opposite sides.
func otherSides(f, g *facts) bool {
	a, b := sideIn(f.who), sideIn(g.who)
	return a != noSide && b != noSide && a != b
}

// sick are words of sentences whose patients no act has harmed.
var sick = regexp.MustCompile(`(?i)\b(?:cholera|measles|malaria|fever|virus|infect\w*|disease|outbreak|malnutrition|malnourished|vaccin\w*|births?|diarrhoea|dengue)\b`)

// ward is a publisher's name that says that patients are its own.
var ward = regexp.MustCompile(`(?i)\b(?:hospital|clinic|infirmary|medical cent(?:re|er)|health cent(?:re|er)|emergency (?:department|ward))\b`)

// patients tells whether a claim is of people whom a hospital took in for what was done to
// them: "Nine wounded carters were admitted", and in a clinic's own report "Nine people were
// treated here". It is read as relief, or as a way that was opened to them.
func patients(t *reportedly.Told) bool {
	c := &t.Claim
	if c.Event != reportedly.Aid && c.Event != reportedly.Retreat || c.Polarity == reportedly.Denied || unreal(c) || len(c.Evidence) == 0 {
		return false
	}
	if !slices.ContainsFunc(stems(c.Trigger.Quote), patientWords.has) || sick.MatchString(c.Evidence[0].Quote) {
		return false
	}
	return mournful(c) || ward.MatchString(t.Report.Source)
}

// staff are a publisher's own people.
var staff = regexp.MustCompile(`(?i)^(?:our|this (?:newspaper|paper|agency|station)'s|the (?:newspaper|paper|agency|station)'s) (?:\w+ )?(?:reporters?|correspondents?|stringers?|photographers?|columnist|crew|team|journalists?|editor)$`)

// byStaff tells whether an act is that of the publisher's own people: whom a reporter met and
// where he walked is how the report knows, and nothing that others tell.
func byStaff(c *reportedly.Claim) bool {
	return c.Kind == reportedly.KindEvent && slices.ContainsFunc(c.Actors, func(p reportedly.Participant) bool { return staff.MatchString(p.Text) })
}
