package wordpiece

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Vocabulary is a list of pieces, the number of each its place. It is immutable
// and safe for concurrent use.
type Vocabulary struct {
	pieces             []string
	first              map[string]int32 // pieces that begin a word
	inner              map[string]int32 // pieces that continue one, without "##"
	longest            int              // runes of the longest piece
	unknown, cls, sepa int32
}

// Parse reads a vocabulary of one piece a line. It reports an error for an
// empty or doubled line and where [UNK], [CLS] or [SEP] is missing.
func Parse(data []byte) (*Vocabulary, error) {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	v := &Vocabulary{
		pieces: lines,
		first:  make(map[string]int32, len(lines)),
		inner:  make(map[string]int32, len(lines)/4),
	}
	for i, line := range lines {
		piece := strings.TrimSuffix(line, "\r")
		lines[i] = piece
		set, key := v.first, piece
		if rest, ok := strings.CutPrefix(piece, "##"); ok && rest != "" {
			set, key = v.inner, rest
		}
		if _, ok := set[key]; ok || piece == "" {
			return nil, fmt.Errorf("line %d: empty or doubled piece %q", i+1, piece)
		}
		set[key] = int32(i)
		v.longest = max(v.longest, utf8.RuneCountInString(key))
	}
	for name, id := range map[string]*int32{"[UNK]": &v.unknown, "[CLS]": &v.cls, "[SEP]": &v.sepa} {
		n, ok := v.first[name]
		if !ok {
			return nil, fmt.Errorf("no piece %s", name)
		}
		*id = n
	}
	return v, nil
}

// Len is the number of pieces.
func (v *Vocabulary) Len() int { return len(v.pieces) }

// Piece is the piece of a number in [0, Len).
func (v *Vocabulary) Piece(id int32) string { return v.pieces[id] }

// Unknown is the number of [UNK].
func (v *Vocabulary) Unknown() int32 { return v.unknown }

// CLS is the number of [CLS], which begins a chunk.
func (v *Vocabulary) CLS() int32 { return v.cls }

// SEP is the number of [SEP], which ends a sentence.
func (v *Vocabulary) SEP() int32 { return v.sepa }
