package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
)

// Which claims of one report tell of one happening, by how they follow each other.

// homeOf is the account of the same report that a claim goes on with, or nil.
func homeOf(earlier []*account, t *reportedly.Told, f *facts) *account {
	var after *account // of what isn't an assault, for those whom it harmed
	for i := len(earlier) - 1; i >= 0; i-- {
		a := earlier[i]
		if !a.facts.allows(f) || f.pursuit && !a.facts.pursuit {
			continue
		}
		switch gap := f.sentence - a.facts.last; {
		case gap > 0 && f.entry:
			if restates(a, t) {
				return a
			}
		case gap <= 3 && aftermath(a, f) && a.facts.event != reportedly.Assault:
			if after == nil && !otherDoers(&a.facts, f) {
				after = a
			}
		case gap == 0 && sameBreath(a, f),
			gap <= 1 && arrival(a, f, gap),
			gap <= 3 && aftermath(a, f),
			gap == 1 && goesOn(a, f),
			gap <= 1 && raid(a, f, gap),
			restates(a, t):
			return a
		}
	}
	return after
}

// pursuing is how those are dealt with who did an act, by others and afterwards.
var pursuing = regexp.MustCompile(`(?i)\b(?:pursued|pursuing|in pursuit|chased|tracked (?:down )?the|hunted|(?:the )?(?:sweep|mopping-up|search operation|counter-?attack|manhunt) that followed|follow-up operation|in retaliation|retaliated)\b`)

// pursuit tells whether a claim is of what was done to the doers of another act: "A patrol pursued
// the raiders and killed four of them" is none of the raid.
func pursuit(t *reportedly.Told) bool {
	return t.Claim.Event == reportedly.Assault && saysIn(&t.Claim, pursuing)
}

// arrival is for how they came who did an act by force: "Riders came to the mill at dusk and
// shot the miller", "The column entered the town after two hours of shelling". It adds no
// movement of its own (codebook, MOBILIZE).
func arrival(a *account, f *facts, gap int) bool {
	came, act := &a.facts, f
	if came.event != reportedly.Mobilize {
		came, act = f, &a.facts
	}
	looted := act.event == reportedly.Coerce && (lootWords.has(act.word) || takeWords.has(act.word))
	if came.event != reportedly.Mobilize || act.event != reportedly.Assault && !looted || !arriveWords.has(came.word) || f.again || rivals(came, act) {
		return false
	}
	if gap > 0 {
		return len(f.days) == 0 && len(came.who) > 0 && len(act.who) > 0 && !otherDoers(came, act)
	}
	return !otherDoers(came, act)
}

// otherDoers tells whether two accounts name doers who have no word in common.
func otherDoers(f, g *facts) bool {
	if len(f.who) == 0 || len(g.who) == 0 {
		return false
	}
	for i := range f.who {
		for j := range g.who {
			if alike(&f.who[i], &g.who[j]) || sharesWord(&f.who[i], &g.who[j]) || f.who[i].name == g.who[j].name {
				return false
			}
		}
	}
	return true
}

// logEntry is how an entry of a log or a numbered list begins, which doesn't go on with the one
// before it: "(2) 10:40, Rasht: …".
var logEntry = regexp.MustCompile(`^(?:\(?\d{1,2}\)|\d{1,2}[.)] |[•*–-] )? ?(?:\d{1,2}[:.h]\d{2}|\d{4}(?: ?(?:hrs?|h|Z|UTC|\(local\))))\b|^(?:\(\d{1,2}\)|[•*]) `)

// sameBreath is for claims of one sentence: one act by force with what it did
// ("struck a van, killing four and wounding six", "Six died when a mine went off"), or two words for one thing.
func sameBreath(a *account, f *facts) bool {
	if f.harm || a.facts.harm {
		return forceful(a.facts.event) && (forceful(f.event) || f.harm) || a.facts.harm && (f.harm || f.event == reportedly.Assault)
	}
	return f.event != "" && f.event == a.facts.event && f.event.Quad() == reportedly.MaterialConflict && !rivals(&a.facts, f) && !otherMode(&a.facts, f) && !otherForce(&a.facts, f)
}

