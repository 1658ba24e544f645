package main

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// filter chooses claims.
type filter struct {
	kinds    list
	types    list
	minScore float64
}

func newFilter() *filter {
	return &filter{kinds: list{allowed: words(reportedly.Kinds)}, types: list{allowed: words(reportedly.Events)}}
}

// check refuses a filter that lets nothing pass.
func (f *filter) check() error {
	switch {
	case !(f.minScore >= 0 && f.minScore <= 1):
		return wrong("--min-score %v lies outside 0 to 1", f.minScore)
	case len(f.kinds.values) > 0 && len(f.types.values) > 0 && !slices.Contains(f.kinds.values, string(reportedly.KindEvent)):
		return wrong("--type chooses events, and --kind leaves them out")
	}
	return nil
}

// claims are those that pass. With --type alone, only events do.
func (f *filter) claims(in []reportedly.Claim) []reportedly.Claim {
	return slices.DeleteFunc(slices.Clone(in), func(c reportedly.Claim) bool {
		event := c.Kind == reportedly.KindEvent
		switch {
		case c.Score < f.minScore:
			return true
		case len(f.types.values) > 0 && event:
			return !slices.Contains(f.types.values, string(c.Event))
		case len(f.types.values) > 0 && len(f.kinds.values) == 0:
			return true
		case len(f.kinds.values) > 0:
			return !slices.Contains(f.kinds.values, string(c.Kind))
		}
		return false
	})
}
