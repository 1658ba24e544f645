package terminal

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
)

// maxQuote is the number of characters of a quotation that are shown.
const maxQuote = 300

// Development prints a development: what happened, who knows it and through which
// reports, where they differ, each teller's words, and how the picture changed. The
// error is the writer's.
func Development(w io.Writer, d *memory.DevelopmentPage, opt Options) error {
	p := developmentPrinter{newPrinter(w, opt), d}
	p.head()
	p.facts()
	p.origins()
	p.contradictions()
	p.tellers()
	p.shared()
	p.history()
	p.judged()
	return p.err
}

type developmentPrinter struct {
	*printer
	d *memory.DevelopmentPage
}

// stateStyle is the colour of a state, which its word says too.
func stateStyle(s reportedly.State) style {
	switch s {
	case reportedly.Corroborated:
		return colour(phrase.MaterialCooperation).strong()
	case reportedly.Contested:
		return colour(phrase.MaterialConflict).strong()
	}
	return colour(phrase.VerbalConflict).strong()
}

func (p *developmentPrinter) head() {
	d := p.d
	p.parts(run{d.ID + "  ", quiet}, "  ",
		part{"", []run{{string(d.State), stateStyle(d.State)}}},
		part{dot, []run{{independent(&d.Development), bold}}},
		part{dot, []run{{plural(len(d.Reports), "report"), plain}}},
		part{dot, []run{{publishers(len(d.Sources)), plain}}})
	p.flow(run{}, "", run{phrase.Clean(d.What), bold})
	p.blank()
}

// independent counts the independent sources, with the range where it is open.
func independent(d *reportedly.Development) string {
	s := plural(d.Independent, "independent source")
	if d.Least != d.Most && d.Most > 0 {
		s += fmt.Sprintf(" (%d to %d)", d.Least, d.Most)
	}
	return s
}

func publishers(n int) string {
	if n == 0 {
		return "publisher unknown"
	}
	return plural(n, "publisher")
}

// labelled prints a value behind its name, "" prints nothing.
func (p *printer) labelled(name string, st style, values ...string) {
	var parts []part
	for _, v := range values {
		if v = phrase.Clean(v); v != "" {
			parts = append(parts, part{dot, []run{{v, st}}})
		}
	}
	if len(parts) == 0 {
		return
	}
	const width = 14
	first := fmt.Sprintf("%-*s", width, "  "+name)
	p.parts(run{first, quiet}, strings.Repeat(" ", min(width, p.width/4)), parts...)
}

func (p *developmentPrinter) facts() {
	d := p.d
	best := d.Claims[d.Best].Claim
	label := phrase.Label(&reportedly.Claim{Kind: d.Kind, Event: d.Event, Modes: d.Modes})
	p.labelled("what", plain, label, phrase.Who(&best))
	p.labelled("where", plain, tellings(d.Places)...)
	p.labelled("when", plain, tellings(d.Dates)...)
	if d.Toll != nil {
		p.labelled(d.Toll.Field, plain, rangeWords(d.Toll))
	}
	for i := range d.Numbers {
		p.labelled(d.Numbers[i].Field, plain, rangeWords(&d.Numbers[i]))
	}
	p.credibility()
	for _, id := range d.Parts {
		p.labelled("sums up", plain, id)
	}
	for _, id := range d.PartOf {
		p.labelled("part of", plain, id)
	}
}

func (p *developmentPrinter) credibility() {
	d := p.d
	if d.Override != nil {
		p.labelled("credibility", plain, fmt.Sprintf("%d %s", d.Degree(), d.Degree().Words()),
			fmt.Sprintf("set by %s on %s: %s (#%d)", d.Override.By, day(*d.Override), d.Override.Why, d.Override.Seq))
	}
	if d.Credibility != 0 {
		name, why := "credibility", "suggested"
		if d.Override != nil {
			name, why = "suggested", ""
		}
		if d.CredibilityWhy != "" {
			why = strings.TrimPrefix(why+": "+d.CredibilityWhy, ": ")
		}
		p.labelled(name, plain, fmt.Sprintf("%d %s", d.Credibility, d.Credibility.Words()), why)
	}
}

func day(j judgement.Judgement) string { return j.At.UTC().Format("2006-01-02") }

