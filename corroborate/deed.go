package corroborate

import (
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
