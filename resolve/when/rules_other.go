package when

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// durationRules read lengths of time, which have no date.
func durationRules() []rule {
	return []rule{
		{"phrase", []string{"for? {distance}", "{num} - {unit}", "for {unit}", "for? the|a? {ord} consecutive|straight|successive {unit}",
			"for the? {ord} day|week|month|year|night", "{ord} {unit} running", "for the {ord} {unit} in a row",
			"all day|night|morning|afternoon|evening", "all day|night long", "half an|a {unit}", "for? {unit} on end", "in the space of {distance}",
			"for a while|time", "within|in|inside the? {unit}", "within|in {unit} of {clause}", "{unit} - long|old"},
			Duration, lasting, []example{
				{"for three days", "none", "2016-12-27"}, {"the [two-hour] meeting", "none", "2016-12-27"}, {"for weeks", "none", "2016-12-27"},
				{"more than 48 hours", "none", "2016-12-27"}, {"all night", "none", "2016-12-27"},
			}},
	}
}

// recurringRules read times that come again, which have no date.
func recurringRules() []rule {
	return []rule{
		{"phrase", []string{
			"every|each {weekday} {daypart}?", "every|each {unit}", "every|each {daypart}", "every|each {season}", "every|each {month}",
			"every other|second|few {unit}", "every {num} {unit}",
			"{weekdays} {daypart}?", "{weekdays} and|to {weekdays}", "daily|weekly|monthly|yearly|annually|nightly|hourly|fortnightly|quarterly",
			"once|twice a|an|per|each|every {unit}", "{num} times a|an|per|each|every {unit}", "by day|night", "day and night",
			"most|some days|nights|weeks|mornings|evenings",
			"weekends|weekdays|mornings|evenings|nights", "at weekends|night", "round the clock", "a|per day|week|month|year > {notnoun}",
		}, Recurring, recurring, []example{
			{"every Friday", "none", "2016-12-27"}, {"on [Fridays]", "none", "2016-12-27"}, {"[daily] raids", "none", "2016-12-27"},
			{"twice a week", "none", "2016-12-27"}, {"every two weeks", "none", "2016-12-27"}, {"each winter", "none", "2016-12-27"},
		}},
	}
}

// clockRules read times of day alone. Their date is the day mentioned before, or
// the day of publication.
func clockRules() []rule {
	says := func(relation reportedly.TimeRelation) func([]part) sense {
		return fixedSense(related(sameDay, relation))
	}
	return []rule{
		{"phrase", []string{"at|around|about|towards|toward < {clock}", "shortly|just|soon before|after|at|around|about the? {clock}",
			"at|around|about|for {clock}", "{clock}", "{clock} for {distance}", "at|around|approximately|circa < {military}",
			"shortly|just|soon before|after|at|around the? {daypart}", "at|around|about|towards the? {daypart}", "in|during|before|after the {daypart}",
			"before|after {daypart}", "after dark|iftar|suhoor", "before breakfast|iftar|suhoor",
			"between|from {clock} to|and|-|until|till {clock}", "{clock} to|- {clock}", "from {daypart} to|until|till about|around? {daypart}", "between {daypart} and {daypart}"},
			Clock, says(""), []example{
				{"at [09:40]", "2016-12-18", "2016-12-27 m:2016-12-18"}, {"around noon", "2016-12-27", "2016-12-27"},
				{"at about [9 p.m.]", "2016-12-27", "2016-12-27"}, {"from 08:00 to 14:00", "2016-12-27", "2016-12-27"},
				{"before dawn", "2016-12-27", "2016-12-27"}, {"at 9mm range", "no", ""}, {"around noon", "none", "2016-12"},
			}},
		{"phrase", []string{"by|before {clock}", "by {daypart}", "no later than {clock}"}, Clock, says(reportedly.BeforeTime), []example{
			{"by evening", "before 2016-12-18", "2016-12-27 m:2016-12-18"}, {"by 7 a.m.", "before 2016-12-27", "2016-12-27"},
		}},
		{"phrase", []string{"after|past {clock} > {notnoun}"}, Clock, says(reportedly.AfterTime), []example{
			{"[after 2 pm].", "after 2016-12-27", "2016-12-27"},
		}},
		{"phrase", []string{"since|from {daypart}", "since|from {clock}"}, Clock, fixedSense(sinceHour), []example{
			{"since dawn", "since 2016-12-27", "2016-12-27 m:2016-12-26"}, {"from 18:00", "since 2016-12-26", "2016-12-27 m:2016-12-26 -"},
		}},
		{"phrase", []string{"until|till {daypart}", "until|till|through {clock}", "until|till after|about|around|late {daypart}"}, Clock, says(reportedly.UntilTime), []example{
			{"until 15:00", "until 2016-12-18", "2016-12-27 m:2016-12-18"},
		}},
	}
}

// sinceHour is the day of publication for what still goes on ("has been shut since
// dawn"), and for a past tense the day mentioned before.
func sinceHour(r ref) answer {
	if r.tense != Past && r.prec == toDay {
		r.said = edtf.Value{}
	}
	a := sameDay(r)
	a.relation = reportedly.SinceTime
	return a
}

// sameDay is the day mentioned before, or that of the publication.
func sameDay(r ref) answer {
	if a, ok := r.anchor(); ok && a.First == a.Last {
		return found(a.First.Date(), "the day mentioned before")
	}
	if why, ok := r.dated(toDay); !ok {
		return none(why)
	}
	return found(r.now, "the day of publication")
}

