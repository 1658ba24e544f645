package actor

import (
	"slices"
	"strings"

	"github.com/reportedly/reportedly/resolve/name"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// holds is the actor's office that a title names best, whether it was held at the
// date, and how well the title fits, [0, 1]. Nil where the title names none of
// them.
func (a *Actor) holds(title string, date edtf.Value) (held *Office, then bool, fit float64) {
	for i := range a.Offices {
		o := &a.Offices[i]
		f := titleFit(title, o.Office)
		if f == 0 {
			continue
		}
		if now := o.at(date); held == nil || now && !then || now == then && f > fit {
			held, then, fit = o, now, f
		}
	}
	return held, then, fit
}

// at tells whether the office was held at a date that is known.
func (o *Office) at(date edtf.Value) bool {
	if date.IsZero() || o.During == "" {
		return false
	}
	v, err := edtf.Parse(o.During)
	return err == nil && v.Overlaps(date)
}

// officeAt is the office held at a date, or without a date the last one; nil where
// there is none. Of several the first listed counts.
func (a *Actor) officeAt(date edtf.Value) *Office {
	for i := range a.Offices {
		if a.Offices[i].at(date) {
			return &a.Offices[i]
		}
	}
	if date.IsZero() && len(a.Offices) > 0 {
		return &a.Offices[len(a.Offices)-1]
	}
	return nil
}

// servedCountry tells whether any office was a country's.
func (a *Actor) servedCountry(country string) bool {
	return slices.ContainsFunc(a.Offices, func(o Office) bool { return o.Country == country })
}

// titleFit is how well a title fits an office: 1 where it is or ends in it
// ("Russian Foreign Minister", "Minister of Foreign Affairs"), a half where it
// says a part of it ("army commander" of "General Commander of the Army"). A
// deputy is not whom he stands in for.
func titleFit(title, office string) float64 {
	t, o := officeWords(title), officeWords(office)
	if len(o) == 0 || len(t) == 0 {
		return 0
	}
	for _, w := range [...]string{"deputy", "vice", "assistant"} {
		if slices.Contains(t, w) != slices.Contains(o, w) {
			return 0
		}
	}
	within := func(a, b []string) bool {
		return !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
	}
	switch {
	case within(o, t):
		return 1
	case within(t, o) || slices.Contains(o, t[len(t)-1]) && len(t) > 1 && within(t[len(t)-2:], o):
		return 0.5
	}
	return 0
}

// officeWords are the words that tell an office, in forms that meet.
func officeWords(s string) []string {
	var out []string
	for _, w := range name.Words(s) {
		switch w {
		case "of", "the", "for", "and", "affairs", "in", "s":
			continue
		case "defense":
			w = "defence"
		case "premier":
			out = append(out, "prime")
			w = "minister"
		}
		out = append(out, strings.TrimSuffix(w, "s"))
	}
	return out
}
