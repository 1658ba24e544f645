package judgement

import (
	"slices"
	"strconv"

	"github.com/reportedly/reportedly"
)

// State is what the log comes to: what is in force. It is derived and never kept
// for itself.
type State struct {
	Claims       map[string]*ClaimState       // by the anchor's key
	Developments map[string]*DevelopmentState // by the ID when judged
	Sources      map[string]*SourceState
	Pairs        []Pair // who belongs together and who doesn't, the latest last
	InForce      []Judgement
}

// ClaimState is what people decided about a claim. Where reviewers differ, the
// latest of them holds and Conflicts says so.
type ClaimState struct {
	Anchor    Anchor
	Added     *Judgement            // that a person found it; nil for one that was read
	Verdict   *Judgement            // accept or reject; nil for neither
	Fields    map[string]*Judgement // the correction in force, by field
	Notes     []Judgement
	Conflicts []Conflict
}

// Rejected tells whether the claim no longer counts.
func (c *ClaimState) Rejected() bool {
	return c != nil && c.Verdict != nil && c.Verdict.Act == Reject
}

// DevelopmentState is what people decided about a development.
type DevelopmentState struct {
	First       Anchor      // of the claim that it began with
	Credibility *Judgement  // the override in force; nil for none
	History     []Judgement // of overrides in force, the latest last
	Notes       []Judgement
	Conflicts   []Conflict
}

// SourceState is what people decided about a source.
type SourceState struct {
	Grade     *Judgement
	History   []Judgement // of grades in force, the latest last
	Fields    map[string]*Judgement
	Aliases   []Judgement // "alias" may be set several times
	Notes     []Judgement
	Conflicts []Conflict
}

// Conflict is where reviewers, by the latest that each of them said, differ.
type Conflict struct {
	Field  string      // "verdict", a corrected field, "grade", "credibility", "together"
	Latest []Judgement // one for each reviewer, the one that holds last
}

// Pair is a decision that two claims tell of one happening, or that they don't.
type Pair struct {
	A, B     Anchor
	Together bool
	From     Judgement
}

// Standing tells for each entry of the log whether it is in force: it isn't where an
// undo in force names it. The log is in order of Seq.
func Standing(log []Judgement) []bool {
	standing := make([]bool, len(log))
	undone := map[int64]bool{}
	// An undo only names what stands before it, so that going from the end settles
	// the undo of an undo.
	for i := len(log) - 1; i >= 0; i-- {
		standing[i] = !undone[log[i].Seq]
		if standing[i] && log[i].Act == Undo {
			undone[log[i].Of] = true
		}
	}
	return standing
}

// Derive is the state that a log comes to. The log is in order of Seq; entries of
// unknown acts, as a later version may write them, are passed over.
func Derive(log []Judgement) *State {
	s := &State{Claims: map[string]*ClaimState{}, Developments: map[string]*DevelopmentState{}, Sources: map[string]*SourceState{}}
	for i, ok := range Standing(log) {
		if ok && log[i].Act != Undo {
			s.InForce = append(s.InForce, log[i])
			s.add(&s.InForce[len(s.InForce)-1])
		}
	}
	s.conflicts()
	return s
}

// add makes an entry count. Pointers into InForce go stale as it grows, so that
// entries are copied.
func (s *State) add(entry *Judgement) {
	j := *entry
	switch j.Act {
	case Accept, Reject:
		if c := s.claim(j); c != nil {
			c.Verdict = &j
		}
	case Add:
		if c := s.claim(j); c != nil {
			c.Added = &j
		}
	case Correct:
		if c := s.claim(j); c != nil {
			c.Fields[j.Field] = &j
		}
	case Grade:
		src := s.source(j.Source)
		src.Grade, src.History = &j, append(src.History, j)
	case Set:
		src := s.source(j.Source)
		if j.Field == "alias" {
			src.Aliases = append(src.Aliases, j)
		} else {
			src.Fields[j.Field] = &j
		}
	case Credibility:
		d := s.development(j)
		d.Credibility, d.History = &j, append(d.History, j)
	case Note:
		s.note(j)
	case Join, Split:
		s.Pairs = append(s.Pairs, pairs(j)...)
	}
}

