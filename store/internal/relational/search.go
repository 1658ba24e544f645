package relational

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// How a search runs: whatever is a property of the claim alone (words, kind, type,
// participants, months …) is asked of the full-text index, which intersects long
// lists cheaply and gives rows in their order; what changes (review, development)
// or needs comparing (days, score, boxes) is checked on the rows that it gives.

// plan is a search made ready: FROM, conditions, and whether nothing can pass.
type plan struct {
	from  string
	where conditions
	words Query
	rank  Match
	none  bool
}

// maxRanked is how many matches are put in order of relevance.
const maxRanked = 2000

// plan makes a filter ready.
func (r *reader) plan(ctx context.Context, f store.ClaimFilter) (plan, error) {
	p := plan{words: parse(f.Text)}
	if strings.TrimSpace(f.Text) != "" && len(p.words.Must)+len(p.words.Not) == 0 {
		p.none = true // nothing but marks
	}
	if err := r.planFacets(ctx, f, &p); err != nil {
		return p, err
	}
	if err := r.planRows(ctx, f, &p); err != nil {
		return p, err
	}
	p.from = ` FROM claim c`
	if !p.words.IsZero() {
		if len(p.words.Must) == 0 && len(p.words.Facets) == 0 {
			p.words.Facets = [][]string{{"all"}}
		}
		m := r.dialect.Match(ClaimWords, p.words)
		p.rank = m
		p.from = ` FROM ` + m.From + ` ` + m.Join + ` claim c ON c.id = ` + m.Column
		p.where.terms = append([]string{m.Where}, p.where.terms...)
		p.where.args = append(slices.Clone(m.Args), p.where.args...)
	}
	return p, nil
}

// planFacets asks what the index knows.
func (r *reader) planFacets(ctx context.Context, f store.ClaimFilter, p *plan) error {
	add := func(letter byte, values []string) {
		if len(values) > 0 {
			p.words.Facets = append(p.words.Facets, each(values, func(v string) string { return facet(letter, v) }))
		}
	}
	add('k', strs(f.Kinds))
	add('e', strs(f.Events))
	add('b', strs(f.Bases))
	add('o', strs(f.Polarities))
	add('r', strs(f.Realities))
	add('l', strs(f.Likelihoods))
	for i, by := range []struct {
		letter byte
		sort   string
		names  []string
	}{{'n', sortActor, f.Actors}, {'n', sortPlace, f.Places}, {'n', sortCountry, f.Countries}, {'v', sortActor, f.Speakers}, {'n', sortActor, f.Doers}, {'n', sortActor, f.Recipients}} {
		if len(by.names) == 0 {
			continue
		}
		names := by.names
		if by.sort == sortCountry {
			names = each(names, strings.ToUpper)
		}
		ids, err := r.found(ctx, by.sort, names)
		if err != nil {
			return err
		}
		p.facetIDs(by.letter, ids)
		// The index knows that they take part, and the rows on which side.
		if role := map[int]int{4: roleActor, 5: roleRecipient}[i]; role != 0 && len(ids) > 0 {
			ids = ids[:min(len(ids), maxAlternatives)]
			p.where.add(`EXISTS (SELECT 1 FROM claim_entity x WHERE x.claim = c.id AND (x.roles & `+itoa(role)+`) <> 0 AND x.entity IN (`+marks(len(ids))+`))`, anys(ids)...)
		}
	}
	if len(f.Sources) > 0 {
		var c conditions
		c.in(`name`, f.Sources)
		ids, err := r.ids(ctx, `SELECT id FROM source`+c.where(), c.args...)
		if err != nil {
			return err
		}
		p.facetIDs('s', ids)
	}
	if !f.Since.IsZero() && !f.Until.IsZero() {
		if m := monthsOf(day(f.Since), day(f.Until)); m != nil {
			p.words.Facets = append(p.words.Facets, append(m, "long"))
		}
	}
	return nil
}

// maxAlternatives is how many identities one name may stand for.
const maxAlternatives = 500

