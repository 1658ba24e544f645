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
	"archive/zip"
	"bytes"
	"embed"
	"io/fs"
)

//go:embed lexicon
var lexicon embed.FS

// actors are the tables of data/actors, packed: they are large, and half of them are repeated words.
//
//go:generate go run ./gen/pack actors actors.zip
//go:embed actors.zip
var actors []byte

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
var Actors = unpacked(actors)

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

func unpacked(packed []byte) fs.FS {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(err) // a test opens what is built in
	}
	return z
}
