package times

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/corpus"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/resolve/when/timex"
	"github.com/reportedly/reportedly/text"
)

// Stretch is a run of days, from Beginning or to End where it is open.
type Stretch struct {
	First, Last edtf.Day
	// Clock tells that the gold is more exact than the day.
	Clock bool
}

// Duckling's examples are told from this day.
const ducklingNow = "2013-02-12"

var ducklingValue = regexp.MustCompile(`^datetime\w* (After |Before )?\(*([-\d, ]+)\)(?:, \(([-\d, ]+)\)\))? (\w+)(?: ".*")?$`)

// DecodeDuckling reads a table of a value and a phrase a line, below a line with
// their names: the examples of Duckling.
func DecodeDuckling(path string, content []byte) ([]Phrase, error) {
	var out []Phrase
	n := 0
	for line := range strings.Lines(string(content)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if n == 1 || line == "" {
			continue
		}
		value, phrase, ok := strings.Cut(line, "\t")
		want, clock, valid := ducklingDays(value)
		if !ok || !valid {
			return nil, fmt.Errorf("%s:%d: %w: no value and phrase", path, n, reportedly.ErrInvalid)
		}
		phrase = strings.TrimSpace(phrase)
		kind := "day"
		if clock {
			kind = "clock"
		}
		out = append(out, Phrase{
			Set: "duckling", Kind: kind, Language: languageOf(path), Gold: value, Want: []Stretch{want},
			Doc:  &ling.Document{ID: fmt.Sprintf("%s:%d", path, n), Text: text.New(phrase), Published: ducklingNow},
			Span: text.Span{End: len(phrase)},
		})
	}
	return out, nil
}

// ducklingDays are the days of "datetime (2013, 2, 15, 0, 0, 0) Day" and the like.
func ducklingDays(s string) (want Stretch, clock, ok bool) {
	m := ducklingValue.FindStringSubmatch(s)
	if m == nil {
		return want, false, false
	}
	from, ok := sixNumbers(m[2])
	if !ok {
		return want, false, false
	}
	first := edtf.NewDay(from[0], from[1], from[2])
	clock = strings.Contains("Second Minute Hour", m[4])
	want = Stretch{First: first, Last: grainEnd(first, m[4]), Clock: clock}
	switch {
	case m[1] == "After ":
		want.Last = edtf.End
	case m[1] == "Before ":
		want.First, want.Last = edtf.Beginning, first-1
	case m[3] != "":
		to, ok := sixNumbers(m[3])
		if !ok {
			return want, false, false
		}
		want.Last = edtf.NewDay(to[0], to[1], to[2])
		if to[3] == 0 && to[4] == 0 && to[5] == 0 && want.Last > first {
			want.Last-- // the end is the first moment that is out
		}
	}
	return want, clock, true
}

func sixNumbers(s string) (out [6]int, ok bool) {
	f := strings.Split(s, ",")
	if len(f) != len(out) {
		return out, false
	}
	for i := range out {
		n, err := strconv.Atoi(strings.TrimSpace(f[i]))
		if err != nil || n < -10_000 || n > 10_000 {
			return out, false
		}
		out[i] = n
	}
	return out, true
}

// grainEnd is the last day of the unit that begins on a day.
func grainEnd(first edtf.Day, grain string) edtf.Day {
	y, m, d := first.Civil()
	switch grain {
	case "Week":
		return first + 6
	case "Month":
		return edtf.NewDay(y, m+1, d) - 1
	case "Quarter":
		return edtf.NewDay(y, m+3, d) - 1
	case "Year":
		return edtf.NewDay(y+1, m, d) - 1
	}
	return first
}

// timeSpec is a case of the Recognizers' specifications, in the form of a model
// (Resolution) or of a parser (Value).
type timeSpec struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text       string
		TypeName   string
		Type       string
		Start      int // characters
		Resolution struct {
			Values []specValue `json:"values"`
		}
		Value json.RawMessage
	}
}

// specValue is one reading of a phrase; more than one are listed where it may
// lie in the past or in the future.
type specValue struct {
	Type  string `json:"type"`
	Timex string `json:"timex"`
	Value string `json:"value"`
	Start string `json:"start"`
	End   string `json:"end"`
	Mod   string
}

