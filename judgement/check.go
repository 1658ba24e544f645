package judgement

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
)

// The longest that a judgement's words may be, in bytes.
const (
	maxName  = 200
	maxWords = 10_000
)

// Grades are the grades of a source's reliability with their meaning (Admiralty
// scale; AJP-2.1). F is unknown, not worst.
func Grades() [][2]string {
	return [][2]string{
		{"A", "completely reliable"}, {"B", "usually reliable"}, {"C", "fairly reliable"},
		{"D", "not usually reliable"}, {"E", "unreliable"}, {"F", "reliability cannot be judged"},
	}
}

// GradeWords is the meaning of a grade, "" for what is none.
func GradeWords(grade string) string {
	for _, g := range Grades() {
		if g[0] == grade {
			return g[1]
		}
	}
	return ""
}

// SourceFields are what can be set of a source.
var SourceFields = []string{"alias", "kind", "owner", "country", "description"}

// Check refuses an entry that means nothing; the error wraps
// [reportedly.ErrInvalid] and names what is allowed. It puts values into their
// one form: a grade in upper case, a corrected value as [Apply] expects it.
func (j *Judgement) Check() error {
	if err := j.check(); err != nil {
		return fmt.Errorf("%w: %w", reportedly.ErrInvalid, err)
	}
	return nil
}

func (j *Judgement) check() error {
	j.By, j.Why, j.Value = strings.TrimSpace(j.By), strings.TrimSpace(j.Why), strings.TrimSpace(j.Value)
	switch {
	case !slices.Contains(Acts, j.Act):
		return fmt.Errorf("there is no act %q", j.Act)
	case j.By == "":
		return reportedly.WithHint(errors.New("nobody is named who judges"), "REPORTEDLY_USER names who you are")
	case len(j.By) > maxName, len(j.Source) > maxName:
		return fmt.Errorf("a name is longer than %d bytes", maxName)
	case len(j.Why) > maxWords, len(j.Value) > maxWords:
		return fmt.Errorf("words are longer than %d bytes", maxWords)
	}
	for _, w := range append(slices.Clone(j.Quotes), j.Trigger) {
		if len(w.Quote) > maxWords || w.Quote != "" && w.Span.Empty() {
			return fmt.Errorf("words of the report without their place, or longer than %d bytes", maxWords)
		}
	}
	return j.checkAct()
}

func (j *Judgement) checkAct() error {
	claim := len(j.Claims) == 1 && len(j.Others) == 0
	switch j.Act {
	case Accept, Reject:
		return need(claim, "a claim")
	case Correct:
		if err := need(claim, "a claim"); err != nil {
			return err
		}
		return j.checkCorrection()
	case Add:
		return j.checkAdd()
	case Note:
		if j.Value == "" {
			return errors.New("the note is empty")
		}
		return need(claim || j.Development != "" || j.Source != "", "a claim, a development or a source")
	case Join, Split:
		return need(len(j.Claims) > 0 && len(j.Others) > 0, "claims on both sides")
	case Grade:
		j.Value = strings.ToUpper(j.Value)
		if GradeWords(j.Value) == "" {
			return fmt.Errorf("%q is no grade: use A (completely reliable) to E (unreliable), or F (cannot be judged)", j.Value)
		}
		return need(j.Source != "", "a source")
	case Credibility:
		if n, err := strconv.Atoi(j.Value); err != nil || reportedly.Credibility(n).Words() == "" {
			return fmt.Errorf("%q is no credibility: use 1 (confirmed by other sources) to 5 (improbable), or 6 (truth cannot be judged)", j.Value)
		}
		if j.Why == "" {
			return errors.New("an override of credibility needs its reason")
		}
		return need(j.Development != "", "a development")
	case Set:
		if !slices.Contains(SourceFields, j.Field) {
			return fmt.Errorf("a source has no field %q: use %s", j.Field, strings.Join(SourceFields, ", "))
		}
		return need(j.Source != "", "a source")
	}
	return need(j.Of > 0, "the judgement to undo")
}

func need(ok bool, what string) error {
	if !ok {
		return fmt.Errorf("it doesn't name %s", what)
	}
	return nil
}
