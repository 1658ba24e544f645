package memory_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
	"github.com/reportedly/reportedly/text"
)

var noon = time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)

// reader finds a claim in each sentence with the word "attacked" or "denied": who
// stands before it attacks who stands after it, near the word after "near". Its
// version decides whether it knows "shelled" too.
type reader struct{ version string }

func (r reader) Version() store.Version { return store.Version{Coder: "reader " + r.version} }

func (r reader) Read(_ context.Context, rep *reportedly.Report) (memory.Reading, error) {
	verbs := []string{"attacked"}
	if r.version == "2" {
		verbs = []string{"shelled", "attacked"}
	}
	var out memory.Reading
	at := 0
	for s := range strings.SplitAfterSeq(rep.Text.String(), ". ") {
		words := strings.Fields(s)
		for i, w := range words {
			if slices.Contains(verbs, w) && i > 0 && i+1 < len(words) {
				out.Claims = append(out.Claims, sentenceClaim(rep, s, at, words, i, len(out.Claims)+1))
			}
		}
		at += len(s)
	}
	return out, nil
}

func sentenceClaim(rep *reportedly.Report, s string, at int, words []string, i, n int) reportedly.Claim {
	word := func(w string, from int) reportedly.Evidence {
		start := at + from + strings.Index(s[from:], w)
		return reportedly.Evidence{Span: text.Span{Start: start, End: start + len(w)}, Quote: w}
	}
	trigger := word(words[i], 0)
	who, whom := word(words[i-1], 0), word(strings.Trim(words[i+1], "."), trigger.Span.End-at)
	quote := strings.TrimSpace(s)
	c := reportedly.Claim{
		ID: "c" + string(rune('0'+n)), Document: rep.Name, Kind: reportedly.KindEvent, Event: reportedly.Assault,
		Evidence: []reportedly.Evidence{{Span: text.Span{Start: at, End: at + len(quote)}, Quote: quote}}, Trigger: trigger,
		Actors:     []reportedly.Participant{{Span: who.Span, Text: who.Quote, Name: who.Quote, ID: "local:" + strings.ToLower(who.Quote), Kind: reportedly.ArmedGroup}},
		Recipients: []reportedly.Participant{{Span: whom.Span, Text: whom.Quote, Name: whom.Quote, Kind: reportedly.Population}},
		Basis:      reportedly.Asserted, Polarity: reportedly.Affirmed, Reality: reportedly.Actual, Score: 0.9,
		Time: &reportedly.When{Text: "on Tuesday", EDTF: "2021-03-09", Relation: reportedly.OnTime},
	}
	if !strings.HasPrefix(rep.Published, "2021-03") {
		c.Time.EDTF = rep.Published
	}
	if k := slices.Index(words, "near"); k >= 0 && k+1 < len(words) {
		name := strings.Trim(words[k+1], ".,")
		c.Places = []reportedly.Place{{Text: name, Relation: reportedly.Near, Names: []reportedly.PlaceName{{Name: name, ID: "place:" + name, Resolved: true}}}}
	}
	return c
}

// report is a report as ingest would make it.
func report(source, published, body string) *reportedly.Report {
	sum := sha256.Sum256([]byte(body))
	t := text.New(body)
	return &reportedly.Report{
		Name: source + ".txt", Original: []byte(body), SHA256: hex.EncodeToString(sum[:]), Media: "text/plain", Encoding: "utf-8", Acquired: noon,
		Text: t, Blocks: []ling.Block{{Kind: ling.Body, Span: text.Span{End: t.Len()}}}, Publisher: source, Published: published,
	}
}

type fixture struct {
	*memory.Memory
	t     *testing.T
	path  string
	store *sqlite.Store
}

