package access

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/reportedly/reportedly"
)

// The acts that the log keeps. Those of pages and commands (forget, export, backup …)
// come beside these, under the names that they give.
const (
	ActSignIn   = "sign in"
	ActFailed   = "failed sign-in"
	ActSignOut  = "sign out"
	ActAdd      = "add account"
	ActRole     = "change role"
	ActPassword = "change password"
	ActClose    = "close account"
	ActReopen   = "reopen account"
	ActToken    = "make token"
	ActRevoke   = "revoke token"
	ActBadToken = "wrong token"
	ActServe    = "start server"
)

// Event is an entry of the log.
type Event struct {
	Seq     int64
	At      time.Time
	Who     string
	Via     string
	Address string
	Act     string
	About   string
}

// Record adds an entry to the log.
func (a *Accounts) Record(ctx context.Context, by By, act, about string) error {
	return named("write the audit log", a.change(ctx, func(tx *sql.Tx) error { return a.note(ctx, tx, by, act, about) }))
}

// note adds an entry within a change, so that neither is without the other.
func (a *Accounts) note(ctx context.Context, tx *sql.Tx, by By, act, about string) error {
	e := Event{At: moment(a.now().Unix()), Who: brief(by.Name), Via: brief(by.Via), Address: brief(by.Address), Act: brief(act), About: brief(about)}
	var before []byte
	err := tx.QueryRowContext(ctx, `SELECT chain FROM audit ORDER BY seq DESC LIMIT 1`).Scan(&before)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO audit (at, who, via, address, act, about, chain) VALUES (?, ?, ?, ?, ?, ?, ?)`, e.At.Unix(), e.Who, e.Via, e.Address, e.Act, e.About, e.chain(before))
	return err
}

// maxField is the most bytes of a field of the log.
const maxField = 500

func brief(s string) string {
	if len(s) > maxField {
		s = s[:maxField]
	}
	return strings.ToValidUTF8(s, "�")
}

// chain is the hash of an entry and of all before it.
func (e *Event) chain(before []byte) []byte {
	h := sha256.New()
	h.Write(before)
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(e.At.Unix())))
	for _, s := range []string{e.Who, e.Via, e.Address, e.Act, e.About} {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(s))))
		h.Write([]byte(s))
	}
	return h.Sum(nil)
}

// LogRequest asks for a part of the log, the latest first.
type LogRequest struct {
	Who    string // "" for all
	Act    string
	Before int64 // entries before this number, 0 from the latest
	Limit  int   // at most 1000; 100 where 0
}

// Log is a part of the log, the latest entry first.
func (a *Accounts) Log(ctx context.Context, req LogRequest) ([]Event, error) {
	if req.Limit <= 0 || req.Limit > 1000 {
		req.Limit = 100
	}
	rows, err := a.db.QueryContext(ctx, `SELECT seq, at, who, via, address, act, about FROM audit
		WHERE (?1 = '' OR who = ?1) AND (?2 = '' OR act = ?2) AND (?3 <= 0 OR seq < ?3) ORDER BY seq DESC LIMIT ?4`, req.Who, req.Act, req.Before, req.Limit)
	if err != nil {
		return nil, fmt.Errorf("read the audit log: %w", err)
	}
	defer rows.Close()
	var out []Event
	for rows.Next() {
		var e Event
		var at int64
		if err := rows.Scan(&e.Seq, &at, &e.Who, &e.Via, &e.Address, &e.Act, &e.About); err != nil {
			return nil, fmt.Errorf("read the audit log: %w", err)
		}
		e.At = moment(at)
		out = append(out, e)
	}
	return out, named("read the audit log", rows.Err())
}

// Acts are the acts that the log has, by name.
func (a *Accounts) Acts(ctx context.Context) ([]string, error) {
	rows, err := a.db.QueryContext(ctx, `SELECT DISTINCT act FROM audit ORDER BY act`)
	if err != nil {
		return nil, fmt.Errorf("read the audit log: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, fmt.Errorf("read the audit log: %w", err)
		}
		out = append(out, s)
	}
	return out, named("read the audit log", rows.Err())
}

// CheckLog computes the chain of the log anew. head stands for all entries: who notes it
// elsewhere can tell later whether any of them was changed. The error tells the first
// entry that doesn't fit.
func (a *Accounts) CheckLog(ctx context.Context) (entries int, head string, err error) {
	rows, err := a.db.QueryContext(ctx, `SELECT seq, at, who, via, address, act, about, chain FROM audit ORDER BY seq`)
	if err != nil {
		return 0, "", fmt.Errorf("check the audit log: %w", err)
	}
	defer rows.Close()
	var before []byte
	for ; rows.Next(); entries++ {
		var e Event
		var at int64
		var kept []byte
		if err := rows.Scan(&e.Seq, &at, &e.Who, &e.Via, &e.Address, &e.Act, &e.About, &kept); err != nil {
			return 0, "", fmt.Errorf("check the audit log: %w", err)
		}
		e.At = moment(at)
		if before = e.chain(before); e.Seq != int64(entries+1) || string(before) != string(kept) {
			return entries, "", fmt.Errorf("check the audit log: %w: entry %d was changed, or one before it was removed", reportedly.ErrInvalid, e.Seq)
		}
	}
	return entries, hex.EncodeToString(before), named("check the audit log", rows.Err())
}

// missed counts failures that the log doesn't list one by one: who guesses for hours
// must not fill the disk.
type missed struct {
	mu     sync.Mutex
	minute int64
	listed int
	left   int
}

// perMinute is how many failures of a minute are listed.
const perMinute = 60

// list tells whether a failure is listed, and how many before it were not.
func (m *missed) list(now time.Time) (listed bool, before int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if minute := now.Unix() / 60; minute != m.minute {
		m.minute, m.listed = minute, 0
	}
	if m.listed >= perMinute {
		m.left++
		return false, 0
	}
	m.listed++
	before, m.left = m.left, 0
	return true, before
}

// failed logs a failure, unless there are too many. That it can't be written is no
// reason to let anybody in, nor to answer otherwise.
func (a *Accounts) failed(ctx context.Context, by By, act, about string) {
	listed, before := a.missed.list(a.now())
	if !listed {
		return
	}
	if before > 0 {
		about += fmt.Sprintf(" (%d more before it aren’t listed)", before)
	}
	_ = a.Record(context.WithoutCancel(ctx), by, act, about)
}
