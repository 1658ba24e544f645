// Command curve makes a store of many claims and says how fast it is at several
// sizes on the way.
//
// In: how many claims, and where to put the file. Out: a table, as docs/store.md
// has it. It measures the SQLite store alone, through its contract, with invented
// reports (package generate) that carry as much as real ones do: vectors of 384
// numbers, a dozen keys a claim, fifty keys of the duplicate index a report, a
// development for each happening. Reports are stored 64 in a transaction, as adding many
// does; those whose time is told are stored one by one. Statements and pages of the journal
// written for a report don't depend on what else the machine does; times assume that
// nothing else is busy.
//
//	go run ./store/storetest/curve -claims 1000000
package main

import (
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/store/storetest/generate"
)

func main() {
	claims := flag.Int("claims", 100_000, "make a store of `N` claims")
	dir := flag.String("dir", "", "keep the file in this `FOLDER`; else it is removed in the end")
	flag.Parse()
	if err := run(context.Background(), *claims, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "curve:", err)
		os.Exit(1)
	}
}

const perReport = 20

func run(ctx context.Context, claims int, dir string) error {
	if dir == "" {
		temporary, err := os.MkdirTemp("", "curve")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		dir = temporary
	}
	path := filepath.Join(dir, "curve.db")
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	m := &measure{s: s, path: path, maker: generate.New(1), r: rand.New(rand.NewPCG(1, 1))}
	fmt.Println("| claims | file | memory | reports stored | statements a report | pages written a report | adding a report, p95 | search, p50 | p95 | slowest sort of question | list of developments, p95 | a development's page, p95 |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|---|")
	for _, size := range []int{10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000} {
		if size = min(size, claims); m.claims() >= size {
			break
		}
		if err := m.grow(ctx, size); err != nil {
			return err
		}
		if err := m.print(ctx); err != nil {
			return err
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
	last    []store.Claim // of the report before, some of which the next tells too
	rate    float64       // reports a second, while growing
	// Statements and pages of the journal that were written for a report, of those that
	// were added last.
	statements, pages float64
}

func (m *measure) claims() int { return m.reports * perReport }

// together is how many reports are stored in a transaction.
const together = 64

// grow adds reports up to so many claims.
func (m *measure) grow(ctx context.Context, claims int) error {
	started, first := time.Duration(0), m.reports
	for m.claims() < claims {
		var batch []func(store.Tx) error
		for range together {
			batch = append(batch, m.next(ctx))
		}
		start, statements, pages := time.Now(), m.s.Statements(), m.frames()
		err := m.s.Update(ctx, func(tx store.Tx) error {
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
		started += time.Since(start)
		m.statements = float64(m.s.Statements()-statements) / together
		if now := m.frames(); now > pages { // else the journal has begun anew
			m.pages = float64(now-pages) / together
		}
	}
	m.rate = float64(m.reports-first) / started.Seconds()
	return nil
}

// frames is how many pages the journal holds, as its index beside the file tells
// (https://www.sqlite.org/walformat.html); 0 where there is none.
func (m *measure) frames() int {
	f, err := os.Open(m.path + "-shm")
	if err != nil {
		return 0
	}
	defer f.Close()
	var b [4]byte
	if _, err := f.ReadAt(b[:], 16); err != nil {
		return 0
	}
	return int(binary.NativeEndian.Uint32(b[:]))
}

// next is what adding the next report does: look for who shares its text and who
// tells the same, keep it, and keep the developments that it changes.
func (m *measure) next(ctx context.Context) func(store.Tx) error {
	n := m.reports
	m.reports++
	rep, claims := m.maker.Report(n)
	index := m.maker.Index(n)
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
		var keys []string
		for _, c := range claims {
			keys = append(keys, c.Keys...)
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
		return m.develop(ctx, tx, n, rep.SHA256)
	}
}

// develop makes a development of each claim but the last four, which join those of
// the report before.
func (m *measure) develop(ctx context.Context, tx store.Tx, n int, report string) error {
	stored, err := tx.ClaimsOf(ctx, report)
	if err != nil {
		return err
	}
	for i, c := range stored {
		of := []store.Claim{c}
		id := report[:12] + c.Claim.ID
		if i >= perReport-4 && len(m.last) == perReport && n%4 > 0 {
			of = []store.Claim{m.last[i], c}
			id = m.last[i].Report.ID[:12] + c.Claim.ID
		}
		if err := tx.PutDevelopment(ctx, generate.Development(id, of)); err != nil {
			return err
		}
	}
	m.last = stored
	return nil
}

func (m *measure) print(ctx context.Context) error {
	searches, worst, err := m.searches(ctx)
	if err != nil {
		return err
	}
	lists, pages, err := m.developments(ctx)
	if err != nil {
		return err
	}
	adds, err := m.adds(ctx)
	if err != nil {
		return err
	}
	info, err := os.Stat(m.path)
	if err != nil {
		return err
	}
	fmt.Printf("| %d | %d MB | %s | %.0f/s | %.0f | %.0f | %s | %s | %s | %s | %s | %s |\n", m.claims(), info.Size()>>20, memory(), m.rate, m.statements, m.pages,
		ms(at(adds, 95)), ms(at(searches, 50)), ms(at(searches, 95)), worst, ms(at(lists, 95)), ms(at(pages, 95)))
	return nil
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }

// at is a percentile.
func at(d []time.Duration, percent int) time.Duration {
	d = slices.Clone(d)
	slices.Sort(d)
	return d[min(len(d)-1, len(d)*percent/100)]
}

// memory is the most that the process has held so far, where the system tells.
func memory() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "?"
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb int
			_, _ = fmt.Sscan(rest, &kb)
			return fmt.Sprintf("%d MB", kb>>10)
		}
	}
	return "?"
}

// adds times reports that are added one by one.
func (m *measure) adds(ctx context.Context) ([]time.Duration, error) {
	var out []time.Duration
	for range 60 {
		f := m.next(ctx)
		start := time.Now()
		if err := m.s.Update(ctx, f); err != nil {
			return nil, err
		}
		out = append(out, time.Since(start))
	}
	return out, nil
}

// question is a sort of question that is asked of a store.
type question struct {
	name  string
	order store.Order
	make  func(m *measure) store.ClaimFilter
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

func (m *measure) often() string  { o, _ := m.maker.Words(); return pick(m.r, o) }
func (m *measure) seldom() string { _, s := m.maker.Words(); return pick(m.r, s) }

func (m *measure) month() (time.Time, time.Time) {
	t := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, m.r.IntN(110), 0)
	return t, t.AddDate(0, 1+m.r.IntN(6), 0)
}

func questions() []question {
	event := []reportedly.Event{reportedly.Assault}
	return []question{
		{"frequent word", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often()} }},
		{"rare word", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.seldom()} }},
		{"two words", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often() + " " + m.often()} }},
		{"phrase", store.ByAdded, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: `"` + m.often() + `" attacked`} }},
		{"relevance", store.ByRelevance, func(m *measure) store.ClaimFilter { return store.ClaimFilter{Text: m.often() + " attacked"} }},
		{"type and actor", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Events: event, Actors: []string{m.often(), m.seldom()}}
		}},
		{"word, type, months", store.ByAdded, func(m *measure) store.ClaimFilter {
			since, until := m.month()
			return store.ClaimFilter{Text: m.often(), Events: event, Since: since, Until: until}
		}},
		{"months by day", store.ByDay, func(m *measure) store.ClaimFilter {
			since, until := m.month()
			return store.ClaimFilter{Since: since, Until: until}
		}},
		{"corroborated", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), States: []reportedly.State{reportedly.Corroborated}}
		}},
		{"denied and reported at a place", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Polarities: []reportedly.Polarity{reportedly.Denied}, Bases: []reportedly.Basis{reportedly.Reported}, Places: []string{m.often()}}
		}},
		{"near a point", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Near: &store.Near{Lat: m.r.Float64()*50 - 25, Lon: m.r.Float64()*50 - 15, KM: 50}}
		}},
		{"word in a large box", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), Within: &store.Box{South: -20, West: -15, North: 20, East: 30}}
		}},
		{"source", store.ByAdded, func(m *measure) store.ClaimFilter {
			return store.ClaimFilter{Text: m.often(), Sources: []string{fmt.Sprintf("Source %d", m.r.IntN(100))}}
		}},
		{"everything", store.ByAdded, func(*measure) store.ClaimFilter { return store.ClaimFilter{} }},
	}
}

