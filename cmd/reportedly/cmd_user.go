package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/access"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/web"
)

func userVerb() verb {
	return group("user", "who may sign in to the workbench",
		`Accounts of the workbench, with their roles: a reader sees everything, a reviewer judges
claims too, an editor adds and forgets reports too, an admin looks after accounts too.
They are kept in a file beside the database (reportedly.accounts.db beside
reportedly.db); for a database on a server, --accounts or REPORTEDLY_ACCOUNTS name one.
Passwords are asked for on the terminal, or read from standard input, never taken from
the command line, where others could see them.

  reportedly user add ann --role admin
  reportedly serve --addr 0.0.0.0:8642 --cert cert.pem --key key.pem`,
		userAdd(), userList(), userRole(), userPassword(), userRemove(), userReopen(), userSignOut(), userToken(), userTokens(), userRevoke(), userLog())
}

// accountsFile is where accounts are kept.
type accountsFile struct {
	database
	accounts string
}

func (f *accountsFile) define(fs *flag.FlagSet) {
	f.database.define(fs)
	f.defineAccounts(fs)
}

func (f *accountsFile) defineAccounts(fs *flag.FlagSet) {
	fs.StringVar(&f.accounts, "accounts", "", "the accounts' `FILE`; REPORTEDLY_ACCOUNTS, or one beside the database")
}

// file is the accounts' file.
func (f *accountsFile) file(e *env) (string, error) {
	if f.accounts != "" {
		return f.accounts, nil
	}
	if at := e.Getenv("REPORTEDLY_ACCOUNTS"); at != "" {
		return at, nil
	}
	where, err := f.where(e)
	if err != nil {
		return "", err
	}
	if onServer(where) {
		return "", &usageError{"", reportedly.WithHint(errors.New("the database is on a server, and accounts are kept in a file"), "name it with --accounts FILE or in REPORTEDLY_ACCOUNTS")}
	}
	return strings.TrimSuffix(where, ".db") + ".accounts.db", nil
}

// openAccounts opens the accounts; where mustExist, a missing file is an error that says
// how to make one.
func (f *accountsFile) openAccounts(ctx context.Context, e *env, mustExist bool) (*access.Accounts, error) {
	path, err := f.file(e)
	if err != nil {
		return nil, err
	}
	if !mustExist {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, fmt.Errorf("make the folder of the accounts: %w", err)
		}
	}
	a, err := access.Open(ctx, path, access.Options{Now: e.Now, MustExist: mustExist})
	if errors.Is(err, reportedly.ErrNotFound) {
		err = reportedly.WithHint(fmt.Errorf("%w: there are no accounts yet (%s)", reportedly.ErrNotFound, path), "make the first: reportedly user add NAME --role admin")
	}
	return a, err
}

// machine is who uses the command, for the audit log: somebody who may read the file
// anyway.
func (e *env) machine() access.By { return access.By{Name: e.who(), Via: "command"} }

// auditLocal keeps in the audit log what a command did with all of the memory, where
// there are accounts; else it does nothing.
func auditLocal(ctx context.Context, e *env, d database, act, about string) error {
	f := accountsFile{database: d}
	path, err := f.file(e)
	if err != nil {
		return nil // a database on a server, and no accounts named
	}
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	a, err := f.openAccounts(ctx, e, true)
	if err != nil {
		return err
	}
	defer a.Close()
	return a.Record(ctx, e.machine(), act, about)
}

// onAccounts is a command that works with the accounts. add defines further flags and
// gives what runs.
func onAccounts(name, args, summary, help string, least, most int, mustExist bool, add func(*flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error) verb {
	return verb{
		name: name, args: args, summary: summary, help: help,
		setup: func(fs *flag.FlagSet) action {
			f := &accountsFile{}
			f.define(fs)
			act := add(fs)
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) < least || len(args) > most {
					return &usageError{"", fmt.Errorf("it takes %s", strings.TrimPrefix(verbArgs(least, most), "0 to "))}
				}
				a, err := f.openAccounts(ctx, e, mustExist)
				if err != nil {
					return err
				}
				defer a.Close()
				return refused(act(ctx, e, a, args))
			}
		},
	}
}

func verbArgs(least, most int) string {
	switch {
	case most == 0:
		return "no arguments"
	case least == most && most == 1:
		return "one argument"
	case least == most:
		return fmt.Sprintf("%d arguments", most)
	}
	return "at most one argument"
}

// roleFlag is a flag for a role.
func roleFlag(fs *flag.FlagSet) *choice {
	c := &choice{allowed: words(access.Roles())}
	fs.Var(c, "role", "the `ROLE`: reader, reviewer, editor or admin")
	return c
}

