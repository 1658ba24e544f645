package imprint_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ingest/imprint"
)

func TestDates(t *testing.T) {
	for line, want := range map[string]string{
		"READOUT - 6 November 2023":              "2023-11-06",
		"27 December 2016":                       "2016-12-27",
		"Dec. 27, 2016":                          "2016-12-27",
		"Tuesday, the 3rd of May 2019":           "2019-05-03",
		"Published: 2019-05-03T10:00:00Z":        "2019-05-03",
		"3.5.2019":                               "2019-05-03",
		"27/12/2016":                             "2016-12-27",
		"12/27/2016":                             "2016-12-27",
		"Sept 5th, 2013":                         "2013-09-05",
		"as of 30 August 2023, 17:00":            "2023-08-30",
		"3 May 2019, updated 4 May 2019":         "2019-05-03 2019-05-04",
		"12/05/2016":                             "", // May or December?
		"18 December":                            "", // of which year?
		"30 February 2019":                       "", // no such day
		"8–14 November 2021":                     "",
		"27 July – 9 August 2023":                "",
		"26 SEPTEMBER TO 2 OCTOBER 2022":         "",
		"10 Rajab 1445":                          "",
		"Resolution 2249 (2015)":                 "",
		strings.Repeat("x", 500) + " 3 May 2019": "", // no header line
	} {
		var got []string
		for _, d := range imprint.Dates(line) {
			got = append(got, d.EDTF)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", line, s, want)
		}
	}
}

func TestHasDateAndRest(t *testing.T) {
	for line, rest := range map[string]string{
		"Published: Friday 3 May 2019, 14:30 GMT": "",
		"Geneva, 3 May 2019":                      "Geneva",
		"Wad Madani, 10 Rajab 1445":               "Wad Madani",
		"HORN WEEKLY, 8–14 November 2021":         "HORN WEEKLY",
		"Issued 18 December":                      "",
	} {
		if !imprint.HasDate(line) {
			t.Errorf("%q has a date", line)
		}
		if got := imprint.Rest(line); got != rest {
			t.Errorf("%q: rest %q, want %q", line, got, rest)
		}
	}
	for _, line := range []string{"May the truce hold", "Brigade 12", "Resolution 2249"} {
		if imprint.HasDate(line) {
			t.Errorf("%q has no date", line)
		}
	}
}

func TestStamp(t *testing.T) {
	for value, want := range map[string]string{
		"2016-12-27T10:00:00+02:00":     "2016-12-27",
		"2016-12-27":                    "2016-12-27",
		"20161227T100000Z":              "2016-12-27",
		"2016-12":                       "2016-12",
		"2016":                          "2016",
		"Tue, 27 Dec 2016 10:00:00 GMT": "2016-12-27",
		"2016-13-01":                    "",
		"20161301":                      "",
		"last week":                     "",
		"":                              "",
	} {
		if got, ok := imprint.Stamp(value); got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", value, got, ok, want)
		}
	}
}

func TestAuthor(t *testing.T) {
	for line, want := range map[string]string{
		"By Jane Doe":                       "Jane Doe",
		"By Jane Doe, Port Amal":            "Jane Doe",
		"By Jane Doe and Richard al-Roe":    "Jane Doe and Richard al-Roe",
		"Jane Doe in Port Amal":             "Jane Doe",
		"By our correspondent":              "",
		"By Staff Writer":                   "",
		"By Tuesday the rebels had gone":    "",
		"Foreign Ministry in Cairo":         "",
		"Rebels in Port Amal take a bridge": "",
	} {
		if got := imprint.Author(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
	for value, want := range map[string]string{"BY: JANE DOE": "JANE DOE", "Jane Doe4 May 2019": "Jane Doe", "jane@example.org": "", "admin": ""} {
		if got := imprint.Name(value); got != want {
			t.Errorf("Name(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestBodyAndGenre(t *testing.T) {
	for line, want := range map[string]bool{
		"FOREIGN MINISTRY OF EXAMPLE":          true,
		"Office of the Spokesperson":           true,
		"Coast Rights Observatory":             true,
		"Foreign Ministry Condemns Attack":     false,
		"Gunmen Storm Army Headquarters":       false,
		"Rebels Attack UN Mission":             false,
		"The ministry of war":                  false,
		"Port Amal":                            false,
		"Council of Elders, 3 May":             false,
		"Who Controls the Harbour Commission?": false,
	} {
		if got := imprint.Body(line); got != want {
			t.Errorf("Body(%q) = %v", line, got)
		}
	}
	for line, want := range map[string]bool{
		"SITUATION REPORT No. 4":              true,
		"Final communiqué":                    true,
		"STATEMENT OF THE HARBOUR COUNCIL":    true,
		"UN report says troops left":          false,
		"Press freedom under threat on coast": false,
	} {
		if got := imprint.Genre(line); got != want {
			t.Errorf("Genre(%q) = %v", line, got)
		}
	}
}
