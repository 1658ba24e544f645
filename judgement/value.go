package judgement

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// maxItems is the most names that a list may hold.
const maxItems = 50

// items are the parts of a list "A; B [id]", each a name with what stands in brackets.
func items(v string) ([][2]string, error) {
	var out [][2]string
	for s := range strings.SplitSeq(v, ";") {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		name, in := s, ""
		if head, tail, ok := strings.Cut(s, "["); ok && strings.HasSuffix(tail, "]") {
			name, in = strings.TrimSpace(head), strings.TrimSpace(strings.TrimSuffix(tail, "]"))
		}
		if name == "" {
			return nil, fmt.Errorf("%q has no name", s)
		}
		out = append(out, [2]string{name, in})
	}
	if len(out) > maxItems {
		return nil, fmt.Errorf("more than %d names", maxItems)
	}
	return out, nil
}

func joined[T any](list []T, each func(T) string) string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = each(v)
	}
	return strings.Join(out, "; ")
}

func named(name, text, id string) string {
	if name == "" {
		name = text
	}
	if id != "" {
		name += " [" + id + "]"
	}
	return name
}

// people is the field of actors or recipients. A name that the claim has keeps what is
// known of it.
func people(name string, at func(*reportedly.Claim) *[]reportedly.Participant) field {
	return field{
		name: name, form: `names parted by ";", each with its identity where you know it: "Dawn Brigade [reportedly:dawn]"`,
		get: func(c *reportedly.Claim) string {
			return joined(*at(c), func(p reportedly.Participant) string { return named(p.Name, p.Text, p.ID) })
		},
		set: func(c *reportedly.Claim, v string) error {
			list, err := items(v)
			if err != nil {
				return err
			}
			known := append(append([]reportedly.Participant{}, c.Actors...), c.Recipients...)
			var out []reportedly.Participant
			for _, item := range list {
				p := reportedly.Participant{Text: item[0], Name: item[0], Kind: reportedly.OtherActor}
				for _, k := range known {
					if strings.EqualFold(k.Name, item[0]) || strings.EqualFold(k.Text, item[0]) {
						p = k
						break
					}
				}
				if item[1] != "" && item[1] != p.ID {
					p.ID, p.LinkScore = item[1], 1
				}
				out = append(out, p)
			}
			*at(c) = out
			return nil
		},
	}
}

const placeForm = `names parted by ";", each with a gazetteer's identity or its coordinates: "Sirte [31.21, 16.59]"`

func getPlaces(c *reportedly.Claim) string {
	return joined(c.Places, func(p reportedly.Place) string {
		id := ""
		if len(p.Names) > 0 {
			id = p.Names[0].ID
		}
		return named(p.Text, "", id)
	})
}

func setPlaces(c *reportedly.Claim, v string) error {
	list, err := items(v)
	if err != nil {
		return err
	}
	var out []reportedly.Place
	for _, item := range list {
		p, err := place(c, item[0], item[1])
		if err != nil {
			return err
		}
		out = append(out, p)
	}
	c.Places = out
	return nil
}

// place is a place as a person named it. One that the claim has stays as it was, unless
// an identity or coordinates say otherwise.
func place(c *reportedly.Claim, name, in string) (reportedly.Place, error) {
	p := reportedly.Place{Text: name, Relation: reportedly.At, Names: []reportedly.PlaceName{{Name: name, Why: "named by a person"}}, Why: "named by a person"}
	for _, k := range c.Places {
		if strings.EqualFold(k.Text, name) {
			p = k
		}
	}
	if in == "" || len(p.Names) > 0 && p.Names[0].ID == in {
		return p, nil
	}
	n := reportedly.PlaceName{Name: name, Score: 1, Why: "named by a person"}
	lat, lon, ok, err := coordinates(in)
	if err != nil {
		return p, err
	}
	p.Geometry, p.Precision, p.UncertaintyKM, p.Score, p.Why = nil, "", 0, 1, "named by a person"
	if ok {
		n.Lat, n.Lon, n.Resolved = lat, lon, true
		p.Geometry, p.Precision = orb.Point{lon, lat}, reportedly.Exact
	} else {
		n.ID, n.Resolved = in, true
	}
	p.Names = []reportedly.PlaceName{n}
	return p, nil
}

