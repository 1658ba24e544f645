package origin

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/corroborate/duplicate"
)

// Context is what is known of the reports whose claims are traced.
type Context struct {
	// Profile gives a report's profile by Publication.ID; it may be nil or give nil,
	// then only the claims' own values are used.
	Profile func(report string) *Profile
	// Pairs are reports that share words; those of other reports are passed over.
	Pairs []duplicate.Pair
}

// Knowers are those who know what the claims of a development tell.
type Knowers struct {
	// Origins come by the first report through which they speak: those that tell, then
	// those that deny, then those that were withdrawn.
	Origins []reportedly.Origin
	// Independent counts the origins that tell and are shown to know by themselves, or
	// is 1 where somebody tells but nobody is shown to. Least is the same; Most counts
	// those too that may be one with another.
	Independent, Least, Most int
	ByClaim                  map[string]int // Told.ID to index in Origins; -1 where nobody knows
}

// Of tells who knows what claims tell that are about one happening or one state.
// The claims may come in any order; the result is the same.
func Of(told []reportedly.Told, c Context) Knowers {
	w := newWorld(told, c)
	w.stances()
	w.trace()
	w.merge()
	if w.act {
		w.oneAuthor()
	}
	w.withdraw()
	return w.result()
}

// view is a report with its claims.
type view struct {
	pub     reportedly.Publication
	profile *Profile // never nil
	outlet  *outlet  // pub.Source
	claims  []int    // indices into world.told
}

// route is how a claim comes to a knower.
type route struct {
	knower int  // index into world.knowers, -1 for none
	relay  int  // the view that is cited, -1 for none
	vague  bool // "media reports", "both sides": adds nobody
	// everyone marks a vague claim of all who tell ("both sides agree").
	everyone bool
	via      []int // views it went through beyond its own
	why      string
	stance   reportedly.Stance
}

// world is all that is worked on for one development.
type world struct {
	told    []reportedly.Told
	views   []*view
	viewOf  []int // of each claim
	pairs   map[[2]int]*duplicate.Pair
	act     bool // an act that is done by saying it
	knowers []knower
	routes  []route
	group   []int    // of each knower, the least index of those that are one with it
	joined  []string // why a knower is one with its group
	gone    []string // of each group's first knower, why it was withdrawn

	sentences [][]string // words of each claim's sentence, nil where nobody asked yet
}

func newWorld(told []reportedly.Told, c Context) *world {
	w := &world{told: slices.Clone(told), pairs: map[[2]int]*duplicate.Pair{}}
	slices.SortStableFunc(w.told, func(a, b reportedly.Told) int {
		return cmp.Or(cmp.Compare(when(a.Report), when(b.Report)), cmp.Compare(a.Report.Added, b.Report.Added), cmp.Compare(a.Report.ID, b.Report.ID), cmp.Compare(start(&a), start(&b)), cmp.Compare(a.ID, b.ID))
	})
	at := map[string]int{}
	for i := range w.told {
		pub := w.told[i].Report
		n, ok := at[pub.ID]
		if !ok {
			n = len(w.views)
			at[pub.ID] = n
			w.views = append(w.views, &view{pub: pub, profile: profileOf(pub, c), outlet: newOutlet(pub.Source)})
		}
		w.views[n].claims = append(w.views[n].claims, i)
		w.viewOf = append(w.viewOf, n)
	}
	for i := range c.Pairs {
		p := &c.Pairs[i]
		a, okA := at[p.A]
		b, okB := at[p.B]
		if okA && okB && p.Relation.Depends() {
			w.pairs[[2]int{min(a, b), max(a, b)}] = p
		}
	}
	w.routes = make([]route, len(w.told))
	return w
}

// when is a date for sorting; reports without one come last.
func when(p reportedly.Publication) string { return cmp.Or(p.Published, "~") }

func start(t *reportedly.Told) int {
	if len(t.Claim.Evidence) == 0 {
		return 0
	}
	return t.Claim.Evidence[0].Span.Start
}

// profileOf is a report's profile, or what can be told without its text.
func profileOf(pub reportedly.Publication, c Context) *Profile {
	if c.Profile != nil {
		if p := c.Profile(pub.ID); p != nil {
			return p
		}
	}
	p := &Profile{ID: pub.ID, Publisher: pub.Source, Author: pub.Author, Published: pub.Published}
	p.Outlet = p.outlet()
	return p
}

