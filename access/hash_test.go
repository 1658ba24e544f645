package access

import (
	"strings"
	"testing"
)

func FuzzDecode(f *testing.F) {
	h := newHasher(Cost{64, 1, 1})
	hash, err := h.hash(f.Context(), "four words apart here")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"", hash, strings.Replace(hash, "m=64", "m=4294967295", 1), strings.Replace(hash, "argon2id", "argon2i", 1), "$argon2id$v=19$m=64,t=1,p=1$$", hash + "$", strings.Replace(hash, "t=1", "t=01", 1)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cost, salt, sum, err := decode(s)
		if err != nil {
			return
		}
		if cost.Memory > 1<<20 || cost.Passes > 10 || cost.Threads == 0 || len(salt) < 8 || len(sum) < 16 {
			t.Errorf("%q is too costly or too weak: %+v", s, cost)
		}
		if encode(cost, salt, sum) != s {
			t.Errorf("%q is another hash's", s)
		}
	})
}

func TestDecodeRefuses(t *testing.T) {
	good := encode(Cost{64, 1, 1}, make([]byte, 16), make([]byte, 32))
	if _, _, _, err := decode(good); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "x", good[1:], strings.Replace(good, "v=19", "v=16", 1), strings.Replace(good, "m=64", "m=99999999", 1), strings.Replace(good, "t=1", "t=1000", 1), strings.Replace(good, "m=64", "m=1", 1)} {
		if _, _, _, err := decode(bad); err == nil {
			t.Errorf("%q is read", bad)
		}
	}
}

// Only so many hashes are computed at once; who can't wait is told so.
func TestBusy(t *testing.T) {
	h := newHasher(Cost{64, 1, 1})
	for range hashSlots {
		if _, err := h.slot(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	h.waiting.Store(hashQueue)
	if _, _, err := h.check(t.Context(), "", "x"); err != ErrBusy {
		t.Errorf("%v", err)
	}
}
