package terminal

import (
	"fmt"
	"io"
	"strings"

	"github.com/reportedly/reportedly"
	"github.com/reportedly/reportedly/export/phrase"
	"github.com/reportedly/reportedly/judgement"
	"github.com/reportedly/reportedly/memory"
	"github.com/reportedly/reportedly/store"
)

// Developments prints developments in two lines each. The error is the writer's.
func Developments(w io.Writer, list []memory.DevelopmentRow, opt Options) error {
	p := newPrinter(w, opt)
	for i := range list {
		p.developmentRow(&list[i])
	}
	return p.err
}

func (p *printer) developmentRow(d *memory.DevelopmentRow) {
	c := &reportedly.Claim{Kind: d.Kind, Event: d.Event}
	add := func(parts []part, s string, st style) []part {
		if s == "" {
			return parts
		}
		return append(parts, part{dot, []run{{phrase.Clean(s), st}}})
	}
	parts := []part{{"", []run{{phrase.ClassOf(c).Symbol() + " " + phrase.Label(c), colourOf(c).strong()}}}}
	parts = add(parts, string(d.State), stateStyle(d.State))
	parts = add(parts, plural(d.Independent, "independent source"), plain)
	parts = add(parts, plural(d.Reports, "report"), plain)
	parts = add(parts, days(d.Days), plain)
	if d.Toll != "" {
		parts = add(parts, "killed "+d.Toll, plain)
	}
	if d.Override != nil {
		parts = add(parts, fmt.Sprintf("credibility %d (%s)", d.Degree(), d.Override.By), plain)
	}
	p.parts(run{phrase.Clean(d.ID) + " ", quiet}, "  ", parts...)
	p.flow(run{"  ", plain}, "  ", run{clip(phrase.Clean(d.What), maxQuote), plain})
}

// days is a run of days: "2021-03-09", "2021-03-08 to 2021-03-09", "since …".
func days(d store.Days) string {
	const form = "2006-01-02"
	switch {
	case d.IsZero():
		return ""
	case d.First.IsZero():
		return "until " + d.Last.Format(form)
	case d.Last.IsZero():
		return "since " + d.First.Format(form)
	case d.First.Equal(d.Last):
		return d.First.Format(form)
	}
	return d.First.Format(form) + " to " + d.Last.Format(form)
}

// Hits prints claims that a search found, each with its words and who tells it. The
// error is the writer's.
func Hits(w io.Writer, list []store.Hit, opt Options) error {
	p := newPrinter(w, opt)
	for i := range list {
		if i > 0 {
			p.blank()
		}
		p.hit(&list[i].Claim)
	}
	return p.err
}

func (p *printer) hit(s *store.Claim) {
	c := &s.Claim
	class := phrase.ClassOf(c)
	parts := []part{{"", []run{{class.Symbol() + " ", colourOf(c)}, {phrase.Clean(phrase.Label(c)), colourOf(c).strong()}}}}
	if who := phrase.Who(c); who != "" {
		parts = append(parts, part{partGap, []run{{phrase.Clean(who), bold}}})
	}
	for _, x := range circumstances(c) {
		parts = append(parts, part{partGap, []run{{phrase.Clean(x), plain}}})
	}
	p.parts(run{phrase.Clean(memory.ShortID(s.ID)) + " ", quiet}, "  ", parts...)
	for _, e := range c.Evidence {
		p.flow(run{"  ", plain}, "  ", p.marked(e, c)...)
	}
	known := []part{{"", []run{{phrase.Clean(teller(s.Report)), plain}}}}
	for i, k := range phrase.Known(c) {
		known = append(known, part{dot, []run{{phrase.Clean(k), doubt(i, k)}}})
	}
	if s.Development != "" {
		known = append(known, part{dot, []run{{phrase.Clean(s.Development), quiet}}})
	}
	if s.Review != store.NotReviewed {
		known = append(known, part{dot, []run{{string(s.Review), bold}}})
	}
	p.parts(run{"  ", plain}, "  ", known...)
}

// marked is a quotation with the claim's trigger marked.
func (p *printer) marked(e reportedly.Evidence, c *reportedly.Claim) []run {
	t := c.Trigger.Span
	at := t.Start - e.Span.Start
	if t.Empty() || !e.Span.Contains(t) || at+t.Len() > len(e.Quote) || len(e.Quote) > maxQuote {
		return []run{{quoted(e.Quote), plain}}
	}
	return []run{
		{"“" + strings.TrimLeft(phrase.Clean(e.Quote[:at]), " "), plain},
		{phrase.Clean(e.Quote[at : at+t.Len()]), colourOf(c).strong()},
		{strings.TrimRight(phrase.Clean(e.Quote[at+t.Len():]), " ") + "”", plain},
	}
}

