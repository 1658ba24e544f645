package access_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/reportedly/reportedly/access"
)

// BenchmarkGate is what the gate adds to each request of who is signed in.
func BenchmarkGate(b *testing.B) {
	a, c := open(b)
	_, secret := signIn(b, a, "ann")
	g := access.NewGate(access.GateOptions{Accounts: a, Now: c.now, Rate: 1 << 30})
	h := g.Wrap(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for b.Loop() {
		h.ServeHTTP(httptest.NewRecorder(), request("GET", "/", "Cookie", "reportedly="+secret))
	}
}

// BenchmarkSignIn is what a sign-in costs as passwords are kept.
func BenchmarkSignIn(b *testing.B) {
	_, c := open(b)
	a, err := access.Open(b.Context(), b.TempDir()+"/a.db", access.Options{Now: c.now})
	check(b, err)
	defer a.Close()
	_, err = a.Add(b.Context(), boss, "ann", "admin", good)
	check(b, err)
	for b.Loop() {
		signIn(b, a, "ann")
	}
}
