package actor

import (
	"fmt"
	"slices"
	"time"

	"github.com/reportedly/reportedly"
)

// Op is what an entry of a journal does.
type Op string

// The operations.
const (
	Import Op = "import"
	Merge  Op = "merge"
	Split  Op = "split"
	Undo   Op = "undo"
)

// Entry is one edit of the registry by its user.
type Entry struct {
	Seq int // from 1, rising by 1
	At  time.Time
	Op  Op

	// Import: the records of a file.
	File   string
	Form   string // "csv", "yaml" …
	SHA256 string // of the file
	Actors []*Actor

	// Merge: Gone becomes a part of Keep. Split: the names, in any spelling of
	// their case, leave Keep for the new actor Gone.
	Keep, Gone string
	Names      []string

	Of int // Undo: the entry that is undone
}

// Journal is what a user did to the registry, in order. It only grows: an undo is
// an entry too, and the present state follows from all of them.
type Journal struct {
	Entries []Entry
}

// InForce are the entries that no undo took back, in order, without the undoings.
func (j *Journal) InForce() []Entry {
	var out []Entry
	for _, e := range j.Entries {
		if e.Op != Undo {
			out = append(out, e)
			continue
		}
		if i := len(out) - 1; i >= 0 && out[i].Seq == e.Of {
			out = out[:i]
		}
	}
	return out
}

// Next is the number of the entry to come.
func (j *Journal) Next() int {
	if len(j.Entries) == 0 {
		return 1
	}
	return j.Entries[len(j.Entries)-1].Seq + 1
}

// NewImport is the entry that adds a file's records. It fails with
// [reportedly.ErrInvalid] where there are none or the same file is in force.
func (j *Journal) NewImport(at time.Time, file, form, sha256 string, records []*Actor) (Entry, error) {
	if len(records) == 0 {
		return Entry{}, fmt.Errorf("%s holds no actors: %w", file, reportedly.ErrInvalid)
	}
	for _, e := range j.InForce() {
		if e.Op == Import && e.SHA256 == sha256 {
			return Entry{}, reportedly.WithHint(fmt.Errorf("%s is imported already, as edit %d from %s: %w", file, e.Seq, e.File, reportedly.ErrInvalid),
				"reportedly actors undo takes the latest edit back")
		}
	}
	return Entry{Seq: j.Next(), At: at, Op: Import, File: file, Form: form, SHA256: sha256, Actors: records}, nil
}

// NewMerge is the entry that makes one actor of two. now is the registry with the
// journal in force.
func (j *Journal) NewMerge(at time.Time, now *Registry, keep, gone string) (Entry, error) {
	a, err := now.own(keep)
	if err != nil {
		return Entry{}, err
	}
	b, err := now.own(gone)
	if err != nil {
		return Entry{}, err
	}
	if a.ID == b.ID {
		return Entry{}, fmt.Errorf("%s and %s are one actor already: %w", keep, gone, reportedly.ErrInvalid)
	}
	return Entry{Seq: j.Next(), At: at, Op: Merge, Keep: a.ID, Gone: b.ID}, nil
}

// NewSplit is the entry that parts an actor from some of its names, which become
// a new actor's. Some name must stay.
func (j *Journal) NewSplit(at time.Time, now *Registry, id string, names []string) (Entry, error) {
	a, err := now.own(id)
	if err != nil {
		return Entry{}, err
	}
	if len(names) == 0 {
		return Entry{}, fmt.Errorf("split %s: no names given: %w", id, reportedly.ErrInvalid)
	}
	for _, n := range names {
		if !slices.ContainsFunc(a.Names, func(x Name) bool { return sameName(x.Text, n) }) {
			return Entry{}, reportedly.WithHint(fmt.Errorf("%s has no name %q: %w", a.ID, n, reportedly.ErrNotFound), "reportedly actors show "+a.ID+" lists its names")
		}
	}
	if !slices.ContainsFunc(a.Names, func(x Name) bool { return !named(x.Text, names) }) {
		return Entry{}, fmt.Errorf("split %s: one name at least must stay: %w", id, reportedly.ErrInvalid)
	}
	fresh := "user:" + Slug(names[0])
	for n := 2; now.taken(fresh); n++ {
		fresh = fmt.Sprintf("user:%s-%d", Slug(names[0]), n)
	}
	return Entry{Seq: j.Next(), At: at, Op: Split, Keep: a.ID, Gone: fresh, Names: names}, nil
}

// NewUndo is the entry that takes the latest edit in force back, and that edit.
// It fails with [reportedly.ErrNotFound] where there is none.
func (j *Journal) NewUndo(at time.Time) (undo, undone Entry, err error) {
	in := j.InForce()
	if len(in) == 0 {
		return Entry{}, Entry{}, fmt.Errorf("nothing to undo: %w", reportedly.ErrNotFound)
	}
	last := in[len(in)-1]
	return Entry{Seq: j.Next(), At: at, Op: Undo, Of: last.Seq}, last, nil
}

// sameName tells whether two names are written alike but for case and spaces.
func sameName(a, b string) bool { return plainKey(a) == plainKey(b) }

func named(name string, list []string) bool {
	return slices.ContainsFunc(list, func(n string) bool { return sameName(name, n) })
}
