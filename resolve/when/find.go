package when

import (
	"strings"
	"unicode/utf8"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/ling"
	"github.com/reportedly/reportedly/resolve/when/edtf"
	"github.com/reportedly/reportedly/text"
)

// Phrase is a time expression in a text. Its value is asked for with Resolve.
type Phrase struct {
	Span  text.Span // bytes of the document's text, half-open
	Text  string    // as an analyst would quote it: "last week", "since 2014"
	Class Class
	// Clock is the time of day in the words, as ISO 8601 has it ("T09:40", "T15")
	// or by a part of the day: TMO morning, TMI midday, TAF afternoon, TEV
	// evening, TNI night. "" where there is none. EDTF values leave it out.
	Clock string

	sense    sense
	backdrop bool // doesn't move the story to its date: "today", "the 1991 war"
}

// Reference is what a time expression is told from.
type Reference struct {
	Published edtf.Value // day, month or year of publication; zero where not known
	Mentioned edtf.Value // the last date mentioned before: "two days later"; zero for none
	Tense     Tense      // of the verb that the time goes with
	Fills     bool       // what happened filled the time: "spent last week in Cairo"

	firm bool // Tense is sure: no nearer date on the other side is meant
}

// Find returns the time expressions of a sentence in their order. They don't
// overlap, save that one told by an event may hold others: "after the attack on
// Monday". It reads the text alone and needs no layer but sentences.
func Find(doc *ling.Document, sentence int) []Phrase {
	span := doc.Sentences[sentence].Span
	return new(parser).find(doc.Text.Slice(span), span.Start)
}

// FindText is Find for a text by itself; spans are bytes of s. A text that is
// nothing but a time is read as one, though in a sentence it might be something
// else ("2016", "spring", "2/15", "fri").
func FindText(s string) []Phrase {
	p := new(parser)
	found := p.find(s, 0)
	items := p.items
	n := len(items) - 1
	if n == 0 || len(s) > maxRun || len(found) > 0 && found[0].Span.Len() >= items[n-1].span.End-items[0].span.Start {
		return found
	}
	p.alone = true
	p.reset(s, 0)
	for _, symbol := range []string{"phrase", "when", "clocktime", "shortday"} {
		m := p.read(p.g.symbols[symbol], 0)
		if m.end != n || m.part.sense == nil && symbol != "clocktime" {
			continue
		}
		ph := Phrase{Span: text.Span{Start: items[m.start].span.Start, End: items[m.end-1].span.End}, Class: m.part.class,
			Clock: p.clock(m.start, m.end), sense: m.part.sense}
		if ph.sense == nil {
			ph.sense = sameDay
		}
		ph.Text = s[ph.Span.Start:ph.Span.End]
		return []Phrase{ph}
	}
	return found
}

// maxRun is the most bytes that are read at a time. Sentences are far shorter; a
// run of a million dots must not become a million items.
const maxRun = 32 << 10

// find is Find for a text that begins at byte offset base of its document. A text
// longer than maxRun is read in runs, cut at spaces where it has them.
func (p *parser) find(s string, base int) []Phrase {
	var found []Phrase
	for len(s) > maxRun {
		n := cut(s)
		found = append(found, p.findRun(s[:n], base)...)
		s, base = s[n:], base+n
	}
	return append(found, p.findRun(s, base)...)
}

// cut is where the first run of a long text ends: after its last space or, where
// it has none, between two characters.
func cut(s string) int {
	if i := strings.LastIndexAny(s[:maxRun], " \n\t"); i > 0 {
		return i + 1
	}
	i := maxRun
	for i > maxRun-utf8.UTFMax && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

func (p *parser) findRun(s string, base int) []Phrase {
	p.reset(s, base)
	items := p.items
	phrase := p.g.symbols["phrase"]
	var found []Phrase
	for i := 0; i < len(items)-1; {
		m := p.read(phrase, i)
		end := min(m.end, len(items)-1)
		if end <= m.start || m.end == 0 {
			i++
			continue
		}
		end = possessive(items, end)
		span := text.Span{Start: items[m.start].span.Start, End: items[end-1].span.End}
		found = append(found, Phrase{Span: span, Text: s[span.Start-base : span.End-base], Class: m.part.class,
			Clock: p.clock(m.start, end), sense: m.part.sense, backdrop: backdrop(items, m.start, end)})
		if m.part.class == Event {
			i++ // a date within tells the event's time
			continue
		}
		i = end
	}
	return dateEvents(found)
}

// backdrop tells whether an expression doesn't move the story to its date:
// "today" and others that say no more than when the text was written, and a year
// that names an event, "the 1991 war".
func backdrop(items []item, start, end int) bool {
	for _, it := range items[start:end] {
		if lookup(it.lower, "today|tonight|now|this|currently|past|coming|recent|overnight") > 0 {
			return true
		}
	}
	if last := items[end-1].lower; end > start+1 && (last == "ago" || last == "earlier") {
		return unitOf(items[end-2].lower).months() >= 12 // "compared with 80 a year earlier"
	}
	return end == start+1 && len(items[start].lower) == 4 && start > 0 && lookup(items[start-1].lower, "the|a|an") > 0
}

// possessive takes in the ending of "Tuesday's".
func possessive(items []item, end int) int {
	if it := items[end]; end < len(items)-1 && it.glued && it.lower == "'s" {
		return end + 1
	}
	return end
}

// dateEvents drops expressions within others, save dates within events; and
// tells an event's time by the first date within it: "since the truce of 1
// August".
func dateEvents(all []Phrase) []Phrase {
	var out []Phrase
	outer := -1 // the event that may hold the next expressions
	for _, p := range all {
		if outer >= 0 && out[outer].Span.Contains(p.Span) {
			if p.Class != Date {
				continue
			}
			if len(out) == outer+1 {
				out[outer].sense = datedEvent(out[outer].sense, p.sense)
			}
		} else {
			outer = -1
		}
		out = append(out, p)
		if p.Class == Event {
			outer = len(out) - 1
		}
	}
	return out
}

// datedEvent has the relation of the event and the value of its date.
func datedEvent(event, date sense) sense {
	return func(r ref) answer {
		rel := event(r).relation
		a := date(r)
		if rel == reportedly.SinceTime {
			a.value = opened(a.value)
		}
		a.relation = rel
		return a
	}
}

// Resolve gives a phrase's value in EDTF, how what happened stands to it, and in
// Why how the value was reached or why there is none.
func Resolve(p Phrase, r Reference) reportedly.When {
	_, w := resolve(p, r)
	return w
}

func resolve(p Phrase, r Reference) (answer, reportedly.When) {
	to := ref{tense: r.Tense, fills: r.Fills, firm: r.firm}.from(r.Published)
	to.said = grounded(r.Mentioned)
	a := p.sense(to)
	if a.relation == "" {
		a.relation = reportedly.OnTime
	}
	v := floating(a.value)
	if v.IsZero() && a.why == "" {
		a.why = isVague
	}
	a.value = v
	return a, reportedly.When{Span: p.Span, Text: p.Text, EDTF: v.String(), Relation: a.relation, Why: a.why}
}

// grounded gives a date without a year the year in which such are reckoned.
func grounded(v edtf.Value) edtf.Value {
	out := edtf.Value{Form: v.Form}
	for _, item := range v.Items {
		for _, d := range []*edtf.Date{&item.From, &item.To} {
			if d.Year.Digits == "XXXX" {
				d.Year.Digits = edtf.YearDate(standIn).Year.Digits
			}
		}
		out.Items = append(out.Items, item)
	}
	return out
}
