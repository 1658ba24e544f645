package phrase

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

// Located says in a few words where a place was found, "" where it wasn't: the
// gazetteer's names where they differ from the report's, how closely the place is
// known, and how far off it may be. "Ar Raqqah; town ± 8 km".
func Located(p reportedly.Place) string {
	if p.Geometry == nil || p.Precision == "" {
		return ""
	}
	var names []string
	for _, n := range p.Names {
		if n.Resolved && !strings.Contains(p.Text, n.Official) {
			names = append(names, Value(n.Official))
		}
	}
	s := string(p.Precision)
	// An area's own edge says how far it reaches.
	if areal := p.Precision == reportedly.Country || p.Precision == reportedly.Province; !areal && p.UncertaintyKM > 0 {
		s += " ± " + strconv.FormatFloat(p.UncertaintyKM, 'f', -1, 64) + " km"
	}
	if len(names) > 0 {
		s = strings.Join(names, ", ") + "; " + s
	}
	return s
}

// Found is Where with Located in brackets: "in Raqqa (Ar Raqqah; town ± 8 km)".
func Found(p reportedly.Place) string {
	if l := Located(p); l != "" {
		return Where(p) + " (" + l + ")"
	}
	return Where(p)
}

// Resolved says all that is known of a name's place: "Ar Raqqah, town, SYR, 35.95,
// 39.01 (geonames:172955, 0.93)"; "" where it isn't resolved.
func Resolved(n reportedly.PlaceName) string {
	if !n.Resolved {
		return ""
	}
	s := Value(n.Official)
	for _, more := range []string{n.Kind, n.Country} {
		if more != "" {
			s += ", " + more
		}
	}
	return s + fmt.Sprintf(", %.2f, %.2f (%s, %.2f)", n.Lat, n.Lon, n.ID, n.Score)
}
