package memory

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/internal/spelling"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/store"
)

// SourcePage is all that is known of a source.
type SourcePage struct {
	store.Source
	State   *judgement.SourceState // nil where nobody decided anything
	Reports store.List[store.Report]
	Counts  store.Counts // of its claims
}

// Sources lists sources by name.
func (m *Memory) Sources(ctx context.Context, page store.Page) (store.List[store.Source], error) {
	return m.store.Sources(ctx, page)
}

// Source gives a source by its name or an alias, with a page of its reports.
func (m *Memory) Source(ctx context.Context, name string, page store.Page) (*SourcePage, error) {
	var out *SourcePage
	err := m.store.View(ctx, func(r store.Reader) error {
		name, err := sourceName(ctx, r, name)
		if err != nil {
			return err
		}
		s, err := r.Source(ctx, name)
		if err != nil {
			return err
		}
		out = &SourcePage{Source: *s}
		state, err := m.state(ctx, r)
		if err != nil {
			return err
		}
		out.State = state.Sources[name]
		if out.Reports, err = r.Reports(ctx, store.ReportFilter{Sources: []string{name}}, page); err != nil {
			return err
		}
		out.Counts, err = r.Count(ctx, store.ClaimFilter{Sources: []string{name}}, 0)
		return err
	})
	return out, err
}

// sourceOf is a source by name, nil where nothing is known of it.
func sourceOf(ctx context.Context, r store.Reader, name string) (*store.Source, error) {
	if name == "" {
		return nil, nil
	}
	s, err := r.Source(ctx, name)
	if errors.Is(err, reportedly.ErrNotFound) {
		return nil, nil
	}
	return s, err
}

// sourceName is the name of the source that is called so: exactly, in other letters'
// case, or by an alias. The error says which names come near.
func sourceName(ctx context.Context, r store.Reader, name string) (string, error) {
	name = strings.TrimSpace(name)
	if _, err := r.Source(ctx, name); err == nil {
		return name, nil
	} else if !errors.Is(err, reportedly.ErrNotFound) {
		return "", err
	}
	var names []string
	found := ""
	err := all(func(p store.Page) (store.List[store.Source], error) { return r.Sources(ctx, p) }, func(s store.Source) error {
		names = append(names, s.Name)
		same := func(other string) bool { return strings.EqualFold(other, name) }
		if found == "" && (same(s.Name) || slices.ContainsFunc(s.Aliases, same)) {
			found = s.Name
		}
		return nil
	})
	if err != nil || found != "" {
		return found, err
	}
	err = fmt.Errorf("%w: there is no source %q", reportedly.ErrNotFound, name)
	if near := spelling.Near(name, names, 3); len(near) > 0 {
		return "", reportedly.WithHint(err, "did you mean "+strings.Join(near, ", ")+"?")
	}
	return "", reportedly.WithHint(err, "reportedly sources list shows all")
}
