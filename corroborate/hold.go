package corroborate

import (
	"regexp"

	"github.com/reportedly/reportedly"
)

// hold finds who says of a place that the other side holds it: "The town is ours" and "The army is
// in full control" can't both be so, though neither denies. What most reports tell is
// the development, of as many what is told first; the others deny it.
func (b *building) hold() {
	count := map[side]map[string]bool{stateSide: {}, rebelSide: {}}
	var first side
	for _, a := range b.accounts {
		if a.facts.kind != reportedly.KindControl {
			return
		}
	}
	of := make([]side, len(b.accounts))
	for i, a := range b.accounts {
		of[i] = b.holder(a)
		if of[i] == noSide {
			continue
		}
		if first == noSide {
			first = of[i]
		}
		count[of[i]][a.told[0].Report.ID] = true
	}
	other := stateSide + rebelSide - first
	if first == noSide || len(count[other]) == 0 {
		return
	}
	if len(count[other]) > len(count[first]) {
		other = first
	}
	b.rivals = map[string]bool{}
	for i, a := range b.accounts {
		for _, t := range a.told {
			if of[i] == other && t.Claim.Polarity != reportedly.Denied {
				b.rivals[t.ID] = true
			}
		}
	}
}

// holder is the side that holds a place by an account: its doers', else that of who says "ours", else
// that of the first words of its sentence that tell one.
func (b *building) holder(a *account) side {
	if a.facts.denied || a.facts.unreal {
		return noSide
	}
	if s := sideIn(a.facts.who); s != noSide {
		return s
	}
	for _, t := range a.told {
		if saysIn(&t.Claim, ours) {
			if p := speakerOf(t); p != nil && p.side != noSide {
				return p.side
			}
		}
	}
	for _, t := range a.told {
		for _, e := range t.Claim.Evidence {
			if s := sideOfWords(e.Quote); s != noSide && t.Claim.Polarity != reportedly.Denied {
				return s
			}
		}
	}
	return noSide
}

// ours is what a speaker calls his own.
var ours = regexp.MustCompile(`(?i)\b(?:ours?|we)\b`)
