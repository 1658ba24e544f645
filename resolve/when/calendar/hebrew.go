package calendar

import (
	"time"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// RoshHashanah is the first day of the Jewish year that begins in a Gregorian
// one. It and Passover are told by the day; both begin on the evening before.
func RoshHashanah(year int) edtf.Day {
	// 1 Tishri 5777 was 2016-10-03.
	return edtf.NewDay(2016, 10, 3) + edtf.Day(newYear(year+3761)-newYear(5777))
}

// Passover is 15 Nisan, the feast's first day: 163 days before the next Rosh
// Hashanah, whatever the year's length.
func Passover(year int) edtf.Day { return RoshHashanah(year) - 163 }

// Hanukkah is 25 Kislev, the feast's first day. The month before, Heshvan, has a
// thirtieth day in years of 355 and 385 days.
func Hanukkah(year int) edtf.Day {
	first := RoshHashanah(year)
	heshvan := 29
	if days := RoshHashanah(year+1) - first; days%10 == 5 {
		heshvan = 30
	}
	return first + edtf.Day(30+heshvan+24)
}

// TishaBAv is 9 Av, or the day after where that is a Saturday.
func TishaBAv(year int) edtf.Day {
	d := RoshHashanah(year) - 51
	if d.Weekday() == time.Saturday {
		d++
	}
	return d
}

// TuBishvat is 15 Shevat: 45 days and a month of 29 or 30 days before Passover
// in a common year, and a month of 30 earlier in a leap year.
func TuBishvat(year int) edtf.Day {
	d := Passover(year) - 59
	if RoshHashanah(year)-RoshHashanah(year-1) > 380 {
		d -= 30
	}
	return d
}

// newYear is the first day of a Jewish year, counted from the calendar's own
// beginning: by the mean new moon, put off so that Yom Kippur falls on no Friday
// or Sunday and no year gets too long or too short (Dershowitz and Reingold,
// Calendrical Calculations, chapter 8).
func newYear(year int) int {
	before, this, next := elapsed(year-1), elapsed(year), elapsed(year+1)
	switch {
	case next-this == 356:
		return this + 2
	case this-before == 382:
		return this + 1
	}
	return this
}

// elapsed is the days up to the mean new moon of a year's first month.
func elapsed(year int) int {
	const (
		partsInDay = 25920
		firstMolad = 12084 // parts
		monthParts = 13753 // that a month has above 29 days
	)
	months := (235*year - 234) / 19
	parts := firstMolad + monthParts*months
	day := 29*months + parts/partsInDay
	if 3*(day+1)%7 < 3 {
		day++
	}
	return day
}
