// Package gazetteer keeps the places of the world and finds them by name.
//
// In: a file in the form that [Builder] writes, and names. Out: entries, each
// with how its name met. It doesn't choose between places of one name, which is
// package place's task, and never guesses: a missing or empty file is an error.
// It may assume that names are UTF-8.
package gazetteer
