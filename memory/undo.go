package memory

import (
	"context"
	"fmt"
	"slices"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// UndoRequest says what to take back: the entry of a number; else the latest entry in
// force about a claim, a development or a source; else the latest in force of all
// that By made.
type UndoRequest struct {
	By  string
	Why string

	Number                     int64
	Claim, Development, Source string
}

// Undo takes an entry of the log back, which may be an undo itself.
func (m *Memory) Undo(ctx context.Context, req UndoRequest) (*Judged, error) {
	out, err := m.UndoAll(ctx, []UndoRequest{req})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// UndoAll is Undo on several entries, in one transaction: where one can't be taken back,
// none is.
func (m *Memory) UndoAll(ctx context.Context, list []UndoRequest) ([]*Judged, error) {
	undone := make([]judgement.Judgement, len(list))
	makes := make([]func(store.Tx) (judgement.Judgement, error), len(list))
	for i, req := range list {
		makes[i] = func(tx store.Tx) (j judgement.Judgement, err error) {
			if j, err = m.undoes(ctx, tx, req); err != nil {
				return j, err
			}
			undone[i] = j
			return judgement.Judgement{At: m.now().UTC(), By: m.by(req.By), Act: judgement.Undo, Why: req.Why, Of: j.Seq,
				Claims: j.Claims, Others: j.Others, Development: j.Development, Source: j.Source}, nil
		}
	}
	out, err := m.decideAll(ctx, makes)
	for i := range out {
		out[i].Undone = &undone[i]
	}
	return out, err
}

// undoes finds the entry that a request is about.
func (m *Memory) undoes(ctx context.Context, tx store.Tx, req UndoRequest) (judgement.Judgement, error) {
	now, err := m.judged(ctx, tx)
	if err != nil {
		return judgement.Judgement{}, err
	}
	log := now.log
	standing := judgement.Standing(log)
	if req.Number != 0 {
		i := slices.IndexFunc(log, func(j judgement.Judgement) bool { return j.Seq == req.Number })
		switch {
		case i < 0:
			return judgement.Judgement{}, reportedly.WithHint(fmt.Errorf("%w: there is no judgement %d", reportedly.ErrNotFound, req.Number), "reportedly judgements list shows them")
		case !standing[i]:
			return judgement.Judgement{}, reportedly.WithHint(fmt.Errorf("%w: judgement %d is undone already", reportedly.ErrInvalid, req.Number), "undo the undo to bring it back; reportedly judgements list shows its number")
		case log[i].Act == forgotten:
			return judgement.Judgement{}, fmt.Errorf("%w: judgement %d went with its report, which was forgotten", reportedly.ErrInvalid, req.Number)
		}
		return log[i], nil
	}
	about, what, err := m.aboutOf(ctx, tx, req)
	if err != nil {
		return judgement.Judgement{}, err
	}
	for i := len(log) - 1; i >= 0; i-- {
		if standing[i] && log[i].Act != judgement.Undo && log[i].Act != forgotten && about(log[i]) {
			return log[i], nil
		}
	}
	return judgement.Judgement{}, reportedly.WithHint(fmt.Errorf("%w: nothing %s can be undone", reportedly.ErrNotFound, what), "reportedly judgements list shows all that was decided; judgements undo NUMBER undoes an undo too")
}

func (m *Memory) aboutOf(ctx context.Context, tx store.Tx, req UndoRequest) (about func(judgement.Judgement) bool, what string, err error) {
	switch {
	case req.Claim != "":
		id, err := claimID(ctx, tx, req.Claim)
		if err != nil {
			return nil, "", err
		}
		key, err := keyOf(ctx, tx, id)
		return func(j judgement.Judgement) bool {
			return j.Development == "" && slices.ContainsFunc(j.Claims, func(a judgement.Anchor) bool { return a.Key() == key })
		}, "about claim " + ShortID(id), err
	case req.Development != "":
		// It may be gone by what is to be undone.
		id, err := developmentID(ctx, tx, req.Development)
		if err != nil {
			id = req.Development
		}
		return func(j judgement.Judgement) bool { return j.Development == id }, "about development " + id, nil
	case req.Source != "":
		name, err := sourceName(ctx, tx, req.Source)
		return func(j judgement.Judgement) bool { return j.Source == name }, "about source " + name, err
	}
	by := m.by(req.By)
	return func(j judgement.Judgement) bool { return j.By == by }, "that " + by + " decided", nil
}
