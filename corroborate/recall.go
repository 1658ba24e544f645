package corroborate

import "github.com/reportedly/reportedly"

// Recall keeps what a Grouper has made ready of reports for its next calls: adding many
// reports needs their neighbours again and again. Where a report, its claims or what
// people decided on them change otherwise than by adding, it must be dropped for a new
// one. It isn't safe for concurrent use; nil keeps nothing.
type Recall struct {
	young, old map[string][]*account // by report, in two generations
	claims     int                   // in young
	likely     map[[2]*account]likely
}

// likely is what is kept of how probable it is that two accounts tell of one happening.
type likely struct {
	p     float64
	never bool
}

// The most that is kept: claims in a generation, and pairs of accounts.
const (
	maxRecalled = 4000
	maxLikely   = 1 << 17
)

// Ready is a report on which nobody decided anything, made ready to be set against others.
type Ready struct {
	Keys     map[string][]string // as [Keys] gives them
	accounts []*account
	claims   int
}

// Prepare makes a report ready from its claims alone, so that many can be at once.
func Prepare(told []reportedly.Told) *Ready {
	list := accounts(told, nil)
	return &Ready{accountKeys(list), list, len(told)}
}

// Put keeps a report that is ready, with its place in the order of adding, which may have
// been unknown until now.
func (r *Recall) Put(report string, x *Ready, added int64) {
	for _, a := range x.accounts {
		for _, list := range [][]*reportedly.Told{a.told, a.words} {
			for _, t := range list {
				t.Report.Added = added
			}
		}
	}
	r.put(report, x.accounts, x.claims)
}

func (r *Recall) get(report string) ([]*account, bool) {
	if r == nil {
		return nil, false
	}
	if list, ok := r.young[report]; ok {
		return list, true
	}
	list, ok := r.old[report]
	if ok {
		r.put(report, list, len(list))
	}
	return list, ok
}

func (r *Recall) put(report string, list []*account, claims int) {
	if r == nil {
		return
	}
	if r.claims += claims + 1; r.claims > maxRecalled || r.young == nil {
		r.young, r.old, r.claims = map[string][]*account{}, r.young, claims+1
	}
	r.young[report] = list
}

// compare is the likeness of two accounts, of which only what says whether they are of
// one happening is kept.
func (r *Recall) compare(a, b *account) likely {
	if r == nil {
		l := compare(a, b)
		return likely{l.p, l.never}
	}
	x, ok := r.likely[[2]*account{a, b}]
	if ok {
		return x
	}
	l := compare(a, b)
	x = likely{l.p, l.never}
	if r.likely == nil || len(r.likely) >= maxLikely {
		r.likely = map[[2]*account]likely{}
	}
	r.likely[[2]*account{a, b}] = x
	return x
}