// coordinates are latitude and longitude in degrees; ok is false for what is an
// identity.
func coordinates(s string) (lat, lon float64, ok bool, err error) {
	a, b, pair := strings.Cut(s, ",")
	if !pair {
		return 0, 0, false, nil
	}
	lat, err1 := strconv.ParseFloat(strings.TrimSpace(a), 64)
	lon, err2 := strconv.ParseFloat(strings.TrimSpace(b), 64)
	if err1 != nil || err2 != nil || !(math.Abs(lat) <= 90) || !(math.Abs(lon) <= 180) {
		return 0, 0, false, fmt.Errorf("%q are no coordinates: latitude, then longitude, in degrees", s)
	}
	return lat, lon, true, nil
}

func getTime(c *reportedly.Claim) string {
	if c.Time == nil {
		return ""
	}
	return c.Time.EDTF
}

func setTime(c *reportedly.Claim, v string) error {
	if v == "" {
		c.Time = nil
		return nil
	}
	if _, err := edtf.Parse(v); err != nil {
		return errors.New("no date or period in EDTF: write 2016-12-18, 2016-12, 2016-12-18/2016-12-20 or 2016-12-18~")
	}
	if c.Time == nil {
		c.Time = &reportedly.When{}
	}
	c.Time.EDTF, c.Time.Relation, c.Time.Why = v, reportedly.OnTime, "given by a person"
	return nil
}

// number is the field of a count.
func number(name string) field {
	return field{
		name: name, form: `a number, "3-5", or "12+" for at least`,
		get: func(c *reportedly.Claim) string {
			for _, n := range c.Numbers {
				if n.Field == name {
					return count(n)
				}
			}
			return ""
		},
		set: func(c *reportedly.Claim, v string) error {
			n := reportedly.Number{Field: name, Text: v}
			if err := readCount(&n, v); err != nil {
				return err
			}
			var out []reportedly.Number
			for _, old := range c.Numbers {
				if old.Field != name {
					out = append(out, old)
				}
			}
			if v != "" {
				out = append(out, n)
			}
			c.Numbers = out
			return nil
		},
	}
}

func count(n reportedly.Number) string {
	switch {
	case n.Max == 0 && n.Min == 0:
		return n.Text
	case n.Max == 0:
		return strconv.Itoa(n.Min) + "+"
	case n.Min == n.Max:
		return strconv.Itoa(n.Min)
	}
	return strconv.Itoa(n.Min) + "-" + strconv.Itoa(n.Max)
}

// maxCount is the greatest number of people, or of whatever is counted.
const maxCount = 1_000_000_000

// readCount reads "12", "12+" and "3-5" into a number.
func readCount(n *reportedly.Number, v string) error {
	if v == "" {
		return nil
	}
	bad := errors.New(`no number: write 12, 3-5, or 12+ for at least`)
	least, most, span := strings.Cut(v, "-")
	low, open := strings.CutSuffix(strings.TrimSpace(least), "+")
	a, err := strconv.Atoi(low)
	if err != nil || a < 0 || a > maxCount || open && span {
		return bad
	}
	n.Min, n.Max = a, a
	if open {
		n.Max = 0
	}
	if span {
		b, err := strconv.Atoi(strings.TrimSpace(most))
		if err != nil || b < a || b > maxCount {
			return bad
		}
		n.Max = b
	}
	return nil
}

func getSpeakers(c *reportedly.Claim) string {
	return joined(c.SaidBy, func(s reportedly.Speaker) string { return named(s.Name, s.Text, s.ID) })
}

// setSpeakers names who says a claim. Nobody makes it what the report itself says.
func setSpeakers(c *reportedly.Claim, v string) error {
	list, err := items(v)
	if err != nil {
		return err
	}
	var out []reportedly.Speaker
	for _, item := range list {
		s := reportedly.Speaker{Text: item[0], Name: item[0], Kind: reportedly.NamedSpeaker}
		for _, k := range c.SaidBy {
			if strings.EqualFold(k.Name, item[0]) || strings.EqualFold(k.Text, item[0]) {
				s = k
				break
			}
		}
		if item[1] != "" && item[1] != s.ID {
			s.ID, s.LinkScore = item[1], 1
		}
		out = append(out, s)
	}
	c.SaidBy = out
	if len(out) > 0 && c.Basis != reportedly.Inferred {
		c.Basis = reportedly.Reported
	} else if len(out) == 0 && c.Basis == reportedly.Reported {
		c.Basis = reportedly.Asserted
	}
	return nil
}
