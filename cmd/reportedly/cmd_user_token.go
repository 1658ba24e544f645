package main

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/export/jsonl"
)

func userToken() verb {
	return onAccounts("token", "[flags] NAME", "make a token for a program",
		`Makes a token with which a program uses the server in the account's name, and prints it
on standard output; it is kept nowhere. Scopes: read (see and export), judge (accept,
reject, correct, note), add (add reports, join and split, grade), admin (forget, and
what an administrator may). A token never may more than its account.

  reportedly user token ann --for "nightly import" --scopes read,add --days 90`, 1, 1, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			label := fs.String("for", "", "`WORDS` that say what the token is for")
			scopes := fs.String("scopes", "read", "its `SCOPES`, separated by commas")
			days := fs.Int("days", 90, "it ends after so many `DAYS`, at most 730")
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				if strings.TrimSpace(*label) == "" {
					return wrong("say what the token is for: --for \"nightly import\"")
				}
				list, err := access.ParseScopes(*scopes)
				if err != nil {
					return err
				}
				secret, t, err := a.MakeToken(ctx, e.machine(), args[0], access.TokenRequest{Label: *label, Scopes: list, Days: *days})
				if err != nil {
					return err
				}
				if _, err := fmt.Fprintln(e.Out, secret); err != nil {
					return err
				}
				e.say(fmt.Sprintf("token %s of %s for %s ends on %s; it is shown this once", t.ID, t.Name, strings.Join(words(t.Scopes), ", "), t.Ends.Format(time.DateOnly)))
				return nil
			}
		})
}

// wireToken is a token in JSON, without its secret.
type wireToken struct {
	ID      string         `json:"id"`
	Account string         `json:"account"`
	Label   string         `json:"for"`
	Scopes  []access.Scope `json:"scopes"`
	Made    time.Time      `json:"made"`
	Ends    time.Time      `json:"ends"`
	Used    *time.Time     `json:"last_used,omitempty"`
	Revoked *time.Time     `json:"revoked,omitempty"`
}

func userTokens() verb {
	return onAccounts("tokens", "[flags] [NAME]", "list tokens",
		`Prints the tokens of an account, or all, without their secrets: those in force first.`, 0, 1, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				name := ""
				if len(args) > 0 {
					found, err := a.Account(ctx, args[0])
					if err != nil {
						return err
					}
					name = found.Name
				}
				list, err := a.Tokens(ctx, name)
				if err != nil {
					return err
				}
				if *asJSON {
					out := make([]wireToken, len(list))
					for i, t := range list {
						out[i] = wireToken{t.ID, t.Name, t.Label, t.Scopes, t.Made, t.Ends, at(t.Used), at(t.Revoked)}
					}
					return jsonl.Pretty(e.Out, out)
				}
				return tokenTable(e, a, list)
			}
		})
}

func tokenTable(e *env, a *access.Accounts, list []access.Token) error {
	if len(list) == 0 {
		e.say("there are no tokens")
		return nil
	}
	t := table{columns: []column{{head: "token"}, {head: "account", most: 30}, {head: "for", most: 40}, {head: "scopes"}, {head: "last used"}, {head: "ends"}}}
	for _, x := range list {
		ends := x.Ends.Format(time.DateOnly)
		switch {
		case !x.Revoked.IsZero():
			ends = "revoked on " + x.Revoked.Format(time.DateOnly)
		case !a.Now().Before(x.Ends):
			ends = "ended on " + ends
		}
		t.add(nil, x.ID, x.Name, x.Label, strings.Join(words(x.Scopes), " "), minute(x.Used), ends)
	}
	t.write(e.Out)
	return nil
}

func userRevoke() verb {
	return onAccounts("revoke", "[flags] TOKEN", "revoke a token",
		`Revokes a token by its number, which "reportedly user tokens" lists; the token itself
does too.`, 1, 1, true,
		func(*flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				id := args[0]
				if part, _, ok := access.ParseToken(id); ok {
					id = part
				}
				return a.Revoke(ctx, e.machine(), "", id)
			}
		})
}

// wireEvent is an entry of the audit log in JSON.
type wireEvent struct {
	Seq     int64     `json:"seq"`
	At      time.Time `json:"at"`
	Who     string    `json:"who,omitempty"`
	Act     string    `json:"act"`
	About   string    `json:"about,omitempty"`
	Via     string    `json:"via,omitempty"`
	Address string    `json:"address,omitempty"`
}

func userLog() verb {
	return onAccounts("log", "[flags]", "print the audit log",
		`Prints the latest entries of the audit log, the latest first: sign-ins and failed ones,
changes of accounts, tokens, and what was forgotten, exported or backed up. With --check
it computes the log's chain of hashes anew, says whether an entry was changed or
removed, and prints the last hash: noted elsewhere, it proves later that none was.`, 0, 0, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			var req access.LogRequest
			fs.StringVar(&req.Who, "who", "", "entries of this `NAME` only")
			fs.StringVar(&req.Act, "act", "", "entries of this `ACT` only: \"failed sign-in\"")
			fs.Int64Var(&req.Before, "before", 0, "entries before this `NUMBER`")
			fs.IntVar(&req.Limit, "limit", 50, "at most `N` entries")
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			check := fs.Bool("check", false, "check that nothing was changed or removed")
			return func(ctx context.Context, e *env, a *access.Accounts, _ []string) error {
				if req.Limit < 1 || req.Limit > maxLimit {
					return wrong("--limit %d lies outside 1 to %d", req.Limit, maxLimit)
				}
				if *check {
					n, head, err := a.CheckLog(ctx)
					if err != nil {
						return err
					}
					_, err = fmt.Fprintf(e.Out, "entries: %s, none changed or removed\n%s\n", thousands(n), head)
					return err
				}
				list, err := a.Log(ctx, req)
				if err != nil {
					return err
				}
				return printLog(e, list, *asJSON)
			}
		})
}

func printLog(e *env, list []access.Event, asJSON bool) error {
	if asJSON {
		out := make([]wireEvent, len(list))
		for i, x := range list {
			out[i] = wireEvent{x.Seq, x.At, x.Who, x.Act, x.About, x.Via, x.Address}
		}
		return jsonl.Pretty(e.Out, out)
	}
	if len(list) == 0 {
		e.say("there is no such entry")
		return nil
	}
	t := table{columns: []column{{head: "no.", right: true}, {head: "when"}, {head: "who", most: 30}, {head: "what"}, {head: "about", most: 60}, {head: "from", most: 45}}}
	for _, x := range list {
		t.add(nil, fmt.Sprint(x.Seq), minute(x.At), x.Who, x.Act, x.About, strings.TrimSpace(x.Via+" "+x.Address))
	}
	t.write(e.Out)
	return nil
}
