package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"strconv"
	"time"

	"golang.org/x/term"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/extract"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model"
	"github.com/reportedly/reportedly/resolve/place"
	"github.com/reportedly/reportedly/resolve/place/gazetteer"
	"github.com/reportedly/reportedly/text"
)

// env is the world around a run of the command.
type env struct {
	In          io.Reader
	Out, Err    io.Writer
	OutTerminal bool // Out is a terminal
	ErrTerminal bool
	Width       int // columns of the terminal, 0 where there is none
	Getenv      func(string) string
	Now         func() time.Time
	Open        func(engine.Options) (reader, error)
	World       []byte // the built-in gazetteer
}

// reader is the engine as the verbs use it.
type reader interface {
	Read(context.Context, *reportedly.Report) (*engine.Result, error)
	Vectors(context.Context, *ling.Document, []reportedly.Claim) ([][]float32, error)
	Annotate(context.Context, *ling.Document) error
	Main(context.Context, *ling.Document) (extract.MainEvent, bool, error)
	Attributions(context.Context, *ling.Document) ([]ling.Attribution, error)
	EventPlaces(context.Context, *ling.Document, text.Span) ([]reportedly.Place, bool, error)
	Places(d *ling.Document, given []text.Span) (found, told *place.Decisions)
	Gazetteer() gazetteer.Source
	Coder() jsonl.Coder
	Plan() string
	Model() model.Manifest
	KernelName() string
}

// process is the world around this process.
func process() *env {
	e := &env{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv, Now: time.Now,
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
		World:       data.Gazetteer,
		Open: func(opt engine.Options) (reader, error) {
			r, err := engine.New(opt)
			if err != nil {
				return nil, err
			}
			return r, nil
		},
	}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); e.OutTerminal && err == nil {
		e.Width = w
	} else if w, err := strconv.Atoi(os.Getenv("COLUMNS")); e.OutTerminal && err == nil {
		e.Width = w
	}
	return e
}

// files is the file system as the system's own paths name it.
type files struct{}

func (files) Open(name string) (fs.File, error) { return os.Open(name) }
