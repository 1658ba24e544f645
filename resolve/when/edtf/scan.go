package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

// scanner reads one date from the left.
type scanner struct {
	s string
	i int
}

func parseDate(s string) (Date, error) {
	sc := &scanner{s: s}
	var d Date
	var err error
	if d.Year, err = sc.year(); err != nil {
		return Date{}, err
	}
	for _, p := range []*Part{&d.Month, &d.Day} {
		if !sc.take('-') {
			break
		}
		if *p, err = sc.part(2); err != nil {
			return Date{}, err
		}
	}
	if sc.rest() != "" {
		if d.Clock = sc.rest(); !clock(d.Clock) {
			return Date{}, fmt.Errorf("what is %q", d.Clock)
		}
		if d.Day.Digits == "" {
			return Date{}, fmt.Errorf("time of day without a day")
		}
	}
	return d, d.check()
}

func (sc *scanner) rest() string { return sc.s[sc.i:] }

func (sc *scanner) take(c byte) bool {
	if sc.i < len(sc.s) && sc.s[sc.i] == c {
		sc.i++
		return true
	}
	return false
}

func (sc *scanner) mark() Mark {
	for _, m := range []Mark{Uncertain, Approximate, UncertainApproximate} {
		if sc.take(byte(m)) {
			return m
		}
	}
	return Plain
}

// part reads n digits with the marks before and after them.
func (sc *scanner) part(n int) (Part, error) {
	p := Part{Before: sc.mark()}
	for start := sc.i; sc.i < len(sc.s) && sc.i < start+n; sc.i++ {
		if c := sc.s[sc.i]; !digit(c) && c != 'X' {
			break
		}
		p.Digits = sc.s[start : sc.i+1]
	}
	if len(p.Digits) != n {
		return p, fmt.Errorf("want %d digits at byte %d", n, sc.i)
	}
	p.After = sc.mark()
	if p.Before != Plain && p.After != Plain {
		return p, fmt.Errorf("marks on both sides of %s", p.Digits)
	}
	return p, nil
}

// year reads four digits with an optional sign, or a long year after a Y, with
// the number of significant digits: -0043, 201X, 1950S2, Y170000002, Y-17E7.
func (sc *scanner) year() (Part, error) {
	before := sc.mark()
	start := sc.i
	long := sc.take('Y')
	sc.take('-')
	n := sc.digits(!long)
	switch {
	case !long && n != 4:
		return Part{}, fmt.Errorf("want a year of 4 digits")
	case long && (n == 0 || n > 15):
		return Part{}, fmt.Errorf("want a year of 1 to 15 digits after Y")
	}
	if long && sc.take('E') && sc.digits(false) == 0 {
		return Part{}, fmt.Errorf("exponent without digits")
	}
	if sc.take('S') && sc.digits(false) == 0 {
		return Part{}, fmt.Errorf("no number of significant digits")
	}
	p := Part{Digits: sc.s[start:sc.i], Before: before, After: sc.mark()}
	if p.Before != Plain && p.After != Plain {
		return p, fmt.Errorf("marks on both sides of %s", p.Digits)
	}
	if strings.Contains(p.Digits, "S") && p.open() {
		return p, fmt.Errorf("significant digits of a year with open ones")
	}
	if strings.HasPrefix(p.Digits, "-0000") {
		return p, fmt.Errorf("no year -0000")
	}
	_, err := p.years()
	return p, err
}

// digits skips digits (with X where open) and counts them.
func (sc *scanner) digits(open bool) int {
	start := sc.i
	for sc.i < len(sc.s) && (digit(sc.s[sc.i]) || open && sc.s[sc.i] == 'X') && sc.i-start < 16 {
		sc.i++
	}
	return sc.i - start
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// clock tells whether s is a time of day: T, hours and minutes, perhaps seconds
// and an offset (Z, +03 or +03:30).
func clock(s string) bool {
	s, ok := strings.CutPrefix(s, "T")
	if !ok {
		return false
	}
	s, zulu := strings.CutSuffix(s, "Z")
	if i := strings.LastIndexAny(s, "+-"); i >= 0 && !zulu {
		if !sexagesimal(s[i+1:], 1, 2, 14) {
			return false
		}
		s = s[:i]
	}
	return sexagesimal(s, 2, 3, 23)
}

// sexagesimal tells whether s is between least and most numbers of two digits
// joined by colons, the first of them at most max.
func sexagesimal(s string, least, most, max int) bool {
	fields := strings.Split(s, ":")
	if len(fields) < least || len(fields) > most {
		return false
	}
	for i, f := range fields {
		n, err := strconv.Atoi(f)
		if len(f) != 2 || err != nil || n < 0 || f[0] == '+' || i == 0 && n > max || n > 59 {
			return false
		}
	}
	return true
}
