package corroborate_test

import (
	"context"
	"fmt"
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
