package when

import (
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/reportedly/reportedly/resolve/when/calendar"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// feast is a feast with its names and the days on which it falls in a year of
// the Gregorian calendar.
type feast struct {
	names string
	days  func(year int) []edtf.Range
}

// feasts are those that reports date by. National days differ by country and
// are left out.
func feasts() []feast {
	return []feast{
		{"eid al fitr|eid ul fitr|eid el fitr|id al fitr|id ul fitr|eid al fitr holiday", hijriFeast(calendar.Shawwal, 1, 1)},
		{"eid al adha|eid ul adha|eid el adha|eid ul azha|sallah|sallah day|tabaski|bakrid|feast of the sacrifice|sacrifice feast|id ul adha|id al adha|bakr id|bakra eid|kurban bayrami|eid el kabir", hijriFeast(calendar.DhuAlHijjah, 10, 1)},
		{"eid", either(hijriFeast(calendar.Shawwal, 1, 1), hijriFeast(calendar.DhuAlHijjah, 10, 1))},
		{"ashura|ashoura|ashoora|day of ashura", hijriFeast(calendar.Muharram, 10, 1)},
		{"arbaeen|arba'een|arbain", hijriFeast(2, 20, 1)},
		{"mawlid|mouloud|milad un nabi|mawlid al nabi|eid milad un nabi|mawlid al nabawi|mawlid an nabi|prophets birthday", hijriFeast(calendar.RabiAlAwwal, 12, 1)},
		{"quds day|al quds day|jumu'atul wida|jamat ul vida", lastFridayOfRamadan},
		{"isra and mi'raj|isra and miraj|night journey|the prophets ascension|ascension to heaven", hijriFeast(7, 27, 1)},
		{"laylat al qadr|laylat al kadr|night of power", hijriFeast(calendar.Ramadan, 27, 1)},
		{"islamic new year|hijri new year", hijriFeast(calendar.Muharram, 1, 1)},
		{"hajj", hijriFeast(calendar.DhuAlHijjah, 8, 6)},
		{"easter|easter sunday|easter day", easter(0, 1)},
		{"easter monday", easter(1, 1)},
		{"good friday", easter(-2, 1)},
		{"holy thursday|maundy thursday", easter(-3, 1)},
		{"palm sunday", easter(-7, 1)},
		{"holy week", easter(-7, 8)},
		{"mardi gras|shrove tuesday|fat tuesday|pancake day", easter(-47, 1)},
		{"ash wednesday", easter(-46, 1)},
		{"lent", easter(-46, 46)},
		{"ascension day", easter(39, 1)},
		{"pentecost|whit sunday|whitsunday", easter(49, 1)},
		{"whit monday", easter(50, 1)},
		{"trinity sunday", easter(56, 1)},
		{"corpus christi", easter(60, 1)},
		{"orthodox easter|orthodox easter sunday", orthodox(0)},
		{"orthodox easter monday", orthodox(1)},
		{"orthodox good friday|orthodox great friday", orthodox(-2)},
		{"orthodox palm sunday", orthodox(-7)},
		{"lazarus saturday", orthodox(-8)},
		{"clean monday", orthodox(-48)},
		{"rosh hashanah|rosh hashana|rosh hashanna", jewish(calendar.RoshHashanah, 0, 2)},
		{"yom kippur", jewish(calendar.RoshHashanah, 9, 1)},
		{"sukkot|succos|feast of tabernacles", jewish(calendar.RoshHashanah, 14, 7)},
		{"simchat torah|shemini atzeret", jewish(calendar.RoshHashanah, 21, 1)},
		{"hanukkah|hanukah|chanukah|hannukkah", jewish(calendar.Hanukkah, 0, 8)},
		{"purim", jewish(calendar.Passover, -30, 1)},
		{"passover|pesach", jewish(calendar.Passover, 0, 7)},
		{"tisha b'av|tisha bav", func(y int) []edtf.Range { return once(calendar.TishaBAv(y), 1) }},
		{"tu bishvat", func(y int) []edtf.Range { return once(calendar.TuBishvat(y), 1) }},
		{"lag b'omer|lag baomer", jewish(calendar.Passover, 33, 1)},
		{"shavuot", jewish(calendar.Passover, 50, 1)},
		{"bastille day", fixed(7, 14)},
		{"nakba day", fixed(5, 15)},
		{"land day", fixed(3, 30)},
		{"international womens day", fixed(3, 8)},
		{"international workers day|workers day|labour day", fixed(5, 1)},
		{"st patricks day|saint patricks day|st paddys day|saint paddys day", fixed(3, 17)},
		{"christmas|christmas day|xmas", fixed(12, 25)},
		{"christmas eve", fixed(12, 24)},
		{"boxing day|st stephens day", fixed(12, 26)},
		{"new year|new years|new years day|new year day", fixed(1, 1)},
		{"new years eve|new year eve", fixed(12, 31)},
		{"orthodox christmas", fixed(1, 7)},
		{"epiphany", fixed(1, 6)},
		{"valentines day|valentine day", fixed(2, 14)},
		{"halloween", fixed(10, 31)},
		{"all saints day|all saints", fixed(11, 1)},
		{"may day", fixed(5, 1)},
		{"kings day|koningsdag", kingsDay},
		{"nowruz|newroz|norouz|norooz|nowrooz|navruz|newruz", func(y int) []edtf.Range { return once(calendar.Nowruz(y), 1) }},
		{"diwali|deepavali", func(y int) []edtf.Range { return once(calendar.Diwali(y), 1) }},
		{"lunar new year|chinese new year|chinese lunar new year|chinese lunar new years day|chinese new years day|chinese new years|lunar new years day|tet", func(y int) []edtf.Range { return once(calendar.LunarNewYear(y), 1) }},
	}
}

var theFeasts = sync.OnceValue(func() []feast { return slices.Concat(feasts(), civilFeasts(), hinduFeasts()) })

// feastNames are the numbers of the feasts by name, from 1 on.
var feastNames = sync.OnceValue(func() map[string]int {
	numbers := map[string]int{}
	for i, f := range theFeasts() {
		for name := range strings.SplitSeq(f.names, "|") {
			numbers[name] = i + 1
		}
	}
	return numbers
})

// feastNumber is the number of a feast by one of its names, or 0.
func feastNumber(name string) int { return feastNames()[name] }

func once(first edtf.Day, n int) []edtf.Range {
	return []edtf.Range{{First: first, Last: first + edtf.Day(n-1)}}
}

func fixed(month, day int) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return once(edtf.NewDay(y, month, day), 1) }
}

