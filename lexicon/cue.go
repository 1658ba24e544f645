package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// Cue is a word or phrase that says something about a proposition.
type Cue struct {
	Words   []string // lower case; each a form or a lemma
	POS     string   // part of speech of a single word; PHRASE for several
	Pattern []Condition
	Example string // without marks
	File    string
	Line    int
}

func (c Cue) cue() Cue { return c }

// String is the cue's words with a space between.
func (c Cue) String() string { return strings.Join(c.Words, " ") }

// Scope tells which proposition a cue speaks of, seen from its own word.
type Scope string

// The scopes.
const (
	OfHead       Scope = "head"       // the word it depends on: "allegedly attacked", "may attack"
	OfComplement Scope = "complement" // the clause that it governs: "plans to attack", "denied that …"
	OfObject     Scope = "object"     // the noun that it governs: "an order for an attack", "prevented an attack"
	OfSubject    Scope = "subject"    // its subject: "an attack is likely"
	OfClause     Scope = "clause"     // the clause that it opens: "if they attack"
)

var scopes = []Scope{OfHead, OfComplement, OfObject, OfSubject, OfClause}

// ReportingClass is how a reporting cue works.
type ReportingClass string

// The classes.
const (
	Say         ReportingClass = "say"         // only introduces a claim: "said"
	SpeechAct   ReportingClass = "speech-act"  // is an event too: "accused"
	Belief      ReportingClass = "belief"      // a state of mind: "believes", "is thought to"
	Evidential  ReportingClass = "evidence"    // what a conclusion rests on: "evidence", "appears"
	Hearsay     ReportingClass = "hearsay"     // passed on without vouching: "reportedly", "rumours"
	Attribution ReportingClass = "attribution" // names the speaker beside the claim: "according to"
)

var reportingClasses = []ReportingClass{Say, SpeechAct, Belief, Evidential, Hearsay, Attribution}

// Reporting is a cue of who says a claim, or of how the report knows it.
type Reporting struct {
	Cue
	Class      ReportingClass
	Basis      reportedly.Basis
	Likelihood reportedly.Likelihood // "" where the word is none of probability
	Speaker    []Slot                // where the speaker stands, best first; none where unnamed
	Factive    bool                  // whoever uses the word holds the claim for true: "revealed"
}

// LikelihoodCue is a word of probability with its degree on the ICD 203 scale.
type LikelihoodCue struct {
	Cue
	Likelihood reportedly.Likelihood
	Scope      []Scope
}

// RealityCue is a word that makes a proposition other than an actual one.
type RealityCue struct {
	Cue
	Reality reportedly.Reality
	Scope   []Scope
}

// NegationClass is how a negation cue works.
type NegationClass string

// The classes.
const (
	Negator      NegationClass = "negator"      // grammatical: "not", "never", "no"
	Implicit     NegationClass = "implicit"     // by its meaning: "failed to", "denied"
	Ending       NegationClass = "ending"       // what was so is no longer: "ceased"
	Averted      NegationClass = "averted"      // was to happen and did not: "foiled"
	Confirmation NegationClass = "verification" // says whether a claim is confirmed
)

var negationClasses = []NegationClass{Negator, Implicit, Ending, Averted, Confirmation}

// Negation is a cue that denies a proposition, or says whether it is confirmed.
type Negation struct {
	Cue
	Class        NegationClass
	Polarity     reportedly.Polarity     // denied, or "" where only Verification is set
	Verification reportedly.Verification // of a verification cue
	Scope        []Scope
	Event        reportedly.Event // what the cue itself is, as "refused" is a REJECT; or ""
}

var (
	reportingColumns  = []string{"cue", "pos", "pattern", "class", "basis", "likelihood", "speaker", "factive", "example"}
	likelihoodColumns = []string{"cue", "pos", "pattern", "likelihood", "scope", "example"}
	realityColumns    = []string{"cue", "pos", "pattern", "reality", "scope", "example"}
	negationColumns   = []string{"cue", "pos", "pattern", "class", "effect", "scope", "event", "example"}
)

// phrase is the part of speech of a cue of several words.
const phrase = "PHRASE"

var cuePOS = []string{"VERB", "NOUN", "ADJ", "ADV", "AUX", "DET", "PART", "PRON", "SCONJ", "CCONJ", "ADP", phrase}

