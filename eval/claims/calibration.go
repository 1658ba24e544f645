package claims

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/eval/score"
)

// bins is how many bins of equal width scores are put in.
const bins = 10

// scoredClaim is a claim's score and whether its reading was right.
type scoredClaim struct {
	score float64
	right bool
}

// Calibration compares the scores of claims with how often claims of such scores
// are right: matched at the typed level (docs/evaluation.md, "Calibration"). N
// counts the claims that were read.
func Calibration(cases []Case, r score.Resampling) *score.Scores {
	s := &score.Scores{Task: "calibration"}
	var parts [][]scoredClaim
	log := score.Confusions{}
	for _, c := range cases {
		s.Files = append(s.Files, c.Gold.Path)
		part, mistakes := scoreCase(c, log)
		parts = append(parts, part)
		s.Mistakes = append(s.Mistakes, mistakes...)
		s.N += len(part)
	}
	all := slices.Concat(parts...)
	slope, offset := fitLogistic(all)
	mapped := make([]scoredClaim, len(all))
	for i, x := range all {
		mapped[i] = scoredClaim{1 / (1 + math.Exp(-slope*logOdds(x.score)-offset)), x.right}
	}
	s.Rows = []score.Row{
		score.Line("all", score.Rate("ece", calibrationError(all)), score.Rate("brier", brier(all)), score.Rate("score", meanScore(all)), score.Rate("right", shareRight(all)), score.Number("n", len(all))),
		score.Line("fitted", score.Rate("slope", slope), score.Rate("offset", offset), score.Rate("ece", calibrationError(mapped))),
	}
	s.Rows = append(s.Rows, r.Rows(len(parts), []string{"ece"}, func(drawn []int) []float64 {
		var list []scoredClaim
		for _, i := range drawn {
			list = append(list, parts[i]...)
		}
		return []float64{calibrationError(list)}
	})...)
	for i, list := range binned(all) {
		if len(list) > 0 {
			s.Rows = append(s.Rows, score.Line(fmt.Sprintf("from_%.1f", float64(i)/bins), score.Rate("score", meanScore(list)), score.Rate("right", shareRight(list)), score.Number("n", len(list))))
		}
	}
	s.Confusions = log.Sorted()
	return s
}

// Judged is a claim that was read, and whether it is right at the typed level.
type Judged struct {
	Claim reportedly.Claim
	Right bool
}

// Judge tells which of a document's claims are right, in their order, without offices
// and what matches an optional gold claim: those that Calibration counts.
func Judge(c Case) []Judged {
	gold, pred, _ := items(c)
	read := slices.DeleteFunc(slices.Clone(c.Pred), func(p reportedly.Claim) bool { return p.Kind == reportedly.KindOffice })
	goldOf := map[int]int{}
	for _, m := range match(gold, pred, true) {
		goldOf[m.pred] = m.gold
	}
	var out []Judged
	for i, p := range read {
		if g, right := goldOf[i]; !right || !gold[g].optional {
			out = append(out, Judged{p, right})
		}
	}
	return out
}

// scoreCase gives the scores of a document's claims; and the false ones in words, the
// surest first.
func scoreCase(c Case, log score.Confusions) ([]scoredClaim, []string) {
	var out []scoredClaim
	var wrong []reportedly.Claim
	for _, j := range Judge(c) {
		out = append(out, scoredClaim{j.Claim.Score, j.Right})
		if !j.Right {
			wrong = append(wrong, j.Claim)
			log.Add("false", fmt.Sprintf("score from %.1f", float64(binOf(j.Claim.Score))/bins), readItem(j.Claim).label, j.Claim.Trigger.Quote)
		}
	}
	slices.SortStableFunc(wrong, func(a, b reportedly.Claim) int { return cmp.Compare(b.Score, a.Score) })
	var mistakes []string
	for _, p := range wrong {
		it := readItem(p)
		mistakes = append(mistakes, fmt.Sprintf("%.2f %s %s «%s» %s", p.Score, c.Gold.Document, it.label, clipRaw(it.triggerWords), score.Clip(it.quote, 90)))
	}
	return out, mistakes
}

func binOf(score float64) int { return min(max(int(score*bins), 0), bins-1) }

func binned(list []scoredClaim) [bins][]scoredClaim {
	var out [bins][]scoredClaim
	for _, x := range list {
		out[binOf(x.score)] = append(out[binOf(x.score)], x)
	}
	return out
}

// calibrationError is the expected calibration error: the mean distance between
// score and share of right claims over the bins, weighted by their size (Naeini,
// Cooper and Hauskrecht 2015).
func calibrationError(list []scoredClaim) float64 {
	sum := 0.0
	for _, bin := range binned(list) {
		sum += math.Abs(meanScore(bin)-shareRight(bin)) * float64(len(bin))
	}
	return sum / float64(max(len(list), 1))
}

// brier is the mean squared distance between score and outcome.
func brier(list []scoredClaim) float64 {
	return mean(list, func(x scoredClaim) float64 {
		return (x.score - float64(score.Bit(x.right))) * (x.score - float64(score.Bit(x.right)))
	})
}

func meanScore(list []scoredClaim) float64 {
	return mean(list, func(x scoredClaim) float64 { return x.score })
}

func shareRight(list []scoredClaim) float64 {
	return mean(list, func(x scoredClaim) float64 { return float64(score.Bit(x.right)) })
}

func mean(list []scoredClaim, of func(scoredClaim) float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += of(x)
	}
	return sum / float64(max(len(list), 1))
}

func logOdds(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// fitLogistic finds the slope and offset by which log odds of scores best tell what
// is right (Platt 1999, with his smoothed targets), by Newton's method with steps
// halved until they better the fit.
func fitLogistic(list []scoredClaim) (slope, offset float64) {
	right := 0
	for _, x := range list {
		right += score.Bit(x.right)
	}
	yes, no := float64(right+1)/float64(right+2), 1/float64(len(list)-right+2)
	target := func(x scoredClaim) float64 {
		if x.right {
			return yes
		}
		return no
	}
	loss := func(slope, offset float64) float64 {
		return mean(list, func(x scoredClaim) float64 {
			z := slope*logOdds(x.score) + offset
			return math.Max(z, 0) + math.Log1p(math.Exp(-math.Abs(z))) - target(x)*z
		})
	}
	slope = 1
	for range 50 {
		var ga, gb, aa, ab, bb float64
		for _, x := range list {
			z := logOdds(x.score)
			p := 1 / (1 + math.Exp(-slope*z-offset))
			ga, gb = ga+(p-target(x))*z, gb+p-target(x)
			w := p * (1 - p)
			aa, ab, bb = aa+w*z*z, ab+w*z, bb+w
		}
		aa, bb = aa+1e-6, bb+1e-6
		det := aa*bb - ab*ab
		da, db := (bb*ga-ab*gb)/det, (aa*gb-ab*ga)/det
		step, before := 1.0, loss(slope, offset)
		for step > 1e-6 && loss(slope-step*da, offset-step*db) > before {
			step /= 2
		}
		slope, offset = slope-step*da, offset-step*db
		if math.Abs(step*da)+math.Abs(step*db) < 1e-9 {
			break
		}
	}
	return slope, offset
}