// searches times every sort of question, and names the slowest by its own p95.
func (m *measure) searches(ctx context.Context) (all []time.Duration, worst string, err error) {
	var slowest time.Duration
	for _, q := range questions() {
		var took []time.Duration
		for range 25 {
			f := q.make(m)
			start := time.Now()
			if _, err := m.s.Search(ctx, f, q.order, store.Page{}); err != nil {
				return nil, "", fmt.Errorf("%s: %w", q.name, err)
			}
			took = append(took, time.Since(start))
		}
		if p := at(took, 95); p > slowest {
			slowest, worst = p, q.name+": "+ms(p)
		}
		all = append(all, took...)
	}
	return all, worst, nil
}

// developments times lists of developments, and pages of one: with its claims and
// the pairs of their reports.
func (m *measure) developments(ctx context.Context) (lists, pages []time.Duration, err error) {
	for i := range 60 {
		since, until := m.month()
		f := []store.DevelopmentFilter{
			{}, {States: []reportedly.State{reportedly.Corroborated}, Order: store.ByLastDay}, {Actors: []string{m.often()}}, {Text: m.seldom()}, {Since: since, Until: until, Order: store.ByFirstDay},
			{Text: m.often(), States: []reportedly.State{reportedly.Corroborated}},
		}[i%6]
		start := time.Now()
		list, err := m.s.Developments(ctx, f, store.Page{})
		if err != nil {
			return nil, nil, err
		}
		lists = append(lists, time.Since(start))
		for _, d := range list.Items[:min(2, len(list.Items))] {
			start := time.Now()
			if err := m.page(ctx, d.ID); err != nil {
				return nil, nil, err
			}
			pages = append(pages, time.Since(start))
		}
	}
	return lists, pages, nil
}

func (m *measure) page(ctx context.Context, id string) error {
	return m.s.View(ctx, func(r store.Reader) error {
		d, err := r.Development(ctx, id)
		if err != nil {
			return err
		}
		var ids []string
		for _, member := range d.Members {
			ids = append(ids, member.Claim)
		}
		if _, err := r.Claims(ctx, ids); err != nil {
			return err
		}
		if _, err := r.Judgements(ctx, store.JudgementFilter{Targets: append(ids, id)}, store.Page{}); err != nil {
			return err
		}
		_, err = r.Pairs(ctx, d.Reports)
		return err
	})
}
