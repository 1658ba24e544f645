package when

// feastRules read feasts and days of the Islamic calendar.
func feastRules() []rule {
	return []rule{
		{"day", []string{"{wd}? {dom} of? {hmonth} ,? {hyear}"}, Date, func(c []part) sense {
			return hijriDay(c[0].n, c[5].n, c[3].n, c[1].n)
		}, []example{
			{"12 Rabi al-Awwal 1438", "2016-12-11", ""}, {"1 Shawwal 1440 AH", "2019-06-04", ""},
			{"Wednesday, 3 Ramadan 1440", "2019-05-08", ""}, {"30 Safar 1440", "", ""},
		}},
		{"day", []string{"{wd}? {dom} of? {hmonth}"}, Date, func(c []part) sense {
			return hijriDay(c[0].n, 0, c[3].n, c[1].n)
		}, []example{
			{"27 Ramadan", "2019-06-01", "2019-06-20"}, {"the 26th of Ramadan", "2019-05-31", "2019-06-20"},
			{"Thursday, the 26th of Ramadan", "2019-05-30", "2019-06-20"}, {"the tenth of Shawwal", "2019-06-13", "2019-05-20 +"}, {"9 Dhu al-Qa'da", "none", ""},
		}},
		{"period", []string{"{hmonth} {hyear}"}, Date, func(c []part) sense { return hijriMonthSense(c[0].n, c[1].n, true) }, []example{
			{"Ramadan 1437", "[2016-06-06..2016-07-05]", ""},
		}},
		{"period", []string{"{hmonth} of? {year}", "the? month of? {hmonth} in|of? {year}"}, Date, func(c []part) sense {
			n := len(c)
			if n == 3 {
				return hijriMonthSense(c[0].n, c[2].n, false)
			}
			return hijriMonthSense(c[3].n, c[5].n, false)
		}, []example{{"Ramadan 2016", "[2016-06-06..2016-07-05]", ""}}},
		{"period", []string{"{hmonth}"}, Date, func(c []part) sense { return hijriMonthSense(c[0].n, 0, false) }, []example{
			{"Ramadan", "[2016-06-06..2016-07-05]", "2016-12-27"}, {"Ramadan", "2016-06-06/2016-07-05", "2016-12-27 f"},
			{"Ramadan", "none", ""}, {"Sha'ban", "[2016-05-08..2016-06-05]", "2016-12-27"},
		}},
		{"period", []string{"the holy|fasting month", "the holy month of fasting"}, Date, fixedSense(hijriMonthSense(9, 0, false)), []example{
			{"during the holy month", "during 2016-06-06/2016-07-05", "2016-12-27"},
		}},
		{"period", []string{"{feast} of? {year}"}, Date, func(c []part) sense { return feastSense(c[0].n, c[2].n) }, []example{
			{"Easter 2019", "2019-04-21", ""}, {"Eid al-Adha 2019", "2019-08-11", ""}, {"Ashura 2016", "2016-10-11", ""},
			{"New Year's Eve 2015", "2015-12-31", ""},
		}},
		{"period", []string{"{feast}"}, Date, func(c []part) sense { return feastSense(c[0].n, 0) }, []example{
			{"Good Friday", "2016-03-25", "2016-12-27 -"}, {"Christmas Eve", "2016-12-24", "2016-12-27"},
			{"Nowruz", "2017-03-21", "2017-03-27"}, {"Eid", "2019-06-04", "2019-05-20 +"}, {"Christmas", "XXXX-12-25", ""},
		}},
		{"period", []string{"the? eve of a|the? {feast}"}, Date, func(c []part) sense { return eveOf(feastSense(c[4].n, 0)) }, []example{
			{"the eve of Easter", "2016-03-26", "2016-12-27"},
		}},
		{"period", []string{"last|next|this {feast}"}, Date, func(c []part) sense { return turned(c[0].word, feastSense(c[1].n, 0)) }, []example{
			{"last Christmas", "2015-12-25", "2016-11-27"}, {"next Easter", "2017-04-16", "2016-11-27"},
		}},
	}
}

// eveOf is the day before a time.
func eveOf(s sense) sense {
	return func(r ref) answer {
		a := s(r)
		if a.value.IsZero() {
			return a
		}
		d := grounded(a.value).First() - 1
		return found(d.Date(), "the day before "+a.value.String())
	}
}

// turned reads what recurs as the last or the next one, whatever the tense.
func turned(which string, s sense) sense {
	return func(r ref) answer {
		r.firm = true
		switch step(which) {
		case -1:
			r.tense = Past
		case 1:
			r.tense = Future
		}
		return s(r)
	}
}
