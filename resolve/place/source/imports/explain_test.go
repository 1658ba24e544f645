package imports

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/reportedly/reportedly"
)

// A run whose remains another run put away says so; one whose input is missing
// keeps its error.
func TestExplainMeanwhile(t *testing.T) {
	dir := t.TempDir()
	missing := fmt.Errorf("read x: %w", fs.ErrNotExist)
	gone := set{work: filepath.Join(dir, "gone")}
	if err := gone.explain(missing); errors.Is(err, fs.ErrNotExist) || !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("got %v", err)
	}
	for _, s := range []set{{}, {work: dir}} {
		if err := s.explain(missing); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: got %v", s.work, err)
		}
	}
}
