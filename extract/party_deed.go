package extract

import (
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
)

// Rules of who stands behind a deed that the clause names instead of its doer, and of who
// only speaks of a deed and so has no part in it.

// carryOut are verbs whose agent does what the noun before them names: "a raid mounted by
// the militia".
var carryOut = []string{"conduct", "carry", "launch", "stage", "mount", "perpetrate", "commit", "execute", "undertake", "lead", "plant", "lay", "fire", "drop", "lob", "fly", "operate"}

// throughDeed gives an attack or arrest whose place of the doer holds a deed or a weapon
// those whose it is.
//
//   - "was killed by a coalition airstrike", "A mine laid by the militia killed a herder"
//   - "died in a raid that was conducted by the navy", "were wounded in an army operation"
func (p *pass) throughDeed(c *draft) {
	if c.event != reportedly.Assault && c.event != reportedly.Coerce || !p.Verb(c.trigger) || slices.ContainsFunc(c.actors, p.somebodyAt) {
		return
	}
	for _, w := range p.meansOf(c.trigger) {
		list := p.behind(w)
		if len(list) == 0 || slices.ContainsFunc(c.recipients, func(a party) bool { return a.token == w }) {
			continue // "The mayor's lorry was shot at"
		}
		for _, k := range list {
			if slices.ContainsFunc(c.recipients, func(a party) bool { return p.sameEntity(a.token, k) }) {
				return
			}
		}
		c.actors = nil
		for _, k := range list {
			c.actors = append(c.actors, party{token: k})
			p.because(c, "actors", p.Words[k], p.words(k, w), "whose “%s” it is that did it", p.Words[w])
		}
		return
	}
}

// meansOf are the deeds and weapons by which a verb says that it was done.
func (p *pass) meansOf(t int) []int {
	var out []int
	if p.Passive(t) {
		out = append(p.Children(t, "obl:agent"), p.Prepositional(t, "by")...)
		if h := p.Head(t); p.Is(t, "conj") && h >= 0 && p.Passive(h) {
			for _, w := range p.Children(h, "obl:agent", "obl") {
				if w > t && slices.Contains([]string{"by", "in", "during"}, p.CaseWord(w)) {
					out = append(out, w) // "was struck and killed by an army shell"
				}
			}
		}
	} else if s := p.Subject(t, 0); s >= 0 {
		out = append(out, s)
	}
	for _, prep := range []string{"in", "during", "by", "with"} {
		for _, w := range p.Prepositional(t, prep) {
			if !slices.Contains(out, w) && (p.Passive(t) || !p.Verb(t) || p.sufferersOnly(t)) {
				out = append(out, w)
			}
		}
	}
	return slices.DeleteFunc(out, func(w int) bool { return !p.instrument(w) })
}

// sufferersOnly tells whether an active verb has nobody but those who suffer for its subject:
// "nine people died in the raid".
func (p *pass) sufferersOnly(t int) bool {
	return slices.Contains([]string{"die", "perish"}, p.Lemma(t))
}

// instrument tells whether a noun names a one-sided deed of force or what it is done with.
func (p *pass) instrument(w int) bool {
	l := p.Lemma(w)
	if p.Upos(w) != "NOUN" || p.lex.InClass("mutual", l) || slices.Contains([]string{"war", "fighting", "battle", "hostilities", "violence", "campaign"}, l) {
		return false
	}
	return p.lex.InClass("attack", l) || p.lex.InClass("weapon", l) || p.lex.InClass("vehicle", l)
}

// behind are those whose deed or weapon a noun names.
func (p *pass) behind(w int) []int {
	able := func(k int) bool { return p.canAct(k) && p.somebodyAt(party{token: k}) }
	if by := p.Prepositional(w, "by"); len(by) > 0 && able(by[0]) {
		return p.Conjuncts(by[0])
	}
	for _, v := range p.Children(w, "acl") {
		if a := p.Agent(v); a >= 0 && slices.Contains(carryOut, p.Lemma(v)) && able(a) {
			return p.Conjuncts(a)
		}
	}
	for _, k := range p.Children(w, "nmod:poss") {
		if able(k) && !p.attackNoun(w) {
			return p.Conjuncts(k) // but "Ann Vell's killing"
		}
	}
	for _, k := range p.Children(w, "compound", "amod", "nmod:desc") {
		if k < w && !p.against(k) && p.strikesFor(k) {
			return []int{k}
		}
	}
	if !p.lex.InClass("attack", p.Lemma(w)) {
		for _, prep := range []string{"of", "from"} {
			if of := p.Prepositional(w, prep); len(of) > 0 && p.fights(of[0]) {
				return p.Conjuncts(of[0])
			}
		}
	}
	return nil
}

