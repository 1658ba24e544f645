package model

import (
	"math"
	"strings"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/model/kernel"
)

// nameTag is a tag of the heads of names and of phrases.
type nameTag struct {
	label  ling.NameLabel // "" for O
	begins bool
	before [2]int // of I-X: B-X and I-X; of others -1: they may follow any
}

func parseNameTags(labels []string) []nameTag {
	index := map[string]int{}
	for i, l := range labels {
		index[l] = i
	}
	out := make([]nameTag, len(labels))
	for i, l := range labels {
		out[i].before = [2]int{-1, -1}
		switch kind, label, _ := strings.Cut(l, "-"); kind {
		case "B":
			out[i].label, out[i].begins = ling.NameLabel(label), true
		case "I":
			out[i].label, out[i].before = ling.NameLabel(label), [2]int{index["B-"+label], i}
		}
	}
	return out
}

// viterbi holds the memory for the search for the best sequence of tags.
type viterbi struct {
	logs  []float64 // [word][tag] log probability
	score []float64 // of the best sequence that ends in a tag
	last  []float64 // the same one word earlier
	back  []int     // [word][tag] the tag before it
	tags  []int
}

// findNames are the names of a unit.
func (m *Model) findNames(s *scratch, u unit) []ling.Name {
	return m.findTagged(s, u, "names", &m.weights.names, m.nameTags)
}

// findTagged are what a head marks with tags, in order.
func (m *Model) findTagged(s *scratch, u unit, name string, head *kernel.Matrix, tags []nameTag) []ling.Name {
	var out []ling.Name
	logits := m.lin(&s.names, head, s.mix[namesMix], u.len())
	inverse := m.manifest.Config.inverse(name)
	n := len(tags)
	for _, sent := range u.sentences {
		s.viterbi.probabilities(logits[(sent.first-u.first)*n:(sent.end-u.first)*n], n, inverse)
		s.viterbi.search(tags)
		out = s.viterbi.names(tags, sent.first, out)
	}
	return out
}

// probabilities fills v.logs with the log softmax of rows of n logits.
func (v *viterbi) probabilities(logits []float32, n int, inverse float32) {
	v.logs = resize(v.logs, len(logits))
	for at := 0; at < len(logits); at += n {
		row, logs := logits[at:at+n], v.logs[at:at+n]
		top := float64(row[best(row)] * inverse)
		sum := 0.0
		for i, x := range row {
			logs[i] = float64(x*inverse) - top
			sum += math.Exp(logs[i])
		}
		for i := range logs {
			logs[i] -= math.Log(sum)
		}
	}
}

// search fills v.tags with the best sequence in which I-X follows only B-X or
// I-X.
func (v *viterbi) search(tags []nameTag) {
	n := len(tags)
	count := len(v.logs) / n
	v.score, v.last = resize(v.score, n), resize(v.last, n)
	v.back, v.tags = resize(v.back, len(v.logs)), resize(v.tags, count)
	for w := range count {
		v.score, v.last = v.last, v.score
		free := top(v.last)
		for t, tag := range tags {
			from := free
			if tag.before[0] >= 0 {
				from = tag.before[0]
				if v.last[tag.before[1]] > v.last[from] {
					from = tag.before[1]
				}
			}
			v.back[w*n+t] = from
			v.score[t] = v.logs[w*n+t]
			switch {
			case w > 0:
				v.score[t] += v.last[from]
			case tag.before[0] >= 0:
				v.score[t] = math.Inf(-1)
			}
		}
	}
	t := top(v.score)
	for w := count - 1; w >= 0; w-- {
		v.tags[w] = t
		t = v.back[w*n+t]
	}
}

func top(x []float64) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}

// names appends the names of the sequence; first is the sentence's first token.
func (v *viterbi) names(tags []nameTag, first int, out []ling.Name) []ling.Name {
	for w := 0; w < len(v.tags); {
		tag := tags[v.tags[w]]
		if tag.label == "" {
			w++
			continue
		}
		end, sum := w, 0.0
		for end < len(v.tags) && tags[v.tags[end]].label == tag.label && (end == w || !tags[v.tags[end]].begins) {
			sum += math.Exp(v.logs[end*len(tags)+v.tags[end]])
			end++
		}
		out = append(out, ling.Name{First: first + w, End: first + end, Label: tag.label, Score: sum / float64(end-w)})
		w = end
	}
	return out
}
