package layout

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

// Paragraph is a run of text that stands by itself, before it is told what it
// is.
type Paragraph struct {
	Span  text.Span      // trimmed; without the mark of a list item
	Group int            // paragraphs without a blank line between them share a number
	Item  bool           // the item of a list or a log
	Kind  ling.BlockKind // where markup says what it is; else ""
}

// Split divides plain text into paragraphs. Blank lines and form feeds part
// groups of lines. Within a group
//   - lines of a hard-wrapped text, broken because the next word did not fit,
//     belong together;
//   - a list item, a log entry, a headline and a line of a text that isn't
//     wrapped stand by themselves.
func Split(s string) []Paragraph {
	lines := linesOf(s)
	w := wrapping(lines)
	var out []Paragraph
	group := 0
	for i, l := range lines {
		if l.blank() {
			group++
			continue
		}
		if i > 0 && !lines[i-1].blank() && !l.breaks && continues(lines[i-1], l, w) {
			last := &out[len(out)-1]
			last.Span.End = l.span.End
			continue
		}
		if l.breaks {
			group++
		}
		out = append(out, Paragraph{Span: text.Span{Start: l.span.Start + l.mark, End: l.span.End}, Group: group, Item: l.item})
	}
	return slices.DeleteFunc(out, func(p Paragraph) bool { return p.Span.Empty() })
}

// line is a line of text without its end and the white space around it.
type line struct {
	text   string
	span   text.Span
	indent int  // runes of white space before it
	width  int  // runes, with the indent
	item   bool // begins as an item of a list or a log
	mark   int  // bytes of the item's mark, which is no part of its text
	breaks bool // a page begins here
}

func (l line) blank() bool { return l.span.Empty() }

// linesOf cuts at \n, \r\n, \r, form feed, and Unicode's separators of lines
// and paragraphs.
func linesOf(s string) []line {
	var out []line
	start, breaks := 0, false
	for i := 0; i < len(s); {
		n := lineEnd(s[i:])
		if n == 0 {
			i++
			continue
		}
		if l := newLine(s, start, i, breaks); !l.blank() || len(out) == 0 || !out[len(out)-1].blank() {
			out = append(out, l) // one blank line stands for all
			breaks = false
		}
		breaks = breaks || s[i] == '\f'
		i += n
		start = i
	}
	return append(out, newLine(s, start, len(s), breaks))
}

// lineEnd is the length of the line end that s begins with, or 0.
func lineEnd(s string) int {
	switch s[0] {
	case '\r':
		if strings.HasPrefix(s, "\r\n") {
			return 2
		}
		return 1
	case '\n', '\f', '\v':
		return 1
	case 0xc2:
		if strings.HasPrefix(s, "\u0085") {
			return 2
		}
	case 0xe2:
		if strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") {
			return 3
		}
	}
	return 0
}

func newLine(s string, start, end int, breaks bool) line {
	raw := s[start:end]
	body := strings.TrimLeftFunc(raw, isSpace)
	l := line{breaks: breaks, indent: utf8.RuneCountInString(raw[:len(raw)-len(body)])}
	start += len(raw) - len(body)
	l.text = strings.TrimRightFunc(body, isSpace)
	l.span = text.Span{Start: start, End: start + len(l.text)}
	l.width = l.indent + utf8.RuneCountInString(l.text)
	l.mark, l.item = itemMark(l.text)
	return l
}

// isSpace tells what may be cut from the ends of a line: white space of any
// kind, zero-width spaces and byte order marks.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

var (
	// "- Access remains limited", "• Two dead", "3. We reject", "(b) Second".
	marked = regexp.MustCompile(`^(?:[-–—*•◦▪■●‣·►✓.]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z]\)|\(?[ivx]{1,5}\)|[a-hivx]\.)(?:\s+|$)`)
	// "12 Dec, Aleppo: …", "12.08 | Town.", "2 March – …", "14:30 – …", "Mon 5 May,
	// Town. …", "Dec 12: …": entries of a log begin with their date or hour.
	entry = regexp.MustCompile(`^(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:[0-9]{1,2}(?:st|nd|rd|th)?\s(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s[0-9]{1,2}|[0-9]{1,2}[./][0-9]{1,2}(?:[./](?:[0-9]{2}|[0-9]{4}))?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[:h][0-9]{2})(?:\s[0-9]{4})?(?:\s*[,:|–—-]|\.\s|\s+\p{Lu})`)
	// "PRESENTER: …", "Q: …": turns of a conversation.
	turn = regexp.MustCompile(`^\p{Lu}[\p{Lu} .'’-]{0,30}(?:\([^)]{1,30}\))?:\s`)
)

// itemMark is the length of the mark that an item begins with, with the white
// space after it, and whether the line is an item at all. The date of a log's
// entry is no mark: it is part of what the entry says.
func itemMark(s string) (int, bool) {
	if m := marked.FindString(s); m != "" {
		return len(m) % len(s), len(m) < len(s)
	}
	return 0, entry.MatchString(s)
}

// wrapping is the width at which a text was wrapped by hand or by a mail
// program, in runes; 0 where it wasn't.
//
// A break in the middle of a sentence is one before a lower-case word: in
//
//	The mayor told reporters that the two
//	sides had met.
//
// nobody but a program breaks the line. Where three breaks in ten are such, the
// text is wrapped, and the widest lines before such breaks tell where.
func wrapping(lines []line) int {
	pairs := 0
	var widths []int
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if a.blank() || b.blank() || b.item {
			continue
		}
		pairs++
		if a.width <= 200 && midSentence(a, b) {
			widths = append(widths, a.width)
		}
	}
	if len(widths) == 0 || len(widths)*10 < pairs*3 {
		return 0
	}
	slices.Sort(widths)
	return widths[(len(widths)-1)*95/100]
}

// midSentence tells whether a sentence runs on from line a to line b.
func midSentence(a, b line) bool {
	r, _ := utf8.DecodeRuneInString(b.text)
	return unicode.IsLower(r) && !Stops(a.text) && !b.item
}

// Stops tells whether a line ends with the point of a sentence. A colon counts
// too: what it announces follows.
func Stops(s string) bool {
	s = strings.TrimRight(s, `"'”’»)] `)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…؟۔。！？।", r)
}

// continues tells whether line b goes on with the paragraph that line a ends in.
func continues(a, b line, wrapped int) bool {
	first, _, _ := strings.Cut(b.text, " ")
	full := wrapped > 0 && a.width+1+utf8.RuneCountInString(first) > wrapped
	switch {
	case hyphenated(a, b):
		return true
	case b.item:
		// "… since the ceasefire of / 12 May, when …": a date that a full line
		// pushed to the next begins no entry.
		return full && b.mark == 0 && !Stops(a.text)
	case turn.MatchString(b.text):
		return false
	case midSentence(a, b):
		// A single break in the middle of a long sentence is a slip even where
		// the text isn't wrapped.
		return wrapped > 0 || a.width >= 40
	}
	return full
}

// hyphenated tells whether b's dash belongs to a sentence that a wrapped line
// broke before it: "the mayor / – an old man – left".
func hyphenated(a, b line) bool {
	if Stops(a.text) || b.mark == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	next, _ := utf8.DecodeRuneInString(b.text[b.mark:])
	return (r == '–' || r == '—') && unicode.IsLower(next) && a.width >= 40
}
