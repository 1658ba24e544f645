// Package sift reads the filters of claims from a page's address, and writes them into
// the addresses of others.
//
// In: the values of an address: q, kind, event, basis, polarity, reality, state,
// source, actor, place, speaker, since, until, by, to. Out: a filter of package store,
// the same values for links and forms, and what is chosen as words with links that
// leave it out. It asks no memory: whether an actor exists is nothing to it. It assumes
// nothing of the address.
package sift

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// Limits of what an address may ask for.
const (
	maxWords  = 500 // bytes of q
	maxValue  = 300 // bytes of any other value
	maxValues = 20  // of one name
)

// Sift is a filter as an address has it.
type Sift struct {
	Filter store.ClaimFilter
	Values url.Values // what the filter was read from, and nothing else
}

// Names are the names of the address's values, in the order in which pages show them.
var Names = []string{"q", "kind", "event", "actor", "by", "to", "place", "speaker", "source", "basis", "state", "polarity", "reality", "since", "until"}

// Read reads a filter. The error wraps [reportedly.ErrInvalid] where a value is none of
// those that there are.
func Read(q url.Values) (Sift, error) {
	s := Sift{Values: url.Values{}}
	for _, name := range Names {
		for _, v := range q[name] {
			if v = strings.TrimSpace(v); v == "" || slices.Contains(s.Values[name], v) {
				continue
			}
			if len(v) > maxValue && (name != "q" || len(v) > maxWords) || len(s.Values[name]) == maxValues {
				return s, fmt.Errorf("%w: too much is asked for by %s", reportedly.ErrInvalid, name)
			}
			if err := known(name, v); err != nil {
				return s, err
			}
			s.Values[name] = append(s.Values[name], v)
		}
	}
	return s, s.fill()
}

// fill makes the filter of the values.
func (s *Sift) fill() error {
	v, f := s.Values, &s.Filter
	f.Text = strings.Join(v["q"], " ")
	f.Kinds, f.Events, f.Bases = typed[reportedly.Kind](v["kind"]), typed[reportedly.Event](v["event"]), typed[reportedly.Basis](v["basis"])
	f.Polarities, f.Realities, f.States = typed[reportedly.Polarity](v["polarity"]), typed[reportedly.Reality](v["reality"]), typed[reportedly.State](v["state"])
	f.Sources, f.Actors, f.Places, f.Speakers = v["source"], v["actor"], v["place"], v["speaker"]
	f.Doers, f.Recipients = v["by"], v["to"]
	since, err := day(v.Get("since"))
	if err != nil {
		return err
	}
	until, err := day(v.Get("until"))
	if err != nil {
		return err
	}
	if !since.IsZero() && !until.IsZero() && until.Before(since) {
		return reportedly.WithHint(fmt.Errorf("%w: the last day asked for lies before the first", reportedly.ErrInvalid), "exchange since and until")
	}
	f.Since, f.Until = since, until
	return nil
}

func day(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return t, reportedly.WithHint(fmt.Errorf("%w: %q is no day", reportedly.ErrInvalid, s), "days are written as 2016-12-05")
	}
	return t, nil
}

func typed[T ~string](values []string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(v))
	}
	return out
}

// Choices are the values that a name may have, in the codebook's order; nil where it
// may have any.
func Choices(name string) []string {
	switch name {
	case "kind":
		return texts(reportedly.Kinds)
	case "event":
		return texts(reportedly.Events)
	case "basis":
		return texts([]reportedly.Basis{reportedly.Asserted, reportedly.Reported, reportedly.Inferred})
	case "state":
		return texts([]reportedly.State{reportedly.Corroborated, reportedly.SingleSource, reportedly.Contested})
	case "polarity":
		return texts([]reportedly.Polarity{reportedly.Affirmed, reportedly.Denied})
	case "reality":
		return texts([]reportedly.Reality{reportedly.Actual, reportedly.Ongoing, reportedly.Habitual, reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical})
	}
	return nil
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func known(name, v string) error {
	list := Choices(name)
	if list == nil || slices.Contains(list, v) {
		return nil
	}
	return reportedly.WithHint(fmt.Errorf("%w: there is no %s %q", reportedly.ErrInvalid, name, v), "there are "+strings.Join(list, ", "))
}

// Any tells whether anything is asked for.
func (s Sift) Any() bool { return len(s.Values) > 0 }

// Query is the filter as the query of an address, with more pairs of names and values:
// each replaces what the name had, "" takes the name out.
func (s Sift) Query(more ...string) string { return s.with(more).Encode() }

// Path is an address with the filter, and more as in Query.
func (s Sift) Path(path string, more ...string) string {
	if q := s.Query(more...); q != "" {
		return path + "?" + q
	}
	return path
}

func (s Sift) with(more []string) url.Values {
	v := url.Values{}
	for name, list := range s.Values {
		v[name] = list
	}
	for i := 0; i+1 < len(more); i += 2 {
		if v.Del(more[i]); more[i+1] != "" {
			v.Set(more[i], more[i+1])
		}
	}
	return v
}
