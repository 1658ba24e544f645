package engine_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/codebook"
	"github.com/reportedly/reportedly/engine"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/resolve/actor"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/text"
)

// soundness is what holds of every claim that is read, whatever the text:
//
//   - spans lie within the text, on whole characters, and quotations are the text's words there;
//   - every value is a term of the codebook, and as the schema of claims asks for;
//   - a participant has an identity or the reason why it has none; so has a place's name;
//   - links lead to other claims of the report;
//   - there is nothing empty, and nothing twice.
type soundness struct {
	book   *codebook.Book
	schema *jsonschema.Schema
}

func newSoundness(t *testing.T) *soundness {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../docs/claim.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return &soundness{codebook.New(), schema}
}

// claimed is one claim under scrutiny.
type claimed struct {
	*soundness
	t    *testing.T
	in   *engine.Result
	c    *reportedly.Claim
	ids  map[string]bool
	text string
}

func (s *soundness) check(t *testing.T, r *engine.Result) {
	t.Helper()
	ids := map[string]bool{}
	for _, c := range r.Claims {
		if ids[c.ID] {
			t.Errorf("%s: two claims are called %s", r.Report.Name, c.ID)
		}
		ids[c.ID] = true
	}
	for i := range r.Claims {
		x := &claimed{s, t, r, &r.Claims[i], ids, r.Report.Text.String()}
		x.words()
		x.terms()
		x.parties()
		x.where()
		x.others()
		x.wire()
	}
}

func (x *claimed) fault(format string, args ...any) {
	x.t.Helper()
	x.t.Errorf("%s, %s: "+format, append([]any{x.in.Report.Name, x.c.ID}, args...)...)
}

// quoted checks a span that has words.
func (x *claimed) quoted(what string, sp text.Span, words string) {
	x.t.Helper()
	switch {
	case sp.Start < 0 || sp.End > len(x.text) || sp.Start >= sp.End:
		x.fault("%s: %v is no span of the text", what, sp)
	case !utf8.RuneStart(x.text[sp.Start]) || sp.End < len(x.text) && !utf8.RuneStart(x.text[sp.End]):
		x.fault("%s: %v cuts a character", what, sp)
	case x.text[sp.Start:sp.End] != words:
		x.fault("%s: %q stands there, not %q", what, x.text[sp.Start:sp.End], words)
	case strings.TrimSpace(words) != words:
		x.fault("%s: %q has blanks at its ends", what, words)
	}
}

func (x *claimed) words() {
	x.t.Helper()
	if len(x.c.Evidence) == 0 || x.c.Trigger.Span.Empty() {
		x.fault("there is no evidence or no trigger")
	}
	within := false
	for _, e := range x.c.Evidence {
		x.quoted("evidence", e.Span, e.Quote)
		within = within || e.Span.Contains(x.c.Trigger.Span)
	}
	x.quoted("trigger", x.c.Trigger.Span, x.c.Trigger.Quote)
	if !within {
		x.fault("the trigger %q lies without the evidence", x.c.Trigger.Quote)
	}
	if when := x.c.Time; when != nil {
		if !when.Span.Empty() || when.Text != "" {
			x.quoted("time", when.Span, when.Text)
		}
		if _, err := edtf.Parse(when.EDTF); when.EDTF != "" && err != nil {
			x.fault("time: %v", err)
		}
		if when.EDTF == "" && when.Claim == "" && when.Why == "" {
			x.fault("the time %q has no value and no reason", when.Text)
		}
	}
	for _, n := range x.c.Numbers {
		x.quoted(n.Field, n.Span, n.Text)
		if n.Min < 0 || n.Max != 0 && n.Max < n.Min {
			x.fault("%s: from %d to %d", n.Field, n.Min, n.Max)
		}
	}
	for _, s := range x.c.SaidBy {
		x.quoted("said by", s.Span, s.Text)
	}
	for _, why := range x.c.Why {
		if why.Words.Start < 0 || why.Words.End > len(x.text) || why.Words.Start > why.Words.End || why.Rule == "" || !utf8.ValidString(why.Rule) {
			x.fault("the reason %+v", why)
		}
	}
}

// term checks a value; "" is allowed where optional.
func (x *claimed) term(field, value string, optional bool) {
	x.t.Helper()
	known := slices.ContainsFunc(x.book.Values(field), func(t codebook.Term) bool { return t.Name == value })
	if !known && !(optional && value == "") {
		x.fault("%s: %q is no term of the codebook", field, value)
	}
}