func userAdd() verb {
	return onAccounts("add", "[flags] NAME", "make an account",
		`Makes an account. Decisions will be kept under its name. The password is asked for
twice; with --password-stdin it is the first line of standard input, with --generate
one is made up and printed.`, 1, 1, false,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			role, pass := roleFlag(fs), &passwordFlags{}
			pass.define(fs)
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				if role.value == "" {
					return &usageError{"", reportedly.WithHint(errors.New("which role?"), "--role reader, reviewer, editor or admin")}
				}
				name, err := access.Name(args[0])
				if err != nil {
					return err
				}
				if _, err := a.Account(ctx, name); err == nil {
					return fmt.Errorf("%w: there is or was an account %s", reportedly.ErrInvalid, name)
				}
				return pass.with(ctx, e, name, func(password string) error {
					made, err := a.Add(ctx, e.machine(), name, web.Role(role.value), password)
					if err != nil {
						return err
					}
					e.say(fmt.Sprintf("%s may sign in as %s; accounts are in %s", made.Name, made.Role, a.Path()))
					return nil
				})
			}
		})
}

func userRole() verb {
	return onAccounts("role", "[flags] NAME ROLE", "give an account another role",
		`Gives an account another role: reader, reviewer, editor or admin. It holds from its next
request on, for its tokens too.`, 2, 2, true,
		func(*flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				return a.SetRole(ctx, e.machine(), args[0], web.Role(args[1]))
			}
		})
}

func userPassword() verb {
	return onAccounts("password", "[flags] NAME", "give an account another password",
		`Gives an account another password, and ends its sessions. Its tokens stay.`, 1, 1, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			pass := &passwordFlags{}
			pass.define(fs)
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				found, err := a.Account(ctx, args[0])
				if err != nil {
					return err
				}
				return pass.with(ctx, e, found.Name, func(password string) error {
					return a.SetPassword(ctx, e.machine(), found.Name, password, "")
				})
			}
		})
}

func userRemove() verb {
	return onAccounts("remove", "[flags] NAME", "close an account",
		`Closes an account: its sessions, tokens and password are gone at once. Its decisions
stay, and nobody else can take its name.`, 1, 1, true,
		func(*flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				return a.CloseAccount(ctx, e.machine(), args[0])
			}
		})
}

func userReopen() verb {
	return onAccounts("reopen", "[flags] NAME", "open a closed account again",
		`Opens an account that was closed, with a new password and its former role. Do so only
for the same person: earlier decisions stand under this name.`, 1, 1, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			pass := &passwordFlags{}
			pass.define(fs)
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				found, err := a.Account(ctx, args[0])
				if err != nil {
					return err
				}
				return pass.with(ctx, e, found.Name, func(password string) error {
					return a.Reopen(ctx, e.machine(), found.Name, password)
				})
			}
		})
}

func userSignOut() verb {
	return onAccounts("signout", "[flags] NAME", "end all sessions of an account",
		`Ends all sessions of an account. Its tokens stay: reportedly user revoke ends one.`, 1, 1, true,
		func(*flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			return func(ctx context.Context, e *env, a *access.Accounts, args []string) error {
				return a.SignOut(ctx, e.machine(), args[0], "")
			}
		})
}

// wireAccount is an account in JSON.
type wireAccount struct {
	Name   string     `json:"name"`
	Role   web.Role   `json:"role"`
	Made   time.Time  `json:"made"`
	Closed *time.Time `json:"closed,omitempty"`
	Seen   *time.Time `json:"last_seen,omitempty"`
	Given  bool       `json:"password_by_another"`
	Tokens int        `json:"tokens"`
}

func at(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

func userList() verb {
	return onAccounts("list", "[flags]", "list accounts",
		`Prints the accounts with their roles, the closed ones last.`, 0, 0, true,
		func(fs *flag.FlagSet) func(context.Context, *env, *access.Accounts, []string) error {
			asJSON := new(bool)
			defineJSON(fs, asJSON, "print as JSON")
			return func(ctx context.Context, e *env, a *access.Accounts, _ []string) error {
				list, err := a.List(ctx)
				if err != nil {
					return err
				}
				if *asJSON {
					out := make([]wireAccount, len(list))
					for i, x := range list {
						out[i] = wireAccount{x.Name, x.Role, x.Made, at(x.Closed), at(x.Seen), x.Given, x.Tokens}
					}
					return jsonl.Pretty(e.Out, out)
				}
				t := table{columns: []column{{head: "name", most: 40}, {head: "role"}, {head: "since"}, {head: "last seen"}, {head: "tokens", right: true}, {head: ""}}}
				for _, x := range list {
					state := ""
					switch {
					case !x.Closed.IsZero():
						state = "closed on " + x.Closed.Format(time.DateOnly)
					case x.Given:
						state = "with a password that somebody else chose"
					}
					t.add(nil, x.Name, string(x.Role), x.Made.Format(time.DateOnly), minute(x.Seen), fmt.Sprint(x.Tokens), state)
				}
				t.write(e.Out)
				return nil
			}
		})
}

// minute is a time for a table, "never" for none.
func minute(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04")
}
