// Package imprint reads what a report says about itself in its header lines
// and its markup: the date of publication, who published it and who wrote it.
//
// In: single lines or attribute values, as UTF-8. Out: dates as EDTF values
// (YYYY-MM-DD, YYYY-MM or YYYY) and names. It deliberately takes only dates
// that name their year and can be read in one way: "12/05/2016" is left alone,
// since it is a day in May or one in December; relative dates and dates in a
// report's sentences are the business of package resolve/when. It may assume
// that a line is short: what is longer than a few hundred bytes isn't searched.
package imprint
