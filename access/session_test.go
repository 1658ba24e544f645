package access_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

func TestSignInTellsNothing(t *testing.T) {
	a, c := open(t)
	ctx := t.Context()
	_, err := a.Add(ctx, boss, "gone", web.Reader, good)
	check(t, err)
	check(t, a.CloseAccount(ctx, boss, "gone"))
	for name, password := range map[string]string{"rd": "not this one either", "nobody": good, "gone": good, "<bad name>": good, "": "", "Rd": strings.Repeat("x", 5000)} {
		before := a.Checks()
		_, _, err := a.SignIn(ctx, name, password, home, false, "")
		if err != access.ErrWrong {
			t.Errorf("%q: %v", name, err)
		}
		if n := a.Checks() - before; n != 1 {
			t.Errorf("%q: %d hashes were computed", name, n)
		}
		c.pass(time.Hour)
	}
}

func TestTiming(t *testing.T) {
	if testing.Short() {
		t.Skip("computes costly hashes")
	}
	c := &clock{at: time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)}
	a, err := access.Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), access.Options{Now: c.now, Cost: access.Cost{Memory: 16 << 10, Passes: 2, Threads: 1}})
	check(t, err)
	defer a.Close()
	_, err = a.Add(t.Context(), boss, "rd", web.Reader, good)
	check(t, err)
	took := map[string][]time.Duration{}
	for range 15 {
		for _, name := range []string{"rd", "nobody"} {
			c.pass(time.Hour)
			began := time.Now()
			_, _, err := a.SignIn(t.Context(), name, "not this one either", home, false, "")
			took[name] = append(took[name], time.Since(began))
			is(t, name, err, access.ErrWrong)
		}
	}
	// The fastest of many: on a busy machine the others tell nothing.
	known, unknown := slices.Min(took["rd"]), slices.Min(took["nobody"])
	if ratio := float64(known) / float64(unknown); ratio < 0.5 || ratio > 2 {
		t.Errorf("a known name takes %s, an unknown one %s", known, unknown)
	}
}

func TestSessions(t *testing.T) {
	a, c := open(t)
	ctx := t.Context()
	s, secret := signIn(t, a, "Ann")
	if s.Name != "ann" || s.Role != web.Admin || !s.Given {
		t.Errorf("session %+v", s)
	}
	for range 13 { // used again and again, it lasts beyond the idle time
		c.pass(11 * time.Hour)
		if _, err := a.Session(ctx, secret); err != nil {
			t.Fatal(err)
		}
	}
	c.pass(26 * time.Hour) // but not beyond seven days
	_, err := a.Session(ctx, secret)
	is(t, "after seven days", err, access.ErrNoAccess)
	_, secret = signIn(t, a, "ann")
	c.pass(12*time.Hour + time.Second)
	_, err = a.Session(ctx, secret)
	is(t, "left alone for twelve hours", err, access.ErrNoAccess)
	_, kept, err := a.SignIn(ctx, "ann", good, home, true, "")
	check(t, err)
	c.pass(13 * 24 * time.Hour)
	_, err = a.Session(ctx, kept)
	check(t, err)
	for _, x := range []string{"", "x", strings.Repeat("A", 26), kept + "A", strings.ToLower(kept)} {
		_, err := a.Session(ctx, x)
		is(t, x, err, access.ErrNoAccess)
	}

	s, secret = signIn(t, a, "ann")
	other, _ := signIn(t, a, "ann")
	check(t, a.SignOut(ctx, boss, "rd", s.ID)) // another's session is out of reach
	_, err = a.Session(ctx, secret)
	check(t, err)
	check(t, a.SignOut(ctx, boss, "ann", s.ID))
	_, err = a.Session(ctx, secret)
	is(t, "signed out", err, access.ErrNoAccess)
	list, err := a.Sessions(ctx, "ann")
	check(t, err)
	if len(list) != 2 || !slices.ContainsFunc(list, func(x access.Session) bool { return x.ID == other.ID }) {
		t.Errorf("%d sessions", len(list))
	}
	check(t, a.SignOut(ctx, boss, "ann", ""))
	if list, _ = a.Sessions(ctx, "ann"); len(list) != 0 {
		t.Errorf("%d sessions after signing out everywhere", len(list))
	}
	for range 25 {
		signIn(t, a, "ann")
	}
	if list, _ = a.Sessions(ctx, "ann"); len(list) != 20 {
		t.Errorf("%d sessions at once", len(list))
	}
}

