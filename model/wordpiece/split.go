package wordpiece

import (
	"math"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/reportedly/reportedly/text"
)

// maxPartRunes is the length over which a part of a word is [UNK] whole.
const maxPartRunes = 100

// Piece is a piece of a text with the bytes that it stands for. Two pieces of
// one character (Korean syllables come apart) have the same span.
type Piece struct {
	ID   int32
	Span text.Span
}

// Splitter splits text and holds the memory for it. It isn't safe for
// concurrent use; a Vocabulary has any number of splitters.
type Splitter struct {
	v      *Vocabulary
	part   []rune // the normalised part of a word that is being read
	spans  []text.Span
	whole  bool // the part has over maxPartRunes runes
	norm   []byte
	key    []byte
	ends   []int // byte length of key after each rune
	pieces []Piece
}

// Splitter is a new splitter for the vocabulary.
func (v *Vocabulary) Splitter() *Splitter { return &Splitter{v: v} }

// Split splits a text into pieces, in order. The slice is valid until the next
// call.
func (s *Splitter) Split(txt string) []Piece { return s.split(txt, math.MaxInt) }

// Append appends the numbers of a word's pieces, at most most of them and at
// least one: [UNK] for a word without any.
func (s *Splitter) Append(dst []int32, word string, most int) []int32 {
	if id, ok := s.v.first[word]; ok && plain(word) {
		return append(dst, id)
	}
	pieces := s.split(word, most)
	if len(pieces) == 0 {
		return append(dst, s.v.unknown)
	}
	for _, p := range pieces[:min(most, len(pieces))] {
		dst = append(dst, p.ID)
	}
	return dst
}

// plain tells whether a word stays as it is: lower-case ASCII letters only.
func plain(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// split stops after the part of a word that brings the pieces to most.
func (s *Splitter) split(txt string, most int) []Piece {
	s.pieces = s.pieces[:0]
	s.drop()
	for i, size := 0, 0; i < len(txt) && len(s.pieces) < most; i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(txt[i:])
		span := text.Span{Start: i, End: i + size}
		switch {
		case r < utf8.RuneSelf:
			s.ascii(r, span)
		case removed(r):
		case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
			s.flush()
		case ideograph(r):
			s.flush()
			s.decompose(txt[i:i+size], span)
			s.flush()
		default:
			s.decompose(txt[i:i+size], span)
		}
	}
	s.flush()
	return s.pieces
}

func (s *Splitter) ascii(r rune, span text.Span) {
	switch {
	case r == ' ' || r == '\t' || r == '\n' || r == '\r':
		s.flush()
	case r < ' ' || r == 0x7f: // control characters, vertical tab and form feed with them, are removed
	case 'A' <= r && r <= 'Z':
		s.add(r+'a'-'A', span)
	case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
		s.add(r, span)
	default:
		s.single(r, span)
	}
}

// decompose adds a character without its accents, in lower case.
func (s *Splitter) decompose(ch string, span text.Span) {
	s.norm = norm.NFD.AppendString(s.norm[:0], ch)
	for b := s.norm; len(b) > 0; {
		r, size := utf8.DecodeRune(b)
		b = b[size:]
		switch {
		case r < utf8.RuneSelf: // "≠" is "=" with a stroke
			s.ascii(r, span)
		case unicode.Is(unicode.Mn, r):
		case unicode.IsPunct(r):
			s.single(r, span)
		default:
			s.add(unicode.ToLower(r), span)
		}
	}
}

// single adds a character that is a part of its own.
func (s *Splitter) single(r rune, span text.Span) {
	s.flush()
	s.add(r, span)
	s.flush()
}

func (s *Splitter) add(r rune, span text.Span) {
	if len(s.part) == maxPartRunes {
		s.whole = true
		s.spans[maxPartRunes-1].End = span.End
		return
	}
	s.part, s.spans = append(s.part, r), append(s.spans, span)
}

func (s *Splitter) drop() { s.part, s.spans, s.whole = s.part[:0], s.spans[:0], false }

// flush matches the part that has been read: the longest piece first, then the
// longest that continues it, and so on; [UNK] where one is missing.
func (s *Splitter) flush() {
	n := len(s.part)
	if n == 0 {
		return
	}
	first := len(s.pieces)
	ok := !s.whole
	for start := 0; ok && start < n; {
		var p Piece
		var end int
		if p, end, ok = s.match(start); ok {
			s.pieces = append(s.pieces, p)
			start = end
		}
	}
	if !ok {
		span := text.Span{Start: s.spans[0].Start, End: s.spans[n-1].End}
		s.pieces = append(s.pieces[:first], Piece{s.v.unknown, span})
	}
	s.drop()
}

// match finds the longest piece at start of the part and where it ends.
func (s *Splitter) match(start int) (Piece, int, bool) {
	set := s.v.inner
	if start == 0 {
		set = s.v.first
	}
	limit := min(len(s.part), start+s.v.longest)
	s.key, s.ends = s.key[:0], s.ends[:0]
	for _, r := range s.part[start:limit] {
		s.key = utf8.AppendRune(s.key, r)
		s.ends = append(s.ends, len(s.key))
	}
	for end := limit; end > start; end-- {
		if id, ok := set[string(s.key[:s.ends[end-start-1]])]; ok {
			return Piece{id, text.Span{Start: s.spans[start].Start, End: s.spans[end-1].End}}, end, true
		}
	}
	return Piece{}, 0, false
}

// removed tells whether a character is taken out before anything else: those
// of Unicode's categories for control, format and private use, the replacement
// character and what isn't UTF-8.
func removed(r rune) bool {
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// ideograph tells whether a character is a word of its own, as BERT has it: the
// CJK blocks, but neither kana nor hangul. The gap after U+2B81F is the
// reference tokenizer's.
func ideograph(r rune) bool {
	switch {
	case r < 0x3400:
		return false
	case r <= 0x4dbf, 0x4e00 <= r && r <= 0x9fff, 0xf900 <= r && r <= 0xfaff:
		return true
	case r < 0x20000:
		return false
	}
	return r <= 0x2a6df || 0x2a700 <= r && r <= 0x2b81f || 0x2b920 <= r && r <= 0x2ceaf || 0x2f800 <= r && r <= 0x2fa1f
}
