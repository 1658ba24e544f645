package jsonl

import (
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// SharedWords is what two reports share: their relation, who was first where that is
// known, and the passages.
type SharedWords = sharing

// ToSharedWords is a pair of reports as JSON.
func ToSharedWords(p store.Pair) (SharedWords, error) { return toSharing(p) }

// Conflict is where reviewers differ.
type Conflict = conflict

// ToConflict is where reviewers differ, as JSON.
func ToConflict(c judgement.Conflict) Conflict { return toConflict(c) }
