package names_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/names"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/resolve/name"
)

// pairOptions compare names as the command does.
var pairOptions = names.PairOptions{
	Match: func(schema, a, b string) (float64, string) {
		m := name.Of(schema, a, b)
		return m.Score, m.Why
	},
	Key: name.Skeleton, Resampling: score.Resampling{Times: 200, Seed: 1},
}

func TestDecodePairs(t *testing.T) {
	got, err := names.DecodePairs("f", []byte("\ufeffid,name2,is_match,name1,schema\r\n1,\"Keller, R.\",TRUE,Ruth Keller,Person\r\n2,Li,false,Lu,\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []names.Pair{{Schema: "Person", A: "Ruth Keller", B: "Keller, R.", Same: true}, {A: "Lu", B: "Li"}}
	if diff := cmp.Diff(want, got.Pairs); diff != "" {
		t.Error(diff)
	}
	got, err = names.DecodePairs("f", []byte("ruth\tر و ث\t3\n\nomar\tع م ر\t1\n"))
	if err != nil {
		t.Fatal(err)
	}
	want = []names.Pair{{Schema: "listed", A: "ruth", B: "روث", Same: true}, {Schema: "listed", A: "omar", B: "عمر", Same: true}}
	if diff := cmp.Diff(want, got.List); diff != "" {
		t.Error(diff)
	}
}

func TestDecodePairErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                                      "header",
		"name1,name2\na,b\n":                    "no columns name1, name2 and is_match",
		"name1,name2,is_match\na,b\n":           "line 2: invalid input: 2 columns",
		"name1,name2,is_match\na,b,maybe\n":     `line 2: invalid input: is_match is "maybe"`,
		"name1,name2,is_match\n\"a,b,true\n":    "invalid input",
		"a\xff\n":                               "not UTF-8",
		"ruth\tر و ث\t3\nomar\n":                "line 2: invalid input: no tab",
		"name1,name2,is_match\na,\"b\"x,true\n": "invalid input",
	} {
		_, err := names.DecodePairs("f", []byte(in))
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("DecodePairs(%q): %v, want %s", in, err, want)
		}
	}
}

func FuzzDecodePairs(f *testing.F) {
	f.Add([]byte("schema,name1,name2,is_match\nPerson,a,b,true\n"))
	f.Add([]byte("ruth\tر و ث\t3\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if file, err := names.DecodePairs("f", content); err == nil && len(file.Pairs)+len(file.List) > len(content) {
			t.Errorf("%d pairs of %d bytes", len(file.Pairs)+len(file.List), len(content))
		}
	})
}

// TestListPairs checks how the pairs of a list are made: each line, a random and
// the nearest name that isn't linked with it.
func TestListPairs(t *testing.T) {
	key := func(s string) string { return strings.NewReplacer("a", "", "e", "", "i", "").Replace(s) }
	list := []names.Pair{
		{Schema: "listed", A: "kat", B: "kit", Same: true},
		{Schema: "listed", A: "cat", B: "kit", Same: true}, // links cet with kat
		{Schema: "listed", A: "cat", B: "cet", Same: true},
		{Schema: "listed", A: "ket", B: "kte", Same: true},
		{Schema: "listed", A: "long", B: "wrong", Same: true},
	}
	random, hard := 0, map[string]string{}
	for _, p := range names.ListPairs(list, key) {
		switch p.Schema {
		case "random":
			random++
			if p.B == "kit" && p.A != "ket" && p.A != "long" {
				t.Errorf("%s and %s are listed", p.A, p.B)
			}
		case "hard":
			hard[p.A] = p.B
		}
		if p.Same != (p.Schema == "listed") {
			t.Errorf("%+v", p)
		}
	}
	if want := map[string]string{"kat": "kte", "cat": "kte", "ket": "kit", "long": "kit"}; random != len(list) || !cmp.Equal(hard, want) {
		t.Errorf("%d random pairs, hard ones %v, want %v", random, hard, want)
	}
}

func TestPairs(t *testing.T) {
	file := &names.PairFile{Path: "f", Pairs: []names.Pair{
		{Schema: "Person", A: "a", B: "a", Same: true}, {Schema: "Person", A: "a", B: "b", Same: true},
		{Schema: "Vessel", A: "c", B: "c"}, {A: "d", B: "e"},
	}}
	same := names.PairOptions{Match: func(_, a, b string) (float64, string) {
		if a == b {
			return 0.9, "same letters"
		}
		return 0.2, "other letters"
	}, Resampling: score.Resampling{Times: 20}}
	s, err := names.Pairs(context.Background(), []*names.PairFile{file}, same)
	if err != nil {
		t.Fatal(err)
	}
	for metric, want := range map[string]float64{"all.tp": 1, "all.fn": 1, "all.fp": 1, "all.f1": 0.5, "Person.r": 0.5, "Vessel.fp": 1, "none.fp": 0} {
		if got, ok := s.Metric(metric); !ok || got != want {
			t.Errorf("%s = %v, want %v", metric, got, want)
		}
	}
	if _, ok := s.Metric("all.ci95.low"); !ok {
		t.Error("no interval")
	}
	want := []string{"FALSE  0.90 Vessel «c» / «c»: same letters", "MISSED 0.20 Person «a» / «b»: other letters"}
	if diff := cmp.Diff(want, s.Mistakes); diff != "" {
		t.Error(diff)
	}
	same.Threshold = 0.95
	if s, err = names.Pairs(context.Background(), []*names.PairFile{file}, same); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.Metric("all.fn"); got != 2 {
		t.Errorf("with a threshold of 0.95 %v are missed, want 2", got)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := names.Pairs(ctx, []*names.PairFile{file}, same); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}

// TestPairQuality freezes the scores of package name on the pairs written for it.
// The second half's mistakes weren't looked at when the rules were made.
func TestPairQuality(t *testing.T) {
	var b bytes.Buffer
	for _, half := range []string{"dev", "test"} {
		f, err := names.ReadPairs("testdata/name-pairs-" + half + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		writeFigures(t, &b, half, f, 0.85)
	}
	golden.Check(t, "testdata/name-pairs.golden", b.String())
}

// TestPairQualityShared does so on names in Latin and Arabic letters.
func TestPairQualityShared(t *testing.T) {
	f, err := names.ReadPairs(golden.Shared(t, "corpora", "translit-arabic-wikidata", "wd_arabic_16"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	writeFigures(t, &b, "translit-arabic-wikidata dev", f, 0.90)
	golden.Check(t, "testdata/name-pairs-arabic.golden", b.String())
}

// writeFigures scores a file, without its names, and holds it to the least F1.
func writeFigures(t *testing.T, b *bytes.Buffer, title string, f *names.PairFile, least float64) {
	t.Helper()
	s, err := names.Pairs(context.Background(), []*names.PairFile{f}, pairOptions)
	if err != nil {
		t.Fatal(err)
	}
	if f1, _ := s.Metric("all.f1"); f1 < least {
		t.Errorf("%s: F1 %.4f, less than %.2f", title, f1, least)
	}
	s.Confusions = nil
	fmt.Fprintf(b, "%s\n", title)
	if err := s.WriteTable(b); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
}
