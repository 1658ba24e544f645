package timeline

import (
	"cmp"
	"context"
	"fmt"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/memory/table"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web/shared/axis"
)

// developments shows the developments of the window: those that most independent
// sources tell, where they are too many.
func (s *section) developments(ctx context.Context, p *page, a *asked) error {
	p.What = "development"
	x := a.t.Extent(a.f)
	p.Dated, p.Undated = x.Dated, x.Undated
	if x.Dated == 0 {
		return nil
	}
	p.place(a, x)
	f := store.DevelopmentFilter{Text: a.Filter.Text, Kinds: a.Filter.Kinds, Events: a.Filter.Events, States: a.Filter.States, Actors: a.Filter.Actors, Places: a.Filter.Places,
		Sources: a.Filter.Sources, Since: axis.Midnight(p.Window.First), Until: axis.Midnight(p.Window.Last), Order: store.ByIndependent}
	list, err := s.site.Memory().Developments(ctx, memory.DevelopmentsRequest{Filter: f, Page: store.Page{Limit: maxDevelopments}})
	if err != nil {
		return err
	}
	if list.Next != "" {
		p.Hidden = 1
	}
	p.Claims = len(list.Items)
	p.drawDevelopments(a, list.Items)
	for i := range list.Items {
		p.Items = append(p.Items, developmentItem(&list.Items[i]))
	}
	p.From, p.To = 1, len(p.Items)
	p.strip(a, x)
	return nil
}

// maxDevelopments is how many developments are drawn.
const maxDevelopments = 120

func developmentItem(d *memory.DevelopmentRow) item {
	return item{What: d.What, Path: "/developments/" + d.ID, When: daysText(d.Days), State: d.State, Independent: d.Independent, Reports: d.Reports,
		Claim: &reportedly.Claim{Kind: d.Kind, Event: d.Event}}
}

func (p *page) drawDevelopments(a *asked, list []memory.DevelopmentRow) {
	at := map[string]int{}
	var marks [][]mark
	for i := range list {
		d := &list[i]
		key := cmp.Or(string(d.Event), string(d.Kind))
		m := mark{Path: "/developments/" + d.ID, Label: short(d.What), Runs: p.runs(nil, d.Days), Shape: shapeOf(&reportedly.Claim{Kind: d.Kind, Event: d.Event})}
		if len(m.Runs) == 0 {
			continue
		}
		m.Class, _ = classOf(key)
		m.Title = phrase.Clean(fmt.Sprintf("%s, %s: %s, %d independent", d.What, daysText(d.Days), d.State, d.Independent))
		if a.by == table.ByNone {
			key = ""
		}
		n, ok := at[key]
		if !ok {
			n = len(p.Lanes)
			at[key] = n
			marks = append(marks, nil)
			l := p.head(a, table.Lane{Key: key}, 0, map[string]string{key: key})
			if key == "" {
				l.Name = "All developments"
			}
			p.Lanes = append(p.Lanes, l)
		}
		marks[n] = append(marks[n], m)
		p.Lanes[n].Claims++
	}
	for i := range p.Lanes {
		if l := &p.Lanes[i]; !l.pack(marks[i]) {
			l.Hidden = len(marks[i]) - maxRows
			l.pack(marks[i][:maxRows])
		}
	}
}
