package happening

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
)

// feature is what a pair is weighed by. Each is 0 where nothing is known.
type feature int

const (
	bias         feature = iota
	sameTrigger          // a telling word of the triggers is shared
	sameVague            // they share only a vague one: "said", "took place"
	sameFamily           // other words of one family: "blast", "explosion"
	otherTrigger         // telling words of no common family
	sameType             // the same event type
	sameMode             // … and a common mode
	otherType            // types of one quad class
	otherQuad            // types of different ones
	actorsSame
	actorsDiffer
	recipientsSame
	recipientsDiffer
	crossed // an actor of one is a recipient of the other, and nothing else agrees
	placesSame
	placesDiffer
	daysSame     // stated days meet
	daysMeet     // wider stretches meet
	daysDiffer   // stretches don't meet, up to 1
	publishedGap // log of the days between the publications
	numbersSame
	numbersDiffer
	wording     // cosine of the evidence's words
	names       // cosine of the names and numbers among them
	noNames     // both have names nearby, and share none
	reports     // cosine of the reports' words
	otherMatter // … which is below what reports on one matter have
	vectors     // cosine of the vectors
	otherReality
	sameReport
	sameSentence
	triggerIn // the trigger's word stands in the other's evidence
	features_
)

// featureNames are the words in which reasons are told, with what the value means.
var featureNames = [features_]string{
	bias: "before anything is compared", sameTrigger: "the same word for it", sameVague: "the same vague word for it",
	sameFamily: "words for the same sort of thing", otherTrigger: "other words for it", sameType: "the same type",
	sameMode: "done in the same way", otherType: "other types of one class", otherQuad: "types of other classes",
	actorsSame: "the same actor", actorsDiffer: "other actors", recipientsSame: "the same recipient",
	recipientsDiffer: "other recipients", crossed: "actor and recipient changed about", placesSame: "the same place",
	placesDiffer: "other places", daysSame: "the same day", daysMeet: "times that may be one", daysDiffer: "other days",
	publishedGap: "published days apart", numbersSame: "the same figures", numbersDiffer: "other figures",
	wording: "alike in wording", names: "the same names and numbers nearby", noNames: "other names nearby", reports: "reports on the same matter", otherMatter: "reports on other matters",
	vectors: "alike in sense", otherReality: "one as actual, one as to come", sameReport: "told in one report",
	sameSentence: "told in one sentence",
	triggerIn:    "its word stands near the other",
}

// FeatureCount is how many features there are.
const FeatureCount = int(features_)

// Weights are what each feature counts for, in logits, in the order of [FeatureNames].
type Weights [features_]float64

// Model weighs features. It is immutable and safe for concurrent use.
type Model struct {
	weights Weights
	rarity  func(stem string) float64
}

// Default is the model with the weights that are shipped, without counts of words.
func Default() *Model { return &Model{weights: weights} }

// With is a model with other weights, without counts of words: for a job in which the
// same features count otherwise.
func With(w Weights) *Model { return &Model{weights: w} }

// WithRarity is the model with a collection's counts: how rare a stem is, the
// logarithm of how many reports there are for one that has it. The function must be
// safe for concurrent use. [Stems] tells which stems a text has.
func (m *Model) WithRarity(rarity func(stem string) float64) *Model {
	out := *m
	out.rarity = rarity
	return &out
}

// Stems are the telling stems of a text, each once, sorted: what a collection counts
// for [Model.WithRarity].
func Stems(text string) []string {
	b := Default().wordsOf(text)
	var out []string
	for _, w := range b.words {
		out = append(out, w.stem)
	}
	slices.Sort(out)
	return out
}

// Score is how surely two claims tell of one happening.
type Score struct {
	Same     float64   // probability, [0, 1]; 0 where Excluded
	Excluded Exclusion // why they cannot, or 0

	a, b    *Features
	sum     float64
	values  [features_]float32
	weights *Weights
}

// Never tells whether the two cannot be one happening.
func (s *Score) Never() bool { return s.Excluded != 0 }

// Compare scores a pair. It is symmetric and takes about a microsecond; features must
// come from Prepare of the same model or of one with the same rarity.
func (m *Model) Compare(a, b *Features) Score {
	if a.id > b.id {
		a, b = b, a
	}
	s := Score{a: a, b: b, weights: &m.weights}
	p := placings(a.places, b.places)
	s.Excluded = exclusion(a, b, p)
	s.measure(p)
	for i, x := range s.values {
		s.sum += m.weights[i] * float64(x)
	}
	if s.Excluded == 0 {
		s.Same = 1 / (1 + math.Exp(-s.sum))
	}
	return s
}

