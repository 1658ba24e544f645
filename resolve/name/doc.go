// Package name tells whether two names may be of one bearer: people,
// organisations and places, across spellings, scripts and romanisations.
//
// In: names. Out: folded forms, keys to index them by, and how alike two are,
// with the reason. It knows no bearers and looks nothing up. It may assume that
// names are UTF-8 of at most a few hundred bytes; longer ones are cut.
package name