func open(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{t: t, path: filepath.Join(t.TempDir(), "m.db")}
	s, err := sqlite.Open(t.Context(), f.path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	f.store = s
	f.as("1")
	return f
}

// as has the memory read by another version from now on.
func (f *fixture) as(version string) {
	f.Memory = memory.New(memory.Options{Store: f.store, Reader: reader{version}, Now: func() time.Time { return noon }, Who: "rd"})
}

func (f *fixture) add(source, published, body string) *memory.Added {
	f.t.Helper()
	a, err := f.Add(f.t.Context(), memory.AddRequest{Report: report(source, published, body), How: "file"})
	if err != nil {
		f.t.Fatal(err)
	}
	return a
}

func (f *fixture) judge(d memory.Decision) *memory.Judged {
	f.t.Helper()
	j, err := f.Judge(f.t.Context(), d)
	if err != nil {
		f.t.Fatalf("%s: %v", d.Act, err)
	}
	return j
}

// developments are the developments that at least so many reports tell.
func (f *fixture) developments(reports int) []memory.DevelopmentRow {
	f.t.Helper()
	list, err := f.Developments(f.t.Context(), memory.DevelopmentsRequest{Filter: store.DevelopmentFilter{MinReports: reports}})
	if err != nil {
		f.t.Fatal(err)
	}
	return list.Items
}

func (f *fixture) claim(id string) *memory.ClaimPage {
	f.t.Helper()
	c, err := f.Claim(f.t.Context(), id)
	if err != nil {
		f.t.Fatal(err)
	}
	return c
}

const (
	first  = "On Tuesday gunmen attacked officers near Galkayo. It rained."
	second = "The town was calm. Late on Tuesday gunmen attacked officers near Galkayo, a nurse told us."
)

func TestAdd(t *testing.T) {
	f := open(t)
	a := f.add("Star", "2021-03-10", first)
	if a.Already || a.Claims != 1 || len(a.Changed) != 1 || a.New != 1 {
		t.Errorf("the first: %+v", a)
	}
	b := f.add("Courier", "2021-03-11", second)
	if b.Claims != 1 || len(b.Changed) != 1 || b.New != 0 || len(b.Changed[0].Reports) != 2 {
		t.Errorf("the second: %+v", b)
	}
	again := f.add("Star", "2021-03-10", first)
	if !again.Already || again.Amended || again.Claims != 1 {
		t.Errorf("again: %+v", again)
	}
	r, err := f.Report(t.Context(), a.Report.ID[:6])
	if err != nil || len(r.Acquisitions) == 0 || string(r.Original) != first {
		t.Errorf("kept: %+v, %v", r, err)
	}
	if problems, err := f.Check(t.Context(), nil); err != nil || len(problems) > 0 {
		t.Errorf("check: %v, %v", problems, err)
	}
}

// Another date has the report read again; another source groups it again.
func TestAmend(t *testing.T) {
	f := open(t)
	id := f.add("Star", "2021-03-10", first).Report.ID
	a, err := f.Add(t.Context(), memory.AddRequest{Report: report("Star", "2021-03-10", first), Source: "Evening Star", Published: "2021-03-11"})
	if err != nil || !a.Amended || a.Report.Source != "Evening Star" || a.Report.Published != "2021-03-11" {
		t.Fatalf("amended: %+v, %v", a, err)
	}
	if c := f.claim(id[:8] + "/c1"); c.Development == nil || c.Claim.Report.Source != "Evening Star" {
		t.Errorf("its claim: %+v", c)
	}
}

func TestRejectAndUndo(t *testing.T) {
	f := open(t)
	a, b := f.add("Star", "2021-03-10", first), f.add("Courier", "2021-03-11", second)
	id := b.Report.ID + "/c1"
	j := f.judge(memory.Decision{Act: judgement.Reject, Claim: b.Report.ID[:7] + "/C1", Why: "not so"})
	if len(j.Changed) != 1 || len(j.Changed[0].Reports) != 1 || j.Entry.By != "rd" {
		t.Errorf("rejected: %+v", j)
	}
	if c := f.claim(id); c.Development != nil || c.Claim.Review != store.Rejected {
		t.Errorf("the rejected claim: %+v", c)
	}
	hits, err := f.Search(t.Context(), memory.SearchRequest{})
	if err != nil || len(hits.Items) != 1 || hits.Items[0].Report.ID != a.Report.ID {
		t.Errorf("a search finds %+v, %v", hits, err)
	}
	undo, err := f.Undo(t.Context(), memory.UndoRequest{Claim: id})
	if err != nil || undo.Undone.Act != judgement.Reject {
		t.Fatalf("undone: %+v, %v", undo, err)
	}
	if got := f.developments(2); len(got) != 1 {
		t.Errorf("after the undo: %+v", got)
	}
	// The undo of the undo, and its undo again.
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Number: undo.Entry.Seq}); err != nil {
		t.Fatal(err)
	}
	if c := f.claim(id); c.Claim.Review != store.Rejected {
		t.Errorf("after the undo of the undo: %q", c.Claim.Review)
	}
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Claim: id}); err != nil {
		t.Fatal(err)
	}
	if got := f.developments(2); len(got) != 1 {
		t.Errorf("after the last undo: %+v", got)
	}
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Claim: id}); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("nothing is left to undo, and it says %v", err)
	}
}

