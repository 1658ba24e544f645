// Package atlas is the map: claims as points, lines and areas over a base that needs
// no network.
//
// In: a memory, the tiles of data/map, and an address with filters (web/shared/sift) and
// a view. Out: a page with a list of places that works by itself, what a script draws of
// the same claims (clusters, symbols, outlines, numbers over time) and GeoJSON. It
// decides nothing about places (resolve/place did) and draws no place more exactly than it
// is known: a claim of a province is drawn as the province, never as a point in it. It
// assumes a memory whose claims fit main memory without their words, and that claims
// of some seconds ago are new enough.
//
// The folder is called map; a Go package can't be.
package atlas

import (
	"context"
	"embed"
	"fmt"
	"net/http"
	"strconv"

	"github.com/reportedly/reportedly"
	worldmap "github.com/reportedly/reportedly/data/map"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/web"
)

//go:embed *.tmpl *.css *.js
var files embed.FS

// New is the section of the map.
func New() web.Section {
	return web.Section{
		Name: "map", Files: files,
		Links: []web.Link{{Name: "Map", Path: "/map", Key: "m"}},
		Routes: func(site *web.Site) []web.Route {
			s := &section{site: site}
			s.charts.Read = readChart
			return []web.Route{
				{Pattern: "GET /map", Handle: s.page},
				{Pattern: "GET /map/drawn", Handle: s.drawn},
				{Pattern: "GET /map/shapes", Handle: s.shapes},
				{Pattern: "GET /map/claims.geojson", Audit: "export", Handle: s.export},
				{Pattern: "GET /map/tiles/{version}/{z}/{x}/{y}", Handle: s.tile},
			}
		},
	}
}

type section struct {
	site   *web.Site
	charts table.Kept[*chart]
}

// chart is the memory's chart as it is now, or was a moment ago.
func (s *section) chart(ctx context.Context) (*chart, error) {
	return s.charts.Table(ctx, s.site.Memory(), s.site.Go)
}

// tile answers with a piece of the base map. Its address holds the map's version, so
// that browsers keep it.
func (s *section) tile(w http.ResponseWriter, r *http.Request) error {
	tiles, err := worldmap.Open()
	if err != nil {
		return err
	}
	var at [3]int
	for i, name := range []string{"z", "x", "y"} {
		if at[i], err = strconv.Atoi(r.PathValue(name)); err != nil {
			return fmt.Errorf("%w: there is no such tile", reportedly.ErrNotFound)
		}
	}
	if r.PathValue("version") != tiles.Version() {
		return fmt.Errorf("%w: the map is of another version", reportedly.ErrNotFound)
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	tile := tiles.Tile(at[0], at[1], at[2])
	if tile == nil {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	// Every browser that runs the script takes gzip.
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Encoding", "gzip")
	h.Set("Content-Length", strconv.Itoa(len(tile)))
	_, _ = w.Write(tile) // whoever has gone away gets nothing
	return nil
}
