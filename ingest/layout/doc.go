// Package layout divides a report's text into blocks and tells what each block
// is: body, title, byline, image credit … (codebook, "Not claims").
//
// In: UTF-8 text, or paragraphs that markup has marked already. Out: blocks in
// order, not overlapping, trimmed of white space, and what the header says of
// the report itself. It never changes the text. It does not read claims, and
// where a sentence might be news it says body: a credit that is read does less
// harm than news that is dropped. It may assume nothing of the text but that it
// is UTF-8; time and memory are linear in its length.
package layout
