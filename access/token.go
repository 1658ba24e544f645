package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/web"
)

// Scope is what a token may be used for.
type Scope string

// The scopes. Each is one thing: a token that adds can't read unless it says so.
const (
	Read       Scope = "read"  // see everything, export it
	Judge      Scope = "judge" // accept, reject, correct, note, undo
	Add        Scope = "add"   // add reports; join, split, grade
	Administer Scope = "admin" // forget reports; for administrators, what they may
)

// Scopes are all scopes.
func Scopes() []Scope { return []Scope{Read, Judge, Add, Administer} }

// Needs is the least role whose token may have a scope.
func (s Scope) Needs() web.Role {
	switch s {
	case Read:
		return web.Reader
	case Judge:
		return web.Reviewer
	}
	return web.Editor
}

// ParseScopes reads scopes that are parted by spaces or commas.
func ParseScopes(s string) ([]Scope, error) {
	var out []Scope
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' }) {
		if !slices.Contains(Scopes(), Scope(w)) {
			return nil, reportedly.WithHint(fmt.Errorf("%w: there is no scope %q", reportedly.ErrInvalid, clip(w)), "the scopes are read, judge, add and admin")
		}
		if !slices.Contains(out, Scope(w)) {
			out = append(out, Scope(w))
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%w: a token takes at least one scope", reportedly.ErrInvalid)
	}
	slices.SortFunc(out, func(a, b Scope) int { return slices.Index(Scopes(), a) - slices.Index(Scopes(), b) })
	return out, nil
}

func joinScopes(list []Scope) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = string(s)
	}
	return strings.Join(words, " ")
}

// Token is a secret that a program signs in with. Its ID is no secret.
type Token struct {
	ID      string
	Name    string // the account's
	Role    web.Role
	Label   string
	Scopes  []Scope
	Made    time.Time
	Ends    time.Time
	Used    time.Time // zero for never; to the minute
	Revoked time.Time // zero while it holds
}

// TokenRequest asks for a token.
type TokenRequest struct {
	Label  string
	Scopes []Scope
	Days   int // until it ends, 1 to 730
}

// The form of a token: "rpt_", an ID, "_" and the secret. The prefix lets scanners find
// tokens that were published by mistake.
const (
	tokenPrefix  = "rpt_"
	tokenID      = 10
	secretLength = 26 // of crypto/rand.Text: 130 bits
	maxTokens    = 50 // in force, of one account
	maxDays      = 730
)

// ParseToken parts a token into ID and secret, and tells whether it has the form of one.
func ParseToken(s string) (id, secret string, ok bool) {
	rest, ok := strings.CutPrefix(s, tokenPrefix)
	if !ok || len(rest) != tokenID+1+secretLength || rest[tokenID] != '_' {
		return "", "", false
	}
	id, secret = rest[:tokenID], rest[tokenID+1:]
	if !base32(id, 'a') || !base32(secret, 'A') {
		return "", "", false
	}
	return id, secret, true
}

