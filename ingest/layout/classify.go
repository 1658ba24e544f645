package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reportedly/reportedly/ingest/imprint"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/text"
)

const (
	// headLines is how many lines a report's header can have.
	headLines = 8
	// tailLines is how many paragraphs at the end may hold what a report says
	// of itself in a way that news could also be said.
	tailLines = 4
)

// unit is a paragraph with what the rules look at.
type unit struct {
	Paragraph
	s      string
	words  int
	stop   bool // ends as a sentence does
	preset bool // markup said what it is
	opens  int  // length of the dateline that it would open with at the head of a report
}

// reader classifies the paragraphs of one text.
type reader struct {
	s     string
	units []unit
	lead  int // the first paragraph that isn't part of the header
	about About
}

// Classify tells what each paragraph is and makes blocks of them, in order. A
// paragraph becomes several blocks where a dateline opens it or metadata ends
// it. A Kind that is set is kept.
func Classify(s string, ps []Paragraph) []ling.Block {
	blocks, _ := Read(s, ps)
	return blocks
}

// Read is [Classify] with what the header and the last lines say of the report
// itself.
func Read(s string, ps []Paragraph) ([]ling.Block, About) {
	r := newReader(s, ps)
	r.mail()
	r.cutOff()
	r.lines()
	r.header()
	r.headings()
	r.lists()
	r.ending()
	blocks := r.blocks()
	r.describe(blocks)
	return blocks, r.about
}

func newReader(s string, ps []Paragraph) *reader {
	r := &reader{s: s, units: make([]unit, len(ps))}
	for i, p := range ps {
		u := unit{Paragraph: p, s: s[p.Span.Start:p.Span.End], preset: p.Kind != ""}
		u.words = len(strings.Fields(u.s))
		u.stop = Stops(u.s)
		r.units[i] = u
	}
	r.lead = r.findLead()
	return r
}

// findLead is the first paragraph of prose, or of a list.
func (r *reader) findLead() int {
	for i, u := range r.units {
		switch {
		case i >= headLines:
			return r.headlines(i)
		case u.preset && (u.Kind == ling.Body || u.Kind == ling.ListItem):
			return i
		case u.preset, u.words <= 25 && allMetadata(u.s), dateline(u.s) == len(u.s), dateLine(u.s, true):
			continue
		case u.words > 25, u.Item && i > 0, turn.MatchString(u.s) && !capitals(u.s) && !imprint.Genre(u.s):
			return i
		case u.stop && u.words >= 4 && !labelled(u) && !r.titled(i), strings.HasSuffix(u.s, ":") && u.words >= 3:
			return i
		}
	}
	return r.headlines(len(r.units))
}

// headlines is where a list of headlines begins in lines without a paragraph, end where there
// is none: four lines in a row of several words each are more than a header has (codebook, rule 49).
func (r *reader) headlines(end int) int {
	run := 0
	for i := range r.units[:end] {
		u := &r.units[i]
		if u.preset || u.stop || u.words < 4 || u.words > 14 || capitals(u.s) || imprint.Author(u.s) != "" || imprint.Genre(u.s) || imprint.HasDate(u.s) || allMetadata(u.s) {
			run = 0
			continue
		}
		if run++; run == 4 {
			return i - 3
		}
	}
	if run == len(r.units) && run == 3 {
		return 0 // nothing but three
	}
	return end
}

// labelled tells whether a line with a full stop is a header line
// nevertheless: it names a kind of report and a date, as "RADIO EXAMPLE. Evening
// bulletin, 3 May 2019. Transcript." does, or it is all capitals.
func labelled(u unit) bool {
	return u.words <= 20 && imprint.HasDate(u.s) && (imprint.Genre(u.s) || len(strings.Fields(imprint.Rest(u.s))) <= 4) && !strings.HasSuffix(u.s, ":") ||
		u.words <= 12 && capitals(u.s)
}

// titled tells whether a line that ends as a sentence does is the title
// nevertheless: the first line asks a question in a few words and stands by
// itself ("Checked: did shells hit the bridge?"), or a byline or a date comes
// next.
func (r *reader) titled(i int) bool {
	if i > 0 || len(r.units) < 2 || r.units[0].words > 25 || r.units[0].Item {
		return false
	}
	s, next := r.units[0].s, r.units[1]
	if strings.HasSuffix(strings.TrimRight(s, `"'”’»)`), "?") && next.Group != r.units[0].Group && len(lastSentences(s)) == 1 {
		return true
	}
	return next.words <= 12 && (strings.HasPrefix(next.s, "By ") && imprint.Author(next.s) != "" || dateLine(next.s, true)) &&
		!strings.HasSuffix(s, ":") && len(lastSentences(s)) == 1
}

