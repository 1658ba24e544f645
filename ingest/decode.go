package ingest

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/text"
)

// decoded is a file's text as UTF-8.
type decoded struct {
	text     string
	encoding string             // IANA name in lower case
	pieces   []reportedly.Piece // none where text and file are the same
}

const (
	bom8 = "\xef\xbb\xbf"
	bomL = "\xff\xfe"
	bomB = "\xfe\xff"
)

// decode turns a file into UTF-8. A non-empty label says the encoding; else it
// is found out.
func decode(raw []byte, media, label string) (decoded, error) {
	name := label
	if name == "" {
		name = detect(raw, media)
	} else if _, canonical := charset.Lookup(label); canonical != "" {
		name = canonical
	} else {
		return decoded{}, reportedly.WithHint(fmt.Errorf("%w: encoding %q is not known", reportedly.ErrInvalid, label), "use a name like utf-8, utf-16le, windows-1252 or windows-1256")
	}
	switch name {
	case "utf-8":
		return decodeUTF8(raw), nil
	case "utf-16le", "utf-16be":
		return decodeUTF16(raw, name), nil
	}
	enc, name := charset.Lookup(name)
	if enc == nil {
		enc, name = charmap.Windows1252, western
	}
	return decodeOther(raw, enc, name), nil
}

// detect finds out the encoding.
func detect(raw []byte, media string) string {
	if bytes.HasPrefix(raw, []byte(bom8)) {
		return "utf-8"
	}
	if w := wide(raw); w != "" {
		return w
	}
	multi, bad := countUTF8(raw)
	// Letters outside ASCII form valid UTF-8 by intent only; a few broken bytes
	// among many are damage, like a file that was cut off.
	if bad == 0 || multi > 0 && (bad-cutOff(raw))*10 <= multi {
		return "utf-8"
	}
	if media == HTML {
		_, name, certain := charset.DetermineEncoding(raw[:min(len(raw), 1024)], "")
		if certain && name != "utf-8" && !strings.HasPrefix(name, "utf-16") && name != "replacement" && name != "x-user-defined" {
			return name
		}
	}
	return byLetters(raw)
}

// wide is the kind of UTF-16 that a file is in, by its byte order mark, or
// because nearly every second byte is nil, as in ASCII text; else "".
func wide(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte(bomL)) && !bytes.HasPrefix(raw, []byte(bomL+"\x00\x00")):
		return "utf-16le"
	case bytes.HasPrefix(raw, []byte(bomB)):
		return "utf-16be"
	}
	head := raw[:min(len(raw), 4096)&^1]
	if len(head) < 8 {
		return ""
	}
	var nils [2]int
	for i, c := range head {
		if c == 0 {
			nils[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case nils[1]*10 >= half*7 && nils[0] == 0:
		return "utf-16le"
	case nils[0]*10 >= half*7 && nils[1] == 0:
		return "utf-16be"
	}
	return ""
}

// countUTF8 counts the characters of several bytes, and the bytes that belong
// to none.
func countUTF8(raw []byte) (multi, bad int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			multi++
		}
		i += n
	}
	return multi, bad
}

