package corroborate

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Grouper groups claims into developments. The zero Grouper is ready for use; it
// keeps nothing between calls and is safe for concurrent use on different
// memories.
type Grouper struct {
	Recall *Recall // what it keeps between calls to Add all the same; nil for nothing
}

const (
	// near bounds how many developments a report's accounts are compared with.
	near = 32
	// maxAccounts bounds how many accounts are laid beside each other.
	maxAccounts = 128
	// earliest and latest bound how many reports of a development are looked at: those
	// published first and last. What lies between is carried along as it is.
	earliest, latest = 32, 16
	// glance is how many reports of a development are looked at, from either end, to see
	// whether it is touched at all.
	glance = 3
	// touching is the likeness from which a development is looked at again.
	touching = 0.15
)

// Add groups the claims of a report that m.Claims already gives. Only the
// developments that its accounts may belong to are looked at.
func (g Grouper) Add(ctx context.Context, m Memory, report string) (Outcome, error) {
	p := newPool(m)
	p.added, p.recall = true, g.Recall
	if err := p.addReport(ctx, report, func(*account) bool { return true }); err != nil {
		return Outcome{}, fmt.Errorf("group the claims of %s: %w", report, err)
	}
	return p.settle(ctx)
}

// Regroup takes developments apart, with claims that are in none, and groups them
// anew with what they touch: after a person's correction, or after a report was
// forgotten or read again. Claims that m no longer gives leave their developments.
func (g Grouper) Regroup(ctx context.Context, m Memory, developments, claims []string) (Outcome, error) {
	p := newPool(m)
	for _, id := range slices.Sorted(slices.Values(developments)) {
		if err := p.addDevelopment(ctx, id); err != nil {
			return Outcome{}, fmt.Errorf("group development %s again: %w", id, err)
		}
	}
	byReport := map[string][]string{}
	for _, c := range claims {
		if cut := strings.LastIndexByte(c, '/'); cut > 0 {
			byReport[c[:cut]] = append(byReport[c[:cut]], c)
		}
	}
	for _, report := range slices.Sorted(maps.Keys(byReport)) {
		wanted := byReport[report]
		if err := p.addReport(ctx, report, func(a *account) bool { return a.hasAny(wanted) }); err != nil {
			return Outcome{}, fmt.Errorf("group the claims of %s again: %w", report, err)
		}
	}
	return p.settle(ctx)
}

func (a *account) hasAny(claims []string) bool {
	return slices.ContainsFunc(a.told, func(t *reportedly.Told) bool { return slices.Contains(claims, t.ID) })
}

// Keys are what the claims of one report are to be found by (Memory's Near), by
// the claim's ID. A claim that only goes on with another has none of its own.
// Corrections are those that touch the claims. The report may have been kept before IDs of
// developments were made as they are now: its claims are found by the older ones too.
func Keys(told []reportedly.Told, corrections []reportedly.Correction) map[string][]string {
	list := accounts(told, corrections)
	out := accountKeys(list)
	for _, a := range list {
		out[a.id] = append(out[a.id], founding+foundedBefore(a.founder()))
	}
	return out
}

func accountKeys(list []*account) map[string][]string {
	out := map[string][]string{}
	for _, a := range list {
		out[a.id] = append(a.keys(0), foundingKey(foundedBy(a.founder())))
	}
	return out
}

// pool is what one call looks at.
type pool struct {
	m        Memory
	reports  map[string][]*account // of the reports read so far
	old      map[string]reportedly.Development
	accounts map[string]*account // in the pool, by ID
	home     map[string]string   // of each account from a development: that development's ID
	recall   *Recall
	added    bool // a report was added: what it doesn't change stays as it is
}

func newPool(m Memory) *pool {
	return &pool{m: m, reports: map[string][]*account{}, old: map[string]reportedly.Development{}, accounts: map[string]*account{}, home: map[string]string{}}
}

func (p *pool) accountsOf(ctx context.Context, report string) ([]*account, error) {
	if list, ok := p.reports[report]; ok {
		return list, nil
	}
	told, err := p.m.Claims(ctx, report)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(told))
	for i := range told {
		ids[i] = told[i].ID
	}
	corrections, err := p.m.Corrections(ctx, ids)
	if err != nil {
		return nil, err
	}
	list, ok := p.recall.get(report)
	if !ok || len(corrections) > 0 {
		list = accounts(told, corrections)
	}
	if !ok && len(corrections) == 0 {
		p.recall.put(report, list, len(told))
	}
	p.reports[report] = list
	return list, nil
}

func (p *pool) addReport(ctx context.Context, report string, wanted func(*account) bool) error {
	all, err := p.accountsOf(ctx, report)
	if err != nil {
		return err
	}
	var list []*account
	var keys []string
	for _, a := range all {
		if !wanted(a) {
			continue
		}
		list = append(list, a)
		p.accounts[a.id] = a
		keys = append(keys, a.keys(1)...)
	}
	slices.Sort(keys)
	found, err := p.m.Near(ctx, slices.Compact(keys), near)
	if err != nil {
		return err
	}
	for _, id := range found {
		if len(p.accounts) >= maxAccounts {
			break
		}
		if err := p.consider(ctx, id, list); err != nil {
			return err
		}
	}
	return nil
}

