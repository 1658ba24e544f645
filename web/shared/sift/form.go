package sift

import (
	"net/url"
	"slices"
	"strings"
)

// Chip is a value that is chosen, with the address without it.
type Chip struct{ Name, Value, Without string }

// Field is a value that a form sends along unseen.
type Field struct{ Name, Value string }

// Choice is a property with a value to choose.
type Choice struct {
	Name, Label string
	Values      []string
}

// Form is what the shared template "sift" shows: what is chosen, and fields to choose
// more by.
type Form struct {
	Path    string // the page's
	Chips   []Chip
	Hidden  []Field
	Choices []Choice
	Words   string // q
	// Since and Until are the chosen days; HasDays shows fields for them.
	Since, Until string
	HasDays      bool
	Open         bool   // the fields are shown from the start
	Clear        string // the page without any filter
}

// labels are what the names are called on pages.
var labels = map[string]string{"q": "words", "kind": "kind", "event": "type", "actor": "actor", "by": "by", "to": "towards", "place": "place", "speaker": "said by", "source": "source",
	"basis": "basis", "state": "corroboration", "polarity": "polarity", "reality": "reality", "since": "from", "until": "until"}

// Label is what a name is called on pages.
func Label(name string) string { return labels[name] }

// Form makes the form of a page. keep are values of its address that are no filter
// and stay as they are; days says whether it has fields for days.
func (s Sift) Form(path string, keep url.Values, days bool) Form {
	f := Form{Path: path, Words: s.Values.Get("q"), Since: s.Values.Get("since"), Until: s.Values.Get("until"), HasDays: days, Clear: path}
	if len(keep) > 0 {
		f.Clear += "?" + keep.Encode()
	}
	for _, name := range Names {
		for i, v := range s.Values[name] {
			less := merge(s.Values, keep)
			if less[name] = slices.Delete(slices.Clone(s.Values[name]), i, i+1); len(less[name]) == 0 {
				less.Del(name)
			}
			to := path
			if len(less) > 0 {
				to += "?" + less.Encode()
			}
			f.Chips = append(f.Chips, Chip{Label(name), strings.TrimPrefix(v, "name:"), to})
			if name != "q" && (!days || name != "since" && name != "until") {
				f.Hidden = append(f.Hidden, Field{name, v})
			}
		}
	}
	for _, name := range sorted(keep) {
		for _, v := range keep[name] {
			f.Hidden = append(f.Hidden, Field{name, v})
		}
	}
	for _, name := range []string{"kind", "event", "basis", "state", "polarity", "reality"} {
		c := Choice{Name: name, Label: Label(name)}
		for _, v := range Choices(name) {
			if !slices.Contains(s.Values[name], v) {
				c.Values = append(c.Values, v)
			}
		}
		f.Choices = append(f.Choices, c)
	}
	return f
}

func merge(a, b url.Values) url.Values {
	out := url.Values{}
	for _, m := range []url.Values{a, b} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

func sorted(v url.Values) []string {
	var out []string
	for k := range v {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
