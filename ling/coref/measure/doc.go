// Package measure compares coreference with gold annotation.
//
// In: documents with mentions and entities, and corpora: CoNLL-U trees with
// GUM's entity annotation, coreference chains in the CoNLL 2012 manner, GAP's
// table of pronouns. Out: the figures MUC, B³ and CEAFe, and GAP's F1. It
// changes nothing and knows no rule of package coref. It assumes that corpora
// are well formed, and returns an error where they aren't.
package measure
