package eval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// NamePair is two names that people judged.
type NamePair struct {
	Schema string // what bears them, as the file says: "Person", "Company"; for lists, how the pair came about
	A, B   string
	Same   bool
}

// PairFile is a file of judged pairs, or of a list to make pairs of.
type PairFile struct {
	Path  string
	Pairs []NamePair // of a CSV file
	List  []NamePair // of a list of romanisations: all the same name
}

// PairOptions say how names are compared.
type PairOptions struct {
	// Match scores two names in [0, 1], with the reason.
	Match func(schema, a, b string) (score float64, why string)
	// Key finds alike names for the hard pairs of a list.
	Key func(name string) string
	// Threshold is the score from which names are taken for the same; 0 for 0.5.
	Threshold  float64
	Resampling Resampling // of pairs
}

// Pairs scores whether names of one bearer are told from others
// (docs/evaluation.md, "Name pairs"). N counts the pairs.
func Pairs(ctx context.Context, files []*PairFile, opt PairOptions) (*Scores, error) {
	s := &Scores{Task: "name-pairs"}
	opt.Threshold = cmp.Or(opt.Threshold, 0.5)
	var all []NamePair
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
		j := judgedPair{NamePair: p}
		schema := p.Schema
		if schema == sameList || schema == randomList || schema == hardList {
			schema = "Person" // lists of romanisations are of people's names
		}
		j.score, j.why = opt.Match(schema, p.A, p.B)
		j.read = j.score >= opt.Threshold
		judged = append(judged, j)
	}
	s.Rows = pairRows(judged)
	s.Rows = append(s.Rows, opt.Resampling.f1(len(judged), namedTally{"all", func(i int) tally { return judged[i].tally() }})...)
	s.Confusions, s.Mistakes = pairMistakes(judged, opt.Threshold)
	return s, nil
}

type judgedPair struct {
	NamePair
	score float64
	why   string
	read  bool
}

func (j *judgedPair) tally() (t tally) {
	switch {
	case j.Same && j.read:
		t.tp++
	case j.Same:
		t.fn++
	case j.read:
		t.fp++
	}
	return t
}

// pairRows are the figures over all pairs and for each schema, in order of the
// schema's first pair. For a list, the pairs that are the same count beside each
// sort of those that aren't.
func pairRows(judged []judgedPair) []Row {
	var all tally
	bySchema := map[string]*tally{}
	var order []string
	for _, j := range judged {
		t := j.tally()
		all.add(t)
		if bySchema[j.Schema] == nil {
			bySchema[j.Schema] = &tally{}
			order = append(order, j.Schema)
		}
		bySchema[j.Schema].add(t)
	}
	rows := []Row{all.row("all")}
	for _, schema := range order {
		t := *bySchema[schema]
		switch schema {
		case sameList:
			continue
		case randomList, hardList:
			t.add(*bySchema[sameList])
		}
		rows = append(rows, t.row(cmp.Or(schema, "none")))
	}
	return rows
}

// pairMistakes are the wrong pairs, those farthest from the threshold first.
func pairMistakes(judged []judgedPair, threshold float64) ([]Confusion, []string) {
	wrong := slices.Clone(judged)
	wrong = slices.DeleteFunc(wrong, func(j judgedPair) bool { return j.Same == j.read })
	far := func(j judgedPair) float64 { return max(j.score-threshold, threshold-j.score) }
	slices.SortStableFunc(wrong, func(a, b judgedPair) int { return cmp.Compare(far(b), far(a)) })
	c := confusions{}
	var lines []string
	for _, j := range wrong {
		kind, gold, read := "MISSED", "same", "other"
		if j.read {
			kind, gold, read = "FALSE ", "other", "same"
		}
		c.add(cmp.Or(j.Schema, "none"), gold, read, j.A+" / "+j.B)
		lines = append(lines, fmt.Sprintf("%s %.2f %s «%s» / «%s»: %s", kind, j.score, cmp.Or(j.Schema, "none"), clip(j.A, 60), clip(j.B, 60), clip(j.why, 60)))
	}
	return c.sorted(), lines
}