func TestCorrect(t *testing.T) {
	f := open(t)
	id := f.add("Star", "2021-03-10", first).Report.ID + "/c1"
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id, Field: "type", Value: "coerce"})
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id, Field: "modes", Value: "seize", By: "ann"})
	c := f.claim(id)
	if c.Claim.Claim.Event != reportedly.Coerce || c.Read.Event != reportedly.Assault || len(c.Changes) != 2 || c.Claim.Review != store.Corrected {
		t.Errorf("corrected: %+v", c)
	}
	hits, err := f.Search(t.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Events: []reportedly.Event{reportedly.Coerce}}})
	if err != nil || len(hits.Items) != 1 {
		t.Errorf("a search by the corrected type: %+v, %v", hits, err)
	}
	// Rejected it counts as read; the rejection undone, as corrected.
	f.judge(memory.Decision{Act: judgement.Reject, Claim: id})
	if c := f.claim(id); c.Claim.Claim.Event != reportedly.Assault || c.Claim.Review != store.Rejected {
		t.Errorf("rejected: %+v", c.Claim)
	}
	for range 3 {
		if _, err := f.Undo(t.Context(), memory.UndoRequest{Claim: id}); err != nil {
			t.Fatal(err)
		}
	}
	c = f.claim(id)
	if c.Claim.Claim.Event != reportedly.Assault || c.Claim.Review != store.NotReviewed || c.Read != nil || len(c.Log) != 6 {
		t.Errorf("all undone: %+v", c)
	}
	if names, err := f.store.Values(t.Context()); err != nil || len(names) != 0 {
		t.Errorf("values left behind: %v, %v", names, err)
	}
	_, err = f.Judge(t.Context(), memory.Decision{Act: judgement.Correct, Claim: id, Field: "basis", Value: "rumoured"})
	if !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), "asserted, reported, inferred") {
		t.Errorf("a basis that is none: %v", err)
	}
	if log, err := f.Log(t.Context(), memory.LogRequest{}); err != nil || len(log.Items) != 6 {
		t.Errorf("a refused decision is in the log: %+v, %v", log, err)
	}
}

