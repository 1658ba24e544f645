package coref

import (
	"sort"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// joinAppositions ties a phrase to one that explains it.
//   - "Samir Qadri, the party's secretary, said": apposition
//   - "Samir Qadri is the party's secretary": predicate noun
//   - "a trader called Samir Qadri": naming verb
func (r *resolver) joinAppositions() {
	for i, m := range r.ms {
		if m.kind == ling.PronounMention && m.person == 0 {
			continue
		}
		switch {
		case r.doc.Is(m.head, "appos"):
			if h := r.namedBy(m, r.tree.Head(m.head)); r.isMention(h) {
				r.appose(r.byHead[h], i)
			}
		case r.tree.Child(m.head, "cop") >= 0:
			r.predicateNoun(i)
		}
		r.becomes(i)
		r.besideName(i)
		if v := r.tree.Child(m.head, "acl"); v >= 0 && namingVerbs[lower(r.doc.Tokens[v].Lemma)] {
			r.joinNaming(i, v)
		}
	}
}

// namedBy is the noun that a name in apposition names, where the tree hangs it on noun h:
// in "the treasurer of the herders' union, Moussa Diallo," a person's name is the
// treasurer's, not the union's.
func (r *resolver) namedBy(m *mention, h int) int {
	if m.name < 0 || r.names[m.name].label != ling.PersonName || !r.isMention(h) || r.ms[r.byHead[h]].class&person != 0 || !r.doc.Is(h, "nmod", "nmod:poss") {
		return h
	}
	up := r.tree.Head(h)
	if r.isMention(up) && up < h && r.ms[r.byHead[up]].class == person && r.ms[r.byHead[up]].number == singular && r.ms[r.byHead[up]].name < 0 {
		return up
	}
	return h
}

// besideName ties a description and a name that stand side by side where the
// tree doesn't join them.
//   - "that of party leader Ali Mansour": both hung on "that"
//   - "Brigade 77, a Salafist brigade,": the name taken for a compound
func (r *resolver) besideName(i int) {
	m := r.ms[i]
	if m.kind != ling.NominalMention {
		return
	}
	if next := m.head + 1; m.class == person && m.number == singular && m.det != indefinite && next < len(r.doc.Tokens) {
		n := r.nameFrom(next)
		if n >= 0 && r.ms[n].sentence == m.sentence && r.ms[n].class&person != 0 && personNouns[m.lemma] && r.names[r.ms[n].name].label != ling.Group && r.names[r.ms[n].name].label != ling.Location {
			r.tie(i, n, "the office before the name")
			r.addRoles(n, i)
			return
		}
	}
	if n := r.officeHolder(m); n >= 0 {
		r.tie(i, n, "the office before the name")
		r.addRoles(n, i)
		return
	}
	if n := r.afterComma(m); n >= 0 {
		r.tie(i, n, "in apposition")
		r.addRoles(n, i)
		return
	}
	for _, c := range r.tree.Kids(m.head) {
		if c < m.head && r.doc.Is(c, "compound", "nmod") && r.isMention(c) && r.ms[r.byHead[c]].name >= 0 && r.tree.parted(r.names[r.ms[r.byHead[c]].name].end, m.head) {
			if n := r.ms[r.byHead[c]]; n.class&m.class != 0 && n.number&m.number != 0 {
				r.tie(i, r.byHead[c], "in apposition")
				r.addRoles(r.byHead[c], i)
				m.first = r.names[n.name].end + 1
				return
			}
		}
	}
}

// afterComma is the mention of a person named between commas after a description,
// where the tree takes the name for something else: for a second subject ("the
// mediator, Omar Said, told"), for a conjunct ("the mayor of Qadra, Omar Said,
// denied"), for an apposition of the possessor. -1 for none.
func (r *resolver) afterComma(m *mention) int {
	if m.class != person || m.number != singular || m.end+1 >= len(r.doc.Tokens) || r.doc.Form(m.end) != "," {
		return -1
	}
	n := r.nameFrom(m.end + 1)
	if n < 0 || r.ms[n].sentence != m.sentence || r.names[r.ms[n].name].label != ling.PersonName {
		return -1
	}
	h := r.ms[n].head
	if r.tree.Child(h, "cc") >= 0 || !r.doc.Is(h, "nsubj", "obj", "obl", "appos", "conj", "nmod", "list", "dep") {
		return -1
	}
	up := r.tree.Head(h)
	if up < 0 || up != r.tree.Head(m.head) && !r.tree.Under(up, m.head) {
		return -1
	}
	for _, c := range r.tree.Kids(up) {
		if c > h && r.doc.Is(c, "conj") && r.tree.Child(c, "cc") >= 0 {
			return -1 // "the mayor, Omar Said and others": a list
		}
	}
	return n
}

// officeHolder is the mention of the person named right after an office with its
// domain: "Special Envoy for the Plains Marta Osei", "Minister of State Omar
// Said". -1 for none.
func (r *resolver) officeHolder(m *mention) int {
	d := r.doc
	if m.class != person || m.det == indefinite || m.number != singular || !personNouns[m.lemma] {
		return -1
	}
	s := d.Sentences[m.sentence]
	i := m.head + 1
	if i+1 >= s.End || d.Lower(i) != "of" && d.Lower(i) != "for" {
		return -1
	}
	for i++; i < s.End && i < m.head+9; i++ {
		if n := r.nameFrom(i); n >= 0 && r.names[r.ms[n].name].label == ling.PersonName && i > m.head+2 && (r.tree.Under(r.names[r.ms[n].name].end-1, m.head) || r.twin(r.ms[n].head, m.head)) {
			return n
		}
		switch d.Tokens[i].UPOS {
		case "PROPN", "NOUN", "ADJ", "DET", "CCONJ":
		default:
			return -1
		}
	}
	return -1
}

// twin tells whether the tree hangs two words on one verb in the same place, which holds only
// one of them: "Minister of State Omar Said met …" with two subjects.
func (r *resolver) twin(a, b int) bool {
	return r.tree.Head(a) >= 0 && r.tree.Head(a) == r.tree.Head(b) && r.doc.Tokens[a].Deprel == r.doc.Tokens[b].Deprel && r.tree.Child(a, "case", "cc") < 0
}

// nameUpTo is the mention of the name that ends before token i, or -1.
func (r *resolver) nameUpTo(i int) int {
	k := sort.Search(len(r.names), func(k int) bool { return r.names[k].first >= i }) - 1
	for ; k >= 0 && r.names[k].first > i-maxFullForm; k-- {
		if r.names[k].end == i && r.isMention(r.names[k].head) {
			return r.byHead[r.names[k].head]
		}
	}
	return -1
}

// nameFrom is the mention of the name that begins at token i, or -1.
func (r *resolver) nameFrom(i int) int {
	k := sort.Search(len(r.names), func(k int) bool { return r.names[k].first >= i })
	if k < len(r.names) && r.names[k].first == i && r.isMention(r.names[k].head) {
		return r.byHead[r.names[k].head]
	}
	return -1
}

// becomes ties "Omar became the mayor" and "Omar was elected mayor": what he is
// called from then on.
func (r *resolver) becomes(i int) {
	m := r.ms[i]
	v := r.tree.Head(m.head)
	if v < 0 || !r.doc.Is(m.head, "xcomp") || m.name >= 0 || m.class&person == 0 {
		return
	}
	s := r.tree.Child(v, "nsubj")
	switch lower(r.doc.Tokens[v].Lemma) {
	case "become", "remain":
	case "elect", "appoint", "name", "make", "crown":
		if s >= 0 && !r.doc.Is(s, "nsubj:pass") {
			s = r.tree.Child(v, "obj")
		}
	default:
		return
	}
	if r.isMention(s) && r.ms[r.byHead[s]].name >= 0 && r.ms[r.byHead[s]].number&m.number != 0 {
		r.tie(i, r.byHead[s], "became so by the verb")
		r.addRoles(r.byHead[s], i)
	}
}

var namingVerbs = set("call name know dub nickname style title entitle")

// joinNaming ties "a man known as Abu Omar" to the name under the verb.
func (r *resolver) joinNaming(i, v int) {
	c := r.tree.Child(v, "xcomp", "obj", "obl")
	if !r.isMention(c) || r.ms[r.byHead[c]].name < 0 {
		return
	}
	if r.ms[i].class&r.ms[r.byHead[c]].class == 0 || v > r.ms[i].end+4 {
		return
	}
	if c > v && (!r.doc.Is(c, "obl") || r.hasCase(c, "as", "by")) && !r.doc.Is(c, "obl:agent") {
		r.tie(r.byHead[c], i, "named by the verb")
		r.addRoles(r.byHead[c], i)
	}
}

func (r *resolver) hasCase(i int, forms ...string) bool {
	for _, c := range r.tree.Kids(i) {
		if r.doc.Is(c, "case") {
			for _, f := range forms {
				if r.doc.Lower(c) == f {
					return true
				}
			}
		}
	}
	return false
}

// appose ties an apposition to its head, unless the two name different things.
//   - "Basra, Iraq": a place within a place
//   - "Omar Said, Front of the South": the party he belongs to, not himself
//   - "two men, a driver and a guard": the members, see whole
func (r *resolver) appose(i, j int) {
	a, b := r.ms[i], r.ms[j]
	if r.quotes.turns[a.head] || r.quotes.turns[b.head] {
		return // "HOST: Omar Said, you were there."
	}
	if b.name >= 0 && isAcronym(r.names[b.name].text) && r.names[b.name].first > 0 && r.doc.Form(r.names[b.name].first-1) == "(" {
		// the bracket belongs to the name before it, wherever the tree hangs it
		if a.name < 0 || r.names[a.name].acronym == "" {
			return
		}
	}
	if r.closeApposition(a, b) {
		r.tie(j, i, "the name after what it is")
		r.addRoles(i, j)
		return
	}
	r.relabel(a, b)
	r.relabel(b, a)
	if a.name >= 0 && b.name >= 0 && !r.sameByOtherName(a, b) {
		return
	}
	if members, ok := r.coords[j]; ok && a.number&singular == 0 {
		a.members = members
		return
	}
	if a.name < 0 && a.class == thing && a.number == singular && a.det != indefinite && b.name >= 0 && r.names[b.name].label == ling.PersonName {
		a.class, a.gender = person, masculine|feminine // a noun for a person that isn't listed
		x := r.clusters.of(i)
		x.class, x.gender = a.class, a.gender
	}
	if a.number&b.number == 0 || a.class&b.class == 0 && a.class != anyClass || a.gender&b.gender == 0 && a.class == person {
		return
	}
	if hasDigit(r.doc.Form(b.head)) || r.coords[j] != nil {
		return
	}
	r.tie(j, i, "in apposition")
	r.addRoles(i, j)
}

// closeApposition tells whether a name follows right on a definite noun that
// says what it names, and labels the name after the noun: "the news site
// Qadra24", "the faction Mahaz-e Sabz".
func (r *resolver) closeApposition(noun, name *mention) bool {
	if noun.name >= 0 || name.name < 0 || noun.det == indefinite || noun.number&singular == 0 {
		return false
	}
	p := &r.names[name.name]
	if p.first != noun.head+1 || p.label == ling.EventName || p.label == ling.DocumentName {
		return false
	}
	switch {
	case noun.class == person && personNouns[noun.lemma]:
		p.label, name.class, name.gender = ling.PersonName, person, p.gender
	case noun.class&group != 0 || outlets[noun.lemma]:
		p.label, name.class, name.gender = ling.Group, group, neuter
	case noun.class == place && p.label != ling.Group:
		p.label, name.class, name.gender = ling.Location, place, neuter
	default:
		return false
	}
	a := r.clusters.of(r.byHead[name.head])
	a.class, a.gender, a.number = name.class, name.gender, singular
	return true
}

var outlets = set("site website channel station newspaper daily weekly portal blog outlet magazine")

// relabel trusts the noun in an apposition more than the model's label: "the
// insurgent faction Mahaz-e Sabz" is no person, "their leader, Qadran," no place.
func (r *resolver) relabel(noun, name *mention) {
	if noun.name >= 0 || name.name < 0 {
		return
	}
	p := &r.names[name.name]
	switch {
	case noun.class == group && p.label == ling.PersonName && p.office < 0 && !menNames[fold(r.doc.Form(p.first))] && !womenNames[fold(r.doc.Form(p.first))]:
		p.label, name.class, name.gender = ling.Group, group, neuter
	case noun.class == person && personNouns[noun.lemma] && noun.number == singular && (p.label == ling.Location || p.label == ling.Group) && !isAcronym(p.text):
		p.label, name.class, name.gender = ling.PersonName, person, masculine|feminine
	default:
		return
	}
	a := r.clusters.of(r.byHead[name.head])
	a.class, a.gender = name.class, name.gender
}

// sameByOtherName tells whether of two names in apposition the second is another
// name of the first: its initials, in brackets, or after "alias". Otherwise the
// tree has more likely taken a list for an apposition.
func (r *resolver) sameByOtherName(a, b *mention) bool {
	p, q := &r.names[a.name], &r.names[b.name]
	if p.acronym != "" && fold(p.acronym) == fold(q.text) || fitsInitials(q.text, r.formsOf(p.first, p.end)) {
		return true
	}
	if p.label != q.label && p.label != "" && q.label != "" || p.label == ling.Location || isAcronym(q.text) {
		return false
	}
	for i := max(q.first-4, p.end); i < q.first; i++ {
		switch r.doc.Lower(i) {
		case "(", "alias", "aka", "a.k.a.", "or", "known", "formerly", "called":
			return true
		}
	}
	return false
}

// predicateNoun ties "X is the leader" unless the sentence denies it, asks it,
// or says what X will be or may be.
func (r *resolver) predicateNoun(i int) {
	m := r.ms[i]
	s := r.tree.Child(m.head, "nsubj")
	if !r.isMention(s) || r.tree.Child(m.head, "case") >= 0 {
		return
	}
	for _, c := range r.tree.Kids(m.head) {
		l := lower(r.doc.Tokens[c].Lemma)
		if l == "not" || l == "never" || l == "no" || r.doc.Tokens[c].XPOS == "MD" {
			return
		}
	}
	subject := r.ms[r.byHead[s]]
	if subject.kind == ling.PronounMention || subject.number&m.number == 0 || subject.class&m.class == 0 {
		return
	}
	if m.name < 0 && m.det != definite && m.det != possessed && subject.name < 0 {
		return
	}
	if m.name >= 0 && subject.name >= 0 || m.class == thing {
		return
	}
	r.tie(i, r.byHead[s], "said to be by \"is\"")
	r.addRoles(r.byHead[s], i)
}

// addRoles lets cluster i be described by what mention j says.
func (r *resolver) addRoles(i, j int) {
	if m := r.ms[j]; m.kind == ling.NominalMention {
		r.clusters.of(i).addRole(role{m.lemma, m.mods})
	}
}

// joinMembers ties phrases that only say what kind of thing a name stands for.
//   - "the Northern Shield militia", "Northern Shield fighters": the militia
//     itself acts; but "three captured Northern Shield fighters" are some men
//   - "the town of Qadra": the town
func (r *resolver) joinMembers() {
	for i, m := range r.ms {
		if m.kind != ling.NominalMention {
			continue
		}
		if n := r.nameInside(m); n >= 0 {
			r.tie(i, n, "says what the name stands for")
			continue
		}
		of := r.tree.Child(m.head, "nmod")
		if placeNouns[m.lemma] && m.det != indefinite && r.isMention(of) && r.hasCase(of, "of") {
			if k := r.byHead[of]; r.ms[k].name >= 0 && (r.ms[k].class&place != 0) && kindOfPlace[m.lemma] {
				r.tie(i, k, "says what kind of place it is")
				r.addRoles(k, i)
			}
		}
	}
}

var (
	kindOfPlace = set("city town village district province governorate region county state island port municipality suburb neighbourhood neighborhood area")
	kindOfGroup = set(`group movement militia gang network faction party organisation organization fighter force
		militant rebel insurgent terrorist gunman coalition alliance bloc cartel army brigade column band
		syndicate clan tribe troop sect agency newspaper channel`)
)

// nameInside is the mention of an organisation's name that directly modifies a
// noun for a kind of group, with nothing else but "the" or "terrorist" before
// it; -1 for none.
func (r *resolver) nameInside(m *mention) int {
	if !kindOfGroup[m.lemma] || m.det == indefinite || m.det == possessed {
		return -1
	}
	if n := r.nameUpTo(m.head); n >= 0 && r.ms[n].first >= m.first && r.ms[n].end-r.ms[n].first > 1 && r.names[r.ms[n].name].label == ling.Group && r.tree.Child(m.head, "nummod", "nmod") < 0 {
		return n // whatever the tree makes of it
	}
	found := -1
	for _, c := range r.tree.Kids(m.head) {
		switch {
		case c > m.head && r.doc.Is(c, "nmod"), r.doc.Is(c, "nummod"):
			return -1
		case c > m.head:
		case m.lemma == "force" && r.doc.Lower(c) == "armed":
			return -1 // "the Qadran armed forces" are a state's
		case r.doc.Is(c, "compound", "amod", "nmod") && r.isMention(c):
			if !r.namesBody(r.ms[r.byHead[c]], m.lemma) {
				return -1
			}
			found = r.byHead[c]
		case r.doc.Is(c, "amod") && !strings.HasSuffix(r.doc.Lower(c), "ist") && !strings.HasSuffix(r.doc.Lower(c), "n") && r.doc.Lower(c) != "so" && r.doc.Lower(c) != "military" && r.doc.Lower(c) != "armed":
			return -1
		}
	}
	return found
}

// namesBody tells whether a mention before a noun for a kind of group names
// that group. A person's or a place's forces are another matter: "the Qadran
// militia" of a town, "Haddad forces".
func (r *resolver) namesBody(n *mention, lemma string) bool {
	if n.name < 0 {
		return n.class&group != 0 && groupNouns[n.lemma]
	}
	p := &r.names[n.name]
	if _, ok := r.country(p.text); ok {
		return false // "Iraqi forces" aren't Iraq
	}
	switch p.label {
	case ling.Group:
		return true
	case "":
		return n.class&group != 0
	case ling.PersonName:
		// several words, none of them a given name: the model took a group's
		// name for a person's
		if p.office < 0 && p.end-p.first > 1 && !menNames[fold(r.doc.Form(p.first))] && !womenNames[fold(r.doc.Form(p.first))] && takeUpGroup[lemma] {
			p.label, n.class, n.gender = ling.Group, group, neuter
			a := r.clusters.of(r.byHead[n.head])
			a.class, a.gender = n.class, n.gender
			return true
		}
	}
	return false
}

// joinRelatives ties "who", "which", "whose" and "that" to the noun before
// their clause.
func (r *resolver) joinRelatives() {
	for i, m := range r.ms {
		if m.kind != ling.PronounMention || m.person != 0 {
			continue
		}
		v := m.head
		for n := 0; n < 8 && v >= 0 && !r.doc.Is(v, "acl"); n++ {
			v = r.tree.Head(v)
		}
		if v < 0 {
			continue
		}
		if h := r.tree.Head(v); r.isMention(h) && h < m.head {
			r.tie(i, r.byHead[h], "a relative pronoun after its noun")
		}
	}
}