// allMetadata tells whether every sentence of a short line is metadata.
func allMetadata(s string) bool {
	for _, p := range lastSentences(s) {
		if metadata(s[p.Start:p.End], true, false) == "" {
			return false
		}
	}
	return true
}

// capitals tells whether a line has letters and all that have a case are
// capitals.
func capitals(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// lines applies the rules that look at a line alone.
func (r *reader) lines() {
	for i := range r.units {
		u := &r.units[i]
		if u.Kind != "" || u.words > 60 {
			continue
		}
		if k := metadata(u.s, i < r.lead, r.inTail(i)); k != "" && len(lastSentences(u.s)) == 1 {
			u.Kind = k
		} else if dateLine(u.s, i < r.lead) {
			u.Kind = ling.Date
		}
	}
}

func (r *reader) inTail(i int) bool { return i > r.lead && i >= len(r.units)-tailLines }

var datePrefix = regexp.MustCompile(`(?i)^\(?(?:published|posted|updated|last updated|last modified|issued|released|dated?|date of (?:issue|publication|release)|filed|as of|reporting period|period covered|compiled)\b`)

// dateLine tells whether a line gives a date and little else: "27 December
// 2016", "Published: 3 May 2019, 14:30", "Geneva, 3 May 2019", "READOUT - 6
// November 2023". Outside the header the line must say that it is about the
// publication: a bare date within a text heads an entry of a chronology.
func dateLine(s string, head bool) bool {
	if !head && !datePrefix.MatchString(s) || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	if !imprint.HasDate(s) || strings.HasSuffix(s, ":") {
		return false
	}
	rest := imprint.Rest(s)
	words := len(strings.Fields(rest))
	switch {
	case datePrefix.MatchString(s) && words <= 3:
		return true
	case !head:
		return false
	case words == 0:
		return true
	}
	return words <= 3 && imprint.Capitalised(rest) || words <= 6 && imprint.Genre(s) && (len(imprint.Dates(s)) > 0 || capitals(rest)) && imprint.Capitalised(rest)
}

// header tells title, byline and headings apart in the lines before the first
// paragraph.
func (r *reader) header() {
	titled := false
	for i := range r.units {
		if r.units[i].Kind == ling.Title {
			titled = true
		}
	}
	for i := 0; i < r.lead && len(r.units) > 1; i++ {
		u := &r.units[i]
		switch {
		case u.Kind != "" || u.words > 25 || allMetadata(u.s):
		case imprint.Author(u.s) != "" && (i > 0 || strings.HasPrefix(u.s, "By ")):
			u.Kind = ling.Byline
		case dateline(u.s) == len(u.s):
			u.Kind = ling.Dateline
		case alert.MatchString(u.s), series(u.s), (i > 0 || i+1 < r.lead) && imprint.Body(u.s):
			// It is the report's title, but tells nothing of what happened.
			u.Kind = ling.Heading
		case !titled && (i == 0 || u.words >= 3):
			u.Kind, titled = ling.Title, true
		case u.words <= 12 || capitals(u.s):
			u.Kind = ling.Heading
		}
	}
}

// alert is a word that wires put above a text: "URGENT", "BREAKING NEWS".
var alert = regexp.MustCompile(`^(?i:urgent|breaking(?: news)?|flash|alert|news ?flash|exclusive|corrected|for immediate release|(?:first |second |third )?(?:lead|update)(?: [0-9]{1,2})?)[:!.]?$`)

// series tells whether a header line names a series, an issue or a kind of
// report, and not what happened: "EXAMPLE MONITOR – Bulletin 4", "NORTHERN
// DISTRICT – SECURITY LOG (all times local)", "The week in brief, 3 May 2019".
func series(s string) bool {
	name, _, _ := strings.Cut(s, " (")
	if len(imprint.Dates(s)) > 0 || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		return true
	}
	return imprint.Genre(s) && (imprint.HasDate(s) || capitals(name) || numbered.MatchString(s))
}

var numbered = regexp.MustCompile(`(?i)\b(?:no\.?|n°|nr\.?|number|issue|week|bulletin|report|note|update|flash|release|advisory|statement|#)\s*[0-9]`)

