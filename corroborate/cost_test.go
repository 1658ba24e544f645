package corroborate_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate"
)

// counting counts what is asked of a memory.
type counting struct {
	*corroborate.InMemory
	asked int
}

func (c *counting) Claims(ctx context.Context, report string) ([]reportedly.Told, error) {
	c.asked++
	return c.InMemory.Claims(ctx, report)
}

func (c *counting) Development(ctx context.Context, id string) (reportedly.Development, error) {
	c.asked++
	return c.InMemory.Development(ctx, id)
}

// many are n reports, two on each attack, in towns and weeks of their own.
func many(n int) []corroborate.Reading {
	var out []corroborate.Reading
	for i := range n {
		day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 3*(i/2))
		on, published := day.Format(time.DateOnly), day.AddDate(0, 0, 1).Format(time.DateOnly)
		town := []string{"Bera", "Corlu", "Desna", "Elvas", "Farim", "Gorom", "Hamra"}[i/2%7]
		body := fmt.Sprintf("Gunmen attacked the market in %s on %s, as our reporter saw.", town, day.Weekday())
		if i%2 == 1 {
			body = fmt.Sprintf("Four people died when the market of %s was attacked, the clinic counted.", town)
		}
		out = append(out, report(fmt.Sprintf("r%d", i), fmt.Sprintf("Source %d", i), published, body,
			claim{trigger: "attacked", event: reportedly.Assault, whom: "the market", place: town, on: on}))
	}
	return out
}

// What is looked at for one report doesn't grow with what was added before.
func TestCostIsFlat(t *testing.T) {
	asked := map[int]int{}
	for _, n := range []int{40, 400} {
		m := &counting{InMemory: memory(t, many(n)...)}
		if got := len(m.Developments()); got != n/2 {
			t.Fatalf("%d reports make %d developments, want %d", n, got, n/2)
		}
		if _, err := (corroborate.Grouper{}).Regroup(context.Background(), m, nil, []string{"r20/c1"}); err != nil {
			t.Fatal(err)
		}
		asked[n] = m.asked
	}
	if asked[400] > asked[40]+2 {
		t.Errorf("asked %d times among 40 reports, %d among 400", asked[40], asked[400])
	}
}

func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := corroborate.NewInMemory()
			list := many(n + 1)
			for i, r := range list[:n] {
				r.Added = int64(i + 1)
				if err := m.Add(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
			claims := []string{list[n/2].Report.SHA256 + "/c1"}
			for b.Loop() {
				if _, err := (corroborate.Grouper{}).Regroup(context.Background(), m, nil, claims); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A report with nothing in it, or with broken claims, is no trouble.
func TestOddInput(t *testing.T) {
	empty := report("a", "", "", "")
	strange := report("b", "", "not a date", "Rain fell. Nothing moved.", claim{trigger: "fell", kind: reportedly.KindCondition})
	strange.Claims = append(strange.Claims, reportedly.Claim{ID: "c9", Kind: reportedly.KindEvent}, reportedly.Claim{ID: "c10", Kind: reportedly.KindEvent, Evidence: []reportedly.Evidence{{}}})
	list := corroborate.All([]corroborate.Reading{empty, strange})
	if len(list) == 0 {
		t.Error("a condition makes a development")
	}
	for _, d := range list {
		if d.ID == "" || len(d.Members) == 0 || len(d.History) == 0 {
			t.Errorf("%+v", d)
		}
	}
}

// crowded are n reports of one day in one town: of each happening four tell, and of one
// every tenth.
func crowded(n int) []corroborate.Reading {
	acts := []struct {
		verb  string
		event reportedly.Event
	}{
		{"shelled", reportedly.Assault}, {"arrested", reportedly.Coerce}, {"visited", reportedly.Consult}, {"blocked", reportedly.Protest},
		{"warned", reportedly.Threaten}, {"praised", reportedly.Support}, {"fed", reportedly.Aid}, {"left", reportedly.Retreat},
	}
	var out []corroborate.Reading
	for i := range n {
		act, whom := acts[i/4%len(acts)], fmt.Sprintf("the %s of %s", []string{"mill", "guild", "school", "clinic", "market"}[i/32%5], invented(i/4))
		if i%10 == 0 {
			act, whom = acts[0], "the bridge of Tamsin"
		}
		body := fmt.Sprintf("Men of the %s brigade %s %s in Harn on Monday, %s told us.", invented(i/4+1), act.verb, whom, invented(i+2))
		out = append(out, report(fmt.Sprintf("r%05d", i), "Source "+invented(i), "2031-05-06", body,
			claim{trigger: act.verb, event: act.event, who: "Men", whom: whom, place: "Harn", on: fifth}))
	}
	return out
}

// invented is a made-up name for a number.
func invented(n int) string {
	syllables := []string{"Ba", "Do", "Ka", "Li", "Mo", "Ra", "Su", "Ti", "Vo", "Ze"}
	name := ""
	for range 4 {
		name += syllables[n%10]
		n /= 10
	}
	return name[:1] + strings.ToLower(name[1:])
}

// What is looked at for one report is bounded, however many tell of its day and place:
// at a few reports of each of 32 developments, and at some hundred accounts more.
func TestCostInACrowd(t *testing.T) {
	m := &counting{InMemory: memory(t, crowded(160)...)}
	if _, err := (corroborate.Grouper{}).Regroup(context.Background(), m, nil, []string{"r00150/c1"}); err != nil {
		t.Fatal(err)
	}
	if most := 32*(1+2*3) + 128 + 48; m.asked > most {
		t.Errorf("asked %d times among 160 reports of a day and place, want at most %d", m.asked, most)
	}
}

func BenchmarkAddCrowded(b *testing.B) {
	for _, n := range []int{100, 300, 1000, 3000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := corroborate.NewInMemory()
			list := crowded(n + 200)
			for i, r := range list[:n] {
				r.Added = int64(i + 1)
				if err := m.Add(context.Background(), r); err != nil {
					b.Fatal(err)
				}
			}
			i := 0
			for b.Loop() {
				r := list[n+i%200]
				r.Added = int64(n + i + 1)
				if err := m.Add(context.Background(), r); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}
