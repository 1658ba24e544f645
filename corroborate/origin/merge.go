package origin

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/resolve/name"
)

// merge finds who is one with whom: first those that are shown to know, then to
// these the others.
func (w *world) merge() {
	n := len(w.knowers)
	w.group, w.joined, w.gone = make([]int, n), make([]string, n), make([]string, n)
	for i := range w.group {
		w.group[i] = i
	}
	w.chains()
	for _, shown := range []bool{true, false} {
		for j := range w.knowers {
			for i := range w.knowers {
				a, b := &w.knowers[i], &w.knowers[j]
				if i == j || !a.shown && (shown || i > j) || b.shown != shown || shown && i > j {
					continue
				}
				if why, ok := one(a, b, w.bilateral()); ok && w.group[i] != w.group[j] {
					w.join(i, j, why)
					if !shown {
						break // an unnamed one ties no two known ones together
					}
				}
			}
		}
	}
}

// obeys is how a body names the one on whose order, or as whose member, it acts or speaks.
var obeys = regexp.MustCompile(`\b(?i:(?:orders?|instructions?|supervision|command|direction) of|as (?:a )?(?:members?|part|branch) of) (?:the )?(\p{Lu}[^.;:\n]{2,80})`)

// chains joins bodies of which one acts on the other's order, or is its member, by its own
// words: "Acting on the order of the Prosecutor's Office, agents arrested …".
func (w *world) chains() {
	for i := range w.knowers {
		a := &w.knowers[i]
		v := slices.IndexFunc(w.views, func(o *view) bool { return o.pub.Source == a.own })
		if a.kind != reportedly.BodyOrigin || a.own == "" || v < 0 {
			continue
		}
		p := w.views[v].profile
		for _, m := range obeys.FindAllStringSubmatchIndex(p.text[:min(len(p.text), maxText)], -1) {
			if p.inQuotes(m[0]) {
				continue
			}
			named := words(p.text[m[2]:m[3]])
			for j := range w.knowers {
				b := &w.knowers[j]
				body, _, _ := strings.Cut(b.who, ",")
				name := slices.DeleteFunc(core(body), func(x string) bool { return nations()[x] != "" || capitals()[x] != "" })
				if j != i && b.kind == reportedly.BodyOrigin && len(name) > 1 && subset(name, named[:min(len(named), len(name)+4)]) && w.group[i] != w.group[j] {
					w.join(i, j, fmt.Sprintf("%s acts for %s, as it says", a.own, b.who))
				}
			}
		}
	}
}

func (w *world) join(i, j int, why string) {
	from, to := max(w.group[i], w.group[j]), min(w.group[i], w.group[j])
	for n := range w.group {
		if w.group[n] == from {
			w.group[n] = to
		}
	}
	w.joined[max(i, j)] = why
}

// one tells whether two knowers are one origin, and why. Of what two sides did
// together, the governments of both may tell: then only bodies that share a name are
// one.
func one(a, b *knower, twoSides bool) (why string, same bool) {
	switch {
	case a.id != "" && a.id == b.id:
		return fmt.Sprintf("«%s» and «%s» are the same in the registry", a.who, b.who), true
	case a.medium != "" && b.medium != "":
		return "the same outlet is cited", sameOutlet(a.medium, b.medium)
	case a.medium != "" || b.medium != "":
		return "the outlet that is cited", sameOutlet(a.medium+a.own, b.medium+b.own) && a.own+b.own != ""
	case a.kind == reportedly.OwnVoice && b.kind == reportedly.OwnVoice:
		return oneVoice(a, b)
	case a.kind == reportedly.OwnVoice || b.kind == reportedly.OwnVoice:
		return witness(a, b)
	case a.person != "" && b.person != "":
		if name.Person(a.person, b.person).May() || subset(name.Words(a.person), name.Words(b.person)) || subset(name.Words(b.person), name.Words(a.person)) {
			return fmt.Sprintf("«%s» and «%s» are one person", a.who, b.who), true
		}
		return fmt.Sprintf("«%s» and «%s» speak for one body", a.who, b.who), a.sort != "" && oneBody(a, b, twoSides)
	case a.kind == reportedly.UnknownOrigin || b.kind == reportedly.UnknownOrigin:
		return "", false
	}
	return fmt.Sprintf("«%s» and «%s» are of one body or chain of command", a.who, b.who), oneBody(a, b, twoSides)
}

// oneVoice tells whether two outlets speak with one voice.
func oneVoice(a, b *knower) (string, bool) {
	switch {
	case sameOutlet(a.own, b.own):
		return "the same publisher", true
	case sisters(a.own, b.own):
		return fmt.Sprintf("%s and %s are of one house", a.own, b.own), true
	case a.author != "" && !agencyLike(a.author) && strings.EqualFold(a.author, b.author):
		return "the same byline: " + a.author, true
	}
	return "", false
}

