package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/export/terminal"
)

// explainTerms says what terms mean. Several arguments are several terms, or the
// words of one: roughly even.
func explainTerms(w io.Writer, book *codebook.Book, args []string, opt terminal.Options) error {
	if whole := strings.Join(args, " "); len(book.Find(whole)) > 0 {
		args = []string{whole}
	}
	for i, term := range args {
		found := book.Find(term)
		if len(found) == 0 {
			return unknownTerm(book, term)
		}
		if i > 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := terminal.ExplainTerms(w, book, found, opt); err != nil {
			return err
		}
	}
	return nil
}

func unknownTerm(book *codebook.Book, term string) error {
	err := fmt.Errorf("%q is neither a term of the codebook nor a file", term)
	if near := book.Near(term, 3); len(near) > 0 {
		err = reportedly.WithHint(err, "did you mean "+strings.Join(near, ", ")+"?")
	} else {
		err = reportedly.WithHint(err, "reportedly explain lists all terms")
	}
	return &usageError{"explain", err}
}

// checkClaims refuses claims that a report doesn't have.
func checkClaims(file string, ids []string, claims []reportedly.Claim) error {
	for _, id := range ids {
		if slices.ContainsFunc(claims, func(c reportedly.Claim) bool { return c.ID == id }) {
			continue
		}
		err := fmt.Errorf("%s has no claim %s", file, id)
		if n := len(claims); n > 0 {
			err = reportedly.WithHint(err, fmt.Sprintf("its claims are %s to %s; read prints them", claims[0].ID, claims[n-1].ID))
		} else {
			err = reportedly.WithHint(err, "it has no claims")
		}
		return &usageError{"explain", err}
	}
	return nil
}