func TestSplitAndJoin(t *testing.T) {
	f := open(t)
	a, b := f.add("Star", "2021-03-10", first), f.add("Courier", "2021-03-11", second)
	dev := f.developments(2)[0].ID
	j := f.judge(memory.Decision{Act: judgement.Split, Development: dev[:5], Claims: []string{b.Report.ID[:6] + "/c1"}})
	if len(j.Changed) != 2 || len(f.developments(2)) != 0 {
		t.Fatalf("split: %+v", j)
	}
	// The correction holds for a later report of the same happening: it joins one of them.
	f.add("Echo", "2021-03-11", "Our reporter saw it: on Tuesday gunmen attacked officers near Galkayo.")
	for _, d := range f.developments(0) {
		page, err := f.Development(t.Context(), d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(page.Reports, a.Report.ID) && slices.Contains(page.Reports, b.Report.ID) {
			t.Errorf("%s holds both: the split was lost", d.ID)
		}
	}
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Number: j.Entry.Seq}); err != nil {
		t.Fatal(err)
	}
	if got := f.developments(3); len(got) != 1 {
		t.Fatalf("after the undo: %+v", f.developments(0))
	}
	other := f.add("Post", "2021-03-12", "Years ago rebels attacked traders near Baidoa.").Changed[0].ID
	joined := f.judge(memory.Decision{Act: judgement.Join, Development: f.developments(3)[0].ID, With: []string{other}})
	if len(joined.Gone) != 1 || len(f.developments(4)) != 1 {
		t.Errorf("joined: %+v", joined)
	}
	for _, id := range joined.Gone {
		if page, err := f.Development(t.Context(), id); err != nil || page.ID != f.developments(4)[0].ID {
			t.Errorf("%s, which became a part of %s, leads to %+v (%v)", id, f.developments(4)[0].ID, page, err)
		}
	}
	_, err := f.Judge(t.Context(), memory.Decision{Act: judgement.Join, Development: f.developments(4)[0].ID})
	if !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("a join with nothing: %v", err)
	}
}

func TestCredibility(t *testing.T) {
	f := open(t)
	dev := f.add("Star", "2021-03-10", first).Changed[0].ID
	d := memory.Decision{Act: judgement.Credibility, Development: dev, Value: "2"}
	if _, err := f.Judge(t.Context(), d); !errors.Is(err, reportedly.ErrInvalid) {
		t.Errorf("without a reason: %v", err)
	}
	d.Why = "seen"
	f.judge(d)
	f.judge(memory.Decision{Act: judgement.Note, Development: dev, Value: "ask the hospital"})
	page, err := f.Development(t.Context(), dev)
	if err != nil || page.Degree() != reportedly.ProbablyTrue || page.Credibility == reportedly.ProbablyTrue && page.Override == nil || len(page.Notes) != 1 {
		t.Errorf("overridden: %+v, %v", page, err)
	}
	if rows := f.developments(0); rows[0].Degree() != reportedly.ProbablyTrue {
		t.Errorf("in the list: %+v", rows[0])
	}
	// A later report changes nothing of it.
	f.add("Courier", "2021-03-11", second)
	if page, _ = f.Development(t.Context(), dev); page.Degree() != reportedly.ProbablyTrue || len(page.Reports) != 2 {
		t.Errorf("grown: %+v", page)
	}
}

func TestSources(t *testing.T) {
	f := open(t)
	f.add("Daily Star", "2021-03-10", first)
	f.judge(memory.Decision{Act: judgement.Grade, Source: "daily star", Value: "b"})
	f.judge(memory.Decision{Act: judgement.Set, Source: "Daily Star", Field: "alias", Value: "DS"})
	f.judge(memory.Decision{Act: judgement.Grade, Source: "DS", Value: "C", Why: "twice wrong", By: "ann"})
	s, err := f.Source(t.Context(), "ds", store.Page{})
	if err != nil || s.Grade != "C" || len(s.State.History) != 2 || len(s.State.Conflicts) != 1 || len(s.Reports.Items) != 1 {
		t.Fatalf("graded: %+v, %v", s, err)
	}
	if _, err := f.Undo(t.Context(), memory.UndoRequest{Source: "Daily Star", By: "ann"}); err != nil {
		t.Fatal(err)
	}
	if s, err = f.Source(t.Context(), "Daily Star", store.Page{}); err != nil || s.Grade != "B" {
		t.Errorf("undone: %+v, %v", s, err)
	}
	_, err = f.Source(t.Context(), "Daly Star", store.Page{})
	if h := (*reportedly.HintError)(nil); !errors.As(err, &h) || !strings.Contains(h.Hint, "Daily Star") {
		t.Errorf("mistyped: %v", err)
	}
}

