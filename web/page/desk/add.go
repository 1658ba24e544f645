package desk

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/text"
	"github.com/reportedly/reportedly/web"
)

// add takes a claim that the program missed: words of the text, and what they claim.
func (d *desk) add(w http.ResponseWriter, r *http.Request) error {
	rep, err := d.memory().Report(r.Context(), r.PathValue("report"))
	if err != nil {
		return err
	}
	from := r.Form["from"]
	sp, err := find(rep.Text, r.FormValue("words"), first(from))
	if err != nil {
		return err
	}
	kind := r.FormValue("type")
	if !slices.ContainsFunc(d.types(""), func(o option) bool { return o.Value == kind }) {
		return reportedly.WithHint(fmt.Errorf("%w: choose what the words claim", reportedly.ErrInvalid), "an event’s type, or presence, control and so on")
	}
	decision := memory.Decision{Act: judgement.Add, By: d.by(r), Report: rep.SHA256, Words: []text.Span{sp}, Value: kind, Why: r.FormValue("why")}
	if word := r.FormValue("trigger"); strings.TrimSpace(word) != "" {
		if decision.Trigger, err = within(rep.Text, sp, word); err != nil {
			return err
		}
	}
	out, err := d.memory().Judge(r.Context(), decision)
	if err != nil {
		return err
	}
	claim := out.Entry.Claims[0].Claim
	return d.site.Redirect(w, r, address(rep.SHA256, claim), web.Notice{Kind: "done", Text: claim + " added. Give it its values now: who, whom, where, when.", Undo: out.Entry.Seq})
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// within is where a word stands within words of the text: the first place.
func within(t *text.Text, sp text.Span, word string) (text.Span, error) {
	want := memory.SplitWords(word)
	s := t.Slice(sp)
	for at := 0; at < len(s); {
		i := strings.Index(s[at:], want[0])
		if i < 0 {
			break
		}
		if end, ok := memory.MatchWords(s[at+i:], want); ok {
			return text.Span{Start: sp.Start + at + i, End: sp.Start + at + i + end}, nil
		}
		at += i + len(want[0])
	}
	return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: “%s” isn’t among the claim’s words", reportedly.ErrInvalid, phrase.Clean(word)), "copy it from them, letter by letter, or leave it empty")
}

// find is where words stand in the text. from is where the page's script says that they
// begin: bytes, a colon, and UTF-16 units from there; without it the words must occur
// once. White space counts as one space, as the page shows it.
func find(t *text.Text, words, from string) (text.Span, error) {
	if want := memory.SplitWords(words); from != "" && len(want) > 0 {
		at, ok := position(t, from)
		if ok {
			for at < t.Len() && strings.IndexByte(" \n\t\r", t.String()[at]) >= 0 {
				at++
			}
			if end, ok := memory.MatchWords(t.String()[at:], want); ok {
				return text.Span{Start: at, End: at + end}, nil
			}
		}
		return text.Span{}, reportedly.WithHint(fmt.Errorf("%w: the words aren’t where they were marked", reportedly.ErrInvalid), "load the page anew and mark them again")
	}
	return memory.FindWords(t, words)
}

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
