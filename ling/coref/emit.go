package coref

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// emit writes the document's Mentions and Entities. A cluster of "the two" has
// no entity of its own: its mentions refer to its members' entities.
func (r *resolver) emit() {
	d := r.doc
	d.Mentions = make([]ling.Mention, len(r.ms))
	d.Entities = nil
	of := make([][]int, len(r.ms)) // mention → its cluster's mentions, at the root
	groups := map[int][]int{}      // root → members
	for i, m := range r.ms {
		root := r.clusters.find(i)
		of[root] = append(of[root], i)
		if m.members != nil && groups[root] == nil {
			groups[root] = m.members
		}
	}
	entity := make([]int, len(r.ms))
	for root := range r.ms {
		entity[root] = -1
		if of[root] != nil && groups[root] == nil {
			entity[root] = len(d.Entities)
			d.Entities = append(d.Entities, ling.Entity{Mentions: of[root]})
		}
	}
	for i, m := range r.ms {
		d.Mentions[i] = ling.Mention{
			Head: m.head, First: m.first, End: m.end, Kind: m.kind, Why: r.reason(m),
			Entities: r.entitiesOf(r.clusters.find(i), entity, groups, 0),
		}
	}
	r.nameEntities(entity, of)
}

// entitiesOf follows groups to their members: "both" of "they" of "A and B".
func (r *resolver) entitiesOf(root int, entity []int, groups map[int][]int, depth int) []int {
	if groups[root] == nil {
		return []int{entity[root]}
	}
	seen := map[int]bool{}
	var out []int
	for _, k := range groups[root] {
		if depth > 4 || r.clusters.find(k) == root {
			continue
		}
		for _, e := range r.entitiesOf(r.clusters.find(k), entity, groups, depth+1) {
			if !seen[e] {
				seen[e] = true
				out = append(out, e)
			}
		}
	}
	sort.Ints(out)
	return out
}

func (r *resolver) reason(m *mention) string {
	if m.why != "" {
		return m.why
	}
	switch m.kind {
	case ling.NameMention:
		return "the name itself"
	case ling.PronounMention, ling.GroupMention:
		return "nothing found that it goes with"
	}
	return "first spoken of here"
}

// nameEntities gives each entity the fullest form that the document has of it.
// Names come first, as descriptions may be built on them ("Haddad's men").
func (r *resolver) nameEntities(entity []int, of [][]int) {
	d := r.doc
	for root, e := range entity {
		if e >= 0 {
			r.properEntity(&d.Entities[e], of[root])
		}
	}
	if r.we >= 0 {
		name := r.publishedBy()
		e := entity[r.clusters.find(r.we)]
		if e >= 0 && name != "" && (d.Entities[e].Name == "" || shouted(d.Entities[e].Name) && strings.Contains(strings.ToUpper(name), d.Entities[e].Name)) {
			d.Entities[e].Name, d.Entities[e].Label = name, ling.Group // "ORE HAULIERS", the names tagger's "ORE"
		}
	}
	for root, e := range entity {
		if e >= 0 && d.Entities[e].Name == "" {
			d.Entities[e].Name = r.describedAs(of[root])
		}
	}
}

// properEntity names an entity after its fullest proper name.
func (r *resolver) properEntity(e *ling.Entity, mentions []int) {
	best := -1
	for _, i := range mentions {
		n := r.ms[i].name
		if n < 0 {
			continue
		}
		p := &r.names[n]
		if best < 0 || r.fullerForm(p, &r.names[best]) {
			best = n
		}
		if e.Label == "" {
			e.Label = p.label
		}
		if e.Acronym == "" && p.acronym != "" {
			e.Acronym = p.acronym
		}
	}
	if best < 0 {
		return
	}
	p := &r.names[best]
	e.Name = stripThe(p.text)
	if p.label != "" {
		e.Label = p.label
	}
	for _, i := range mentions {
		if n := r.ms[i].name; n >= 0 && e.Acronym == "" && n != best && isAcronym(r.names[n].text) && !isAcronym(p.text) && e.Label != ling.PersonName {
			e.Acronym = r.names[n].text
		}
	}
}

// fullerForm tells whether p is a fuller form than q: spelled out before
// initials, ordinary case before capitals, more words before fewer.
func (r *resolver) fullerForm(p, q *properName) bool {
	if a, b := isAcronym(p.text), isAcronym(q.text); a != b {
		return b
	}
	if len(p.words) != len(q.words) {
		return len(p.words) > len(q.words)
	}
	return shouted(q.text) && !shouted(p.text)
}

// shouted tells whether a name is written all in capitals: "KAMAL OMAR".
func shouted(s string) bool { return len(s) > 3 && strings.ToUpper(s) == s && strings.ToLower(s) != s }

func stripThe(s string) string {
	for _, t := range []string{"the ", "The ", "THE "} {
		s = strings.TrimPrefix(s, t)
	}
	return s
}

// describedAs is the concise text of the first description, else of the first
// mention.
func (r *resolver) describedAs(mentions []int) string {
	for _, number := range []bool{false, true} { // "two of our drivers … they": the drivers
		for _, i := range mentions {
			if r.ms[i].kind == ling.NominalMention && (r.doc.Tokens[r.ms[i].head].UPOS == "NUM") == number {
				return r.concise(i, 0)
			}
		}
	}
	if first := r.ms[mentions[0]]; first.person == 1 && first.number == plural {
		return "We" // whatever the case: "our offices"
	}
	return r.concise(mentions[0], 0)
}
