package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/resolve/actor"
	actorsource "github.com/reportedly/reportedly/resolve/actor/source"
)

// actorsFile is the file in the folder of the user's data that holds his edits of
// the registry of actors. It only grows.
const actorsFile = "actors.jsonl"

// registry is the registry of actors with the user's edits.
type registry struct {
	*actor.Registry
	journal *actor.Journal
	path    string
	size    int64 // of what of the file counts, in bytes
	whole   int64 // of the file as it was read
}

// readJournal reads the user's edits; nil without error where there are none. What
// doesn't count is told.
func (e *env) readJournal() (*actor.Journal, error) {
	r, err := e.openJournal()
	if err != nil || len(r.journal.Entries) == 0 {
		return nil, err
	}
	return r.journal, nil
}

func (e *env) openJournal() (*registry, error) {
	dir, err := e.dataDir()
	if err != nil {
		return &registry{journal: &actor.Journal{}}, nil // nowhere to look, nothing edited
	}
	r := &registry{journal: &actor.Journal{}, path: filepath.Join(dir, actorsFile)}
	content, err := os.ReadFile(r.path)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open your edits of actors: %w", err)
	}
	// A line that is not whole never counts: an edit's last line is written last.
	r.whole, r.size = int64(len(content)), int64(bytes.LastIndexByte(content, '\n')+1)
	j, notes, err := actorsource.ReadJournal(actorsFile, bytes.NewReader(content))
	if err != nil {
		return nil, reportedly.WithHint(fmt.Errorf("open your edits of actors: %w", err), "the file is "+r.path)
	}
	for _, n := range notes {
		e.note(r.path, n)
	}
	r.journal = j
	return r, nil
}

// openRegistry is the registry of actors with the user's edits in force.
func (e *env) openRegistry() (*registry, error) {
	r, err := e.openJournal()
	if err != nil {
		return nil, err
	}
	var warnings []string
	r.Registry, warnings, err = engine.Actors(r.journal)
	for _, w := range warnings {
		e.note("actors", w)
	}
	return r, err
}

// append writes an edit to the file.
func (r *registry) append(e *env, edit actor.Entry) error {
	if r.path == "" {
		_, err := e.dataDir()
		return err
	}
	lines, err := actorsource.AppendEntry(edit)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(r.path), 0o755); err != nil {
		return fmt.Errorf("keep the edit: %w", err)
	}
	f, err := os.OpenFile(r.path, os.O_RDWR|os.O_CREATE, 0o644)
	if errors.Is(err, fs.ErrPermission) {
		return reportedly.WithHint(fmt.Errorf("keep the edit: %s can't be written: permission denied", r.path), "choose another folder by REPORTEDLY_DATA")
	}
	if err != nil {
		return fmt.Errorf("keep the edit: %w", err)
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || info.Size() != r.whole {
		return reportedly.WithHint(errors.Join(errors.New("keep the edit: another run has changed the file meanwhile"), err), "run the command again")
	}
	if r.size < r.whole {
		if err := f.Truncate(r.size); err != nil {
			return fmt.Errorf("keep the edit: %w", err)
		}
	}
	_, err = f.WriteAt(lines, r.size)
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("keep the edit: %w", err)
	}
	return nil
}
