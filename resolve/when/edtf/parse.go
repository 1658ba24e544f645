package edtf

import (
	"fmt"
	"strings"

	"github.com/reportedly/reportedly"
)

// MaxLength is the longest value that Parse reads, in bytes.
const MaxLength = 512

// Parse reads an EDTF value. The error is an ErrInvalid that names what is
// wrong, with a hint.
func Parse(s string) (Value, error) {
	v, err := parse(s)
	if err != nil {
		return Value{}, reportedly.WithHint(
			fmt.Errorf("read date %.64q: %w: %w", s, err, reportedly.ErrInvalid),
			"write dates as in 2016-12-18, 2016-12, 2016-12-19/2016-12-25 or XXXX-12-18 (EDTF)")
	}
	return v, nil
}

func parse(s string) (Value, error) {
	if len(s) > MaxLength {
		return Value{}, fmt.Errorf("longer than %d bytes", MaxLength)
	}
	switch {
	case s == "":
		return Value{}, fmt.Errorf("empty")
	case s[0] == '[':
		return parseSet(s, OneOf, "]")
	case s[0] == '{':
		return parseSet(s, AllOf, "}")
	case strings.Contains(s, "/"):
		return parseInterval(s)
	}
	d, err := parseDate(s)
	return d.Of(), err
}

func parseInterval(s string) (Value, error) {
	from, to, _ := strings.Cut(s, "/")
	if from == "" && to == "" {
		return Value{}, fmt.Errorf("interval without dates")
	}
	item := Item{Range: true}
	for _, end := range []struct {
		s string
		d *Date
	}{{from, &item.From}, {to, &item.To}} {
		var err error
		switch end.s {
		case "":
			end.d.Side = Unknown
		case "..":
			end.d.Side = Open
		default:
			*end.d, err = parseDate(end.s)
		}
		if err != nil {
			return Value{}, err
		}
	}
	return Value{Interval, []Item{item}}, item.check()
}

func parseSet(s string, form Form, closing string) (Value, error) {
	body, ok := strings.CutSuffix(s[1:], closing)
	if !ok {
		return Value{}, fmt.Errorf("no %s at the end", closing)
	}
	v := Value{Form: form}
	fields := strings.Split(body, ",")
	for i, field := range fields {
		item, err := parseItem(strings.TrimPrefix(field, " "))
		if err != nil {
			return Value{}, err
		}
		if item.From.Side == Open && i > 0 || item.To.Side == Open && i < len(fields)-1 {
			return Value{}, fmt.Errorf("open range within a set")
		}
		v.Items = append(v.Items, item)
	}
	return v, nil
}

func parseItem(s string) (Item, error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		d, err := parseDate(s)
		return Item{From: d}, err
	}
	if from == "" && to == "" {
		return Item{}, fmt.Errorf("range without dates")
	}
	item := Item{Range: true, From: Date{Side: Open}, To: Date{Side: Open}}
	var err error
	if from != "" {
		if item.From, err = parseDate(from); err != nil {
			return Item{}, err
		}
	}
	if to != "" {
		if item.To, err = parseDate(to); err != nil {
			return Item{}, err
		}
	}
	return item, item.check()
}

// check refuses a range that ends before it begins. Where a year is left open
// the order can't be told: XXXX-11/XXXX-03 is a winter.
func (i Item) check() error {
	if i.From.Side != Known || i.To.Side != Known ||
		strings.Contains(i.From.Year.Digits+i.To.Year.Digits, "X") {
		return nil
	}
	if i.To.last() < i.From.first() {
		return fmt.Errorf("%v is before %v", i.To, i.From)
	}
	return nil
}
