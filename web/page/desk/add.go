package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
)

// add takes a claim that the program missed: words of the text, and what they claim.
func (d *desk) add(w http.ResponseWriter, r *http.Request) error {
	rep, err := d.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	sp, err := find(rep.Text, r.FormValue("words"), r.FormValue("from"))
	if err != nil {
		return err
	}
	kind := r.FormValue("type")
	if !slices.ContainsFunc(d.types(""), func(o option) bool { return o.Value == kind }) {
		return reportedly.WithHint(fmt.Errorf("%w: choose what the words claim", reportedly.ErrInvalid), "an event’s type, or presence, control and so on")
	}
	out, err := d.options.Add(r.Context(), Missed{By: d.by(r), Report: rep.SHA256, Words: sp, Type: kind, Why: r.FormValue("why")})
	if err != nil {
		return err
	}
	claim := ""
	if len(out.Entry.Claims) > 0 {
		claim = out.Entry.Claims[0].Claim
	}
	return d.site.Redirect(w, r, address(rep.SHA256, claim), web.Notice{Kind: "done", Text: "Claim added. Give it its values below.", Undo: out.Entry.Seq})
}

// find is where words stand in the text. from is where the page's script says that they
// begin: bytes, a colon, and UTF-16 units from there; without it the words must occur
// once. White space counts as one space, as the page shows it.
func find(t *text.Text, words, from string) (text.Span, error) {
	want := strings.FieldsFunc(words, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) })
	if len(want) == 0 {
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: no words are chosen", reportedly.ErrInvalid), "mark the words in the text, or copy them into the field")
	}
	if from != "" {
		at, ok := position(t, from)
		if ok {
			for at < t.Len() && isSpace(t.String()[at]) {
				at++
			}
			if end, ok := matches(t.String()[at:], want); ok {
				return text.Span{Start: at, End: at + end}, nil
			}
		}
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the words aren’t where they were marked", reportedly.ErrInvalid), "load the page anew and mark them again")
	}
	return search(t.String(), words, want)
}

// search finds words that must occur once.
func search(s, words string, want []string) (text.Span, error) {
	var found []text.Span
	for at := 0; at < len(s) && len(found) < 2; {
		i := strings.Index(s[at:], want[0])
		if i < 0 {
			break
		}
		if end, ok := matches(s[at+i:], want); ok {
			found = append(found, text.Span{Start: at + i, End: at + i + end})
		}
		at += i + len(want[0])
	}
	switch len(found) {
	case 0:
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the report has no words “%s”", reportedly.ErrInvalid, words), "copy them from the text, letter by letter")
	case 1:
		return found[0], nil
	}
	return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the words “%s” occur more than once", reportedly.ErrInvalid, words), "copy some more words on either side")
}

// matches tells whether s begins with the words, and how many bytes they take there.
func matches(s string, want []string) (end int, ok bool) {
	at := 0
	for i, w := range want {
		if i > 0 {
			gap := at
			for at < len(s) && isSpace(s[at]) {
				at++
			}
			if at == gap {
				return 0, false
			}
		}
		if !strings.HasPrefix(s[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// position reads "bytes:units" into an offset.
func position(t *text.Text, from string) (int, bool) {
	a, b, ok := strings.Cut(from, ":")
	at, err1 := strconv.Atoi(a)
	units, err2 := strconv.Atoi(b)
	if !ok || err1 != nil || err2 != nil || at < 0 || at > t.Len() || units < 0 || units > t.Len() {
		return 0, false
	}
	for units > 0 && at < t.Len() {
		r, size := utf8.DecodeRuneInString(t.String()[at:])
		at += size
		units--
		if r > 0xffff {
			units--
		}
	}
	return at, units == 0 && (at == t.Len() || utf8.RuneStart(t.String()[at]))
}
