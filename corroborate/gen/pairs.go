package main

import (
	"slices"

	"github.com/reportedly/reportedly/corroborate"
)

// Of all pairs of accounts of different scenarios one in stride is taken, and counts
// little: there are many.
const (
	stride       = 5
	crossWeight  = 0.03
	mostScenario = 4000 // accounts of earlier scenarios
)

// across sets an account beside those of earlier scenarios as if both were of the same
// days: reports on other matters must not join for their dates alone.
func (c *collector) across(a corroborate.Account, i int) {
	for k, o := range c.before[:min(len(c.before), mostScenario)] {
		if (k+i)%stride != 0 {
			continue
		}
		values, never := corroborate.Signals(a, o)
		if never {
			continue
		}
		c.clear(values, "daySame", "placeSame")
		c.set(values, 0, "the same day", "times that may be one", "other days", "published days apart")
		switch (i + k/stride) % 3 {
		case 0:
			c.set(values, 1, "daySame", "the same day")
		case 1:
			c.set(values, 1, "daySameLent", "times that may be one")
		default:
			c.set(values, 1, []string{"newsToday", "newsYesterday", "newsFresh"}[i%3], "times that may be one")
		}
		c.all = append(c.all, pair{x: values, weight: crossWeight})
	}
}

// elsewhere are a pair's likenesses on another day or in another place: the next attack,
// told in much the same words, is another.
func (c *collector) elsewhere(p pair) {
	for _, v := range []struct {
		day, place string
		weight     float64
	}{
		{"dayNear", "", .12}, {"dayApart", "", .12}, {"", "placeApart", .12}, {"dayNext", "placeOther", .12}, {"dayNear", "placeOther", .1},
		{"dayApartLent", "", .05}, {"dayNearLent", "placeOther", .05}, {"", "placeApartLent", .04},
	} {
		q := pair{x: slices.Clone(p.x), weight: v.weight}
		if v.day != "" {
			c.clear(q.x, "daySame", "placeSame")
			c.set(q.x, 0, "the same day", "times that may be one")
			c.set(q.x, 0.4, "other days")
			c.set(q.x, 1, v.day)
		}
		if v.place != "" {
			c.clear(q.x, "placeSame", "namesAround")
			c.set(q.x, 0, "the same place")
			c.set(q.x, 1, "other places", v.place)
		}
		c.all = append(c.all, q)
	}
}

// clear sets all values from one name on to 0, up to another.
func (c *collector) clear(values []float64, from, to string) {
	for i := c.at(from); i < c.at(to); i++ {
		values[i] = 0
	}
}

func (c *collector) set(values []float64, x float64, names ...string) {
	for _, n := range names {
		values[c.at(n)] = x
	}
}

func (c *collector) at(name string) int {
	i := slices.Index(c.names, name)
	if i < 0 {
		panic("no signal " + name)
	}
	return i
}