// StoredClaim prints all that is known of a claim. The error is the writer's.
func StoredClaim(w io.Writer, c *memory.ClaimPage, opt Options) error {
	p := newPrinter(w, opt)
	p.hit(&c.Claim)
	p.blank()
	p.labelled("report", plain, teller(c.Claim.Report), c.Claim.Report.Title, memory.ShortID(c.Claim.Report.ID))
	if c.Source != nil && c.Source.Grade != "" {
		p.labelled("source", plain, fmt.Sprintf("graded %s, %s", c.Source.Grade, judgement.GradeWords(c.Source.Grade)))
	}
	p.labelled("read by", plain, c.Claim.By.Coder, c.Claim.By.Model, fmt.Sprintf("score %.2f", c.Claim.Claim.Score))
	if d := c.Development; d != nil {
		p.labelled("development", plain, d.ID, string(d.State), plural(d.Independent, "independent source"), plural(d.Reports, "report"))
	}
	if c.Claim.Claim.Time != nil {
		p.labelled("time", plain, c.Claim.Claim.Time.Why)
	}
	for _, ch := range c.Changes {
		p.changed(ch)
	}
	if len(c.Claim.Claim.Why) > 0 {
		p.section("Why it reads so")
		for _, why := range c.Claim.Claim.Why {
			p.flow(run{"  ", plain}, "    ", run{phrase.Clean(strings.TrimSpace(why.Field+" "+why.Value)) + " ", plain}, run{phrase.Clean(why.Rule), quiet})
		}
	}
	if len(c.Log) > 0 {
		p.section("Decided by people")
		for _, j := range c.Log {
			p.logLine(j, c.InForce[j.Seq])
		}
		if c.State != nil {
			p.conflicts(c.State.Conflicts)
		}
	}
	return p.err
}

// changed prints a correction.
func (p *printer) changed(ch judgement.Changed) {
	was := ch.Was
	if was == "" {
		was = "nothing"
	}
	now := ch.Now
	if now == "" {
		now = "nothing"
	}
	if ch.Why != "" {
		p.labelled(ch.Field, plain, was, "a correction no longer applies: "+ch.Why)
		return
	}
	p.labelled(ch.Field, plain, was+" → "+now, fmt.Sprintf("corrected by %s on %s (#%d)", ch.By.By, day(ch.By), ch.By.Seq))
}

// Log prints entries of the log, one in a line. The error is the writer's.
func Log(w io.Writer, list []memory.Entry, opt Options) error {
	p := newPrinter(w, opt)
	for _, e := range list {
		if e.Lost {
			e.Why = "its report was forgotten"
		}
		p.logLine(e.Judgement, e.InForce)
	}
	return p.err
}

func (p *printer) logLine(j judgement.Judgement, inForce bool) {
	st := plain
	if !inForce {
		st = quiet
	}
	parts := []part{{"", []run{{day(j) + " " + phrase.Clean(j.By) + " ", quiet}, {phrase.Clean(j.Words()), st}}}}
	if subject := j.Subject(); subject != "" && j.Act != judgement.Undo {
		kind, id, _ := strings.Cut(subject, " ")
		if kind == "claim" {
			id = memory.ShortID(id)
		}
		parts = append(parts, part{dot, []run{{phrase.Clean(kind + " " + id), st}}})
	}
	if j.Why != "" {
		parts = append(parts, part{dot, []run{{phrase.Clean(j.Why), quiet}}})
	}
	if !inForce {
		parts = append(parts, part{dot, []run{{"not in force", quiet}}})
	}
	p.parts(run{fmt.Sprintf("%5s ", fmt.Sprintf("#%d", j.Seq)), quiet}, "      ", parts...)
}

// Timeline prints developments under the days on which they began. The error is the
// writer's.
func Timeline(w io.Writer, list []memory.DevelopmentRow, opt Options) error {
	p := newPrinter(w, opt)
	last := "none"
	for i := range list {
		d := &list[i]
		head := "undated"
		if !d.Days.IsZero() {
			head = days(store.Days{First: d.Days.First, Last: d.Days.First})
			if d.Days.First.IsZero() {
				head = days(d.Days)
			}
		}
		if head != last {
			if last != "none" {
				p.blank()
			}
			last = head
			p.flow(run{}, "", run{head, bold})
		}
		p.timelineRow(d)
	}
	return p.err
}

func (p *printer) timelineRow(d *memory.DevelopmentRow) {
	c := &reportedly.Claim{Kind: d.Kind, Event: d.Event}
	parts := []part{
		{"", []run{{phrase.ClassOf(c).Symbol() + " " + phrase.Label(c), colourOf(c).strong()}}},
		{dot, []run{{string(d.State), stateStyle(d.State)}}},
		{dot, []run{{plural(d.Independent, "independent source"), plain}}},
	}
	if d.Toll != "" {
		parts = append(parts, part{dot, []run{{"killed " + phrase.Clean(d.Toll), plain}}})
	}
	if d.Days.First != d.Days.Last && !d.Days.Last.IsZero() && !d.Days.First.IsZero() {
		parts = append(parts, part{dot, []run{{"to " + days(store.Days{First: d.Days.Last, Last: d.Days.Last}), plain}}})
	}
	parts = append(parts, part{dot, []run{{phrase.Clean(d.ID), quiet}}})
	p.parts(run{"  ", plain}, "    ", parts...)
	p.flow(run{"    ", plain}, "    ", run{clip(phrase.Clean(d.What), maxQuote), plain})
}
