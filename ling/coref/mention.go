package coref

import (
	"strings"

	"github.com/reportedly/reportedly/ling"
)

// class is a set of what a phrase may refer to.
type class uint8

const (
	person class = 1 << iota
	group
	place
	thing
	anyClass = person | group | place | thing
)

// number is a set of grammatical numbers.
type number uint8

const (
	singular number = 1 << iota
	plural
	anyNumber = singular | plural
)

// definiteness is how a phrase introduces what it refers to.
type definiteness uint8

const (
	bare definiteness = iota
	indefinite
	definite      // the
	demonstrative // this, these, such
	possessed     // his, the town's
)

// mention is a noun phrase on its way to a ling.Mention.
type mention struct {
	head, first, end int
	kind             ling.MentionKind
	name             int // index into resolver.names, -1 for none
	sentence         int
	lemma            string   // the head's, lower case
	mods             []string // lower-case words before the head that narrow it down
	det              definiteness
	class            class
	number           number
	gender           gender
	person           int    // 1, 2, 3; 0 for relative and interrogative pronouns
	members          []int  // for groups: the mentions that make it up
	why              string // the rule that tied it
	whom             int    // the mention that it was tied to, -1 for none
}

// findMentions makes a mention of every noun phrase, in order of their heads.
func (r *resolver) findMentions() {
	d := r.doc
	r.byHead = make([]int, len(d.Tokens))
	nameOf := map[int]int{} // head token → name
	for n := range r.names {
		nameOf[r.names[n].head] = n
	}
	r.first = make([]int, len(d.Sentences)+1)
	sentence := 0
	for i := range d.Tokens {
		r.byHead[i] = -1
		for ; sentence <= d.Tokens[i].Sentence; sentence++ {
			r.first[sentence] = len(r.ms)
		}
		n, named := nameOf[i]
		if !named {
			n = -1
		}
		if m := r.mentionAt(i, n); m != nil {
			r.byHead[i] = len(r.ms)
			r.ms = append(r.ms, m)
		}
	}
	for ; sentence <= len(d.Sentences); sentence++ {
		r.first[sentence] = len(r.ms)
	}
	r.clusters = newClusters(len(r.ms))
}

// mentionAt is the mention headed by token i, nil where i heads none.
func (r *resolver) mentionAt(i, name int) *mention {
	d, tok := r.doc, &r.doc.Tokens[i]
	m := &mention{head: i, first: i, end: i + 1, name: name, sentence: tok.Sentence, lemma: lower(tok.Lemma), whom: -1, person: 3}
	switch {
	case name >= 0:
		m.kind = ling.NameMention
	case r.inName(i) || r.timed[i]:
		return nil
	case tok.UPOS == "PRON":
		if !r.isPronoun(i) {
			return nil
		}
		m.kind = ling.PronounMention
		return m
	case r.isGroupWord(i):
		m.kind = ling.GroupMention
	case r.isNominal(i):
		m.kind = ling.NominalMention
	default:
		return nil
	}
	m.first, m.end = r.tree.extent(i)
	if name >= 0 {
		n := &r.names[name]
		m.first, m.end = r.nameExtent(m, n)
	}
	if m.kind == ling.NominalMention && r.isGroupPhrase(m) {
		m.kind = ling.GroupMention
	}
	s := d.Sentences[tok.Sentence]
	m.first, m.end = max(m.first, s.First), min(m.end, s.End)
	return m
}

// nameExtent is a name's phrase: "the UN Envoy Martin Kobler". A name that only
// modifies a noun ("the ISIS fighters") covers itself.
func (r *resolver) nameExtent(m *mention, n *properName) (first, end int) {
	if r.doc.Is(m.head, "compound", "amod", "nmod:desc", "flat") {
		return n.first, n.end
	}
	return min(m.first, n.first), max(m.end, n.end)
}

