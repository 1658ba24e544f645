package phrase

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes words of unknown origin safe to show on one line of a terminal or
// page.
//
//   - Runs of white space, with line breaks and tabs, become one space. A
//     no-break space stays.
//   - Control characters, which could move the cursor, recolour or retitle the
//     terminal, are shown as escapes: \x1b.
//   - Marks that turn the direction of what follows ("Trojan source") are
//     shown as escapes too: \u202e. The letters of right-to-left scripts, and
//     the plain direction marks that their writers use, stay.
//   - Bytes that are no UTF-8 are shown as escapes.
func Clean(s string) string {
	var b strings.Builder
	space := false
	for i, r := range s {
		if r != '\u00a0' && r != '\u202f' && r != '\u0085' && unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r < 0x100 && unicode.IsControl(r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case steers(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// steers tells whether a character changes how those after it are shown:
// embeddings, overrides and isolates of direction, interlinear annotation, tag
// characters.
func steers(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r >= 0xfff9 && r <= 0xfffb || r >= 0xe0000 && r <= 0xe007f
}
