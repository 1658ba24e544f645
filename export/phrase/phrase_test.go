package phrase_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
)

func named(names ...string) []reportedly.Participant {
	var out []reportedly.Participant
	for _, n := range names {
		out = append(out, reportedly.Participant{Name: n})
	}
	return out
}

func TestWho(t *testing.T) {
	event := reportedly.Claim{Kind: reportedly.KindEvent, Event: reportedly.Assault}
	for _, c := range []struct {
		actors, recipients []reportedly.Participant
		want               string
	}{
		{named("Dawn Brigade"), named("villagers"), "Dawn Brigade → villagers"},
		{named("Libya", "Malta"), nil, "Libya, Malta"},
		{nil, named("a judge"), "? → a judge"},
		{nil, nil, ""},
		{[]reportedly.Participant{{Text: "it", Name: "the Guard", Qualifier: "nominally", Implied: true}}, nil, "the Guard (nominally) (implied)"},
		{[]reportedly.Participant{{Text: "two\n  men"}}, nil, "two men"},
		{named("الجيش"), named("القرية"), "\u200eالجيش\u200e → \u200eالقرية\u200e"},
	} {
		claim := event
		claim.Actors, claim.Recipients = c.actors, c.recipients
		if got := phrase.Who(&claim); got != c.want {
			t.Errorf("Who = %q, want %q", got, c.want)
		}
	}
	office := reportedly.Claim{Kind: reportedly.KindOffice, Actors: []reportedly.Participant{{Name: "Rania Doss", Title: "Mayor"}}}
	if got := phrase.Who(&office); got != "Rania Doss, Mayor" {
		t.Errorf("Who of an office = %q", got)
	}
}

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		when *reportedly.When
		want string
	}{
		{nil, ""},
		{&reportedly.When{}, ""},
		{&reportedly.When{Text: "on Monday", EDTF: "2016-12-19", Relation: reportedly.OnTime}, "2016-12-19"},
		{&reportedly.When{Text: "by the end of May", EDTF: "2016-05-31", Relation: reportedly.BeforeOrDuringTime}, "by 2016-05-31"},
		{&reportedly.When{Text: "since 8 March", EDTF: "2020-03-08/..", Relation: reportedly.SinceTime}, "since 2020-03-08"},
		{&reportedly.When{Text: "until May", EDTF: "../2020-05", Relation: reportedly.UntilTime}, "until 2020-05"},
		{&reportedly.When{Text: "next week", EDTF: "[2022-05-16..2022-05-22]"}, "between 2022-05-16 and 2022-05-22"},
		{&reportedly.When{Text: "until a day next week", EDTF: "[2022-05-16..2022-05-22]", Relation: reportedly.UntilTime}, "until a day between 2022-05-16 and 2022-05-22"},
		{&reportedly.When{Text: "since the spring", Relation: reportedly.SinceTime}, "“since the spring”"},
		{&reportedly.When{Claim: "c4", Relation: reportedly.AfterTime}, "after c4"},
	} {
		if got := phrase.When(c.when); got != c.want {
			t.Errorf("When(%+v) = %q, want %q", c.when, got, c.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "soon": "soon", "2016": "2016", "2016-05-31": "2016-05-31", "2016-05-31T05:40:00Z": "2016-05-31T05:40:00Z",
		"2016-05/2016-07":           "2016-05 to 2016-07",
		"2016-05/..":                "from 2016-05 on",
		"../2016-05":                "until 2016-05",
		"[2016-05-01,2016-05-03]":   "2016-05-01 or 2016-05-03",
		"{2016-05-01,2016-05-03}":   "2016-05-01 and 2016-05-03",
		"[..2016-05-03]":            "until 2016-05-03",
		"2020-21":                   "spring 2020",
		"2020-24~":                  "about winter 2020",
		"2016~":                     "about 2016",
		"2016-05?":                  "2016-05 (uncertain)",
		"199X":                      "the 1990s",
		"2016-~05-03":               "2016-~05-03",
		"[2016-05-01~..2016-05-03]": "between about 2016-05-01 and 2016-05-03",
	} {
		if got := phrase.Period(in); got != want {
			t.Errorf("Period(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		n    reportedly.Number
		want string
	}{
		{reportedly.Number{Field: "killed", Min: 12, Max: 12}, "killed 12"},
		{reportedly.Number{Field: "killed", Min: 24}, "killed 24 or more"},
		{reportedly.Number{Field: "injured", Min: 3, Max: 5}, "injured 3 to 5"},
		{reportedly.Number{Field: "injured", Max: 5}, "injured 5 at most"},
		{reportedly.Number{Field: "size", Text: "a handful"}, "size “a handful”"},
	} {
		if got := phrase.Count(c.n); got != c.want {
			t.Errorf("Count(%+v) = %q, want %q", c.n, got, c.want)
		}
	}
}

func TestFigure(t *testing.T) {
	c := &reportedly.Claim{Numbers: []reportedly.Number{
		{Field: "killed", Text: "at least six", Min: 6}, {Field: "injured", Text: "three to five", Min: 3, Max: 5},
		{Field: "detained", Text: "a couple of men", Min: 2, Max: 2}, {Field: "size", Text: "a handful"}}}
	for field, want := range map[string]string{"killed": "6+", "injured": "3–5", "detained": "2", "size": "a handful", "displaced": ""} {
		if got := phrase.Figure(c, field); got != want {
			t.Errorf("Figure(%s) = %q, want %q", field, got, want)
		}
	}
}

func TestKnown(t *testing.T) {
	c := reportedly.Claim{
		Basis: reportedly.Reported, Likelihood: reportedly.Likely, Polarity: reportedly.Denied,
		Reality: reportedly.Prospective, Verification: reportedly.Unverified,
		SaidBy: []reportedly.Speaker{
			{Text: "Coast Radio", Name: "Coast Radio", Kind: reportedly.MediaSpeaker},
			{Text: "a spokesman", Name: "the Guard", Kind: reportedly.UnnamedSpeaker},
			{Text: "she", Name: "Rania Doss", Kind: reportedly.NamedOfficial},
		},
	}
	want := []string{"reported by Coast Radio, a spokesman (unnamed), Rania Doss (official)", "likely", "denied", "prospective", "unverified"}
	if diff := cmp.Diff(want, phrase.Known(&c)); diff != "" {
		t.Error(diff)
	}
	if got := strings.Join(phrase.Known(&reportedly.Claim{}), ";"); got != "asserted" {
		t.Errorf("Known of a bare claim = %q", got)
	}
}

// Every event type has the class that the codebook gives it.
func TestClass(t *testing.T) {
	want := strings.Fields("Q1 Q1 Q1 Q1 Q2 Q2 Q2 Q3 Q3 Q3 Q3 Q4 Q4 Q4 Q4 Q4")
	for i, e := range reportedly.Events {
		c := reportedly.Claim{Kind: reportedly.KindEvent, Event: e}
		if got := phrase.ClassOf(&c); got != phrase.Classes[want[i][1]-'1'] {
			t.Errorf("class of %s is %s", e, got)
		}
	}
	if phrase.ClassOf(&reportedly.Claim{Kind: reportedly.KindPresence}) != phrase.State {
		t.Error("presence is a state")
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"two\r\n\t words", "two words"},
		{"\x1b]0;title\x07", `\x1b]0;title\x07`},
		{"\u009b31m", `\x9b31m`},
		{"a\u202eb\u2066c", `a\u202eb\u2066c`},
		{"\xff\xfe", `\xff\xfe`},
		{"\ufffd", "\ufffd"},
		{"سلام\u200f می\u200cخواهم", "سلام\u200f می\u200cخواهم"},
		{"12\u00a0000", "12\u00a0000"},
		{"a\u0085b", `a\x85b`},
	} {
		if got := phrase.Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}
