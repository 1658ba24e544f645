package layout_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ingest/layout"
	"github.com/reportedly/reportedly/ling"
)

// TestHeads is a table of what the first lines of a text are taken for.
func TestHeads(t *testing.T) {
	for _, c := range []struct {
		what, in string
		want     []ling.BlockKind
	}{
		{"a list of headlines is all list", "Dockers walk out in Amal\nFerry owners call for calm\nBread prices frozen until May", []ling.BlockKind{ling.ListItem, ling.ListItem, ling.ListItem}},
		{"a title and prose", "Dockers walk out in Amal\n\nThe dockers of Port Amal have walked out.", []ling.BlockKind{ling.Title, ling.Body}},
		{"to whom a letter is", "Colleagues,\n\nTwo of our drivers were stopped near Amal on Monday.", []ling.BlockKind{ling.Navigation, ling.Body}},
	} {
		var got []ling.BlockKind
		for _, b := range layout.Classify(c.in, layout.Split(c.in)) {
			got = append(got, b.Kind)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, d)
		}
	}
}
