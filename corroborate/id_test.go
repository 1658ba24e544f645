package corroborate_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// consistent checks that a memory's developments hold each claim of its reports once, and
// nothing else.
func consistent(t *testing.T, m *corroborate.InMemory, claims map[string]bool) {
	t.Helper()
	listed := map[string]string{}
	for _, d := range m.Developments() {
		for _, x := range d.Members {
			if was, twice := listed[x.Claim]; twice {
				t.Fatalf("%s is listed by %s and by %s", x.Claim, was, d.ID)
			}
			listed[x.Claim] = d.ID
			if !claims[x.Claim] {
				t.Fatalf("%s lists %s, which is no more", d.ID, x.Claim)
			}
			if !slices.Contains(d.Reports, x.Report) {
				t.Fatalf("%s lists %s, but not its report", d.ID, x.Claim)
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(claims)) {
		if home := m.Home(c); home == "" || listed[c] != home {
			t.Fatalf("%s is at home in %q and listed by %q", c, home, listed[c])
		}
	}
}

// unique checks that no two developments of an outcome have one ID.
type unique struct {
	*corroborate.InMemory
	t *testing.T
}

func (u unique) save(out corroborate.Outcome, err error) {
	u.t.Helper()
	if err != nil {
		u.t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, d := range out.Changed {
		if seen[d.ID] {
			u.t.Fatalf("two developments are %s", d.ID)
		}
		seen[d.ID] = true
	}
	for _, id := range out.Gone {
		if seen[id] {
			u.t.Fatalf("%s is changed and gone", id)
		}
	}
	u.Save(out)
}

// parted are reports of one attack, more than are looked at, of which the first is another:
// somebody says so when they are together.
func parted(n int) []corroborate.Reading {
	var out []corroborate.Reading
	for i := range n {
		body := fmt.Sprintf("Gunmen attacked the market in Harn on Monday, %s told us.", invented(i))
		out = append(out, report(fmt.Sprintf("r%03d", i), "Source "+invented(i), "2031-05-06", body,
			claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", whom: "the market", place: "Harn", on: fifth}))
	}
	return out
}

// A development of many reports that parts leaves its ID to the greater part; the claim
// that it began with has another.
func TestFounderLeaves(t *testing.T) {
	ctx := context.Background()
	m := memory(t, parted(60)...)
	if n := len(m.Developments()); n != 1 {
		t.Fatalf("%d developments, want 1", n)
	}
	was := m.Home("r059/c1")
	claims := map[string]bool{}
	for i := range 60 {
		claims[fmt.Sprintf("r%03d/c1", i)] = true
	}
	for i := 1; i < 60; i++ {
		m.Decide(reportedly.Correction{A: "r000/c1", B: fmt.Sprintf("r%03d/c1", i)})
	}
	out, err := corroborate.Grouper{}.Regroup(ctx, m, []string{was}, nil)
	unique{m, t}.save(out, err)
	consistent(t, m, claims)
	if m.Home("r059/c1") != was || m.Home("r000/c1") == was || len(m.Developments()) != 2 {
		t.Errorf("r059 in %s, r000 in %s, want them apart and r059 in %s", m.Home("r059/c1"), m.Home("r000/c1"), was)
	}
	// Looked at by itself, the one that left doesn't take the ID back.
	left := m.Home("r000/c1")
	out, err = corroborate.Grouper{}.Regroup(ctx, m, []string{left}, nil)
	unique{m, t}.save(out, err)
	consistent(t, m, claims)
	if m.Home("r000/c1") != left {
		t.Errorf("r000 is in %s now, was in %s", m.Home("r000/c1"), left)
	}
	// Nor does the same report, forgotten and added again.
	if err := m.Forget(ctx, "r000"); err != nil {
		t.Fatal(err)
	}
	again := parted(1)[0]
	again.Added = 100
	if err := m.Add(ctx, again); err != nil {
		t.Fatal(err)
	}
	consistent(t, m, claims)
}

// A development that was named as version 0.5.0 did keeps its ID when it is looked at again, and
// is found by it; others have the beginning of the ID in common with those of their report.
func TestOlderIDs(t *testing.T) {
	ctx := context.Background()
	m := memory(t, parted(3)...)
	d := m.Developments()[0]
	is, was := d.ID, corroborate.FoundedBefore("r000/c1")
	d.ID = was
	m.Save(corroborate.Outcome{Gone: []string{is}, Changed: []reportedly.Development{d}})
	out, err := corroborate.Grouper{}.Regroup(ctx, m, []string{was}, nil)
	unique{m, t}.save(out, err)
	if got := m.Home("r002/c1"); got != was {
		t.Errorf("its ID was %s and is %s", was, got)
	}
	for _, id := range []string{is, was} {
		if near, err := m.Near(ctx, corroborate.FoundingKeys(id), 1); err != nil || !slices.Equal(near, []string{was}) {
			t.Errorf("by %s found %v, %v", id, near, err)
		}
	}
	both := memory(t, report("r1", "A Source", "2031-05-06", "Gunmen attacked the market in Harn. Police arrested traders in Velm.",
		claim{trigger: "attacked", event: reportedly.Assault, who: "Gunmen", whom: "the market", place: "Harn", on: fifth},
		claim{trigger: "arrested", event: reportedly.Coerce, who: "Police", whom: "traders", place: "Velm", on: fifth}))
	if a, b := both.Home("r1/c1"), both.Home("r1/c2"); a == b || a[:5] != b[:5] {
		t.Errorf("two developments of one report are %s and %s", a, b)
	}
}

// drawn is a report of one or two happenings out of a few, told in one of a few ways.
func drawn(rng *rand.Rand, i int) corroborate.Reading {
	acts := []struct {
		verb, whom string
		event      reportedly.Event
	}{
		{"attacked", "the market", reportedly.Assault}, {"shelled", "the market", reportedly.Assault}, {"attacked", "the bridge", reportedly.Assault},
		{"arrested", "the traders", reportedly.Coerce}, {"blocked", "the bridge", reportedly.Protest},
	}
	var body []string
	var told []claim
	for k := range 1 + rng.IntN(2) {
		act := acts[max(0, rng.IntN(3*len(acts))-2*len(acts))] // most are of the first
		town, on := []string{"Harn", "Harn", "Harn", "Osk", "Velm"}[rng.IntN(5)], []string{fifth, fifth, fifth, fifth, "2031-05-06"}[rng.IntN(5)]
		who := []string{"Gunmen", "Men of the Karu brigade", "Soldiers"}[rng.IntN(3)]
		trigger := act.verb
		body = append(body, fmt.Sprintf("%s %s %s in %s, part %d of what %s told us.", who, trigger, act.whom, town, k, invented(i)))
		told = append(told, claim{trigger: trigger, event: act.event, who: who, whom: act.whom, place: town, on: on})
	}
	r := report(fmt.Sprintf("r%04d", i), "Source "+invented(i%40), "2031-05-07", strings.Join(body, " "))
	at := 0
	for k, c := range told { // a trigger may stand twice: each is sought in its own sentence
		x := c.read(fmt.Sprintf("c%d", k+1), body[k])
		shift(&x, at)
		r.Claims = append(r.Claims, x)
		at += len(body[k]) + 1
	}
	return r
}

// shift moves a claim's words along by a number of bytes.
func shift(c *reportedly.Claim, by int) {
	c.Trigger.Span.Start, c.Trigger.Span.End = c.Trigger.Span.Start+by, c.Trigger.Span.End+by
	for i := range c.Evidence {
		c.Evidence[i].Span.Start, c.Evidence[i].Span.End = c.Evidence[i].Span.Start+by, c.Evidence[i].Span.End+by
	}
	for _, list := range [][]reportedly.Participant{c.Actors, c.Recipients} {
		for i := range list {
			list[i].Span.Start, list[i].Span.End = list[i].Span.Start+by, list[i].Span.End+by
		}
	}
	for i := range c.Places {
		c.Places[i].Span.Start, c.Places[i].Span.End = c.Places[i].Span.Start+by, c.Places[i].Span.End+by
	}
}

// Whatever is added, forgotten, joined and parted: each claim is in one development, which
// exists and lists it.
func TestEveryClaimHasOneHome(t *testing.T) {
	ctx := context.Background()
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 7))
		m := corroborate.NewInMemory()
		claims := map[string]bool{}
		var reports []string
		pick := func() string {
			list := slices.Sorted(maps.Keys(claims))
			return list[rng.IntN(len(list))]
		}
		for i := range 90 {
			var err error
			switch what := rng.IntN(10); {
			case what < 5 || len(reports) < 56:
				r := drawn(rng, i)
				r.Added = int64(i + 1)
				reports = append(reports, r.Report.SHA256)
				for _, c := range r.Claims {
					claims[r.Report.SHA256+"/"+c.ID] = true
				}
				err = m.Add(ctx, r)
			case what == 5:
				k := rng.IntN(len(reports))
				err = m.Forget(ctx, reports[k])
				maps.DeleteFunc(claims, func(c string, _ bool) bool { return strings.HasPrefix(c, reports[k]+"/") })
				reports = slices.Delete(reports, k, k+1)
			case what < 8:
				a := pick()
				for range rng.IntN(30) {
					m.Decide(reportedly.Correction{A: a, B: pick()})
				}
				err = m.Correct(ctx, reportedly.Correction{A: a, B: pick(), Together: rng.IntN(2) == 0})
			default: // one development is looked at again by itself
				out, failed := corroborate.Grouper{}.Regroup(ctx, m, []string{m.Home(pick())}, nil)
				unique{m, t}.save(out, failed)
			}
			if err != nil {
				t.Fatal(err)
			}
			consistent(t, m, claims)
		}
	}
}

// Reports that have nothing to do with each other make the same developments in any order.
func TestOrderOfStrangers(t *testing.T) {
	shape := func(m *corroborate.InMemory) string {
		var all []string
		for _, d := range m.Developments() {
			var members []string
			for _, x := range d.Members {
				members = append(members, x.Claim)
			}
			slices.Sort(members)
			all = append(all, fmt.Sprint(members, d.State, d.Independent))
		}
		slices.Sort(all)
		return strings.Join(all, "\n")
	}
	list := many(40)
	want := shape(memory(t, list...))
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 11))
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if got := shape(memory(t, list...)); got != want {
			t.Fatalf("order %d makes\n%s\nwant\n%s", seed, got, want)
		}
	}
}
