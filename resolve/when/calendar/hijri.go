package calendar

import (
	"strconv"
	"sync"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Months of the Islamic year that feasts fall in.
const (
	Muharram    = 1
	RabiAlAwwal = 3
	Ramadan     = 9
	Shawwal     = 10
	DhuAlHijjah = 12
)

// Years of the Umm al-Qura table, and the day on which it begins:
// 1 Muharram 1365 was 1945-12-05.
const (
	tableFirst = 1365
	tableLast  = 1500
)

// ummAlQura has three hexadecimal digits for each year of the table: bit m-1 is
// set where month m has 30 days. After the calendar of Saudi Arabia as R. H. van
// Gent published it (through the data of hijridate, MIT licence).
const ummAlQura = "" +
	"d55555555d556d5555ea5d2aaaacd5655572da9555aaa55552da6d55a55574dd53d54556d552d5d55d54d45655" +
	"52da5d55aad56aad4b52aa574ae97656cb55aaaa554ad95d2da5d9db2ba4b4aa552b5575b6abd2bc4b89a9552d" +
	"5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b55aad55a9a92e26e55dada6d46a554ba9754eaae" +
	"5acba9d92b2564bcab55ab556d2ea5e4aa9552daad36c7596d269552da5b4ba9ba3b4b69b52aa64b696d2ec6d9" +
	"eb2d54d2aa564ae96dd6ab54b29a9352ba57536ab56aae93"

// Hijri is the Gregorian day of a day of the Islamic calendar: by Umm al-Qura
// for the years 1365 to 1500, by the tabular calendar for others. A month counts
// from 1 to 12.
func Hijri(year, month, day int) edtf.Day {
	if year < tableFirst || year > tableLast {
		return tabular(year, month) + edtf.Day(day-1)
	}
	return starts()[12*(year-tableFirst)+month-1] + edtf.Day(day-1)
}

// starts are the first days of the table's months.
var starts = sync.OnceValue(func() []edtf.Day {
	var days []edtf.Day
	start := edtf.NewDay(1945, 12, 5)
	for year := tableFirst; year <= tableLast; year++ {
		long := longMonths(year)
		for month := range 12 {
			days = append(days, start)
			start += edtf.Day(29 + long>>month&1)
		}
	}
	return days
})

// HijriMonth is the first and last day of a month of the Islamic calendar.
func HijriMonth(year, month int) (first, last edtf.Day) {
	first = Hijri(year, month, 1)
	if month == 12 {
		return first, Hijri(year+1, 1, 1) - 1
	}
	return first, Hijri(year, month+1, 1) - 1
}

// HijriYear is the Islamic year in which a day falls.
func HijriYear(d edtf.Day) int {
	year := int((int64(d-hijriEpoch)*30)/10631) + 1
	for Hijri(year, 1, 1) > d {
		year--
	}
	for Hijri(year+1, 1, 1) <= d {
		year++
	}
	return year
}

func longMonths(year int) int {
	i := 3 * (year - tableFirst)
	n, err := strconv.ParseInt(ummAlQura[i:i+3], 16, 32)
	if err != nil {
		return 0 // the table's digits are checked by a test
	}
	return int(n)
}

// hijriEpoch is 1 Muharram 1 of the civil tabular calendar: 622-07-19.
const hijriEpoch = edtf.Day(-492148)

// tabular is the first day of a month of the tabular calendar: months of 30 and
// 29 days by turns, and 11 leap days in 30 years.
func tabular(year, month int) edtf.Day {
	return hijriEpoch + edtf.Day((year-1)*354+(3+11*year)/30+29*(month-1)+month/2)
}
