package access_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

// cheap is what a hash costs in tests.
var cheap = access.Cost{Memory: 64, Passes: 1, Threads: 1}

// clock is a clock that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

const good = "four words apart here"

var (
	boss = access.By{Name: "root", Via: "command"}
	home = access.From{Address: "192.0.2.7", Agent: "Firefox/120 Linux"}
)

// open opens accounts in a new file: ann is an admin, rd a reader.
func open(t testing.TB) (*access.Accounts, *clock) {
	t.Helper()
	c := &clock{at: time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)}
	a, err := access.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), access.Options{Now: c.now, Cost: cheap})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	for name, role := range map[string]web.Role{"ann": web.Admin, "rd": web.Reader} {
		if _, err := a.Add(t.Context(), boss, name, role, good); err != nil {
			t.Fatal(err)
		}
	}
	return a, c
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

func signIn(t testing.TB, a *access.Accounts, name string) (*access.Session, string) {
	t.Helper()
	s, secret, err := a.SignIn(t.Context(), name, good, home, false, "")
	check(t, err)
	return s, secret
}

func TestName(t *testing.T) {
	for typed, want := range map[string]string{
		"Ann": "ann", " ann ": "ann", "José.M": "josé.m", "ليلى": "ليلى", "a@b.example": "a@b.example", "7up": "7up", "Ａnn": "ann",
		"": "", "-x": "", ".x": "", "a b": "", "a/b": "", "<b>": "", "a\x00": "", "a\u202eb": "", strings.Repeat("x", 65): "",
	} {
		got, err := access.Name(typed)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("Name(%q) = %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestPasswords(t *testing.T) {
	a, _ := open(t)
	for password, ok := range map[string]bool{
		"short": false, strings.Repeat("a", 20): false, "abababababab": false, "password1234": false, "Passwort2024!!": false, "rd2rd3rd4rd5": false,
		"012345678901": false, "correct-horse-battery-staple": false, strings.Repeat("long ", 300): false, "tab\tin between it": false,
		"zebra lamp onion tide": true, "ein Türschloß am Fluß": true, "ключ под ковриком": true, access.GeneratePassword(): true,
	} {
		err := a.SetPassword(t.Context(), boss, "rd", password, "")
		if (err == nil) != ok {
			t.Errorf("%q: %v", password, err)
		}
		if err != nil {
			is(t, password, err, reportedly.ErrInvalid)
			continue
		}
		if _, _, err := a.SignIn(t.Context(), "rd", password, home, false, ""); err != nil {
			t.Errorf("%q can't sign in: %v", password, err)
		}
	}
}

func TestAccounts(t *testing.T) {
	a, _ := open(t)
	ctx := t.Context()
	_, err := a.Add(ctx, boss, "RD", web.Reader, good)
	is(t, "the same name", err, reportedly.ErrInvalid)
	_, err = a.Add(ctx, boss, "x", "king", good)
	is(t, "no role", err, reportedly.ErrInvalid)
	is(t, "the last administrator's role", a.SetRole(ctx, boss, "ann", web.Reader), reportedly.ErrInvalid)
	is(t, "closing the last administrator", a.CloseAccount(ctx, boss, "ann"), reportedly.ErrInvalid)
	is(t, "nobody's role", a.SetRole(ctx, boss, "zz", web.Reader), reportedly.ErrNotFound)
	_, secret := signIn(t, a, "rd")
	token, _, err := a.MakeToken(ctx, boss, "rd", access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read}, Days: 1})
	check(t, err)
	check(t, a.SetRole(ctx, boss, "rd", web.Editor))
	s, err := a.Session(ctx, secret)
	check(t, err)
	if s.Role != web.Editor {
		t.Errorf("the session has the role %s still", s.Role)
	}
	check(t, a.CloseAccount(ctx, boss, "rd"))
	_, err = a.Session(ctx, secret)
	is(t, "a closed account's session", err, access.ErrNoAccess)
	_, err = a.Token(ctx, token, home)
	is(t, "a closed account's token", err, access.ErrNoAccess)
	_, _, err = a.SignIn(ctx, "rd", good, home, false, "")
	is(t, "a closed account's sign-in", err, access.ErrWrong)
	_, err = a.Add(ctx, boss, "rd", web.Admin, good)
	is(t, "a closed account's name", err, reportedly.ErrInvalid)
	is(t, "a closed account's password", a.SetPassword(ctx, boss, "rd", good, ""), reportedly.ErrInvalid)
	check(t, a.Reopen(ctx, boss, "rd", good))
	_, err = a.Token(ctx, token, home)
	is(t, "a token after reopening", err, access.ErrNoAccess)
	if s, _ := signIn(t, a, "rd"); s.Role != web.Editor || !s.Given {
		t.Errorf("reopened as %+v", s)
	}
	list, err := a.List(ctx)
	check(t, err)
	if len(list) != 2 || list[0].Name != "ann" || list[0].Given != true {
		t.Errorf("list %+v", list)
	}
}

