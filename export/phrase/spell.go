package phrase

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly/corroborate/standing"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Spell is a spell of a standing: its edges, where known, and the days on which it is
// seen, at most so many of them: "began 2016-03, 2016-12-05, and 3 more".
func Spell(x standing.Spell, atMost int) string {
	var out []string
	if at := x.Begin.EDTF(); at != "" {
		out = append(out, "began "+Period(at))
	}
	for i, seen := range x.Seen {
		if i == atMost {
			out = append(out, fmt.Sprintf("and %d more", len(x.Seen)-i))
			break
		}
		out = append(out, Sighting(seen))
	}
	if at := x.End.EDTF(); at != "" {
		out = append(out, "ended "+Period(at))
	}
	return strings.Join(out, ", ")
}

// Sighting is the days on which a standing is seen: "2016-12-05", "some day from
// 2016-12-01 to 2016-12-31", "until 2016-12-05".
func Sighting(s standing.Sighting) string {
	first, last := day(s.First), day(s.Last)
	switch {
	case first == last:
		return first
	case first == "":
		return "until " + last
	case last == "":
		return "from " + first + " on"
	case s.Within:
		return "some day from " + first + " to " + last
	}
	return first + " to " + last
}

// day is a day as 2016-12-05, "" for an open end.
func day(d edtf.Day) string {
	if d == edtf.Beginning || d == edtf.End {
		return ""
	}
	return d.Date().String()
}
