// Package data holds the tables and the language model that are built into the
// program.
//
// In: nothing. Out: read-only file systems. It reads and checks nothing:
// package lexicon parses its tables, resolve/actor those of actors, package model the
// model. It may assume
// that the folders beside it are as the release made them; the README of each
// says where its content comes from.
package data

import (
	"embed"
	"io/fs"
)

//go:embed lexicon
var lexicon embed.FS

//go:embed actors/*.tsv
var actors embed.FS

//go:embed all:model
var model embed.FS

// Gazetteer is the file of the world's places, as resolve/place/gazetteer opens it.
// It must not be changed.
//
//go:embed gazetteer/world.gaz
var Gazetteer []byte

// Lexicon holds the tables of data/lexicon at its root.
var Lexicon = sub(lexicon, "lexicon")

// Actors holds the tables of data/actors at its root.
var Actors = sub(actors, "actors")

// Model holds the files of data/model at its root: those that
// docs/model-format.md names.
var Model = sub(model, "model")

func sub(files embed.FS, folder string) fs.FS {
	f, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // the folder's name is a constant and valid
	}
	return f
}
