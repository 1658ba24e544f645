package judgement

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

// Anchor names a claim by the words that it rests on, so that a judgement finds it
// again after the report was read anew, when claims may be numbered otherwise and the
// offsets of the text may have moved.
type Anchor struct {
	Report string // SHA-256 of the report
	Claim  string // the claim's ID when it was judged: "c4"

	Quote   string // the words of its evidence, several pieces parted by newlines
	Trigger string // the word that names the proposition; "" where it has none
	Kind    reportedly.Kind
	Nth     int // which of the report's claims with these words and kind, in the order of the text, from 0

	// Own tells that a person found the claim ([IsOwn]): then its ID alone names it, since
	// it is never read anew.
	Own bool

	// Hash stands for Quote, Trigger, Kind and Nth where the words themselves aren't
	// kept ([Anchor.Bare]); "" where they are.
	Hash string
}

// Bare is the anchor without words of the report, for judgements that are about other
// reports too: it finds the claim as well, and tells nothing once its report is
// forgotten.
func (a Anchor) Bare() Anchor {
	return Anchor{Report: a.Report, Claim: a.Claim, Own: a.Own, Hash: a.hash()}
}

// ID is the claim's ID across reports, as it was when it was judged.
func (a Anchor) ID() string { return reportedly.TellingID(a.Report, a.Claim) }

// Key is the same for all anchors of one claim, whatever the claim's ID was when each
// was made. It begins with the report's ID.
func (a Anchor) Key() string { return a.Report + "#" + a.hash() }

func (a Anchor) hash() string {
	if a.Hash != "" {
		return a.Hash
	}
	if a.Own {
		return "own-" + a.Claim
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{a.Quote, a.Trigger, string(a.Kind), strconv.Itoa(a.Nth)}, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// AnchorsOf are the anchors of a report's claims, in their order. claims are all of
// the report's.
func AnchorsOf(report string, claims []reportedly.Claim) []Anchor {
	type words struct {
		quote, trigger string
		kind           reportedly.Kind
	}
	out := make([]Anchor, len(claims))
	order := make([]int, 0, len(claims))
	for i := range claims {
		c := &claims[i]
		out[i] = Anchor{Report: report, Claim: c.ID, Quote: quoteOf(c.Evidence, "\n"), Trigger: c.Trigger.Quote, Kind: c.Kind, Own: IsOwn(c.ID)}
		if !out[i].Own { // an own claim doesn't change which of several the others are
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(start(&claims[a]), start(&claims[b])) })
	seen := map[words]int{}
	for _, i := range order {
		w := words{out[i].Quote, out[i].Trigger, out[i].Kind}
		out[i].Nth = seen[w]
		seen[w]++
	}
	return out
}

// start is where a claim stands in the text, in bytes.
func start(c *reportedly.Claim) int {
	if c.Trigger.Quote == "" && len(c.Evidence) > 0 {
		return c.Evidence[0].Span.Start
	}
	return c.Trigger.Span.Start
}

// Orphan is a judged claim that no claim of the present reading answers to.
type Orphan struct {
	Anchor Anchor
	Why    string
	// Near are the IDs of the claims that rest on the same words or have the same
	// trigger, one of which it may have become, for a person to decide.
	Near []string
}

// Attach finds the claims of a report that anchors name among those of a reading, by
// exact words and kind: found has their present IDs by the anchors' keys. What isn't
// found is an orphan, which is shown and never guessed.
func Attach(anchors []Anchor, report string, claims []reportedly.Claim) (found map[string]string, orphans []Orphan) {
	found = map[string]string{}
	present := AnchorsOf(report, claims)
	ids := map[string]string{}
	for _, a := range present {
		ids[a.Key()] = a.Claim
	}
	for _, a := range anchors {
		if id, ok := ids[a.Key()]; ok {
			found[a.Key()] = id
		} else {
			orphans = append(orphans, a.orphan(present))
		}
	}
	return found, orphans
}

func (a Anchor) orphan(present []Anchor) Orphan {
	o := Orphan{Anchor: a, Why: "no claim rests on these words any more"}
	for _, now := range present {
		switch {
		case now.Quote == a.Quote && now.Trigger == a.Trigger && now.Kind == a.Kind:
			o.Why = "fewer claims rest on these words than before"
		case now.Quote == a.Quote:
			o.Why = "the claims of this sentence have other triggers or kinds now"
		case a.Trigger == "" || now.Trigger != a.Trigger || now.Kind != a.Kind || !strings.Contains(now.Quote, a.Quote) && !strings.Contains(a.Quote, now.Quote):
			continue
		default:
			o.Why = "the sentence has other bounds now"
		}
		o.Near = append(o.Near, now.Claim)
	}
	return o
}
