package origin

import (
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
)

// byOwnVoice traces a claim in a report's own voice, or one that cites another
// report, and returns the knower. visited holds the reports that led here: who
// cites whom in a circle knows nothing.
func (w *world) byOwnVoice(i int, visited map[int]bool) int {
	r, v := &w.routes[i], w.viewOf[i]
	if r.knower >= 0 {
		return r.knower
	}
	visited[v] = true
	switch p := w.views[v].profile; {
	case r.vague:
		return -1
	case r.relay >= 0:
		w.follow(i, r.relay, visited)
	case !p.Outlet:
		w.ownBody(i, visited)
	default:
		w.ownOutlet(i, visited)
	}
	return r.knower
}

// follow traces a claim through another report.
func (w *world) follow(i, j int, visited map[int]bool) {
	r := &w.routes[i]
	if visited[j] {
		r.knower = w.add(knower{kind: reportedly.UnknownOrigin, who: "reports that cite each other", own: "circle"})
		r.why = "cites in a circle"
		return
	}
	r.via = append(r.via, j)
	for _, other := range w.views[j].claims {
		if w.routes[other].stance != reportedly.Tells || w.routes[other].vague {
			continue
		}
		if k := w.byOwnVoice(other, visited); k >= 0 {
			r.knower = k
			r.via = append(r.via, w.routes[other].via...)
			return
		}
	}
	r.knower = w.add(w.publisher(j, "", false))
}

// ownBody traces the own voice of a body: what it itself tells, unless it cites
// somebody for the same happening.
func (w *world) ownBody(i int, visited map[int]bool) {
	v := w.viewOf[i]
	if w.seen(i) {
		w.routes[i].knower = w.add(w.publisher(v, "", true))
		w.routes[i].why = "its own people were there"
		return
	}
	if k := w.neighbour(i); k >= 0 {
		w.routes[i].knower = k
		w.routes[i].why = "cites " + w.knowers[k].who + " for it"
		return
	}
	for _, c := range w.views[v].profile.Credits {
		if w.credited(i, c, visited) {
			return
		}
	}
	if k := w.nearest(i, 1); k >= 0 && w.tellsElsewhere(k, v) {
		w.routes[i].knower = k
		w.routes[i].why = "cites " + w.knowers[k].who + " beside it, who tells it elsewhere"
		return
	}
	w.routes[i].knower = w.add(w.publisher(v, "", true))
}

// seen tells whether a claim's own sentence says that the publisher's people were there.
func (w *world) seen(i int) bool {
	p := w.profileAt(i)
	c := &w.told[i].Claim
	if len(c.Evidence) == 0 {
		return false
	}
	s, ok := p.sentence(c.Evidence[0].Span.Start)
	return ok && slices.ContainsFunc(p.Eyes, func(e text.Span) bool { return s.Contains(e) })
}

// ownOutlet traces the own voice of an outlet, which counts by itself only where it
// shows that its people were there.
func (w *world) ownOutlet(i int, visited map[int]bool) {
	r, v := &w.routes[i], w.viewOf[i]
	p := w.views[v].profile
	if j, pair := w.copied(i, true); j >= 0 {
		r.why = fmt.Sprintf("has its words from %s: %s", nameOf(w.views[j]), pair.Why)
		w.follow(i, j, visited)
		return
	}
	if w.seen(i) || len(p.Eyes) > 0 && !w.creditsOne(v) {
		r.knower = w.add(w.publisher(v, "", true))
		r.why = "its own people were there"
		return
	}
	if k := w.neighbour(i); k >= 0 {
		r.knower = k
		r.why = "cites " + w.knowers[k].who + " beside it"
		return
	}
	for _, other := range w.views[v].claims {
		if j := w.routes[other].relay; j >= 0 && !visited[j] {
			r.why = "cites " + nameOf(w.views[j]) + " beside it"
			w.follow(i, j, visited)
			return
		}
	}
	for _, c := range p.Credits {
		if w.credited(i, c, visited) {
			return
		}
	}
	if k := w.nearest(i, near); k >= 0 {
		r.knower = k
		r.why = "cites " + w.knowers[k].who + " beside it"
		return
	}
	if j, pair := w.copied(i, false); j >= 0 {
		r.why = fmt.Sprintf("shares words with %s: %s", nameOf(w.views[j]), pair.Why)
		w.follow(i, j, visited)
		return
	}
	if len(p.Credits) > 0 {
		c := p.Credits[0]
		r.why = c.Why + ": " + orElse(c.Name, "agencies")
		if c.Name == "" {
			r.vague = true
			return
		}
		r.knower = w.add(knower{kind: reportedly.UnknownOrigin, who: c.Name, medium: c.Name})
		return
	}
	r.knower = w.add(w.publisher(v, "", false))
}

