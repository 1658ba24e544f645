package calendar

import (
	"math"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Months of the Hindu lunar calendar, each from one new moon to the next
// (amanta), as feasts are told by them here.
const (
	Chaitra = iota + 1
	Vaishakha
	Jyeshtha
	Ashadha
	Shravana
	Bhadrapada
	Ashvina
	Kartika
	Margashirsha
	Pausha
	Magha
	Phalguna
)

// Moments of an Indian day at which the lunar day is looked at: most feasts go by
// sunrise, some by noon, evening or midnight. In days.
const (
	Sunrise  = 0.25
	Noon     = 0.5
	Evening  = 0.78
	Midnight = 1.0
)

// sankranti are the days of a common year on which the sun enters the sign that
// gives a month its name, from Chaitra's (Pisces) on; a month is that in which
// the sun changes its sign.
var sankranti = [...]struct{ month, day int }{
	{3, 14}, {4, 14}, {5, 15}, {6, 15}, {7, 17}, {8, 17}, {9, 17}, {10, 18}, {11, 17}, {12, 16}, {13, 15}, {14, 13},
}

// LunarDay is the day in India on which a lunar day (tithi, 1 to 30 from the new
// moon) of a month runs at a moment of the day, or is the first to begin after
// it. The year is the Gregorian one in which the month Chaitra falls; Pausha to
// Phalguna are in the next. Of a month that occurs twice it is the second.
// Almanacs of other schools may have another day or month.
func LunarDay(year, month, tithi int, moment float64) edtf.Day {
	from, to := sankranti[month-1], sankranti[month%12]
	end := edtf.NewDay(year, to.month, to.day)
	if month == Phalguna {
		end = edtf.NewDay(year+1, to.month, to.day)
	}
	start := edtf.NewDay(year, from.month, from.day)
	first := math.NaN()
	for k := lunation(start); ; k++ {
		at := newMoon(k) + indianTime
		if at >= float64(end) {
			break
		}
		if at >= float64(start) {
			first = at
		}
	}
	if math.IsNaN(first) {
		first = newMoon(lunation(start)+1) + indianTime
	}
	day := edtf.Day(math.Floor(first + float64(tithi-1)*synodicMonth/30 - 1.5))
	for n := 0; n < 4; n++ {
		if lunarDay(float64(day)+moment, first) >= tithi {
			break
		}
		day++
	}
	return day
}

const indianTime = 5.5 / 24 // ahead of Greenwich, in days

// lunarDay is the tithi at an Indian time, counted from a new moon: 0 before it.
func lunarDay(at, first float64) int {
	angle := elongation(at - indianTime)
	n := int(angle/12) + 1
	switch since := at - first; {
	case since < -3:
		return 0
	case since < 5 && n > 15:
		return n - 30
	case since > 25 && n < 15:
		return n + 30
	}
	return n
}

// elongation is the moon's angle ahead of the sun in degrees, 0 to 360, at an
// instant in days since 1970 (Meeus, Astronomical Algorithms, chapters 25 and 47,
// the larger terms: good to a tenth of a degree).
func elongation(at float64) float64 {
	t := (at + 2440587.5 + 69.0/86400 - 2451545) / 36525
	d, m := radians(297.8501921+445267.1114034*t), radians(357.5291092+35999.0502909*t)
	n, f := radians(134.9633964+477198.8675055*t), radians(93.2720950+483202.0175233*t)
	moon := 218.3164477 + 481267.88123421*t +
		6.288774*math.Sin(n) + 1.274027*math.Sin(2*d-n) + 0.658314*math.Sin(2*d) + 0.213618*math.Sin(2*n) -
		0.185116*math.Sin(m) - 0.114332*math.Sin(2*f) + 0.058793*math.Sin(2*d-2*n) + 0.057066*math.Sin(2*d-m-n) +
		0.053322*math.Sin(2*d+n) + 0.045758*math.Sin(2*d-m) - 0.040923*math.Sin(m-n) - 0.034720*math.Sin(d) - 0.030383*math.Sin(m+n)
	sun := 280.46646 + 36000.76983*t + 1.914602*math.Sin(m) + 0.019993*math.Sin(2*m)
	return math.Mod(math.Mod(moon-sun, 360)+360, 360)
}
