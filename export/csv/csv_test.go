package csv_test

import (
	"bytes"
	encoding "encoding/csv"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/csv"
	"github.com/reportedly/reportedly/internal/sample"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Every row has a cell for each column, and nothing in it is a formula.
func TestRows(t *testing.T) {
	var b bytes.Buffer
	w, err := csv.New(&b, csv.ClaimColumns)
	if err != nil {
		t.Fatal(err)
	}
	claims := sample.New().Claims
	claims[0].Actors[0].Name = "=HYPERLINK(\"http://example.org\")"
	claims[0].Numbers = []reportedly.Number{{Field: "killed", Min: 3, Max: 5}, {Field: "injured", Min: 12}}
	for _, c := range claims {
		row := csv.Claim(&store.Claim{Told: reportedly.Told{ID: "a/" + c.ID, Claim: c, Report: reportedly.Publication{Source: "@Star", Published: "-2021"}}})
		if len(row) != len(csv.ClaimColumns) {
			t.Fatalf("%d cells for %d columns", len(row), len(csv.ClaimColumns))
		}
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.End(); err != nil {
		t.Fatal(err)
	}
	rows, err := encoding.NewReader(&b).ReadAll()
	if err != nil || len(rows) != len(claims)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	cell := func(name string) string {
		for i, c := range csv.ClaimColumns {
			if c == name {
				return rows[1][i]
			}
		}
		return "no such column"
	}
	for name, want := range map[string]string{
		"actors": "'=HYPERLINK(\"http://example.org\")", "source": "'@Star", "published": "-2021", "killed": "3–5", "injured": "12+", "time": "2021-03-08",
	} {
		if got := cell(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestDevelopment(t *testing.T) {
	override := judgement.Judgement{Act: judgement.Credibility, Value: "2"}
	d := memory.DevelopmentRow{Summary: store.Summary{ID: "d1", Credibility: reportedly.Doubtful}, Override: &override}
	row := csv.Development(&d)
	if len(row) != len(csv.DevelopmentColumns) || row[12] != "2" || row[13] != "4" {
		t.Errorf("%q", row)
	}
}
