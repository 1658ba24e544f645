package memory

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/store"
)

// View is a question that a person keeps under a name.
type View struct {
	By   string
	Name string    // at most 80 letters
	Path string    // where it is asked, as given: "/search?q=…", at most 2,000 bytes
	At   time.Time // when it was kept
}

// The most that a person's views may be.
const (
	maxViews    = 200
	maxViewName = 80
	maxViewPath = 2000
)

// Views are the views that a person keeps, by name.
func (m *Memory) Views(ctx context.Context, by string) ([]View, error) {
	return views(ctx, m.store, m.by(by))
}

// SaveView keeps a view, in place of the one of its person and name. The error wraps
// [reportedly.ErrInvalid] for a name or a path that is empty or too long, and where
// the person keeps 200 already.
func (m *Memory) SaveView(ctx context.Context, v View) error {
	v.By, v.Name, v.At = m.by(v.By), strings.TrimSpace(v.Name), m.now().UTC()
	switch {
	case v.By == "":
		return fmt.Errorf("%w: nobody is named who keeps the view", reportedly.ErrInvalid)
	case v.Name == "" || !utf8.ValidString(v.Name) || utf8.RuneCountInString(v.Name) > maxViewName:
		return fmt.Errorf("%w: a view's name has 1 to %d letters", reportedly.ErrInvalid, maxViewName)
	case v.Path == "" || !utf8.ValidString(v.Path) || len(v.Path) > maxViewPath:
		return fmt.Errorf("%w: a view's address has 1 to %d bytes", reportedly.ErrInvalid, maxViewPath)
	}
	return m.store.Update(ctx, func(tx store.Tx) error {
		list, err := views(ctx, tx, v.By)
		if err != nil {
			return err
		}
		list = slices.DeleteFunc(list, func(old View) bool { return old.Name == v.Name })
		if len(list) >= maxViews {
			return reportedly.WithHint(fmt.Errorf("%w: %s keeps %d views already", reportedly.ErrInvalid, v.By, maxViews), "remove one that is no longer used")
		}
		return putViews(ctx, tx, v.By, append(list, v))
	})
}

// DropView removes a view. The error wraps [reportedly.ErrNotFound] where there is
// none.
func (m *Memory) DropView(ctx context.Context, by, name string) error {
	by = m.by(by)
	return m.store.Update(ctx, func(tx store.Tx) error {
		list, err := views(ctx, tx, by)
		if err != nil {
			return err
		}
		left := slices.DeleteFunc(slices.Clone(list), func(v View) bool { return v.Name == strings.TrimSpace(name) })
		if len(left) == len(list) {
			return fmt.Errorf("%w: %s keeps no view %q", reportedly.ErrNotFound, by, name)
		}
		return putViews(ctx, tx, by, left)
	})
}

// viewsName is the name under which the store keeps a person's views.
func viewsName(by string) string { return "views/" + by }

func views(ctx context.Context, r store.Reader, by string) ([]View, error) {
	b, err := r.Value(ctx, viewsName(by))
	if err != nil {
		return nil, ignoreNotFound(err)
	}
	var out []View
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("the views of %s: %w: %w", by, store.ErrDamaged, err)
	}
	return out, nil
}

func putViews(ctx context.Context, tx store.Tx, by string, list []View) error {
	if len(list) == 0 {
		return tx.PutValue(ctx, viewsName(by), nil)
	}
	slices.SortFunc(list, func(a, b View) int { return cmp.Compare(a.Name, b.Name) })
	b, err := json.Marshal(list)
	if err != nil {
		return err
	}
	return tx.PutValue(ctx, viewsName(by), b)
}