// otherForce tells whether two acts of coercion are of other sorts: who is arrested, what is
// taken or searched, what is closed.
func otherForce(f, g *facts) bool {
	if f.event != reportedly.Coerce || g.event != reportedly.Coerce {
		return false
	}
	sort := func(w string) int {
		return slices.IndexFunc([]table{custodyWords, seizureWords, searchWords, closedWords}, func(t table) bool { return t.has(w) })
	}
	a, b := sort(f.word), sort(g.word)
	return a >= 0 && b >= 0 && a != b
}

// otherMode tells whether two acts are done in different ways: a curfew and the arrests
// under it.
func otherMode(f, g *facts) bool {
	return len(f.modes) > 0 && len(g.modes) > 0 && !slices.ContainsFunc(f.modes, func(m string) bool { return slices.Contains(g.modes, m) })
}

// aftermath is for a later sentence that only tells whom an act harmed, with no other
// time and place of its own: "Six people died", "One died in hospital this evening".
func aftermath(a *account, f *facts) bool {
	return f.harm && !a.facts.harm && !a.facts.plural && a.facts.event.Quad() == reportedly.MaterialConflict &&
		(len(f.days) == 0 || days(a.facts.days, f.days) > 0) && (!located(f.places) || whereabouts(a.facts.places, f.places) >= holds)
}

// raid is for looting and burning, which are told by another type than the attack that
// they are of: "Gunmen came at night and beat the watchman. They emptied the pharmacy."
func raid(a *account, f *facts, gap int) bool {
	g := &a.facts
	assault, other := g, f
	if g.event != reportedly.Assault {
		assault, other = f, g
	}
	return assault.event == reportedly.Assault && other.event == reportedly.Coerce && lootWords.has(other.word) &&
		!f.again && (gap == 0 || len(f.days) == 0) && !rivals(g, f)
}

// goesOn is for the next sentence that tells the same act again in more detail:
// "The town was attacked on Tuesday. Gunmen opened fire on a queue." With "another",
// "again" or a plural of acts it tells of something else.
func goesOn(a *account, f *facts) bool {
	return f.event != "" && f.event == a.facts.event && f.event.Quad() == reportedly.MaterialConflict &&
		!f.again && len(f.days) == 0 && !rivals(&a.facts, f) && !otherForce(&a.facts, f)
}

// rivals tells whether two acts are of opposite sides, or one is done to the doer of
// the other: "The rebels entered on the third and the army came back on the eighth",
// "Drones hit the market. The army shot down two of the drones."
func rivals(f, g *facts) bool {
	for _, x := range f.who {
		for _, y := range g.whom {
			if sharesWord(&x, &y) {
				return true
			}
		}
	}
	return len(f.who) == 1 && len(g.who) == 1 && f.who[0].side != noSide && g.who[0].side != noSide && f.who[0].side != g.who[0].side
}

// restates follows the text's own links.
func restates(a *account, t *reportedly.Told) bool {
	for _, l := range t.Claim.Links {
		if l.Type != reportedly.Restates && l.Type != reportedly.CoincidesWith {
			continue
		}
		for _, other := range a.told {
			if other.Claim.ID == l.Claim && l.Type == reportedly.Restates {
				return true
			}
		}
	}
	return false
}

func forceful(e reportedly.Event) bool {
	return e == reportedly.Assault || e == reportedly.Coerce
}

// backwards joins the dead and hurt that a report tells first with the act that it tells next:
// "The ward took in nine dead. All had been hit by splinters of a shell."
func backwards(list []*account, corrections []reportedly.Correction) []*account {
	for i := 0; i+1 < len(list); i++ {
		a, next := list[i], list[i+1]
		f, g := &a.facts, &next.facts
		if f.kind != reportedly.KindCondition || !f.harm || len(f.days) > 0 || located(f.places) || g.harm ||
			g.event != reportedly.Assault || g.plural || g.again || g.entry || g.sentence-f.last > 2 || !f.allows(g) {
			continue
		}
		if slices.ContainsFunc(next.told, func(t *reportedly.Told) bool { return parted(a, t, corrections) }) {
			continue
		}
		a.told = append(a.told, next.told...)
		f.add(g)
		list = slices.Delete(list, i+1, i+2)
	}
	return list
}
