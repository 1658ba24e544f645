package relational

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// lightPart is how many claims are read before they are decoded, all processors
// together.
const lightPart = 4000

// Lights implements [store.Reader].
func (r *reader) Lights(ctx context.Context, after int64, each func(store.Light) error) error {
	l := &lights{reader: r, same: map[string]string{}}
	if err := l.names(ctx, after); err != nil {
		return err
	}
	for {
		part, err := l.read(ctx, after)
		if err != nil || len(part) == 0 {
			return err
		}
		last := part[len(part)-1].Row
		if err := l.parties(ctx, part, after, last); err != nil {
			return err
		}
		if err := l.places(ctx, part); err != nil {
			return err
		}
		for _, p := range part {
			if err := each(p.Light); err != nil {
				return err
			}
		}
		if len(part) < lightPart {
			return nil
		}
		after = last
	}
}

// lights reads light claims. What many of them share is kept once.
type lights struct {
	*reader
	reports      map[int64]string
	sources      map[int64]string
	developments map[int64]string
	entities     map[int64]string
	same         map[string]string
}

// light is a claim whose places are still packed.
type light struct {
	store.Light
	body []byte
	err  error
}

// one gives the same string for the same bytes.
func (l *lights) one(b []byte) string {
	if s, ok := l.same[string(b)]; ok {
		return s
	}
	s := string(b)
	l.same[s] = s
	return s
}

// names reads what rows refer to by number.
func (l *lights) names(ctx context.Context, after int64) error {
	read := func(query string, args ...any) (map[int64]string, error) {
		out := map[int64]string{}
		err := l.rows(ctx, func(scan func(...any) error) error {
			var id int64
			var name string
			err := scan(&id, &name)
			out[id] = name
			return err
		}, query, args...)
		return out, err
	}
	var errs [4]error
	l.reports, errs[0] = read(`SELECT id, sha FROM report WHERE id >= ?`, after>>claimBits)
	l.sources, errs[1] = read(`SELECT id, name FROM source`)
	l.entities, errs[2] = read(`SELECT id, key FROM entity WHERE sort = ?`, sortActor)
	if after == 0 {
		l.developments, errs[3] = read(`SELECT id, name FROM development`)
	} else {
		l.developments, errs[3] = read(`SELECT id, name FROM development WHERE id IN (SELECT development FROM claim WHERE id > ? AND development IS NOT NULL)`, after)
	}
	return first(errs[:]...)
}

func (l *lights) read(ctx context.Context, after int64) ([]light, error) {
	var out []light
	var text [9]sql.RawBytes
	err := l.rows(ctx, func(scan func(...any) error) error {
		var x light
		var first, last, development, source int64
		var body sql.RawBytes
		err := scan(&x.Row, &text[0], &text[1], &text[2], &text[3], &text[4], &text[5], &text[6], &text[7], &text[8], &x.Score, &first, &last, &development, &source, &body)
		x.Claim, x.Kind, x.Event, x.Basis = l.one(text[0]), reportedly.Kind(l.one(text[1])), reportedly.Event(l.one(text[2])), reportedly.Basis(l.one(text[3]))
		x.Polarity, x.Reality, x.Likelihood = reportedly.Polarity(l.one(text[4])), reportedly.Reality(l.one(text[5])), reportedly.Likelihood(l.one(text[6]))
		x.State, x.Review = reportedly.State(l.one(text[7])), store.Review(l.one(text[8]))
		x.Days, x.Report, x.Source, x.Development = fromDays(first, last), l.reports[x.Row>>claimBits], l.sources[source], l.developments[development]
		x.body = slices.Clone(body)
		out = append(out, x)
		return err
	}, `SELECT c.id, c.local, c.kind, c.event, c.basis, c.polarity, c.reality, c.likelihood, c.state, c.review, c.score, c.first_day, c.last_day, COALESCE(c.development, 0), COALESCE(c.source, 0), b.body
		FROM claim c JOIN claim_body b ON b.claim = c.id WHERE c.id > ? ORDER BY c.id LIMIT `+itoa(lightPart), after)
	return out, err
}

