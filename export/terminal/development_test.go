package terminal_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rivo/uniseg"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

var noon = time.Date(2021, 3, 12, 12, 0, 0, 0, time.UTC)

// told is a claim of the sample as a report of a source tells it.
func told(source, published string, n int) store.Claim {
	c := sample.New().Claims[n]
	pub := reportedly.Publication{ID: strings.Repeat(fmt.Sprintf("%x", source[0]), 32), Source: source, Published: published}
	return store.Claim{
		Told: reportedly.Told{ID: reportedly.TellingID(pub.ID, c.ID), Report: pub, Claim: c},
		By:   store.Version{Coder: "reportedly 0.0.0", Model: "stand-in"}, Development: "d0123456789ab",
	}
}

func entry(seq int64, act judgement.Act, value string) judgement.Judgement {
	return judgement.Judgement{Seq: seq, At: noon, By: "ann", Act: act, Value: value, Why: "the list was seen", Development: "d0123456789ab"}
}

// page is a development with everything that one may have.
func page() *memory.DevelopmentPage {
	a, b, c := told("Daily Star", "2021-03-09", 0), told("Courier \x1b[31m\u202e", "2021-03-10", 2), told("Militia Radio", "2021-03-11", 4)
	override := entry(4, judgement.Credibility, "2")
	p := &memory.DevelopmentPage{
		Claims:       map[string]store.Claim{a.ID: a, b.ID: b, c.ID: c},
		Publications: map[string]reportedly.Publication{a.Report.ID: a.Report, b.Report.ID: b.Report, c.Report.ID: c.Report},
		Grades:       map[string]string{"Daily Star": "B"}, Override: &override,
		Notes:     []judgement.Judgement{entry(5, judgement.Note, "ask the hospital")},
		Conflicts: []judgement.Conflict{{Field: "credibility", Latest: []judgement.Judgement{entry(3, judgement.Credibility, "3"), override}}},
		Shared:    []store.Pair{{A: b.Report.ID, B: a.Report.ID, Relation: "excerpt", From: a.Report.ID, Body: []byte(`{"Why":"40 words in 2 passages are the same in both"}`)}},
	}
	p.Development = reportedly.Development{
		ID: "d0123456789ab", What: "Gunmen attacked a police post near Qaminis late on Monday", Best: a.ID, Kind: reportedly.KindEvent, Event: reportedly.Assault, Modes: []string{"firearms"},
		Members: []reportedly.Member{
			{Claim: a.ID, Report: a.Report.ID},
			{Claim: b.ID, Report: b.Report.ID, With: a.ID, Score: 0.93, Why: "joined because the same place, the same day"},
			{Claim: c.ID, Report: c.Report.ID, With: a.ID, Score: 0.61, Why: "the same actor", Pinned: true},
		},
		Reports: []string{a.Report.ID, b.Report.ID, c.Report.ID}, Sources: []string{"Daily Star", "Courier", "Militia Radio"},
		Origins: []reportedly.Origin{
			{Who: "residents", Kind: reportedly.UnnamedOrigin, Stance: reportedly.Tells, Reports: []string{a.Report.ID, b.Report.ID}, Why: []string{"cited by both, with the same words"}, MaybeSame: 1},
			{Who: "the mayor, Rania Doss", ID: "local:rania-doss", Kind: reportedly.NamedOrigin, Stance: reportedly.Tells, Reports: []string{b.Report.ID}, MaybeSame: -1},
			{Who: "the Dawn Brigade", Kind: reportedly.BodyOrigin, Stance: reportedly.Denies, Reports: []string{c.Report.ID}, MaybeSame: -1},
		},
		Independent: 2, Least: 2, Most: 3, State: reportedly.Contested,
		Contradictions: []reportedly.Contradiction{{About: reportedly.AboutPolarity, Why: "one side says that it happened, another that it didn't", Sides: []reportedly.Side{
			{Claim: a.ID, Report: a.Report.ID, Origin: 0, Value: "affirmed", Quote: a.Claim.Evidence[0]},
			{Claim: c.ID, Report: c.Report.ID, Origin: 2, Value: "denied", Quote: c.Claim.Evidence[0]},
		}}},
		Toll:  &reportedly.Range{Field: "killed", Min: 2, Max: 4, Open: true},
		Dates: []reportedly.Telling{{Value: "2021-03-08", Claims: []string{a.ID, b.ID}}, {Value: "2021-03", Claims: []string{c.ID}, Within: true}},
		History: []reportedly.Step{
			{Report: a.Report.ID, Published: "2021-03-09", Changes: []reportedly.Change{{What: "first told", Now: "Daily Star"}}},
			{Report: b.Report.ID, Published: "2021-03-10", Changes: []reportedly.Change{{What: "independent sources", Was: "1", Now: "2"}, {What: "toll", Was: "2", Now: "2–4"}}},
			{Report: c.Report.ID, Published: "2021-03-11"},
		},
		Parts: []string{"dfedcba987654"}, Credibility: reportedly.Doubtful, CredibilityWhy: "independent sources exclude each other",
		Corrections: []reportedly.Correction{{A: a.ID, B: c.ID, Together: true, Reason: "join by ann on 2021-03-12 (#2)"}},
	}
	return p
}