func (p *plan) facetIDs(letter byte, ids []int64) {
	if len(ids) == 0 {
		p.none = true
		return
	}
	ids = ids[:min(len(ids), maxAlternatives)]
	p.words.Facets = append(p.words.Facets, each(ids, func(id int64) string { return number(letter, id) }))
}

// planRows asks what is checked row by row.
func (r *reader) planRows(ctx context.Context, f store.ClaimFilter, p *plan) error {
	w := &p.where
	if !f.Since.IsZero() {
		w.add(`c.last_day >= ? AND c.first_day <> ?`, day(f.Since), noDay)
	}
	if !f.Until.IsZero() {
		w.add(`c.first_day <= ? AND c.first_day <> ?`, day(f.Until), noDay)
	}
	if f.Undated != nil {
		w.add(map[bool]string{true: `c.first_day = ?`, false: `c.first_day <> ?`}[*f.Undated], noDay)
	}
	if f.MinScore > 0 {
		w.add(`c.score >= ?`, f.MinScore)
	}
	w.in(`c.state`, strs(f.States))
	w.in(`c.review`, strs(f.Reviews))
	if f.Reviewed != nil {
		w.add(map[bool]string{true: `c.review <> ''`, false: `c.review = ''`}[*f.Reviewed])
	}
	if len(f.Reports) > 0 {
		if err := r.planReports(ctx, f.Reports, p); err != nil {
			return err
		}
	}
	if len(f.Developments) > 0 {
		var c conditions
		c.in(`name`, f.Developments)
		ids, err := r.ids(ctx, `SELECT id FROM development`+c.where(), c.args...)
		if err != nil {
			return err
		}
		p.none = p.none || len(ids) == 0
		w.in64(`c.development`, ids)
	}
	return r.planWhere(ctx, f.Within, f.Near, p)
}

func (r *reader) planReports(ctx context.Context, reports []string, p *plan) error {
	if len(reports) > 500 {
		return invalid("search in %d reports, over 500", len(reports))
	}
	var terms []string
	var args []any
	for _, id := range reports {
		row, err := r.reportRow(ctx, id)
		if err != nil {
			return err
		}
		if row == 0 {
			continue
		}
		from, to := claimRange(row)
		terms, args = append(terms, `c.id >= ? AND c.id < ?`), append(args, from, to)
	}
	if len(terms) == 0 {
		p.none = true
		return nil
	}
	p.where.add(`(`+strings.Join(terms, ` OR `)+`)`, args...)
	return nil
}

// Search implements [store.Reader].
func (r *reader) Search(ctx context.Context, f store.ClaimFilter, o store.Order, page store.Page) (out store.List[store.Hit], err error) {
	n, err := limit(page)
	if err != nil {
		return out, err
	}
	p, err := r.plan(ctx, f)
	if err != nil {
		return out, err
	}
	q := question("search", f, o)
	var found []ranked
	switch {
	case o == store.ByRelevance && len(p.words.Must) > 0:
		found, err = r.byRelevance(ctx, p, q, page.After, n)
	case o == store.ByAdded, o == store.ByRelevance:
		found, err = r.byAdded(ctx, p, q, page.After, n)
	case o == store.ByDay:
		if p, err = r.walked(ctx, f, p); err != nil {
			return out, err
		}
		found, err = r.byDay(ctx, p, q, page.After, n)
	default:
		err = invalid("no order %q", o)
	}
	if err != nil {
		return out, err
	}
	if len(found) > n {
		found = found[:n]
		out.Next = cursor(q, found[n-1].key...)
	}
	list, err := r.load(ctx, each(found, func(x ranked) int64 { return x.row }))
	for i, s := range list {
		out.Items = append(out.Items, store.Hit{Claim: s.Claim, Score: found[i].score})
	}
	return out, err
}

// ranked is a row that was found, with its sort key.
type ranked struct {
	row   int64
	score float64
	key   []any
}

