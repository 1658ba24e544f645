package relational

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"The rebels' leader said: \"We've attacked.\"": "the rebel leader said we ve attack",
		"Sirte's and Sirte’s":                          "sirt and sirt",
		"Élodie, ČÁSLAV; naïve":                        "elodi caslav naiv",
		"x-ray AK-47 12,000":                           "x ray ak 47 12 000",
		"مُحَمَّد":                                     "محمد",
		"हिन्दी":                                       "हिन्दी",
		"北京市 abc東":                                     "北 京 市 abc 東",
		"":                                             "",
		"''’s":                                         "s",
	} {
		if got := strings.Join(words(text), " "); got != want {
			t.Errorf("words of %q = %q, want %q", text, got, want)
		}
	}
}

// FuzzWords: words hold letters, marks and digits alone, so that they may stand
// between quotation marks in any query, and are no longer than they may be.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"The rebels' \"x\"", "ﷺ a*b", "\xff'\x00", "İ ẞ ǆ", strings.Repeat("a", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := words(s)
		q := parse(s)
		for _, c := range append(q.Must, q.Not...) {
			list = append(append(list, c.Words...), c.Prefix)
		}
		for _, w := range list {
			if !utf8.ValidString(w) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }) {
				t.Errorf("%q holds the word %q", s, w)
			}
			if n := utf8.RuneCountInString(w); n > maxWord {
				t.Errorf("%q holds a word of %d characters", s, n)
			}
		}
	})
}

// FuzzUnpack: what isn't packed is an error, never a panic.
func FuzzUnpack(f *testing.F) {
	p, err := packJSON([]byte(`{"id":"c1"}`))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(p)
	f.Add([]byte{packedPlain})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<12 {
			return
		}
		_, _ = unpack(b)
		_, _ = decodeDevelopment(b)
	})
}

// TestDictionary holds the dictionary to its bytes: without them no store can be
// read.
func TestDictionary(t *testing.T) {
	const want = "73fd4ff4de80b0cdc77b785de38ed98d429d9e9bb318d1d4d0202af686308bfc"
	if sum := sha256.Sum256(dictionary); hex.EncodeToString(sum[:]) != want {
		t.Errorf("dictionary.1 was changed (%x): make another one with another number", sum)
	}
}