// Logit is the sum of all evidence, whether excluded or not: 0 for even odds.
func (s *Score) Logit() float64 { return s.sum }

// measure fills the features' values.
func (s *Score) measure(p placing) {
	s.values[bias] = 1
	s.triggers()
	s.types()
	s.parties()
	s.values[placesSame] = p.same
	s.set(placesDiffer, p.differ)
	s.days()
	s.numbers()
	s.around()
	a, b := s.a, s.b
	s.set(otherReality, toCome(a.claim.Reality) != toCome(b.claim.Reality))
}

// around compares the words about the triggers. Of two claims of one sentence they
// are the same whatever is claimed, so there they count for nothing.
func (s *Score) around() {
	a, b := s.a, s.b
	if a.report != "" && a.report == b.report {
		s.values[sameReport] = 1
		if a.text.norm == b.text.norm && a.sentence() == b.sentence() {
			s.values[sameSentence] = 1
			return
		}
	} else if a.context != nil && b.context != nil {
		all, _ := a.context.words.likeness(&b.context.words)
		s.values[reports] = sqrt(all) - typicalReports
		s.set(otherMatter, all < sameMatter)
	}
	all, shared := a.text.likeness(&b.text)
	s.values[wording], s.values[names] = sqrt(all)-typicalWording, sqrt(shared)
	s.set(noNames, shared == 0 && a.text.names > 0 && b.text.names > 0)
	if len(a.vector) > 0 && len(a.vector) == len(b.vector) {
		s.values[vectors] = dot(a.vector, b.vector) - typicalVectors
	}
}

// sentence is where the claim's evidence begins.
func (f *Features) sentence() int {
	if len(f.claim.Evidence) == 0 {
		return -1
	}
	return f.claim.Evidence[0].Span.Start
}

// What unrelated claims have on average, so that a value that isn't known, 0, counts
// for neither.
const (
	typicalWording = 0.20
	typicalReports = 0.30
	typicalVectors = 0.65
)

func (s *Score) set(f feature, on bool) {
	if on {
		s.values[f] = 1
	}
}

func (s *Score) triggers() {
	a, b := s.a, s.b
	switch {
	case sharesWord(a.trigger, b.trigger):
		s.values[sameTrigger] = 1
	case sharesGroup(a.families, b.families):
		s.values[sameFamily] = 1
	case sharesWord(a.vague, b.vague):
		s.values[sameVague] = 1
	case len(a.trigger) > 0 && len(b.trigger) > 0:
		s.values[otherTrigger] = 1
	}
	if a.report != b.report && s.values[sameTrigger] == 0 {
		s.set(triggerIn, a.text.holds(b.trigger) || b.text.holds(a.trigger))
	}
}

func sharesWord(a, b []word) bool {
	for i := range a {
		for k := range b {
			if a[i].key == b[k].key {
				return true
			}
		}
	}
	return false
}

// holds tells whether a text has one of some words.
func (b *bag) holds(list []word) bool {
	for i := range list {
		if _, ok := slices.BinarySearchFunc(b.words, list[i].key, func(w word, key uint64) int { return cmp.Compare(w.key, key) }); ok {
			return true
		}
	}
	return false
}

func (s *Score) types() {
	a, b := s.a.claim, s.b.claim
	switch {
	case s.a.quad == 0 || s.b.quad == 0:
	case a.Event == b.Event:
		s.values[sameType] = 1
		s.set(sameMode, slices.ContainsFunc(a.Modes, func(m string) bool { return slices.Contains(b.Modes, m) }))
	case s.a.quad == s.b.quad:
		s.values[otherType] = 1
	default:
		s.values[otherQuad] = 1
	}
}

func (s *Score) parties() {
	a, b := s.a, s.b
	var differ bool
	s.values[actorsSame], differ = agreement(a.actors, b.actors)
	s.set(actorsDiffer, differ)
	s.values[recipientsSame], differ = agreement(a.recipients, b.recipients)
	s.set(recipientsDiffer, differ)
	if s.values[actorsSame] == 0 && s.values[recipientsSame] == 0 {
		x, _ := agreement(a.actors, b.recipients)
		y, _ := agreement(a.recipients, b.actors)
		s.values[crossed] = max(x, y)
	}
}

// Days apart at which two times say as much against one happening as they can.
const daysFar = 14

