package postgres

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// translate gives an error of the server its kind and a hint, by its code.
func translate(err error) error {
	if kinded(err) {
		return err
	}
	wrap := func(kind error, hint string) error {
		return reportedly.WithHint(fmt.Errorf("%w: %w", kind, err), hint)
	}
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		var connect *pgconn.ConnectError
		var network net.Error
		if errors.As(err, &connect) || errors.As(err, &network) || pgconn.SafeToRetry(err) {
			return wrap(store.ErrUnreachable, "see whether the server runs, and whether the address is right")
		}
		return err
	}
	class := e.Code[:min(2, len(e.Code))]
	switch {
	case e.Code == "55P03", e.Code == "40P01", e.Code == "40001":
		return wrap(store.ErrLocked, "wait for the other program, or end it, and try again")
	case e.Code == "53100", e.Code == "53200":
		return wrap(store.ErrFull, "make room on the server and try again; what was stored before is untouched")
	case e.Code == "25006", e.Code == "42501":
		return wrap(store.ErrReadOnly, "see what the database's user may do")
	case e.Code == "57014":
		return fmt.Errorf("%w: %w", context.Canceled, err)
	case class == "XX":
		return wrap(store.ErrDamaged, "see the server's own log; restore a backup")
	case class == "08", class == "28", class == "3D", class == "53", class == "57":
		return wrap(store.ErrUnreachable, "see whether the server runs, and whether the address, the user and the database are right")
	case class == "22", class == "23", class == "54":
		return fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	case e.Code == "42P01" && strings.Contains(e.Message, "schema_version"):
		return wrap(store.ErrNotStore, "name another schema")
	}
	return err
}

// kinded tells whether an error has its kind already.
func kinded(err error) bool {
	for _, k := range []error{store.ErrLocked, store.ErrFull, store.ErrDamaged, store.ErrNotStore, store.ErrReadOnly, store.ErrUnreachable, store.ErrNewer, store.ErrOlder, reportedly.ErrInvalid, reportedly.ErrNotFound, context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}
