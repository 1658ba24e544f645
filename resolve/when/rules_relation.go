package when

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// relationRules read a time together with the word that relates what happened to
// it. "On", "in" and "at" stay outside the phrase's text.
func relationRules() []rule {
	return []rule{
		{"phrase", []string{"since {when}", "ever since {when}", "since the? {when}"}, Date, func(c []part) sense {
			return since(towards(Past, lastSense(c)))
		}, []example{{"since Saturday", "since 2016-12-24/..", "2016-12-27 +"}}},
		{"phrase", []string{"since|from {when}", "since|from about|around|at|early|as least|early|far? as|back? {when}", "starting|beginning on|in|from? {when}",
			"as of|from {when}", "on? {point} or later|after|afterwards", "on? {point} and|or onward|onwards|beyond", "in|of|from|for? {theyear} and|or later|after|afterwards|onward|onwards|beyond",
			"effective from? {when}", "with effect from {when}", "from {when} on|onward|onwards"}, Date, func(c []part) sense {
			return since(lastSense(c))
		}, []example{
			{"since Monday", "since 2016-12-26/..", "2016-12-27"}, {"since 2014", "since 2014/..", "2016-12-27"},
			{"since last Friday", "since 2016-12-23/..", "2016-12-27"}, {"from Sunday", "since 2017-01-01/..", "2016-12-27 +"},
			{"as of 1 February", "since 2017-02-01/..", "2016-12-27 +"}, {"with effect from 20 December", "since 2016-12-20/..", "2016-12-27"},
			{"since early July", "since 2016-07-05~/..", "2016-12-27"}, {"since October", "since 2016-10/..", "2016-12-27"}, {"since last week",
				"since [2016-12-19..2016-12-25]", "2016-12-27"},
		}},
		{"phrase", []string{"until|till|til {when}", "up until|to {when}", "through to? {when}",
			"until|till at|the|about|around least? {when}"}, Date, func(c []part) sense {
			return limit(lastSense(c), reportedly.UntilTime)
		}, []example{
			{"until March", "until 2017-03", "2016-12-27"}, {"until March", "until 2016-03", "2016-12-27 -"},
			{"until Thursday", "until 2016-12-29", "2016-12-27"}, {"until last year", "until 2015", "2016-12-27"},
			{"until 2009", "until 2009", "2016-12-27"},
		}},
		{"phrase", []string{"before|by {when}", "prior to {when}", "earlier than {when}", "ahead of {when}", "no|not later than {when}", "by no|not later than {when}",
			"{free} at the latest", "by about|around|the {when}"}, Date, func(c []part) sense {
			return before(lastSense(c))
		}, []example{
			{"before May", "before 2017-05", "2016-12-27 +"}, {"by Friday", "before 2016-12-30", "2016-12-27"},
			{"by Friday evening", "before 2016-12-23", "2016-12-27 -"}, {"before Ramadan", "before 2019-05-06", "2019-04-20"},
			{"no later than 6 January", "before 2017-01-06", "2016-12-27"}, {"October at the latest", "before 2016-10", "2016-12-27 -"},
			{"before 2023", "before 2023", ""}, {"before spring", "before XXXX-21", ""}, {"before the end of the month", "before 2016-12-31", "2016-12-27"},
		}},
		{"phrase", []string{"before or during|on|in {when}"}, Date, func(c []part) sense {
			return related(c[3].sense, reportedly.BeforeOrDuringTime)
		}, []example{{"before or during Ramadan", "before-or-during [2016-06-06..2016-07-05]", "2016-12-27"}}},
		{"phrase", []string{"before the month|week|year is|was out|over"}, Date, func(c []part) sense {
			return limit(partOf(end, unitFrom(unitOf(c[2].word), 0, published)), reportedly.BeforeTime)
		}, []example{{"before the month is out", "before 2016-12-31", "2016-12-27"}}},
		{"phrase", []string{"after|following {when}", "later than {when}", "anytime after {when}", "any time after {when}", "shortly|soon|immediately after {when}", "not before|until {when}"}, Date, func(c []part) sense {
			return related(lastSense(c), reportedly.AfterTime)
		}, []example{{"after 18 December", "after 2016-12-18", "2016-12-27"}, {"after Christmas", "after 2016-12-25", "2016-12-27"}}},
		{"phrase", []string{"during|throughout|over {when}", "in the course of {when}", "all through {when}", "for the duration of {when}",
			"within|in the space of {when}"}, Date, func(c []part) sense {
			return related(filling(lastSense(c)), reportedly.DuringTime)
		}, []example{
			{"throughout last week", "during 2016-12-19/2016-12-25", "2016-12-27"}, {"during 2015", "during 2015", ""},
		}},
		{"phrase", []string{"most|much|all|part|half of {when}", "all|the entire|whole of? {when}",
			"the whole|entirety|whole|bulk|rest|better of|part of? {when}", "all {when}", "the better part of {when}"}, Date, func(c []part) sense {
			return filling(lastSense(c))
		}, []example{
			{"most of last week", "2016-12-19/2016-12-25", "2016-12-27"}, {"spent [all of last month] there", "2016-11", "2016-12-27"},
		}},
		{"phrase", []string{"in|of|for|and|to|year|or|,|into|both|by|due < {theyear}", "his|her|its|their|our|my|'s|that < {theyear} > {noun}", "( < {theyear} > )|,|-|;", "the|a|an < {theyear} > {noun}",
			"{theyear} 's > {noun}"}, Date, func(c []part) sense {
			return lastSense(c)
		}, nil},
		{"phrase", []string{"in|for|of|come < {weak}", "{season} > {notnoun}"}, Date, func(c []part) sense {
			return lastSense(c)
		}, nil},
		{"phrase", []string{"about|around|circa < {free}"}, Date, func(c []part) sense {
			return func(r ref) answer {
				a := c[1].sense(r)
				if d := a.value.Date(); !d.IsZero() && !d.Approximate() {
					a.value = d.About().Of()
				}
				return a
			}
		}, []example{{"around [18 December]", "2016-12-18~", "2016-12-27"}}},
	}
}