func easter(offset, n int) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return once(calendar.Easter(y)+edtf.Day(offset), n) }
}

func orthodox(offset int) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return once(calendar.OrthodoxEaster(y)+edtf.Day(offset), 1) }
}

func jewish(first func(year int) edtf.Day, offset, n int) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return once(first(y)+edtf.Day(offset), n) }
}

// nthInRun is the n-th weekday of a run of days, or the last (-1).
func nthInRun(run edtf.Range, weekday, n int) edtf.Day {
	if n < 0 {
		return nthWeekday(run.Last+1, weekday, -1)
	}
	return nthWeekday(run.First-1, weekday, n)
}

// kingsDay is the Netherlands' feast on 27 April, or the day before where that
// is a Sunday.
func kingsDay(y int) []edtf.Range {
	d := edtf.NewDay(y, 4, 27)
	if d.Weekday() == time.Sunday {
		d--
	}
	return once(d, 1)
}

func lastFridayOfRamadan(y int) []edtf.Range {
	var out []edtf.Range
	for _, run := range hijriMonthIn(calendar.Ramadan)(y) {
		out = append(out, once(nthInRun(run, 5, -1), 1)...)
	}
	return out
}

func either(a, b func(int) []edtf.Range) func(int) []edtf.Range {
	return func(y int) []edtf.Range { return append(a(y), b(y)...) }
}

// hijriFeast falls once or twice in a Gregorian year.
func hijriFeast(month, day, n int) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		return hijriRuns(y, func(hy int) edtf.Range {
			first := calendar.Hijri(hy, month, day)
			return edtf.Range{First: first, Last: first + edtf.Day(n-1)}
		})
	}
}

