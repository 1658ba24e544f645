// Package memory is what the program remembers: it takes reports in, keeps their
// claims, sets them against each other, and lets people judge, search and forget.
// The command line and the web server are views of it.
//
// In: reports with their claims, decisions of people, questions. Out: typed answers,
// page by page, and errors of the root package's and the store's kinds. What is read
// from a report comes from a [Reader] that is handed in, where things are kept is a
// [store.Store] that is handed in, and what is known across reports comes from package
// corroborate. It knows no database, no flags and no formats, prints nothing, and
// decides nothing about truth. It assumes that one store holds one memory; several
// processes may use it at once.
//
// # What is in force
//
// What people decide is a log that only grows (package judgement). The store's
// claims and developments are what the log makes of the reading: a rejected claim is
// kept and no longer counts, a corrected one is kept as corrected, with the reading
// beside it. So everything can be undone, and a new reading loses nothing.
package memory
