// Package source reads and writes actors in the forms of files that users have:
// CSV, YAML, results of Wikidata queries, FollowTheMoney entities and PETRARCH
// dictionaries; and the journal of a user's edits.
//
// In: files as readers, with their names. Out: records of [actor.Actor], each
// name and value with the file and row that it comes from, and what was passed
// over. It decides no identities beyond the files' own and merges nothing. It may
// assume nothing of its input, whose size it limits.
package source
