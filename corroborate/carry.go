package corroborate

import (
	"context"
	"maps"
	"slices"

	"github.com/reportedly/reportedly"
)

// A development that hundreds of reports tell is looked at by its first and last ones.
// What lies between them is carried along: it stays a member, and where the development
// is taken apart it goes with the most of it.

// unchanged is the ID of the development whose accounts a group is, all of them and no
// other; "" where there is none.
func (p *pool) unchanged(t *ties, members group) string {
	id := p.home[t.list[members[0]].id]
	if id == "" {
		return ""
	}
	for _, i := range members {
		if p.home[t.list[i].id] != id {
			return ""
		}
	}
	n := 0
	for _, home := range p.home {
		if home == id {
			n++
		}
	}
	if n != len(members) {
		return ""
	}
	return id
}

// prune drops from a development of more reports than are looked at the claims that there
// are no more: those that are looked at would be taken for such as weren't.
func (p *pool) prune(ctx context.Context, d reportedly.Development) (reportedly.Development, error) {
	if len(d.Reports) <= earliest+latest {
		return d, nil
	}
	there := map[string]bool{}
	for _, r := range d.Reports {
		told, err := p.m.Claims(ctx, r)
		if err != nil {
			return d, err
		}
		for i := range told {
			there[told[i].ID] = true
		}
	}
	d.Members = slices.DeleteFunc(slices.Clone(d.Members), func(m reportedly.Member) bool { return !there[m.Claim] })
	return d, nil
}

// heirs are, for each group, the developments with more reports than were looked at that
// have most of their accounts in it.
func (p *pool) heirs(t *ties, groups []group) map[int][]string {
	out := map[int][]string{}
	for _, id := range slices.Sorted(maps.Keys(p.old)) {
		if len(p.old[id].Reports) <= earliest+latest {
			continue
		}
		best, most := -1, 0
		for i, members := range groups {
			n := 0
			for _, k := range members {
				if p.home[t.list[k].id] == id {
					n++
				}
			}
			if n > most {
				best, most = i, n
			}
		}
		if best >= 0 {
			out[best] = append(out[best], id)
		}
	}
	return out
}

// inherit takes over what of a development wasn't looked at: members, reports, sources.
// The development keeps its ID; of several, that of the first.
func (b *building) inherit(was reportedly.Development, t *ties, first bool) {
	looked := map[string]bool{}
	for _, a := range t.list {
		for _, x := range a.told {
			looked[x.ID] = true
		}
		for _, x := range a.words {
			looked[x.ID] = true
		}
	}
	now := b.d.Reports
	b.d.Reports = nil
	for _, r := range was.Reports {
		kept := slices.Contains(now, r) || slices.ContainsFunc(was.Members, func(m reportedly.Member) bool { return m.Report == r && !looked[m.Claim] })
		if kept {
			b.d.Reports = append(b.d.Reports, r)
		}
	}
	for _, r := range now {
		if !slices.Contains(b.d.Reports, r) {
			b.d.Reports = append(b.d.Reports, r)
		}
	}
	for _, m := range was.Members {
		if !looked[m.Claim] {
			b.d.Members = append(b.d.Members, m)
		}
	}
	for _, s := range was.Sources {
		if !slices.Contains(b.d.Sources, s) {
			b.d.Sources = append(b.d.Sources, s)
		}
	}
	slices.Sort(b.d.Sources)
	if first {
		b.d.ID = was.ID
	}
}
