package name

import "testing"

// The short ways through Fold give what the long one does.
func FuzzFoldFast(f *testing.F) {
	for _, s := range []string{"Al-Qaeda", "the R.S.F.", "People's  Army (North)", "`x`", "", " -a", "القاعدة", "a\x00b", "\x7f", "Ω"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Fold(s), foldAny(cut(s)); got != want {
			t.Errorf("Fold(%q) = %q, want %q", s, got, want)
		}
	})
}
