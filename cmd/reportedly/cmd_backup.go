package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

func backupVerb() verb {
	return verb{
		name: "backup", args: "[flags] FILE", summary: "copy the database to a file",
		help: `Copies the whole database, as it is at one moment, to a new file, which is a database
itself: --db FILE reads it. It may be written to meanwhile. A database on a server is
copied into a file too.

  reportedly backup reportedly-2026-11-22.db`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			db.define(fs)
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return wrong("name the file to write")
				}
				return backup(ctx, e, &db, args[0])
			}
		},
	}
}

func backup(ctx context.Context, e *env, db *database, to string) error {
	s, err := db.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	err = s.Backup(ctx, to)
	if errors.Is(err, reportedly.ErrUnsupported) {
		err = copyStore(ctx, s.store, to)
	}
	if err != nil {
		return err
	}
	info, err := os.Stat(to)
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintf(e.Out, "%s: %s\n", phrase.Clean(to), bytesOf(info.Size())); err != nil {
		return err
	}
	return auditLocal(ctx, e, *db, "back up", to)
}

// copyStore copies a store into a new file.
func copyStore(ctx context.Context, from store.Store, to string) error {
	if _, err := os.Stat(to); err == nil {
		return reportedly.WithHint(fmt.Errorf("copy to %s: %w", to, store.ErrExists), "name a file that isn't there")
	}
	into, err := sqlite.Open(ctx, to, sqlite.Options{})
	if err != nil {
		return err
	}
	err = from.View(ctx, func(r store.Reader) error { return store.Copy(ctx, into, r) })
	if err = errors.Join(err, into.Close()); err != nil {
		os.Remove(to)
	}
	return err
}

func restoreVerb() verb {
	return verb{
		name: "restore", args: "[flags] FILE", summary: "make a backup the database",
		help: `Makes the database of a backup: --db or REPORTEDLY_DB say where. It refuses to
write over one that is there, unless --replace is given; then the old one is kept
beside it, with .before-restore at the end of its name.

  reportedly restore reportedly-2026-11-22.db --db new.db`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			db.define(fs)
			replace := fs.Bool("replace", false, "move the database that is there aside")
			return func(ctx context.Context, e *env, args []string) error {
				if len(args) != 1 {
					return wrong("name the backup")
				}
				return restore(ctx, e, &db, args[0], *replace)
			}
		},
	}
}

func restore(ctx context.Context, e *env, db *database, from string, replace bool) error {
	where, err := db.where(e)
	if err != nil {
		return err
	}
	if onServer(where) {
		return restoreServer(ctx, e, where, from)
	}
	if _, err := os.Stat(where); err == nil {
		if !replace {
			return reportedly.WithHint(fmt.Errorf("restore to %s: %w", where, store.ErrExists), "--replace moves it aside first, or --db names another")
		}
		if err := setAside(ctx, from, where); err != nil {
			return err
		}
	}
	if err := sqlite.Restore(ctx, from, where); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(e.Out, "restored %s to %s\n", phrase.Clean(from), phrase.Clean(where)); err != nil {
		return err
	}
	return auditLocal(ctx, e, *db, "restore", from)
}

// setAside moves a database aside, once the backup is known to be one.
func setAside(ctx context.Context, from, where string) error {
	st, err := sqlite.Open(ctx, from, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	st.Close()
	aside := where + ".before-restore"
	if _, err := os.Stat(aside); err == nil {
		return reportedly.WithHint(fmt.Errorf("move %s aside: %w: %s", where, store.ErrExists, aside), "move that one away first")
	}
	// Opening folds what SQLite wrote beside the file into it, and fails where another
	// program writes.
	st, err = sqlite.Open(ctx, where, sqlite.Options{MustExist: true, KeepVersion: true})
	if err == nil {
		st.Close()
	}
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.Rename(where+tail, aside+tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("move %s aside: %w", where, err)
		}
	}
	return nil
}

func restoreServer(ctx context.Context, e *env, where, from string) error {
	src, err := sqlite.Open(ctx, from, sqlite.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer src.Close()
	into, err := openServer(ctx, where, forAdding, false)
	if err != nil {
		return err
	}
	defer into.Close()
	if err := src.View(ctx, func(r store.Reader) error { return store.Copy(ctx, into, r) }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Out, "restored %s to the server\n", phrase.Clean(from))
	return err
}

func checkVerb() verb {
	return verb{
		name: "check", args: "[flags]", summary: "verify all that is kept",
		help: `Goes over the database: every report's original bytes against its hash, its text, its
claims, developments and the indexes. What is wrong is printed with what to do about
it, and the exit status is 1.`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			asJSON := new(bool)
			db.define(fs)
			defineJSON(fs, asJSON, "print what was found as JSON")
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return check(ctx, e, &db, *asJSON)
			}
		},
	}
}

