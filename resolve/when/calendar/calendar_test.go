package calendar_test

import (
	"testing"

	"github.com/reportedly/reportedly/resolve/when/calendar"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

func TestFeasts(t *testing.T) {
	for _, tt := range []struct {
		name string
		got  edtf.Day
		want string
	}{
		{"Easter 2016", calendar.Easter(2016), "2016-03-27"},
		{"Easter 2019", calendar.Easter(2019), "2019-04-21"},
		{"Easter 2024", calendar.Easter(2024), "2024-03-31"},
		{"Orthodox Easter 2016", calendar.OrthodoxEaster(2016), "2016-05-01"},
		{"Orthodox Easter 2024", calendar.OrthodoxEaster(2024), "2024-05-05"},
		{"Nowruz 2016", calendar.Nowruz(2016), "2016-03-20"},
		{"Nowruz 2017", calendar.Nowruz(2017), "2017-03-21"},
		{"Nowruz 2020", calendar.Nowruz(2020), "2020-03-20"},
		{"Nowruz 2024", calendar.Nowruz(2024), "2024-03-20"},
		{"Nowruz 2023", calendar.Nowruz(2023), "2023-03-21"},
		{"Nowruz 1990", calendar.Nowruz(1990), "1990-03-21"},
		{"Diwali 2016", calendar.Diwali(2016), "2016-10-30"},
		{"Diwali 2019", calendar.Diwali(2019), "2019-10-27"},
		{"Diwali 2020", calendar.Diwali(2020), "2020-11-14"},
		{"Diwali 2021", calendar.Diwali(2021), "2021-11-04"},
		{"Lunar New Year 2016", calendar.LunarNewYear(2016), "2016-02-08"},
		{"Lunar New Year 2020", calendar.LunarNewYear(2020), "2020-01-25"},
		{"Lunar New Year 2023", calendar.LunarNewYear(2023), "2023-01-22"},
		{"Lunar New Year 2024", calendar.LunarNewYear(2024), "2024-02-10"},
		{"Rosh Hashanah 2018", calendar.RoshHashanah(2018), "2018-09-10"},
		{"Rosh Hashanah 2023", calendar.RoshHashanah(2023), "2023-09-16"},
		{"Rosh Hashanah 1973", calendar.RoshHashanah(1973), "1973-09-27"},
		{"Tisha B'Av 2018", calendar.TishaBAv(2018), "2018-07-22"},
		{"Tu Bishvat 2018", calendar.TuBishvat(2018), "2018-01-31"},
		{"Tu Bishvat 2024", calendar.TuBishvat(2024), "2024-01-25"},
		{"Passover 2002", calendar.Passover(2002), "2002-03-28"},
		{"Passover 2024", calendar.Passover(2024), "2024-04-23"},
		{"Hanukkah 2018", calendar.Hanukkah(2018), "2018-12-03"},
		{"Hanukkah 2024", calendar.Hanukkah(2024), "2024-12-26"},
		{"Hanukkah 2023", calendar.Hanukkah(2023), "2023-12-08"},
		{"Ugadi 2018", calendar.LunarDay(2018, calendar.Chaitra, 1, calendar.Sunrise), "2018-03-18"},
		{"Rama Navami 2020", calendar.LunarDay(2020, calendar.Chaitra, 9, calendar.Sunrise), "2020-04-02"},
		{"Rama Navami 2022", calendar.LunarDay(2022, calendar.Chaitra, 9, calendar.Sunrise), "2022-04-10"},
		{"Vijayadashami 2018", calendar.LunarDay(2018, calendar.Ashvina, 10, calendar.Sunrise), "2018-10-19"},
		{"Vijayadashami 2020", calendar.LunarDay(2020, calendar.Ashvina, 10, calendar.Noon), "2020-10-25"},
		{"Ganesh Chaturthi 2019", calendar.LunarDay(2019, calendar.Bhadrapada, 4, calendar.Noon), "2019-09-02"},
		{"Ganesh Chaturthi 2023", calendar.LunarDay(2023, calendar.Bhadrapada, 4, calendar.Noon), "2023-09-19"},
		{"Maha Shivaratri 2020", calendar.LunarDay(2019, calendar.Magha, 29, calendar.Midnight), "2020-02-21"},
		{"1 Ramadan 1437", calendar.Hijri(1437, calendar.Ramadan, 1), "2016-06-06"},
		{"1 Shawwal 1440", calendar.Hijri(1440, calendar.Shawwal, 1), "2019-06-04"},
		{"10 Muharram 1445", calendar.Hijri(1445, calendar.Muharram, 10), "2023-07-28"},
		{"1 Muharram 1365", calendar.Hijri(1365, 1, 1), "1945-12-05"},
		{"1 Muharram 1501, tabular", calendar.Hijri(1501, 1, 1), "2077-11-17"},
		{"1 Muharram 1300, tabular", calendar.Hijri(1300, 1, 1), "1882-11-12"},
	} {
		if got := tt.got.Date().String(); got != tt.want {
			t.Errorf("%s is %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestHijri checks that months follow each other without gap, the table against
// the tabular calendar, and the years of days.
func TestHijri(t *testing.T) {
	for year := 1300; year <= 1550; year++ {
		for month := 1; month <= 12; month++ {
			first, last := calendar.HijriMonth(year, month)
			if n := last - first + 1; n != 29 && n != 30 && year != 1364 && year != 1500 {
				t.Errorf("month %d of %d has %d days", month, year, n)
			}
			if got := calendar.HijriYear(first); got != year {
				t.Errorf("first day of month %d of %d falls in %d", month, year, got)
			}
			if got := calendar.HijriYear(last); got != year {
				t.Errorf("last day of month %d of %d falls in %d", month, year, got)
			}
		}
	}
}
