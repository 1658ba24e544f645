package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// groups are TIMEX3's names for EDTF's groups of months, 21 to 41, "" where it
// has none.
var groups = [...]string{
	"SP", "SU", "FA", "WI", "SP", "SU", "FA", "WI", "SP", "SU", "FA", "WI",
	"Q1", "Q2", "Q3", "Q4", "", "", "", "H1", "H2",
}

const firstGroup = 21

// Value is the TIMEX3 value of an EDTF value without its marks of doubt. A run
// of days that is a week, a weekend, a month, a quarter or half a year has that
// unit's value, an interval with one open end that of its other end. Other runs,
// sets and the zero Value have none: "".
func Value(v edtf.Value) string {
	if d := v.Date(); !d.IsZero() {
		return dateValue(d)
	}
	if len(v.Items) != 1 || v.Form == edtf.AllOf {
		return ""
	}
	switch item := v.Items[0]; {
	case item.From.IsZero():
		return dateValue(item.To)
	case item.To.IsZero():
		return dateValue(item.From)
	default:
		return runValue(item.From, item.To)
	}
}

func dateValue(d edtf.Date) string {
	y := d.Year.Digits
	switch {
	case len(y) != 4: // no such years in TIMEX3, save before Christ
		if bc, ok := strings.CutPrefix(y, "-"); ok && len(bc) == 4 {
			return "BC" + bc
		}
		return ""
	case d.Month.Digits == "" && y != "XXXX":
		return strings.TrimRight(y, "X")
	case d.Month.Digits == "":
		return y
	case d.Month.Digits > "12" && d.Month.Digits != "XX":
		n, err := strconv.Atoi(d.Month.Digits)
		if err != nil || n < firstGroup || n-firstGroup >= len(groups) || groups[n-firstGroup] == "" {
			return ""
		}
		return y + "-" + groups[n-firstGroup]
	case d.Day.Digits == "":
		return y + "-" + d.Month.Digits
	}
	return y + "-" + d.Month.Digits + "-" + d.Day.Digits
}

// runValue is the unit that two dates begin and end.
func runValue(from, to edtf.Date) string {
	if strings.Contains(from.String()+to.String(), "X") {
		return ""
	}
	run := from.To(to)
	first, last := run.First(), run.Last()
	y, m, d := first.Civil()
	_, week := isoWeek(first)
	switch days := last - first + 1; {
	case days == 7 && first.Weekday() == time.Monday:
		return week
	case days == 2 && first.Weekday() == time.Saturday:
		return week + "-WE"
	case d != 1:
		return ""
	case last == edtf.NewDay(y, m+1, 1)-1:
		return dateValue(edtf.MonthDate(y, m))
	case m%3 == 1 && last == edtf.NewDay(y, m+3, 1)-1:
		return fmt.Sprintf("%04d-Q%d", y, m/3+1)
	case m%6 == 1 && last == edtf.NewDay(y, m+6, 1)-1:
		return fmt.Sprintf("%04d-H%d", y, m/6+1)
	case m == 1 && last == edtf.NewDay(y+1, 1, 1)-1:
		return dateValue(edtf.YearDate(y))
	}
	return ""
}

// isoWeek is the Monday of a day's week and the week's value: ISO 8601's week 1
// holds the year's first Thursday.
func isoWeek(d edtf.Day) (edtf.Day, string) {
	monday := d.Monday()
	year, _, _ := (monday + 3).Civil()
	return monday, fmt.Sprintf("%04d-W%02d", year, (monday+3-edtf.NewDay(year, 1, 1))/7+1)
}

// mondayOf is the Monday of a year's ISO week.
func mondayOf(year, week int) edtf.Day {
	return edtf.NewDay(year, 1, 4).Monday() + edtf.Day(7*(week-1))
}

// Parse reads a TIMEX3 value as EDTF: weeks and weekends as one of their days,
// quarters and halves as their months. A time of day is left out. There is none
// for lengths (P3D), for times that are only pointed at (PAST_REF) or recur
// (XXXX-WXX-5), for fiscal years, and for what is no TIMEX3.
func Parse(value string) (edtf.Value, bool) {
	value, _, _ = strings.Cut(value, "T")
	year, rest, hasRest := strings.Cut(value, "-")
	switch {
	case strings.Trim(year, "0123456789X") != "" || year == "" || len(year) > 4:
		return edtf.Value{}, false
	case len(year) < 4 && hasRest:
		return edtf.Value{}, false
	case !hasRest:
		return parsed((year + "XXXX")[:4])
	}
	n, err := strconv.Atoi(year)
	for i, g := range groups[:4] {
		if rest == g {
			return parsed(fmt.Sprintf("%s-%d", year, firstGroup+i))
		}
	}
	if !strings.ContainsAny(rest[:min(1, len(rest))], "WQH") {
		v, ok := parsed(value)
		return v, ok && strings.Trim(value, "0123456789X-") == "" && (v.Date().Month.Digits <= "12" || v.Date().Month.Digits == "XX") // 2016-27 is EDTF's alone
	}
	if err != nil {
		return edtf.Value{}, false
	}
	return parseUnit(n, rest)
}

func parsed(s string) (edtf.Value, bool) {
	v, err := edtf.Parse(s)
	return v, err == nil
}

// parseUnit reads the part after a year: W51, W51-WE, W51-3, Q4, H1.
func parseUnit(year int, s string) (edtf.Value, bool) {
	body, tail, hasTail := strings.Cut(s[1:], "-")
	n, err := strconv.Atoi(body)
	most, length := map[byte]int{'W': 53, 'Q': 4, 'H': 2}[s[0]], map[byte]int{'Q': 3, 'H': 6}[s[0]]
	if err != nil || n < 1 || n > most || hasTail && s[0] != 'W' {
		return edtf.Value{}, false
	}
	if length > 0 {
		first := length*(n-1) + 1
		return edtf.MonthDate(year, first).To(edtf.MonthDate(year, first+length-1)), true
	}
	monday := mondayOf(year, n)
	day, err := strconv.Atoi(tail)
	switch {
	case monday.Date().IsZero() || (monday + 6).Date().IsZero():
		return edtf.Value{}, false
	case !hasTail:
		return edtf.OneBetween(monday.Date(), (monday + 6).Date()), true
	case tail == "WE":
		return edtf.OneBetween((monday + 5).Date(), (monday + 6).Date()), true
	case err == nil && day >= 1 && day <= 7 && len(tail) == 1:
		return (monday + edtf.Day(day-1)).Date().Of(), true
	}
	return edtf.Value{}, false
}
