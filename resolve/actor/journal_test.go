package actor_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/actor/source"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// state is what a registry lists of the user's.
func state(r *actor.Registry) []actor.Actor {
	var out []actor.Actor
	for a := range r.All() {
		if strings.HasPrefix(a.ID, "user:") {
			out = append(out, *a)
		}
	}
	return out
}

// small is a registry of few tables.
func small(t *testing.T) *actor.Registry {
	t.Helper()
	lex, err := words()
	if err != nil {
		t.Fatal(err)
	}
	r, err := actor.Load(fstest.MapFS{"governments.tsv": {Data: []byte(
		"part\tnames\tmetonyms\tkind\tsector\tcameo\tunder\tnote\narmy\t{adjective} army\t-\tmilitary\tMIL\tMIL\t-\t-\n")}}, lex)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// facts are all names and values of a registry with their sources, without regard
// to whose they are.
func facts(r *actor.Registry) map[string]bool {
	out := map[string]bool{}
	for _, a := range state(r) {
		for _, n := range a.Names {
			out[fmt.Sprint("name ", n.Text, n.Acronym, n.From)] = true
		}
		for _, v := range a.Values {
			out[fmt.Sprint(v.Field, v.Text, v.From)] = true
		}
		for _, o := range a.Offices {
			out[fmt.Sprint("office ", o)] = true
		}
		for _, t := range a.Affiliations {
			out[fmt.Sprint("tie ", t)] = true
		}
	}
	return out
}

// records are invented actors of one file.
func records(random *rand.Rand, file string) []*actor.Actor {
	given, family := []string{"Ada", "Bek", "Cor", "Dov"}, []string{"Lind", "Moss", "Nook"}
	var out []*actor.Actor
	for row := range 1 + random.IntN(4) {
		from := actor.Source{File: file, Row: row + 2}
		name := given[random.IntN(4)] + " " + family[random.IntN(3)]
		a := &actor.Actor{ID: "user:" + actor.Slug(name)}
		for range 1 + random.IntN(3) {
			a.AddName(actor.Name{Text: name, From: from})
			name = given[random.IntN(4)] + " " + family[random.IntN(3)]
		}
		a.Add(actor.FieldKind, "person", from)
		a.Add(actor.FieldCountry, []string{"NOR", "TCD", "PER"}[random.IntN(3)], from)
		if random.IntN(2) == 0 {
			a.Offices = append(a.Offices, actor.Office{Office: "mayor", During: "2019/..", From: from})
		}
		out = append(out, a)
	}
	return out
}

// edit makes a random edit; false where it isn't possible.
func edit(t *testing.T, random *rand.Rand, j *actor.Journal, now *actor.Registry, n int) (actor.Entry, bool) {
	t.Helper()
	own := state(now)
	var e actor.Entry
	var err error
	switch op := random.IntN(4); {
	case op == 0 || len(own) < 2:
		file := fmt.Sprintf("file%d.csv", n)
		e, err = j.NewImport(noon, file, "csv", file, records(random, file))
	case op == 1:
		e, err = j.NewMerge(noon, now, own[random.IntN(len(own))].ID, own[random.IntN(len(own))].ID)
	case op == 2:
		a := own[random.IntN(len(own))]
		e, err = j.NewSplit(noon, now, a.ID, []string{a.Names[random.IntN(len(a.Names))].Text})
	default:
		e, _, err = j.NewUndo(noon)
	}
	if err != nil && !errors.Is(err, reportedly.ErrInvalid) && !errors.Is(err, reportedly.ErrNotFound) {
		t.Fatal(err)
	}
	return e, err == nil
}

// TestEditsLoseNothing does random edits: what sources say stays, an undo restores
// the state before exactly, and the journal that is written reads as the same.
func TestEditsLoseNothing(t *testing.T) {
	base := small(t)
	for seed := range uint64(20) {
		random := rand.New(rand.NewPCG(seed, 1))
		j := &actor.Journal{}
		var written bytes.Buffer
		now := base
		before := map[int][]actor.Actor{} // by edit, the state before it
		for n := range 24 {
			e, ok := edit(t, random, j, now, n)
			if !ok {
				continue
			}
			was, knew := state(now), facts(now)
			j.Entries = append(j.Entries, e)
			lines, err := source.AppendEntry(e)
			if err != nil {
				t.Fatal(err)
			}
			written.Write(lines)
			var warnings []string
			if now, warnings = base.With(j); len(warnings) > 0 {
				t.Fatalf("seed %d: %v", seed, warnings)
			}
			if e.Op == actor.Undo {
				if diff := cmp.Diff(before[e.Of], state(now)); diff != "" {
					t.Fatalf("seed %d, edit %d: undo does not restore the state:\n%s", seed, e.Seq, diff)
				}
				continue
			}
			before[e.Seq] = was
			after := facts(now)
			for f := range knew {
				if !after[f] {
					t.Fatalf("seed %d, edit %d (%s): lost %s", seed, e.Seq, e.Op, f)
				}
			}
		}
		read, notes, err := source.ReadJournal("journal", &written)
		if err != nil || len(notes) > 0 {
			t.Fatal(err, notes)
		}
		again, _ := base.With(read)
		if diff := cmp.Diff(state(now), state(again)); diff != "" {
			t.Fatalf("seed %d: the journal reads as another state:\n%s", seed, diff)
		}
	}
}

func TestMergedIdentity(t *testing.T) {
	base := small(t)
	from := actor.Source{File: "x.csv", Row: 2}
	a, b := &actor.Actor{ID: "user:a"}, &actor.Actor{ID: "user:b"}
	a.AddName(actor.Name{Text: "Kestrel Front", From: from})
	b.AddName(actor.Name{Text: "Kestrels", From: from})
	j := &actor.Journal{}
	add := func(e actor.Entry, err error) *actor.Registry {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		j.Entries = append(j.Entries, e)
		r, _ := base.With(j)
		return r
	}
	now := add(j.NewImport(noon, "x.csv", "csv", "1", []*actor.Actor{a, b}))
	now = add(j.NewMerge(noon, now, "user:a", "user:b"))
	if got, ok := now.Actor("user:b"); !ok || got.ID != "user:a" {
		t.Errorf("the merged identity names %v, want user:a", got)
	}
	if hits := now.Named("Kestrels"); len(hits) != 1 || hits[0].Actor.ID != "user:a" {
		t.Errorf("the merged name finds %v", hits)
	}
	if _, err := j.NewMerge(noon, now, "user:a", "user:b"); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("merging an actor with itself: %v", err)
	}
	if _, err := j.NewMerge(noon, now, "user:a", "RUS:army"); !errors.Is(err, reportedly.ErrUnsupported) {
		t.Errorf("merging a part of a government: %v", err)
	}
	if _, err := j.NewSplit(noon, now, "user:a", []string{"Kestrels", "Kestrel Front"}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("splitting all names off: %v", err)
	}
	if _, err := j.NewImport(noon, "y.csv", "csv", "1", []*actor.Actor{a}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("importing a file twice: %v", err)
	}
}
