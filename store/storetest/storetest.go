// Package storetest says what every store must do: [Run] is the suite that both
// pass.
//
// In: a function that opens an empty store. Out: failures of the test. It tests
// the contract alone, not how fast a store is nor what it does to its files or its
// server. It assumes that stores opened one after another are independent.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// Run runs the suite. open gives a new, empty store each time, and closes it when
// the test ends.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, c := range []struct {
		name string
		run  func(t *testing.T, s store.Store)
	}{
		{"Reports", testReports},
		{"ReportFilters", testReportFilters},
		{"ReportLists", testReportLists},
		{"InvalidReports", testInvalidReports},
		{"SetReport", testSetReport},
		{"Claims", testClaims},
		{"InvalidClaims", testInvalidClaims},
		{"Reread", testReread},
		{"PutClaim", testPutClaim},
		{"AddClaim", testAddClaim},
		{"Search", testSearch},
		{"SearchWords", testSearchWords},
		{"SearchPlaces", testSearchPlaces},
		{"SearchDays", testSearchDays},
		{"SearchPages", testSearchPages},
		{"Count", testCount},
		{"Lights", testLights},
		{"Passing", testPassing},
		{"Revision", testRevision},
		{"Facets", testFacets},
		{"Passages", testPassages},
		{"Names", testNames},
		{"NameFilters", testNameFilters},
		{"Neighbours", testNeighbours},
		{"Sources", testSources},
		{"Developments", testDevelopments},
		{"DevelopmentFilters", testDevelopmentFilters},
		{"CountDevelopments", testCountDevelopments},
		{"Record", testRecord},
		{"Judgements", testJudgements},
		{"LatestJudgements", testLatestJudgements},
		{"Duplicates", testDuplicates},
		{"ManyKeys", testManyKeys},
		{"ManyPrints", testManyPrints},
		{"Values", testValues},
		{"Forget", testForget},
		{"ForgetAll", testForgetAll},
		{"Atomic", testAtomic},
		{"Parts", testParts},
		{"ReadsOwn", testReadsOwn},
		{"View", testView},
		{"Readers", testReaders},
		{"Copy", func(t *testing.T, s store.Store) { testCopy(t, s, open(t)) }},
		{"Stats", testStats},
	} {
		t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
	}
}

var by = store.Version{Coder: "reportedly 0.3.0", Model: "small 0.2.0"}

// at is a fixed time, n minutes on.
func at(n int) time.Time {
	return time.Date(2025, 3, 12, 9, 10, 0, 123456000, time.UTC).Add(time.Duration(n) * time.Minute)
}

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// report is a report of some paragraphs.
func report(name, source string, paragraphs ...string) *store.Report {
	var whole string
	var blocks []ling.Block
	for _, p := range paragraphs {
		if whole != "" {
			whole += "\n\n"
		}
		blocks = append(blocks, ling.Block{Kind: ling.Body, Span: text.Span{Start: len(whole), End: len(whole) + len(p)}})
		whole += p
	}
	sum := sha256.Sum256([]byte(whole))
	return &store.Report{
		Report: reportedly.Report{
			Name: name, Original: []byte(whole), SHA256: hex.EncodeToString(sum[:]), Media: "text/plain", Encoding: "utf-8", Acquired: at(0),
			Text: text.New(whole), Blocks: blocks, Title: "About " + name, Publisher: source, Author: "A. Writer", Published: "2025-03-11",
			PublishedFrom: "the first line", Language: "en", URL: "https://example.org/" + name,
		},
		Source:       source,
		Acquisitions: []store.Acquisition{{At: at(0), From: name, How: "file", By: "tester", With: "reportedly 0.3.0"}},
	}
}

// edit changes a claim.
type edit func(*store.Claim)

// claim is a claim that a report's words tell.
func claim(r *store.Report, id, words string, edits ...edit) store.Claim {
	c := store.Claim{Told: reportedly.Told{Claim: reportedly.Claim{
		ID: id, Document: r.Name, Kind: reportedly.KindEvent, Event: reportedly.Assault, Basis: reportedly.Asserted, Polarity: reportedly.Affirmed,
		Reality: reportedly.Actual, Score: 0.75, Evidence: []reportedly.Evidence{evidence(r, words)},
	}}}
	for _, e := range edits {
		e(&c)
	}
	return c
}

func evidence(r *store.Report, words string) reportedly.Evidence {
	s := r.Text.String()
	for i := 0; i+len(words) <= len(s); i++ {
		if s[i:i+len(words)] == words {
			return reportedly.Evidence{Span: text.Span{Start: i, End: i + len(words)}, Quote: words}
		}
	}
	panic("no such words: " + words)
}

func actor(name, id string) edit {
	return func(c *store.Claim) {
		c.Claim.Actors = append(c.Claim.Actors, reportedly.Participant{Text: name, Name: name, ID: id, Kind: reportedly.ArmedGroup, Country: "LBY"})
	}
}

func place(name, id string, lat, lon float64) edit {
	return func(c *store.Claim) {
		c.Claim.Places = append(c.Claim.Places, reportedly.Place{
			Text: name, Relation: reportedly.At, Geometry: orb.Point{lon, lat}, Precision: reportedly.Town,
			Names: []reportedly.PlaceName{{Name: name, ID: id, Official: name, Kind: "town", Country: "LBY", Resolved: true, Lat: lat, Lon: lon}},
		})
	}
}

func on(edtf string) edit {
	return func(c *store.Claim) {
		c.Claim.Time = &reportedly.When{Text: edtf, EDTF: edtf, Relation: reportedly.OnTime}
	}
}

func keys(k ...string) edit { return func(c *store.Claim) { c.Keys = k } }

func with(f func(*reportedly.Claim)) edit { return func(c *store.Claim) { f(&c.Claim) } }

// add stores a report with its claims.
func add(t testing.TB, s store.Store, r *store.Report, claims ...store.Claim) {
	t.Helper()
	update(t, s, func(tx store.Tx) error {
		if _, err := tx.AddReport(t.Context(), r); err != nil {
			return err
		}
		return tx.PutClaims(t.Context(), r.SHA256, by, claims)
	})
}

func update(t testing.TB, s store.Store, f func(store.Tx) error) {
	t.Helper()
	if err := s.Update(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// must is a value without its error.
func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantError(t testing.TB, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("error = %v, want one that is %q", err, kind)
	}
}

var compare = cmp.Options{cmp.Comparer(func(a, b *text.Text) bool {
	return a == nil && b == nil || a != nil && b != nil && a.String() == b.String()
}), cmpopts.EquateEmpty()}

func diff(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, compare); d != "" {
		t.Errorf("%s: (-want +got)\n%s", what, d)
	}
}

// sound checks the store.
func sound(t testing.TB, s store.Store) {
	t.Helper()
	for _, p := range must[[]store.Problem](t)(s.Check(context.Background(), nil)) {
		t.Errorf("check: %s (%s)", p.What, p.Remedy)
	}
}

// found are the IDs of the claims that a filter finds, short: the report's name and
// the claim's own ID.
func found(t testing.TB, s store.Reader, f store.ClaimFilter) []string {
	t.Helper()
	list, err := s.Search(t.Context(), f, store.ByAdded, store.Page{})
	if err != nil {
		t.Fatalf("search %+v: %v", f, err)
	}
	return short(list.Items)
}

func short(hits []store.Hit) []string {
	out := []string{}
	for _, h := range hits {
		out = append(out, h.Report.Name+"/"+h.Claim.Claim.ID)
	}
	return out
}
