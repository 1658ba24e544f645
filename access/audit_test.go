package access_test

import (
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

func TestLog(t *testing.T) {
	a, _ := open(t)
	ctx := t.Context()
	s, _ := signIn(t, a, "rd")
	_, _, _ = a.SignIn(ctx, "rd", "not this one either", home, false, "")
	_, _, _ = a.SignIn(ctx, "hunter2 typed in the wrong field", "x", home, false, "")
	check(t, a.SetRole(ctx, boss, "rd", web.Editor))
	check(t, a.SetRole(ctx, boss, "rd", web.Editor)) // no change, no entry
	_, tok, err := a.MakeToken(ctx, access.By{Name: "rd", Via: "page", Address: home.Address}, "rd", access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read}, Days: 1})
	check(t, err)
	check(t, a.Revoke(ctx, boss, "", tok.ID))
	check(t, a.SignOut(ctx, boss, "rd", s.ID))
	check(t, a.Record(ctx, access.By{Name: "rd", Via: "token " + tok.ID, Address: home.Address}, "forget", strings.Repeat("3f2a\xff", 200)))
	list, err := a.Log(ctx, access.LogRequest{})
	check(t, err)
	var got []string
	for _, e := range list[:len(list)-2] {
		about, _, _ := strings.Cut(e.About, "�")
		got = append(got, strings.Join([]string{e.Who, e.Act, about}, "|"))
	}
	want := []string{"rd|forget|3f2a", "root|sign out|rd", "root|revoke token|" + tok.ID + " of rd", "rd|make token|" + tok.ID + " for rd: x (read)", "root|change role|rd from reader to editor", "|failed sign-in|", "rd|failed sign-in|", "rd|sign in|"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the log:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if list, _ := a.Log(ctx, access.LogRequest{Who: "rd", Act: access.ActFailed}); len(list) != 1 || list[0].Address != home.Address {
		t.Errorf("filtered: %+v", list)
	}
	if list, _ := a.Log(ctx, access.LogRequest{Before: 3}); len(list) != 2 || list[0].Seq != 2 {
		t.Errorf("paged: %+v", list)
	}
}

func TestLogIsOnlyAddedTo(t *testing.T) {
	a, _ := open(t)
	ctx := t.Context()
	signIn(t, a, "rd")
	for _, q := range []string{`DELETE FROM audit`, `UPDATE audit SET who = 'x'`} {
		if _, err := a.Database().Exec(q); err == nil {
			t.Errorf("%s works", q)
		}
	}
	n, head, err := a.CheckLog(ctx)
	if n != 3 || len(head) != 64 || err != nil {
		t.Fatalf("%d %s %v", n, head, err)
	}
	for _, q := range []string{`UPDATE audit SET who = 'x' WHERE seq = 2`, `DELETE FROM audit WHERE seq = 2`} {
		_, err := a.Database().Exec(`DROP TRIGGER IF EXISTS audit_same; DROP TRIGGER IF EXISTS audit_kept; ` + q)
		check(t, err)
		_, _, err = a.CheckLog(ctx)
		is(t, q, err, reportedly.ErrInvalid)
	}
}

// Who guesses for hours fills no disk, and the log says how many tries it leaves out.
func TestLogFlood(t *testing.T) {
	a, c := open(t)
	ctx := t.Context()
	for i := range 300 {
		_, _ = a.Token(ctx, "x", access.From{Address: "10.0." + string(rune('0'+i%10)) + "." + string(rune('0'+i/10%10))})
	}
	c.pass(time.Minute)
	_, _ = a.Token(ctx, "x", access.From{Address: "10.9.9.9"})
	list, err := a.Log(ctx, access.LogRequest{Act: access.ActBadToken, Limit: 1000})
	check(t, err)
	if len(list) != 61 || !strings.Contains(list[0].About, "(240 more before it aren’t listed)") {
		t.Errorf("%d entries, the latest %q", len(list), list[0].About)
	}
}
