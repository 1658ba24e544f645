package memory_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

const missed = "On Tuesday gunmen attacked officers near Galkayo. The Elders of Galkayo met the gunmen, and nobody died."

// spanOf is where words stand in a text.
func spanOf(t *testing.T, body, words string) text.Span {
	t.Helper()
	i := strings.Index(body, words)
	if i < 0 {
		t.Fatalf("%q isn't in the text", words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

func (f *fixture) found(filter store.ClaimFilter) (ids []string) {
	f.t.Helper()
	l, err := f.Search(f.t.Context(), memory.SearchRequest{Filter: filter})
	if err != nil {
		f.t.Fatal(err)
	}
	for _, h := range l.Items {
		ids = append(ids, h.Claim.Claim.ID)
	}
	return ids
}

func (f *fixture) sound() {
	f.t.Helper()
	problems, err := f.Check(f.t.Context(), nil)
	if err != nil || len(problems) > 0 {
		f.t.Errorf("check: %+v, %v", problems, err)
	}
}

func TestOwnClaim(t *testing.T) {
	f := open(t)
	rep := f.add("Star", "2021-03-10", missed).Report.ID
	met := spanOf(t, missed, "met")
	j := f.judge(memory.Decision{Act: judgement.Add, By: "ann", Report: rep[:8], Words: []text.Span{spanOf(t, missed, " The Elders of Galkayo met the gunmen")}, Trigger: met, Value: "consult", Why: "missed"})
	id := j.Entry.Claims[0].ID()
	if id != rep+"/h1" || j.Entry.Value != "CONSULT" || !strings.Contains(j.Entry.Words(), "The Elders") {
		t.Fatalf("the entry: %+v", j.Entry)
	}
	c := f.claim(id)
	k := c.Claim.Claim
	if k.Kind != reportedly.KindEvent || k.Event != reportedly.Consult || k.Trigger.Span != met || k.Evidence[0].Quote != "The Elders of Galkayo met the gunmen" || k.Score != 1 || len(k.Why) != 1 {
		t.Errorf("the claim: %+v", k)
	}
	if c.Claim.Review != store.Accepted || c.Claim.By.Coder != "ann" || c.State.Added == nil || len(c.Log) != 1 {
		t.Errorf("its page: %+v", c)
	}
	if got := f.found(store.ClaimFilter{Text: "elders", Events: []reportedly.Event{reportedly.Consult}}); len(got) != 1 {
		t.Errorf("searched: %v", got)
	}
	// It is corrected by words of the text, which keep their place.
	who, whom := spanOf(t, missed, "Elders of Galkayo"), text.Span{Start: met.End + 1, End: met.End + 1 + len("the gunmen")}
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id, Field: "actors", Words: []text.Span{who}})
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id, Field: "recipients", Value: "Dawn Brigade [reportedly:dawn]", Words: []text.Span{whom}})
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id, Field: "killed", Words: []text.Span{spanOf(t, missed, "nobody")}})
	k = f.claim(id).Claim.Claim
	if a := k.Actors[0]; a.Span != who || a.Name != "Elders of Galkayo" {
		t.Errorf("who: %+v", a)
	}
	if a := k.Recipients[0]; a.Span != whom || a.Name != "Dawn Brigade" || a.Text != "the gunmen" || a.ID != "reportedly:dawn" {
		t.Errorf("whom: %+v", a)
	}
	if n := k.Numbers[0]; n.Text != "nobody" || n.Min != 0 || n.Max != 0 || judgement.Value(&k, "killed") != "0" {
		t.Errorf("killed: %+v", n)
	}
	f.sound()
	// A new reading loses nothing of it.
	f.as("2")
	d, err := f.Reread(t.Context(), rep)
	if err != nil || !d.Empty() || len(d.Orphans) != 0 || d.Kept != 1 {
		t.Fatalf("read again: %+v, %v", d, err)
	}
	if _, err := f.Replace(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if c := f.claim(id); c.Claim.Review != store.Corrected || c.Claim.Claim.Actors[0].Span != who || c.Read == nil || len(c.Changes) != 3 {
		t.Errorf("after a new reading: %+v", c)
	}
	f.sound()
	f.undoAndRedo(j.Entry.Seq, id)
	// Another has another number, also where the first is undone.
	other := f.judge(memory.Decision{Act: judgement.Add, Report: rep, Words: []text.Span{whom}, Value: "presence"})
	if other.Entry.Claims[0].Claim != "h2" {
		t.Errorf("the next is %s", other.Entry.Claims[0].Claim)
	}
	if _, err := f.Forget(t.Context(), rep); err != nil {
		t.Fatal(err)
	}
	if held(t, f.path, "Elders of") {
		t.Error("its words are still there")
	}
	again := f.add("Star", "2021-03-10", missed).Report.ID
	if got := f.judge(memory.Decision{Act: judgement.Add, Report: again, Words: []text.Span{whom}, Value: "presence"}); got.Entry.Claims[0].Claim != "h3" {
		t.Errorf("after it was forgotten, the next is %s", got.Entry.Claims[0].Claim)
	}
	f.sound()
}

