package memory

import (
	"runtime"
	"sync"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
	"github.com/reportedly/reportedly/corroborate/duplicate"
	"github.com/reportedly/reportedly/corroborate/origin"
	"github.com/reportedly/reportedly/store"
)

// ready is what is made of a report by itself, before the store is asked for its
// neighbours.
type ready struct {
	report   *store.Report
	claims   []store.Claim
	accounts *corroborate.Ready
	document *duplicate.Document
	profile  *origin.Profile
}

// makeReady prepares a report with what was read from it.
func makeReady(r *store.Report, reading Reading) *ready {
	x := &ready{report: r, document: duplicate.New(&r.Report), profile: origin.Study(&r.Report)}
	told := toTold(r, reading)
	x.accounts = corroborate.Prepare(told)
	x.claims = toClaims(told, x.accounts.Keys)
	return x
}

// readyAll prepares reports on all processors. One that brings the program to a fault is
// nil: it is told of where the report is kept.
func (m *Memory) readyAll(reqs []AddRequest) []*ready {
	out := make([]*ready, len(reqs))
	workers := min(runtime.GOMAXPROCS(0), len(reqs))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(reqs); i += workers {
				func() {
					defer func() { _ = recover() }()
					x := makeReady(m.toStore(reqs[i]), *reqs[i].Reading)
					m.store.Prepare(x.report, x.claims)
					out[i] = x
				}()
			}
		})
	}
	wg.Wait()
	return out
}

// fits tells whether a report was kept as it was prepared: the store mends what it can't
// keep.
func (x *ready) fits(kept *store.Report) bool {
	was, now := x.report.Publication(), kept.Publication()
	return was.ID == now.ID && was.Name == now.Name && was.Title == now.Title && was.Source == now.Source && was.Author == now.Author && was.Published == now.Published &&
		was.URL == now.URL && x.report.Publisher == kept.Publisher
}

// seat gives the claims their report's place in the order of adding, and has recent know
// what was prepared.
func (x *ready) seat(kept *store.Report, recent *recent) []store.Claim {
	told := make([]reportedly.Told, len(x.claims))
	for i := range x.claims {
		x.claims[i].Report.Added = kept.Added
		told[i] = x.claims[i].Told
	}
	id := kept.SHA256
	recent.claims.put(id, told, len(told)+1)
	recent.accounts.Put(id, x.accounts, kept.Added)
	recent.documents.put(id, x.document, kept.Text.Len())
	recent.profiles.put(id, x.profile, kept.Text.Len())
	return x.claims
}

// toTold are the claims of a reading as others are set against them. Vectors are rounded
// as the store will, so that it doesn't matter which of two reports came first.
func toTold(r *store.Report, reading Reading) []reportedly.Told {
	told := make([]reportedly.Told, len(reading.Claims))
	for i, c := range reading.Claims {
		t := reportedly.Told{ID: reportedly.TellingID(r.SHA256, c.ID), Report: r.Publication(), Claim: c}
		if i < len(reading.Vectors) {
			t.Vector = store.Rounded(reading.Vectors[i])
		}
		told[i] = t
	}
	return told
}

// toClaims are claims as the store takes them, with their keys.
func toClaims(told []reportedly.Told, keys map[string][]string) []store.Claim {
	out := make([]store.Claim, len(told))
	for i, t := range told {
		out[i] = store.Claim{Told: t, Keys: keys[t.ID]}
	}
	return out
}

// readAnew are the claims of a reading of a report that is kept.
func readAnew(r *store.Report, reading Reading) []store.Claim {
	told := toTold(r, reading)
	return toClaims(told, corroborate.Keys(told, nil))
}