func TestFixation(t *testing.T) {
	a, _ := open(t)
	_, planted := signIn(t, a, "rd")
	s, secret, err := a.SignIn(t.Context(), "ann", good, home, false, planted)
	check(t, err)
	if secret == planted || s.Name != "ann" {
		t.Error("the secret stays")
	}
	_, err = a.Session(t.Context(), planted)
	is(t, "the planted one", err, access.ErrNoAccess)
	made := strings.Repeat("B", 26)
	_, secret, err = a.SignIn(t.Context(), "ann", good, home, false, made)
	check(t, err)
	_, err = a.Session(t.Context(), made)
	is(t, "a made-up one", err, access.ErrNoAccess)
	if secret == made {
		t.Error("a secret of the browser's choice")
	}
}

func TestChangePassword(t *testing.T) {
	a, _ := open(t)
	ctx := t.Context()
	s, secret := signIn(t, a, "rd")
	_, elsewhere := signIn(t, a, "rd")
	is(t, "a wrong one", a.ChangePassword(ctx, s, home, "not this one either", "zebra lamp onion tide"), reportedly.ErrInvalid)
	check(t, a.ChangePassword(ctx, s, home, good, "zebra lamp onion tide"))
	now, err := a.Session(ctx, secret)
	check(t, err)
	if now.Given {
		t.Error("the password is somebody else's still")
	}
	_, err = a.Session(ctx, elsewhere)
	is(t, "the session elsewhere", err, access.ErrNoAccess)
	_, _, err = a.SignIn(ctx, "rd", good, home, false, "")
	is(t, "the old password", err, access.ErrWrong)
	for range 9 {
		_ = a.ChangePassword(ctx, s, home, "not this one either", good)
	}
	if slow := (*access.SlowError)(nil); !errors.As(a.ChangePassword(ctx, s, home, good, good), &slow) {
		t.Error("guessing the present password isn't held back")
	}
}

func TestTries(t *testing.T) {
	a, c := open(t)
	ctx := t.Context()
	signIn(t, a, "ann")
	try := func(name, password, address string) error {
		_, _, err := a.SignIn(ctx, name, password, access.From{Address: address}, false, "")
		return err
	}
	slow := (*access.SlowError)(nil)
	for i := range 10 {
		is(t, "guess", try("ann", "not this one either", "203.0.113."+string(rune('0'+i))), access.ErrWrong)
	}
	before := a.Checks()
	if err := try("ann", good, "203.0.113.77"); !errors.As(err, &slow) || slow.After > time.Minute {
		t.Errorf("after ten guesses from all over: %v", err)
	}
	if a.Checks() != before {
		t.Error("a hash is computed for who is held back")
	}
	check(t, try("ann", good, home.Address)) // from where ann was before, ann still comes in
	check(t, try("rd", good, "203.0.113.77"))
	c.pass(time.Minute)
	check(t, try("ann", good, "203.0.113.77"))

	for range 20 { // one address, many names
		is(t, "spray", try(access.GeneratePassword()[:5], good, "198.51.100.1"), access.ErrWrong)
	}
	if err := try("rd", good, "198.51.100.1"); !errors.As(err, &slow) {
		t.Errorf("after twenty names: %v", err)
	}
	for i := range 20 { // one IPv6 customer has 2^64 addresses
		is(t, "spray", try(access.GeneratePassword()[:5], good, "2001:db8::"+string(rune('a'+i%6))+string(rune('0'+i%10))), access.ErrWrong)
	}
	if err := try("rd", good, "2001:db8::ffff"); !errors.As(err, &slow) {
		t.Errorf("from the same network: %v", err)
	}
	for range 30 { // what succeeds doesn't count
		check(t, try("rd", good, "198.51.100.9"))
	}
}
