// Package sqlite is a store in one file, by SQLite's own library translated to Go.
//
// In: the path of a file. Out: a store of the contract in package store, which
// many goroutines and several programs may use at once. It keeps nothing outside
// that file and the two beside it that SQLite writes while it is open ("-wal" and
// "-shm"); it opens no file of a later version and none of another program. It
// assumes a local disk: SQLite's locks don't hold on most network file systems.
package sqlite
