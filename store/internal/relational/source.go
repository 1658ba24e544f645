package relational

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// sourceRow is the row of a source, made where there is none, after n more reports
// name it; 0 for no name.
func (t *tx) sourceRow(ctx context.Context, name string, n int) (int64, error) {
	if name == "" {
		return 0, nil
	}
	if len(name) > maxKey {
		return 0, invalid("a source's name of %d bytes, over %d", len(name), maxKey)
	}
	var row int64
	_, err := t.row(ctx, []any{&row}, `INSERT INTO source (name, put, grade, kind, country, owner, note, aliases, reports) VALUES (?, 0, '', '', '', '', '', '[]', ?)
		ON CONFLICT (name) DO UPDATE SET reports = source.reports + excluded.reports RETURNING id`, clean(name), n)
	return row, err
}

// dropSource takes n reports off a source, which goes where nobody put it and
// nobody names it any longer.
func (t *tx) dropSource(ctx context.Context, row int64, n int) error {
	if row == 0 {
		return nil
	}
	if _, err := t.exec(ctx, `UPDATE source SET reports = reports - ? WHERE id = ?`, n, row); err != nil {
		return err
	}
	_, err := t.exec(ctx, `DELETE FROM source WHERE id = ? AND put = 0 AND reports <= 0`, row)
	return err
}

