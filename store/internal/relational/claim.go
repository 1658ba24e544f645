package relational

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// claimQuery selects what load reads; conditions follow.
const claimQuery = `SELECT c.id, c.first_day, c.last_day, c.review, COALESCE(v.coder, ''), COALESCE(v.model, ''), COALESCE(d.name, ''), b.body, b.vector,
	r.id, r.sha, r.name, r.title, COALESCE(s.name, ''), r.author, r.published, r.url
	FROM claim c JOIN claim_body b ON b.claim = c.id JOIN report r ON r.id = (c.id >> 20)
	LEFT JOIN source s ON s.id = r.source LEFT JOIN version v ON v.id = c.version LEFT JOIN development d ON d.id = c.development`

// stored is a claim with its row.
type stored struct {
	store.Claim
	row         int64
	first, last int64
}

// load reads claims by their rows, in the order of rows; a row that isn't there is
// left out.
func (r *reader) load(ctx context.Context, rows []int64) ([]stored, error) {
	at := map[int64]stored{}
	err := eachChunk(rows, maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`c.id`, part)
		list, err := r.loadWhere(ctx, &c)
		for _, s := range list {
			at[s.row] = s
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []stored
	for _, row := range rows {
		if s, ok := at[row]; ok {
			out = append(out, s)
		}
	}
	return out, nil
}

// loadOf reads all claims of a report, in their order.
func (r *reader) loadOf(ctx context.Context, report int64) ([]stored, error) {
	from, to := claimRange(report)
	var c conditions
	c.add(`c.id >= ? AND c.id < ?`, from, to)
	return r.loadWhere(ctx, &c)
}

func (r *reader) loadWhere(ctx context.Context, c *conditions) ([]stored, error) {
	var out []stored
	var bodies [][]byte
	err := r.rows(ctx, func(scan func(...any) error) error {
		var s stored
		var body, vector []byte
		p := &s.Report
		err := scan(&s.row, &s.first, &s.last, &s.Review, &s.By.Coder, &s.By.Model, &s.Development, &body, &vector,
			&p.Added, &p.ID, &p.Name, &p.Title, &p.Source, &p.Author, &p.Published, &p.URL)
		s.Vector = store.DecodeVector(vector)
		out, bodies = append(out, s), append(bodies, body)
		return err
	}, claimQuery+c.where()+` ORDER BY c.id`, c.args...)
	if err != nil {
		return nil, err
	}
	read, errs := make([]claimBody, len(out)), make([]error, len(out))
	parallel(len(out), func(i int) { errs[i] = unpackClaim(bodies[i], &read[i]) })
	for i := range out {
		if err := errs[i]; err == nil {
			errs[i] = r.decode(ctx, &out[i], &read[i])
		}
		if errs[i] != nil {
			return nil, fmt.Errorf("claim %d of report %.12s: %w", out[i].row&(maxClaims-1)+1, out[i].Report.ID, errs[i])
		}
	}
	return out, nil
}

// parallel calls f with each number below n, on some processors at once.
func parallel(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), 4, n/8+1)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

func unpackClaim(packed []byte, b *claimBody) error {
	j, err := unpack(packed)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	if err := json.Unmarshal(j, b); err != nil {
		return fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	return nil
}

// decode fills in a claim from its body.
func (r *reader) decode(ctx context.Context, s *stored, b *claimBody) (err error) {
	s.Claim.Claim, err = fromBody(b, func(key string) (orb.Geometry, error) { return r.shape(ctx, key) })
	if err != nil {
		return err
	}
	s.ID, s.Keys, s.Days = reportedly.TellingID(s.Report.ID, b.Local), b.Keys, fromDays(s.first, s.last)
	return nil
}

// Claim implements [store.Reader].
func (r *reader) Claim(ctx context.Context, id string) (*store.Claim, error) {
	list, err := r.Claims(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// Claims implements [store.Reader].
func (r *reader) Claims(ctx context.Context, ids []string) ([]store.Claim, error) {
	rows, err := r.claimRows(ctx, ids)
	if err != nil {
		return nil, err
	}
	list, err := r.load(ctx, uniq(slices.Collect(maps.Values(rows))))
	if err != nil {
		return nil, err
	}
	at := make(map[int64]*stored, len(list))
	for i := range list {
		at[list[i].row] = &list[i]
	}
	out := make([]store.Claim, len(ids))
	for i, id := range ids {
		s := at[rows[id]]
		if s == nil {
			return nil, fmt.Errorf("claim %q: %w: it has no content", id, store.ErrDamaged)
		}
		out[i] = s.Claim
	}
	return out, nil
}

// ClaimsOf implements [store.Reader].
func (r *reader) ClaimsOf(ctx context.Context, report string) ([]store.Claim, error) {
	row, err := r.reportRow(ctx, report)
	if err != nil || row == 0 {
		return nil, err
	}
	list, err := r.loadOf(ctx, row)
	return each(list, func(s stored) store.Claim { return s.Claim }), err
}

// claimRows are the rows of claims by ID; one that isn't there is an error.
func (r *reader) claimRows(ctx context.Context, ids []string) (map[string]int64, error) {
	reports := map[string]int64{}
	for _, id := range ids {
		report, _, ok := strings.Cut(id, "/")
		if !ok {
			return nil, notFound("claim", id)
		}
		reports[report] = 0
	}
	var missing []string
	for report := range reports {
		if r.known != nil && r.known.reports[report] != 0 {
			reports[report] = r.known.reports[report]
		} else {
			missing = append(missing, report)
		}
	}
	slices.Sort(missing)
	err := eachChunk(missing, maxParameters, func(part []string) error {
		var c conditions
		c.in(`sha`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var row int64
			var sha string
			err := scan(&row, &sha)
			reports[sha] = row
			r.knowReport(sha, row)
			return err
		}, `SELECT id, sha FROM report`+c.where(), c.args...)
	})
	if err != nil {
		return nil, err
	}
	out, err := r.guess(ctx, ids, reports)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if out[id] != 0 {
			continue
		}
		report, local, _ := strings.Cut(id, "/")
		from, to := claimRange(reports[report])
		var row int64
		if _, err := r.row(ctx, []any{&row}, `SELECT id FROM claim WHERE id >= ? AND id < ? AND local = ?`, from, to, clean(local)); err != nil {
			return nil, err
		}
		if row == 0 || reports[report] == 0 {
			return nil, notFound("claim", id)
		}
		out[id] = row
	}
	return out, nil
}

// guess finds claims whose ID tells their place: c4 is the fourth.
func (r *reader) guess(ctx context.Context, ids []string, reports map[string]int64) (map[string]int64, error) {
	out := make(map[string]int64, len(ids))
	guessed := map[int64]string{}
	for _, id := range ids {
		report, local, _ := strings.Cut(id, "/")
		n, err := strconv.Atoi(strings.TrimPrefix(local, "c"))
		if err == nil && n >= 1 && n <= maxClaims && reports[report] != 0 {
			row := claimRow(reports[report], n-1)
			if r.known != nil && r.known.claims[row] != nil && r.known.claims[row].local == local {
				out[id] = row
				continue
			}
			guessed[row] = id
		}
	}
	err := eachChunk(slices.Sorted(maps.Keys(guessed)), maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var row int64
			var local string
			err := scan(&row, &local)
			if id := guessed[row]; strings.HasSuffix(id, "/"+local) {
				out[id] = row
			}
			return err
		}, `SELECT id, local FROM claim`+c.where(), c.args...)
	})
	return out, err
}