func TestForget(t *testing.T) {
	f := open(t)
	a, b := f.add("Star", "2021-03-10", first), f.add("Courier", "2021-03-11", second)
	f.judge(memory.Decision{Act: judgement.Correct, Claim: b.Report.ID + "/c1", Field: "killed", Value: "3", Why: "a nurse told us"})
	f.judge(memory.Decision{Act: judgement.Split, Development: f.developments(2)[0].ID, Claims: []string{b.Report.ID + "/c1"}})
	loss, err := f.WouldForget(t.Context(), b.Report.ID[:6])
	if err != nil || loss.Claims != 1 || loss.Judged != 1 || loss.Alone != 1 {
		t.Errorf("would forget: %+v, %v", loss, err)
	}
	if _, err := f.Forget(t.Context(), b.Report.ID[:6]); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Report(t.Context(), b.Report.ID); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("the forgotten report: %v", err)
	}
	if got := f.developments(0); len(got) != 1 || got[0].Reports != 1 {
		t.Errorf("developments: %+v", got)
	}
	log, err := f.Log(t.Context(), memory.LogRequest{})
	if err != nil || len(log.Items) != 2 || !log.Items[0].Lost || log.Items[0].Why != "" {
		t.Errorf("log: %+v, %v", log, err)
	}
	f.store.Close()
	for _, words := range []string{"nurse", "calm"} {
		if held(t, f.path, words) {
			t.Errorf("the file still holds %q", words)
		}
	}
	if !held(t, f.path, a.Report.ID) {
		t.Error("the other report is gone too")
	}
}