// attackNoun tells whether a deed's possessor is rather whom it is done to: "his murder".
func (p *pass) attackNoun(w int) bool {
	return slices.Contains([]string{"killing", "murder", "assassination", "abduction", "kidnapping", "execution", "beheading", "massacre", "shooting"}, p.Lemma(w))
}

// strikesFor tells whether a word before a noun for a deed or weapon names whose it is: a
// body, a sort of people or a state. "an army raid", "a Tarnian airstrike", "rebel mortars".
func (p *pass) strikesFor(k int) bool {
	if p.namedBody(k) >= 0 || p.isBody(k) && p.fightsByTrade(k) {
		return true
	}
	n := p.named[k]
	if n < 0 {
		return false
	}
	switch p.Names[n].Label {
	case ling.Nationality:
		return true
	case ling.Location:
		_, state := p.lex.Country(p.Slice(p.Names[n].First, p.Names[n].End))
		return state
	}
	return false
}

// fightsByTrade tells whether a noun is for those who use force: "army", "rebel", but not
// "government" or "hospital".
func (p *pass) fightsByTrade(k int) bool {
	r, ok := p.role(k)
	return ok && slices.Contains([]string{"military", "police", "armed-group"}, string(r.Kind)) || slices.Contains([]string{"coalition", "alliance", "government", "regime"}, p.Lemma(k))
}

// against tells whether a word only says whom a deed is directed at: "anti-rebel raid",
// "counter-Front operation".
func (p *pass) against(k int) bool {
	for i := k - 1; i >= max(0, k-2); i-- {
		switch p.Words[i] {
		case "anti", "counter":
			return true
		case "-":
			continue
		}
		break
	}
	return false
}

// onlyJudged leaves out of a deed's doers those who only judge it or ask for it: in "The
// league condemned the raid", "The union voiced alarm over the arrests" and "France welcomes
// the release of the monks" neither league nor union nor France does what is spoken of.
func (p *pass) onlyJudged() {
	by := p.bySentence()
	for _, c := range p.drafts {
		if c.kind != reportedly.KindEvent || p.Verb(c.trigger) && !p.Passive(c.trigger) || len(c.actors) == 0 {
			continue
		}
		if !p.Verb(c.trigger) && p.Child(c.trigger, "nmod:poss") < 0 {
			c.actors = slices.DeleteFunc(c.actors, func(a party) bool { return p.attends(a.token, c.trigger) })
		}
		for _, o := range by[p.Tokens[c.trigger].Sentence] {
			if o == c || !p.judges(o, c) || !p.spokenAbout(o.trigger, c.trigger) {
				continue
			}
			c.actors = slices.DeleteFunc(c.actors, func(a party) bool {
				return p.Child(c.trigger, "nmod:poss") != a.token && slices.ContainsFunc(o.actors, func(b party) bool { return a.token == b.token })
			})
		}
	}
}

// attending are verbs by which somebody gets to know, tells or undergoes what others did.
var attending = []string{"comment", "ask", "inquire", "enquire", "learn", "hear", "read", "investigate", "probe", "examine", "document", "witness", "watch", "observe", "monitor", "film", "record", "mourn", "lament", "mark", "recall", "remember", "describe", "report", "recount", "cover", "survive", "escape", "flee", "fear", "dread", "blame", "question", "query", "speak", "talk", "tell", "write", "warn", "complain"}

// attends tells whether a deed is only what its sentence's subject speaks of, watches or undergoes:
// "The bureau declined to comment on the killing of two nurses", "Monitors documented the shelling",
// "Families fled the raids". In "The army confirmed the strikes" it may be its own.
func (p *pass) attends(w, t int) bool {
	top, v := t, p.Head(t)
	for n := 0; v >= 0 && p.Is(top, "conj") && n < 8; n++ {
		top, v = v, p.Head(v)
	}
	if v < 0 || !p.Verb(v) || p.Passive(v) || !p.Is(top, "obj", "obl") || !slices.Contains(attending, p.Lemma(v)) {
		return false
	}
	s := p.Subject(v, 0)
	return s >= 0 && slices.Contains(p.Conjuncts(s), w)
}

// judges tells whether one event in words leaves the deed that it is about to somebody else:
// what is condemned or welcomed is another's deed, and what is demanded the one's who is asked.
func (p *pass) judges(o, c *draft) bool {
	switch o.event {
	case reportedly.Accuse:
		return c.event != reportedly.Accuse
	case reportedly.Request:
		switch c.event {
		case reportedly.Concede, reportedly.Retreat, reportedly.Accuse, reportedly.Sanction, reportedly.Aid:
			return slices.Contains([]string{"demand", "request", "seek"}, p.Lemma(o.trigger))
		}
	case reportedly.Support:
		switch c.event {
		case reportedly.Assault, reportedly.Retreat, reportedly.Concede, reportedly.Coerce, reportedly.Protest, reportedly.Sanction:
			return !p.Verb(c.trigger) && p.Child(c.trigger, "nmod:poss") < 0 || slices.Contains([]string{"welcome", "hail", "applaud", "praise"}, p.Lemma(o.trigger))
		}
	}
	return false
}

