package coref

import "github.com/reportedly/reportedly/ling"

// maxConjuncts bounds the members of one coordination.
const maxConjuncts = 12

// findCoordinations notes which mentions are joined by "and": "Egypt and
// Algeria … they". "Or" gives no group.
func (r *resolver) findCoordinations() {
	r.coords, r.together = map[int][]int{}, make([]bool, len(r.ms))
	for i, m := range r.ms {
		if m.kind == ling.PronounMention && m.person == 0 || r.doc.Is(m.head, "conj") && r.isMention(r.tree.Head(m.head)) {
			continue
		}
		members := []int{i}
		and := false
		for _, c := range r.tree.Kids(m.head) {
			if !r.doc.Is(c, "conj") || len(members) >= maxConjuncts {
				continue
			}
			if cc := r.tree.Child(c, "cc"); cc >= 0 {
				w := r.doc.Lower(cc)
				and = and || w == "and" || w == "&" || w == "as"
			}
			if r.isMention(c) {
				members = append(members, r.byHead[c])
			}
		}
		if and && len(members) > 1 {
			r.coords[i] = members
			for _, k := range members {
				r.together[k] = true
			}
		}
	}
}

func (r *resolver) isMention(token int) bool { return token >= 0 && r.byHead[token] >= 0 }
