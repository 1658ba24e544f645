// Package events compares what sentences chiefly tell with coded records: the main event,
// its parties and their codes, its place, its quad class, and that there is none.
//
// In: PLOVER's and PETRARCH's records, column files, lines of sentences and classes, and, as
// functions, what is to be measured. Out: [score.Scores]. It codes nothing itself. It assumes
// one main event a sentence, as the records do.
package events
