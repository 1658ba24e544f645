// Package shared holds what several pages show alike: claims on a line, labels of
// states, lists with a next page, and the functions of all templates.
//
// In: values of the root package and of memory. Out: small typed structs with
// templates to match, and words. It knows no requests and no visitors. Every function
// that gives words of a report passes them through phrase.Clean, so that they can't
// turn the direction of what stands beside them; html/template escapes them.
package shared

import (
	"embed"
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/memory"
)

// Templates are the parts that all pages may use.
//
//go:embed *.tmpl
var Templates embed.FS

// Pair hands two values to a template.
type Pair struct{ First, Second any }

// Functions are the functions of all templates.
func Functions() template.FuncMap {
	return template.FuncMap{
		"pair":       func(a, b any) Pair { return Pair{a, b} },
		"clean":      phrase.Clean,
		"words":      strings.Fields,
		"join":       strings.Join,
		"short":      memory.ShortID,
		"plural":     Plural,
		"thousands":  Thousands,
		"day":        Day,
		"moment":     Moment,
		"period":     Period,
		"percent":    func(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + "%" },
		"score":      func(p float64) string { return strconv.FormatFloat(p, 'f', 2, 64) },
		"agree":      Coefficient,
		"class":      ClassKey,
		"symbol":     func(c *reportedly.Claim) string { return phrase.ClassOf(c).Symbol() },
		"label":      phrase.Label,
		"gist":       func(c reportedly.Claim) string { return phrase.Who(&c) },
		"ref":        func(c reportedly.Claim) *reportedly.Claim { return &c },
		"termid":     TermID,
		"bytes":      Bytes,
		"span":       Span,
		"sourcepath": SourcePath,
		"relation":   Relation,
		"means":      StateMeans,
		"surety":     func(c reportedly.Claim) string { return Surety(&c) },
		"setting":    func(c reportedly.Claim) string { return Setting(&c) },
		"segments":   func(parts ...string) string { return strings.Join(parts, "/") },
	}
}

// ClassKey is the style class of a claim: q1 to q4 for events by their quad class,
// "state" for all else.
func ClassKey(c *reportedly.Claim) string {
	if q := c.Event.Quad(); c.Kind == reportedly.KindEvent && q != reportedly.NoQuad {
		return "q" + strconv.Itoa(int(q))
	}
	return "state"
}

// Plural is "1 claim" or "3 claims".
func Plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%s %ss", Thousands(n), word)
}

// Thousands is a number with its thousands parted: "12,000".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0 && s[at-1] != '-'; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// Day is a day as people write it: "12 March 2021"; "" for none.
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 January 2006")
}

// Moment is a time to the minute, in UTC: "12 March 2021, 09:10"; "" for none.
func Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 January 2006, 15:04") + " UTC"
}

// Period is a value in EDTF in words, or the value where it has none.
func Period(edtf string) string {
	if p := phrase.Period(edtf); p != "" {
		return p
	}
	return phrase.Clean(edtf)
}

// TermID is where help explains a term of the codebook: "event-ASSAULT".
func TermID(field, name string) string {
	return strings.ReplaceAll(field+"-"+name, " ", "-")
}

// Coefficient is a coefficient of agreement to two decimals, "undefined" where it has
// no meaning.
func Coefficient(v float64) string {
	if math.IsNaN(v) {
		return "undefined"
	}
	return strconv.FormatFloat(v, 'f', 2, 64)
}

// Bytes is a size: "12 kB".
func Bytes(n int64) string {
	switch {
	case n < 1000:
		return strconv.FormatInt(n, 10) + " bytes"
	case n < 1_000_000:
		return strconv.FormatInt((n+500)/1000, 10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB"
}
