package sqlite_test

import (
	"errors"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

// FuzzSearch: whatever is typed, a search finds or finds nothing.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"attacked", `"met envoys" -army`, "a*", `words : x OR NEAR("`, "北京 \xff\x00", "-", `""`, "’s", "ﷺ*"} {
		f.Add(s, "")
	}
	f.Add("army", "WyJhIl0")
	s, _ := open(f, sqlite.Options{})
	for i := range 3 {
		add(f, s, generate.New(1), i)
	}
	f.Fuzz(func(t *testing.T, words, cursor string) {
		page := store.Page{After: store.Cursor(cursor)}
		for _, o := range []store.Order{store.ByAdded, store.ByDay, store.ByRelevance} {
			_, err := s.Search(t.Context(), store.ClaimFilter{Text: words, Actors: []string{words}}, o, page)
			if err != nil && (cursor == "" || !errors.Is(err, reportedly.ErrInvalid)) {
				t.Errorf("search %q: %v", words, err)
			}
			if _, err := s.Search(t.Context(), store.ClaimFilter{Text: words}, o, store.Page{}); err != nil {
				t.Errorf("search %q: %v", words, err)
			}
		}
		if _, err := s.Passages(t.Context(), store.PassageFilter{Text: words}, store.Page{}); err != nil && !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("passages %q: %v", words, err)
		}
		if _, err := s.ReportID(t.Context(), words); err != nil && !errors.Is(err, reportedly.ErrNotFound) && !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("report %q: %v", words, err)
		}
	})
}
