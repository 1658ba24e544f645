package access

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/web"
)

// ErrNoAccess: nobody is signed in, or what was sent doesn't hold.
var ErrNoAccess = errors.New("not signed in")

// ErrWrong: the name or the password is wrong; which of them isn't told.
var ErrWrong = fmt.Errorf("%w: the name or the password is wrong", reportedly.ErrInvalid)

// How long sessions last: without a request, and at most. Who asks to stay signed in
// gets the longer ones.
const (
	sessionIdle = 12 * time.Hour
	sessionLife = 7 * 24 * time.Hour
	keptIdle    = 14 * 24 * time.Hour
	keptLife    = 30 * 24 * time.Hour
)

// maxSessions is how many sessions an account may have; the one that was used longest
// ago makes way. knownDays is how long a network is known.
const (
	maxSessions = 20
	knownDays   = 60
)

// From is where a request comes from.
type From struct {
	Address string // of the visitor
	Agent   string // what the browser says it is
}

// Session is one sign-in of an account. Its ID is no secret.
type Session struct {
	ID      string
	Name    string
	Role    web.Role
	Given   bool // somebody else chose the account's password
	Made    time.Time
	Seen    time.Time
	Ends    time.Time
	Address string
	Agent   string
}

// SignIn checks a password and begins a session. The secret goes to the browser and is
// kept nowhere. The session of old, the secret that the browser sent, ends. Errors:
// [ErrWrong], [ErrBusy], a [SlowError].
//
// It takes the same time whether or not there is such an account, and says the same.
func (a *Accounts) SignIn(ctx context.Context, typed, password string, from From, keep bool, old string) (*Session, string, error) {
	x, err := a.candidate(ctx, typed, Network(from.Address))
	if err != nil {
		return nil, "", fmt.Errorf("sign in: %w", err)
	}
	allowed, giveBack := a.tries.begin(x)
	if allowed > 0 {
		a.failed(ctx, By{x.logName(), "page", from.Address}, ActFailed, "too many tries")
		return nil, "", &SlowError{allowed}
	}
	ok, renew, err := a.hasher.check(ctx, x.hash, password)
	if err != nil {
		giveBack()
		return nil, "", fmt.Errorf("sign in: %w", err)
	}
	if !ok {
		a.failed(ctx, By{x.logName(), "page", from.Address}, ActFailed, "")
		return nil, "", ErrWrong
	}
	giveBack()
	if renew {
		if err := a.renew(ctx, x, password); err != nil {
			return nil, "", fmt.Errorf("sign in: %w", err)
		}
	}
	s, secret, err := a.begin(ctx, x, from, keep, old)
	if err != nil {
		return nil, "", fmt.Errorf("sign in: %w", err)
	}
	return s, secret, nil
}

// candidate is who tries to sign in: an account, or nobody with a name.
type candidate struct {
	id      int64  // 0 for nobody
	name    string // as kept, or as typed where it is none
	hash    string
	network string
	known   bool // the account was signed in to from the network
}

// logName is the name for the log. A name that nobody has is left out: it may be a
// password that was typed into the wrong field.
func (x *candidate) logName() string {
	if x.id == 0 {
		return ""
	}
	return x.name
}

func (a *Accounts) candidate(ctx context.Context, typed, network string) (*candidate, error) {
	x := &candidate{name: clip(typed), network: network}
	if name, err := Name(typed); err == nil {
		x.name = name
	}
	err := a.db.QueryRowContext(ctx, `SELECT id, password, EXISTS (SELECT 1 FROM known WHERE account = id AND network = ? AND seen > ?) FROM account WHERE name = ? AND closed = 0`,
		network, a.now().Add(-knownDays*24*time.Hour).Unix(), x.name).Scan(&x.id, &x.hash, &x.known)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, err
	}
	return x, nil
}

// begin counts a try, or says how long to wait; back takes it back.
func (t *tries) begin(x *candidate) (wait time.Duration, back func()) {
	if wait := t.address.Take(x.network); wait > 0 {
		return wait, nil
	}
	limit, key := t.name, x.name
	if x.known {
		limit, key = t.known, x.name+" "+x.network
	}
	if wait := limit.Take(key); wait > 0 {
		return wait, nil
	}
	return 0, func() { t.address.Give(x.network); limit.Give(key) }
}

// renew keeps a password by today's cost.
func (a *Accounts) renew(ctx context.Context, x *candidate, password string) error {
	normal, err := fit("", password)
	if err != nil {
		return nil // it was taken by older rules; it stays as it is
	}
	hash, err := a.hasher.hash(ctx, normal)
	if err != nil {
		return err
	}
	_, err = a.db.ExecContext(ctx, `UPDATE account SET password = ? WHERE id = ? AND password = ?`, hash, x.id, x.hash)
	return err
}

