// Package ling is the annotated document: blocks, sentences, tokens with part
// of speech and syntactic head, names, predicates, and mentions with what they
// refer to.
//
// In: nothing; out: types only. It holds no algorithm: each layer is filled by
// one analyser in a package below it, and read by package extract. Spans are
// bytes of Document.Text; tokens, sentences and mentions refer to each other by
// index.
package ling
