package judgement

import (
	"slices"

	"github.com/reportedly/reportedly"
)

// Changed is a field of a claim that a person corrected.
type Changed struct {
	Field string
	Was   string // as it was read
	Now   string
	By    Judgement
	// Why says why the correction can't be made any more, as where the claim was read
	// anew and its type has no such mode; "" where it was.
	Why string
}

// Apply gives a claim with the corrections in force, and says what they changed; the
// claim itself stays as it was read. A corrected value has no reason of the reader's:
// the claim's Why says who corrected it. c may be nil.
func (c *ClaimState) Apply(claim reportedly.Claim) (reportedly.Claim, []Changed) {
	if c == nil || len(c.Fields) == 0 {
		return claim, nil
	}
	out := clone(claim)
	var changed []Changed
	for _, f := range fields {
		j := c.Fields[f.name]
		if j == nil {
			continue
		}
		if err := f.set(&out, given{j.Value, j.Quotes}); err != nil {
			changed = append(changed, Changed{Field: f.name, Was: f.get(&claim), Now: f.get(&out), By: *j, Why: err.Error()})
			continue
		}
		out.Why = slices.DeleteFunc(out.Why, f.gives)
		why := reportedly.Reason{Field: f.reason(), Rule: reportedly.CorrectedRule + j.reason()}
		if len(j.Quotes) > 0 {
			why.Words = j.Quotes[0].Span
		}
		out.Why = append(out.Why, why)
		now := f.get(&out)
		out.Why[len(out.Why)-1].Value = now
		changed = append(changed, Changed{Field: f.name, Was: f.get(&claim), Now: now, By: *j})
	}
	return out, changed
}

// clone copies what corrections write to.
func clone(c reportedly.Claim) reportedly.Claim {
	c.Modes, c.Why = slices.Clone(c.Modes), slices.Clone(c.Why)
	c.Actors, c.Recipients = slices.Clone(c.Actors), slices.Clone(c.Recipients)
	c.Places, c.Numbers, c.SaidBy = slices.Clone(c.Places), slices.Clone(c.Numbers), slices.Clone(c.SaidBy)
	if c.Time != nil {
		t := *c.Time
		c.Time = &t
	}
	return c
}

// Value is the value of a field as [Correct] takes it, "" for none or for what is no
// field.
func Value(c *reportedly.Claim, name string) string {
	if f, ok := fieldOf(name); ok {
		return f.get(c)
	}
	return ""
}
