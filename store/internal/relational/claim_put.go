package relational

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// carried is what a claim keeps when its report is read again.
type carried struct {
	development   int64
	state, review string
}

// made is a claim ready to be written.
type made struct {
	*store.Claim
	row, version, source int64
	first, last          int64
	carried
	body, vector []byte
	words        string
	shapes       []shape
	entities     []*entity
	ids          []entityID
}

// PutClaims implements [store.Tx].
func (t *tx) PutClaims(ctx context.Context, report string, by store.Version, claims []store.Claim) error {
	row, err := t.mustReportRow(ctx, report)
	if err != nil {
		return err
	}
	if len(claims) > maxClaims {
		return invalid("put %d claims of report %.12s, over %d", len(claims), report, maxClaims)
	}
	var kept map[string]carried
	bare := t.known.bare[row]
	if !bare {
		if kept, err = t.carry(ctx, row); err != nil {
			return err
		}
	}
	delete(t.known.bare, row)
	if len(kept) > 0 {
		if err := t.removeClaims(ctx, row); err != nil {
			return err
		}
	}
	version, err := t.versionRow(ctx, by)
	if err != nil {
		return err
	}
	var source int64
	if _, err := t.row(ctx, []any{&source}, `SELECT COALESCE(source, 0) FROM report WHERE id = ?`, row); err != nil {
		return err
	}
	list, err := prepareAll(report, claims)
	if err != nil {
		return err
	}
	reviewed := 0
	for i, m := range list {
		m.row, m.version, m.source, m.carried = claimRow(row, i), version, source, kept[m.Claim.Claim.ID]
		if m.review != "" {
			reviewed++
		}
	}
	if err := t.insertClaims(ctx, list, bare); err != nil {
		return fmt.Errorf("put claims of report %.12s: %w", report, err)
	}
	_, err = t.exec(ctx, `UPDATE report SET claims = ?, reviewed = ?, version = ? WHERE id = ?`, len(claims), reviewed, version, row)
	return err
}

// PutClaim implements [store.Tx].
func (t *tx) PutClaim(ctx context.Context, c store.Claim) error {
	rows, err := t.claimRows(ctx, []string{c.ID})
	if err != nil {
		return err
	}
	row := rows[c.ID]
	olds, err := t.load(ctx, []int64{row})
	if err != nil {
		return err
	}
	old := olds[0]
	c.Claim.ID = old.Claim.Claim.ID
	if err := checkClaim(&c, old.Report.ID); err != nil {
		return err
	}
	c.Ready = nil
	m, err := prepare(&c)
	if err != nil {
		return fmt.Errorf("put claim %s: %w", c.ID, err)
	}
	m.row = row
	_, err = t.row(ctx, []any{&m.version, &m.source, &m.development, &m.state, &m.review}, `SELECT COALESCE(version, 0), COALESCE(source, 0), COALESCE(development, 0), state, review FROM claim WHERE id = ?`, row)
	if err != nil {
		return err
	}
	if err := t.removeRows(ctx, []stored{old}, row, row+1); err != nil {
		return err
	}
	return t.insertClaims(ctx, []*made{m}, false)
}

// AddClaim implements [store.Tx].
func (t *tx) AddClaim(ctx context.Context, report string, by store.Version, c store.Claim) error {
	row, err := t.mustReportRow(ctx, report)
	if err != nil {
		return err
	}
	from, to := claimRange(row)
	var there, last int64
	if _, err := t.row(ctx, []any{&there, &last}, `SELECT COALESCE(SUM(CASE WHEN local = ? THEN 1 ELSE 0 END), 0), COALESCE(MAX(id), ?) FROM claim WHERE id >= ? AND id < ?`,
		clean(c.Claim.ID), from-1, from, to); err != nil {
		return err
	}
	switch {
	case there > 0:
		return fmt.Errorf("add claim %s to report %.12s: %w", c.Claim.ID, report, store.ErrExists)
	case last+1 >= to:
		return invalid("add a claim to report %.12s, which has %d", report, maxClaims)
	}
	list, err := prepareAll(report, []store.Claim{c})
	if err != nil {
		return err
	}
	m := list[0]
	m.row = last + 1
	if m.version, err = t.versionRow(ctx, by); err != nil {
		return err
	}
	if _, err := t.row(ctx, []any{&m.source}, `SELECT COALESCE(source, 0) FROM report WHERE id = ?`, row); err != nil {
		return err
	}
	delete(t.known.bare, row)
	if err := t.insertClaims(ctx, list, false); err != nil {
		return fmt.Errorf("add claim %s to report %.12s: %w", c.Claim.ID, report, err)
	}
	return t.recount(ctx, row)
}

