package developments

import (
	"context"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web/shared"
)

// neighbour is a development that may tell of the same and wasn't joined.
type neighbour struct {
	memory.Neighbour
	Path   string             // where both are set side by side
	Mine   shared.Publication // the claims that are most alike
	Theirs string             // the other's words' page
}

// Against says why it wasn't joined.
func (n neighbour) Against() string {
	switch {
	case n.Parted != nil:
		return "a person keeps them apart"
	case n.Why != "":
		return "against it: " + phrase.Clean(n.Why)
	case n.Score >= 0.5:
		return "what is told beside these claims keeps them apart"
	}
	return "not likely enough"
}

// maxNear is how many neighbours are shown.
const maxNear = 6

// near are the likest developments that weren't joined with one.
func (s *section) near(ctx context.Context, d *memory.DevelopmentPage) ([]neighbour, error) {
	list, err := s.memory().Neighbours(ctx, d.ID, maxNear)
	if err != nil {
		return nil, err
	}
	var out []neighbour
	for _, n := range list {
		out = append(out, neighbour{n, joinPath(d.ID, n.ID), linkTo(d, n.Mine), shared.DeskPath(shared.ReportOf(n.Theirs), shared.ClaimOf(n.Theirs))})
	}
	return out, nil
}

// would is what a decision would make of developments, without making it.
func (s *section) would(ctx context.Context, d memory.Decision) ([]reportedly.Development, error) {
	out, err := s.memory().Would(ctx, d)
	if err != nil {
		return nil, err
	}
	return out.Changed, nil
}