// undoAndRedo takes the adding of a claim back, and that back too.
func (f *fixture) undoAndRedo(seq int64, id string) {
	f.t.Helper()
	undo, err := f.Undo(f.t.Context(), memory.UndoRequest{Number: seq})
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := f.Claim(f.t.Context(), id); !errors.Is(err, reportedly.ErrNotFound) {
		f.t.Errorf("the undone claim: %v", err)
	}
	if o, err := f.Orphans(f.t.Context()); err != nil || len(o) != 0 {
		f.t.Errorf("orphans: %+v, %v", o, err)
	}
	f.sound()
	if _, err := f.Undo(f.t.Context(), memory.UndoRequest{Number: undo.Entry.Seq}); err != nil {
		f.t.Fatal(err)
	}
	if c := f.claim(id); c.Claim.Review != store.Corrected || len(c.Changes) != 3 || c.Development == nil {
		f.t.Errorf("brought back: %+v", c)
	}
	f.sound()
}

// A person's claim tells of the same happening as one that was read elsewhere.
func TestOwnClaimJoins(t *testing.T) {
	f := open(t)
	f.add("Star", "2021-03-10", first)
	const body = "It is said that gunmen raided officers near Galkayo on Tuesday."
	rep := f.add("Courier", "2021-03-11", body).Report.ID
	j := f.judge(memory.Decision{Act: judgement.Add, Report: rep, Words: []text.Span{{Start: 0, End: len(body)}}, Trigger: spanOf(t, body, "raided"), Value: "ASSAULT"})
	id := j.Entry.Claims[0].ID()
	for _, d := range []memory.Decision{
		{Field: "actors", Words: []text.Span{spanOf(t, body, "gunmen")}}, {Field: "recipients", Words: []text.Span{spanOf(t, body, "officers")}},
		{Field: "time", Value: "2021-03-09", Words: []text.Span{spanOf(t, body, "on Tuesday")}}, {Field: "places", Value: "Galkayo [place:Galkayo]", Words: []text.Span{spanOf(t, body, "Galkayo")}},
	} {
		d.Act, d.Claim = judgement.Correct, id
		f.judge(d)
	}
	c := f.claim(id)
	if k := c.Claim.Claim; k.Time.Text != "on Tuesday" || k.Time.Span.Empty() || k.Places[0].Span.Empty() || k.Places[0].Names[0].Span.Empty() {
		t.Errorf("its time and place: %+v %+v", k.Time, k.Places)
	}
	if c.Development == nil || c.Development.Reports != 2 {
		t.Errorf("its development: %+v", c.Development)
	}
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Number: j.Entry.Seq}); err != nil {
		t.Fatal(err)
	}
	if l := f.developments(2); len(l) != 0 {
		t.Errorf("once it is gone: %+v", l)
	}
	f.sound()
}

func TestOwnClaimRefused(t *testing.T) {
	f := open(t)
	rep := f.add("Star", "2021-03-10", missed).Report.ID
	one := []text.Span{spanOf(t, missed, "The Elders")}
	for _, d := range []memory.Decision{
		{Report: rep, Words: one, Value: "FIGHT"}, {Report: rep, Words: one, Value: "event"}, {Report: rep, Value: "ASSAULT"}, {Report: rep, Words: []text.Span{{Start: 5, End: 5000}}, Value: "ASSAULT"},
		{Report: rep, Words: []text.Span{{Start: 2, End: 3}}, Value: "ASSAULT"}, {Report: "ffff", Words: one, Value: "ASSAULT"}, {Words: one, Value: "ASSAULT"},
	} {
		d.Act = judgement.Add
		if _, err := f.Judge(t.Context(), d); !errors.Is(err, reportedly.ErrInvalid) && !errors.Is(err, reportedly.ErrNotFound) {
			t.Errorf("%+v: %v", d, err)
		}
	}
	if _, err := f.Judge(t.Context(), memory.Decision{Act: judgement.Correct, Claim: rep + "/c1", Field: "time", Words: one}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("words as a time: %v", err)
	}
	f.sound()
}

