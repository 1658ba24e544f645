package storetest

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// full is a claim with something in every field that there is, so that a field
// that a store doesn't keep is noticed.
func full() reportedly.Claim {
	n := 0
	var fill func(v reflect.Value)
	fill = func(v reflect.Value) {
		n++
		switch v.Kind() {
		case reflect.String:
			v.SetString(fmt.Sprintf("value %d", n))
		case reflect.Int:
			v.SetInt(int64(n))
		case reflect.Float64:
			v.SetFloat(float64(n) + 0.125)
		case reflect.Bool:
			v.SetBool(true)
		case reflect.Struct:
			for i := range v.NumField() {
				fill(v.Field(i))
			}
		case reflect.Pointer:
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem())
		case reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0))
			fill(v.Index(1))
		case reflect.Interface: // a geometry
			v.Set(reflect.ValueOf(orb.Point{10.1234567890123, -4}))
		default:
			panic("a claim holds a " + v.Kind().String())
		}
	}
	var c reportedly.Claim
	fill(reflect.ValueOf(&c).Elem())
	return c
}

// outline is a polygon of n corners, as a country's is.
func outline(n int) orb.Polygon {
	var ring orb.Ring
	for i := range n {
		a := 2 * math.Pi * float64(i) / float64(n)
		ring = append(ring, orb.Point{10 + 5*math.Cos(a), 30 + 5*math.Sin(a)})
	}
	return orb.Polygon{append(ring, ring[0])}
}

func testClaims(t *testing.T, s store.Store) {
	r := report("a", "X", "The brigade attacked Sirte.", "It withdrew.")
	f := full()
	f.ID, f.Document = "c1", "a"
	f.Evidence, f.Trigger = []reportedly.Evidence{evidence(r, "The brigade"), evidence(r, "attacked")}, evidence(r, "attacked")
	f.Places[1].Geometry = outline(60)
	claims := []store.Claim{
		{Told: reportedly.Told{Claim: f, Vector: []float32{0.5, -1, 0.25, 0}}, Keys: []string{"k 1", "k 2"}, Days: store.Days{First: date("2016-12-01"), Last: date("2016-12-31")}},
		claim(r, "other", "It withdrew.", on("2016-12-18")),
		claim(r, "c2", "attacked", on("2016-12/..")),
		claim(r, "c9", "attacked", with(func(c *reportedly.Claim) {
			c.Places = []reportedly.Place{{Text: "between", Geometry: orb.LineString{{1, 2}, {3, 4}}}, {Text: "country", Geometry: outline(60)}, {Text: "nowhere"},
				{Text: "town and road", Geometry: orb.Collection{orb.Point{1, 2}, orb.LineString{{1, 2}, {3, 4}}}}, {Text: "town and country", Geometry: orb.Collection{orb.Point{1, 2}, outline(60)}}}
		})),
	}
	add(t, s, r, claims...)
	stored := must[*store.Report](t)(s.Report(t.Context(), r.SHA256))
	if stored.Claims != 4 || stored.By != by {
		t.Errorf("report has %d claims by %v", stored.Claims, stored.By)
	}
	got := must[[]store.Claim](t)(s.ClaimsOf(t.Context(), r.SHA256))
	var want []store.Claim
	for _, c := range claims {
		c.ID, c.Report, c.By, c.Vector = reportedly.TellingID(r.SHA256, c.Claim.ID), stored.Publication(), by, store.Rounded(c.Vector)
		want = append(want, c)
	}
	want[1].Days = store.Days{First: date("2016-12-18"), Last: date("2016-12-18")}
	want[2].Days = store.Days{First: date("2016-12-01")}
	diff(t, "claims", got, want)

	id := func(local string) string { return r.SHA256 + "/" + local }
	some := must[[]store.Claim](t)(s.Claims(t.Context(), []string{id("c9"), id("c1"), id("c9"), id("other"), id("c2")}))
	diff(t, "some claims", some, []store.Claim{want[3], want[0], want[3], want[1], want[2]})
	if none := must[[]store.Claim](t)(s.Claims(t.Context(), nil)); len(none) != 0 {
		t.Errorf("no IDs give %d claims", len(none))
	}
	for _, bad := range []string{"", "c1", "00/c1", id("c3"), id(""), id("c1\x00"), id("c1") + "/"} {
		_, err := s.Claim(t.Context(), bad)
		wantError(t, err, reportedly.ErrNotFound)
	}
	update(t, s, func(tx store.Tx) error { return tx.SetReview(t.Context(), id("c2"), store.Accepted) })
	if c := must[*store.Claim](t)(s.Claim(t.Context(), id("c2"))); c.Review != store.Accepted {
		t.Errorf("review = %q", c.Review)
	}
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.SetReview(t.Context(), id("c7"), store.Accepted) }), reportedly.ErrNotFound)
}

