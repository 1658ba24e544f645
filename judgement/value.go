package judgement

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/paulmach/orb"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// maxItems is the most names that a list may hold.
const maxItems = 50

// item is a part of a list "A; B [id]": a name with what stands in brackets, and the
// report's words for it, empty where nobody marked them.
type item struct {
	name, in string
	words    reportedly.Evidence
}

// items are the parts of a list. Words that were marked go to the name that they spell;
// then, in their order, to the names that the claim hasn't had yet; a piece that is left
// goes to a name that is left, where there is one of each.
func (g given) items(known func(name string) bool) ([]item, error) {
	out, err := items(g.value)
	if err != nil || len(g.words) == 0 {
		return out, err
	}
	same := func(a, b string) bool {
		return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
	}
	left := slices.Clone(g.words)
	assign := func(fits func(item, reportedly.Evidence) bool) {
		for i := range out {
			if k := slices.IndexFunc(left, func(w reportedly.Evidence) bool { return fits(out[i], w) }); out[i].words.Quote == "" && k >= 0 {
				out[i].words = left[k]
				left = slices.Delete(left, k, k+1)
			}
		}
	}
	assign(func(it item, w reportedly.Evidence) bool { return same(it.name, w.Quote) })
	assign(func(it item, _ reportedly.Evidence) bool { return !known(it.name) })
	bare := 0
	for _, it := range out {
		if it.words.Quote == "" {
			bare++
		}
	}
	if bare == 1 && len(left) == 1 {
		assign(func(item, reportedly.Evidence) bool { return true })
	}
	return out, nil
}

// items are the parts of a list, without words.
func items(v string) ([]item, error) {
	var out []item
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
		out = append(out, item{name: name, in: in})
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
		set: func(c *reportedly.Claim, g given) error {
			known := append(append([]reportedly.Participant{}, c.Actors...), c.Recipients...)
			is := func(p reportedly.Participant, name string) bool {
				return strings.EqualFold(p.Name, name) || strings.EqualFold(p.Text, name)
			}
			list, err := g.items(func(name string) bool {
				return slices.ContainsFunc(known, func(p reportedly.Participant) bool { return is(p, name) })
			})
			if err != nil {
				return err
			}
			var out []reportedly.Participant
			for _, item := range list {
				p := reportedly.Participant{Text: item.name, Name: item.name, Kind: reportedly.OtherActor}
				if i := slices.IndexFunc(known, func(p reportedly.Participant) bool { return is(p, item.name) }); i >= 0 {
					p = known[i]
				}
				if item.in != "" && item.in != p.ID {
					p.ID, p.LinkScore = item.in, 1
				}
				if w := item.words; w.Quote != "" {
					p.Span, p.Text, p.Implied = w.Span, w.Quote, false
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

func setPlaces(c *reportedly.Claim, g given) error {
	list, err := g.items(func(name string) bool {
		return slices.ContainsFunc(c.Places, func(p reportedly.Place) bool { return strings.EqualFold(p.Text, name) })
	})
	if err != nil {
		return err
	}
	var out []reportedly.Place
	for _, item := range list {
		p, err := place(c, item.name, item.in)
		if err != nil {
			return err
		}
		if w := item.words; w.Quote != "" {
			p.Span, p.Text = w.Span, w.Quote
			if len(p.Names) == 1 {
				p.Names = slices.Clone(p.Names)
				p.Names[0].Span = w.Span
			}
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

func setTime(c *reportedly.Claim, g given) error {
	v := g.value
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
	c.Time.EDTF, c.Time.Relation, c.Time.Why, c.Time.Claim = v, reportedly.OnTime, "given by a person", ""
	if len(g.words) > 0 {
		c.Time.Span, c.Time.Text = g.words[0].Span, g.words[0].Quote
	}
	return nil
}

// number is the field of a count.
func number(name string) field {
	return field{
		name: name, form: countForm,
		get: func(c *reportedly.Claim) string {
			for _, n := range c.Numbers {
				switch {
				case n.Field != name:
				case n.Min == 0 && n.Max == 0 && c.Corrected(name):
					return "0" // nobody, not a number that wasn't read
				default:
					return count(n)
				}
			}
			return ""
		},
		set: func(c *reportedly.Claim, g given) error {
			v := g.value
			n := reportedly.Number{Field: name, Text: v}
			if err := readCount(&n, v); err != nil {
				return err
			}
			if len(g.words) > 0 {
				n.Span, n.Text = g.words[0].Span, g.words[0].Quote
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

// countForm is how a number is written.
const countForm = `a number, "3-5", or "12+" for at least`

// countOf is a number as [readCount] takes it: "5,000" and "3–5" as they are meant, and
// what words say ("at least fourteen", "nobody"); what says none stays as it is.
func countOf(v string) string {
	plain := strings.ReplaceAll(strings.ReplaceAll(v, "–", "-"), ",", "")
	var n reportedly.Number
	if v != "" && readCount(&n, plain) == nil {
		if n.Min == 0 && n.Max == 0 {
			return "0"
		}
		return count(n)
	}
	switch strings.ToLower(v) {
	case "none", "nobody", "no one", "no-one", "nil":
		return "0"
	}
	if words := wordsCount(v); words != "" && strings.ContainsFunc(v, unicode.IsLetter) {
		return words
	}
	return v
}

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
func setSpeakers(c *reportedly.Claim, g given) error {
	is := func(s reportedly.Speaker, name string) bool {
		return strings.EqualFold(s.Name, name) || strings.EqualFold(s.Text, name)
	}
	list, err := g.items(func(name string) bool {
		return slices.ContainsFunc(c.SaidBy, func(s reportedly.Speaker) bool { return is(s, name) })
	})
	if err != nil {
		return err
	}
	var out []reportedly.Speaker
	for _, item := range list {
		s := reportedly.Speaker{Text: item.name, Name: item.name, Kind: reportedly.NamedSpeaker}
		if i := slices.IndexFunc(c.SaidBy, func(s reportedly.Speaker) bool { return is(s, item.name) }); i >= 0 {
			s = c.SaidBy[i]
		}
		if item.in != "" && item.in != s.ID {
			s.ID, s.LinkScore = item.in, 1
		}
		if w := item.words; w.Quote != "" {
			s.Span, s.Text = w.Span, w.Quote
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
