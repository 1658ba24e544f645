package relational

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/store"
)

// tally is an entity with how many claims name it.
type tally struct {
	*entity
	claims    int
	spellings map[string]int
}

// tallies are the entities of claims, each once, sorted by sort and key: every
// writer takes rows in the same order.
func tallies(claims [][]*entity) []*tally {
	m := map[[2]string]*tally{}
	for _, list := range claims {
		for _, e := range list {
			k := [2]string{e.sort, e.key}
			t := m[k]
			if t == nil {
				t = &tally{entity: e, spellings: map[string]int{}}
				m[k] = t
			}
			t.claims++
			if t.lat == nil {
				t.lat, t.lon = e.lat, e.lon
			}
			for _, s := range e.spellings {
				t.spellings[clean(s)]++
			}
		}
	}
	var out []*tally
	for _, t := range m {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *tally) int { return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.key, b.key)) })
	return out
}

// putEntities counts the entities of claims and gives them their rows.
func (t *tx) putEntities(ctx context.Context, list []*made) error {
	all := tallies(each(list, func(m *made) []*entity { return m.entities }))
	ids := map[[2]string]int64{}
	var asked []*tally
	for _, e := range all {
		k := [2]string{e.sort, clean(e.key)}
		if n := t.known.entities[k]; n.has(e.entity) {
			ids[k] = n.id
			t.pending.names[n.id] += e.claims
		} else {
			asked = append(asked, e)
		}
	}
	err := eachGroup(len(asked), func(from, to int) error {
		part := asked[from:to]
		var args []any
		for _, e := range part {
			args = append(args, e.sort, clean(e.key), clean(e.name), clean(e.country), clean(e.kind), float(e.lat), float(e.lon), e.claims)
		}
		return t.rows(ctx, func(scan func(...any) error) error {
			var n namesake
			var k [2]string
			err := scan(&n.id, &k[0], &k[1], &n.located, &n.country, &n.kind)
			ids[k] = n.id
			t.known.knowEntity(k, n)
			return err
		}, t.dialect.InsertInto()+` entity (sort, key, name, country, kind, lat, lon, claims) VALUES `+tuples(len(part), 8)+`
			ON CONFLICT (sort, key) DO UPDATE SET claims = entity.claims + excluded.claims, lat = COALESCE(entity.lat, excluded.lat), lon = COALESCE(entity.lon, excluded.lon),
			country = CASE WHEN entity.country = '' THEN excluded.country ELSE entity.country END, kind = CASE WHEN entity.kind = '' THEN excluded.kind ELSE entity.kind END
			RETURNING id, sort, key, lat IS NOT NULL, country <> '', kind <> ''`, args...)
	})
	if err != nil {
		return err
	}
	for _, e := range all {
		for s, n := range e.spellings {
			t.pending.spellings[spelled{ids[[2]string{e.sort, clean(e.key)}], s}] += n
		}
	}
	for _, m := range list {
		for _, e := range m.entities {
			m.ids = append(m.ids, entityID{ids[[2]string{e.sort, clean(e.key)}], e.roles})
		}
		slices.SortFunc(m.ids, func(a, b entityID) int { return cmp.Compare(a.id, b.id) })
	}
	return nil
}

// dropEntities takes claims off the entities that they name. What nobody names any
// longer goes, and so does a spelling that only they had.
func (t *tx) dropEntities(ctx context.Context, list []stored) error {
	clear(t.known.entities)
	for _, e := range tallies(each(list, func(s stored) []*entity { return entities(&s.Claim.Claim) })) {
		var id int64
		if _, err := t.row(ctx, []any{&id}, `SELECT id FROM entity WHERE sort = ? AND key = ?`, e.sort, clean(e.key)); err != nil {
			return err
		}
		for _, s := range sortedKeys(e.spellings) {
			if _, err := t.exec(ctx, `UPDATE spelling SET claims = claims - ? WHERE entity = ? AND form = ?`, e.spellings[s], id, s); err != nil {
				return err
			}
		}
		for _, q := range []string{
			`DELETE FROM spelling WHERE entity = ? AND claims <= 0`,
			`UPDATE entity SET name = (SELECT MIN(form) FROM spelling WHERE entity = entity.id) WHERE id = ?
				AND NOT EXISTS (SELECT 1 FROM spelling WHERE entity = entity.id AND form = entity.name) AND EXISTS (SELECT 1 FROM spelling WHERE entity = entity.id)`,
		} {
			if _, err := t.exec(ctx, q, id); err != nil {
				return err
			}
		}
		if _, err := t.exec(ctx, `UPDATE entity SET claims = claims - ? WHERE id = ?`, e.claims, id); err != nil {
			return err
		}
		if _, err := t.exec(ctx, `DELETE FROM entity WHERE id = ? AND claims <= 0`, id); err != nil {
			return err
		}
	}
	return nil
}

