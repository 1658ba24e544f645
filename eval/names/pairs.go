package names

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly/eval/score"
)

// Pair is two names that people judged.
type Pair struct {
	Schema string // what bears them, as the file says: "Person", "Company"; for lists, how the pair came about
	A, B   string
	Same   bool
}

// PairFile is a file of judged pairs, or of a list to make pairs of.
type PairFile struct {
	Path  string
	Pairs []Pair // of a CSV file
	List  []Pair // of a list of romanisations: all the same name
}

// PairOptions say how names are compared.
type PairOptions struct {
	// Match scores two names in [0, 1], with the reason.
	Match func(schema, a, b string) (score float64, why string)
	// Key finds alike names for the hard pairs of a list.
	Key func(name string) string
	// Threshold is the score from which names are taken for the same; 0 for 0.5.
	Threshold  float64
	Resampling score.Resampling // of pairs
}

// Pairs scores whether names of one bearer are told from others
// (docs/evaluation.md, "Name pairs"). N counts the pairs.
func Pairs(ctx context.Context, files []*PairFile, opt PairOptions) (*score.Scores, error) {
	s := &score.Scores{Task: "name-pairs"}
	opt.Threshold = cmp.Or(opt.Threshold, 0.5)
	var all []Pair
	for _, f := range files {
		s.Files = append(s.Files, f.Path)
		all = append(all, f.Pairs...)
		all = append(all, ListPairs(f.List, opt.Key)...)
	}
	s.N = len(all)
	judged := make([]judgedPair, 0, len(all))
	for i, p := range all {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("score pairs: %w", ctx.Err())
		}
		j := judgedPair{Pair: p}
		schema := p.Schema
		if schema == sameList || schema == randomList || schema == hardList {
			schema = "Person" // lists of romanisations are of people's names
		}
		j.score, j.why = opt.Match(schema, p.A, p.B)
		j.read = j.score >= opt.Threshold
		judged = append(judged, j)
	}
	s.Rows = pairRows(judged)
	s.Rows = append(s.Rows, opt.Resampling.F1(len(judged), score.NamedTally{Name: "all", Of: func(i int) score.Tally { return judged[i].tally() }})...)
	s.Confusions, s.Mistakes = pairMistakes(judged, opt.Threshold)
	return s, nil
}

type judgedPair struct {
	Pair
	score float64
	why   string
	read  bool
}

func (j *judgedPair) tally() (t score.Tally) {
	switch {
	case j.Same && j.read:
		t.TP++
	case j.Same:
		t.FN++
	case j.read:
		t.FP++
	}
	return t
}

// pairRows are the figures over all pairs and for each schema, in order of the
// schema's first pair. For a list, the pairs that are the same count beside each
// sort of those that aren't.
func pairRows(judged []judgedPair) []score.Row {
	var all score.Tally
	bySchema := map[string]*score.Tally{}
	var order []string
	for _, j := range judged {
		t := j.tally()
		all.Add(t)
		if bySchema[j.Schema] == nil {
			bySchema[j.Schema] = &score.Tally{}
			order = append(order, j.Schema)
		}
		bySchema[j.Schema].Add(t)
	}
	rows := []score.Row{all.Row("all")}
	for _, schema := range order {
		t := *bySchema[schema]
		switch schema {
		case sameList:
			continue
		case randomList, hardList:
			t.Add(*bySchema[sameList])
		}
		rows = append(rows, t.Row(cmp.Or(schema, "none")))
	}
	return rows
}

// pairMistakes are the wrong pairs, those farthest from the threshold first.
func pairMistakes(judged []judgedPair, threshold float64) ([]score.Confusion, []string) {
	wrong := slices.Clone(judged)
	wrong = slices.DeleteFunc(wrong, func(j judgedPair) bool { return j.Same == j.read })
	far := func(j judgedPair) float64 { return max(j.score-threshold, threshold-j.score) }
	slices.SortStableFunc(wrong, func(a, b judgedPair) int { return cmp.Compare(far(b), far(a)) })
	c := score.Confusions{}
	var lines []string
	for _, j := range wrong {
		kind, gold, read := "MISSED", "same", "other"
		if j.read {
			kind, gold, read = "FALSE ", "other", "same"
		}
		c.Add(cmp.Or(j.Schema, "none"), gold, read, j.A+" / "+j.B)
		lines = append(lines, fmt.Sprintf("%s %.2f %s «%s» / «%s»: %s", kind, j.score, cmp.Or(j.Schema, "none"), score.Clip(j.A, 60), score.Clip(j.B, 60), score.Clip(j.why, 60)))
	}
	return c.Sorted(), lines
}
