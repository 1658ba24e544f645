// Command curve makes a store of many claims and says how fast it is at several
// sizes on the way.
//
// In: how many claims, and where to put the file. Out: a table, as docs/store.md
// has it. It measures the SQLite store alone, through its contract, with invented
// reports (package generate) that carry as much as real ones do: vectors of 384
// numbers, a dozen keys a claim, a hundred different ones a report, fifty keys of the duplicate index a report, a
// development for each happening. They are of days all over ten years in no order, so
// that little of what is written lies together. Reports are stored 64 in a transaction, as adding many
// does; those whose time is told are stored one by one. Statements and pages of the journal
// written for a report don't depend on what else the machine does (-tables tells of which tables); times assume that
// nothing else is busy.
//
// It tells how far it is every ten seconds, and prints each row when it is measured.
// Where it is stopped (by an interrupt), it measures what there is; with -dir it goes on
// from there the next time.
//
//	go run ./store/storetest/curve -claims 1000000 -dir FOLDER
package main

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

func main() {
	claims := flag.Int("claims", 100_000, "make a store of `N` claims")
	tables := flag.Bool("tables", false, "tell how many pages of each table and index were written, beside each row")
	dir := flag.String("dir", "", "keep the file in this `FOLDER`, and go on with the one that is there; else it is removed in the end")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *claims, *dir, *tables); err != nil {
		fmt.Fprintln(os.Stderr, "curve:", err)
		os.Exit(1)
	}
}

const perReport = 20

// run grows the store until it has so many claims or ctx ends, which isn't an error: what
// there is by then is measured too.
func run(ctx context.Context, claims int, dir string, tables bool) error {
	if dir == "" {
		temporary, err := os.MkdirTemp("", "curve")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		dir = temporary
	}
	path := filepath.Join(dir, "curve.db")
	work := context.WithoutCancel(ctx)
	s, err := sqlite.Open(work, path, sqlite.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	there, err := s.Stats(work)
	if err != nil {
		return err
	}
	m := &measure{s: s, path: path, maker: generate.New(1), r: rand.New(rand.NewPCG(1, 1)), reports: there.Reports, goal: claims}
	fmt.Println(heading)
	for _, size := range []int{10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000} {
		if size = min(size, claims); m.claims() >= size {
			continue
		}
		if err := m.grow(ctx, work, size); err != nil {
			return err
		}
		row, err := m.row(work)
		if err != nil {
			return err
		}
		fmt.Println(row)
		if tables {
			if err := m.tables(work, os.Stderr); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			fmt.Fprintf(os.Stderr, "curve: stopped at %d claims; with -dir it goes on from there\n", m.claims())
			return nil
		}
	}
	return nil
}

// measure is a store that grows.
type measure struct {
	s       *sqlite.Store
	path    string
	maker   *generate.Maker
	r       *rand.Rand
	reports int
	goal    int           // claims
	last    []store.Claim // of the report before, some of which the next tells too
	rate    float64       // reports a second, while growing
	cpu     time.Duration // of all processors, for a report, while growing
	// Of the last third of the reports by which it grew: how many they are, statements for
	// one, and how often each page was written to the journal.
	counted    int
	statements float64
	frames     map[uint32]int
}

func (m *measure) claims() int { return m.reports * perReport }

// together is how many reports are stored in a transaction.
const together = 64

// progress is how often it is told how far the store has grown.
const progress = 10 * time.Second

// grow adds reports up to so many claims, or until ctx ends.
func (m *measure) grow(ctx, work context.Context, claims int) error {
	took, first, cpu := time.Duration(0), m.reports, processor()
	told, then, making := time.Now(), m.reports, time.Duration(0)
	counting := claims - (claims-m.claims())/3
	m.frames, m.counted = map[uint32]int{}, 0
	var ran int64
	for m.claims() < claims && ctx.Err() == nil {
		before := processor()
		var batch []func(store.Tx) error
		for range together {
			batch = append(batch, m.next(work))
		}
		making += processor() - before
		start, statements, pages := time.Now(), m.s.Statements(), m.journal()
		err := m.s.Update(work, func(tx store.Tx) error {
			for _, f := range batch {
				if err := f(tx); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		took += time.Since(start)
		if m.claims() >= counting {
			if err := m.count(pages); err != nil {
				return err
			}
			m.counted += together
			ran += m.s.Statements() - statements
		}
		if since := time.Since(told); since >= progress {
			rate := float64(m.reports-then) / since.Seconds()
			left := time.Duration(float64(m.goal-m.claims()) / perReport / rate * float64(time.Second))
			fmt.Fprintf(os.Stderr, "curve: %d of %d claims, %.0f reports a second, about %v left\n", m.claims(), m.goal, rate, left.Round(time.Second))
			told, then = time.Now(), m.reports
		}
	}
	if m.counted > 0 {
		m.statements = float64(ran) / float64(m.counted)
	}
	if n := m.reports - first; n > 0 {
		m.rate = float64(n) / took.Seconds()
		m.cpu = (processor() - cpu - making) / time.Duration(n)
	}
	return nil
}

// journal is what the journal holds.
type journal struct {
	pages uint32
	salt  uint64 // another one when it begins anew
}

// journal reads the journal's index beside the file
// (https://www.sqlite.org/walformat.html); it is empty where there is none.
func (m *measure) journal() (j journal) {
	f, err := os.Open(m.path + "-shm")
	if err != nil {
		return j
	}
	defer f.Close()
	var b [40]byte
	if _, err := f.ReadAt(b[:], 0); err == nil {
		j.pages, j.salt = binary.NativeEndian.Uint32(b[16:]), binary.NativeEndian.Uint64(b[32:])
	}
	return j
}

// next is what adding the next report does: look for who shares its text and who
// tells the same, keep it, and keep the developments that it changes.
func (m *measure) next(ctx context.Context) func(store.Tx) error {
	n := m.reports
	m.reports++
	rep, claims := m.maker.Report(n)
	index := m.maker.Index(n)
	keys := generate.Neighbours(claims)
	m.s.Prepare(rep, claims)
	return func(tx store.Tx) error {
		if _, err := tx.Holders(ctx, index.Keys, 50); err != nil {
			return err
		}
		if _, err := tx.AddReport(ctx, rep); err != nil {
			return err
		}
		if err := tx.PutIndex(ctx, rep.SHA256, index); err != nil {
			return err
		}
		if err := tx.PutClaims(ctx, rep.SHA256, store.Version{Coder: "curve", Model: "none"}, claims); err != nil {
			return err
		}
		near, err := tx.Near(ctx, keys, 32) // as many as corroboration looks at
		if err != nil {
			return err
		}
		for _, n := range near {
			if _, err := tx.Development(ctx, n.Development); err != nil {
				return err
			}
		}
		return m.develop(ctx, tx, n, rep.Publication(), claims)
	}
}

// develop makes a development of each claim but the last four, which join those of
// the report before.
func (m *measure) develop(ctx context.Context, tx store.Tx, n int, r reportedly.Publication, claims []store.Claim) error {
	for i := range claims {
		c := &claims[i]
		c.ID, c.Report = reportedly.TellingID(r.ID, c.Claim.ID), r
		of := []store.Claim{*c}
		id := r.ID[:12] + c.Claim.ID
		if i >= perReport-4 && len(m.last) == perReport && n%4 > 0 {
			of = []store.Claim{m.last[i], *c}
			id = m.last[i].Report.ID[:12] + c.Claim.ID
		}
		if err := tx.PutDevelopment(ctx, generate.Development(id, of)); err != nil {
			return err
		}
	}
	m.last = claims
	return nil
}