// tellings are the values of a date or place with how many claims give each.
func tellings(list []reportedly.Telling) []string {
	var out []string
	for _, t := range list {
		s := phrase.Period(t.Value)
		if t.Words != "" && t.Words != t.Value && s == "" {
			s = t.Words
		}
		n := plural(len(t.Claims), "claim")
		if t.Within {
			n += ", wider"
		}
		out = append(out, s+" ("+n+")")
	}
	return out
}

// rangeWords is a range: "6 to 9", "20 or more".
func rangeWords(r *reportedly.Range) string {
	s := strconv.Itoa(r.Min)
	if r.Max > r.Min {
		s += " to " + strconv.Itoa(r.Max)
	}
	if r.Open {
		s += " or more"
	}
	return s
}

func (p *printer) section(name string) {
	p.blank()
	p.flow(run{}, "", run{name, bold})
}

// teller is a report in a few words: "Daily Star 2021-03-09".
func teller(r reportedly.Publication) string {
	name := r.Source
	if name == "" {
		name = r.Name
	}
	if name == "-" {
		name = "standard input"
	}
	return strings.TrimSpace(phrase.Value(name) + " " + r.Published)
}

func (p *developmentPrinter) reports(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, teller(p.d.Publications[id]))
	}
	return strings.Join(out, ", ")
}

func (p *developmentPrinter) origins() {
	p.section("Who knows")
	for i, o := range p.d.Origins {
		parts := []part{{"", []run{{phrase.Clean(phrase.Value(o.Who)), bold}}}}
		if o.ID != "" {
			parts = append(parts, part{dot, []run{{phrase.Clean(o.ID), quiet}}})
		}
		if o.Kind != "" {
			parts = append(parts, part{dot, []run{{string(o.Kind), quiet}}})
		}
		st := plain
		if o.Stance != reportedly.Tells {
			st = colour(phrase.MaterialConflict)
		}
		parts = append(parts, part{dot, []run{{string(o.Stance), st}}})
		p.parts(run{fmt.Sprintf("%3d  ", i+1), quiet}, "     ", parts...)
		if s := p.reports(o.Reports); s != "" {
			p.flow(run{"     ", plain}, "     ", run{phrase.Clean("through " + s), plain})
		}
		for _, why := range o.Why {
			p.flow(run{"     ", plain}, "     ", run{phrase.Clean(why), quiet})
		}
		if o.MaybeSame >= 0 && o.MaybeSame < len(p.d.Origins) && o.MaybeSame != i {
			p.flow(run{"     ", plain}, "     ", run{fmt.Sprintf("may be the same as %d", o.MaybeSame+1), quiet})
		}
	}
	if len(p.d.Origins) == 0 {
		p.flow(run{"     ", plain}, "     ", run{"nobody who knows is shown", quiet})
	}
}

func (p *developmentPrinter) contradictions() {
	if len(p.d.Contradictions) == 0 {
		return
	}
	p.section("Contradictions")
	for _, c := range p.d.Contradictions {
		var values []string
		for _, s := range c.Sides {
			if !slices.Contains(values, s.Value) {
				values = append(values, s.Value)
			}
		}
		p.parts(run{"  ", plain}, "     ",
			part{"", []run{{string(c.About), colour(phrase.MaterialConflict).strong()}}},
			part{partGap, []run{{phrase.Clean(strings.Join(values, " ↔ ")), bold}}},
			part{partGap, []run{{phrase.Clean(c.Why), quiet}}})
		for _, s := range c.Sides {
			p.side(s)
		}
	}
}

func (p *developmentPrinter) side(s reportedly.Side) {
	who := teller(p.d.Publications[s.Report])
	if s.Origin >= 0 && s.Origin < len(p.d.Origins) {
		who = phrase.Value(p.d.Origins[s.Origin].Who) + ", in " + who
	}
	p.parts(run{"     ", plain}, "       ",
		part{"", []run{{phrase.Clean(s.Value) + " ", bold}}},
		part{" ", []run{{quoted(s.Quote.Quote), plain}}},
		part{partGap, []run{{phrase.Clean(who), quiet}}},
		part{partGap, []run{{memory.ShortID(s.Claim), quiet}}})
}

func quoted(s string) string { return "“" + clip(phrase.Clean(s), maxQuote) + "”" }

