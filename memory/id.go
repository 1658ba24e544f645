package memory

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/store"
)

// ShortID is the beginning of a report's ID as people see it, and of a claim's:
// "3f2a9c1d07be", "3f2a9c1d07be/c4". A development's ID is short, and whole: by a part of it one
// that became one with another isn't found.
func ShortID(id string) string {
	report, claim, ok := strings.Cut(id, "/")
	if len(report) > developmentLen {
		report = report[:shortID]
	}
	if ok {
		return report + "/" + claim
	}
	return report
}

// shortID is how many characters of a SHA-256 are shown: among a million reports two
// that share them are unlikely (chance below 0.002).
const shortID = 12

// developmentLen is the length of a development's ID.
const developmentLen = 13

// minPrefix is the fewest characters that name a report or a development.
const minPrefix = 2

// ReportID finds a report by the beginning of its ID. The error says which IDs come
// near, or between which the beginning leaves open.
func (m *Memory) ReportID(ctx context.Context, prefix string) (string, error) {
	return reportID(ctx, m.store, prefix)
}

func reportID(ctx context.Context, r store.Reader, prefix string) (string, error) {
	return findID(strings.ToLower(prefix), "report", "reportedly reports list shows them; search shows claims with their reports", func(p string) (string, error) { return r.ReportID(ctx, p) })
}

// developmentID finds a development by the beginning of its ID; by the whole ID of one that
// is no more, that with which it became one.
func developmentID(ctx context.Context, r store.Reader, prefix string) (string, error) {
	prefix = strings.ToLower(prefix)
	id, err := findID(prefix, "development", "reportedly developments list shows them", func(p string) (string, error) { return r.DevelopmentID(ctx, p) })
	if !errors.Is(err, reportedly.ErrNotFound) {
		return id, err
	}
	heir, failed := r.Near(ctx, corroborate.FoundingKeys(prefix), 1)
	if failed != nil {
		return "", failed
	}
	if len(heir) == 1 {
		return heir[0].Development, nil
	}
	return "", err
}

// claimID finds a claim by the beginning of its report's ID and its own.
func claimID(ctx context.Context, r store.Reader, id string) (string, error) {
	prefix, own, ok := strings.Cut(id, "/")
	if !ok || own == "" {
		return "", reportedly.WithHint(fmt.Errorf("%w: %q names no claim", reportedly.ErrInvalid, id), "a claim is named by its report and its own ID, as in 3f2a9c1d/c4; reportedly search shows them")
	}
	report, err := reportID(ctx, r, prefix)
	if err != nil {
		return "", err
	}
	claims, err := r.ClaimsOf(ctx, report)
	if err != nil {
		return "", err
	}
	for _, c := range claims {
		if strings.EqualFold(c.Claim.ID, own) {
			return c.ID, nil
		}
	}
	err = fmt.Errorf("%w: report %s has no claim %s", reportedly.ErrNotFound, ShortID(report), own)
	if len(claims) == 0 {
		return "", reportedly.WithHint(err, "it has no claims")
	}
	return "", reportedly.WithHint(err, fmt.Sprintf("its claims are %s to %s", claims[0].Claim.ID, claims[len(claims)-1].Claim.ID))
}

func findID(prefix, what, otherwise string, find func(string) (string, error)) (string, error) {
	if len(prefix) < minPrefix {
		return "", reportedly.WithHint(fmt.Errorf("%w: %q is too short to name a %s", reportedly.ErrInvalid, prefix, what), otherwise)
	}
	id, err := find(prefix)
	if !errors.Is(err, reportedly.ErrNotFound) {
		return id, err
	}
	err = fmt.Errorf("%w: there is no %s %s", reportedly.ErrNotFound, what, prefix)
	// The longest beginning that anything has: what was mistyped comes after it.
	for n := min(len(prefix)-1, shortID); n >= minPrefix; n-- {
		near, nearErr := find(prefix[:n])
		if nearErr == nil {
			return "", reportedly.WithHint(err, "did you mean "+ShortID(near)+"?")
		}
		if h := (*reportedly.HintError)(nil); errors.As(nearErr, &h) && errors.Is(nearErr, reportedly.ErrInvalid) {
			return "", reportedly.WithHint(err, "near it: "+h.Hint)
		}
	}
	return "", reportedly.WithHint(err, otherwise)
}
