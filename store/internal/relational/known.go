package relational

// known is what a writing transaction needn't ask again, since it wrote or read it
// itself. It is emptied where a part is undone.
type known struct {
	reports  map[string]int64 // rows, by SHA-256
	versions map[[2]string]int64
	claims   map[int64]*fresh // that were put, by row
	bare     map[int64]bool   // reports, by row, that were added and have no claims yet
	concerns map[string]bool  // statements that concern what is pending
	homes    map[int64]int64  // developments, by the row of the claim; nil where they aren't remembered
	entities map[[2]string]namesake
	areas    map[Bounds]int64 // rows; nil where they aren't remembered
	prints   *prints          // nil where they weren't asked for
	newest   int64            // the development that was added last; 0 where that wasn't asked yet
}

// namesake is an entity that is kept, with what is known of it.
type namesake struct {
	id                     int64
	located, country, kind bool
}

// has tells whether all that is known of an entity is kept.
func (n namesake) has(e *entity) bool {
	return n.id != 0 && (n.located || e.lat == nil) && (n.country || e.country == "") && (n.kind || e.kind == "")
}

// fresh is what was put of a claim.
type fresh struct {
	local       string
	first, last int64
	names       [][2]string // sort and key of whom and where it names, but for speakers
}

// maxKnown is how many rows of a sort are remembered; then it starts anew.
const maxKnown = 50_000

func newKnown() *known {
	return &known{reports: map[string]int64{}, versions: map[[2]string]int64{}, claims: map[int64]*fresh{}, bare: map[int64]bool{}, concerns: map[string]bool{}}
}

func (k *known) put(m *made) {
	if len(k.claims) >= maxKnown {
		clear(k.claims)
	}
	f := &fresh{local: clean(m.Claim.Claim.ID), first: m.first, last: m.last}
	for _, e := range m.entities {
		if e.roles != roleSpeaker {
			f.names = append(f.names, [2]string{e.sort, clean(e.key)})
		}
	}
	k.claims[m.row] = f
	k.setHomes([]int64{m.row}, m.development)
}

func (k *known) knowEntity(key [2]string, n namesake) {
	if k.entities == nil {
		return
	}
	if len(k.entities) >= maxNamesakes {
		clear(k.entities)
	}
	k.entities[key] = n
}

// drop forgets claims that are removed.
func (k *known) drop(list []stored) {
	for i := range list {
		delete(k.claims, list[i].row)
	}
	clear(k.homes)
}
