package memory_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// everything is what a memory came to: all developments with their claims.
func everything(t *testing.T, m *memory.Memory) map[string]*reportedly.Development {
	t.Helper()
	list, err := m.Developments(t.Context(), memory.DevelopmentsRequest{Page: store.Page{Limit: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*reportedly.Development{}
	for _, row := range list.Items {
		if out[row.ID], err = m.Store().Development(t.Context(), row.ID); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// Many reports at once come to what they come to one by one; those that can't be kept
// cost no other, and leave nothing.
func TestAddAll(t *testing.T) {
	one, many := open(t), open(t)
	broken := memory.Reading{Claims: []reportedly.Claim{{ID: "no ID"}}}
	var reqs []memory.AddRequest
	bad := map[int]bool{}
	for n := range 40 {
		req := memory.AddRequest{Report: told(n), How: "file"}
		if n%9 == 3 {
			req.Reading, bad[n] = &broken, true
		} else if _, err := one.Add(t.Context(), req); err != nil {
			t.Fatal(err)
		}
		reqs = append(reqs, req)
	}
	before, err := many.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kept, err := many.AddAll(t.Context(), append(reqs, reqs[0]))
	if err != nil {
		t.Fatal(err)
	}
	for i, k := range kept {
		switch {
		case bad[i] && (!errors.Is(k.Err, reportedly.ErrInvalid) || k.Added != nil):
			t.Errorf("report %d, which can't be kept: %+v", i, k)
		case !bad[i] && (k.Err != nil || k.Already != (i == len(reqs))):
			t.Errorf("report %d: %+v", i, k)
		}
	}
	if diff := cmp.Diff(everything(t, one.Memory), everything(t, many.Memory)); diff != "" {
		t.Errorf("one by one (-), at once (+):\n%s", diff)
	}
	for i, r := range reqs {
		if known, err := many.Has(t.Context(), r.Report.SHA256); err != nil || known == bad[i] {
			t.Errorf("report %d is there: %t, %v", i, known, err)
		}
	}
	if problems, err := many.Check(t.Context(), nil); err != nil || len(problems) > 0 {
		t.Errorf("%v, %v", problems, err)
	}
	var a, b int
	after, err := many.store.Revision(t.Context())
	_, _ = fmt.Sscan(before, &a)
	_, _ = fmt.Sscan(after, &b)
	if err != nil || b != a+1 {
		t.Errorf("the store changed from %s to %s: more than one transaction, %v", before, after, err)
	}
}

// What is added one after another is told of in order, once it is safe.
func TestAdder(t *testing.T) {
	f := open(t)
	other := f.beside(sqlite.Options{ReadOnly: true})
	a := f.Adder(t.Context())
	var order []int
	for n := range 100 {
		req := memory.AddRequest{Report: told(n), How: "file"}
		if n == 50 {
			req.Report.SHA256 = "another's"
		}
		err := a.Add(req, func(k memory.Kept) {
			order = append(order, n)
			if (n == 50) != (k.Err != nil) || k.All {
				t.Errorf("report %d: %+v", n, k)
			}
			if known, err := other.Has(t.Context(), req.Report.SHA256); err != nil || known == (n == 50) {
				t.Errorf("report %d is there for others: %t, %v", n, known, err)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	a.Close()
	for i, n := range order {
		if i != n {
			t.Fatalf("order %v", order)
		}
	}
	if len(order) != 100 {
		t.Errorf("%d were told of", len(order))
	}
}

// What is kept in mind between reports changes nothing: a memory that begins anew for each
// comes to the same.
func TestNothingInMind(t *testing.T) {
	one, anew := open(t), open(t)
	maker := generate.New(3)
	maker.Claims = 4
	for n := range 60 {
		r, claims := maker.Report(n)
		var reading memory.Reading
		for i, c := range claims {
			if i%2 == 0 { // of one day and place
				c.Claim.Time = &reportedly.When{Text: "on Monday", EDTF: "2020-03-09", Relation: reportedly.OnTime}
				c.Claim.Places = []reportedly.Place{{Text: "Sirte", Relation: reportedly.In, Names: []reportedly.PlaceName{{Name: "Sirte", ID: "test:sirte", Resolved: true, Lat: 31.2, Lon: 16.59}}}}
			}
			reading.Claims, reading.Vectors = append(reading.Claims, c.Claim), append(reading.Vectors, c.Vector)
		}
		anew.as("1")
		for _, f := range []*fixture{one, anew} {
			if _, err := f.Add(t.Context(), memory.AddRequest{Report: &r.Report, Source: r.Source, How: "file", Reading: &reading}); err != nil {
				t.Fatal(err)
			}
		}
	}
	told := everything(t, one.Memory)
	if diff := cmp.Diff(told, everything(t, anew.Memory)); diff != "" {
		t.Errorf("in mind (-), anew (+):\n%s", diff)
	}
	several := 0
	for _, d := range told {
		if len(d.Reports) > 1 {
			several++
		}
	}
	if several == 0 {
		t.Error("no development is told by several reports: the test shows nothing")
	}
}
