// Package calendar computes feasts and dates of calendars other than the
// Gregorian one: the Islamic (Hijri) calendar, the Jewish feasts, the Hindu lunar days, Easter and the
// days told by it, Nowruz, and feasts that follow the moon.
//
// In: years, months and days as numbers. Out: days of the Gregorian calendar.
// It knows no names (package when does) and no local announcements: a month that
// began when a new moon was sighted may differ by a day. It may assume years from
// 1 to 9999; the moon's formulas are good for some centuries around 2000.
package calendar
