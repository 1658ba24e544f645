package edtf_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/when/edtf"
)

// valid are values with the first and last day that they may mean.
var valid = []struct{ value, first, last string }{
	{"2016-12-18", "2016-12-18", "2016-12-18"},
	{"2016-12", "2016-12-01", "2016-12-31"},
	{"2016", "2016-01-01", "2016-12-31"},
	{"0000", "0000-01-01", "0000-12-31"},
	{"2023-11-12T05:40", "2023-11-12", "2023-11-12"},
	{"2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01"},
	{"2004-01-01T10:10:10+05:30", "2004-01-01", "2004-01-01"},
	{"1964/2008", "1964-01-01", "2008-12-31"},
	{"2004-02-01/2005-02", "2004-02-01", "2005-02-28"},

	{"Y170000002", "", ""},
	{"-1985", "", ""},
	{"2001-21", "2001-03-01", "2001-05-31"},
	{"2015-24", "2015-12-01", "2016-02-29"},
	{"1984?", "1984-01-01", "1984-12-31"},
	{"2004-06~", "2004-06-01", "2004-06-30"},
	{"2004-06-11%", "2004-06-11", "2004-06-11"},
	{"201X", "2010-01-01", "2019-12-31"},
	{"20XX", "2000-01-01", "2099-12-31"},
	{"2016-XX", "2016-01-01", "2016-12-31"},
	{"1985-04-XX", "1985-04-01", "1985-04-30"},
	{"1985-XX-XX", "1985-01-01", "1985-12-31"},
	{"1985-04-12/..", "1985-04-12", "open"},
	{"../1985", "open", "1985-12-31"},
	{"1985/", "1985-01-01", "open"},
	{"/1985-04-12", "open", "1985-04-12"},

	{"XXXX-12-18", "0000-12-18", "9999-12-18"},
	{"156X-12-25", "1560-12-25", "1569-12-25"},
	{"1XXX-12", "1000-12-01", "1999-12-31"},
	{"1984-1X", "1984-10-01", "1984-12-31"},
	{"XXXX-02-29", "0000-02-29", "9996-02-29"},
	{"XXXX-11/XXXX-03", "0000-11-01", "9999-03-31"},
	{"Y-17E7", "", ""},
	{"1950S2", "1900-01-01", "1999-12-31"},
	{"2001-34", "2001-04-01", "2001-06-30"},
	{"2001-31", "2001-03-01", "2001-05-31"},
	{"2001-40", "2001-01-01", "2001-06-30"},
	{"[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"},
	{"[2016-12-19..2016-12-25]", "2016-12-19", "2016-12-25"},
	{"[..1760-12-03]", "open", "1760-12-03"},
	{"[1760-12..]", "1760-12-01", "open"},
	{"{2018-12-07,2018-12-08}", "2018-12-07", "2018-12-08"},
	{"2004-06~-11", "2004-06-11", "2004-06-11"},
	{"?2004-06-~11", "2004-06-11", "2004-06-11"},
	{"2004?-06-~11", "2004-06-11", "2004-06-11"},
	{"2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"},
	{"2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"},
}

func TestParse(t *testing.T) {
	for _, tt := range valid {
		t.Run(tt.value, func(t *testing.T) {
			v, err := edtf.Parse(tt.value)
			if err != nil {
				t.Fatal(err)
			}
			if got := v.String(); got != tt.value {
				t.Errorf("printed as %q", got)
			}
			if tt.first == "" {
				return
			}
			if got := day(v.First()); got != tt.first {
				t.Errorf("first day %s, want %s", got, tt.first)
			}
			if got := day(v.Last()); got != tt.last {
				t.Errorf("last day %s, want %s", got, tt.last)
			}
		})
	}
}

func TestParseSpaces(t *testing.T) {
	v, err := edtf.Parse("[1667, 1668]")
	if err != nil || v.String() != "[1667,1668]" {
		t.Errorf("got %v, %v", v, err)
	}
}

func TestParseInvalid(t *testing.T) {
	for _, s := range []string{
		"", "/", "..", "x", "16-12-2016", "2016-13", "2016-00", "2016-20", "2016-42", "2016-12-32", "2016-02-30",
		"2015-02-29", "2016-12-1", "2016-21-01", "2016-3X", "18 December", "20161218", "2016-12-18 ", " 2016",
		"?2016?", "2016-12-18T25:00", "2016-12T10:00", "2016-12-18T10", "2017/2016", "2016/2017/2018", "[2016",
		"[2016..2015]", "[,]", "{}", "[..]", "[..2015,..2016]", "[2016..,2017]", "2016..2017", "Y2016E99", "-0000",
		"1950S5", "195XS2", "Y", "YX", "2016-12-18?T10:00Z?", "２０１６", "[[2016]]", strings.Repeat("2016/", 500),
	} {
		v, err := edtf.Parse(s)
		if !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("Parse(%.40q) = %v, %v, want an error", s, v, err)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, s := range []string{"2016", "2016-12", "2016-12-27", " 2016-12-27\n"} {
		v, err := edtf.Published(s)
		if err != nil || v.String() != strings.TrimSpace(s) {
			t.Errorf("Published(%q) = %v, %v", s, v, err)
		}
	}
	for _, s := range []string{
		"", "27/12/2016", "Dec 27, 2016", "2016-12-18/2016-12-20", "XXXX-12-18", "2016~", "2016-21", "2016-02-30",
		"[2016]", "2016-12-27T10:00Z", "-2016", "Y12016", "2016-12-XX",
	} {
		_, err := edtf.Published(s)
		var hint *reportedly.HintError
		if !errors.Is(err, reportedly.ErrInvalid) || !errors.As(err, &hint) || !strings.Contains(hint.Hint, "for example 2016-12-27") {
			t.Errorf("Published(%q): %v, want an error with an example", s, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range valid {
		f.Add(tt.value)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := edtf.Parse(s)
		if err != nil {
			return
		}
		again, err := edtf.Parse(v.String())
		if err != nil {
			t.Fatalf("%q printed as %q, which is refused: %v", s, v, err)
		}
		if diff := cmp.Diff(v, again); diff != "" {
			t.Fatalf("%q printed as %q, which reads differently: %s", s, v, diff)
		}
		if v.First() > v.Last() {
			t.Fatalf("%q ends before it begins", s)
		}
	})
}

func day(d edtf.Day) string {
	if d == edtf.Beginning || d == edtf.End {
		return "open"
	}
	return d.Date().String()
}
