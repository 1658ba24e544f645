package standing

import (
	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// run is days, both ends included; known is false where there are none.
type run struct {
	known       bool
	first, last edtf.Day
}

func published(s string) run {
	if len(s) > len("2006-01-02") && s[len("2006-01-02")] == 'T' {
		s = s[:len("2006-01-02")]
	}
	v, err := edtf.Parse(s)
	if s == "" || err != nil || v.IsZero() {
		return run{}
	}
	return run{true, max(v.First(), earliest), min(v.Last(), latest)}
}

// exactDays is how many days a time may have and still stand for all of them: a state
// that is told "on 3 March" or "that weekend". "In 2019" is some day of that year.
const exactDays = 4

// time fills an observation's days, and reports whether there are any. pub is the
// report's publication.
func (o *observation) time(c *reportedly.Claim, pub run) bool {
	var v edtf.Value
	if c.Time != nil && c.Time.EDTF != "" {
		if x, err := edtf.Parse(c.Time.EDTF); err == nil {
			v = x
		}
	}
	if v.IsZero() {
		return o.atPublication(pub)
	}
	first, last := max(v.First(), earliest), min(v.Last(), latest)
	switch c.Time.Relation {
	case reportedly.SinceTime, reportedly.AfterTime:
		return o.since(first, last, pub)
	case reportedly.UntilTime:
		o.end = Edge{Known: true, First: first, Last: last}
		return o.at(first, first, true, "told to have been so until then")
	case reportedly.BeforeTime, reportedly.BeforeOrDuringTime:
		return o.at(earliest, last, true, "told to have been so by then")
	}
	if v.Form == edtf.Interval {
		return o.fromTo(v.Items[0], pub)
	}
	return o.at(first, last, last-first >= exactDays, "told for these days")
}

// atPublication is a claim without a time: a state holds when the report comes out, and
// says nothing of any other day; a beginning or an end had come by then.
func (o *observation) atPublication(pub run) bool {
	if !pub.known {
		return false
	}
	switch o.sort {
	case began, ended, former:
		return o.at(earliest, pub.last, true, "had come by the report's date")
	}
	return o.at(pub.first, pub.last, pub.last > pub.first, "holds at the report's date only")
}

// since is a state that lasts from some day on to the report's date.
func (o *observation) since(first, last edtf.Day, pub run) bool {
	switch {
	case o.sort == ended:
		return o.at(first, last, last > first, "ended then")
	case o.sort == began:
		return o.at(first, last, last > first, "began then")
	}
	edge := Edge{Known: true, First: first, Last: last}
	if o.sort == holds {
		o.begin = edge
	}
	if !pub.known || pub.first < last {
		return o.at(first, last, last > first, "told to be so since then")
	}
	return o.at(last, pub.first, false, "told to be so since then, up to the report's date")
}

// fromTo is a state with both ends, or one that is open.
func (o *observation) fromTo(i edtf.Item, pub run) bool {
	begin, end := edgeOf(i.From), edgeOf(i.To)
	if o.sort != holds {
		first, last := earliest, latest
		if begin.Known {
			first = begin.First
		}
		if end.Known {
			last = end.Last
		}
		return o.at(first, last, true, "told within these days")
	}
	o.begin, o.end = begin, end
	switch {
	case begin.Known && end.Known:
		return o.at(begin.Last, max(begin.Last, end.First), false, "told from one day to the other")
	case begin.Known && pub.known && pub.first >= begin.Last:
		return o.at(begin.Last, pub.first, false, "told to be so since then, up to the report's date")
	case begin.Known:
		return o.at(begin.First, begin.Last, true, "told to be so since then")
	case end.Known:
		return o.at(end.First, end.First, true, "told to have been so until then")
	}
	return false
}

func edgeOf(d edtf.Date) Edge {
	if d.IsZero() || d.Side != edtf.Known {
		return Edge{}
	}
	v := d.Of()
	return Edge{Known: true, First: max(v.First(), earliest), Last: min(v.Last(), latest)}
}

func (o *observation) at(first, last edtf.Day, within bool, why string) bool {
	o.first, o.last, o.within, o.why = first, last, within && last > first, why
	return true
}
