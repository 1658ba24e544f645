// Package timex writes times as TIMEX3 has them, the time expressions of TimeML
// (ISO-TimeML; the guidelines of TimeML 1.2.1), and reads their values.
//
// In: readings of package when, and TIMEX3 values such as 2016-W51, 2016-Q4,
// 2016-SU, XXXX-12-26 or PAST_REF. Out: expressions with type, value and span,
// and EDTF values. It finds no times, resolves none and reads no XML. It may
// assume that a reading's span lies within the text that it came from.
//
// This is the one place that knows both notations. They differ in what they
// are for: EDTF says on which days something may have happened, TIMEX3 what unit
// of the calendar the words name. So "late December" is about the 25th in the
// one and December in the other, and "since 2014" an interval and a year.
package timex