// stances tells who denies. Where all claims are denied, the development itself is
// that something isn't so, and they tell it.
func (w *world) stances() {
	denied := 0
	for i := range w.told {
		w.routes[i] = route{knower: -1, relay: -1, stance: reportedly.Tells}
		if w.denies(i) {
			w.routes[i].stance = reportedly.Denies
			denied++
		}
	}
	if denied == len(w.told) {
		for i := range w.routes {
			w.routes[i].stance = reportedly.Tells
		}
	}
}

// denies tells whether a claim denies the happening, or somebody's part in it.
func (w *world) denies(i int) bool {
	c := &w.told[i].Claim
	if c.Polarity == reportedly.Denied {
		return true
	}
	if len(c.Evidence) == 0 {
		return false
	}
	p := w.views[w.viewOf[i]].profile
	s, ok := p.sentence(c.Evidence[0].Span.Start)
	if !ok {
		return false
	}
	if n := p.sentenceIndex(s.Start) + 1; n < len(p.sentences) && flatDenial.MatchString(p.text[p.sentences[n].Start:p.sentences[n].End]) {
		return true
	}
	if m := calledFalse.FindStringIndex(p.text[s.Start:s.End]); m != nil && !p.inQuotes(s.Start+m[0]) {
		return true
	}
	m := denial.FindStringIndex(p.text[s.Start:s.End])
	at := c.Trigger.Span.Start
	if c.Trigger.Span.Empty() {
		at = c.Evidence[0].Span.Start
	}
	if m != nil && at >= s.Start+m[0] && at < s.Start+m[1] && c.Event.Quad() == reportedly.VerbalConflict {
		return false // "rejects the accusations of the guild" tells that it accuses
	}
	return m != nil && s.Start+m[0] <= at && at <= s.Start+m[1]+maxDenied && !p.inQuotes(s.Start+m[0]) && !goesOnTo.MatchString(p.text[s.Start+m[0]:at])
}

// goesOnTo ends what a denial is of: "denied that its men fired and said that the rebels
// had".
var goesOnTo = regexp.MustCompile(`(?i)\b(?:and|but|while) (?:\w+ )?(?:said|says|added|adds|accused|accuses|blamed|blames|claimed|claims|insisted|confirmed|stated)\b`)

// maxDenied is how far from the words of a denial what is denied begins, in bytes.
const maxDenied = 120

// trace finds a knower for each claim.
func (w *world) trace() {
	w.act = w.performative()
	for i := range w.told {
		switch {
		case w.routes[i].stance == reportedly.Tells && w.tally(i):
			w.routes[i].why = "a tally that names neither place nor day is no source for a single one"
		case w.act && w.routes[i].stance == reportedly.Tells:
			w.byAuthor(i)
		default:
			w.bySpeaker(i)
		}
	}
	for i := range w.told { // these need to know whom the others cite
		if r := &w.routes[i]; r.knower < 0 && (r.why == "" || r.relay >= 0) {
			w.byOwnVoice(i, map[int]bool{})
		}
	}
	w.leftOver()
}

// leftOver ties claims that add nobody to the first who tells; where there is
// none, somebody unknown does.
func (w *world) leftOver() {
	first := -1
	for i := range w.told {
		if r := &w.routes[i]; r.knower >= 0 && r.stance == reportedly.Tells {
			first = r.knower
			break
		}
	}
	for i := range w.told {
		r := &w.routes[i]
		if !r.vague || r.knower >= 0 {
			continue
		}
		if first < 0 {
			first = w.add(knower{kind: reportedly.UnknownOrigin, who: "unnamed reports"})
		}
		r.knower = first
	}
}

// add takes in a knower and returns its index; the same one is kept once.
func (w *world) add(k knower) int {
	for i := range w.knowers {
		if k.key() == w.knowers[i].key() {
			w.knowers[i].shown = w.knowers[i].shown || k.shown
			return i
		}
	}
	w.knowers = append(w.knowers, k)
	return len(w.knowers) - 1
}

func (k *knower) key() [6]string {
	return [6]string{string(k.kind), k.who, k.person, k.sort, k.own, k.medium}
}

// profileAt is the profile of a claim's report.
func (w *world) profileAt(i int) *Profile { return w.views[w.viewOf[i]].profile }