// cutOff is the number of bytes of the character in whose middle a file ends.
func cutOff(raw []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(raw); n++ {
		if utf8.RuneStart(raw[len(raw)-n]) {
			if utf8.FullRune(raw[len(raw)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

// byLetters guesses the encoding by the frequency of letters; windows-1252
// where that says little. The sample begins a little before the first byte
// outside ASCII, which may come late in an English text.
func byLetters(raw []byte) string {
	first := bytes.IndexFunc(raw, func(r rune) bool { return r >= utf8.RuneSelf })
	start := max(0, first-2048)
	guesses, err := chardet.NewTextDetector().DetectAll(raw[start:min(len(raw), start+1<<16)])
	if err != nil {
		return western
	}
	best, top, own := western, leastSure, 0
	for _, g := range guesses {
		_, name := charset.Lookup(g.Charset)
		switch name {
		case "", "utf-8", "utf-16le", "utf-16be", "replacement", "iso-2022-jp":
			continue
		case western:
			own = max(own, g.Confidence)
		}
		// The detector's order is by chance where two are equally likely.
		if g.Confidence > top || g.Confidence == top && name < best {
			best, top = name, g.Confidence
		}
	}
	if own+closeCall >= top {
		return western
	}
	return best
}

const (
	western   = "windows-1252" // the usual encoding of English texts that aren't UTF-8
	leastSure = 30             // per cent below which a guess by letters says little
	closeCall = 10             // per cent by which another guess must be the likelier one
)

// decodeUTF8 leaves valid UTF-8 as it is, but cuts a byte order mark and puts
// U+FFFD for bytes that belong to no character.
func decodeUTF8(raw []byte) decoded {
	skip := 0
	if bytes.HasPrefix(raw, []byte(bom8)) {
		skip = len(bom8)
	}
	if utf8.Valid(raw) {
		d := decoded{text: string(raw[skip:]), encoding: "utf-8"}
		if skip > 0 {
			var m origin.Map
			m.AddRun(len(d.text), text.Span{Start: skip, End: len(raw)})
			d.pieces = m.Pieces()
		}
		return d
	}
	b := builder{}
	for i := skip; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			b.add("\ufffd", i, i+1)
		} else {
			b.copy(raw[i:i+n], i)
		}
		i += n
	}
	return b.done("utf-8")
}

// builder collects decoded text with its origin.
type builder struct {
	s strings.Builder
	m origin.Map
}

func (b *builder) add(s string, start, end int) {
	b.s.WriteString(s)
	b.m.Add(len(s), text.Span{Start: start, End: end})
}

func (b *builder) copy(raw []byte, start int) {
	b.s.Write(raw)
	b.m.AddRun(len(raw), text.Span{Start: start, End: start + len(raw)})
}

func (b *builder) done(encoding string) decoded {
	return decoded{text: b.s.String(), encoding: encoding, pieces: b.m.Pieces()}
}

func decodeUTF16(raw []byte, name string) decoded {
	unit := func(i int) rune { return rune(raw[i]) | rune(raw[i+1])<<8 }
	if name == "utf-16be" {
		unit = func(i int) rune { return rune(raw[i+1]) | rune(raw[i])<<8 }
	}
	b := builder{}
	i := 0
	if len(raw) >= 2 && unit(0) == 0xfeff {
		i = 2
	}
	for i+1 < len(raw) {
		r, n := unit(i), 2
		if utf16.IsSurrogate(r) {
			r2 := rune(utf8.RuneError)
			if i+3 < len(raw) {
				r2 = utf16.DecodeRune(r, unit(i+2))
			}
			if r = r2; r != utf8.RuneError {
				n = 4
			}
		}
		b.add(string(r), i, i+n)
		i += n
	}
	if i < len(raw) {
		b.add("\ufffd", i, len(raw))
	}
	return b.done(name)
}

// decodeOther decodes character by character, so that each is known to its
// bytes.
func decodeOther(raw []byte, enc encoding.Encoding, name string) decoded {
	b := builder{}
	ascii := name != "iso-2022-jp" // there ASCII bytes may be halves of characters
	dec := enc.NewDecoder()
	var dst [64]byte
	for i := 0; i < len(raw); {
		if ascii && raw[i] < utf8.RuneSelf {
			b.copy(raw[i:i+1], i)
			i++
			continue
		}
		n, src := 0, 0
		for k := 1; k <= 8 && i+k <= len(raw) && n+src == 0; k++ {
			var err error
			n, src, err = dec.Transform(dst[:], raw[i:i+k], false)
			if err != nil && err != transform.ErrShortSrc {
				break
			}
		}
		if n == 0 && src == 0 {
			n, src = copy(dst[:], "\ufffd"), 1
		}
		if n > 0 {
			b.add(string(dst[:n]), i, i+src)
		}
		i += src
	}
	return b.done(name)
}
