package overlay_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/overlay"
	"github.com/reportedly/reportedly/text"
)

func TestCutter(t *testing.T) {
	const words = "Gunmen attacked the market"
	c := &reportedly.Claim{Evidence: []reportedly.Evidence{{Span: text.Span{End: len(words)}}}, Trigger: reportedly.Evidence{Span: text.Span{Start: 7, End: 15}},
		Actors: []reportedly.Participant{{Span: text.Span{End: 6}}}}
	labels := overlay.Labels([]*reportedly.Claim{c}, func(_ text.Span, r overlay.Role) bool { return r != overlay.Evidence })
	cut := func(most int) []string {
		var out []string
		runs := overlay.NewCutter(labels, most)
		for _, sp := range []text.Span{{End: 10}, {Start: 10, End: len(words)}} {
			runs.Cut(sp, func(run text.Span, labels []overlay.Label) {
				var roles []string
				for _, l := range labels {
					roles = append(roles, string(l.Role))
				}
				out = append(out, fmt.Sprintf("%q %s", words[run.Start:run.End], strings.Join(roles, " ")))
			})
		}
		return out
	}
	want := []string{`"Gunmen" who`, `" " `, `"att" trigger`, `"acked" trigger`, `" the market" `}
	if diff := cmp.Diff(want, cut(9)); diff != "" {
		t.Errorf("runs (-want +got):\n%s", diff)
	}
	if got := cut(0); strings.Contains(strings.Join(got, ""), "who") {
		t.Errorf("more labels than may be: %q", got)
	}
	if sp := overlay.Anchor(&reportedly.Claim{Actors: c.Actors}); sp != c.Actors[0].Span {
		t.Errorf("without a trigger the actor stands for the claim, got %v", sp)
	}
}
