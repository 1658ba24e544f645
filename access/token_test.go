package access_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/web"
)

func TestTokens(t *testing.T) {
	a, c := open(t)
	ctx := t.Context()
	for what, req := range map[string]access.TokenRequest{
		"no label": {Scopes: []access.Scope{access.Read}, Days: 1}, "no scope": {Label: "x", Days: 1}, "a scope that isn't": {Label: "x", Scopes: []access.Scope{"root"}, Days: 1},
		"no end": {Label: "x", Scopes: []access.Scope{access.Read}}, "for ever": {Label: "x", Scopes: []access.Scope{access.Read}, Days: 1e6},
		"more than the account": {Label: "x", Scopes: []access.Scope{access.Read, access.Judge}, Days: 1},
	} {
		_, _, err := a.MakeToken(ctx, boss, "rd", req)
		is(t, what, err, reportedly.ErrInvalid)
	}
	secret, made, err := a.MakeToken(ctx, boss, "ann", access.TokenRequest{Label: "nightly \n import", Scopes: []access.Scope{access.Add, access.Read}, Days: 30})
	check(t, err)
	if made.Label != "nightly import" || len(made.Scopes) != 2 || made.Scopes[0] != access.Read {
		t.Errorf("made %+v", made)
	}
	got, err := a.Token(ctx, secret, home)
	check(t, err)
	if got.Name != "ann" || got.Role != web.Admin || got.ID != made.ID {
		t.Errorf("got %+v", got)
	}
	list, err := a.Tokens(ctx, "ann")
	check(t, err)
	if len(list) != 1 || list[0].Used.IsZero() {
		t.Errorf("list %+v", list)
	}
	id, part, _ := access.ParseToken(secret)
	flipped := "A"
	if part[25] == 'A' {
		flipped = "B"
	}
	for what, s := range map[string]string{"": "", "form": "x", "another secret": "rpt_" + id + "_" + part[:25] + flipped, "another ID": "rpt_aaaaaaaaaa_" + part, "longer": secret + "A"} {
		_, err := a.Token(ctx, s, home)
		is(t, what, err, access.ErrNoAccess)
	}
	is(t, "revoked by another", a.Revoke(ctx, boss, "rd", id), reportedly.ErrNotFound)
	check(t, a.Revoke(ctx, boss, "ann", id))
	is(t, "revoked twice", a.Revoke(ctx, boss, "", id), reportedly.ErrNotFound)
	_, err = a.Token(ctx, secret, home)
	is(t, "revoked", err, access.ErrNoAccess)
	secret, _, err = a.MakeToken(ctx, boss, "ann", access.TokenRequest{Label: "y", Scopes: []access.Scope{access.Read}, Days: 1})
	check(t, err)
	c.pass(24*time.Hour - time.Second)
	_, err = a.Token(ctx, secret, home)
	check(t, err)
	c.pass(time.Second)
	_, err = a.Token(ctx, secret, home)
	is(t, "ended", err, access.ErrNoAccess)
	for i := range 25 {
		if _, err = a.Token(ctx, "x", access.From{Address: "198.51.100.4"}); i < 20 {
			is(t, "a wrong one", err, access.ErrNoAccess)
		}
	}
	if slow := (*access.SlowError)(nil); !errors.As(err, &slow) {
		t.Errorf("guessing tokens isn't held back: %v", err)
	}
}

// The role that counts is the account's of today: a token is never more.
func TestTokenRole(t *testing.T) {
	a, _ := open(t)
	_, err := a.Add(t.Context(), boss, "ed", web.Editor, good)
	check(t, err)
	secret, _, err := a.MakeToken(t.Context(), boss, "ed", access.TokenRequest{Label: "x", Scopes: []access.Scope{access.Read, access.Add}, Days: 9})
	check(t, err)
	may := func() [3]bool {
		tok, err := a.Token(t.Context(), secret, home)
		check(t, err)
		p := access.Principal{Role: tok.Role, Scopes: tok.Scopes}
		return [3]bool{p.May(web.Reader, access.Read), p.May(web.Reviewer, access.Judge), p.May(web.Editor, access.Add)}
	}
	if got := may(); got != [3]bool{true, false, true} {
		t.Errorf("an editor's token that adds: %v", got)
	}
	check(t, a.SetRole(t.Context(), boss, "ed", web.Reader))
	if got := may(); got != [3]bool{true, false, false} {
		t.Errorf("once its account reads only: %v", got)
	}
}

func TestParseScopes(t *testing.T) {
	for s, want := range map[string]string{"read": "read", "add,read, add": "read add", "": "", "read,root": "", "READ": ""} {
		got, err := access.ParseScopes(s)
		var words []string
		for _, x := range got {
			words = append(words, string(x))
		}
		if strings.Join(words, " ") != want || (err == nil) != (want != "") {
			t.Errorf("ParseScopes(%q) = %v, %v", s, got, err)
		}
	}
}

func FuzzParseToken(f *testing.F) {
	for _, s := range []string{"", "rpt_", "rpt_abcdefghij_ABCDEFGHIJKLMNOPQRSTUVWXYZ", "rpt_abcdefghi1_ABCDEFGHIJKLMNOPQRSTUVWXYZ", "rpt_abcdefghij_ABCDEFGHIJKLMNOPQRSTUVWXY\x00", "RPT_abcdefghij_ABCDEFGHIJKLMNOPQRSTUVWXYZ", "rpt__________________________________________"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, secret, ok := access.ParseToken(s)
		if !ok {
			if id+secret != "" {
				t.Errorf("%q isn't one, and has parts", s)
			}
			return
		}
		if s != "rpt_"+id+"_"+secret || len(id) != 10 || len(secret) != 26 || strings.ToLower(id) != id || strings.ToUpper(secret) != secret {
			t.Errorf("%q parts into %q and %q", s, id, secret)
		}
	})
}
