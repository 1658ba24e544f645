package access

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/secure/precis"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/web"
)

// Account is somebody who may sign in. Its name is what their decisions are kept under.
type Account struct {
	Name    string
	Role    web.Role
	Given   bool // somebody else chose the password
	Made    time.Time
	Changed time.Time // when the password was
	Closed  time.Time // zero while it is open
	Seen    time.Time // the latest request of a session in force, zero for none
	Tokens  int       // in force
}

// Roles are the roles that an account may have, the least first.
func Roles() []web.Role { return slices.Clone(web.Roles[1:]) }

// maxName is the most characters of a name.
const maxName = 64

// Name is the form in which a name is kept and looked for: lower case, normalised
// (PRECIS, RFC 8265). Letters and digits of any script may be in it, and . _ - @ +.
func Name(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	name, err := precis.UsernameCaseMapped.String(typed)
	ok := err == nil && name != "" && utf8.RuneCountInString(name) <= maxName && !strings.ContainsAny(name[:1], "-+._@")
	for _, r := range name {
		ok = ok && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("._-@+", r))
	}
	if !ok {
		return "", reportedly.WithHint(fmt.Errorf("%w: %q is no name for an account", reportedly.ErrInvalid, clip(typed)), "use up to 64 letters, digits and . _ - @ +, and begin with a letter or digit")
	}
	return name, nil
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

func checkRole(r web.Role) error {
	if !slices.Contains(Roles(), r) {
		return reportedly.WithHint(fmt.Errorf("%w: there is no role %q", reportedly.ErrInvalid, clip(string(r))), "the roles are reader, reviewer, editor and admin")
	}
	return nil
}

// By is who does something, for the log.
type By struct {
	Name    string
	Via     string // "page", "token k3…", "command"
	Address string // "" for the machine itself
}

// Add makes an account. The password is given where whoever adds it chose it.
func (a *Accounts) Add(ctx context.Context, by By, name string, role web.Role, password string) (*Account, error) {
	name, err := Name(name)
	if err != nil {
		return nil, err
	}
	if err := checkRole(role); err != nil {
		return nil, err
	}
	hash, err := a.newHash(ctx, name, password)
	if err != nil {
		return nil, err
	}
	now := a.now().Unix()
	err = a.change(ctx, func(tx *sql.Tx) error {
		var closed int64
		switch err := tx.QueryRowContext(ctx, `SELECT closed FROM account WHERE name = ?`, name).Scan(&closed); {
		case err == nil && closed != 0:
			return reportedly.WithHint(fmt.Errorf("%w: there was an account %s, and its name stays taken", reportedly.ErrInvalid, name), "it can be opened again for the same person: reportedly user reopen "+name)
		case err == nil:
			return fmt.Errorf("%w: there is an account %s already", reportedly.ErrInvalid, name)
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO account (name, role, password, given, made, changed, closed) VALUES (?, ?, ?, ?, ?, ?, 0)`, name, role, hash, by.Name != name, now, now); err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActAdd, name+" as "+string(role))
	})
	if err != nil {
		return nil, fmt.Errorf("add the account: %w", err)
	}
	return a.Account(ctx, name)
}

func (a *Accounts) newHash(ctx context.Context, name, password string) (string, error) {
	normal, err := fit(name, password)
	if err != nil {
		return "", err
	}
	return a.hasher.hash(ctx, normal)
}

const accountColumns = `a.name, a.role, a.given, a.made, a.changed, a.closed,
	COALESCE((SELECT MAX(seen) FROM session s WHERE s.account = a.id), 0),
	(SELECT COUNT(*) FROM token t WHERE t.account = a.id AND t.revoked = 0 AND t.ends > ?1)`

// Account is the account of a name, closed ones too.
func (a *Accounts) Account(ctx context.Context, name string) (*Account, error) {
	normal, err := Name(name)
	if err != nil {
		return nil, err
	}
	list, err := a.accounts(ctx, `WHERE a.name = ?2`, a.now().Unix(), normal)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, noAccount(normal)
	}
	return &list[0], nil
}

func noAccount(name string) error {
	return reportedly.WithHint(fmt.Errorf("%w: there is no account %s", reportedly.ErrNotFound, name), "reportedly user list prints all")
}

// List is all accounts by name, the open ones first.
func (a *Accounts) List(ctx context.Context) ([]Account, error) {
	return a.accounts(ctx, `ORDER BY a.closed <> 0, a.name`, a.now().Unix())
}

func (a *Accounts) accounts(ctx context.Context, where string, args ...any) ([]Account, error) {
	rows, err := a.db.QueryContext(ctx, `SELECT `+accountColumns+` FROM account a `+where, args...)
	if err != nil {
		return nil, fmt.Errorf("list the accounts: %w", err)
	}
	defer rows.Close()
	var out []Account
	for rows.Next() {
		var x Account
		var made, changed, closed, seen int64
		if err := rows.Scan(&x.Name, &x.Role, &x.Given, &made, &changed, &closed, &seen, &x.Tokens); err != nil {
			return nil, fmt.Errorf("list the accounts: %w", err)
		}
		x.Made, x.Changed, x.Closed, x.Seen = moment(made), moment(changed), moment(closed), moment(seen)
		out = append(out, x)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list the accounts: %w", err)
	}
	return out, nil
}

// Admins is how many accounts may administer: a server that others can reach needs one.
func (a *Accounts) Admins(ctx context.Context) (int, error) {
	var n int
	if err := a.db.QueryRowContext(ctx, countAdmins).Scan(&n); err != nil {
		return 0, fmt.Errorf("count the accounts: %w", err)
	}
	return n, nil
}

const countAdmins = `SELECT COUNT(*) FROM account WHERE role = 'admin' AND closed = 0 AND password <> ''`

// row is an account within a change.
type row struct {
	id     int64
	name   string
	role   web.Role
	closed bool
}

// edit changes an account, and refuses to leave none that could administer.
func (a *Accounts) edit(ctx context.Context, name string, f func(*sql.Tx, row) error) error {
	name, err := Name(name)
	if err != nil {
		return err
	}
	return a.change(ctx, func(tx *sql.Tx) error {
		r := row{name: name}
		var admins, after int
		err := tx.QueryRowContext(ctx, `SELECT id, role, closed <> 0 FROM account WHERE name = ?`, name).Scan(&r.id, &r.role, &r.closed)
		if errors.Is(err, sql.ErrNoRows) {
			return noAccount(name)
		}
		if err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, countAdmins).Scan(&admins); err != nil {
			return err
		}
		if err := f(tx, r); err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, countAdmins).Scan(&after); err != nil {
			return err
		}
		if admins > 0 && after == 0 {
			return reportedly.WithHint(fmt.Errorf("%w: %s is the last administrator", reportedly.ErrInvalid, name), "make somebody else one first")
		}
		return nil
	})
}

// SetRole gives an account another role. It holds from its next request on.
func (a *Accounts) SetRole(ctx context.Context, by By, name string, role web.Role) error {
	if err := checkRole(role); err != nil {
		return err
	}
	return named("change the role", a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		if r.role == role {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET role = ? WHERE id = ?`, role, r.id); err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActRole, r.name+" from "+string(r.role)+" to "+string(role))
	}))
}

