package extract

import (
	"math"
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Features are what the score of a claim is made of. Weighed by the lexicon's
// [lexicon.ScoreCurve] and added up they are the log odds that a coder would sign it.
type Features struct {
	Strength float64 // log odds that the model and the lexicon together give the trigger
	Listed   bool    // the lexicon has the trigger as what it is read as
	Parties  bool    // two parties are told: somebody does something to or with somebody
	Alone    bool    // the lexicon or a rule alone finds it: the model doubts it
}

// Features are those of the document's claims, in the order of Claims.
func (e *Extractor) Features(d *ling.Document) []Features {
	p := e.read(d)
	out := make([]Features, len(p.drafts))
	for i, c := range p.drafts {
		claim := p.claim(c)
		out[i] = p.features(c, &claim)
	}
	return out
}

func (p *pass) features(c *draft, out *reportedly.Claim) Features {
	return Features{Strength: logit(c.score), Listed: c.listed, Parties: len(out.Actors)+len(out.Recipients) > 1, Alone: p.modelOf(c) < doubted}
}

// doubted is the probability below which the model doubts what is read.
const doubted = 0.3

// modelOf is the probability that the model itself gives a draft's reading.
func (p *pass) modelOf(c *draft) float64 {
	for _, l := range p.scored(c.trigger, func(q ling.Predicate) []ling.Scored { return q.Labels }) {
		if l.Value == c.label {
			return l.Score
		}
	}
	return 0
}

// calibrate turns what the weights add up to, which chooses between readings, into the
// probability that the reading is right. An office's stands as it is.
func (p *pass) calibrate(c *draft, out *reportedly.Claim) {
	out.Score = c.score
	if c.kind != reportedly.KindOffice {
		f := p.features(c, out)
		curve := p.lex.ScoreCurve()
		x := curve.Base + curve.Strength*f.Strength
		listed, parties := "not listed so in the lexicon", "without two parties"
		if f.Listed {
			x, listed = x+curve.Listed, "listed so in the lexicon"
		}
		if f.Parties {
			x, parties = x+curve.Parties, "with two parties"
		}
		if f.Alone {
			x, parties = x+curve.Alone, parties+", doubted by the model"
		}
		out.Score = math.Round(1000*sigmoid(x)) / 1000
		p.because(c, "score", strconv.FormatFloat(out.Score, 'f', 2, 64), text.Span{},
			"the trigger at %.0f %%, %s, %s: so often such readings are right", 100*c.score, listed, parties)
	}
	out.Why = reasonsLeft(c.why, out)
}

// reasonsLeft are the reasons for what a claim still has in the end: a party that a later rule left
// out takes its reasons with it.
func reasonsLeft(why []reportedly.Reason, c *reportedly.Claim) []reportedly.Reason {
	return slices.DeleteFunc(why, func(r reportedly.Reason) bool {
		switch r.Field {
		case "actors":
			return len(c.Actors) == 0
		case "recipients":
			return len(c.Recipients) == 0
		case "places":
			return len(c.Places) == 0
		}
		return false
	})
}
