package timex

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

// Type is the kind of a time expression.
type Type string

// The types.
const (
	Date     Type = "DATE"     // a calendar time of a day or more, or one that is only pointed at
	Time     Type = "TIME"     // a time of day
	Duration Type = "DURATION" // how long
	Set      Type = "SET"      // a time that recurs
)

// Expression is a TIMEX3.
type Expression struct {
	Span  text.Span // bytes of the document's text, half-open; without prepositions
	Type  Type
	Value string // "" where it has none
}

// Values of times that are only pointed at.
const (
	PastRef    = "PAST_REF"
	PresentRef = "PRESENT_REF"
	FutureRef  = "FUTURE_REF"
)

// Of are the expressions of a reading, in order: two for "from 3 to 5 May", one
// for most others, none for times that events tell, unless a length goes with
// them: of "two days after the blast" it is "two days".
func Of(r when.Reading) []Expression {
	span := trim(r.Phrase)
	switch r.Phrase.Class {
	case when.Event:
		if r.Length.IsZero() {
			return nil
		}
		return []Expression{{uptoEvent(r.Phrase, span), Duration, Period(r.Length)}}
	case when.Duration:
		return []Expression{{span, Duration, Period(r.Length)}}
	case when.Recurring:
		return []Expression{{span, Set, set(r)}}
	case when.Clock:
		return []Expression{{span, Time, clocked(Value(r.Value), r.Phrase.Clock)}}
	case when.Vague:
		if ref := pointed(r.Deixis); ref != "" {
			return []Expression{{span, Date, ref}}
		}
		return nil
	}
	return ofDate(r, span)
}

func ofDate(r when.Reading, span text.Span) []Expression {
	switch {
	case !r.Length.IsZero():
		return []Expression{{span, Duration, Period(r.Length)}}
	case r.Value.IsZero() && r.Deixis != "":
		return []Expression{{span, Date, pointed(r.Deixis)}}
	case r.Phrase.Clock != "":
		return []Expression{{span, Time, clocked(dayOf(r), r.Phrase.Clock)}}
	}
	value := r.Value
	if !r.Unit.IsZero() {
		value = r.Unit
	}
	if v := Value(value); v != "" || value.IsZero() {
		return []Expression{{span, Date, v}}
	}
	return split(r, span)
}

// dayOf is the value of the day that a time of day belongs to: the evening of
// "overnight" is that of the day before.
func dayOf(r when.Reading) string {
	if v := Value(r.Value); v != "" || len(r.Value.Items) == 0 {
		return v
	}
	return dateValue(r.Value.Items[0].From)
}

// clocked puts a time of day to a date.
func clocked(date, clock string) string {
	switch {
	case date == "":
		return ""
	case clock == "":
		return date
	}
	return date + clock
}

func pointed(d when.Deixis) string {
	switch d {
	case when.Present:
		return PresentRef
	case when.Bygone:
		return PastRef
	case when.Coming:
		return FutureRef
	}
	return ""
}

// periodOf are the letters of a unit, behind their P or PT, with how many of the
// letter's unit one of ours has; 0 for no unit.
func periodOf(unit string) (prefix, letter string, times int) {
	switch unit {
	case "minute":
		return "PT", "M", 1
	case "hour":
		return "PT", "H", 1
	case "night":
		return "P", "NI", 1
	case "day":
		return "P", "D", 1
	case "weekend":
		return "P", "WE", 1
	case "week":
		return "P", "W", 1
	case "fortnight":
		return "P", "W", 2
	case "month":
		return "P", "M", 1
	case "quarter":
		return "P", "Q", 1
	case "year":
		return "P", "Y", 1
	case "decade":
		return "P", "DE", 1
	case "century":
		return "P", "CE", 1
	}
	return "", "", 0
}