// witness tells whether somebody unnamed in one report is the one whom another
// names: "a community leader", "Ana Tamo, who heads the parish council".
func witness(a, b *knower) (string, bool) {
	if a.kind != reportedly.OwnVoice {
		a, b = b, a
	}
	if len(b.words) > 1 && b.person == "" && b.medium == "" && subset(b.words, stems(core(a.own))) {
		return fmt.Sprintf("«%s» is %s", b.who, a.own), true
	}
	if len(a.words) == 0 || b.kind != reportedly.NamedOrigin {
		return "", false
	}
	for _, x := range a.words {
		if contains(b.words, x) {
			return fmt.Sprintf("«%s» may well be «%s», and isn't shown to be another", a.who, b.who), true
		}
	}
	return "", false
}

func stems(list []string) (out []string) {
	for _, w := range list {
		out = append(out, stem(w))
	}
	return out
}

// local sorts have a body in each place; of the others, such as a state's police,
// all that tell of one happening are one chain of command.
func local(sort string) bool {
	switch sort {
	case "hospital", "health", "municipality", "court", "party", "embassy", "rescue", "fire":
		return true
	}
	return false
}

// abroad tells whether one is an embassy and the other the government that has it.
func abroad(a, b *knower) bool {
	if a.sort != "embassy" || b.sort != "government" {
		return false
	}
	return a.nation != "" && a.nation == b.nation || slices.ContainsFunc(a.words, func(x string) bool { return contains(b.words, x) })
}

// oneBody tells whether two descriptions are of one body or chain of command.
func oneBody(a, b *knower, twoSides bool) bool {
	if a.nation != "" && b.nation != "" && a.nation != b.nation {
		return false
	}
	if a.state && b.state && a.sort != b.sort && !twoSides && (a.sort == "government" || b.sort == "government") {
		return true // a presidency and its ministry of defence
	}
	if abroad(a, b) || abroad(b, a) {
		return true
	}
	if a.sort != b.sort {
		return false
	}
	if a.sort != "" {
		return !local(a.sort) && !twoSides || len(a.words) == 0 || len(b.words) == 0 || slices.ContainsFunc(a.words, func(x string) bool { return contains(b.words, x) })
	}
	if len(a.words) == 0 || len(b.words) == 0 { // "the security directorate" is that of the province
		return slices.ContainsFunc(a.nouns, func(x string) bool { return contains(b.nouns, x) })
	}
	if a.person != "" || b.person != "" || a.kind == reportedly.UnnamedOrigin || b.kind == reportedly.UnnamedOrigin {
		return slices.ContainsFunc(a.words, func(x string) bool { return contains(b.words, x) })
	}
	if subset(a.words, b.words) || subset(b.words, a.words) {
		return true
	}
	share := func(x, y []string) bool {
		return slices.ContainsFunc(x, func(w string) bool { return contains(y, w) })
	}
	return share(a.words, b.words) && share(a.nouns, b.nouns)
}

// withdraw takes out those whose word was taken back, and those who were known
// only through a report that was.
func (w *world) withdraw() {
	for v, view := range w.views {
		for _, back := range view.profile.Withdraws {
			if back.Who != "" {
				k := describe(back.Who, "", "", "")
				for i := range w.knowers {
					m := &w.knowers[i]
					if _, same := one(&k, m, false); same || m.medium != "" && newOutlet(back.Who).holds(newOutlet(m.medium)) || sameOutlet(back.Who, m.medium) || m.own != "" && sameOutlet(back.Who, m.own) {
						w.takeBack(w.group[i], "withdrawn: "+back.Who)
					}
				}
				continue
			}
			first := -1
			for g := range w.knowers {
				if w.group[g] == g && w.onlyThrough(g, v) {
					w.takeBack(g, "withdrawn by "+nameOf(view))
					if first < 0 {
						first = g
					}
				}
			}
			for _, i := range view.claims {
				if first >= 0 && w.routes[i].stance == reportedly.Tells {
					w.routes[i].stance, w.routes[i].knower = reportedly.Withdrawn, first
				}
			}
		}
	}
}

// onlyThrough tells whether all that a group tells went through earlier reports of
// the publisher of a report.
func (w *world) onlyThrough(g, v int) bool {
	some := false
	for i := range w.told {
		r := &w.routes[i]
		if r.knower < 0 || w.group[r.knower] != g || r.stance == reportedly.Denies || w.viewOf[i] == v || r.vague {
			continue
		}
		some = true
		by := func(n int) bool {
			return n <= v && w.views[n].outlet.same(w.views[v].outlet)
		}
		if !by(w.viewOf[i]) && !slices.ContainsFunc(r.via, by) {
			return false
		}
	}
	return some
}

func (w *world) takeBack(g int, why string) {
	for i := range w.told {
		r := &w.routes[i]
		if r.knower >= 0 && w.group[r.knower] == g && r.stance == reportedly.Tells {
			r.stance = reportedly.Withdrawn
			w.gone[g] = why
		}
	}
}
