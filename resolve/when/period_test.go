package when_test

import (
	"strings"
	"testing"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when"
	"github.com/reportedly/reportedly/text"
)

func TestPeriod(t *testing.T) {
	tests := []struct{ heading, line, want string }{
		{"Week of 7-13 March 2022", "Rebels attacked the town on Saturday.", "2022-03-12"},
		{"Week of 7-13 March 2022", "A convoy was hit on 8 March.", "2022-03-08"},
		{"Situation Update, 4–10 May 2019", "Two men were arrested on Tuesday.", "2019-05-07"},
		{"Reporting period: 28 February to 6 March 2022", "Two men were arrested on 28 February.", "2022-02-28"},
		{"1-31 March 2022", "A convoy was hit on 8 March.", "2022-03-08"},
		{"1-31 March 2022", "Rebels attacked the town on Saturday.", ""}, // which of five?
		{"Week of 7-13 March 2022", "Rebels attacked the town yesterday.", ""},
		{"The war of 1990-2003", "A convoy was hit on 8 March.", "XXXX-03-08"},
		{"Two weeks, 7-13 March 2022 and 14-20 March 2022", "A convoy was hit on 8 March.", "XXXX-03-08"},
	}
	for _, tc := range tests {
		body := tc.heading + "\n\n" + tc.line
		at := len(tc.heading) + 2
		span := text.Span{Start: at, End: len(body)}
		d := &ling.Document{Text: text.New(body), Blocks: []ling.Block{{Kind: ling.Date, Span: text.Span{End: len(tc.heading)}}, {Kind: ling.Body, Span: span}},
			Sentences: []ling.Sentence{{Span: span, Block: 1}}}
		got := when.Read(t.Context(), d)
		if len(got) != 1 || got[0].When.EDTF != tc.want {
			t.Errorf("%q, %q: got %+v, want %q", tc.heading, tc.line, got, tc.want)
			continue
		}
		if strings.HasPrefix(tc.want, "20") && !strings.Contains(got[0].When.Why, "the period that the report covers") {
			t.Errorf("%q: the reason %q doesn't name the period", tc.line, got[0].When.Why)
		}
	}
}
