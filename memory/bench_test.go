package memory_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store/sqlite"
)

// BenchmarkAdd adds reports of two claims each, the first of which another report tells
// too, about many places. Reading them costs nothing to speak of.
func BenchmarkAdd(b *testing.B) {
	s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "m.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	m := memory.New(memory.Options{Store: s, Reader: reader{"1"}, Who: "rd"})
	n := 0
	for b.Loop() {
		n++
		body := fmt.Sprintf("Band%d attacked Town%d near Place%d. Later Group%d attacked Village%d near Hill%d.", n, n/2, n/2, n, n, n)
		if _, err := m.Add(b.Context(), memory.AddRequest{Report: report(fmt.Sprint("Star", n%50), fmt.Sprintf("20%02d-%02d-10", 10+n%12, 1+n%12), body)}); err != nil {
			b.Fatal(err)
		}
	}
}