func (x *claimed) terms() {
	x.t.Helper()
	c := x.c
	x.term("kind", string(c.Kind), false)
	x.term("event", string(c.Event), c.Kind != reportedly.KindEvent)
	for _, m := range c.Modes {
		x.term("mode of "+string(c.Event), m, false)
	}
	x.term("basis", string(c.Basis), false)
	x.term("likelihood", string(c.Likelihood), true)
	x.term("polarity", string(c.Polarity), false)
	x.term("reality", string(c.Reality), false)
	x.term("verification", string(c.Verification), true)
	for _, n := range c.Numbers {
		x.term("number", n.Field, false)
	}
	for _, s := range c.SaidBy {
		x.term("speaker kind", string(s.Kind), false)
	}
	if c.Time != nil {
		x.term("time relation", string(c.Time.Relation), false)
	}
	if !(c.Score >= 0 && c.Score <= 1) {
		x.fault("score: %v", c.Score)
	}
	if c.Basis == reportedly.Asserted && len(c.SaidBy) > 0 {
		x.fault("it is asserted, and said by %q", c.SaidBy[0].Text)
	}
}

// parties checks who takes part. What isn't known of them has its reason among the claim's.
func (x *claimed) parties() {
	x.t.Helper()
	for field, list := range map[string][]reportedly.Participant{"actors": x.c.Actors, "recipients": x.c.Recipients} {
		for i, p := range list {
			if !p.Implied {
				x.quoted(field, p.Span, p.Text)
			}
			if strings.TrimSpace(p.Name) == "" || strings.Join(strings.Fields(p.Name), " ") != p.Name || !utf8.ValidString(p.Name) {
				x.fault("%s: the name %q", field, p.Name)
			}
			x.term("actor kind", string(p.Kind), true)
			if p.Sector != "" && !slices.Contains(actor.Sectors, p.Sector) {
				x.fault("%s: %q is no sector", field, p.Sector)
			}
			if p.ID == "" && !x.reason(field, p.Span) {
				x.fault("%s: %q has neither an identity nor a reason", field, p.Text)
			}
			for _, q := range list[:i] {
				if q.Span == p.Span && q.Name == p.Name {
					x.fault("%s: %q stands twice", field, p.Text)
				}
			}
		}
	}
}

// reason tells whether a reason for a field rests on words or on some of them.
func (x *claimed) reason(field string, sp text.Span) bool {
	return slices.ContainsFunc(x.c.Why, func(r reportedly.Reason) bool {
		return r.Field == field && (sp.Empty() || r.Words.Empty() || r.Words.Overlaps(sp))
	})
}

func (x *claimed) where() {
	x.t.Helper()
	for _, p := range x.c.Places {
		x.quoted("place", p.Span, p.Text)
		x.term("place relation", string(p.Relation), false)
		x.term("precision", string(p.Precision), p.Geometry == nil)
		if p.Geometry == nil && p.Why == "" {
			x.fault("place: %q is not on the map, without a reason", p.Text)
		}
		for _, n := range p.Names {
			if !n.Span.Empty() {
				x.quoted("name of a place", n.Span, n.Name)
			}
			if n.Name == "" || n.Why == "" || n.Resolved && n.ID == "" || n.Lat < -90 || n.Lat > 90 || n.Lon < -180 || n.Lon > 180 {
				x.fault("name of a place: %+v", n)
			}
		}
	}
}

func (x *claimed) others() {
	x.t.Helper()
	for i, l := range x.c.Links {
		x.term("link", string(l.Type), false)
		if !x.ids[l.Claim] || l.Claim == x.c.ID || slices.Contains(x.c.Links[:i], l) {
			x.fault("the link %+v", l)
		}
	}
	if when := x.c.Time; when != nil && when.Claim != "" && (!x.ids[when.Claim] || when.Claim == x.c.ID) {
		x.fault("its time is told by %s", when.Claim)
	}
}

// wire checks the claim's JSON against the schema.
func (x *claimed) wire() {
	x.t.Helper()
	line, err := jsonl.Marshal(*x.c, jsonl.Coder{Name: "test"})
	if err != nil {
		x.fault("%v", err)
		return
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err == nil {
		err = x.schema.Validate(v)
	}
	if err != nil || !utf8.Valid(line) {
		x.fault("its JSON: %v", err)
	}
}

// checkMap opens a collection of features as a program for maps does.
func checkMap(t *testing.T, raw []byte, want int) {
	t.Helper()
	var all struct {
		Type     string
		Features []struct {
			Type, ID   string
			Geometry   *struct{ Type string }
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(raw, &all); err != nil || all.Type != "FeatureCollection" || len(all.Features) != want {
		t.Fatalf("%d of %d places are in the %s: %v", len(all.Features), want, all.Type, err)
	}
	ids := map[string]bool{}
	for _, f := range all.Features {
		if ids[f.ID] || f.Type != "Feature" || f.Geometry != nil && f.Geometry.Type == "" {
			t.Errorf("feature %s: a %s, %+v", f.ID, f.Type, f.Geometry)
		}
		ids[f.ID] = true
	}
}
