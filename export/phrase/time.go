package phrase

import (
	"strings"

	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Period is an EDTF value in words, where its notation isn't plain by itself:
// "between 2022-05-16 and 2022-05-22" for "[2022-05-16..2022-05-22]", "spring
// 2020" for "2020-21", "about 2016" for "2016~". Days, months and years stay as
// they are, and so does what isn't EDTF.
func Period(s string) string {
	v, err := edtf.Parse(s)
	if err != nil || v.IsZero() {
		return s
	}
	parts := make([]string, len(v.Items))
	for i, item := range v.Items {
		parts[i] = period(item)
	}
	switch v.Form {
	case edtf.OneOf:
		if it := v.Items[0]; len(parts) == 1 && it.Range && it.From.Side == edtf.Known && it.To.Side == edtf.Known {
			return "between " + date(it.From) + " and " + date(it.To)
		}
		return strings.Join(parts, " or ")
	case edtf.AllOf:
		return strings.Join(parts, " and ")
	}
	return parts[0]
}

// period is a date, or a range in words.
func period(i edtf.Item) string {
	switch {
	case !i.Range:
		return date(i.From)
	case i.From.Side != edtf.Known && i.To.Side != edtf.Known:
		return i.String()
	case i.From.Side != edtf.Known:
		return "until " + date(i.To)
	case i.To.Side != edtf.Known:
		return "from " + date(i.From) + " on"
	}
	return date(i.From) + " to " + date(i.To)
}

// date is a date with its season and its doubt in words.
func date(d edtf.Date) string {
	s := d.String()
	bare := strings.TrimRight(s, "~?%")
	if strings.ContainsAny(bare, "~?%") {
		return s // a doubt of one part alone
	}
	doubt := s[len(bare):]
	if season := seasonOf(d.Month.Digits); season != "" && d.Day.Digits == "" {
		bare = season + " " + d.Year.Digits
	} else if decade, ok := strings.CutSuffix(bare, "X"); ok && len(decade) == 3 && !strings.Contains(decade, "X") {
		bare = "the " + decade + "0s"
	}
	switch doubt {
	case "~":
		return "about " + bare
	case "?":
		return bare + " (uncertain)"
	case "%":
		return "about " + bare + " (uncertain)"
	}
	return bare
}

func seasonOf(month string) string {
	switch month {
	case "21":
		return "spring"
	case "22":
		return "summer"
	case "23":
		return "autumn"
	case "24":
		return "winter"
	}
	return ""
}
