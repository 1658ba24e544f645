package edtf

import (
	"math"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int

// Beginning and End stand for a side that is open or not known.
const (
	Beginning Day = math.MinInt
	End       Day = math.MaxInt
)

const (
	daysInEra   = 146097 // 400 years
	eraToEpoch  = 719468 // days from 0000-03-01 to 1970-01-01
	yearsInEra  = 400
	maxYear     = 1_000_000_000_000 // larger years overflow nothing yet, and mean nothing
	epochMonday = 3                 // 1970-01-01 was a Thursday
)

// NewDay is a day of a year (astronomical: 0 is 1 BC), month and day of the
// month. A month or day out of range counts on into the neighbours, as
// time.Date has it.
func NewDay(year, month, day int) Day {
	month--
	year += floorDiv(month, 12)
	month = month - 12*floorDiv(month, 12) + 1
	// The year begins in March, so that a leap day is its last.
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, yearsInEra)
	y := year - era*yearsInEra
	doy := (153*(month-3) + 2) / 5
	return Day(era*daysInEra + y*365 + y/4 - y/100 + doy + day - 1 - eraToEpoch)
}

// Civil is the day's year, month and day of the month.
func (d Day) Civil() (year, month, day int) {
	z := int(d) + eraToEpoch
	era := floorDiv(z, daysInEra)
	doe := z - era*daysInEra
	y := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*y + y/4 - y/100)
	m := (5*doy + 2) / 153
	day = doy - (153*m+2)/5 + 1
	year, month = y+era*yearsInEra, m+3
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday {
	n := int(d) + epochMonday + 1
	return time.Weekday(n - 7*floorDiv(n, 7))
}

// Monday is the Monday of the day's week: weeks run Monday to Sunday.
func (d Day) Monday() Day { return d - Day((int(d.Weekday())+6)%7) }

// DaysIn is the number of days in a month.
func DaysIn(year, month int) int {
	return int(NewDay(year, month+1, 1) - NewDay(year, month, 1))
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
