package shared_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/web/shared"
)

func TestHighlight(t *testing.T) {
	for _, x := range []struct{ query, text, want string }{
		{"attack", "They ATTACKED the post; attacks go on.", "They [ATTACKED] the post; [attacks] go on."},
		{`"the mill" sirte`, "In Sirté the mill stands.", "In [Sirté] [the] [mill] stands."},
		{"brig*", "brigade, brigadier and the rig", "[brigade], [brigadier] and the rig"},
		{"-post mill", "the post and the mill", "the post and the [mill]"},
		{"مصر", "قال في مِصر", "قال في [مِصر]"},
		{"", "nothing", "nothing"},
		{"x", "", ""},
		{"b", "<b>b</b>\u202eb", `<[b]>[b]</[b]>\u202eb`},
	} {
		got := ""
		for _, p := range shared.NewHighlighter(x.query).Pieces(x.text) {
			if p.Hit {
				got += "[" + p.Text + "]"
			} else {
				got += p.Text
			}
		}
		if got != x.want {
			t.Errorf("%q in %q: %q, want %q", x.query, x.text, got, x.want)
		}
		if strings.ContainsRune(got, '\u202e') {
			t.Errorf("%q keeps what turns the direction of others", got)
		}
	}
}

func TestDays(t *testing.T) {
	for _, x := range []struct{ since, until, want string }{
		{"2016-11-03", "2016-11-05", "3 to 5 November 2016"}, {"2016-11", "2016-11", "November 2016"}, {"2016", "2016", "2016"},
		{"2016-11-03", "2016-11-03", "3 November 2016"}, {"2016-11-03", "2016-12-01", "3 November to 1 December 2016"}, {"2015", "2016", "1 January 2015 to 31 December 2016"},
		{"", "2016-02", "until 29 February 2016"}, {"2016", "", "since 1 January 2016"}, {"", "", ""},
	} {
		first, last, err := shared.Days(x.since, x.until)
		if got := shared.Span(first, last); err != nil || got != x.want {
			t.Errorf("%q to %q: %q, %v; want %q", x.since, x.until, got, err, x.want)
		}
	}
	for _, x := range [][2]string{{"soon", ""}, {"", "2016-13"}, {"2017", "2016"}, {"2016-02-30", ""}} {
		if _, _, err := shared.Days(x[0], x[1]); err == nil {
			t.Errorf("%v is taken for days", x)
		} else if shared.Advice(err) == "" || strings.Contains(shared.Advice(err), "invalid input") {
			t.Errorf("advice %q", shared.Advice(err))
		}
	}
}