// creditsOne tells whether a report credits another that is at hand. Its own people, who
// were somewhere else, then count for what they saw alone: "(Foothill News) … At the
// factory a guard told our reporter …".
func (w *world) creditsOne(v int) bool {
	for _, c := range w.views[v].profile.Credits {
		name := newOutlet(c.Name)
		if c.Name != "" && slices.ContainsFunc(w.views, func(o *view) bool {
			return o != w.views[v] && (name.same(o.outlet) || name.holds(o.outlet))
		}) {
			return true
		}
	}
	return false
}

// tellsElsewhere tells whether a knower is one whom another report has.
func (w *world) tellsElsewhere(k, v int) bool {
	for i := range w.told {
		r := &w.routes[i]
		if w.viewOf[i] == v || r.stance != reportedly.Tells {
			continue
		}
		other := r.knower
		if p := w.views[w.viewOf[i]].profile; other < 0 && !p.Outlet {
			other = w.add(w.publisher(w.viewOf[i], "", true))
		}
		if other < 0 {
			continue
		}
		if _, same := one(&w.knowers[k], &w.knowers[other], false); same || other == k {
			return true
		}
	}
	return false
}

func nameOf(v *view) string { return orElse(v.pub.Source, orElse(v.pub.Name, v.pub.ID)) }

// credited follows a credit to a report at hand.
func (w *world) credited(i int, c Credit, visited map[int]bool) bool {
	r, v := &w.routes[i], w.viewOf[i]
	if c.Name == "" {
		return false
	}
	name := newOutlet(c.Name)
	for j, o := range w.views {
		if j != v && !visited[j] && (name.same(o.outlet) || name.holds(o.outlet)) {
			r.why = c.Why + ": " + c.Name
			w.follow(i, j, visited)
			return true
		}
	}
	return false
}

// neighbour is who is cited for another claim of the same report and development,
// the nearest first.
func (w *world) neighbour(i int) int {
	best, far := -1, 0
	for _, other := range w.views[w.viewOf[i]].claims {
		o := &w.routes[other]
		if other == i || o.knower < 0 || o.stance != reportedly.Tells || w.knowers[o.knower].own != "" && w.knowers[o.knower].kind == reportedly.BodyOrigin {
			continue
		}
		d := start(&w.told[other]) - start(&w.told[i])
		if d < 0 {
			d = -d
		}
		if best < 0 || d < far {
			best, far = o.knower, d
		}
	}
	return best
}

// near is how many sentences away a speaker may be to stand for what a report says
// in its own voice.
const near = 3

// nearest is who is cited in the sentences beside a claim, those after it first:
// a lead tells, the next sentence says from whom.
func (w *world) nearest(i, within int) int {
	p := w.profileAt(i)
	c := &w.told[i].Claim
	if len(c.Evidence) == 0 {
		return -1
	}
	at := p.sentenceIndex(c.Evidence[0].Span.Start)
	if at < 0 {
		return -1
	}
	for d := 1; d <= within; d++ {
		for _, n := range []int{at + d, at - d} {
			if n < 0 || n >= len(p.sentences) {
				continue
			}
			for _, s := range p.Speeches {
				if s.Sentence != p.sentences[n] || allSides.MatchString(s.Who) || vagueMedia.MatchString(s.Who) {
					continue
				}
				saved := w.routes[i]
				w.cite(i, s, nil)
				k := w.routes[i].knower
				if k < 0 && w.routes[i].relay >= 0 {
					w.routes[i] = saved
					continue
				}
				w.routes[i] = saved
				if k >= 0 {
					return k
				}
			}
		}
	}
	return -1
}
