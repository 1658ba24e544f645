package table

import (
	"cmp"
	"slices"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// Tie is what claims tell of two actors: From does it, To undergoes it. Claims in which
// several actors stand on one side and nobody on the other (two who met, two allies) are
// mutual, and belong to both directions' first in the order of keys.
type Tie struct {
	From, To string // keys
	Claims   int
	Mutual   int // of them

	Kinds  map[reportedly.Kind]int
	Events map[reportedly.Event]int
	Bases  map[reportedly.Basis]int
	States map[reportedly.State]int // of their developments
	Quads  [5]int                   // events by quad class; states of affairs at 0
	Denied int                      // told not to be so

	Sources, Reports int       // how many tell it
	First, Last      time.Time // of known days; zero where none is
}

// Sign is the balance of cooperation and conflict among events, from -1 (conflict alone)
// to 1; ok is false where there are no events.
func (t *Tie) Sign() (balance float64, ok bool) {
	for_, against := t.Quads[1]+t.Quads[2], t.Quads[3]+t.Quads[4]
	if for_+against == 0 {
		return 0, false
	}
	return float64(for_-against) / float64(for_+against), true
}

// TiesRequest asks for ties.
type TiesRequest struct {
	// Ego is the key of an actor whose ties alone are asked for, "" for all; Among asks for
	// those among its partners too.
	Ego   string
	Among bool
	// Named leaves out ties to parties that are told of without a name ("armed men"), but
	// for those of Ego.
	Named bool
	// MinClaims is how many claims a tie has at least; AtMost how many ties come back, the
	// strongest first, 100 where it is 0.
	MinClaims, AtMost int
}

// Ties are ties between actors.
type Ties struct {
	Items []Tie
	// Claims, Pairs and Actors are how many there are in all: claims that tie anybody, and
	// what they tie, whatever MinClaims and AtMost leave out.
	Claims, Pairs, Actors int
	// Enough is how many of the pairs have MinClaims.
	Enough int
	// Unnamed is how many pairs Named left out.
	Unnamed int
}

// Roles of parties, as package store has them.
const (
	doer      = uint8(store.Doer)
	recipient = uint8(store.Recipient)
	speaker   = uint8(store.Speaker)
)

// ties calls yield for each two actors that a claim ties.
func ties(list []party, yield func(from, to int32, mutual bool)) {
	sided := slices.ContainsFunc(list, func(p party) bool { return p.roles&recipient != 0 })
	for i, a := range list {
		if a.roles&doer == 0 {
			continue
		}
		if !sided {
			for _, b := range list[i+1:] {
				if b.roles&doer != 0 && a.actor != b.actor {
					yield(a.actor, b.actor, true)
				}
			}
			continue
		}
		for _, b := range list {
			if b.roles&recipient != 0 && a.actor != b.actor {
				yield(a.actor, b.actor, false)
			}
		}
	}
}

type pairKey struct{ from, to int32 }

// counted is a pair with how often it was met.
type counted struct {
	pairKey
	n int32
}

// runs counts equal pairs: sorting them as numbers takes a third as long as a map.
func runs(all []pairKey) []counted {
	keys := make([]uint64, len(all))
	for i, k := range all {
		keys[i] = uint64(uint32(k.from))<<32 | uint64(uint32(k.to))
	}
	slices.Sort(keys)
	var out []counted
	for i, k := range keys {
		if i > 0 && keys[i-1] == k {
			out[len(out)-1].n++
		} else {
			out = append(out, counted{pairKey{int32(k >> 32), int32(uint32(k))}, 1})
		}
	}
	return out
}

// ordered is a mutual pair with the lesser key first.
func (t *Table) ordered(from, to int32, mutual bool) pairKey {
	if mutual && t.actors.names[to] < t.actors.names[from] {
		from, to = to, from
	}
	return pairKey{from, to}
}

// Ties finds ties.
func (t *Table) Ties(f *Filter, req TiesRequest) Ties {
	keep := t.circle(f, req)
	var all, left []pairKey
	var out Ties
	ego, ok := t.actors.at[req.Ego]
	if !ok {
		ego = -1
	}
	for i := range t.rows {
		r := &t.rows[i]
		if r.parties < 2 || !f.passes(t, r) {
			continue
		}
		n := len(all)
		ties(t.partiesOf(r), func(from, to int32, mutual bool) {
			switch {
			case !keep(from, to):
			case req.Named && (t.unnamed[from] && from != ego || t.unnamed[to] && to != ego):
				left = append(left, t.ordered(from, to, mutual))
			default:
				all = append(all, t.ordered(from, to, mutual))
			}
		})
		if len(all) > n {
			out.Claims++
		}
	}
	counts := runs(all)
	out.Pairs, out.Unnamed = len(counts), len(runs(left))
	seen := make([]bool, len(t.actors.names))
	for _, k := range counts {
		for _, a := range []int32{k.from, k.to} {
			if !seen[a] {
				seen[a] = true
				out.Actors++
			}
		}
	}
	t.detail(f, strongest(t, counts, req, &out), &out)
	return out
}

// circle tells which pairs are asked for.
func (t *Table) circle(f *Filter, req TiesRequest) func(a, b int32) bool {
	if req.Ego == "" {
		return func(int32, int32) bool { return true }
	}
	ego, ok := t.actors.at[req.Ego]
	if !ok {
		return func(int32, int32) bool { return false }
	}
	if !req.Among {
		return func(a, b int32) bool { return a == ego || b == ego }
	}
	partners := map[int32]bool{ego: true}
	for i := range t.rows {
		if r := &t.rows[i]; r.parties > 1 && f.passes(t, r) {
			ties(t.partiesOf(r), func(a, b int32, _ bool) {
				if a == ego || b == ego {
					partners[a], partners[b] = true, true
				}
			})
		}
	}
	return func(a, b int32) bool { return partners[a] && partners[b] }
}

// strongest are the pairs of most claims. With an actor's circle its own come before
// those among its partners.
func strongest(t *Table, counts []counted, req TiesRequest, out *Ties) []pairKey {
	ego, ok := t.actors.at[req.Ego]
	list := slices.DeleteFunc(counts, func(k counted) bool { return int(k.n) < req.MinClaims })
	out.Enough = len(list)
	mine := func(k counted) int {
		if ok && k.from != ego && k.to != ego {
			return 1
		}
		return 0
	}
	atMost := req.AtMost
	if atMost == 0 {
		atMost = 100
	}
	order := func(a, b counted) int {
		return cmp.Or(cmp.Compare(mine(a), mine(b)), cmp.Compare(b.n, a.n), cmp.Compare(t.actors.names[a.from], t.actors.names[b.from]), cmp.Compare(t.actors.names[a.to], t.actors.names[b.to]))
	}
	if len(list) > 4*atMost {
		list = among(list, mine, atMost)
	}
	slices.SortFunc(list, order)
	var pairs []pairKey
	for _, k := range list[:min(len(list), atMost)] {
		pairs = append(pairs, k.pairKey)
	}
	return pairs
}

// among leaves out the pairs that are too weak to be among the first so many, before
// what is left is sorted by names.
func among(list []counted, mine func(counted) int, atMost int) []counted {
	var by [2][]int32
	for _, k := range list {
		by[mine(k)] = append(by[mine(k)], k.n)
	}
	var least [2]int32
	for i, n := range by {
		slices.SortFunc(n, func(a, b int32) int { return cmp.Compare(b, a) })
		switch {
		case atMost <= 0:
			least[i] = 1 << 30
		case len(n) > atMost:
			least[i] = n[atMost-1]
		}
		atMost -= len(n)
	}
	return slices.DeleteFunc(list, func(k counted) bool { return k.n < least[mine(k)] })
}

// detail counts what the claims of some pairs tell.
func (t *Table) detail(f *Filter, list []pairKey, out *Ties) {
	at := make(map[pairKey]int, len(list))
	out.Items = make([]Tie, len(list))
	days := make([][2]int32, len(list))
	sources, reports := make([]map[int32]bool, len(list)), make([]int32, len(list))
	for i, k := range list {
		at[k] = i
		out.Items[i] = Tie{From: t.actors.names[k.from], To: t.actors.names[k.to], Kinds: map[reportedly.Kind]int{}, Events: map[reportedly.Event]int{},
			Bases: map[reportedly.Basis]int{}, States: map[reportedly.State]int{}}
		days[i], sources[i], reports[i] = [2]int32{openTail, openHead}, map[int32]bool{}, -1
	}
	for i := range t.rows {
		r := &t.rows[i]
		if r.parties < 2 || !f.passes(t, r) {
			continue
		}
		ties(t.partiesOf(r), func(from, to int32, mutual bool) {
			n, ok := at[t.ordered(from, to, mutual)]
			if !ok {
				return
			}
			tie := &out.Items[n]
			t.count(tie, r)
			if mutual {
				tie.Mutual++
			}
			sources[n][r.source] = true
			if reports[n] != r.report {
				reports[n] = r.report
				tie.Reports++
			}
			if r.first > openHead && r.first != unknown {
				days[n][0] = min(days[n][0], r.first)
			}
			if r.last < openTail && r.last != unknown {
				days[n][1] = max(days[n][1], r.last)
			}
		})
	}
	for i := range out.Items {
		out.Items[i].Sources = len(sources[i])
		if days[i][0] < openTail {
			out.Items[i].First = timeOf(days[i][0])
		}
		if days[i][1] > openHead {
			out.Items[i].Last = timeOf(days[i][1])
		}
	}
}

func (t *Table) count(tie *Tie, r *row) {
	v := t.values.names
	tie.Claims++
	tie.Kinds[reportedly.Kind(v[r.kind])]++
	e := reportedly.Event(v[r.event])
	if e != "" {
		tie.Events[e]++
	}
	tie.Quads[e.Quad()]++
	tie.Bases[reportedly.Basis(v[r.basis])]++
	if s := v[r.state]; s != "" {
		tie.States[reportedly.State(s)]++
	}
	if v[r.polarity] == string(reportedly.Denied) {
		tie.Denied++
	}
}