// PutSource implements [store.Tx].
func (t *tx) PutSource(ctx context.Context, s store.Source) error {
	if s.Name == "" || len(s.Name) > maxKey {
		return invalid("put a source whose name has %d bytes, not 1 to %d", len(s.Name), maxKey)
	}
	aliases, err := json.Marshal(uniq(append([]string{}, s.Aliases...)))
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO source (name, put, grade, kind, country, owner, note, aliases, body, reports) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, 0)
		ON CONFLICT (name) DO UPDATE SET put = 1, grade = excluded.grade, kind = excluded.kind, country = excluded.country, owner = excluded.owner, note = excluded.note, aliases = excluded.aliases, body = excluded.body`,
		clean(s.Name), clean(s.Grade), clean(s.Kind), clean(s.Country), clean(s.Owner), clean(s.Note), clean(string(aliases)), s.Body)
	return err
}

// RemoveSource implements [store.Tx].
func (t *tx) RemoveSource(ctx context.Context, name string) error {
	n, err := t.exec(ctx, `UPDATE source SET put = 0, grade = '', kind = '', country = '', owner = '', note = '', aliases = '[]', body = NULL WHERE name = ? AND put = 1`, clean(name))
	if err != nil {
		return err
	}
	if n == 0 {
		return notFound("source", name)
	}
	_, err = t.exec(ctx, `DELETE FROM source WHERE name = ? AND reports <= 0`, clean(name))
	return err
}

const sourceColumns = `SELECT name, put, grade, kind, country, owner, note, aliases, body, reports FROM source`

func scanSource(scan func(...any) error) (s store.Source, err error) {
	var put int
	var aliases string
	err = scan(&s.Name, &put, &s.Grade, &s.Kind, &s.Country, &s.Owner, &s.Note, &aliases, &s.Body, &s.Reports)
	if err != nil {
		return s, err
	}
	s.Put = put != 0
	s.Body = slices.Clone(s.Body)
	if err := json.Unmarshal([]byte(aliases), &s.Aliases); err != nil {
		return s, fmt.Errorf("source %q: %w: %w", s.Name, store.ErrDamaged, err)
	}
	if len(s.Aliases) == 0 {
		s.Aliases = nil
	}
	return s, nil
}

// Source implements [store.Reader].
func (r *reader) Source(ctx context.Context, name string) (*store.Source, error) {
	var out *store.Source
	err := r.rows(ctx, func(scan func(...any) error) error {
		s, err := scanSource(scan)
		out = &s
		return err
	}, sourceColumns+` WHERE name = ?`, clean(name))
	if err == nil && out == nil {
		err = notFound("source", name)
	}
	return out, err
}

// Sources implements [store.Reader].
func (r *reader) Sources(ctx context.Context, p store.Page) (out store.List[store.Source], err error) {
	n, err := limit(p)
	if err != nil {
		return out, err
	}
	q := question("sources")
	var last string
	if _, err := after(p.After, q, &last); err != nil {
		return out, err
	}
	err = r.rows(ctx, func(scan func(...any) error) error {
		s, err := scanSource(scan)
		out.Items = append(out.Items, s)
		return err
	}, sourceColumns+` WHERE name > ? ORDER BY name LIMIT ?`, last, n+1)
	if len(out.Items) > n {
		out.Items = out.Items[:n]
		out.Next = cursor(q, out.Items[n-1].Name)
	}
	return out, err
}

// AddJudgement implements [store.Tx].
func (t *tx) AddJudgement(ctx context.Context, j store.Judgement) (int64, error) {
	switch {
	case j.Action == "":
		return 0, invalid("a judgement without an action")
	case len(j.Target) > maxKey:
		return 0, invalid("a judgement on a target of %d bytes, over %d", len(j.Target), maxKey)
	case j.At.IsZero():
		return 0, invalid("a judgement without its time")
	}
	var old *store.Judgement
	if j.Undoes != 0 {
		var err error
		if old, err = t.Judgement(ctx, j.Undoes); err != nil {
			return 0, err
		}
		if old.Undone != 0 {
			return 0, reportedly.WithHint(invalid("judgement %d is undone already, by %d", j.Undoes, old.Undone), fmt.Sprintf("to do it again, undo judgement %d", old.Undone))
		}
	}
	t.changed = true
	var number int64
	_, err := t.row(ctx, []any{&number}, `INSERT INTO judgement (number, at, who, action, target, payload, why, undoes) VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM judgement), ?, ?, ?, ?, ?, ?, ?) RETURNING number`,
		micros(j.At), clean(j.Who), clean(j.Action), clean(j.Target), j.Payload, clean(j.Why), nullable(j.Undoes))
	if err != nil || j.Undoes == 0 {
		return number, err
	}
	return number, t.undo(ctx, old, number)
}

// undo marks an entry as undone by another. What it had undone itself stands again,
// and what that had undone doesn't, and so on.
func (t *tx) undo(ctx context.Context, entry *store.Judgement, by int64) error {
	for {
		if _, err := t.exec(ctx, `UPDATE judgement SET undone = ? WHERE number = ?`, nullable(by), entry.Number); err != nil || entry.Undoes == 0 {
			return err
		}
		if by == 0 {
			by = entry.Number
		} else {
			by = 0
		}
		var err error
		if entry, err = t.Judgement(ctx, entry.Undoes); err != nil {
			return err
		}
	}
}

// redact takes out of the log what may quote a report.
func (t *tx) redact(ctx context.Context, report string) error {
	_, err := t.exec(ctx, `UPDATE judgement SET payload = NULL, why = '' WHERE target = ? OR target >= ? AND target < ?`, report, report+"/", report+"0")
	return err
}

const judgementColumns = `SELECT number, at, who, action, target, payload, why, COALESCE(undoes, 0), COALESCE(undone, 0) FROM judgement`

func scanJudgement(scan func(...any) error) (j store.Judgement, err error) {
	var at int64
	err = scan(&j.Number, &at, &j.Who, &j.Action, &j.Target, &j.Payload, &j.Why, &j.Undoes, &j.Undone)
	j.At, j.Payload = fromMicros(at), slices.Clone(j.Payload)
	return j, err
}

// Judgement implements [store.Reader].
func (r *reader) Judgement(ctx context.Context, number int64) (*store.Judgement, error) {
	var out *store.Judgement
	err := r.rows(ctx, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out = &j
		return err
	}, judgementColumns+` WHERE number = ?`, number)
	if err == nil && out == nil {
		err = notFound("judgement", fmt.Sprint(number))
	}
	return out, err
}

// Judgements implements [store.Reader].
func (r *reader) Judgements(ctx context.Context, f store.JudgementFilter, p store.Page) (out store.List[store.Judgement], err error) {
	n, err := limit(p)
	if err != nil {
		return out, err
	}
	q := question("judgements", f)
	var last int64
	more, err := after(p.After, q, &last)
	if err != nil {
		return out, err
	}
	var c conditions
	order := `number`
	c.add(`number > ?`, f.After)
	switch {
	case f.Latest && more:
		c.add(`number < ?`, last)
	case more:
		c.add(`number > ?`, last)
	}
	if f.Latest {
		order = `number DESC`
	}
	c.in(`target`, f.Targets)
	c.in(`action`, f.Actions)
	c.in(`who`, f.Who)
	if f.Within != "" {
		c.add(`(target = ? OR target >= ? AND target < ?)`, clean(f.Within), clean(f.Within)+"/", clean(f.Within)+"0")
	}
	if f.Standing {
		c.add(`undone IS NULL AND undoes IS NULL`)
	}
	err = r.rows(ctx, func(scan func(...any) error) error {
		j, err := scanJudgement(scan)
		out.Items = append(out.Items, j)
		return err
	}, judgementColumns+c.where()+` ORDER BY `+order+` LIMIT ?`, append(c.args, n+1)...)
	if len(out.Items) > n {
		out.Items = out.Items[:n]
		out.Next = cursor(q, out.Items[n-1].Number)
	}
	return out, err
}