func TestSeenAndWould(t *testing.T) {
	f := open(t)
	id := f.add("Star", "2021-03-10", first).Report.ID + "/c1"
	would, err := f.Would(t.Context(), memory.Decision{Act: judgement.Reject, Claim: id})
	if err != nil || would.Entry.Seq != 1 || len(would.Gone) != 1 {
		t.Fatalf("would: %+v, %v", would, err)
	}
	if c := f.claim(id); c.Claim.Review != store.NotReviewed || len(c.Log) != 0 || c.Development == nil {
		t.Errorf("after asking: %+v", c)
	}
	none := int64(0)
	first := f.judge(memory.Decision{Act: judgement.Accept, Claim: id, Seen: &none})
	if _, err := f.Judge(t.Context(), memory.Decision{Act: judgement.Reject, Claim: id, Seen: &none}); !errors.Is(err, memory.ErrStale) {
		t.Errorf("a stale decision: %v", err)
	}
	f.judge(memory.Decision{Act: judgement.Reject, Claim: id, Seen: &first.Entry.Seq})
	l, err := f.Log(t.Context(), memory.LogRequest{Latest: true, Page: store.Page{Limit: 1}})
	if err != nil || len(l.Items) != 1 || l.Items[0].Seq != 2 || l.Next == "" {
		t.Errorf("the log: %+v, %v", l, err)
	}
}

func TestDesk(t *testing.T) {
	f := open(t)
	rep := f.add("Star", "2021-03-10", first+" Later gunmen attacked traders near Galkayo.").Report.ID
	for _, d := range []memory.Decision{{Act: judgement.Accept, By: "ann", Claim: rep + "/c1"}, {Act: judgement.Reject, By: "ben", Claim: rep + "/c1"}, {Act: judgement.Correct, Claim: rep + "/c2", Field: "killed", Value: "7"}} {
		f.judge(d)
	}
	p, err := f.Desk(t.Context(), rep[:8], func(list []store.Claim) string { return list[1].Claim.ID })
	if err != nil || len(p.Claims) != 2 || p.Open == nil || p.Open.Claim.Claim.ID != "c2" || len(p.Open.Changes) != 1 || p.Reviewed != 2 {
		t.Fatalf("the desk: %+v, %v", p, err)
	}
	if len(p.States["c1"].Conflicts) != 1 || p.States["c2"].Fields["killed"].Value != "7" || p.Agreement.Shared != 1 || len(p.Agreement.Reviewers) != 2 {
		t.Errorf("what people decided: %+v", p)
	}
	l, err := f.Disputes(t.Context(), store.Page{Limit: 1})
	if err != nil || len(l.Items) != 1 || l.Items[0].Claim.ID != rep+"/c1" || l.Next != "" {
		t.Errorf("disputes: %+v, %v", l, err)
	}
	if _, err := f.Disputes(t.Context(), store.Page{After: "x"}); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("a wrong cursor: %v", err)
	}
}

func TestViews(t *testing.T) {
	f := open(t)
	save := func(v memory.View) error { return f.SaveView(t.Context(), v) }
	for _, v := range []memory.View{{By: "ann", Name: "b", Path: "/search?q=1"}, {By: "ann", Name: " a ", Path: "/map"}, {By: "ann", Name: "b", Path: "/search?q=2"}, {Name: "mine", Path: "/"}} {
		if err := save(v); err != nil {
			t.Fatal(err)
		}
	}
	l, err := f.Views(t.Context(), "ann")
	if err != nil || len(l) != 2 || l[0].Name != "a" || l[1].Path != "/search?q=2" || !l[0].At.Equal(noon) {
		t.Errorf("views: %+v, %v", l, err)
	}
	for _, v := range []memory.View{{By: "ann", Name: " ", Path: "/"}, {By: "ann", Name: strings.Repeat("ä", 81), Path: "/"}, {By: "ann", Name: "x"}, {By: "ann", Name: "x", Path: strings.Repeat("x", 2001)}} {
		if err := save(v); !errors.Is(err, reportedly.ErrInvalid) {
			t.Errorf("%+v: %v", v, err)
		}
	}
	if err := f.DropView(t.Context(), "ann", "a"); err != nil {
		t.Fatal(err)
	}
	if err := f.DropView(t.Context(), "ann", "a"); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("dropped twice: %v", err)
	}
}