// base32 tells whether a string has letters from first on and 2 to 7 alone.
func base32(s string, first byte) bool {
	for i := range len(s) {
		if c := s[i]; (c < first || c >= first+26) && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

// MakeToken makes a token for an account. What it gives is shown once: only its hash is
// kept.
func (a *Accounts) MakeToken(ctx context.Context, by By, name string, req TokenRequest) (string, *Token, error) {
	req.Label = strings.Join(strings.Fields(req.Label), " ")
	switch {
	case req.Label == "" || len(req.Label) > 200:
		return "", nil, fmt.Errorf("%w: say in up to 200 letters what the token is for", reportedly.ErrInvalid)
	case req.Days < 1 || req.Days > maxDays:
		return "", nil, fmt.Errorf("%w: a token lasts from one day to %d", reportedly.ErrInvalid, maxDays)
	}
	scopes, err := ParseScopes(joinScopes(req.Scopes))
	if err != nil {
		return "", nil, err
	}
	id, secret := strings.ToLower(rand.Text()[:tokenID]), rand.Text()
	now := a.now()
	t := &Token{ID: id, Label: req.Label, Scopes: scopes, Made: moment(now.Unix()), Ends: moment(now.AddDate(0, 0, req.Days).Unix())}
	err = a.edit(ctx, name, func(tx *sql.Tx, r row) error {
		if err := a.mayMake(ctx, tx, r, scopes); err != nil {
			return err
		}
		t.Name, t.Role = r.name, r.role
		_, err := tx.ExecContext(ctx, `INSERT INTO token (id, hash, account, label, scopes, made, ends, used, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)`,
			id, digest(secret), r.id, req.Label, joinScopes(scopes), t.Made.Unix(), t.Ends.Unix())
		if err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActToken, fmt.Sprintf("%s for %s: %s (%s)", id, r.name, req.Label, joinScopes(scopes)))
	})
	if err != nil {
		return "", nil, fmt.Errorf("make a token: %w", err)
	}
	return tokenPrefix + id + "_" + secret, t, nil
}

func (a *Accounts) mayMake(ctx context.Context, tx *sql.Tx, r row, scopes []Scope) error {
	if r.closed {
		return closedAccount(r.name)
	}
	for _, s := range scopes {
		if v := (web.Visitor{Role: r.role}); !v.May(s.Needs()) {
			return fmt.Errorf("%w: the scope %s takes the role of %s, and %s is %s", reportedly.ErrInvalid, s, s.Needs(), r.name, r.role)
		}
	}
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM token WHERE account = ? AND revoked = 0 AND ends > ?`, r.id, a.now().Unix()).Scan(&n); err != nil {
		return err
	}
	if n >= maxTokens {
		return fmt.Errorf("%w: %s has %d tokens already; revoke one first", reportedly.ErrInvalid, r.name, n)
	}
	return nil
}

const tokenColumns = `t.id, a.name, a.role, t.label, t.scopes, t.made, t.ends, t.used, t.revoked`

func scanToken(scan func(...any) error, more ...any) (Token, error) {
	var t Token
	var scopes string
	var made, ends, used, revoked int64
	if err := scan(append([]any{&t.ID, &t.Name, &t.Role, &t.Label, &scopes, &made, &ends, &used, &revoked}, more...)...); err != nil {
		return t, err
	}
	for _, s := range strings.Fields(scopes) {
		t.Scopes = append(t.Scopes, Scope(s))
	}
	t.Made, t.Ends, t.Used, t.Revoked = moment(made), moment(ends), moment(used), moment(revoked)
	return t, nil
}

// Token checks a token. The error wraps [ErrNoAccess] where it isn't one that holds, or
// is a [SlowError] where too many wrong ones came from the same network.
func (a *Accounts) Token(ctx context.Context, s string, from From) (*Token, error) {
	network := Network(from.Address)
	if wait := a.tries.token.Take(network); wait > 0 {
		return nil, &SlowError{wait}
	}
	t, err := a.token(ctx, s)
	if errors.Is(err, ErrNoAccess) {
		who := By{"", "token", from.Address}
		if t != nil {
			who.Name, who.Via = t.Name, "token "+t.ID
		}
		a.failed(ctx, who, ActBadToken, strings.TrimPrefix(err.Error(), ErrNoAccess.Error()+": "))
		return nil, err
	}
	a.tries.token.Give(network)
	return t, err
}

func (a *Accounts) token(ctx context.Context, s string) (*Token, error) {
	id, secret, ok := ParseToken(s)
	if !ok {
		return nil, fmt.Errorf("%w: that is no token", ErrNoAccess)
	}
	var hash []byte
	var closed bool
	t, err := scanToken(a.db.QueryRowContext(ctx, `SELECT `+tokenColumns+`, t.hash, a.closed <> 0 FROM token t JOIN account a ON a.id = t.account WHERE t.id = ?`, id).Scan, &hash, &closed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: there is no such token", ErrNoAccess)
	}
	if err != nil {
		return nil, fmt.Errorf("check the token: %w", err)
	}
	now := a.now()
	switch {
	case subtle.ConstantTimeCompare(hash, digest(secret)) != 1:
		return nil, fmt.Errorf("%w: there is no such token", ErrNoAccess)
	case closed || !t.Revoked.IsZero():
		return &t, fmt.Errorf("%w: the token was revoked", ErrNoAccess)
	case !now.Before(t.Ends):
		return &t, fmt.Errorf("%w: the token ended on %s", ErrNoAccess, t.Ends.Format(time.DateOnly))
	}
	if now.Sub(t.Used) > time.Minute {
		_, _ = a.db.ExecContext(ctx, `UPDATE token SET used = ? WHERE id = ?`, now.Unix(), id) // for the list alone
	}
	return &t, nil
}

// Tokens are the tokens of an account, or of all where name is "": those in force first,
// the latest made first.
func (a *Accounts) Tokens(ctx context.Context, name string) ([]Token, error) {
	rows, err := a.db.QueryContext(ctx, `SELECT `+tokenColumns+` FROM token t JOIN account a ON a.id = t.account WHERE ?1 = '' OR a.name = ?1
		ORDER BY t.revoked <> 0 OR t.ends <= ?2, t.made DESC, t.id`, name, a.now().Unix())
	if err != nil {
		return nil, fmt.Errorf("list the tokens: %w", err)
	}
	defer rows.Close()
	var out []Token
	for rows.Next() {
		t, err := scanToken(rows.Scan)
		if err != nil {
			return nil, fmt.Errorf("list the tokens: %w", err)
		}
		out = append(out, t)
	}
	return out, named("list the tokens", rows.Err())
}

// Revoke ends a token of an account, or of any where name is "".
func (a *Accounts) Revoke(ctx context.Context, by By, name, id string) error {
	return named("revoke the token", a.change(ctx, func(tx *sql.Tx) error {
		var owner string
		err := tx.QueryRowContext(ctx, `UPDATE token SET revoked = ?1 WHERE id = ?2 AND revoked = 0 AND (?3 = '' OR account = (SELECT id FROM account WHERE name = ?3)) RETURNING (SELECT name FROM account WHERE id = account)`, a.now().Unix(), id, name).Scan(&owner)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("%w: there is no token %s in force", reportedly.ErrNotFound, clip(id))
		}
		if err != nil {
			return err
		}
		return a.note(ctx, tx, by, ActRevoke, id+" of "+owner)
	}))
}
