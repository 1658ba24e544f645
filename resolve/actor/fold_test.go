package actor

import (
	"testing"

	"github.com/reportedly/reportedly/resolve/name"
)

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Al-Qaeda", "the R.S.F.", "People's  Army (North)", "`x`", "", " -a", "القاعدة", "a\x00b", "\x7f", "Ω"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := fold(s), name.Fold(s); got != want {
			t.Errorf("fold(%q) = %q, want %q", s, got, want)
		}
	})
}
