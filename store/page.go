package store

// Cursor is where a page ends. It is opaque, made of letters, digits, "-" and
// "_", and good for the same question only: with another it is an error that wraps
// [reportedly.ErrInvalid].
type Cursor string

// Page is a part of a list.
type Page struct {
	After Cursor // "" for the first page
	Limit int    // how many items at most: 50 where it is 0, 1,000 at most
}

// List is a page of items. Next is "" where no item follows.
type List[T any] struct {
	Items []T
	Next  Cursor
}

// About tells what a store is.
type About struct {
	Kind    string // "sqlite", "postgres"
	Where   string // the file, or the address without its password
	Schema  int    // the version of its schema
	Program string // the database's own version
	Bytes   int64  // its size on disk
}

// Stats are numbers of what is kept.
type Stats struct {
	Reports, Claims, Developments, Sources, Judgements, Actors, Places, Pairs int

	Kinds, Events, Bases, States map[string]int // of claims; States of developments
}

// Problem is something wrong in a store.
type Problem struct {
	What   string // in plain words, with what it is about: "report 3f2a…: the original's SHA-256 is …"
	Remedy string // what to do about it
	Report string // the report concerned, "" for none
}