func (p *parser) cueOf(r row) Cue {
	r.need("cue", "pos")
	c := Cue{
		Words: strings.Fields(r.field("cue")), POS: oneOf(r, "pos", cuePOS),
		Pattern: p.patternOf(r), File: r.t.file, Line: r.line,
	}
	if several := len(c.Words) > 1; c.POS != "" && several != (c.POS == phrase) {
		r.problem(fmt.Sprintf("%q with pos %s", r.field("cue"), c.POS), "give PHRASE to several words, and to them only")
	}
	c.Example = p.example(r, append(spelled(c.Pattern), r.field("cue"))...)
	return c
}

func scopeOf(r row) []Scope {
	var out []Scope
	for _, s := range r.list("scope") {
		if !slices.Contains(scopes, Scope(s)) {
			r.problem(fmt.Sprintf("unknown scope %q", s), "use one of "+join(scopes))
		}
		out = append(out, Scope(s))
	}
	if out == nil {
		r.problem("column scope is empty", "say which proposition it speaks of: "+join(scopes))
	}
	return out
}

func (p *parser) reporting(r row) Reporting {
	r.need("class")
	c := Reporting{
		Cue: p.cueOf(r), Class: oneOf(r, "class", reportingClasses),
		Basis:      oneOf(r, "basis", []reportedly.Basis{reportedly.Asserted, reportedly.Reported, reportedly.Inferred}),
		Likelihood: oneOf(r, "likelihood", reportedly.Likelihoods), Factive: r.flag("factive"),
	}
	for _, s := range r.list("speaker") {
		if !knownSlot(Slot(s)) {
			r.problem(fmt.Sprintf("unknown slot %q in column speaker", s), "use subj, obj, poss or a preposition")
		}
		c.Speaker = append(c.Speaker, Slot(s))
	}
	return c
}

func (p *parser) likelihood(r row) LikelihoodCue {
	r.need("likelihood")
	return LikelihoodCue{p.cueOf(r), oneOf(r, "likelihood", reportedly.Likelihoods), scopeOf(r)}
}

func (p *parser) reality(r row) RealityCue {
	r.need("reality")
	return RealityCue{p.cueOf(r), oneOf(r, "reality", []reportedly.Reality{reportedly.Actual, reportedly.Ongoing,
		reportedly.Habitual, reportedly.Prospective, reportedly.Conditional, reportedly.Hypothetical}), scopeOf(r)}
}

func (p *parser) negation(r row) Negation {
	r.need("class", "effect")
	c := Negation{Cue: p.cueOf(r), Class: oneOf(r, "class", negationClasses), Scope: scopeOf(r), Event: oneOf(r, "event", reportedly.Events)}
	switch e := oneOf(r, "effect", []string{"denied", "unverified", "verified", "disputed"}); e {
	case "denied":
		c.Polarity = reportedly.Denied
	default:
		c.Verification = reportedly.Verification(e)
	}
	return c
}

// cued is a table's entry that is a cue.
type cued interface{ cue() Cue }

// index finds cues by their first word. The cues under one word stand with the
// longest and most particular first.
type index[T cued] map[string][]T

// readCues reads a table of cues, refusing two entries for the same words, part
// of speech and pattern.
func readCues[T cued](p *parser, t *table, read func(row) T) index[T] {
	x := index[T]{}
	seen := map[string]int{}
	for _, r := range t.rows {
		if p.problems.full() {
			break
		}
		key := strings.Join(r.fields[:3], "\t")
		if line, dup := seen[key]; dup {
			r.problem(fmt.Sprintf("the same cue, pos and pattern as line %d", line), "take one of them out")
			continue
		}
		seen[key] = r.line
		c := read(r)
		if w := c.cue().Words; len(w) > 0 {
			x[w[0]] = append(x[w[0]], c)
		}
	}
	for _, list := range x {
		slices.SortStableFunc(list, func(a, b T) int {
			return 100*(len(b.cue().Words)-len(a.cue().Words)) + weightOf(b.cue().Pattern) - weightOf(a.cue().Pattern)
		})
	}
	return x
}

// single are the cues of one word.
func (x index[T]) single(lemma, pos string) []T {
	var out []T
	for _, c := range x[strings.ToLower(lemma)] {
		if q := c.cue(); len(q.Words) == 1 && (pos == "" || q.POS == pos) {
			out = append(out, c)
		}
	}
	return out
}

// prefix is the longest cue without a pattern that words, in lower case, begin
// with, and its number of words.
func (x index[T]) prefix(words []string) (T, int, bool) {
	if len(words) > 0 {
		for _, c := range x[words[0]] {
			q := c.cue()
			if n := len(q.Words); n <= len(words) && len(q.Pattern) == 0 && slices.Equal(q.Words, words[:n]) {
				return c, n, true
			}
		}
	}
	var zero T
	return zero, 0, false
}
