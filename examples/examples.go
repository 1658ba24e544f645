// Package examples holds the sample reports, which are invented (README.md).
//
// In: nothing. Out: a read-only file system of reports. It reads nothing of them and
// knows nothing of what they claim. It may assume that the files beside it are text or
// HTML in English.
package examples

import "embed"

// Reports are the sample reports; those in the folder case tell, with the news story
// mopti-market.html, of one raid: a first report, a copy of it, a witness, an official
// account and a later turn.
//
//go:embed *.txt *.html case/*.txt
var Reports embed.FS
