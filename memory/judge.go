package memory

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/text"
)

// Decision is what a person decides. Which fields it needs depends on the act
// ([judgement.Judgement]).
type Decision struct {
	Act judgement.Act
	By  string // who; the memory's user where empty
	Why string

	Claim       string // its ID, of which the report's part may be a beginning
	Development string // the beginning of its ID
	Source      string // its name or one of its aliases

	With   []string // of join: the beginnings of the other developments' IDs
	Claims []string // of split: the claims that are another development
	Field  string   // of correct and set
	Value  string   // of add: the event's type, else the kind

	Report string // of add: the beginning of the report's ID
	// Words are spans of the report's text, in bytes: of add, what the claim rests on; of
	// correct, where the text has the value, for names one for each. A correction of names
	// or of a number without a value takes the words for it.
	Words   []text.Span
	Trigger text.Span // of add: the word that names what it claims; may be empty

	// Seen is the number of the latest entry of the log about the claim, development or
	// source that who decides had seen, 0 for none; where there is a later one, the error
	// wraps [ErrStale]. nil doesn't ask.
	Seen *int64
}

// Judged is what became of a decision.
type Judged struct {
	Entry judgement.Judgement
	// Undone is the entry that an undo took back.
	Undone *judgement.Judgement
	// Changed are the developments that are other than before, Gone those that are no
	// more.
	Changed []reportedly.Development
	Gone    []string
	// Conflicts are where reviewers differ on what was judged.
	Conflicts []judgement.Conflict
}

// Judge appends a decision to the log and makes it count.
func (m *Memory) Judge(ctx context.Context, d Decision) (*Judged, error) {
	return m.decide(ctx, func(tx store.Tx) (judgement.Judgement, error) { return m.entry(ctx, tx, d) })
}

// JudgeAll is Judge on several decisions, in one transaction: where one can't be made, none
// is.
func (m *Memory) JudgeAll(ctx context.Context, list []Decision) ([]*Judged, error) {
	makes := make([]func(store.Tx) (judgement.Judgement, error), len(list))
	for i, d := range list {
		makes[i] = func(tx store.Tx) (judgement.Judgement, error) { return m.entry(ctx, tx, d) }
	}
	return m.decideAll(ctx, makes)
}

