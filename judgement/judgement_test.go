package judgement_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/text"
)

var noon = time.Date(2021, 3, 9, 12, 0, 0, 0, time.UTC)

// claim is a claim of a sentence with a trigger at an offset.
func claim(id, quote, trigger string, at int) reportedly.Claim {
	return reportedly.Claim{
		ID: id, Kind: reportedly.KindEvent, Event: reportedly.Assault, Basis: reportedly.Asserted,
		Evidence: []reportedly.Evidence{{Span: text.Span{Start: 0, End: len(quote)}, Quote: quote}},
		Trigger:  reportedly.Evidence{Span: text.Span{Start: at, End: at + len(trigger)}, Quote: trigger},
		Actors:   []reportedly.Participant{{Text: "the gunmen", Name: "gunmen", ID: "local:gunmen"}},
	}
}

func anchors(claims ...reportedly.Claim) []judgement.Anchor {
	return judgement.AnchorsOf("f00d", claims)
}

// numbered numbers a log from 1.
func numbered(log ...judgement.Judgement) []judgement.Judgement {
	for i := range log {
		log[i].Seq, log[i].At = int64(i+1), noon
		if log[i].By == "" {
			log[i].By = "rd"
		}
	}
	return log
}

func TestUndo(t *testing.T) {
	a := anchors(claim("c1", "Gunmen attacked a post.", "attacked", 7))
	of := func(n int64) judgement.Judgement { return judgement.Judgement{Act: judgement.Undo, Of: n} }
	reject := judgement.Judgement{Act: judgement.Reject, Claims: a}
	accept := judgement.Judgement{Act: judgement.Accept, Claims: a}
	for _, c := range []struct {
		name string
		log  []judgement.Judgement
		want judgement.Act
	}{
		{"rejected", numbered(reject), judgement.Reject},
		{"undone", numbered(reject, of(1)), ""},
		{"undo undone", numbered(reject, of(1), of(2)), judgement.Reject},
		{"undo of the undo of the undo", numbered(reject, of(1), of(2), of(3)), ""},
		{"the later wins", numbered(reject, accept), judgement.Accept},
		{"the earlier again", numbered(reject, accept, of(2)), judgement.Reject},
		{"undone twice, one undo undone", numbered(reject, of(1), of(1), of(2)), ""},
	} {
		s := judgement.Derive(c.log)
		got := judgement.Act("")
		if cs := s.Claims[a[0].Key()]; cs != nil && cs.Verdict != nil {
			got = cs.Verdict.Act
		}
		if got != c.want {
			t.Errorf("%s: verdict %q, want %q", c.name, got, c.want)
		}
	}
}

func TestConflicts(t *testing.T) {
	a := anchors(claim("c1", "Gunmen attacked a post.", "attacked", 7))
	s := judgement.Derive(numbered(
		judgement.Judgement{By: "ann", Act: judgement.Accept, Claims: a},
		judgement.Judgement{By: "ben", Act: judgement.Reject, Claims: a},
		judgement.Judgement{By: "ann", Act: judgement.Correct, Claims: a, Field: "killed", Value: "3"},
		judgement.Judgement{By: "ben", Act: judgement.Correct, Claims: a, Field: "killed", Value: "3"},
		judgement.Judgement{By: "ann", Act: judgement.Grade, Source: "Daily Bugle", Value: "B"},
		judgement.Judgement{By: "ben", Act: judgement.Grade, Source: "Daily Bugle", Value: "C"},
		judgement.Judgement{By: "ann", Act: judgement.Grade, Source: "Daily Bugle", Value: "C"},
	))
	c := s.Claims[a[0].Key()]
	if !c.Rejected() || len(c.Conflicts) != 1 || c.Conflicts[0].Field != "verdict" || len(c.Conflicts[0].Latest) != 2 {
		t.Errorf("the claim's state is %+v", c)
	}
	src := s.Sources["Daily Bugle"]
	if src.Grade.Value != "C" || len(src.History) != 3 || len(src.Conflicts) != 0 {
		t.Errorf("the source's state is %+v", src)
	}
}