// spokenAbout tells whether deed t stands in what event o in words is about: the object of
// its verb, or a phrase with "over", "at", "about" or "for" at it or at its light verb.
func (p *pass) spokenAbout(o, t int) bool {
	about := p.Children(o, "obj", "ccomp")
	for _, g := range p.carriers(o) {
		for _, prep := range []string{"over", "at", "about", "for", "of", "on", "against"} {
			for _, w := range p.Prepositional(g, prep) {
				about = append(about, p.Conjuncts(w)...)
			}
		}
	}
	for _, w := range p.Children(o, "obj") {
		about = append(about, p.Conjuncts(w)...)
	}
	return slices.Contains(about, t)
}

// replying are verbs of answering with a deed.
var replying = []string{"respond", "reply", "retaliate", "react", "answer", "counter"}

// answeredWith makes doers of those who answer with a deed: "The guards replied with a salvo".
func (p *pass) answeredWith(t int, actors, recipients map[int]float64) {
	h := p.Head(t)
	if p.Verb(t) || h < 0 || !p.Is(t, "obl") || p.CaseWord(t) != "with" || !slices.Contains(replying, p.Lemma(h)) || p.Passive(h) {
		return
	}
	for _, s := range p.Fill(h, "subj") {
		for _, w := range p.Conjuncts(s) {
			if p.canAct(w) && p.somebodyAt(party{token: w}) {
				put(w, actors, recipients)
			}
		}
	}
}

// needObject are verbs that have an object wherever they are active.
var needObject = []string{"arrest", "detain", "release", "free", "abduct", "kidnap", "kill", "wound", "injure", "jail", "behead", "execute", "expel", "deport", "evict", "oust", "hospitalise", "hospitalize"}

// headlinePassive makes recipients of the subjects of a participle without its auxiliary, as
// headlines and logs have it: "Two guards freed in swap".
func (p *pass) headlinePassive(t int, actors, recipients map[int]float64) {
	tag := p.Tokens[t].XPOS
	if tag != "VBN" && tag != "VBD" || !slices.Contains(needObject, p.Lemma(t)) || p.Passive(t) || p.Is(t, "acl:relcl", "acl", "advcl") || p.Child(t, "obj", "iobj", "ccomp", "xcomp", "aux") >= 0 {
		return
	}
	for _, s := range p.Children(t, "nsubj") {
		if p.Upos(s) == "PRON" {
			continue // "those they killed"
		}
		for _, w := range p.Conjuncts(s) {
			if x, ok := actors[w]; ok && s < t {
				recipients[w] = max(recipients[w], x)
				delete(actors, w)
			}
		}
	}
}

// helpFrom makes doers of those from whom help comes: "reopened with support from the Front".
func (p *pass) helpFrom(c *draft, actors, recipients map[int]float64) {
	if c.event != reportedly.Aid && c.event != reportedly.Support {
		return
	}
	from, verb := p.Prepositional(c.trigger, "from"), p.Verb(c.trigger)
	enjoying := []string{"enjoy", "receive", "win", "secure", "obtain"}
	if o := p.Child(c.trigger, "obj"); verb {
		if o < 0 || p.Lemma(c.trigger) != "get" && !slices.Contains(enjoying, p.Lemma(c.trigger)) {
			return
		}
		from = slices.Concat(p.Prepositional(o, "of"), p.Prepositional(o, "from"), from)
	} else if h := p.Head(c.trigger); h >= 0 && p.Is(c.trigger, "obj") && slices.Contains(enjoying, p.Lemma(h)) {
		from = append(from, p.Prepositional(c.trigger, "of")...) // "enjoys the support of the clergy"
	}
	for _, f := range from {
		for _, w := range p.Conjuncts(f) {
			if !p.canAct(w) || !p.somebodyAt(party{token: w}) || p.spot(party{token: w}) {
				continue
			}
			put(w, actors, recipients)
			if !verb {
				p.helped(c.trigger, actors, recipients)
			}
		}
	}
}

// helped makes recipients of those who get or look for help from somebody: "The town counts on
// support from Oman".
func (p *pass) helped(t int, actors, recipients map[int]float64) {
	h := p.Head(t)
	with := h >= 0 && p.Is(t, "obl") && p.CaseWord(t) == "with" // "With help from Oman, the town rebuilt its port"
	if h < 0 || !p.Verb(h) || p.Passive(h) || !with && !slices.Contains([]string{"receive", "get", "enjoy", "count", "need", "seek", "rely", "depend", "obtain", "win", "secure"}, p.Lemma(h)) {
		return
	}
	for _, s := range p.Fill(h, "subj") {
		for _, w := range p.Conjuncts(s) {
			if p.canAct(w) && p.somebodyAt(party{token: w}) {
				put(w, recipients, actors)
			}
		}
	}
}