// Whether there is such an account, whether it is closed, and whether it was the name or
// the password: the answer and the work are the same.
// At the full cost, an unknown name takes as long as a known one.
// Signing in makes a new secret, and ends the session whose secret the browser sent: who
// planted one there gains nothing.
// Nothing in the file lets anybody in.
func TestAtRest(t *testing.T) {
	a, _ := open(t)
	_, secret := signIn(t, a, "ann")
	token, _, err := a.MakeToken(t.Context(), boss, "ann", access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read}, Days: 1})
	check(t, err)
	_, part, _ := access.ParseToken(token)
	check(t, a.Close())
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(a.Path() + suffix)
		if err != nil {
			continue
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %s", suffix, info.Mode())
		}
		b, err := os.ReadFile(a.Path() + suffix)
		check(t, err)
		for what, words := range map[string]string{"session": secret, "token": part, "password": good} {
			if bytes.Contains(b, []byte(words)) {
				t.Errorf("the file holds the %s", what)
			}
		}
		if suffix == "" && !bytes.Contains(b, []byte("$argon2id$v=19$m=64,t=1,p=1$")) {
			t.Error("no argon2id")
		}
	}
}

// A password that was hashed at another cost is hashed anew when it is known.
func TestRenew(t *testing.T) {
	a, c := open(t)
	check(t, a.Close())
	b, err := access.Open(t.Context(), a.Path(), access.Options{Now: c.now, Cost: access.Cost{Memory: 128, Passes: 2, Threads: 1}})
	check(t, err)
	defer b.Close()
	for range 2 {
		signIn(t, b, "ann")
	}
	var hash string
	check(t, b.Database().QueryRow(`SELECT password FROM account WHERE name = 'ann'`).Scan(&hash))
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=128,t=2,p=1$") {
		t.Error(hash)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	_, err := access.Open(t.Context(), filepath.Join(dir, "none.db"), access.Options{MustExist: true})
	is(t, "no file", err, reportedly.ErrNotFound)
	other := filepath.Join(dir, "other.db")
	check(t, os.WriteFile(other, []byte("this is no database, by any means, and stays as it is"), 0o644))
	if _, err := access.Open(t.Context(), other, access.Options{}); err == nil {
		t.Error("another file was opened")
	}
	if _, err := access.Open(t.Context(), dir, access.Options{}); err == nil {
		t.Error("a folder was opened")
	}
	// Two programs make it at the same time, and add accounts.
	path := filepath.Join(dir, "a.db")
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			a, err := access.Open(t.Context(), path, access.Options{Cost: cheap})
			if err != nil {
				t.Error(err)
				return
			}
			defer a.Close()
			if _, err := a.Add(t.Context(), boss, "p"+string(rune('0'+i)), web.Admin, good); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	a, err := access.Open(t.Context(), path, access.Options{Cost: cheap})
	check(t, err)
	defer a.Close()
	if n, err := a.Admins(t.Context()); n != 4 || err != nil {
		t.Errorf("%d admins, %v", n, err)
	}
	if n, _, err := a.CheckLog(t.Context()); n != 4 || err != nil {
		t.Errorf("the log has %d entries: %v", n, err)
	}
	if a.Loose() {
		t.Error("others can read the file")
	}
}