func TestReread(t *testing.T) {
	f := open(t)
	body := "At dawn rebels shelled traders near Baidoa. On Tuesday gunmen attacked officers near Galkayo."
	id := f.add("Star", "2021-03-10", body).Report.ID
	f.judge(memory.Decision{Act: judgement.Correct, Claim: id + "/c1", Field: "killed", Value: "4"})
	stale, err := f.Stale(t.Context(), store.Page{})
	if err != nil || len(stale.Items) != 0 {
		t.Errorf("stale: %+v, %v", stale, err)
	}
	f.as("2")
	if stale, err = f.Stale(t.Context(), store.Page{}); err != nil || len(stale.Items) != 1 {
		t.Errorf("stale: %+v, %v", stale, err)
	}
	d, err := f.Reread(t.Context(), id[:6])
	if err != nil || d.Same != 1 || len(d.Added) != 1 || d.Kept != 1 || len(d.Orphans) != 0 {
		t.Fatalf("difference: %+v, %v", d, err)
	}
	if c := f.claim(id + "/c1"); c.Claim.Claim.Trigger.Quote != "attacked" {
		t.Errorf("something was replaced already: %+v", c.Claim)
	}
	if _, err := f.Replace(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	// The new reading calls the attack c2; it keeps its name and its correction.
	c := f.claim(id + "/c1")
	if c.Claim.Claim.Trigger.Quote != "attacked" || judgement.Value(&c.Claim.Claim, "killed") != "4" || c.Claim.By.Coder != "reader 2" || c.Development == nil {
		t.Errorf("after rereading: %+v", c.Claim)
	}
	if c := f.claim(id + "/c2"); c.Claim.Claim.Trigger.Quote != "shelled" || c.Development == nil {
		t.Errorf("the new claim: %+v", c.Claim)
	}
	// The first version again doesn't know the shelling: what was decided is an orphan.
	f.judge(memory.Decision{Act: judgement.Accept, Claim: id + "/c2"})
	f.as("1")
	if d, err = f.Reread(t.Context(), id); err != nil || len(d.Dropped) != 1 || len(d.Orphans) != 1 {
		t.Fatalf("difference back: %+v, %v", d, err)
	}
	if _, err := f.Replace(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	if orphans, err := f.Orphans(t.Context()); err != nil || len(orphans) != 1 {
		t.Errorf("orphans: %+v, %v", orphans, err)
	}
	if _, err := f.Replace(t.Context(), &memory.Difference{Report: d.Report, Was: store.Version{Coder: "other"}}); !errors.Is(err, memory.ErrStale) {
		t.Errorf("a stale difference: %v", err)
	}
	f.as("2")
	d, _ = f.Reread(t.Context(), id)
	if _, err := f.Replace(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	hits, err := f.Search(t.Context(), memory.SearchRequest{Filter: store.ClaimFilter{Reviews: []store.Review{store.Accepted}}})
	if err != nil || len(hits.Items) != 1 || hits.Items[0].Claim.Claim.Trigger.Quote != "shelled" {
		t.Errorf("the orphan found its claim again: %+v, %v", hits, err)
	}
	if problems, err := f.Check(t.Context(), nil); err != nil || len(problems) > 0 {
		t.Errorf("check: %v, %v", problems, err)
	}
}

func TestAgreement(t *testing.T) {
	f := open(t)
	a, b := f.add("Star", "2021-03-10", first).Report.ID+"/c1", f.add("Courier", "2021-03-11", second).Report.ID+"/c1"
	for _, d := range []memory.Decision{
		{Act: judgement.Accept, Claim: a, By: "ann"}, {Act: judgement.Accept, Claim: a, By: "ben"},
		{Act: judgement.Reject, Claim: b, By: "ann"}, {Act: judgement.Reject, Claim: b, By: "ben"},
	} {
		f.judge(d)
	}
	got, err := f.Agreement(t.Context(), judgement.Accept, judgement.Reject)
	if err != nil || got.Shared != 2 || got.Alpha != 1 || len(got.Pairs) != 1 || got.Pairs[0].Kappa != 1 {
		t.Errorf("agreement: %+v, %v", got, err)
	}
}

// TestShortID: what is shown of an ID finds what it is of, a development that became one with another too.
func TestShortID(t *testing.T) {
	sum := strings.Repeat("d1", 32)
	for id, want := range map[string]string{sum: "d1d1d1d1d1d1", sum + "/c4": "d1d1d1d1d1d1/c4", "d1e6a85a6dc16": "d1e6a85a6dc16", "d1": "d1"} {
		if got := memory.ShortID(id); got != want {
			t.Errorf("%s is shown as %s, want %s", id, got, want)
		}
	}
}

func TestIDs(t *testing.T) {
	f := open(t)
	id := f.add("Star", "2021-03-10", first).Report.ID
	for _, c := range []struct{ id, says, hint string }{
		{"c1", "names no claim", "3f2a9c1d/c4"},
		{id[:6] + "/c7", "has no claim c7", "its claims are c1 to c1"},
		{"x/c1", "too short", ""},
		{id[:5] + "zz/c1", "there is no report", "did you mean " + id[:12]},
		{"zzzz/c1", "there is no report", "search"},
	} {
		_, err := f.Claim(t.Context(), c.id)
		h := &reportedly.HintError{}
		errors.As(err, &h)
		if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(h.Hint, c.hint) {
			t.Errorf("%s: %v (%s)", c.id, err, h.Hint)
		}
	}
}

// Names are pages of actors and places.
func TestNames(t *testing.T) {
	f := open(t)
	f.add("Star", "2021-03-10", first)
	f.add("Courier", "2021-03-11", second)
	a, err := f.Actor(t.Context(), "Gunmen")
	if err != nil || a.Involved.Claims != 2 || len(a.Latest) != 2 {
		t.Errorf("actor: %+v, %v", a, err)
	}
	p, err := f.Place(t.Context(), "galkayo")
	if err != nil || p.Counts.Claims != 2 {
		t.Errorf("place: %+v, %v", p, err)
	}
	if _, err := f.Actor(t.Context(), "nobody"); !errors.Is(err, reportedly.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}