// RemoveClaim implements [store.Tx].
func (t *tx) RemoveClaim(ctx context.Context, id string) error {
	rows, err := t.claimRows(ctx, []string{id})
	if err != nil {
		return err
	}
	list, err := t.load(ctx, []int64{rows[id]})
	if err != nil {
		return err
	}
	if err := t.removeRows(ctx, list, rows[id], rows[id]+1); err != nil {
		return err
	}
	return t.recount(ctx, rows[id]>>claimBits)
}

// recount counts a report's claims and those that were reviewed.
func (t *tx) recount(ctx context.Context, report int64) error {
	from, to := claimRange(report)
	_, err := t.exec(ctx, `UPDATE report SET claims = (SELECT COUNT(*) FROM claim WHERE id >= ? AND id < ?),
		reviewed = (SELECT COUNT(*) FROM claim WHERE id >= ? AND id < ? AND review <> '') WHERE id = ?`, from, to, from, to, report)
	return err
}

func checkClaim(c *store.Claim, report string) error {
	id := c.Claim.ID
	switch {
	case id == "" || len(id) > 64 || strings.ContainsAny(id, "/ \x00"):
		return invalid("put claims of report %.12s: %q is no ID", report, id)
	case c.ID != "" && c.ID != reportedly.TellingID(report, id):
		return invalid("put claims of report %.12s: the ID %q is another's", report, c.ID)
	case math.IsNaN(c.Claim.Score) || math.IsInf(c.Claim.Score, 0):
		return invalid("put claim %s of report %.12s: the score is no number", id, report)
	case slices.ContainsFunc(c.Vector, func(x float32) bool { return math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) }):
		return invalid("put claim %s of report %.12s: the vector holds what is no number", id, report)
	}
	return nil
}

// prepareAll checks and encodes the claims of a report, on all processors: it is
// half of the work, and the other half is done one after another.
func prepareAll(report string, claims []store.Claim) ([]*made, error) {
	seen := map[string]bool{}
	for i := range claims {
		c := &claims[i]
		if err := checkClaim(c, report); err != nil {
			return nil, err
		}
		if seen[c.Claim.ID] {
			return nil, invalid("put claims of report %.12s: two have the ID %q", report, c.Claim.ID)
		}
		seen[c.Claim.ID] = true
	}
	list, errs := make([]*made, len(claims)), make([]error, len(claims))
	parallel(len(claims), func(i int) {
		if list[i], errs[i] = prepare(&claims[i]); errs[i] != nil {
			errs[i] = fmt.Errorf("put claim %s of report %.12s: %w", claims[i].Claim.ID, report, errs[i])
		}
	})
	return list, first(errs...)
}

// prepare encodes a claim, unless it is ready.
func prepare(c *store.Claim) (*made, error) {
	if m, ok := c.Ready.(*made); ok {
		m.Claim, m.ids = c, nil
		return m, nil
	}
	return encode(c)
}

func encode(c *store.Claim) (*made, error) {
	m := &made{Claim: c, vector: store.EncodeVector(c.Vector), entities: entities(&c.Claim), words: joined(texts(&c.Claim))}
	b, shapes, err := toBody(&c.Claim)
	if err != nil {
		return nil, err
	}
	b.Keys, m.shapes = c.Keys, shapes
	j, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	}
	m.body, err = packJSON(j)
	m.first, m.last = daysOf(c)
	return m, err
}

// insertClaims puts claims of one report with everything that they are found by; the rows
// themselves are written later. whole tells that the report had none before.
func (t *tx) insertClaims(ctx context.Context, list []*made, whole bool) error {
	if err := t.putEntities(ctx, list); err != nil {
		return err
	}
	t.putKeys(list, whole)
	for _, m := range list {
		if err := t.putRest(ctx, m); err != nil {
			return err
		}
		t.known.put(m)
		t.pending.put(m)
	}
	return t.writeMany(ctx)
}