func (r *reader) byAdded(ctx context.Context, p plan, q string, c store.Cursor, n int) ([]ranked, error) {
	var last int64
	more, err := after(c, q, &last)
	if err != nil || p.none {
		return nil, err
	}
	column := `c.id`
	if !p.words.IsZero() {
		column = p.rank.Column
	}
	if more {
		p.where.add(column+` < ?`, last)
	}
	rows, err := r.ids(ctx, `SELECT c.id`+p.from+p.where.where()+` ORDER BY `+column+` DESC LIMIT ?`, append(p.where.args, n+1)...)
	return each(rows, func(row int64) ranked { return ranked{row: row, key: []any{row}} }), err
}

// rare is how many claims of some kinds and types are so few that they are put in the order
// of their days. Of more, those of the first days are found by going through the claims in
// that order.
const rare = 2000

// walked is a plan for claims by day: where it asks the full-text index for kinds and types
// alone and many have them, it asks the index of days instead, which holds them too.
func (r *reader) walked(ctx context.Context, f store.ClaimFilter, p plan) (plan, error) {
	kinds, events := strs(f.Kinds), strs(f.Events)
	n := 0
	for _, list := range [][]string{kinds, events} {
		if len(list) > 0 {
			n++
		}
	}
	if p.none || n == 0 || len(p.words.Facets) != n || len(p.words.Must)+len(p.words.Not) > 0 || !f.Since.IsZero() {
		return p, nil
	}
	var many int
	_, err := r.row(ctx, []any{&many}, `SELECT COUNT(*) FROM (SELECT `+p.rank.Column+` FROM `+p.rank.From+` WHERE `+p.rank.Where+` LIMIT `+itoa(rare)+`) x`, p.rank.Args...)
	if err != nil || many < rare {
		return p, err
	}
	f.Kinds, f.Events = nil, nil
	if p, err = r.plan(ctx, f); err != nil {
		return p, err
	}
	p.where.in(`c.kind`, kinds)
	p.where.in(`c.event`, events)
	return p, nil
}

func (r *reader) byDay(ctx context.Context, p plan, q string, c store.Cursor, n int) ([]ranked, error) {
	var lastDay, last int64
	more, err := after(c, q, &lastDay, &last)
	if err != nil || p.none {
		return nil, err
	}
	// Unknown days come last, so they are asked for when the known ones have ended.
	known := !more || lastDay != noDay
	var out []ranked
	for _, unknown := range []bool{false, true} {
		if !unknown && !known || len(out) > n {
			continue
		}
		w := p.where
		w.terms, w.args = slices.Clone(w.terms), slices.Clone(w.args)
		switch {
		case unknown:
			w.add(`c.first_day = ?`, noDay)
		default:
			w.add(`c.first_day > ?`, noDay)
		}
		if more && unknown == (lastDay == noDay) {
			w.add(`c.first_day >= ? AND (c.first_day > ? OR c.id > ?)`, lastDay, lastDay, last)
		}
		err := r.rows(ctx, func(scan func(...any) error) error {
			var row, first int64
			err := scan(&row, &first)
			out = append(out, ranked{row: row, key: []any{first, row}})
			return err
		}, `SELECT c.id, c.first_day`+p.from+w.where()+` ORDER BY c.first_day, c.id LIMIT ?`, append(w.args, n+1-len(out))...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r *reader) byRelevance(ctx context.Context, p plan, q string, c store.Cursor, n int) ([]ranked, error) {
	var lastScore float64
	var lastRow int64
	more, err := after(c, q, &lastScore, &lastRow)
	if err != nil || p.none {
		return nil, err
	}
	var all []ranked
	err = r.rows(ctx, func(scan func(...any) error) error {
		var x ranked
		err := scan(&x.row, &x.score)
		x.score = math.Round(x.score*1e6) / 1e6
		x.key = []any{x.score, x.row}
		if !more || x.score < lastScore || x.score == lastScore && x.row < lastRow {
			all = append(all, x)
		}
		return err
	}, `SELECT c.id, `+p.rank.Rank+p.from+p.where.where()+` ORDER BY `+p.rank.Column+` DESC LIMIT ?`, append(append(slices.Clone(p.rank.RankArgs), p.where.args...), maxRanked)...)
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.row, a.row)) })
	return all[:min(len(all), n+1)], err
}
