package imprint

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly/text"
)

// maxLine is the number of bytes above which a line is no header line.
const maxLine = 400

const (
	month   = `(january|jan|february|feb|march|mar|april|apr|may|june|jun|july|jul|august|aug|september|sept|sep|october|oct|november|nov|december|dec)\b\.?`
	weekday = `(?:(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?,?\s+)?`
	day     = `(0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?`
	year    = `((?:1[89]|20)[0-9]{2})\b`
)

// The notations of a full date. Each knows where its year, month and day are.
var notations = []struct {
	re      *regexp.Regexp
	y, m, d int // index of the group
}{
	{regexp.MustCompile(`(?i)\b` + weekday + day + `\s+(?:of\s+)?` + month + `,?\s+\(?` + year), 3, 2, 1},            // 6 November 2023
	{regexp.MustCompile(`(?i)\b` + weekday + month + `\s+` + day + `,?\s+\(?` + year), 3, 1, 2},                      // November 6, 2023, Nov 6 (2023)
	{regexp.MustCompile(`\b((?:1[89]|20)[0-9]{2})[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12][0-9]|3[01])(?:\b|T)`), 1, 2, 3}, // 2023-11-06
	{regexp.MustCompile(`\b(0?[1-9]|[12][0-9]|3[01])\.(0?[1-9]|1[0-2])\.((?:1[89]|20)[0-9]{2})\b`), 3, 2, 1},         // 6.11.2023: points are day first
	{regexp.MustCompile(`\b(1[3-9]|2[0-9]|3[01])[/-](0?[1-9]|1[0-2])[/-]((?:1[89]|20)[0-9]{2})\b`), 3, 2, 1},         // 27/12/2016: no 27th month
	{regexp.MustCompile(`\b(0?[1-9]|1[0-2])[/-](1[3-9]|2[0-9]|3[01])[/-]((?:1[89]|20)[0-9]{2})\b`), 3, 1, 2},         // 12/27/2016: no 27th month
	{regexp.MustCompile(`(?i)\b` + weekday + day + `[-\s]` + month + `[-\s]` + year), 3, 2, 1},                       // 06-Nov-2023
}

// ranges are spans of days, which tell what a report covers and not when it
// appeared: "8–14 November 2021", "27 July – 9 August 2023", "26 September to 2
// October 2022".
var ranges = regexp.MustCompile(`(?i)\b` + day + `(?:\s+` + month + `)?(?:\s+` + year + `)?\s*(?:[-–—]|to|until)\s*` + weekday + day + `\s+` + month +
	`|\b` + month + `\s+` + day + `\s*(?:[-–—]|to)\s*(?:` + month + `\s+)?` + day + `\b`)

// Date is a calendar date found in a line.
type Date struct {
	EDTF string    // YYYY-MM-DD
	Span text.Span // within the line
}

// Dates are the full dates of a line, from the left. A range of days holds no
// date in this sense.
func Dates(line string) []Date {
	if len(line) > maxLine {
		return nil
	}
	var out []Date
	taken := ranges.FindAllStringIndex(line, -1)
	for _, n := range notations {
		for _, m := range n.re.FindAllStringSubmatchIndex(line, -1) {
			if overlaps(taken, m[:2]) {
				continue
			}
			group := func(i int) string { return line[m[2*i]:m[2*i+1]] }
			edtf, ok := calendar(group(n.y), group(n.m), group(n.d))
			if !ok {
				continue
			}
			taken = append(taken, m[:2])
			out = append(out, Date{EDTF: edtf, Span: text.Span{Start: m[0], End: m[1]}})
		}
	}
	sortDates(out)
	return out
}

func overlaps(taken [][]int, m []int) bool {
	for _, t := range taken {
		if t[0] < m[1] && m[0] < t[1] {
			return true
		}
	}
	return false
}

func sortDates(ds []Date) {
	for i := 1; i < len(ds); i++ {
		for j := i; j > 0 && ds[j].Span.Start < ds[j-1].Span.Start; j-- {
			ds[j], ds[j-1] = ds[j-1], ds[j]
		}
	}
}

