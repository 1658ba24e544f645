// Package token splits English text to syntactic words after Universal
// Dependencies, as the English Web Treebank 2.16 does.
//
// In: a text and a span of it, any Unicode. Out: the spans of its tokens, in
// order, not empty, not overlapping, without white space inside (save where a line's
// end parts a word with a hyphen) and together covering every character that is not white space. It does not normalise,
// correct or tag words, and knows no sentences. It may assume nothing: bytes
// that aren't UTF-8 become tokens of their own.
//
// The shape of tokens, in short:
//
//   - clitics stand alone: "do|n't", "Sudan|'s", "can|not", "gon|na";
//   - hyphens stand alone: "cease|-|fire", "al|-|Bashir", save after a prefix
//     that isn't a word ("anti-aircraft", "co-founder", "e-mail");
//   - a stop belongs to an abbreviation ("Gen.", "U.S.", "a.m.") and is a token
//     of its own otherwise;
//   - currency, units, percent and number signs part from their figure
//     ("$|5|m", "10|%"); separators within a figure, a time or a date don't
//     ("1,200.50", "7:30", "12/11/2016");
//   - addresses of pages, mail and files are one token each.
package token
