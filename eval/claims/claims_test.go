package claims_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/text"
)

const harbourGold = "testdata/harbour.gold.json"

// cases pairs the invented gold with claims that change makes of the perfect
// ones: a PROTEST, a COERCE, a CONSULT, an optional condition and an office.
func cases(t *testing.T, change func([]reportedly.Claim) []reportedly.Claim) []claims.Case {
	t.Helper()
	g, err := claims.ReadGold(harbourGold)
	if err != nil {
		t.Fatal(err)
	}
	return []claims.Case{{Gold: g, Pred: change(claimsOf(t, harbourGold))}}
}

func TestClaimRules(t *testing.T) {
	for name, c := range map[string]struct {
		change func([]reportedly.Claim) []reportedly.Claim
		want   map[string]float64
	}{
		"perfect": {
			func(p []reportedly.Claim) []reportedly.Claim { return p },
			map[string]float64{"office.f1": 1, "found.f1": 1, "typed.f1": 1, "full.f1": 1, "full.tp": 3, "time.acc": 1, "said_by.acc": 1},
		},
		"nothing read": {
			func([]reportedly.Claim) []reportedly.Claim { return nil },
			map[string]float64{"office.fn": 1, "found.fn": 3, "typed.fn": 3, "full.fn": 3, "full.f1": 0},
		},
		"an optional claim left out costs nothing": {
			func(p []reportedly.Claim) []reportedly.Claim { return append(p[:3:3], p[4]) },
			map[string]float64{"typed.tp": 3, "typed.fp": 0, "typed.fn": 0},
		},
		"a type that is right too": {
			func(p []reportedly.Claim) []reportedly.Claim { p[1].Event = reportedly.Assault; return p },
			map[string]float64{"typed.tp": 3},
		},
		"another type is found but not typed": {
			func(p []reportedly.Claim) []reportedly.Claim { p[1].Event = reportedly.Aid; return p },
			map[string]float64{"found.tp": 3, "typed.tp": 2, "typed.fp": 1, "typed.fn": 1},
		},
		"no trigger, but the evidence and a participant": {
			func(p []reportedly.Claim) []reportedly.Claim { p[1].Trigger = reportedly.Evidence{}; return p },
			map[string]float64{"typed.tp": 3},
		},
		"no trigger and nobody shared": {
			func(p []reportedly.Claim) []reportedly.Claim {
				p[1].Trigger, p[1].Actors, p[1].Recipients = reportedly.Evidence{}, nil, nil
				return p
			},
			map[string]float64{"found.tp": 2, "found.fp": 1},
		},
		"a recipient short is typed but not full": {
			func(p []reportedly.Claim) []reportedly.Claim { p[1].Recipients = nil; return p },
			map[string]float64{"typed.tp": 3, "full.tp": 2, "full.fp": 1, "recipients.fn": 1},
		},
		"basis and polarity are of full, reality is not": {
			func(p []reportedly.Claim) []reportedly.Claim {
				p[0].Basis, p[1].Polarity, p[2].Reality = reportedly.Inferred, reportedly.Denied, reportedly.Actual
				return p
			},
			map[string]float64{"full.tp": 1, "basis.acc": 0.75, "polarity.acc": 0.75, "reality.acc": 0.75},
		},
		"a day within a span is the span": {
			func(p []reportedly.Claim) []reportedly.Claim { p[0].Time.EDTF = "[2024-03-04..2024-03-04]"; return p },
			map[string]float64{"time.acc": 0},
		},
		"read twice": {
			func(p []reportedly.Claim) []reportedly.Claim { return append(p, p[0]) },
			map[string]float64{"typed.tp": 3, "typed.fp": 1},
		},
	} {
		scores := claims.Score(cases(t, c.change), claims.Options{})
		for metric, want := range c.want {
			if got, ok := scores.Metric(metric); !ok || got != want {
				t.Errorf("%s: %s is %v (%v), want %v", name, metric, got, ok, want)
			}
		}
	}
}

// spoiled is a reading with a mistake of each sort.
func spoiled(p []reportedly.Claim) []reportedly.Claim {
	p[0].Event, p[0].Basis = reportedly.Mobilize, reportedly.Inferred
	p[1].Polarity, p[1].SaidBy = reportedly.Denied, nil
	p[3].Trigger, p[3].Kind = reportedly.Evidence{Span: text.Span{Start: 1, End: 4}, Quote: "ock"}, reportedly.KindPresence
	return p[:4]
}

func TestClaimTable(t *testing.T) {
	c := cases(t, spoiled)
	c = append(c, cases(t, func(p []reportedly.Claim) []reportedly.Claim { return p })...)
	scores := claims.Score(c, claims.Options{Resampling: score.Resampling{Times: 200, Seed: 7}, Types: true})
	var b bytes.Buffer
	if err := scores.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	if err := scores.WriteMistakes(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/claims.golden", b.String())
}

func TestScoresAsJSON(t *testing.T) {
	scores := claims.Score(cases(t, spoiled), claims.Options{})
	b, err := json.Marshal(scores)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Task    string
		Files   []string
		N       int
		Metrics map[string]float64
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatalf("%s: %v", b, err)
	}
	if got.Task != "claims" || got.N != 3 || !cmp.Equal(got.Files, []string{harbourGold}) {
		t.Errorf("%s", b)
	}
	if want, _ := scores.Metric("typed.f1"); got.Metrics["typed.f1"] != want || len(got.Metrics) < 42 {
		t.Errorf("%d metrics, typed.f1 %v, want %v", len(got.Metrics), got.Metrics["typed.f1"], want)
	}
}

