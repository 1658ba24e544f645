package judgement

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

// ownPrefix begins the ID of a claim that a person found: "h1", "h2" …
const ownPrefix = "h"

// OwnID is the ID within its report of the nth claim that a person found, from 1.
func OwnID(n int) string { return ownPrefix + strconv.Itoa(n) }

// OwnNumber is the n of an [OwnID], 0 for any other ID.
func OwnNumber(id string) int {
	digits, ok := strings.CutPrefix(id, ownPrefix)
	if n, err := strconv.Atoi(digits); ok && err == nil && n > 0 && OwnID(n) == id {
		return n
	}
	return 0
}

// IsOwn tells whether a claim's ID within its report is that of one that a person
// found.
func IsOwn(id string) bool { return OwnNumber(id) > 0 }

// maxOwn is the most pieces of a report that an own claim rests on.
const maxOwn = 20

// checkAdd puts the type of an own claim into its form, and refuses what is no claim.
func (j *Judgement) checkAdd() error {
	if len(j.Claims) != 1 || !j.Claims[0].Own || j.Claims[0].Report == "" {
		return errors.New("it names no new claim of a report")
	}
	if len(j.Quotes) == 0 || len(j.Quotes) > maxOwn {
		return reportedly.WithHint(fmt.Errorf("it rests on %d pieces of the report, not 1 to %d", len(j.Quotes), maxOwn), "mark the words that claim it")
	}
	kind, event, err := typeOf(j.Value)
	if err != nil {
		return err
	}
	if j.Value = string(kind); event != "" {
		j.Value = string(event)
	}
	return nil
}

// typeOf reads the type of an event, or a kind.
func typeOf(v string) (reportedly.Kind, reportedly.Event, error) {
	v = strings.TrimSpace(v)
	for _, e := range reportedly.Events {
		if strings.EqualFold(v, string(e)) {
			return reportedly.KindEvent, e, nil
		}
	}
	for _, k := range reportedly.Kinds {
		if k != reportedly.KindEvent && strings.EqualFold(v, string(k)) {
			return k, "", nil
		}
	}
	kinds := slices.DeleteFunc(slices.Clone(reportedly.Kinds), func(k reportedly.Kind) bool { return k == reportedly.KindEvent })
	return "", "", reportedly.WithHint(fmt.Errorf("%q is neither a type of event nor a kind of claim", v),
		"use one of "+strings.Join(words(reportedly.Events), ", ")+", or "+strings.Join(words(kinds), ", "))
}

// Claim is the claim that an addition makes, before corrections: what its words are
// taken to claim, everything else at its usual value.
func (j *Judgement) Claim() (reportedly.Claim, error) {
	if err := j.checkAdd(); err != nil {
		return reportedly.Claim{}, fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	}
	kind, event, _ := typeOf(j.Value) // checkAdd has read it
	rests := j.Quotes[0].Span
	if j.Trigger.Quote != "" {
		rests = j.Trigger.Span
	}
	why := reportedly.Reason{Field: "kind", Value: string(kind), Words: rests, Rule: "found by " + j.By + " on " + j.At.UTC().Format("2006-01-02") + " (#" + strconv.FormatInt(j.Seq, 10) + ")"}
	if event != "" {
		why.Field, why.Value = "event", string(event)
	}
	return reportedly.Claim{
		ID: j.Claims[0].Claim, Kind: kind, Event: event, Evidence: slices.Clone(j.Quotes), Trigger: j.Trigger,
		Basis: reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Verification: reportedly.NoVerification,
		Score: 1, Why: []reportedly.Reason{why},
	}, nil
}
