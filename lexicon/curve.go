package lexicon

import (
	"fmt"
	"strconv"
)

var curveColumns = []string{"feature", "weight", "meaning"}

// ScoreCurve weighs what tells how likely the reading of a claim is right: the log odds
// of that are Base, plus Strength times the log odds that the trigger has, plus the
// others where they hold. Its table is fitted (docs/evaluation.md, "Calibration").
type ScoreCurve struct {
	Base     float64
	Strength float64 // times the log odds that the model and the lexicon give the trigger
	Listed   float64 // where the lexicon has the trigger as what it is read as
	Parties  float64 // where two parties are told
	Alone    float64 // where the lexicon or a rule alone finds it: the model doubts it
}

// ScoreCurve is the curve that claims' scores are on.
func (l *Lexicon) ScoreCurve() ScoreCurve { return l.curve }

// curve reads the table of weights; each must be there once.
func (p *parser) curve(t *table) {
	c := &p.lex.curve
	weights := map[string]*float64{"base": &c.Base, "strength": &c.Strength, "listed": &c.Listed, "parties": &c.Parties, "alone": &c.Alone}
	for _, r := range t.rows {
		name := r.field("feature")
		to := weights[name]
		if to == nil {
			r.problem(fmt.Sprintf("feature %q is unknown or given twice", name), "keep one line each of base, strength, listed, parties and alone")
			continue
		}
		delete(weights, name)
		x, err := strconv.ParseFloat(r.field("weight"), 64)
		if err != nil || !(x >= -20 && x <= 20) {
			r.problem(fmt.Sprintf("weight %q", r.field("weight")), "write a number from -20 to 20")
		}
		*to = x
	}
	if len(weights) > 0 && len(t.rows) > 0 {
		t.problem(0, fmt.Sprintf("%d of five features are missing", len(weights)), "keep one line each of base, strength, listed, parties and alone")
	}
}