// Period is the value of a length: P3W, or PXW of "some weeks"; "" of none.
func Period(l when.Length) string {
	prefix, letter, times := periodOf(l.Unit)
	switch {
	case times == 0:
		return ""
	case l.N == 0 && l.Tenth == 0:
		return prefix + "X" + letter
	case l.Tenth > 0 && times == 1:
		return fmt.Sprintf("%s%d.%d%s", prefix, l.N, l.Tenth, letter)
	}
	return fmt.Sprintf("%s%d%s", prefix, l.N*times, letter)
}

var weekdays = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// every is the length between repeats that an adverb tells, or "".
func every(adverb string) string {
	switch adverb {
	case "hourly":
		return "PT1H"
	case "daily", "nightly":
		return "P1D"
	case "weekly":
		return "P1W"
	case "fortnightly":
		return "P2W"
	case "monthly":
		return "P1M"
	case "quarterly":
		return "P1Q"
	case "yearly", "annually", "annual":
		return "P1Y"
	}
	return ""
}

// set is the value of a time that recurs.
func set(r when.Reading) string {
	words := strings.Fields(strings.ToLower(r.Phrase.Text))
	for _, w := range words {
		for i, d := range weekdays {
			if w == d || w == d+"s" {
				return fmt.Sprintf("XXXX-WXX-%d", i+1) + r.Phrase.Clock
			}
		}
		if v := every(w); v != "" {
			return v
		}
	}
	return Period(r.Length)
}

// split gives the dates of a range or a pair each their words.
func split(r when.Reading, span text.Span) []Expression {
	first, last := r.Value.Items[0], r.Value.Items[len(r.Value.Items)-1]
	from, to := dateValue(first.From), dateValue(last.From)
	if last.Range {
		to = dateValue(last.To)
	}
	at := span.Start - r.Phrase.Span.Start
	words := r.Phrase.Text[at : at+span.Len()]
	// What stands between the two dates.
	for _, j := range []string{" through to ", " up to ", " to ", " and ", " until ", " till ", " through ", " or ", " into ", "–", "—", "-", "/"} {
		if left, right, ok := strings.Cut(words, j); ok && left != "" && right != "" {
			return []Expression{
				{text.Span{Start: span.Start, End: span.Start + len(strings.TrimSpace(left))}, Date, from},
				{text.Span{Start: span.End - len(strings.TrimSpace(right)), End: span.End}, Date, to},
			}
		}
	}
	return []Expression{{span, Date, from}}
}

// prepositions stand before a time and are no part of it.
const prepositions = "|since|until|till|by|before|after|during|throughout|over|from|between|in|on|at|within|for|ever|as|of|up|to|shortly|" +
	"following|prior|through|starting|beginning|back|soon|immediately|inside|ahead|come|into|effective|with|effect|toward|towards|"

// trim is a phrase's span without what TIMEX3 leaves out: prepositions before
// it and a possessive's ending. Words that tell how exact it is stay: "nearly three weeks".
func trim(p when.Phrase) text.Span {
	span, s := p.Span, p.Text
	for _, ending := range []string{"'s", "’s"} {
		if short, ok := strings.CutSuffix(s, ending); ok && short != "" {
			span.End -= len(ending)
			s = short
		}
	}
	for {
		first, rest, ok := strings.Cut(s, " ")
		rest = strings.TrimLeft(rest, " \t\n")
		if !ok || rest == "" || !strings.Contains(prepositions, "|"+strings.ToLower(first)+"|") {
			return span
		}
		span.Start += len(s) - len(rest)
		s = rest
	}
}

// uptoEvent is the length's words in a phrase that an event tells.
func uptoEvent(p when.Phrase, span text.Span) text.Span {
	at := span.Start - p.Span.Start
	words := p.Text[at : at+span.Len()]
	end := len(words)
	for _, w := range []string{" after ", " before ", " following ", " into ", " of "} {
		if i := strings.Index(words, w); i > 0 {
			end = min(end, i)
		}
	}
	return text.Span{Start: span.Start, End: span.Start + end}
}