// A report read anew: the claims are numbered otherwise, the text begins further on.
func TestAttach(t *testing.T) {
	quote := "Gunmen attacked a post and attacked a school."
	old := []reportedly.Claim{claim("c1", quote, "attacked", 7), claim("c2", quote, "attacked", 27), claim("c3", "He spoke of tensions.", "spoke", 60)}
	judged := anchors(old...)
	now := []reportedly.Claim{claim("c1", "An hour earlier.", "earlier", 2), claim("c2", quote, "attacked", 27), claim("c3", quote, "attacked", 47), claim("c4", "He spoke of tensions.", "tensions", 90)}
	found, orphans := judgement.Attach(judged, "f00d", now)
	want := map[string]string{judged[0].Key(): "c2", judged[1].Key(): "c3"}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	if len(orphans) != 1 || orphans[0].Anchor.Claim != "c3" || !cmp.Equal(orphans[0].Near, []string{"c4"}) {
		t.Errorf("orphans %+v", orphans)
	}
	// A judgement of the old reading and one of the new are about the same claim.
	s := judgement.Derive(numbered(
		judgement.Judgement{Act: judgement.Reject, Claims: judged[:1]},
		judgement.Judgement{Act: judgement.Accept, Claims: judgement.AnchorsOf("f00d", now)[1:2]},
	))
	if len(s.Claims) != 1 || s.Claims[judged[0].Key()].Verdict.Act != judgement.Accept {
		t.Errorf("states %+v", s.Claims)
	}
	if got := s.Anchors("f00d"); len(got) != 1 {
		t.Errorf("anchors %+v", got)
	}
}