// found are the entities of a sort that have any of these keys or names.
func (r *reader) found(ctx context.Context, sort string, names []string) ([]int64, error) {
	var out []int64
	for _, n := range names {
		ids, err := r.ids(ctx, `SELECT id FROM entity WHERE sort = ? AND key = ?
			UNION SELECT e.id FROM spelling s JOIN entity e ON e.id = s.entity WHERE s.folded = ? AND e.sort = ?`, sort, clip(clean(n)), fold(n), sort)
		if err != nil {
			return nil, err
		}
		out = append(out, ids...)
	}
	return uniq(out), nil
}

// Actors implements [store.Reader].
func (r *reader) Actors(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return r.names(ctx, sortActor, f, p)
}

// Places implements [store.Reader].
func (r *reader) Places(ctx context.Context, f store.NameFilter, p store.Page) (store.List[store.Name], error) {
	return r.names(ctx, sortPlace, f, p)
}

func (r *reader) names(ctx context.Context, sort string, f store.NameFilter, p store.Page) (out store.List[store.Name], err error) {
	n, err := limit(p)
	if err != nil {
		return out, err
	}
	q := question("names", sort, f)
	var claims int
	var key string
	more, err := after(p.After, q, &claims, &key)
	if err != nil {
		return out, err
	}
	c, none, err := r.nameConditions(ctx, sort, f)
	if err != nil || none {
		return out, err
	}
	if more {
		c.add(`(e.claims < ? OR e.claims = ? AND e.key > ?)`, claims, claims, key)
	}
	var ids []int64
	err = r.rows(ctx, func(scan func(...any) error) error {
		var id int64
		var x store.Name
		var lat, lon *float64
		err := scan(&id, &x.Key, &x.Name, &x.Country, &x.Kind, &lat, &lon, &x.Claims)
		if lat != nil && lon != nil {
			x.Lat, x.Lon, x.Known = *lat, *lon, true
		}
		out.Items, ids = append(out.Items, x), append(ids, id)
		return err
	}, `SELECT e.id, e.key, e.name, e.country, e.kind, e.lat, e.lon, e.claims FROM entity e`+c.where()+` ORDER BY e.claims DESC, e.key LIMIT ?`, append(c.args, n+1)...)
	if err != nil {
		return out, err
	}
	if len(ids) > n {
		out.Items, ids = out.Items[:n], ids[:n]
		out.Next = cursor(q, out.Items[n-1].Claims, out.Items[n-1].Key)
	}
	return out, r.spellings(ctx, ids, out.Items)
}

// nameConditions are those of a filter on entity e; none tells that nothing can pass.
func (r *reader) nameConditions(ctx context.Context, sort string, f store.NameFilter) (c conditions, none bool, err error) {
	if len(f.Keys) > maxLimit {
		return c, false, invalid("%d keys, over %d", len(f.Keys), maxLimit)
	}
	c.add(`e.sort = ?`, sort)
	if f.Key != "" {
		c.add(`e.key = ?`, clip(clean(f.Key)))
	}
	c.in(`e.key`, each(f.Keys, clip))
	c.in(`e.kind`, f.Kinds)
	c.in(`e.country`, f.Countries)
	if prefix := fold(f.Prefix); prefix != "" {
		c.add(`e.id IN (SELECT entity FROM spelling WHERE folded >= ? AND folded < ?)`, prefix, prefix+"\U0010FFFF")
	} else if f.Prefix != "" {
		return c, true, nil
	}
	if strings.TrimSpace(f.Words) == "" {
		return c, false, nil
	}
	ids, err := r.named(ctx, sort, strings.Fields(fold(f.Words)))
	c.in64(`e.id`, ids[:min(len(ids), maxLimit)])
	return c, len(ids) == 0, err
}

