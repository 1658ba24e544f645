package markdown

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/reportedly/reportedly/ling"
)

var (
	heading   = regexp.MustCompile(`^ {0,3}#{1,6}(?:\s+|$)`)
	closing   = regexp.MustCompile(`\s+#+\s*$`)
	underline = regexp.MustCompile(`^ {0,3}(?:={3,}|-{3,})\s*$`)
	rule      = regexp.MustCompile(`^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$`)
	fence     = regexp.MustCompile("^ {0,3}(?:```|~~~)")
	quoted    = regexp.MustCompile(`^ {0,3}(?:>\s?)+`)
	task      = regexp.MustCompile(`^\s*[-*+]\s+(\[[ xX]\]\s+)`)
	reference = regexp.MustCompile(`^ {0,3}\[[^\]\n]+\]:\s+\S+(?:\s+["'(].*)?\s*$`)
	parting   = regexp.MustCompile(`^ {0,3}\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$`)
)

// lines writes the text line by line.
func (w *writer) lines() {
	w.kinds = map[int]ling.BlockKind{}
	lines := strings.SplitAfter(w.source, "\n")
	pos, table := 0, false
	for i, l := range lines {
		end := pos + len(strings.TrimRight(l, "\r\n"))
		s := w.source[pos:end]
		next := ""
		if i+1 < len(lines) {
			next = strings.TrimRight(lines[i+1], "\r\n")
		}
		switch {
		case fence.MatchString(s), reference.MatchString(s) && !strings.HasPrefix(strings.TrimSpace(s), "[^"),
			parting.MatchString(s) && strings.Contains(s, "|"), rule.MatchString(s), underline.MatchString(s):
			w.put("", end) // marks and nothing else
		case heading.MatchString(s):
			w.heading(pos+len(heading.FindString(s)), end)
		case strings.TrimSpace(s) != "" && underline.MatchString(next) && len(strings.Fields(s)) <= 15 && !strings.Contains(s, "|"):
			w.heading(pos, end)
		case strings.Contains(s, "|") && strings.Contains(next, "|") && parting.MatchString(next):
			w.put("", end) // the names of a table's columns tell nothing of what happened
			table = true
		case table && strings.Contains(s, "|"):
			w.row(pos, end)
		default:
			table = false
			start := pos + len(quoted.FindString(s))
			w.put("", start)
			if m := task.FindStringSubmatchIndex(w.source[start:end]); m != nil {
				w.keep(start + m[2])
				w.put("", start+m[3])
			}
			w.inline(end)
		}
		pos += len(l)
		w.keep(pos)
	}
}

// heading writes a heading, a blank line on either side.
func (w *writer) heading(start, end int) {
	w.put("\n", start)
	w.kinds[w.text.Len()] = ling.Heading
	last := end - len(closing.FindString(w.source[start:end]))
	w.inline(last)
	w.put("\n", end)
}

// row writes the row of a table as a paragraph, its cells between bars, without the bars at
// its ends.
func (w *writer) row(start, end int) {
	s := w.source[start:end]
	body := strings.TrimLeft(s, " \t|")
	w.put("\n", start+len(s)-len(body))
	w.kinds[w.text.Len()] = ling.ListItem
	w.inline(start + len(s) - len(body) + len(strings.TrimRight(body, " \t|")))
	w.put("", end)
}

// mark is a stretch of the source that is left out.
type mark struct{ start, end int }

// The marks within a line; groups are what is kept. Those of emphasis stand beside words, the
// opening one before a letter and the closing one behind one.
var inlines = []*regexp.Regexp{
	regexp.MustCompile(`!\[[^\]\n]*\]\([^()\n]*\)|\[\^[^\]\s]+\]:?|</?[a-zA-Z][^<>\n]{0,200}>`),
	regexp.MustCompile(`\[([^\[\]\n]+)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)`),
	regexp.MustCompile(`\[([^\[\]\n]+)\]\[[^\[\]\n]*\]`),
	regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+)>`),
	regexp.MustCompile("``?([^`\\n]+)``?"),
	regexp.MustCompile(`\*\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*\*`),
	regexp.MustCompile(`\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*`),
	regexp.MustCompile(`__([^_\s](?:[^_\n]*[^_\s])?)__`),
	regexp.MustCompile(`~~([^~\s](?:[^~\n]*[^~\s])?)~~`),
	regexp.MustCompile(`(?:^|[\s(\[“"'‘—–|-])\*([^*\s](?:[^*\n]*[^*\s])?)\*`),
	regexp.MustCompile(`(?:^|[\s(\[“"'‘—–*|-])_([^_\s](?:[^_\n]*[^_\s])?)_(?:$|[\s)\].,;:!?”"'’—–*|-])`),
	regexp.MustCompile(`\\([\\*_#\[\]()|>~.!+-])`),
}

// inline writes the source up to end, without the marks in it.
func (w *writer) inline(end int) {
	s := w.source[w.at:end]
	if !strings.ContainsAny(s, "*_[]<`~\\") {
		w.keep(end)
		return
	}
	var marks []mark
	for k, re := range inlines {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			start, last := m[0], m[1]
			if k >= 9 && k <= 10 { // what stands beside the marks is no part of them
				start, last = m[2]-1, m[3]+1
			}
			if len(m) < 4 {
				marks = append(marks, mark{start, last})
				continue
			}
			marks = append(marks, mark{start, m[2]}, mark{m[3], last})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	base := w.at
	for _, m := range marks {
		if base+m.start < w.at || m.end <= m.start {
			continue // within one that is left out
		}
		w.keep(base + m.start)
		w.put("", base+m.end)
	}
	w.keep(end)
}
