package claims_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/claims"
	"github.com/reportedly/reportedly/eval/score"
	"github.com/reportedly/reportedly/export/jsonl"
	"github.com/reportedly/reportedly/internal/golden"
	"github.com/reportedly/reportedly/text"
)

// goldFiles are all gold files below a folder.
func goldFiles(t *testing.T, root string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".gold.json") {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatalf("no gold below %s", root)
	}
	return out
}

// The reference scorer and this package give the same figures and list the
// same mistakes for predictions made by spoiling the gold.
func TestSameAsReferenceScorer(t *testing.T) {
	scorer := golden.Shared(t, "tools", "score_claims.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		if strings.Contains(os.Getenv("REPORTEDLY_REQUIRE"), "python3") {
			t.Fatal("REPORTEDLY_REQUIRE asks for python3, which is absent")
		}
		t.Skip("python3 is absent")
	}
	for seed := range uint64(2) {
		dir := t.TempDir()
		var cases []claims.Case
		args := []string{scorer}
		for i, path := range goldFiles(t, golden.Shared(t, "examples")) {
			pred := spoil(t, path, rand.New(rand.NewPCG(seed, uint64(i))))
			g, err := claims.ReadGold(path)
			if err != nil {
				t.Fatal(err)
			}
			cases = append(cases, claims.Case{Gold: g, Pred: pred})
			args = append(args, path, writeClaims(t, filepath.Join(dir, fmt.Sprint(i)), pred))
		}
		scores := claims.Score(cases, claims.Options{})
		compareFigures(t, scores, run(t, python, append(args, "--json")...))
		compareMistakes(t, scores.Mistakes, run(t, python, append(args, "--errors")...))
	}
}

func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	return out
}

func writeClaims(t *testing.T, path string, claims []reportedly.Claim) string {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jsonl.Encode(f, claims, jsonl.Coder{}); err != nil {
		t.Fatal(err)
	}
	return path
}

func compareFigures(t *testing.T, got *score.Scores, reference []byte) {
	t.Helper()
	var want map[string]map[string]float64
	if err := json.Unmarshal(reference, &want); err != nil {
		t.Fatal(err)
	}
	flat, ours := map[string]float64{}, map[string]float64{}
	for row, cells := range want {
		for cell, v := range cells {
			flat[row+"."+cell] = v
		}
	}
	for _, r := range got.Rows {
		for _, c := range r.Cells {
			ours[r.Name+"."+c.Name] = c.Value
		}
	}
	if diff := cmp.Diff(flat, ours); diff != "" {
		t.Errorf("figures (-reference +ours):\n%s", diff)
	}
	if flat["typed.tp"] < 100 || flat["typed.fn"] < 20 || flat["typed.fp"] < 20 {
		t.Errorf("the spoiled claims test too little: %v", flat)
	}
}

func compareMistakes(t *testing.T, got []string, reference []byte) {
	t.Helper()
	var want, ours []string
	for line := range strings.Lines(string(reference)) {
		if strings.HasPrefix(line, "MISSED ") || strings.HasPrefix(line, "FALSE ") {
			want = append(want, beforeQuote(strings.ReplaceAll(line, "«None»", "«»")))
		}
	}
	for _, line := range got {
		ours = append(ours, beforeQuote(line))
	}
	if diff := cmp.Diff(want, ours); diff != "" {
		t.Errorf("mistakes (-reference +ours):\n%s", diff)
	}
}

// beforeQuote leaves out the sentence: the two sides break its lines differently.
func beforeQuote(line string) string {
	head, _, _ := strings.Cut(line, "»")
	return head
}

