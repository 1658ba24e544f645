package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
)

// judge takes an accept, a reject or a note.
func (d *desk) judge(w http.ResponseWriter, r *http.Request) error {
	act := judgement.Act(r.FormValue("act"))
	switch act {
	case judgement.Accept, judgement.Reject, judgement.Note:
	default:
		return fmt.Errorf("%w: %q is nothing that the desk does", reportedly.ErrInvalid, act)
	}
	out, err := d.memory().Judge(r.Context(), memory.Decision{Act: act, By: d.by(r), Claim: claimOf(r), Value: r.FormValue("value"), Why: r.FormValue("why")})
	if err != nil {
		return err
	}
	to := r.PathValue("claim")
	if next := r.FormValue("next"); act != judgement.Note && claimName(next) {
		to = next
	}
	return d.back(w, r, to, out)
}

// correct takes a correction of a field: a value, several of them, or words of the text.
func (d *desk) correct(w http.ResponseWriter, r *http.Request) error {
	name := r.FormValue("field")
	v := strings.Join(r.Form["value"], ", ")
	if name != "modes" {
		v = r.FormValue("value")
	}
	spans, said, published, err := d.marked(r)
	if err != nil {
		return err
	}
	if len(spans) > 0 {
		if v, err = d.fromWords(name, v, r.FormValue("was"), said, published); err != nil {
			return err
		}
	}
	out, err := d.memory().Judge(r.Context(), memory.Decision{Act: judgement.Correct, By: d.by(r), Claim: claimOf(r), Field: name, Value: v, Words: spans, Why: r.FormValue("why")})
	if err != nil {
		return err
	}
	return d.back(w, r, r.PathValue("claim"), out)
}

// marked are the words of the report that a form names, as fields words and from in
// pairs, with those of the first and the report's date of publication.
func (d *desk) marked(r *http.Request) (spans []text.Span, said, published string, err error) {
	words, from := r.Form["words"], r.Form["from"]
	if !slices.ContainsFunc(words, func(w string) bool { return strings.TrimSpace(w) != "" }) {
		return nil, "", "", nil
	}
	rep, err := d.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return nil, "", "", err
	}
	for i, w := range words {
		if strings.TrimSpace(w) == "" {
			continue
		}
		at := ""
		if i < len(from) {
			at = from[i]
		}
		sp, err := find(rep.Text, w, at)
		if err != nil {
			return nil, "", "", err
		}
		spans = append(spans, sp)
	}
	return spans, strings.Join(strings.Fields(rep.Text.Slice(spans[0])), " "), rep.Published, nil
}

// fromWords is the value of a field for which words of the report were given. A value
// that was typed holds; one that is still what it was gives way to the words: a date
// and a number are read from them, and a list of names has them added.
func (d *desk) fromWords(name, value, was, said, published string) (string, error) {
	untouched := value == was || value == said
	switch name {
	case "time":
		if !untouched {
			return value, nil
		}
		if d.options.When != nil {
			if v := d.options.When(said, published); v != "" {
				return v, nil
			}
		}
		return "", reportedly.WithHint(fmt.Errorf("%w: the words “%s” have no date of their own", reportedly.ErrInvalid, phrase.Clean(said)), "write the date beside them, as in 2016-12-18")
	case "killed", "injured", "detained", "displaced", "size":
		if untouched {
			return said, nil
		}
	case "actors", "recipients", "places", "said-by":
		if value != "" && value == was {
			return value + "; " + strings.NewReplacer(";", ",", "[", "(", "]", ")").Replace(said), nil
		}
	}
	return value, nil
}

// undo takes the visitor's latest decision back.
func (d *desk) undo(w http.ResponseWriter, r *http.Request) error {
	out, err := d.memory().Undo(r.Context(), memory.UndoRequest{By: d.by(r)})
	if err != nil {
		return err
	}
	return d.afterUndo(w, r, out, "/reports/"+r.PathValue("report"))
}

// undoNumber takes an entry of the log back.
func (d *desk) undoNumber(w http.ResponseWriter, r *http.Request) error {
	n, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil || n < 1 {
		return fmt.Errorf("%w: %q is no number of a judgement", reportedly.ErrInvalid, r.PathValue("number"))
	}
	act, err := d.memory().Undoes(r.Context(), n)
	if err != nil {
		return err
	}
	if act.Editorial() && !d.site.Visitor(r).May(web.Editor) {
		return fmt.Errorf("%w: an editor's decision takes an editor to undo", web.ErrForbidden)
	}
	out, err := d.memory().Undo(r.Context(), memory.UndoRequest{By: d.by(r), Number: n})
	if err != nil {
		return err
	}
	return d.afterUndo(w, r, out, web.LocalPath(r.FormValue("back"), "/reports"))
}

// afterUndo leads to the claim of which a decision was taken back, where it is on the
// page that the visitor came from.
func (d *desk) afterUndo(w http.ResponseWriter, r *http.Request, out *memory.Judged, back string) error {
	subject := out.Undone.Subject()
	if len(out.Undone.Claims) == 1 && out.Undone.Development == "" && strings.HasPrefix(back, "/reports/") {
		a := out.Undone.Claims[0]
		subject = "claim " + a.Claim
		back = address(a.Report, a.Claim)
	}
	return d.site.Redirect(w, r, back, web.Notice{Kind: "done", Text: "Undone: " + out.Undone.Words() + ", " + subject + "."})
}

// back answers a decision: it shows a claim of the report, and what became of the
// decision.
func (d *desk) back(w http.ResponseWriter, r *http.Request, claim string, out *memory.Judged) error {
	notice := web.Notice{Kind: "done", Text: said(out) + consequence(out), Undo: out.Entry.Seq}
	if len(out.Conflicts) > 0 {
		notice.Kind = "warning"
		notice.Text += " Reviewers differ here; the latest decision holds."
	}
	return d.site.Redirect(w, r, address(r.PathValue("report"), claim), notice)
}

func said(out *memory.Judged) string {
	claim := "claim"
	if len(out.Entry.Claims) > 0 {
		claim = out.Entry.Claims[0].Claim
	}
	switch out.Entry.Act {
	case judgement.Accept:
		return claim + " accepted."
	case judgement.Reject:
		return claim + " rejected: it no longer counts."
	case judgement.Note:
		return "Note kept on " + claim + "."
	}
	return claim + ": " + out.Entry.Field + " corrected."
}

// consequence says which developments are other ones for a decision.
func consequence(out *memory.Judged) string {
	switch n := len(out.Changed); {
	case n == 0 && len(out.Gone) == 0:
		return ""
	case n == 0:
		return " What it told is no development any more."
	case n == 1:
		return fmt.Sprintf(" The development “%s” is now %s.", phrase.Clean(shorten(out.Changed[0].What)), out.Changed[0].State)
	}
	return fmt.Sprintf(" %d developments are other than before.", len(out.Changed))
}

// maxWhat is the most characters of a headline in a message.
const maxWhat = 80

func shorten(s string) string {
	if r := []rune(s); len(r) > maxWhat {
		return string(r[:maxWhat]) + " …"
	}
	return s
}

func (d *desk) by(r *http.Request) string { return d.site.Visitor(r).Name }

// claimOf is the ID of the claim that a request's path names.
func claimOf(r *http.Request) string {
	return reportedly.TellingID(r.PathValue("report"), r.PathValue("claim"))
}

// claimName tells whether a form's field may be a claim's ID within its report.
func claimName(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}