func TestCorrections(t *testing.T) {
	a := anchors(claim("c1", "A.", "A", 0), claim("c2", "B.", "B", 3), claim("c3", "C.", "C", 6))
	s := judgement.Derive(numbered(
		judgement.Judgement{Act: judgement.Split, Development: "d1", Claims: a[:1], Others: a[1:], Why: "two places"},
		judgement.Judgement{Act: judgement.Join, Development: "d1", Claims: a[:1], Others: a[1:2]},
	))
	if bare := a[0].Bare(); bare.Key() != a[0].Key() || bare.Quote+bare.Trigger != "" || bare.ID() != a[0].ID() {
		t.Errorf("bare: %+v", bare)
	}
	got := s.Corrections(judgement.Anchor.ID)
	want := []reportedly.Correction{
		{A: "f00d/c1", B: "f00d/c2", Together: true, Reason: "join by rd on 2021-03-09 (#2)"},
		{A: "f00d/c1", B: "f00d/c3", Together: false, Reason: "split by rd on 2021-03-09 (#1): two places"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	gone := s.Corrections(func(a judgement.Anchor) string {
		if a.Claim == "c3" {
			return ""
		}
		return a.ID()
	})
	if len(gone) != 1 {
		t.Errorf("with an orphan: %+v", gone)
	}
}

func TestApply(t *testing.T) {
	c := claim("c1", "Gunmen attacked a post.", "attacked", 7)
	c.Modes = []string{"firearms"}
	c.Why = []reportedly.Reason{{Field: "event", Value: "ASSAULT", Rule: "the lexicon"}}
	a := anchors(c)
	fix := func(field, value string) judgement.Judgement {
		return judgement.Judgement{Act: judgement.Correct, Claims: a, Field: field, Value: value}
	}
	s := judgement.Derive(numbered(
		fix("type", "COERCE"), fix("modes", "seize"), fix("actors", "gunmen; Dawn Brigade [reportedly:dawn]"),
		fix("killed", "3-5"), fix("time", "2021-03-08"), fix("said-by", "a nurse"), fix("places", "Galkayo [6.77, 47.43]"),
	))
	got, changed := s.Claims[a[0].Key()].Apply(c)
	for _, f := range []struct{ name, want string }{
		{"kind", "event"}, {"type", "COERCE"}, {"modes", "seize"}, {"actors", "gunmen [local:gunmen]; Dawn Brigade [reportedly:dawn]"},
		{"killed", "3-5"}, {"time", "2021-03-08"}, {"said-by", "a nurse"}, {"basis", "reported"}, {"places", "Galkayo"},
	} {
		if v := judgement.Value(&got, f.name); v != f.want {
			t.Errorf("%s is %q, want %q", f.name, v, f.want)
		}
	}
	if got.Places[0].Geometry == nil || got.Actors[0].Text != "the gunmen" {
		t.Errorf("corrected: %+v", got)
	}
	if len(changed) != 7 || changed[0].Was != "ASSAULT" || changed[0].Now != "COERCE" {
		t.Errorf("changes: %+v", changed)
	}
	if c.Event != reportedly.Assault || c.Modes[0] != "firearms" || len(c.Why) != 1 || len(c.Actors) != 1 {
		t.Errorf("the claim as read was changed: %+v", c)
	}
	if !strings.Contains(got.Why[0].Rule, "corrected") || got.Why[0].Field != "event" {
		t.Errorf("reasons: %+v", got.Why)
	}
}

func TestCheckCorrection(t *testing.T) {
	c := claim("c1", "Gunmen attacked a post.", "attacked", 7)
	for _, x := range []struct{ field, value, says string }{
		{"typ", "ASSAULT", `no field "typ"`},
		{"type", "FIGHT", "use one of AGREE, CONSULT"},
		{"modes", "visit", `ASSAULT has no mode "visit"`},
		{"killed", "many", "write 12, 3-5"},
		{"killed", "5-3", "write 12, 3-5"},
		{"killed", "-1", "write 12, 3-5"},
		{"time", "soon", "EDTF"},
		{"places", "Sirte [1,2,3]", "no coordinates"},
		{"places", "Sirte [NaN,2]", "no coordinates"},
		{"polarity", "", "use one of affirmed, denied"},
		{"actors", "[x]", "has no name"},
	} {
		_, _, err := judgement.CheckCorrection(c, x.field, x.value)
		if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s=%s: %v, want %q", x.field, x.value, err, x.says)
		}
	}
	for _, x := range [][2]string{{"Event", "assault"}, {"said_by", ""}, {"likelihood", ""}, {"killed", ""}, {"time", ""}, {"size", "200+"}} {
		if _, _, err := judgement.CheckCorrection(c, x[0], x[1]); err != nil {
			t.Errorf("%s=%s: %v", x[0], x[1], err)
		}
	}
}

func TestCheck(t *testing.T) {
	a := anchors(claim("c1", "A.", "A", 0))
	for _, c := range []struct {
		j    judgement.Judgement
		says string // "" for no error
	}{
		{judgement.Judgement{By: "rd", Act: judgement.Accept, Claims: a}, ""},
		{judgement.Judgement{Act: judgement.Accept, Claims: a}, "nobody"},
		{judgement.Judgement{By: "rd", Act: judgement.Accept}, "a claim"},
		{judgement.Judgement{By: "rd", Act: "praise"}, "no act"},
		{judgement.Judgement{By: "rd", Act: judgement.Grade, Source: "S", Value: "b"}, ""},
		{judgement.Judgement{By: "rd", Act: judgement.Grade, Source: "S", Value: "G"}, "no grade"},
		{judgement.Judgement{By: "rd", Act: judgement.Credibility, Development: "d", Value: "2"}, "reason"},
		{judgement.Judgement{By: "rd", Act: judgement.Credibility, Development: "d", Value: "7", Why: "x"}, "no credibility"},
		{judgement.Judgement{By: "rd", Act: judgement.Credibility, Development: "d", Value: "2", Why: "x"}, ""},
		{judgement.Judgement{By: "rd", Act: judgement.Note, Claims: a}, "empty"},
		{judgement.Judgement{By: "rd", Act: judgement.Set, Source: "S", Field: "mood", Value: "x"}, "no field"},
		{judgement.Judgement{By: "rd", Act: judgement.Undo}, "to undo"},
		{judgement.Judgement{By: strings.Repeat("x", 1000), Act: judgement.Undo, Of: 1}, "longer"},
	} {
		err := c.j.Check()
		if (err == nil) != (c.says == "") || err != nil && (!strings.Contains(err.Error(), c.says) || !errors.Is(err, reportedly.ErrInvalid)) {
			t.Errorf("%+v: %v, want %q", c.j, err, c.says)
		}
	}
}

func FuzzCheckCorrection(f *testing.F) {
	f.Add("type", "ASSAULT")
	f.Add("killed", "3-5")
	f.Add("places", "Sirte [31.2, 16.6]; Tripoli")
	f.Add("time", "2016-12-18/..")
	c := claim("c1", "Gunmen attacked a post.", "attacked", 7)
	f.Fuzz(func(t *testing.T, name, value string) {
		field, v, err := judgement.CheckCorrection(c, name, value)
		if err != nil {
			return
		}
		a := anchors(c)
		s := judgement.Derive(numbered(judgement.Judgement{Act: judgement.Correct, Claims: a, Field: field, Value: v}))
		fixed, changed := s.Claims[a[0].Key()].Apply(c)
		if len(changed) != 1 || changed[0].Why != "" {
			t.Fatalf("%s=%q passes and can't be applied: %+v", name, value, changed)
		}
		// What is shown of a value can be given again.
		if again := judgement.Value(&fixed, field); field != "places" && field != "actors" {
			if _, _, err := judgement.CheckCorrection(fixed, field, again); err != nil && again != "" {
				t.Fatalf("%s=%q shows as %q, which is refused: %v", name, value, again, err)
			}
		}
	})
}