func TestIntervals(t *testing.T) {
	both := append(cases(t, spoiled), cases(t, func(p []reportedly.Claim) []reportedly.Claim { return p })...)
	a := claims.Score(both, claims.Options{Resampling: score.Resampling{Times: 100, Seed: 3}})
	b := claims.Score(both, claims.Options{Resampling: score.Resampling{Times: 100, Seed: 3}})
	if diff := cmp.Diff(a.Rows, b.Rows); diff != "" {
		t.Errorf("the same seed gives other figures:\n%s", diff)
	}
	low, _ := a.Metric("typed.ci95.low")
	f1, _ := a.Metric("typed.f1")
	high, _ := a.Metric("typed.ci95.high")
	if low >= f1 || f1 >= high {
		t.Errorf("interval [%v, %v] about %v", low, high, f1)
	}
	if none := claims.Score(nil, claims.Options{Resampling: score.Resampling{Times: 10}, Types: true}); none.N != 0 {
		t.Errorf("no cases: %+v", none)
	}
}

// agree tells whether scoring takes two actors' names for the same.
func agree(t *testing.T, gold, read string) bool {
	t.Helper()
	c := cases(t, func(p []reportedly.Claim) []reportedly.Claim {
		p[0].Actors = []reportedly.Participant{{Name: read}}
		return p[:1]
	})
	c[0].Gold.Claims = c[0].Gold.Claims[:1]
	c[0].Gold.Claims[0].Actors = []claims.GoldParty{claims.GoldParty(gold)}
	hits, _ := claims.Score(c, claims.Options{}).Metric("actors.tp")
	return hits == 1
}

func TestNamesAgree(t *testing.T) {
	for _, c := range []struct {
		gold, read string
		want       bool
	}{
		{"Ade Brun", "Brun", true},
		{"Ade Brun", "General Ade Brün", true},
		{"Ade Brun", "Ade Brunner", false},
		{"harbour guards", "the harbor guard", true},
		{"harbour guards", "harbour pilots", false},
		{"dockers' union", "Dockers Unions", true}, // "docke", "union": five letters each
		{"the President", "president", true},       // nothing is left without the title
		{"Port Alder Harbour Union", "Port Alder union", true},
		{"Ade Brun", "", false},
		{"", "", false},
		{"الاتحاد", "الاتحاد", false}, // no ASCII form
	} {
		if got := agree(t, c.gold, c.read); got != c.want {
			t.Errorf("%q and %q: %v", c.gold, c.read, got)
		}
	}
}

func TestReadClaims(t *testing.T) {
	read := func(_ context.Context, path, published string) ([]reportedly.Claim, error) {
		if path != "testdata/harbour.txt" || published != "2024-03-05" {
			t.Errorf("asked for %s of %q", path, published)
		}
		return claimsOf(t, harbourGold), nil
	}
	got, err := claims.Read(context.Background(), []string{harbourGold}, read)
	if err != nil || len(got) != 1 || len(got[0].Pred) != 5 {
		t.Errorf("got %v, %v", got, err)
	}
	failing := func(context.Context, string, string) ([]reportedly.Claim, error) { return nil, errors.New("no model") }
	if _, err := claims.Read(context.Background(), []string{harbourGold}, failing); err == nil || !strings.Contains(err.Error(), "harbour.gold.json: no model") {
		t.Errorf("got %v", err)
	}
}

func TestGoldErrors(t *testing.T) {
	for in, want := range map[string]string{
		"{":                            "read gold claims f: invalid input",
		"{}":                           `"document" is ""`,
		`{"document":"../x"}`:          `"document" is "../x"`,
		`{"document":".."}`:            `"document" is ".."`,
		`{"document":"..","claims":7}`: "cannot unmarshal number",
	} {
		if _, err := claims.DecodeGold("f", []byte(in)); !errors.Is(err, reportedly.ErrInvalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", in, err, want)
		}
	}
	g, err := claims.DecodeGold("dir/f", []byte(`{"document":"x.txt","published":null}`))
	if err != nil || g.Published != "" || g.TextPath() != "dir/x.txt" {
		t.Errorf("got %+v, %v", g, err)
	}
	if _, err := claims.ReadGold("testdata/absent"); err == nil || !strings.Contains(err.Error(), "open testdata/absent") {
		t.Errorf("got %v", err)
	}
}

func FuzzDecodeGold(f *testing.F) {
	f.Add([]byte(`{"document":"a.txt","claims":[{"kind":"event","event":null,"quote":"x","trigger":"x","end":1,"actor":["A",{"name":"B"}],"place":[{"names":[]}]}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		g, err := claims.DecodeGold("f", in)
		if err != nil {
			return
		}
		claim := reportedly.Claim{Kind: reportedly.KindEvent, Evidence: []reportedly.Evidence{{Span: text.Span{End: 9}}}}
		s := claims.Score([]claims.Case{{Gold: g, Pred: []reportedly.Claim{claim}}}, claims.Options{Resampling: score.Resampling{Times: 2}, Types: true})
		for _, r := range s.Rows {
			if v, _ := s.Metric(r.Name + ".f1"); v < 0 || v > 1 {
				t.Errorf("%s.f1 is %v", r.Name, v)
			}
		}
	})
}