// tellers prints each report that tells the development with its claims.
func (p *developmentPrinter) tellers() {
	p.section("Who tells it")
	last, said := "", ""
	for _, m := range p.d.Members {
		c, ok := p.d.Claims[m.Claim]
		if !ok {
			continue
		}
		if m.Report != last {
			last, said = m.Report, ""
			parts := []part{{"", []run{{phrase.Clean(teller(c.Report)), bold}}}}
			if g := p.d.Grades[c.Report.Source]; g != "" {
				parts = append(parts, part{dot, []run{{"source graded " + g, plain}}})
			}
			parts = append(parts, part{dot, []run{{phrase.Clean(memory.ShortID(m.Report)), quiet}}})
			p.parts(run{"  ", plain}, "  ", parts...)
		}
		words := evidence(&c.Claim)
		p.member(m, &c.Claim, words != said)
		said = words
	}
}

func evidence(c *reportedly.Claim) string {
	s := ""
	for _, e := range c.Evidence {
		s += e.Quote + "\n"
	}
	return s
}

// member prints a claim, its words where they aren't those of the claim before it.
func (p *developmentPrinter) member(m reportedly.Member, c *reportedly.Claim, words bool) {
	_, own, _ := strings.Cut(m.Claim, "/")
	id := fmt.Sprintf("%5s ", phrase.Clean(own))
	const indent = "      "
	known := phrase.Known(c)
	p.parts(run{id, quiet}, indent,
		part{"", []run{{phrase.ClassOf(c).Symbol() + " " + phrase.Clean(phrase.Label(c)), colourOf(c)}}},
		part{partGap, []run{{phrase.Clean(strings.Join(known, dot)), plain}}})
	for _, e := range c.Evidence {
		if words {
			p.flow(run{indent, plain}, indent, run{quoted(e.Quote), plain})
		}
	}
	if m.Why != "" && m.With != "" {
		why := strings.TrimPrefix(m.Why, "joined because ")
		p.flow(run{indent, plain}, indent, run{phrase.Clean(fmt.Sprintf("with %s because %s (%.2f)", p.short(m.With, m.Report), why, m.Score)), quiet})
	}
	if m.Pinned {
		p.flow(run{indent, plain}, indent, run{"a person put it here", quiet})
	}
}

// short is a claim's ID, without its report where that is the same one.
func (p *developmentPrinter) short(claim, report string) string {
	if own, ok := strings.CutPrefix(claim, report+"/"); ok {
		return own
	}
	return memory.ShortID(claim)
}

// shared prints which reports share words.
func (p *developmentPrinter) shared() {
	if len(p.d.Shared) == 0 {
		return
	}
	p.section("Shared words")
	for _, pair := range p.d.Shared {
		first, second := pair.A, pair.B
		if pair.From == pair.B {
			first, second = second, first
		}
		words := string(pair.Relation)
		if passages, err := memory.Passages(pair); err == nil && passages.Why != "" {
			words += ": " + passages.Why
		}
		p.flow(run{"  ", plain}, "    ", run{phrase.Clean(p.name(first) + " and " + p.name(second)), plain}, run{"  " + phrase.Clean(words), quiet})
	}
}

func (p *developmentPrinter) name(report string) string {
	return teller(p.d.Publications[report]) + " (" + memory.ShortID(report) + ")"
}

func (p *developmentPrinter) history() {
	if len(p.d.History) == 0 {
		return
	}
	p.section("How the picture changed")
	for _, s := range p.d.History {
		source := p.d.Publications[s.Report]
		var changes []string
		for _, c := range s.Changes {
			if c.Now == source.Source && c.Was == "" {
				c.Now = "" // the line begins with it
			}
			changes = append(changes, change(c))
		}
		if len(changes) == 0 {
			changes = []string{"nothing new"}
		}
		when := s.Published
		if when == "" {
			when = "undated"
		}
		source.Published = ""
		p.parts(run{fmt.Sprintf("  %-11s ", phrase.Clean(when)), quiet}, "    ",
			part{"", []run{{phrase.Clean(teller(source)), plain}}},
			part{partGap, []run{{phrase.Clean(strings.Join(changes, dot)), plain}}})
	}
}

// change is a change in words: "toll 6 → 9".
func change(c reportedly.Change) string {
	switch {
	case c.Was == "" && c.Now == "":
		return c.What
	case c.Was == "":
		return c.What + " " + c.Now
	}
	return c.What + " " + c.Was + " → " + c.Now
}
