package postgres_test

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/postgrestest"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/postgres"
	"github.com/reportedly/reportedly/store/storetest"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

func TestStore(t *testing.T) {
	address := postgrestest.URL(t)
	n := 0
	storetest.Run(t, func(t *testing.T) store.Store {
		n++
		return open(t, address, fmt.Sprintf("test_%d", n), postgres.Options{})
	})
}

// open is a store in a new schema.
func open(t testing.TB, address, schema string, o postgres.Options) *postgres.Store {
	t.Helper()
	drop(t, address, schema)
	o.Schema = schema
	s, err := postgres.Open(t.Context(), address, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		drop(t, address, schema)
	})
	return s
}

func drop(t testing.TB, address, schema string) {
	t.Helper()
	exec(t, address, `DROP SCHEMA IF EXISTS `+schema+` CASCADE`)
}

func exec(t testing.TB, address, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestErrors(t *testing.T) {
	address := postgrestest.URL(t)
	for _, x := range []struct {
		name, address string
		o             postgres.Options
		want          error
	}{
		{"no address", "what:ever", postgres.Options{}, reportedly.ErrInvalid},
		{"no server", "postgres://u:secret@127.0.0.1:1/d", postgres.Options{}, store.ErrUnreachable},
		{"no database", strings.Replace(address, "/postgres?", "/none?", 1), postgres.Options{}, store.ErrUnreachable},
		{"no schema's name", address, postgres.Options{Schema: "a; DROP"}, reportedly.ErrInvalid},
		{"no store to read", address, postgres.Options{Schema: "none", ReadOnly: true}, reportedly.ErrNotFound},
	} {
		_, err := postgres.Open(t.Context(), x.address, x.o)
		if !errors.Is(err, x.want) {
			t.Errorf("%s: error = %v, want one that is %q", x.name, err, x.want)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the error names the password: %v", x.name, err)
		}
	}
	s := open(t, address, "test_errors", postgres.Options{})
	r, err := postgres.Open(t.Context(), address, postgres.Options{Schema: "test_errors", ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Update(t.Context(), func(store.Tx) error { return nil }); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("writing to a store that was opened for reading: %v", err)
	}
	w, err := postgres.Open(t.Context(), address, postgres.Options{Schema: "test_errors", Wait: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	err = s.Update(t.Context(), func(store.Tx) error {
		if err := w.Update(t.Context(), func(store.Tx) error { return nil }); !errors.Is(err, store.ErrLocked) {
			t.Errorf("two writers at once: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	exec(t, address, `INSERT INTO test_errors.schema_version VALUES (99, now())`)
	if _, err := postgres.Open(t.Context(), address, postgres.Options{Schema: "test_errors"}); !errors.Is(err, store.ErrNewer) {
		t.Errorf("a newer store: %v", err)
	}
}

// TestOlder brings a store of schema 3, which kept keys claim by claim, up to date.
func TestOlder(t *testing.T) {
	address := postgrestest.URL(t)
	s := open(t, address, "test_older", postgres.Options{})
	m := generate.New(1)
	r, claims := m.Report(0)
	near := func(s store.Store) []store.Nearby {
		list, err := s.Near(t.Context(), claims[0].Keys, 0)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	err := s.Update(t.Context(), func(tx store.Tx) error {
		_, err := tx.AddReport(t.Context(), r)
		if err == nil {
			err = tx.PutClaims(t.Context(), r.SHA256, store.Version{Coder: "a"}, nil)
		}
		for _, c := range claims { // one by one, so that their keys are where they were in older schemas
			if err == nil {
				err = tx.AddClaim(t.Context(), r.SHA256, store.Version{Coder: "a"}, c)
			}
		}
		if err != nil {
			return err
		}
		list, err := tx.ClaimsOf(t.Context(), r.SHA256)
		if err == nil {
			err = tx.PutDevelopment(t.Context(), generate.Development("d", list))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	was := near(s)
	exec(t, address, `SET search_path = test_older;
		CREATE TABLE claim_key (key BIGINT NOT NULL, first_day BIGINT NOT NULL, claim BIGINT NOT NULL, last_day BIGINT NOT NULL, PRIMARY KEY (key, first_day, claim));
		INSERT INTO claim_key SELECT key, 0, (report << 20) + place::bigint, 0 FROM report_key, unnest(string_to_array(claims, ',')) AS place;
		DROP TABLE report_key; DROP TABLE recent_key; DROP TABLE sweep;
		CREATE TABLE old_box AS SELECT b.id, a.west, a.east, a.south, a.north FROM box b JOIN area a ON a.id = b.area;
		DROP TABLE box; DROP TABLE area; ALTER TABLE old_box RENAME TO box; DELETE FROM schema_version WHERE version > 3`)
	if _, err := postgres.Open(t.Context(), address, postgres.Options{Schema: "test_older", ReadOnly: true}); !errors.Is(err, store.ErrOlder) {
		t.Errorf("an older store opened for reading: %v", err)
	}
	now, err := postgres.Open(t.Context(), address, postgres.Options{Schema: "test_older"})
	if err != nil {
		t.Fatal(err)
	}
	defer now.Close()
	if diff := cmp.Diff(was, near(now)); diff != "" || len(was) != 1 {
		t.Errorf("near: %s", diff)
	}
	if problems, err := now.Check(t.Context(), nil); err != nil || len(problems) > 0 {
		t.Error(problems, err)
	}
}

// BenchmarkAdd stores reports of 20 claims that are read already.
func BenchmarkAdd(b *testing.B) {
	s := open(b, postgrestest.URL(b), "test_bench", postgres.Options{})
	m := generate.New(1)
	n := 0
	for b.Loop() {
		b.StopTimer()
		r, claims := m.Report(n)
		n++
		b.StartTimer()
		err := s.Update(b.Context(), func(tx store.Tx) error {
			if _, err := tx.AddReport(b.Context(), r); err != nil {
				return err
			}
			return tx.PutClaims(b.Context(), r.SHA256, store.Version{Coder: "a", Model: "b"}, claims)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
}
