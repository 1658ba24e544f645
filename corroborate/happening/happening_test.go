package happening_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/happening"
)

// claim makes a claim; change it by the functions.
func claim(id, published, quote, trigger string, change ...func(*reportedly.Claim)) *reportedly.Told {
	c := reportedly.Claim{ID: "c1", Kind: reportedly.KindEvent, Event: reportedly.Assault, Reality: reportedly.Actual, Polarity: reportedly.Affirmed}
	c.Evidence = []reportedly.Evidence{{Quote: quote}}
	c.Evidence[0].Span.End = len(quote)
	c.Trigger.Quote = trigger
	c.Trigger.Span.Start = strings.Index(quote, trigger)
	c.Trigger.Span.End = c.Trigger.Span.Start + len(trigger)
	for _, f := range change {
		f(&c)
	}
	return &reportedly.Told{ID: id + "/c1", Report: reportedly.Publication{ID: id, Published: published}, Claim: c}
}

func by(names ...string) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) { c.Actors = people(names) }
}

func to(names ...string) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) { c.Recipients = people(names) }
}

// people are participants: with a capital a named person.
func people(names []string) (out []reportedly.Participant) {
	for _, n := range names {
		p := reportedly.Participant{Name: n, Text: n}
		if n != strings.ToLower(n) {
			p.Kind = reportedly.Person
		}
		out = append(out, p)
	}
	return out
}

func at(name string, lat, lon float64) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) {
		c.Places = append(c.Places, reportedly.Place{Relation: reportedly.In, Precision: reportedly.Town, UncertaintyKM: 3,
			Names: []reportedly.PlaceName{{Name: name, ID: "test:" + name, Resolved: true, Lat: lat, Lon: lon}}})
	}
}

func on(edtf string) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) { c.Time = &reportedly.When{EDTF: edtf, Relation: reportedly.OnTime} }
}

func typed(e reportedly.Event, modes ...string) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) { c.Event, c.Modes = e, modes }
}

func kind(k reportedly.Kind) func(*reportedly.Claim) {
	return func(c *reportedly.Claim) { c.Kind, c.Event = k, "" }
}

func TestSame(t *testing.T) {
	blast := claim("a", "2024-02-06", "A car bomb exploded at the vegetable market in Lanko on Monday, killing eleven people.", "exploded",
		to("people"), at("Lanko", 10.3, 13.3), on("2024-02-05"))
	tests := []struct {
		name string
		b    *reportedly.Told
		same bool
	}{
		{"other words, the same place and day", claim("b", "2024-02-07", "Eleven died in a blast at Lanko market on Monday.", "blast", to("traders"), at("Lanko", 10.3, 13.3), on("2024-02-05")), true},
		{"no time, published the day after", claim("b", "2024-02-06", "The explosion at the vegetable market in Lanko killed eleven.", "explosion", at("Lanko", 10.3, 13.3)), true},
		{"a village beside the town", claim("b", "2024-02-06", "A bomb exploded at a vegetable market near Lanko, killing eleven people.", "exploded", at("Lanko Gari", 10.33, 13.32), on("2024-02-05")), true},
		{"another act in other words", claim("b", "2024-02-06", "Police searched houses in Lanko for weapons on Monday.", "searched", typed(reportedly.Coerce), at("Lanko", 10.3, 13.3), on("2024-02-05")), false},
		{"months later, elsewhere", claim("b", "2024-07-19", "A car bomb exploded at a market in Dabai, killing four.", "exploded", at("Dabai", 11.4, 5.2)), false},
	}
	for _, test := range tests {
		s := happening.Default().Compare(happening.Prepare(blast), happening.Prepare(test.b))
		if got := s.Same >= 0.5; got != test.same {
			t.Errorf("%s: %.2f %v, want %v", test.name, s.Same, s.Why(), test.same)
		}
	}
}