// parties fills in whom the claims name, between two rows.
func (l *lights) parties(ctx context.Context, part []light, after, last int64) error {
	i := 0
	return l.rows(ctx, func(scan func(...any) error) error {
		var row, entity int64
		var roles store.Role
		if err := scan(&row, &entity, &roles); err != nil {
			return err
		}
		for i < len(part) && part[i].Row < row {
			i++
		}
		if key := l.entities[entity]; key != "" && i < len(part) && part[i].Row == row {
			part[i].Parties = append(part[i].Parties, store.LightParty{Key: key, Roles: roles})
		}
		return nil
	}, `SELECT claim, entity, roles FROM claim_entity WHERE claim > ? AND claim <= ? ORDER BY claim, entity`, after, last)
}

// places unpacks where the claims lie.
func (l *lights) places(ctx context.Context, part []light) error {
	bodies := make([][]placeBody, len(part))
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			var room []byte
			for i := w; i < len(part); i += workers {
				bodies[i], room, part[i].err = placesOf(part[i].body, room)
				part[i].body = nil
			}
		})
	}
	wg.Wait()
	for i := range part {
		p := &part[i]
		if p.err != nil {
			return fmt.Errorf("claim %s of report %.12s: %w: %w", p.Claim, p.Report, store.ErrDamaged, p.err)
		}
		for k := range bodies[i] {
			b := &bodies[i][k]
			full, err := fromPlace(b, func(key string) (orb.Geometry, error) { return l.shape(ctx, key) })
			if err != nil {
				return err
			}
			p.Places = append(p.Places, l.place(&full, b.ShapeKey))
		}
	}
	return nil
}

func (l *lights) place(p *reportedly.Place, shape string) store.LightPlace {
	out := store.LightPlace{
		Geometry: p.Geometry, Shape: l.one([]byte(shape)), Text: l.one([]byte(p.Text)), Relation: reportedly.PlaceRelation(l.one([]byte(p.Relation))),
		Precision: reportedly.Precision(l.one([]byte(p.Precision))), KM: p.UncertaintyKM, Why: l.one([]byte(p.Why)),
	}
	if len(p.Names) > 0 {
		e := place(p.Names[0])
		out.Key, out.Name, out.Country, out.Kind = l.one([]byte(e.key)), l.one([]byte(e.name)), l.one([]byte(e.country)), l.one([]byte(e.kind))
	}
	return out
}

// placesOf are the places of a packed claim; the rest of it isn't decoded. room is
// where it is unpacked, which is given back for the next.
func placesOf(packed, room []byte) ([]placeBody, []byte, error) {
	j, err := unpackTo(packed, room[:0])
	if err != nil {
		return nil, room, err
	}
	var out []placeBody
	if part := member(j, `"pl"`); part != nil {
		err = json.Unmarshal(part, &out)
	}
	return out, j, err
}

// member is a list or an object that is a member of a JSON object as [json.Marshal] writes it, nil
// where it has none. name stands in its quotation marks.
func member(object []byte, name string) []byte {
	depth, from := 0, -1
	for at := 0; at < len(object); at++ {
		switch object[at] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if from >= 0 && depth == 1 {
				return object[from : at+1]
			}
		case '"':
			start := at
			for at++; at < len(object) && object[at] != '"'; at++ {
				if object[at] == '\\' {
					at++
				}
			}
			if depth == 1 && from < 0 && at+2 < len(object) && object[at+1] == ':' && string(object[start:at+1]) == name {
				if c := object[at+2]; c != '[' && c != '{' {
					return nil
				}
				from = at + 2
			}
		}
	}
	return nil
}

// Passing implements [store.Reader].
func (r *reader) Passing(ctx context.Context, f store.ClaimFilter, atMost int) (rows []int64, complete bool, err error) {
	p, err := r.plan(ctx, f)
	if err != nil || p.none {
		return nil, err == nil, err
	}
	if atMost <= 0 {
		atMost = math.MaxInt32
	}
	query, args := p.found(atMost + 1)
	rows, err = r.ids(ctx, query, args...)
	if len(rows) > atMost {
		return rows[:atMost], false, err
	}
	return rows, true, err
}

// Revision implements [store.Reader].
func (r *reader) Revision(ctx context.Context) (string, error) {
	var n int64
	_, err := r.row(ctx, []any{&n}, `SELECT number FROM revision`)
	return strconv.FormatInt(n, 36), err
}

// Revision is that which the transaction will leave.
func (t *tx) Revision(ctx context.Context) (string, error) {
	var n int64
	_, err := t.row(ctx, []any{&n}, `SELECT number FROM revision`)
	if t.changed {
		n++
	}
	return strconv.FormatInt(n, 36), err
}
