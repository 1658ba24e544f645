package ling

import "context"

// Layer names a field of Document that an analyser fills or needs.
type Layer string

// The layers.
const (
	LayerBlocks     Layer = "blocks"
	LayerTokens     Layer = "tokens" // tokens and sentences
	LayerTags       Layer = "tags"   // lemma, part of speech
	LayerTree       Layer = "tree"   // head, relation
	LayerNames      Layer = "names"
	LayerQuotes     Layer = "quotes"
	LayerTimes      Layer = "times"
	LayerPredicates Layer = "predicates"
	LayerMentions   Layer = "mentions" // mentions and entities
)

// Analyzer is one step of annotation as a value, after go/analysis: the engine
// holds an explicit list and checks that what a step requires is assigned
// before it.
type Analyzer struct {
	Name     string
	Doc      string // one sentence for `reportedly explain --plan`
	Requires []Layer
	Assigns  []Layer
	Run      func(context.Context, *Document) error
}
