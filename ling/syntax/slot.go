package syntax

import (
	"slices"
	"unicode"
)

// objectControl are the verbs whose object is the subject of their infinitive:
// "The council ordered the militia to leave": the militia leaves.
var objectControl = []string{"order", "urge", "ask", "force", "tell", "persuade", "compel", "oblige", "instruct", "direct", "command", "allow", "permit",
	"enable", "help", "invite", "encourage", "press", "pressure", "request", "require", "warn", "advise", "send", "want", "expect", "authorise", "authorize",
	"call", "appeal", "challenge", "lead", "see", "make", "let", "have", "leave", "push", "prompt", "beg", "implore", "forbid", "train", "assign", "task", "appoint", "choose"}

// Fill are the words that fill a slot of word i, each with all its conjuncts left
// out (see Tree.Conjuncts).
func (t *Tree) Fill(i int, s string) []int {
	switch s {
	case "subj":
		return one(t.Subject(i, 0))
	case "obj":
		return one(t.Object(i, 0))
	case "iobj":
		return t.Children(i, "iobj")
	case "poss":
		return t.Children(i, "nmod:poss")
	case "mod":
		return t.Modifiers(i)
	case "xcomp":
		return t.Children(i, "xcomp", "advcl")
	case "ccomp":
		return t.Children(i, "ccomp", "acl")
	case "csubj":
		if c := t.Child(i, "ccomp", "xcomp"); c >= 0 {
			return one(t.Subject(c, 0))
		}
		return nil
	case "case":
		return t.Children(i, "case")
	}
	return t.Prepositional(i, s)
}

func one(i int) []int {
	if i < 0 {
		return nil
	}
	return []int{i}
}

// Modifiers are the words before a noun that may name a party: "rebel attack",
// "Iranian support".
func (t *Tree) Modifiers(i int) []int {
	var out []int
	for _, c := range t.kids[i] {
		if c < i && t.Is(c, "compound", "amod", "nmod", "flat") && t.Tokens[c].Deprel != "nmod:poss" {
			out = append(out, c)
		}
	}
	return out
}

// Prepositional are the phrases of a preposition at i: "talks with the envoy".
func (t *Tree) Prepositional(i int, p string) []int {
	var out []int
	for _, c := range t.kids[i] {
		if t.Is(c, "obl", "nmod", "advcl", "acl") && t.CaseWord(c) == p {
			out = append(out, c)
		}
	}
	if h := t.Head(i); len(out) == 0 && h >= 0 && t.Is(i, "amod") && i > h {
		// "gunmen loyal to the colonel": the phrase belongs to the adjective after the
		// noun, whichever of the two the tree ties it to.
		for _, c := range t.kids[h] {
			if k := t.Child(c, "case"); k == i+1 && t.Is(c, "nmod") && t.CaseWord(c) == p {
				out = append(out, c)
			}
		}
	}
	return out
}

// Purposes are the infinitives that say what noun i is for, where the tree hangs them on the
// verb whose object it is: "has begun its operation to retake the town".
func (t *Tree) Purposes(i int) []int {
	h := t.Head(i)
	if h < 0 || !t.Is(i, "obj") {
		return nil
	}
	var out []int
	for _, v := range t.Children(h, "xcomp", "advcl") {
		if v > i && t.Has(v, "to") >= 0 {
			out = append(out, v)
		}
	}
	return out
}

// Particle tells whether the particle or preposition w goes with word i: "carry
// out", "call for".
func (t *Tree) Particle(i int, w string) bool {
	for _, c := range t.kids[i] {
		if t.Words[c] == w && t.Is(c, "compound", "advmod", "case", "mark", "obl") {
			return true
		}
	}
	return len(t.Prepositional(i, w)) > 0
}

const maxClimb = 8

// Subject is who does what word i names: the active subject, or the by-phrase of
// a passive, found through coordination, control, relative clauses and
// participles. -1 where the sentence has none.
func (t *Tree) Subject(i, depth int) int {
	if depth > maxClimb {
		return -1
	}
	if t.Passive(i) {
		return t.Agent(i)
	}
	if s := t.Child(i, "nsubj", "csubj"); s >= 0 && t.Tokens[s].Deprel != "nsubj:outer" {
		return t.Antecedent(s)
	}
	h := t.Head(i)
	if h < 0 {
		return -1
	}
	switch {
	case t.Is(i, "acl:relcl") && t.Child(i, "obj", "obl") < 0 && t.Child(i, "nsubj") < 0:
		return h // "the men detained"
	case t.Is(i, "acl") && t.Tokens[i].XPOS == "VBG":
		return h // "a convoy carrying aid"
	case t.Is(i, "acl", "amod") && t.Upos(i) == "ADJ":
		return h // "gunmen loyal to the colonel"
	case t.Is(i, "acl"):
		return t.Holder(h, depth+1) // "Egypt's plan to attack": who holds the plan
	case t.Is(i, "xcomp", "advcl") && (t.Verb(h) || t.Upos(h) == "ADJ" || t.Noun(h)):
		return t.controller(i, h, depth)
	case t.Is(i, "conj") && (t.Verb(h) || t.Child(h, "cop") >= 0):
		return t.sharedSubject(h, depth) // "met in Osk and made demands"
	case t.Is(i, "parataxis", "ccomp") && t.Child(i, "nsubj") < 0 && t.Tokens[i].XPOS == "VBG":
		return t.Subject(h, depth+1)
	}
	return -1
}

