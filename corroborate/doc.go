// Package corroborate puts claims of many reports together into developments: who
// else says so, independently, and who says otherwise.
//
// In: the claims of a report that was added, and a [Memory] that knows the
// neighbours. Out: the developments that change, whole: members with the reason why
// each joined, origins, state, contradictions, ranges, history, suggested
// credibility; and the keys under which the new claims are to be found. It
// deliberately does not decide what is true, grades no source, stores nothing,
// and reads no file or clock. It may assume that claims come from one reading of a
// report, in the order of its text, and that a Memory answers from one moment's state.
//
// The rules of counting are in docs/corroboration.md; what makes two claims alike is
// package happening's. A report's claims are first
// gathered into accounts, one for each happening that it tells; accounts are what
// is compared and grouped, by the mean likeness of all pairs, so that no chain of
// weak ties pulls two happenings together. Adding a report compares it with its
// neighbours alone, which Memory finds by keys of place, name and week.
package corroborate