func check(ctx context.Context, e *env, db *database, asJSON bool) error {
	s, err := db.open(ctx, e, forReading, nil)
	if err != nil {
		return err
	}
	defer s.close()
	steps := e.stepper()
	total := 0
	problems, err := s.Check(ctx, func(done, all int) {
		total = all
		steps.step("checking", int64(done), int64(all))
	})
	steps.clear()
	if err != nil {
		return err
	}
	if asJSON {
		return checkJSON(ctx, e, s, total, problems)
	}
	for _, p := range problems {
		e.complain("", errors.New(p.What))
		if p.Remedy != "" {
			e.hint(p.Remedy)
		}
	}
	if len(problems) > 0 {
		e.say(plural(len(problems), "problem"))
		return failed(statusSome)
	}
	orphans, err := s.Orphans(ctx)
	if err != nil {
		return err
	}
	if len(orphans) > 0 {
		e.say(fmt.Sprintf("%s no claim of the present reading; reportedly judgements orphans lists them", haveOrHas(len(orphans), "judged claim")))
	}
	_, err = fmt.Fprintf(e.Out, "%s, all as they should be\n", counted(total, "report"))
	return err
}

// checkJSON prints what a check found as JSON.
func checkJSON(ctx context.Context, e *env, s *session, total int, problems []store.Problem) error {
	type problem struct {
		What   string `json:"what"`
		Remedy string `json:"remedy,omitempty"`
	}
	orphans, err := s.Orphans(ctx)
	if err != nil {
		return err
	}
	out := struct {
		Reports  int       `json:"reports"`
		Problems []problem `json:"problems"`
		Orphans  int       `json:"orphans"` // judged claims that the present reading lacks
	}{total, []problem{}, len(orphans)}
	for _, p := range problems {
		out.Problems = append(out.Problems, problem{p.What, p.Remedy})
	}
	if err := jsonl.Pretty(e.Out, out); err != nil {
		return err
	}
	if len(problems) > 0 {
		return failed(statusSome)
	}
	return nil
}

func haveOrHas(n int, what string) string {
	if n == 1 {
		return "1 " + what + " has"
	}
	return fmt.Sprintf("%d %ss have", n, what)
}

func migrateVerb() verb {
	return verb{
		name: "migrate", args: "[flags]", summary: "bring an older database up to date",
		help: `Brings the database of an earlier version up to this one's schema. Before it does, it
copies a file to FILE.before-migrate. A database that is up to date is left as it is.`,
		setup: func(fs *flag.FlagSet) action {
			var db database
			db.define(fs)
			return func(ctx context.Context, e *env, args []string) error {
				if err := noArguments(args); err != nil {
					return err
				}
				return migrate(ctx, e, &db)
			}
		},
	}
}

func migrate(ctx context.Context, e *env, db *database) error {
	where, err := db.where(e)
	if err != nil {
		return err
	}
	st, err := db.openStore(ctx, where, forWriting)
	if err == nil {
		defer st.Close()
		return upToDate(ctx, e, st)
	}
	if !errors.Is(err, store.ErrOlder) {
		return err
	}
	if onServer(where) {
		st, err = openServer(ctx, where, forWriting, false)
	} else {
		if err := copyFile(where, where+".before-migrate"); err != nil {
			return fmt.Errorf("keep a copy before migrating: %w", err)
		}
		e.say("kept a copy: " + where + ".before-migrate")
		st, err = sqlite.Open(ctx, where, sqlite.Options{MustExist: true})
	}
	if err != nil {
		return err
	}
	defer st.Close()
	return upToDate(ctx, e, st)
}

func upToDate(ctx context.Context, e *env, st store.Store) error {
	a, err := st.About(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.Out, "%s is up to date (schema %d)\n", phrase.Clean(a.Where), a.Schema)
	return err
}

// copyFile copies a file to one that isn't there.
func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	if err == nil {
		err = dst.Sync()
	}
	return errors.Join(err, dst.Close())
}
