package spelling_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly/internal/spelling"
)

func TestNear(t *testing.T) {
	words := []string{"read", "explain", "parse", "eval", "read"}
	for _, c := range []struct{ query, want string }{
		{"raed", "read"}, {"red", "read"}, {"Explian", "explain"}, {"exp", "explain"}, {"reading", "read"},
		{"", ""}, {"evaluate", "eval"}, {strings.Repeat("é", 1<<16), ""},
	} {
		if got := strings.Join(spelling.Near(c.query, words, 2), " "); got != c.want {
			t.Errorf("Near(%.20q) = %q, want %q", c.query, got, c.want)
		}
	}
	if got := spelling.Near("reat", []string{"real", "read", "ready"}, 2); !slices.Equal(got, []string{"real", "read"}) {
		t.Errorf("the most alike first: %q", got)
	}
}
