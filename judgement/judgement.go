package judgement

import (
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
)

// Act is what a judgement does.
type Act string

// The acts.
const (
	Accept      Act = "accept"      // a claim: it was read rightly
	Reject      Act = "reject"      // a claim: it was read wrongly, and no longer counts
	Correct     Act = "correct"     // a field of a claim
	Add         Act = "add"         // a claim that the reader missed
	Note        Act = "note"        // on a claim, a development or a source
	Join        Act = "join"        // developments: they are one
	Split       Act = "split"       // claims from a development: they are another
	Grade       Act = "grade"       // a source, A to F
	Credibility Act = "credibility" // a development, 1 to 6
	Set         Act = "set"         // a field of a source
	Undo        Act = "undo"        // another judgement, also an undo
)

// Acts are all acts.
var Acts = []Act{Accept, Reject, Correct, Add, Note, Join, Split, Grade, Credibility, Set, Undo}

// Editorial tells whether an act is about what several reports come to, or about a
// source, rather than about one claim: a newsroom leaves it to its editors.
func (a Act) Editorial() bool {
	switch a {
	case Join, Split, Grade, Credibility, Set:
		return true
	}
	return false
}

// Judgement is one entry of the log.
type Judgement struct {
	Seq int64 // its number in the log, from 1
	At  time.Time
	By  string // who
	Act Act

	// Claims is the claim that is judged; of join and split, the claims on one side, with
	// those on the other in Others; of what is about a development, the claim that the
	// development began with, by which it is known should its ID change.
	Claims, Others []Anchor
	Development    string // the ID when it was judged; "" for what is about a claim or a source
	Source         string // by name

	Field string // of correct and set
	Value string // of correct, set, grade, credibility: the new value; of note: the note; of add: the event's type, else the kind

	// Quotes are words of the report: of add, what the claim rests on; of correct, where
	// the text has the new value, a piece for each name of a list.
	Quotes  []reportedly.Evidence
	Trigger reportedly.Evidence // of add: the word that names what it claims; may be empty
	Why     string              // the reason, "" where none was given
	Of      int64               // of undo: the number of what is undone
}

// Subject is what a judgement is about, in words: "claim 3f2a9c1d/c4". Of an undo, it
// is that of what it undoes.
func (j Judgement) Subject() string {
	switch {
	case j.Development != "":
		return "development " + j.Development
	case len(j.Claims) > 0:
		return "claim " + j.Claims[0].ID()
	case j.Source != "":
		return "source " + j.Source
	}
	return ""
}

// onClaim tells whether a judgement is about a single claim.
func (j Judgement) onClaim() bool { return j.Development == "" && len(j.Claims) > 0 }

// Words says what a judgement does, without its subject: "correct killed=3", "grade
// B (usually reliable)", "undo #4".
func (j Judgement) Words() string {
	switch j.Act {
	case Correct, Set:
		return string(j.Act) + " " + j.Field + "=" + j.Value
	case Add:
		return "add " + j.Value + " “" + quoteOf(j.Quotes, " … ") + "”"
	case Grade:
		return "grade " + j.Value + " (" + GradeWords(j.Value) + ")"
	case Credibility:
		return "credibility " + j.Value
	case Note:
		return "note “" + j.Value + "”"
	case Undo:
		return "undo #" + strconv.FormatInt(j.Of, 10)
	case Split:
		return "split off " + strconv.Itoa(len(j.Claims)) + " of " + strconv.Itoa(len(j.Claims)+len(j.Others)) + " claims"
	}
	return string(j.Act)
}

func quoteOf(words []reportedly.Evidence, between string) string {
	pieces := make([]string, len(words))
	for i, e := range words {
		pieces[i] = e.Quote
	}
	return strings.Join(pieces, between)
}
