package when

import (
	"github.com/reportedly/reportedly/resolve/when/calendar"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// hinduFeasts are feasts of India and Nepal by the moon, and by the sun those
// that fall on about the same day each year.
func hinduFeasts() []feast {
	return []feast{
		{"ugadi|yugadi|gudi padwa", lunar(calendar.Chaitra, 1, calendar.Sunrise, 1)},
		{"ram navami|rama navami|ramnavami", lunar(calendar.Chaitra, 9, calendar.Noon, 1)},
		{"mahavir jayanti|mahaveer jayanti", lunar(calendar.Chaitra, 13, calendar.Sunrise, 1)},
		{"vesak|buddha purnima|buddha jayanti|buddha day", lunar(calendar.Vaishakha, 15, calendar.Sunrise, 1)},
		{"ratha yatra|rath yatra", lunar(calendar.Ashadha, 2, calendar.Sunrise, 1)},
		{"raksha bandhan|rakhi", lunar(calendar.Shravana, 15, calendar.Noon, 1)},
		{"janmashtami|krishna janmashtami|gokulashtami", lunar(calendar.Shravana, 23, calendar.Midnight, 1)},
		{"ganesh chaturthi", lunar(calendar.Bhadrapada, 4, calendar.Noon, 1)},
		{"navaratri|navratri", lunar(calendar.Ashvina, 1, calendar.Sunrise, 10)},
		{"durga puja", lunar(calendar.Ashvina, 6, calendar.Sunrise, 5)},
		{"maha saptami", lunar(calendar.Ashvina, 7, calendar.Sunrise, 1)},
		{"dussehra|dasara|vijayadashami|dashain", lunar(calendar.Ashvina, 10, calendar.Noon, 1)},
		{"valmiki jayanti|maharishi valmiki jayanti|pargat diwas", lunar(calendar.Ashvina, 15, calendar.Sunrise, 1)},
		{"karva chauth|karwa chauth", lunar(calendar.Ashvina, 19, calendar.Evening, 1)},
		{"dhanteras", lunar(calendar.Ashvina, 28, calendar.Evening, 1)},
		{"choti diwali|kali chaudas|naraka chaturdashi", lunar(calendar.Ashvina, 29, calendar.Evening, 1)},
		{"bhai dooj", lunar(calendar.Kartika, 2, calendar.Noon, 1)},
		{"chhath|chhath puja", lunar(calendar.Kartika, 6, calendar.Sunrise, 1)},
		{"guru nanak jayanti", lunar(calendar.Kartika, 15, calendar.Sunrise, 1)},
		{"vasant panchami|basant panchami", lunar(calendar.Magha, 5, calendar.Sunrise, 1)},
		{"guru ravidas jayanti|guru ravidass jayanti|guru ravidas birthday|guru ravidass birthday", lunar(calendar.Magha, 15, calendar.Sunrise, 1)},
		{"maha shivaratri|maha shivratri|shivaratri", lunar(calendar.Magha, 29, calendar.Midnight, 1)},
		{"holika dahan|chhoti holi", lunar(calendar.Phalguna, 15, calendar.Evening, 1)},
		{"holi|dhulandi|phagwah", dayAfter(lunar(calendar.Phalguna, 15, calendar.Evening, 1))},
		{"thai pongal|pongal|makar sankranti|makara sankranthi|makar sankranthi", fixed(1, 14)},
		{"guru gobind singh jayanti|guru govind singh jayanti|guru gobind singh birthday", guruGobindSingh},
		{"bhogi|bogi pandigai", fixed(1, 13)},
		{"mattu pongal|maattu pongal", fixed(1, 15)},
		{"kaanum pongal|kanni pongal", fixed(1, 16)},
		{"parsi new year|jamshedi navroz", parsiNewYear},
		{"vaisakhi|baisakhi|vasakhi|vaishakhi", fixed(4, 14)},
		{"rabindra jayanti|rabindranath jayanti", fixed(5, 9)},
	}
}

// lunar is a feast by a lunar day, of n days. The months from Magha on fall in
// the year after the one in which theirs began.
func lunar(month, tithi int, moment float64, n int) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		if month >= calendar.Magha {
			y--
		}
		return once(calendar.LunarDay(y, month, tithi, moment), n)
	}
}

// guruGobindSingh is the seventh lunar day of Pausha, of which a Gregorian year
// may have none, one or two.
func guruGobindSingh(y int) []edtf.Range {
	var out []edtf.Range
	for year := y - 1; year <= y; year++ {
		d := calendar.LunarDay(year, calendar.Pausha, 7, calendar.Sunrise)
		if in, _, _ := d.Civil(); in == y {
			out = append(out, once(d, 1)...)
		}
	}
	return out
}

// parsiNewYear is the first day of the year of 365 days that most Parsis keep.
func parsiNewYear(y int) []edtf.Range {
	return once(edtf.NewDay(2018, 8, 17)+edtf.Day(365*(y-2018)), 1)
}

func dayAfter(days func(int) []edtf.Range) func(int) []edtf.Range {
	return func(y int) []edtf.Range {
		var out []edtf.Range
		for _, r := range days(y) {
			out = append(out, edtf.Range{First: r.First + 1, Last: r.Last + 1})
		}
		return out
	}
}
