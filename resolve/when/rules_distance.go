package when

import (
	"strconv"
	"strings"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// agoRules read times told by their distance from the publication or from the
// date mentioned before.
func agoRules() []rule {
	return []rule{
		{"period", []string{"{distance} ago", "{distance} earlier|prior than|to today|now"}, Date, func(c []part) sense {
			return atDistance(c[0], -1, published)
		}, []example{
			{"two days ago", "2016-12-25", "2016-12-27"}, {"two weeks ago", "2016-12-13~", "2016-12-27"},
			{"three months ago", "2016-09", "2016-12-27"}, {"two years ago", "2014~", "2016-12-27"}, {"a year ago", "2015~", "2016-12"},
			{"about two days ago", "2016-12-25~", "2016-12-27"}, {"several weeks ago", "none", "2016-12-27"},
			{"more than a year ago", "2015~", "2016-12-27"}, {"two hours ago", "2016-12-27", "2016-12-27"},
		}},
		{"period", []string{"{distance} later|afterwards|on", "{distance} after that|this|then"}, Date, func(c []part) sense {
			return atDistance(c[0], 1, mentioned)
		}, []example{
			{"two days later", "2016-12-20", "2016-12-27 m:2016-12-18"}, {"two years later", "2000", "m:1998"},
			{"a week later", "2016-12-25", "m:2016-12-18"}, {"two days later", "none", "2016-12-27"},
			{"three days after that", "2016-12-21", "m:2016-12-18"}, {"an hour or so later", "2016-12-18", "m:2016-12-18"},
			{"three weeks later", "XXXX-01-08", "m:XXXX-12-18"},
		}},
		{"period", []string{"{distance} before|previously|prior > {notnoun}", "{distance} before that|this|then", "{distance} earlier"}, Date, func(c []part) sense {
			return atDistance(c[0], -1, mentioned)
		}, []example{{"two days earlier", "2016-12-16", "m:2016-12-18"}, {"[a month before].", "2016-11", "m:2016-12-18"}}},
		{"period", []string{"{distance} from right? now|today", "{distance} hence", "in {distance} 's? time"}, Date, func(c []part) sense {
			if c[0].word == "in" {
				return atDistance(c[1], 1, published)
			}
			return atDistance(c[0], 1, published)
		}, []example{{"three days from now", "2016-12-30", "2016-12-27"}, {"in two weeks' time", "2017-01-10~", "2016-12-27"}}},
		{"period", []string{"{distance} after|from {when}", "{distance} before|to|until {when}"}, Date, func(c []part) sense {
			n := -1
			if c[1].word == "after" || c[1].word == "from" {
				n = 1
			}
			inner := c[2].sense
			return func(r ref) answer {
				r.bound = true
				a := inner(r)
				if a.value.IsZero() {
					return a
				}
				r.said = a.value
				return atDistance(c[0], n, mentioned)(r)
			}
		}, []example{{"two days after Christmas", "2016-12-27", "2016-12-28"}, {"a week before the end of Ramadan", "2016-06-28", "2016-12-27"}}},
		{"phrase", []string{"in {distance}"}, Duration, func(c []part) sense {
			d := c[1].distance()
			return func(r ref) answer {
				if r.tense != Future {
					return answer{why: isDuration, length: d.length()}
				}
				return atDistance(c[1], 1, published)(r)
			}
		}, []example{{"in two days", "2016-12-29", "2016-12-27 +"}, {"in two days", "none", "2016-12-27 -"}}},
	}
}

// distance is a count of units of time.
type distance struct {
	n      int // 0 where it isn't told
	tenth  int // "two and a half" has 5
	unit   unit
	approx bool
}

// distance is what the symbol of that name read.
func (p part) distance() distance {
	return distance{n: p.n, tenth: p.tenth, unit: unit(p.m), approx: p.word == "about"}
}

// readDistance reads a count of units, exact or about: "two days", "nearly three
// weeks", "more than a year", "an hour or so".
func readDistance(p *parser, at int) (part, int) {
	v := part{}
	switch p.at(at).lower {
	case "about", "around", "some", "nearly", "almost", "roughly", "over", "barely", "approximately", "just":
		v.word = "about"
		at++
	case "more", "less", "at":
		if lookup(p.at(at+1).lower, "than|least") > 0 {
			v.word = "about"
			at += 2
		}
	}
	if half, end := readHalf(p, at); end > 0 {
		half.word = v.word
		return half, end
	}
	num, end := readNum(p, at)
	if end == 0 || p.at(end).lower == "-" {
		return part{}, 0
	}
	tenth := 0
	switch half := p.at(end).lower; {
	case half == "and" && lookup(p.at(end+1).lower, "a|one|an") > 0 && p.at(end+2).lower == "half":
		tenth, end = 5, end+3 // "two and a half years"
	case half == "1/2":
		tenth, end = 5, end+1
	case lookup(half, "more|full|whole|consecutive|straight") > 0:
		end++
	}
	u, end := readUnit(p, end)
	if end == 0 {
		return part{}, 0
	}
	if p.at(end).lower == "and" && p.at(end+1).lower == "a" && p.at(end+2).lower == "half" {
		tenth, end = 5, end+3 // "a year and a half"
	}
	v.tenth = tenth
	if p.at(end).lower == "or" && lookup(p.at(end+1).lower, "so|more") > 0 {
		v.word, end = "about", end+2
	}
	v.n, v.m = num.n, u.n
	return v, end
}

// readHalf reads "half an hour", "half a day", "2.5 years".
func readHalf(p *parser, at int) (part, int) {
	if it := p.at(at); it.kind == number && strings.HasSuffix(it.lower, ".5") && len(it.lower) <= 5 {
		n, _, _ := strings.Cut(it.lower, ".")
		whole, err := strconv.Atoi(n)
		u, end := readUnit(p, at+1)
		if err != nil || end == 0 {
			return part{}, 0
		}
		return part{n: whole, tenth: 5, m: u.n}, end
	}
	switch {
	case p.at(at).lower == "half" && lookup(p.at(at+1).lower, "a|an") > 0:
		at += 2
	case lookup(p.at(at).lower, "1/2|1/4|3/4") > 0:
		at++
		if p.at(at).lower == "h" {
			return part{tenth: 5, m: int(hour)}, at + 1
		}
	case lookup(p.at(at).lower, "quarter|three") > 0 && p.quarterHour(at) > 0:
		return part{tenth: 5, m: int(hour)}, p.quarterHour(at)
	case p.at(at).lower == "a" && p.quarterHour(at+1) > 0:
		return part{tenth: 5, m: int(hour)}, p.quarterHour(at + 1)
	default:
		return part{}, 0
	}
	u, end := readUnit(p, at)
	if end == 0 {
		return part{}, 0
	}
	return part{tenth: 5, m: u.n}, end
}

// quarterHour is the index after "quarter of an hour" or "three quarters of an
// hour", or 0. Parts of an hour are all told as a part: the day is the same.
func (p *parser) quarterHour(at int) int {
	if p.at(at).lower == "three" {
		at++
		if p.at(at).lower == "-" {
			at++
		}
	}
	if lookup(p.at(at).lower, "quarter|quarters") > 0 && p.at(at+1).lower == "of" && p.at(at+2).lower == "an" && p.at(at+3).lower == "hour" {
		return at + 4
	}
	return 0
}

// atDistance is the time at a distance before (-1) or after (1) the origin. Days are
// told exactly, weeks about to the day, months to the month, years to the year.
func atDistance(p part, sign int, from origin) sense {
	d := p.distance()
	if d.tenth > 0 {
		d = d.halved()
	}
	return func(r ref) answer {
		if d.unit.months() >= 12 && aQuarter(r.said) && r.tense != Future {
			// Of sales in a quarter: "compared with a loss a year ago".
			if v, ok := inYear(r.said, sign*d.n*d.unit.months()/12); ok {
				return answer{value: v, why: "as far from the quarter mentioned before, " + r.said.String()}
			}
		}
		if d.n == 0 && p.tenth == 0 && d.unit <= hour && from == published && r.prec == toDay {
			return answer{value: r.now.Of(), why: "some hours from the publication"}
		}
		if d.n == 0 && p.tenth == 0 {
			return answer{why: noCount, deixis: where(sign)}
		}
		why := "counted from the publication in " + r.now.String()
		approx := d.approx && d.unit > hour || (from == published && (d.unit.days() >= 7 || d.unit.months() >= 12))
		if from == mentioned {
			a, ok := r.anchor()
			if !ok {
				return none(noMention)
			}
			if d.unit.days() > 0 && a.Last-a.First > 6 {
				return none("told from a day mentioned before, which is not known exactly: " + r.said.String())
			}
			why = "counted from the date mentioned before, " + r.said.String()
			r = r.at(a.Last)
			r.floats = r.year < yearless
		}
		return r.shifted(d, sign*d.n, approx, why).anchoredIf(from == published)
	}
}

// where tells on which side of now a time lies.
func where(sign int) Deixis {
	if sign < 0 {
		return Bygone
	}
	return Coming
}

// halved is a distance in units of which it has a whole number: two and a half
// years are 30 months.
func (d distance) halved() distance {
	if d.tenth == 0 {
		return d
	}
	out := distance{n: d.n, unit: d.unit, approx: true}
	switch d.unit {
	case minute, hour:
	case aDay, night:
		out.n, out.unit = 24*d.n+12, hour
	case week, fortnight:
		out.n, out.unit = (2*d.n+1)*d.unit.days()/2, aDay
	case month:
		out.n, out.unit = 30*d.n+15, aDay
	case quarter, year, decade, century:
		out.n, out.unit = (2*d.n+1)*d.unit.months()/2, month
	}
	return out
}

// shifted is the time n units from the reference.
func (r ref) shifted(d distance, n int, approx bool, why string) answer {
	var date edtf.Date
	var unit edtf.Value
	switch months := d.unit.months(); {
	case d.unit == minute || d.unit == hour && d.n < 24:
		if reason, ok := r.dated(toYear); !ok {
			return none(reason)
		}
		date = r.now
	case months == 0:
		if reason, ok := r.dated(toDay); !ok {
			return none(reason)
		}
		days := n * d.unit.days()
		if d.unit == hour {
			days = n / 24
		}
		date = (r.day + edtf.Day(days)).Date()
		if d.unit == week || d.unit == fortnight {
			monday := (r.day + edtf.Day(days)).Monday()
			unit = edtf.OneBetween(monday.Date(), (monday + 6).Date())
		}
	case months < 12:
		if reason, ok := r.dated(toMonth); !ok {
			return none(reason)
		}
		date = edtf.MonthDate(monthsOn(r.year, r.month, n*months))
	default:
		if reason, ok := r.dated(toYear); !ok {
			return none(reason)
		}
		date = edtf.YearDate(r.year + n*months/12)
	}
	if approx {
		date = date.About()
	}
	return found(date, why).told(unit)
}