// SetPassword gives an account another password, and ends its sessions, but for the one
// whose ID is keep. Tokens stay: who doubts them revokes them.
func (a *Accounts) SetPassword(ctx context.Context, by By, name, password, keep string) error {
	name, err := Name(name)
	if err != nil {
		return err
	}
	hash, err := a.newHash(ctx, name, password)
	if err != nil {
		return err
	}
	return named("change the password", a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		if r.closed {
			return closedAccount(r.name)
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET password = ?, given = ?, changed = ? WHERE id = ?`, hash, by.Name != r.name, a.now().Unix(), r.id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE account = ? AND id <> ?`, r.id, keep); err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActPassword, r.name)
	}))
}

func closedAccount(name string) error {
	return reportedly.WithHint(fmt.Errorf("%w: the account %s is closed", reportedly.ErrInvalid, name), "open it again first: reportedly user reopen "+name)
}

// CloseAccount closes an account: its sessions and tokens end, its password is gone. The
// name stays taken, since the log of decisions has it.
func (a *Accounts) CloseAccount(ctx context.Context, by By, name string) error {
	return named("close the account", a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		if r.closed {
			return fmt.Errorf("%w: the account %s is closed already", reportedly.ErrInvalid, r.name)
		}
		now := a.now().Unix()
		for _, q := range []string{`UPDATE account SET password = '', closed = ?1 WHERE id = ?2`, `DELETE FROM session WHERE account = ?2 AND ?1`, `DELETE FROM known WHERE account = ?2 AND ?1`, `UPDATE token SET revoked = ?1 WHERE account = ?2 AND revoked = 0`} {
			if _, err := tx.ExecContext(ctx, q, now, r.id); err != nil {
				return err
			}
		}
		return a.note(ctx, tx, by, ActClose, r.name)
	}))
}

// Reopen opens a closed account with a new password; its tokens stay revoked.
func (a *Accounts) Reopen(ctx context.Context, by By, name, password string) error {
	name, err := Name(name)
	if err != nil {
		return err
	}
	hash, err := a.newHash(ctx, name, password)
	if err != nil {
		return err
	}
	return named("open the account", a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		if !r.closed {
			return fmt.Errorf("%w: the account %s is open", reportedly.ErrInvalid, r.name)
		}
		if _, err := tx.ExecContext(ctx, `UPDATE account SET password = ?, given = ?, changed = ?, closed = 0 WHERE id = ?`, hash, by.Name != r.name, a.now().Unix(), r.id); err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActReopen, r.name+" as "+string(r.role))
	}))
}

// named says what failed.
func named(what string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}
