// Package engine is the pipeline: it holds the explicit list of annotation
// steps, checks their order, and runs extraction after them.
//
// In: a reportedly.Report. Out: the annotated document and its claims. It is
// the only package that knows all stages and the embedded data; stages know
// nothing of each other. It doesn't print, doesn't log and doesn't read the
// clock. It may assume that ingest has made the report's text valid UTF-8 and its
// blocks ordered.
package engine
