package sources

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/web"
	"github.com/reportedly/reportedly/web/shared"
)

// grade grades a source.
func (s *section) grade(w http.ResponseWriter, r *http.Request) error {
	why := strings.TrimSpace(r.FormValue("why"))
	if why == "" {
		return reportedly.WithHint(fmt.Errorf("%w: a grade needs a reason", reportedly.ErrInvalid), "say in a few words what it rests on, such as how often its reports proved right")
	}
	return s.decide(w, r, memory.Decision{Act: judgement.Grade, Value: r.FormValue("value"), Why: why}, func(j judgement.Judgement) string {
		return "Graded " + j.Value + ", " + judgement.GradeWords(j.Value) + "."
	})
}

// describe sets what is known of a source.
func (s *section) describe(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, memory.Decision{Act: judgement.Set, Field: r.FormValue("field"), Value: strings.TrimSpace(r.FormValue("value"))}, func(j judgement.Judgement) string {
		return "Its " + j.Field + " is set."
	})
}

// note keeps a note.
func (s *section) note(w http.ResponseWriter, r *http.Request) error {
	return s.decide(w, r, memory.Decision{Act: judgement.Note, Value: strings.TrimSpace(r.FormValue("value"))}, func(judgement.Judgement) string { return "Note kept." })
}

// decide makes a decision about the source that the path names, and leads back to it.
func (s *section) decide(w http.ResponseWriter, r *http.Request, d memory.Decision, say func(judgement.Judgement) string) error {
	d.By, d.Source = s.site.Visitor(r).Name, r.PathValue("name")
	out, err := s.memory().Judge(r.Context(), d)
	if err != nil {
		return err
	}
	n := web.Notice{Kind: "done", Text: say(out.Entry), Undo: out.Entry.Seq}
	if len(out.Conflicts) > 0 {
		n.Kind = "warning"
		n.Text += " Reviewers differ here; the latest decision holds."
	}
	return s.site.Redirect(w, r, shared.SourcePath(out.Entry.Source), n)
}
