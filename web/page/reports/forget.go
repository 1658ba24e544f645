package reports

import (
	"fmt"
	"net/http"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// lossPage asks whether a report is to be forgotten, and says what is lost with it.
type lossPage struct {
	web.Head
	*memory.Loss
	In      shared.Publication
	Changed int // developments that go on without it
}

// Size is the size of its original.
func (p *lossPage) Size() int64 { return int64(p.Bytes) }

func (*lossPage) Template() string { return "reports/forget" }

// loss shows what forgetting a report takes away.
func (s *section) loss(w http.ResponseWriter, r *http.Request) error {
	loss, err := s.memory().WouldForget(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	p := &lossPage{Head: web.Head{Title: "Forget a report", At: "/reports", Styles: styles()}, Loss: loss, In: shared.Published(loss.Report, ""), Changed: len(loss.Developments) - loss.Alone}
	return s.site.Render(w, r, p)
}

// forget forgets a report, once the visitor has said that it is meant.
func (s *section) forget(w http.ResponseWriter, r *http.Request) error {
	if r.FormValue("sure") != "yes" {
		return reportedly.WithHint(fmt.Errorf("%w: it wasn’t confirmed that the report is to be forgotten", reportedly.ErrInvalid), "tick the box above the button")
	}
	loss, err := s.memory().Forget(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	name := shared.Published(loss.Report, "").Title
	return s.site.Redirect(w, r, "/reports", web.Notice{Kind: "done", Text: fmt.Sprintf("Forgotten: %s, with %s. It can’t be undone, short of adding the report again.", name, shared.Plural(loss.Claims, "claim"))})
}
