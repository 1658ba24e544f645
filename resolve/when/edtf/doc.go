// Package edtf reads, prints and compares dates in the Extended Date/Time Format
// (ISO 8601-2, and the Library of Congress' specification of 2019).
//
// In: a string such as 2016-12, XXXX-12-18, 2014/.. or [2016-12-19..2016-12-25].
// Out: a [Value], whose String is the same text again, and the days it may fall
// on. It covers level 0 and 1, and of level 2: one and all of a set, qualified
// parts, digits left open anywhere, sub-year groupings 21 to 41, exponents and
// significant digits of years. It reads no words and no other notation
// (package when does), keeps a time of day as text, and knows no time zones:
// the smallest thing it compares is a day. It may assume nothing of its input,
// whose length it limits.
package edtf