// named are the entities of which one spelling has a word for each of some beginnings,
// those of most claims first.
func (r *reader) named(ctx context.Context, sort string, words []string) ([]int64, error) {
	if len(words) == 0 {
		return nil, nil
	}
	var ids []int64
	seen := map[int64]bool{}
	err := r.rows(ctx, func(scan func(...any) error) error {
		var id int64
		var folded string
		err := scan(&id, &folded)
		if !seen[id] && begun(words, " "+folded) {
			seen[id] = true
			ids = append(ids, id)
		}
		return err
	}, `SELECT s.entity, s.folded FROM spelling s JOIN entity e ON e.id = s.entity WHERE e.sort = ? ORDER BY e.claims DESC, e.id`, sort)
	return ids, err
}

// begun tells whether each word begins a word of a folded text, before each word of
// which a space stands.
func begun(words []string, folded string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(folded, " "+w) })
}

// CountActors implements [store.Reader].
func (r *reader) CountActors(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return r.countNames(ctx, sortActor, f)
}

// CountPlaces implements [store.Reader].
func (r *reader) CountPlaces(ctx context.Context, f store.NameFilter) (store.NameCounts, error) {
	return r.countNames(ctx, sortPlace, f)
}

func (r *reader) countNames(ctx context.Context, sort string, f store.NameFilter) (store.NameCounts, error) {
	out := store.NameCounts{Kinds: map[string]int{}, Countries: map[string]int{}}
	c, none, err := r.nameConditions(ctx, sort, f)
	if err != nil || none {
		return out, err
	}
	err = r.rows(ctx, func(scan func(...any) error) error {
		var kind, country string
		var n int
		err := scan(&kind, &country, &n)
		out.All += n
		if kind != "" {
			out.Kinds[kind] += n
		}
		if country != "" {
			out.Countries[country] += n
		}
		return err
	}, `SELECT e.kind, e.country, COUNT(*) FROM entity e`+c.where()+` GROUP BY e.kind, e.country`, c.args...)
	return out, err
}

// Spellings implements [store.Reader].
func (r *reader) Spellings(ctx context.Context, key string) ([]store.Spelling, error) {
	var id int64
	ok, err := r.row(ctx, []any{&id}, `SELECT id FROM entity WHERE key = ? AND sort <> ? ORDER BY sort LIMIT 1`, clip(clean(key)), sortCountry)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, notFound("name", key)
	}
	var out []store.Spelling
	err = r.rows(ctx, func(scan func(...any) error) error {
		var s store.Spelling
		err := scan(&s.Form, &s.Claims)
		out = append(out, s)
		return err
	}, `SELECT form, claims FROM spelling WHERE entity = ? ORDER BY claims DESC, form LIMIT `+itoa(maxSpellings), id)
	return out, err
}

const maxSpellings = 50

func (r *reader) spellings(ctx context.Context, ids []int64, names []store.Name) error {
	if len(ids) == 0 {
		return nil
	}
	at := map[int64]*store.Name{}
	for i, id := range ids {
		at[id] = &names[i]
	}
	var c conditions
	c.in64(`entity`, ids)
	return r.rows(ctx, func(scan func(...any) error) error {
		var id int64
		var s string
		err := scan(&id, &s)
		if x := at[id]; x != nil && len(x.Names) < maxSpellings {
			x.Names = append(x.Names, s)
		}
		return err
	}, `SELECT entity, form FROM spelling`+c.where()+` ORDER BY entity, form`, c.args...)
}

func float(f *float64) any {
	if f == nil {
		return nil
	}
	return *f
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