// calendar makes an EDTF date of its parts, where the calendar has that day.
func calendar(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	m := monthNumber(month)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || t.Month() != time.Month(m) || t.Day() != d {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(names, strings.ToLower(s[:3]))/3 + 1
}

// partial is a date or period without a year, in another calendar, or as a
// range; with the words that stand around one in a date line.
var partial = regexp.MustCompile(`(?i)\b(?:` + day + `\s+` + month + `|` + month + `\s+` + day + `|` + day + `\s+(?:` + hijri + `)\s+1[34][0-9]{2}\b|week\s+(?:to|of|ending)\b|weeks?\s+[0-9]{1,2}\b)`)

const hijri = `muharram|safar|rabi['’]?\s*(?:al-)?(?:awwal|thani|i{1,2})|jumada\s*(?:al-)?(?:ula|thani[ay]?|i{1,2})|rajab|sha['’]?ban|rama[dz]an|shawwal|(?:dhu|zu)\s+al-(?:qa['’]?da|hijj?ah?)`

// HasDate tells whether a line names a date or a period of any kind: also one
// without a year ("18 December"), a range or a day of the Islamic calendar.
func HasDate(line string) bool {
	return len(line) <= maxLine && (partial.MatchString(line) || ranges.MatchString(line) || len(Dates(line)) > 0)
}

// dateWords are what may stand beside the dates of a line that says nothing
// else: "Published: Friday 3 May 2019, 14:30 GMT".
var dateWords = regexp.MustCompile(`(?i)\b(?:published|posted|updated|last|modified|issued|released|dated?|filed|created|as|of|on|at|in|the|to|from|compiled|reporting|period|covering|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu|fri|sat|sun|gmt|utc|cet|est|edt|bst|local|time|hours?|hrs|a\.?m|p\.?m|week|edition|[0-9]{1,2}[ -]min(?:ute)?s?(?: read)?|[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?|[0-9]{4}|[0-9]{1,2})\b`)

// Rest is what a line says besides dates, periods and the words that go with
// them, folded to single spaces: "" for a line that is only a date.
func Rest(line string) string {
	if len(line) > maxLine {
		return line
	}
	for _, d := range Dates(line) {
		line = blank(line, d.Span)
	}
	for _, re := range []*regexp.Regexp{ranges, partial, dateWords} {
		line = re.ReplaceAllString(line, " ")
	}
	line = regexpYear.ReplaceAllString(line, " ")
	line = strings.Trim(line, " \t.,;:/|()[]–—-·•")
	return strings.Join(strings.Fields(line), " ")
}

var regexpYear = regexp.MustCompile(`\b` + year)

func blank(s string, sp text.Span) string {
	return s[:sp.Start] + strings.Repeat(" ", sp.Len()) + s[sp.End:]
}

// Stamp reads a date out of an attribute or a field of structured data: the
// notations of ISO 8601 ("2016-12-27T10:00:00+02:00", "20161227", "2016-12",
// "2016"), of e-mail headers ("Tue, 27 Dec 2016 10:00:00 GMT") and those of
// [Dates]. The day is the one written, whatever its time zone. It reports false
// for anything else.
func Stamp(value string) (string, bool) {
	value = strings.TrimSpace(value)
	if ds := Dates(value); len(ds) > 0 {
		return ds[0].EDTF, true
	}
	switch {
	case compact.MatchString(value):
		return calendar(value[:4], value[4:6], value[6:8])
	case monthOnly.MatchString(value), yearOnly.MatchString(value):
		return value, true
	}
	return "", false
}

var (
	compact   = regexp.MustCompile(`^(?:1[89]|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:T|$)`)
	monthOnly = regexp.MustCompile(`^(?:1[89]|20)[0-9]{2}-(?:0[1-9]|1[0-2])$`)
	yearOnly  = regexp.MustCompile(`^(?:1[89]|20)[0-9]{2}$`)
)