func TestExclusions(t *testing.T) {
	taken := claim("a", "2023-05-11", "Armed men abducted Idris Beltoum in Zal on Wednesday.", "abducted", typed(reportedly.Assault, "abduct"), by("armed men"), to("Idris Beltoum"), at("Zal", 32.4, 14.6), on("2023-05-10"))
	attack := claim("a", "2023-05-11", "Rebels attacked the camp.", "attacked", by("rebels"))
	tests := []struct {
		name string
		a, b *reportedly.Told
		want happening.Exclusion
	}{
		{"another day", taken, claim("b", "2023-06-11", "Idris Beltoum was abducted in Zal.", "abducted", typed(reportedly.Assault, "abduct"), to("Idris Beltoum"), on("2023-06-10")), happening.OtherDays},
		{"a day's difference is a contradiction of one happening", taken, claim("b", "2023-05-12", "Idris Beltoum was abducted in Zal.", "abducted", typed(reportedly.Assault, "abduct"), to("Idris Beltoum"), on("2023-05-11")), 0},
		{"far away", taken, claim("b", "2023-05-12", "Idris Beltoum was abducted in Kufrin.", "abducted", typed(reportedly.Assault, "abduct"), to("Idris Beltoum"), at("Kufrin", 24.2, 23.3)), happening.OtherPlaces},
		{"other victims", taken, claim("b", "2023-05-12", "Munir Faqih was abducted in Zal.", "abducted", typed(reportedly.Assault, "abduct"), to("Munir Faqih")), happening.OtherVictims},
		{"some more victims", taken, claim("b", "2023-05-12", "Munir Faqih and Beltoum were abducted in Zal.", "abducted", typed(reportedly.Assault, "abduct"), to("Munir Faqih", "Beltoum")), 0},
		{"abduction and release", taken, claim("b", "2023-05-12", "Idris Beltoum was released.", "released", typed(reportedly.Retreat, "release"), to("Idris Beltoum")), happening.OtherAct},
		{"a meeting and the agreement", claim("a", "", "The sides met.", "met", typed(reportedly.Consult)), claim("b", "", "The sides agreed.", "agreed", typed(reportedly.Agree)), happening.OtherAct},
		{"a taking and a holding", claim("a", "", "They took Zal.", "took"), claim("b", "", "They hold Zal.", "hold", kind(reportedly.KindControl)), happening.OtherKind},
		{"a tally", attack, claim("b", "2023-05-12", "There were three attacks on the camp this week.", "attacks"), happening.TallyOf},
		{"a string of attacks", attack, claim("b", "2023-05-12", "The camp has seen a string of such attacks.", "attacks"), happening.TallyOf},
		{"a plural without a count", attack, claim("b", "2023-05-12", "The camp was hit by attacks.", "attacks"), 0},
		{"two tallies", claim("a", "", "There were four attacks.", "attacks"), claim("b", "", "There were three attacks.", "attacks"), 0},
	}
	for _, test := range tests {
		s := happening.Default().Compare(happening.Prepare(test.a), happening.Prepare(test.b))
		if s.Excluded != test.want || s.Never() != (test.want != 0) || test.want != 0 && s.Same != 0 {
			t.Errorf("%s: %q %.2f, want %q", test.name, s.Excluded, s.Same, test.want)
		}
	}
}

func TestWhy(t *testing.T) {
	a := claim("a", "2024-02-06", "A bomb exploded in Lanko.", "exploded", at("Lanko", 10.3, 13.3))
	b := claim("b", "2024-02-06", "A blast shook Lanko.", "blast", at("Lanko", 10.3, 13.3))
	s := happening.Default().Compare(happening.Prepare(a), happening.Prepare(b))
	why := strings.Join(s.Why(), "; ")
	for _, want := range []string{"+ words for the same sort of thing", "+ the same place", "alike in wording"} {
		if !strings.Contains(why, want) {
			t.Errorf("Why = %q, which lacks %q", why, want)
		}
	}
	far := claim("b", "2024-02-06", "A blast shook Dabai.", "blast", at("Dabai", 11.4, 5.2))
	s = happening.Default().Compare(happening.Prepare(a), happening.Prepare(far))
	if why := s.Why(); len(why) == 0 || why[0] != "the places are too far apart" {
		t.Errorf("Why = %q, want the exclusion first", why)
	}
}

