package token_test

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/ling/token"
	"github.com/reportedly/reportedly/text"
)

// check holds the tokens of sp to what the package promises.
func check(t *testing.T, tx *text.Text, sp text.Span) {
	t.Helper()
	at := sp.Start
	for _, tok := range token.Tokenize(tx, sp) {
		if tok.Empty() || tok.Start < at || tok.End > sp.End {
			t.Fatalf("token %v after %d in %v", tok, at, sp)
		}
		uncovered(t, tx.Slice(text.Span{Start: at, End: tok.Start}))
		if w := ling.Unbroken(tx.Slice(tok)); strings.IndexFunc(w, unicode.IsSpace) >= 0 {
			t.Fatalf("white space in %q", w)
		}
		if err := tx.Check(tok); err != nil && strings.ToValidUTF8(tx.String(), "") == tx.String() {
			t.Fatal(err)
		}
		at = tok.End
	}
	uncovered(t, tx.Slice(text.Span{Start: at, End: sp.End}))
}

// uncovered fails where gap, which no token covers, shows anything.
func uncovered(t *testing.T, gap string) {
	t.Helper()
	for _, r := range gap {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			t.Fatalf("%q is in no token", gap)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{
		"Gen. al-'Adnani's 5,000-strong R.S.F. didn't leave www.example.org/a(b) on 12/11/2016.",
		"“'90s” $5m 10%'s +249-1 1-800-555-0142 a.m.. ...?! S/RES/1 @x #y 8a.m. USD5 w/o ‘’",
		"the ab-\n  ducted, \"pre-\r\nvent\" and gov\u00ad\nern; Osk-\nborn 30-\nyear a-\n\nbc- \n",
		"İ'S\u0130n't \u00ad'\u2019s\xff\u200b\u202f",
	} {
		f.Add(s, uint(0), uint(len(s)))
	}
	f.Fuzz(func(t *testing.T, s string, from, to uint) {
		tx := text.New(s)
		sp := text.Span{Start: int(min(from, uint(len(s)))), End: int(min(to, uint(len(s))))}
		if sp.Start > sp.End {
			sp.Start, sp.End = sp.End, sp.Start
		}
		if tx.Check(sp) != nil {
			sp = text.Span{End: len(s)}
		}
		check(t, tx, sp)
	})
}

// TestTime makes sure that texts made to be slow aren't.
func TestTime(t *testing.T) {
	const size = 1 << 18
	for _, unit := range []string{
		"a", "a.", "a'", "a's", "1", "1,", "1-", "1.", "1/", "'", "‘", ")", "(", "-", "a-", "non-", "abc-\n", "abc-\ndef\u00ad\n", "a/", "http://", "www.", "a@", "a.b@",
		"a&", "#a", "@", "...", "?", "S/", "1'", "\u00ad", "\xff", "Mr.", "é", "x9", "9x", "_", "$", "US$", ".1", "(http://a)", "a. ", " ", "\n",
	} {
		start := time.Now()
		check(t, text.New(strings.Repeat(unit, size/len(unit))), text.Span{End: size / len(unit) * len(unit)})
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("256 KiB of %q took %v", unit, d)
		}
	}
}
