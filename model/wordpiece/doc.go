// Package wordpiece splits text into the pieces of a BERT vocabulary.
//
// In: a vocabulary file and UTF-8 text. Out: piece numbers, with the bytes of
// the text that each piece stands for. It does what the reference tokenizer of
// uncased BERT does (clean, lower-case, strip accents, split at punctuation and
// CJK, greedy longest match), save that special pieces written out in the text,
// such as "[SEP]", are ordinary text here. It may assume nothing of its input:
// bytes that aren't UTF-8 are passed over. There is no promise of compatibility
// yet.
package wordpiece
