package corroborate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
)

// maxKeys bounds the keys of an account.
const maxKeys = 14

// maxNames is how many names of its sentences an account is found by, and of the
// first sentences of its report.
const maxNames = 8

// An account of fewer subjects than these is found by words of its sentences too, by this
// many: "Four miners were killed in the village" names nobody whom another report names.
const (
	fewSubjects = 6
	maxTelling  = 6
)

// week is how many days a key covers. A lookup asks for the weeks before and after
// too, so that a day off doesn't hide a neighbour.
const week = 7

// cell is the width of a key's square of the map, in degrees.
const cell = 1.5

// keys are what an account is found by: a place, a name or a square of the map, each
// within a week. spread is by how many weeks around
// its own to look.
func (a *account) keys(spread int) []string {
	f := &a.facts
	var weeks []int
	for _, w := range f.weeks() {
		for d := -spread; d <= spread; d++ {
			weeks = append(weeks, w+d)
		}
	}
	slices.Sort(weeks)
	weeks = slices.Compact(weeks)
	var out []string
	for _, subject := range f.subjects() {
		for _, w := range weeks {
			out = append(out, fmt.Sprintf("%s|%d", subject, w))
		}
	}
	return out
}

// founding begins the key of the claim with which a development may begin.
const founding = "d:"

// FoundingKeys are the keys of the claim with which a development of this ID began, the second of
// which it has where it was kept by version 0.5.0 or before: by them the development is
// found in which that claim is now, where the two became one.
func FoundingKeys(development string) []string {
	return []string{foundingKey(development), founding + development}
}

// foundingKey ends in a number that those of one report share, beyond that of any week, so
// that they lie together where they are kept.
func foundingKey(development string) string {
	if len(development) > 5 {
		if n, err := strconv.ParseUint(development[1:5], 16, 16); err == nil {
			return fmt.Sprintf("%s%s|%d", founding, development, 1<<16+n)
		}
	}
	return founding + development
}

// founder is the claim with which the development would begin that the account alone would be.
func (a *account) founder() string {
	first := slices.MinFunc(a.told, func(x, y *reportedly.Told) int {
		return cmp.Or(cmp.Compare(x.Claim.Trigger.Span.Start, y.Claim.Trigger.Span.Start), cmp.Compare(x.ID, y.ID))
	})
	return first.ID
}

// weeks are the weeks in which an account's happening may lie, the first few of a
// long time; that of publication where no day is told.
func (f *facts) weeks() []int {
	var out []int
	for _, v := range f.days {
		first, last := int(v.first), int(v.last)
		out = append(out, floor(first, week))
		if last-first > week {
			out = append(out, floor(last, week))
		}
	}
	if f.dated && (len(out) == 0 || f.lentDays || f.wide()) {
		out = append(out, floor(int(f.told), week))
	}
	if len(out) == 0 {
		out = append(out, math.MinInt32) // nothing is known of when
	}
	slices.Sort(out)
	return slices.Compact(out)[:min(3, len(slices.Compact(out)))]
}

// wide tells whether the days cover more than a week, so that the day of publication
// tells as much.
func (f *facts) wide() bool {
	return slices.ContainsFunc(f.days, func(v stretch) bool { return int(v.last-v.first) > week })
}

func floor(day, by int) int {
	if day < 0 {
		return (day - by + 1) / by
	}
	return day / by
}

// subjects are what an account is about: its places, the names in its sentences, the
// names that its report begins with, and words where those are few. Names of parties are among the names.
func (f *facts) subjects() []string {
	var out []string
	add := func(k string) {
		if len(out) < maxKeys && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	for i := range f.places {
		for _, id := range f.places[i].ids {
			add("p:" + id)
		}
		if !f.lentPlaces {
			for _, c := range f.places[i].cells() {
				add(c)
			}
		}
	}
	for _, list := range [][]string{f.names[:min(len(f.names), maxNames)], f.lead[:min(len(f.lead), maxNames)]} {
		for _, n := range list {
			add("n:" + n)
		}
	}
	if len(out) < fewSubjects {
		for _, w := range telling(f.words) {
			add("w:" + w)
		}
	}
	if len(out) == 0 {
		add("t:" + f.word)
	}
	return out
}

// telling are the longest of the stems that say what an account is about: those of harm and
// of who bears arms are in half of all reports.
func telling(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(w string) bool { return !tells(w) })
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	list = slices.Compact(list)
	return list[:min(len(list), maxTelling)]
}

// tells tells whether a stem says what an account is about.
func tells(w string) bool {
	return len(w) >= 4 && !harmWords.has(w) && !stateWords.has(w) && !calendarWords.has(w) && !forceWords.has(w) && !sayWords.has(w) && !plainWords.has(w)
}

// maxCells bounds the squares of a wide place.
const maxCells = 6

// cells are the squares of the map that a place covers: the town's
// alone, the province's with all towns in it.
func (s *spot) cells() []string {
	if s.geom == nil {
		return nil
	}
	var out []string
	for x := math.Floor(s.bound.Min.Lon() / cell); x <= math.Floor(s.bound.Max.Lon()/cell); x++ {
		for y := math.Floor(s.bound.Min.Lat() / cell); y <= math.Floor(s.bound.Max.Lat()/cell); y++ {
			out = append(out, fmt.Sprintf("c:%g,%g", x, y))
			if len(out) >= maxCells {
				return out
			}
		}
	}
	return out
}
