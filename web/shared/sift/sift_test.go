package sift_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared/sift"
)

func parse(t *testing.T, s string) url.Values {
	t.Helper()
	q, err := url.ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestRead(t *testing.T) {
	s, err := sift.Read(parse(t, "q=mill+fire&event=ASSAULT&event=AID&event=&kind=event&basis=reported&state=contested&actor=name:gunmen&by=a&to=b&since=2016-12-01&until=2016-12-31&span=month"))
	if err != nil {
		t.Fatal(err)
	}
	want := store.ClaimFilter{Text: "mill fire", Kinds: []reportedly.Kind{reportedly.KindEvent}, Events: []reportedly.Event{reportedly.Assault, reportedly.Aid}, Bases: []reportedly.Basis{reportedly.Reported},
		States: []reportedly.State{reportedly.Contested}, Actors: []string{"name:gunmen"}, Doers: []string{"a"}, Recipients: []string{"b"},
		Since: time.Date(2016, 12, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2016, 12, 31, 0, 0, 0, 0, time.UTC)}
	if d := cmp.Diff(want, s.Filter); d != "" {
		t.Error(d)
	}
	if got := s.Path("/search", "q", "", "since", ""); strings.Contains(got, "span") || strings.Contains(got, "mill") || !strings.Contains(got, "event=ASSAULT&event=AID") {
		t.Error(got)
	}
	f := s.Form("/timeline", url.Values{"span": {"month"}}, true)
	if len(f.Chips) != 11 {
		t.Errorf("%d chips: %+v", len(f.Chips), f.Chips)
	}
	for _, c := range f.Chips {
		if !strings.Contains(c.Without, "span=month") || c.Value == "ASSAULT" && (strings.Contains(c.Without, "ASSAULT") || !strings.Contains(c.Without, "AID")) {
			t.Errorf("without %s: %s", c.Value, c.Without)
		}
	}
	if f.Clear != "/timeline?span=month" {
		t.Error(f.Clear)
	}
}

func TestRefused(t *testing.T) {
	for _, q := range []string{"event=MURDER", "basis=hearsay", "since=soon", "since=2017-01-01&until=2016-01-01", "q=" + strings.Repeat("a", 501), "actor=" + strings.Repeat("a", 301), "actor=" + strings.Join(strings.Split("abcdefghijklmnopqrstuvwxyz", ""), "&actor=")} {
		if _, err := sift.Read(parse(t, q)); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%.40s: %v", q, err)
		}
	}
}