// decideAll makes entries and makes them count, in one transaction.
func (m *Memory) decideAll(ctx context.Context, makes []func(store.Tx) (judgement.Judgement, error)) ([]*Judged, error) {
	var out []*Judged
	err := m.store.Update(ctx, func(tx store.Tx) error {
		out = out[:0]
		for _, one := range makes {
			j, err := m.decideIn(ctx, tx, one)
			if err != nil {
				return err
			}
			out = append(out, j)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// errOnlyAsked ends a transaction that must leave nothing.
var errOnlyAsked = errors.New("only asked")

// Would tells what Judge would answer, and keeps nothing: the entry's number is that
// which it would have.
func (m *Memory) Would(ctx context.Context, d Decision) (*Judged, error) {
	var out *Judged
	err := m.store.Update(ctx, func(tx store.Tx) (err error) {
		if out, err = m.decideIn(ctx, tx, func(tx store.Tx) (judgement.Judgement, error) { return m.entry(ctx, tx, d) }); err == nil {
			err = errOnlyAsked
		}
		return err
	})
	if !errors.Is(err, errOnlyAsked) {
		return nil, err
	}
	return out, nil
}

// decide makes an entry and makes it count, in one transaction.
func (m *Memory) decide(ctx context.Context, make func(store.Tx) (judgement.Judgement, error)) (*Judged, error) {
	out, err := m.decideAll(ctx, []func(store.Tx) (judgement.Judgement, error){make})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

func (m *Memory) decideIn(ctx context.Context, tx store.Tx, make func(store.Tx) (judgement.Judgement, error)) (*Judged, error) {
	before, err := m.state(ctx, tx)
	if err != nil {
		return nil, err
	}
	j, err := make(tx)
	if err != nil {
		return nil, err
	}
	if err := j.Check(); err != nil {
		return nil, err
	}
	row, err := toRow(j)
	if err != nil {
		return nil, err
	}
	if j.Seq, err = tx.AddJudgement(ctx, row); err != nil {
		return nil, err
	}
	after, err := m.state(ctx, tx)
	if err != nil {
		return nil, err
	}
	out := &Judged{Entry: j}
	return out, m.settle(ctx, tx, before, after, out)
}

// entry makes the log's entry of a decision.
func (m *Memory) entry(ctx context.Context, tx store.Tx, d Decision) (judgement.Judgement, error) {
	j := judgement.Judgement{At: m.now().UTC(), By: m.by(d.By), Act: d.Act, Field: d.Field, Value: d.Value, Why: d.Why}
	var err error
	switch {
	case d.Act == judgement.Undo:
		return j, errors.New("an undo names the entry that it takes back")
	case d.Act == judgement.Add:
		err = onReport(ctx, tx, d, &j)
	case d.Act == judgement.Join || d.Act == judgement.Split:
		err = m.group(ctx, tx, d, &j)
	case d.Claim != "":
		err = m.onClaim(ctx, tx, d, &j)
	case d.Development != "":
		err = onDevelopment(ctx, tx, d, &j)
	case d.Source != "":
		j.Source, err = sourceName(ctx, tx, d.Source)
	}
	if err == nil && d.Seen != nil {
		err = m.unseen(ctx, tx, j, *d.Seen)
	}
	return j, err
}

// unseen refuses a decision where another was made on the same since what was seen.
func (m *Memory) unseen(ctx context.Context, tx store.Tx, j judgement.Judgement, seen int64) error {
	now, err := m.judged(ctx, tx)
	if err != nil {
		return err
	}
	for i := len(now.log) - 1; i >= 0 && now.log[i].Seq > seen; i-- {
		if l := now.log[i]; sameSubject(j, l) {
			return reportedly.WithHint(fmt.Errorf("%w: %s decided on it meanwhile (#%d)", ErrStale, l.By, l.Seq), "look at it again, and decide then")
		}
	}
	return nil
}

func sameSubject(a, b judgement.Judgement) bool {
	switch {
	case a.Development != "" || b.Development != "":
		return a.Development == b.Development
	case a.Source != "" || b.Source != "":
		return a.Source == b.Source
	}
	return len(a.Claims) > 0 && len(b.Claims) > 0 && a.Claims[0].Key() == b.Claims[0].Key()
}

func (m *Memory) onClaim(ctx context.Context, tx store.Tx, d Decision, j *judgement.Judgement) error {
	id, err := claimID(ctx, tx, d.Claim)
	if err != nil {
		return err
	}
	a, err := anchorOf(ctx, tx, id)
	if err != nil {
		return err
	}
	j.Claims = []judgement.Anchor{a}
	if d.Act != judgement.Correct {
		return nil
	}
	c, err := tx.Claim(ctx, id)
	if err != nil {
		return err
	}
	if len(d.Words) > 0 {
		rep, err := tx.Report(ctx, reportOf(id))
		if err != nil {
			return err
		}
		if j.Quotes, err = quotes(rep, d.Words); err != nil {
			return err
		}
	}
	j.Field, j.Value, err = judgement.CheckCorrection(c.Claim, d.Field, d.Value, j.Quotes...)
	return err
}

func onDevelopment(ctx context.Context, tx store.Tx, d Decision, j *judgement.Judgement) error {
	id, err := developmentID(ctx, tx, d.Development)
	if err != nil {
		return err
	}
	dev, err := tx.Development(ctx, id)
	if err != nil {
		return err
	}
	j.Development = id
	j.Claims, err = anchorsOfClaims(ctx, tx, memberIDs(dev)[:min(1, len(dev.Members))])
	return err
}

// group makes the two sides of a join or a split.
func (m *Memory) group(ctx context.Context, tx store.Tx, d Decision, j *judgement.Judgement) error {
	id, err := developmentID(ctx, tx, d.Development)
	if err != nil {
		return err
	}
	dev, err := tx.Development(ctx, id)
	if err != nil {
		return err
	}
	j.Development = id
	var one, other []string
	if d.Act == judgement.Join {
		one, other, err = joined(ctx, tx, dev, d.With)
	} else {
		one, other, err = parted(ctx, tx, dev, d.Claims)
	}
	if err != nil {
		return err
	}
	if j.Claims, err = anchorsOfClaims(ctx, tx, one); err != nil {
		return err
	}
	j.Others, err = anchorsOfClaims(ctx, tx, other)
	return err
}

func joined(ctx context.Context, tx store.Tx, dev *reportedly.Development, with []string) (one, other []string, err error) {
	if len(with) == 0 {
		return nil, nil, fmt.Errorf("%w: name the developments to join with it", reportedly.ErrInvalid)
	}
	for _, w := range with {
		id, err := developmentID(ctx, tx, w)
		if err != nil {
			return nil, nil, err
		}
		if id == dev.ID {
			return nil, nil, fmt.Errorf("%w: %s can't be joined with itself", reportedly.ErrInvalid, id)
		}
		d, err := tx.Development(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		other = append(other, memberIDs(d)...)
	}
	return memberIDs(dev), other, nil
}

func parted(ctx context.Context, tx store.Tx, dev *reportedly.Development, claims []string) (one, other []string, err error) {
	other = memberIDs(dev)
	for _, c := range claims {
		id, err := claimID(ctx, tx, c)
		if err != nil {
			return nil, nil, err
		}
		i := slices.Index(other, id)
		if i < 0 {
			return nil, nil, reportedly.WithHint(fmt.Errorf("%w: claim %s is not in development %s", reportedly.ErrInvalid, ShortID(id), dev.ID), "reportedly developments show "+dev.ID+" lists its claims")
		}
		one, other = append(one, id), slices.Delete(other, i, i+1)
	}
	switch {
	case len(one) == 0:
		return nil, nil, fmt.Errorf("%w: name the claims to split off", reportedly.ErrInvalid)
	case len(other) == 0:
		return nil, nil, fmt.Errorf("%w: nothing would be left of development %s", reportedly.ErrInvalid, dev.ID)
	}
	return one, other, nil
}

// anchorsOfClaims are the anchors of claims, in their order, without the reports' words:
// forgetting one of several reports must leave nothing of it.
func anchorsOfClaims(ctx context.Context, r store.Reader, ids []string) ([]judgement.Anchor, error) {
	byReport := map[string][]judgement.Anchor{}
	out := make([]judgement.Anchor, 0, len(ids))
	for _, id := range ids {
		report := reportOf(id)
		if byReport[report] == nil {
			anchors, err := anchorsOf(ctx, r, report)
			if err != nil {
				return nil, err
			}
			byReport[report] = anchors
		}
		i := slices.IndexFunc(byReport[report], func(a judgement.Anchor) bool { return a.ID() == id })
		if i < 0 {
			return nil, notFound("claim", id)
		}
		out = append(out, byReport[report][i].Bare())
	}
	return out, nil
}
