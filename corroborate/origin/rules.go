package origin

import (
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// denial is how a denial begins: what follows is what is denied.
var denial = regexp.MustCompile(`(?i)\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed)|reject(?:s|ed)? (?:the |any |these |all )?(?:reports?|claims?|accusations?|allegations?)|dismiss(?:es|ed)? (?:the |any |these |all )?(?:reports?|claims?|accusations?|allegations?)|there (?:is|was) no truth|no truth (?:to|in)|categorically ruled out)\b`)

// calledFalse is a sentence that calls what it tells false: "News that the town has
// fallen is a lie".
var calledFalse = regexp.MustCompile(`(?i)\b(?:news|reports?|claims?|allegations?|accusations?|rumou?rs?|stories|suggestions?) (?:that|of|about|on)\b[^.]{3,200}? (?:is|are|was|were) (?:\p{L}+ly )?(?:an? )?(?:lies?|false|untrue|fabricat\p{L}+|baseless|unfounded|groundless|wrong|nonsense|inventions?|hoax|fake)\b`)

// flatDenial is a sentence that denies what the one before it tells: "The news is
// totally false."
var flatDenial = regexp.MustCompile(`(?i)^(?:the|this|that|these|those|such|all) (?:\p{L}+ )?(?:news|reports?|claims?|allegations?|accusations?|story|rumou?rs?|information|publication)(?: \p{L}+)? (?:is|are|was|were) (?:\p{L}+ly )?(?:false|untrue|baseless|fabricat|fake|unfounded|groundless|not true|a lie|lies|invented)`)

// A performative makes what it says: who declares, orders, demands or appoints is
// the only one who can know it first-hand.
var performs = regexp.MustCompile(`(?i)^(?:declar|proclaim|order|decree|demand|call|urg|ask|appeal|request|appoint|nam(?:e|ed|es|ing)$|nominat|dismiss|sack|fir(?:e|ed|es|ing)$|announc|impos|ban|prohibit|condemn|denounc|criticis|criticiz|accus|blam|threaten|warn|vow|pledg|promis|refus|reject|veto|praise|welcom|apologi|resign|suspend|cancel|bar(?:s|red)|disqualif|annul|revok|rul(?:e|es|ed|ing)$|sentenc|invit|beg|plead|insist)`)

// performative tells whether half or more of what is told is an act done by saying it.
func (w *world) performative() bool {
	yes, all := 0, 0
	for i := range w.told {
		if w.routes[i].stance != reportedly.Tells {
			continue
		}
		all++
		if isPerformative(&w.told[i].Claim) {
			yes++
		}
	}
	return yes > 0 && 2*yes >= all
}

// isPerformative tells whether a claim is of an act done by saying it, with one
// author: a visit or an agreement of two sides is none.
func isPerformative(c *reportedly.Claim) bool {
	switch c.Kind {
	case reportedly.KindOffice:
		return said(c)
	case reportedly.KindEvent:
	default:
		return false
	}
	switch c.Event {
	case reportedly.Request, reportedly.Reject, reportedly.Threaten, reportedly.Concede:
		return !joint(c)
	case reportedly.Accuse:
		return !slices.Contains(c.Modes, "investigate")
	case reportedly.Coerce, reportedly.Sanction: // a decree and a verdict are words, however they are told
		for _, m := range c.Modes {
			if m == "curfew" || m == "martial-law" || m == "convict" {
				return true
			}
		}
		return said(c) && !(c.Event == reportedly.Coerce && shots.MatchString(c.Trigger.Quote)) // "fired tear gas"
	case reportedly.Support, reportedly.Agree, reportedly.Retreat:
		return said(c) && !joint(c)
	}
	return false
}

var shots = regexp.MustCompile(`(?i)^fir(?:e|es|ed|ing)\b`)

// said tells whether a claim's word, or the one that governs it, is done by saying
// it: "declared a ceasefire".
func said(c *reportedly.Claim) bool {
	if performs.MatchString(c.Trigger.Quote) {
		return true
	}
	for _, e := range c.Evidence {
		at := c.Trigger.Span.Start - e.Span.Start
		if c.Trigger.Span.Empty() || at < 0 || at > len(e.Quote) {
			continue
		}
		if governs.MatchString(e.Quote[max(0, at-40):at]) {
			return true
		}
	}
	return false
}

// governs are verbs before the word of an act: "declares an immediate ceasefire".
var governs = regexp.MustCompile(`(?i)\b(?:declar|proclaim|announc|order|decree|impos|appoint|nominat|nam)(?:e[sd]?|ed|s|ing)? (?:[\p{L}-]+ ){0,3}$`)

// joint tells whether two sides act together.
func joint(c *reportedly.Claim) bool {
	if len(c.Actors) > 1 {
		return true
	}
	for _, a := range c.Actors {
		if allSides.MatchString(a.Text) || strings.HasSuffix(strings.ToLower(a.Text), "sides") || strings.HasSuffix(strings.ToLower(a.Text), "delegations") {
			return true
		}
	}
	return false
}

// tallies are several happenings summed up: "three attacks this week", "a string of
// such blasts".
var tallies = regexp.MustCompile(`(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|dozens of|scores of|a (?:string|series|wave|spate|number|dozen|couple) of|a total of \d+)\s+(?:[\p{L}-]+\s+){0,2}(?:attacks|strikes|raids|blasts|bombings|explosions|incidents|protests|rallies|abductions|kidnappings|clashes|killings|shootings|ambushes|arrests|assassinations)\b`)

// bilateral tells whether most of what is told is done by two sides, each of which
// may tell of it.
func (w *world) bilateral() bool {
	n := 0
	for i := range w.told {
		switch w.told[i].Claim.Event {
		case reportedly.Consult, reportedly.Agree, reportedly.Cooperate:
			n++
		}
	}
	return 2*n > len(w.told)
}

// tally tells whether a claim only sums up several happenings, beside others that
// tell of one, and names neither a place nor a day.
func (w *world) tally(i int) bool {
	sums := func(i int) bool {
		for _, e := range w.told[i].Claim.Evidence {
			if tallies.MatchString(e.Quote) {
				return true
			}
		}
		return false
	}
	c := &w.told[i].Claim
	if c.Time != nil && len(c.Time.EDTF) == len("2025-03-12") {
		return false
	}
	for _, p := range c.Places {
		if len(p.Names) > 0 {
			return false
		}
	}
	if !sums(i) {
		return false
	}
	for j := range w.told {
		if w.viewOf[j] != w.viewOf[i] && !sums(j) {
			return true
		}
	}
	return false
}
