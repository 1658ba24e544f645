package times

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/text"
)

// tallied counts differences by their reason.
type tallied map[string]int

func (t tallied) add(reason string) { t[reason]++ }

func (t tallied) merge(o tallied) {
	for k, n := range o {
		t[k] += n
	}
}

// rows are the reasons by falling count.
func (t tallied) rows(prefix string) []score.Row {
	var names []string
	for name := range t {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(t[b]-t[a], strings.Compare(a, b)) })
	var out []score.Row
	for _, name := range names {
		out = append(out, score.Line(prefix+strings.ReplaceAll(name, " ", "-"), score.Number("n", t[name])))
	}
	return out
}

// phraseCount counts phrases, by set and language and by kind.
type phraseCount struct {
	order    []string
	shares   map[string]*score.Share
	reasons  tallied
	mistakes []string
}

func newPhraseCount() *phraseCount {
	return &phraseCount{shares: map[string]*score.Share{}, reasons: tallied{}}
}

func (c *phraseCount) rows() []score.Row {
	var out []score.Row
	for _, name := range c.order {
		out = append(out, c.shares[name].Row(name))
	}
	return out
}

// phrase compares a phrase with the reading that has most of its words.
func (c *phraseCount) phrase(p Phrase, read []when.Reading) {
	best, overlap := -1, 0
	for i, r := range read {
		if n := overlapLen(r.Phrase.Span, p.Span); n > overlap && r.Phrase.Class != when.Event {
			best, overlap = i, n
		}
	}
	reason := "not found"
	line := fmt.Sprintf("%s «%s» %s", p.Doc.ID, score.Clip(p.Doc.Text.Slice(p.Span), 80), p.Gold)
	if p.Language != "en" {
		reason = "unsupported language"
	} else if best >= 0 {
		r := read[best]
		reason = whyPhrase(p, r)
		line += fmt.Sprintf(" → %s %s «%s» (%s)", r.When.Relation, r.When.EDTF, score.Clip(r.Phrase.Text, 80), r.When.Why)
	}
	set := p.Set + "." + p.Language
	for _, name := range []string{set, set + "." + p.Kind} {
		if c.shares[name] == nil {
			c.shares[name] = &score.Share{}
			c.order = append(c.order, name)
		}
		c.shares[name].Add(reason == "")
	}
	if reason != "" {
		c.reasons.add(reason)
		c.mistakes = append(c.mistakes, p.Set+": "+reason+": "+line)
	}
}

func overlapLen(a, b text.Span) int { return max(min(a.End, b.End)-max(a.Start, b.Start), 0) }

// whyPhrase is "" where a reading has the days of the gold, and else the class
// of the difference.
func whyPhrase(p Phrase, r when.Reading) string {
	if r.Value.IsZero() {
		switch {
		case r.Phrase.Class == when.Duration:
			return "no codebook value (a length)"
		case r.Phrase.Class == when.Recurring:
			return "no codebook value (a repeat)"
		case r.Phrase.Class == when.Vague:
			return "no codebook value (vague)"
		}
		return "no value"
	}
	for _, want := range p.Want {
		for _, have := range stretches(r, want.Clock) {
			if have.First == want.First && have.Last == want.Last {
				return ""
			}
		}
		if agrees(r, want, publishedOn(p.Doc)) {
			return ""
		}
	}
	if rest := p.Span.Len() - overlapLen(r.Phrase.Span, p.Span); rest > len("the ") {
		return "a part of the phrase"
	}
	return whyDays(p.Want[0], stretches(r, false)[0])
}

// publishedOn is the day of a document's publication, Beginning where not known.
func publishedOn(d *ling.Document) edtf.Day {
	v, err := edtf.Parse(d.Published)
	if err != nil {
		return edtf.Beginning
	}
	return v.First()
}

// stretches are the days that a reading may stand for. An approximate value is
// the unit of the calendar that it lies in as well; "until", "by" and "before the
// end of" leave open whether the limit itself is meant. A time of day cuts its day in two: after 15:00 on
// Monday is Monday too.
func stretches(r when.Reading, clock bool) []Stretch {
	values := []edtf.Value{r.Value}
	if r.Value.Date().Approximate() && !r.Unit.IsZero() {
		values = append(values, r.Unit)
	}
	clock = clock || r.Phrase.Clock != ""
	var out []Stretch
	for _, v := range values {
		first, last := v.First(), v.Last()
		s := Stretch{First: first, Last: last}
		switch r.When.Relation {
		case reportedly.BeforeTime, reportedly.UntilTime:
			until := Stretch{First: edtf.Beginning, Last: last}
			s = Stretch{First: edtf.Beginning, Last: first - 1}
			if r.When.Relation == reportedly.UntilTime || clock || !r.Unit.IsZero() || strings.HasPrefix(strings.ToLower(r.Phrase.Text), "by ") {
				out = append(out, until)
			}
		case reportedly.AfterTime:
			s = Stretch{First: last + 1, Last: edtf.End}
			if clock {
				out = append(out, Stretch{First: first, Last: edtf.End})
			}
		case reportedly.SinceTime:
			s.Last = edtf.End
		}
		out = append(out, s)
	}
	return out
}

// agrees tells of two notations that mean the same. The codebook has about the
// fifth for "early in the month" (2016-12-05~), others its first ten days. A season
// is 2016-22 in EDTF, whatever days it has; of two dates named together each is
// right, and "by Friday" begins with the day on which it is said. The Recognizers write where a range ends as the first day of what the words
// name last: "from 2014 to 2018" ends with 2018-01-01, "2 to 10 July" with
// 07-10.
func agrees(r when.Reading, want Stretch, published edtf.Day) bool {
	switch r.When.Relation {
	case reportedly.OnTime, reportedly.DuringTime:
	case reportedly.BeforeTime, reportedly.UntilTime:
		return want.First == published && want.Last == r.Value.Last()
	default:
		return false
	}
	have := Stretch{First: r.Value.First(), Last: r.Value.Last()}
	if r.Value.Form == edtf.AllOf || r.Value.Form == edtf.OneOf && !r.Value.Items[0].Range {
		for _, item := range r.Value.Items {
			if d := item.From.Of(); d.First() == want.First && d.Last() == want.Last {
				return true
			}
		}
		return false
	}
	if m := r.Value.Date().Month.Digits; m > "20" && m < "25" && !want.open() {
		middle := want.First + (want.Last-want.First)/2
		return want.Last-want.First > 80 && want.Last-want.First < 100 && have.First <= middle && middle <= have.Last
	}
	if r.Value.Date().Approximate() && !want.open() {
		return have.within(want)
	}
	if r.Value.Form != edtf.Interval || have.open() {
		return false
	}
	item := r.Value.Items[0]
	return item.To.Of().First() == want.Last+1 && have.First == want.First
}
