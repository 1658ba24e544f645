package calendar

import (
	"math"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Easter is Easter Sunday of the Gregorian calendar (the "anonymous" computus,
// Nature, 1876).
func Easter(year int) edtf.Day {
	a, b, c := year%19, year/100, year%100
	g := (8*b + 13) / 25
	h := (19*a + b - b/4 - g + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return edtf.NewDay(year, n/31, n%31+1)
}

// OrthodoxEaster is Easter Sunday of the Julian calendar (Meeus, Astronomical
// Algorithms, chapter 8), as a Gregorian day.
func OrthodoxEaster(year int) edtf.Day {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	n := d + e + 114
	julian := edtf.NewDay(year, n/31, n%31+1)
	return julian + edtf.Day(year/100-year/400-2)
}

// Nowruz is the first day of the Iranian year, after the 33-year cycle of leap
// years, which agrees with the equinox from 1900 to 2080 or so.
func Nowruz(year int) edtf.Day {
	const cycle = 33
	persian := year - 621
	// 1 Farvardin 1395 was 2016-03-20; count the days of the years between.
	day := edtf.NewDay(2016, 3, 20)
	leaps := func(y int) int { // leap years before y, up to a constant
		n := y / cycle * 8
		for i := y - y%cycle; i < y; i++ {
			if (i*8+29)%cycle < 8 {
				n++
			}
		}
		return n
	}
	return day + edtf.Day((persian-1395)*365+leaps(persian)-leaps(1395))
}

// Diwali is the day after whose sunset in India the new moon falls, from 17
// October on.
func Diwali(year int) edtf.Day {
	for k := lunation(edtf.NewDay(year, 10, 10)); ; k++ {
		const sunset = 12.5 / 24 // in India, by Greenwich
		if d := edtf.Day(math.Floor(newMoon(k) - sunset)); d >= edtf.NewDay(year, 10, 17) {
			return d
		}
	}
}

// LunarNewYear is the first day of the Chinese year: of the new moon from 21
// January on, by the clock of Beijing.
func LunarNewYear(year int) edtf.Day {
	for k := lunation(edtf.NewDay(year, 1, 15)); ; k++ {
		const beijing = 8.0 / 24
		if d := edtf.Day(math.Floor(newMoon(k) + beijing)); d >= edtf.NewDay(year, 1, 21) {
			return d
		}
	}
}

const synodicMonth = 29.530588861

// lunation is the number of a new moon shortly before a day.
func lunation(d edtf.Day) float64 {
	return math.Floor(float64(d-edtf.NewDay(2000, 1, 6))/synodicMonth) - 1
}

// newMoon is the instant of a new moon in days since 1970-01-01, by Greenwich,
// within a few minutes (Meeus, Astronomical Algorithms, chapter 49).
func newMoon(k float64) float64 {
	const (
		epoch  = 2440587.5    // Julian date of 1970-01-01
		deltaT = 69.0 / 86400 // dynamical time is ahead of the clock
	)
	sun := radians(2.5534 + 29.10535670*k)
	moon := radians(201.5643 + 385.81693528*k)
	node := radians(160.7108 + 390.67050284*k)
	return 2451550.09766 + synodicMonth*k - epoch - deltaT -
		0.40720*math.Sin(moon) + 0.17241*math.Sin(sun) + 0.01608*math.Sin(2*moon) +
		0.01039*math.Sin(2*node) + 0.00739*math.Sin(moon-sun) - 0.00514*math.Sin(moon+sun) +
		0.00208*math.Sin(2*sun)
}

func radians(degrees float64) float64 { return math.Mod(degrees, 360) * math.Pi / 180 }
