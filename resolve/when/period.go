package when

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// Reports of a week or a month often name the days that they cover and no date of
// publication: "Week of 7-13 March 2022". What they tell happened then, so that the
// period stands in for the publication where that is unknown: for years that aren't
// told, and, within a week, for weekdays. Words that count from the day of writing
// ("yesterday") stay without a value.

// longestPeriod is the number of days above which a span in a heading is the subject of
// a report rather than its period.
const longestPeriod = 100

// period is what the heading of a document says that it covers, as days; zero where it
// says nothing, or more than one thing.
func period(doc *ling.Document) edtf.Value {
	var found edtf.Value
	for _, b := range doc.Blocks {
		switch b.Kind {
		case ling.Body, ling.ListItem, ling.Caption:
			return found
		case ling.Date, ling.Title, ling.Heading:
		default:
			continue
		}
		for _, p := range FindText(doc.Text.Slice(b.Span)) {
			v := Interpret(p, Reference{}).Value
			if !spansDays(v) || v.String() == found.String() {
				continue
			}
			if !found.IsZero() {
				return edtf.Value{}
			}
			found = v
		}
	}
	return found
}

// spansDays tells whether a value is an interval between two days of known years that a
// report may cover.
func spansDays(v edtf.Value) bool {
	if len(v.Items) != 1 || !v.Items[0].Range || v.First() == edtf.Beginning || v.Last() == edtf.End {
		return false
	}
	for _, d := range []edtf.Date{v.Items[0].From, v.Items[0].To} {
		if d.Day.Digits == "" || strings.Contains(d.String(), "X") {
			return false
		}
	}
	days := int(v.Last()-v.First()) + 1
	return days > 1 && days <= longestPeriod
}

// reference is what stands in for the publication of a report that covers a period: its
// last day for a week, else the month or year that all of it lies in; zero where it
// lies in none.
func (c covered) reference() edtf.Value {
	first, last := c.value.First().Date(), c.value.Last().Date()
	switch {
	case int(c.value.Last()-c.value.First()) < 7:
		return last.Of()
	case first.Year.Digits != last.Year.Digits:
		return edtf.Value{}
	}
	if first.Month.Digits != last.Month.Digits {
		return edtf.Date{Year: last.Year}.Of()
	}
	return edtf.Date{Year: last.Year, Month: last.Month}.Of()
}

// covered is the period of a report without a date of publication.
type covered struct{ value edtf.Value }

// told are the reasons of [Resolve] that hold for a period as for a publication.
var told = []string{"nearest to the publication", "until the publication on", "the week of the publication until"}

// interpret is Interpret for a report that covers a period.
func (c covered) interpret(p Phrase, r Reference) Reading {
	if c.value.IsZero() {
		return Interpret(p, r)
	}
	with := r
	with.Published = c.reference()
	out := Interpret(p, with)
	for _, why := range told {
		if strings.Contains(out.When.Why, why) {
			out.When.Why = strings.Replace(out.When.Why, "the publication", "the end of the period that the report covers", 1)
			return out
		}
	}
	return Interpret(p, r)
}