// isNominal tells whether token i heads a noun phrase that isn't a mere
// modifier, a measure or a time.
func (r *resolver) isNominal(i int) bool {
	d, tok := r.doc, &r.doc.Tokens[i]
	switch tok.UPOS {
	case "NOUN", "PROPN":
	case "ADJ", "VERB":
		// "the wounded", "the displaced"
		return r.tree.Child(i, "det") >= 0 && r.isArgument(i) && r.tree.Child(i, "cop", "aux") < 0
	case "NUM":
		// "Three were killed"; but not "in 2014", "at 5"
		return r.isArgument(i) && !d.Is(i, "obl", "nmod") && !hasDigit(d.Form(i)) && strings.HasPrefix(tok.XPOS, "CD")
	case "DET":
		return r.isArgument(i) && standAlone[lower(tok.Lemma)]
	default:
		return false
	}
	if d.Is(i, "compound") && r.isInstitution(i) {
		return true
	}
	if d.Is(i, "compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked", "obl:unmarked", "amod", "advmod", "case", "cc", "det", "nummod", "discourse") {
		return false
	}
	return !timeNouns[lower(tok.Lemma)]
}

// isInstitution tells whether a compound part stands for a body that the report
// calls by its kind alone: "Coalition aircraft", "Navy gunboats".
func (r *resolver) isInstitution(i int) bool {
	d := r.doc
	s := d.Sentences[d.Tokens[i].Sentence]
	return d.Tokens[i].UPOS == "PROPN" && groupNouns[lower(d.Tokens[i].Lemma)] && isTitleCase(d.Form(i)) &&
		(i > s.First) && d.Tokens[i].XPOS == "NNP" && len(r.tree.Kids(i)) == 0 && !d.Is(i-1, "compound", "amod")
}

// Determiners that stand for a whole phrase: "Some fled."
var standAlone = set("that those these this some many most several few all")

// isArgument tells whether token i stands where a noun phrase stands.
func (r *resolver) isArgument(i int) bool {
	return r.doc.Is(i, "nsubj", "obj", "iobj", "obl", "nmod", "appos", "dislocated", "vocative") ||
		r.doc.Is(i, "conj") && r.tree.Head(i) >= 0 && strings.Contains("NOUN PROPN PRON", r.doc.Tokens[r.tree.Head(i)].UPOS)
}

// isPronoun tells whether a pronoun refers at all.
//   - reflexives repeat their clause's subject and add nothing
//   - "there were clashes", "it is believed that": expletives refer to nothing
func (r *resolver) isPronoun(i int) bool {
	d := r.doc
	w := d.Lower(i)
	if d.Is(i, "expl", "det", "fixed", "discourse") || strings.HasSuffix(w, "self") || strings.HasSuffix(w, "selves") {
		return false
	}
	switch w {
	case "what", "whatever", "whichever", "there", "other", "another", "nothing", "something", "anything", "everything", "none":
		return false
	case "it":
		return !r.isExpletive(i)
	}
	return true
}

// isExpletive tells whether "it" is empty.
//   - "It is understood that the two met."
//   - "It is hard to say." / "It seems …" / "It rained."
func (r *resolver) isExpletive(i int) bool {
	v := r.tree.Head(i)
	if v < 0 || !r.doc.Is(i, "nsubj") {
		return false
	}
	if expletiveVerbs[lower(r.doc.Tokens[v].Lemma)] && r.tree.Child(v, "obj") < 0 {
		return r.tree.Child(v, "ccomp", "csubj", "advcl") >= 0 || weather[lower(r.doc.Tokens[v].Lemma)]
	}
	if r.tree.Child(v, "csubj") >= 0 {
		return true
	}
	clause := r.tree.Child(v, "ccomp")
	if clause >= 0 && r.tree.Child(v, "aux:pass") >= 0 {
		return true
	}
	if clause >= 0 && r.doc.Tokens[v].UPOS == "ADJ" && clause > v {
		return true
	}
	return timeNouns[lower(r.doc.Tokens[v].Lemma)]
}

var weather = set("rain snow hail thunder")

func lower(s string) string { return strings.ToLower(s) }

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }
