package corroborate

import (
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// cause: one side tells an act by force, another an accident, or that the means were
// never used ("not a shot was fired").
func (b *building) cause() *reportedly.Contradiction {
	var list []view
	for _, t := range b.told {
		c := &t.Claim
		force := forceful(c.Event) || slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return byForce(e.Quote) })
		accident := slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return slices.ContainsFunc(stems(e.Quote), accidentWords.has) }) && !saysIn(c, noAccident)
		switch {
		case unreal(c):
		case c.Polarity == reportedly.Denied:
			if meansDenied(c) {
				list = append(list, view{t, b.origin(t.ID), "no such means"})
			}
		case accident && (!forceful(c.Event) || mishap(c)):
			list = append(list, view{t, b.origin(t.ID), "accident"})
		case force && !accident && !harmOf(c):
			list = append(list, view{t, b.origin(t.ID), "act by force"})
		}
	}
	if c := b.motive(); c != nil {
		return c
	}
	return b.clash(reportedly.AboutReason, list, func(x, y view) string {
		switch {
		case x.value == y.value, x.value != "act by force" && y.value != "act by force":
			return ""
		case x.value == "no such means" || y.value == "no such means":
			return "one side tells an act by force, another that such means weren't used"
		}
		return "one side tells an accident, another an act by force"
	})
}

// Why somebody was killed or taken: by a common crime, or for what he did or thought.
var (
	commonCrime = regexp.MustCompile(`(?i)\b(?:robber(?:y|ies|s)|robbed|burglar(?:y|s)|thieves|common crim(?:e|inals?)|jealousy|crime of passion|drunken (?:brawl|quarrel)|(?:personal|private|family|domestic) (?:quarrel|dispute|feud|matter|grudge)s?)\b`)
	hisCause    = regexp.MustCompile(`(?i)\b(?:on account of|because of|as punishment for|in retaliation for|in revenge for|for) (?:his|her|their) (?:[\p{L}-]+ ){0,3}?(?:struggle|work|activism|reporting|articles|writings?|faith|testimony|campaign|opposition|activit(?:y|ies)|beliefs?|politics|political views|speeches|defen[cs]e of)\b|\bpolitical (?:murder|killing|assassination|crime)\b|\bpolitically motivated\b|\bto silence (?:him|her|them)\b`)
)

// motive: one side tells a common crime, another that somebody was meant for what he did.
func (b *building) motive() *reportedly.Contradiction {
	if !forceful(b.d.Event) {
		return nil
	}
	var list []view
	for _, t := range b.told {
		if t.Claim.Polarity == reportedly.Denied {
			continue
		}
		crime, cause := saysIn(&t.Claim, commonCrime), saysIn(&t.Claim, hisCause)
		switch {
		case crime && !cause:
			list = append(list, view{t, b.origin(t.ID), "a common crime"})
		case cause && !crime:
			list = append(list, view{t, b.origin(t.ID), "for what was done or thought"})
		}
	}
	return b.clash(reportedly.AboutReason, list, func(x, y view) string {
		if x.value == y.value {
			return ""
		}
		return "one side tells a common crime, another that somebody was meant for what he did"
	})
}

// noAccident denies that it was one: "a campaign, not a series of accidents".
var noAccident = regexp.MustCompile(`(?i)\b(?:not?|never|nor|isn['’]t|wasn['’]t|neither|nobody) (?:\p{L}+ ){0,4}?(?:accidents?|accidental|mishaps?)\b`)

// mishap tells whether a claim's sentence names what broke or went wrong by itself, and no
// act, whatever type was read: "The fire was caused by an electrical fault".
func mishap(c *reportedly.Claim) bool {
	return slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool {
		return slices.ContainsFunc(stems(e.Quote), mishapWords.has) && !byForce(e.Quote)
	})
}

// byForce tells whether a sentence has words of force, or of a fire that somebody set; a
// fire by itself is none.
func byForce(s string) bool {
	return setFire.MatchString(s) || slices.ContainsFunc(name.Words(s), func(w string) bool { return w != "fire" && w != "fires" && forceWords.has(stem(w)) })
}

var setFire = regexp.MustCompile(`(?i)\bset(?:ting)? (?:[\p{L}'’-]+ ){0,4}?(?:on fire|fire to|alight|ablaze)\b|\bopened fire\b|\bunder fire\b`)

// means that are said not to have been used: "No explosive was used on the site", "Not a
// shot was fired", "no live rounds".
var noMeans = regexp.MustCompile(`(?i)\b(?:no|not an?|not one|not a single|without(?: an?)?|never any) (?:\w+ )?(?:shots?|bullets?|rounds?|shells?|explosives?|dynamite|weapons?|firearms?|ammunition|tear ?gas|gas|force|violence|fighting|bombs?|gunshots?(?: wounds?)?|shooting|firing|gunfire)\b`)

// meansDenied tells whether a claim denies only the means.
func meansDenied(c *reportedly.Claim) bool {
	return c.Polarity == reportedly.Denied && slices.ContainsFunc(c.Evidence, func(e reportedly.Evidence) bool { return noMeans.MatchString(e.Quote) })
}
