package timex_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/resolve/when/timex"
	"github.com/reportedly/reportedly/text"
)

// values are pairs of EDTF and TIMEX3; back is what is read from the TIMEX3
// where it isn't the first.
var values = []struct{ edtf, timex, back string }{
	{"2016-12-18", "2016-12-18", ""},
	{"2016-12-18~", "2016-12-18", "2016-12-18"},
	{"2016-12", "2016-12", ""},
	{"2016?", "2016", "2016"},
	{"XXXX-12-18", "XXXX-12-18", ""},
	{"2016-XX-XX", "2016-XX-XX", ""},
	{"199X", "199", ""},
	{"19XX", "19", ""},
	{"2016-21", "2016-SP", ""},
	{"2016-22", "2016-SU", ""},
	{"2016-23", "2016-FA", ""},
	{"2016-24", "2016-WI", ""},
	{"2016-26", "2016-SU", "2016-22"},
	{"2016-36", "2016-Q4", "2016-10/2016-12"},
	{"2016-10/2016-12", "2016-Q4", ""},
	{"2016-07/2016-12", "2016-H2", ""},
	{"2016-40", "2016-H1", "2016-01/2016-06"},
	{"[2016-12-19..2016-12-25]", "2016-W51", ""},
	{"2016-12-19/2016-12-25", "2016-W51", "[2016-12-19..2016-12-25]"},
	{"[2015-12-28..2016-01-03]", "2015-W53", ""},
	{"[2016-12-24..2016-12-25]", "2016-W51-WE", ""},
	{"2016-12-01/2016-12-31", "2016-12", "2016-12"},
	{"2014/..", "2014", "2014"},
	{"../2016-03", "2016-03", "2016-03"},
	{"2016-12-18T09:40", "2016-12-18", "2016-12-18"},
	{"-0043", "BC0043", "none"},
	{"2016-12-20/2016-12-25", "", "none"},
	{"[2016-12-18,2016-12-20]", "", "none"},
	{"2016-37", "", "none"},
	{"", "", "none"},
}

func TestValue(t *testing.T) {
	for _, tt := range values {
		v, err := edtf.Parse(tt.edtf)
		if err != nil && tt.edtf != "" {
			t.Fatal(err)
		}
		if got := timex.Value(v); got != tt.timex {
			t.Errorf("Value(%s) = %q, want %q", tt.edtf, got, tt.timex)
		}
		want := tt.back
		if want == "" {
			want = tt.edtf
		}
		got := "none"
		if back, ok := timex.Parse(tt.timex); ok {
			got = back.String()
		}
		if got != want {
			t.Errorf("Parse(%s) = %s, want %s", tt.timex, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for value, want := range map[string]string{
		"2016-12-18TNI": "2016-12-18", "2016-12-18T09:40": "2016-12-18", "2016-W51-7": "2016-12-25", "2016-W01": "[2016-01-04..2016-01-10]",
		"PAST_REF": "", "PRESENT_REF": "", "FUTURE_REF": "", "P3D": "", "PT2H": "", "XXXX-WXX-5": "", "FY2016": "", "2016-W60": "", "2016-Q5": "",
		"2016-WXX": "", "2016-13": "", "TNI": "", "20165": "", "19-05": "", "2016-W51-8": "", "9999-W52": "", "2016-": "", "x": "", "2016-27": "",
	} {
		got := ""
		if v, ok := timex.Parse(value); ok {
			got = v.String()
		}
		if got != want {
			t.Errorf("Parse(%s) = %q, want %q", value, got, want)
		}
	}
}

// TestOf reads sentences, published on 27 December 2016, and writes their times
// as TIMEX3.
func TestOf(t *testing.T) {
	for sentence, want := range map[string]string{
		"He left in late November and came back two weeks ago.":      "DATE 2016-11 «late November» | DATE 2016-W50 «two weeks ago»",
		"Since 2014 nobody has come.":                                "DATE 2014 «2014»",
		"The vote was held last week, on Tuesday's eve.":             "DATE 2016-W51 «last week» | DATE 2016-12-27 «Tuesday»",
		"They met from 3 to 5 May.":                                  "DATE 2016-05-03 «3» | DATE 2016-05-05 «5 May»",
		"He was shot on Friday night at the gate.":                   "TIME 2016-12-23TNI «Friday night»",
		"A blast was heard at 09:40 on Sunday.":                      "TIME 2016-12-25T09:40 «09:40 on Sunday»",
		"Sales fell in the third quarter.":                           "DATE 2016-Q3 «the third quarter»",
		"The siege lasted for two and a half years.":                 "DURATION P2.5Y «two and a half years»",
		"It was shelled for weeks.":                                  "DURATION PXW «weeks»",
		"Over the past 48 hours nine were killed.":                   "DURATION PT48H «the past 48 hours»",
		"They pray every Friday and meet daily.":                     "SET XXXX-WXX-5 «every Friday» | SET P1D «daily»",
		"He is now in Dirna, recently freed, and will soon go home.": "DATE PRESENT_REF «now» | DATE PAST_REF «recently» | DATE FUTURE_REF «soon»",
		"Two days after the landslide they dug on.":                  "DURATION P2D «Two days»",
		"After the war he left.":                                     "",
		"Several years ago it was a farm.":                           "DATE PAST_REF «Several years ago»",
		"The 1990s were worse.":                                      "DATE 199 «The 1990s»",
	} {
		doc := &ling.Document{Text: text.New(sentence), Published: "2016-12-27", Sentences: []ling.Sentence{{Span: text.Span{End: len(sentence)}}}}
		var got []string
		for _, r := range when.Read(context.Background(), doc) {
			for _, e := range timex.Of(r) {
				got = append(got, string(e.Type)+" "+e.Value+" «"+doc.Text.Slice(e.Span)+"»")
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s: %s", sentence, diff)
		}
	}
}

// FuzzParse checks that what is read as EDTF is EDTF, and is written as TIMEX3
// that reads the same again.
func FuzzParse(f *testing.F) {
	for _, tt := range values {
		f.Add(tt.timex)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, ok := timex.Parse(s)
		if !ok {
			return
		}
		if _, err := edtf.Parse(v.String()); err != nil {
			t.Fatal(err)
		}
		if again, ok := timex.Parse(timex.Value(v)); ok && again.String() != v.String() {
			t.Fatalf("%s is %s, written %s, which is %s", s, v, timex.Value(v), again)
		}
	})
}

// FuzzOf checks that expressions lie within their text.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"from 3 to 5 May", "since late 2016", "the 6–7 May’s", "two days after the İstanbul blast's", "1990-91"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		doc := &ling.Document{Text: text.New(s), Published: "2016-12-27", Sentences: []ling.Sentence{{Span: text.Span{End: len(s)}}}}
		for _, r := range when.Read(context.Background(), doc) {
			for _, e := range timex.Of(r) {
				if e.Span.Empty() || e.Span.Start < 0 || e.Span.End > len(s) {
					t.Fatalf("%q: %v", s, e)
				}
			}
		}
	})
}
