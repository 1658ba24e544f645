// Package source reads places from the files that gazetteers are given out in:
// GeoNames dumps, Who's On First extracts, OpenStreetMap extracts, GeoJSON, and
// tables as CSV.
//
// In: a file, plain or in a zip or gzip file. Out: items, one after another as
// they stand in the file: a place, or what one file says of a place in another
// (its other names, its area, what it is part of). It deliberately joins nothing
// and writes nothing: package imports does. It may assume nothing of the file:
// lines, values and what is unpacked are bounded, and an item that makes no
// sense is an error that names its line, after which reading can go on.
package source
