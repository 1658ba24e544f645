// Package model runs the language model of docs/model-format.md: one encoder
// with small heads.
//
// In: a folder with model.safetensors (or model.safetensors.zst), manifest.json and
// vocab.txt, and documents that have sentences and tokens. Out: each token's lemma, tags and
// syntactic head, the document's names, and its predicates with arguments. It
// neither splits text into sentences nor decides what is a claim: it gives
// probabilities. It may assume that the document isn't changed meanwhile; it
// assumes nothing of the files and of the text. Results don't depend on how many
// goroutines work. There is no promise of compatibility yet.
package model