// lastSense is the meaning of the form's last part that has one.
func lastSense(c []part) sense {
	for i := len(c) - 1; i >= 0; i-- {
		if c[i].sense != nil {
			return c[i].sense
		}
	}
	return nil
}

func related(s sense, relation reportedly.TimeRelation) sense {
	return func(r ref) answer {
		a := s(r)
		a.relation = relation
		return a
	}
}

// filling reads a time as one that what happened filled.
func filling(s sense) sense {
	return func(r ref) answer {
		r.fills = true
		return s(r)
	}
}

// since opens the time: what began then still goes on. A beginning that is one of
// several days, "since last week", stays as it is: EDTF can't open that.
func since(s sense) sense {
	return func(r ref) answer {
		a := s(r)
		a.relation = reportedly.SinceTime
		a.value = opened(a.value)
		return a
	}
}

// opened is the interval that begins with a date; other values are left.
func opened(v edtf.Value) edtf.Value {
	d := v.Date()
	if d.IsZero() {
		return v
	}
	return d.To(edtf.Date{Side: edtf.Open})
}

// before is the limit that something comes before; of several days, the first.
func before(s sense) sense {
	run := limit(s, reportedly.BeforeTime)
	return func(r ref) answer {
		a := run(r)
		if a.value.Form == edtf.OneOf {
			a.value = a.value.Items[0].From.Of()
		}
		return a
	}
}

// limit is a time that something ends at or comes before. Where the verb's tense
// isn't known, it is rather to come: "until Wednesday".
func limit(s sense, relation reportedly.TimeRelation) sense {
	return func(r ref) answer {
		if r.tense == NoTense {
			r.tense = Future
		}
		r.bound = true
		a := s(r)
		a.relation = relation
		return a
	}
}