// arms tells whether a party is but a weapon before a noun for a deed, which does nothing
// itself: of "artillery fire" nobody.
func (p *pass) arms(a party) bool {
	w := p.Antecedent(a.token)
	return p.Is(w, "compound") && p.weaponOnly(w)
}

// weaponOnly tells whether a noun is for a weapon, with no word of whose it is. A vehicle stands
// for who is in it.
func (p *pass) weaponOnly(w int) bool {
	l := p.Lemma(w)
	return p.Upos(w) == "NOUN" && (p.named[w] < 0 || p.Names[p.named[w]].Label == ling.Weapon) && p.bodyOf(w) < 0 && !p.lex.InClass("vehicle", l) && !p.lex.InClass("member", l) &&
		(p.lex.InClass("weapon", l) || slices.Contains([]string{"shrapnel", "gunfire", "crossfire", "debris"}, l))
}

// unarmed leaves weapons and deeds out of those who do something: of "A mine killed a herder" and
// "Air strikes killed nine" nobody is known to have done it.
func (p *pass) unarmed() {
	for _, c := range p.drafts {
		c.actors = slices.DeleteFunc(c.actors, func(a party) bool {
			w := p.Antecedent(a.token)
			owned := slices.ContainsFunc(p.Children(w, "compound", "amod", "nmod:poss", "nmod:desc"), func(k int) bool { return p.proper(k) || p.isBody(k) })
			if owned || c.event != reportedly.Assault || !p.weaponOnly(w) && !(p.instrument(w) && p.lex.InClass("attack", p.Lemma(w))) {
				return false
			}
			c.why = slices.DeleteFunc(c.why, func(r reportedly.Reason) bool { return r.Field == "actors" && r.Words == p.word(a.token) })
			return true
		})
	}
}

// evaluators gives a judgement without its judge, made by an adjective, a copula or a modal
// verb, whoever's words it stands in: in "It is unacceptable that …," the envoy said" the
// envoy's, and in a body's own release the body's.
func (p *pass) evaluators() {
	for _, c := range p.drafts {
		if len(c.actors) > 0 || !slices.Contains([]reportedly.Event{reportedly.Accuse, reportedly.Support, reportedly.Request}, c.event) {
			continue
		}
		if p.Upos(c.trigger) != "ADJ" && p.Upos(c.trigger) != "AUX" && p.Child(c.trigger, "cop") < 0 || p.Is(c.trigger, "amod", "compound") {
			continue
		}
		switch {
		case len(c.speakers) > 0:
			if w := c.speakers[len(c.speakers)-1]; p.canAct(w) && !p.hearsayNoun(w) && !p.lex.InClass("document", p.Lemma(w)) {
				c.actors = []party{{token: w, implied: true}}
				p.because(c, "actors", p.Words[w], p.words(w, c.trigger), "whose words judge or ask so")
			}
		case p.issuer >= 0 && c.basis == reportedly.Asserted && (p.issuerActs >= 3 || p.ownWords >= 2):
			if m := p.Entities[p.issuer].Mentions; len(m) > 0 {
				w := p.Mentions[m[0]].Head
				c.actors = []party{{token: w, implied: true}}
				p.because(c, "actors", p.Words[w], p.word(w), "whose own release judges or asks so")
			}
		}
	}
}

// works are nouns for further built things that are hit or taken.
var works = []string{"canal", "pump", "tower", "mast", "antenna", "cable", "pylon", "well", "shop", "kiosk", "stall", "hut", "tent", "granary", "shrine", "gate", "fence", "ship", "plant", "silo", "library", "archive"}

// strikesAt are verbs whose object is what is struck, be it a building.
var strikesAt = []string{"hit", "strike", "damage", "shell", "bomb", "burn", "torch", "attack", "blow", "sabotage", "ransack", "rocket"}

// target tells whether a word is a built thing or a vehicle that is itself struck: the object of
// "shelled the pumping station", "An explosion damaged a canal".
func (p *pass) target(c *draft, w int) bool {
	if c.event != reportedly.Assault || !p.Verb(c.trigger) || p.Object(c.trigger, 0) != w || len(p.Conjuncts(w)) > 1 || !slices.Contains(strikesAt, p.Lemma(c.trigger)) {
		return false
	}
	return p.built(w)
}

// built tells whether a noun is for a built thing or a vehicle.
func (p *pass) built(w int) bool {
	l := p.Lemma(w)
	return p.named[w] < 0 && p.Upos(w) == "NOUN" && (p.lex.InClass("facility", l) || p.lex.InClass("vehicle", l) || slices.Contains(works, l))
}
