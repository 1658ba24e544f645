// Package origin tells who knows: it traces what several reports tell of one
// happening back to those who saw, counted, decided or wrote it, so that ten
// reprints of one dispatch count once.
//
// In: the claims of one development with the reports that tell them, profiles of
// these reports' texts ([Study]), and the pairs of reports that share words. Out:
// origins, each with the reports through which it speaks and the reasons why it is
// one; and, over any set of reports, the graph of who takes from whom. It
// deliberately doesn't say who is right, grades no source and groups no claims. It
// may assume that the claims given tell of one happening or state, and that all
// spans are bytes of their report's text.
//
// The rules are those of docs/evaluation.md, "Counting rules"; docs/origins.md tells
// what is done to follow them. Independence must be shown, never presumed: where it
// isn't, somebody is one with a known origin, or unknown.
package origin