// putBoxes writes where the places of claims lie.
func (t *tx) putBoxes(ctx context.Context, list []*made) error {
	in := &inserter{t: t, into: `box (id, area)`, width: 2}
	for _, m := range list {
		places := boxes(&m.Claim.Claim)
		for i := range maxBoxes {
			if b, ok := places[i]; ok {
				area, err := t.areaRow(ctx, b)
				if err != nil {
					return err
				}
				in.add(m.row<<boxBits|int64(i), area)
			}
		}
	}
	return in.flush(ctx)
}

// areaRow is the row of an area, which is added where there is none.
func (t *tx) areaRow(ctx context.Context, b Bounds) (int64, error) {
	if row := t.known.areas[b]; row != 0 {
		return row, nil
	}
	args := []any{b.West, b.East, b.South, b.North}
	var row int64
	ok, err := t.row(ctx, []any{&row}, `SELECT id FROM area WHERE west = ? AND east = ? AND south = ? AND north = ?`, args...)
	if err == nil && !ok {
		if _, err = t.row(ctx, []any{&row}, `INSERT INTO area (west, east, south, north) VALUES (?, ?, ?, ?) RETURNING id`, args...); err == nil {
			err = t.dialect.PutArea(ctx, t.run, Area{row, b})
		}
	}
	if t.known.areas != nil {
		if len(t.known.areas) >= maxAreas {
			clear(t.known.areas)
		}
		t.known.areas[b] = row
	}
	return row, err
}

// putRest writes a claim's shapes and words.
func (t *tx) putRest(ctx context.Context, m *made) error {
	for _, s := range m.shapes {
		packed, err := packJSON(s.json)
		if err != nil {
			return err
		}
		if _, err := t.exec(ctx, `INSERT INTO shape (key, uses, body) VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET uses = shape.uses + 1`, s.key, packed); err != nil {
			return err
		}
	}
	return t.dialect.PutWords(ctx, t.run, ClaimWords, WordRow{m.row, m.words, facets(m.Claim, m.ids, m.source, m.first, m.last)})
}

// carry is what the claims of a report keep, by ID.
func (t *tx) carry(ctx context.Context, report int64) (map[string]carried, error) {
	out := map[string]carried{}
	from, to := claimRange(report)
	err := t.rows(ctx, func(scan func(...any) error) error {
		var local string
		var c carried
		err := scan(&local, &c.development, &c.state, &c.review)
		out[local] = c
		return err
	}, `SELECT local, COALESCE(development, 0), state, review FROM claim WHERE id >= ? AND id < ?`, from, to)
	return out, err
}

// versionRow is the row of a coder and model.
func (t *tx) versionRow(ctx context.Context, v store.Version) (int64, error) {
	if row := t.known.versions[[2]string{v.Coder, v.Model}]; row != 0 {
		return row, nil
	}
	var row int64
	_, err := t.row(ctx, []any{&row}, `INSERT INTO version (coder, model) VALUES (?, ?) ON CONFLICT (coder, model) DO UPDATE SET coder = excluded.coder RETURNING id`, clean(v.Coder), clean(v.Model))
	t.known.versions[[2]string{v.Coder, v.Model}] = row
	return row, err
}

// SetReview implements [store.Tx].
func (t *tx) SetReview(ctx context.Context, claim string, review store.Review) error {
	rows, err := t.claimRows(ctx, []string{claim})
	if err != nil {
		return err
	}
	if _, err = t.exec(ctx, `UPDATE claim SET review = ? WHERE id = ?`, clean(string(review)), rows[claim]); err != nil {
		return err
	}
	return t.recount(ctx, rows[claim]>>claimBits)
}

// inserter gathers rows for one INSERT.
type inserter struct {
	t         *tx
	into, end string
	width     int
	args      []any
}

func (in *inserter) add(args ...any) { in.args = append(in.args, args...) }

func (in *inserter) flush(ctx context.Context) error {
	return eachGroup(len(in.args)/in.width, func(from, to int) error {
		part := in.args[from*in.width : to*in.width]
		_, err := in.t.exec(ctx, in.t.dialect.InsertInto()+` `+in.into+` VALUES `+tuples(to-from, in.width)+in.end, part...)
		return err
	})
}

// eachGroup calls f with half-open ranges of n rows of a few sizes, so that there are few
// statements to keep prepared.
func eachGroup(n int, f func(from, to int) error) error {
	from := 0
	for _, size := range []int{64, 32, 16, 8, 4, 2, 1} {
		for ; n-from >= size; from += size {
			if err := f(from, from+size); err != nil {
				return err
			}
		}
	}
	return nil
}
