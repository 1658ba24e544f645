package corroborate

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// akin is how near two types are: 1 for the same, above 0 for types that one
// happening may be told by, below 0 for happenings that are separate by rule 13.
func akin(f, g *facts) float64 {
	if f.kind != g.kind {
		return akinKinds(f, g)
	}
	if f.kind != reportedly.KindEvent {
		return 1
	}
	if f.event == g.event {
		if slices.Contains(f.modes, "abduct") != slices.Contains(g.modes, "abduct") && len(f.modes) > 0 && len(g.modes) > 0 {
			return 0.5
		}
		return 1
	}
	if slices.Contains(f.modes, "release") != slices.Contains(g.modes, "release") && (forceful(f.event) || forceful(g.event)) {
		return -1
	}
	if takes(f, g) || takes(g, f) || oneDeed(f, g) || oneDeed(g, f) {
		return 1
	}
	k := akinEvents(f.event, g.event)
	if k >= 0 && f.word != "" && f.word == g.word {
		return 0.7
	}
	return k
}

// takes tells whether one of two accounts is of people or goods carried off, read as
// coercion, and the other an assault: a raid is told by either.
func takes(f, g *facts) bool {
	return f.event == reportedly.Coerce && g.event == reportedly.Assault && (lootWords.has(f.word) || takeWords.has(f.word))
}

func akinKinds(f, g *facts) float64 {
	if f.kind > g.kind {
		f, g = g, f
	}
	switch {
	case f.kind == reportedly.KindCondition && g.kind == reportedly.KindEvent:
		if f.harm && forceful(g.event) {
			return 0.6
		}
		if f.word == g.word {
			return 0.5
		}
		return 0.2
	case f.kind == reportedly.KindControl && g.kind == reportedly.KindPresence:
		return 0.5
	case f.kind == reportedly.KindControl || g.kind == reportedly.KindControl:
		return -1 // taking a town and holding it
	}
	return 0.1
}

// akinEvents tells which types are told for each other: an abduction is an arrest
// to one reporter, a march with stones a riot to another. Talks and the
// agreement reached there, an abduction and the release, are separate (rule 13).
func akinEvents(e, f reportedly.Event) float64 {
	if e > f {
		e, f = f, e
	}
	type pair struct{ a, b reportedly.Event }
	switch (pair{e, f}) {
	case pair{reportedly.Agree, reportedly.Consult}, pair{reportedly.Consult, reportedly.Support}:
		return -1
	case pair{reportedly.Assault, reportedly.Coerce}, pair{reportedly.Aid, reportedly.Cooperate},
		pair{reportedly.Agree, reportedly.Support}, pair{reportedly.Agree, reportedly.Concede},
		pair{reportedly.Assault, reportedly.Protest}, pair{reportedly.Coerce, reportedly.Protest},
		pair{reportedly.Coerce, reportedly.Sanction}, pair{reportedly.Assault, reportedly.Mobilize},
		pair{reportedly.Coerce, reportedly.Mobilize}, pair{reportedly.Concede, reportedly.Retreat}:
		return 0.5
	case pair{reportedly.Reject, reportedly.Request}, pair{reportedly.Accuse, reportedly.Reject},
		pair{reportedly.Accuse, reportedly.Request}, pair{reportedly.Request, reportedly.Threaten},
		pair{reportedly.Mobilize, reportedly.Retreat}, pair{reportedly.Agree, reportedly.Cooperate},
		pair{reportedly.Agree, reportedly.Aid}, pair{reportedly.Reject, reportedly.Sanction}, pair{reportedly.Mobilize, reportedly.Protest}:
		return 0.3
	}
	return 0
}
