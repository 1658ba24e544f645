package actor_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/resolve/actor"
)

// TestReferences checks that what the tables refer to is there.
func TestReferences(t *testing.T) {
	r := registry(t)
	check := func(a *actor.Actor, to string) {
		if strings.Contains(to, ":") && !strings.Contains(to, " ") {
			if _, ok := r.Actor(to); !ok {
				t.Errorf("%s (%s:%d) refers to %s, which is not there", a.ID, a.Names[0].From.File, a.Names[0].From.Row, to)
			}
		}
	}
	for a := range r.All() {
		for _, x := range a.Affiliations {
			check(a, x.To)
		}
		for _, o := range a.Offices {
			check(a, o.Body)
		}
	}
}

// TestFaultyTables checks that faults are told with file, line and remedy.
func TestFaultyTables(t *testing.T) {
	const groups = "id\tname\taliases\tacronyms\tnative\tkind\tcountry\tsector\tcameo\twikidata\taffiliated\tactive\tnote\n"
	for _, x := range []struct{ file, content, want string }{
		{"groups.tsv", groups + "a\tA\t-\t-\t-\tgang\tLBY\tREB\t-\t-\t-\t-\t-\n", "groups.tsv:2: unknown kind \"gang\": use one of"},
		{"groups.tsv", groups + "a\tA\t-\t-\t-\tparty\tXXX\tPTY\t-\t-\t-\t-\t-\n", "groups.tsv:2: unknown country \"XXX\""},
		{"groups.tsv", groups + "a\tA\t-\t-\t-\tparty\tLBY\tPTY\t-\t-\t-\t2014-15/..\t-\n", "groups.tsv:2: column active"},
		{"groups.tsv", groups + "a\tA\tB||C\t-\t-\tparty\tLBY\tPTY\t-\t-\t-\t-\t-\n", "groups.tsv:2: an empty value"},
		{"groups.tsv", groups + "a\tA\n", "groups.tsv:2: 2 cells instead of 13: put one tab"},
		{"groups.tsv", groups + "A B\tA\t-\t-\t-\tparty\tLBY\tPTY\t-\t-\t-\t-\t-\n", "groups.tsv:2: id \"A B\""},
		{"groups.tsv", groups + "a\tA\t-\t-\t-\tparty\tLBY\tPTY\t-\tX1\t-\t-\t-\n", "groups.tsv:2: Wikidata item"},
		{"groups.tsv", "id\tname\n", "groups.tsv:1: there is no column \"aliases\""},
		{"governments.tsv", "part\tnames\tmetonyms\tkind\tsector\tcameo\tunder\tnote\narmy\tthe army\t-\tmilitary\tMIL\tMIL\t-\t-\n", "governments.tsv:2: template \"the army\": it must hold"},
		{"peoples.tsv", "people\tcountries\nX\tNowhere\n", "peoples.tsv:2: unknown country"},
	} {
		files := fstest.MapFS{}
		for _, name := range []string{"governments.tsv", "peoples.tsv"} {
			b, err := fs.ReadFile(data.Actors, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: b}
		}
		files[x.file] = &fstest.MapFile{Data: []byte(x.content)}
		lex, err := words()
		if err != nil {
			t.Fatal(err)
		}
		_, err = actor.Load(files, lex)
		if p := (actor.Problems)(nil); !errors.As(err, &p) || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%q: error %v, want %q", x.content, err, x.want)
		}
	}
}