// spoil makes claims of a gold file, drops some, adds some and changes some.
func spoil(t *testing.T, path string, r *rand.Rand) []reportedly.Claim {
	t.Helper()
	var out []reportedly.Claim
	for _, c := range claimsOf(t, path) {
		if r.IntN(6) == 0 {
			continue
		}
		for r.IntN(2) == 0 {
			spoilOne(&c, r)
		}
		out = append(out, c)
		if r.IntN(8) == 0 { // read twice
			c.ID += "b"
			out = append(out, c)
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func spoilOne(c *reportedly.Claim, r *rand.Rand) {
	switch r.IntN(14) {
	case 0:
		if c.Kind == reportedly.KindEvent {
			c.Event = reportedly.Events[r.IntN(len(reportedly.Events))]
		}
	case 1:
		c.Kind, c.Event = reportedly.KindCondition, ""
	case 2:
		c.Trigger = reportedly.Evidence{}
	case 3:
		c.Evidence[0].Span.Start += 40
		c.Evidence[0].Span.End += 40
	case 4:
		c.Actors, c.Recipients = c.Recipients, c.Actors
	case 5:
		c.Actors = append(slices.Clone(c.Actors), reportedly.Participant{Text: "the General of al-Aïn Brigade"})
	case 6:
		for i := range c.Actors {
			name := c.Actors[i].Name
			c.Actors[i].Name = name[strings.LastIndex(name, " ")+1:]
		}
	case 7:
		for i := range c.Recipients {
			c.Recipients[i].Name = strings.ToUpper(c.Recipients[i].Name) + "s"
		}
	case 8:
		c.Places = nil
	case 9:
		for i := range c.Places {
			c.Places[i].Names = nil
		}
	case 10:
		c.Time = &reportedly.When{Text: "then", EDTF: "2016-12-19/2016-12-25"}
	case 11:
		c.Basis, c.Polarity = reportedly.Inferred, reportedly.Denied
	case 12:
		c.Reality, c.Likelihood = reportedly.Prospective, reportedly.Likely
	case 13:
		c.SaidBy = []reportedly.Speaker{{Text: "Ünal, the president"}}
	}
}

// claimsOf are a gold file's claims and offices as a perfect reader gives them.
func claimsOf(t *testing.T, path string) []reportedly.Claim {
	t.Helper()
	g, err := claims.ReadGold(path)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(g.TextPath())
	if err != nil {
		t.Fatal(err)
	}
	var out []reportedly.Claim
	for _, c := range g.Claims {
		p := reportedly.Claim{
			ID: c.ID, Document: g.Document, Kind: reportedly.Kind(c.Kind), Event: reportedly.Event(c.Event),
			Basis: reportedly.Basis(c.Basis), Polarity: reportedly.Polarity(c.Polarity),
			Reality: reportedly.Reality(c.Reality), Likelihood: reportedly.Likelihood(c.Likelihood),
			Evidence: []reportedly.Evidence{quote(raw, c.Start, c.End)}, Trigger: triggerOf(raw, c),
		}
		for _, n := range c.Actors {
			p.Actors = append(p.Actors, reportedly.Participant{Text: string(n), Name: string(n)})
		}
		for _, n := range c.Recipients {
			p.Recipients = append(p.Recipients, reportedly.Participant{Text: string(n), Name: string(n)})
		}
		for _, n := range c.SaidBy {
			p.SaidBy = append(p.SaidBy, reportedly.Speaker{Text: string(n)})
		}
		for _, place := range c.Places {
			pl := reportedly.Place{Text: place.Text}
			for _, n := range place.Names {
				pl.Names = append(pl.Names, reportedly.PlaceName{Name: n})
			}
			p.Places = append(p.Places, pl)
		}
		if c.Time != nil {
			p.Time = &reportedly.When{EDTF: c.Time.EDTF}
		}
		out = append(out, p)
	}
	for i, o := range g.Offices {
		out = append(out, reportedly.Claim{
			ID: fmt.Sprintf("o%d", i), Document: g.Document, Kind: reportedly.KindOffice,
			Evidence: []reportedly.Evidence{quote(raw, 0, 1)},
			Actors:   []reportedly.Participant{{Text: o.Person, Name: o.Person}},
		})
	}
	return out
}

func quote(raw []byte, start, end int) reportedly.Evidence {
	return reportedly.Evidence{Span: text.Span{Start: start, End: end}, Quote: string(raw[start:end])}
}

func triggerOf(raw []byte, c claims.GoldClaim) reportedly.Evidence {
	if c.TriggerAt != nil {
		return quote(raw, *c.TriggerAt, *c.TriggerEnd)
	}
	i := strings.Index(c.Quote, c.Trigger)
	if i < 0 || c.Trigger == "" {
		return reportedly.Evidence{}
	}
	return quote(raw, c.Start+i, c.Start+i+len(c.Trigger))
}
