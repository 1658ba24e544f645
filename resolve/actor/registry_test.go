package actor_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/reportedly/reportedly/data"
	"github.com/reportedly/reportedly/lexicon"
	"github.com/reportedly/reportedly/resolve/actor"
)

var words = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(data.Lexicon) })

var tables = sync.OnceValues(func() (*actor.Registry, error) {
	lex, err := words()
	if err != nil {
		return nil, err
	}
	return actor.Load(os.DirFS("../../data/actors"), lex)
})

func registry(t testing.TB) *actor.Registry {
	t.Helper()
	r, err := tables()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestNamed(t *testing.T) {
	r := registry(t)
	for _, x := range []struct{ name, want string }{
		{"Russian Foreign Ministry", "RUS:foreign-ministry"},
		{"the Foreign Ministry of Chad", "TCD:foreign-ministry"},
		{"Egypt’s army", "EGY:army"},
		{"Moscow", "RUS:government"},
		{"Democratic Republic of the Congo", "COD:government"},
		{"Bank of Israel", "ISR:central-bank"},
		{"Israeli bank", ""},
		{"Ministry of Magic of Chad", ""},
	} {
		var got []string
		for _, h := range r.Named(x.name) {
			got = append(got, h.Actor.ID)
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("Named(%q) = %q, want %q", x.name, s, x.want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	lex, err := words()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := actor.Load(os.DirFS("../../data/actors"), lex); err != nil {
			b.Fatal(err)
		}
	}
}