func hijriMonthIn(month int) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		return hijriRuns(y, func(hy int) edtf.Range {
			first, last := calendar.HijriMonth(hy, month)
			return edtf.Range{First: first, Last: last}
		})
	}
}

// hijriRuns are the runs of days, one in each Islamic year, that begin in a
// Gregorian year.
func hijriRuns(year int, run func(hijriYear int) edtf.Range) []edtf.Range {
	var out []edtf.Range
	at := calendar.HijriYear(edtf.NewDay(year, 1, 1))
	for hy := at; hy <= at+1; hy++ {
		r := run(hy)
		if y, _, _ := r.First.Civil(); y == year {
			out = append(out, r)
		}
	}
	return out
}

const (
	byUmmAlQura = "by the Umm al-Qura calendar; a sighting of the moon may make a day's difference"
	noFeast     = "its year is not known, and the day is another in each"
)

// hijriDay is a day of the Islamic calendar; 0 stands for no weekday and for no
// year.
func hijriDay(weekday, year, month, day int) sense {
	if day > 30 {
		return nil
	}
	return func(r ref) answer {
		if year == 0 {
			if r.prec == toNothing || r.floats {
				return none(noFeast)
			}
			run, ok := r.pick(hijriFeast(month, day, 1))
			if !ok {
				return none(noSuchDay)
			}
			return found(sighted(run.First, weekday).Date(), byUmmAlQura)
		}
		if _, last := calendar.HijriMonth(year, month); calendar.Hijri(year, month, day) > last {
			return none(noSuchDay)
		}
		return found(sighted(calendar.Hijri(year, month, day), weekday).Date(), byUmmAlQura)
	}
}

// sighted moves a day to the weekday that the text gives with it, where that is
// the next day or the day before: the moon was sighted then.
func sighted(d edtf.Day, weekday int) edtf.Day {
	for _, near := range []edtf.Day{d, d + 1, d - 1} {
		if weekday > 0 && int(near.Weekday()) == weekday%7 {
			return near
		}
	}
	return d
}

// hijriMonthSense is a month of the Islamic calendar, of one of its own years or
// of a Gregorian one; year 0 stands for none told.
func hijriMonthSense(month, year int, own bool) sense {
	return func(r ref) answer {
		var run edtf.Range
		switch {
		case own:
			run.First, run.Last = calendar.HijriMonth(year, month)
		case year > 0:
			runs := hijriMonthIn(month)(year)
			if len(runs) == 0 {
				return none(noSuchDay)
			}
			run = runs[0]
		case r.prec == toNothing || r.floats:
			return none(noFeast)
		default:
			run, _ = r.pick(hijriMonthIn(month))
		}
		return r.within(run.First, run.Last, byUmmAlQura)
	}
}

// feastSense is a feast in a Gregorian year, or the one nearest to the
// publication where year is 0.
func feastSense(n, year int) sense {
	f := theFeasts()[n-1]
	return func(r ref) answer {
		if year == 0 && (r.prec == toNothing || r.floats) {
			a, b := f.days(2016), f.days(2018)
			if len(a) == 0 || len(b) == 0 || !sameDate(a[0], b[0]) {
				return none(noFeast)
			}
			_, m, d := a[0].First.Civil()
			return answer{value: floating(edtf.NewDay(standIn, m, d).Date().Of()), why: noYear}
		}
		var run edtf.Range
		if year > 0 {
			runs := f.days(year)
			if len(runs) == 0 {
				return none(noSuchDay)
			}
			run = runs[0]
		} else {
			var ok bool
			if run, ok = r.pick(f.days); !ok {
				return none(noSuchDay)
			}
		}
		if run.First == run.Last {
			return found(run.First.Date(), "the feast's day in that year")
		}
		return r.within(run.First, run.Last, "the feast's days in that year")
	}
}

// sameDate tells whether a feast of one day is on the same date in two years.
func sameDate(a, b edtf.Range) bool {
	_, m, d := a.First.Civil()
	_, n, e := b.First.Civil()
	return m == n && d == e && a.First == a.Last
}