func testInvalidClaims(t *testing.T, s store.Store) {
	r := report("a", "X", "The brigade attacked.")
	add(t, s, r, claim(r, "c1", "attacked"))
	put := func(claims ...store.Claim) error {
		return s.Update(t.Context(), func(tx store.Tx) error { return tx.PutClaims(t.Context(), r.SHA256, by, claims) })
	}
	for name, c := range map[string]store.Claim{
		"no ID":        claim(r, "", "attacked"),
		"slash":        claim(r, "a/b", "attacked"),
		"long ID":      claim(r, string(make([]byte, 65)), "attacked"),
		"another's ID": claim(r, "c1", "attacked", func(c *store.Claim) { c.ID = "x/c1" }),
		"no score":     claim(r, "c1", "attacked", with(func(c *reportedly.Claim) { c.Score = math.NaN() })),
		"no vector":    claim(r, "c1", "attacked", func(c *store.Claim) { c.Vector = []float32{float32(math.Inf(1))} }),
		"no place":     claim(r, "c1", "attacked", with(func(c *reportedly.Claim) { c.Places = []reportedly.Place{{Score: math.NaN()}} })),
	} {
		if err := put(c); err == nil {
			t.Errorf("%s: no error", name)
		} else {
			wantError(t, err, reportedly.ErrInvalid)
		}
	}
	wantError(t, put(claim(r, "c1", "attacked"), claim(r, "c1", "brigade")), reportedly.ErrInvalid)
	err := s.Update(t.Context(), func(tx store.Tx) error { return tx.PutClaims(t.Context(), "00", by, nil) })
	wantError(t, err, reportedly.ErrNotFound)
	if got := must[[]store.Claim](t)(s.ClaimsOf(t.Context(), r.SHA256)); len(got) != 1 {
		t.Errorf("%d claims are left, want 1", len(got))
	}
	odd := claim(r, "c1", "attacked", place("Far", "", 1000, 1), place("Nowhere", "", math.MaxFloat64, 1), actor("\xff\x00", "id\x00"), on("not a date"))
	if err := put(odd); err != nil {
		t.Errorf("odd values: %v", err)
	}
	sound(t, s)
}

func testReread(t *testing.T, s store.Store) {
	r := report("a", "X", "The brigade attacked Sirte.", "It withdrew to Jufra.")
	add(t, s, r, claim(r, "c1", "The brigade attacked Sirte.", actor("brigade", "x:1"), keys("k")), claim(r, "c2", "It withdrew", actor("It", "")), claim(r, "c3", "Jufra"))
	id := func(local string) string { return r.SHA256 + "/" + local }
	update(t, s, func(tx store.Tx) error {
		d := development("d1", id("c1"), id("c2"))
		return first(tx.SetReview(t.Context(), id("c1"), store.Rejected), tx.SetReview(t.Context(), id("c2"), store.Accepted), tx.PutDevelopment(t.Context(), d))
	})
	newer := store.Version{Coder: "reportedly 0.4.0", Model: "large"}
	update(t, s, func(tx store.Tx) error {
		err := tx.PutClaims(t.Context(), r.SHA256, newer, []store.Claim{claim(r, "c4", "withdrew"), claim(r, "c1", "brigade attacked", actor("brigade", "x:2"))})
		return first(err, tx.PutDevelopment(t.Context(), development("d1", id("c1"))))
	})
	got := must[[]store.Claim](t)(s.ClaimsOf(t.Context(), r.SHA256))
	if len(got) != 2 || got[0].Claim.ID != "c4" || got[1].Claim.ID != "c1" {
		t.Fatalf("claims = %v", got)
	}
	if c := got[1]; c.Review != store.Rejected || c.Development != "d1" || c.By != newer || c.Claim.Evidence[0].Quote != "brigade attacked" {
		t.Errorf("the claim that keeps its ID has review %q, development %q, %v", c.Review, c.Development, c.By)
	}
	if c := got[0]; c.Review != "" || c.Development != "" {
		t.Errorf("the new claim has review %q, development %q", c.Review, c.Development)
	}
	diff(t, "old words", found(t, s, store.ClaimFilter{Text: "jufra"}), []string{})
	diff(t, "old actor", found(t, s, store.ClaimFilter{Actors: []string{"x:1"}}), []string{})
	diff(t, "new actor", found(t, s, store.ClaimFilter{Actors: []string{"x:2"}}), []string{"a/c1"})
	if n := must[[]store.Claim](t)(s.Neighbours(t.Context(), store.Neighbourhood{Keys: []string{"k"}})); len(n) != 0 {
		t.Errorf("%d neighbours by an old key", len(n))
	}
	sound(t, s)
}

func testPutClaim(t *testing.T, s store.Store) {
	r := report("a", "X", "The brigade attacked Sirte.", "It withdrew.")
	add(t, s, r, claim(r, "c1", "The brigade"), claim(r, "c2", "attacked", actor("wrong", "")), claim(r, "c3", "withdrew"))
	c := must[*store.Claim](t)(s.Claim(t.Context(), r.SHA256+"/c2"))
	c.Claim.Actors[0].Name, c.Claim.Event = "right", reportedly.Coerce
	update(t, s, func(tx store.Tx) error {
		return first(tx.SetReview(t.Context(), c.ID, store.Corrected), tx.PutClaim(t.Context(), *c))
	})
	c.Review = store.Corrected
	diff(t, "corrected", must[*store.Claim](t)(s.Claim(t.Context(), c.ID)), c)
	diff(t, "found", found(t, s, store.ClaimFilter{Actors: []string{"right"}, Events: []reportedly.Event{reportedly.Coerce}}), []string{"a/c2"})
	sound(t, s)
	c.ID = r.SHA256 + "/c9"
	wantError(t, s.Update(t.Context(), func(tx store.Tx) error { return tx.PutClaim(t.Context(), *c) }), reportedly.ErrNotFound)
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