func (s *State) note(j Judgement) {
	switch {
	case j.onClaim():
		c := s.claim(j)
		c.Notes = append(c.Notes, j)
	case j.Development != "":
		d := s.development(j)
		d.Notes = append(d.Notes, j)
	case j.Source != "":
		src := s.source(j.Source)
		src.Notes = append(src.Notes, j)
	}
}

func (s *State) claim(j Judgement) *ClaimState {
	if len(j.Claims) == 0 {
		return nil
	}
	a := j.Claims[0]
	c := s.Claims[a.Key()]
	if c == nil {
		c = &ClaimState{Anchor: a, Fields: map[string]*Judgement{}}
		s.Claims[a.Key()] = c
	}
	return c
}

func (s *State) development(j Judgement) *DevelopmentState {
	d := s.Developments[j.Development]
	if d == nil {
		d = &DevelopmentState{}
		s.Developments[j.Development] = d
	}
	if len(j.Claims) > 0 {
		d.First = j.Claims[0]
	}
	return d
}

func (s *State) source(name string) *SourceState {
	src := s.Sources[name]
	if src == nil {
		src = &SourceState{Fields: map[string]*Judgement{}}
		s.Sources[name] = src
	}
	return src
}

// pairs are the constraints of a join or a split. A join ties the first claim of one
// side to the first of the other, and each side to its own first; a split parts every
// claim of one side from every one of the other, and keeps what was split off
// together.
func pairs(j Judgement) []Pair {
	var out []Pair
	chain := func(list []Anchor) {
		for _, a := range list[1:] {
			out = append(out, Pair{list[0], a, true, j})
		}
	}
	if len(j.Claims) == 0 || len(j.Others) == 0 {
		return nil
	}
	chain(j.Claims)
	if j.Act == Join {
		chain(j.Others)
		return append(out, Pair{j.Claims[0], j.Others[0], true, j})
	}
	for _, a := range j.Claims {
		for _, b := range j.Others {
			out = append(out, Pair{a, b, false, j})
		}
	}
	return out
}

// Corrections are the constraints in force for the grouping of claims, the later of
// two on the same claims alone. known gives a claim's present ID, or "" where an
// anchor finds no claim any more.
func (s *State) Corrections(known func(Anchor) string) []reportedly.Correction {
	type ends struct{ a, b string }
	at := map[ends]int{}
	var out []reportedly.Correction
	for _, p := range s.Pairs {
		a, b := known(p.A), known(p.B)
		if a == "" || b == "" || a == b {
			continue
		}
		key := ends{min(a, b), max(a, b)}
		c := reportedly.Correction{A: key.a, B: key.b, Together: p.Together, Reason: p.From.reason()}
		if i, ok := at[key]; ok {
			out[i] = c
			continue
		}
		at[key] = len(out)
		out = append(out, c)
	}
	return out
}

// reason says who decided and why: "split by rd on 2026-11-22: two attacks".
func (j Judgement) reason() string {
	s := string(j.Act) + " by " + j.By + " on " + j.At.UTC().Format("2006-01-02") + " (#" + strconv.FormatInt(j.Seq, 10) + ")"
	if j.Why != "" {
		s += ": " + j.Why
	}
	return s
}

// Anchors are the claims that judgements in force are about, each once, in the order
// in which they were first judged; those of one report, or of all where report is "".
func (s *State) Anchors(report string) []Anchor {
	var out []Anchor
	seen := map[string]bool{}
	for _, j := range s.InForce {
		for _, a := range slices.Concat(j.Claims, j.Others) {
			if c := s.Claims[a.Key()]; a.Own && (c == nil || c.Added == nil) {
				continue // its addition was undone
			}
			if (report == "" || a.Report == report) && !seen[a.Key()] {
				seen[a.Key()] = true
				out = append(out, a)
			}
		}
	}
	return out
}
