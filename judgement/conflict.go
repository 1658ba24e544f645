package judgement

import (
	"cmp"
	"slices"
)

// topic is what reviewers may differ on.
type topic struct{ about, field string }

// conflicts finds where the latest word of one reviewer differs from that of
// another.
func (s *State) conflicts() {
	latest := map[topic]map[string]Judgement{}
	for _, j := range s.InForce {
		t, ok := j.topic()
		if !ok {
			continue
		}
		if latest[t] == nil {
			latest[t] = map[string]Judgement{}
		}
		latest[t][j.By] = j
	}
	var topics []topic
	for t, by := range latest {
		if differ(by) {
			topics = append(topics, t)
		}
	}
	slices.SortFunc(topics, func(a, b topic) int { return cmp.Or(cmp.Compare(a.about, b.about), cmp.Compare(a.field, b.field)) })
	for _, t := range topics {
		s.conflict(Conflict{t.field, inOrder(latest[t])})
	}
}

// topic is what a judgement takes sides on; notes and the fields that may have
// several values have none.
func (j Judgement) topic() (topic, bool) {
	if (j.Act == Accept || j.Act == Reject || j.Act == Correct || j.Act == Add) && len(j.Claims) == 0 {
		return topic{}, false
	}
	switch j.Act {
	case Accept, Reject, Add:
		return topic{j.Claims[0].Key(), "verdict"}, true
	case Correct:
		return topic{j.Claims[0].Key(), j.Field}, true
	case Grade:
		return topic{j.Subject(), "grade"}, true
	case Credibility:
		return topic{j.Subject(), "credibility"}, true
	}
	return topic{}, false
}

// side is what a judgement says on its topic.
func (j Judgement) side() string {
	switch j.Act {
	case Accept, Reject:
		return string(j.Act)
	case Add: // who found a claim holds it for right
		return string(Accept)
	}
	return j.Value
}

func differ(by map[string]Judgement) bool {
	first, any := "", false
	for _, j := range by {
		if any && j.side() != first {
			return true
		}
		first, any = j.side(), true
	}
	return false
}

func inOrder(by map[string]Judgement) []Judgement {
	out := make([]Judgement, 0, len(by))
	for _, j := range by {
		out = append(out, j)
	}
	slices.SortFunc(out, func(a, b Judgement) int { return cmp.Compare(a.Seq, b.Seq) })
	return out
}

func (s *State) conflict(c Conflict) {
	j := c.Latest[0]
	switch {
	case j.onClaim():
		cs := s.Claims[j.Claims[0].Key()]
		cs.Conflicts = append(cs.Conflicts, c)
	case j.Development != "":
		d := s.Developments[j.Development]
		d.Conflicts = append(d.Conflicts, c)
	default:
		src := s.Sources[j.Source]
		src.Conflicts = append(src.Conflicts, c)
	}
}
