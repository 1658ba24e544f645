package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Predicate is one sense of a word that names a claim.
type Predicate struct {
	Lemma   string // lower case
	POS     string // VERB, NOUN or ADJ
	Pattern []Condition

	Kind  reportedly.Kind  // "" where the word is no claim in this sense, or From is set
	Event reportedly.Event // where Kind is event
	Modes []string         // of Event
	// From is set for words that only carry a noun ("carry out an attack", "an
	// attack took place"): the slot of the noun whose entry names the claim.
	// The frame says where the parties of that noun's claim stand.
	From  Slot
	Frame Frame

	Polarity reportedly.Polarity // where the word itself decides it, or ""
	Reality  reportedly.Reality  // likewise
	Basis    reportedly.Basis    // likewise

	Example string // without marks
	File    string
	Line    int
}

// Claims tells whether the sense names a claim. One that does not is listed to
// keep a word from a wrong reading ("launch a website").
func (p Predicate) Claims() bool { return p.Kind != "" || p.From != "" }

var predicateColumns = []string{"lemma", "pos", "pattern", "claim", "mode", "frame", "effect", "example"}

var predicatePOS = []string{"VERB", "NOUN", "ADJ"}

// none is the claim of a sense that names no claim.
const none = "none"

func (p *parser) predicates(t *table) []Predicate {
	out := make([]Predicate, 0, len(t.rows))
	seen := make(map[string]int, len(t.rows))
	for _, r := range t.rows {
		if p.problems.full() {
			break
		}
		key := strings.Join(r.fields[:3], "\t")
		if line, dup := seen[key]; dup {
			r.problem(fmt.Sprintf("the same lemma, pos and pattern as line %d", line), "join the two entries or tell them apart by a pattern")
			continue
		}
		seen[key] = r.line
		out = append(out, p.predicate(r))
	}
	return out
}

func (p *parser) predicate(r row) Predicate {
	r.need("lemma", "pos", "claim")
	q := Predicate{
		Lemma: r.field("lemma"), POS: oneOf(r, "pos", predicatePOS),
		Pattern: p.patternOf(r), File: r.t.file, Line: r.line,
	}
	if strings.ContainsAny(q.Lemma, " \t") {
		r.problem(fmt.Sprintf("lemma %q has several words", q.Lemma), "write its head word and put the others into the pattern: carry, +out obj=…")
	}
	if q.Lemma != strings.ToLower(q.Lemma) {
		r.problem(fmt.Sprintf("lemma %q is not in lower case", q.Lemma), "write it in lower case")
	}
	claimOf(r, &q)
	q.Modes = modesOf(r, q.Event)
	q.Frame = p.frameOf(r, q.POS)
	effectOf(r, &q)
	q.Example = p.example(r, append(spelled(q.Pattern), q.Lemma)...)
	return q
}

// claimOf reads the column claim: an event type in capitals, another kind, none,
// or =SLOT for a word that carries a noun.
func claimOf(r row, q *Predicate) {
	s := r.field("claim")
	slot, carries := strings.CutPrefix(s, "=")
	switch {
	case s == "" || s == none:
	case carries && knownSlot(Slot(slot)):
		q.From = Slot(slot)
	case slices.Contains(reportedly.Events, reportedly.Event(s)):
		q.Kind, q.Event = reportedly.KindEvent, reportedly.Event(s)
	case s != string(reportedly.KindEvent) && slices.Contains(reportedly.Kinds, reportedly.Kind(s)):
		q.Kind = reportedly.Kind(s)
	default:
		r.problem(fmt.Sprintf("unknown claim %q", s), fmt.Sprintf("use an event type (%s), another kind (%s), none, or =obj for a word that carries a noun",
			join(reportedly.Events), join(reportedly.Kinds[1:])))
	}
}

func modesOf(r row, event reportedly.Event) []string {
	modes := r.list("mode")
	for _, m := range modes {
		if slices.Contains(reportedly.Modes[event], m) {
			continue
		}
		remedy := "leave the column unused (-)"
		if known := reportedly.Modes[event]; len(known) > 0 {
			remedy = "use one of " + strings.Join(known, ", ")
		}
		r.problem(fmt.Sprintf("%q is no mode of %s", m, r.field("claim")), remedy)
	}
	return modes
}

var effects = []string{"denied", "ongoing", "habitual", "prospective", "conditional", "hypothetical", "inferred", "reported"}

func effectOf(r row, q *Predicate) {
	for _, e := range r.list("effect") {
		switch {
		case !slices.Contains(effects, e):
			r.problem(fmt.Sprintf("unknown effect %q", e), "use one of "+join(effects))
		case e == string(reportedly.Denied):
			q.Polarity = reportedly.Denied
		case e == string(reportedly.Inferred) || e == string(reportedly.Reported):
			q.Basis = reportedly.Basis(e)
		default:
			q.Reality = reportedly.Reality(e)
		}
	}
}
