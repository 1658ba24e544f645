package ingest

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
)

var edtfDate = regexp.MustCompile(`^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$`)

// ParsePublished checks a date of publication that a user gives: a year, a month
// or a day that the calendar has, as EDTF ("2016", "2016-12", "2016-12-27"). It
// returns the date without white space around it. Errors wrap
// [reportedly.ErrInvalid].
func ParsePublished(s string) (string, error) {
	d := strings.TrimSpace(s)
	if !edtfDate.MatchString(d) {
		return "", reportedly.WithHint(fmt.Errorf("%w: date of publication %q", reportedly.ErrInvalid, s),
			"write year, month and day as 2016-12-27; or 2016-12 or 2016 where you know no more")
	}
	layout := time.DateOnly[:len(d)]
	if _, err := time.Parse(layout, d); err != nil {
		return "", reportedly.WithHint(fmt.Errorf("%w: date of publication %q: the calendar has no such day or month", reportedly.ErrInvalid, s),
			"year comes first, then month (01 to 12), then day: 2016-12-27")
	}
	return d, nil
}
