package reports

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// sharesPage is a report with those that it shares words with.
type sharesPage struct {
	web.Head
	In    shared.Publication
	ID    string
	Items []share
	Rest  []share // of words that many reports have
}

func (*sharesPage) Template() string { return "reports/shares" }

// share is another report with the same words.
type share struct {
	In       shared.Publication
	Relation string
	Why      string
	Words    int
	Mine     float64 // the share of this report's words that the other has
	Theirs   float64
	Path     string
}

// shares lists the reports that a report shares words with.
func (s *section) shares(w http.ResponseWriter, r *http.Request) error {
	rep, err := s.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	p := &sharesPage{Head: web.Head{Title: "Words in common", At: "/reports", Styles: styles()}, In: shared.Published(rep.Publication(), ""), ID: memory.ShortID(rep.SHA256)}
	for _, row := range rep.Shared {
		other := row.A
		if other == rep.SHA256 {
			other = row.B
		}
		pair, err := memory.Passages(row)
		if err != nil {
			return err
		}
		v := share{In: shared.Published(rep.Others[other], ""), Relation: shared.Relation(row.Relation), Why: pair.Why, Words: pair.Words, Mine: pair.ShareA, Theirs: pair.ShareB, Path: shared.SharedPath(rep.SHA256, other)}
		if pair.A != rep.SHA256 {
			v.Mine, v.Theirs = pair.ShareB, pair.ShareA
		}
		if row.Relation == common {
			p.Rest = append(p.Rest, v)
			continue
		}
		p.Items = append(p.Items, v)
	}
	slices.SortStableFunc(p.Items, func(a, b share) int { return cmp.Compare(b.Words, a.Words) })
	return s.site.Render(w, r, p)
}

// passagesPage is two reports with the passages that they share.
type passagesPage struct {
	web.Head
	A, B           shared.Publication
	Relation, Why  string
	Known          bool // A was published first
	ShareA, ShareB float64
	Items          []passage
	More           int // passages that aren't shown
	Marked         bool
}

func (*passagesPage) Template() string { return "reports/passages" }

// passage is a run of words that both reports have.
type passage struct {
	A, B []shared.Piece // what isn't word for word the same in the other is marked
	Same bool           // word for word, but for case and spaces
}

// maxPassages is how many passages are shown.
const maxPassages = 60

// passages shows what two reports share.
func (s *section) passages(w http.ResponseWriter, r *http.Request) error {
	one, err := s.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	id, err := s.memory().ReportID(r.Context(), r.PathValue("other"))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(one.Shared, func(p store.Pair) bool { return p.A == id || p.B == id })
	if at < 0 {
		return fmt.Errorf("%w: these two reports share no passage", reportedly.ErrNotFound)
	}
	pair, err := memory.Passages(one.Shared[at])
	if err != nil {
		return err
	}
	other, err := s.memory().Store().Report(r.Context(), id)
	if err != nil {
		return err
	}
	a, b := one.Report, other
	if pair.A == other.SHA256 {
		a, b = b, a
	}
	p := &passagesPage{Head: web.Head{Title: "Words in common", At: "/reports", Styles: styles()}, A: shared.Published(a.Publication(), ""), B: shared.Published(b.Publication(), ""),
		Relation: shared.Relation(one.Shared[at].Relation), Why: pair.Why, Known: pair.Known, ShareA: pair.ShareA, ShareB: pair.ShareB}
	for i, x := range pair.Passages {
		if i == maxPassages {
			p.More = len(pair.Passages) - i
			break
		}
		left, right := a.Text.Slice(x.A), b.Text.Slice(x.B)
		v := passage{Same: strings.EqualFold(strings.Join(strings.Fields(left), " "), strings.Join(strings.Fields(right), " "))}
		v.A, v.B = otherwise(left, right), otherwise(right, left)
		p.Items, p.Marked = append(p.Items, v), p.Marked || !v.Same
	}
	return s.site.Render(w, r, p)
}

// otherwise is a passage with the words marked that the other lacks.
func otherwise(words, other string) []shared.Piece {
	has := map[string]int{}
	for _, w := range strings.Fields(other) {
		has[bare(w)]++
	}
	var out []shared.Piece
	for _, w := range strings.Fields(words) {
		hit := has[bare(w)] == 0
		has[bare(w)]--
		if n := len(out); n > 0 && out[n-1].Hit == hit {
			out[n-1].Text += " " + w
			continue
		}
		out = append(out, shared.Piece{Text: w, Hit: hit})
	}
	return out
}

// bare is a word without case and marks.
func bare(w string) string { return strings.ToLower(strings.Trim(w, ".,;:!?()[]“”\"'‘’–-")) }