func TestSymmetric(t *testing.T) {
	a := happening.Prepare(claim("a", "2024-02-06", "Gunmen killed a judge in Lanko on Monday, police said.", "killed", by("gunmen"), to("Ada Lind"), on("2024-02-05")))
	b := happening.Prepare(claim("b", "2024-02-09", "Judge Ada Lind was murdered by two men.", "murdered", by("men"), to("Ada Lind")))
	x, y := happening.Default().Compare(a, b), happening.Default().Compare(b, a)
	if x.Same != y.Same || x.Excluded != y.Excluded {
		t.Errorf("%v and %v", x.Same, y.Same)
	}
	if diff := cmp.Diff(x.Why(), y.Why()); diff != "" {
		t.Error(diff)
	}
}

func TestOddInput(t *testing.T) {
	long := strings.Repeat("boom ", 100_000)
	odd := []*reportedly.Told{
		{}, claim("a", "not a date", "", "", on("9999-99")), claim("b", "", long, long),
		claim("c", "", "\xff\xfe", "\xff", by("", "\xff"), at("", math.NaN(), math.Inf(1))),
	}
	for _, a := range odd {
		for _, b := range odd {
			s := happening.Default().Compare(happening.Prepare(a), happening.Prepare(b))
			if math.IsNaN(s.Same) || s.Same < 0 || s.Same > 1 {
				t.Errorf("Same = %v", s.Same)
			}
			s.Why()
		}
	}
}

func TestCluster(t *testing.T) {
	told := []*reportedly.Told{
		claim("a", "2024-02-06", "A bomb exploded at the market in Lanko on Monday.", "exploded", at("Lanko", 10.3, 13.3)),
		claim("b", "2024-02-06", "Police arrested a man in Dabai.", "arrested", typed(reportedly.Coerce, "arrest"), at("Dabai", 11.4, 5.2)),
		claim("c", "2024-02-07", "The blast at the market in Lanko on Monday killed two.", "blast", at("Lanko", 10.3, 13.3)),
		claim("d", "2024-02-07", "A man was arrested in Dabai, police said.", "arrested", typed(reportedly.Coerce, "arrest"), at("Dabai", 11.4, 5.2)),
		claim("e", "2024-05-07", "A bomb exploded in Dabai.", "exploded", at("Dabai", 11.4, 5.2)),
	}
	var list, back []*happening.Features
	for i := range told {
		list, back = append(list, happening.Prepare(told[i])), append(back, happening.Prepare(told[len(told)-1-i]))
	}
	m := happening.Default()
	if diff := cmp.Diff([]int{0, 1, 0, 1, 2}, m.Cluster(list, 0.5, nil)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{0, 1, 2, 1, 2}, m.Cluster(back, 0.5, nil)); diff != "" {
		t.Errorf("the other way round: %s", diff)
	}
	apart := func(i, k int) bool { return false }
	if diff := cmp.Diff([]int{0, 1, 2, 3, 4}, m.Cluster(list, 0.5, apart)); diff != "" {
		t.Errorf("none may be joined: %s", diff)
	}
}

// BenchmarkNeighbours compares a report of 20 claims with 200 neighbours of each.
func BenchmarkNeighbours(b *testing.B) {
	vector := make([]float32, 384)
	for i := range vector {
		vector[i] = float32(1 / math.Sqrt(384))
	}
	told := claim("a", "2024-02-06", "A car bomb exploded at the vegetable market in Lanko on Monday, killing eleven people, the hospital said.", "exploded",
		to("people"), by("a man from the Dawn Brigade"), at("Lanko", 10.3, 13.3), on("2024-02-05"))
	told.Vector = vector
	m := happening.Default()
	about := m.Context(strings.Repeat(told.Claim.Evidence[0].Quote+" Lanko hospital treats the wounded from many villages. ", 3))
	x := m.Prepare(told, about)
	told.ID, told.Report.ID = "b/c1", "b"
	y := m.Prepare(told, about)
	b.ReportAllocs()
	for b.Loop() {
		for range 20 * 200 {
			m.Compare(x, y)
		}
	}
}
