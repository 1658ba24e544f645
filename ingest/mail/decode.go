package mail

import (
	"bytes"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ingest/origin"
	"github.com/reportedly/reportedly/text"
)

// entity is the part at [start, end), decoded.
func (t *taker) entity(h header, kind, charset, name string, start, end int) Entity {
	e := Entity{Name: name, Media: kind, Charset: charset}
	raw := t.raw[start:end]
	switch strings.ToLower(strings.TrimSpace(h["content-transfer-encoding"])) {
	case "quoted-printable":
		e.Bytes, e.Pieces = quotedPrintable(raw, start)
	case "base64":
		e.Bytes, e.Pieces = base64(raw, start)
	default:
		e.Bytes = raw
		e.Pieces = (&run{}).copied(len(raw), start)
	}
	return e
}

// run collects decoded bytes with their origin.
type run struct {
	b []byte
	m origin.Map
}

func (r *run) add(s []byte, start, end int) {
	r.b = append(r.b, s...)
	r.m.Add(len(s), text.Span{Start: start, End: end})
}

func (r *run) copied(n, start int) []reportedly.Piece {
	r.m.AddRun(n, text.Span{Start: start, End: start + n})
	return r.m.Pieces()
}

// quotedPrintable decodes "An=\r\nsongo" and "M=C3=A9naka" (RFC 2045, section 6.7). What is no
// code stays as it is.
func quotedPrintable(raw []byte, at int) ([]byte, []reportedly.Piece) {
	var r run
	for i := 0; i < len(raw); {
		if raw[i] != '=' {
			end := bytes.IndexByte(raw[i:], '=')
			if end < 0 {
				end = len(raw) - i
			}
			r.b = append(r.b, raw[i:i+end]...)
			r.m.AddRun(end, text.Span{Start: at + i, End: at + i + end})
			i += end
			continue
		}
		if n := softBreak(raw[i+1:]); n > 0 {
			i += 1 + n
			continue
		}
		if i+2 < len(raw) {
			high, low := hex(raw[i+1]), hex(raw[i+2])
			if high >= 0 && low >= 0 {
				r.add([]byte{byte(high<<4 | low)}, at+i, at+i+3)
				i += 3
				continue
			}
		}
		r.add(raw[i:i+1], at+i, at+i+1)
		i++
	}
	return r.b, r.m.Pieces()
}

// softBreak is the length of a line's end after "=", white space before it included; 0 where
// none stands there.
func softBreak(s []byte) int {
	for i, c := range s {
		switch c {
		case ' ', '\t', '\r':
		case '\n':
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// base64 decodes a body in four letters for three bytes (RFC 2045, section 6.8). Other
// characters are passed over; what was cut off is decoded as far as it goes.
func base64(raw []byte, at int) ([]byte, []reportedly.Piece) {
	var r run
	var value [256]byte
	for i := range len(alphabet) {
		value[alphabet[i]] = byte(i + 1)
	}
	group, n, start := uint32(0), 0, 0
	flush := func(end int) {
		if n > 1 {
			group <<= 6 * uint(4-n)
			three := []byte{byte(group >> 16), byte(group >> 8), byte(group)}
			r.add(three[:n-1], at+start, at+end)
		}
		group, n = 0, 0
	}
	end := 0
	for i, c := range raw {
		if c == '=' {
			flush(i)
			continue
		}
		v := value[c]
		if v == 0 {
			continue
		}
		if n == 0 {
			start = i
		}
		group, n, end = group<<6|uint32(v-1), n+1, i+1
		if n == 4 {
			flush(end)
		}
	}
	flush(end)
	return r.b, r.m.Pieces()
}
