package edtf

// Form tells how the dates of a Value stand together.
type Form int

// The forms.
const (
	Single   Form = iota // one date: Items[0].From
	Interval             // from one date to another: Items[0]
	OneOf                // [a,b..c]: one of them
	AllOf                // {a,b..c}: all of them
)

// Value is an EDTF value. The zero Value stands for none and prints as "". A
// Value that Parse made is valid; nothing keeps another maker from writing the
// thirteenth month, so who fills in the fields checks them with Parse.
type Value struct {
	Form  Form
	Items []Item
}

// Item is a date, or a range of dates in an interval or a set.
type Item struct {
	From, To Date
	Range    bool // whether To counts
}

// Date is a year, month or day, or the open or unknown end of a range.
type Date struct {
	Year, Month, Day Part
	Clock            string // time of day, as written from the T on: "T05:40:00Z"
	Side             Side
}

// Side tells an end of a range that is no date.
type Side int

// The sides.
const (
	Known   Side = iota // a date
	Open                // "..": it goes on
	Unknown             // "": not known
)

// Part is the year, month or day of a date as it is written. Digits is "" for
// a part that is left out; X stands in it for a digit that is left open. A
// month of 21 to 41 is a season or other grouping of months.
type Part struct {
	Digits string
	Before Mark // stands before the digits: of this part alone
	After  Mark // stands after them: of this part and those left of it
}

// Mark is what the date says of its own certainty.
type Mark byte

// The marks.
const (
	Plain                Mark = 0
	Uncertain            Mark = '?'
	Approximate          Mark = '~'
	UncertainApproximate Mark = '%'
)

// IsZero tells whether the Value stands for none.
func (v Value) IsZero() bool { return len(v.Items) == 0 }

// Date is the one date of a Single, and the zero Date for other forms.
func (v Value) Date() Date {
	if v.Form != Single || v.IsZero() {
		return Date{}
	}
	return v.Items[0].From
}

// IsZero tells whether the Date has no year, as the ends of a range that are no
// dates.
func (d Date) IsZero() bool { return d.Year.Digits == "" }

// Approximate tells whether any part of the date has the mark ~ or %.
func (d Date) Approximate() bool {
	for _, p := range []Part{d.Year, d.Month, d.Day} {
		for _, m := range []Mark{p.Before, p.After} {
			if m == Approximate || m == UncertainApproximate {
				return true
			}
		}
	}
	return false
}

// Of is the Value of one date.
func (d Date) Of() Value { return Value{Single, []Item{{From: d}}} }

// To is the interval from one date to another.
func (d Date) To(end Date) Value {
	return Value{Interval, []Item{{From: d, To: end, Range: true}}}
}

// OneBetween is the set [from..to]: one of the dates between the two.
func OneBetween(from, to Date) Value {
	return Value{OneOf, []Item{{From: from, To: to, Range: true}}}
}

// Set is the set of form OneOf or AllOf of some dates.
func Set(form Form, dates ...Date) Value {
	v := Value{Form: form}
	for _, d := range dates {
		v.Items = append(v.Items, Item{From: d})
	}
	return v
}

// Date is the date of a day; the zero Date where its year has not four digits.
func (d Day) Date() Date {
	y, m, day := d.Civil()
	date := MonthDate(y, m)
	if !date.IsZero() {
		date.Day.Digits = two(day)
	}
	return date
}

// MonthDate is the date of a month, or of a season (21 to 24) or other grouping.
func MonthDate(year, month int) Date {
	d := YearDate(year)
	if !d.IsZero() {
		d.Month.Digits = two(month)
	}
	return d
}

// YearDate is the date of a year; the zero Date where the year isn't within 0
// to 9999.
func YearDate(year int) Date {
	if year < 0 || year > 9999 {
		return Date{}
	}
	return Date{Year: Part{Digits: two(year/100) + two(year%100)}}
}

// About is the date with the mark of approximation after it.
func (d Date) About() Date {
	switch {
	case d.Day.Digits != "":
		d.Day.After = Approximate
	case d.Month.Digits != "":
		d.Month.After = Approximate
	case d.Year.Digits != "":
		d.Year.After = Approximate
	}
	return d
}

func two(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
