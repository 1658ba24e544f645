// Package postgres is a store in a schema of a PostgreSQL database.
//
// In: the URL of a database. Out: a store of the contract in package store, which
// many programs on many machines may use at once. It needs PostgreSQL 13 or later
// and leave to create a schema, and no extensions: places are found by the
// geometric types that every server has. It keeps no files, and leaves backups of
// the server's own kind, its journal and its users to who runs the server.
package postgres