// sharedSubject is the subject that a second verb shares with the first one, h:
// of a passive the one who undergoes it ("was arrested and later escaped").
func (t *Tree) sharedSubject(h, depth int) int {
	if t.Passive(h) {
		return t.Object(h, depth+1)
	}
	return t.Subject(h, depth+1)
}

// controller is the subject of an infinitive or participle i under h: h's object
// for "ordered them to leave", else what stands as h's subject.
func (t *Tree) controller(i, h, depth int) int {
	if o := t.Child(h, "obj", "iobj"); o >= 0 && t.Is(i, "xcomp") && slices.Contains(objectControl, t.Lemma(h)) {
		return t.Antecedent(o)
	}
	if o := t.Dealt(i, h); o >= 0 {
		return t.Antecedent(o)
	}
	if t.Is(i, "xcomp", "advcl") && slices.Contains([]string{"call", "appeal"}, t.Lemma(h)) && t.markWord(i) == "to" {
		// "called on the parties to resume talks"
		for _, p := range []string{"on", "upon", "to", "for"} {
			if c := t.Prepositional(h, p); len(c) > 0 {
				return t.Antecedent(c[0])
			}
		}
	}
	if t.Passive(h) {
		return t.Object(h, depth+1) // "was ordered to leave", "is believed to have met"
	}
	return t.Subject(h, depth+1)
}

// dealings are verbs by which somebody is treated for what he did, so that their object is
// the subject of the participle after "for": "The envoy blamed the rebels for firing first".
var dealings = []string{"thank", "praise", "applaud", "commend", "congratulate", "honour", "honor", "reward", "blame", "criticise", "criticize", "condemn", "denounce",
	"scold", "rebuke", "chide", "censure", "lambast", "lambaste", "slam", "fault", "berate", "reprimand", "fine", "punish", "sanction", "arrest", "detain", "jail", "imprison",
	"prosecute", "try", "sack", "fire", "dismiss", "sue", "mock", "ridicule", "forgive", "pardon", "convict", "sentence", "indict", "charge", "expel", "suspend", "investigate",
	"attack", "assail", "salute", "excuse", "execute", "kill", "target"}

// Dealt is the object of h that does what participle i names: "accused the army of
// shelling the port", "barred her from voting", "thanked him for coming". -1 where i is no
// such participle or h has no object; of a passive h it is who undergoes it.
func (t *Tree) Dealt(i, h int) int {
	if h >= 0 && slices.Contains([]string{"grateful", "thankful", "indebted", "obliged"}, t.Lemma(h)) && t.Is(i, "advcl", "xcomp") && t.markWord(i) == "for" && t.Tokens[i].XPOS == "VBG" {
		return append(t.Prepositional(h, "to"), -1)[0] // "grateful to Oman for lending the hall"
	}
	if h < 0 || !t.Verb(h) || !t.Verb(i) || !t.Is(i, "advcl", "xcomp", "obl") {
		return -1
	}
	if t.Tokens[i].XPOS != "VBG" && !slices.ContainsFunc(t.Children(i, "aux", "aux:pass"), func(c int) bool { return t.Tokens[c].XPOS == "VBG" }) {
		return -1 // "for having sold it" is one
	}
	switch t.markWord(i) {
	case "of", "from", "into":
	case "with": // "charged him with financing a plot"; "made news with firing him" is another matter
		if !slices.Contains([]string{"charge", "credit", "task", "entrust"}, t.Lemma(h)) {
			return -1
		}
	case "for":
		if !slices.Contains(dealings, t.Lemma(h)) {
			return -1
		}
	default:
		return -1
	}
	if t.Passive(h) {
		return t.Object(h, 1)
	}
	return t.Child(h, "obj")
}

