package relational

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// maxShown is how many actors and places a summary names.
const maxShown = 8

// PutDevelopment implements [store.Tx].
func (t *tx) PutDevelopment(ctx context.Context, d *reportedly.Development) error {
	if d.ID == "" || len(d.ID) > 256 || len(d.Members) == 0 {
		return invalid("put development %.80q with %d members", d.ID, len(d.Members))
	}
	byID, err := t.claimRows(ctx, each(d.Members, func(m reportedly.Member) string { return m.Claim }))
	if err != nil {
		return fmt.Errorf("put development %s: %w", d.ID, err)
	}
	rows := uniq(slices.Collect(maps.Values(byID)))
	s, err := t.summarize(ctx, d, rows)
	if err != nil {
		return err
	}
	j, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("put development %s: %w: %w", d.ID, reportedly.ErrInvalid, err)
	}
	body, err := packJSON(j)
	if err != nil {
		return err
	}
	if t.known.newest == 0 {
		// Numbers only grow, and those of what is gone aren't given again.
		if _, err := t.row(ctx, []any{&t.known.newest}, `SELECT COALESCE(MAX(id), 0) FROM development`); err != nil {
			return err
		}
	}
	row, err := t.putSummary(ctx, s, body)
	if err != nil {
		return err
	}
	return t.link(ctx, row, rows, clean(string(d.State)))
}

func (t *tx) putSummary(ctx context.Context, s summary, body []byte) (int64, error) {
	names, err := json.Marshal([2][]string{s.Actors, s.Places})
	if err != nil {
		return 0, err
	}
	var row int64
	_, err = t.row(ctx, []any{&row}, `INSERT INTO development (name, what, kind, event, state, claims, reports, sources, independent, first_day, last_day, names, toll, credibility, changed, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET what = excluded.what, kind = excluded.kind, event = excluded.event, state = excluded.state, claims = excluded.claims, reports = excluded.reports,
		sources = excluded.sources, independent = excluded.independent, first_day = excluded.first_day, last_day = excluded.last_day, names = excluded.names, toll = excluded.toll,
		credibility = excluded.credibility, changed = excluded.changed, body = excluded.body RETURNING id`,
		clean(s.ID), clean(s.What), clean(string(s.Kind)), clean(string(s.Event)), clean(string(s.State)), s.Claims, s.Reports, s.Sources, s.Independent,
		s.first, s.last, clean(string(names)), clean(s.Toll), int(s.Credibility), s.Changed, body)
	return row, err
}

// link makes rows the members of a development, and no others. Its state is kept
// with them too, since searches ask for it claim by claim.
func (t *tx) link(ctx context.Context, development int64, rows []int64, state string) error {
	beside := t.beside()
	var now []int64
	if development <= t.known.newest { // else it is new, and has none
		var err error
		if now, err = beside.ids(ctx, `SELECT id FROM claim WHERE development = ? ORDER BY id`, development); err != nil {
			return err
		}
	}
	t.known.newest = max(t.known.newest, development)
	waiting := t.pending.of(development)
	set := func(rows []int64, to int64, state string) error {
		t.known.setHomes(rows, to)
		rows = slices.DeleteFunc(rows, func(row int64) bool { return t.pending.settle(row, to, state) })
		return eachChunk(rows, maxParameters, func(part []int64) error {
			var c conditions
			c.in64(`id`, part)
			t.changed = true
			_, err := beside.exec(ctx, `UPDATE claim SET development = ?, state = ?`+c.where(), append([]any{nullable(to), state}, c.args...)...)
			return err
		})
	}
	has := func(list []int64) func(int64) bool {
		return func(row int64) bool { _, ok := slices.BinarySearch(list, row); return ok }
	}
	if err := set(slices.DeleteFunc(slices.Concat(now, waiting), has(rows)), 0, ""); err != nil {
		return err
	}
	if err := set(slices.DeleteFunc(slices.Clone(rows), has(now)), development, state); err != nil {
		return err
	}
	if len(now) == 0 {
		return nil
	}
	_, err := beside.exec(ctx, `UPDATE claim SET state = ? WHERE development = ? AND state <> ?`, state, development, state)
	return err
}

