// Package table reads a row of a table of incidents as a report.
//
// In: separated values as UTF-8, with commas, semicolons, tabs or bars, as spreadsheets and
// databases write them. Out: where its header and rows lie, which column is what, and a row's
// page: what its text column says, headed by its date and place as a line of a log is, with
// its source as the publisher. Columns that it doesn't know are left out. It asks nothing of
// a row's other values, guesses no date that can be read in two ways, and sets no rows
// together. It may assume valid UTF-8 and nothing else: rows may be ragged, quotes open and
// fields of any length; time and memory are linear in the length.
package table