// claimPage is a claim with everything that one may have.
func claimPage() *memory.ClaimPage {
	c := told("Daily Star", "2021-03-09", 0)
	c.Review = store.Corrected
	accept, correct := entry(6, judgement.Accept, ""), entry(7, judgement.Correct, "3")
	correct.Field, correct.Development, accept.Development = "killed", "", ""
	return &memory.ClaimPage{
		Claim: c, Read: &c.Claim, Log: []judgement.Judgement{accept, correct}, InForce: map[int64]bool{7: true},
		Changes: []judgement.Changed{{Field: "killed", Was: "2", Now: "3", By: correct}}, State: &judgement.ClaimState{},
		Source: &store.Source{Name: "Daily Star", Grade: "B"}, Development: &store.Summary{ID: "d0123456789ab", State: reportedly.Contested, Independent: 2, Reports: 3},
	}
}

// everything prints all that this package prints of memory.
func everything(w io.Writer, opt terminal.Options) error {
	rows := []memory.DevelopmentRow{
		{Summary: store.Summary{ID: "d0123456789ab", What: page().What, Kind: reportedly.KindEvent, Event: reportedly.Assault, State: reportedly.Contested, Reports: 3, Independent: 2, Days: store.Days{First: noon, Last: noon.AddDate(0, 0, 2)}, Toll: "2–4"}, Override: page().Override},
		{Summary: store.Summary{ID: "dfedcba987654", What: "Elders met", Kind: reportedly.KindCondition, State: reportedly.SingleSource, Reports: 1, Independent: 1}},
	}
	for _, print := range []func() error{
		func() error { return terminal.Development(w, page(), opt) },
		func() error { return terminal.Developments(w, rows, opt) },
		func() error { return terminal.Timeline(w, rows, opt) },
		func() error { return terminal.Hits(w, []store.Hit{{Claim: told("Daily Star", "2021-03-09", 0)}}, opt) },
		func() error { return terminal.StoredClaim(w, claimPage(), opt) },
		func() error {
			return terminal.Log(w, []memory.Entry{{Judgement: entry(5, judgement.Note, "ask"), InForce: true}, {Judgement: entry(6, judgement.Reject, ""), Lost: true}}, opt)
		},
	} {
		if err := print(); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	return nil
}

func TestMemoryGolden(t *testing.T) {
	for name, opt := range map[string]terminal.Options{"80": {}, "120": {Width: 120}, "color": {Color: true}} {
		var b bytes.Buffer
		if err := everything(&b, opt); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, "testdata/memory-"+name+".golden", strings.ReplaceAll(b.String(), "\x1b", "␛"))
	}
}

// At every width no line is wider, colour changes no character, and nothing of the text
// steers the terminal.
// A decision stands in one line, whatever number of pairs of claims it comes to.
func TestDecisions(t *testing.T) {
	pair := func(a, b string, together bool, reason string) reportedly.Correction {
		return reportedly.Correction{A: a, B: b, Together: together, Reason: reason}
	}
	p := page()
	p.Development.Corrections = []reportedly.Correction{
		pair("aaaa/c1", "aaaa/c2", true, "join (#2)"), pair("aaaa/c1", "aaaa/c10", true, "join (#2)"), pair("aaaa/c1", "bbbb/c3", true, "join (#2)"),
		pair("aaaa/c1", "bbbb/c4", false, "split (#3)"), pair("aaaa/c2", "bbbb/c4", false, "split (#3)"), pair("bbbb/c3", "bbbb/c4", false, "split (#3)"),
		pair("cccc/c1", "dddd/c1", false, "split (#3)"),
	}
	var b bytes.Buffer
	if err := terminal.Development(&b, p, terminal.Options{Width: 120}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"aaaa/c1, c2, c10 and bbbb/c3 belong together  join (#2)\n",
		"bbbb/c4 belongs apart from aaaa/c1, c2 and bbbb/c3  split (#3)\n",
		"cccc/c1 belongs apart from dddd/c1  split (#3)\n",
	} {
		if n := strings.Count(b.String(), want); n != 1 {
			t.Errorf("%q stands %d times in\n%s", want, n, b.String())
		}
	}
}

func TestMemoryWidths(t *testing.T) {
	for width := 20; width <= 160; width += 7 {
		var bare, painted bytes.Buffer
		if err := everything(&bare, terminal.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := everything(&painted, terminal.Options{Width: width, Color: true}); err != nil {
			t.Fatal(err)
		}
		if sgr.ReplaceAllString(painted.String(), "") != bare.String() {
			t.Errorf("width %d: colour changes the text", width)
		}
		for line := range strings.Lines(bare.String()) {
			line = strings.TrimSuffix(line, "\n")
			if w := uniseg.StringWidth(line); w > width {
				t.Errorf("width %d: a line of %d columns: %q", width, w, line)
			}
			if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' }) {
				t.Errorf("width %d: control characters in %q", width, line)
			}
		}
	}
}
