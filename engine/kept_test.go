package engine_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/engine"
	tables "github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/export/geojson"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/export/terminal"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/store/sqlite"
)

// nobody reads nothing: what is kept was read before.
type nobody struct{ coder jsonl.Coder }

func (n nobody) Read(_ context.Context, r *reportedly.Report) (memory.Reading, error) {
	return memory.Reading{}, fmt.Errorf("%s is to be read again", r.Name)
}

func (n nobody) Version() store.Version {
	return store.Version{Coder: n.coder.Name + " " + n.coder.Version, Model: n.coder.Model}
}

// remember puts what was read into a memory and compares what comes out.
func remember(t *testing.T, e *engine.Engine, results []*engine.Result) {
	ctx := t.Context()
	st, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "forms.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	m := memory.New(memory.Options{Store: st, Reader: nobody{e.Coder()}, Who: "test", Now: func() time.Time { return time.Date(2021, 3, 10, 12, 0, 0, 0, time.UTC) }})
	reqs := make([]memory.AddRequest, len(results))
	for i, r := range results {
		r.Report.Acquired = time.Date(2021, 3, 10, 11, 0, 0, 0, time.UTC)
		reqs[i] = memory.AddRequest{Report: r.Report, How: "file", Reading: &memory.Reading{Claims: r.Claims}}
	}
	kept, err := m.AddAll(ctx, reqs)
	if err != nil {
		t.Fatal(err)
	}
	var stored []store.Claim
	for i, k := range kept {
		if k.Err != nil {
			t.Errorf("add: %v", k.Err)
			continue
		}
		page, err := m.Report(ctx, results[i].Report.SHA256)
		if err != nil {
			t.Error(err)
			continue
		}
		compareKept(t, results[i], page.Claims)
		stored = append(stored, page.Claims...)
	}
	checkStored(t, stored)
	checkDevelopments(t, m)
	if problems, err := m.Check(ctx, func(int, int) {}); err != nil || len(problems) > 0 {
		t.Errorf("the memory isn't sound: %v, %v", problems, err)
	}
}

func compareKept(t *testing.T, r *engine.Result, got []store.Claim) {
	t.Helper()
	if len(got) != len(r.Claims) {
		t.Errorf("%s: %d claims were added, %d are kept", r.Report.Name, len(r.Claims), len(got))
		return
	}
	for i, want := range r.Claims {
		if diff := cmp.Diff(want, got[i].Claim, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s, %s: what is kept differs (-read +kept):\n%s", r.Report.Name, want.ID, diff)
		}
	}
}

// checkStored writes kept claims as JSON, as a table and for a map, and opens what was written.
func checkStored(t *testing.T, claims []store.Claim) {
	t.Helper()
	var lines, table, drawn bytes.Buffer
	rows, err := tables.New(&table, tables.ClaimColumns)
	if err != nil {
		t.Fatal(err)
	}
	features, err := geojson.New(&drawn)
	if err != nil {
		t.Fatal(err)
	}
	places := 0
	for i := range claims {
		c := &claims[i]
		places += max(1, len(c.Claim.Places))
		wire, err := jsonl.ToStored(*c)
		if err == nil {
			err = jsonl.Lines(&lines, []jsonl.StoredClaim{wire})
		}
		for _, also := range []error{err, rows.Row(tables.Claim(c)), features.Claim(c)} {
			if also != nil {
				t.Errorf("%s: %v", c.ID, also)
			}
		}
	}
	if err := rows.End(); err != nil {
		t.Error(err)
	}
	if err := features.End(); err != nil {
		t.Error(err)
	}
	checkStoredLines(t, &lines, claims)
	if got, err := csv.NewReader(&table).ReadAll(); err != nil || len(got) != len(claims)+1 {
		t.Errorf("the table of %d claims has %d lines: %v", len(claims), len(got), err)
	}
	checkMap(t, drawn.Bytes(), places)
}

// checkStoredLines reads kept claims back from lines: their names, and the names of claims that they
// speak of, tell the report, too.
func checkStoredLines(t *testing.T, in io.Reader, claims []store.Claim) {
	t.Helper()
	want := make([]reportedly.Claim, len(claims))
	for i := range claims {
		c, report := asWritten(claims[i].Claim), claims[i].Report.ID
		c.ID, c.Document = claims[i].ID, report
		c.Links = slices.Clone(c.Links)
		for j := range c.Links {
			c.Links[j].Claim = reportedly.TellingID(report, c.Links[j].Claim)
		}
		if c.Time != nil && c.Time.Claim != "" {
			c.Time.Claim = reportedly.TellingID(report, c.Time.Claim)
		}
		want[i] = c
	}
	compareRead(t, "kept claims", in, want)
}

// checkDevelopments lists developments and writes each with all that is known of it.
func checkDevelopments(t *testing.T, m *memory.Memory) {
	t.Helper()
	var lines, table, plain bytes.Buffer
	rows, err := tables.New(&table, tables.DevelopmentColumns)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for at := (store.Page{Limit: 500}); ; {
		list, err := m.Developments(t.Context(), memory.DevelopmentsRequest{Page: at})
		if err != nil {
			t.Fatal(err)
		}
		for i := range list.Items {
			d := &list.Items[i]
			if n++; n%16 != 0 && d.Reports < 2 {
				continue
			}
			page, err := m.Development(t.Context(), d.ID)
			if err == nil {
				err = jsonl.DevelopmentLine(&lines, page)
			}
			if err == nil {
				err = terminal.Development(&plain, page, terminal.Options{Width: 40})
			}
			if err == nil {
				err = rows.Row(tables.Development(d))
			}
			if err != nil {
				t.Errorf("development %s: %v", d.ID, err)
			}
		}
		if at.After = list.Next; list.Next == "" {
			break
		}
	}
	if n == 0 || !utf8.Valid(lines.Bytes()) || !utf8.Valid(plain.Bytes()) {
		t.Errorf("%d developments; as JSON and as text they are UTF-8: %v, %v", n, utf8.Valid(lines.Bytes()), utf8.Valid(plain.Bytes()))
	}
	for line := range bytes.Lines(lines.Bytes()) {
		if !json.Valid(line) {
			t.Errorf("no JSON: %.200s", line)
		}
	}
}
