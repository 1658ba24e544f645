// Package sentence splits blocks of text to sentences.
//
// In: a text, a block's span and the block's tokens (package token). Out: runs
// of tokens, in order and without gaps, one a sentence; none longer than
// [MaxTokens]. It looks at nothing but characters: no grammar, no model, and no
// other block. It may assume that tokens are in order and lie in the block.
//
// How it decides:
//
//   - a token of stops, question and exclamation marks ends a sentence, with the
//     closing brackets and quotation marks after it, unless what follows goes on
//     in lower case;
//   - a stop that belongs to an abbreviation ends one only before a word that
//     begins sentences ("… in the U.S. The army …");
//   - a single line break ends one where the line is short beside the block's
//     others, has no final mark and a capital follows (a heading, a list);
//   - semicolons and colons end none, nor the number of a list's item.
package sentence
