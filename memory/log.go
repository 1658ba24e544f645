package memory

import (
	"context"
	"slices"

	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// LogRequest asks for entries of the log.
type LogRequest struct {
	By     []string
	Acts   []judgement.Act
	Report string // the beginning of a report's ID: only judgements on it or its claims
	Latest bool   // the latest first, instead of the oldest
	Page   store.Page
}

// Entry is an entry of the log with whether it is in force.
type Entry struct {
	judgement.Judgement
	InForce bool
	Lost    bool // its report was forgotten, and its words with it
}

// Log lists judgements, the oldest first unless asked otherwise.
func (m *Memory) Log(ctx context.Context, req LogRequest) (store.List[Entry], error) {
	var out store.List[Entry]
	err := m.store.View(ctx, func(r store.Reader) error {
		f := store.JudgementFilter{Who: req.By, Latest: req.Latest}
		for _, a := range req.Acts {
			f.Actions = append(f.Actions, string(a))
		}
		if req.Report != "" {
			id, err := reportID(ctx, r, req.Report)
			if err != nil {
				return err
			}
			f.Within = id
		}
		now, err := m.judged(ctx, r)
		if err != nil {
			return err
		}
		log := now.log
		standing := judgement.Standing(log)
		list, err := r.Judgements(ctx, f, req.Page)
		if err != nil {
			return err
		}
		out.Next = list.Next
		for _, row := range list.Items {
			j, err := fromRow(row)
			if err != nil {
				return err
			}
			e := Entry{Judgement: j, Lost: j.Act == forgotten}
			if e.Lost {
				e.Act = judgement.Act(row.Action)
			}
			i := slices.IndexFunc(log, func(l judgement.Judgement) bool { return l.Seq == j.Seq })
			e.InForce = i >= 0 && standing[i] && !e.Lost
			out.Items = append(out.Items, e)
		}
		return nil
	})
	return out, err
}

// Undoes is the act that an undo of an entry of the log is about: the entry's own, or,
// where that is an undo itself, what the chain of undoing begins with.
func (m *Memory) Undoes(ctx context.Context, number int64) (judgement.Act, error) {
	for {
		row, err := m.store.Judgement(ctx, number)
		if err != nil {
			return "", err
		}
		if row.Undoes == 0 {
			return judgement.Act(row.Action), nil
		}
		number = row.Undoes
	}
}

// Agreement is how far reviewers agree on what several of them judged.
type Agreement struct {
	Reviewers []string
	Units     int // that anybody judged
	Shared    int // that at least two did
	Pairs     []judgement.PairKappa

	Fleiss       float64 // NaN where it has no meaning
	FleissUnits  int
	FleissRaters int
	Alpha        float64 // NaN where it has no meaning
	AlphaUnits   int
}

// Agreement tells how far reviewers agree on acts: accept and reject, grade, or
// credibility.
func (m *Memory) Agreement(ctx context.Context, acts ...judgement.Act) (*Agreement, error) {
	state, err := m.state(ctx, m.store)
	if err != nil {
		return nil, err
	}
	out := agreement(state.Ratings(acts...))
	return &out, nil
}

func agreement(r judgement.Ratings) Agreement {
	out := Agreement{Reviewers: r.Reviewers(), Units: len(r), Shared: r.Shared(), Pairs: r.Pairs()}
	out.Fleiss, out.FleissUnits, out.FleissRaters = judgement.FleissKappa(r)
	out.Alpha, out.AlphaUnits = judgement.Alpha(r)
	return out
}

// Orphans are the judged claims of stored reports that no claim of the present reading
// answers to. They go report by report, so that only reports with judgements are read.
func (m *Memory) Orphans(ctx context.Context) ([]judgement.Orphan, error) {
	var out []judgement.Orphan
	err := m.store.View(ctx, func(r store.Reader) error {
		state, err := m.state(ctx, r)
		if err != nil {
			return err
		}
		byReport := map[string][]judgement.Anchor{}
		var reports []string
		for _, a := range state.Anchors("") {
			if byReport[a.Report] == nil {
				reports = append(reports, a.Report)
			}
			byReport[a.Report] = append(byReport[a.Report], a)
		}
		for _, id := range reports {
			claims, err := claimsAsRead(ctx, r, id)
			if err != nil {
				return err
			}
			if len(claims) == 0 {
				if _, err := r.Report(ctx, id); err != nil {
					if ignoreNotFound(err) == nil {
						continue // it was forgotten
					}
					return err
				}
			}
			_, orphans := judgement.Attach(byReport[id], id, claims)
			out = append(out, orphans...)
		}
		return nil
	})
	return out, err
}
