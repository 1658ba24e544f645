package memory_test

import (
	"testing"

	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// What a person parted is a neighbour with that decision; what has nothing in common
// is none.
func TestNeighbours(t *testing.T) {
	f := open(t)
	f.add("Star", "2021-03-10", first)
	b := f.add("Courier", "2021-03-11", second)
	f.add("Post", "2019-01-02", "Soldiers attacked farmers near Baidoa.")
	d := f.developments(2)[0]
	if l, err := f.Neighbours(t.Context(), d.ID, 0); err != nil || len(l) != 0 {
		t.Errorf("of one that stands alone: %+v, %v", l, err)
	}
	split := f.judge(memory.Decision{Act: judgement.Split, Development: d.ID, Claims: []string{b.Report.ID + "/c1"}, Why: "another attack"})
	l, err := f.Neighbours(t.Context(), d.ID, 0)
	if err != nil || len(l) != 1 {
		t.Fatalf("once it was parted: %+v, %v", l, err)
	}
	n := l[0]
	if n.Score < 0.05 || n.Parted == nil || n.Parted.Seq != split.Entry.Seq || n.Theirs != b.Report.ID+"/c1" || n.What == "" || n.Reports != 1 {
		t.Errorf("the neighbour: %+v", n)
	}
}