// eventRules read times told by events.
func eventRules() []rule {
	says := func(relation reportedly.TimeRelation) func([]part) sense {
		return func(c []part) sense {
			l := lengthIn(c)
			return related(func(ref) answer { return answer{why: isEvent, length: l} }, relation)
		}
	}
	return []rule{
		{"phrase", []string{"before or during {clause}", "during or before {clause}"}, Event, says(reportedly.BeforeOrDuringTime), []example{
			{"[before or during the offensive].", "before-or-during none", "2016-12-27"},
		}},
		{"phrase", []string{"since|until|till then|that|now", "ever since", "since > {notnoun}"}, Date, func(c []part) sense {
			s := sense(sameTime)
			if len(c) > 1 && c[1].word == "now" {
				s = shiftDays(0, "the day of publication")
			}
			if c[0].word == "until" || c[0].word == "till" {
				return limit(s, reportedly.UntilTime)
			}
			return since(s)
		}, []example{{"since then", "since 2016-12-18/..", "m:2016-12-18"}, {"until now", "until 2016-12-27", "2016-12-27"}}},
		{"phrase", []string{"after|following {distance} > {notnoun}", "after|following {distance} of {clause}", "after|following {clause}", "shortly|soon|immediately|just|minutes|hours|days|weeks|months|years|long after|following {clause}",
			"{distance} after|following|into {clause}",
			"in the wake|aftermath of {clause}", "once {clause}", "as soon as {clause}", "in the {unit} after|following|since {clause}", "in the {unit} that followed"},
			Event, says(reportedly.AfterTime), []example{
				{"[after the war], they left", "after none", "2016-12-27"}, {"[after three weeks].", "after none", "2016-12-27"}, {"[two days after the landslide].", "after none", "2016-12-27"},
				{"[once the roads are clear].", "after none", "2016-12-27"},
			}},
		{"phrase", []string{"before|pending {clause}", "shortly|just|minutes|hours|days|weeks|months|years|long before {clause}", "{distance} before {clause}",
			"ahead of {clause}", "prior to {clause}",
			"on the eve of {clause}", "in the run - up|runup|lead - up|build - up to {clause}", "by the time {clause}", "in the {unit} before {clause}"},
			Event, says(reportedly.BeforeTime), []example{{"[before the talks].", "before none", "2016-12-27"}}},
		{"phrase", []string{"since {clause}", "ever since {clause}?"}, Event, says(reportedly.SinceTime), []example{
			{"[since the ceasefire], nobody", "since none", "2016-12-27"},
			{"[since the landslide of 9 July].", "since 2016-07-09/..", "2016-12-27"},
		}},
		{"phrase", []string{"until|till {clause}", "pending {clause}"}, Event, says(reportedly.UntilTime), []example{
			{"[until the dam is repaired].", "until none", "2016-12-27"},
		}},
		{"phrase", []string{"during|amid {clause}", "in the course|midst of {clause}", "at the time|height|start|end|beginning of {clause}",
			"on the day of {clause}", "on the sidelines of {clause}"},
			Event, says(reportedly.DuringTime), []example{{"[during the siege].", "during none", "2016-12-27"}}},
		{"phrase", []string{"has|have|had < since > {plain}"}, Date, fixedSense(since(sameTime)), []example{
			{"has [since] left", "since 2016-12-18/..", "m:2016-12-18"}, {"has [since Monday] been", "since 2016-12-26/..", "2016-12-27"},
		}},
		{"phrase", []string{"later|afterwards|subsequently|thereafter",
			"hours|minutes|days|weeks|months|years later|afterwards"}, Event, says(reportedly.AfterTime), []example{
			{"hours later", "after none", "2016-12-27"},
		}},
		{"phrase", []string{"earlier|beforehand", "hours|minutes|days|weeks|months|years earlier|before"}, Event, says(reportedly.BeforeTime), nil},
	}
}

// sameTime is the date mentioned before.
func sameTime(r ref) answer {
	if r.said.IsZero() {
		return none(noMention)
	}
	return answer{value: r.said, why: "the date mentioned before"}
}

// vagueRules read times that are told too loosely for a date.
func vagueRules() []rule {
	return []rule{
		{"phrase", []string{"now|currently|nowadays|presently", "right|just now", "at present", "at the moment", "for now", "at this|the time|moment",
			"these days"}, Vague,
			fixedSense(pointed(Present, shiftDays(0, "the time of publication"))), []example{{"now", "2016-12-27", "2016-12-27"}, {"currently", "2016-12", "2016-12"}}},
		{"phrase", []string{"recently|lately|recent", "in? recent days|weeks|months|years|decades|times|hours", "in the past > {notnoun}",
			"in the last|past|first few|several {unit}", "the past {unit}", "the other day"}, Vague,
			pointing(Bygone), []example{
				{"in recent weeks", "none", "2016-12-27"}, {"recently", "none", "2016-12-27"}, {"[in the past].", "none", "2016-12-27"},
			}},
		{"phrase", []string{"in the future > {notnoun}", "in the near future", "soon",
			"in? the? coming {unit} and? {unit}?", "over the coming|next few|several? {unit} and? {unit}?",
			"in the days|weeks|months|years to come|ahead", "in the near|short term", "the coming {unit}", "one day > {notnoun}"}, Vague,
			pointing(Coming), []example{{"over the coming days and weeks", "none", "2016-12-27"}}},
		// These tell an order or a manner rather than a time.
		{"phrase", []string{"at the same? time", "for some time", "so far", "to date", "in the meantime", "one night", "formerly|previously", "at one time",
			"shortly|imminently|immediately|forthcoming", "in the long|medium term|run", "in the short run", "with immediate effect"}, Vague,
			pointing(""), []example{{"so far", "none", "2016-12-27"}}},
	}
}