// headings finds section titles: a short line without a full stop, followed by
// prose. Two such lines in a row are a list, perhaps of headlines, which hold
// claims (codebook, rule 49).
func (r *reader) headings() {
	for i := r.lead; i+1 < len(r.units); i++ {
		u, next := &r.units[i], &r.units[i+1]
		if u.Kind != "" || !short(u) || !prose(next) || next.words < u.words || u.Item && !r.section(i) {
			continue
		}
		if i > r.lead && short(&r.units[i-1]) && r.units[i-1].Kind != ling.Heading && !capitals(u.s) {
			continue
		}
		u.Kind = ling.Heading
	}
}

// section tells whether an item is the numbered title of a section: no item
// stands beside it. "2. Access" before a paragraph is one; "• Airport closed" at
// the end of a list isn't.
func (r *reader) section(i int) bool {
	u := &r.units[i]
	mark := r.s[max(0, u.Span.Start-6):u.Span.Start]
	mark = mark[strings.LastIndexByte(mark, '\n')+1:]
	return strings.ContainsAny(mark, "0123456789") && !r.units[i+1].Item && (i == 0 || !r.units[i-1].Item)
}

// short tells whether a paragraph could be a heading. One that is numbered looks
// like the item of a list until something else follows it.
func short(u *unit) bool {
	first, _ := utf8.DecodeRuneInString(u.s)
	return !u.preset && !u.stop && u.words <= 10 && len(u.s) <= 120 && !unicode.IsLower(first) && !strings.ContainsRune(",;.:)", first) && !verdict.MatchString(u.s) && !strings.HasSuffix(u.s, ",")
}

// "Verdict: False" is a claim about a claim (codebook, rule 57).
// And a line that says who says so reports something.
var verdict = regexp.MustCompile(`(?i)^(?:our )?(?:rating|verdict|ruling|conclusion|status|assessment|finding)s?\s*:|,.*\b(?:say|says|said)$`)

// prose tells whether a paragraph is running text or an item of a list.
func prose(u *unit) bool {
	return u.Kind == "" && (u.Item || u.stop && u.words >= 4 || u.words > 25)
}

// lists marks items, and runs of short lines that stand without a blank line
// between them. Three headings in a row, as markup has them, are headlines.
func (r *reader) lists() {
	run := 0
	for i := 0; i <= len(r.units); i++ {
		if i < len(r.units) && r.units[i].preset && r.units[i].Kind == ling.Heading {
			run++
			continue
		}
		for j := i - run; j < i && run >= 3; j++ {
			r.units[j].Kind = ling.ListItem
		}
		run = 0
	}
	for i := range r.units {
		u := &r.units[i]
		if u.Kind == "" && i >= r.lead && (u.Item || short(u) && r.inRun(i)) {
			u.Kind = ling.ListItem
		}
	}
}

func (r *reader) inRun(i int) bool {
	beside := func(j int) bool {
		return j >= r.lead && j < len(r.units) && r.units[j].Group == r.units[i].Group && (r.units[j].Kind == ling.ListItem || r.units[j].Kind == "" && short(&r.units[j]))
	}
	return beside(i-1) || beside(i+1)
}

// blocks makes blocks of the units, cutting datelines from their heads and
// metadata from their ends.
func (r *reader) blocks() []ling.Block {
	log := r.datelines() > 1
	var out []ling.Block
	first := true
	for i := range r.units {
		u := &r.units[i]
		kind := u.Kind
		if kind == "" {
			kind = ling.Body
		}
		if !kind.Claims() || kind == ling.Title {
			out = append(out, ling.Block{Kind: kind, Span: u.Span})
			continue
		}
		start := u.Span.Start
		if n := u.opens; n > 0 && n < len(u.s) && !u.Item && (first || full(u.s, n)) && !(log && !agency.MatchString(u.s[:n])) {
			out = append(out, trimmed(r.s, ling.Dateline, start, start+n)...)
			start += n
		}
		first = first && kind != ling.Body
		out = append(out, r.peel(kind, text.Span{Start: start, End: u.Span.End}, i)...)
	}
	return out
}

// datelines counts the paragraphs that open as if by a dateline. Several
// without an agency are entries of a digest, whose town is the place of what
// the entry tells (codebook, rule 49).
func (r *reader) datelines() int {
	n := 0
	for i := range r.units {
		u := &r.units[i]
		if u.Kind != "" && u.Kind != ling.Body && u.Kind != ling.ListItem {
			continue
		}
		u.opens = dateline(u.s)
		if u.opens > 0 && u.opens < len(u.s) && !agency.MatchString(u.s[:u.opens]) {
			n++
		}
	}
	return n
}
