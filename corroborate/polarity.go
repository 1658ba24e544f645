package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
)

// What a sentence denies isn't always what its claim tells. Three turns are read anew
// before accounts are compared:
//   - who "did not survive" or "never came home" has died;
//   - who rejects or deplores an act, or an accusation, tells that it was done;
//   - who "stands apart from" a group isn't of it, though no word denies.

// polarityOf is whether a claim's sentence tells what it is of or denies it.
func polarityOf(c *reportedly.Claim) reportedly.Polarity {
	switch {
	case c.Kind == reportedly.KindAffiliation && c.Polarity != reportedly.Denied && saysIn(c, standsApart):
		return reportedly.Denied
	case c.Polarity != reportedly.Denied && !denied(c):
		return c.Polarity
	case forceful(c.Event) && saysIn(c, notAlive), deplored(c):
		return reportedly.Affirmed
	}
	return reportedly.Denied
}

func saysIn(c *reportedly.Claim, what *regexp.Regexp) bool {
	return slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return what.MatchString(e.Quote) })
}

// notAlive is how a death is told by what doesn't come after it.
var notAlive = regexp.MustCompile(`(?i)\b(?:(?:did not|didn['’]t|has not|have not|had not|could not|would not|will not|never) (?:survive[d]?|(?:get|got) up|wake|woke|make it|made it|live to|(?:come|came|return|returned|make it|made it) (?:home|back|out) ?(?:alive|again)?))\b`)

// standsApart is how somebody isn't of a group without a word that denies.
var standsApart = regexp.MustCompile(`(?i)\b(?:stands?|stood|remains?|remained|stays?|stayed|keeps?|kept) (?:itself |himself |themselves |well |strictly )?(?:apart|aloof|independent|separate|outside|away|clear|out) (?:from|of)\b|\b(?:nothing to do|no (?:ties?|links?|connections?|contacts?|alliance|relations?)) (?:with|to)\b|\boutside (?:every|any|all) (?:alliances?|groups?|coalitions?)\b`)

// deploring is a verb of rejecting, up to the noun that it is of.
var deploring = regexp.MustCompile(`(?i)\b(?:reject|condemn|deplor|denounc|protest|decr[iy]|regret|criticis|criticiz)\p{L}* (?:against |at )?(?:the|this|that|these|those|its|their|his|her|our|all|any|what|an?) (?:[\p{L}'’-]+ ){0,2}$`)

// versions are what is told of a matter: who rejects these denies the matter.
var versions = words("accusation accusations allegation allegations claim claims report reports suggestion suggestions rumour rumours rumor rumors charge charges idea version story stories news notion account accounts insinuation insinuations")

// deplored tells whether a claim's word is what somebody rejects, which thereby is told: "The
// republic rejects the shameful expulsion of its envoy". An accusation has been made, though
// what it says is denied: "rejects the accusations of the guild".
func deplored(c *reportedly.Claim) bool {
	if len(c.Evidence) == 0 || c.Trigger.Span.Empty() {
		return false
	}
	e := c.Evidence[0]
	at := c.Trigger.Span.Start - e.Span.Start
	if at <= 0 || at > len(e.Quote) {
		return false
	}
	version := slices.ContainsFunc(stems(c.Trigger.Quote), versions.has)
	if version {
		return c.Event == reportedly.Accuse || c.Event == reportedly.Threaten || c.Event == reportedly.Request
	}
	return !unreal(c) && c.Event.Quad() == reportedly.MaterialConflict && deploring.MatchString(e.Quote[max(0, at-60):at])
}