// begin begins a session, under a secret that nobody had before.
func (a *Accounts) begin(ctx context.Context, x *candidate, from From, keep bool, old string) (*Session, string, error) {
	secret, id := rand.Text(), strings.ToLower(rand.Text()[:10])
	now := a.now()
	idle, life := sessionIdle, sessionLife
	if keep {
		idle, life = keptIdle, keptLife
	}
	err := a.change(ctx, func(tx *sql.Tx) error {
		for _, q := range []struct {
			do   string
			args []any
		}{
			{`DELETE FROM session WHERE hash = ? OR ends <= ? OR seen + idle <= ?`, []any{digest(old), now.Unix(), now.Unix()}},
			{`DELETE FROM session WHERE account = ?1 AND id NOT IN (SELECT id FROM session WHERE account = ?1 ORDER BY seen DESC, id LIMIT ?2)`, []any{x.id, maxSessions - 1}},
			{`DELETE FROM known WHERE seen < ?`, []any{now.Add(-knownDays * 24 * time.Hour).Unix()}},
			{`INSERT INTO known (account, network, seen) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen`, []any{x.id, x.network, now.Unix()}},
			// The account may have been closed while the password was checked.
			{`INSERT INTO session (id, hash, account, made, seen, idle, ends, address, agent) SELECT ?, ?, id, ?, ?, ?, ?, ?, ? FROM account WHERE id = ? AND closed = 0`,
				[]any{id, digest(secret), now.Unix(), now.Unix(), int64(idle.Seconds()), now.Add(life).Unix(), brief(from.Address), brief(from.Agent), x.id}},
		} {
			if _, err := tx.ExecContext(ctx, q.do, q.args...); err != nil {
				return err
			}
		}
		return a.note(ctx, tx, By{x.name, "page", from.Address}, ActSignIn, "")
	})
	if err != nil {
		return nil, "", err
	}
	s, err := a.Session(ctx, secret)
	return s, secret, err
}

const sessionColumns = `s.id, a.name, a.role, a.given, s.made, s.seen, s.ends, s.address, s.agent FROM session s JOIN account a ON a.id = s.account
	WHERE a.closed = 0 AND s.ends > ?1 AND s.seen + s.idle > ?1`

func scanSession(scan func(...any) error) (Session, error) {
	var s Session
	var made, seen, ends int64
	err := scan(&s.ID, &s.Name, &s.Role, &s.Given, &made, &seen, &ends, &s.Address, &s.Agent)
	s.Made, s.Seen, s.Ends = moment(made), moment(seen), moment(ends)
	return s, err
}

// Session is the session of a secret. The error wraps [ErrNoAccess] where there is none,
// or none any more.
func (a *Accounts) Session(ctx context.Context, secret string) (*Session, error) {
	if len(secret) != secretLength {
		return nil, ErrNoAccess
	}
	now := a.now()
	s, err := scanSession(a.db.QueryRowContext(ctx, `SELECT `+sessionColumns+` AND s.hash = ?2`, now.Unix(), digest(secret)).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNoAccess
	}
	if err != nil {
		return nil, fmt.Errorf("find the session: %w", err)
	}
	if now.Sub(s.Seen) > time.Minute { // not at each request: it is a write
		// Where it fails, the disk full, say, people can read on; the session ends sooner.
		_, _ = a.db.ExecContext(ctx, `UPDATE session SET seen = ? WHERE id = ?`, now.Unix(), s.ID)
	}
	return &s, nil
}

// Sessions are an account's sessions in force, the latest used first.
func (a *Accounts) Sessions(ctx context.Context, name string) ([]Session, error) {
	rows, err := a.db.QueryContext(ctx, `SELECT `+sessionColumns+` AND a.name = ?2 ORDER BY s.seen DESC, s.made DESC, s.id`, a.now().Unix(), name)
	if err != nil {
		return nil, fmt.Errorf("list the sessions: %w", err)
	}
	defer rows.Close()
	var out []Session
	for rows.Next() {
		s, err := scanSession(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("list the sessions: %w", err)
		}
		out = append(out, s)
	}
	return out, named("list the sessions", rows.Err())
}

// SignOut ends the session of an account by its ID; "" ends them all. It is no error
// where there is none.
func (a *Accounts) SignOut(ctx context.Context, by By, name, id string) error {
	return named("sign out", a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		done, err := tx.ExecContext(ctx, `DELETE FROM session WHERE account = ?1 AND (?2 = '' OR id = ?2)`, r.id, id)
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		about := r.name
		if id == "" {
			about += ", everywhere"
		}
		return a.note(ctx, tx, by, ActSignOut, about)
	}))
}

// ChangePassword changes the password of whoever knows the present one, and ends the
// account's other sessions. Errors are those of SignIn and of SetPassword.
func (a *Accounts) ChangePassword(ctx context.Context, s *Session, from From, present, next string) error {
	x, err := a.candidate(ctx, s.Name, Network(from.Address))
	if err != nil {
		return named("change the password", err)
	}
	wait, giveBack := a.tries.begin(x)
	if wait > 0 {
		return &SlowError{wait}
	}
	by := By{s.Name, "page", from.Address}
	ok, _, err := a.hasher.check(ctx, x.hash, present)
	if err == nil && !ok {
		a.failed(ctx, by, ActFailed, "while changing the password")
		return fmt.Errorf("%w: the present password is wrong", reportedly.ErrInvalid)
	}
	giveBack()
	if err != nil {
		return named("change the password", err)
	}
	return a.SetPassword(ctx, by, s.Name, next, s.ID)
}