// markWord is the word that opens a clause: "of" in "accused him of lying". "" for none.
func (t *Tree) markWord(i int) string {
	if m := t.Child(i, "mark", "case"); m >= 0 && m < i {
		return t.Words[m]
	}
	return ""
}

// Holder is who a noun's infinitive is about: "their plan to attack": they; "the
// council took a decision to expel": the council; "U.S. efforts to help": the U.S.
func (t *Tree) Holder(noun, depth int) int {
	if p := t.Child(noun, "nmod:poss"); p >= 0 {
		return p
	}
	for _, c := range t.Children(noun, "compound", "amod") {
		if c < noun && (t.Upos(c) == "PROPN" || t.Upos(c) == "ADJ" && c > 0 && t.Tokens[c-1].Sentence == t.Tokens[c].Sentence && unicode.IsUpper([]rune(t.Words[c])[0])) {
			return c
		}
	}
	for _, p := range []string{"by", "of", "from"} {
		if c := t.Prepositional(noun, p); len(c) > 0 {
			return c[0]
		}
	}
	if h := t.Head(noun); h >= 0 && t.Verb(h) && t.Is(noun, "obj", "obl") {
		return t.Subject(h, depth+1)
	}
	return -1
}

// Agent is the by-phrase of a passive.
func (t *Tree) Agent(i int) int {
	if a := t.Child(i, "obl:agent"); a >= 0 {
		return t.Antecedent(a)
	}
	if c := t.Prepositional(i, "by"); len(c) > 0 && t.Upos(c[0]) != "VERB" {
		return t.Antecedent(c[0])
	}
	if !t.Passive(i) {
		return -1
	}
	if x := t.Child(i, "xcomp"); x >= 0 && !t.Passive(x) && t.Child(x, "obj") < 0 {
		if c := t.Prepositional(x, "by"); len(c) > 0 && t.Upos(c[0]) == "PROPN" {
			return c[0] // "was told to wait by Oman"
		}
	}
	for _, c := range append(t.Children(i, "conj"), t.twins(i)...) {
		if c > i && t.Tokens[c].XPOS == "VBN" && t.Child(c, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0 {
			if a := t.Child(c, "obl:agent"); a >= 0 {
				return t.Antecedent(a) // "was trained and paid by the union"
			}
		}
	}
	return -1
}

// twins are the verbs that hang on the same word as relative clauses as verb i does, which
// the tree joins so rather than to each other.
func (t *Tree) twins(i int) []int {
	if h := t.Head(i); h >= 0 && t.Is(i, "acl:relcl") {
		return t.Children(h, "acl:relcl")
	}
	return nil
}

// Object is to whom or what it is done: the active object, or the subject of a
// passive.
func (t *Tree) Object(i, depth int) int {
	if depth > maxClimb {
		return -1
	}
	h := t.Head(i)
	if t.Passive(i) {
		switch s := t.Child(i, "nsubj:pass", "csubj:pass", "nsubj"); {
		case s >= 0:
			return t.Antecedent(s)
		case h >= 0 && t.Is(i, "acl"):
			return h // "the brigade affiliated with …"
		case h >= 0 && t.Is(i, "conj") && t.Verb(h):
			return t.sharedSubject(h, depth) // "was arrested and beaten"
		case h >= 0 && t.Is(i, "xcomp", "advcl"):
			return t.controller(i, h, depth+1)
		}
		return -1
	}
	if o := t.Child(i, "obj"); o >= 0 {
		return t.Antecedent(o)
	}
	if o := t.Child(i, "iobj"); o >= 0 && t.Child(i, "xcomp", "ccomp") >= 0 {
		return t.Antecedent(o) // "urged all parties to remain calm", "told reporters that …"
	}
	if h < 0 {
		return -1
	}
	if s := t.Child(i, "nsubj"); t.Is(i, "acl:relcl") && s >= 0 && t.Antecedent(s) == s {
		return h // "the town that the rebels captured"
	}
	if t.Is(i, "conj") && t.Verb(h) && !t.Passive(h) {
		// "attacked and looted the village": the object hangs on the first verb.
		if o := t.Child(h, "obj"); o > i {
			return t.Antecedent(o)
		}
	}
	return -1
}

// Antecedent is the noun that a relative pronoun stands for: "fighters who fled".
func (t *Tree) Antecedent(i int) int {
	switch t.Words[i] {
	case "who", "which", "that", "whom":
	default:
		return i
	}
	out := i
	t.Ancestors(i, func(a int) bool {
		if t.Is(a, "acl:relcl") && t.Head(a) >= 0 {
			out = t.Head(a)
			return false
		}
		return !t.Is(a, "ccomp", "advcl", "root")
	})
	return out
}