// RemoveDevelopment implements [store.Tx].
func (t *tx) RemoveDevelopment(ctx context.Context, id string) error {
	row, err := t.developmentRow(ctx, id)
	if err != nil {
		return err
	}
	if row == 0 {
		return notFound("development", id)
	}
	members, err := t.ids(ctx, `SELECT id FROM claim WHERE development = ?`, row)
	if err != nil {
		return err
	}
	t.known.setHomes(members, 0)
	if _, err := t.exec(ctx, `UPDATE claim SET development = NULL, state = '' WHERE development = ?`, row); err != nil {
		return err
	}
	_, err = t.exec(ctx, `DELETE FROM development WHERE id = ?`, row)
	return err
}

func (r *reader) developmentRow(ctx context.Context, id string) (int64, error) {
	var row int64
	_, err := r.row(ctx, []any{&row}, `SELECT id FROM development WHERE name = ?`, clean(id))
	return row, err
}

// Development implements [store.Reader].
func (r *reader) Development(ctx context.Context, id string) (*reportedly.Development, error) {
	var body []byte
	ok, err := r.row(ctx, []any{&body}, `SELECT body FROM development WHERE name = ?`, clean(id))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, notFound("development", id)
	}
	d, err := decodeDevelopment(body)
	if err != nil {
		return nil, fmt.Errorf("development %s: %w", id, err)
	}
	return d, nil
}

func decodeDevelopment(packed []byte) (*reportedly.Development, error) {
	j, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	var d reportedly.Development
	if err := json.Unmarshal(j, &d); err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrDamaged, err)
	}
	return &d, nil
}

// DevelopmentID implements [store.Reader].
func (r *reader) DevelopmentID(ctx context.Context, prefix string) (string, error) {
	return r.prefixed(ctx, "development", `SELECT name FROM development WHERE name >= ? AND name < ? ORDER BY name LIMIT 4`, prefix)
}

// DevelopmentsOf implements [store.Reader].
func (r *reader) DevelopmentsOf(ctx context.Context, claims []string) (map[string]string, error) {
	out := map[string]string{}
	rows, err := r.claimRows(ctx, claims)
	if err != nil {
		return nil, err
	}
	ids := map[int64]string{}
	for id, row := range rows {
		ids[row] = id
	}
	err = eachChunk(sortedRows(count(ids)), maxParameters, func(part []int64) error {
		var c conditions
		c.in64(`c.id`, part)
		return r.rows(ctx, func(scan func(...any) error) error {
			var row int64
			var name string
			err := scan(&row, &name)
			out[ids[row]] = name
			return err
		}, `SELECT c.id, d.name FROM claim c JOIN development d ON d.id = c.development`+c.where(), c.args...)
	})
	return out, err
}

func count[V any](m map[int64]V) map[int64]int {
	out := make(map[int64]int, len(m))
	for k := range m {
		out[k] = 1
	}
	return out
}

// maxMatches is how many claims that match are looked at to find developments.
const maxMatches = 2000

// Developments implements [store.Reader].
func (r *reader) Developments(ctx context.Context, f store.DevelopmentFilter, page store.Page) (out store.List[store.Summary], err error) {
	n, err := limit(page)
	if err != nil {
		return out, err
	}
	q := question("developments", f)
	c, none, err := r.developmentConditions(ctx, f)
	if err != nil || none {
		return out, err
	}
	sortKey, ok := developmentOrders()[f.Order]
	if !ok {
		return out, invalid("no order %q", f.Order)
	}
	var last, lastRow int64
	more, err := after(page.After, q, &last, &lastRow)
	if err != nil {
		return out, err
	}
	if more {
		c.add(sortKey+` <= ? AND (`+sortKey+` < ? OR d.id < ?)`, last, last, lastRow)
	}
	from, args := overlap(&c, f.Since, f.Until)
	var ids []int64
	err = r.rows(ctx, func(scan func(...any) error) error {
		var id, key int64
		err := scan(&id, &key)
		if len(ids) == n && out.Next == "" {
			out.Next = cursor(q, last, ids[n-1])
		}
		ids, last = append(ids, id), key
		return err
	}, `SELECT d.id, `+sortKey+` FROM `+from+c.where()+` ORDER BY `+sortKey+` DESC, d.id DESC LIMIT ?`, append(append(args, c.args...), n+1)...)
	if err != nil {
		return out, err
	}
	out.Items, err = r.summaries(ctx, ids[:min(len(ids), n)])
	return out, err
}

