// Package conllu writes an annotated document as CoNLL-U, the interchange form
// of Universal Dependencies, and reads CoNLL-U files.
//
// In and out: [ling.Document] or [Sentence] values, and text of ten columns a
// word. What CoNLL-U has no column for goes to MISC: a word's bytes in the
// text, its name in IOB2, and what it may trigger. It writes neither
// multiword tokens nor features, and reads no enhanced dependencies; empty
// nodes are read over. The writer assumes a consistent document (spans in
// range, heads within their sentence) and reports one that isn't; the reader
// assumes nothing of its input.
package conllu