// DecodeTimeSpecs reads specifications of the Recognizers-Text project: cases
// with an input, a reference date and results. Dates and ranges of dates are
// taken; times of day, lengths and repeats are not.
func DecodeTimeSpecs(path string, content []byte) ([]Phrase, error) {
	var specs []timeSpec
	if err := json.Unmarshal(bytes.TrimPrefix(content, []byte("\ufeff")), &specs); err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", path, reportedly.ErrInvalid, err)
	}
	var out []Phrase
	for i, s := range specs {
		published, _, _ := strings.Cut(s.Context.ReferenceDateTime, "T")
		doc := &ling.Document{ID: fmt.Sprintf("%s#%d", path, i), Text: text.New(s.Input), Published: published}
		for _, r := range s.Results {
			kind := strings.TrimPrefix(r.TypeName+r.Type, "datetimeV2.")
			values := r.Resolution.Values
			if len(values) == 0 {
				values = parserValues(r.Value)
			}
			p := Phrase{Set: "recognizers", Kind: kind, Language: languageOf(path), Doc: doc, Span: specSpan(s.Input, r.Text, r.Start)}
			for _, v := range values {
				if want, ok := v.days(); ok {
					p.Want = append(append(p.Want, want), v.named()...)
					p.Gold = strings.TrimPrefix(p.Gold+" | "+v.Timex+" "+v.Mod+" "+v.Value+v.Start+".."+v.End, " | ")
				}
			}
			if (kind == "date" || kind == "daterange") && len(p.Want) > 0 && published != "" {
				out = append(out, p)
			}
		}
	}
	return out, nil
}

// parserValues are the two readings of a parser's result.
func parserValues(raw json.RawMessage) []specValue {
	var v struct {
		Timex                            string
		Mod                              string
		FutureResolution, PastResolution map[string]string
	}
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	var out []specValue
	for _, r := range []map[string]string{v.FutureResolution, v.PastResolution} {
		if len(r) > 0 {
			out = append(out, specValue{Timex: v.Timex, Mod: v.Mod, Value: r["date"], Start: r["startDate"], End: r["endDate"]})
		}
	}
	return out
}

// days are the days of a reading; ranges leave out their end.
func (v specValue) days() (Stretch, bool) {
	out := Stretch{First: edtf.Beginning, Last: edtf.End}
	if d, ok := specDay(v.Value); ok {
		return Stretch{First: d, Last: d}, true
	}
	if d, ok := specDay(v.Start); ok {
		out.First = d
		// "After 1 January 2007" has that day as its start, "after 2016" the next.
		if v.Mod == "after" && strings.Count(v.Timex, "-") == 2 {
			out.First++
		}
	} else if v.Start != "" {
		return out, false
	}
	if d, ok := specDay(v.End); ok {
		out.Last = d - 1
	} else if v.End != "" {
		return out, false
	}
	return out, v.Start != "" || v.End != ""
}

// named is the unit that the TIMEX3 value of a reading names beside its days, as
// 2018-05 of "earlier this month".
func (v specValue) named() []Stretch {
	d, ok := timex.Parse(v.Timex)
	if !ok || strings.Contains(v.Timex, "X") || v.Mod != "" && v.Mod != "start" && v.Mod != "mid" && v.Mod != "end" {
		return nil
	}
	return []Stretch{{First: d.First(), Last: d.Last()}}
}

func specDay(s string) (edtf.Day, bool) {
	s, _, _ = strings.Cut(s, " ")
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, false
	}
	return edtf.NewDay(t.Year(), int(t.Month()), t.Day()), true
}

// specSpan is the span of a result's words; where the file's offset is wrong,
// they are looked for.
func specSpan(input, words string, start int) text.Span {
	at := corpus.Characters(input)
	if start >= 0 && start < len(at) {
		from := at[start]
		if end := from + len(words); end <= len(input) && strings.EqualFold(input[from:end], words) {
			return text.Span{Start: from, End: end}
		}
	}
	if i := strings.Index(strings.ToLower(input), strings.ToLower(words)); i >= 0 && i+len(words) <= len(input) {
		return text.Span{Start: i, End: i + len(words)}
	}
	return text.Span{End: len(input)}
}
