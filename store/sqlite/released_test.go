package sqlite_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// release makes the file of this version anew, which is done once, before the
// version is released:
//
//	go test ./store/sqlite -run TestReleased -release -update
var release = flag.Bool("release", false, "make testdata/vN.db of this version")

// TestReleased opens the file of every released version and finds in it what was
// put there.
func TestReleased(t *testing.T) {
	if *release {
		makeReleased(t, filepath.Join("testdata", fmt.Sprintf("v%d.db", sqlite.Schema)))
	}
	for v := 1; v <= sqlite.Schema; v++ {
		t.Run(fmt.Sprint("v", v), func(t *testing.T) {
			released := filepath.Join("testdata", fmt.Sprintf("v%d.db", v))
			s := reopen(t, copied(t, released), sqlite.Options{MustExist: true})
			problems(t, s)
			golden.Check(t, strings.TrimSuffix(released, ".db")+".txt", content(t, s))
			if a, err := s.About(t.Context()); err != nil || a.Schema != sqlite.Schema {
				t.Errorf("its schema is %d after opening: %v", a.Schema, err)
			}
			add(t, s, generate.New(99), 1)
			problems(t, s)
		})
	}
}

// makeReleased makes a small store with something of everything.
func makeReleased(t *testing.T, path string) {
	t.Helper()
	whole := filepath.Join(t.TempDir(), "whole.db")
	s, err := sqlite.Open(t.Context(), whole, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := generate.New(5)
	m.Claims = 4
	var ids []string
	for i := range 3 {
		add(t, s, m, i)
		r, _ := m.Report(i)
		ids = append(ids, r.SHA256)
	}
	err = s.Update(t.Context(), func(tx store.Tx) error {
		claims, err := tx.Claims(t.Context(), []string{ids[0] + "/c1", ids[1] + "/c2"})
		if err != nil {
			return err
		}
		at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
		found := claims[1] // that a person found
		found.ID, found.Claim.ID, found.Vector = "", "h1", nil
		_, err1 := tx.AddJudgement(t.Context(), store.Judgement{At: at, Who: "ann", Action: "accept", Target: ids[0] + "/c1", Payload: []byte(`{"a":1}`), Why: "seen"})
		_, err2 := tx.AddJudgement(t.Context(), store.Judgement{At: at, Who: "ann", Action: "undo", Undoes: 1})
		for _, err := range []error{
			err1, err2, tx.PutDevelopment(t.Context(), generate.Development("d1", claims)), tx.SetReview(t.Context(), ids[2]+"/c3", store.Corrected),
			tx.PutIndex(t.Context(), ids[0], store.Index{Keys: []uint64{1, 2, 3}, Sketch: []byte("sketch")}), tx.PutValue(t.Context(), "clustering", []byte("1")),
			tx.PutPair(t.Context(), store.Pair{A: min(ids[0], ids[1]), B: max(ids[0], ids[1]), Relation: "near", Score: 0.5, From: ids[0], Body: []byte(`{}`)}),
			tx.AddClaim(t.Context(), ids[1], store.Version{Coder: "ann"}, found), tx.SetReview(t.Context(), ids[1]+"/h1", store.Accepted),
			tx.PutSource(t.Context(), store.Source{Name: "Test Agency", Grade: "B", Kind: "agency", Aliases: []string{"TA"}}),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_ = os.Remove(path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// Small pages make a small file; a store of any size of page is as good.
	execute(t, whole, `PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM INTO '`+path+`'`)
}

// content is everything that a store holds, in words.
func content(t *testing.T, s store.Store) string {
	t.Helper()
	var b strings.Builder
	ctx := t.Context()
	reports, err := s.Reports(ctx, store.ReportFilter{OldestFirst: true}, store.Page{})
	check(t, err)
	for _, info := range reports.Items {
		r, err := s.Report(ctx, info.SHA256)
		check(t, err)
		fmt.Fprintf(&b, "report %s %q source %q published %s claims %d by %v blocks %d acquired %v\n%s\n", r.SHA256[:12], r.Name, r.Source, r.Published, r.Claims, r.By, len(r.Blocks), r.Acquisitions, r.Text.String())
		claims, err := s.ClaimsOf(ctx, r.SHA256)
		check(t, err)
		for _, c := range claims {
			writeClaim(&b, c)
		}
		x, err := s.Index(ctx, r.SHA256)
		check(t, err)
		pairs, err := s.Pairs(ctx, []string{r.SHA256})
		check(t, err)
		fmt.Fprintf(&b, "index %v %q, %d pairs\n", x.Keys, x.Sketch, len(pairs))
	}
	developments, err := s.Developments(ctx, store.DevelopmentFilter{}, store.Page{})
	check(t, err)
	for _, sum := range developments.Items {
		d, err := s.Development(ctx, sum.ID)
		check(t, err)
		fmt.Fprintf(&b, "development %s %q %s %s %v to %v actors %v places %v toll %q %d\n", sum.ID, sum.What, sum.Event, sum.State, sum.Days.First, sum.Days.Last, sum.Actors, sum.Places, sum.Toll, sum.Credibility)
		for i, m := range d.Members {
			fmt.Fprintf(&b, "member %s with %q %v %q, origin %q\n", m.Claim, m.With, m.Score, m.Why, d.Origins[i].Who)
		}
	}
	log, err := s.Judgements(ctx, store.JudgementFilter{}, store.Page{})
	check(t, err)
	sources, err := s.Sources(ctx, store.Page{})
	check(t, err)
	value, err := s.Value(ctx, "clustering")
	check(t, err)
	actors, err := s.Actors(ctx, store.NameFilter{}, store.Page{})
	check(t, err)
	for _, j := range log.Items {
		fmt.Fprintf(&b, "judgement %d %v %s %s %q %s %q undoes %d undone %d\n", j.Number, j.At, j.Who, j.Action, j.Target, j.Payload, j.Why, j.Undoes, j.Undone)
	}
	for _, x := range sources.Items {
		fmt.Fprintf(&b, "source %q %s %s %v %d %v\n", x.Name, x.Grade, x.Kind, x.Aliases, x.Reports, x.Put)
	}
	fmt.Fprintf(&b, "value %s\n", value)
	for _, x := range actors.Items {
		fmt.Fprintf(&b, "actor %s %q %s %d %v\n", x.Key, x.Name, x.Kind, x.Claims, x.Names)
	}
	hits, err := s.Search(ctx, store.ClaimFilter{Text: "attacked", Kinds: []reportedly.Kind{reportedly.KindEvent}}, store.ByDay, store.Page{})
	check(t, err)
	for _, h := range hits.Items {
		fmt.Fprintf(&b, "found %.12s/%s\n", h.Report.ID, h.Claim.Claim.ID)
	}
	return b.String()
}

func writeClaim(b *strings.Builder, c store.Claim) {
	k := c.Claim
	fmt.Fprintf(b, "claim %s %s %s %v %s %s %q %v by %v, %d keys, %d numbers, review %q development %q\n", k.ID, k.Kind, k.Event, k.Modes, k.Basis, k.Polarity, k.Evidence[0].Quote, k.Evidence[0].Span,
		c.By, len(c.Keys), len(c.Vector), c.Review, c.Development)
	for _, p := range append(k.Actors, k.Recipients...) {
		fmt.Fprintf(b, "participant %v %q %q %s\n", p.Span, p.Name, p.ID, p.Kind)
	}
	for _, p := range k.Places {
		fmt.Fprintf(b, "place %v %q %s %v %s %q %q %v %v\n", p.Span, p.Text, p.Relation, p.Geometry, p.Precision, p.Names[0].ID, p.Names[0].Official, p.Names[0].Lat, p.Names[0].Lon)
	}
	fmt.Fprintf(b, "time %q %s, days %s to %s\n", k.Time.Text, k.Time.EDTF, c.Days.First.Format(time.DateOnly), c.Days.Last.Format(time.DateOnly))
	for _, n := range k.Numbers {
		fmt.Fprintf(b, "number %s %v %d to %d\n", n.Field, n.Span, n.Min, n.Max)
	}
	for _, r := range k.Why {
		fmt.Fprintf(b, "why %s %q %v %q\n", r.Field, r.Value, r.Words, r.Rule)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
