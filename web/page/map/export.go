package atlas

import (
	"net/http"
	"slices"

	"github.com/reportedly/reportedly/export/geojson"
)

// mostExported is how many claims go into a file, those added last.
const mostExported = 50_000

// export answers with the claims that pass the filter as GeoJSON: those of a view where
// the address has one, else all, those on no map included.
func (s *section) export(w http.ResponseWriter, r *http.Request) error {
	c, err := s.chart(r.Context())
	if err != nil {
		return err
	}
	a, err := c.ask(r.Context(), r)
	if err != nil {
		return err
	}
	var rows []int
	c.Each(a.filter, func(i int) {
		m := &c.rows[i]
		if a.view == nil || slices.ContainsFunc(c.where[m.from:m.to], func(at int32) bool { return a.view.holds(c.spots[at].bound) }) {
			rows = append(rows, i)
		}
	})
	slices.Reverse(rows)
	rows = rows[:min(len(rows), mostExported)]
	h := w.Header()
	h.Set("Content-Type", "application/geo+json")
	h.Set("Content-Disposition", `attachment; filename="claims.geojson"`)
	out, err := geojson.New(w)
	if err != nil {
		return nil // whoever has gone away gets nothing
	}
	for part := range slices.Chunk(rows, 500) {
		ids := make([]string, len(part))
		for i, row := range part {
			ids[i] = c.ID(row)
		}
		claims, err := s.site.Memory().Store().Claims(r.Context(), ids)
		if err != nil {
			return err
		}
		for i := range claims {
			if out.Claim(&claims[i]) != nil {
				return nil
			}
		}
	}
	_ = out.End()
	return nil
}
