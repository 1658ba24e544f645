package edtf

import "strings"

// String prints the value in EDTF; "" for the zero Value. Parse reads it back
// to an equal Value.
func (v Value) String() string {
	if v.IsZero() {
		return ""
	}
	switch v.Form {
	case Single:
		return v.Items[0].From.String()
	case Interval:
		return v.Items[0].From.String() + "/" + v.Items[0].To.String()
	}
	var b strings.Builder
	b.WriteByte("[{"[v.Form-OneOf])
	for i, item := range v.Items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(item.String())
	}
	b.WriteByte("]}"[v.Form-OneOf])
	return b.String()
}

// String prints an item of a set: a, a..b, a.. or ..b.
func (i Item) String() string {
	if !i.Range {
		return i.From.String()
	}
	s := ".."
	if i.From.Side == Known {
		s = i.From.String() + s
	}
	if i.To.Side == Known {
		s += i.To.String()
	}
	return s
}

// String prints the date in EDTF; ".." and "" for ends that are no dates.
func (d Date) String() string {
	if d.Side == Open {
		return ".."
	}
	s := d.Year.String()
	if d.Month.Digits != "" {
		s += "-" + d.Month.String()
	}
	if d.Day.Digits != "" {
		s += "-" + d.Day.String()
	}
	return s + d.Clock
}

// String prints the part with its marks.
func (p Part) String() string {
	b := make([]byte, 0, 8)
	if p.Before != Plain {
		b = append(b, byte(p.Before))
	}
	b = append(b, p.Digits...)
	if p.After != Plain {
		b = append(b, byte(p.After))
	}
	return string(b)
}