func (s *Score) days() {
	a, b := s.a, s.b
	x, y := a.expected(), b.expected()
	if x.known && y.known {
		gap := x.gap(y)
		switch {
		case gap > 0:
			s.values[daysDiffer] = min(1, 0.3+0.7*float32(gap)/daysFar)
		case a.when.exact() && b.when.exact():
			s.values[daysSame] = 1
		case a.when.known || b.when.known:
			s.values[daysMeet] = 1
		}
	}
	if a.published.known && b.published.known {
		s.values[publishedGap] = float32(math.Log1p(float64(a.published.gap(b.published))))
	}
}

// numbers compares figures of the same field; open ends meet.
func (s *Score) numbers() {
	for i := range s.a.claim.Numbers {
		x := &s.a.claim.Numbers[i]
		for k := range s.b.claim.Numbers {
			y := &s.b.claim.Numbers[k]
			if x.Field != y.Field {
				continue
			}
			if x.Min == y.Min || x.Max == 0 && y.Min >= x.Min || y.Max == 0 && x.Min >= y.Min {
				s.values[numbersSame] = 1
			} else {
				s.values[numbersDiffer] = 1
			}
		}
	}
	if s.values[numbersSame] == 1 {
		s.values[numbersDiffer] = 0
	}
}

// toCome tells whether a proposition isn't told as having happened.
func toCome(r reportedly.Reality) bool {
	return r == reportedly.Prospective || r == reportedly.Conditional || r == reportedly.Hypothetical
}

func dot(a, b []float32) float32 {
	var p, q, r, t float32
	b = b[:len(a)]
	i := 0
	for ; i+4 <= len(a); i += 4 {
		p += a[i] * b[i]
		q += a[i+1] * b[i+1]
		r += a[i+2] * b[i+2]
		t += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		p += a[i] * b[i]
	}
	return p + q + r + t
}

// Reason is one feature's share in a score, in logits, in plain words.
type Reason struct {
	Weight float64
	Words  string
}

// Reasons are the features that weigh a fifth of a logit or more, what weighs most
// first. They are made on demand.
func (s *Score) Reasons() []Reason {
	var out []Reason
	for f := bias + 1; f < features_; f++ {
		if w := s.weights[f] * float64(s.values[f]); math.Abs(w) >= 0.2 {
			out = append(out, Reason{w, s.tell(f)})
		}
	}
	slices.SortStableFunc(out, func(x, y Reason) int { return cmp.Compare(math.Abs(y.Weight), math.Abs(x.Weight)) })
	return out
}

// Why are the reasons in plain words, what weighs most first, each with "+" or "−" for
// which way it points; an exclusion goes first. They are made on demand.
func (s *Score) Why() []string {
	var out []string
	if s.Excluded != 0 {
		out = append(out, s.Excluded.String())
	}
	for _, r := range s.Reasons() {
		sign := "+"
		if r.Weight < 0 {
			sign = "−"
		}
		out = append(out, sign+" "+r.Words)
	}
	return out
}

func square(x float32) float32 { return x * x }

// tell words one feature.
func (s *Score) tell(f feature) string {
	words := featureNames[f]
	switch f {
	case sameType:
		return words + " (" + string(s.a.claim.Event) + ")"
	case wording:
		if s.values[f] < 0 {
			return "not alike in wording"
		}
		if list := s.a.text.shared(&s.b.text, 3); len(list) > 0 {
			return fmt.Sprintf("%s, %.2f (%s)", words, square(s.values[f]+typicalWording), strings.Join(list, ", "))
		}
	case names:
		return fmt.Sprintf("%s, %.2f", words, s.values[f]*s.values[f])
	case reports:
		if s.values[f] < 0 {
			return "reports less alike than most"
		}
		return fmt.Sprintf("%s, %.2f", words, square(s.values[f]+typicalReports))
	case vectors:
		if s.values[f] < 0 {
			return "not alike in sense"
		}
		return fmt.Sprintf("%s, %.2f", words, s.values[f]+typicalVectors)
	}
	return words
}

// Values are the pair's features, in the order of [FeatureNames]: what weights are
// fitted on.
func (s *Score) Values() []float64 {
	out := make([]float64, features_)
	for i, x := range s.values {
		out[i] = float64(x)
	}
	return out
}

// FeatureNames are the features in plain words.
func FeatureNames() []string { return slices.Clone(featureNames[:]) }

// Weights are the model's weights in the same order.
func (m *Model) Weights() []float64 { return slices.Clone(m.weights[:]) }
