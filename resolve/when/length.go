package when

// Length is how long a time is: three weeks, or some weeks where N is 0. The
// zero Length stands for none told.
type Length struct {
	N     int
	Tenth int    // tenths beside N: "two and a half years" has 5
	Unit  string // minute, hour, night, day, weekend, week, fortnight, month, quarter, year, decade, century
}

// IsZero tells whether no length is told.
func (l Length) IsZero() bool { return l.Unit == "" }

// Deixis tells where a time without a value lies, as seen from the publication.
type Deixis string

// Where a time lies; "" where that isn't told.
const (
	Present Deixis = "present" // "now", "currently"
	Bygone  Deixis = "past"    // "recently", "formerly"
	Coming  Deixis = "future"  // "soon", "in the coming days"
)

// String is the unit's name in the singular.
func (u unit) String() string {
	return [...]string{"", "minute", "hour", "night", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade", "century"}[u]
}

// length is the distance as a Length.
func (d distance) length() Length { return Length{N: d.n, Tenth: d.tenth, Unit: d.unit.String()} }

// lengthIn is the length that the parts of a form tell: of a distance, or of a
// unit with the number before it. A unit without a number is one, or some where
// it stands in the plural: "for weeks".
func lengthIn(c []part) Length {
	n := 0
	for _, p := range c {
		switch {
		case p.m > 0:
			return p.distance().length()
		case p.ok && p.word == "" && p.n > 0:
			n = p.n
		case p.ok && unitOf(p.word) != noUnit:
			if n == 0 && !plural(p.word) {
				n = 1
			}
			return Length{N: n, Unit: unitOf(p.word).String()}
		}
	}
	return Length{}
}

func plural(w string) bool { return len(w) > 0 && w[len(w)-1] == 's' }

// lasting is a length of time, which has no date.
func lasting(c []part) sense {
	l := lengthIn(c)
	return func(ref) answer { return answer{why: isDuration, length: l} }
}

// recurring is a time that comes again, by the length from one to the next.
func recurring(c []part) sense {
	l := lengthIn(c)
	return func(ref) answer { return answer{why: isRecurring, length: l} }
}

// stretch is a sense that has a length beside its value.
func stretch(d distance, s sense) sense {
	if s == nil {
		return nil
	}
	return func(r ref) answer {
		a := s(r)
		a.length = d.length()
		return a
	}
}

// pointing is a vague time.
func pointing(where Deixis) func([]part) sense {
	return fixedSense(func(ref) answer { return answer{why: isVague, deixis: where} })
}

// pointed is a vague time that has a value.
func pointed(where Deixis, s sense) sense {
	return func(r ref) answer {
		a := s(r)
		a.deixis = where
		return a
	}
}