// result puts the origins together.
func (w *world) result() Knowers {
	out := Knowers{ByClaim: map[string]int{}}
	type slot struct {
		group  int
		stance reportedly.Stance
	}
	index := map[slot]int{}
	shown := map[int]bool{}
	for _, stance := range []reportedly.Stance{reportedly.Tells, reportedly.Denies, reportedly.Withdrawn} {
		for i := range w.told {
			r := w.routes[i]
			if r.stance != stance {
				continue
			}
			if r.knower < 0 {
				out.ByClaim[w.told[i].ID] = -1
				continue
			}
			g := w.group[r.knower]
			s := slot{g, stance}
			n, ok := index[s]
			if !ok {
				n = len(out.Origins)
				index[s] = n
				out.Origins = append(out.Origins, w.origin(g, stance))
				shown[n] = w.groupShown(g)
			}
			out.ByClaim[w.told[i].ID] = n
			w.enter(&out.Origins[n], i)
		}
	}
	for i := range w.told {
		for n := range out.Origins {
			if o := &out.Origins[n]; w.routes[i].everyone && o.Stance == reportedly.Tells && !slices.Contains(o.Reports, w.told[i].Report.ID) {
				o.Reports = append(o.Reports, w.told[i].Report.ID)
			}
		}
	}
	w.count(&out, shown)
	return out
}

// origin is the origin of a group of knowers.
func (w *world) origin(g int, stance reportedly.Stance) reportedly.Origin {
	best := g
	for i, k := range w.knowers {
		if w.group[i] == g && rank(&k) > rank(&w.knowers[best]) {
			best = i
		}
	}
	k := &w.knowers[best]
	o := reportedly.Origin{Who: k.who, ID: k.id, Kind: k.kind, Stance: stance, MaybeSame: -1}
	if k.why != "" {
		o.Why = append(o.Why, k.why)
	}
	for i := range w.knowers {
		if w.group[i] == g {
			o.ID = cmp.Or(o.ID, w.knowers[i].id)
			if w.joined[i] != "" && !slices.Contains(o.Why, w.joined[i]) {
				o.Why = append(o.Why, w.joined[i])
			}
		}
	}
	if w.gone[g] != "" && stance == reportedly.Withdrawn {
		o.Why = append(o.Why, w.gone[g])
	}
	return o
}

// rank prefers the knower that tells most who an origin is.
func rank(k *knower) int {
	switch k.kind {
	case reportedly.AuthorOrigin:
		return 6
	case reportedly.NamedOrigin:
		return 5
	case reportedly.BodyOrigin:
		return 4
	case reportedly.DocumentOrigin:
		return 3
	case reportedly.OwnVoice:
		return 2
	case reportedly.UnnamedOrigin:
		return 1
	}
	return 0
}

// enter adds a claim to its origin.
func (w *world) enter(o *reportedly.Origin, i int) {
	t := &w.told[i]
	if !slices.Contains(o.Reports, t.Report.ID) {
		o.Reports = append(o.Reports, t.Report.ID)
	}
	o.Claims = append(o.Claims, t.ID)
	if why := w.routes[i].why; why != "" {
		line := fmt.Sprintf("%s: %s", cmp.Or(t.Report.Source, t.Report.Name, t.Report.ID), why)
		if !slices.Contains(o.Why, line) {
			o.Why = append(o.Why, line)
		}
	}
}

// count counts the origins that tell, and says of those that aren't shown with
// whom they may be one.
func (w *world) count(out *Knowers, shown map[int]bool) {
	first := -1
	for n := range out.Origins {
		if out.Origins[n].Stance != reportedly.Tells {
			continue
		}
		out.Most++
		if shown[n] {
			out.Independent++
			if first < 0 {
				first = n
			}
		}
	}
	for n := range out.Origins {
		o := &out.Origins[n]
		switch {
		case o.Stance != reportedly.Tells || shown[n]:
		case first >= 0:
			o.MaybeSame = first
			o.Why = append(o.Why, "not shown to know by itself: may rest on "+out.Origins[first].Who)
		case out.Independent == 0:
			out.Independent = 1 // somebody knows
			first = n
		}
	}
	out.Least = out.Independent
}

// groupShown tells whether one of a group is shown to know by itself.
func (w *world) groupShown(g int) bool {
	for i := range w.knowers {
		if w.group[i] == g && w.knowers[i].shown {
			return true
		}
	}
	return false
}