// summaries are those of rows, in their order.
func (r *reader) summaries(ctx context.Context, rows []int64) ([]store.Summary, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	at := map[int64]store.Summary{}
	var c conditions
	c.in64(`id`, rows)
	err := r.rows(ctx, func(scan func(...any) error) error {
		var id int64
		var s summary
		var names string
		err := scan(&id, &s.ID, &s.What, &s.Kind, &s.Event, &s.State, &s.Claims, &s.Reports, &s.Sources, &s.Independent, &s.first, &s.last, &names, &s.Toll, &s.Credibility, &s.Changed)
		if err != nil {
			return err
		}
		s.Days = fromDays(s.first, s.last)
		if err := json.Unmarshal([]byte(names), &[]any{&s.Actors, &s.Places}); err != nil {
			return fmt.Errorf("development %s: %w: %w", s.ID, store.ErrDamaged, err)
		}
		at[id] = s.Summary
		return nil
	}, `SELECT id, name, what, kind, event, state, claims, reports, sources, independent, first_day, last_day, names, toll, credibility, changed FROM development`+c.where(), c.args...)
	return each(rows, func(row int64) store.Summary { return at[row] }), err
}

// shortDays is how long most developments are at most, and windowDays how long a
// time is in which it pays to look for them apart from the long ones, which have
// an index of their own.
const (
	shortDays  = 62
	windowDays = 400
)

// overlap is where developments are looked for some of whose days lie between two
// times: a table, named d, to which conditions are added.
func overlap(c *conditions, since, until time.Time) (from string, args []any) {
	if !since.IsZero() && !until.IsZero() && day(until)-day(since) <= windowDays {
		first, last := day(since), day(until)
		const columns = `SELECT id, first_day, last_day, changed, independent, reports, state, kind, event, -first_day AS first_order FROM development WHERE `
		return `(` + columns + `last_day >= ? AND last_day <= ? AND first_day <= ?
			UNION ALL ` + columns + `last_day - first_day > ` + itoa(shortDays) + ` AND last_day > ? AND first_day <= ?) d`, []any{first, last + shortDays, last, last + shortDays, last}
	}
	if !since.IsZero() {
		c.add(`d.last_day >= ? AND d.first_day <> ?`, day(since), noDay)
	}
	if !until.IsZero() {
		c.add(`d.first_day <= ? AND d.first_day <> ?`, day(until), noDay)
	}
	return `development d`, nil
}

func (r *reader) developmentConditions(ctx context.Context, f store.DevelopmentFilter) (c conditions, none bool, err error) {
	if len(f.IDs) > maxLimit {
		return c, false, invalid("%d developments, over %d", len(f.IDs), maxLimit)
	}
	if len(f.IDs) > 0 {
		c.add(`d.id IN (SELECT id FROM development WHERE name IN (`+marks(len(f.IDs))+`))`, anys(f.IDs)...)
	}
	c.in(`d.kind`, strs(f.Kinds))
	c.in(`d.event`, strs(f.Events))
	c.in(`d.state`, strs(f.States))
	if f.MinReports > 1 {
		c.add(`d.reports >= ?`, f.MinReports)
	}
	if f.MinIndependent > 0 {
		c.add(`d.independent >= ?`, f.MinIndependent)
	}
	cf := store.ClaimFilter{Text: f.Text, Actors: f.Actors, Places: f.Places, Countries: f.Countries, Sources: f.Sources, Within: f.Within, Near: f.Near}
	if cf.Text == "" && len(cf.Actors)+len(cf.Places)+len(cf.Countries)+len(cf.Sources) == 0 && cf.Within == nil && cf.Near == nil {
		return c, false, nil
	}
	p, err := r.plan(ctx, cf)
	if err != nil || p.none {
		return c, true, err
	}
	column := `c.id`
	if !p.words.IsZero() {
		column = p.rank.Column
	}
	c.add(`d.id IN (SELECT x.development FROM (SELECT c.development`+p.from+p.where.where()+` ORDER BY `+column+` DESC LIMIT `+itoa(maxMatches)+`) x WHERE x.development IS NOT NULL)`, p.where.args...)
	return c, false, nil
}