// consider takes a development into the pool where one of its accounts may be told
// by one of the list.
func (p *pool) consider(ctx context.Context, id string, list []*account) error {
	d, err := p.m.Development(ctx, id)
	if err != nil {
		return err
	}
	few, err := p.members(ctx, &d, glance, glance)
	if err != nil {
		return err
	}
	for _, a := range few {
		for _, b := range list {
			if p.recall.compare(a, b).p < touching && !sumsUp(a, b) {
				continue
			}
			members, err := p.members(ctx, &d, earliest, latest)
			if err != nil {
				return err
			}
			return p.take(ctx, d, members)
		}
	}
	return nil
}

func (p *pool) addDevelopment(ctx context.Context, id string) error {
	d, members, err := p.load(ctx, id)
	if errors.Is(err, reportedly.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if d, err = p.prune(ctx, d); err != nil {
		return err
	}
	return p.take(ctx, d, members)
}

// take takes a development into the pool, with the tallies that sum it up and the
// parts of a tally, so that their ties are made anew.
func (p *pool) take(ctx context.Context, d reportedly.Development, members []*account) error {
	p.put(d, members)
	for _, id := range slices.Concat(d.Parts, d.PartOf) {
		if _, in := p.old[id]; in || len(p.accounts) >= maxAccounts {
			continue
		}
		d, members, err := p.load(ctx, id)
		if errors.Is(err, reportedly.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.put(d, members)
	}
	return nil
}

func (p *pool) put(d reportedly.Development, members []*account) {
	p.old[d.ID] = d
	for _, a := range members {
		p.accounts[a.id], p.home[a.id] = a, d.ID
	}
}

// load reads a development and its accounts.
func (p *pool) load(ctx context.Context, id string) (reportedly.Development, []*account, error) {
	d, err := p.m.Development(ctx, id)
	if err != nil {
		return d, nil, err
	}
	members, err := p.members(ctx, &d, earliest, latest)
	return d, members, err
}

// members are a development's accounts: those of its first and last reports whose claims
// belong to it.
func (p *pool) members(ctx context.Context, d *reportedly.Development, first, last int) ([]*account, error) {
	member := map[string]bool{}
	for _, x := range d.Members {
		member[x.Claim] = true
	}
	var out []*account
	for i, r := range d.Reports {
		if i >= first && i < len(d.Reports)-last {
			continue
		}
		list, err := p.accountsOf(ctx, r)
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			if slices.ContainsFunc(a.told, func(t *reportedly.Told) bool { return member[t.ID] }) {
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// settle groups the pool and builds the developments that come of it.
func (p *pool) settle(ctx context.Context) (Outcome, error) {
	list := slices.SortedFunc(maps.Values(p.accounts), canonical)
	corrections, bonds, err := p.bonds(ctx, list)
	if err != nil {
		return Outcome{}, err
	}
	t := newTies(list, bonds, p.recall)
	var out Outcome
	kept := map[string]bool{}
	var built []*building
	groups := t.groups(bonds)
	heirs := p.heirs(t, groups)
	tallies := slices.ContainsFunc(list, func(a *account) bool { return a.facts.plural })
	for i, members := range groups {
		if id := p.unchanged(t, members); id != "" && p.added && !tallies {
			kept[id] = true
			continue
		}
		b, err := p.build(ctx, t, members, corrections)
		if err != nil {
			return Outcome{}, err
		}
		for k, id := range heirs[i] {
			b.inherit(p.old[id], t, k == 0)
		}
		if b.d.ID != "" {
			kept[b.d.ID] = true
		}
		built = append(built, b)
	}
	if err := p.identify(ctx, built, kept); err != nil {
		return Outcome{}, err
	}
	p.tallies(built)
	for _, b := range built {
		out.Changed = append(out.Changed, b.d)
	}
	slices.SortFunc(out.Changed, func(a, b reportedly.Development) int { return cmp.Compare(a.ID, b.ID) })
	for _, id := range slices.Sorted(maps.Keys(p.old)) {
		if !kept[id] {
			out.Gone = append(out.Gone, id)
		}
	}
	return out, nil
}

// canonical orders accounts by what they are, not by when they were added.
func canonical(a, b *account) int {
	x, y := a.told[0], b.told[0]
	return cmp.Or(cmp.Compare(x.Report.Published, y.Report.Published), cmp.Compare(x.Report.ID, y.Report.ID),
		cmp.Compare(a.facts.sentence, b.facts.sentence), cmp.Compare(a.id, b.id))
}

// bonds are the persons' corrections between claims of the pool.
func (p *pool) bonds(ctx context.Context, list []*account) ([]reportedly.Correction, []bond, error) {
	of := map[string]int{}
	var ids []string
	for i, a := range list {
		for _, t := range a.told {
			of[t.ID] = i
			ids = append(ids, t.ID)
		}
	}
	corrections, err := p.m.Corrections(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	slices.SortStableFunc(corrections, func(a, b reportedly.Correction) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	var bonds []bond
	for _, c := range corrections {
		i, okA := of[c.A]
		j, okB := of[c.B]
		if okA && okB && i != j {
			bonds = append(bonds, bond{i, j, c.Together})
		}
	}
	return corrections, bonds, nil
}
