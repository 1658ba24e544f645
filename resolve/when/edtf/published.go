package edtf

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
)

// Published reads a date of publication as a user gives it: a year, month or
// day with no digit left open and no mark. The error is an ErrInvalid with an
// example as its hint.
func Published(s string) (Value, error) {
	s = strings.TrimSpace(s)
	v, err := parse(s)
	d := v.Date()
	if err == nil && (v.Form != Single || d.Clock != "" || !plainDate(s)) {
		err = fmt.Errorf("not a year, month or day")
	}
	if err == nil && d.Month.Digits > "12" {
		err = fmt.Errorf("month %s", d.Month.Digits)
	}
	if err != nil {
		return Value{}, reportedly.WithHint(
			fmt.Errorf("read publication date %.64q: %w: %w", s, err, reportedly.ErrInvalid),
			"give a year, month or day, for example 2016-12-27, 2016-12 or 2016")
	}
	return v, nil
}

func plainDate(s string) bool {
	return strings.Trim(s, "0123456789-") == "" && s[0] != '-'
}
