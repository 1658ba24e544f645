package independence

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/text"
)

// check finds the quotes in the reports and what can't be as the file has it.
func (s *Scenario) check() error {
	if len(s.Reports) == 0 {
		return fmt.Errorf("it has no reports")
	}
	for i, r := range s.Reports {
		switch {
		case r.ID == "" || s.report(r.ID) != &s.Reports[i]:
			return fmt.Errorf("reports[%d]: the id %q is missing or taken", i, r.ID)
		case strings.TrimSpace(r.Text) == "" || !utf8.ValidString(r.Text):
			return fmt.Errorf("reports[%d]: no text", i)
		case !isPublished(r.Published):
			return fmt.Errorf("reports[%d]: published %q: write 2025-03-12T09:10:00Z or 2025-03-12", i, r.Published)
		}
	}
	seen := map[string]bool{}
	for i := range s.Developments {
		d := &s.Developments[i]
		if d.ID == "" || seen[d.ID] {
			return fmt.Errorf("developments[%d]: the id %q is missing or taken", i, d.ID)
		}
		seen[d.ID] = true
		if err := s.checkDevelopment(d); err != nil {
			return fmt.Errorf("developments[%d]: %w", i, err)
		}
	}
	for i := range s.NotSame {
		l := &s.NotSame[i]
		if err := s.find([]*ScenarioQuote{&l.A, &l.B}); err != nil {
			return fmt.Errorf("not_same[%d]: %w", i, err)
		}
	}
	return nil
}

func isPublished(s string) bool {
	_, moment := time.Parse(time.RFC3339, s)
	_, day := time.Parse(time.DateOnly, s)
	return moment == nil || day == nil
}

func (s *Scenario) checkDevelopment(d *GoldDevelopment) error {
	kind, event := kindAndEvent(d.Event)
	switch {
	case !slices.Contains(reportedly.Kinds, kind), kind == reportedly.KindEvent && !slices.Contains(reportedly.Events, event):
		return fmt.Errorf("the event %q is neither a type of event nor another kind of claim", d.Event)
	case len(d.Claims) == 0:
		return fmt.Errorf("it has no claims")
	case !slices.Contains([]reportedly.State{reportedly.SingleSource, reportedly.Corroborated, reportedly.Contested}, d.State):
		return fmt.Errorf("there is no state %q", d.State)
	case len(d.Origins) != d.IndependentSources:
		return fmt.Errorf("%d origins, but independent_sources is %d", len(d.Origins), d.IndependentSources)
	case d.Fair != nil && (len(d.Fair) != 2 || d.Fair[0] > d.IndependentSources || d.Fair[1] < d.IndependentSources):
		return fmt.Errorf("fair %v: write the least and the most, with independent_sources (%d) between them", d.Fair, d.IndependentSources)
	case d.Toll != nil && (d.Toll.Min < 0 || d.Toll.Max < d.Toll.Min):
		return fmt.Errorf("toll from %d to %d", d.Toll.Min, d.Toll.Max)
	}
	for i, o := range d.Origins {
		for _, r := range o.Reports {
			if s.report(r) == nil {
				return fmt.Errorf("origins[%d]: there is no report %q", i, r)
			}
		}
	}
	for i, c := range d.Contradictions {
		for _, m := range append([]string{c.About}, c.AlsoOK...) {
			if matter(m) == "" {
				return fmt.Errorf("contradictions[%d]: there is no matter %q", i, m)
			}
		}
		if err := s.find(pointers(c.Sides)); err != nil {
			return fmt.Errorf("contradictions[%d]: %w", i, err)
		}
	}
	return s.find(pointers(d.Claims))
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// find finds the first place of quotes in their reports.
func (s *Scenario) find(quotes []*ScenarioQuote) error {
	for _, q := range quotes {
		r := s.report(q.Report)
		if r == nil {
			return fmt.Errorf("there is no report %q", q.Report)
		}
		at := strings.Index(r.Text, q.Quote)
		if at < 0 || strings.TrimSpace(q.Quote) == "" {
			return fmt.Errorf("the text of %s doesn't have the words %q", q.Report, score.Clip(q.Quote, 80))
		}
		q.Span = text.Span{Start: at, End: at + len(q.Quote)}
	}
	return nil
}

// relocate finds the quotes of a report in the text as it was taken in, where that
// isn't the scenario's own: white space may have been folded.
func (s *Scenario) relocate(report, taken string) error {
	if r := s.report(report); r == nil || r.Text == taken {
		return nil
	}
	letters, at := squeeze(taken)
	for _, q := range s.quotes() {
		if q.Report != report {
			continue
		}
		words, _ := squeeze(q.Quote)
		i := strings.Index(letters, words)
		if i < 0 {
			return fmt.Errorf("the text of %s as it is read no longer has the words %q", report, score.Clip(q.Quote, 80))
		}
		q.Span = text.Span{Start: at[i], End: at[i+len(words)-1] + 1}
	}
	return nil
}

// squeeze is s without white space, with the place of each byte in s.
func squeeze(s string) (letters string, at []int) {
	var b strings.Builder
	for i, c := range s {
		if unicode.IsSpace(c) {
			continue
		}
		n := max(1, utf8.RuneLen(c))
		if c == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		b.WriteString(s[i : i+n])
		for k := range n {
			at = append(at, i+k)
		}
	}
	return b.String(), at
}

// quotes are all quotes.
func (s *Scenario) quotes() []*ScenarioQuote {
	var out []*ScenarioQuote
	for i := range s.Developments {
		d := &s.Developments[i]
		out = append(out, pointers(d.Claims)...)
		for _, c := range d.Contradictions {
			out = append(out, pointers(c.Sides)...)
		}
	}
	for i := range s.NotSame {
		out = append(out, &s.NotSame[i].A, &s.NotSame[i].B)
	}
	return out
}

// kindAndEvent reads what a development is about: "ASSAULT", "control".
func kindAndEvent(s string) (reportedly.Kind, reportedly.Event) {
	if slices.Contains(reportedly.Kinds, reportedly.Kind(s)) && s != string(reportedly.KindEvent) {
		return reportedly.Kind(s), ""
	}
	return reportedly.KindEvent, reportedly.Event(s)
}

// matters are what sides may differ about, in the scenarios' words.
var matters = []string{"occurrence", "perpetrator", "toll", "date", "place", "other"}

// matter is what a contradiction is about in the scenarios' words, "" for what
// can't be. Size, reason and whatever else are "other".
func matter(about string) string {
	switch reportedly.Matter(about) {
	case reportedly.AboutToll, reportedly.AboutPerpetrator, reportedly.AboutPlace, reportedly.AboutDate:
		return about
	case reportedly.AboutPolarity, "occurrence":
		return "occurrence"
	case reportedly.AboutSize, reportedly.AboutReason, "other":
		return "other"
	}
	return ""
}
